"""US primary sanctions: OFAC's lists and directives, which bind US persons and dollar legs.

For a US person a blocked party prohibits the deal, and so does one that blocked parties own. For
anybody else the same party is a reason to look: a dollar leg would be blocked in New York. A dated
licence under the Russia programme leaves the deal to a person, who reads its conditions.
"""

from witting.base import Duty, Finding, Outcome
from witting.regimes.case import Case
from witting.regimes.licences import Cover, cover_of
from witting.regimes.listed import effect_under, listed_finding
from witting.regimes.met import Met, met_under

BEGINNINGS = ("us/ofac/", "us/eo14024/directives/")
SDN = "us/ofac/sdn"
FIFTY = "us/ofac/fifty-percent"


def us_primary_findings(case: Case) -> tuple[Finding, ...]:
    """Everything OFAC's own lists say of the deal on the day."""
    met = met_under(case, *BEGINNINGS)
    cover = cover_of(case) if met else None
    return tuple(
        listed_finding(
            case,
            one,
            _dollar_words,
            also_cites=(FIFTY,) if one.law.path == SDN else (),
            perhaps_freed=_words(one, cover) if cover else (),
        )
        for one in met
    )


def _words(met: Met, cover: Cover) -> tuple[str, ...]:
    """Say which licence may free the deal with this party; an owned one is taken as no bank."""
    return cover.words(met.programmes, is_bank=False) if met.owned else cover.words_for(met.parties)


def _dollar_words(case: Case, met: Met) -> str:
    if not any(money.currency == "USD" for money in case.deal.amounts):
        return (
            "OFAC's rules do not bind you directly; a US person or a dollar leg in the deal would"
        )
    chain = "your US correspondent" if case.profile.clears_dollars else "a US bank in the chain"
    if effect_under(met).bound is not Outcome.PROHIBITED:
        return (
            f"The deal is in dollars: {chain} may not go along with what the rule forbids; nothing "
            "is blocked"
        )
    what = "block" if Duty.BLOCK in effect_under(met).duties else "reject"
    return f"The deal is in dollars: {chain} must {what} it"
