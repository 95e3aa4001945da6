"""Latin letters for words of other alphabets, by tables; abjads and Han have rooms of their own.

The result is one spelling. Where usage differs (Aleksandr, Alexander) the sound key of
`witting.names.sounds` brings the spellings together; where it differs too far for that (Korean),
`romanisations` gives each.
"""

import re
from functools import cache, lru_cache

from witting.names.abjad import abjad_word
from witting.names.scripts import script_of_word
from witting.names.tables import table

_LEADS = ("g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k",
          "t", "p", "h")  # fmt: skip
_VOWELS = ("a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u",
           "wo", "we", "wi", "yu", "eu", "ui", "i")  # fmt: skip
_TAILS = ("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m",
          "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t")  # fmt: skip
# As the North writes its own names, and as lists write them: Kim Jong Un, not Gim Jeongeun.
_LISTED = {"g": "k", "d": "t", "b": "p", "j": "ch"}
_FAMILIES = {"김": "kim", "이": "ri", "리": "ri", "박": "pak", "최": "choe", "정": "jong",
             "조": "jo", "전": "jon", "강": "kang", "장": "jang", "림": "rim", "임": "rim",
             "오": "o", "한": "han", "신": "sin", "서": "so", "권": "kwon", "황": "hwang",
             "안": "an", "송": "song", "류": "ryu", "유": "ryu", "홍": "hong", "량": "ryang",
             "노": "ro", "로": "ro", "백": "paek", "허": "ho", "남": "nam", "심": "sim",
             "곽": "kwak", "현": "hyon", "변": "pyon", "렴": "ryom", "태": "thae"}  # fmt: skip

_VOICED = {"ch": "c", "k": "g", "p": "b", "t": "d"}
# fmt: off
_SOUTHERN = {"이": "lee", "박": "park", "최": "choi", "정": "jung", "임": "lim", "노": "noh",
             "오": "oh", "조": "cho", "유": "yoo", "안": "ahn", "백": "baek", "장": "jang"}
# fmt: on


@cache
def _letters(script: str) -> dict[int, str]:
    return str.maketrans(table("letters").get(script, {}))


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
        return abjad_word(word)
    if script == "hang":
        return "".join(_syllable(letter) for letter in word)
    if script == "kana":
        return _kana(word)
    if script == "grek":
        word = re.sub("ου", "u", re.sub("μπ", "b", re.sub("^ντ", "d", word)))
        word = re.sub("([αε])υ(?=[βγδζλμνραεηιοω])", r"\1v", word)
    if script == "armn":
        word = word.replace("ու", "u")
    return word.translate(_letters(script)) if script not in ("", "hani") else word


@lru_cache(maxsize=4096)
def _syllable(letter: str, listed: bool = False) -> str:
    code = ord(letter) - 0xAC00
    if not 0 <= code < 11172:
        return letter if letter.isascii() else ""
    lead, vowel, tail = _LEADS[code // 588], _VOWELS[code % 588 // 28], _TAILS[code % 28]
    if listed:
        vowel = vowel.replace("eo", "o").replace("eu", "u")
        lead = lead if lead == "j" else _LISTED.get(lead, lead)
    return lead + vowel + tail


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


def korean_name(word: str) -> tuple[tuple[str, ...], ...]:
    """Give the ways a Korean person's name is written in Latin: family, then given syllables.

    >>> korean_name("김정은")[0]
    ('kim', 'jong', 'un')
    """
    word = word.replace(" ", "")
    family = _FAMILIES.get(word[0], _syllable(word[0], True))
    given = tuple(_syllable(letter, True) for letter in word[1:])
    spoken = tuple(_southern(_syllable(letter)) for letter in word[1:])
    voiced = tuple(_VOICED.get(s[:2], _VOICED.get(s[:1], s[:1])) + s[1:] for s in given)
    south = _SOUTHERN.get(word[0], family)
    ways = (
        (family, *given),
        (family, "".join(given)),
        tuple(_syllable(letter) for letter in word),
        (south, *spoken),
        (family, *voiced),
    )
    return tuple(dict.fromkeys(ways))


def _southern(syllable: str) -> str:
    """Spell a syllable as people in the South spell their own names: Young for yeong."""
    return syllable.replace("yeo", "you").replace("eo", "u").replace("eu", "u")
