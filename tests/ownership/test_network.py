"""The network of millions answers as the plain fixed point does, also while holdings change."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ownership.graphs import (
    ABOVE,
    ALONE,
    DAY,
    OFAC,
    PARTIES,
    Edges,
    Possible,
    edges,
    listed_sets,
    pairs,
    percents,
    plainly_caught,
    possible_states,
    register_of,
    told_register,
    unhurried,
)
from witting.base import BrokenInput, SettingsError
from witting.ownership import OwnershipGraph, OwnershipRule, Share, Standing, closure, network
from witting.ownership.live import FixedPoint, caught_alone
from witting.ownership.network import Network

adding = st.sampled_from([OFAC, ABOVE])
shares = st.one_of(
    st.none(),
    percents.map(Share.exact),
    st.just(Share()),
    st.just(Share.between(Decimal(25), Decimal(50), open_high=True)),
)


@unhurried
@given(edges, adding, listed_sets)
def test_the_network_catches_whom_the_plain_fixed_point_catches(
    edges: Edges, rule: OwnershipRule, listed: frozenset[str]
) -> None:
    here = {party for pair in edges for party in pair}
    point = FixedPoint(Network.from_register(register_of(edges), DAY), rule, listed)
    assert point.owned() == sorted(plainly_caught(edges, rule, listed & here) - listed)


@unhurried
@given(possible_states(), adding, listed_sets)
def test_the_network_agrees_with_the_answers_on_ranges(
    state: Possible, rule: OwnershipRule, listed: frozenset[str]
) -> None:
    register = told_register(state.told)
    graph = OwnershipGraph.of(register, DAY)
    best = set(closure(graph, rule, listed))
    worst = set(closure(graph, rule, listed, worst=True))
    point = FixedPoint(Network.from_register(register, DAY), rule, listed)
    assert point.owned() == sorted(best - listed)
    assert point.unknown() == sorted(worst - best)


@unhurried
@given(edges, listed_sets)
def test_each_listed_alone_is_the_plain_fixed_point_of_each(
    edges: Edges, listed: frozenset[str]
) -> None:
    network = Network.from_register(register_of(edges), DAY)
    found = caught_alone(network, ALONE, listed)
    assert found == sorted(plainly_caught(edges, ALONE, listed) - listed)


@unhurried
@given(possible_states(), adding, listed_sets, st.lists(st.tuples(pairs, shares), max_size=12))
def test_after_each_change_it_stands_as_if_built_anew(
    state: Possible,
    rule: OwnershipRule,
    listed: frozenset[str],
    changes: list[tuple[tuple[str, str], Share | None]],
) -> None:
    told = (
        dict.fromkeys(((a, b) for a in PARTIES for b in PARTIES if a != b), Share.exact(Decimal(0)))
        | state.told
    )
    point = FixedPoint(Network.from_register(told_register(told), DAY), rule, listed)
    for pair, share in changes:
        before = {party: point.standing(party) for party in PARTIES}
        changed = point.change(*pair, share)
        told[pair] = Share.exact(Decimal(0)) if share is None else share
        anew = FixedPoint(Network.from_register(told_register(told), DAY), rule, listed)
        after = {party: anew.standing(party) for party in PARTIES}
        assert {party: point.standing(party) for party in PARTIES} == after
        assert changed == {p: after[p] for p in PARTIES if after[p] is not before[p]}


def test_a_change_may_bring_in_parties_never_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "_SPARE", 16)
    point = FixedPoint(
        Network.from_register(register_of({("X", "A"): Decimal(60)}), DAY), OFAC, "X"
    )
    assert point.change("A", "new", Share.exact(Decimal(50))) == {"new": Standing.OWNED}
    for number in range(1_100):
        point.change(f"n{number}", f"n{number + 1}", Share.exact(Decimal(100)))
    assert point.change("new", "n0", Share.exact(Decimal(100)))["n1100"] is Standing.OWNED
    assert len(point.change("X", "A", None)) == 1_103


def test_a_ring_is_let_go_when_its_one_owner_sells() -> None:
    ring = {("A", "B"): Decimal(60), ("B", "A"): Decimal(40), ("X", "A"): Decimal(60)}
    point = FixedPoint(Network.from_register(register_of(ring), DAY), OFAC, "X")
    assert point.owned() == ["A", "B"]
    point.change("B", "A", Share.exact(Decimal(60)))
    assert point.change("X", "A", None) == {"A": Standing.NOT, "B": Standing.NOT}


def test_a_table_is_read_for_a_day_and_exactly() -> None:
    frame = pl.DataFrame(
        {
            "owner": ["X", "X", "X", "X", "X"],
            "owned": ["A", "B", "C", "C", "D"],
            "share": ["50", "49.999999", "25", "25", ""],
            "from": [None, None, None, date(2024, 8, 1), None],
            "until": [date(2024, 8, 2), None, None, None, None],
        }
    )
    on_the_day = FixedPoint(Network.from_frame(frame, DAY), OFAC, "X")
    assert (on_the_day.owned(), on_the_day.unknown()) == (["A", "C"], ["D"])
    before = FixedPoint(Network.from_frame(frame, date(2024, 7, 31)), OFAC, "X")
    assert before.owned() == ["A"]
    after = FixedPoint(Network.from_frame(frame, date(2024, 8, 2)), OFAC, "X")
    assert after.owned() == ["C"]


@pytest.mark.parametrize("shares", [[50.0], ["half"], ["50.1234567"], ["101"]])
def test_shares_that_cannot_be_exact_are_refused(shares: list[object]) -> None:
    frame = pl.DataFrame({"owner": ["X"], "owned": ["A"], "share": shares})
    with pytest.raises(BrokenInput):
        Network.from_frame(frame)


def test_a_rule_that_does_not_add_up_has_no_one_set() -> None:
    with pytest.raises(SettingsError, match="caught_alone"):
        FixedPoint(Network.from_register(register_of({}), DAY), ALONE, "X")


def test_a_listed_party_nobody_had_heard_of_is_listed_when_a_change_brings_it_in() -> None:
    point = FixedPoint(Network.from_register(register_of({}), DAY), OFAC, ["new"])
    assert point.standing("new") is Standing.LISTED
    assert point.change("new", "A", Share.exact(Decimal(50))) == {"A": Standing.OWNED}
