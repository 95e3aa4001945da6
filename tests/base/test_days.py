"""Claims about days and spans of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.base import Interval, parse_day

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1))


@given(start=DAYS, length=st.integers(min_value=1, max_value=5000))
def test_an_interval_holds_its_first_day_and_not_its_end(start: date, length: int) -> None:
    span = Interval(start=start, end=start + timedelta(days=length))
    assert span.holds(start)
    assert not span.holds(start + timedelta(days=length))


@given(start=DAYS, middle=st.integers(1, 2000), rest=st.integers(1, 2000), day=DAYS)
def test_two_spans_that_meet_hold_each_day_once(
    start: date, middle: int, rest: int, day: date
) -> None:
    meet = start + timedelta(days=middle)
    first = Interval(start=start, end=meet)
    second = Interval(start=meet, end=meet + timedelta(days=rest))
    assert not (first.holds(day) and second.holds(day))


@pytest.mark.parametrize("end", [date(2024, 1, 1), date(2023, 12, 31)], ids=["same day", "before"])
def test_an_interval_that_ends_before_it_starts_is_refused(end: date) -> None:
    with pytest.raises(ValueError, match="must end after it starts"):
        Interval(start=date(2024, 1, 1), end=end)


@given(DAYS)
def test_a_written_day_reads_back(day: date) -> None:
    assert parse_day(day.isoformat()) == day


@pytest.mark.parametrize("text", ["16.05.2024", "2024-02-30", "", "today"])
def test_what_is_no_day_says_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match="write it as 2024-05-16"):
        parse_day(text)
