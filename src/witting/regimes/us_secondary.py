"""US secondary sanctions: what section 11 of EO 14024 does to an institution outside the US.

Asked of every deal, for every asker but a US person: a foreign bank faces section 11 itself, an
exporter's bank does. Knowledge, currency and amount never clear; only a dated licence does.
"""

from witting.base import Exposure, Finding, GoodsFact, Outcome, PartyFact, PlaceFact, Role
from witting.regimes.case import Case, is_settled
from witting.regimes.findings import describe_party, join_words, make_finding, sentence
from witting.regimes.licences import Cover, cover_of

SECTION = "us/eo14024/section-11"
PRONG_I = f"{SECTION}/prong-i"
PRONG_II = f"{SECTION}/prong-ii"
BASE = f"{SECTION}/military-industrial-base"
ITEMS = f"{SECTION}/specified-items"
KNOWLEDGE = f"{SECTION}/knowledge"
SAFE = f"{SECTION}/safe-category"
CONSEQUENCES = (f"{SECTION}/consequences/capta", f"{SECTION}/consequences/blocking")
PROGRAMME = "RUSSIA-EO14024"
BLOCKING_LIST = "ofac-sdn"


def us_secondary_findings(case: Case) -> tuple[Finding, ...]:
    """Everything section 11 says of the deal on the day."""
    if case.profile.is_us_person or not case.in_force(PRONG_II):
        return ()
    cover = cover_of(case)
    return (
        *prong_i(case, cover),
        *prong_ii_parties(case, cover),
        *prong_ii_goods(case, cover),
        *prong_ii_unknown_goods(case),
        *article_provisions(case),
        *safe_category(case, cover),
    )


def prong_i(case: Case, cover: Cover) -> tuple[Finding, ...]:
    """A party designated for a sector of Russia's military-industrial base is in the deal."""
    if not case.in_force(PRONG_I):
        return ()
    return tuple(
        _party_finding(
            case,
            PRONG_I,
            group,
            cover,
            f"{describe_party(group)}, whose OFAC entry carries the section 11 remark: "
            f"“{group[0].section_11_marker}”",
        )
        for group in case.listed
        if group[0].section_11_marker
    )


def prong_ii_parties(case: Case, cover: Cover) -> tuple[Finding, ...]:
    """A party belongs to Russia's military-industrial base as it was defined on the day."""
    meaning = case.book.require(BASE, case.day)
    members = meaning.value if isinstance(meaning.value, tuple) else ()
    everyone = "all_blocked_eo14024" in members
    found = []
    for group in case.listed:
        chief = group[0]
        if not _is_blocked(chief) or not (everyone or chief.section_11_marker):
            continue
        reason = (
            "every person blocked under EO 14024 belongs to the base on this day"
            if everyone
            else "it is designated for one of the five sectors, which make the base on this day"
        )
        found.append(
            _party_finding(
                case,
                PRONG_II,
                group,
                cover,
                f"{describe_party(group)}, blocked under EO 14024; {reason}",
                also_cites=(BASE,),
            )
        )
    return tuple(found)


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
                "bound for Belarus: indirect supply to Russia has to be ruled out",
            ),
        )
    links = case.russian_links
    if links:
        return (
            _goods_review(
                case,
                goods,
                links,
                "in a deal tied to Russia, with another or no destination stated",
            ),
        )
    return ()


def prong_ii_unknown_goods(case: Case) -> tuple[Finding, ...]:
    """Goods or services for Russia that the document does not name cannot be ruled out."""
    missing = case.missing("goods")
    links = tuple(
        fact
        for fact in (*case.russian_links, *case.belarusian_destinations)
        if fact.part != "text" or "destination" in fact.roles
    )
    if not missing or not links or case.is_article or case.goods:
        return ()
    because = (
        f"the deal is tied to {_countries(links)} and does not say what is traded: "
        f"{missing[0].because}"
    )
    return (
        make_finding(
            case,
            PRONG_II,
            outcome=Outcome.REVIEW,
            exposure=Exposure.SECONDARY,
            because=sentence(because),
            facts=(*missing, *links),
            consequences=CONSEQUENCES,
            knowledge=KNOWLEDGE,
        ),
    )


