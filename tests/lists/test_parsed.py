"""Who has left a list by its day, however little of the day they left on is known."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.base import ListEntry
from witting.lists import read_list_file
from witting.lists.parsed import has_left, last_day


def gone(removed_on: str) -> ListEntry:
    return ListEntry(id="own-1", list_id="own", kind=None, names=(), removed_on=removed_on)


@pytest.mark.parametrize(
    ("removed_on", "day", "left"),
    [
        pytest.param("2026-03-01", "2026-03-01", True, id="gone on that day"),
        pytest.param("2026-03-02", "2026-03-01", False, id="gone the day after"),
        pytest.param("2026-03", "2026-03-30", False, id="gone in the month that is not over"),
        pytest.param("2026-03", "2026-03-31", True, id="gone by the end of the month"),
        pytest.param("2026", "2026-12-30", False, id="gone in the year that is not over"),
        pytest.param("2025", "2026-01-01", True, id="gone in the year before"),
        pytest.param("2001-01-01", "", False, id="a list of an unknown day clears nobody"),
        pytest.param("", "2026-03-01", False, id="never gone"),
        pytest.param("2026-13", "2027-01-01", False, id="gone on what is no day"),
    ],
)
def test_who_has_left(removed_on: str, day: str, left: bool) -> None:
    assert has_left(gone(removed_on), day) is left


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_knowing_less_of_the_day_never_makes_an_entry_leave_sooner(day: date, known: int) -> None:
    assert last_day(day.isoformat()[:known]) >= day.isoformat()


@given(st.dates(min_value=date(1, 1, 2)))
def test_nobody_has_left_the_day_before(day: date) -> None:
    before = (day - timedelta(days=1)).isoformat()
    assert not any(has_left(gone(day.isoformat()[:known]), before) for known in (4, 7, 10))


def test_an_own_list_of_an_unknown_day_keeps_who_leaves_some_day(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("list_id,name,removed_on\nx,Acme One,\nx,Acme Two,2099\n", encoding="utf-8")
    parsed = read_list_file(path)
    assert [entry.name for entry in parsed.entries] == ["Acme One", "Acme Two"]
    assert parsed.removed == ()
