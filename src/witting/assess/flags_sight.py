"""What a flag that combines rooms looks at: the deal, what was found, the world, earlier deals."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from witting.assess.world import World
from witting.base import Deal, Fact, GoodsFact, Party, PartyFact
from witting.goods import check_goods
from witting.routes import Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """One deal with its facts, as these flags see it; `earlier` are those that came before it."""

    deal: Deal
    facts: tuple[Fact, ...]
    world: World
    day: date
    earlier: tuple[Deal, ...]

    @property
    def on(self) -> date:
        """The day of the deal: its document's own, or that of the question."""
        return self.deal.day or self.day

    @property
    def high_priority(self) -> tuple[GoodsFact, ...]:
        """The goods of the deal that are on the high-priority list."""
        return tuple(f for f in self.facts if isinstance(f, GoodsFact) and f.tier)

    @property
    def critical(self) -> tuple[GoodsFact, ...]:
        """The goods of the deal that are on that list or in a class of critical items."""
        return tuple(
            f for f in self.facts if isinstance(f, GoodsFact) and (f.tier or f.item_classes)
        )

    def matched(self, party: Party) -> tuple[PartyFact, ...]:
        """Give what the lists say of one party, near misses included."""
        return tuple(
            f
            for f in self.facts
            if isinstance(f, PartyFact) and f.role is party.role and f.party_name == party.name
        )

    def is_high_priority(self, other: Deal) -> bool:
        """Say whether an earlier deal's goods are on the high-priority list as it stands now."""
        found = check_goods(other, self.world.lawbook, self.day)
        return any(isinstance(fact, GoodsFact) and fact.tier for fact in found)


Sign = Callable[[Sight], Iterator[Seen]]
