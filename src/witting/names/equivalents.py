"""Words that stand for the same name: other spellings, other languages, short forms.

Spellings that merely sound alike meet by `sound`; here is what no rule of sound gives: Zhang is
Chang and Cheung, Yusuf is Joseph, Vova is Vladimir. The tables are data, each row judged as a
whole; nothing passes from one row to the next.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import combinations, product

from witting.names.korean import jamo
from witting.names.pairs import pairs
from witting.names.tables import table
from witting.names.wade_giles import wade_giles

SPELLING = 9700  # another spelling of the same name, in basis points
LANGUAGE = 9500  # the same name in another language
SHORT = 9300  # a nickname
FAMILY = 9000  # one Chinese family name in another speech: only the family name may change so

Pair = tuple[str, str, int]
_LEAST_LEARNT = 5


@lru_cache(maxsize=65536)
def equivalents(token: str) -> tuple[tuple[str, int], ...]:
    """Give other tokens the same person's name word may be written as, the likest first.

    Each with its likeness in basis points: 9700 another spelling, 9500 another language, 9300 a
    nickname, 9000 a Chinese family name in another speech. The relation holds both ways, and a
    token is never its own equivalent.

    >>> dict(equivalents("yusuf"))["joseph"], dict(equivalents("vova"))["vladimir"]
    (9500, 9300)
    >>> ("hsiao", 9700) in equivalents("xiao")
    True
    """
    return equivalents_once(token)


def equivalents_once(token: str) -> tuple[tuple[str, int], ...]:
    """Give the same without keeping it: for who asks once of each word."""
    tabled, chinese = _tabled().get(token), wade_giles(token)
    if not tabled and not chinese:
        return ()
    found = dict(tabled or {})
    for other in chinese:
        found[other] = SPELLING
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))


@cache
def _tabled() -> dict[str, dict[str, int]]:
    """Give every token's equivalents by the tables."""
    found: dict[str, dict[str, int]] = {}
    for one, other, alike in (*_given(), *_families(), *korean_spellings(), *_foreign()):
        if one != other:
            for mine, theirs in ((one, other), (other, one)):
                ways = found.setdefault(mine, {})
                ways[theirs] = max(alike, ways.get(theirs, 0))
    return found


def _among(words: Iterable[str], alike: int) -> Iterator[Pair]:
    for one, other in combinations(words, 2):
        yield one, other, alike


def _between(ones: Iterable[str], others: Iterable[str], alike: int) -> Iterator[Pair]:
    for one, other in product(ones, others):
        yield one, other, alike


def _given() -> Iterator[Pair]:
    """Give the pairs of given names: spellings, languages, nicknames."""
    for group in table("given")["groups"].values():
        same = [row.split() for row in group["same"]]
        short = [row.split() for row in group.get("short", ())]
        for row in (*same, *short):
            yield from _among(row, SPELLING)
        for one, other in combinations(same, 2):
            yield from _between(one, other, LANGUAGE)
        for one, other in product(same, short):
            yield from _between(one, other, SHORT)


_CHINESE = ("cantonese", "min", "hakka")
_NEIGHBOURS = ("viet", "korean")


def _families() -> Iterator[Pair]:
    """Give the pairs of Chinese family names: one character's readings."""
    for row in table("families")["families"]:
        mandarin = row["mandarin"].split()
        chinese = {*mandarin, *(way for word in mandarin[:1] for way in wade_giles(word)[:1])}
        chinese |= {way for speech in _CHINESE for way in row.get(speech, "").split()}
        abroad = [row.get(tongue, "").split() for tongue in _NEIGHBOURS]
        yield from _among(sorted(chinese), FAMILY)
        for words in abroad:
            yield from _among(words, SPELLING)
            yield from _between(sorted(chinese), words, FAMILY)


def korean_spellings() -> Iterator[Pair]:
    """Give the pairs of Korean names: one syllable's spellings."""
    for ways in (*table("korean")["families"].values(), *syllable_spellings().values()):
        yield from _among(ways.split() if isinstance(ways, str) else ways, SPELLING)


@cache
def syllable_spellings() -> dict[str, tuple[str, ...]]:
    """Give the Latin spellings of each Korean syllable names are made of.

    >>> syllable_spellings()["정"]
    ('cheong', 'chong', 'chung', 'jeong', 'jong', 'jung')
    """
    letters = table("korean")["letters"]
    out = {}
    for syllable in table("korean")["syllables"].split():
        parts = [
            letters[place].get(letter, sound).split() or [""]
            for place, letter, sound in jamo(syllable)
        ]
        out[syllable] = tuple(sorted({"".join(way) for way in product(*parts)}))
    return out


def _foreign() -> Iterator[Pair]:
    """Give the pairs of foreign names as Russian and Arabic spell them: dzheyms is James."""
    for name in ("cyrl_pairs", "arab_pairs"):
        for spelt, latin in pairs(name):
            if len(latin) >= _LEAST_LEARNT:  # short words meet by chance
                yield spelt, latin, SPELLING
