"""Arabic and Hebrew words against Latin ones: consonants, long vowels, and vowels left unwritten.

A word in these scripts is kept as its letters' sounds (`~bWtYn` for بوتين) and not guessed into
Latin. Against a Latin word the two are laid side by side: a consonant must meet its like, a written
long vowel should meet a vowel, and a Latin vowel may go unwritten at a small cost.
"""

import re
from functools import cache, lru_cache
from typing import Any

from witting.names.native import kernel
from witting.names.pairs import pairs
from witting.names.sounds import rules_listed
from witting.names.tables import table
from witting.names.weave import PARTED, WHOLE, read

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

_ARTICLES = ("al", "el", "il", "ul")
_SHORT = 4  # letters of a Latin word too short to begin with an article
_BY_THE = "bAl"  # bi- and the article, whose l a sun letter takes
_HOPELESS = 6_000  # words less alike than this are of no interest to anybody


_GOD = "الله"
_FOREIGN = (
    ("ہ", "ه"),
    ("ھ", "ه"),
    ("تش", "چ"),
    ("دج", "ج"),
    ("تس", "צ"),
)  # Urdu h; two letters for one sound
_GOD_HEARD = "له"  # as -ullah, written together or apart
_ARTICLE = "ال"
_TOO_SHORT = 3  # letters of a word that has no article
_WEAK_SIGNS = "AWY"  # two letters of a consonant have a vowel between
_ENDED = ("h", "H")  # a sign, and what it is at the end of a word
_LEAST_ENDED = 2
SERVANT = "عبدال"  # begins a name that is parted: servant of the


@cache
def abjad_letters() -> dict[str, str]:
    """Give the sound of each Arabic and Hebrew letter."""
    return {**table("abjad")["arab"], **table("abjad")["hebr"]}


@lru_cache(maxsize=65536)
def abjad_word(word: str) -> str:
    """Give the sounds of an Arabic or Hebrew word, marked as such; the article is dropped.

    >>> abjad_word("بوتين"), abjad_word("الحسيني")
    ('~bWtYn', '~hsYnY')
    """
    for foreign, letter in _FOREIGN:
        word = word.replace(foreign, letter)
    if word.endswith(_GOD):
        word = word.removesuffix(_GOD) + _GOD_HEARD
    if word.startswith(_ARTICLE) and len(word) > _TOO_SHORT:
        word = word.removeprefix(_ARTICLE)
    letters = abjad_letters()
    signs = "".join(letters.get(letter, "") for letter in word)
    signs = _WEAK_DOUBLED.sub(r"\1", signs)
    sign, ended = _ENDED
    if signs.endswith(sign) and len(signs) > _LEAST_ENDED:
        signs = signs.removesuffix(sign) + ended
    return MARK + signs


_WEAK_DOUBLED = re.compile(rf"([{_WEAK_SIGNS}])\1+")


def told_of_abjads() -> dict[str, Any]:
    """Give the rules of `abjad_word`, for the kernel."""
    return {
        "foreign": _FOREIGN,
        "god": (_GOD, _GOD_HEARD),
        "article": _ARTICLE,
        "short": _TOO_SHORT,
        "weak": _WEAK_SIGNS,
        "ended": _ENDED,
        "least_ended": _LEAST_ENDED,
        "servant": SERVANT,
    }


_PAIRED = ("zh", "sh", "dh", "kh", "th", "gh")


def _apart(word: str) -> str:
    """Give a Latin word with pairs such as zh as two sounds, as in Az-har; "" if it has none."""
    if not any(pair in word for pair in _PAIRED):
        return ""
    return re.sub(r"(.)\1+", r"\1", word)


def latin_sounds(word: str) -> str:
    """Give a Latin word in the same signs, doubled letters written once.

    >>> latin_sounds("vladimir"), latin_sounds("hussein")
    ('vladimir', 'husein')
    """
    return plain_latin_sounds(word) if CONSONANTS is None else str(CONSONANTS.sounds(word))


