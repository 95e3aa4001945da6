"""US primary sanctions: OFAC's lists and directives, which bind US persons and dollar legs.

For a US person a blocked party prohibits the deal, and so does one that blocked parties own. For
anybody else the same party is a reason to look: a dollar leg would be blocked in New York. A dated
licence under the Russia programme leaves the deal to a person, who reads its conditions.
"""

from witting.base import Finding
from witting.regimes.case import Case
from witting.regimes.licences import Cover, cover_of, words_of
from witting.regimes.listed import listed_finding
from witting.regimes.met import Met, met_under

BEGINNINGS = ("us/ofac/", "us/eo14024/directives/")
SDN = "us/ofac/sdn"
FIFTY = "us/ofac/fifty-percent"
LICENSED = "RUSSIA-EO14024"
"""The programme whose licences the lawbook holds: those of others are not."""


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
            perhaps_freed=words_of(cover) if cover and _is_licensed(one, cover) else (),
        )
        for one in met
    )


def _is_licensed(met: Met, cover: Cover) -> bool:
    """Say whether a licence held may free the deal with this party: all its programmes are one."""
    return cover.is_whole and set(met.programmes) == {LICENSED}


def _dollar_words(case: Case) -> str:
    if any(money.currency == "USD" for money in case.deal.amounts):
        chain = "your US correspondent" if case.profile.clears_dollars else "a US bank in the chain"
        return f"The deal is in dollars: {chain} must block it"
    return "OFAC's rules do not bind you directly; a US person or a dollar leg in the deal would"
