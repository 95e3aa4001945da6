"""One case as a page: the party, what was found before and after, the whole entry, decisions."""

from collections.abc import Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from witting.assess import as_plain
from witting.base import ListEntry
from witting.book import BookParty, Case, CaseState, Decision, Hit
from witting.cli.book_cases import Seen
from witting.cli.book_text import lapsed_of, name_of, sentence, shown
from witting.cli.page import console
from witting.store.screenings import Run

_NOT_KEPT = "the entry as it was then was not kept"


def print_case(
    case: Case,
    run: Run,
    party: BookParty | None,
    seen: Seen,
    decisions: Sequence[Decision],
) -> None:
    """Print one case; the party as it was when the case was opened, or last brought up to date."""
    out = console()
    is_open = case.state is CaseState.OPEN
    out.print(
        Text.assemble(
            (f"Case {case.id} ", "bold"),
            (case.state.value.upper(), "bold red" if is_open else "bold green"),
            f"  {case.change.kind.value}, opened {case.opened_at[:16]} ({case.reason.value});"
            f" what is said here was found by run {run.id}"
            f"{f' on {case.updated_at[:16]}' if case.updated_at else ''}",
        )
    )
    if case.lapsed_decision:
        said = f"Decision {case.lapsed_decision} answered it and does no longer; it is told below."
        out.print(Text(said, style="yellow"))
    _print_party(out, case, party, seen.party)
    before, after = seen.before, seen.after
    out.print(Text("\nWhat was found", style="bold"))
    out.print(_beside(case, before, after))
    entry, hit = after or before, case.change.after or case.change.before
    assert hit is not None
    title = f"\nThe entry: {shown(hit.listed_name)} ({hit.list_id}, {hit.entry_id})"
    out.print(Text(title, style="bold"))
    out.print(_fields(_plain(entry)) if entry else Text(f"  {_NOT_KEPT}", style="yellow"))
    for made in decisions:
        verdict = made.verdict.value.replace("_", "-")
        lapsed = f"; {lapsed_of(made)}"
        said = (
            f"Decision {made.id}: {verdict} by {shown(made.decided_by)} on"
            f" {made.decided_at[:10]}, until {made.expires_on}: {shown(made.because)}"
        )
        out.print(Text(f"\n{said}{lapsed if made.lapsed_because else ''}"))
        was = seen.decided[made.id]
        if was and made.scope.party_version != case.scope.party_version:
            out.print(Text("  It was made of the party as it was then:", style="dim"))
            out.print(_fields(_plain(was)))
        if made.hit and made.hit not in (case.change.before, case.change.after):
            hit = made.hit
            found = f"{shown(hit.listed_name)}, score {hit.score:.3f}: {sentence(hit.because)}"
            out.print(Text(f"  It was made of this finding: {found}", style="dim"))
    if is_open:
        command = f"witting book decide {case.id} --verdict false-match --because … --until …"
        out.print(Text(f"\nDecide: {command}", style="dim"))


def _print_party(out: Any, case: Case, party: BookParty | None, was: BookParty | None) -> None:
    """Print the party as it was, and beside it what is different now."""
    out.print(Text(f"\nThe party: {name_of(was or party)}", style="bold"))
    out.print(_fields(_plain(was or party) if was or party else {"key": case.scope.party}))
    if was is None:
        out.print(Text("  As it is now: what it was then was not kept.", style="yellow"))
    elif party is None:
        out.print(Text("  It is no longer in the book.", style="yellow"))
    elif party.version != case.scope.party_version:
        out.print(Text("  It has changed since:", style="yellow"))
        old, new = _plain(was), _plain(party)
        table = Table("", "then", "now")
        for name in [name for name in {**old, **new} if old.get(name) != new.get(name)]:
            table.add_row(_words(name), Text(_said(old.get(name))), Text(_said(new.get(name))))
        out.print(table)


def _beside(case: Case, before: ListEntry | None, after: ListEntry | None) -> Table:
    """Show the hit, and what of the entry is different, before and after."""
    was, now = case.change.before, case.change.after
    table = Table("", "before", "after")
    rows = [
        ("listed name", *(shown(hit.listed_name) if hit else "" for hit in (was, now))),
        ("score", *(f"{hit.score:.3f}" if hit else "no hit" for hit in (was, now))),
        ("certain", *(("yes" if hit.certain else "no") if hit else "" for hit in (was, now))),
        ("why", *(sentence(hit.because) if hit else "" for hit in (was, now))),
        ("entry as", *(hit.entry_version if hit else "" for hit in (was, now))),
    ]
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    for name, old, new in _different(was, now, before, after):
        table.add_row(Text(name, style="dim"), Text(old), Text(new))
    return table


def _different(
    was: Hit | None, now: Hit | None, before: ListEntry | None, after: ListEntry | None
) -> list[tuple[str, str, str]]:
    if was is None or now is None or was.entry_version == now.entry_version:
        return []
    if before is None or after is None:
        told = [_NOT_KEPT if one is None else "" for one in (before, after)]
        return [("entry", told[0], told[1])]
    old, new = _plain(before), _plain(after)
    return [
        (f"entry: {_words(name)}", _said(old.get(name)), _said(new.get(name)))
        for name in sorted({*old, *new})
        if old.get(name) != new.get(name)
    ]


def _fields(record: dict[str, Any]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in record.items():
        table.add_row(f"  {_words(name)}", Text(_said(value)))
    return table


def _plain(record: object) -> dict[str, Any]:
    plain: dict[str, Any] = as_plain(record)
    return {name: value for name, value in plain.items() if value}


def _said(value: Any) -> str:
    """Say a value in a line, or one line a part."""
    if value is None:
        return ""
    if isinstance(value, dict):
        parts = ((name, _said(part)) for name, part in value.items() if part)
        whole = [shown(str(value["whole"]))] if value.get("whole") else []
        rest = [f"{_words(name)} {part}" for name, part in parts if name != "whole"]
        return "; ".join([*whole, *rest])
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(part, str) for part in value):
            return (
                ": ".join(map(shown, value)) if value[0].islower() else "\n".join(map(shown, value))
            )
        return "\n".join(_said(part) for part in value)
    return shown(str(value))


def _words(name: str) -> str:
    return name.replace("_", " ")
