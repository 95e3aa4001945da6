"""Cleans the values a client asks with, by the kind of the property they stand in.

What comes out is what is asked of the lists and what the answer echoes, so that a client sees how
it was understood. A value that is none of its kind is dropped, as in yente: the echo lacks it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache

from witting.parties.asked import is_country
from witting.places import country_code

# Codes of FollowTheMoney that ISO 3166-1 does not have, with the state that is asked for.
_OTHER_CODES = {
    "az-nk": "AZ",
    "cn-xz": "CN",
    "cshh": "CS",
    "csxx": "CS",
    "cy-trnc": "CY",
    "eu": "",
    "gb-nir": "GB",
    "gb-sct": "GB",
    "gb-wls": "GB",
    "ge-ab": "GE",
    "iq-kr": "IQ",
    "md-pmr": "MD",
    "pk-km": "PK",
    "so-som": "SO",
    "suhh": "SU",
    "ua-cri": "UA",
    "ua-dpr": "UA",
    "ua-lpr": "UA",
    "x-so": "GE",
    "yucs": "YU",
    "zz": "",
}
_GENDERS = {"m": "male", "male": "male", "f": "female", "female": "female", "other": "other"}
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?", re.ASCII | re.DOTALL)
_FOLDED = {"email", "gender", "language", "topic"}


def values_of(given: object) -> Iterator[str]:
    """Give a property's values as text: one or several, numbers too; what is no value is left out.

    >>> list(values_of(["Rosneft", 7707083893, None, True]))
    ['Rosneft', '7707083893', 'true']
    """
    for one in given if isinstance(given, list) else [given]:
        if isinstance(one, str):
            yield one
        elif isinstance(one, bool):
            yield "true" if one else "false"
        elif isinstance(one, int | float):
            yield f"{one:.15g}" if isinstance(one, float) else str(one)
        elif isinstance(one, dict) and isinstance(one.get("id"), str):
            yield one["id"]  # an entity nested in another, as this API gives them


def cleaned(kind: str, given: Iterable[str]) -> list[str]:
    """Give the values of a property of this kind, cleaned, each once.

    >>> cleaned("country", ["Russia", "ru", "RU", "nowhere"]), cleaned("name", [" Rosneft  Oil "])
    (['ru'], ['Rosneft Oil'])
    >>> cleaned("date", ["1952-10-07T00:00:00", "1952-1", "07/10/1952"])
    ['1952-10-07', '1952-01']
    """
    clean = _CLEAN.get(kind, str)
    found = []
    for one in given:
        text = clean(one_line(one))
        found.append(text.lower() if kind in _FOLDED else text)
    return list(dict.fromkeys(filter(None, found)))


def one_line(text: str) -> str:
    """Give a text on one line, without control characters.

    Signs of direction stay: they may turn a name round, and who reads the name must see that.
    """
    if not (text.isascii() and text.isprintable()):
        text = "".join(" " if c.isspace() else c for c in text if c.isspace() or not _is_control(c))
    return " ".join(text.split())


def states(codes: Iterable[str]) -> list[str]:
    """Give the states of cleaned country codes, in upper case, as the lists are asked.

    >>> states(["ru", "ua-cri", "eu"])
    ['RU', 'UA']
    """
    return list(dict.fromkeys(filter(None, (_OTHER_CODES.get(c, c.upper()) for c in codes))))


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs", "Cn", "Co")


@lru_cache(maxsize=4_096)
def _country(text: str) -> str:
    if text.lower() in _OTHER_CODES:
        return text.lower()
    if is_country(text):
        code = country_code(text.upper(), allow_codes=True)
        return (code or text).lower()
    code = country_code(text, allow_codes=True) or country_code(text)
    return code.lower() if code else ""


def _day(text: str) -> str:
    """Give a year, a month or a day; what time it was is no part of it."""
    found = _DAY.fullmatch(text)
    if found is None:
        return ""
    parts = [found[1], *(part.zfill(2) for part in found.groups()[1:] if part)]
    said = "-".join(parts)
    try:
        date.fromisoformat((said + "-01-01")[:10])
    except ValueError:
        return ""
    return said


def _gender(text: str) -> str:
    return _GENDERS.get(text.lower(), "")


_CLEAN: dict[str, Callable[[str], str]] = {"country": _country, "date": _day, "gender": _gender}
