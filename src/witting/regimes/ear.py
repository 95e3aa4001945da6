"""Export control: BIS's lists, those their entries own, and other US lists that go with goods.

The Entity List and its like speak of items subject to the EAR, whoever ships them. A bank is not
what they speak of: General Prohibition Ten reaches one that knows of a violation.
"""

from witting.base import Finding
from witting.regimes.case import Case
from witting.regimes.listed import listed_finding
from witting.regimes.met import met_under

BEGINNINGS = ("us/ear/", "us/bis/", "us/state/", "us/dod/", "us/dhs/")
TEN = "us/ear/general-prohibition-ten"


def ear_findings(case: Case) -> tuple[Finding, ...]:
    """Everything the lists of export control say of the deal on the day."""
    also = (TEN,) if case.profile.moves_money and case.in_force(TEN) else ()
    return tuple(
        listed_finding(case, met, lambda _, __: "", also_cites=also)
        for met in met_under(case, *BEGINNINGS)
    )
