"""`witting replay`: a case's assessment made again from its inputs, and compared byte for byte."""

from pathlib import Path
from typing import Annotated

import typer

from witting.assess import Holdings, as_plain
from witting.cli.audit import FAILED, AsJson, DatabaseOption, open_database
from witting.cli.edge import LawOption, Settings, open_lawbook, read_person
from witting.lists import Snapshot
from witting.store import audit
from witting.store.audit import Action
from witting.store.deal_queue import any_case
from witting.store.held_lists import CASE_LISTS, Places, find_lists
from witting.store.replay import Replayed, replay


def replay_command(
    case: Annotated[int, typer.Argument(metavar="CASE", help="The case's number.")],
    database: DatabaseOption = None,
    law: LawOption = None,
    holdings: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="The files of holdings the case was assessed with."),
    ] = None,
    lists: Annotated[
        list[Path] | None,
        typer.Option(metavar="FOLDER", help="A folder where snapshots of lists are kept too."),
    ] = None,
    json_output: AsJson = False,
) -> None:
    """Make the assessment of a case again, and say whether the bytes are the same.

    It hangs on the document and the asker, which are kept with the case, and on five things: the
    lists, the lawbook, the engine, the day it is for and the day it was made on. What of them is
    not held here is named, with where to get it. That a case was replayed is told in the audit
    trail.

    Example: [bold]witting replay 12[/bold]

    Exit status: 0 the same bytes, 1 others, or something is not held here, 2 usage.
    """
    with open_database(database) as opened:
        places = _places(opened.settings, lists or [])
        with opened.database.reading() as connection:
            found = any_case(connection, case)
            held = _holdings(holdings, find_lists(found.lists, found.world_used["lists"], places))
            done = replay(
                connection,
                found,
                law=open_lawbook(law, opened.settings),
                places=places,
                holdings=held,
            )
        with opened.database.writing() as connection:
            audit.tell(
                connection,
                Action.CASE_REPLAYED,
                actor=read_person(),
                tenant=found.tenant,
                subject=found.subject,
                detail={"is_same": done.is_same, "missing": len(done.missing)},
                now=opened.settings.now,
            )
    if json_output:
        from witting.cli.book_edge import print_json

        print_json({"schema": "witting/replay/1"} | as_plain(done))
    else:
        _print(done)
    raise typer.Exit(0 if done.is_same else FAILED)


def _places(settings: Settings, lists: list[Path]) -> Places:
    own = (settings.home / CASE_LISTS, settings.home / "book-lists")
    return Places(folders=(*lists, *own), archive=settings.archive)


def _holdings(files: list[Path] | None, lists: Snapshot | None) -> Holdings | None:
    return Holdings.open(files, lists) if files and lists is not None else None


def _print(done: Replayed) -> None:
    if done.is_same:
        typer.echo(f"Case {done.case_id} gives the same bytes again: SHA-256 {done.after}.")
    elif done.missing:
        typer.echo(f"Case {done.case_id} cannot be replayed here. Missing is")
        for one in done.missing:
            typer.echo(f"  {one}")
    else:
        typer.echo(f"Case {done.case_id} gives OTHER bytes. {done.differs}")
