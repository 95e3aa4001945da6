"""Scores the goods glossary on the held-out phrases: right heading, tier and class, by language.

Run with `python -m quality.goods [--show]`. The rules of use are in sets/README.md: measure on the
whole, and never tune on single rows.
"""

import argparse
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from witting.goods import GoodsMatch, classify_goods
from witting.lawbook import Lawbook

SET = Path(__file__).resolve().parent / "sets" / "goods.yaml"
DAY = date(2024, 5, 16)  # the list of 2024-02-23 is in force
GOOD = ("right hs6", "right heading", "rightly left alone", "rightly harmless")


def is_right(codes: tuple[str, ...], row: dict[str, Any]) -> str:
    """Say whether codes meet those accepted: `hs6`, `heading` (less exact, or open), or ""."""
    accepted, headings = row.get("hs6") or [], tuple(row.get("headings") or ())
    if len(codes) == 1 and codes[0] in accepted:
        return "hs6"
    if headings and all(code.startswith(headings) for code in codes):
        return "hs6" if not accepted else "heading"
    tops = {code[:4] for code in accepted}
    return "heading" if tops and any(code[:4] in tops for code in codes) else ""


def judge(row: dict[str, Any], found: list[GoodsMatch]) -> str:
    """Say what came of one row, by its surest match; for a trap, by all of its matches."""
    if row.get("innocent"):
        if any(match.tier or match.item_classes for match in found):
            return "false alarm"
        return "rightly harmless"
    if not row.get("hs6") and not row.get("headings"):
        return "false alarm" if found else "rightly left alone"
    if not found:
        return "missed"
    right = is_right(found[0].codes, row)
    if right:
        return "right hs6" if right == "hs6" else "right heading"
    return "right, not first" if any(is_right(m.codes, row) for m in found) else "wrong"


def controls(row: dict[str, Any], found: list[GoodsMatch]) -> Counter[str]:
    """Count tier and classes of a row that is no trap: given rightly, missed, or given wrongly."""
    counts: Counter[str] = Counter()
    tiers, given = {m.tier for m in found if m.tier}, {c for m in found for c in m.item_classes}
    wanted = set(row.get("classes") or ())
    allowed = wanted | set(row.get("classes_also") or ())
    also = {row.get("tier", ""), *(row.get("tier_also") or ())}
    counts["tier right" if row.get("tier") in tiers else "tier missed"] += bool(row.get("tier"))
    counts["tier wrong"] += bool(tiers - also)
    counts["class right" if wanted <= given else "class missed"] += bool(wanted)
    counts["class wrong"] += bool(given - allowed)
    return counts


def main() -> None:
    """Print the counts by language, and each failure where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true")
    show = parser.parse_args().show
    book = Lawbook.load()
    rows: list[dict[str, Any]] = yaml.safe_load(SET.read_text(encoding="utf-8"))
    came: dict[str, Counter[str]] = {}
    for row in rows:
        found = classify_goods(row["text"], lawbook=book, day=DAY)
        verdict = judge(row, found)
        counts = came.setdefault(row["language"], Counter())
        counts[verdict] += 1
        if not row.get("innocent"):
            counts.update(controls(row, found))
        if show and verdict not in GOOD:
            got = [(m.codes[:4], m.tier, m.item_class, m.confidence) for m in found]
            print(f"{verdict}: {row['language']} {row['text']!r} wanted {row.get('hs6')} got {got}")
    total: Counter[str] = sum(came.values(), Counter())
    for language, counts in [*sorted(came.items()), ("all", total)]:
        print(language, dict(sorted((k, n) for k, n in counts.items() if n)))


if __name__ == "__main__":
    main()
