"""Turns a rule's path and the facts that meet it into a Finding, in the lawbook's words."""

from witting.base import (
    Citation,
    Exposure,
    Fact,
    Finding,
    Grade,
    Obligation,
    Outcome,
    OwnerEntry,
    OwnerFact,
    OwnerStanding,
    PartyFact,
    Role,
)
from witting.regimes.case import Case

UNCONFIRMED = "This rule is carried as unconfirmed in the lawbook: check the primary text."


def make_finding(
    case: Case,
    path: str,
    *,
    outcome: Outcome,
    exposure: Exposure,
    because: str,
    facts: tuple[Fact, ...],
    consequences: tuple[str, ...] = (),
    knowledge: str = "",
    also_cites: tuple[str, ...] = (),
    extra_cites: tuple[Citation, ...] = (),
    warned_by: tuple[str, ...] = (),
    caveats: tuple[str, ...] = (),
    obligations: tuple[Obligation, ...] = (),
) -> Finding:
    """Build the finding for a rule that is in force on the case's day.

    `consequences`, `knowledge`, `also_cites` and `warned_by` are paths in the lawbook, read as of
    the same day: the first three for their words and sources, the last for its note. `extra_cites`
    are those of another day's text. An unconfirmed text adds its caveat of its own accord.
    """
    answer = case.book.ask(path, case.day)
    text = case.book.require(path, case.day)
    paths = (path, *also_cites, *consequences, *((knowledge,) if knowledge else ()))
    notes = list(caveats)
    if text.grade is Grade.UNCONFIRMED:
        notes.append(UNCONFIRMED)
    if text.note:
        notes.append(text.note)
    notes.extend(_note(case, item) for item in warned_by if case.in_force(item))
    return Finding(
        rule=path,
        title=answer.title,
        outcome=outcome,
        exposure=exposure,
        because=because,
        facts=tuple(sorted((fact.id for fact in facts), key=lambda key: (len(key), key))),
        cites=tuple(dict.fromkeys((*_cites(case, paths), *extra_cites))),
        consequence=" ".join(_summary(case, item) for item in consequences).strip(),
        knowledge=_summary(case, knowledge) if knowledge else "",
        grade=text.grade,
        caveats=tuple(dict.fromkeys(notes)),
        obligations=obligations,
    )


def _note(case: Case, path: str) -> str:
    answer, text = case.book.ask(path, case.day), case.book.require(path, case.day)
    return f"{answer.title}: {text.note or text.summary}"


def _summary(case: Case, path: str) -> str:
    answer = case.book.ask(path, case.day)
    return answer.text.summary if answer.text is not None and case.in_force(path) else ""


def _cites(case: Case, paths: tuple[str, ...]) -> tuple[Citation, ...]:
    found: list[Citation] = []
    for path in paths:
        answer = case.book.ask(path, case.day)
        if answer.text is not None and case.in_force(path):
            found.extend(cite for cite in answer.text.cites if cite not in found)
    return tuple(found)


def describe_party(group: tuple[PartyFact, ...]) -> str:
    """Say who was met where: `the creditor “НПО «Уралподшипник»” is NPO URALPODSHIPNIK`."""
    chief = group[0]
    verb = "is" if chief.certainty.value == "certain" else "may be"
    others = sorted({role_words(fact.role) for fact in group[1:]} - {role_words(chief.role)})
    also = f" (also as {', '.join(others)})" if others else ""
    listed = f", listed since {chief.listed_on}" if chief.listed_on else ""
    return (
        f"{role_words(chief.role)} “{_written(chief)}”{also} {verb} "
        f"{chief.entry_name} ({chief.entry_id}{listed})"
    )


_STANDING = {
    OwnerStanding.OWNED: "is owned by",
    OwnerStanding.CONTROLLED: "is presumed to be controlled by",
    OwnerStanding.UNKNOWN: "may be owned or controlled by",
}


def describe_owned(fact: OwnerFact, owners: tuple[OwnerEntry, ...]) -> str:
    """Say who stands behind a party, how much they hold, and the way: one step after another."""
    named = join_words([f"{owner.name} ({owner.entry_id})" for owner in owners]) or "listed parties"
    held = f"{fact.least} %" if fact.least == fact.most else f"{fact.least} to {fact.most} %"
    way = f": {'; '.join(step.rstrip('.') for step in fact.chain)}" if fact.chain else ""
    hold = "together hold" if len(owners) > 1 else "holds"
    return (
        f"{role_words(fact.role)} “{fact.party_name}” {_STANDING[fact.standing]} {named}, who "
        f"{hold} {held}{way}"
    )


def _written(fact: PartyFact) -> str:
    """Give the party as the input writes it: its name, else the code it is known by."""
    return fact.party_name or (fact.span.text if fact.span else "unnamed")


def role_words(role: Role) -> str:
    """Give a role as one reads it: `ultimate debtor`; a mere mention is `named in the text:`."""
    return (
        "a name in the text," if role is Role.MENTIONED else f"the {role.value.replace('_', ' ')}"
    )


def sentence(text: str) -> str:
    """Make the first letter a capital and end with a full stop."""
    text = text.strip()
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."


def join_words(items: list[str] | tuple[str, ...]) -> str:
    """List things in a sentence: `a`, `a and b`, `a, b and c`."""
    unique = list(dict.fromkeys(items))
    if len(unique) < 2:
        return "".join(unique)
    return f"{', '.join(unique[:-1])} and {unique[-1]}"
