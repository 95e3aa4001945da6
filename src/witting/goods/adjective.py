"""Arabic goods words that are adjectives too: هوائي is an antenna, and `of air` behind a noun.

Behind a noun with the article the word is its adjective, since the first noun of an idafa has none.
Behind one without, it is taken for the adjective unless that noun is of the trade, of the office, a
part, a machine or goods: antennas stand behind `cable`, `price`, `system`, hardly behind others.
"""

import re

from witting.goods.around import Around
from witting.goods.fold import key_of
from witting.goods.heads import is_among, kind_of, load_heads
from witting.goods.index import load_index

_ADJECTIVES = frozenset({"هوائي", "الهوائي"})
_REACH = 48  # characters looked at before
_NOUN = re.compile(r"(?<!\w)([\u0620-\u065f]{3,40})[ \t]+\Z")
_ARTICLE = ("ال", "وال", "بال", "كال", "لل", "ولل")


def is_adjective(around: Around, start: int, end: int) -> bool:
    """Say whether the word at `start` to `end` says of what kind the noun before it is.

    >>> said = "منفاخ هوائي"
    >>> is_adjective(Around.bare(said), 6, 11)
    True
    """
    word = around.folded[start:end]
    if word not in _ADJECTIVES:
        return False
    found = _NOUN.search(around.folded[max(0, start - _REACH) : start])
    if found is None:
        return False
    noun = key_of(found[1])
    if word.startswith("ال"):
        return noun.startswith(_ARTICLE)
    return not (_is_of_trade(noun) or start - len(found[0]) in around.goods)


def _is_of_trade(noun: str) -> bool:
    heads = load_heads()
    kind = kind_of(noun)
    return (
        (kind is not None and (kind.keeps or kind.name == "set"))
        or noun in heads.links
        or any(
            is_among(noun, group)
            for group in (heads.trade, heads.stops, heads.joiners, load_index().office_words)
        )
    )
