"""Findings, duties and questions as the page of a case shows them, with each rule as of its day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from witting.assess.strength import in_order, strength_of
from witting.lawbook import Answer
from witting.service.desk.facts import FactShown, fact_shown
from witting.service.desk.on_desk import on_desk
from witting.service.desk.ownership import Behind, nothing_drawn
from witting.service.desk.wording import LANGUAGES, direction, plain

Record = dict[str, Any]
Law = Callable[[str], Answer | None]
"""Gives what the lawbook says of a path on the day of the case; None for a path it lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source with the places in it that are cited."""

    words: str
    grade: str
    url: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LawShown:
    """What a rule said on the day of the case."""

    path: str
    title: str
    standing: str
    because: str
    summary: str
    says: str
    since: str
    until: str
    note: str
    grade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something to do, and by when."""

    duty: str
    what: str
    rule: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingShown:
    """One finding with all that a reader needs to defend it."""

    number: int
    rule: str
    title: str
    outcome: str
    exposure: str
    because: str
    facts: tuple[FactShown, ...]
    again: tuple[tuple[str, str], ...]  # facts shown under an earlier finding: place, label
    duties: tuple[Duty, ...]
    consequence: str
    knowledge: str
    caveats: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    grade: str
    law: LawShown | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A question in one language, ready to send."""

    language: str
    name: str
    direction: str
    text: str
    is_customers: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionShown:
    """What to ask: the analyst's sentence, and the customer's text in each language."""

    ask: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictShown:
    """Laws that pull apart."""

    title: str
    rule: str
    against: str
    because: str
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictShown:
    """What was said of one deal of the document."""

    number: int
    outcome: str
    summary: str
    findings: tuple[FindingShown, ...]
    aside: tuple[FactShown, ...]  # facts no finding rests on
    near: tuple[FactShown, ...]  # of them, parties that come near a listed one
    questions: tuple[QuestionShown, ...]
    conflicts: tuple[ConflictShown, ...]
    warnings: tuple[str, ...]


def verdict_shown(
    record: Record, number: int, law: Law, customer: str, behind: Behind = nothing_drawn
) -> VerdictShown:
    """Give what was said of a deal; `customer` is the language to ask in first."""
    told = {fact["id"]: fact for fact in record["facts"]}
    ordered = in_order(record["findings"], told)
    facts = {fact["id"]: fact_shown(fact, number, behind) for fact in record["facts"]}
    seen: dict[str, int] = {}
    findings = tuple(_finding(one, at, facts, seen, law) for at, one in enumerate(ordered, start=1))
    return VerdictShown(
        number=number,
        outcome=record["outcome"],
        summary=on_desk(_summary(record, ordered)),
        findings=findings,
        aside=_unseen(facts, seen, told, is_near=False),
        near=_unseen(facts, seen, told, is_near=True),
        questions=tuple(_question(one, customer) for one in record["questions"]),
        conflicts=tuple(_conflict(one) for one in record["conflicts"]),
        warnings=tuple(map(on_desk, record["warnings"])),
    )


def _summary(record: Record, ordered: Sequence[Record]) -> str:
    """Give the verdict's sentence; of what is put first, where that is another than was kept."""
    chief = ordered[0] if ordered else None
    if chief is None or chief["outcome"] != record["outcome"] or chief["outcome"] == "clear":
        return str(record["summary"])
    return f"{chief['title']}: {chief['because']}"


def _unseen(
    facts: dict[str, FactShown], seen: dict[str, int], told: dict[str, Record], *, is_near: bool
) -> tuple[FactShown, ...]:
    """Give the facts no finding rests on, near names or the others, the strongest first."""
    keys = [key for key in facts if key not in seen and (told[key]["kind"] == "party") is is_near]
    if is_near:
        keys.sort(key=lambda key: strength_of(told[key]), reverse=True)
    return tuple(facts[key] for key in keys)


def _finding(
    finding: Record, at: int, facts: dict[str, FactShown], seen: dict[str, int], law: Law
) -> FindingShown:
    named = [one for one in finding["facts"] if one in facts]
    fresh = tuple(facts[one] for one in named if seen.setdefault(one, at) == at)
    again = tuple((facts[one].place, facts[one].label) for one in named if seen[one] != at)
    return FindingShown(
        number=at,
        rule=finding["rule"],
        title=finding["title"],
        outcome=finding["outcome"],
        exposure=finding["exposure"],
        because=on_desk(finding["because"]),
        facts=fresh,
        again=again,
        duties=tuple(_duty(one) for one in finding["obligations"]),
        consequence=finding["consequence"],
        knowledge=finding["knowledge"],
        caveats=tuple(map(on_desk, finding["caveats"])),
        sources=source_lines(finding["cites"]),
        grade=finding["grade"],
        law=law_shown(law(finding["rule"])),
    )


def law_shown(answer: Answer | None) -> LawShown | None:
    """Give a rule as it stood on a day."""
    if answer is None:
        return None
    text = answer.text
    return LawShown(
        path=answer.path,
        title=answer.title,
        standing=answer.standing.value,
        because=answer.because,
        summary=text.summary if text else "",
        says=text.says if text else "",
        since=answer.starts.isoformat() if answer.starts else "",
        until=answer.ended.isoformat() if answer.ended else "",
        note=" ".join(filter(None, (text.note if text else "", answer.note))),
        grade=text.grade.value if text else "",
    )


def _duty(one: Record) -> Duty:
    return Duty(
        duty=plain(one["duty"]),
        what=one["what"],
        rule=one["rule"],
        by=day_words(one["by"]) if one["by"] else "",
    )


def day_words(day: str) -> str:
    """Give a day as one reads it.

    >>> day_words("2024-07-05")
    '5 July 2024'
    """
    found = date.fromisoformat(day)
    return f"{found.day} {found:%B} {found.year}"


def source_lines(cites: Sequence[Record]) -> tuple[SourceLine, ...]:
    """Give each source once, with the places in it that are cited and what it says there."""
    found: dict[tuple[str, str, str], tuple[list[str], list[str]]] = {}
    for cite in cites:
        pins, says = found.setdefault((cite["title"], cite["grade"], cite["url"]), ([], []))
        if cite["pinpoint"] and cite["pinpoint"] not in pins:
            pins.append(cite["pinpoint"])
        if cite["says"] and cite["says"] not in says:
            says.append(cite["says"])
    return tuple(
        SourceLine(
            words=f"{title}{': ' if pins else ''}{'; '.join(pins)}",
            grade=grade,
            url=url if url.startswith(("https://", "http://")) else "",
            says=tuple(says),
        )
        for (title, grade, url), (pins, says) in found.items()
    )


def _question(question: Record, customer: str) -> QuestionShown:
    """Give a question with the customer's language first and English second."""
    said = question["said"]
    order = [one for one in dict.fromkeys((customer, "en", *sorted(said))) if one in said]
    return QuestionShown(
        ask=on_desk(question["ask"]),
        said=tuple(
            Said(
                language=one,
                name=LANGUAGES.get(one, one),
                direction=direction(one),
                text=said[one],
                is_customers=one == customer,
            )
            for one in order
        ),
    )


def _conflict(one: Record) -> ConflictShown:
    return ConflictShown(
        title=one["title"],
        rule=one["rule"],
        against=", ".join(one["against"]),
        because=one["because"],
        sources=source_lines(one["cites"]),
    )
