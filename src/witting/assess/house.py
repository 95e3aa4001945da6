"""Findings that no law makes: a check that broke, law not held, a party listed only later."""

from datetime import date

from witting.assess.papers import CONTRADICTION
from witting.assess.unsettled import BESIDE, CODE, DIRECTION, OUTSIDE
from witting.base import Exposure, Fact, Finding, Grade, MissingFact, Outcome, PartyFact
from witting.lawbook import Standing
from witting.regimes import CHPL, Case
from witting.regimes.ear_goods import FOOD_AND_MEDICINE, RUSSIA_BELARUS

UNCHECKED = "house/unchecked"
NOT_HELD = "house/law-not-held"
OTHER_LIST = "house/other-list"
EXPORT_LAW = "house/export-law"
EMBARGO = "house/embargo"
FUTURE = "house/future-day"
IMPORT_LAW = "house/import-law"
EMBARGOED = frozenset({"CU", "IR", "KP", "SY"})
"""Countries whose name is a programme tag of OFAC's list (CUBA, IRAN, DPRK, SYRIA): asked about,
not judged, for the programmes themselves are not held."""
EMBARGOED_FOR_ALL = frozenset({"IR", "KP", "SY"})
"""Of these, where measures of the Security Council or US secondary sanctions have reached others
than US persons: asked about whoever asks. In dollars every one of them is."""
LISTED_LATER = "house/listed-later"
SENT_AGAIN = "house/sent-again"
CONTRADICTED = "house/papers-contradict"
NOT_UNDERSTOOD = "house/not-understood"
WHO_SHIPS = "house/who-ships"
WRONG_CODE = "house/wrong-code"
OUTSIDE_LINES = "house/goods-outside-lines"


SEEN_GAP_DAYS = 14
"""The dated SDN files from which first-seen days are taken lie up to 14 days apart."""


def house_findings(case: Case) -> tuple[Finding, ...]:
    """What the asker should know beside the law."""
    return (
        *_unchecked(case),
        *_to_be_explained(case),
        *_not_held(case),
        *_other_lists(case),
        *_export_law(case),
        *_import_law(case),
        *_embargo(case),
        *_listed_later(case),
    )


def future_findings(as_of: date, made_at: date) -> tuple[Finding, ...]:
    """Nobody knows the law or the lists of a day that is still to come."""
    if as_of <= made_at:
        return ()
    return (
        house_finding(
            FUTURE,
            "The day asked is still to come",
            Outcome.REVIEW,
            f"The law and the lists of {as_of.isoformat()} are not known on "
            f"{made_at.isoformat()}; what is said here is how they stand now.",
            (),
        ),
    )


def _unchecked(case: Case) -> tuple[Finding, ...]:
    """A part of the input was not read or not checked, so the deal cannot be called clear."""
    facts = tuple(
        fact
        for fact in case.facts
        if isinstance(fact, MissingFact) and fact.what.startswith(("unread", "check:"))
    )
    if not facts:
        return ()
    return (
        house_finding(
            UNCHECKED,
            "Not everything was checked",
            Outcome.REVIEW,
            " ".join(fact.because for fact in facts),
            tuple(fact.id for fact in facts),
        ),
    )


def _to_be_explained(case: Case) -> tuple[Finding, ...]:
    """Something is open that a person has to explain before anybody can be cleared."""
    return tuple(
        house_finding(
            rule,
            title,
            Outcome.REVIEW,
            fact.because,
            (fact.id, *(flag.id for flag in case.red_flags if fact.because in flag.because)),
        )
        for what, rule, title in (
            ("sent_again", SENT_AGAIN, "Sent again, and not as it was"),
            (CONTRADICTION, CONTRADICTED, "Papers of one trade contradict each other"),
            (BESIDE, NOT_UNDERSTOOD, "Words beside listed goods are not understood"),
            (CODE, WRONG_CODE, "A goods line's code and its words differ"),
            (OUTSIDE, OUTSIDE_LINES, "Listed goods stand outside the lines of goods"),
            (DIRECTION, WHO_SHIPS, "Who ships the listed goods to whom is not said"),
        )
        for fact in case.missing(what)
    )


def _not_held(case: Case) -> tuple[Finding, ...]:
    """The lawbook does not hold the law of that day that would judge what was found."""
    concerned: dict[str, list[Fact]] = {}
    for chief, *_ in case.listed:
        for law in case.law_of(chief).answers:
            concerned.setdefault(law.path, []).append(chief)
    for fact in case.facts:
        if isinstance(fact, MissingFact) and fact.what.startswith("law:"):
            concerned.setdefault(fact.what.removeprefix("law:"), []).append(fact)
    concerned[CHPL] = [fact for fact in case.goods if fact.hs6 in _later_codes(case)]
    return tuple(
        house_finding(
            NOT_HELD,
            "The law of that day is not held",
            Outcome.REVIEW,
            f"{_standing(case, path)} What was found cannot be judged by it.",
            tuple(fact.id for fact in facts),
        )
        for path, facts in concerned.items()
        if facts and case.book.ask(path, case.day).standing is Standing.NOT_HELD
    )


def _other_lists(case: Case) -> tuple[Finding, ...]:
    """A party is on a list whose law is not in the lawbook: what it forbids is not judged here."""
    return tuple(
        house_finding(
            OTHER_LIST,
            "On a list whose law is not held",
            Outcome.REVIEW,
            f"“{chief.party_name}” matches {chief.entry_name} ({chief.entry_id}) on the list "
            f"{chief.list_id}. {case.law_of(chief).not_held} Ask whoever answers for that law.",
            tuple(fact.id for fact in group),
        )
        for group in case.listed
        for chief in group[:1]
        if not case.law_of(chief).answers
    )


