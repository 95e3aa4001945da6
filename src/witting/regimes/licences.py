"""Which dated licences cover the goods of a deal: the only thing that clears a section 11 case.

A licence covers a family of goods (agriculture, medicine, diesel…). It covers the deal only when
every stated good belongs to such a family and none falls into a class of the determination.
"""

from dataclasses import dataclass

from witting.base import GoodsFact
from witting.lawbook import Licence, Standing
from witting.regimes.case import Case

GOODS_FAMILIES = frozenset(
    {"agriculture", "agricultural_equipment", "medicine", "medical_devices", "energy", "diesel"}
)
"""The families of licences that speak of goods; the others speak of services or of institutions."""


FROM_RUSSIA = frozenset({"diesel"})
"""Families whose licence (GL 135) speaks of goods from Russia, and so not of goods for Russia."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What licences do for a deal: which goods they free, and what to say of them."""

    licences: tuple[tuple[Licence, tuple[GoodsFact, ...]], ...]
    goods: frozenset[str]  # ids of the goods covered
    is_whole: bool  # every stated good is covered
    expired: tuple[str, ...]  # licences that would have covered it and no longer do

    @property
    def names(self) -> str:
        """Give the covering licences' names."""
        return ", ".join(licence.id for licence, _ in self.licences)


def cover_of(case: Case) -> Cover:
    """Find the licences in force on the day that cover goods of this deal.

    Goods of a critical class are never covered: a commentator's caution, carried in the lawbook,
    holds that they may stay sanctionable even where a US person would need no licence.
    """
    open_goods = tuple(fact for fact in case.goods if not fact.item_classes and not fact.tier)
    touches_russia = bool(case.russian_links or case.listed)
    pairs = []
    for licence in case.book.licences(case.day) if touches_russia else ():
        goods = tuple(fact for fact in open_goods if _freed(licence, case) & set(fact.families))
        if goods:
            pairs.append((licence, goods))
    covered = frozenset(fact.id for _, goods in pairs for fact in goods)
    return Cover(
        licences=tuple(pairs),
        goods=covered,
        is_whole=bool(case.goods)
        and all(fact.id in covered for fact in case.goods)
        and not case.missing("goods"),
        expired=_expired(case, open_goods, covered),
    )


def words_of(cover: Cover) -> tuple[str, ...]:
    """Say what licences free: the goods, not a party's every deal, so a person has to look."""
    if not cover.is_whole:
        return ()
    return (
        f"{cover.names} may cover this deal; its conditions need a person's eye.",
        *(words for licence, _ in cover.licences for words in conditions_of(licence)),
    )


def conditions_of(licence: Licence) -> tuple[str, ...]:
    """Give what a licence asks for, and say where its days are not confirmed."""
    said = (f"{licence.id} holds only so far: {licence.conditions}",) if licence.conditions else ()
    if licence.validity_confirmed:
        return said
    doubt = f"{licence.id}: the days it is valid are not confirmed; check the licence itself."
    return (*said, doubt)


def _freed(licence: Licence, case: Case) -> set[str]:
    """Give the families the licence frees in this deal: diesel bound for Russia is not from it."""
    families = _families(licence)
    return families - FROM_RUSSIA if case.russian_destinations else families


def _families(licence: Licence) -> set[str]:
    return set(licence.families) & GOODS_FAMILIES


def _expired(case: Case, goods: tuple[GoodsFact, ...], covered: frozenset[str]) -> tuple[str, ...]:
    """Name the licences that ended before the day and would have covered goods left uncovered."""
    families = {item for fact in goods if fact.id not in covered for item in fact.families}
    return tuple(
        f"{licence.id} ended before {case.day.isoformat()} and clears nothing on this day."
        for licence in case.book.licences_all(case.day)
        if licence.standing is Standing.ENDED and _families(licence) & families
    )
