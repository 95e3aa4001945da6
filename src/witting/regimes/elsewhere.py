"""Lists whose rules belong to no other regime here: China's, Japan's, Ukraine's, and your own."""

from witting.base import Finding
from witting.regimes.case import Case
from witting.regimes.ear import BEGINNINGS as OF_EXPORT_CONTROL
from witting.regimes.listed import listed_finding
from witting.regimes.met import met_under
from witting.regimes.us_primary import BEGINNINGS as OF_OFAC

OTHERS = (*OF_OFAC, *OF_EXPORT_CONTROL, "eu/", "uk/", "ch/", "un/")
"""The beginnings that other regimes answer for."""


def elsewhere_findings(case: Case) -> tuple[Finding, ...]:
    """Everything that other lists say, a private one's too, where the lawbook has their rule."""
    return tuple(
        listed_finding(case, met, lambda _, __: "That law does not bind you directly")
        for met in met_under(case, but_not=OTHERS)
    )
