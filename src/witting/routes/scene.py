"""What a red flag looks at: the deal, its named places, its destination, the law and the day."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from witting.base import Deal, Party, Role, Span
from witting.routes.cues import Cue
from witting.routes.destination import SELLERS, Ground, countries_of
from witting.routes.law import RouteLaw
from witting.routes.named import Named
from witting.routes.sent_before import SentBefore


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One deal as the signs see it."""

    deal: Deal
    named: tuple[Named, ...]
    grounds: tuple[Ground, ...]
    law: RouteLaw
    day: date
    earlier: tuple[Deal, ...] = ()  # deals before this one, in order of their days
    sent_before: SentBefore | None = None  # the one of which this says something otherwise

    @property
    def on(self) -> date:
        """The day of the deal: its document's own, or that of the question."""
        return self.deal.day or self.day

    @property
    def has_goods(self) -> bool:
        """Whether the document is about goods: it has lines of them, or is of a kind that does."""
        return bool(self.deal.goods) or self.deal.kind.is_trade

    @property
    def targets(self) -> frozenset[str]:
        """The countries of the destination."""
        return frozenset(ground.named.place.country for ground in self.grounds)

    @property
    def origins(self) -> frozenset[str]:
        """The countries the goods come from: the route's or the text's word, or the seller's."""
        said = {n.place.country for n in self.named if n.part == "from" or n.cue is Cue.ORIGIN}
        return frozenset(said) or countries_of(self.named, SELLERS)

    def parties(self, *roles: Role) -> tuple[Party, ...]:
        """Give the parties with one of these roles."""
        return tuple(party for party in self.deal.parties if party.role in roles)

    def countries(self, party: Party) -> frozenset[str]:
        """Give the countries of one party."""
        return frozenset(n.place.country for n in self.named if n.party is party and plays(n))


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One flag with what was seen."""

    flag: str
    because: str
    span: Span | None = None


Sign = Callable[[Scene], Iterator[Seen]]


def plays(item: Named) -> bool:
    """Say whether the place plays a part: no street, no adjective, not ruled out by its clause."""
    return not item.in_street and not item.is_demonym and item.cue is not Cue.EXCLUDED


def is_on_the_way(item: Named) -> bool:
    """Say whether goods stop there before they arrive, as far as the document says."""
    return plays(item) and (item.part == "via" or item.cue is Cue.VIA)


def is_reached(item: Named) -> bool:
    """Say whether the goods go to or through the place."""
    ends = item.part == "to" or item.cue is Cue.DESTINATION
    return is_on_the_way(item) or (plays(item) and ends)


def is_same(one: Party, other: Party) -> bool:
    """Say whether two records name the same party."""
    return one.name.casefold().split() == other.name.casefold().split()
