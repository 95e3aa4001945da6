"""Words of two meanings, told by their company: `antenna of insects`, `чип` and картофель.

A weak word of the glossary, or one that `company.yaml` names, is passed over where everyday words
stand in its phrase and nothing of the trade does.
"""

import re
from collections.abc import Iterable

from witting.goods.fold import HAN, words_of
from witting.goods.heads import is_among, load_heads
from witting.goods.index import Hit

_REACH = 64  # characters of the phrase on either side
_CUT = re.compile(r"[,;:.!?()\n،؛؟。；，：！？（）|]")
_MEASURED = re.compile(
    r"\d\s?(?:[kmg]?hz|[kmµu]?[vaw]|nm|mm|db[im]?|bit|rpm|мгц|ггц|кгц|в|вт|нм|мм|бит)(?!\w)"
    r"|\d\s?(?:مم|ملم|ميكرون|ميكرو\w*|نانو\w*|فولت|واط|وات|كيلوواط|امبير|\w*هرتز|بت)(?!\w)"
    r"|(?<!\w)(?=[a-z0-9/-]*\d)(?=[a-z0-9/-]*[a-z])[a-z0-9][a-z0-9/-]{3,}(?!\w)"
)
"""A unit of the trade behind a number, or a designation of letters and digits."""
_HAN = re.compile(f"[{HAN}]")


def is_everyday(folded: str, hit: Hit, others: Iterable[Hit]) -> bool:
    """Say whether a word of two meanings has its everyday one; `others` are surer goods near it."""
    heads = load_heads()
    if not (hit.term.weak or _has_two_meanings(folded[hit.start : hit.end])):
        return False
    first, last = _phrase(folded, hit.start, hit.end)
    if any(first <= other.start < last for other in others if other is not hit):
        return False
    beside = folded[first : hit.start] + " " * (hit.end - hit.start) + folded[hit.end : last]
    if _MEASURED.search(beside):
        return False
    if _HAN.search(beside):
        return not _any_in(beside, heads.trade_han) and _any_in(beside, heads.company_han)
    words = [word.key for word in words_of(beside)]
    if any(is_among(word, heads.trade) for word in words):
        return False
    return any(is_among(word, heads.company) for word in words)


def _has_two_meanings(said: str) -> bool:
    heads = load_heads()
    if said[:1] >= "\u3400":
        return said in heads.two_meanings
    words = [word.key for word in words_of(said)]
    return len(words) == 1 and is_among(words[0], heads.two_meanings)


def _phrase(folded: str, start: int, end: int) -> tuple[int, int]:
    """Give where the phrase begins and ends that goods stand in."""
    floor = max(0, start - _REACH)
    cuts = [found.end() for found in _CUT.finditer(folded, floor, start)]
    cut = _CUT.search(folded, end, end + _REACH)
    return (cuts[-1] if cuts else floor), (cut.start() if cut else min(len(folded), end + _REACH))


def _any_in(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)
