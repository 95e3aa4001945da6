"""What EU law asks of an EU seller: a clause in the contract, and an assessment of the risk.

Both are asked for common high-priority items; where goods are not named, or may be of the clause's
other annexes, that is asked. The ban on selling such goods to Russia stands in annexes that are not
held code by code; who ships there is told so by the house's finding on export law.
"""

from witting.base import Duty, Exposure, Fact, Finding, GoodsFact, Obligation, Outcome, PlaceFact
from witting.regimes.case import Case
from witting.regimes.findings import make_finding, sentence
from witting.regimes.goods_words import country_words, goods_words

CLAUSE = "eu/833-2014/12g"
DILIGENCE = "eu/833-2014/12gb"
OTHER_ANNEXES = ("88", "8407", "8409", "8411", "2710", "93")
"""Where goods of Annexes XI (aviation), XX (jet fuel) and XXXV (firearms) may stand in the tariff:
our own hint, wider than the annexes, whose codes are not held."""
ANNEX = "eu/833-2014/annex-xl"
TOOL = "eu/833-2014/12f"
PARTNERS = "eu/833-2014/partner-countries"
MEMBERS = "eu/member-states"


def eu_goods_findings(case: Case) -> tuple[Finding, ...]:
    """Everything EU trade law held here asks of an EU seller of the goods on the day."""
    sells = case.profile.is_eu_person and not case.profile.moves_money and not case.is_article
    goods = case.high_priority_goods
    if not sells:
        return ()
    abroad = _third_countries(case)
    if not goods:
        return (*_unnamed(case, abroad), *_other_annexes(case, abroad)) if abroad else ()
    return (
        *(_clause(case, goods, abroad) if abroad else ()),
        *(_diligence(case, goods, abroad) if abroad else ()),
        *_tool(case, goods),
    )


def _third_countries(case: Case) -> tuple[PlaceFact, ...]:
    """Give the destinations that are neither in the Union, nor partners, nor Russia or Belarus."""
    free = _countries(case, PARTNERS) | _countries(case, MEMBERS) | {"RU", "BY"}
    return tuple(
        place
        for place in case.destinations
        if place.country not in free and "occupied" not in place.roles
    )


def _countries(case: Case, path: str) -> frozenset[str]:
    text = case.text_of(path)
    return frozenset(text.value) if text and isinstance(text.value, tuple) else frozenset()


def _clause(
    case: Case, goods: tuple[GoodsFact, ...], abroad: tuple[PlaceFact, ...]
) -> tuple[Finding, ...]:
    """Goods of Annex XL go to a third country: the contract must forbid re-export to Russia."""
    if not case.in_force(CLAUSE):
        return ()
    what = (
        "Have a clause in the contract that forbids re-export to Russia and for use in Russia, "
        "with adequate remedies; report a breach as soon as you know of it."
    )
    return (
        _finding(
            case,
            CLAUSE,
            f"{goods_words(goods)}, of the common high-priority items, go to "
            f"{country_words(abroad)}, which is no partner country: does the contract have the "
            "clause?",
            (*goods, *abroad),
            Obligation(duty=Duty.CLAUSE, what=what, rule=CLAUSE),
        ),
    )


def _unnamed(case: Case, abroad: tuple[PlaceFact, ...]) -> tuple[Finding, ...]:
    """Goods for a third country that are not named may be such items."""
    missing = case.missing("goods")
    if not missing or not case.in_force(CLAUSE):
        return ()
    what = "Find out what the goods are: common high-priority items need the clause."
    return (
        _finding(
            case,
            CLAUSE,
            f"goods for {country_words(abroad)} are not named, so common high-priority items "
            f"cannot be ruled out: {missing[0].because}",
            (*missing, *abroad),
            Obligation(duty=Duty.DILIGENCE, what=what, rule=CLAUSE),
        ),
    )


def _other_annexes(case: Case, abroad: tuple[PlaceFact, ...]) -> tuple[Finding, ...]:
    """Goods that may be of the article's other annexes: aviation, jet fuel, firearms."""
    goods = tuple(
        fact
        for fact in case.goods
        if any(code.startswith(OTHER_ANNEXES) for code in (fact.hs6, *fact.codes) if code)
    )
    if not goods or not case.in_force(CLAUSE):
        return ()
    what = "Look the goods up in Annexes XI, XX and XXXV: what stands there needs the clause."
    return (
        _finding(
            case,
            CLAUSE,
            f"{goods_words(goods)} go to {country_words(abroad)}: the article also speaks of "
            "aviation goods, jet fuel and firearms, whose codes are not held here",
            (*goods, *abroad),
            Obligation(duty=Duty.CLAUSE, what=what, rule=CLAUSE),
        ),
    )


def _diligence(
    case: Case, goods: tuple[GoodsFact, ...], abroad: tuple[PlaceFact, ...]
) -> tuple[Finding, ...]:
    """Who sells common high-priority items assesses the risk of their export to Russia."""
    if not case.in_force(DILIGENCE):
        return ()
    what = (
        "Assess the risk that the goods go on to Russia, write the assessment down, keep it "
        "current, and have controls for what it finds."
    )
    return (
        _finding(
            case,
            DILIGENCE,
            f"{goods_words(goods)}, of the common high-priority items, are sold to "
            f"{country_words(abroad)}: is the risk assessment written down and current?",
            (*goods, *abroad),
            Obligation(duty=Duty.DILIGENCE, what=what, rule=DILIGENCE),
        ),
    )


def _tool(case: Case, goods: tuple[GoodsFact, ...]) -> tuple[Finding, ...]:
    """The anti-circumvention tool may ban the sale to the country altogether."""
    if not case.in_force(TOOL):
        return ()
    named = case.book.require(TOOL, case.day).terms.get("countries", "").split()
    places = tuple(place for place in case.destinations if place.country in named)
    if not places:
        return ()
    what = "Look the goods up in Annex XXXIII, which bans the sale of some to this country."
    return (
        _finding(
            case,
            TOOL,
            f"{goods_words(goods)} go to {country_words(places)}, for which the anti-circumvention "
            "tool is in use: it may ban the sale altogether",
            (*goods, *places),
            Obligation(duty=Duty.DILIGENCE, what=what, rule=TOOL),
        ),
    )


def _finding(
    case: Case,
    path: str,
    because: str,
    facts: tuple[Fact, ...],
    duty: Obligation,
) -> Finding:
    also = tuple(item for item in (ANNEX, PARTNERS) if case.in_force(item))
    return make_finding(
        case,
        path,
        outcome=Outcome.REVIEW,
        exposure=Exposure.PRIMARY,
        because=sentence(because),
        facts=facts,
        consequences=(path,),
        also_cites=also,
        obligations=(duty,),
    )
