"""The way from the listed to a party, as steps a reader can check one by one, and as a picture."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from witting.ownership.fixed_point import Caught, Closure
from witting.ownership.records import (
    POSSIBLE_CONTROL,
    STAKES,
    SURE_CONTROL,
    Directness,
    Holding,
    HoldingKind,
    OwnedParty,
)
from witting.ownership.rule import OwnershipRule
from witting.ownership.share import is_beside, percent_of, percent_text
from witting.ownership.ties import OwnershipGraph, Tie

LARGEST_PICTURE = 400
"""How many ties a picture shows; behind a party with more, those of its chains alone."""
_WAYS = {
    HoldingKind.SHARES: "",
    HoldingKind.VOTES: " in votes",
    HoldingKind.BRANCH: " as its head office",
    HoldingKind.NOMINATOR: ", held for it by others",
    HoldingKind.BENEFICIARY: " as beneficiary or settlor",
    HoldingKind.OWNED_OR_CONTROLLED: ', or controls it ("owned or controlled")',
    HoldingKind.UNKNOWN: " of a kind nobody states",
}
_CONTROLS = {
    HoldingKind.APPOINTMENT: "may appoint or remove the board of {owned}",
    HoldingKind.CONTROL: "controls {owned}",
    HoldingKind.CONSOLIDATION: "consolidates {owned} in its accounts, its share not said,",
    HoldingKind.INFLUENCE: "has influence over {owned}",
    HoldingKind.MANAGEMENT: "has a post in the management of {owned}",
    HoldingKind.NOMINEE: "holds for others in {owned}",
    HoldingKind.PROFIT: "has rights to the profit or assets of {owned}",
    HoldingKind.FUND: "is the manager, umbrella or master of the fund {owned}",
    HoldingKind.LINKED: "is linked to {owned}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: who, caught before, holds what in the next company, and how much together."""

    owned: str
    ties: tuple[Tie, ...]
    together: Decimal
    by_control: bool
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A party in the picture."""

    id: str
    name: str
    role: str  # `asked`, `listed`, `possibly listed`, `caught`, `possibly caught`, `other`


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A holding in the picture."""

    owner: str
    owned: str
    kind: HoldingKind
    share: str
    since: date | None
    source: str
    in_chain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A part of the ownership graph, to be drawn; `is_whole` where nothing behind is left out."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Puts ties into words: how parties are called, and who is listed."""

    parties: Mapping[str, OwnedParty]
    listed: frozenset[str]
    maybe_listed: frozenset[str] = frozenset()
    alike: Mapping[str, str] = field(default_factory=dict)  # entry each may be, by party

    def names_of(self, party: str) -> str:
        """Give a party's first name, or its id where nobody gives one."""
        found = self.parties.get(party)
        return found.name if found else party

    def name(self, party: str) -> str:
        """Give what a party is called, with its id where that says more."""
        called = self.names_of(party)
        return called if called == party else f"{called} ({party})"

    def owner(self, party: str, *, also: bool) -> str:
        """Give an owner's name, with its standing on the lists."""
        word = "also " if also else ""
        if party in self.listed:
            return f"{self.name(party)}, {word}listed,"
        if party in self.maybe_listed:
            return f"{self.name(party)}, who may be listed,"
        return self.name(party)

    def holding(self, holding: Holding) -> str:
        """Say what one holding is, after its owner's name."""
        owned = self.name(holding.owned)
        told = _told(holding)
        if holding.kind in _CONTROLS:
            return f"{_CONTROLS[holding.kind].format(owned=owned)}{told}"
        through = " through others" if holding.directness is Directness.INDIRECT else ""
        return f"holds {holding.share} of {owned}{_WAYS[holding.kind]}{through}{told}"

    def step(self, how: Caught, ties: tuple[Tie, ...], *, worst: bool) -> str:
        """Say one step: each tie, and what they make together where there are several."""
        said = []
        for place, tie in enumerate(ties):
            shown = _deciding(tie, by_control=how.by_control, worst=worst)
            what = " and ".join(self.holding(item) for item in shown)
            said.append(f"{self.owner(tie.owner, also=place > 0)} {what}")
        sentence = "; ".join(said)
        parts = sum(len(_deciding(tie, by_control=how.by_control, worst=worst)) for tie in ties)
        if parts > 1 and not how.by_control:
            sentence += f": together {amount(how.units)}"
        return sentence