def article_provisions(case: Case) -> tuple[Finding, ...]:
    """The story names goods of the section 11 determination together with Russia."""
    if not case.is_article or not case.critical_goods or not case.russian_links:
        return ()
    goods = case.critical_goods
    because = (
        f"the story speaks of {_goods_words(goods)} together with "
        f"{_countries(case.russian_links)}; "
        "a story is not a deal: read it for what it says of your customers"
    )
    return (
        make_finding(
            case,
            PRONG_II,
            outcome=Outcome.REVIEW,
            exposure=Exposure.SECONDARY,
            because=sentence(because),
            facts=(*goods, *case.russian_links),
            consequences=CONSEQUENCES,
            knowledge=KNOWLEDGE,
            also_cites=(ITEMS,),
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
                f"{_goods_words(goods)}: {licence.id} covers this for US persons on "
                f"{case.day.isoformat()}, and what a US person may do under a licence does not "
                "expose a foreign institution"
            ),
            facts=goods,
            also_cites=(SAFE,),
            caveats=cover.caveats,
        )
        for licence, goods in cover.licences
    )


def _party_finding(
    case: Case,
    path: str,
    group: tuple[PartyFact, ...],
    cover: Cover,
    because: str,
    also_cites: tuple[str, ...] = (),
) -> Finding:
    """Settle the outcome for one listed party: certainty, its part, and licences decide."""
    chief = group[0]
    caveats: tuple[str, ...] = ()
    outcome = Outcome.PROHIBITED if is_settled(chief) else Outcome.REVIEW
    if case.is_article:
        outcome = Outcome.REVIEW
    elif cover.is_whole:
        # The licence frees the goods, not the party's every deal: a person checks its conditions.
        outcome = Outcome.REVIEW
        caveats = (f"{cover.names} may cover this deal; its conditions need a person's eye.",)
    if chief.listed_on_source:
        because = f"{because} The entry was {chief.listed_on_source}"
    return make_finding(
        case,
        path,
        outcome=outcome,
        exposure=Exposure.SECONDARY,
        because=sentence(because),
        facts=group,
        consequences=CONSEQUENCES,
        knowledge=KNOWLEDGE,
        also_cites=also_cites,
        caveats=(*caveats, *_mention_caveat(chief), *cover.expired),
    )


def _is_blocked(fact: PartyFact) -> bool:
    """Say whether the entry is blocked under EO 14024; the non-SDN list carries its tag too."""
    return fact.list_id == BLOCKING_LIST and PROGRAMME in fact.programmes


def _mention_caveat(chief: PartyFact) -> tuple[str, ...]:
    if chief.role is not Role.MENTIONED:
        return ()
    return ("The name stands in free text; its part in the deal is not stated.",)


def _goods_to_russia(
    case: Case, goods: tuple[GoodsFact, ...], russia: tuple[PlaceFact, ...]
) -> Finding:
    """Beyond doubt are goods named beyond doubt with a destination in the document's own words."""
    stated = any("stated" in fact.roles for fact in russia)
    certain = any(fact.confidence >= case.profile.goods_certain.value for fact in goods)
    where = "bound for" if stated else "most likely bound for"
    ground = "" if stated else f" ({russia[0].because.rstrip('.')})"
    return make_finding(
        case,
        PRONG_II,
        outcome=Outcome.PROHIBITED if stated and certain else Outcome.REVIEW,
        exposure=Exposure.SECONDARY,
        because=sentence(f"{_goods_words(goods)} {where} {_countries(russia)}{ground}"),
        facts=(*goods, *russia),
        consequences=CONSEQUENCES,
        knowledge=KNOWLEDGE,
        also_cites=(ITEMS,),
    )


def _goods_review(
    case: Case, goods: tuple[GoodsFact, ...], places: tuple[PlaceFact, ...], why: str
) -> Finding:
    return make_finding(
        case,
        PRONG_II,
        outcome=Outcome.REVIEW,
        exposure=Exposure.SECONDARY,
        because=sentence(f"{_goods_words(goods)} {why} ({_countries(places)})"),
        facts=(*goods, *places),
        consequences=CONSEQUENCES,
        knowledge=KNOWLEDGE,
        also_cites=(ITEMS,),
    )


def _goods_words(goods: tuple[GoodsFact, ...]) -> str:
    """Name goods by the input's words, heading, tier and class: `“шарикоподшипники” (848210…)`."""
    words = []
    for fact in goods:
        marks = [fact.hs6 and f"HS {fact.hs6}", fact.tier and f"tier {fact.tier}"]
        marks.extend(f"class {item}" for item in fact.item_classes)
        marks.extend(fact.families)
        words.append(f"“{fact.text}” ({', '.join(mark for mark in marks if mark)})")
    return join_words(words)


def _countries(places: tuple[PlaceFact, ...]) -> str:
    return join_words([f"{fact.name} ({fact.territory or fact.country})" for fact in places])
