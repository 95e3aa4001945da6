"""Arabic and Persian names written together or apart: علیرضا is Ali Reza, عتیق الله is Atiqullah.

Which of the two a list took for its Latin spelling cannot be told, so each is a reading of its own
beside the name as it is written.
"""

from functools import cache, lru_cache
from typing import Any

from witting.names.abjad import SERVANT
from witting.names.normal import plain
from witting.names.scripts import script_of
from witting.names.tables import table

Words = tuple[str, ...]

_LEAST = 3  # letters of the part that is not a known name
_SHORT_OF_GOD = "عبدلله"  # of عبدالله
_SHAM_ALEF, _YE = "ى", "ي"  # Persian, Pashto and Egyptian typists write the one for the other


@cache
def _listed(row: str) -> frozenset[str]:
    return frozenset(map(plain, table("arabic")[row].split()))


def told_of_compounds() -> dict[str, Any]:
    """Give the tables and rules of `may_be_compound`, for the kernel."""
    return {
        "joins": {*_listed("joins_before"), *_listed("joins_after"), _SHORT_OF_GOD},
        "sham_alef": _SHAM_ALEF,
        "alef": _listed("alef"),
        "given": _listed("given"),
        "faith": _FAITH,
        "god": _GOD,
        "endings": _ENDINGS,
        "least": _LEAST,
    }


@lru_cache(maxsize=16384)
def may_be_compound(word: str) -> bool:
    """Say whether a plain word may be a part of one name, or several names, in the Arabic script.

    >>> may_be_compound("الله"), may_be_compound(plain("علیرضا")), may_be_compound("محمد")
    (True, True, False)
    """
    if script_of(word[0]) != "arab":
        return False
    return word in _listed("joins_before") or word in _listed("joins_after") or _other(word) != word


def ways_compounded(words: Words) -> tuple[Words, ...]:
    """Give the other ways to part a name's plain words: all that can be joined, all parted.

    >>> ways_compounded((plain("علیرضا"), "عظيمي")) == ((plain("علی"), "رضا", "عظيمي"),)
    True
    >>> ways_compounded(("عتيق", "الله"))
    (('عتيقالله',),)
    """
    if not any(map(may_be_compound, words)):
        return ()
    ways = (_joined(words), tuple(part for word in words for part in _other(word).split()))
    return tuple(dict.fromkeys(way for way in ways if way != words))


def _joined(words: Words) -> Words:
    out: list[str] = []
    open_end = False  # the last word takes the next one on
    for word in words:
        if out and script_of(word[0]) == "arab" and (open_end or word in _listed("joins_before")):
            out[-1] += word
        else:
            out.append(word)
        open_end = word in _listed("joins_after")
    return tuple(out)


@lru_cache(maxsize=16384)
def _other(word: str) -> str:
    """Give a word's names parted by spaces, and the ye of one that ends in a sham alef."""
    if script_of(word[0]) != "arab":
        return word
    if word == _SHORT_OF_GOD:
        return "عبدالله"
    if word.endswith(_SHAM_ALEF) and word not in _listed("alef"):
        word = word[:-1] + _YE
    return " ".join(_parted(word))


def _parted(word: str) -> Words:
    """Part a word that begins with known names, the longest first; as it is where none parts it."""
    known = _listed("given")
    first, faith, rest = word.partition(_FAITH)
    if faith and first:
        return (*_parted(first), faith, *(_parted(rest) if rest else ()))
    if word.startswith(_GOD) and len(word) - len(_GOD) >= _LEAST:
        return (_GOD, word[len(_GOD) :])
    if word in known or word.startswith(SERVANT):
        return (word,)
    for size in range(len(word) - _LEAST, _LEAST - 1, -1):
        first, rest = word[:size], word[size:]
        if first in known and (rest in known or not rest.startswith(_ENDINGS)):
            return (first, *_parted(rest))
    return (word,)


_FAITH, _GOD = plain("الدین"), plain("الله")

# What makes a longer name of a name, and is no name: Hasani, Hosseinzadeh, Nasreddin.
_ENDINGS = tuple(
    map(plain, ("زاده", "زادگان", "پور", "نژاد", "یان", "الدین", "الله", "لله", "آباد"))
)
