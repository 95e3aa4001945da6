"""Russian written in Latin letters, as MT103 must write it: `SHARIKOPODSHIPNIKI`, `STANKI S CHPU`.

There are a dozen ways to romanise Russian, so both sides are brought to one loose spelling: kh, h
and x are one letter, so are y, i and j, ts and c, e and ye; soft signs are dropped. A Latin word
whose loose spelling is that of a Russian glossary word, endings off, may stand for it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from witting.goods.inflect import RUSSIAN_ENDINGS

SHORTEST = 4  # loose letters of a stem: shorter ones meet too many words of other languages
_LATIN_WORD = re.compile(r"[a-z']+")
_CYRILLIC = dict(
    zip("абвгдежзийклмнопрстуфхцчшщъыьэюяё", "abvgdeZziiklmnoprstufhcCSW\0i\0eUAe", strict=True)
)
_MANY = (  # in this order; capitals are single letters of the loose spelling
    *(("shch", "W"), ("sch", "W"), ("zh", "Z"), ("kh", "h"), ("ch", "C"), ("sh", "S")),
    *(("ts", "c"), ("tz", "c"), ("x", "h"), ("w", "v"), ("yo", "e"), ("jo", "e")),
    *(("y", "i"), ("j", "i"), ("ia", "A"), ("iu", "U"), ("ie", "e"), ("ii", "i"), ("'", "")),
)
# What two Cyrillic letters come to when their Latin ones run together: `схема` as `shema`.
_TOGETHER = (
    *(("sh", "S"), ("sC", "W"), ("ts", "c"), ("iA", "A"), ("iU", "U"), ("ia", "A"), ("iu", "U")),
    *(("ie", "e"), ("ii", "i")),
)


def loose(word: str) -> str:
    """Give the loose spelling of a folded word, Russian or Latin.

    >>> loose("микросхемы"), loose("mikroshemy"), loose("mikroskhemy")
    ('mikroSemi', 'mikroSemi', 'mikroSemi')
    """
    if word.isascii():
        for many, one in _MANY:
            word = word.replace(many, one)
    else:
        word = "".join(_CYRILLIC.get(c, c) for c in word).replace("\0", "")
    for many, one in _TOGETHER:
        word = word.replace(many, one)
    return word


def loose_table(keys: Iterable[str]) -> dict[str, list[str]]:
    """Give the Russian keys by their loose spelling, for the compiled index."""
    found: dict[str, set[str]] = {}
    for key in keys:
        found.setdefault(loose(key.lstrip("!")), set()).add(key)
    return {spelling: sorted(rows) for spelling, rows in sorted(found.items())}


def russian_keys(word: str, table: dict[str, list[str]]) -> Iterator[str]:
    """Walk the Russian keys that a folded Latin word may stand for."""
    if not _LATIN_WORD.fullmatch(word):
        return
    spelling = loose(word)
    yield from table.get(spelling, ())
    for size in range(1, 5):
        cut = len(spelling) - size
        if cut >= SHORTEST and spelling[cut:] in _endings():
            yield from (key for key in table.get(spelling[:cut], ()) if not key.startswith("!"))


@cache
def _endings() -> frozenset[str]:
    return frozenset(loose(ending) for ending in RUSSIAN_ENDINGS) - {""}
