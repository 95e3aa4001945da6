"""One deal under several profiles as a page: a table of askers, then what differs and why."""

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import date

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from witting.assess import SideBySide
from witting.assess.beside import ALONE, Beside
from witting.assess.side_by_side import Column, Difference, Told
from witting.base import Assessment, Conflict, Obligation, Outcome, Question
from witting.cli.page import console, foot_part
from witting.cli.page_asking import conflicts_part, languages_of, questions_part
from witting.cli.page_finding import STYLE, day_words, obligation_line
from witting.cli.page_related import beside_parts

_NOTHING = {
    Outcome.CLEAR: "—",
    Outcome.REVIEW: "look into it",
    Outcome.PROHIBITED: "—",
}
"""What stands in the table where no rule says what to do."""


def print_profiles(shown: SideBySide, ask_in: str | None = None, beside: Beside = ALONE) -> None:
    """Print what several askers are told of one deal, and why they are not told the same."""
    out = console()
    for part in profiles_parts(shown, ask_in, beside):
        out.print(part)


def profiles_parts(
    shown: SideBySide, ask_in: str | None = None, beside: Beside = ALONE
) -> Iterator[RenderableType]:
    """Give the page's parts from the top down: the askers, what to do, what differs, what is left.

    Facts, sources and caveats stand in each asker's own verdict: ask with one profile.
    """
    first = shown.assessments[0]
    about = (first.deal.source, first.deal.format, first.deal.reference)
    yield Rule(" · ".join(part for part in about if part), align="left")
    yield Text(f"As of {first.as_of}, asked by {len(shown.columns)} profiles", "dim")
    yield from beside_parts(beside)
    yield _table(shown.columns)
    parts = (
        _to_do(shown.columns),
        _differences("What differs", [one for one in shown.differences if not one.is_common]),
        _differences("What is common", [one for one in shown.differences if one.is_common]),
        _conflicts(shown.assessments),
        questions_part(_questions(shown.assessments), languages_of(first.deal, ask_in)),
        Text("The whole verdict of one asker, with facts and sources: ask with one --profile."),
        foot_part(first),
    )
    yield from (part for part in parts if part is not None)


def _table(columns: Iterable[Column]) -> RenderableType:
    table = Table(show_edge=False, pad_edge=False, expand=True)
    for head, ratio in (("asker", 3), ("outcome", 2), ("chief rule", 5), ("to do", 3), ("by", 2)):
        table.add_column(head, ratio=ratio, overflow="fold")
    for column in columns:
        exposure = f"\n{column.exposure.value}" if column.exposure else ""
        duties = dict.fromkeys(item.duty.value for item in column.to_do)
        table.add_row(
            Text.assemble((column.profile, "bold"), (f"\n{column.title}", "dim")),
            Text.assemble((column.outcome.value, f"bold {STYLE[column.outcome]}"), exposure),
            Text.assemble(column.rule_title, (f"\n{column.rule}" if column.rule else "", "dim")),
            ", ".join(duties) or _NOTHING[column.outcome],
            day_words(column.by) if column.by else "—",
        )
    return Padding(table, (1, 0))


def _to_do(columns: Iterable[Column]) -> RenderableType | None:
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="bold", no_wrap=True)
    rows.add_column(ratio=1, overflow="fold")
    for column in columns:
        for number, item in enumerate(_together(column.to_do)):
            rows.add_row("" if number else column.profile, obligation_line(item))
    return Group(Rule("What to do", align="left"), rows) if rows.row_count else None


def _together(duties: Iterable[Obligation]) -> Iterator[Obligation]:
    """Give what several rules ask for alike once, with all of them."""
    alike: dict[tuple[str, date | None], list[Obligation]] = {}
    for item in duties:
        alike.setdefault((item.what, item.by), []).append(item)
    for items in alike.values():
        yield dataclasses.replace(items[0], rule=", ".join(item.rule for item in items))


def _differences(title: str, differences: list[Difference]) -> RenderableType | None:
    if not differences:
        return None
    return Group(Rule(title, align="left"), *(_difference(one) for one in differences))


def _difference(one: Difference) -> RenderableType:
    title = Text.assemble((one.title, "bold"), (f"  {one.rule}", "dim"))
    row = Table.grid(padding=(0, 1))
    row.add_column(no_wrap=True)
    row.add_column(ratio=1, overflow="fold")
    row.add_row("•", title)
    row.add_row("", told_words(one))
    if one.because:
        row.add_row("", Text(one.because, "italic"))
    return row


def told_words(one: Difference) -> str:
    """Say who is told what: `Prohibited for bank-us (primary). Nothing for trader-tr.`."""
    alike: dict[tuple[str, str], list[Told]] = {}
    for told in sorted(one.told, key=lambda told: -told.outcome.gravity):
        alike.setdefault((told.outcome.value, told.exposure.value), []).append(told)
    said = [
        f"{outcome.capitalize()} for {_join([told.profile for told in group])} ({exposure})."
        for (outcome, exposure), group in alike.items()
    ]
    said += [f"Nothing for {_join(one.absent)}."] if one.absent else []
    return " ".join(said)


def _join(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _conflicts(assessments: Iterable[Assessment]) -> RenderableType | None:
    """Show every conflict of laws that one of the askers stands in, once, and who they are."""
    whose: dict[Conflict, list[str]] = {}
    for answer in assessments:
        for one in answer.conflicts:
            whose.setdefault(one, []).append(answer.profile)
    return conflicts_part(tuple(whose), tuple(map(_join, whose.values())))


def _questions(assessments: Iterable[Assessment]) -> tuple[Question, ...]:
    """Give every question that would settle something for one of the askers, once."""
    found = {question.ask: question for answer in assessments for question in answer.questions}
    return tuple(found.values())
