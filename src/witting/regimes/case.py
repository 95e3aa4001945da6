"""The Case: one deal's facts, the law of a day and the asker, with the questions regimes ask.

Regimes read facts only through these questions, so that `who is matched`, `what is critical` and
`where does it go` mean the same in every regime.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from witting.base import (
    Certainty,
    Deal,
    DealKind,
    Fact,
    GoodsFact,
    MissingFact,
    OwnerEntry,
    OwnerFact,
    PartyFact,
    PlaceFact,
    Profile,
    RedFlagFact,
    Role,
    Span,
)
from witting.lawbook import Lawbook, ListLaw, Standing, Text

RUSSIA_ROLES = frozenset({"russia", "occupied"})
"""Place roles that mean Russia here: Russia itself, and Ukrainian territory it occupies."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """What a regime is asked to judge."""

    deal: Deal
    facts: tuple[Fact, ...]
    book: Lawbook
    profile: Profile
    day: date

    def in_force(self, path: str) -> bool:
        """Say whether the lawbook holds the provision as in force on the day."""
        return self.book.ask(path, self.day).standing is Standing.IN_FORCE

    def text_of(self, path: str) -> Text | None:
        """Give the text that is law on the day, or None where none is."""
        answer = self.book.ask(path, self.day)
        return answer.text if answer.standing is Standing.IN_FORCE else None

    def law_of(self, listed: PartyFact | OwnerEntry) -> ListLaw:
        """Say what standing on its list means for an entry on the day."""
        return self.book.law_of(listed.list_id, listed.parts_of_list, self.day)

    @property
    def is_article(self) -> bool:
        """Say whether the input is a story rather than a deal."""
        return self.deal.kind is DealKind.ARTICLE

    @cached_property
    def listed(self) -> tuple[tuple[PartyFact, ...], ...]:
        """Give the matched facts listed by the day, grouped by entry, weightiest fact first.

        One id may stand on two lists, or for two persons of one list: each is an entry of its own.
        Where a party is one entry of a list for certain, the same list's namesakes of it stay
        facts and raise no finding of their own.
        """
        matched = [fact for fact in self._parties() if self.was_listed(fact)]
        known = {_whom(fact) for fact in matched if fact.certainty is Certainty.CERTAIN}
        matched = [
            fact
            for fact in matched
            if fact.certainty is Certainty.CERTAIN or _whom(fact) not in known
        ]
        matched.sort(key=lambda fact: (*_entry(fact), *_weight(fact)))
        return tuple(tuple(group) for _, group in groupby(matched, key=_entry))

    @cached_property
    def owned(self) -> tuple[OwnerFact, ...]:
        """Give what is known of the owners of parties that no list names under the same rule."""
        return tuple(fact for fact in self.facts if isinstance(fact, OwnerFact))

    @cached_property
    def is_about_goods(self) -> bool:
        """Say whether the deal moves goods, as far as it says."""
        return bool(self.goods) or bool(self.deal.goods) or self.deal.kind is DealKind.ORDER

    @cached_property
    def listed_later(self) -> tuple[PartyFact, ...]:
        """Give the matched party facts whose entry was listed only after the day asked."""
        return tuple(fact for fact in self._parties() if not self.was_listed(fact))

    def was_listed(self, fact: PartyFact) -> bool:
        """Say whether the entry stood on the list by the day; an unknown day counts as yes."""
        return not fact.listed_on or date.fromisoformat(fact.listed_on) <= self.day

    def _parties(self) -> tuple[PartyFact, ...]:
        return tuple(
            fact
            for fact in self.facts
            if isinstance(fact, PartyFact)
            and fact.is_match
            and fact.certainty is not Certainty.RULED_OUT
        )

    @cached_property
    def goods(self) -> tuple[GoodsFact, ...]:
        """Give the goods facts."""
        return tuple(fact for fact in self.facts if isinstance(fact, GoodsFact))

    @cached_property
    def critical_goods(self) -> tuple[GoodsFact, ...]:
        """Give the goods that fall into a class of the section 11 determination."""
        return tuple(fact for fact in self.goods if fact.item_classes)

    @cached_property
    def high_priority_goods(self) -> tuple[GoodsFact, ...]:
        """Give the goods on the common high-priority list."""
        return tuple(fact for fact in self.goods if fact.tier)

    def open_goods(self, path: str) -> tuple[GoodsFact, ...]:
        """Give goods whose words leave open whether they are on a list: some codes beneath are.

        A chapter alone leaves everything open, and so says nothing.
        """
        listed = tuple(self.book.goods_list(path, self.day))
        return tuple(
            fact
            for fact in self.goods
            if not fact.tier
            and any(len(code) > 2 and six.startswith(code) for code in fact.codes for six in listed)
        )

    @cached_property
    def places(self) -> tuple[PlaceFact, ...]:
        """Give the place facts."""
        return tuple(fact for fact in self.facts if isinstance(fact, PlaceFact))

    @cached_property
    def destinations(self) -> tuple[PlaceFact, ...]:
        """Give the places the goods go to, stated before inferred."""
        found = [fact for fact in self.places if "destination" in fact.roles]
        return tuple(sorted(found, key=lambda fact: "stated" not in fact.roles))

    @cached_property
    def russian_destinations(self) -> tuple[PlaceFact, ...]:
        """Give the destinations in Russia or in territory it occupies."""
        return tuple(fact for fact in self.destinations if RUSSIA_ROLES & set(fact.roles))

    @cached_property
    def belarusian_destinations(self) -> tuple[PlaceFact, ...]:
        """Give the destinations in Belarus."""
        return tuple(fact for fact in self.destinations if "belarus" in fact.roles)

    @cached_property
    def russian_links(self) -> tuple[PlaceFact, ...]:
        """Give every place that ties the deal to Russia, playing a part or only named."""
        return tuple(fact for fact in self.places if RUSSIA_ROLES & set(fact.roles))

    @cached_property
    def russian_ties(self) -> tuple[PlaceFact, ...]:
        """Give the places that tie the deal to Russia or Belarus by more than being mentioned."""
        found = (*self.russian_links, *self.belarusian_destinations)
        return tuple(f for f in found if f.part != "text" or "destination" in f.roles)

    @cached_property
    def unnamed_for_russia(self) -> tuple[tuple[MissingFact, ...], tuple[PlaceFact, ...]]:
        """Give what is not said of the goods, and the places that tie the deal to Russia.

        Both are empty unless both are there. A line that is understood says nothing of the next
        one, so goods that are named take nothing away.
        """
        missing = () if self.is_article else self.missing("goods")
        links = self.russian_ties
        return (missing, links) if missing and links else ((), ())

    @cached_property
    def is_destination_open(self) -> bool:
        """Say whether the end of the way is unknown; a buyer's country does not settle it."""
        stated = any("stated" in fact.roles for fact in self.destinations)
        return bool(self.missing("destination")) and not stated

    @cached_property
    def red_flag_weight(self) -> float:
        """Give the sum of the red flags' weights."""
        return sum(flag.weight for flag in self.red_flags)

    @cached_property
    def red_flags(self) -> tuple[RedFlagFact, ...]:
        """Give the red flags."""
        return tuple(fact for fact in self.facts if isinstance(fact, RedFlagFact))

    def missing(self, what: str) -> tuple[MissingFact, ...]:
        """Give what a check needed and did not have, by its name."""
        return tuple(
            fact for fact in self.facts if isinstance(fact, MissingFact) and fact.what == what
        )


def _entry(fact: PartyFact) -> tuple[str, str, str, tuple[str, ...]]:
    return fact.entry_id, fact.list_id, fact.entry_name, fact.parts_of_list


def _whom(fact: PartyFact) -> tuple[Role, str, Span | None, str]:
    """Tell one party of the deal from another: banks known by a code alone share an empty name."""
    return fact.role, fact.party_name, fact.span, fact.list_id


def is_settled(fact: PartyFact) -> bool:
    """Say whether the party is identified beyond doubt and plays a part in the deal."""
    return fact.certainty is Certainty.CERTAIN and fact.role is not Role.MENTIONED


def _weight(fact: PartyFact) -> tuple[bool, float, str]:
    return (not is_settled(fact), -fact.score, fact.role.value)
