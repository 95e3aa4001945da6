"""One finding of a page: why, the facts with the input's own words, what to do, the sources."""

from collections.abc import Iterable
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from witting.base import (
    Assessment,
    Citation,
    Deal,
    Fact,
    Finding,
    GoodsFact,
    MissingFact,
    Obligation,
    Outcome,
    OwnerFact,
    PartyFact,
    PlaceFact,
    RedFlagFact,
    ScorePart,
    Span,
)

STYLE = {Outcome.CLEAR: "green", Outcome.REVIEW: "yellow", Outcome.PROHIBITED: "red"}
CONTEXT = 60
"""How many characters of the passage are shown on either side of the words that matter."""


def finding_part(
    number: int, finding: Finding, assessment: Assessment, told: dict[str, int]
) -> RenderableType:
    """Show one finding; what an earlier one has told already is only pointed at."""
    style = STYLE[finding.outcome]
    head = Text.assemble(
        (f"{number}. {finding.outcome.value.upper()} ", f"bold {style}"),
        (finding.title, "bold"),
        (f"  {finding.rule} · {finding.exposure.value}", "dim"),
    )
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="dim", no_wrap=True)
    rows.add_column(ratio=1, overflow="fold")  # an address cut short leads nowhere
    rows.add_row("why", finding.because)
    for fact in _facts(finding, assessment):
        first = told.setdefault(f"owners: {fact.id}", number) if fact.kind == "owner" else number
        if isinstance(fact, MissingFact) and fact.because == finding.because:
            continue  # the finding has said it
        shown = _fact(fact, assessment.deal) if first == number else Text(f"as under {first}")
        rows.add_row(_label(fact), shown)
    for item in finding.obligations:
        rows.add_row("to do", obligation_line(item))
    for label, text in (("would face", finding.consequence), ("knowledge", finding.knowledge)):
        if text:
            first = told.setdefault(text, number)
            rows.add_row(label, text if first == number else f"as under {first}")
    for caveat in finding.caveats:
        if told.setdefault(caveat, number) == number:
            rows.add_row("note", Text(caveat, style="italic"))
    for words, url in source_lines(finding.cites):
        first = told.setdefault(words, number)
        address = f"\n{url}" if url and first == number else ""
        rows.add_row("source", Text.assemble(words, (address, "dim")))
    return Padding(Group(head, Padding(rows, (0, 0, 0, 3))), (1, 0, 0, 0))


def obligation_line(item: Obligation) -> Text:
    """Give one duty as a line: what kind it is, what to do, by when, under which rule."""
    line = Text.assemble((item.duty.value, "bold"), f"  {item.what}")
    if item.by:
        line.append(f" By {day_words(item.by)}.", "bold")
    return line.append(f"  {item.rule}", "dim")


def day_words(day: date) -> str:
    """Give a day as one reads it.

    >>> day_words(date(2024, 7, 5))
    '5 July 2024'
    """
    return f"{day.day} {day:%B} {day.year}"


def source_lines(cites: Iterable[Citation]) -> list[tuple[str, str]]:
    """Give each source once, with the places in it that are cited and how it was confirmed."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for cite in cites:
        pinpoints = found.setdefault((cite.title, cite.grade.value, cite.url), [])
        if cite.pinpoint and cite.pinpoint not in pinpoints:
            pinpoints.append(cite.pinpoint)
    return [
        (f"{title}{': ' if pins else ''}{'; '.join(pins)} [{grade}]", url)
        for (title, grade, url), pins in found.items()
    ]


def _facts(finding: Finding, assessment: Assessment) -> list[Fact]:
    wanted = set(finding.facts)
    return [fact for fact in assessment.facts if fact.id in wanted]


def _label(fact: Fact) -> str:
    return {"red_flag": "red flag", "owner": "owners"}.get(fact.kind, fact.kind)


def _fact(fact: Fact, deal: Deal) -> RenderableType:
    match fact:
        case PartyFact():
            return Group(_quoted(fact.span, deal), _party(fact))
        case OwnerFact():
            return Group(_quoted(fact.span, deal), _owner(fact))
        case GoodsFact():
            marks = [fact.hs6 and f"HS {fact.hs6}", fact.tier and f"tier {fact.tier}"]
            marks += [*fact.item_classes, *fact.families, fact.hs_title]
            words = " · ".join(mark for mark in marks if mark)
            return Group(_quoted(fact.span, deal), Text(f"{words} ({fact.confidence:.2f})"))
        case PlaceFact():
            roles = ", ".join(fact.roles)
            return _quoted(fact.span, deal) + Text(f"  {fact.name} · {fact.part} · {roles}", "dim")
        case RedFlagFact():
            return Text(f"{fact.because} ({fact.flag}, weight {fact.weight:.2f})")
        case _:
            return Text(fact.because)


def _party(fact: PartyFact) -> RenderableType:
    """Show the listed name beside the input's, and the parts of the score that add up to it."""
    lines = Text.assemble((fact.listed_name, "bold"), (f"  {fact.entry_id}", "cyan"))
    lines.append(f"  {', '.join(fact.programmes)}", "dim")
    if fact.listed_on:
        lines.append(f"  listed {fact.listed_on}", "dim")
    for line in score_lines(fact.parts):
        lines.append(f"\n{line}")
    lines.append(f"\n={fact.score:.3f} {fact.certainty.value}: {fact.because}", "dim")
    return lines


def _owner(fact: OwnerFact) -> RenderableType:
    """Show who stands behind a party and how much they hold, then the way there, step by step."""
    held = f"{fact.least} %" if fact.least == fact.most else f"{fact.least} to {fact.most} %"
    key = f"  {fact.party_id}" if fact.party_id != fact.party_name else ""
    lines = Text.assemble((fact.party_name, "bold"), (key, "cyan"))
    lines.append(f"  {fact.standing.value} · {held} · {fact.rule}", "dim")
    for owner in fact.owners:
        lines.append("\nlisted: ").append(owner.name, "bold").append(f"  {owner.entry_id}", "cyan")
        lines.append("" if owner.is_certain else "  (whether it is that one is not settled)", "dim")
    for number, step in enumerate(fact.chain, start=1):
        lines.append(f"\n{number}. {step}")
    return lines.append(f"\n{fact.because}", "dim")


def score_lines(parts: Iterable[ScorePart]) -> list[str]:
    """Give a score's parts, one a line; those that say nothing share the last."""
    shown = tuple(parts)
    lines = [f"{part.value:+.3f} {part.name}: {part.because}" for part in shown if part.value]
    silent = [part.because for part in shown if not part.value]
    return [*lines, f"+0.000 {'; '.join(silent)}"] if silent else lines


def _quoted(span: Span | None, deal: Deal) -> Text:
    """Give the input's own words, highlighted where they stand."""
    if span is None:
        return Text("(not in the input's words)", style="dim")
    text = next((item.text for item in deal.passages if item.field == span.field), "")
    before, after = "", ""
    if text[span.start : span.end] == span.text:
        before = text[max(0, span.start - CONTEXT) : span.start].replace("\n", " ")
        after = text[span.end : span.end + CONTEXT].replace("\n", " ")
    return Text.assemble(
        (f"{span.field} ", "dim"), before, (span.text, "bold #000000 on #ffd75f"), after
    )
