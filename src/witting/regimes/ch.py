"""Swiss sanctions: the freeze under the ordinance on Ukraine, and companies listed persons own."""

from witting.base import Finding
from witting.regimes.case import Case
from witting.regimes.listed import listed_finding
from witting.regimes.met import Met, met_under


def ch_findings(case: Case) -> tuple[Finding, ...]:
    """Everything SECO's list says of the deal on the day."""
    return tuple(listed_finding(case, met, _franc_words) for met in met_under(case, "ch/"))


def _franc_words(case: Case, met: Met) -> str:
    del case, met
    return "Swiss law does not bind you directly; a Swiss person or a bank in Switzerland would act"
