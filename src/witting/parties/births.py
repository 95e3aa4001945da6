"""How far two birth dates agree: a day, month, year or span, a slip of the pen, or not at all."""

from collections.abc import Iterable

from witting.parties.asked import is_birth_date

DAY = "day agrees"
MONTH = "year and month agree"
YEAR = "year agrees"
SWAPPED = "day and month swapped"
DIGIT = "one digit differs"
RANGE = "within the span"
OTHER_DAY = "same year, other day"
NEAR = "a year apart"
OTHER = "contradicts"
# From the most telling down: of several listed dates the one that agrees best counts.
ORDER = (DAY, MONTH, YEAR, RANGE, SWAPPED, DIGIT, NEAR, OTHER_DAY, OTHER)

_WHOLE = 10
_NOMINAL = "-01-01"  # 1 January is written where only the year is known


def birth_level(mine: str, listed: Iterable[str]) -> tuple[str, str] | None:
    """Give the level at which a date meets the best of the listed ones, and that one.

    None where there is nothing to compare.

    >>> birth_level("1961-09-04", ["1955/1957", "1961-04-09"])
    ('day and month swapped', '1961-04-09')
    """
    if not is_birth_date(mine):
        return None
    met = [(ORDER.index(level), theirs) for theirs in listed if (level := _pair(mine, theirs))]
    if not met:
        return None
    place, theirs = min(met)
    return ORDER[place], theirs


def _pair(mine: str, theirs: str) -> str:
    """Give the level of one pair of dates, or "" where the listed one cannot be read."""
    if "/" in theirs:
        first, _, last = theirs.partition("/")
        return _within(mine, first, last or first)
    if not is_birth_date(theirs):
        return ""
    mine, theirs = (day.removesuffix(_NOMINAL) for day in (mine, theirs))
    length = min(len(mine), len(theirs))
    if mine[:length] == theirs[:length]:
        return {10: DAY, 7: MONTH}.get(length, YEAR)
    if length == _WHOLE:
        return _days(mine, theirs)
    if mine[:4] == theirs[:4]:
        return OTHER_DAY
    return NEAR if length < _WHOLE and _years_apart(mine, theirs) == 1 else OTHER


def _within(mine: str, first: str, last: str) -> str:
    """Say whether a date lies in a span, by what both say of it."""
    low, high = min(len(mine), len(first)), min(len(mine), len(last))
    return RANGE if first[:low] <= mine[:low] and mine[:high] <= last[:high] else OTHER


def _days(mine: str, theirs: str) -> str:
    """Compare two whole dates that differ."""
    if mine == f"{theirs[:5]}{theirs[8:]}-{theirs[5:7]}":
        return SWAPPED
    if sum(one != other for one, other in zip(mine, theirs, strict=True)) == 1:
        return DIGIT
    return OTHER_DAY if mine[:4] == theirs[:4] else OTHER


def _years_apart(mine: str, theirs: str) -> int:
    return abs(int(mine[:4]) - int(theirs[:4]))
