"""Laws of owners in a verdict: more listed never lower it, unlisted ones never lift it."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assess.owned_deals import (
    DAY,
    PUTIN_EU,
    SBER,
    VTB,
    deal,
    flags,
    holding,
    owner_facts,
    register,
    verdict,
    wide_world,
)
from witting.assess import assess, load_profile
from witting.base import Outcome
from witting.ownership import Holding

LISTED = (VTB, SBER, PUTIN_EU, "uk-sl-1", "ch-seco-1")
UNLISTED = ("jane", "ann", "y", "x")
PROFILES = ("bank-us", "bank-eu", "bank-uk", "bank-ch", "ffi-cn")
few = settings(deadline=None, max_examples=150)
shares = st.sampled_from(["", "10", "25", "49.99", "50", "50.01", "60", "100", ">25", "<50"])
exact = st.sampled_from(["10", "25", "49.99", "50", "50.01", "60", "100"])
owned = st.sampled_from(["z", "y", "x"])


def _holdings(
    owners: tuple[str, ...], least: int = 0, shares: st.SearchStrategy[str] = shares
) -> st.SearchStrategy[list[Holding]]:
    one = st.tuples(st.sampled_from(owners), owned, shares).filter(lambda told: told[0] != told[1])
    unique = st.lists(one, min_size=least, max_size=5, unique_by=lambda told: told[:2])
    return unique.map(lambda told: [holding(*row) for row in told])


@few
@given(
    _holdings((*LISTED, *UNLISTED), shares=exact),
    _holdings(LISTED, 1),
    st.sampled_from(PROFILES),
)
def test_a_listed_owner_more_never_lowers_the_outcome(
    before: list[Holding], more: list[Holding], profile: str
) -> None:
    """Of exact shares: what one more is known to hold may rule out what another perhaps held."""
    pairs = {(item.owner, item.owned) for item in before}
    added = [item for item in more if (item.owner, item.owned) not in pairs]
    was = verdict(register(*before), profile).outcome
    now = verdict(register(*before, *added), profile).outcome
    assert now.gravity >= was.gravity


@few
@given(_holdings(UNLISTED), st.sampled_from(PROFILES))
def test_those_whom_nobody_lists_forbid_nothing(held: list[Holding], profile: str) -> None:
    told = verdict(register(*held), profile)
    assert owner_facts(told) == []
    assert flags(told) == {}
    bare = assess(deal(), wide_world(), load_profile(profile), DAY)
    assert told.outcome is bare.outcome is Outcome.CLEAR


@few
@given(_holdings((*LISTED, *UNLISTED)), st.randoms())
def test_the_order_of_the_holdings_changes_no_fact(held: list[Holding], chance: object) -> None:
    mixed = list(held)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    first, second = verdict(register(*held)), verdict(register(*mixed))
    assert owner_facts(first) == owner_facts(second)
    assert first.outcome is second.outcome


@few
@given(_holdings((*LISTED, *UNLISTED)), st.sampled_from(PROFILES))
def test_a_name_that_is_like_it_is_never_judged_more_gravely_than_the_name(
    held: list[Holding], profile: str
) -> None:
    sure = verdict(register(*held), profile)
    like = verdict(register(*held), profile, asked=deal("Zeldovar Instruments"))
    assert like.outcome is not Outcome.PROHIBITED
    assert like.outcome.gravity <= sure.outcome.gravity


@few
@given(
    _holdings((*LISTED, *UNLISTED)),
    st.dates(min_value=date(2022, 2, 24), max_value=date(2026, 12, 31)),
)
def test_on_every_day_and_for_any_holdings_the_check_gives_an_answer(
    held: list[Holding], day: date
) -> None:
    told = verdict(register(*held), "bank-eu", day)
    assert not [one for one in told.findings if "broke off" in one.because]
    for fact in owner_facts(told):
        assert fact.least <= fact.most
        assert fact.chain
        assert fact.owners
