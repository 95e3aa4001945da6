"""Findings that no law makes: a check that broke, a part unread, a party listed only later."""

from witting.base import Exposure, Finding, Grade, MissingFact, Outcome
from witting.regimes import Case

UNCHECKED = "house/unchecked"
LISTED_LATER = "house/listed-later"


def house_findings(case: Case) -> tuple[Finding, ...]:
    """What the asker should know beside the law."""
    return (*_unchecked(case), *_listed_later(case))


def _unchecked(case: Case) -> tuple[Finding, ...]:
    """A part of the input was not read or not checked, so the deal cannot be called clear."""
    facts = tuple(
        fact
        for fact in case.facts
        if isinstance(fact, MissingFact) and fact.what.startswith(("unread", "check:"))
    )
    if not facts:
        return ()
    return (
        _finding(
            UNCHECKED,
            "Not everything was checked",
            Outcome.REVIEW,
            " ".join(fact.because for fact in facts),
            tuple(fact.id for fact in facts),
        ),
    )


def _listed_later(case: Case) -> tuple[Finding, ...]:
    """A party was listed only after the day asked, so its listing plays no part on that day."""
    return tuple(
        _finding(
            LISTED_LATER,
            "Listed after the day asked",
            Outcome.CLEAR,
            f"“{fact.party_name}” matches {fact.entry_name} ({fact.entry_id}), which was listed on "
            f"{fact.listed_on}, after {case.day.isoformat()}.",
            (fact.id,),
        )
        for fact in case.listed_later
    )


def _finding(
    rule: str, title: str, outcome: Outcome, because: str, facts: tuple[str, ...]
) -> Finding:
    return Finding(
        rule=rule,
        title=title,
        outcome=outcome,
        exposure=Exposure.PRIMARY,
        because=because,
        facts=facts,
        cites=(),
        consequence="",
        grade=Grade.PRIMARY,
    )
