"""Claims about how owners are looked up in the lists: by every name, by every list, how many."""

from itertools import permutations

import pytest

from tests.assess.owned_deals import (
    DAY,
    OFAC,
    PUTIN_EU,
    ROSNEFT,
    VTB,
    holding,
    owner_facts,
    register,
    verdict,
    wide_world,
)
from witting.assess import Holdings
from witting.assess.owners_behind import look_behind
from witting.base import Outcome, OwnerStanding, PartyKind
from witting.ownership import OwnedParty

PUTIN = "Vladimir Vladimirovich PUTIN"


@pytest.mark.parametrize("names", list(permutations(("Blue Meadow", PUTIN, "Green Hill"))))
def test_every_name_of_an_owner_is_screened_whatever_their_order(names: tuple[str, ...]) -> None:
    owner = OwnedParty(id="o", names=names, kind=PartyKind.PERSON)
    told = verdict(register(holding("o", "z", "60"), parties=[owner]))
    (fact,) = owner_facts(told, OFAC)
    assert fact.standing is OwnerStanding.OWNED
    assert told.outcome is Outcome.PROHIBITED


@pytest.mark.parametrize("names", [(), ("Vladimir Putin",), ("Quite Another Name",)])
def test_an_owner_written_with_one_list_s_id_is_screened_against_the_others(
    names: tuple[str, ...],
) -> None:
    owner = [OwnedParty(id=PUTIN_EU, names=names, kind=PartyKind.PERSON)] if names else []
    told = verdict(register(holding(PUTIN_EU, "z", "60"), parties=owner))
    (fact,) = owner_facts(told, OFAC)
    assert {item.entry_id for item in fact.owners} == {"ofac-35096"}
    assert told.outcome is Outcome.PROHIBITED


def test_an_id_says_which_of_its_publisher_s_entries_it_is() -> None:
    """Rosneft, under a directive, is like Rosneft Trading, which is blocked, and is not it."""
    told = verdict(register(holding(ROSNEFT, "z", "60")))
    assert {item.entry_id for fact in owner_facts(told) for item in fact.owners} == {ROSNEFT}


def test_of_more_owners_than_are_screened_those_listed_and_the_largest_come_first() -> None:
    crowd = [holding(f"crowd of {number} shareholders", "z", "0.005") for number in range(5_500)]
    named = OwnedParty(id="zz", names=(PUTIN,), kind=PartyKind.PERSON)
    held = register(*crowd, holding(VTB, "z", "0.004"), holding("zz", "z", "50"), parties=[named])
    behind = look_behind(Holdings(held), "z", wide_world(), DAY)
    assert {hit.party for hit in behind.hits} == {VTB, "zz"}
    told = verdict(held)
    assert told.outcome is Outcome.PROHIBITED
    assert any(one.rule == "house/unchecked" for one in told.findings)


def test_of_many_owners_the_large_share_of_a_large_share_comes_first() -> None:
    crowd = [holding(f"crowd of {number} shareholders", "z", "0.005") for number in range(5_500)]
    named = OwnedParty(id="zz", names=(PUTIN,), kind=PartyKind.PERSON)
    held = register(*crowd, holding("m", "z", "50"), holding("zz", "m", "60"), parties=[named])
    assert verdict(held).outcome is Outcome.PROHIBITED
