"""What a caller knows is read once; nonsense is refused with what to write instead."""

from math import inf, nan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.base import Identifier, PartyKind, SettingsError
from witting.parties import thresholds
from witting.parties.asked import Asked, asked_of, checked_threshold, is_birth_date, is_country
from witting.parties.asked_names import checked_name, checked_names, is_readable, ways_shown


def test_what_is_known_is_read() -> None:
    found = asked_of(
        kind="person", birth_date=" 1961-04-09 ", countries=["ru", "IL", "RU"], gender="F",
        address=" Moscow ",
    )  # fmt: skip
    assert found == Asked(
        kind=PartyKind.PERSON, birth_date="1961-04-09", countries=("IL", "RU"), gender="female",
        address="Moscow",
    )  # fmt: skip


def test_nothing_known_is_bare() -> None:
    assert asked_of().is_bare
    assert asked_of(kind="person").is_bare
    assert not asked_of(gender="m").is_bare


@pytest.mark.parametrize(
    ("known", "says"),
    [
        ({"birth_date": "09.04.1961"}, "1961-04-09 or 1961-09-04"),
        ({"birth_date": "25/04/1961"}, "in that order: 1961-04-25."),
        ({"birth_date": "31.02.1999"}, "no such day: write what is sure of it, such as 1999"),
        ({"birth_date": "1999-02-31"}, "1952, 1952-10 or 1952-10-07"),
        ({"birth_date": "0000-00-00"}, "1952, 1952-10 or 1952-10-07"),
        ({"birth_date": "1961-4-9"}, "1952, 1952-10 or 1952-10-07"),
        ({"gender": "x"}, "male or female"),
        ({"kind": "bank"}, "person, organisation, vessel, aircraft"),
        ({"countries": "RU"}, r"\['RU'\]"),
        ({"birth_date": "1849"}, "1850 to 2100"),
        ({"birth_date": "2101-01-01"}, "1850 to 2100"),
        ({"birth_date": 1952}, "such as '1952'"),
        ({"gender": 1}, "gender is 1"),
        ({"address": ["Moscow"]}, "address is"),
        ({"countries": ["Russia"]}, "Write 'RU'"),
        ({"countries": ["RUS"]}, "Write 'RU'"),
        ({"countries": ["643"]}, "no two-letter country code"),
        ({"countries": [643]}, "a country is 643"),
        ({"countries": ["ZZ"]}, "'ZZ' is no two-letter country code"),
        ({"countries": ["РФ"]}, "no two-letter country code"),
        ({"identifiers": ["6660145780"]}, "a list of Identifier is needed"),
        ({"identifiers": "6660145780"}, "a list of Identifier is needed"),
        ({"identifiers": [("inn", "6660145780")]}, "a list of Identifier is needed"),
        ({"identifiers": Identifier(scheme="inn", value="1")}, "a list of Identifier is needed"),
    ],
)
def test_nonsense_is_refused_with_what_to_write(known: dict[str, Any], says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        asked_of(**known)


def test_none_is_not_given() -> None:
    none: dict[str, Any] = dict.fromkeys(
        ("kind", "birth_date", "countries", "identifiers", "gender", "address")
    )
    assert asked_of(**none) == asked_of()


@pytest.mark.parametrize("year", ["1850", "2100"])
def test_the_first_and_the_last_year_are_read(year: str) -> None:
    assert asked_of(birth_date=year).birth_date == year


@given(st.dates())
def test_a_day_is_a_birth_date_within_the_years_and_only_there(day: Any) -> None:
    assert is_birth_date(day.isoformat()) is (1850 <= day.year <= 2100)


def test_former_countries_and_other_codes_are_read() -> None:
    assert asked_of(countries=["su", "UK", " xk "]).countries == ("GB", "SU", "XK")
    assert all(is_country(code) for code in ("CS", "SU", "HK", "TW"))


def test_every_country_of_the_gazetteer_is_a_country() -> None:
    assert sum(is_country(a + b) for a in _LETTERS for b in _LETTERS) > 240


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@pytest.mark.parametrize("threshold", [nan, inf, -inf, -0.01, 1.01, 84, "0.9", True])
def test_a_threshold_that_is_none_is_refused(threshold: Any) -> None:
    with pytest.raises(SettingsError, match="no number from 0 to 1"):
        checked_threshold(threshold)


def test_a_threshold_is_given_back_or_the_house_s_own() -> None:
    assert [checked_threshold(one) for one in (0, 0.5, 1)] == [0.0, 0.5, 1.0]
    assert checked_threshold(None) == thresholds.MATCH


@pytest.mark.parametrize("name", [None, 7, b"Ivan", ["Ivan"]])
def test_a_name_that_is_no_text_is_refused(name: Any) -> None:
    with pytest.raises(SettingsError, match="only text can be screened"):
        checked_name(name)
    with pytest.raises(SettingsError, match="only text can be screened"):
        checked_names(["Ivan", name])


def test_one_text_is_no_list_of_names() -> None:
    with pytest.raises(SettingsError, match=r"letter by letter.*\['Ivan'\]"):
        checked_names("Ivan")
    assert checked_names(name for name in ("Ivan", "")) == ["Ivan", ""]


@pytest.mark.parametrize("name", ["", " ", "😀", "\u0301", "\u0301\u0308", "…!", "\u202e"])
def test_what_holds_no_letter_cannot_be_read(name: str) -> None:
    assert not is_readable(name)


@pytest.mark.parametrize("name", ["Ivan", "普", "ก", "한", "𐤀𐤁", "1C", "😀 Li", "\u202eIvan"])
def test_what_holds_a_letter_can_be_read(name: str) -> None:
    assert is_readable(name)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Vladimir Putin", ("Vladimir Putin",)),
        ("\u202enituP rimidalV", ("nituP rimidalV", "Vladimir Putin")),
        ("\u202enituP\u202c Vladimir", ("nituP Vladimir", "Putin Vladimir")),
        ("\u2067فلاديمير\u2069", ("فلاديمير",)),
        ("\u202bVladimir\u202c", ("Vladimir",)),
        ("\u202eAnna", ("Anna", "annA")),
    ],
)
def test_a_name_is_asked_as_written_and_as_shown(written: str, shown: tuple[str, ...]) -> None:
    assert ways_shown(written) == shown


@given(st.text(alphabet="ab \u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
def test_no_sign_of_direction_is_left_and_no_letter_lost(name: str) -> None:
    written = "".join(sign for sign in name if sign in "ab ")
    ways = ways_shown(name)
    assert ways[0] == written
    assert all(sorted(way) == sorted(written) for way in ways)