@lru_cache(maxsize=131072)
def plain_latin_sounds(word: str) -> str:
    """Do in Python what the kernel does: the definition it is held against."""
    word = _SPELLING.sub(lambda found: _SIGNS[(found.lastindex or 1) - 1], word)
    return re.sub(r"(.)\1+", r"\1", word)


_WEAK = "-"  # the key of words without a firm consonant, such as Yahya
_SKELETON = str.maketrans(
    dict.fromkeys("aeiouyAWYHh'w", "")
    | dict.fromkeys("xqgğjž", "k")
    | dict.fromkeys("čzcš", "s")
    | {
        "ḵ": "k",
        "ś": "s",
        "ḇ": "b",
        "ṗ": "b",
        "p": "b",
        "v": "f",
        "þ": "t",
        "ð": "d",
        "ḍ": "d",
        "ḻ": "l",
        "ẕ": "k",
        "ṯ": "s",
        "ḏ": "d",
    }
)


def skeleton(word: str) -> str:
    """Give a word's broad consonants, the same key for either script: `btn` for Putin and بوتين.

    >>> skeleton("putin"), skeleton("~bWtYn")
    ('btn', 'btn')
    """
    return plain_skeleton(word) if CONSONANTS is None else str(CONSONANTS.skeleton(word))


@lru_cache(maxsize=131072)
def plain_skeleton(word: str) -> str:
    """Do in Python what the kernel does: the definition it is held against."""
    sounds = word[1:] if word.startswith(MARK) else plain_latin_sounds(word)
    return re.sub(r"(.)\1+", r"\1", sounds.translate(_SKELETON)) or (_WEAK if sounds else "")


# Signs that may be spelt with another Latin consonant, or none, than their own.
_OTHERWISE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("ḇṗW", ("f",)),
    **dict.fromkeys("þðḍ", ("s",)),
    "x": ("",),
    "ḻ": ("r",),
    "ẕ": ("s", "d"),
    "ṯ": ("t",),
    "ḏ": ("t",),
}
_SYLLABIC = frozenset("ḏḻẕṯ")  # signs of names written by syllables, which lose no letter
_MOST_KEYS = 24


@lru_cache(maxsize=16384)
def skeletons(word: str) -> tuple[str, ...]:
    """Give every skeleton an abjad word may have in Latin letters, its own first.

    >>> "fd" in skeletons("~WhYd")
    True
    """
    # الكسندر has lost an l that is no article
    keys = ["", "l"] if _SYLLABIC.isdisjoint(word) else [""]
    signs, firm = word[1:], ""  # firm: what every key goes on with
    for at, sign in enumerate(signs, 1):
        ways = _WAYS[sign]
        if sign == "z" and signs[at : at + 1] == "h":
            ways = (*ways, "k")  # Azhar looks as if it had the sound of j in Jean
        elif sign == "H" and at == len(signs):  # عصبة الأنصار is heard as Asbat al-Ansar
            ways = (*ways, "t")
        if len(ways) > 1:
            keys = [key + firm + way for key in keys for way in ways][:_MOST_KEYS]
            firm = ""
        else:
            firm += ways[0]
    keys = _undoubled([key + firm for key in keys])
    keys += [skeleton(latin) for latin in foreign_spellings().get(word, ())]
    # the first key is the word's own
    keys += [skeleton(MARK + way) for way in _otherwise_written(signs) if way != signs]
    return tuple([key or _WEAK for key in dict.fromkeys(keys)])


class _Ways(dict[str, tuple[str, ...]]):
    """Sign by sign, the consonants it may be spelt with; each worked out once."""

    def __missing__(self, sign: str) -> tuple[str, ...]:
        self[sign] = found = (sign.translate(_SKELETON), *_OTHERWISE.get(sign, ()))
        return found


_WAYS = _Ways()


def _undoubled(keys: list[str]) -> list[str]:
    if CONSONANTS is not None:
        found: list[str] = CONSONANTS.undoubled(keys)
        return found
    return [re.sub(r"(.)\1+", r"\1", key) for key in keys]


