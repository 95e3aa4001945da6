"""Flags from the lists: names and addresses of listed parties, BIS's lists, Russian banks."""

import gc
import sys
import weakref
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.assess.flag_deals import (
    BANK,
    BUYER,
    DAY,
    SELLER,
    TEA,
    WORLD,
    deal_of,
    flags_of,
    party,
    receiver_at,
)
from tests.shared import SHARED, needs_shared
from witting.assess import assess, load_profile
from witting.assess.checks import gather_facts
from witting.assess.flags import SIGNS, each_flag_once
from witting.assess.flags_addresses import address_index
from witting.base import Deal, GoodsFact, Outcome, PartyFact, RedFlagFact, Role, Terms
from witting.lists import Snapshot

RAISED: dict[str, tuple[str, Deal, Sequence[Deal], str]] = {
    "on the Denied Persons List": (
        "RF-KYC-00",
        deal_of(SELLER, party("debtor", "Vortanex Components Limited", "HK")),
        (),
        "Vortanex Components Limited of the Denied Persons List",
    ),
    "at a denied person's address": (
        "RF-KYC-00",
        deal_of(SELLER, receiver_at("Hollow Creek Lane 12, Shatin"), goods=TEA),
        (),
        "listed as “12 Hollow Creek Lane, Shatin, Hong Kong”",
    ),
    "on the Entity List": (
        "RF-BIS-FI-02",
        deal_of(SELLER, party("debtor", "Quimbara Microsystems Limited", "HK"), goods=TEA),
        (),
        "Quimbara Microsystems Limited of the Entity List",
    ),
    "at an address of the Entity List": (
        "RF-BIS-FI-03",
        deal_of(
            SELLER, receiver_at("One Capital Place, 18 Luard Road, 16F Unit D, Wan Chai"), goods=TEA
        ),
        (),
        "gives the address of Address 01",
    ),
    "a new trader in chips at a sanctioned party's address": (
        "RF-G7-01",
        deal_of(
            SELLER,
            receiver_at("33 Peking Mansion, Room 7, Tsim Sha Tsui", formed_on=date(2023, 1, 9)),
        ),
        (),
        "gives the address of Drevnorud Kholding",
    ),
    "an old trader in chips at that address": (
        "RF-N23-07",
        deal_of(
            SELLER,
            receiver_at("33 Peking Mansion, Room 7, Tsim Sha Tsui", formed_on=date(2003, 1, 9)),
        ),
        (),
        "gives the address of Drevnorud Kholding",
    ),
    "named in a letter of BIS": (
        "RF-BIS-LTR-01",
        deal_of(SELLER, party("consignee", "Kadrion Logistics FZE", "AE")),
        (),
        "under “BIS letter, Project Guardian”",
    ),
    "a new office of a Russian bank": (
        "RF-OFAC-02",
        deal_of(SELLER, BUYER, BANK),
        (),
        "opened on 2024-03-01 and is of Severomorbank",
    ),
}


@pytest.mark.parametrize(("flag", "deal", "earlier", "says"), RAISED.values(), ids=RAISED)
def test_the_lists_raise_a_flag(flag: str, deal: Deal, earlier: Sequence[Deal], says: str) -> None:
    assert says in flags_of(deal, earlier)[flag].because


QUIET: dict[str, tuple[str, Deal, Sequence[Deal]]] = {
    "another name": ("RF-KYC-00", deal_of(SELLER, BUYER), ()),
    "a neighbour of a denied person": (
        "RF-KYC-00",
        deal_of(SELLER, receiver_at("14 Hollow Creek Lane, Shatin"), goods=TEA),
        (),
    ),
    "not on a list of BIS": ("RF-BIS-FI-02", deal_of(SELLER, BUYER), ()),
    "another floor of the tower": (
        "RF-BIS-FI-03",
        deal_of(
            SELLER, receiver_at("One Capital Place, 18 Luard Road, 17F Unit D, Wan Chai"), goods=TEA
        ),
        (),
    ),
    "the same words in another country": (
        "RF-BIS-FI-03",
        deal_of(
            SELLER, receiver_at("One Capital Place, 18 Luard Road, 16F Unit D", "GB"), goods=TEA
        ),
        (),
    ),
    "the same airport and postcode": (
        "RF-BIS-FI-03",
        deal_of(SELLER, receiver_at("Terminal Kestrel Aeroport, Hallmere, 141400"), goods=TEA),
        (),
    ),
    "no address": ("RF-BIS-FI-03", deal_of(SELLER, BUYER), ()),
    "a new trader in tea there": (
        "RF-G7-01",
        deal_of(
            SELLER,
            receiver_at("33 Peking Mansion, Room 7, Tsim Sha Tsui", formed_on=date(2023, 1, 9)),
            goods=TEA,
        ),
        (),
    ),
    "a name settled as another's": ("RF-N23-07", deal_of(SELLER, BUYER), ()),
    "on a list of one's own for another reason": (
        "RF-BIS-LTR-01",
        deal_of(SELLER, party("consignee", "Quimbara Microsystems Limited", "HK")),
        (),
    ),
    "an old office of a Russian bank": (
        "RF-OFAC-02",
        deal_of(SELLER, BUYER, replace(BANK, formed_on=date(2004, 3, 1))),
        (),
    ),
    "an office of a day nobody gives": (
        "RF-OFAC-02",
        deal_of(SELLER, BUYER, replace(BANK, formed_on=None)),
        (),
    ),
}


