"""Runs of screening over the book: whole, after a change of the lists, of what is new, of some.

A run reads the parties in one state of the book, screens them on several processes, and puts down
what it found in one transaction: hits instead of those that stood, a case for each that is
different, and which decisions lapsed. Whoever breaks it off leaves the book as it was.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection, RowMapping, insert, select, update

from witting.book import ChangeKind, IndexMaker, Reason, Screened
from witting.lists import Snapshot
from witting.store import book, cases
from witting.store.book import BookRow
from witting.store.database import Database, alone
from witting.store.lists import StoredLists, keep_index, kept_index
from witting.store.openings import openings
from witting.store.rescreening import Progress, to_screen
from witting.store.schema import runs
from witting.store.workers import Crew, Work, in_chunks, indexed, screened

_FRESH_ONLY = frozenset({Reason.ONBOARDING, Reason.DATA_CHANGE})
_WHOLE = frozenset({Reason.FULL, Reason.LIST_CHANGE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One screening of the book, or of a part of it."""

    id: int
    reason: Reason
    lists: str  # digest of the lists screened against
    lists_before: str  # of those before, or ""
    engine: str
    threshold: float
    started_at: str
    parties: int  # in the book
    screened: int  # of them screened
    new: int = 0
    gone: int = 0
    changed: int = 0
    opened: int = 0  # cases left open: those no decision answers


@dataclass(slots=True)
class _Found:
    """What a run has found so far; of most parties nothing is found, and they are only counted."""

    screened: int = 0
    told: list[Screened] = field(default_factory=list)
    fresh: list[tuple[str, str]] = field(default_factory=list)  # never screened as they are now
    index: IndexMaker | None = None  # of the book, where the whole of it is screened


def screen_book(
    database: Database,
    lists: StoredLists,
    *,
    reason: Reason,
    engine: str,
    threshold: float,
    now: datetime,
    before: StoredLists | None = None,
    keys: Collection[str] | None = None,
    processes: int = 1,
    progress: Progress | None = None,
) -> Run:
    """Screen the book, or a part of it, and put down what is different.

    `FULL` screens every party, and makes the index of the book. `LIST_CHANGE` screens those whom
    that index finds on the lists of now or cannot answer for, those of whom something stands found,
    and those that are new or changed; without an index everybody. `ONBOARDING` and `DATA_CHANGE`
    screen who is new or changed alone, `SUSPICION` those of `keys`. `now` is the moment the run
    begins, in UTC.
    """
    with database.reading() as connection:
        parties = book.count(connection)
        standing = _standing(connection)
        is_change = reason is Reason.LIST_CHANGE and before is not None and keys is None
        index = kept_index(lists.snapshot.parent, engine) if is_change else None
        work = Work(lists=lists, threshold=threshold, standing=standing, index=index)
        unscreened = reason in _FRESH_ONLY
        with Crew(work, processes) as crew:
            if is_change and before and before.digest == lists.digest:
                unscreened = True
            elif index is not None:
                keys = to_screen(connection, crew, index, processes, progress)
                keys = None if keys is None else keys | standing
            rows = book.rows(connection, unscreened=unscreened, keys=keys)
            is_whole = reason in _WHOLE and keys is None and not unscreened
            found = _found(crew, rows, len(keys) if keys else parties, progress, is_whole=is_whole)
    with database.writing() as connection:
        run = Run(
            id=0,
            reason=reason,
            lists=lists.digest,
            lists_before=before.digest if before else "",
            engine=engine,
            threshold=threshold,
            started_at=_moment(now),
            parties=parties,
            screened=found.screened,
        )
        run = _put_down(connection, run, found, lists, now)
    if found.index is not None:
        keep_index(lists, found.index.arrays(), engine)
    return run


def _found(
    crew: Crew, rows: Iterable[BookRow], count: int, progress: Progress | None, *, is_whole: bool
) -> _Found:
    """Screen parties; where they are the whole book, make its index too."""
    found = _Found(index=IndexMaker() if is_whole else None)
    asked = 0
    for chunk, done in crew.each(indexed if is_whole else screened, in_chunks(rows)):
        asked += len(chunk)
        found.screened += done.screened
        found.told += done.told
        found.fresh += [(row.key, row.version) for row in chunk if row.is_fresh]
        if found.index and done.part:
            found.index.add(done.part)
        if progress is not None:
            progress("screening the book", asked, count)
    return found


def last_run(connection: Connection) -> Run | None:
    """Give the last run over the whole book: what stands found of it is against its lists."""
    whole = (Reason.FULL.value, Reason.LIST_CHANGE.value)
    wanted = select(runs).where(runs.c.reason.in_(whole)).order_by(runs.c.id.desc()).limit(1)
    row = connection.execute(wanted).mappings().one_or_none()
    return None if row is None else _run(row)


def all_runs(connection: Connection) -> list[Run]:
    """Give every run, the latest first."""
    found = connection.execute(select(runs).order_by(runs.c.id.desc())).mappings()
    return [_run(row) for row in found]


def _put_down(
    connection: Connection, run: Run, found: _Found, lists: StoredLists, now: datetime
) -> Run:
    """Put down what a run found, all at once."""
    alone(connection, runs)
    fields = asdict(run) | {"reason": run.reason.value}
    del fields["id"]
    key = connection.execute(insert(runs).values(**fields)).inserted_primary_key
    assert key is not None
    run = replace(run, id=int(key[0]))
    still = _as_they_are(connection, found.told)
    needed = openings(connection, still, run.reason, now)
    told = [one.change for one in needed]
    book.replace_hits(connection, run.id, still, {change.about for change in told})
    book.screened(connection, found.fresh)
    opened = cases.open_cases(connection, run.id, needed, Snapshot.open(lists.snapshot), now)
    tally = Counter(change.kind for change in told if change.before != change.after)
    run = replace(
        run,
        new=tally[ChangeKind.NEW],
        gone=tally[ChangeKind.GONE],
        changed=tally[ChangeKind.CHANGED],
        opened=opened,
    )
    done = ("new", "gone", "changed", "opened")
    values = {name: getattr(run, name) for name in done}
    connection.execute(update(runs).where(runs.c.id == run.id).values(**values))
    return run


def _standing(connection: Connection) -> frozenset[str]:
    """Give the parties of whom something stands found, or who could not be asked whole."""
    found = frozenset(book.parties_with_hits(connection))
    return found | book.unread_parties(connection).keys()


def _as_they_are(connection: Connection, told: Sequence[Screened]) -> list[Screened]:
    """Leave out who changed or left while the run was screening: what it found is of before.

    Who changed is still to be screened, and the next run does.
    """
    held = book.versions(connection, [one.party.key for one in told], locked=True)
    return [one for one in told if held.get(one.party.key) == one.party.version]


def _run(row: RowMapping) -> Run:
    return Run(**{**row, "reason": Reason(row["reason"])})


def _moment(now: datetime) -> str:
    return now.isoformat(timespec="seconds")
