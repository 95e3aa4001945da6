"""Where the book's commands meet the machine: the store asked for, and the lists kept for it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from witting.base import ListUsed
from witting.cli.edge import Settings, read_settings
from witting.lists import Snapshot
from witting.store import Database
from witting.store.book_screening import lists_folder
from witting.store.lists import StoredLists, kept_lists

TO_LOOK_AT = 10

Store = Annotated[
    str | None,
    typer.Option(
        "--store",
        envvar="WITTING_STORE",
        metavar="PATH|ADDRESS",
        help="Where the book is kept: a file, or postgresql://user@host/name.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
Processes = Annotated[
    int | None, typer.Option(min=1, help="How many processes screen; one a core if not given.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """An open store, and the folder of the lists its book was screened against."""

    database: Database
    folder: Path
    settings: Settings

    def lists(self, digest: str) -> StoredLists | None:
        """Give lists by their digest, where they are kept here."""
        return kept_lists(self.folder, digest)

    def named(self, digest: str) -> tuple[ListUsed, ...]:
        """Name the lists of a digest; none where they are not kept here."""
        found = self.lists(digest)
        return Snapshot.open(found.snapshot).used if found else ()


@contextmanager
def open_shelf(store: str | None) -> Iterator[Shelf]:
    """Open the store asked for, else the one in the user's folder."""
    settings = read_settings()
    where = store or str(settings.home / "book.db")
    database = Database.open(where)
    folder = lists_folder(settings.home, store)
    try:
        yield Shelf(database=database, folder=folder, settings=settings)
    finally:
        database.close()


def print_json(record: dict[str, Any]) -> None:
    """Print a record for machines."""
    typer.echo(json.dumps(record, ensure_ascii=False, sort_keys=True, indent=2))
