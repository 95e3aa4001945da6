"""Where the program meets the machine: today's date, the user's folder, progress bars."""

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from witting.assess import World
from witting.base import SettingsError, parse_day
from witting.lawbook import Lawbook
from witting.lists import Archive

STORED = "lists/current.snapshot"  # what `witting lists import` stored before 0.3
ARCHIVE = "lists"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the machine says, read once: where the user's lists are kept and what time it is."""

    home: Path
    now: datetime
    law: Path | None = None  # a folder of the user's own law

    @property
    def today(self) -> date:
        """Give the day it is, in UTC."""
        return self.now.date()

    @property
    def archive(self) -> Path:
        """Give the folder of the list archive."""
        return self.home / ARCHIVE

    @property
    def stored_lists(self) -> Path:
        """Give the place of the one snapshot that earlier versions stored."""
        return self.home / STORED


def read_settings() -> Settings:
    """Read the clock and the environment.

    `WITTING_HOME`, else the user's data folder; `WITTING_LAW`, a folder of the user's own law.
    """
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    home = os.environ.get("WITTING_HOME") or Path(data) / "witting"
    law = os.environ.get("WITTING_LAW")
    return Settings(home=Path(home), now=datetime.now(tz=UTC), law=Path(law) if law else None)


def read_person() -> str:
    """Read who is at the machine, for the record of what was done by a person's word."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def day_option(text: str | None, default: date) -> date:
    """Read a day given on the command line; a day that is none is a usage error."""
    if text is None:
        return default
    try:
        return parse_day(text)
    except ValueError as problem:
        raise typer.BadParameter(str(problem)) from None


LawOption = Annotated[
    Path | None,
    typer.Option(
        "--law",
        metavar="FOLDER",
        help="A folder of your own law, laid over the lawbook; else the one in WITTING_LAW.",
    ),
]
"""The option by which a command is given the user's own law."""


def open_lawbook(law: Path | None, settings: Settings) -> Lawbook:
    """Open the lawbook that comes with witting, under the user's own law where there is any."""
    return Lawbook.load(own=law or settings.law)


def open_world(
    lists: list[Path] | None, as_of: date | None, settings: Settings, law: Path | None = None
) -> World:
    """Open the lists asked for, else those of the archive, else those that come with witting.

    The lawbook is the one that comes with witting, under the user's own law where there is any.
    """
    if not lists and Archive.is_at(settings.archive):
        lists = [settings.archive]
    elif not lists and settings.stored_lists.exists():
        lists = [settings.stored_lists]
    with progress_bar() as progress:
        return World.open(lists or None, as_of=as_of, progress=progress, law=law or settings.law)


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Turn what the disk refuses into one sentence: what was in use stays, for it goes last.

    Raises SettingsError where the folder or the disk cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise SettingsError(
            f"the lists in {folder} cannot be changed ({error.strerror or error}); what was in use"
            " stays in use. Make room or give the right to write there, or name another folder in"
            " WITTING_HOME."
        ) from None


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None] | None]:
    """Show a bar on the error stream while lists are read, when a person is watching."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def update(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total or None)
            bar.update(tasks[what], completed=done, total=total or None)

        yield update
