"""Claims about owners looked up beforehand: what is said of a party is the same as without."""

from datetime import date
from importlib import import_module
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.assess.owned_deals import DAY, PUTIN_EU, VTB, holding, register, wide_world
from witting.assess.owners import Standings, standings
from witting.assess.owners_behind import MOST
from witting.assess.owners_flags import MOST_LAYERS
from witting.assess.owners_holdings import Holdings
from witting.ownership import Gap, HoldingKind, OwnedParty, Register

NOTHING = Standings(answered=(), shown=(), notes=())
PARTIES = [*"abcdefghij", VTB, PUTIN_EU, "bis-el-1"]
DAYS = (date(2021, 6, 1), date(2022, 2, 1), date(2023, 5, 5), date(2024, 7, 3), date(2025, 3, 1))
NAMES = {"h": "Brontovik Qwertz Plant", "i": "Olga Sternbergova"}  # listed, as others bear them

days = st.sampled_from((None, *DAYS))
holdings = st.builds(
    holding,
    st.sampled_from(PARTIES),
    st.sampled_from(PARTIES),
    st.sampled_from(("", "10", "50", "60", "100", ">25")),
    kind=st.sampled_from((HoldingKind.SHARES, HoldingKind.MANAGEMENT, HoldingKind.CONTROL)),
    start=st.sampled_from((None, *DAYS[:2])),
    end=st.sampled_from((None, *DAYS[2:])),
)
parties = st.sets(st.sampled_from("abcghi"), max_size=3).map(
    lambda ids: [
        OwnedParty(
            id=one, names=(NAMES.get(one, f"Party {one}"),), countries=("RU",) if one < "d" else ()
        )
        for one in sorted(ids)
    ]
)
gaps = st.lists(
    st.builds(
        Gap,
        party=st.sampled_from("abcdez"),
        what=st.sampled_from(("owner", "identity")),
        reason=st.sampled_from(("NON_PUBLIC", "NATURAL_PERSONS", "")),
    ),
    max_size=1,
)
registers = st.builds(
    lambda held, known, kept_back: register(*held, parties=known, gaps=kept_back),
    st.lists(holdings, max_size=14),
    parties,
    gaps,
)


def _chain(length: int) -> Register:
    steps = [f"step{number}" for number in range(length + 1)]
    return register(*(holding(owner, owned, "100") for owner, owned in pairwise(steps)))


def _both(held: Register, day: date) -> list[tuple[str, Standings, Standings]]:
    """Give what is said of each party when it is asked for, and when all was made ready before."""
    world = wide_world()
    lazy, ready = Holdings(held), world.with_holdings(held).made_ready().holdings
    assert ready is not None
    return [
        (party, standings(lazy, party, world, day), standings(ready, party, world, day))
        for party in held.ids()
    ]


@settings(deadline=None, max_examples=150)
@given(held=registers, day=st.sampled_from(DAYS))
@example(held=_chain(MOST_LAYERS + 1), day=DAY)
@example(held=_chain(MOST_LAYERS + 2), day=DAY)
@example(held=_chain(MOST_LAYERS + 4), day=DAY)
def test_the_same_is_said_of_everybody_as_when_nothing_was_made_ready(
    held: Register, day: date
) -> None:
    for party, lazily, readily in _both(held, day):
        assert readily == lazily, party


def test_a_party_is_looked_behind_where_more_owners_stand_behind_it_than_are_screened() -> None:
    held = register(*(holding(f"n{number}", "z", "0.01") for number in range(MOST)))
    [lazily, readily] = next(found for party, *found in _both(held, DAY) if party == "z")
    assert lazily.notes
    assert readily == lazily


def test_nobody_is_looked_behind_where_there_is_nothing_to_tell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = register(holding("ann", "z", "60"), holding(VTB, "y", "60"))
    world = wide_world().with_holdings(held).made_ready()
    assert world.holdings is not None
    looked = []
    asked = import_module("witting.assess.owners")
    monkeypatch.setattr(asked, "look_behind", lambda _, party, *__: looked.append(party))
    assert standings(world.holdings, "z", world, DAY) == NOTHING
    with pytest.raises(AttributeError):
        standings(world.holdings, "y", world, DAY)
    assert looked == ["y"]


def test_a_world_of_other_lists_looks_for_itself() -> None:
    held = register(holding(VTB, "z", "60"))
    world = wide_world().with_holdings(held).made_ready()
    other = type(world).open().with_holdings(world.holdings or held)
    assert standings(other.holdings or Holdings(held), "z", other, DAY).answered
