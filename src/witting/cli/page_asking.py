"""What a person has to settle: laws that pull apart, and questions with the customer's own text."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from witting.assess import customer_language
from witting.base import Conflict, Deal, Question
from witting.cli.page_finding import source_lines

ENGLISH = "en"


def languages_of(deal: Deal, ask_in: str | None) -> tuple[str, ...]:
    """Give the languages to show questions in: the one asked for, else English and the guess."""
    return (ask_in,) if ask_in else tuple(dict.fromkeys((ENGLISH, customer_language(deal))))


def questions_part(
    questions: Sequence[Question], languages: Iterable[str]
) -> RenderableType | None:
    """Show each question: what the analyst does, and under it the text to send."""
    if not questions:
        return None
    spoken = tuple(languages)
    shown = [item for question in questions for item in _question(question, spoken)]
    return Group(Rule("What to ask", align="left"), *shown)


def _question(question: Question, languages: tuple[str, ...]) -> Iterable[RenderableType]:
    yield Text(f"• {question.ask}")
    said = [(language, question.said[language]) for language in languages if question.said]
    if not said:
        return
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="dim", no_wrap=True)
    rows.add_column(ratio=1, overflow="fold")
    for language, text in said:
        rows.add_row(language, Text(text))
    yield Padding(rows, (0, 0, 0, 2))


def conflicts_part(
    conflicts: Sequence[Conflict], askers: Sequence[str] = ()
) -> RenderableType | None:
    """Show the laws that pull apart, and that they are left to a lawyer.

    `askers` says for each conflict who stands in it, where several ask.
    """
    if not conflicts:
        return None
    lead = Text("What obeys one may break the other: ask a lawyer before you act.", "bold")
    title = Rule("Laws that pull apart", align="left")
    whose = askers or ("",) * len(conflicts)
    return Group(title, lead, *map(_conflict, conflicts, whose))


def _conflict(conflict: Conflict, asker: str) -> RenderableType:
    head = Text.assemble((conflict.title, "bold"), (f"  {conflict.rule}", "dim"))
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="dim", no_wrap=True)
    rows.add_column(ratio=1, overflow="fold")
    if asker:
        rows.add_row("for", asker)
    rows.add_row("against", ", ".join(conflict.against))
    rows.add_row("why", conflict.because)
    for words, url in source_lines(conflict.cites):
        rows.add_row("source", Text.assemble(words, (f"\n{url}" if url else "", "dim")))
    return Group(head, Padding(rows, (0, 0, 0, 3)))
