"""The mandatory layer under CAATSA, whose standard is another: knowledge is an element of it.

It is kept apart, so that nobody takes the one standard for the other.
"""

from witting.base import Duty, Exposure, Finding, Obligation, Outcome, PartyFact
from witting.regimes.case import Case
from witting.regimes.findings import describe_party, make_finding, sentence
from witting.regimes.us_primary import SDN

REDESIGNATED = "us/caatsa/eo13662-facilitation"
SECTION_226 = "us/caatsa/section-226"
SECTION_228 = "us/caatsa/section-228"
KNOWINGLY = "us/caatsa/knowingly"
_ORDERS = ("UKRAINE-EO13660", "UKRAINE-EO13661", "UKRAINE-EO13662", "UKRAINE-EO13685")
"""OFAC's programme tags of the orders that CAATSA's layer speaks of."""
_ALSO_EO14024 = "RUSSIA-EO14024"


def caatsa_findings(case: Case) -> tuple[Finding, ...]:
    """Everything CAATSA's layer says of the deal on the day: always a review, never more."""
    if case.is_article:
        return ()
    return tuple(
        _finding(case, group)
        for group in case.listed
        if set(_ORDERS) & set(group[0].programmes) and _is_on_sdn(case, group[0])
        if case.in_force(_path(case, group[0]))
    )


def _path(case: Case, fact: PartyFact) -> str:
    """Pick the rule: for those blocked under EO 14024 too the layer that came in 2025."""
    if _ALSO_EO14024 in fact.programmes:
        return REDESIGNATED
    return SECTION_226 if case.profile.is_ffi else SECTION_228


def _is_on_sdn(case: Case, fact: PartyFact) -> bool:
    paths = {law.path for law in case.law_of(fact).answers}
    return bool(paths & {SDN, "us/ofac/ukraine-blocking"})


def _finding(case: Case, group: tuple[PartyFact, ...]) -> Finding:
    path = _path(case, group[0])
    programmes = ", ".join(name for name in group[0].programmes if name in _ORDERS)
    what = "Write down what you knew and when: under this rule knowledge is an element."
    return make_finding(
        case,
        path,
        outcome=Outcome.REVIEW,
        exposure=Exposure.SECONDARY,
        because=sentence(
            f"{describe_party(group)}, under {programmes}: whoever knowingly facilitates a "
            "significant transaction for it must be sanctioned. This is not section 11, which asks "
            "for no knowledge"
        ),
        facts=group,
        consequences=(path,),
        knowledge=KNOWINGLY if case.in_force(KNOWINGLY) else "",
        obligations=(Obligation(duty=Duty.DILIGENCE, what=what, rule=path),),
    )
