"""A listed person's gender: as the publisher states it, or as a patronymic leaves no doubt.

A surname says nothing here (Abramovich is borne by women too): only a patronymic among the given
names counts. Titles were tried and left: they settle one entry of 10,689.
"""

import re
from functools import lru_cache

from witting.base import ListEntry

_MALE = re.compile(r"(?:[oea]vich|[оеёа]вич)$|(?:il|ily|kuzm|luk|fom|nikit|savv)ich$")
_FEMALE = re.compile(r"(?:[oea]vna|ichna|[оеё]вна|ична)$")
_SON = frozenset(("ogly", "oglu", "ogli", "оглы", "uulu"))
_DAUGHTER = frozenset(("kyzy", "kizi", "qizi", "gyzy", "кызы", "bint"))


def gender_of_entry(entry: ListEntry) -> tuple[str, str]:
    """Give a listed person's gender and what says so, or two empty texts."""
    if entry.gender:
        return entry.gender, "stated"
    for name in entry.names:
        for word in name.first.casefold().split()[1:]:
            found = gender_of_patronymic(word)
            if found:
                return found, f"by the patronymic {word.title()}"
    return "", ""


@lru_cache(maxsize=4096)
def gender_of_patronymic(word: str) -> str:
    """Give the gender a patronymic says, or "" for another word.

    >>> [gender_of_patronymic(word) for word in ("ivanovna", "ilyich", "heinrich", "kyzy")]
    ['female', 'male', '', 'female']
    """
    if word in _SON or word in _DAUGHTER:
        return "male" if word in _SON else "female"
    if _FEMALE.search(word):
        return "female"
    return "male" if _MALE.search(word) else ""
