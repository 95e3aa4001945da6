"""Words for goods that have another sense beside words of its own: الشاحن is the shipper, too.

The words are data (`senses.yaml`). Each sense names its goods, the words of their phrase that tell
it and those that speak against it; a sense is read before anything general is asked of a phrase.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from witting.goods.fold import words_of
from witting.goods.heads import Sense, load_heads
from witting.goods.index import EXACT, Hit, load_index
from witting.goods.inflect import stems

_REACH = 96  # characters of the phrase on either side
_CUT = re.compile(r"[;!?\n،؛؟|]|[:](?=\s)|[.,](?!\d)")
_WORDS = 8_192  # of goods, whose senses are kept
_ANY = "*"
_TO = "الي"


def has_other_sense(folded: str, hit: Hit) -> bool:
    """Say whether the words beside goods give their word its other sense."""
    rest, senses = _senses_of(hit.term.goods, hit.term.language, folded[hit.start : hit.end])
    if not senses:
        return False
    first, last = _phrase(folded, hit.start, hit.end)
    ahead = [word.key for word in words_of(folded[first : hit.start])]
    behind = [word.key for word in words_of(folded[hit.end : last])]
    return any(_is_told(sense, rest, ahead, behind) for sense in senses)


@lru_cache(maxsize=_WORDS)
def _senses_of(goods: int, language: str, text: str) -> tuple[list[str], tuple[Sense, ...]]:
    """Give the senses that goods so said may have, and the words behind their first one."""
    senses = load_heads().senses.get(load_index().goods[goods].id, ())
    said = [word.key for word in words_of(text)] if senses else []
    return said[1:], tuple(
        sense
        for sense in senses
        if (_any_of(said[:1], sense.said) if sense.said else sense.language == language)
    )


def _is_told(sense: Sense, said: list[str], ahead: list[str], behind: list[str]) -> bool:
    is_told = (
        _ANY in sense.ahead
        or _any_of(said, sense.within)
        or _any_of(ahead, sense.ahead)
        or _any_of(_of_goods(behind), sense.behind)
    )
    return is_told and not _any_of((*ahead, *said, *behind), sense.unless)


def _of_goods(behind: list[str]) -> list[str]:
    """Give the words behind goods up to one that says for whom they are: لمصنع, إلى شركة."""
    buyers = load_heads().buyers
    ends = (at for at, word in enumerate(behind) if _is_buyer(word, buyers))
    return behind[: next(ends, None)]


def _is_buyer(word: str, buyers: frozenset[str]) -> bool:
    bare = word.removeprefix("و").removeprefix("ل").removeprefix("ل")
    return word == _TO or (bare != word and not buyers.isdisjoint(stems(bare)))


def _any_of(words: Iterable[str], group: frozenset[str]) -> bool:
    return bool(group) and any(not group.isdisjoint(_forms(word)) for word in words)


@lru_cache(maxsize=_WORDS)
def _forms(word: str) -> tuple[str, ...]:
    return (EXACT + word, *stems(word))


def _phrase(folded: str, start: int, end: int) -> tuple[int, int]:
    """Give where the phrase begins and ends that goods stand in; brackets do not end it."""
    floor = max(0, start - _REACH)
    cuts = [found.end() for found in _CUT.finditer(folded, floor, start)]
    cut = _CUT.search(folded, end, end + _REACH)
    return (cuts[-1] if cuts else floor), (cut.start() if cut else min(len(folded), end + _REACH))
