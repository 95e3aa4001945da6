"""Values are cleaned by the kind of their property, and cleaning twice changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.service.yente.cleaning import cleaned, one_line, states, values_of

KINDS = ["name", "country", "date", "gender", "identifier", "topic", "email", "address", "entity"]


@pytest.mark.parametrize(
    ("kind", "given_value", "expected"),
    [
        ("country", "Russia", "ru"),
        ("country", "RU", "ru"),
        ("country", "ru", "ru"),
        ("country", "RUS", "ru"),
        ("country", "Россия", "ru"),
        ("country", "俄罗斯", "ru"),
        ("country", "suhh", "suhh"),
        ("country", "XK", "xk"),
        ("country", "Narnia", ""),
        ("date", "1952", "1952"),
        ("date", "1952-10", "1952-10"),
        ("date", "1952-10-07", "1952-10-07"),
        ("date", "1952-10-7", "1952-10-07"),
        ("date", "1952-10-07 00:00:00", "1952-10-07"),
        ("date", "1952-13", ""),
        ("date", "1999-02-31", ""),
        ("date", "7.10.1952", ""),
        ("gender", "M", "male"),
        ("gender", "Female", "female"),
        ("gender", "unknown", ""),
        ("topic", "Sanction", "sanction"),
        ("name", " Vladimir\t\nPutin\x00 ", "Vladimir Putin"),
        ("name", " ", ""),
        ("identifier", " 7707083893 ", "7707083893"),
    ],
)
def test_a_value_is_cleaned(kind: str, given_value: str, expected: str) -> None:
    assert cleaned(kind, [given_value]) == ([expected] if expected else [])


@given(st.sampled_from(KINDS), st.lists(st.text(max_size=30), max_size=5))
def test_cleaning_twice_changes_nothing(kind: str, given_values: list[str]) -> None:
    once = cleaned(kind, given_values)
    assert cleaned(kind, once) == once


@given(st.text())
def test_a_line_is_one_line_and_holds_no_control_character(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert line.encode().decode() == line  # no half of a pair of surrogates is left


def test_a_turned_name_stays_turned() -> None:
    assert one_line("Vladimir \u202enituP") == "Vladimir \u202enituP"


def test_values_are_text_numbers_and_nested_entities() -> None:
    given_values = ["a", 1, 2.5, False, None, {"id": "x-1"}, {"no": "id"}, ["deep"]]
    assert list(values_of(given_values)) == ["a", "1", "2.5", "false", "x-1"]


def test_regions_are_asked_as_their_state() -> None:
    assert states(["ua-cri", "suhh", "ru", "zz"]) == ["UA", "SU", "RU"]
