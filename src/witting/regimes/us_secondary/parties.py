"""Section 11 by the parties: a sector designee, or a member of the military-industrial base."""

from witting.base import Exposure, Finding, Outcome, OwnerEntry, OwnerFact, PartyFact, Role
from witting.regimes.case import Case, is_settled
from witting.regimes.findings import describe_owned, describe_party, make_finding, sentence
from witting.regimes.licences import Cover
from witting.regimes.met import Met, met_under
from witting.regimes.programmes import EO14024
from witting.regimes.us_primary import FIFTY, SDN
from witting.regimes.us_secondary.base_meaning import Meaning, meaning_on
from witting.regimes.us_secondary.common import (
    BASE,
    PRONG_I,
    PRONG_II,
    bank_caveat,
    gravest_for,
    section_11,
)

BRANCHES = "us/eo14024/section-11/russian-bank-branches"


def prong_i(case: Case, cover: Cover) -> tuple[Finding, ...]:
    """A party designated for a sector of Russia's military-industrial base is in the deal."""
    if not case.in_force(PRONG_I):
        return ()
    return tuple(
        _party_finding(
            case,
            PRONG_I,
            group,
            cover,
            f"{describe_party(group)}, whose OFAC entry carries the section 11 remark: "
            f"“{group[0].section_11_marker.rstrip('.')}”",
        )
        for group in case.listed
        if group[0].section_11_marker
    )


def prong_ii_parties(case: Case, cover: Cover) -> tuple[Finding, ...]:
    """A party belongs to Russia's military-industrial base as it was defined on the day."""
    blocked = [group for group in case.listed if _is_blocked(case, group[0])]
    owned = [met for met in met_under(case, SDN) if _is_theirs(met)] if case.owned else []
    if not blocked and not owned:
        return ()
    meaning = meaning_on(case)
    return (
        *(_member(case, group, cover, meaning) for group in blocked),
        *(_owned(case, met, cover, meaning) for met in owned),
    )


def _member(case: Case, group: tuple[PartyFact, ...], cover: Cover, meaning: Meaning) -> Finding:
    """A listed party blocked under EO 14024: a member of the base, or not one yet."""
    said = f"{describe_party(group)}, blocked under EO 14024"
    if not (meaning.takes_in_all_blocked or group[0].section_11_marker):
        return _no_member(
            case, f"{said}, and its entry carries no section 11 remark", group, meaning
        )
    return _party_finding(
        case,
        PRONG_II,
        group,
        cover,
        f"{said}; {meaning.words}",
        also_cites=(BASE, BRANCHES) if _has_agent(group) else (BASE,),
        meaning=meaning,
    )


def _no_member(
    case: Case, said: str, facts: tuple[PartyFact | OwnerFact, ...], meaning: Meaning
) -> Finding:
    """Show why somebody was no member of the base on the day, with both meanings."""
    return make_finding(
        case,
        BASE,
        outcome=Outcome.CLEAR,
        exposure=Exposure.SECONDARY,
        because=sentence(
            f"{said}; {meaning.words}. What else the listing means stands in the other findings"
        ),
        facts=facts,
        extra_cites=meaning.cites,
    )


def _owned(case: Case, met: Met, cover: Cover, meaning: Meaning) -> Finding:
    """A party that persons blocked under EO 14024 own is blocked too, and so of the base."""
    fact = met.owned
    assert fact is not None
    theirs = _theirs(met.owners)
    if not meaning.takes_in_all_blocked and not any(one.section_11_marker for one in theirs):
        return _no_member(case, describe_owned(fact, theirs), met.facts, meaning)
    perhaps = cover.words(met.programmes, is_bank=False)
    counts = met.is_settled and meaning.takes_in_all_blocked and not perhaps
    return section_11(
        case,
        PRONG_II,
        outcome=gravest_for(case) if counts else Outcome.REVIEW,
        because=(
            f"{describe_owned(fact, theirs)}. What persons blocked under EO 14024 own "
            f"by half or more is blocked with them; {meaning.words}"
        ),
        facts=met.facts,
        also_cites=(BASE, FIFTY),
        extra_cites=meaning.cites,
        caveats=(*perhaps, *bank_caveat(case), *cover.expired),
    )


def _party_finding(
    case: Case,
    path: str,
    group: tuple[PartyFact, ...],
    cover: Cover,
    because: str,
    also_cites: tuple[str, ...] = (),
    meaning: Meaning | None = None,
) -> Finding:
    """Settle the outcome for one listed party: certainty, its part, and licences decide."""
    chief = group[0]
    perhaps = () if case.is_article else cover.words_for(group)
    outcome = gravest_for(case) if is_settled(chief) and not perhaps else Outcome.REVIEW
    if chief.listed_on_source:
        because = f"{because}. The entry was {chief.listed_on_source}"
    return section_11(
        case,
        path,
        outcome=outcome,
        because=because,
        facts=group,
        also_cites=also_cites,
        extra_cites=meaning.cites if meaning else (),
        caveats=(
            *perhaps,
            *_mention_caveat(chief),
            *bank_caveat(case),
            *cover.expired,
        ),
    )


def _has_agent(group: tuple[PartyFact, ...]) -> bool:
    """Say whether the entry is a bank in the chain, which may be met by one of its branches."""
    return any(fact.role.is_agent for fact in group)


def _is_blocked(case: Case, fact: PartyFact) -> bool:
    """Say whether the entry is blocked under EO 14024; the non-SDN list carries its tag too."""
    return EO14024 in fact.programmes and any(law.path == SDN for law in case.law_of(fact).answers)


def _is_theirs(met: Met) -> bool:
    """Say whether it is met by its owners, and one of them is blocked under EO 14024."""
    return isinstance(met.owned, OwnerFact) and bool(_theirs(met.owners))


def _theirs(owners: tuple[OwnerEntry, ...]) -> tuple[OwnerEntry, ...]:
    return tuple(owner for owner in owners if EO14024 in owner.programmes)


def _mention_caveat(chief: PartyFact) -> tuple[str, ...]:
    if chief.role is not Role.MENTIONED:
        return ()
    return ("The name stands in free text; its part in the deal is not stated.",)
