"""US primary sanctions: OFAC's blocking rules, which bind US persons and dollar legs.

For a US person a blocked party prohibits the deal. For anybody else the same party is a reason to
look: a dollar leg would be blocked in New York, and other programmes carry risks of their own.
"""

from witting.base import Exposure, Finding, Outcome, PartyFact
from witting.regimes.case import Case, is_settled
from witting.regimes.findings import describe_party, join_words, make_finding, sentence
from witting.regimes.lists import NON_SDN, SDN, rule_of

FIFTY = "us/ofac/fifty-percent"


def us_primary_findings(case: Case) -> tuple[Finding, ...]:
    """Everything OFAC's own lists say of the deal on the day."""
    return tuple(
        _listed_party(case, rule_of(group[0]), group)
        for group in case.listed
        if rule_of(group[0]) in (SDN, NON_SDN) and case.in_force(rule_of(group[0]))
    )


def _listed_party(case: Case, path: str, group: tuple[PartyFact, ...]) -> Finding:
    """A party on one of OFAC's lists is in the deal."""
    chief = group[0]
    because = (
        f"{describe_party(group)}, under {join_words(list(chief.programmes)) or 'no programme'}"
    )
    if not case.profile.is_us_person:
        because = f"{because}. {_dollar_words(case)}"
    return make_finding(
        case,
        path,
        outcome=_outcome(case, path, chief),
        exposure=_exposure(case),
        because=sentence(because),
        facts=group,
        consequences=(path,),
        also_cites=(FIFTY,) if path == SDN else (),
    )


def _outcome(case: Case, path: str, chief: PartyFact) -> Outcome:
    """Only a blocking list, a US person and a settled identity together prohibit."""
    binds = case.profile.is_us_person and path == SDN and not case.is_article
    return Outcome.PROHIBITED if binds and is_settled(chief) else Outcome.REVIEW


def _exposure(case: Case) -> Exposure:
    return Exposure.PRIMARY if case.profile.is_us_person else Exposure.SECONDARY


def _dollar_words(case: Case) -> str:
    if any(money.currency == "USD" for money in case.deal.amounts):
        chain = "your US correspondent" if case.profile.clears_dollars else "a US bank in the chain"
        return f"The deal is in dollars: {chain} must block it"
    return "OFAC's rules do not bind you directly; a US person or a dollar leg in the deal would"
