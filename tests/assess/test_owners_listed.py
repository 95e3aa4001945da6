"""Claims about a party that is listed itself by what the holdings know of it, and by its owners."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.assess.owned_deals import (
    DAY,
    NAME,
    OFAC,
    PUTIN_EU,
    SBER,
    VTB,
    deal,
    holding,
    owner_facts,
    register,
    verdict,
    wide_world,
)
from witting.assess import World, assess, load_profile
from witting.base import (
    Assessment,
    Certainty,
    Deal,
    Identifier,
    MissingFact,
    Outcome,
    PartyFact,
    PartyKind,
    Role,
)
from witting.intake import read
from witting.ownership import OwnedParty, Register

MARKAZI = "ofac-4632"  # under IRAN and SDGT, not under EO 14024
BANK = "BANK MARKAZI JOMHOURI ISLAMI IRAN"
BLOCKED = "VTB BANK PUBLIC JOINT STOCK COMPANY"
OPEN = (
    '{"id":"al","schema":"Company","properties":'
    '{"name":["Zeldovar Instruments LLC"],"innCode":["7707083893"]}}\n'
    '{"id":"o","schema":"Ownership","properties":'
    '{"owner":["x"],"asset":["al"],"percentage":["10"]}}\n'
)
INN = Identifier(scheme="inn", value="7707083893", country="RU")  # Sberbank's


def _listed(told: Assessment) -> list[PartyFact]:
    return [
        fact
        for fact in told.facts
        if isinstance(fact, PartyFact) and fact.certainty is not Certainty.RULED_OUT
    ]


def _called(*names: str, party: str = "z") -> Register:
    described = OwnedParty(id=party, names=names, kind=PartyKind.ORGANISATION)
    return Register(holdings=(holding("x", party, "10"),), parties=(described,))


def _owned(owner: str, party: str, name: str) -> Register:
    described = OwnedParty(id=party, names=(name,), kind=PartyKind.ORGANISATION)
    return Register(holdings=(holding(owner, party, "60"),), parties=(described,))


def test_a_number_of_the_holdings_shows_a_party_to_be_listed() -> None:
    told = verdict(register(holding("x", "z", "10"), numbers=(INN,)))
    sdn = next(fact for fact in _listed(told) if fact.list_id == "ofac-sdn")
    assert (sdn.entry_id, sdn.certainty, sdn.party_name) == (SBER, Certainty.CERTAIN, NAME)
    assert "the holdings give it the number of PUBLIC JOINT STOCK COMPANY" in sdn.because
    assert "7707083893" in sdn.because
    assert told.outcome is Outcome.PROHIBITED


def test_an_id_of_a_list_in_the_holdings_shows_a_party_to_be_listed() -> None:
    told = verdict(_called(NAME, party=SBER))
    sdn = next(fact for fact in _listed(told) if fact.list_id == "ofac-sdn")
    assert (sdn.entry_id, sdn.certainty) == (SBER, Certainty.CERTAIN)
    assert f"the holdings give it the id {SBER}" in sdn.because
    assert {fact.list_id for fact in _listed(told)} == {"ofac-sdn", "ofac-cons", "eu-fsf"}
    assert told.outcome is Outcome.PROHIBITED


def test_a_listed_name_of_the_holdings_asks_for_review() -> None:
    told = verdict(_called(NAME, "Public Joint Stock Company Sberbank of Russia"))
    assert SBER in {fact.entry_id for fact in _listed(told)}
    assert {fact.certainty for fact in _listed(told)} == {Certainty.POSSIBLE}
    assert told.outcome is Outcome.REVIEW


@pytest.mark.parametrize("name", ["Zeldovar Instruments", "Zeldovar Instrument LLC"])
def test_who_only_may_be_the_party_of_the_holdings_only_may_be_listed(name: str) -> None:
    told = verdict(_called(NAME, party=SBER), asked=deal(name))
    assert {fact.certainty for fact in _listed(told)} == {Certainty.POSSIBLE}
    assert told.outcome is Outcome.REVIEW


def test_what_the_deal_s_own_words_show_as_surely_is_told_once() -> None:
    held = register(holding("x", "z", "10"), numbers=(INN,))
    told = verdict(held, asked=deal(NAME, identifiers={"inn": INN.value}))
    keys = [(fact.list_id, fact.entry_id) for fact in _listed(told)]
    assert ("ofac-sdn", SBER) in keys
    assert len(keys) == len(set(keys))


def test_what_the_deal_s_own_words_leave_open_the_holdings_may_settle() -> None:
    """By its name alone VTB may be any of several banks; the register says which."""
    bare = assess(deal(BLOCKED), wide_world(), load_profile("bank-us"), DAY)
    told = verdict(_owned("x", VTB, BLOCKED), asked=deal(BLOCKED))
    lists = {"ofac-sdn", "ofac-cons", "eu-fsf"}
    settled = {f.list_id for f in _listed(told) if f.certainty is Certainty.CERTAIN}
    assert settled == lists
    assert len(_listed(told)) <= len(_listed(bare)) + len(lists)
    assert (bare.outcome, told.outcome) == (Outcome.REVIEW, Outcome.PROHIBITED)


def test_a_party_listed_by_the_holdings_is_found_in_a_world_made_ready() -> None:
    plain = wide_world().with_holdings(register(holding("x", "z", "10"), numbers=(INN,)))
    ready = plain.made_ready()
    us = load_profile("bank-us")
    assert assess(deal(), ready, us, DAY).facts == assess(deal(), plain, us, DAY).facts
    assert assess(deal(), ready, us, DAY).outcome is Outcome.PROHIBITED


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("own.csv", f"owner,owned,share,owned_name\nsomeone,{SBER},10,{NAME}\n"),
        ("own.jsonl", OPEN),
    ],
)
def test_files_of_holdings_show_a_party_to_be_listed(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    world = World.open(holdings=[path])
    assert assess(deal(), world, load_profile("bank-us"), DAY).outcome is Outcome.PROHIBITED


def test_a_party_listed_under_one_programme_hides_no_owner_under_another() -> None:
    told = verdict(_owned(SBER, MARKAZI, BANK), "ffi-cn", asked=deal(BANK))
    (fact,) = owner_facts(told, OFAC)
    assert SBER in {item.entry_id for item in fact.owners}
    assert "us/eo14024/section-11/prong-ii" in {
        found.rule for found in told.findings if found.outcome is Outcome.PROHIBITED
    }


def test_a_party_under_all_its_owners_are_under_is_told_as_listed_alone() -> None:
    told = verdict(_owned(SBER, VTB, BLOCKED), asked=deal(BLOCKED))
    assert owner_facts(told, OFAC) == []
    assert VTB in {fact.entry_id for fact in _listed(told)}


@pytest.mark.parametrize(
    ("owner", "day", "path"),
    [
        ("ch-seco-1", date(2022, 6, 1), "ch/ownership"),
        ("ch-seco-1", date(2024, 5, 15), "ch/ownership"),
        ("ch-seco-1", date(2024, 5, 16), ""),
        ("ch-seco-1", date(2022, 2, 1), ""),  # the ordinance was not yet law
        (VTB, date(2020, 1, 1), "us/ofac/sdn"),
        ("bis-el-1", date(2024, 7, 3), ""),  # the Affiliates Rule was not yet law
    ],
)
def test_a_rule_of_ownership_not_held_on_the_day_is_said(owner: str, day: date, path: str) -> None:
    told = verdict(register(holding(owner, "z", "60")), "bank-ch", day)
    laws = {
        fact.what
        for fact in told.facts
        if isinstance(fact, MissingFact) and fact.what.startswith("law:")
    }
    assert laws == ({f"law:{path}"} if path else set())
    if path:
        assert told.outcome.gravity >= Outcome.REVIEW.gravity
        assert "house/law-not-held" in {found.rule for found in told.findings}


def test_owners_sold_before_the_day_ask_for_no_law() -> None:
    held = register(holding("ch-seco-1", "z", "60", end=date(2022, 5, 1)))
    told = verdict(held, "bank-ch", date(2022, 6, 1))
    assert not [one for one in told.findings if one.rule == "house/law-not-held"]


@pytest.mark.parametrize(
    "terms",
    [
        {"end_user_statement": [NAME]},
        {"end_use": f"for the plant of {NAME} in Samara"},
        {"notes": f"The goods are said to go on to {NAME}."},
    ],
)
def test_whom_the_terms_name_is_looked_up_as_mentioned(terms: dict[str, object]) -> None:
    asked = _with_terms(terms)
    told = verdict(register(holding(VTB, "z", "60")), asked=asked)
    (fact,) = owner_facts(told, OFAC)
    assert fact.role is Role.MENTIONED
    assert told.outcome is Outcome.REVIEW
    itself = verdict(register(holding("x", "z", "10"), numbers=(INN,)), asked=asked)
    assert {fact.role for fact in _listed(itself)} == {Role.MENTIONED}
    assert itself.outcome is Outcome.REVIEW


def test_a_listing_under_one_law_hides_no_owner_under_another() -> None:
    """Listed in the United States alone, the bank is owned by one whom the EU lists."""
    told = verdict(_owned(PUTIN_EU, MARKAZI, BANK), "bank-eu", asked=deal(BANK))
    assert owner_facts(told, "eu/ownership")
    assert told.outcome is Outcome.PROHIBITED


def _with_terms(terms: dict[str, object]) -> Deal:
    order = {
        "kind": "order",
        "parties": [{"role": "creditor", "name": "Quillmark Bakery"}],
        "terms": terms,
    }
    (made,) = read(json.dumps(order).encode())
    return made
