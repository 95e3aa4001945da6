"""Where the book's commands meet the machine: the store asked for, and the lists kept for it."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import Connection

from witting.base import ListUsed, StoreError
from witting.cli.edge import Settings, read_settings
from witting.lists import Snapshot
from witting.store import Database, book
from witting.store.lists import StoredLists, forget_lists, kept_lists

TO_LOOK_AT = 10
_A_DAY = 86_400  # seconds

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

    def forget(self, needed: set[str]) -> None:
        """Let go of lists nobody needs; those of the last day may be in use by another command."""
        since = self.settings.now.timestamp() - _A_DAY
        recent = {p.stem for p in self.folder.glob("*.snapshot") if p.stat().st_mtime > since}
        forget_lists(self.folder, needed | recent)

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
    folder = settings.home / "book-lists"
    if store:  # what one store lets go of, another may need
        folder /= sha256(_place(store).encode()).hexdigest()[:12]
    try:
        yield Shelf(database=database, folder=folder, settings=settings)
    finally:
        database.close()


def _place(store: str) -> str:
    return store if "://" in store else str(Path(store).expanduser().resolve())


def must_have(connection: Connection, keys: list[str]) -> None:
    """Raise StoreError where any key is of nobody in the book."""
    held = book.versions(connection, set(keys))
    missing = [key for key in keys if key not in held]
    if missing:
        raise StoreError(
            f"There is no party {', '.join(map(repr, missing[:10]))} in the book, so nothing was"
            " done. A key is written as the import had it."
        )


def process_count(asked: int | None, parties: int) -> int:
    """Give how many processes to screen with; a small book is done before a second one is up."""
    cores = asked or os.cpu_count() or 1
    return max(1, min(cores, parties // 4_096))


def print_json(record: dict[str, Any]) -> None:
    """Print a record for machines."""
    typer.echo(json.dumps(record, ensure_ascii=False, sort_keys=True, indent=2))
