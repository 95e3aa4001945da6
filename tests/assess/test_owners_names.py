"""Claims about who of the holdings is meant: by number, by name, by a name that is like it."""

import json
from dataclasses import replace

import pytest

from tests.assess.owned_deals import (
    NAME,
    OFAC,
    PUTIN_EU,
    VTB,
    deal,
    holding,
    owner_facts,
    register,
    verdict,
)
from witting.base import Identifier, MissingFact, Outcome, OwnerStanding, PartyKind
from witting.ownership import OwnedParty, Register, join
from witting.ownership.reading import read_holdings

HALF = register(holding(VTB, "z", "50"))


@pytest.mark.parametrize(
    ("name", "certain"),
    [
        (NAME, True),
        ("ZELDOVAR INSTRUMENTS L.L.C.", True),
        ("Zeldovar Instruments", False),
        ("Zeldovar Instrument LLC", False),
        ("Quillmark Optics LLC", None),
    ],
)
def test_a_name_that_is_merely_like_it_settles_nothing(name: str, certain: bool | None) -> None:
    told = verdict(HALF, asked=deal(name))
    assert [fact.is_certain for fact in owner_facts(told, OFAC)] == (
        [] if certain is None else [certain]
    )
    want = {True: Outcome.PROHIBITED, False: Outcome.REVIEW, None: Outcome.CLEAR}[certain]
    assert told.outcome is want


def test_two_of_one_name_are_both_possible() -> None:
    twin = OwnedParty(id="y", names=(NAME,), kind=PartyKind.ORGANISATION)
    told = verdict(register(holding(VTB, "z", "50"), parties=[twin]))
    (fact,) = owner_facts(told, OFAC)
    assert (fact.party_id, fact.is_certain) == ("z", False)
    assert "which 2 of the holdings bear" in fact.because


@pytest.mark.parametrize(("country", "certain"), [("RU", False), ("AE", True)])
def test_another_country_speaks_against_a_name(country: str, certain: bool) -> None:
    abroad = OwnedParty(id="z", names=(NAME,), kind=PartyKind.ORGANISATION, countries=(country,))
    held = replace(HALF, parties=(abroad,))
    (fact,) = owner_facts(verdict(held, asked=deal(country="AE")), OFAC)
    assert fact.is_certain is certain


@pytest.mark.parametrize(
    ("scheme", "value"),
    [("lei", "5493000QWERTZ00TES84"), ("inn", "9909123457"), ("registration", "1999900000017")],
)
def test_a_number_finds_the_party_under_whatever_name(scheme: str, value: str) -> None:
    held = register(
        holding(VTB, "z", "50"),
        called="Общество Целдовар",
        numbers=(Identifier(scheme=scheme, value=value),),
    )
    asked = deal("Quite Another Name", identifiers={scheme: value})
    told = verdict(held, asked=asked)
    (fact,) = owner_facts(told, OFAC)
    assert fact.is_certain
    assert "found by number" in fact.because


def test_an_id_of_the_table_that_is_a_number_finds_the_party() -> None:
    held = replace(register(holding(VTB, "9909123457", "50")), parties=())
    asked = deal("Quite Another Name", identifiers={"inn": "9909123457"})
    (fact,) = owner_facts(verdict(held, asked=asked), OFAC)
    assert (fact.party_id, fact.is_certain) == ("9909123457", True)


def test_gleif_s_own_records_find_a_party_by_its_lei_and_ask_who_owns_it() -> None:
    party, parent = "5493000QWERTZ00TES84", "5493001QWERTZ00TES81"
    record = {
        "RelationshipType": "IS_DIRECTLY_CONSOLIDATED_BY",
        "StartNode": {"NodeID": party, "NodeIDType": "LEI"},
        "EndNode": {"NodeID": parent, "NodeIDType": "LEI"},
        "RelationshipStatus": "ACTIVE",
    }
    held = read_holdings(json.dumps([{"Relationship": record}]).encode(), "rr.json")
    told = verdict(
        join([held, Register(holdings=(holding(PUTIN_EU, parent, "100"),))]),
        "bank-eu",
        asked=deal("Quite Another Name", identifiers={"lei": party}),
    )
    (fact,) = (one for one in owner_facts(told) if one.rule == "eu/ownership")
    assert (fact.is_certain, fact.standing) == (True, OwnerStanding.CONTROLLED)
    assert "consolidates" in fact.chain[1]


def test_more_like_names_than_are_looked_behind_are_not_passed_over_in_silence() -> None:
    many = [
        OwnedParty(id=f"y{number}", names=(NAME,), kind=PartyKind.ORGANISATION)
        for number in range(25)
    ]
    told = verdict(register(parties=many))
    assert any(one.rule == "house/unchecked" for one in told.findings)
    assert told.outcome is Outcome.REVIEW


def test_whom_the_holdings_do_not_know_is_said_once() -> None:
    one = deal("Quillmark Optics LLC")
    person = replace(one.parties[0], name="Jane Qwertzuiop", kind=PartyKind.PERSON)
    asked = replace(one, parties=(*one.parties, replace(one.parties[0], name="Xyz GmbH"), person))
    told = verdict(HALF, asked=asked)
    missing = [
        fact for fact in told.facts if isinstance(fact, MissingFact) and fact.what == "owners"
    ]
    assert [fact.because for fact in missing] == [
        "“Quillmark Optics LLC”, “Xyz GmbH” are not in the holdings: who owns them is not known."
    ]
    assert told.outcome is Outcome.CLEAR
