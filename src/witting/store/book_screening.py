"""A screening of the book against the lists in use: planned, done, and the lists it needs kept."""

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from witting.assess import ENGINE
from witting.lists import Snapshot
from witting.parties.asked import checked_threshold
from witting.store import book
from witting.store.book_plan import Plan, PlannedRun, after_change, of_fresh
from witting.store.database import Database
from witting.store.deals import lists_of_deals
from witting.store.lists import StoredLists, forget_lists, keep_lists
from witting.store.rescreening import Progress
from witting.store.screenings import Run, last_run, screen_book

_A_DAY = 86_400  # seconds
_A_PROCESS = 4_096  # parties; fewer are done before a second process is up


def lists_folder(home: Path, store: str | None = None) -> Path:
    """Give the folder of the lists a store's book was screened against; None: the user's own store.

    What one store lets go of, another may need, so each that is named has a folder of its own.
    """
    folder = home / "book-lists"
    if not store:
        return folder
    place = store if "://" in store else str(Path(store).expanduser().resolve())
    return folder / sha256(place.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookScreening:
    """The book of a database, and the lists in use, kept in a folder beside those of before."""

    database: Database
    folder: Path
    lists: StoredLists
    now: Callable[[], datetime]
    engine: str
    threshold: float

    def fresh(self, keys: Collection[str] = ()) -> Plan:
        """Plan to screen who is new or changed; of them only `keys` where any are named."""
        with self.database.reading() as connection:
            return of_fresh(connection, keys)

    def changed(self) -> Plan:
        """Plan to screen whom the change of the lists can touch, and who is new or changed."""
        with self.database.reading() as connection:
            return after_change(
                connection,
                self.folder,
                lists=self.lists.digest,
                engine=self.engine,
                threshold=self.threshold,
            )

    def run(
        self, plan: Plan, *, processes: int | None = None, progress: Progress | None = None
    ) -> tuple[Run, ...]:
        """Screen as planned, and let go of lists nobody needs any more.

        `processes` are those asked for; None: one a core.
        """
        made = tuple(self._run(one, processes, progress) for one in plan.runs)
        self._forget()
        return made

    def _run(self, one: PlannedRun, processes: int | None, progress: Progress | None) -> Run:
        if one.keys is None:
            with self.database.reading() as connection:
                parties = book.count(connection)
        else:
            parties = len(one.keys)
        return screen_book(
            self.database,
            self.lists,
            reason=one.reason,
            engine=self.engine,
            threshold=self.threshold,
            now=self.now(),
            before=one.before,
            keys=one.keys,
            processes=process_count(processes, parties),
            progress=progress,
        )

    def _forget(self) -> None:
        """Let go of lists nobody needs; those of the last day may be in use elsewhere."""
        with self.database.reading() as connection:
            last, others = last_run(connection), lists_of_deals(connection)
        since = self.now().timestamp() - _A_DAY
        kept = self.folder.glob("*.snapshot")
        recent = {path.stem for path in kept if path.stat().st_mtime > since}
        needed = {self.lists.digest, *others, *recent, *([last.lists] if last else [])}
        forget_lists(self.folder, needed)


def open_screening(
    database: Database, folder: Path, lists: Snapshot, now: Callable[[], datetime]
) -> BookScreening:
    """Give a screening against lists, which are kept in the folder, by this engine."""
    return BookScreening(
        database=database,
        folder=folder,
        lists=keep_lists(lists, folder),
        now=now,
        engine=ENGINE,
        threshold=checked_threshold(None),
    )


def process_count(asked: int | None, parties: int) -> int:
    """Give how many processes to screen with; a small book is done before a second one is up."""
    cores = asked or os.cpu_count() or 1
    return max(1, min(cores, parties // _A_PROCESS))
