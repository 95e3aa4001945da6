"""A verdict as a page: outcome first, then each finding, the input's words beside the list's."""

import os
from collections.abc import Iterator
from datetime import date

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.rule import Rule
from rich.text import Text

from witting.assess.beside import ALONE, Beside
from witting.assess.footing import footing_warnings
from witting.base import Assessment, Certainty, MissingFact, PartyFact
from witting.cli.page_asking import conflicts_part, languages_of, questions_part
from witting.cli.page_finding import STYLE, finding_part, score_lines
from witting.cli.page_related import beside_parts

__all__ = ["console", "page_parts", "print_page", "score_lines"]


def console() -> Console:
    """Make the console pages are printed on; wide enough for two columns where output is piped."""
    made = Console(highlight=False)
    if made.is_terminal or "COLUMNS" in os.environ:
        return made
    return Console(highlight=False, width=110)


def print_page(
    assessment: Assessment,
    changes: tuple[str, ...] | None = None,
    ask_in: str | None = None,
    beside: Beside = ALONE,
) -> None:
    """Print one assessment as a page an analyst reads from the top down."""
    out = console()
    for part in page_parts(assessment, changes, ask_in, beside):
        out.print(part)


def page_parts(
    assessment: Assessment,
    changes: tuple[str, ...] | None = None,
    ask_in: str | None = None,
    beside: Beside = ALONE,
) -> Iterator[RenderableType]:
    """Give the page's parts from the top down: outcome, what stands beside it, findings, the rest.

    Questions are shown in the language asked for, else in English and the document's own.
    """
    yield _head(assessment)
    yield from beside_parts(beside)
    told: dict[str, int] = {}
    for number, finding in enumerate(assessment.findings, start=1):
        yield finding_part(number, finding, assessment, told)
    parts = (
        _changes(changes),
        _aside(assessment),
        conflicts_part(assessment.conflicts),
        questions_part(assessment.questions, languages_of(assessment.deal, ask_in)),
        foot_part(assessment),
    )
    yield from (part for part in parts if part is not None)


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


def foot_part(assessment: Assessment) -> RenderableType:
    """Show what the verdict stands on, and what it does not judge."""
    world = assessment.world
    names = [f"{item.id} of {item.published or 'unknown date'}" for item in world.lists]
    lines = [Text(f"! {warning}", style="yellow") for warning in assessment.warnings]
    about = (
        f"Lists: {', '.join(names)}. Lawbook {world.lawbook}. Engine {world.engine}. "
        f"Made on {assessment.made_at}. A recommendation until a person decides; not legal advice."
    )
    return Group(Rule(style="dim"), *lines, Text(about, style="dim"), Text(""))
