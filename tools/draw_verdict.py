"""Draws docs/verdict.svg, the README's picture: the page of a real verdict on a shipped example."""

import io
from datetime import date
from pathlib import Path

from rich.console import Console

import witting
from witting.cli.page import page_parts

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = "examples/03-payment-bearings.xml"
DAY = date(2024, 5, 16)


def main() -> None:
    """Assess the example and save its page as SVG."""
    (deal,) = witting.read(ROOT / EXAMPLE)
    answer = witting.assess(
        deal, witting.World.open(), witting.load_profile("ffi-cn"), DAY, made_at=DAY
    )
    out = Console(record=True, width=118, highlight=False, force_terminal=True, file=io.StringIO())
    for part in page_parts(answer):
        out.print(part)
    title = f"witting assess {EXAMPLE} --as-of {DAY}"
    out.save_svg(str(ROOT / "docs" / "verdict.svg"), title=title)


if __name__ == "__main__":
    main()
