"""The papers of this folder's tests: eight documents in four languages, all parties invented."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from witting.base import Deal
from witting.intake.source import Source
from witting.intake.trade import read_trade_text

HERE = Path(__file__).parent
NAMES = tuple(sorted(path.stem for path in (HERE / "papers").glob("*.txt")))


def text_of(name: str) -> str:
    """Give a paper's text."""
    return (HERE / "papers" / f"{name}.txt").read_text(encoding="utf-8")


def deals_of(text: str, name: str = "paper.txt") -> list[Deal] | None:
    """Read a text as a trade document."""
    return read_trade_text(text, Source(name=name, data=text.encode()))


def deal_of(text: str, name: str = "paper.txt") -> Deal:
    """Read a text that is one trade document."""
    found = deals_of(text, name)
    assert found is not None
    [deal] = found
    return deal


@cache
def expected() -> dict[str, Any]:
    """Give what every paper must be read as."""
    text = (HERE / "expected.yaml").read_text(encoding="utf-8")
    held: dict[str, Any] = yaml.safe_load(text)["papers"]
    return held
