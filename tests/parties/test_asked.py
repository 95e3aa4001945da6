"""What a caller knows is read once; nonsense is refused with what to write instead."""

import pytest

from witting.base import PartyKind, SettingsError
from witting.parties.asked import Asked, asked_of


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
    ],
)
def test_nonsense_is_refused_with_what_to_write(known: dict[str, str], says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        asked_of(**known)  # type: ignore[arg-type]
