"""Section 11 by the goods: critical items bound for Russia, and goods a licence frees."""

from witting.base import Exposure, Fact, Finding, GoodsFact, Grade, Outcome, PlaceFact
from witting.lawbook import Licence
from witting.regimes.case import Case
from witting.regimes.findings import make_finding, sentence
from witting.regimes.goods_words import country_words, goods_words
from witting.regimes.licences import Cover, conditions_of, speaks_of_all
from witting.regimes.us_secondary.common import (
    BASE,
    PRONG_II,
    SAFE,
    bank_caveat,
    gravest_for,
    section_11,
)

MILITARY = "military"


def prong_ii_goods(case: Case, cover: Cover) -> tuple[Finding, ...]:
    """Items named in the section 11 determination are bound, or may be bound, for Russia."""
    if case.is_article:
        return ()
    goods = tuple(fact for fact in case.critical_goods if fact.id not in cover.goods)
    if not goods:
        return ()
    russia = case.russian_destinations
    if russia:
        return (_goods_to_russia(case, goods, russia),)
    if case.belarusian_destinations:
        return (
            _goods_review(
                case,
                goods,
                case.belarusian_destinations,
                f"bound for Belarus ({country_words(case.belarusian_destinations)}): "
                "indirect supply to Russia has to be ruled out",
            ),
        )
    links = case.russian_links
    if links:
        return (
            _goods_review(
                case,
                goods,
                links,
                f"in a deal tied to Russia ({country_words(links)}), "
                "with another or no destination stated",
            ),
        )
    return ()


def prong_ii_diversion(case: Case, cover: Cover) -> tuple[Finding, ...]:
    """Critical items off the high-priority list may go on to Russia: indirect supply counts too.

    High-priority goods with the same signs are found under that list.
    """
    goods = tuple(f for f in case.critical_goods if f.id not in cover.goods and not f.tier)
    bound = (*case.russian_links, *case.belarusian_destinations)
    if not goods or bound or case.is_article:
        return ()
    if case.red_flag_weight >= case.profile.red_flag_review.value:
        signs = "; ".join(flag.because.rstrip(".") for flag in case.red_flags)
        why = f"with red flags that add up to {case.red_flag_weight:.2f}: {signs}"
        return (_goods_review(case, goods, case.red_flags, why),)
    if case.is_destination_open:
        missing = case.missing("destination")
        return (_goods_review(case, goods, missing, f"with no known end: {missing[0].because}"),)
    return ()


def prong_ii_unknown_goods(case: Case) -> tuple[Finding, ...]:
    """Goods or services for Russia that the document does not name cannot be ruled out."""
    missing, links = case.unnamed_for_russia
    if not missing:
        return ()
    what = "all that is traded" if case.goods else "what is traded"
    because = f"the deal is tied to {country_words(links)} and does not say {what}: " + "; ".join(
        dict.fromkeys(fact.because for fact in missing)
    )
    return (
        section_11(
            case,
            PRONG_II,
            outcome=Outcome.REVIEW,
            because=because,
            facts=(*missing, *links),
        ),
    )


def prong_ii_military(case: Case, cover: Cover) -> tuple[Finding, ...]:
    """Military goods for Russia point at a buyer in the defence sector, listed or not."""
    goods = tuple(
        fact
        for fact in case.goods
        if MILITARY in fact.families and not fact.item_classes and fact.id not in cover.goods
    )
    links = (*case.russian_ties, *case.belarusian_destinations)
    if not goods or not links or case.is_article:
        return ()
    because = (
        f"{goods_words(goods)} in a deal tied to {country_words(links)}: whoever operates in the "
        "defence sector belongs to the base, listed or not, and the buyer's sector is not known"
    )
    return (
        section_11(
            case,
            PRONG_II,
            outcome=Outcome.REVIEW,
            because=because,
            facts=(*goods, *links),
            also_cites=(BASE,),
        ),
    )


def article_provisions(case: Case) -> tuple[Finding, ...]:
    """The story names goods of the section 11 determination together with Russia."""
    if not case.is_article or not case.critical_goods or not case.russian_links:
        return ()
    goods = case.critical_goods
    because = (
        f"the story speaks of {goods_words(goods)} together with "
        f"{country_words(case.russian_links)}; "
        "a story is not a deal: read it for what it says of your customers"
    )
    return (
        section_11(
            case,
            PRONG_II,
            outcome=Outcome.REVIEW,
            because=because,
            facts=(*goods, *case.russian_links),
            on_items=True,
        ),
    )


def safe_category(case: Case, cover: Cover) -> tuple[Finding, ...]:
    """A dated licence covers the goods, so section 11 does not reach them."""
    if case.is_article:
        return ()
    return tuple(
        make_finding(
            case,
            licence.path,
            outcome=Outcome.CLEAR,
            exposure=Exposure.SECONDARY,
            because=sentence(
                f"{goods_words(goods)}: {licence.id} {_covers(licence)} for US persons on "
                f"{case.day.isoformat()}, and what a US person may do under a licence does not "
                "expose a foreign institution"
            ),
            facts=goods,
            also_cites=(SAFE,),
            caveats=conditions_of(licence),
        )
        for licence, goods in cover.licences
        if speaks_of_all(licence, case)
    )


def _covers(licence: Licence) -> str:
    if licence.validity_confirmed:
        return "covers this"
    return "is the last licence known here that covers this"


def _goods_to_russia(
    case: Case, goods: tuple[GoodsFact, ...], russia: tuple[PlaceFact, ...]
) -> Finding:
    """Beyond doubt are goods named beyond doubt with a destination in the document's own words."""
    stated = any("stated" in fact.roles for fact in russia)
    certain = any(_is_beyond_doubt(case, fact) for fact in goods)
    possible = all("possible" in fact.roles for fact in russia)
    likely = "possibly bound for" if possible else "most likely bound for"
    where = "bound for" if stated else likely
    ground = "" if stated else f" ({russia[0].because.rstrip('.')})"
    return section_11(
        case,
        PRONG_II,
        outcome=gravest_for(case) if stated and certain else Outcome.REVIEW,
        because=f"{goods_words(goods)} {where} {country_words(russia)}{ground}",
        facts=(*goods, *russia),
        on_items=True,
        caveats=bank_caveat(case),
    )


def _is_beyond_doubt(case: Case, fact: GoodsFact) -> bool:
    """Say whether goods are named for certain and fall into a class whose name is confirmed.

    Leading digits are a hint of ours: where the class rests on a secondary source, or is limited
    by a word such as `advanced`, only goods that the authorities themselves list by code go
    beyond a review.
    """
    confirmed = {
        item.id
        for item in case.book.item_classes(case.day)
        if item.grade is Grade.PRIMARY and not item.limited_by
    }
    is_named = fact.confidence >= case.profile.goods_certain.value
    return is_named and bool(fact.tier or confirmed & set(fact.item_classes))


def _goods_review(
    case: Case, goods: tuple[GoodsFact, ...], others: tuple[Fact, ...], why: str
) -> Finding:
    return section_11(
        case,
        PRONG_II,
        outcome=Outcome.REVIEW,
        because=f"{goods_words(goods)} {why}",
        facts=(*goods, *others),
        on_items=True,
    )
