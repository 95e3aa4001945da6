"""`witting lists import`: official files brought by hand, as where there is no network."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from witting.assess import World, as_plain
from witting.base import NoLists
from witting.cli.edge import (
    Settings,
    day_option,
    progress_bar,
    read_person,
    read_settings,
    writing_to,
)
from witting.lists import Archive, Edition, ParsedList, RejectedRecord, Snapshot
from witting.lists.reading import read_editions
from witting.lists.taking_in import Arrival, Changing, changing

HELD_BACK = 10
SHOWN = 5


def import_command(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE…", help="Official list files, folders of them, or snapshots."),
    ] = None,
    only: Annotated[
        bool,
        typer.Option("--only", help="Use these and nothing else, whatever is held already."),
    ] = False,
    shipped: Annotated[
        bool, typer.Option("--shipped", help="Go back to the lists that come with witting.")
    ] = False,
    published: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="The day of those files that do not say theirs."),
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Use what a check would hold back, by your word.")
    ] = False,
    wait: Annotated[
        float,
        typer.Option(metavar="SECONDS", min=0, help="How long to wait for another to finish."),
    ] = 0,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Take official list files in, by hand: several editions of a list make its history.

    Examples: [bold]witting lists import SDN.XML CONSOLIDATED.XML FSF.xml[/bold] ·
    [bold]witting lists import sdn_2024-02-20.csv sdn_2024-02-24.csv[/bold]

    Each is checked against the editions next to it in time; one that is too small, lost a field or
    says no day where another does is kept aside and not used. What is held already stays. With
    --accept you answer for what you bring; with --only too, and every other edition is set aside.

    Exit status: 0 all in use and read whole, 10 an edition was held back or a record not read
    whole, 1 error, 2 usage.
    """
    settings = read_settings()
    if not files and not shipped:
        raise typer.BadParameter("give at least one list file, or --shipped")
    day = day_option(published, settings.today).isoformat() if published else ""
    who = f"lists import by {read_person()}"
    default = Snapshot.default()
    with (
        progress_bar() as progress,
        writing_to(settings.archive),
        changing(settings.archive, who=who, now=settings.now, wait=wait, shipped=default) as held,
    ):
        if shipped:
            held.use_shipped()
            settings.stored_lists.unlink(missing_ok=True)
            settings.stored_lists.with_suffix(".index").unlink(missing_ok=True)
            typer.echo("The lists that come with witting are in use again.")
            return
        lists, left_out = read_editions(files or (), progress, day)
        if not lists:
            raise NoLists(
                f"there is no list in {', '.join(map(str, files or ()))}, so nothing was changed."
                f" Give list files, or folders that hold them. {' '.join(left_out)}".rstrip()
            )
        adopt_stored(held, settings)
        taken = _take_in(held, lists, settings, only=only, by=only or accept)
    World.open(settings.archive)  # puts together what is in use, and its name index
    rejected = [record for parsed in lists for record in parsed.rejected]
    in_use = in_use_now(settings.archive)
    if json_output:
        _print_json(taken, rejected, left_out, in_use)
    else:
        for words in left_out:
            typer.echo(f"Left out: {words}")
        _tell(taken, in_use)
        _tell_rejected(rejected)
        typer.echo(f"Kept in {settings.archive}")
    is_whole = all(edition.is_used for edition in taken) and not rejected
    raise typer.Exit(0 if is_whole else HELD_BACK)


def adopt_stored(held: Changing, settings: Settings) -> None:
    """Take what an earlier version stored into the archive, as the set in use that it was."""
    stored = settings.stored_lists
    if not stored.is_file():
        return
    if not Archive.is_at(settings.archive):
        arrival = Arrival(now=settings.now, origin="import", by=read_person())
        taken = held.take_in(Snapshot.open(stored).lists(), arrival)
        held.use_only(edition.digest for edition in taken)
    stored.unlink(missing_ok=True)
    stored.with_suffix(".index").unlink(missing_ok=True)


def _take_in(
    held: Changing, lists: Sequence[ParsedList], settings: Settings, *, only: bool, by: bool
) -> list[Edition]:
    """Take lists in, the oldest first, so that each is held against the one before it."""
    arrival = Arrival(now=settings.now, origin="import", by=read_person() if by else "")
    ordered = sorted(lists, key=lambda parsed: parsed.meta.published or "9999")
    taken = [edition for parsed in ordered for edition in held.take_in([parsed], arrival)]
    if only:
        held.use_only(edition.digest for edition in taken)
    return taken


def in_use_now(folder: Path) -> frozenset[str]:
    """Give the digests of the editions that are screened against today."""
    archive = Archive(folder, Snapshot.default())
    return frozenset(one.digest for one in archive.selected(None).editions)


def edition_record(edition: Edition, in_use: frozenset[str]) -> dict[str, Any]:
    """Give an edition as plain values."""
    return {
        "list": edition.list_id,
        "published": edition.published,
        "retrieved": edition.retrieved,
        "entries": edition.entries,
        "records": edition.records,
        "rejected": edition.counts.get("rejected", 0),
        "sha256": edition.sha256,
        "digest": edition.digest,
        "state": edition.state.value,
        "in_use": edition.digest in in_use,
        "why": list(edition.why),
        "accepted_by": edition.accepted_by,
        "accepted_at": edition.accepted_at,
    }


def _print_json(
    taken: Sequence[Edition],
    rejected: Sequence[RejectedRecord],
    left_out: Sequence[str],
    in_use: frozenset[str],
) -> None:
    record = {
        "schema": "witting/lists-import/1",
        "editions": [edition_record(edition, in_use) for edition in taken],
        "not_read_whole": as_plain(tuple(rejected)),
        "left_out": list(left_out),
    }
    typer.echo(json.dumps(record, ensure_ascii=False, sort_keys=True, indent=2))


def _tell(taken: Sequence[Edition], in_use: frozenset[str]) -> None:
    for edition in taken:
        said = f"{edition.named}: {edition.records or f'{edition.entries} entries'}"
        if not edition.is_used:
            typer.echo(
                f"{said}, NOT IN USE: {'; '.join(edition.why)}. If it is right all the same:"
                f" witting lists update --accept {edition.list_id}"
            )
            continue
        word = f" {edition.by_word}" if edition.by_word else ""
        if edition.digest in in_use:
            typer.echo(f"{said}, in use{word}")
        else:
            typer.echo(f"{said}, kept{word} for verdicts of its days")


def _tell_rejected(rejected: Sequence[RejectedRecord]) -> None:
    """Name the first records that were not read whole, and how many there are."""
    if not rejected:
        return
    typer.echo(f"{len(rejected)} records were not read whole, so a match may be missed:", err=True)
    for record in rejected[:SHOWN]:
        typer.echo(f"  {record.where}: {record.why}", err=True)
    if len(rejected) > SHOWN:
        typer.echo(f"  and {len(rejected) - SHOWN} more; --json names them all", err=True)