@pytest.mark.parametrize(("flag", "deal", "earlier"), QUIET.values(), ids=QUIET)
def test_near_it_the_flag_stays_down(flag: str, deal: Deal, earlier: Sequence[Deal]) -> None:
    assert flag not in flags_of(deal, earlier)


def test_a_name_like_a_listed_one_is_a_flag_while_it_is_open() -> None:
    named = flags_of(deal_of(SELLER, party("debtor", "Drevnorod Kholding", "HK"), goods=TEA))
    assert "is like Drevnorud Kholding" in named["RF-N23-07"].because


def test_a_name_that_is_settled_is_no_mere_likeness() -> None:
    certain = party("debtor", "Drevnorud Kholding", "HK")
    assert "RF-N23-07" not in flags_of(deal_of(SELLER, certain, goods=TEA))


def test_a_listed_manager_is_found_beside_the_party() -> None:
    run = party("debtor", "Agromash TOO", managers=("Ruslan Vederkhin",))
    facts = gather_facts(deal_of(SELLER, run, goods=TEA), WORLD, DAY)
    found = [f for f in facts if isinstance(f, PartyFact) and f.is_match]
    assert [(f.entry_name, f.role) for f in found] == [("Ruslan Vederkhin", Role.MENTIONED)]


def test_what_the_goods_are_for_is_not_traded() -> None:
    made = deal_of(SELLER, BUYER, goods=TEA, terms=Terms(end_use="for a ball bearings plant"))
    goods = [f for f in gather_facts(made, WORLD, DAY) if isinstance(f, GoodsFact)]
    assert {fact.tier for fact in goods} == {""}


def test_a_flag_seen_by_two_checks_weighs_once() -> None:
    one = RedFlagFact(id="", because="A.", span=None, flag="RF-OTSI-01", weight=0.2, source="s")
    other = replace(one, because="B.")
    assert each_flag_once((one, other, one)) == (replace(one, because="A. B."),)


def test_a_sign_that_breaks_is_said_and_the_deal_is_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def breaks(_: object) -> Any:
        raise RuntimeError("no index")

    monkeypatch.setattr(sys.modules["witting.assess.flags"], "SIGNS", (breaks, *SIGNS))
    answer = assess(deal_of(SELLER, BUYER, goods=TEA), WORLD, load_profile("bank-eu"), DAY)
    assert answer.outcome is not Outcome.CLEAR
    assert any(getattr(fact, "what", "") == "check:red flags" for fact in answer.facts)


def test_the_index_of_addresses_goes_with_lists_that_are_no_longer_in_use() -> None:
    snapshot = Snapshot.from_lists(Snapshot.default().lists()[1:2])
    index = address_index(snapshot, frozenset({snapshot.used[0].id}))
    assert address_index(snapshot, frozenset({snapshot.used[0].id})) is index
    listed = weakref.ref(snapshot)
    del index, snapshot
    gc.collect()
    assert listed() is None


def test_lists_without_addresses_have_an_index_that_finds_nothing() -> None:
    index = address_index(Snapshot.default(), frozenset())
    assert index.at("Unit D, 16/F One Capital Place, 18 Luard Rd, Wan Chai", "HK") == ()


@needs_shared
def test_the_real_addresses_of_the_entity_list_are_found_and_their_neighbours_are_not() -> None:
    from witting.lists import open_lists

    snapshot = open_lists([SHARED / "lists/us/nsfreg_2026-07/bis_entity_list.json"])
    index = address_index(snapshot, frozenset({"bis-el"}))
    found = index.at("Hollywood Plaza Rm 1318-19, 13/F, 610 Nathan Rd, Mong Kok, Kowloon", "HK")
    assert "Address 07" in [entry.name for entry, _ in found]
    assert index.at("Hollywood Plaza Rm 1218-19, 12/F, 610 Nathan Rd, Mong Kok", "HK") == ()
