"""How a word read from Han or Hangul may stand on a list in Latin letters.

Such a word is known to the syllable: no letter of it can be a slip, and only the ways its own
script is written in Latin count. What a family name may be in another speech is in `equivalents`.
"""

from functools import cache, lru_cache

from witting.names.equivalents import SPELLING, equivalents, korean_spellings
from witting.names.wade_giles import to_wade_giles

HAN_FAMILY, HAN, HANGUL = "f", "g", "k"  # signs of how a word was read


@lru_cache(maxsize=65536)
def spellings(word: str, sign: str) -> tuple[tuple[str, int], ...]:
    """Give other spellings a word read from Han or Hangul may have on a list, in basis points.

    >>> ("hsiao", 9700) in spellings("xiao", HAN), spellings("chang", HAN)
    (True, ())
    """
    if sign == HAN_FAMILY:
        return equivalents(word)
    ways = to_wade_giles(word) if sign == HAN else _korean().get(word, ())
    return tuple((way, SPELLING) for way in ways if way != word)


@cache
def _korean() -> dict[str, tuple[str, ...]]:
    """Give each Korean syllable as spelt, with its other spellings."""
    found: dict[str, dict[str, None]] = {}
    for one, other, _ in korean_spellings():
        found.setdefault(one, {})[other] = None
        found.setdefault(other, {})[one] = None
    return {word: tuple(ways) for word, ways in found.items()}
