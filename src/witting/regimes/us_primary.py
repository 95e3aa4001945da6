"""US primary sanctions: OFAC's lists and directives, which bind US persons and dollar legs.

For a US person a blocked party prohibits the deal, and so does one that blocked parties own. For
anybody else the same party is a reason to look: a dollar leg would be blocked in New York.
"""

from witting.base import Finding
from witting.regimes.case import Case
from witting.regimes.listed import listed_finding
from witting.regimes.met import met_under

BEGINNINGS = ("us/ofac/", "us/eo14024/directives/")
SDN = "us/ofac/sdn"
FIFTY = "us/ofac/fifty-percent"


def us_primary_findings(case: Case) -> tuple[Finding, ...]:
    """Everything OFAC's own lists say of the deal on the day."""
    return tuple(
        listed_finding(case, met, _dollar_words, also_cites=(FIFTY,) if met.law.path == SDN else ())
        for met in met_under(case, *BEGINNINGS)
    )


def _dollar_words(case: Case) -> str:
    if any(money.currency == "USD" for money in case.deal.amounts):
        chain = "your US correspondent" if case.profile.clears_dollars else "a US bank in the chain"
        return f"The deal is in dollars: {chain} must block it"
    return "OFAC's rules do not bind you directly; a US person or a dollar leg in the deal would"
