"""Claims about the red flags that holdings show: who sold, who hides, who is in Russia, layers."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from tests.assess.owned_deals import (
    PUTIN_EU,
    ROSNEFT,
    VTB,
    deal,
    flags,
    holding,
    invented,
    register,
    verdict,
    wide_world,
)
from witting.assess import World, assess, load_profile
from witting.assess.owners_flags import MOST_LAYERS
from witting.base import Outcome, PartyKind
from witting.lists import ParsedList, Snapshot
from witting.lists.sources import list_used
from witting.ownership import Gap, HoldingKind, OwnedParty, Register
from witting.parties import Screener

LATE = date(
    2025, 3, 1
)  # the flags of OTSI are of 7 January 2025, that of the EBA of 14 November 2024


def _sold(owner: str, end: date) -> Register:
    return register(
        holding(owner, "z", "60", start=date(2019, 1, 1), end=end),
        holding("ann", "z", "100", start=end),
    )


@pytest.mark.parametrize(
    ("end", "is_shown"),
    [
        (date(2021, 2, 24), False),  # 366 days before the listing of 25 February 2022
        (date(2022, 2, 1), True),
        (date(2022, 2, 25), True),
        (date(2023, 2, 25), True),
        (date(2023, 2, 26), False),
    ],
)
def test_a_sale_within_a_year_of_a_listing_is_shown(end: date, is_shown: bool) -> None:
    found = flags(verdict(_sold(PUTIN_EU, end), "bank-eu", LATE))
    assert ("RF-OTSI-03" in found) is is_shown
    if is_shown:
        assert "To whom did it go" in found["RF-OTSI-03"].because


@pytest.mark.parametrize(("end", "is_shown"), [("2025-02-01", True), ("2022-02-01", False)])
def test_where_no_day_of_listing_is_known_only_a_fresh_sale_is_shown(
    end: str, is_shown: bool
) -> None:
    found = flags(verdict(_sold(ROSNEFT, date.fromisoformat(end)), day=LATE))
    assert ("RF-OTSI-03" in found) is is_shown


def test_a_flag_counts_only_once_its_catalogue_holds_it() -> None:
    held = _sold(PUTIN_EU, date(2022, 2, 1))
    assert "RF-OTSI-03" not in flags(verdict(held, "bank-eu", date(2025, 1, 6)))
    assert "RF-OTSI-03" in flags(verdict(held, "bank-eu", date(2025, 1, 7)))


@pytest.mark.parametrize("owner", ["bis-el-1", "bis-meu-1"])
@pytest.mark.parametrize(
    ("share", "is_shown"), [("", True), (">10", True), ("40", False), ("50", False)]
)
def test_a_share_of_unknown_size_of_a_party_of_bis_is_shown(
    owner: str, share: str, is_shown: bool
) -> None:
    held = register(holding(owner, "y", share), holding("y", "z", "30"))
    assert ("RF-KYC-29" in flags(verdict(held, day=date(2025, 12, 1)))) is is_shown


def test_an_unknown_share_of_a_blocked_party_is_not_that_flag() -> None:
    held = register(holding(VTB, "z", ""))
    assert "RF-KYC-29" not in flags(verdict(held, day=date(2025, 12, 1)))


@pytest.mark.parametrize(
    ("what", "reason", "is_shown"),
    [
        ("ultimate parent", "NON_PUBLIC", True),
        ("ultimate parent", "NATURAL_PERSONS", False),
        ("ultimate parent", "NO_KNOWN_PERSON", False),
        ("owner", "interestedPartyHasNotProvidedInformation: on request", True),
        ("owner", "noBeneficialOwners", False),
    ],
)
def test_an_owner_kept_back_is_shown_and_one_that_is_not_there_is_not(
    what: str, reason: str, is_shown: bool
) -> None:
    gap = Gap(party="z", what=what, reason=reason, source="register")
    found = flags(verdict(register(holding("jane", "z", "100"), gaps=(gap,)), day=LATE))
    assert ("RF-EBA-04" in found) is is_shown


def test_an_owner_whose_identity_is_held_back_is_shown_up_the_chain() -> None:
    gap = Gap(party="p", what="identity", reason="anonymousPerson", source="register")
    held = register(holding("p", "y", "100"), holding("y", "z", "60"), gaps=(gap,))
    assert "who it is of p" in flags(verdict(held, day=LATE))["RF-EBA-04"].because


@pytest.mark.parametrize(
    ("owner_of", "party_of", "is_shown"),
    [("RU", "AE", True), ("AE", "AE", False), ("RU", "RU", False)],
)
def test_an_owner_or_officer_of_russia_is_shown_now_or_once(
    owner_of: str, party_of: str, is_shown: bool
) -> None:
    boris = OwnedParty(
        id="b", names=("Boris Asdfgarov",), kind=PartyKind.PERSON, countries=(owner_of,)
    )
    for kind, end in ((HoldingKind.MANAGEMENT, None), (HoldingKind.SHARES, date(2023, 5, 1))):
        held = register(
            holding("b", "z", "20", kind=kind, start=date(2018, 1, 1), end=end),
            holding("jane", "z", "80"),
            parties=[boris],
        )
        z = replace(held.parties[0], countries=(party_of,))
        found = flags(verdict(replace(held, parties=(z, boris)), day=LATE))
        assert ("RF-OTSI-01" in found) is is_shown


def test_an_owner_of_russia_who_only_comes_later_is_not_shown() -> None:
    boris = OwnedParty(id="b", names=("Boris Asdfgarov",), countries=("RU",))
    held = register(holding("b", "z", "20", start=date(2025, 4, 1)), parties=[boris])
    assert "RF-OTSI-01" not in flags(verdict(held, day=LATE))


@pytest.mark.parametrize(("between", "is_shown"), [(MOST_LAYERS, False), (MOST_LAYERS + 1, True)])
def test_more_layers_than_are_usual_are_shown(between: int, is_shown: bool) -> None:
    chain = ["z", *(f"c{number}" for number in range(between)), "jane"]
    steps = [holding(owner, owned, "30") for owned, owner in pairwise(chain)]
    found = flags(verdict(register(*steps), day=LATE))
    assert ("RF-OTSI-04" in found) is is_shown
    if is_shown:
        assert found["RF-OTSI-04"].because.startswith(f"{between} companies lie between")


def test_owners_in_a_ring_are_no_layers_without_end() -> None:
    held = register(holding("a", "z", "50"), holding("z", "a", "50"), holding("a", "a", "5"))
    assert "RF-OTSI-04" not in flags(verdict(held, day=LATE))


def test_a_party_that_only_may_be_meant_shows_no_flag() -> None:
    held = _sold(PUTIN_EU, date(2022, 2, 1))
    assert flags(verdict(held, "bank-eu", LATE, deal("Zeldovar Instruments"))) == {}


def test_one_flag_alone_forbids_nothing() -> None:
    told = verdict(_sold(PUTIN_EU, date(2022, 2, 1)), "bank-eu", LATE)
    assert told.outcome is not Outcome.PROHIBITED


def test_who_was_listed_after_the_day_asked_does_not_count_yet() -> None:
    entry = replace(invented("uk-sl-1"), listed_on="2024-05-01")
    meta = list_used("uk-sl", published="2024-06-01", entries=1, sha256="0" * 64)
    snapshot = Snapshot.from_lists([ParsedList(meta=meta, entries=(entry,))])
    lists = World(
        snapshot=snapshot,
        screener=Screener.of(snapshot),
        lawbook=wide_world().lawbook,
        is_default=False,
    ).with_holdings(register(holding("uk-sl-1", "z", "60")))
    rules = {
        day: {
            one.rule
            for one in assess(
                deal(), lists, load_profile("bank-uk"), date.fromisoformat(day)
            ).findings
        }
        for day in ("2024-04-30", "2024-05-01")
    }
    assert "uk/ownership" not in rules["2024-04-30"]
    assert "uk/ownership" in rules["2024-05-01"]


def test_a_sale_near_any_of_several_listings_is_shown() -> None:
    """The EU listed VTB in the year after this sale; OFAC's day is not known."""
    assert "RF-OTSI-03" in flags(verdict(_sold(VTB, date(2022, 2, 1)), day=LATE))
