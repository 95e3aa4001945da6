"""What to ask to settle what is unknown: each question names what it would settle."""

from witting.base import (
    Certainty,
    Finding,
    MissingFact,
    Outcome,
    PartyFact,
    PartyKind,
    Question,
)
from witting.regimes import Case


def questions_for(case: Case, findings: tuple[Finding, ...]) -> tuple[Question, ...]:
    """Give the questions a person should put, in the order of the facts; none for a clear deal."""
    if all(finding.outcome is Outcome.CLEAR for finding in findings):
        return ()
    used = {fact for finding in findings for fact in finding.facts}
    found: dict[str, list[str]] = {}
    for fact in case.facts:
        if isinstance(fact, MissingFact) and fact.question:
            found.setdefault(fact.question, []).append(fact.id)
        elif isinstance(fact, PartyFact) and fact.id in used:
            found.setdefault(_identity_question(fact), []).append(fact.id)
    for ask, settles in _licence_question(case, findings):
        found.setdefault(ask, []).extend(settles)
    return tuple(Question(ask=ask, settles=tuple(settles)) for ask, settles in found.items() if ask)


def _identity_question(fact: PartyFact) -> str:
    """Ask for what would tell the party from its namesakes; nothing where identity is settled."""
    if fact.certainty is not Certainty.POSSIBLE or not fact.is_match:
        return ""
    proof = {
        PartyKind.PERSON: "date and place of birth and a passport number",
        PartyKind.VESSEL: "IMO number",
    }.get(fact.entry_kind or PartyKind.ORGANISATION, "registration and tax number and address")
    return f"Ask for the {proof} of “{fact.party_name}”: is it {fact.entry_name} ({fact.entry_id})?"


def _licence_question(case: Case, findings: tuple[Finding, ...]) -> list[tuple[str, list[str]]]:
    """Ask who uses the goods and whether a licence is held, where goods raise the finding."""
    rules = [
        finding.rule
        for finding in findings
        if finding.outcome is not Outcome.CLEAR and _rests_on_goods(case, finding)
    ]
    if not rules or case.is_article:
        return []
    ask = (
        "Ask for the end user, the end use and the full HS codes of the goods, and whether a "
        "licence or exemption covers them: which one, and until when?"
    )
    return [(ask, list(dict.fromkeys(rules)))]


def _rests_on_goods(case: Case, finding: Finding) -> bool:
    goods = {fact.id for fact in case.goods}
    return bool(goods & set(finding.facts))
