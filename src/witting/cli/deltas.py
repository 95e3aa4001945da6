"""`witting lists diff`, `export` and `apply`: what changed between two days of the lists."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from witting.base import SettingsError, UnreadableInput
from witting.cli.edge import Settings, open_world, progress_bar, read_settings
from witting.cli.page import console
from witting.lists import Snapshot, open_lists
from witting.lists.archive import Archive
from witting.lists.delta_file import delta_bytes, read_delta
from witting.lists.delta_record import diff_record, differences, lists_kept
from witting.lists.delta_words import ADDED, CHANGED, REMOVED, ListSummary, Told
from witting.lists.deltas import apply, delta, reverse

DIFFERENCES = 10
"""The exit status of `lists diff` where something differs."""

_SIGNS = {ADDED: ("+", "green"), REMOVED: ("-", "red"), CHANGED: ("~", "yellow")}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

Before = Annotated[
    str,
    typer.Argument(
        metavar="BEFORE",
        help="An official file, a folder of them, a stored snapshot, a day, or a digest.",
        show_default=False,
    ),
]
After = Annotated[
    str, typer.Argument(metavar="AFTER", help="The later lists, likewise.", show_default=False)
]


def register(lists_app: typer.Typer) -> None:
    """Add the three commands to `witting lists`."""
    lists_app.command("diff", no_args_is_help=True)(diff_command)
    lists_app.command("export", no_args_is_help=True)(export_command)
    lists_app.command("apply", no_args_is_help=True)(apply_command)


def diff_command(
    before: Before,
    after: After,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
    only_lists: Annotated[
        list[str] | None, typer.Option("--list", metavar="ID", help="Tell of these lists only.")
    ] = None,
    only: Annotated[
        str | None, typer.Option(metavar="WHAT", help="added, removed or changed entries only.")
    ] = None,
) -> None:
    """Say what was added, removed and changed between two days of the lists, field by field.

    A day (2024-02-24) or the beginning of a digest names lists kept here. Where the two sides were
    read from different forms, such as OFAC's CSV and XML, only what both can say is compared, and
    the page says what was not. Entries of a list that only one side holds are counted, and told
    one by one only with --list.

    Exit status: 0 the entries say the same, 10 they differ, 1 error, 2 usage.

    Examples: [bold]witting lists diff sdn_2024-02-20.csv sdn_2024-02-24.csv[/bold], [bold]witting
    lists diff 2024-02-20 2024-02-24 --list ofac-sdn --only changed[/bold].
    """
    if only is not None and only not in _SIGNS:
        raise typer.BadParameter(f"--only takes added, removed or changed, not {only!r}")
    settings = read_settings()
    old, new = _opened(before, settings), _opened(after, settings)
    known = {used.id for used in (*old.used, *new.used)}
    for list_id in only_lists or ():
        if list_id not in known:
            there = ", ".join(sorted(known))
            raise typer.BadParameter(f"no list {list_id!r} here; there are {there}")
    summed, told = differences(old, new, only_lists=only_lists or (), only=only)
    if json_output:
        record = diff_record(old, new, summed, told)
        typer.echo(json.dumps(record, ensure_ascii=False, sort_keys=True, indent=2))
    else:
        _print(summed, told, has_all_told=bool(only_lists))
    if any(one.added + one.removed + one.changed for one in summed):
        raise typer.Exit(DIFFERENCES)


def export_command(
    before: Before,
    after: After,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write the delta.")
    ],
) -> None:
    """Write all that turns one day of the lists into another, as JSON, to be applied elsewhere.

    The file leads from exactly these lists to exactly those, and back again; its form is
    published as docs/schema/delta.schema.json.

    Example: [bold]witting lists export monday.snapshot tuesday.snapshot -o delta.json[/bold].
    """
    settings = read_settings()
    change = delta(_opened(before, settings), _opened(after, settings))
    written = delta_bytes(change)
    with _writing(output):
        output.write_bytes(written)
    typer.echo(
        f"{output.name}: {len(change.added)} added, {len(change.removed)} removed,"
        f" {len(change.changed)} changed; {len(written):,} bytes"
    )
    typer.echo(f"from {change.before.digest}")
    typer.echo(f"to   {change.after.digest}")


def apply_command(
    delta_file: Annotated[
        Path, typer.Argument(metavar="DELTA", help="A file that `lists export` wrote.")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where to store the result.")
    ],
    to: Annotated[
        str | None,
        typer.Option(
            metavar="LISTS", help="What to apply it to; the lists in use where not given."
        ),
    ] = None,
    is_reversed: Annotated[
        bool, typer.Option("--reverse", help="Go back from the later lists to the earlier ones.")
    ] = False,
) -> None:
    """Apply a delta to the lists it starts from, and store the lists it leads to as a snapshot.

    The lists must be the very ones, by digest, and so is what comes out; anything else is refused
    and nothing is written. To use the result, import it.

    Examples: [bold]witting lists apply delta.json --to monday.snapshot -o tuesday.snapshot[/bold];
    back: [bold]witting lists apply delta.json --reverse --to tuesday.snapshot -o
    monday.snapshot[/bold].
    """
    settings = read_settings()
    change = read_delta(delta_file)
    start = _opened(to, settings) if to else open_world(None, None, settings).snapshot
    reached = apply(reverse(change) if is_reversed else change, start)
    with _writing(output):
        reached.write(output)
    for used in reached.used:
        typer.echo(f"{used.id} of {used.published or 'an unknown day'}: {used.entries} entries")
    typer.echo(f"Stored as {output}, digest {reached.digest}")


def _opened(which: str, settings: Settings) -> Snapshot:
    """Open what was named: a path first; else the lists of a day, or an edition by its digest."""
    path = Path(which)
    if path.exists():
        with progress_bar() as progress:
            return _with_notes(open_lists([path], progress=progress))
    if Archive.is_at(settings.archive):
        found = _kept(which, Archive(settings.archive, shipped=Snapshot.default()))
        if found is not None:
            return _with_notes(found)
    raise UnreadableInput(
        f"there is no file {which}, and no lists are kept here by that day or digest, so there is"
        " nothing to compare. Give an official list file, a folder of them or a stored snapshot."
    )


def _with_notes(snapshot: Snapshot) -> Snapshot:
    """Say which of the lists named are left out, and why."""
    for line in snapshot.left_out:
        typer.echo(f"! {line}", err=True)
    return snapshot


def _kept(which: str, archive: Archive) -> Snapshot | None:
    try:
        return lists_kept(which, archive)
    except SettingsError as refused:
        raise typer.BadParameter(str(refused)) from None


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Say in a sentence that a file cannot be written."""
    try:
        yield
    except OSError as error:
        raise UnreadableInput(
            f"{path.name} cannot be written ({error.strerror}), so nothing was kept. Give another"
            " place with -o."
        ) from None


