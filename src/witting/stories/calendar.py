"""Days, weeks, months and years as intervals, counted from the day a story is of."""

from datetime import date, timedelta
from typing import Literal

from witting.base import Interval

Unit = Literal["day", "week", "month", "season", "year", "stretch"]
_DECEMBER = 12
_MOST_AGO = 500  # years, months…: more is a slip of the pen
_SOON = 45  # days ahead within which a day without its year is taken for the coming one
_LONG_AGO = 300


def day_interval(day: date) -> Interval:
    """Give the interval that is one day.

    >>> day_interval(date(2024, 5, 16)).end
    datetime.date(2024, 5, 17)
    """
    return Interval(start=day, end=day + timedelta(days=1))


def month_interval(year: int, month: int) -> Interval:
    """Give the interval of a month; months beyond the year's are those of the years beside it.

    >>> month_interval(2024, 0).start
    datetime.date(2023, 12, 1)
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    after = date(year + 1, 1, 1) if month == _DECEMBER else date(year, month + 1, 1)
    return Interval(start=date(year, month, 1), end=after)


def year_interval(year: int) -> Interval:
    """Give the interval of a year."""
    return Interval(start=date(year, 1, 1), end=date(year + 1, 1, 1))


def counted(day: date, unit: str, number: int) -> tuple[Interval, Unit] | None:
    """Give the day, week, month or year so many units from a day; None beyond what can be meant.

    A week is Monday to Sunday.

    >>> counted(date(2024, 5, 16), "week", -1)[0].start
    datetime.date(2024, 5, 6)
    """
    if abs(number) > _MOST_AGO:
        return None
    if unit == "day":
        return day_interval(day + timedelta(days=number)), "day"
    if unit == "week":
        monday = day - timedelta(days=day.weekday() - 7 * number)
        return Interval(start=monday, end=monday + timedelta(days=7)), "week"
    if unit == "month":
        return month_interval(day.year, day.month + number), "month"
    year = day.year + number
    return (year_interval(year), "year") if date.min.year <= year < date.max.year else None


def weekday_of(day: date, weekday: int, turn: str) -> date:
    """Give the weekday (Monday is 1) that is meant on a day: the last one up to it, or by `turn`.

    `last` is before the day, `next` after it, `week -1`, `week 0`, `week 1` of that calendar week.

    >>> weekday_of(date(2024, 5, 16), 4, ""), weekday_of(date(2024, 5, 16), 4, "last")
    (datetime.date(2024, 5, 16), datetime.date(2024, 5, 9))
    """
    if turn.startswith("week"):
        weeks = int(turn.removeprefix("week"))
        return day - timedelta(days=day.weekday() - (weekday - 1) - 7 * weeks)
    back = (day.isoweekday() - weekday) % 7
    if turn == "next":
        return day + timedelta(days=7 - back)
    if turn == "coming":
        return day + timedelta(days=(7 - back) % 7)
    return day - timedelta(days=7 if turn == "last" and back == 0 else back)


def month_of(day: date, month: int, turn: str) -> Interval:
    """Give the month that is meant on a day where no year is said: the last begun, or by `turn`.

    >>> month_of(date(2024, 5, 16), 12, "").start
    datetime.date(2023, 12, 1)
    """
    if turn in ("next", "coming"):
        is_later = month >= day.month if turn == "coming" else month > day.month
        return month_interval(day.year + (0 if is_later else 1), month)
    is_begun = month < day.month if turn == "last" else month <= day.month
    return month_interval(day.year - (0 if is_begun else 1), month)


def day_of(day: date, month: int, number: int, turn: str) -> date | None:
    """Give the day of a month that is meant on a day where no year is said, or None.

    The last one, unless the coming one is near and the last long ago.
    """
    found = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            found.append(date(year, month, number))
        except ValueError:
            continue
    before = max((d for d in found if d <= day), default=None)
    after = min((d for d in found if d > day), default=None)
    if before is None or after is None:
        return before or after
    is_near = (after - day).days <= _SOON and (day - before).days >= _LONG_AGO
    return after if turn in ("next", "coming") or is_near else before


def real_day(year: int, month: int, number: int) -> date | None:
    """Give the day, or None where the calendar has none such."""
    try:
        return date(year, month, number)
    except ValueError:
        return None
