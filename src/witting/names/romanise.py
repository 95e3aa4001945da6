"""Latin letters for words of other alphabets, by tables; abjads and Han have rooms of their own.

The result is one spelling. Where usage differs (Aleksandr, Alexander) the sound key of
`witting.names.sounds` brings the spellings together; where it differs too far for that,
`witting.names.equivalents` does.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from witting.names.abjad import abjad_letters, abjad_word
from witting.names.korean import korean_name as korean_name
from witting.names.korean import syllable
from witting.names.normal import plain
from witting.names.scripts import script_of_word
from witting.names.tables import table


class Pair(NamedTuple):
    """Letters that are read as one, and where they must stand for it; "" for anywhere."""

    seen: str
    heard: str
    first: bool = False
    before: str = ""
    next: str = ""


# Alphabets that are read letter by letter once their pairs are; abjads have a room of their own.
ALPHABETS = ("cyrl", "grek", "armn", "geor")
# Pairs of letters, one after another: what one leaves the next may take.
PAIRS = {
    "grek": (
        Pair("ντ", "d", first=True),
        Pair("μπ", "b"),
        Pair("ου", "u"),
        Pair("υ", "v", before="αε", next="βγδζλμνραεηιοω"),
    ),
    "armn": (Pair("ու", "u"),),
}


@cache
def _pairs(script: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(pair), pair.heard) for pair in PAIRS.get(script, ()))


def _pattern(pair: Pair) -> re.Pattern[str]:
    before = f"(?<=[{pair.before}])" if pair.before else ""
    after = f"(?=[{pair.next}])" if pair.next else ""
    return re.compile(("^" if pair.first else "") + before + pair.seen + after)


@cache
def _letters(script: str) -> dict[int, str]:
    return str.maketrans(table("letters").get(script, {}))


def latin_letters() -> dict[str, str]:
    """Give how each letter of an alphabet or abjad is read, for the kernel."""
    alphabets = (_letters(script).items() for script in ALPHABETS)
    return {chr(code): latin for rows in alphabets for code, latin in rows} | abjad_letters()


@cache
def servants() -> dict[str, str]:
    """Give the articles and prepositions that read as an English particle, in plain form."""
    rows = table("letters")["servants"].values()
    return {plain(word): particle for words in rows for word, particle in words.items()}


@lru_cache(maxsize=131072)
def romanise_word(word: str) -> str:
    """Give one plain word in Latin letters; Han comes back as it is, abjads as marked sounds.

    >>> romanise_word("уралподшипник"), romanise_word("شركة")
    ('uralpodshipnik', '~šrkH')
    """
    if word.isascii():
        return word
    script = script_of_word(word)
    if script == "latn":  # a word that mixes scripts beyond look-alikes: letter by letter
        letters = (c if script_of_word(c) == "latn" else romanise_word(c) for c in word)
        return "".join(letters).replace("~", "")
    if script in ("arab", "hebr"):
        return table("abjad")["words"].get(word) or abjad_word(word)
    if script == "hang":
        return "".join(syllable(letter) for letter in word)
    if script == "kana":
        return _kana(word)
    if word in servants():
        return servants()[word]
    for pattern, heard in _pairs(script):
        word = pattern.sub(heard, word)
    return word.translate(_letters(script)) if script not in ("", "hani") else word


def _kana(word: str) -> str:
    letters, out = table("letters")["kana"], ""
    for letter in word:
        if 0x30A1 <= ord(letter) <= 0x30F6:  # katakana lies 96 above hiragana
            letter = chr(ord(letter) - 96)
        sound = letters.get(letter, letter if letter.isascii() else "")
        if sound.startswith("^") and sound != "^^":
            glide = sound[1:]
            out = out[:-1] if out else out
            if out.endswith(("sh", "ch", "j")) and glide.startswith("y"):
                glide = glide[1:]
            out += glide
        elif sound != "^^":
            out += sound
    return out
