"""Rows with the answer each must give: names promised one by one, and others of every kind.

    python -m quality.named

The rows are in sets/named.yaml, for anybody to read and to add to. Failures are told by row.
"""

from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from quality.ask import default_screener
from quality.figure import Figure, show
from witting.base import Identifier
from witting.parties import Screener, compare

SET = Path(__file__).resolve().parent / "sets" / "named.yaml"


def rows() -> list[dict[str, Any]]:
    """Give the rows of the set."""
    read: list[dict[str, Any]] = yaml.safe_load(SET.read_text(encoding="utf-8"))
    return read


def faults(row: dict[str, Any], screener: Screener) -> list[str]:
    """Give what is wrong with the answer to one row; nothing where it is as it must be."""
    return _beside(row) if "compare" in row else _screened(row, screener)


def figures() -> tuple[Figure, ...]:
    """Give how many of the promised rows, and of the others, come out as they must."""
    return counted(failures())


def failures() -> dict[str, list[str]]:
    """Give the rows that come out wrong, each with its faults."""
    screener = default_screener()
    wrong = {title(row): faults(row, screener) for row in rows()}
    return {row: found for row, found in wrong.items() if found}


def counted(failed: dict[str, list[str]]) -> tuple[Figure, ...]:
    """Count the rows that hold."""
    n, hits = Counter[str](), Counter[str]()
    for row in rows():
        group = "promised" if row.get("issue") else "others"
        n[group] += 1
        hits[group] += title(row) not in failed
    return tuple(Figure(name=f"named/{group}", hits=hits[group], n=n[group]) for group in sorted(n))


def title(row: dict[str, Any]) -> str:
    """Give a row in a line: what is asked, and of which kind."""
    asked = " = ".join(row["compare"]) if "compare" in row else row["query"]
    beside = [str(row[key]) for key in ("kind", "birth_date") if row.get(key)]
    return f"{asked} ({', '.join(beside)})" if beside else asked


def _beside(row: dict[str, Any]) -> list[str]:
    found = compare(*row["compare"], kind=row["kind"])
    out = []
    if "match" in row and found.is_match is not row["match"]:
        out.append(f"match is {found.is_match} at {found.score:.4f}")
    if "below" in row:
        other = compare(*row["below"], kind=row["kind"])
        if found.score >= other.score:
            out.append(f"{found.score:.4f} is not below {other.score:.4f}")
    return out


def _screened(row: dict[str, Any], screener: Screener) -> list[str]:
    given = screener.match(
        row["query"],
        kind=row.get("kind"),
        birth_date=row.get("birth_date", ""),
        countries=row.get("countries", ()),
        identifiers=[Identifier(scheme=k, value=v) for k, v in row.get("identifiers", {}).items()],
    )
    scores = {one.entry_id: one.score for one in given}
    matched = {one.entry_id: one.score for one in given if one.is_match}
    out = [
        f"does not find {wanted} ({scores.get(wanted, 0.0):.4f})"
        for wanted in row.get("finds", ())
        if wanted not in matched
    ]
    out += [f"does not show {wanted}" for wanted in row.get("shows", ()) if wanted not in scores]
    forbidden = list(matched) if row.get("nobody") else row.get("not", ())
    out += [f"finds {one} at {matched[one]:.4f}" for one in forbidden if one in matched]
    return out


def main() -> None:
    """Print the rows that fail, and the figures."""
    failed = failures()
    for row, found in failed.items():
        print(f"{row}: {'; '.join(found)}")
    show(counted(failed))


if __name__ == "__main__":
    main()
