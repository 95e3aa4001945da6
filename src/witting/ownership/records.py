"""Who holds what in whom, from which day to which, on whose word: the records every reader fills.

Nothing here knows a regime. A register keeps what its sources said, also what no rule counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from witting.base import Identifier, Interval, PartyKind
from witting.ownership.share import UNKNOWN, Share


class HoldingKind(StrEnum):
    """What is held. Only some kinds are property in a company; the others may be control of it."""

    SHARES = "shares"
    VOTES = "votes"
    BRANCH = "branch"  # an office of the owner: the same legal person, held whole
    NOMINATOR = "nominator"  # others hold for this party: how much is not said
    BENEFICIARY = "beneficiary"  # of a trust or another arrangement, its settlor too
    PROFIT = "profit"  # rights to income, assets or a surplus, without shares
    APPOINTMENT = "appointment"  # may appoint or remove the board
    CONTROL = "control"  # by articles, by law, or stated in so many words
    CONSOLIDATION = "consolidation"  # an accounting parent: it controls; its share is not said
    INFLUENCE = "influence"  # other influence, contracts, protectors and trustees
    MANAGEMENT = "management"  # a seat on the board, a senior post
    NOMINEE = "nominee"  # holds for somebody else
    FUND = "fund"  # fund and manager, sub-fund and umbrella, feeder and master
    OWNED_OR_CONTROLLED = "owned or controlled"  # a publisher's words; which of the two is open
    LINKED = "linked"  # a tie whose meaning its publisher does not give
    UNKNOWN = "unknown"  # an interest whose kind nobody says: it may be shares


class Directness(StrEnum):
    """Whether anybody stands between owner and owned."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    UNKNOWN = "unknown"  # taken as stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One thing one party held in another over a span of days, as one source tells it."""

    owner: str
    owned: str
    share: Share = UNKNOWN
    kind: HoldingKind = HoldingKind.SHARES
    interval: Interval = field(default_factory=Interval)
    source: str = ""
    directness: Directness = Directness.DIRECT
    told_by_parts: bool = False  # indirect, and the holdings between are in the register too
    told_in: str = ""  # the record it is told in: what one record tells adds up, two tell the same
    ref: str = ""  # the source's own id of the statement
    note: str = ""


STAKES = frozenset(
    {
        HoldingKind.SHARES,
        HoldingKind.BRANCH,
        HoldingKind.NOMINATOR,
        HoldingKind.BENEFICIARY,
        HoldingKind.CONSOLIDATION,
        HoldingKind.OWNED_OR_CONTROLLED,
        HoldingKind.UNKNOWN,
    }
)
"""What is, or may be, a part of the ownership itself."""
SIZED = frozenset({HoldingKind.SHARES, HoldingKind.BRANCH})
"""Stakes whose stated share is a share of the ownership; of the others it may be any."""
SURE_CONTROL = frozenset(
    {HoldingKind.APPOINTMENT, HoldingKind.CONTROL, HoldingKind.CONSOLIDATION, HoldingKind.BRANCH}
)
"""What a test of control takes as a sign, until somebody rebuts it."""
POSSIBLE_CONTROL = frozenset(HoldingKind) - {HoldingKind.SHARES, HoldingKind.VOTES} - SURE_CONTROL
"""What may be control: a person has to look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedParty:
    """A party of a register: a node, with the names and numbers its source gives it."""

    id: str
    names: tuple[str, ...] = ()
    kind: PartyKind | None = None
    is_arrangement: bool = False  # no legal person: a joint holding, a trust, a nomination
    identifiers: tuple[Identifier, ...] = ()
    countries: tuple[str, ...] = ()
    birth_date: str = ""
    source: str = ""

    @property
    def name(self) -> str:
        """Give the first name, or the id where there is none."""
        return self.names[0] if self.names else self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class JointArrangement:
    """Parties who, a source says, act together; where `owned` is empty, everywhere."""

    id: str
    members: tuple[str, ...]
    owned: tuple[str, ...] = ()
    interval: Interval = field(default_factory=Interval)
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A source's own word that somebody's owner is not told, and why."""

    party: str
    what: str  # `direct parent`, `ultimate parent`, `owner`, `subject`
    reason: str  # as the source words it
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadRecord:
    """A record that could not be used, beside the others that could."""

    where: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """What sources say of who holds what in whom."""

    holdings: tuple[Holding, ...] = ()
    parties: tuple[OwnedParty, ...] = ()
    arrangements: tuple[JointArrangement, ...] = ()
    gaps: tuple[Gap, ...] = ()
    unread: tuple[UnreadRecord, ...] = ()
    superseded: tuple[str, ...] = ()  # records a later one of the same source took the place of

    def holdings_on(self, day: date) -> tuple[Holding, ...]:
        """Give the holdings of one day; a holding no longer counts on the day it ends."""
        return tuple(holding for holding in self.holdings if holding.interval.holds(day))

    def arrangements_on(self, day: date) -> tuple[JointArrangement, ...]:
        """Give the joint arrangements of one day."""
        return tuple(item for item in self.arrangements if item.interval.holds(day))

    def party(self, party_id: str) -> OwnedParty:
        """Give a party by id; one that holdings name and nobody describes has its id alone."""
        found = [party for party in self.parties if party.id == party_id]
        return found[0] if found else OwnedParty(id=party_id)

    def ids(self) -> tuple[str, ...]:
        """Give every party described, holding or held, sorted."""
        found = {party.id for party in self.parties}
        for holding in self.holdings:
            found |= {holding.owner, holding.owned}
        return tuple(sorted(found))


def join(registers: Iterable[Register]) -> Register:
    """Put registers together; the same record told twice is kept once."""
    parts = tuple(registers)
    return Register(
        holdings=tuple(dict.fromkeys(item for part in parts for item in part.holdings)),
        parties=_merged(item for part in parts for item in part.parties),
        arrangements=tuple(dict.fromkeys(item for part in parts for item in part.arrangements)),
        gaps=tuple(dict.fromkeys(item for part in parts for item in part.gaps)),
        unread=tuple(item for part in parts for item in part.unread),
        superseded=tuple(item for part in parts for item in part.superseded),
    )


def _merged(parties: Iterable[OwnedParty]) -> tuple[OwnedParty, ...]:
    """Keep one party for each id, with every name and number any source gives it."""
    found: dict[str, OwnedParty] = {}
    for party in parties:
        held = found.get(party.id)
        if held is None:
            found[party.id] = party
            continue
        found[party.id] = OwnedParty(
            id=party.id,
            names=tuple(dict.fromkeys(held.names + party.names)),
            kind=held.kind or party.kind,
            is_arrangement=held.is_arrangement or party.is_arrangement,
            identifiers=tuple(dict.fromkeys(held.identifiers + party.identifiers)),
            countries=tuple(dict.fromkeys(held.countries + party.countries)),
            birth_date=held.birth_date or party.birth_date,
            source=held.source or party.source,
        )
    return tuple(found.values())
