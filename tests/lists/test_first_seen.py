import pytest

from tests.shared import needs_shared
from witting.lists import ParsedList
from witting.lists.first_seen import listed_on


@pytest.mark.parametrize(
    ("list_day", "day"),
    [("2024-02-22", ""), ("2024-02-23", "2024-02-23"), ("2024-05-07", "2024-02-23"), ("", "")],
    ids=["a list of the day before", "of the day", "of later", "of an unknown day"],
)
def test_a_list_never_learns_of_a_later_day(list_day: str, day: str) -> None:
    assert listed_on("47492", list_day)[0] == day


def test_the_sentence_names_both_editions() -> None:
    assert listed_on("47492", "2024-05-07")[1] == (
        "first seen in the SDN list of 2024-02-23; absent from that of 2024-02-20"
    )


def test_a_remark_that_came_later_has_its_own_sentence() -> None:
    day, source = listed_on("16862", "2024-05-07")
    assert day == ""
    assert source == (
        "section 11 remark first seen in the SDN list of 2024-02-23; absent from that of 2024-02-20"
    )


def test_an_id_on_the_oldest_kept_edition_has_no_day() -> None:
    assert listed_on("35096", "2024-05-07") == ("", "")


@needs_shared
def test_no_hindsight_in_a_whole_list(before: ParsedList, after: ParsedList) -> None:
    assert max(entry.listed_on for entry in before.entries) <= "2024-02-20"
    assert not any("2024-02-23" in entry.listed_on_source for entry in before.entries)
    assert sum(1 for entry in after.entries if entry.listed_on == "2024-02-23") > 500
