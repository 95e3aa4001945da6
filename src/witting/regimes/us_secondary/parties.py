"""Section 11 by the parties: a sector designee, or a member of the military-industrial base."""

from witting.base import Finding, Outcome, PartyFact, Role
from witting.regimes.case import Case, is_settled
from witting.regimes.findings import describe_party
from witting.regimes.licences import Cover, conditions_of
from witting.regimes.us_primary import SDN
from witting.regimes.us_secondary.common import (
    BASE,
    PRONG_I,
    PRONG_II,
    bank_caveat,
    gravest_for,
    section_11,
)

PROGRAMME = "RUSSIA-EO14024"
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
    meaning = case.book.require(BASE, case.day)
    members = meaning.value if isinstance(meaning.value, tuple) else ()
    everyone = "all_blocked_eo14024" in members
    found = []
    for group in case.listed:
        chief = group[0]
        if not _is_blocked(case, chief) or not (everyone or chief.section_11_marker):
            continue
        reason = (
            "every person blocked under EO 14024 belongs to the base on this day"
            if everyone
            else "it is designated for one of the five sectors, which make the base on this day"
        )
        found.append(
            _party_finding(
                case,
                PRONG_II,
                group,
                cover,
                f"{describe_party(group)}, blocked under EO 14024; {reason}",
                also_cites=(BASE, BRANCHES) if _has_agent(group) else (BASE,),
            )
        )
    return tuple(found)


def _party_finding(
    case: Case,
    path: str,
    group: tuple[PartyFact, ...],
    cover: Cover,
    because: str,
    also_cites: tuple[str, ...] = (),
) -> Finding:
    """Settle the outcome for one listed party: certainty, its part, and licences decide."""
    chief = group[0]
    caveats: tuple[str, ...] = ()
    outcome = gravest_for(case) if is_settled(chief) else Outcome.REVIEW
    if cover.is_whole and not case.is_article:
        # The licence frees the goods, not the party's every deal: a person checks its conditions.
        outcome = Outcome.REVIEW
        caveats = (
            f"{cover.names} may cover this deal; its conditions need a person's eye.",
            *(words for licence, _ in cover.licences for words in conditions_of(licence)),
        )
    if chief.listed_on_source:
        because = f"{because}. The entry was {chief.listed_on_source}"
    return section_11(
        case,
        path,
        outcome=outcome,
        because=because,
        facts=group,
        also_cites=also_cites,
        caveats=(*caveats, *_mention_caveat(chief), *bank_caveat(case), *cover.expired),
    )


def _has_agent(group: tuple[PartyFact, ...]) -> bool:
    """Say whether the entry is a bank in the chain, which may be met by one of its branches."""
    return any(fact.role.is_agent for fact in group)


def _is_blocked(case: Case, fact: PartyFact) -> bool:
    """Say whether the entry is blocked under EO 14024; the non-SDN list carries its tag too."""
    return PROGRAMME in fact.programmes and any(
        law.path == SDN for law in case.law_of(fact).answers
    )


def _mention_caveat(chief: PartyFact) -> tuple[str, ...]:
    if chief.role is not Role.MENTIONED:
        return ()
    return ("The name stands in free text; its part in the deal is not stated.",)
