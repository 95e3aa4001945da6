"""Puts OFAC's periods, given as first and last day, back into the words of its plain lists.

ADVANCED and ENHANCED give a date as a period: two days for its start and two for its end. The
plain XML and the CSV write the same date as `30 Aug 1976`, `Aug 1976`, `1976`, `1970 to 1972` or
`circa 1944`. In those words a date is read by one function, whichever form it came in.
"""

from calendar import monthrange
from datetime import date

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def period_words(first: date, last: date, *, approximate: bool = False) -> str:
    """Give a period in OFAC's words. Raises ValueError for one that ends before it starts.

    >>> period_words(date(1976, 8, 30), date(1976, 8, 30))
    '30 Aug 1976'
    >>> period_words(date(1944, 1, 1), date(1944, 12, 31), approximate=True)
    'circa 1944'
    """
    if last < first:
        raise ValueError(f"the period ends on {last}, before it starts on {first}")
    return ("circa " if approximate else "") + _words(first, last)


def _words(first: date, last: date) -> str:
    if first == last:
        return _day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return _year(first) if first.year == last.year else f"{_year(first)} to {_year(last)}"
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        one = (first.year, first.month) == (last.year, last.month)
        return _month(first) if one else f"{_month(first)} to {_month(last)}"
    return f"{_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day:02d} {_month(day)}"


def _month(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {_year(day)}"


def _year(day: date) -> str:
    return f"{day.year:04d}"