def _told(holding: Holding) -> str:
    start = holding.interval.start
    told = [holding.source] if holding.source else []
    told += [f"since {start}"] if start else []
    return f" ({', '.join(told)})" if told else ""


def _deciding(tie: Tie, *, by_control: bool, worst: bool) -> tuple[Holding, ...]:
    if not by_control:
        return tuple(
            item for item in tie.holdings if item.kind in STAKES and not item.told_by_parts
        )
    signs = SURE_CONTROL | (POSSIBLE_CONTROL if worst else frozenset()) | {HoldingKind.VOTES}
    found = tuple(item for item in tie.holdings if item.kind in signs)
    return found or tie.holdings


def amount(units: int) -> str:
    """Write units as percent, an open end in words."""
    side = {0: "", 1: "more than ", -1: "less than "}[is_beside(units)]
    return f"{side}{percent_text(percent_of(units))} %"


def steps_to(
    party: str, caught: Closure, rule: OwnershipRule, speaker: Speaker, *, worst: bool = False
) -> tuple[Step, ...]:
    """Give the steps from the listed to a party, each built only on those before it."""
    if party not in caught or not caught[party].ties:
        return ()
    needed: dict[str, tuple[Tie, ...]] = {}
    waiting = [party]
    while waiting:
        owned = waiting.pop()
        how = caught.get(owned)
        if how is None or not how.ties or owned in needed:
            continue
        needed[owned] = _enough(how, rule, worst=worst)
        waiting.extend(tie.owner for tie in needed[owned])
    steps = []
    for owned in sorted(needed, key=lambda item: (caught[item].round, item)):
        ties = needed[owned]
        units = sum(tie.stake[1 if worst else 0] for tie in ties)
        how = Caught(
            round=caught[owned].round,
            units=min(units, caught[owned].units) if worst else units,
            by_control=caught[owned].by_control,
        )
        steps.append(
            Step(
                owned=owned,
                ties=ties,
                together=percent_of(how.units),
                by_control=how.by_control,
                sentence=speaker.step(how, ties, worst=worst),
            )
        )
    return tuple(steps)


def _enough(how: Caught, rule: OwnershipRule, *, worst: bool) -> tuple[Tie, ...]:
    """Give the fewest ties that catch: the largest stakes until the threshold is met."""
    place = 1 if worst else 0
    if how.by_control:
        signs = [tie for tie in how.ties if tie.sure_control or (worst and tie.possible_control)]
        votes = [tie for tie in how.ties if tie.votes[place]]
        return tuple(sorted(signs or votes, key=lambda tie: tie.owner))
    ties = sorted(how.ties, key=lambda tie: (-tie.stake[place], tie.owner))
    chosen, units = [], 0
    for tie in ties:
        chosen.append(tie)
        units += tie.stake[place]
        if rule.meets(units):
            break
    return tuple(chosen)


def picture(
    graph: OwnershipGraph,
    asked: str,
    speaker: Speaker,
    sure: Closure,
    maybe: Closure,
    steps: tuple[Step, ...],
) -> Picture:
    """Draw what lies behind a party: everything, or its chains alone where that is too much."""
    chained = {(tie.owner, tie.owned) for step in steps for tie in step.ties}
    ties = graph.ties
    is_whole = len(ties) <= LARGEST_PICTURE
    if not is_whole:
        ties = tuple(tie for tie in ties if (tie.owner, tie.owned) in chained)
    ids = sorted({asked} | {end for tie in ties for end in (tie.owner, tie.owned)})
    return Picture(
        nodes=tuple(
            Node(
                id=item,
                name=speaker.names_of(item),
                role=_role(item, asked, speaker, sure, maybe),
            )
            for item in ids
        ),
        edges=tuple(
            Edge(
                owner=tie.owner,
                owned=tie.owned,
                kind=item.kind,
                share=str(item.share),
                since=item.interval.start,
                source=item.source,
                in_chain=(tie.owner, tie.owned) in chained,
            )
            for tie in sorted(ties, key=lambda tie: (tie.owned, tie.owner))
            for item in tie.holdings
        ),
        is_whole=is_whole,
    )


def _role(party: str, asked: str, speaker: Speaker, sure: Closure, maybe: Closure) -> str:
    if party in speaker.listed:
        return "listed"
    if party == asked:
        return "asked"
    if party in sure:
        return "caught"
    if party in speaker.maybe_listed:
        return "possibly listed"
    return "possibly caught" if party in maybe else "other"
