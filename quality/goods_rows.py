"""What one labelled goods phrase asks, and whether the answer to it is right.

The keys of a row are explained in sets/README.md.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import yaml

SETS = Path(__file__).resolve().parent / "sets"
FILES = {
    "goods": "goods.yaml",
    "unseen": "goods_unseen.yaml",
    "second": "goods_second.yaml",
    "third": "goods_third.yaml",
    "fourth": "goods_fourth.yaml",
    "fifth": "goods_fifth_ar.yaml",
    "sixth": "goods_sixth_ar.yaml",
    **{f"dev {language}": f"goods_dev_{language}.yaml" for language in ("en", "ar", "zh", "ru")},
}
DAY = date(2024, 5, 16)  # the list of 2024-02-23 is in force
Row = dict[str, Any]


class Found(Protocol):
    """What is judged of a match: its codes, its tier and its classes."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Give the HS-6 codes the words leave open, or the one they mean."""
        ...

    @property
    def tier(self) -> str:
        """Give the tier of the Common High Priority List; "" where there is none."""
        ...

    @property
    def item_classes(self) -> tuple[str, ...]:
        """Give the classes of critical items."""
        ...


def rows(name: str) -> list[Row]:
    """Give the rows of a set, by its name in `FILES`."""
    read: list[Row] = yaml.safe_load((SETS / FILES[name]).read_text(encoding="utf-8"))
    return read


def is_right(codes: tuple[str, ...], row: Row) -> str:
    """Say whether codes meet those accepted: `hs6`, `heading` (less exact, or open), or ""."""
    accepted, headings = row.get("hs6") or [], tuple(row.get("headings") or ())
    if len(codes) == 1 and codes[0] in accepted:
        return "hs6"
    if headings and all(code.startswith(headings) for code in codes):
        return "hs6" if not accepted else "heading"
    tops = {code[:4] for code in accepted}
    return "heading" if tops and any(code[:4] in tops for code in codes) else ""


def judge(row: Row, found: Sequence[Found]) -> str:
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


def controls(row: Row, found: Sequence[Found]) -> Counter[str]:
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