def _print(summed: list[ListSummary], told: list[Told], *, has_all_told: bool) -> None:
    out = console()
    for one in summed:
        for line, style in _summary_lines(one, has_all_told=has_all_told):
            out.print(Text(line, style=style), soft_wrap=True)
    for item in told:
        sign, style = _SIGNS[item.what]
        said = Text.assemble((f"{sign} ", f"bold {style}"), _CONTROL.sub(" ", item.words))
        out.print(said, soft_wrap=True)  # one entry a line, for a file or for grep
    if not any(one.added + one.removed + one.changed for one in summed):
        out.print(Text("The entries say the same.", style="bold green"))


def _summary_lines(one: ListSummary, *, has_all_told: bool) -> list[tuple[str, str]]:
    lines = [(_title(one), "bold")]
    for when, used, marked in (
        ("before", one.before, one.marked_before),
        ("after ", one.after, one.marked_after),
    ):
        if used is None:
            lines.append((f"  {when}  not held", "yellow"))
        else:
            has_marks = one.marked_before + one.marked_after
            marks = f", section 11 remark on {marked:,}" if has_marks else ""
            day = used.published or "unknown day"
            lines.append((f"  {when}  {day}, {used.entries:,} entries{marks}", ""))
    counts = f"  {one.added:,} added, {one.removed:,} removed, {one.changed:,} changed"
    moved = f"; {one.moved:,} stand elsewhere in the file" if one.moved else ""
    lines.append((counts + moved, "bold"))
    if one.programmes and one.is_on_both:
        said = (f"{code} {was:,} → {now:,}" for code, was, now in one.programmes)
        lines.append((f"  programmes: {'; '.join(said)}", ""))
    if not one.is_on_both and not has_all_told:
        note = f"Only one side holds it: its entries are not told. --list {one.list_id} tells them."
        lines.append((f"  ! {note}", "yellow"))
    if one.note:
        lines.append((f"  ! {one.note}", "yellow"))
    return lines


def _title(one: ListSummary) -> str:
    used = one.after or one.before
    return f"{used.title} ({one.list_id})" if used else one.list_id
