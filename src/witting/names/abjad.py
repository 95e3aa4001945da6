"""Arabic and Hebrew words against Latin ones: consonants, long vowels, and vowels left unwritten.

A word in these scripts is kept as its letters' sounds (`~bWtYn` for بوتين) and not guessed into
Latin. Against a Latin word the two are laid side by side: a consonant must meet its like, a written
long vowel should meet a vowel, and a Latin vowel may go unwritten at a small cost.
"""

import re
from functools import cache, lru_cache

from witting.names.tables import table

MARK = "~"  # begins every token kept as an abjad word

# Latin spellings of one sound, longest first, to the same signs the abjad tables use.
_SPELLINGS = (
    ("shch", "š"), ("tsch", "č"), ("sch", "š"), ("tch", "č"), ("dzh", "j"), ("sh", "š"),
    ("ch", "č"), ("zh", "ž"), ("kh", "x"), ("gh", "ğ"), ("th", "þ"), ("dh", "ð"), ("ph", "f"),
    ("ck", "k"), ("ts", "c"), ("tz", "c"), ("dj", "j"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("x", "ks"), ("q", "q"), ("w", "w"), ("p", "p"),
)  # fmt: skip
_SPELLING = re.compile("|".join(spelling for spelling, _ in _SPELLINGS))
_SOUND = dict(_SPELLINGS)

# Pairs of consonants that stand for each other when a name crosses over, and what that costs.
_NEAR: dict[frozenset[str], float] = {
    frozenset(pair): cost
    for pair, cost in {
        "bp": 0.0, "fv": 0.0, "fw": 0.4, "jg": 0.1, "ğg": 0.0, "jž": 0.1, "zž": 0.15, "kq": 0.1,
        "kg": 0.3, "gq": 0.2, "xh": 0.2, "xk": 0.35, "hH": 0.0, "þt": 0.15, "þs": 0.25, "ðd": 0.15,
        "ðz": 0.15, "sc": 0.3, "šs": 0.4, "šč": 0.2, "čj": 0.3, "cz": 0.4, "td": 0.45, "sz": 0.35,
        "vb": 0.1, "fp": 0.15, "vp": 0.45, "ct": 0.5, "žg": 0.3, "žj": 0.1, "ks": 0.6, "čc": 0.3,
        "ḍd": 0.0, "ḍz": 0.1, "ḍð": 0.1, "kč": 0.4, "gj": 0.1, "ğj": 0.3, "ğr": 0.5, "ğq": 0.3,
    }.items()
}  # fmt: skip
_VOWELS = frozenset("aeiouy")
_FITS = {"A": {"a": 0.0, "e": 0.15, "o": 0.3, "i": 0.3, "u": 0.4, "y": 0.5},
         "W": {"u": 0.0, "o": 0.0, "w": 0.0, "v": 0.1, "y": 0.5, "a": 0.6, "e": 0.6, "i": 0.6},
         "Y": {"i": 0.0, "e": 0.1, "y": 0.0, "j": 0.1, "a": 0.3, "u": 0.7, "o": 0.7},
         "'": {"a": 0.0, "e": 0.0, "i": 0.0, "o": 0.1, "u": 0.1, "y": 0.1},
         "H": {"a": 0.0, "e": 0.0, "h": 0.0, "t": 0.2, "o": 0.3}}  # fmt: skip
_UNWRITTEN = 0.1  # a Latin vowel with no letter
_UNSPOKEN = {"A": 0.35, "W": 0.5, "Y": 0.5, "'": 0.1, "H": 0.1, "h": 0.4}
_SILENT_H = 0.25
_HOPELESS = 0.6  # words less alike than this are of no interest to anybody
_WRONG = 1.0


@cache
def _letters() -> dict[str, str]:
    return {**table("abjad")["arab"], **table("abjad")["hebr"]}


@lru_cache(maxsize=65536)
def abjad_word(word: str) -> str:
    """Give the sounds of an Arabic or Hebrew word, marked as such; the article is dropped.

    >>> abjad_word("بوتين"), abjad_word("الحسيني")
    ('~bWtYn', '~hsYnY')
    """
    if word.startswith("ال") and len(word) > 4:
        word = word[2:]
    letters = _letters()
    signs = "".join(letters.get(letter, "") for letter in word)
    signs = signs.replace("tš", "č").replace("ts", "c").replace("dj", "j")
    signs = re.sub(r"(.)\1+", r"\1", signs)
    return MARK + (signs[:-1] + "H" if signs.endswith("h") and len(signs) > 2 else signs)


@lru_cache(maxsize=131072)
def latin_sounds(word: str) -> str:
    """Give a Latin word in the same signs, doubled letters written once.

    >>> latin_sounds("vladimir"), latin_sounds("hussein")
    ('vladimir', 'husein')
    """
    word = re.sub(r"c(?=[eiy])", "s", _SPELLING.sub(lambda found: _SOUND[found.group()], word))
    word = word.replace("c", "k") if "č" not in word else word
    return re.sub(r"(.)\1+", r"\1", word)


_SKELETON = str.maketrans(
    dict.fromkeys("aeiouyAWYHh'w", "")
    | dict.fromkeys("xqgğjž", "k")
    | dict.fromkeys("čzcš", "s")
    | {"p": "b", "v": "f", "þ": "t", "ð": "d", "ḍ": "d"}
)


@lru_cache(maxsize=131072)
def skeleton(word: str) -> str:
    """Give a word's broad consonants, the same key for either script: `btn` for Putin and بوتين.

    >>> skeleton("putin"), skeleton("~bWtYn")
    ('btn', 'btn')
    """
    sounds = word[1:] if word.startswith(MARK) else latin_sounds(word)
    return re.sub(r"(.)\1+", r"\1", sounds.translate(_SKELETON))


# Signs that may be spelt with another Latin consonant, or none, than their own.
_OTHERWISE = {"W": "f", "þ": "s", "ð": "s", "ḍ": "s", "x": ""}
_MOST_KEYS = 24


@lru_cache(maxsize=16384)
def skeletons(word: str) -> tuple[str, ...]:
    """Give every skeleton an abjad word may have in Latin letters, its own first.

    >>> "fd" in skeletons("~WhYd")
    True
    """
    keys = [""]
    for sign in word[1:]:
        own = sign.translate(_SKELETON)
        ways = [own, _OTHERWISE[sign]] if sign in _OTHERWISE else [own]
        keys = [key + way for key in keys for way in ways][:_MOST_KEYS]
    return tuple(dict.fromkeys(re.sub(r"(.)\1+", r"\1", key) for key in keys if key))


def _meet(sign: str, letter: str) -> float:
    """Say what it costs for an abjad sign to stand for a Latin letter."""
    if sign == letter:
        return 0.0
    fits = _FITS.get(sign)
    if fits is not None:
        return fits.get(letter, _WRONG)
    return _NEAR.get(frozenset((sign, letter)), _WRONG)


@lru_cache(maxsize=65536)
def abjad_likeness(word: str, latin: str, least: float = _HOPELESS) -> float:
    """Say how well an abjad word reads as a Latin one, 0 to 1.

    Strong when consonants and written long vowels agree; weak when only the skeleton does; 0.0
    for words less alike than `least`, which are not compared to the end.

    >>> abjad_likeness("~bWtYn", "putin")
    1.0
    >>> abjad_likeness("~mtYn", "putin") < 0.8
    True
    """
    signs, letters = word[1:], latin_sounds(latin)
    if len(letters) > 2 * len(signs) + 1 or len(signs) > len(letters) + 2:
        return 0.0
    size = max(len(signs), 1 + len(letters) // 2)
    most = (1.0 - least) * size
    row = [0.0]
    for letter in letters:
        row.append(row[-1] + _skip(letter, row[-1]))
    for sign in signs:
        above, row = row, [row[0] + _UNSPOKEN.get(sign, _WRONG)]
        for j, letter in enumerate(letters):
            row.append(
                min(
                    above[j] + _meet(sign, letter),
                    above[j + 1] + _UNSPOKEN.get(sign, _WRONG),
                    row[j] + _skip(letter, 1.0),
                )
            )
        if min(row) > most:
            return 0.0
    if not signs or not letters or row[-1] > most:
        return 0.0
    return 1.0 - row[-1] / size


def _skip(letter: str, _: float) -> float:
    if letter in _VOWELS:
        return _UNWRITTEN
    return _SILENT_H if letter in "hw" else _WRONG
