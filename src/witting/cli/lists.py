"""`witting lists`: which lists are in use, how old they are, and how to bring newer ones."""

import json
from pathlib import Path
from typing import Annotated

import typer

from witting.assess import World, as_plain
from witting.cli.deltas import register
from witting.cli.edge import open_world, progress_bar, read_settings
from witting.lists import open_lists
from witting.parties import Screener

lists_app = typer.Typer(help="Show and import sanctions lists.", no_args_is_help=True)
register(lists_app)


@lists_app.command("show")
def show_command(
    lists: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", help="Show these instead of those in use.")
    ] = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Show the lists in use: publisher's date, age, entries, source, licence and hash."""
    settings = read_settings()
    world = open_world(lists, None, settings)
    if json_output:
        record = as_plain(world.used) | {
            "not_read_whole": as_plain(world.snapshot.rejected),
            "left_out": as_plain(world.snapshot.left_out),
        }
        typer.echo(json.dumps(record, ensure_ascii=False, sort_keys=True, indent=2))
        return
    from witting.cli.tables import print_lists

    print_lists(world, settings.today, _origin(world, lists, settings.stored_lists))


def _origin(world: World, lists: list[Path] | None, stored: Path) -> str:
    if world.is_default:
        return "These lists come with witting. Bring newer ones: witting lists import FILE…"
    return f"From {', '.join(str(path) for path in lists or [stored])}."


@lists_app.command("import", no_args_is_help=True)
def import_command(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE…", help="Official list files, folders of them, or snapshots."),
    ] = None,
    shipped: Annotated[
        bool, typer.Option("--shipped", help="Go back to the lists that come with witting.")
    ] = False,
) -> None:
    """Read official list files and use them from now on, instead of the shipped ones.

    Example: [bold]witting lists import SDN.XML CONSOLIDATED.XML FSF.xml[/bold]. The files replace
    all lists in use, so give every list you screen against.
    """
    stored = read_settings().stored_lists
    if shipped:
        stored.unlink(missing_ok=True)
        stored.with_suffix(".index").unlink(missing_ok=True)
        typer.echo("The lists that come with witting are in use again.")
        return
    if not files:
        raise typer.BadParameter("give at least one list file, or --shipped")
    stored.parent.mkdir(parents=True, exist_ok=True)
    with progress_bar() as progress:
        snapshot = open_lists(files, progress=progress)
        screener = Screener.of(snapshot)
    stored.with_suffix(".index").unlink(missing_ok=True)  # never an index of other lists
    snapshot.write(stored)
    stored.with_suffix(".index").write_bytes(screener.saved())
    for used in snapshot.used:
        typer.echo(f"{used.title}: {used.entries} entries of {used.published or 'unknown date'}")
    typer.echo(f"Stored as {stored}")
