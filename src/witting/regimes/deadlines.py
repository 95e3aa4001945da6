"""By when a duty has to be done: days counted as the lawbook says, US public holidays left out."""

from datetime import date, timedelta
from functools import lru_cache

from witting.regimes.case import Case

_WEEKEND = (5, 6)


def deadline(case: Case, path: str) -> date | None:
    """Give the last day of a term in the lawbook, counted from the day of the case.

    None where the term is not law on the day or is not a number of days.
    """
    text = case.text_of(path)
    days = text.value if text else None
    if text is None or not isinstance(days, int):
        return None
    if text.terms.get("unit") == "business_days":
        return business_days_after(case.day, days)
    return case.day + timedelta(days=days)


@lru_cache(maxsize=4096)
def business_days_after(day: date, count: int) -> date:
    """Give the day that lies so many US business days after a day.

    >>> business_days_after(date(2024, 6, 20), 10)  # past Independence Day
    datetime.date(2024, 7, 5)
    """
    found = day
    while count:
        found += timedelta(days=1)
        count -= found.weekday() not in _WEEKEND and not _is_us_holiday(found)
    return found


def _is_us_holiday(day: date) -> bool:
    return day in _us_holidays(day.year)


@lru_cache(maxsize=64)
def _us_holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays  # slow to import, and needed for a deadline only

    return frozenset(country_holidays("US", years=year))
