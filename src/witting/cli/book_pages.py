"""The pages of the book: what a run found, how the book stands, its cases, decisions and runs."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from witting.book import BookParty, Case, CaseState, Decision
from witting.cli.book_screen import Done
from witting.cli.book_standing import list_days
from witting.cli.book_text import counted, days, lapsed_of, name_of, sentence, shown
from witting.cli.page import console
from witting.store.screenings import Run

_TOLD = 20  # unread parties a page tells


def print_done(done: Done) -> None:
    """Print what a command screened and found."""
    out = console()
    for run in done.runs:
        found = f"{run.new:,} new, {run.gone:,} gone, {run.changed:,} changed"
        out.print(
            Text.assemble(
                (f"Run {run.id} ({run.reason.value}) ", "bold"),
                f"screened {run.screened:,} of {run.parties:,}: {found}; ",
                (f"{counted(run.opened, 'case')} opened", "bold red" if run.opened else "green"),
            )
        )
    out.print(Text(f"Screened: {done.because}.", style="dim"))
    for key, hits in (done.hits or {}).items():
        for hit in hits:
            out.print(
                Text.assemble(
                    (f"{hit.score:.3f} ", "bold red"),
                    f"{shown(key)} {shown(done.names.get(key, ''))} may be ",
                    (shown(hit.listed_name), "bold"),
                    (f"  {hit.entry_id}", "cyan"),
                )
            )
            out.print(Text(f"      {sentence(hit.because)}", style="dim"))
    if done.hits == {}:
        out.print(Text("NOBODY on the lists matches them.", style="bold green"))
    _print_unread(out, done.unread)
    for warning in done.warnings:
        out.print(Text(f"! {warning}", style="yellow"))
    out.print(Text(f"Lists: {list_days(done.world.used.lists)}.", style="dim"))
    said = f"{counted(done.open_cases, 'case')} open in the book."
    out.print(Text(f"{said} See: witting book cases --open" if done.open_cases else said))


def print_status(record: Mapping[str, Any]) -> None:
    """Print how the book stands."""
    out = console()
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    never, changed = record["never_screened"], record["changed_since_screened"]
    table.add_row("parties", f"{record['parties']:,}")
    table.add_row("not screened", f"{never:,} new, {changed:,} changed since they were")
    table.add_row("last run", _run_line(record["last_run"]))
    if record["last_whole_run"] != record["last_run"]:
        table.add_row("last of all", _run_line(record["last_whole_run"]))
    if record["is_current"]:
        table.add_row("screened against", "the lists in use")
    for used in () if record["is_current"] else record["screened_against"]:
        table.add_row(
            "screened against", f"{used['title']} of {used['published'] or 'unknown day'}"
        )
    for used in record["lists_in_use"]:
        day = used["published"] or "unknown day"
        stale = ", STALE" if used["is_stale"] else ""
        line = f"{used['title']} of {day}, {days(used['days'])}{stale}"
        table.add_row("in use", Text(line, style="yellow" if stale else ""))
        for held in used["quarantined"]:
            table.add_row("in quarantine", Text(held, style="yellow"))
    for row in record["open_cases_by_age"]:
        if row["cases"]:
            table.add_row("open cases", f"{row['cases']:,} opened {row['age']}")
    if not record["open_cases"]:
        table.add_row("open cases", "none")
    soon = record["decisions_ending_soon"]
    table.add_row("decisions", f"{record['decisions_standing']:,} stand, {soon:,} end in 14 days")
    out.print(table)
    _print_unread(out, {one["party"]: one["why"] for one in record["unread"]})
    for warning in record["warnings"]:
        out.print(Text(f"! {warning}", style="yellow"))
    for line in record["to_do"]:
        out.print(Text(f"! {sentence(line)}", style="yellow"))
    if not record["to_do"]:
        out.print(Text("Nothing to do.", style="bold green"))


def print_cases(cases: Sequence[Case], total: int, named: Mapping[str, BookParty]) -> None:
    """Print cases as a table, the latest first."""
    out = console()
    if not cases:
        out.print(Text("No cases.", style="bold green"))
        return
    table = Table("case", "opened", "what", "why", "party", "may be", "entry", "score")
    for case in cases:
        hit = case.change.after or case.change.before
        assert hit is not None
        is_open = case.state is CaseState.OPEN
        name = name_of(named.get(case.scope.party))
        table.add_row(
            Text(str(case.id), style="bold" if is_open else "dim"),
            case.opened_at[:10],
            Text(case.change.kind.value if is_open else f"{case.change.kind.value}, closed"),
            case.reason.value,
            Text(f"{shown(case.scope.party)} {name}"),
            Text(shown(hit.listed_name)),
            Text(hit.entry_id, style="cyan"),
            f"{hit.score:.3f}",
        )
    out.print(table)
    if total > len(cases):
        out.print(Text(f"{len(cases):,} of {total:,}; --limit shows more.", style="dim"))


def print_decisions(decisions: Sequence[Decision], named: Mapping[str, BookParty]) -> None:
    """Print what was decided, the earliest first."""
    out = console()
    if not decisions:
        out.print(Text("Nothing was decided."))
        return
    table = Table("no", "case", "verdict", "party", "entry", "until", "by", "because", "standing")
    for made in decisions:
        table.add_row(
            str(made.id),
            str(made.case_id or ""),
            made.verdict.value.replace("_", "-"),
            Text(f"{shown(made.scope.party)} {name_of(named.get(made.scope.party))}"),
            Text(made.scope.entry_id, style="cyan"),
            made.expires_on,
            Text(shown(made.decided_by)),
            Text(shown(made.because)),
            Text(lapsed_of(made) if made.lapsed_at else "yes", "yellow" if made.lapsed_at else ""),
        )
    out.print(table)


def print_runs(runs: Sequence[Run], lists: Mapping[str, str]) -> None:
    """Print the screenings of the book, the latest first."""
    out = console()
    if not runs:
        out.print(Text("The book was never screened: witting book screen"))
        return
    table = Table("run", "at", "why", "screened", "new", "gone", "changed", "opened", "lists")
    for run in runs:
        table.add_row(
            str(run.id),
            run.started_at[:16],
            run.reason.value,
            f"{run.screened:,} of {run.parties:,}",
            *(f"{count:,}" for count in (run.new, run.gone, run.changed, run.opened)),
            Text(lists[run.lists] or f"{run.lists[:12]} (not kept)"),
        )
    out.print(table)


def _run_line(run: Mapping[str, Any] | None) -> str:
    if run is None:
        return "never"
    return (
        f"{run['id']} ({run['reason']}) on {run['started_at'][:16]}: {run['screened']:,} screened,"
        f" {counted(run['opened'], 'case')} opened"
    )


def _print_unread(out: Any, unread: Mapping[str, str]) -> None:
    for key, why in list(unread.items())[:_TOLD]:
        out.print(Text.assemble(("NOT ASKED WHOLE ", "bold red"), f"{shown(key)}: {sentence(why)}"))
    if len(unread) > _TOLD:
        out.print(Text(f"… and {len(unread) - _TOLD:,} more; --json tells them all."))
