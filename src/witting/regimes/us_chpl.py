"""Diversion checks on the common high-priority list: a reason to look, never a ban by itself."""

from witting.base import Exposure, Fact, Finding, GoodsFact, Outcome
from witting.regimes.case import Case
from witting.regimes.findings import join_words, make_finding, sentence

CHPL = "us/bis/chpl"
RED_FLAGS = "us/bis/red-flags"


def us_chpl_findings(case: Case) -> tuple[Finding, ...]:
    """What the high-priority list and the red flags say of the deal on the day."""
    if case.is_article:
        return _story(case)
    return (
        *_diversion(case),
        *_open_goods(case),
        *_unknown_destination(case),
        *_unknown_goods(case),
    )


def _story(case: Case) -> tuple[Finding, ...]:
    """A story names high-priority goods together with Russia; others face section 11 for it."""
    goods, links = case.high_priority_goods, case.russian_links
    if not case.profile.is_us_person or not goods or not links or not case.in_force(CHPL):
        return ()
    because = (
        f"the story speaks of {_names(goods)} together with "
        f"{join_words([place.name for place in links])}; a story is not a deal: read it for what "
        "it says of your customers"
    )
    return (_finding(case, goods, links, because),)


def _diversion(case: Case) -> tuple[Finding, ...]:
    """High-priority goods go to Russia or Belarus, or red flags add up to a risk of diversion."""
    goods = case.high_priority_goods
    if not goods or not case.in_force(CHPL):
        return ()
    bound = (*case.russian_destinations, *case.belarusian_destinations)
    total = case.red_flag_weight
    if not bound and total < case.profile.red_flag_review.value:
        return ()
    where = (
        f"bound for {join_words([place.name for place in bound])}"
        if bound
        else f"with red flags that add up to {total:.2f}: "
        + "; ".join(flag.because.rstrip(".") for flag in case.red_flags)
    )
    return (_finding(case, goods, (*bound, *case.red_flags), f"{_names(goods)} {where}"),)


def _open_goods(case: Case) -> tuple[Finding, ...]:
    """Goods for Russia or Belarus whose words may mean high-priority ones: `aircraft parts`."""
    places = case.russian_ties
    goods = case.open_goods(CHPL) if places and case.in_force(CHPL) else ()
    if not goods:
        return ()
    because = (
        f"{_names(goods)} in a deal tied to {join_words([place.name for place in places])}: "
        "the words leave open whether they are high-priority goods"
    )
    return (_finding(case, goods, places, because),)


def _unknown_destination(case: Case) -> tuple[Finding, ...]:
    """High-priority goods whose destination the document does not name."""
    goods = case.high_priority_goods
    missing = case.missing("destination")
    if not goods or not case.is_destination_open or not case.in_force(CHPL):
        return ()
    return (_finding(case, goods, missing, f"{_names(goods)}: {missing[0].because}"),)


def _unknown_goods(case: Case) -> tuple[Finding, ...]:
    """Goods for Russia that are not named: they may be on the list. Others face section 11 here."""
    missing, links = case.unnamed_for_russia
    if not missing or not case.profile.is_us_person or not case.in_force(CHPL):
        return ()
    because = (
        f"the deal is tied to {join_words([place.name for place in links])} and leaves open what "
        f"is traded, so high-priority goods cannot be ruled out: {missing[0].because}"
    )
    return (_finding(case, (), (*missing, *links), because),)


def _finding(
    case: Case, goods: tuple[GoodsFact, ...], others: tuple[Fact, ...], because: str
) -> Finding:
    return make_finding(
        case,
        CHPL,
        outcome=Outcome.REVIEW,
        exposure=Exposure.PRIMARY if case.profile.is_us_person else Exposure.SECONDARY,
        because=sentence(because),
        facts=(*goods, *others),
        caveats=(case.book.require(CHPL, case.day).summary,),
        also_cites=(RED_FLAGS,) if case.red_flags and case.in_force(RED_FLAGS) else (),
    )


def _names(goods: tuple[GoodsFact, ...]) -> str:
    return join_words([f"“{fact.text}” ({_code(fact)})" for fact in goods])


def _code(fact: GoodsFact) -> str:
    code = fact.hs6 or " or ".join(fact.codes[:4]) or "?"
    return f"HS {code}, tier {fact.tier}" if fact.tier else f"HS {code}"
