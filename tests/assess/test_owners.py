"""Claims about owners in a verdict: each regime's rule, each day, what is sure and what is not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from tests.assess.owned_deals import (
    DAY,
    NAME,
    OFAC,
    PUTIN_EU,
    ROSNEFT,
    SBER,
    VTB,
    deal,
    holding,
    owner_facts,
    register,
    verdict,
    wide_world,
)
from witting.assess import Holdings, World, as_json, assess, load_profile
from witting.base import Outcome, OwnerStanding, PartyKind
from witting.ownership import Gap, HoldingKind, OwnedParty

HALF = register(holding(VTB, "z", "50"))
GOODS = [{"description": "laboratory balances"}]


@pytest.mark.parametrize(
    ("owner", "profile", "rule", "day"),
    [
        (VTB, "bank-us", "us/ofac/fifty-percent", DAY),
        (PUTIN_EU, "bank-eu", "eu/ownership", DAY),
        ("uk-sl-1", "bank-uk", "uk/ownership", DAY),
        ("uk-sl-1", "insurer-uk", "uk/ownership", DAY),
        ("ch-seco-1", "bank-ch", "ch/ownership", DAY),
        ("bis-el-1", "exporter-us", "us/bis/affiliates-fifty-percent", date(2025, 10, 15)),
    ],
)
def test_each_regime_forbids_what_its_listed_own_by_its_own_rule(
    owner: str, profile: str, rule: str, day: date
) -> None:
    asked = deal(goods=GOODS)
    told = verdict(register(holding(owner, "z", "51")), profile, day, asked)
    (fact,) = owner_facts(told, rule)
    assert fact.standing is OwnerStanding.OWNED
    assert (fact.is_certain, fact.is_applied, fact.least, fact.most) == (
        True,
        True,
        Decimal(51),
        Decimal(51),
    )
    assert {item.entry_id for item in fact.owners} == {owner}
    assert told.outcome is Outcome.PROHIBITED
    assert rule in {found.rule for found in told.findings if found.outcome is told.outcome}


@pytest.mark.parametrize(
    ("owner", "profile", "share", "is_owned"),
    [
        (VTB, "bank-us", "50", True),
        (VTB, "bank-us", "49.99", False),
        (PUTIN_EU, "bank-eu", "50", True),
        ("uk-sl-1", "bank-uk", "50", False),
        ("uk-sl-1", "bank-uk", "50.01", True),
        ("ch-seco-1", "bank-ch", "50", False),
        ("ch-seco-1", "bank-ch", "50.01", True),
    ],
)
def test_the_line_is_each_regime_s_own(
    owner: str, profile: str, share: str, is_owned: bool
) -> None:
    told = verdict(register(holding(owner, "z", share), holding("jane", "z", "20")), profile)
    assert bool(owner_facts(told)) is is_owned
    assert (told.outcome is Outcome.PROHIBITED) is is_owned


@pytest.mark.parametrize(("day", "is_owned"), [("2024-07-02", False), ("2024-07-03", True)])
def test_half_is_enough_in_the_eu_from_3_july_2024(day: str, is_owned: bool) -> None:
    told = verdict(register(holding(PUTIN_EU, "z", "50")), "bank-eu", date.fromisoformat(day))
    assert bool(owner_facts(told, "eu/ownership")) is is_owned
    forbidden = {one.rule for one in told.findings if one.outcome is Outcome.PROHIBITED}
    assert ("eu/ownership" in forbidden) is is_owned


@pytest.mark.parametrize(
    ("day", "outcome", "applied"),
    [
        ("2025-09-28", Outcome.CLEAR, None),
        ("2025-09-29", Outcome.PROHIBITED, True),
        ("2025-11-09", Outcome.PROHIBITED, True),
        ("2025-11-10", Outcome.REVIEW, False),
        ("2026-11-10", Outcome.PROHIBITED, True),
    ],
)
def test_the_affiliates_rule_is_a_dated_switch(
    day: str, outcome: Outcome, applied: bool | None
) -> None:
    held = register(holding("bis-el-1", "z", "50"))
    told = verdict(held, "exporter-us", date.fromisoformat(day), deal(goods=GOODS))
    found = owner_facts(told)
    assert [fact.is_applied for fact in found] == ([] if applied is None else [applied])
    reached = [one for one in told.findings if one.rule == "us/bis/affiliates-fifty-percent"]
    assert [one.outcome for one in reached] == ([] if applied is None else [outcome])


@pytest.mark.parametrize(
    ("day", "is_owned"),
    [
        ("2024-02-29", False),
        ("2024-03-01", True),
        ("2024-06-30", True),
        ("2024-07-01", False),
    ],
)
def test_a_holding_counts_from_its_first_day_to_the_day_before_its_last(
    day: str, is_owned: bool
) -> None:
    held = register(
        holding(VTB, "z", "60", start=date(2024, 3, 1), end=date(2024, 7, 1)),
        holding("jane", "z", "40"),
    )
    told = verdict(held, day=date.fromisoformat(day))
    assert (told.outcome is Outcome.PROHIBITED) is is_owned


def test_blocked_owners_are_added_and_the_uk_does_not_add_them() -> None:
    both = register(holding(VTB, "z", "30"), holding(SBER, "z", "25"))
    (fact,) = owner_facts(verdict(both), OFAC)
    assert fact.least == 55
    assert {item.entry_id for item in fact.owners} == {VTB, SBER}
    british = register(holding("uk-sl-1", "z", "30"), holding("uk-sl-2", "z", "25"))
    assert owner_facts(verdict(british, "bank-uk")) == []
    through = register(
        holding("uk-sl-1", "y", "60"), holding("y", "z", "30"), holding("uk-sl-1", "z", "25")
    )
    (fact,) = owner_facts(verdict(through, "bank-uk"))
    assert (fact.least, {item.entry_id for item in fact.owners}) == (Decimal(55), {"uk-sl-1"})


def test_a_stake_under_a_directive_on_debt_is_not_added_to_those_of_the_blocked() -> None:
    held = register(
        holding(VTB, "z", "30"), holding(ROSNEFT, "z", "25"), holding("jane", "z", "45")
    )
    told = verdict(held)
    assert owner_facts(told) == []
    assert told.outcome is Outcome.CLEAR


def test_what_one_under_a_directive_owns_is_under_it_and_not_blocked() -> None:
    told = verdict(register(holding(ROSNEFT, "z", "60")))
    assert {item.list_id for fact in owner_facts(told) for item in fact.owners} == {"ofac-cons"}
    assert told.outcome is Outcome.REVIEW


def test_the_chain_is_told_step_by_step_and_whole_stakes_count() -> None:
    held = register(
        holding(VTB, "a", "40"), holding(SBER, "a", "15"), holding("a", "z", "50"),
        parties=[OwnedParty(id="a", names=("Brontovik Trading FZE",))],
    )  # fmt: skip
    (fact,) = owner_facts(verdict(held), OFAC)
    assert len(fact.chain) == 2
    assert "together 55 %" in fact.chain[0]
    assert (
        fact.chain[1]
        == "Brontovik Trading FZE (a) holds 50 % of Zeldovar Instruments LLC (z) (register)."
    )
    assert fact.because.startswith(
        f"“{NAME}” is {NAME} (z) of the holdings, found by its very name."
    )


def test_companies_that_own_each_other_are_not_caught_by_each_other() -> None:
    ring = (holding("a", "z", "90"), holding("z", "a", "90"))
    assert owner_facts(verdict(register(*ring, holding(VTB, "a", "10")))) == []
    (fact,) = owner_facts(verdict(register(*ring, holding(VTB, "a", "50"))), OFAC)
    assert fact.standing is OwnerStanding.OWNED


def test_an_unknown_share_is_asked_for_and_forbids_nothing() -> None:
    told = verdict(register(holding(VTB, "z", ">25")))
    (fact,) = owner_facts(told, OFAC)
    assert (fact.standing, fact.least, fact.most) == (
        OwnerStanding.UNKNOWN,
        Decimal(25),
        Decimal(100),
    )
    (ask,) = fact.asks
    assert ask.key == "owners.share"
    assert dict(ask.words) == {
        "owner": "VTB BANK PUBLIC JOINT STOCK COMPANY",
        "owned": NAME,
        "known": "more than 25 % to 100 %",
        "line": "50 % or more",
    }
    assert told.outcome is Outcome.REVIEW
    assert any(fact.id in question.settles for question in told.questions)


def test_an_unknown_share_that_cannot_turn_it_is_not_told() -> None:
    assert (
        owner_facts(verdict(register(holding(VTB, "z", "<50"), holding("jane", "z", "51")))) == []
    )


def test_control_counts_in_the_eu_until_rebutted_and_not_for_ofac() -> None:
    held = register(
        holding(PUTIN_EU, "z", kind=HoldingKind.APPOINTMENT), holding(PUTIN_EU, "z", "10"),
        holding("jane", "z", "90"),
    )  # fmt: skip
    told = verdict(held, "bank-eu")
    (fact,) = owner_facts(told)
    assert (fact.rule, fact.standing) == ("eu/ownership", OwnerStanding.CONTROLLED)
    assert [ask.key for ask in fact.asks] == ["owners.rebut"]
    assert told.outcome is Outcome.REVIEW
    shares = (holding(VTB, "z", kind=HoldingKind.CONTROL), holding("jane", "z", "100"))
    told = verdict(register(*shares))
    assert "us/ofac/fifty-percent" not in {fact.rule for fact in owner_facts(told)}
    assert told.outcome is not Outcome.PROHIBITED


def test_an_owner_who_only_may_be_listed_leaves_it_open() -> None:
    like = OwnedParty(id="p", names=("Vladimir V Puttin",), kind=PartyKind.PERSON)
    told = verdict(register(holding("p", "z", "100"), parties=[like]), "bank-eu")
    found = owner_facts(told)
    assert {fact.rule for fact in found} == {"eu/ownership", "us/ofac/fifty-percent"}
    for fact in found:
        assert fact.standing is OwnerStanding.UNKNOWN
        assert not any(item.is_certain for item in fact.owners)
        assert [ask.key for ask in fact.asks] == ["owners.identity"]
    assert told.outcome is Outcome.REVIEW


def test_an_owner_whom_a_birth_date_rules_out_is_not_told() -> None:
    namesake = OwnedParty(
        id="p", names=("Vladimir Vladimirovich Putin",), kind=PartyKind.PERSON, birth_date="1981"
    )
    told = verdict(register(holding("p", "z", "100"), parties=[namesake]), "bank-eu")
    assert owner_facts(told) == []


def test_a_gap_is_told_where_nobody_s_share_is_known_and_by_each_rule_that_can_be_asked() -> None:
    gap = Gap(party="z", what="ultimate parent", reason="NON_PUBLIC", source="GLEIF")
    told = verdict(register(gaps=(gap,)))
    found = owner_facts(told)
    assert {fact.standing for fact in found} == {OwnerStanding.UNKNOWN}
    assert {ask.key for fact in found for ask in fact.asks} == {"owners.owners"}
    assert all(not fact.owners for fact in found)
    whole = register(holding("jane", "z", "100"), gaps=(gap,))
    assert owner_facts(verdict(whole)) == []


def test_without_holdings_nothing_is_said_and_the_world_names_none() -> None:
    told = assess(deal(), wide_world(), load_profile("bank-us"), DAY)
    assert owner_facts(told) == []
    assert told.world.holdings == ()


def test_a_list_not_in_use_says_nothing_deal_by_deal() -> None:
    bare = World.open().with_holdings(register(holding("uk-sl-1", "z", "100")))
    assert owner_facts(assess(deal(), bare, load_profile("bank-uk"), DAY)) == []


def test_a_party_met_twice_is_told_once() -> None:
    one = deal()
    (creditor,) = one.parties
    twice = replace(one, parties=(creditor, replace(creditor, span=None)))
    assert len(owner_facts(verdict(HALF, asked=twice), OFAC)) == 1


def test_what_was_held_fixed_is_named_and_the_same_gives_the_same_bytes() -> None:
    told, again = verdict(HALF), verdict(register(holding(VTB, "z", "50")))
    (used,) = told.world.holdings
    assert (used.name, used.count, len(used.sha256)) == ("register", 1, 64)
    assert as_json(told) == as_json(again)
    other = verdict(register(holding(VTB, "z", "50.000001")))
    assert other.world.holdings[0].sha256 != used.sha256


def test_the_word_lists_takes_the_ties_that_entries_tell_of() -> None:
    held = Holdings.open(["lists"], wide_world().snapshot)
    (used,) = held.used
    assert used.name == "lists"
    assert used.count == len(held.register.holdings) > 6_000
    assert used.sha256 == wide_world().snapshot.digest


def test_nobody_is_cleared_on_holdings_that_could_not_be_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("owner,owned,share\nX,A,50\nX,B,half\n", encoding="utf-8")
    told = assess(deal(), World.open(holdings=[path]), load_profile("bank-us"), DAY)
    (found,) = (one for one in told.findings if one.rule == "house/partial-holdings")
    assert found.outcome is told.outcome is Outcome.REVIEW
    assert "line 3" in found.because
    assert told.world.holdings[0].name == "own.csv"
    assert told.world.holdings[0].sha256 == sha256(path.read_bytes()).hexdigest()


def test_shares_are_decimals_of_percent() -> None:
    (fact,) = owner_facts(verdict(register(holding(VTB, "z", "50.10"))), OFAC)
    assert fact.least == fact.most == Decimal("50.1")
