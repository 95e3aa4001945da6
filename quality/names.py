"""Scores the screener on the held-out names: recall, false alerts, by kind of variation.

Run with `python -m quality.names [--show]`. Rows marked `beyond` are reported apart: only outside
knowledge finds them. The rules of use are in sets/README.md: measure on the whole.
"""

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from quality.ask import default_screener
from quality.figure import Better, Figure
from witting.base import Identifier
from witting.parties import Screener

SET = Path(__file__).resolve().parent / "sets" / "names.yaml"


def matched(row: dict[str, Any], screener: Screener) -> set[str]:
    """Give the entries matched for one row of the set."""
    found = screener.match(
        row["query"],
        kind=row.get("kind"),
        birth_date=str(row.get("birth_date", "")),
        countries=row.get("countries", ()),
        identifiers=[
            Identifier(scheme=scheme, value=str(value))
            for scheme, value in row.get("identifiers", {}).items()
        ],
    )
    return {match.entry_id for match in found if match.is_match}


def judge(row: dict[str, Any], found: set[str]) -> str:
    """Say what came of a row: found, missed, false alert, or rightly nobody."""
    expected, also = set(row["expect"]), set(row.get("also", ()))
    if found - expected - also:
        return "false alert"
    if not expected:
        return "rightly nobody"
    return "found" if expected & found else "missed"


def figures() -> tuple[Figure, ...]:
    """Give rows found, and rows alerted on wrongly, leaving out what is beyond the name."""
    screener = default_screener()
    rows: list[dict[str, Any]] = yaml.safe_load(SET.read_text(encoding="utf-8"))
    came = [(row, matched(row, screener)) for row in rows if not row.get("beyond")]
    wanted = [(set(row["expect"]), found) for row, found in came if row["expect"]]
    false = [bool(found - set(row["expect"]) - set(row.get("also", ()))) for row, found in came]
    right = sum(bool(expected & found) for expected, found in wanted)
    return (
        Figure(name="names/found", hits=right, n=len(wanted)),
        Figure(name="names/false alert", hits=sum(false), n=len(false), better=Better.FEWER),
    )


def main() -> None:
    """Print the counts by variation, and each failure where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    show = parser.parse_args().show
    screener = default_screener()
    rows: list[dict[str, Any]] = yaml.safe_load(SET.read_text(encoding="utf-8"))
    counts: Counter[tuple[str, str]] = Counter()
    pairs: Counter[str] = Counter()
    for row in rows:
        found = matched(row, screener)
        group = "beyond" if row.get("beyond") else row["variation"]
        came = judge(row, found)
        counts[group, came] += 1
        expected, also = set(row["expect"]), set(row.get("also", ()))
        if not row.get("beyond"):
            pairs["to find"] += bool(expected)
            pairs["found"] += bool(expected & found)
            pairs["entries to find"] += len(expected)
            pairs["entries found"] += len(expected & found)
            pairs["rows with a false alert"] += bool(found - expected - also)
            pairs["nobody rows"] += not expected and not also
            pairs["nobody rows alerted"] += bool(not expected and found - also)
        if show and came in ("missed", "false alert"):
            print(f"{came}: {row['query']!r} expects {sorted(expected)}, got {sorted(found)}")
    for (group, came), count in sorted(counts.items()):
        print(f"{group:32} {came:16} {count:4}")
    print(dict(pairs))


if __name__ == "__main__":
    main()
