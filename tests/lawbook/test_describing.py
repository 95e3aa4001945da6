"""The page a person reads of one path on one day."""

from datetime import date

import pytest

from witting.lawbook import Lawbook, describe

BOOK = Lawbook.load()
DAYS = [date(2014, 1, 1), date(2024, 5, 16), date(2026, 4, 12), date(2026, 11, 22)]


def page(path: str, day: date) -> str:
    """Describe a path on a day."""
    return describe(BOOK.ask(path, day))


def test_a_page_opens_with_title_path_and_standing() -> None:
    lines = page("us/ofac/licences/gl-8", date(2025, 3, 12)).splitlines()
    assert lines[0].startswith("General License 8 series")
    assert lines[1] == "us/ofac/licences/gl-8"
    assert lines[3].startswith("On 2025-03-12: ENDED.")


def test_a_page_shows_the_quotation_the_sources_and_how_sure_they_are() -> None:
    text = page("us/eo14024/section-11/consequences/capta", date(2024, 5, 16))
    assert "In its own words: “OFAC may block FFIs" in text
    assert "- OFAC FAQ 1149 (primary text read)" in text
    assert "https://ofac.treasury.gov/faqs/1149" in text


def test_a_page_marks_the_day_asked_among_all_its_days() -> None:
    text = page("us/eo14024/section-11/military-industrial-base", date(2024, 5, 16))
    assert "2023-12-22 to 2024-06-12: primary <- the day asked" in text
    assert "2024-06-12 to further notice: primary\n" in text


def test_a_page_says_loudly_what_is_not_confirmed() -> None:
    text = page("us/act-2026-09-18", date(2026, 11, 22))
    assert "How sure: NOT CONFIRMED." in text
    assert "Take note: The text was not seen." in text


def test_a_page_of_an_ended_law_speaks_in_the_past() -> None:
    assert "It said: " in page("us/ofac/licences/gl-8", date(2026, 11, 22))


def test_a_page_of_law_not_yet_begun_holds_no_text_of_that_day() -> None:
    text = page("us/eo14024/section-11/prong-ii", date(2023, 12, 21))
    assert "NOT YET" in text
    assert "Sources:" not in text


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("us/bis/chpl", "tier 3.B: 8482.10"),
        ("us/eo14024/section-11/specified-items", "CI-6 bearings"),
        ("us/bis/red-flags", "RF-KYC-10: The route is odd"),
        ("us/fincen/transshipment-places", "KG since 2022-06-28"),
        ("us/ofac/licences/gl-6c", "covers: agriculture, agricultural_equipment"),
        ("us/ofac/fifty-percent", "value: 50"),
        ("us/ofac/fifty-percent", "aggregate: yes"),
        ("us/eo14024/section-11/sectors", "- aerospace"),
        ("us/ofac/ffi-controls", "FFIC-7: Control trade finance"),
        ("history/timeline", "2024-06-12 US: The military-industrial base is widened"),
        ("us/ofac/reports/blocked", "unit: business_days"),
        ("us/bis/red-flags", "needs: party.industry_code vs hs6"),
    ],
)
def test_a_page_writes_each_kind_of_value(path: str, line: str) -> None:
    assert line in page(path, date(2024, 5, 16))


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_path_can_be_described_within_the_width(day: date) -> None:
    for path in BOOK.paths():
        for line in page(path, day).splitlines():
            assert len(line) <= 96 or line.strip().startswith("http")


def test_the_same_answer_gives_the_same_page() -> None:
    answer = BOOK.ask("us/bis/chpl", date(2024, 5, 16))
    assert describe(answer) == describe(answer)
