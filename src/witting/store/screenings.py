"""Runs of screening over the book: whole, after a change of the lists, of what is new, of some.

A run reads the parties in one state of the book, screens them on several processes, and puts down
what it found in one transaction: hits instead of those that stood, a case for each that is
different, and which decisions lapsed. Whoever breaks it off leaves the book as it was.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection, RowMapping, insert, select, update

from witting.book import Change, ChangeKind, Reason, Screened, changes
from witting.store import book, cases
from witting.store.database import Database, alone
from witting.store.lists import StoredLists
from witting.store.schema import runs
from witting.store.workers import Work, work_on

_FRESH_ONLY = frozenset({Reason.ONBOARDING, Reason.DATA_CHANGE})
Progress = Callable[[str, int, int], None]


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

    asked: int = 0
    screened: int = 0
    told: list[Screened] = field(default_factory=list)
    fresh: list[tuple[str, str]] = field(default_factory=list)  # never screened as they are now


def screen_book(
    database: Database,
    lists: StoredLists,
    *,
    reason: Reason,
    engine: str,
    threshold: float,
    now: datetime,
    before: StoredLists | None = None,
    keys: Iterable[str] | None = None,
    processes: int = 1,
    progress: Progress | None = None,
) -> Run:
    """Screen the book, or a part of it, and put down what is different.

    `FULL` screens every party. `LIST_CHANGE` screens those whom the change from `before` can touch,
    and those that are new or changed. `ONBOARDING` and `DATA_CHANGE` screen those alone,
    `SUSPICION` those of `keys`. `now` is the moment the run begins, in UTC.
    """
    with database.reading() as connection:
        standing = frozenset(book.parties_with_hits(connection))
        parties = book.count(connection)
        work = Work(
            lists=lists,
            before=before if reason is Reason.LIST_CHANGE else None,
            threshold=threshold,
            standing=standing,
        )
        found = _Found()
        wanted = book.rows(connection, unscreened=reason in _FRESH_ONLY, keys=keys)
        for asked, (screened, told) in work_on(work, wanted, processes):
            found.asked += len(asked)
            found.screened += screened
            found.told += told
            found.fresh += [(row.key, row.version) for row in asked if row.is_fresh]
            if progress is not None:
                progress("screening the book", found.asked, parties)
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
        return _put_down(connection, run, found, now)


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


def _put_down(connection: Connection, run: Run, found: _Found, now: datetime) -> Run:
    """Put down what a run found, all at once."""
    alone(connection)
    fields = asdict(run) | {"reason": run.reason.value}
    del fields["id"]
    key = connection.execute(insert(runs).values(**fields)).inserted_primary_key
    assert key is not None
    run = replace(run, id=int(key[0]))
    before = book.hits_of(connection, (one.party.key for one in found.told))
    different: list[tuple[Change, str]] = []
    for one in found.told:
        own = changes(before.get(one.party.key, ()), one.hits)
        different += [(change, one.party.version) for change in own]
    different += cases.lapsed(connection, found.told, {c.about for c, _ in different}, now)
    book.replace_hits(connection, run.id, found.told)
    book.screened(connection, found.fresh)
    opened = cases.open_cases(connection, run.id, different, run.reason, now)
    tally = Counter(change.kind for change, _ in different)
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


def _run(row: RowMapping) -> Run:
    return Run(**{**row, "reason": Reason(row["reason"])})


def _moment(now: datetime) -> str:
    return now.isoformat(timespec="seconds")
