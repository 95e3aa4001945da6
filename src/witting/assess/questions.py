"""What to ask to settle what is unknown: each question is asked once and names what it settles.

Only what would change the outcome is asked. A clear deal needs nothing. Whether a party is the
listed one, and who owns it, is asked where the law says otherwise of one answer than of the other.
A gap may hide anything: where the outcome is review, all are asked; where it is prohibited, those
that the prohibition rests on, and which goods are traded where a licence might still cover them.
"""

from collections.abc import Iterable

from witting.assess.question_table import question_table
from witting.assess.what_if import turning_facts
from witting.base import (
    Ask,
    Fact,
    Finding,
    MissingFact,
    Outcome,
    OwnerFact,
    PartyFact,
    PartyKind,
    Question,
    gravest,
)
from witting.regimes import Case

LICENCE = Ask(key="goods.licence")
IDENTITY = {
    PartyKind.PERSON: "identity.person",
    PartyKind.ORGANISATION: "identity.organisation",
    PartyKind.VESSEL: "identity.vessel",
    PartyKind.AIRCRAFT: "identity.aircraft",
}


def questions_for(case: Case, findings: tuple[Finding, ...]) -> tuple[Question, ...]:
    """Give the questions a person should put, in the order of the facts; none for a clear deal."""
    outcome = gravest([finding.outcome for finding in findings])
    if outcome is Outcome.CLEAR:
        return ()
    holding = [finding for finding in findings if finding.outcome is outcome]
    used = {fact for finding in holding for fact in finding.facts}
    turning = turning_facts(case)
    found: dict[Ask, list[str]] = {}
    for fact in case.facts:
        bears = fact.id in turning or _is_gap(case, fact, used, outcome)
        for ask in _asks(case, fact, turning) if bears else ():
            found.setdefault(ask, []).append(fact.id)
    for rule in _resting_on_goods(case, holding):
        found.setdefault(LICENCE, []).append(rule)
    return _questions(found, case.deal.reference)


def _questions(found: dict[Ask, list[str]], reference: str) -> tuple[Question, ...]:
    table = question_table()
    settled = list(found.values())
    return tuple(
        Question(
            ask=table.analyst(ask),
            settles=tuple(dict.fromkeys(item for place in places for item in settled[place])),
            said=table.customer(ask, reference),
        )
        for ask, places in table.joined(found)
    )


def _is_gap(case: Case, fact: Fact, used: set[str], outcome: Outcome) -> bool:
    """Say whether a fact is a gap that the outcome may hang on."""
    if not isinstance(fact, MissingFact):
        return False
    return outcome is Outcome.REVIEW or fact.id in used or _may_be_freed(case, fact)


def _may_be_freed(case: Case, fact: MissingFact) -> bool:
    """Say whether goods not named could be such as a licence covers: not beside critical ones."""
    return fact.what == "goods" and not case.critical_goods and not case.high_priority_goods


def _asks(case: Case, fact: Fact, turning: frozenset[str]) -> Iterable[Ask]:
    match fact:
        case MissingFact():
            return (fact.ask,) if fact.ask else ()
        case PartyFact():
            return (_identity(case, fact, turning),)
        case OwnerFact():
            return fact.asks
        case _:
            return ()


def _identity(case: Case, fact: PartyFact, turning: frozenset[str]) -> Ask:
    """Ask for what tells a party from its namesakes: once, whomever of the listed it may be."""
    key = _identity_key(fact)
    party = _written(fact)
    entries = [
        f"{other.entry_name} ({other.entry_id})"
        for other in case.facts
        if isinstance(other, PartyFact)
        and other.id in turning
        and (_identity_key(other), _written(other)) == (key, party)
    ]
    named = " or ".join(dict.fromkeys(entries))
    return Ask(key=key, words=(("party", party), ("entries", named)))


def _identity_key(fact: PartyFact) -> str:
    return IDENTITY[fact.entry_kind or PartyKind.ORGANISATION]


def _written(fact: PartyFact) -> str:
    """Give the party as the input writes it, else the listed name it was met by."""
    return fact.party_name or (fact.span.text if fact.span else fact.listed_name)


def _resting_on_goods(case: Case, findings: list[Finding]) -> tuple[str, ...]:
    """Give the rules of the findings that rest on goods: a licence may settle each."""
    if case.is_article:
        return ()
    goods = {fact.id for fact in case.goods}
    return tuple(dict.fromkeys(one.rule for one in findings if goods & set(one.facts)))
