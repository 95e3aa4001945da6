"""Who is caught: the least set that holds the listed and every party their stakes reach.

Start with the listed. Add up, for each company, the direct stakes of those caught so far; whoever
reaches the rule's threshold is caught too, and from then on counts for its whole stake. Shares are
never multiplied. Each party is caught in a round of its own, by parties of earlier rounds only, so
companies that own each other cannot catch each other unless somebody outside holds enough.

Every question is asked twice, with the least and with the most that unknown shares leave open.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from witting.ownership.rule import OwnershipRule
from witting.ownership.share import WHOLE_UNITS
from witting.ownership.ties import OwnershipGraph, Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """How one party came to be caught: in which round, by which ties, with how much together."""

    round: int
    ties: tuple[Tie, ...] = ()
    units: int = 0
    by_control: bool = False


@dataclass(slots=True)
class _Total:
    """What those caught hold of one company so far."""

    stake: list[int] = field(default_factory=lambda: [0, 0])
    votes: list[int] = field(default_factory=lambda: [0, 0])
    control: bool = False
    ties: dict[str, Tie] = field(default_factory=dict)


Closure = Mapping[str, Caught]


def closure(
    graph: OwnershipGraph,
    rule: OwnershipRule,
    listed: Iterable[str],
    *,
    worst: bool = False,
    control: bool = False,
) -> Closure:
    """Give everyone caught under a rule, each with how; the listed are in it, in round 0.

    `worst` takes every unknown for the most it can be; otherwise for the least. `control` also
    follows the signs of control, so what is caught with it and not without is controlled.

    Where the rule does not add up the stakes of several listed parties, each is followed alone,
    with those it acts with in a joint arrangement; whoever any of them catches is caught.
    """
    found: dict[str, Caught] = {}
    for alone in closures(graph, rule, listed, worst=worst, control=control):
        for party, how in alone.items():
            if party not in found or is_plainer(how, found[party]):
                found[party] = how
    return found


def closures(
    graph: OwnershipGraph,
    rule: OwnershipRule,
    listed: Iterable[str],
    *,
    worst: bool = False,
    control: bool = False,
) -> Iterator[Closure]:
    """Give the closure of the listed together, or of each alone where a rule does not add them."""
    seeds = tuple(sorted(set(listed)))
    if rule.aggregate:
        yield _from(graph, rule, seeds, {}, worst=worst, control=control)
        return
    allies = allies_of(graph, rule, seeds)
    for seed in seeds:
        yield _from(graph, rule, (seed,), allies, worst=worst, control=control)


def is_plainer(one: Caught, other: Caught) -> bool:
    """Say whether one way of being caught is easier to follow than another."""
    return (one.by_control, one.round, -one.units) < (other.by_control, other.round, -other.units)


Allies = Mapping[str, tuple[tuple[str, frozenset[str]], ...]]


def allies_of(graph: OwnershipGraph, rule: OwnershipRule, listed: Iterable[str]) -> Allies:
    """Give for each party the listed ones it acts with, and in which companies (empty: in all)."""
    if rule.aggregate or not rule.joint_arrangements:
        return {}
    names = frozenset(listed)
    found: defaultdict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for item in graph.arrangements:
        for member in item.members:
            for other in item.members:
                if other != member and other in names:
                    found[member].append((other, frozenset(item.owned)))
    return {member: tuple(others) for member, others in found.items()}


def _from(
    graph: OwnershipGraph,
    rule: OwnershipRule,
    seeds: tuple[str, ...],
    allies: Allies,
    *,
    worst: bool,
    control: bool,
) -> Closure:
    caught = {seed: Caught(round=0) for seed in seeds}
    totals: defaultdict[str, _Total] = defaultdict(_Total)
    frontier, number = seeds, 0
    while frontier:
        touched: set[str] = set()
        for party in frontier:
            for tie in counted_ties(graph, party, allies):
                total = totals[tie.owned]
                if tie.owner not in total.ties:
                    _add(total, tie, worst=worst)
                    touched.add(tie.owned)
        number += 1
        new = {}
        for party in sorted(touched - caught.keys()):
            how = _reached(graph, rule, party, totals[party], worst=worst, control=control)
            if how is not None:
                new[party] = Caught(
                    round=number,
                    ties=tuple(totals[party].ties.values()),
                    units=how[0],
                    by_control=how[1],
                )
        caught |= new
        frontier = tuple(new)
    return caught


def counted_ties(graph: OwnershipGraph, party: str, allies: Allies) -> Iterator[Tie]:
    """Give the ties that count once a party is caught: its own, and those of who acts with it."""
    yield from graph.out_of.get(party, ())
    for other, where in allies.get(party, ()):
        for tie in graph.out_of.get(other, ()):
            if not where or tie.owned in where:
                yield tie


def _add(total: _Total, tie: Tie, *, worst: bool) -> None:
    for place in (0, 1):
        total.stake[place] += tie.stake[place]
        total.votes[place] += tie.votes[place]
    total.control |= tie.sure_control or (worst and tie.possible_control)
    total.ties[tie.owner] = tie


def stake_of(
    graph: OwnershipGraph, caught: Closure, allies: Allies, party: str, *, worst: bool
) -> int:
    """Give how much of a party those caught hold together, in units."""
    ties = {
        tie.owner: tie
        for owner in caught
        for tie in counted_ties(graph, owner, allies)
        if tie.owned == party
    }
    counted = [sum(tie.stake[place] for tie in ties.values()) for place in (0, 1)]
    into = graph.into.get(party, ())
    return held(counted, (tie.stake[0] for tie in into), worst=worst)


def _reached(
    graph: OwnershipGraph,
    rule: OwnershipRule,
    party: str,
    total: _Total,
    *,
    worst: bool,
    control: bool,
) -> tuple[int, bool] | None:
    """Give the stake that catches a party and whether control alone does; None where nothing."""
    into = graph.into.get(party, ())
    stake = held(total.stake, (tie.stake[0] for tie in into), worst=worst)
    if rule.meets(stake):
        return stake, False
    if not control:
        return None
    votes = held(total.votes, (tie.votes[0] for tie in into), worst=worst)
    return (stake, True) if total.control or rule.meets(votes) else None


def held(counted: list[int], least: Iterable[int], *, worst: bool) -> int:
    """Give what those caught hold: at least, or at most, given what all owners hold at least.

    What others are known to hold cannot be theirs. That is not said where the known shares of a
    company go over the whole: then one of them is wrong, and nobody knows which.
    """
    low, high = counted
    if not worst:
        return min(low, WHOLE_UNITS)
    known = sum(least)
    room = WHOLE_UNITS - (known - low) if known <= WHOLE_UNITS else WHOLE_UNITS
    return min(high, room)
