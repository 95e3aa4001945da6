"""Export control by where the goods go: what is subject to the EAR needs a licence for Russia.

Who ships is asked for the licence. A bank is not: General Prohibition Ten reaches one that finances
or services an item knowing of a violation, so it is told what the document shows.
"""

from dataclasses import dataclass

from witting.base import (
    Duty,
    Exposure,
    Fact,
    Finding,
    GoodsFact,
    GoodsLine,
    Obligation,
    Outcome,
    PlaceFact,
)
from witting.regimes.binding import Binding, binding
from witting.regimes.case import Case
from witting.regimes.ear import TEN
from witting.regimes.findings import join_words, make_finding, sentence
from witting.regimes.goods_words import country_words, goods_words

RUSSIA_BELARUS = "us/ear/russia-belarus"
FOOD_AND_MEDICINE = frozenset({"agriculture", "medicine"})
"""What is not on the Commerce Control List as a rule, nor in the chapters held."""
SPARED = frozenset({"agricultural_equipment", "medical_devices"})
"""Goods for which BIS has had exceptions and a kinder licensing policy, which are not held."""
_ON_NO_LIST = "EAR99"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shipment:
    """Goods that export control speaks of, and where they go."""

    goods: tuple[GoodsFact, ...]  # all but food and medicine
    named: tuple[GoodsFact, ...]  # those whose whole chapter needs a licence
    listed: tuple[GoodsLine, ...]  # lines that state a number of the Commerce Control List
    places: tuple[PlaceFact, ...]
    binds: str  # whom the rule binds, in the lawbook's word


def ear_goods_findings(case: Case) -> tuple[Finding, ...]:
    """What export control asks of goods for Russia or Belarus on the day."""
    if case.is_article or not case.in_force(RUSSIA_BELARUS):
        return ()
    shipment = _shipment(case)
    if not shipment.places or not (shipment.goods or shipment.listed):
        return ()
    return _of_bank(case, shipment) if case.profile.moves_money else (_of_seller(case, shipment),)


def _shipment(case: Case) -> _Shipment:
    terms = case.book.require(RUSSIA_BELARUS, case.day).terms
    places = (
        *case.russian_destinations,
        *(case.belarusian_destinations if terms.get("belarus") == "yes" else ()),
    )
    goods = tuple(fact for fact in case.goods if not FOOD_AND_MEDICINE & set(fact.families))
    chapters = tuple(terms.get("chapters", "").split())
    return _Shipment(
        goods=goods,
        named=tuple(fact for fact in goods if chapters and fact.hs6.startswith(chapters)),
        listed=tuple(
            line for line in case.deal.goods if line.eccn.strip().upper() not in ("", _ON_NO_LIST)
        ),
        # Territory that Russia occupies stands under rules of its own, which are not held.
        places=tuple(place for place in places if "occupied" not in place.roles),
        binds=terms.get("binds", ""),
    )


def _of_seller(case: Case, shipment: _Shipment) -> Finding:
    """Goods of a controlled number or chapter, sent from the United States, need a licence."""
    bound = binding(case.profile, shipment.binds)
    stated = any("stated" in place.roles for place in shipment.places)
    sure = bool(shipment.listed) or any(
        fact.confidence >= case.profile.goods_certain.value and not SPARED & set(fact.families)
        for fact in shipment.named
    )
    because = _why(shipment)
    if bound is not Binding.BOUND:
        because += (
            ". The rule binds whoever ships items subject to the EAR, made abroad with US parts or "
            "technology too: whether these are, is not known"
        )
    asks = "Ship nothing subject to the EAR there without a licence; as a rule it is denied."
    gravest = bound is Binding.BOUND and stated and sure
    return make_finding(
        case,
        RUSSIA_BELARUS,
        outcome=Outcome.PROHIBITED if gravest else Outcome.REVIEW,
        exposure=Exposure.PRIMARY if bound is Binding.BOUND else Exposure.SECONDARY,
        because=sentence(because),
        facts=_facts(shipment),
        consequences=(RUSSIA_BELARUS,),
        obligations=(Obligation(duty=Duty.LICENCE, what=asks, rule=RUSSIA_BELARUS),),
    )


def _of_bank(case: Case, shipment: _Shipment) -> tuple[Finding, ...]:
    """Items the document itself shows to be controlled, financed or insured on their way there."""
    from_us = any(line.origin == "US" for line in case.deal.goods)
    if not case.in_force(TEN) or not (shipment.listed or (from_us and shipment.named)):
        return ()
    what = (
        "Ask for the licence of BIS before you go on; without one, to go on knowing is a violation."
    )
    return (
        make_finding(
            case,
            TEN,
            outcome=Outcome.REVIEW,
            exposure=Exposure.PRIMARY,
            because=sentence(_why(shipment)),
            facts=_facts(shipment),
            consequences=(TEN,),
            also_cites=(RUSSIA_BELARUS,),
            obligations=(Obligation(duty=Duty.DILIGENCE, what=what, rule=TEN),),
        ),
    )


def _why(shipment: _Shipment) -> str:
    where = country_words(shipment.places)
    if shipment.listed:
        items = join_words([f"“{line.description}” (ECCN {line.eccn})" for line in shipment.listed])
        return f"{items} for {where}: items of the Commerce Control List need a licence there"
    if shipment.named:
        return (
            f"{goods_words(shipment.named)} for {where}: the whole chapter of the tariff needs a "
            "licence there"
        )
    return (
        f"{goods_words(shipment.goods)} for {where}: whether the supplements to part 746 or the "
        "Commerce Control List name them is not held here"
    )


def _facts(shipment: _Shipment) -> tuple[Fact, ...]:
    return (*(shipment.named or shipment.goods), *shipment.places)
