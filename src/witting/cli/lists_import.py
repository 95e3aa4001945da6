"""`witting lists import`: official files brought by hand, as where there is no network."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from witting.assess import World
from witting.cli.edge import Settings, progress_bar, read_person, read_settings
from witting.lists import Archive, Edition, ParsedList, Snapshot
from witting.lists.reading import read_editions
from witting.lists.taking_in import Arrival, Changing, changing

HELD_BACK = 10


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
    wait: Annotated[
        float,
        typer.Option(metavar="SECONDS", min=0, help="How long to wait for another to finish."),
    ] = 0,
) -> None:
    """Take official list files in, by hand: several editions of a list make its history.

    Examples: [bold]witting lists import SDN.XML CONSOLIDATED.XML FSF.xml[/bold] ·
    [bold]witting lists import sdn_2024-02-20.csv sdn_2024-02-24.csv[/bold]

    Each is checked against the edition before it; one that shrank or lost a field is kept aside and
    not used. What is held already stays. With --only you answer for what you bring: these are used,
    and every other edition is set aside.

    Exit status: 0 all in use, 10 one or more held back, 1 error, 2 usage.
    """
    settings = read_settings()
    if not files and not shipped:
        raise typer.BadParameter("give at least one list file, or --shipped")
    who = f"lists import by {read_person()}"
    default = Snapshot.default()
    with (
        progress_bar() as progress,
        changing(settings.archive, who=who, now=settings.now, wait=wait, shipped=default) as held,
    ):
        if shipped:
            held.use_shipped()
            settings.stored_lists.unlink(missing_ok=True)
            settings.stored_lists.with_suffix(".index").unlink(missing_ok=True)
            typer.echo("The lists that come with witting are in use again.")
            return
        lists, left_out = read_editions(files or (), progress)
        adopt_stored(held, settings)
        taken = _take_in(held, lists, settings, only=only)
    World.open(settings.archive)  # puts together what is in use, and its name index
    for words in left_out:
        typer.echo(f"Left out: {words}")
    _tell(taken, settings.archive)
    typer.echo(f"Kept in {settings.archive}")
    raise typer.Exit(0 if all(edition.is_used for edition in taken) else HELD_BACK)


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
    held: Changing, lists: Sequence[ParsedList], settings: Settings, *, only: bool
) -> list[Edition]:
    """Take lists in, the oldest first, so that each is held against the one before it."""
    by = read_person() if only else ""
    arrival = Arrival(now=settings.now, origin="import", by=by)
    ordered = sorted(lists, key=lambda parsed: parsed.meta.published or "9999")
    taken = [edition for parsed in ordered for edition in held.take_in([parsed], arrival)]
    if only:
        held.use_only(edition.digest for edition in taken)
    return taken


def _tell(taken: Sequence[Edition], folder: Path) -> None:
    archive = Archive(folder, Snapshot.default())
    newest = {one.digest for one in archive.selected(None).editions}
    for edition in taken:
        said = f"{edition.named}: {edition.entries} entries"
        if not edition.is_used:
            typer.echo(
                f"{said}, NOT IN USE: {'; '.join(edition.why)}. If it is right all the same:"
                f" witting lists update --accept {edition.list_id}"
            )
        elif edition.digest in newest:
            typer.echo(f"{said}, in use")
        else:
            typer.echo(f"{said}, kept for verdicts of its days")
