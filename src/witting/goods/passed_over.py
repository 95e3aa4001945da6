"""Which of the goods found in a text are only mentioned there, and are not what is traded.

What is passed over names no goods, and a deal that names no other is asked about: nothing is freed
here. Codes and part numbers are never passed over.
"""

from collections.abc import Iterable, Sequence

from witting.goods.adjective import is_adjective
from witting.goods.around import Around
from witting.goods.aside import is_aside, is_excepted, is_of_works
from witting.goods.company import is_everyday
from witting.goods.denied import denied_in
from witting.goods.fold import words_of
from witting.goods.heads import load_heads
from witting.goods.index import Hit, load_index
from witting.goods.law import GoodsView
from witting.goods.phrase import is_headed_aside
from witting.goods.senses import has_other_sense

ALARMING = ("84", "85", "88", "90")
"""The chapters of the high-priority list and of most critical classes."""


def passed_over(text: str, folded: str, hits: Sequence[Hit], view: GoodsView) -> frozenset[int]:
    """Give where those of the goods begin that are only mentioned.

    Only goods that could alarm are asked about; the others may stay whatever is said of them.
    """
    alarming = [hit for hit in hits if _is_alarming(hit, view)]
    if not alarming:
        return frozenset()
    around = _around(text, folded, hits)
    found = {hit.start for hit in alarming if _is_passed_over(hit, around)}
    found |= denied_in(folded, hits)
    sure = [
        hit for hit in alarming if not (hit.term.weak or hit.start in found or _is_consumed(hit))
    ]
    found |= {hit.start for hit in alarming if is_everyday(folded, hit, sure)}
    excepted = {
        hit.start
        for hit in alarming
        if is_excepted(folded, hit.start, hit.end) or is_of_works(folded, hit.start)
    }
    # Such goods may be all there is to go by, where nobody recognised the others.
    is_named = any(hit.start not in found | excepted for hit in hits)
    return frozenset(found | excepted if is_named else found)


def _is_alarming(hit: Hit, view: GoodsView) -> bool:
    codes = load_index().goods[hit.term.goods].codes
    return any(code[:2] in ALARMING for code in codes) or bool(view.classes_of(codes))


def _is_consumed(hit: Hit) -> bool:
    """Say whether goods are of everyday life alone."""
    codes = load_index().goods[hit.term.goods].codes
    return bool(codes) and all(code.startswith(load_heads().consumer) for code in codes)


def _is_passed_over(hit: Hit, around: Around) -> bool:
    """Say whether it is so by the words beside goods, or by the head of their phrase."""
    if _is_over_lines(hit, around.folded):
        return False
    return (
        is_aside(around.text, around.folded, hit.start, hit.end)
        or has_other_sense(around.folded, hit)
        or is_adjective(around, hit.start, hit.end)
        or is_headed_aside(around, hit.start, hit.end)
    )


def _is_over_lines(hit: Hit, folded: str) -> bool:
    """Say whether goods begin on one line and end on the next with another word between.

    Two items may be taken for one then: `box for bearings` and, below, `bearings, ball`.
    """
    said = folded[hit.start : hit.end]
    return "\n" in said and len(words_of(said)) > len(hit.term.keys)


def _around(text: str, folded: str, hits: Iterable[Hit]) -> Around:
    """Give a text with the places of what it names, goods of everyday life apart from others."""
    goods, consumer = load_index().goods, load_heads().consumer
    everyday: set[int] = set()
    others: set[int] = set()
    for hit in hits:
        if codes := goods[hit.term.goods].codes:
            is_everyday = all(code.startswith(consumer) for code in codes)
            (everyday if is_everyday else others).update(range(hit.start, hit.end))
    return Around(text=text, folded=folded, everyday=frozenset(everyday), goods=frozenset(others))
