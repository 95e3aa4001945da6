"""`witting audit`: the trail of who did what, exported, verified offline, cut when it is old."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from witting.assess import ENGINE, as_plain
from witting.base import SettingsError
from witting.cli.edge import Settings, read_person, read_settings
from witting.lists.durable import write_durably
from witting.store import Database, audit
from witting.store.audit import Action
from witting.store.chain import Verified
from witting.store.evidence import VerifiedPack, is_pack, verify_pack
from witting.store.exporting import export_lines, verify_export
from witting.store.private import too_open
from witting.store.pruning import YEARS, prune
from witting.store.verifying import verify_database

FAILED = 1

DatabaseOption = Annotated[
    str | None,
    typer.Option(
        "--database",
        envvar="WITTING_DATABASE",
        metavar="PATH|ADDRESS",
        help="The service's database: a file, or postgresql://user@host/name.",
    ),
]
Expected = Annotated[
    str,
    typer.Option(
        "--expect", metavar="HASH", help="A hash noted earlier, of an entry that must be there."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]

audit_app = typer.Typer(
    help="Export, verify and prune the audit trail: who did what, when, of what.",
    no_args_is_help=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open database, where it is, and what the machine says."""

    database: Database
    where: str
    settings: Settings


def warn_of_readers(place: str, folder: Path) -> None:
    """Say on the error stream where others on the machine can read what is kept, and the mend."""
    if "://" not in place:
        for line in too_open(Path(place).expanduser(), folder):
            typer.echo(f"Warning: {line}", err=True)


@contextmanager
def open_database(where: str | None) -> Iterator[Opened]:
    """Open the database asked for, else the service's in the user's folder.

    Raises SettingsError for a file that is not there: one made anew would hold nothing, and verify.
    """
    settings = read_settings()
    place = where or str(settings.home / "service.db")
    if "://" not in place and not Path(place).expanduser().is_file():
        raise SettingsError(
            f"There is no database at {place}, so nothing can be verified or shown of it. Name it"
            " with --database, or start the service once: witting serve."
        )
    database = Database.open(place)
    warn_of_readers(place, settings.home)
    try:
        yield Opened(database=database, where=place, settings=settings)
    finally:
        database.close()


@audit_app.command("export", no_args_is_help=True)
def export_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A new file; - is the output.")],
    database: DatabaseOption = None,
) -> None:
    """Write the whole trail as JSON Lines that anybody can verify without the database.

    That it was exported is told in the trail, as its last entry. Note the hash that is printed
    somewhere else: a trail that was cut or written anew does not have it.

    Example: [bold]witting audit export trail.jsonl[/bold]
    """
    if file != "-" and Path(file).exists():
        raise SettingsError(
            f"{file} is there already, and may be an export somebody relies on. Name another file,"
            " or remove that one yourself."
        )
    with open_database(database) as opened:
        with opened.database.writing() as connection:
            made = audit.tell(
                connection,
                Action.AUDIT_EXPORTED,
                actor=read_person(),
                subject="audit",
                now=opened.settings.now,
            )
        with opened.database.reading() as connection:
            lines = export_lines(connection, engine=ENGINE, now=opened.settings.now)
            if file == "-":
                sys.stdout.buffer.writelines(lines)
                sys.stdout.buffer.flush()
            else:
                write_durably(Path(file), lines)
    typer.echo(f"Exported up to entry {made.number}, hash {made.hash}.", err=True)


@audit_app.command("verify")
def verify_command(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="An export or a pack; none: the database.")
    ] = None,
    database: DatabaseOption = None,
    expect: Expected = "",
    json_output: AsJson = False,
) -> None:
    """Say whether an export, a pack of evidence or the database is as it was written: every byte.

    Of a database every document, assessment, decision, note and file the trail tells of is read
    and compared too. Needs no network, and of an export nothing but the file.

    Examples: [bold]witting audit verify trail.jsonl[/bold] ·
    [bold]witting audit verify --database service.db --expect 3f…[/bold]

    Exit status: 0 it holds, 1 it does not (the first line that does not is named), 2 usage.
    """
    if file is not None:
        found, what = _verified_file(file, expect), str(file)
    else:
        with open_database(database) as opened, opened.database.reading() as connection:
            found, what = verify_database(connection, expect=expect), "The database"
    if json_output:
        from witting.cli.book_edge import print_json

        record = {"schema": "witting/audit-verify/1", "is_whole": found.is_whole}
        print_json(record | as_plain(found))
    else:
        _print(found, what)
    raise typer.Exit(0 if found.is_whole else FAILED)


@audit_app.command("prune")
def prune_command(
    years: Annotated[
        int,
        typer.Option(
            envvar="WITTING_AUDIT_YEARS", help="How long entries are kept; older ones are cut."
        ),
    ] = YEARS,
    database: DatabaseOption = None,
) -> None:
    """Cut entries older than the years of keeping; where the trail then begins is told in it.

    Export the trail first: what is cut is gone. Cases, documents and decisions stay.

    Example: [bold]witting audit prune --years 10[/bold]
    """
    with open_database(database) as opened, opened.database.writing() as connection:
        count = prune(connection, years=years, actor=read_person(), now=opened.settings.now)
    typer.echo(f"{count} entries older than {years} years were cut.")


def _verified_file(file: Path, expect: str) -> Verified:
    try:
        with file.open("rb") as opened:
            verify_file = verify_pack if is_pack(opened) else verify_export
            return verify_file(opened, expect=expect)
    except OSError as error:
        raise SettingsError(
            f"{file} cannot be read ({error.strerror or error}), so nothing can be said of it."
            " Check the path and its permissions."
        ) from None


def _print(found: Verified, what: str) -> None:
    for problem in found.problems:
        typer.echo(f"{problem.where}: {problem.why}", err=True)
    entries = f"{found.count} entries" + (f", {found.first} to {found.last}" if found.count else "")
    rows = f", and {found.rows} rows, documents or files with them" if found.rows else ""
    if found.is_whole:
        typer.echo(f"{what} holds: {entries}{rows}. Last hash {found.last_hash}.")
        if isinstance(found, VerifiedPack):
            typer.echo(found.compare)
    else:
        typer.echo(f"{what} does NOT hold. Whole are {entries}.")
