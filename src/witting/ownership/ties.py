"""What each owner has in each company on one day, from everything the sources say of the pair.

What one record tells of a pair adds up: two blocks of shares are held together. Two records of
the same pair tell one fact twice: where they can both be true, the narrower is taken; where they
cannot, the stake lies anywhere between them, and the tie says that its sources disagree.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from witting.ownership.records import (
    POSSIBLE_CONTROL,
    SIZED,
    STAKES,
    SURE_CONTROL,
    Directness,
    Gap,
    Holding,
    HoldingKind,
    JointArrangement,
    OwnedParty,
    Register,
)
from witting.ownership.share import WHOLE_UNITS

Span = tuple[int, int]
"""The least and the most somebody may hold, in units."""
_NONE: Span = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """All that one party has in another on one day."""

    owner: str
    owned: str
    stake: Span = _NONE
    votes: Span = _NONE
    sure_control: bool = False
    possible_control: bool = False
    disputed: bool = False
    holdings: tuple[Holding, ...] = ()

    @property
    def is_stake(self) -> bool:
        """Say whether it is, or may be, a part of the ownership."""
        return self.stake[1] > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a register says beside the ties of the day, found by party without a search."""

    parties: Mapping[str, OwnedParty] = field(default_factory=dict)
    gaps: Mapping[str, tuple[Gap, ...]] = field(default_factory=dict)
    ever: Mapping[str, tuple[Holding, ...]] = field(default_factory=dict)  # in it, on any day
    allied: Mapping[str, tuple[JointArrangement, ...]] = field(default_factory=dict)  # by member

    @classmethod
    def of(cls, register: Register) -> "About":
        """Sort out what a register says by party."""
        gaps: defaultdict[str, list[Gap]] = defaultdict(list)
        ever: defaultdict[str, list[Holding]] = defaultdict(list)
        allied: defaultdict[str, list[JointArrangement]] = defaultdict(list)
        for gap in register.gaps:
            gaps[gap.party].append(gap)
        for holding in register.holdings:
            ever[holding.owned].append(holding)
        for item in register.arrangements:
            for member in dict.fromkeys(item.members):
                allied[member].append(item)
        return cls(
            parties={party.id: party for party in reversed(register.parties)},
            gaps={party: tuple(found) for party, found in gaps.items()},
            ever={party: tuple(found) for party, found in ever.items()},
            allied={party: tuple(found) for party, found in allied.items()},
        )

    def party(self, party: str) -> OwnedParty:
        """Give a party by id; one that nobody describes has its id alone."""
        return self.parties.get(party) or OwnedParty(id=party)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnershipGraph:
    """Every tie of one day, by who is owned and by who owns; built once, asked often."""

    day: date
    into: Mapping[str, tuple[Tie, ...]]
    out_of: Mapping[str, tuple[Tie, ...]]
    arrangements: tuple[JointArrangement, ...] = ()
    about: "About" = field(default_factory=lambda: About())

    @classmethod
    def of(cls, register: Register, day: date) -> "OwnershipGraph":
        """Build the graph of a register on a day."""
        ties = ties_of(register.holdings_on(day))
        return cls._made(day, ties, register.arrangements_on(day), About.of(register))

    @classmethod
    def of_party(cls, about: About, party: str, day: date) -> "OwnershipGraph":
        """Build the part of a day's graph that lies behind one party, and nothing else.

        `answer` says the same by it as by the whole, and the rest of a large register is not read.
        """
        seen, waiting, ties = {party}, [party], list[Tie]()
        for owned in waiting:
            held = (item for item in about.ever.get(owned, ()) if item.interval.holds(day))
            for tie in ties_of(held):
                ties.append(tie)
                if tie.owner not in seen:
                    seen.add(tie.owner)
                    waiting.append(tie.owner)
        allied = (item for member in sorted(seen) for item in about.allied.get(member, ()))
        standing = tuple(item for item in dict.fromkeys(allied) if item.interval.holds(day))
        return cls._made(day, ties, standing, about)

    @classmethod
    def _made(
        cls,
        day: date,
        ties: Iterable[Tie],
        arrangements: tuple[JointArrangement, ...],
        about: "About",
    ) -> "OwnershipGraph":
        into: defaultdict[str, list[Tie]] = defaultdict(list)
        out_of: defaultdict[str, list[Tie]] = defaultdict(list)
        for tie in ties:
            into[tie.owned].append(tie)
            out_of[tie.owner].append(tie)
        return cls(
            day=day,
            into=MappingProxyType({key: tuple(value) for key, value in into.items()}),
            out_of=MappingProxyType({key: tuple(value) for key, value in out_of.items()}),
            arrangements=arrangements,
            about=about,
        )

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Give every tie."""
        return tuple(tie for group in self.into.values() for tie in group)

    def behind(self, party: str) -> "OwnershipGraph":
        """Give the part of the graph that lies behind a party: all that may decide about it.

        What the party itself holds is left out: nobody is caught by way of himself.
        """
        seen, waiting = {party}, [party]
        while waiting:
            for tie in self.into.get(waiting.pop(), ()):
                if tie.owner not in seen:
                    seen.add(tie.owner)
                    waiting.append(tie.owner)
        ties = (tie for owned in sorted(seen) for tie in self.into.get(owned, ()))
        return self._made(
            self.day,
            (tie for tie in ties if tie.owner != party),
            self.arrangements,
            self.about,
        )

    def nodes(self) -> frozenset[str]:
        """Give every party that holds or is held."""
        return frozenset(self.into) | frozenset(self.out_of)


def ties_of(holdings: Iterable[Holding]) -> tuple[Tie, ...]:
    """Put the holdings of one day together, pair by pair; nobody owns a part of himself."""
    pairs: defaultdict[tuple[str, str], list[Holding]] = defaultdict(list)
    for holding in holdings:
        if holding.owner != holding.owned:
            pairs[holding.owner, holding.owned].append(holding)
    return tuple(_tie(owner, owned, pairs[owner, owned]) for owner, owned in sorted(pairs))


def _tie(owner: str, owned: str, holdings: list[Holding]) -> Tie:
    known = tuple(holdings)
    if len(known) > 1:
        known = tuple(sorted(dict.fromkeys(known), key=_order))
    counted = [item for item in known if not item.told_by_parts]
    stake, stakes_differ = _told([item for item in counted if item.kind in STAKES])
    votes, votes_differ = _told([item for item in counted if item.kind is HoldingKind.VOTES])
    return Tie(
        owner=owner,
        owned=owned,
        stake=stake,
        votes=votes,
        sure_control=any(item.kind in SURE_CONTROL for item in known),
        possible_control=any(item.kind in POSSIBLE_CONTROL for item in known),
        disputed=stakes_differ or votes_differ,
        holdings=known,
    )


def _order(holding: Holding) -> tuple[str, ...]:
    start = holding.interval.start
    return (
        holding.kind,
        holding.source,
        holding.told_in,
        start.isoformat() if start else "",
        holding.ref,
        str(holding.share),
    )


def _told(holdings: list[Holding]) -> tuple[Span, bool]:
    """Give what the records together leave open, and whether they contradict each other."""
    tellers: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    for item in holdings:
        tellers[item.source, item.told_in].append(_span(item))
    spans = [
        (min(sum(low for low, _ in told), WHOLE_UNITS), min(sum(up for _, up in told), WHOLE_UNITS))
        for told in tellers.values()
    ]
    if not spans:
        return _NONE, False
    low, high = max(low for low, _ in spans), min(high for _, high in spans)
    if low <= high:
        return (low, high), False
    return (min(low for low, _ in spans), max(high for _, high in spans)), True


def _span(holding: Holding) -> Span:
    """Give what a holding may amount to as a direct stake, in units.

    Where somebody unnamed stands between, the stated share says nothing of the stake that counts:
    30 % may be the half of an intermediary's 60 %, which counts whole.
    """
    if holding.directness is Directness.INDIRECT:
        return (0, WHOLE_UNITS)
    if holding.kind in SIZED or holding.kind is HoldingKind.VOTES:
        return (holding.share.least, holding.share.most)
    return (0, WHOLE_UNITS)
