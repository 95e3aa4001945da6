"""The small conventions of these lists: days, citations, footnotes, stray code points."""

import re
from datetime import date
from functools import cache

from witting.base import ListEntry
from witting.lists.countries import country_code, read_table
from witting.lists.ofac.words import read_day

_STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM"
    " NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR"
)
STATES = frozenset(_STATES.split())
"""Postal codes of the states of the US; many are also the code of a country."""

_C1 = re.compile(r"[\x80-\x9f]")
_CITATION = re.compile(r"(?=\b\d{1,3}\s+F\.?\s?R\b)|;\s*")
_FOOTNOTE = re.compile(r"(?:\)|\bEAR\)?),?\s?([1-9])(?![\w.(])")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b")
_AMERICAN = re.compile(r"([A-Za-z]+) (\d{1,2}), (\d{4})")
_POSTCODE = re.compile(r"[\s.,]*(?:[\d\s-]*|[A-Z]\d[A-Z] ?\d[A-Z]\d)$")
_ENDING = 200  # characters of an address that are more than enough to hold its country
_PIVOT = 70  # a year of two digits below this is of this century; the lists begin in 1985


def clean(text: str) -> str:
    r"""Give a cell on one line, with Windows punctuation that was stored as control codes mended.

    >>> clean("Xi\x92an  Xae Flying ")
    'Xi’an Xae Flying'
    """
    return " ".join(_C1.sub(_mended, text).split())


def _mended(found: "re.Match[str]") -> str:
    return found[0].encode("latin-1").decode("cp1252", "ignore")


def iso_day(text: str) -> str:
    """Give a day written in any of these lists' ways as ISO; "" where it is no day.

    >>> iso_day("06/19/2003"), iso_day("June 21, 2022"), iso_day("03 Jun 2021"), iso_day("2/5/15")
    ('2003-06-19', '2022-06-21', '2021-06-03', '2015-02-05')
    """
    words = text.strip()
    try:
        return date.fromisoformat(words[:10]).isoformat()
    except ValueError:
        pass
    if found := _SLASHED.fullmatch(words):
        return _day(_year(found[3]), int(found[1]), int(found[2]))
    if found := _AMERICAN.fullmatch(words):
        words = f"{found[2]} {found[1]} {found[3]}"
    day = read_day(words)
    return day if len(day) == len("2003-06-19") else ""


def days_in(text: str) -> list[str]:
    """Give every day written with slashes, in the text's order.

    >>> days_in("66 FR 24266, 5/14/01. 75 FR 78883, 12/17/10")
    ['2001-05-14', '2010-12-17']
    """
    days = [_day(_year(y), int(m), int(d)) for m, d, y in _SLASHED.findall(text)]
    return [day for day in days if day]


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < _PIVOT else 1900)


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def citations(text: str) -> tuple[str, ...]:
    """Split a cell of Federal Register citations, whatever stands between them.

    >>> citations("68 F.R. 38290 6/27/03 71 F.R. 38843 7/10/06")
    ('68 F.R. 38290 6/27/03', '71 F.R. 38843 7/10/06')
    """
    pieces = (piece.strip(" ,;.") for piece in _CITATION.split(clean(text)))
    return tuple(piece for piece in pieces if piece)


def footnotes(requirement: str) -> tuple[str, ...]:
    """Give the Entity List's footnotes that a licence requirement points to.

    They are superscripts in the Federal Register and bare digits in every file made of it.

    >>> footnotes("(See §§ 734.9(g),3 746.8(a)(3), and 744.21(b) of the EAR)")
    ('3',)
    >>> footnotes("see §§ 734.9(e) 1 and 744.11 of the EAR 2"), footnotes("§ 746.8(a)(4)")
    (('1', '2'), ())
    """
    return tuple(dict.fromkeys(_FOOTNOTE.findall(requirement)))


def code_of(country: str) -> str:
    """Give the ISO code of a country given by name or by code; "" where it is neither."""
    words = country.strip()
    return words if words in _codes() else country_code(words) or country_code(words.rstrip("."))


def ending_country(address: str, *, codes: bool = False) -> tuple[str, str]:
    """Give the code and the written name of the country an address ends in, or two times "".

    A code at the end counts only with `codes`, in addresses that are always written with one.

    >>> ending_country("27 Shing Yip St, Kowloon, Hong Kong.")
    ('HK', 'Hong Kong')
    >>> ending_country("Leeds LS"), ending_country("Baku, 107174, AZ", codes=True)
    (('', ''), ('AZ', 'AZ'))
    """
    if codes:
        last = address.rpartition(",")[2].strip()
        return (last, last) if last in _codes() else ("", "")
    words = _POSTCODE.sub("", address[-_ENDING:].rstrip(" .)")).split()
    for count in range(min(len(words), 5), 0, -1):
        name = " ".join(words[-count:]).strip(" ,(")
        code = country_code(name) or country_code(f"{name}.")
        if code:
            return code, name
    return "", ""


@cache
def _codes() -> frozenset[str]:
    return frozenset(row["code"] for row in read_table("country_names.csv") if row["code"])


def detail(entry: ListEntry, field: str) -> str:
    """Give what an entry says under one field of its details; "" where it says nothing."""
    return next((text for name, text in entry.details if name == field), "")


def order_has_ended(entry: ListEntry, on: date) -> bool:
    """Say whether a denial order's last day lies before the given one.

    An order without an end, and a listing that is no order, has not ended.
    """
    end = detail(entry, "end_date")
    return bool(end) and end < on.isoformat()
