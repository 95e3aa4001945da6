"""The known word behind an Arabic or Persian one, without what its sentence adds to it.

Articles, and, for, by and the endings of number and kind are written on to a word: وللصناعات and
صناعی mean what صناعة means. A guess counts only where it comes to a word the tables know.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from witting.names.classes import ARTICLES, LEAST_BARE, PLACE, abjad_words, phrases
from witting.names.scripts import script_of

_PREFIXES = ("", "و", "ال", "وال", "لل", "ولل", "بال", "ل", "ب", "ف", "ول", "وب")
# An ending in the text, and what may stand in its place in the tables.
_ENDINGS = (
    ("ه", ("ة",)), ("ة", ("ه",)), ("ى", ("ي",)),
    ("يه", ("ية", "ي")), ("ية", ("ي",)), ("ي", ("ية", "")), ("ات", ("ة", "ه", "")),
    ("هاي", ("",)), ("ها", ("",)), ("ان", ("",)), ("ين", ("",)), ("ون", ("",)),
    ("هايي", ("",)), ("يون", ("ي",)), ("يين", ("ي",)),
)  # fmt: skip
_OF_COUNTRIES = ("ي", "ية", "يه")
_COUNTRY_ENDS = ("يا", "ا")
_ARTICLE = "ال"
_LEAST = 3
_URDU = {ord("ہ"): "ه", ord("ھ"): "ه"}
_SERVANTS = (("ولل", 3), ("لل", 3), ("وال", 5))  # and the letters that must be left: Walter, Wally


def told_of_forms() -> dict[str, Any]:
    """Give the tables and rules of this file and of `without_article`, for the kernel."""
    countries = (phrase[0] for phrase, token in phrases().items() if token.startswith(PLACE))
    return {
        "prefixes": _PREFIXES,
        "endings": _ENDINGS,
        "of_countries": _OF_COUNTRIES,
        "country_ends": _COUNTRY_ENDS,
        "countries": set(countries),
        "article": _ARTICLE,
        "least": _LEAST,
        "urdu": {chr(letter): other for letter, other in _URDU.items()},
        "servants": _SERVANTS,
        "articles": ARTICLES,
        "least_bare": LEAST_BARE,
        "known": abjad_words(),
    }


@lru_cache(maxsize=16384)
def bare_abjad(word: str) -> str:
    """Give the known word a plain Arabic or Persian word is a form of, or the word itself.

    >>> bare_abjad("والصناعيه"), bare_abjad("بمشاريع")
    ('الصناعية', 'بمشاريع')
    """
    if script_of(word[0]) != "arab" or word in abjad_words():
        return word
    word = word.translate(_URDU)
    return next((guess for guess in _guesses(word) if guess in abjad_words()), _country(word))


def _country(word: str) -> str:
    """Give the country an adjective is made of, or the word: بريطاني is of بريطانيا."""
    known = phrases()
    for prefix in _PREFIXES:
        for ending in _OF_COUNTRIES if word.startswith(prefix) else ():
            stem = word.removeprefix(prefix).removesuffix(ending)
            for country in (stem + end for end in _COUNTRY_ENDS):
                if word.endswith(ending) and known.get((country,), "").startswith(PLACE):
                    return country
    return word


def without_servants(word: str) -> str:
    """Give an unknown Arabic word without the and, for and the before it.

    >>> without_servants("للدعوة"), without_servants("والمسلمين"), without_servants("والتر")
    ('دعوة', 'مسلمين', 'والتر')
    """
    for servant, least in _SERVANTS:
        if word.startswith(servant) and len(word) - len(servant) >= least:
            return word[len(servant) :]
    return word


def _guesses(word: str) -> Iterator[str]:
    rests = [word[len(p) :] for p in _PREFIXES if word.startswith(p)]
    long = [rest for rest in rests if len(rest) >= _LEAST]
    yield from long
    for rest in long:
        yield _ARTICLE + rest
    for rest in long:
        for ending, others in _ENDINGS:
            stem = rest.removesuffix(ending)
            if stem != rest and len(stem) >= _LEAST:
                for other in others:
                    yield stem + other
