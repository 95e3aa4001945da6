"""Scores the goods glossary on held-out phrases: right heading, tier and class, by language.

    python -m quality.goods [--set fourth] [--show]

The rules of use are in sets/README.md: measure on the whole, and never tune on single rows. Who
makes the glossary never asks for the rows of `unseen`, `second`, `third` or `fourth`; those of
`dev en`, `dev ar`, `dev zh` and `dev ru` are there to be learnt from.
"""

import argparse
from collections import Counter

from quality.goods_rows import FILES, Row, controls, judge, rows
from quality.goods_unseen import Ask, answer, asker, scored, table

GOOD = ("right hs6", "right heading", "rightly left alone", "rightly harmless")


def main() -> None:
    """Print the counts by language, and each failure where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--set", choices=FILES, default="goods")
    parser.add_argument(
        "--show", action="store_true", help="tell the rows that fail: not for the glossary's makers"
    )
    wanted = parser.parse_args()
    asked, ask = rows(wanted.set), asker()
    if wanted.set == "goods":
        _count(asked, ask, show=wanted.show)
        return
    if wanted.show:
        _tell(asked, ask)
    print(table(wanted.set, scored(wanted.set, asked, ask)))


def _count(asked: list[Row], ask: Ask, *, show: bool) -> None:
    came: dict[str, Counter[str]] = {}
    for row in asked:
        found = ask(row["text"])
        verdict = judge(row, found)
        counts = came.setdefault(row["language"], Counter())
        counts[verdict] += 1
        if not row.get("innocent"):
            counts.update(controls(row, found))
        if show and verdict not in GOOD:
            got = [(one.codes[:4], one.tier, one.item_classes) for one in found]
            print(f"{verdict}: {row['language']} {row['text']!r} wanted {row.get('hs6')} got {got}")
    total: Counter[str] = sum(came.values(), Counter())
    for language, counts in [*sorted(came.items()), ("all", total)]:
        print(language, dict(sorted((k, n) for k, n in counts.items() if n)))


def _tell(asked: list[Row], ask: Ask) -> None:
    for row in asked:
        found = ask(row["text"])
        said = answer(row, found)
        if said.is_fault:
            got = [(one.codes[:4], one.tier, one.item_classes) for one in found]
            kind = ", ".join(name for name, hit in said.counts if hit is name.startswith("false"))
            print(f"{row['language']} {kind}: {row['text']!r} wanted {row['hs6']} got {got}")


if __name__ == "__main__":
    main()
