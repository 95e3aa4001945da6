"""One row of any table, and what its cells hold: amounts, days, codes, numbers of parties."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache

from witting.base import Identifier
from witting.intake.trade.tables import spoken, squeeze
from witting.intake.trade.values import currency_in, day_in, figure, hs_in, plain_digits
from witting.places import country_code


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """One row: its number, its cells' texts from the first column on, or why it cannot be read."""

    line: int
    cells: tuple[str, ...] = ()
    carried: frozenset[int] = frozenset()  # columns filled from a merged cell that starts above
    why: str = ""


_ERROR = re.compile(
    r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|NOT CALCULATED!)"
)
_CUT = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,3}")
_WHOLE = re.compile(r"(\d+)[.,]0+")
_DIGITS = re.compile(r"[\d.\s\u00a0-]+")
_LATE_YEAR = re.compile(r"\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:\D.*)?", re.DOTALL)
_YEAR_FIRST = re.compile(r"\s*(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:[T\s].*)?", re.DOTALL)
_RUN = re.compile(r"(\d{4})(\d{2})(\d{2})")
_BOTH_NUMBERS = re.compile(r"(\d{10}|\d{12})\s*[/\\;,]\s*(\d{9})")
_NUMBERS_ONLY = frozenset({"inn", "ogrn", "kpp", "imo", "mmsi", "account", "duns", "phone"})
_LONGEST_NOBODY = 40
_CURRENCY = re.compile(r"[A-Z]{3}")


def is_error(text: str) -> bool:
    """Say whether a cell holds no value but an error of the program that made it.

    >>> is_error("#REF!"), is_error("#1 Trading")
    (True, False)
    """
    return text.startswith("#") and _ERROR.fullmatch(text) is not None


@lru_cache(maxsize=16_384)
def is_nobody(text: str) -> bool:
    """Say whether a cell says that there is nothing to say: a dash, `n/a`, `нет`.

    >>> is_nobody("—"), is_nobody("N/A"), is_nobody("Na Trading")
    (True, True, False)
    """
    if len(text) > _LONGEST_NOBODY or text[:1].isdigit():
        return False
    bare = squeeze(text)
    return not bare or bare in _nobody()


@cache
def _nobody() -> frozenset[str]:
    return frozenset(said for said, _ in spoken("nobody"))


@lru_cache(maxsize=65_536)
def number_in(text: str, decimal: str = "") -> Decimal | None:
    """Give the number a cell holds; `decimal` is the sign before the fraction, where it is known.

    >>> number_in("1.250", ","), number_in("1.250"), number_in("98 000,50")
    (Decimal('1250'), Decimal('1.250'), Decimal('98000.50'))
    """
    if not decimal:
        return figure(text)
    plain = plain_digits(text).replace("," if decimal == "." else ".", "").replace(decimal, ".")
    found = re.search(r"-?\d[\d\s\u00a0\u202f'’]*(?:\.\d+)?", plain)
    if found is None:
        return None
    try:
        return Decimal(re.sub(r"[^\d.-]", "", found.group()))
    except InvalidOperation:
        return None


@lru_cache(maxsize=4_096)
def currency_of(text: str) -> str:
    """Give the currency a cell names, by its code, a sign or a word; "" for none."""
    bare = text.strip().upper()
    return bare if _CURRENCY.fullmatch(bare) else currency_in(text)


@lru_cache(maxsize=65_536)
def day_of(text: str, order: str = "") -> date | None:
    """Give the day a cell holds; None where it holds none or it may be either of two.

    >>> day_of("16.05.2024"), day_of("05/06/2024"), day_of("05/06/2024", "month first")
    (datetime.date(2024, 5, 16), None, datetime.date(2024, 5, 6))
    """
    plain = plain_digits(text)
    found = _YEAR_FIRST.fullmatch(plain) or _RUN.fullmatch(plain.strip())
    if found:
        return _date(found[1], found[2], found[3])
    late = _LATE_YEAR.fullmatch(plain)
    if late and order:
        first, second = late[1], late[2]
        return _date(late[3], *((second, first) if order == "day first" else (first, second)))
    return day_in(plain)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def day_order(texts: tuple[str, ...]) -> str:
    """Give which of day and month stands first in a column of days, where one of them shows it.

    >>> day_order(("03/04/2024", "16/05/2024")), day_order(("03/04/2024",))
    ('day first', '')
    """
    late = [found for text in texts if (found := _LATE_YEAR.fullmatch(plain_digits(text)))]
    is_day = any(int(one[1]) > 12 >= int(one[2]) for one in late)
    is_month = any(int(one[2]) > 12 >= int(one[1]) for one in late)
    if is_day == is_month:
        return ""
    return "day first" if is_day else "month first"


def decimal_sign(texts: tuple[str, ...]) -> str:
    """Give the sign before the fraction in a column of numbers, where one of them shows it.

    >>> decimal_sign(("1.250,50", "3.000")), decimal_sign(("12,5",)), decimal_sign(("1,250",))
    (',', ',', '')
    """
    signs = set()
    for text in texts:
        plain = re.sub(r"[^\d.,]", "", plain_digits(text)).strip(".,")
        comma, point = plain.rfind(","), plain.rfind(".")
        last = max(comma, point)
        if last < 0:
            continue
        if min(comma, point) >= 0 or (plain.count(plain[last]) == 1 and len(plain) - last != 4):
            signs.add(plain[last])
    return signs.pop() if len(signs) == 1 else ""


@lru_cache(maxsize=65_536)
def code_of(text: str) -> tuple[str, str]:
    """Give the goods code of a cell, and why what is there cannot be one; either may be "".

    >>> code_of("8482.10 10 09"), code_of("101210000")[0], code_of("n/a")
    (('8482101009', ''), '', ('', 'it is no goods code'))
    """
    bare = _WHOLE.sub(r"\1", text.strip()) if _WHOLE.fullmatch(text.strip()) else text.strip()
    digits = re.sub(r"\D", "", plain_digits(bare))
    if _DIGITS.fullmatch(plain_digits(bare)) and len(digits) % 2 and len(digits) < 10:
        return "", (
            f"a goods code has 4, 6, 8 or 10 digits and this has {len(digits)}: a zero in front may"
            " be lost, as where a program took it for a number"
        )
    found = hs_in(bare)
    return found, "" if found else "it is no goods code"


@lru_cache(maxsize=16_384)
def country_in(text: str) -> str | None:
    """Give the country a cell names by its code or a name; None for any other words."""
    return country_code(text.strip(), allow_codes=True)


def numbers_of(scheme: str, text: str) -> tuple[tuple[Identifier, ...], str]:
    """Give the numbers of a party in a cell, and why one there cannot be right; "" where it can.

    >>> [one.value for one in numbers_of("inn", "7707083893/770701001")[0]]
    ['7707083893', '770701001']
    >>> numbers_of("inn", "7.70708E+09")[1][:17]
    'its last digits a'
    """
    if scheme in _NUMBERS_ONLY:
        if _CUT.fullmatch(text):
            return (), (
                "its last digits are gone: a program took it for a number and kept the first ones"
            )
        whole = _WHOLE.fullmatch(text)
        text = whole[1] if whole else text
        both = _BOTH_NUMBERS.fullmatch(text) if scheme == "inn" else None
        if both:
            kpp = Identifier(scheme="kpp", value=both[2])
            return (Identifier(scheme="inn", value=both[1]), kpp), ""
    return (Identifier(scheme=scheme, value=text),), ""
