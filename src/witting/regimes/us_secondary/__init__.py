"""US secondary sanctions: what section 11 of EO 14024 does to an institution outside the US.

Asked of every deal, for every asker but a US person: a foreign bank faces section 11 itself, an
exporter's bank does. Knowledge, currency and amount never clear; only a dated licence does. Beside
it stands CAATSA's layer, where knowledge is an element.
"""

from witting.base import Finding
from witting.regimes.case import Case
from witting.regimes.licences import cover_of
from witting.regimes.us_secondary.caatsa import caatsa_findings
from witting.regimes.us_secondary.common import PRONG_II
from witting.regimes.us_secondary.goods import (
    article_provisions,
    prong_ii_diversion,
    prong_ii_goods,
    prong_ii_military,
    prong_ii_unknown_goods,
    safe_category,
)
from witting.regimes.us_secondary.parties import prong_i, prong_ii_parties


def us_secondary_findings(case: Case) -> tuple[Finding, ...]:
    """Everything US secondary sanctions say of the deal on the day."""
    if case.profile.is_us_person:
        return ()
    return (*section_11_findings(case), *caatsa_findings(case))


def section_11_findings(case: Case) -> tuple[Finding, ...]:
    """Everything section 11 says of the deal on the day."""
    if not case.in_force(PRONG_II):
        return ()
    cover = cover_of(case)
    return (
        *prong_i(case, cover),
        *prong_ii_parties(case, cover),
        *prong_ii_goods(case, cover),
        *prong_ii_diversion(case, cover),
        *prong_ii_military(case, cover),
        *prong_ii_unknown_goods(case),
        *article_provisions(case),
        *safe_category(case, cover),
    )


__all__ = ["us_secondary_findings"]