def _consonants() -> Any:
    """Give what reads Latin words by these tables in the kernel, or None where it is not built."""
    built = kernel()
    if built is None:
        return None
    broad = {chr(sound): firm or None for sound, firm in _SKELETON.items()}
    return built.Consonants(rules_listed(_SPELLINGS), broad, _WEAK, _ARTICLES, _SHORT, _PAIRED)


CONSONANTS = _consonants()


@cache
def foreign_spellings() -> dict[str, tuple[str, ...]]:
    """Give Arabic spellings of foreign names, as abjad words, with the Latin words they write."""
    found: dict[str, tuple[str, ...]] = {}
    for word, latin in pairs("arab_pairs"):
        found[word] = (*found.get(word, ()), latin)
    return found


def abjad_likeness(word: str, latin: str, least: float = _HOPELESS / WHOLE) -> float:
    """Say how well an abjad word reads as a Latin one, 0 to 1; see `abjad_alike`.

    >>> abjad_likeness("~bWtYn", "putin")
    1.0
    """
    return abjad_alike(word, latin, round(least * WHOLE)) / WHOLE


@lru_cache(maxsize=65536)
def abjad_alike(word: str, latin: str, least: int = _HOPELESS) -> int:
    """Say how well an abjad word reads as a Latin one, in basis points.

    Strong when consonants and written long vowels agree; weak when only the skeleton does; 0 for
    words less alike than `least`, which are not compared to the end.

    >>> abjad_alike("~bWtYn", "putin")
    10000
    >>> abjad_alike("~mtYn", "putin") < 8_000
    True
    """
    if latin in foreign_spellings().get(word, ()):
        return WHOLE
    return read(ways_written(word), spoken(latin), least)


def spoken(latin: str) -> str:
    r"""Give what abjad signs are laid against: a Latin word's sounds, and its others if it has any.

    The second has pairs of letters as two sounds, which only signs with an h mean; the third has no
    article. Lines part them.

    >>> spoken("putin"), spoken("azhar"), spoken("alexander")
    ('putin', 'ažar\nazhar', 'aleksander\n\neksander')
    """
    return plain_spoken(latin) if CONSONANTS is None else str(CONSONANTS.spoken(latin))


@lru_cache(maxsize=65536)
def plain_spoken(latin: str) -> str:
    """Do in Python what the kernel does: the definition it is held against."""
    # ال of الكسندر is no article
    article = latin.startswith(_ARTICLES) and len(latin) > _SHORT
    bare = plain_latin_sounds(latin[2:]) if article else ""
    return PARTED.join((plain_latin_sounds(latin), _apart(latin), bare)).rstrip(PARTED)


def ways_written(word: str) -> list[str]:
    """Give the signs of an abjad word, and the others it may be heard by.

    >>> ways_written("~cnYm"), ways_written("~bAldm")
    (['cnYm', 'tsnYm'], ['bAldm', 'bdm'])
    """
    signs = _begun(word[1:])
    return [signs, *(way for way in _otherwise_written(signs) if way != signs)]


def _otherwise_written(signs: str) -> list[str]:
    """Take out an article inside a word, and part t and s at its beginning.

    عزالدين is heard as Ezzedine, بالدم as biddam; تسنيم is Tasnim, though تساروكيان is Tsarukyan.
    """
    out = [signs[:2] + signs[2:-2].replace("Al", "", 1) + signs[-2:]]
    if signs.startswith(_BY_THE) and len(signs) > len(_BY_THE) + 1:
        out.append(signs[0] + signs[len(_BY_THE) :])
    if signs.startswith("c"):
        out.append("ts" + signs[1:])
    return out


def _begun(signs: str) -> str:
    """Write the alef that only carries a long vowel at the beginning with it: او is one vowel."""
    return signs[1:] if signs[:2] in ("AW", "AY") and signs[2:3] not in ("", "A") else signs
