"""Every labelled set of names, goods, stories and papers on one page: `make quality`.

    python -m quality.scorecard [--sample N] [--only SET…] [--no-write]

Writes scorecards/<engine version>.json and compares with the last committed scorecard. Ends with
status 1 where a required line fails or a figure is worse than before beyond the noise (see
required.py). With --sample or --only it prints, and neither writes nor compares.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from rich.progress import track

from quality import (
    arab_firms,
    cross_script,
    goods_unseen,
    innocents,
    named,
    names,
    own_names,
    pairs,
    papers,
    ssb_set,
    stories,
)
from quality.figure import Better, Figure
from quality.required import REQUIRED, failing, regressions
from witting.assess import ENGINE
from witting.lists import Snapshot

CARDS = Path(__file__).resolve().parent / "scorecards"
SETS: dict[str, Callable[[int | None], tuple[Figure, ...]]] = {
    "named": lambda _: named.figures(),
    "names": lambda _: names.figures(),
    "own names": own_names.figures,
    "ssb": lambda sample: ssb_set.figures(sample=sample),
    "cross-script": cross_script.figures,
    "held-out firms": arab_firms.figures,
    "pairs": pairs.figures,
    "innocents": lambda sample: innocents.figures(sample=sample),
    "goods": lambda _: goods_unseen.figures(),
    "stories": stories.figures,
    "papers": papers.figures,
}
_DEPTH = 3  # parts of a figure's name that the page shows; the file has them all


def measure(wanted: list[str], sample: int | None) -> dict[str, Figure]:
    """Run the sets and give every figure by its name."""
    out: dict[str, Figure] = {}
    for name in track(wanted, "sets", disable=not sys.stderr.isatty()):
        begun = perf_counter()
        out |= {figure.name: figure for figure in SETS[name](sample)}
        print(f"{name}: {perf_counter() - begun:.0f} s", file=sys.stderr)
    return out


def card(figures: Mapping[str, Figure]) -> dict[str, Any]:
    """Give the scorecard as a plain record, with what it was measured on."""
    return {
        "engine": ENGINE,
        "lists": {one.id: one.published for one in Snapshot.default().used},
        "made_with": {module: _version(module) for module in ("faker", "ssb")},
        "figures": {
            name: {"hits": one.hits, "n": one.n, "better": one.better.value}
            for name, one in sorted(figures.items())
        },
    }


def written(record: Mapping[str, Any]) -> str:
    """Give the record as JSON with a line for each figure, so that a change shows as its lines."""
    head = {key: value for key, value in record.items() if key != "figures"}
    rows = [
        f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(figure)}"
        for name, figure in record["figures"].items()
    ]
    opening = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    return opening + ',\n "figures": {\n' + ",\n".join(rows) + "\n }\n}\n"


def read(text: str) -> dict[str, Figure]:
    """Give the figures of a stored scorecard."""
    return {
        name: Figure(name=name, hits=row["hits"], n=row["n"], better=Better(row["better"]))
        for name, row in json.loads(text)["figures"].items()
    }


def last_committed() -> tuple[str, dict[str, Figure]]:
    """Give the name and figures of the scorecard committed last; nothing where there is none."""
    found = _git("log", "-1", "--name-only", "--diff-filter=AM", "--format=", "--", str(CARDS))
    path = next(iter(found.splitlines()), "")
    text = _git("show", f"HEAD:{path}") if path else ""
    return (path, read(text)) if text else ("", {})


def page(figures: Mapping[str, Figure]) -> str:
    """Give the page: one line for each figure but the finest, and the groups of the smallest."""
    lines = [f"witting {ENGINE}: names and goods"]
    for name, one in figures.items():
        if _on_page(name, one):
            lines.append(f"{one.share:8.2%} {one.hits:>9g} of {one.n:>6}  {name}")
    return "\n".join(lines)


def main() -> None:
    """Print the page, write the scorecard, and say what fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--only", nargs="+", choices=SETS, default=list(SETS))
    parser.add_argument("--no-write", action="store_true")
    wanted = parser.parse_args()
    before = last_committed()
    figures = measure(wanted.only, wanted.sample)
    print(page(figures))
    whole = wanted.sample is None and list(wanted.only) == list(SETS)
    if not whole:
        print("\na part of the sets: no required line is judged and nothing is written")
        return
    failed, worse = failing(figures), regressions(figures, before[1])
    print(f"\n{len(REQUIRED)} required lines, {len(failed)} figures fail them")
    print("\n".join(failed))
    print(f"against {before[0] or 'no earlier scorecard'}: {len(worse)} worse")
    print("\n".join(worse))
    if not wanted.no_write:
        CARDS.mkdir(exist_ok=True)
        (CARDS / f"{ENGINE}.json").write_text(written(card(figures)), encoding="utf-8")
    sys.exit(1 if failed or worse else 0)


def _on_page(name: str, one: Figure) -> bool:
    if one.better is Better.NEITHER or name.startswith("ssb, compare") or "/matched" in name:
        return False
    parts = name.split("/")
    return len(parts) <= _DEPTH or (parts[0] == "ssb" and parts[2] == "recall")


def _version(module: str) -> str:
    from importlib.metadata import PackageNotFoundError, packages_distributions, version

    try:
        return version(packages_distributions()[module][0])
    except (PackageNotFoundError, KeyError):
        return ""


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=CARDS.parent, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() if done.returncode == 0 else ""


if __name__ == "__main__":
    main()
