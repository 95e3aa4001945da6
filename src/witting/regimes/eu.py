"""EU restrictive measures: freezes, transaction bans, ships, and those that listed persons own.

They bind EU persons. For others an EU-listed party is shown and reviewed, because a euro leg or an
EU correspondent would stop it.
"""

from witting.base import Finding
from witting.regimes.case import Case
from witting.regimes.listed import listed_finding
from witting.regimes.met import Met, met_under


def eu_findings(case: Case) -> tuple[Finding, ...]:
    """Everything the EU's lists say of the deal on the day."""
    return tuple(listed_finding(case, met, _euro_words) for met in met_under(case, "eu/"))


def _euro_words(case: Case, met: Met) -> str:
    del met
    if any(money.currency == "EUR" for money in case.deal.amounts):
        return (
            "EU law does not bind you directly, but the deal is in euro: a bank in the EU must act"
        )
    return "EU law does not bind you directly; an EU person or a euro leg would"
