"""Arabic and Hebrew words against Latin ones: consonants, long vowels, and vowels left unwritten.

A word in these scripts is kept as its letters' sounds (`~bWtYn` for بوتين) and not guessed into
Latin. Against a Latin word the two are laid side by side: a consonant must meet its like, a written
long vowel should meet a vowel, and a Latin vowel may go unwritten at a small cost.
"""

import re
from functools import cache, lru_cache
from itertools import accumulate

from witting.names.pairs import pairs
from witting.names.tables import table

MARK = "~"  # begins every token kept as an abjad word

# Latin spellings of one sound, longest first, to the same signs the abjad tables use.
_SPELLINGS = (
    ("shch", "š"), ("tsch", "č"), ("sch", "š"), ("tch", "č"), ("dzh", "j"), ("sh", "š"),
    ("ch", "č"), ("zh", "ž"), ("kh", "x"), ("gh", "ğ"), ("th", "þ"), ("dh", "ð"), ("ph", "f"),
    ("ck", "k"), ("ts", "c"), ("tz", "c"), ("dj", "j"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("x", "ks"), ("c(?=[eiy])", "s"), ("c", "k"),
)  # fmt: skip
_SPELLING = re.compile("|".join(f"({spelling})" for spelling, _ in _SPELLINGS))
_SIGNS = tuple(sign for _, sign in _SPELLINGS)

# Pairs of consonants that stand for each other when a name crosses over, and what that costs.
_NEAR: dict[frozenset[str], float] = {
    frozenset(pair): cost
    for pair, cost in {
        "bp": 0.0, "fv": 0.0, "fw": 0.4, "jg": 0.1, "ğg": 0.0, "jž": 0.1, "zž": 0.15, "kq": 0.1,
        "kg": 0.3, "gq": 0.2, "xh": 0.2, "xk": 0.35, "hH": 0.0, "þt": 0.15, "þs": 0.25, "ðd": 0.15,
        "ðz": 0.15, "sc": 0.3, "šs": 0.4, "šč": 0.15, "čj": 0.3, "cz": 0.4, "td": 0.45, "sz": 0.35,
        "vb": 0.1, "fp": 0.15, "vp": 0.45, "ct": 0.5, "žg": 0.3, "žj": 0.1, "ks": 0.6, "čc": 0.3,
        "ḍd": 0.0, "ḍz": 0.1, "ḍð": 0.1, "kč": 0.4, "gj": 0.1, "ğj": 0.3, "ğr": 0.5, "ğq": 0.1,
        "xj": 0.35, "ḇb": 0.0, "ḇv": 0.0, "ṗp": 0.0, "ṗf": 0.0, "ḵk": 0.0, "ḵx": 0.0, "ḵq": 0.1,
        "śs": 0.0, "śš": 0.0, "śz": 0.35,
    }.items()
}  # fmt: skip
_VOWELS = frozenset("aeiouy")
_FITS = {"A": {"a": 0.0, "e": 0.15, "o": 0.3, "i": 0.3, "u": 0.4, "y": 0.5},
         "W": {"u": 0.0, "o": 0.0, "w": 0.0, "v": 0.1, "y": 0.5, "a": 0.6, "e": 0.6, "i": 0.6},
         "Y": {"i": 0.0, "e": 0.1, "y": 0.0, "j": 0.1, "a": 0.3, "u": 0.7, "o": 0.7},
         "'": {"a": 0.0, "e": 0.0, "i": 0.0, "o": 0.1, "u": 0.1, "y": 0.1},
         "H": {"a": 0.0, "e": 0.0, "h": 0.0, "t": 0.2, "o": 0.3}}  # fmt: skip
_BEGINS = {"A": dict.fromkeys("aeiouy", 0.0)}  # a word's first alef carries any vowel
_UNWRITTEN = 0.05  # a Latin vowel with no letter
_UNWRITTEN_NEXT = 0.3  # one after another vowel: of two, one is mostly written
_UNWRITTEN_END = {"i": 0.15, "o": 0.2, "u": 0.2, "y": 0.15}  # one at the end is mostly written
_UNSPOKEN = {"A": 0.35, "W": 0.5, "Y": 0.5, "'": 0.1, "H": 0.1, "h": 0.4}
_SILENT_H = 0.25
_ARTICLES = ("al", "el", "il", "ul")
_ARTICLE = 0.01  # a name that may have lost an article with its first letters is a little less sure
_SHORT = 4  # letters of a Latin word too short to begin with an article
_HOPELESS = 0.6  # words less alike than this are of no interest to anybody
_WRONG = 1.0
_ROUNDING = 1e-9


_GOD = "الله"
_FOREIGN = (
    ("ہ", "ه"),
    ("ھ", "ه"),
    ("تش", "چ"),
    ("دج", "ج"),
    ("تس", "צ"),
)  # Urdu h; two letters for one sound


@cache
def _letters() -> dict[str, str]:
    return {**table("abjad")["arab"], **table("abjad")["hebr"]}


@lru_cache(maxsize=65536)
def abjad_word(word: str) -> str:
    """Give the sounds of an Arabic or Hebrew word, marked as such; the article is dropped.

    >>> abjad_word("بوتين"), abjad_word("الحسيني")
    ('~bWtYn', '~hsYnY')
    """
    for foreign, letter in _FOREIGN:
        word = word.replace(foreign, letter)
    if word.endswith(_GOD):  # الله is heard as -ullah, written together or apart
        word = word.removesuffix(_GOD) + "له"
    elif word.startswith("ال") and len(word) > 3:
        word = word[2:]
    letters = _letters()
    signs = "".join(letters.get(letter, "") for letter in word)
    signs = re.sub(r"([AWY])\1+", r"\1", signs)  # two letters of a consonant have a vowel between
    return MARK + (signs[:-1] + "H" if signs.endswith("h") and len(signs) > 2 else signs)


_PAIRED = ("zh", "sh", "dh", "kh", "th", "gh")


def _apart(word: str) -> str:
    """Give a Latin word with pairs such as zh as two sounds, as in Az-har; "" if it has none."""
    if not any(pair in word for pair in _PAIRED):
        return ""
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=131072)
def latin_sounds(word: str) -> str:
    """Give a Latin word in the same signs, doubled letters written once.

    >>> latin_sounds("vladimir"), latin_sounds("hussein")
    ('vladimir', 'husein')
    """
    word = _SPELLING.sub(lambda found: _SIGNS[(found.lastindex or 1) - 1], word)
    return re.sub(r"(.)\1+", r"\1", word)


