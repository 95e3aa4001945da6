"""What a number in a workbook looks like: a day, a code with its zeros, an amount to its cents.

A sheet keeps 8482.10 as 8482.1 beside a format that shows two places, and a day as a count of days.
Digits a format adds are added; digits it hides are never taken away.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

_DAYS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_BUILT_IN = {2: "0.00", 4: "#,##0.00", 7: "0.00", 8: "0.00", 9: "0%", 10: "0.00%"}
_BUILT_IN |= {39: "0.00", 40: "0.00", 43: "0.00", 44: "0.00"}
_SAID = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]')  # words, colours, conditions
_PLACES = re.compile(r"[0#?,]*0[0#?,]*(?:\.([0#?]*))?|[0#?,]+(?:\.([0#?]+))?")
_SEEN = Context(prec=15, rounding=ROUND_HALF_EVEN)
"""A workbook shows fifteen digits; what is behind them is noise of the machine."""

_LARGEST_DAY = 2_958_466  # 9999-12-31
_LONGEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How numbers of one style are shown."""

    is_day: bool = False
    is_1904: bool = False
    whole: int = 0  # digits at least before the point
    places: int = 0  # digits at least behind it
    is_percent: bool = False


GENERAL = Format()


class Formats:
    """The styles of a workbook, by their numbers."""

    def __init__(self, records: Iterator[tuple[str, Any]], *, is_1904: bool) -> None:
        """Read them from the elements of its part of styles."""
        codes: dict[int, str] = dict(_BUILT_IN)
        self._held: list[Format] = []
        is_cells = False
        for event, element in records:
            kind = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
            if kind == "cellXfs":
                is_cells = event == "start"
            elif event == "end":
                continue
            elif kind == "numFmt" and (number := _whole(element.get("numFmtId"))) is not None:
                codes[number] = element.get("formatCode", "")[:_LONGEST]
            elif kind == "xf" and is_cells:
                number = _whole(element.get("numFmtId")) or 0
                self._held.append(format_of(number, codes.get(number, ""), is_1904=is_1904))

    def of(self, style: str | None) -> Format:
        """Give the format of a style's number; the general one where there is no such style."""
        place = _whole(style)
        return self._held[place] if place is not None and place < len(self._held) else GENERAL


def format_of(number: int, code: str, *, is_1904: bool = False) -> Format:
    """Give what a format's code says.

    >>> format_of(164, "0000.00").whole, format_of(164, 'dd/mm/yyyy;@').is_day
    (4, True)
    """
    bare = _SAID.sub("", code.split(";", 1)[0]).lower()
    if (number in _DAYS and not code) or re.search(r"[ymdhs]", bare.replace("general", "")):
        return Format(is_day=True, is_1904=is_1904)
    found = _PLACES.search(bare)
    if found is None or "e+" in bare or "/" in bare:
        return GENERAL
    before = found.group().split(".", 1)[0]
    return Format(
        whole=before.count("0"),
        places=(found[1] or found[2] or "").count("0"),
        is_percent="%" in bare,
    )


@lru_cache(maxsize=65_536)
def number_text(value: str, shown: Format = GENERAL) -> str:
    """Give a number as it is shown, without signs between thousands; a day in ISO.

    >>> number_text("8482.1", format_of(2, "0.00")), number_text("7.7070838930000002E9")
    ('8482.10', '7707083893')
    >>> number_text("123", format_of(164, "000000")), number_text("45428", format_of(14, ""))
    ('000123', '2024-05-16')
    """
    text = value.strip()
    try:
        exact = Decimal(text)
    except InvalidOperation:
        return text
    if not exact.is_finite() or abs(exact.adjusted()) > 300:
        return text
    if shown.is_day and 0 <= exact < _LARGEST_DAY:
        return _day(float(exact), is_1904=shown.is_1904)
    seen = exact if exact == exact.to_integral_value() else _SEEN.plus(exact)
    if shown.is_percent:
        return f"{_padded(_SEEN.multiply(seen, Decimal(100)), shown)}%"
    if abs(seen.adjusted()) > 40:
        return text
    return _padded(seen, shown)


def _padded(number: Decimal, shown: Format) -> str:
    sign, text = ("-" if number < 0 else ""), f"{abs(number):f}"
    before, _, behind = text.partition(".")
    behind = behind.rstrip("0").ljust(shown.places, "0")
    before = before.lstrip("0").rjust(max(shown.whole, 1), "0")
    return f"{sign}{before}.{behind}" if behind else f"{sign}{before}"


def _day(count: float, *, is_1904: bool) -> str:
    """Give the day and time a count of days stands for.

    Counts of 1900 take that year for a leap year, which it was not.
    """
    if is_1904:
        start = datetime(1904, 1, 1, tzinfo=UTC)
    else:
        start = (
            datetime(1899, 12, 30, tzinfo=UTC)
            if count >= 60
            else datetime(1899, 12, 31, tzinfo=UTC)
        )
    moment = start + timedelta(seconds=round(count * 86_400))
    if count < 1:
        return moment.strftime("%H:%M:%S") if count else ""
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return moment.date().isoformat()
    return moment.replace(tzinfo=None).isoformat(sep=" ")


def column_number(letters: str) -> int:
    """Give a column's number, A being 1.

    >>> column_number("A"), column_number("AA")
    (1, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@lru_cache(maxsize=4_096)
def column_letters(number: int) -> str:
    """Give a column's letters, the first being A.

    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 9 else None
