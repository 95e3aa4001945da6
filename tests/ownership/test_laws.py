"""Laws that hold for any holdings: against a plain fixed point, and among themselves."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ownership.graphs import (
    DAY,
    OFAC,
    PARTIES,
    RULES,
    Edges,
    Possible,
    edges,
    listed_sets,
    plainly_caught,
    possible_states,
    register_of,
    rules,
    told_register,
    unhurried,
)
from witting.ownership import (
    JointArrangement,
    ListedOwner,
    OwnershipGraph,
    OwnershipRule,
    Register,
    Standing,
    answer,
    closure,
)
from witting.ownership.ties import About


def _caught(register: Register, rule: OwnershipRule, listed: frozenset[str]) -> set[str]:
    return set(closure(OwnershipGraph.of(register, DAY), rule, listed))


@unhurried
@given(edges, rules, listed_sets)
def test_it_is_the_plain_fixed_point(
    edges: Edges, rule: OwnershipRule, listed: frozenset[str]
) -> None:
    assert _caught(register_of(edges), rule, listed) == plainly_caught(edges, rule, listed)


@unhurried
@given(edges, rules, listed_sets, listed_sets)
def test_more_listed_never_catch_fewer(
    edges: Edges, rule: OwnershipRule, listed: frozenset[str], more: frozenset[str]
) -> None:
    register = register_of(edges)
    assert _caught(register, rule, listed) <= _caught(register, rule, listed | more)


@unhurried
@given(edges, rules, listed_sets, st.data())
def test_a_larger_share_never_catches_fewer(
    edges: Edges, rule: OwnershipRule, listed: frozenset[str], data: st.DataObject
) -> None:
    if not edges:
        return
    pair = data.draw(st.sampled_from(sorted(edges)))
    larger = edges | {pair: data.draw(st.decimals(edges[pair], 100, places=2))}
    assert _caught(register_of(edges), rule, listed) <= _caught(register_of(larger), rule, listed)


@unhurried
@given(edges, rules, listed_sets, st.randoms(use_true_random=False))
def test_the_order_of_holdings_makes_no_difference(
    edges: Edges, rule: OwnershipRule, listed: frozenset[str], chance: Random
) -> None:
    register = register_of(edges)
    turned = list(register.holdings)
    chance.shuffle(turned)
    owners = [ListedOwner(id=item) for item in sorted(listed)]
    for party in "AD":
        one = answer(register, party, rule, owners, DAY)
        two = answer(Register(holdings=tuple(turned)), party, rule, owners[::-1], DAY)
        assert one == two


@unhurried
@given(possible_states(), rules, listed_sets)
def test_whatever_is_true_lies_between_best_and_worst(
    state: Possible, rule: OwnershipRule, listed: frozenset[str]
) -> None:
    graph = OwnershipGraph.of(told_register(state.told), DAY)
    best, worst = closure(graph, rule, listed), closure(graph, rule, listed, worst=True)
    assert set(best) <= plainly_caught(state.true, rule, listed) <= set(worst)


@unhurried
@given(possible_states(), rules, listed_sets)
def test_an_answer_is_sure_only_where_both_cases_agree(
    state: Possible, rule: OwnershipRule, listed: frozenset[str]
) -> None:
    register = told_register(state.told)
    owners = [ListedOwner(id=item) for item in listed]
    truly = plainly_caught(state.true, rule, listed)
    for party in "ABC":
        found = answer(register, party, rule, owners, DAY)
        assert found.best <= found.worst
        if found.standing is Standing.OWNED:
            assert party in truly
        if found.standing is Standing.NOT:
            assert party not in truly
        if found.standing is Standing.UNKNOWN:
            assert found.questions


@unhurried
@given(edges, listed_sets)
def test_every_step_of_a_chain_rests_on_the_listed_or_on_an_earlier_step(
    edges: Edges, listed: frozenset[str]
) -> None:
    register = register_of(edges)
    owners = [ListedOwner(id=item) for item in listed]
    for party in "ABC":
        known = set(listed)
        found = answer(register, party, OFAC, owners, DAY)
        for step in found.steps:
            assert {tie.owner for tie in step.ties} <= known
            held = sum((edges[tie.owner, tie.owned] for tie in step.ties), Decimal(0))
            assert held >= 50
            assert step.together == min(held, step.together)
            known.add(step.owned)
        assert found.standing is not Standing.OWNED or party in known


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.path)
def test_a_ring_of_companies_does_not_hold_itself_up(rule: OwnershipRule) -> None:
    ring = {("A", "B"): Decimal(100), ("B", "C"): Decimal(100), ("C", "A"): Decimal(90)}
    held = ring | {("X", "A"): Decimal(10)}
    assert _caught(register_of(held), rule, frozenset({"X"})) == {"X"}


@unhurried
@given(edges, rules, listed_sets, st.sampled_from(PARTIES))
def test_the_part_behind_a_party_answers_as_the_whole_does(
    edges: Edges, rule: OwnershipRule, listed: frozenset[str], party: str
) -> None:
    register = register_of(edges)
    owners = [ListedOwner(id=one) for one in sorted(listed)]
    part = OwnershipGraph.of_party(About.of(register), party, DAY)
    assert answer(register, party, rule, owners, DAY, graph=part) == answer(
        register, party, rule, owners, DAY
    )


def test_a_joint_arrangement_is_seen_from_behind_the_party_it_bears_on() -> None:
    alone = OwnershipRule(
        path="alone", threshold=Decimal(50), aggregate=False, joint_arrangements=True
    )
    both = JointArrangement(id="j", members=("A", "B"))
    held = register_of({("A", "C"): Decimal(30), ("B", "C"): Decimal(30)})
    register = replace(held, arrangements=(both,))
    owners = [ListedOwner(id="A"), ListedOwner(id="B")]
    part = OwnershipGraph.of_party(About.of(register), "C", DAY)
    told = answer(register, "C", alone, owners, DAY, graph=part)
    assert told.standing is Standing.OWNED
    assert told == answer(register, "C", alone, owners, DAY)