_WEAK = "-"  # the key of words without a firm consonant, such as Yahya
_SKELETON = str.maketrans(
    dict.fromkeys("aeiouyAWYHh'w", "")
    | dict.fromkeys("xqgğjž", "k")
    | dict.fromkeys("čzcš", "s")
    | {"ḵ": "k", "ś": "s", "ḇ": "b", "ṗ": "b", "p": "b", "v": "f", "þ": "t", "ð": "d", "ḍ": "d"}
)


@lru_cache(maxsize=131072)
def skeleton(word: str) -> str:
    """Give a word's broad consonants, the same key for either script: `btn` for Putin and بوتين.

    >>> skeleton("putin"), skeleton("~bWtYn")
    ('btn', 'btn')
    """
    sounds = word[1:] if word.startswith(MARK) else latin_sounds(word)
    return re.sub(r"(.)\1+", r"\1", sounds.translate(_SKELETON)) or (_WEAK if sounds else "")


# Signs that may be spelt with another Latin consonant, or none, than their own.
_OTHERWISE = {"ḇ": "f", "ṗ": "f", "W": "f", "þ": "s", "ð": "s", "ḍ": "s", "x": ""}
_MOST_KEYS = 24


@lru_cache(maxsize=16384)
def skeletons(word: str) -> tuple[str, ...]:
    """Give every skeleton an abjad word may have in Latin letters, its own first.

    >>> "fd" in skeletons("~WhYd")
    True
    """
    keys = ["", "l"]  # الكسندر has lost an l that is no article
    for sign, after in zip(word[1:], word[2:] + " ", strict=True):
        own = sign.translate(_SKELETON)
        ways = [own, _OTHERWISE[sign]] if sign in _OTHERWISE else [own]
        if sign == "z" and after == "h":  # Azhar looks as if it had the sound of j in Jean
            ways.append("k")
        keys = [key + way for key in keys for way in ways][:_MOST_KEYS]
    known = (skeleton(latin) for latin in foreign_spellings().get(word, ()))
    spelt = (re.sub(r"(.)\1+", r"\1", key) for key in keys)
    return tuple(key or _WEAK for key in dict.fromkeys((*spelt, *known)))


