"""Which dated licences cover a deal: the only thing that clears a section 11 case.

A licence for goods (agriculture, medicine, diesel…) frees goods that belong to its family and fall
into no class of the determination. Every other licence, for a service or an institution, and any
licence where a listed party takes part, leaves the deal to a person who reads its conditions.
"""

from collections.abc import Callable
from dataclasses import dataclass

from witting.base import GoodsFact, MissingFact, PartyFact, PlaceFact
from witting.lawbook import Licence, Standing
from witting.regimes.case import RUSSIA_ROLES, Case
from witting.regimes.programmes import EO13662

GOODS_FAMILIES = frozenset(
    {"agriculture", "agricultural_equipment", "medicine", "medical_devices", "energy", "diesel"}
)
"""The families of licences that free goods; the others speak of services or of institutions."""

FROM_RUSSIA = frozenset({"diesel"})
"""Families whose licence (GL 135) speaks of goods from Russia: not for it, nor from elsewhere."""
_UNSAID = frozenset({"goods", "unread", "check:goods"})
"""What is missing where not every item of the deal is known."""

Pairs = tuple[tuple[Licence, tuple[GoodsFact, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What licences do for a deal: which goods they free, and what to say of them."""

    licences: Pairs  # those that free goods
    perhaps: Pairs  # those a person has to read: for services and institutions
    goods: frozenset[str]  # ids of the goods freed
    stated: frozenset[str]  # ids of all the goods; none where something is not said of them
    sure: frozenset[str]  # ids of the goods named beyond doubt
    expired: tuple[str, ...]  # licences that would have covered it and no longer do

    @property
    def is_whole(self) -> bool:
        """Say whether every stated good is freed, and nothing is left open about the goods."""
        return bool(self.stated) and self.stated <= self.goods

    def words(self, programmes: tuple[str, ...], *, is_bank: bool) -> tuple[str, ...]:
        """Say which licences may cover the deal with a listed party; none where none may.

        `programmes` are the party's, `is_bank` says whether it takes part as a bank.
        """
        pairs = [
            (licence, goods)
            for licence, goods in (*self.licences, *self.perhaps)
            if _speaks_of(licence, programmes) and (is_bank or licence.only_with != "banks")
        ]
        covered = {fact.id for _, goods in pairs for fact in goods} & self.sure
        if not self.stated or not self.stated <= covered:
            return ()
        names = ", ".join(licence.id for licence, _ in pairs)
        return (
            f"{names} may cover this deal; its conditions need a person's eye.",
            *(words for licence, _ in pairs for words in conditions_of(licence)),
        )

    def words_for(self, group: tuple[PartyFact, ...]) -> tuple[str, ...]:
        """Say the same of one entry's facts."""
        return self.words(group[0].programmes, is_bank=is_bank(group))


def speaks_of_all(licence: Licence, case: Case) -> bool:
    """Say whether a licence speaks of every listed party and of every owner met in the deal."""
    listed = (
        (group[0].programmes, is_bank(group))
        for group in case.listed
        if case.law_of(group[0]).answers
    )
    owners = ((owner.programmes, False) for fact in case.owned for owner in fact.owners)
    return all(
        _speaks_of(licence, programmes) and (bank or licence.only_with != "banks")
        for programmes, bank in (*listed, *owners)
    )


def is_bank(group: tuple[PartyFact, ...]) -> bool:
    """Say whether a listed party takes part as a bank, or is called one."""
    return any(fact.role.is_agent or "bank" in fact.entry_name.casefold() for fact in group)


def _speaks_of(licence: Licence, programmes: tuple[str, ...]) -> bool:
    """Say whether a licence speaks of every programme an entry is listed under."""
    meant = [
        name
        for name in programmes
        if not (name == EO13662 and any(item != EO13662 for item in programmes))
    ]
    return bool(meant) and all(name.startswith(licence.programmes) for name in meant)


def cover_of(case: Case) -> Cover:
    """Find the licences in force on the day that cover goods of this deal.

    Goods of a critical class are never covered: a commentator's caution, carried in the lawbook,
    holds that they may stay sanctionable even where a US person would need no licence.
    """
    open_goods = tuple(fact for fact in case.goods if not fact.item_classes and not fact.tier)
    touches_russia = bool(case.russian_links or case.listed or case.owned)
    in_force = case.book.licences(case.day) if touches_russia and open_goods else ()
    freeing = _pairs(in_force, open_goods, lambda licence: _freed(licence, case))
    perhaps = _pairs(in_force, open_goods, lambda licence: _perhaps(licence, case))
    covered = frozenset(fact.id for _, goods in freeing for fact in goods)
    certain = case.profile.goods_certain.value
    is_said = not any(isinstance(fact, MissingFact) and fact.what in _UNSAID for fact in case.facts)
    return Cover(
        licences=freeing,
        perhaps=perhaps,
        goods=covered,
        stated=frozenset(fact.id for fact in case.goods) if is_said else frozenset(),
        sure=frozenset(fact.id for fact in case.goods if fact.confidence >= certain),
        expired=_expired(case, open_goods, covered),
    )


def _pairs(
    licences: tuple[Licence, ...],
    goods: tuple[GoodsFact, ...],
    families: Callable[[Licence], set[str]],
) -> Pairs:
    found = []
    for licence in licences:
        theirs = tuple(fact for fact in goods if families(licence) & set(fact.families))
        if theirs:
            found.append((licence, theirs))
    return tuple(found)


def conditions_of(licence: Licence) -> tuple[str, ...]:
    """Give what a licence asks for, and say where its days are not confirmed."""
    said = (f"{licence.id} holds only so far: {licence.conditions}",) if licence.conditions else ()
    if licence.validity_confirmed:
        return said
    doubt = f"{licence.id}: the days it is valid are not confirmed; check the licence itself."
    return (*said, doubt)


def _freed(licence: Licence, case: Case) -> set[str]:
    """Give the families of goods the licence frees in this deal."""
    families = _families(licence)
    return families if _is_from_russia(case) else families - FROM_RUSSIA


def _perhaps(licence: Licence, case: Case) -> set[str]:
    """Give the families a person has to read the licence for: services, and diesel of no origin."""
    is_open = not _origins(case) and not case.russian_destinations
    services = set(licence.families) - GOODS_FAMILIES
    return services | (_families(licence) & FROM_RUSSIA if is_open else set())


def _is_from_russia(case: Case) -> bool:
    return any(RUSSIA_ROLES & set(place.roles) for place in _origins(case))


def _origins(case: Case) -> tuple[PlaceFact, ...]:
    return tuple(place for place in case.places if "origin" in place.roles)


def _families(licence: Licence) -> set[str]:
    return set(licence.families) & GOODS_FAMILIES


def _expired(case: Case, goods: tuple[GoodsFact, ...], covered: frozenset[str]) -> tuple[str, ...]:
    """Name the licences that ended before the day and would have covered goods left uncovered."""
    families = {item for fact in goods if fact.id not in covered for item in fact.families}
    if not families:
        return ()
    return tuple(
        f"{licence.id} ended before {case.day.isoformat()} and clears nothing on this day."
        for licence in case.book.licences_all(case.day)
        if licence.standing is Standing.ENDED and _families(licence) & families
    )
