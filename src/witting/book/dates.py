"""Reads a birth date as a table has it: ISO, or the year first, or in the order somebody said."""

import re
from functools import lru_cache

from witting.parties.asked import birth_date_of

_PARTS = re.compile(r"(\d{1,4})\s*[./\-\s年]\s*(\d{1,2})(?:\s*[./\-\s月]\s*(\d{1,4})\s*日?)?月?")
_RUN = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR = re.compile(r"(\d{4})年?")
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?Z?")
_DIGITS = {ord(sign): str(n % 10) for n, sign in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}


@lru_cache(maxsize=65_536)
def read_birth_date(text: str, order: str = "") -> str:
    """Give a birth date in ISO; raise ValueError or SettingsError for what is none.

    Where the year stands first, nothing need be said. Where it stands last, `order` says which of
    the others is the day; only one number above 12 in both places would tell by itself, and the
    next row need not have one. A month or day of 00 is not known, and left out.

    >>> read_birth_date("1952-10-07"), read_birth_date("07.10.1952", "day first")
    ('1952-10-07', '1952-10-07')
    >>> read_birth_date("10/07/1952", "month first"), read_birth_date("00.00.1952", "day first")
    ('1952-10-07', '1952')
    """
    bare = _MIDNIGHT.sub("", text.strip()).strip().translate(_DIGITS)
    found = _RUN.fullmatch(bare) or _PARTS.fullmatch(bare)
    if found is None:
        year = _YEAR.fullmatch(bare)
        return birth_date_of(year[1] if year else bare)
    first, second, third = found[1], found[2], found[3] or ""
    if len(first) == 4 and len(third) <= 2:
        parts = first, second, third
    elif len(third) == 4 and len(first) <= 2:
        parts = _by_order(text, third, (first, second), order)
    elif not third and len(first) <= 2:
        raise ValueError(f"the birth date {text!r} has no year that can be told")
    else:
        raise ValueError(f"the birth date {text!r} is written in no way that can be read")
    return birth_date_of(_iso(*parts))


def _by_order(text: str, year: str, rest: tuple[str, str], order: str) -> tuple[str, str, str]:
    if order == "day first":
        return year, rest[1], rest[0]
    if order == "month first":
        return year, rest[0], rest[1]
    raise ValueError(
        f"nobody said whether the birth date {text!r} has the day or the month first; say it in the"
        " mapping: formats: {birth_date: day first}"
    )


def _iso(year: str, month: str, day: str) -> str:
    if not int(month):
        return year
    return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day and int(day) else "")
