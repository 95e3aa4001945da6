"""Plain words as tokens in Latin letters, each word by itself or by its exonym.

A name is read word by word where no word needs its neighbours; `marks_of` says what one word asks
of the rest of its name.
"""

import re
from functools import cache, lru_cache

from witting.names.abjad import MARK
from witting.names.exonyms import exonyms
from witting.names.normal import latin_look
from witting.names.romanise import romanise_word
from witting.names.scripts import script_of, script_of_word

Reading = tuple[str, ...]
Words = tuple[str, ...]

# What a word asks of its name, as bits.
LATIN = 1  # a word in Latin letters
MASKED = 2  # a Cyrillic or Greek word that may be a Latin one in disguise
RUNS = 4  # Han, or a word an exonym of several words begins with: read it beside its neighbours
HANGUL = 8
BELARUSIAN = 16
UKRAINIAN = 32

HAN = re.compile("([㐀-䶿一-鿿豈-﫿]+)")
_ABD = re.compile(r"^abd[aeou]*(?:l|r(?=r)|s(?=s)|n(?=n))(?!l?lah$)(.{3,})$")


@lru_cache(maxsize=131072)
def marks_of(word: str) -> int:
    """Say what a plain word asks of its name."""
    if word.isascii():
        return LATIN if script_of_word(word) else 0
    if HAN.search(word) or script_of(word[0]) == "hani" or word in _first_of_several():
        return RUNS
    marks = HANGUL if script_of(word[0]) == "hang" else 0
    script = script_of_word(word)
    if script == "latn":
        marks |= LATIN
    elif script in ("cyrl", "grek") and latin_look(word):
        marks |= MASKED
    if "ў" in word or "дз" in word or "ці" in word or "авіч" in word:
        marks |= BELARUSIAN
    if "і" in word or "ї" in word or "є" in word or "ґ" in word:
        marks |= UKRAINIAN
    return marks


@cache
def _first_of_several() -> frozenset[str]:
    return frozenset(words[0] for words in exonyms() if len(words) > 1)


def by_exonym(words: Words) -> Words:
    """Put the Latin words of known exonyms in their place."""
    if all(map(str.isascii, words)):
        return words
    known, out, at = exonyms(), list[str](), 0
    while at < len(words):
        for size in (4, 3, 2, 1):
            reads = known.get(words[at : at + size])
            if reads:
                out.extend(reads)
                at += size
                break
        else:
            out.append(words[at])
            at += 1
    return tuple(out)


def spelt(words: Words) -> Reading:
    """Give plain words as tokens; the Arabic servant of God is parted from the name that follows.

    >>> spelt(("abdulrahman", "путин"))
    ('abd', 'rahman', 'putin')
    """
    out: list[str] = []
    for word in words:
        out += _spelt(word)
    return tuple(out)


@lru_cache(maxsize=131072)
def _spelt(word: str) -> Reading:
    out: list[str] = []
    for part in _servant(word):
        latin = romanise_word(part)
        split = _ABD.match(latin) if latin.startswith("abd") else None
        if split:
            out += ["abd", split[1]]
        elif latin not in ("", MARK):
            out.append("abd" if latin in ("abdul", "abdel", "abdal") else latin)
    return tuple(out)


def _servant(word: str) -> Words:
    """Part عبدالحكيم as عبد الحكيم, as the Latin spelling is parted too."""
    return ("عبد", word[3:]) if word.startswith("عبدال") and len(word) > 7 else (word,)
