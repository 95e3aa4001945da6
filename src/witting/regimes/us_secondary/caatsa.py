"""The mandatory layer under CAATSA, whose standard is another: knowledge is an element of it.

It is kept apart, so that nobody takes the one standard for the other.
"""

from witting.base import Duty, Exposure, Finding, Obligation, Outcome, PartyFact
from witting.regimes.case import Case
from witting.regimes.findings import describe_party, make_finding, sentence
from witting.regimes.programmes import EO13662, EO14024, OF_CAATSA
from witting.regimes.us_primary import SDN

REDESIGNATED = "us/caatsa/eo13662-facilitation"
SECTION_226 = "us/caatsa/section-226"
SECTION_228 = "us/caatsa/section-228"
KNOWINGLY = "us/caatsa/knowingly"
_BLOCKING = frozenset({SDN, "us/ofac/ukraine-blocking"})
_SECTORAL = "us/ofac/ssi/"


def caatsa_findings(case: Case) -> tuple[Finding, ...]:
    """Everything CAATSA's layer says of the deal on the day: always a review, never more."""
    if case.is_article:
        return ()
    found = []
    for group in case.listed:
        path = _path(case, group[0])
        if path and case.in_force(path):
            found.append(_finding(case, path, group))
    return tuple(found)


def _path(case: Case, fact: PartyFact) -> str:
    """Pick the rule a listed party stands under; "" where none.

    The tag of EO 13662 beside that of EO 14024 was that of a directive on debt, until in 2025 many
    of them were designated under it too.
    """
    orders = set(OF_CAATSA) & set(fact.programmes)
    paths = {law.path for law in case.law_of(fact).answers}
    if not orders:
        return ""
    if paths & _BLOCKING:
        if orders == {EO13662} and EO14024 in fact.programmes:
            return REDESIGNATED
        return SECTION_226 if case.profile.is_ffi else SECTION_228
    return SECTION_228 if any(path.startswith(_SECTORAL) for path in paths) else ""


def _finding(case: Case, path: str, group: tuple[PartyFact, ...]) -> Finding:
    programmes = ", ".join(name for name in group[0].programmes if name in OF_CAATSA)
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