def _export_law(case: Case) -> tuple[Finding, ...]:
    """The asker's own law on exports to Russia is not in the lawbook, and it may forbid the deal.

    It reaches far more than the high-priority goods, and who finances or insures the export as well
    as who ships, so every export there calls for it, but for food and medicine. A licence of
    another country frees nothing under it. Of the United States' own, the lawbook holds what it
    asks of who ships.
    """
    bound = (*case.russian_destinations, *case.belarusian_destinations)
    goods = [f.id for f in case.goods if not FOOD_AND_MEDICINE & set(f.families)]
    goods += [fact.id for fact in case.missing("goods")]
    if case.is_article or not goods or not bound or not _has_trade_law(case):
        return ()
    occupied = any("occupied" in place.roles for place in bound)
    if case.profile.home == "US" and case.goods and not occupied and case.in_force(RUSSIA_BELARUS):
        return ()
    where = ", ".join(sorted({place.name for place in bound}))
    return (
        house_finding(
            EXPORT_LAW,
            "Export-control law is not held",
            Outcome.REVIEW,
            f"Goods go to {where}, and the export-control law that binds you is not held in this "
            "lawbook: whether it forbids the export, its financing or its insurance, or asks for a "
            "licence, is not judged here.",
            (*goods, *(place.id for place in bound)),
        ),
    )


def _has_trade_law(case: Case) -> bool:
    """Say whether a law on trade with Russia may bind the asker.

    Whoever trades, and whoever is of a state that has measures of its own; a US bank is asked about
    its own under other headings.
    """
    who = case.profile
    return not who.moves_money or who.is_eu_person or who.is_uk_person or who.is_swiss_person


def _import_law(case: Case) -> tuple[Finding, ...]:
    """Goods come from Russia or Belarus, and the bans on buying or moving them are not held.

    They reach oil, steel and much else; a licence of another country frees nothing under them.
    """
    who = case.profile
    bound = who.is_us_person or who.is_eu_person or who.is_uk_person or who.is_swiss_person
    origins = tuple(
        place
        for place in case.places
        if "origin" in place.roles and {"russia", "belarus", "occupied"} & set(place.roles)
    )
    goods = case.goods
    if case.is_article or not bound or not origins or not goods:
        return ()
    return (
        house_finding(
            IMPORT_LAW,
            "Bans on goods from Russia are not held",
            Outcome.REVIEW,
            f"Goods come from {', '.join(sorted({place.name for place in origins}))}. Which goods "
            "from there your own law forbids to buy, import, carry, finance or insure is not held "
            "in this lawbook, so whether it forbids the deal is not judged here.",
            (*(fact.id for fact in goods), *(place.id for place in origins)),
        ),
    )


def _embargo(case: Case) -> tuple[Finding, ...]:
    """The deal touches a place under a country or region embargo, and embargoes are not held."""
    in_dollars = any(money.currency == "USD" for money in case.deal.amounts)
    concerned = case.profile.is_us_person or in_dollars
    countries = EMBARGOED if concerned else EMBARGOED_FOR_ALL
    places = tuple(
        place
        for place in case.places
        if place.part != "text" or "destination" in place.roles
        if "occupied" in place.roles or place.country in countries
    )
    if not places or case.is_article:
        return ()
    names = ", ".join(sorted({place.name for place in places}))
    return (
        house_finding(
            EMBARGO,
            "Country and region embargoes are not held",
            Outcome.REVIEW,
            f"The deal touches {names}. Embargoes on countries and regions, and the secondary "
            "sanctions that go with some, are not held in this lawbook, so whether one reaches the "
            "deal is not judged here.",
            tuple(place.id for place in places),
        ),
    )


def _standing(case: Case, path: str) -> str:
    answer = case.book.ask(path, case.day)
    return f"{answer.title} ({path}): {answer.because}"


def _later_codes(case: Case) -> frozenset[str]:
    """Give the codes of the newest high-priority list held, for days whose own list is not."""
    later = case.book.law(CHPL).steps[-1].interval.start or case.day
    return frozenset(case.book.goods_list(CHPL, later))


def _listed_later(case: Case) -> tuple[Finding, ...]:
    """A party was listed only after the day asked, so its listing plays no part on that day."""
    return tuple(
        house_finding(
            LISTED_LATER,
            "Listed after the day asked",
            Outcome.REVIEW if _is_day_open(case, fact) else Outcome.CLEAR,
            f"“{fact.party_name}” matches {fact.entry_name} ({fact.entry_id}), which is listed "
            f"from {fact.listed_on}, after {case.day.isoformat()}: "
            f"{fact.listed_on_source or 'the day is its publisher’s'}.",
            (fact.id,),
        )
        for fact in case.listed_later
    )


def _is_day_open(case: Case, fact: PartyFact) -> bool:
    """Say whether the party may have been listed by the day, though it was first seen later."""
    days = (date.fromisoformat(fact.listed_on) - case.day).days
    return fact.listed_on_source.startswith("first seen") and days <= SEEN_GAP_DAYS


def house_finding(
    rule: str, title: str, outcome: Outcome, because: str, facts: tuple[str, ...]
) -> Finding:
    """Give a finding that no law makes: it cites nothing and tells no consequence."""
    return Finding(
        rule=rule,
        title=title,
        outcome=outcome,
        exposure=Exposure.PRIMARY,
        because=because,
        facts=facts,
        cites=(),
        consequence="",
        grade=Grade.PRIMARY,
    )
