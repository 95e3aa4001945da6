"""A verdict as a page: outcome first, then each finding, the input's words beside the list's."""

import os
from collections.abc import Iterable, Iterator
from datetime import date

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from witting.assess.footing import footing_warnings
from witting.base import (
    Assessment,
    Certainty,
    Deal,
    Fact,
    Finding,
    GoodsFact,
    MissingFact,
    Outcome,
    PartyFact,
    PlaceFact,
    RedFlagFact,
    ScorePart,
    Span,
)

STYLE = {Outcome.CLEAR: "green", Outcome.REVIEW: "yellow", Outcome.PROHIBITED: "red"}
CONTEXT = 60
"""How many characters of the passage are shown on either side of the words that matter."""


def console() -> Console:
    """Make the console pages are printed on; wide enough for two columns where output is piped."""
    made = Console(highlight=False)
    if made.is_terminal or "COLUMNS" in os.environ:
        return made
    return Console(highlight=False, width=110)


def print_page(assessment: Assessment, changes: tuple[str, ...] | None = None) -> None:
    """Print one assessment as a page an analyst reads from the top down."""
    out = console()
    for part in page_parts(assessment, changes):
        out.print(part)


def page_parts(
    assessment: Assessment, changes: tuple[str, ...] | None = None
) -> Iterator[RenderableType]:
    """Give the page's parts from the top down: outcome, findings, changes, questions, footing."""
    yield _head(assessment)
    told: dict[str, int] = {}
    for number, finding in enumerate(assessment.findings, start=1):
        yield _finding(number, finding, assessment, told)
    for part in (_changes(changes), _aside(assessment), _questions(assessment), _foot(assessment)):
        if part is not None:
            yield part


def _head(assessment: Assessment) -> RenderableType:
    deal = assessment.deal
    style = STYLE[assessment.outcome]
    title = Text.assemble((f" {assessment.outcome.value.upper()} ", f"bold reverse {style}"))
    about = " · ".join(part for part in (deal.source, deal.format, deal.reference) if part)
    body = Text(assessment.summary)
    body.append(f"\n\n{about}\nAs of {assessment.as_of}, asked by {assessment.profile}", "dim")
    body.append(f"\n{_age(assessment)}", "yellow")
    for warning in footing_warnings(assessment.world.lists):
        body.append(f"\n{warning}", "bold yellow")
    return Panel(body, title=title, title_align="left", border_style=style, padding=(1, 2))


def _age(assessment: Assessment) -> str:
    """Say in one line how old the lists were on the day asked: the first thing to ask of clear."""
    days = sorted(used.published for used in assessment.world.lists if used.published)
    if not days:
        return "Lists of unknown date"
    age = (min(assessment.as_of, assessment.made_at) - date.fromisoformat(days[0])).days
    return f"On lists {age} days old: nobody listed since is found" if age > 0 else ""


def _finding(
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
        rows.add_row(_label(fact), _fact(fact, assessment.deal))
    for label, text in (("would face", finding.consequence), ("knowledge", finding.knowledge)):
        if text:
            first = told.setdefault(text, number)
            rows.add_row(label, text if first == number else f"as under {first}")
    for caveat in finding.caveats:
        if told.setdefault(caveat, number) == number:
            rows.add_row("note", Text(caveat, style="italic"))
    for words, url in _sources(finding):
        first = told.setdefault(words, number)
        shown = Text.assemble(words, (f"\n{url}" if url and first == number else "", "dim"))
        rows.add_row("source", shown)
    return Padding(Group(head, Padding(rows, (0, 0, 0, 3))), (1, 0, 0, 0))


def _sources(finding: Finding) -> list[tuple[str, str]]:
    """Give each source once, with the places in it that are cited and how it was confirmed."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for cite in finding.cites:
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
    return {"red_flag": "red flag"}.get(fact.kind, fact.kind)


def _fact(fact: Fact, deal: Deal) -> RenderableType:
    match fact:
        case PartyFact():
            return Group(_quoted(fact.span, deal), _party(fact))
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


def _changes(changes: tuple[str, ...] | None) -> RenderableType | None:
    if not changes:
        return None
    return Group(
        Rule("What the newer lists changed", align="left"), *(Text(line) for line in changes)
    )


def _aside(assessment: Assessment) -> RenderableType | None:
    """Show what was seen but carries no finding: candidates ruled out, what is not stated."""
    used = {fact for finding in assessment.findings for fact in finding.facts}
    near = [
        fact
        for fact in assessment.facts
        if isinstance(fact, PartyFact)
        and fact.id not in used
        and (not fact.is_match or fact.certainty is Certainty.RULED_OUT)
    ]
    lines = [
        Text(f"“{fact.party_name}” is not {fact.entry_name} ({fact.entry_id}): {fact.because}")
        for fact in near
    ]
    lines += [
        Text(f"Not known: {fact.because.rstrip('.')}.")
        for fact in assessment.facts
        if isinstance(fact, MissingFact) and fact.id not in used
    ]
    return Group(Rule("Also seen", align="left"), *lines) if lines else None


def _questions(assessment: Assessment) -> RenderableType | None:
    if not assessment.questions:
        return None
    lines = [Text(f"• {question.ask}") for question in assessment.questions]
    return Group(Rule("What to ask", align="left"), *lines)


def _foot(assessment: Assessment) -> RenderableType:
    world = assessment.world
    names = [f"{item.id} of {item.published or 'unknown date'}" for item in world.lists]
    lines = [Text(f"! {warning}", style="yellow") for warning in assessment.warnings]
    about = (
        f"Lists: {', '.join(names)}. Lawbook {world.lawbook}. Engine {world.engine}. "
        f"Made on {assessment.made_at}. A recommendation until a person decides; not legal advice."
    )
    return Group(Rule(style="dim"), *lines, Text(about, style="dim"), Text(""))
