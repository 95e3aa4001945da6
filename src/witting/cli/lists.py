"""`witting lists`: which lists are in use, how old they are, and how to bring newer ones."""

import json
from pathlib import Path
from typing import Annotated

import typer

from witting.assess import World
from witting.assess.list_standing import show_record, source_rows, standings
from witting.cli.deltas import register
from witting.cli.edge import day_option, open_world, read_settings
from witting.cli.lists_import import import_command
from witting.cli.lists_update import update_command
from witting.lists import Archive, Snapshot
from witting.lists.list_files import with_own

lists_app = typer.Typer(help="Show, fetch and import sanctions lists.", no_args_is_help=True)


@lists_app.command("show")
def show_command(
    lists: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", help="Show these instead of those in use.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="Those a verdict for this day rests on, as 2024-02-24."),
    ] = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Show the lists in use: publisher's date, age, entries, source, licence and hash.

    A list is stale when it is older than its publisher's habits allow; of a list that changes now
    and then, word from the publisher that there is no newer one counts as news.
    """
    settings = read_settings()
    day = day_option(as_of, settings.today)
    world = open_world(lists, day if as_of else None, settings)
    found = standings(world, None if lists else _archive(settings.archive), day)
    if json_output:
        record = show_record(world, found, day)
        typer.echo(json.dumps(record, ensure_ascii=False, sort_keys=True, indent=2))
        return
    from witting.cli.tables import print_lists

    kept = settings.archive if Archive.is_at(settings.archive) else settings.stored_lists
    print_lists(found, world, _origin(world, lists, kept))


def _origin(world: World, lists: list[Path] | None, kept: Path) -> str:
    if world.is_default:
        return "These lists come with witting. Fetch newer ones: witting lists update."
    return f"From {', '.join(str(path) for path in lists or [kept])}."


@lists_app.command("sources")
def sources_command(
    source: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A YAML file of rows that go before ours.")
    ] = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Show the files that can be fetched: what is in them, from where, and how it went last.

    Example: [bold]witting lists sources --json[/bold]
    """
    rows = source_rows(with_own(source), _archive(read_settings().archive))
    if json_output:
        records = [row.record() for row in rows]
        typer.echo(json.dumps(records, ensure_ascii=False, sort_keys=True, indent=2))
        return
    from witting.cli.tables import print_sources

    print_sources(rows)


def _archive(folder: Path) -> Archive | None:
    return Archive(folder, Snapshot.default()) if Archive.is_at(folder) else None


lists_app.command("update")(update_command)
lists_app.command("import", no_args_is_help=True)(import_command)
register(lists_app)
