"""What red flags come to together. One is a question; several are a reason to look, never a ban.

The table, for deals whose goods are not on a list of their own (those are judged under it):

| what is traded | a review from |
| --- | --- |
| goods of the high-priority list, or of a critical class | the profile's sum of weights (0.5) |
| anything else, or nothing named | two different flags that add up to 1.0 |
"""

from witting.base import Exposure, Finding, Outcome
from witting.regimes.case import Case
from witting.regimes.findings import make_finding, sentence
from witting.regimes.us_chpl import CHPL, RED_FLAGS
from witting.regimes.us_secondary.common import PRONG_II

LEAST_SUM = 1.0
LEAST_FLAGS = 2


def red_flag_findings(case: Case) -> tuple[Finding, ...]:
    """Say that several signs together ask for a look, where no list of goods says so already."""
    flags = case.red_flags
    judged = _are_judged_by_goods(case)
    if judged or case.is_article or not case.in_force(RED_FLAGS) or not _are_many(case):
        return ()
    signs = "; ".join(flag.because.rstrip(".") for flag in flags)
    return (
        make_finding(
            case,
            RED_FLAGS,
            outcome=Outcome.REVIEW,
            exposure=Exposure.PRIMARY if case.profile.is_us_person else Exposure.SECONDARY,
            because=sentence(f"red flags add up to {case.red_flag_weight:.2f}: {signs}"),
            facts=flags,
        ),
    )


def _are_judged_by_goods(case: Case) -> bool:
    """Say whether a list of goods that reaches the asker on the day counts the flags already."""
    by_list = case.high_priority_goods and case.in_force(CHPL)
    by_section_11 = (
        case.critical_goods and not case.profile.is_us_person and case.in_force(PRONG_II)
    )
    return bool(by_list or by_section_11)


def _are_many(case: Case) -> bool:
    different = {flag.flag for flag in case.red_flags}
    return len(different) >= LEAST_FLAGS and case.red_flag_weight >= LEAST_SUM - 1e-9
