"""Export control by where the goods go: what is subject to the EAR needs a licence for Russia."""

from witting.base import (
    Duty,
    Exposure,
    Finding,
    GoodsFact,
    Obligation,
    Outcome,
    PlaceFact,
)
from witting.regimes.binding import Binding, binding
from witting.regimes.case import Case
from witting.regimes.findings import make_finding, sentence
from witting.regimes.goods_words import country_words, goods_words

RUSSIA_BELARUS = "us/ear/russia-belarus"
FOOD_AND_MEDICINE = frozenset({"agriculture", "medicine"})
"""What is not on the Commerce Control List as a rule, nor in the chapters held."""
SPARED = frozenset({"agricultural_equipment", "medical_devices"})
"""Goods for which BIS has had exceptions and a kinder licensing policy, which are not held."""


def ear_goods_findings(case: Case) -> tuple[Finding, ...]:
    """What export control asks of one who ships goods to Russia or Belarus on the day."""
    if case.profile.moves_money or case.is_article or not case.in_force(RUSSIA_BELARUS):
        return ()
    terms = case.book.require(RUSSIA_BELARUS, case.day).terms
    places = case.russian_destinations
    places += case.belarusian_destinations if terms.get("belarus") == "yes" else ()
    goods = tuple(fact for fact in case.goods if not FOOD_AND_MEDICINE & set(fact.families))
    if not places or not goods:
        return ()
    chapters = tuple(terms.get("chapters", "").split())
    named = tuple(fact for fact in goods if chapters and fact.hs6.startswith(chapters))
    return (_finding(case, goods, named, places, terms.get("binds", "")),)


def _finding(
    case: Case,
    goods: tuple[GoodsFact, ...],
    named: tuple[GoodsFact, ...],
    places: tuple[PlaceFact, ...],
    binds: str,
) -> Finding:
    """Goods whose chapter is controlled whole, sent from the United States, need a licence."""
    bound = binding(case.profile, binds)
    stated = any("stated" in place.roles for place in places)
    sure = any(
        fact.confidence >= case.profile.goods_certain.value and not SPARED & set(fact.families)
        for fact in named
    )
    if named:
        because = (
            f"{goods_words(named)} for {country_words(places)}: the whole chapter of the tariff "
            "needs a licence there"
        )
    else:
        because = (
            f"{goods_words(goods)} for {country_words(places)}: whether the supplements to part "
            "746 or the Commerce Control List name them is not held here"
        )
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
        facts=(*(named or goods), *places),
        consequences=(RUSSIA_BELARUS,),
        obligations=(Obligation(duty=Duty.LICENCE, what=asks, rule=RUSSIA_BELARUS),),
    )
