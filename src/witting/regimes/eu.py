"""EU restrictive measures, as far as the shipped EU list needs them: a listed party met in a deal.

Binds EU persons. For others an EU-listed party is shown and reviewed, because a euro leg or an EU
correspondent would freeze it; the other EU provisions are not held yet.
"""

from witting.base import Exposure, Finding, Outcome, PartyFact
from witting.regimes.case import Case, is_settled
from witting.regimes.findings import describe_party, join_words, make_finding, sentence
from witting.regimes.lists import EU_LIST, FREEZE, rule_of


def eu_findings(case: Case) -> tuple[Finding, ...]:
    """Everything the EU list says of the deal on the day."""
    return tuple(
        _listed_party(case, group)
        for group in case.listed
        if rule_of(group[0]) in (FREEZE, EU_LIST) and case.in_force(rule_of(group[0]))
    )


def _listed_party(case: Case, group: tuple[PartyFact, ...]) -> Finding:
    """A party on the EU's consolidated list of financial sanctions is in the deal."""
    chief = group[0]
    binds = case.profile.is_eu_person and not case.is_article
    because = (
        f"{describe_party(group)}, under {join_words(list(chief.programmes)) or 'no programme'}"
    )
    if not case.profile.is_eu_person:
        because = f"{because}. EU law does not bind you directly; an EU person or a euro leg would"
    return make_finding(
        case,
        rule_of(chief),
        outcome=Outcome.PROHIBITED if binds and is_settled(chief) else Outcome.REVIEW,
        exposure=Exposure.PRIMARY if case.profile.is_eu_person else Exposure.SECONDARY,
        because=sentence(because),
        facts=group,
        consequences=(rule_of(chief),),
    )
