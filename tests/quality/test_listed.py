"""Which entries are one party."""

import pytest
from quality.listed import folded, twins

from witting.base import ListedName, ListEntry, PartyKind


def entry(entry_id: str, name: str, *born: str, on: str = "eu-fsf") -> ListEntry:
    return ListEntry(
        id=entry_id,
        list_id=on,
        kind=PartyKind.PERSON,
        names=(ListedName(whole=name, script="Latn"),),
        birth_dates=born,
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Ivan PETROV", "1960"), ("PETROV, Ivan", "1960-02-01"), True),
        (("Ivan PETROV", "1960"), ("Ivan PETROV", "1961"), True),
        (("Ivan PETROV",), ("Ivan PETROV", "1961"), True),
        (("Ivan PETROV", "1960"), ("Ivan PETROV", "1970"), False),
        (("Sergej SJOJGU", "1955-05-21"), ("Sergey SHOYGU", "1955-05-21"), True),
        (("Sergej SJOJGU", "1955-05-21"), ("Sergey SHOYGU", "1955-05-22"), False),
        (("Ivan PETROV", "1955-05-21"), ("Maria LOPEZ", "1955-05-21"), False),
        (("PETROV",), ("PETROV",), False),
    ],
)
def test_one_party_on_two_lists(one: tuple[str, ...], other: tuple[str, ...], same: bool) -> None:
    found = twins([entry("a", *one), entry("b", *other, on="ofac-sdn")])
    assert ("b" in found["a"]) is same
    assert ("a" in found["b"]) is same


def test_namesakes_on_one_list_are_two_parties() -> None:
    found = twins([entry("a", "Ivan PETROV", "1960"), entry("b", "Ivan PETROV")])
    assert found == {"a": {"a"}, "b": {"b"}}


def test_one_person_entered_twice_on_a_list_is_one_party() -> None:
    born = "1961-06-01"
    found = twins([entry("a", "Yevgeniy PRIGOZHIN", born), entry("b", "Yevgeniy PRIGOZHIN", born)])
    assert found["a"] == {"a", "b"}


def test_folding_leaves_what_makes_a_name_another_name() -> None:
    assert folded("José  O'Neill") == folded("JOSE ONEILL")
    assert folded("Jose Neill") != folded("Jose ONeill")
