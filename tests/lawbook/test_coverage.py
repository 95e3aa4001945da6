"""The coverage page says what is held, and is not older than the lawbook and the cases."""

from pathlib import Path

import pytest
from tools.make_coverage import PAGE, Cases, count, flags_in_code, flags_raised, page

from witting.base import Grade
from witting.lawbook import Lawbook
from witting.lawbook.book import RED_FLAGS

BOOK = Lawbook.load()
CASES = Cases.read(BOOK)
COUNTS = {group.id: count(group, CASES) for group in BOOK.coverage}


def test_the_page_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(BOOK), "run `python -m tools.make_coverage`"


@pytest.mark.parametrize(
    ("group", "rows"),
    [
        ("section-11", 27),
        ("designations", 7),
        ("ffi-controls", 8),
        ("licences", 20),
        ("chpl", 50),
        ("item-classes", 8),
        ("ownership-regimes", 5),
        ("ownership-expectations", 31),
        ("trade-rules", 12),
        ("transshipment", 24),
        ("red-flags", 66),
        ("requirements", 36),
        ("timeline", 44),
    ],
)
def test_a_group_has_the_rows_of_the_research(group: str, rows: int) -> None:
    assert COUNTS[group].rows == rows


def test_no_group_goes_uncounted() -> None:
    assert len(COUNTS) == len(BOOK.coverage) == 13


@pytest.mark.parametrize("group", sorted(COUNTS))
def test_what_is_tested_or_cited_is_encoded(group: str) -> None:
    found = COUNTS[group]
    assert found.tested <= found.encoded <= found.rows
    assert found.cited <= found.encoded


def test_a_row_is_held_or_says_why_not() -> None:
    for group in BOOK.coverage:
        for row in group.rows:
            assert bool(row.path) != bool(row.missing), row.id


def test_every_row_that_is_held_but_for_red_flags_is_tried_by_a_case() -> None:
    untried = [
        row.id
        for group in BOOK.coverage
        for row in group.rows
        if row.path and row.path != RED_FLAGS and not CASES.tests(row)
    ]
    assert untried == []


def test_a_red_flag_of_the_code_is_in_the_catalogue_and_raised_by_a_test() -> None:
    catalogue = {row.item for group in BOOK.coverage for row in group.rows if row.path == RED_FLAGS}
    assert flags_in_code() <= catalogue
    assert flags_in_code() <= flags_raised()


def test_what_nothing_read_confirms_is_not_counted_as_cited() -> None:
    rows = {row.id: row.grade for group in BOOK.coverage for row in group.rows}
    assert rows["S11-24"] is Grade.UNCONFIRMED
    assert COUNTS["section-11"].cited < COUNTS["section-11"].encoded


def test_the_page_names_every_path_list_and_flag() -> None:
    text = page(BOOK)
    for path in BOOK.paths():
        assert f"| `{path}` |" in text
    for list_id in BOOK.lists:
        assert f"| {list_id} |" in text


def test_the_page_holds_nothing_of_this_machine() -> None:
    assert str(Path.cwd()) not in page(BOOK)
