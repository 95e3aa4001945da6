"""Chinese names as Russian writes them: Си Цзиньпин is Xi Jinping, which no letters of it say.

The syllables of the system of Palladius are a finite table. A name is taken for Chinese where all
its words are such syllables and it begins with a known family name, or has letters that names of
other tongues seldom have; it may be Russian or Korean still, so this is one more reading and never
the only one.
"""

import re
from functools import cache

from witting.names.pairs import pairs
from witting.names.tables import table

_FIRST, _LAST = "\u0400", "\u0500"  # Cyrillic letters
_ENDS = frozenset("аеиоуыэюяйньрАЕИОУЫЭЮЯЙНЬР")  # what such a syllable ends with
_MOST_WORDS = 4  # Сыма Цзе, and Мао Цзэ-дун as it was written once
_MOST_GIVEN = 2  # syllables
_LONGEST = 6
_VOWELS = frozenset("аеиоуыэюя")
_PARTED = "ъ"  # Чанъань: what follows н with a vowel is a syllable of its own

# What Chinese names have in Russian and others seldom: цз, чж, нь at the end of a syllable, эй, юй…
_MARKED = re.compile("цз|чж|нь|эй|[юу]й|юэ|[уюя]а|[ао]у|[ая]о|с[яю]|ц[яюи]|хуэ")


def may_be_palladian(name: str) -> bool:
    """Say whether a name begins and ends with the letters of one, which is all one look tells.

    >>> [may_be_palladian(name) for name in ("Си Цзиньпин", "Xi Jinping", "Иван Петров")]
    [True, False, False]
    """
    return _FIRST < name < _LAST and name[-1] in _ENDS


def palladian_readings(words: list[str]) -> tuple[tuple[str, ...], ...]:
    """Give the ways to read a person's plain Cyrillic words as a Chinese name, or none.

    >>> palladian_readings(["си", "цзиньпин"]), palladian_readings(["вэй"])
    ((('xi', 'jinping'),), (('wei',),))
    >>> palladian_readings(["мао", "цзэ", "дун"]), palladian_readings(["ли", "иванов"])
    ((('mao', 'zedong'),), ())
    """
    if not 0 < len(words) <= _MOST_WORDS:
        return ()
    family = _families().get(words[0], "")
    if len(words) == 1:
        return ((family,),) if family else ()
    if not family and _MARKED.search(" ".join(words)):
        family = _known().get(words[0], "")
    if not family:
        return ()
    given = [syllables(word) for word in words[1:]]
    if not all(given) or sum(map(len, given)) > _MOST_GIVEN:
        return ()
    return ((family, "".join(one for word in given for one in word)),)


def syllables(word: str) -> tuple[str, ...]:
    """Give the pinyin syllables of a plain Russian word that is wholly such, or nothing.

    >>> syllables("цзиньпин"), syllables("чанъань"), syllables("иван")
    (('jin', 'ping'), ('chang', 'an'), ())
    """
    return _parted(word, _MOST_GIVEN) or ()


def _parted(word: str, most: int) -> tuple[str, ...] | None:
    """Part a word into at most so many syllables, the longest first; None where none fit."""
    if not word:
        return ()
    if not most:
        return None
    for size in range(min(_LONGEST, len(word)), 0, -1):
        known, rest = _known().get(word[:size]), word[size:]
        if known is None or (word[size - 1] == "н" and rest[:1] in _VOWELS and rest):
            continue
        following = _parted(rest.removeprefix(_PARTED), most - 1)
        if following is not None and rest != _PARTED:
            return (known, *following)
    return None


@cache
def _known() -> dict[str, str]:
    return dict(pairs("palladius"))


@cache
def _families() -> dict[str, str]:
    """Give Chinese family names as Russian writes them, with their pinyin."""
    rows = table("families")
    named = {row["mandarin"].split()[0] for row in rows["families"]} | set(rows["read_as"].values())
    whole = {row["mandarin"].split()[0] for row in rows["families"] if "whole" in row}
    found = {written: pinyin for written, pinyin in _known().items() if pinyin in named}
    for one, first in _known().items():
        for other, second in _known().items():
            if first + second in whole:
                found.setdefault(_joined(one, other), first + second)
    return found


def _joined(one: str, other: str) -> str:
    parted = one.endswith("н") and other[0] in _VOWELS
    return one + _PARTED * parted + other
