"""What the two prongs share: the lawbook's paths, the gravest outcome, and words for facts."""

from witting.base import Exposure, Fact, Finding, GoodsFact, Outcome, PlaceFact
from witting.regimes.case import Case
from witting.regimes.findings import join_words, make_finding, sentence

SECTION = "us/eo14024/section-11"
PRONG_I = f"{SECTION}/prong-i"
PRONG_II = f"{SECTION}/prong-ii"
BASE = f"{SECTION}/military-industrial-base"
ITEMS = f"{SECTION}/specified-items"
KNOWLEDGE = f"{SECTION}/knowledge"
SAFE = f"{SECTION}/safe-category"
CONSEQUENCES = (f"{SECTION}/consequences/capta", f"{SECTION}/consequences/blocking")
NEW_ACT = "us/act-2026-09-18"


def gravest_for(case: Case) -> Outcome:
    """Section 11 speaks of financial institutions and of deals: others are told to look."""
    reached = case.profile.is_ffi and not case.is_article
    return Outcome.PROHIBITED if reached else Outcome.REVIEW


def bank_caveat(case: Case) -> tuple[str, ...]:
    """Say whom section 11 reaches, where it is not the asker."""
    if case.profile.is_ffi:
        return ()
    return ("Section 11 reaches the foreign bank that handles the payment, not the exporter.",)


def goods_words(goods: tuple[GoodsFact, ...]) -> str:
    """Name goods by the input's words, heading, tier and class: `“шарикоподшипники” (848210…)`."""
    words = []
    for fact in goods:
        marks = [fact.hs6 and f"HS {fact.hs6}", fact.tier and f"tier {fact.tier}"]
        marks.extend(f"class {item}" for item in fact.item_classes)
        marks.extend(fact.families)
        words.append(f"“{fact.text}” ({', '.join(mark for mark in marks if mark)})")
    return join_words(words)


def country_words(places: tuple[PlaceFact, ...]) -> str:
    """Name places with their country or territory: `Vladivostok (RU)`."""
    return join_words([f"{fact.name} ({fact.territory or fact.country})" for fact in places])


def section_11(
    case: Case,
    path: str,
    *,
    outcome: Outcome,
    because: str,
    facts: tuple[Fact, ...],
    on_items: bool = False,
    also_cites: tuple[str, ...] = (),
    caveats: tuple[str, ...] = (),
) -> Finding:
    """Build a section 11 finding: its consequences and its standard of knowledge are always told.

    `on_items` adds the determination that names the goods, with what is not known of its annex.
    """
    return make_finding(
        case,
        path,
        outcome=outcome,
        exposure=Exposure.SECONDARY,
        because=sentence(because),
        facts=facts,
        consequences=CONSEQUENCES,
        knowledge=KNOWLEDGE,
        also_cites=(*((ITEMS,) if on_items else ()), *also_cites),
        warned_by=(*((ITEMS,) if on_items else ()), NEW_ACT),
        caveats=caveats,
    )
