"""Screens the parties of a book on several processes, a chunk at a time, in the book's order."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from itertools import islice
from multiprocessing import get_context

from witting.base import StoreError
from witting.book import Screened, Touched, screen_chunk
from witting.store.book import BookRow
from witting.store.lists import StoredLists

_AT_ONCE = 2_048
_AHEAD = 3  # chunks waiting for each process: the book is read no further ahead than that

Told = tuple[int, list[Screened]]  # how many were screened, and those of whom something is to say


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What every process needs to know; `before` says that only touched parties are screened."""

    lists: StoredLists
    before: StoredLists | None
    threshold: float
    standing: frozenset[str]  # parties of whom something stands found


def work_on(
    work: Work, rows: Iterable[BookRow], processes: int
) -> Iterator[tuple[list[BookRow], Told]]:
    """Give each chunk of rows with what was found; StoreError where a process was stopped."""
    rest = iter(rows)
    chunks = iter(lambda: list(islice(rest, _AT_ONCE)), [])
    if processes <= 1:
        yield from ((chunk, _done(work, chunk)) for chunk in chunks)
        return
    with ProcessPoolExecutor(
        processes, get_context("spawn"), initializer=_begin, initargs=(work,)
    ) as pool:
        waiting: deque[tuple[list[BookRow], Future[Told]]] = deque()
        try:
            for chunk in chunks:
                waiting.append((chunk, pool.submit(_done_here, chunk)))
                if len(waiting) > _AHEAD * processes:
                    yield _next(waiting)
            while waiting:
                yield _next(waiting)
        except BrokenProcessPool:
            raise StoreError(
                "A process that screened the book was stopped (out of memory?), so the run found"
                " nothing and the book is as it was. Run it again with fewer processes."
            ) from None


def _next(waiting: "deque[tuple[list[BookRow], Future[Told]]]") -> tuple[list[BookRow], Told]:
    chunk, told = waiting.popleft()
    return chunk, told.result()


_OWN: list[Work] = []  # of a process that screens: set once, when it begins


def _begin(work: Work) -> None:
    _OWN[:] = [work]


def _done_here(chunk: list[BookRow]) -> Told:
    return _done(_OWN[0], chunk)


def _done(work: Work, chunk: list[BookRow]) -> Told:
    """Screen the parties of a chunk that need it."""
    parties = [(row.is_fresh, row.party()) for row in chunk]
    if work.before is not None:
        change = _change(work.before, work.lists)
        parties = [(fresh, party) for fresh, party in parties if fresh or change.touches(party)]
    found = screen_chunk([party for _, party in parties], work.lists.screener(), work.threshold)
    told = [one for one in found if one.hits or one.unread or one.party.key in work.standing]
    return len(found), told


@cache
def _change(before: StoredLists, after: StoredLists) -> Touched:
    return Touched(before.screener(), after.screener())