@cache
def foreign_spellings() -> dict[str, tuple[str, ...]]:
    """Give Arabic spellings of foreign names, as abjad words, with the Latin words they write."""
    found: dict[str, tuple[str, ...]] = {}
    for word, latin in pairs("arab_pairs"):
        found[word] = (*found.get(word, ()), latin)
    return found


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
    if latin in foreign_spellings().get(word, ()):
        return 1.0
    signs = _begun(word[1:])
    best = _read(signs, latin_sounds(latin), least)
    if "h" in signs[1:] and _apart(latin):
        best = max(best, _read(signs, _apart(latin), least))
    if latin.startswith(_ARTICLES) and len(latin) > _SHORT:  # ال of الكسندر is no article
        best = max(best, _read(signs, latin_sounds(latin[2:]), least) - _ARTICLE)
    return best


def _begun(signs: str) -> str:
    """Write the alef that only carries a long vowel at the beginning with it: او is one vowel."""
    return signs[1:] if signs[:2] in ("AW", "AY") and signs[2:3] not in ("", "A") else signs


@lru_cache(maxsize=4096)
def _costs(sign: str, first: bool) -> dict[str, float]:
    """Give what each Latin letter costs a sign, where it is not simply wrong."""
    if first and sign in _BEGINS:
        return _BEGINS[sign]
    met = {letter: _meet(sign, letter) for letter in _LATIN | {sign}}
    return {letter: cost for letter, cost in met.items() if cost < _WRONG}


_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzčšžþðğḍ")


@lru_cache(maxsize=16384)
def _skips(letters: str) -> tuple[float, ...]:
    """Give what it costs to leave each Latin letter unwritten."""
    skips = [_skip(letter) for letter in letters]
    for j in range(1, len(letters)):
        if letters[j] in _VOWELS and letters[j - 1] in _VOWELS:
            skips[j] = _UNWRITTEN_NEXT
    if skips:
        skips[-1] = max(skips[-1], _UNWRITTEN_END.get(letters[-1], 0.0))
    return tuple(skips)


def _read(signs: str, letters: str, least: float) -> float:
    if len(letters) > 2 * len(signs) + 1 or len(signs) > len(letters) + 2:
        return 0.0
    size = max(len(signs), 1 + len(letters) // 2)
    most = (1.0 - least) * size + _ROUNDING
    skips = _skips(letters)
    row = [0.0, *accumulate(skips)]
    for i, sign in enumerate(signs):
        costs, unspoken = _costs(sign, i == 0), _UNSPOKEN.get(sign, _WRONG)
        last = row[0] + unspoken
        below = [last]
        for met, over, letter, skip in zip(row, row[1:], letters, skips, strict=False):
            met += costs.get(letter, _WRONG)
            over += unspoken
            last += skip
            last = met if met <= over and met <= last else over if over <= last else last
            below.append(last)
        row = below
        if min(row) > most:
            return 0.0
    if not signs or not letters or row[-1] > most:
        return 0.0
    return 1.0 - row[-1] / size


def _skip(letter: str) -> float:
    if letter in _VOWELS:
        return _UNWRITTEN
    return _SILENT_H if letter in "hw" else _WRONG
