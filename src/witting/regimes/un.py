"""The UN Security Council's list: every member state has to freeze, by a law of its own."""

from witting.base import Finding
from witting.regimes.case import Case
from witting.regimes.listed import listed_finding
from witting.regimes.met import met_under


def un_findings(case: Case) -> tuple[Finding, ...]:
    """Everything the Council's list says of the deal on the day."""
    return tuple(listed_finding(case, met, lambda _, __: "") for met in met_under(case, "un/"))
