"""UK sanctions: the asset freeze, specified ships, and companies that designated persons own.

They bind UK persons, insurers and brokers above all. For others a sterling leg or cover placed in
London would be stopped.
"""

from witting.base import Finding
from witting.regimes.case import Case
from witting.regimes.listed import listed_finding
from witting.regimes.met import Met, met_under


def uk_findings(case: Case) -> tuple[Finding, ...]:
    """Everything the UK's list says of the deal on the day."""
    return tuple(listed_finding(case, met, _sterling_words) for met in met_under(case, "uk/"))


def _sterling_words(case: Case, met: Met) -> str:
    del met
    if any(money.currency == "GBP" for money in case.deal.amounts):
        return "UK law does not bind you directly, but the deal is in sterling: a UK bank must act"
    return "UK law does not bind you directly; a UK person, sterling or cover from London would"
