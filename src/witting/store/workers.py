"""Screens the parties of a book on several processes, some at a time, in the book's order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from multiprocessing import get_context
from typing import Self, TypeVar

from witting.base import StoreError
from witting.book import Part, PartMaker, Screened, Sieve, screen_chunk
from witting.parties.store import Array
from witting.store.book import BookRow
from witting.store.lists import BookIndex, StoredLists

_AT_ONCE = 2_048  # parties screened together
_AHEAD = 3  # tasks waiting for each process: the book is read no further ahead than that
T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What every process needs to know."""

    lists: StoredLists
    threshold: float
    standing: frozenset[str]  # parties of whom something stands found
    index: BookIndex | None = None  # of the book, made earlier


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of screening some parties."""

    screened: int
    told: list[Screened]  # those of whom something is to say
    part: Part | None = None  # of the index of the book, where one is made


class Crew:
    """Processes that work side by side; one alone works here."""

    def __init__(self, work: Work, processes: int) -> None:
        self._work, self._processes = work, processes
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        if self._processes > 1:
            spawn = get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self._processes, spawn, initializer=_begin, initargs=(self._work,)
            )
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def each(self, do: Callable[[Work, T], R], tasks: Iterable[T]) -> Iterator[tuple[T, R]]:
        """Give each task with what came of it, in order; the first are begun at once.

        Raises StoreError where a process was stopped.
        """
        if self._pool is None:
            return ((task, do(self._work, task)) for task in tasks)
        submit, rest = self._pool.submit, iter(tasks)
        ahead = islice(rest, _AHEAD * self._processes)
        begun = deque((task, submit(_done_here, do, task)) for task in ahead)
        return _finished(begun, ((task, submit(_done_here, do, task)) for task in rest))


def _finished(
    begun: "deque[tuple[T, Future[R]]]", rest: "Iterator[tuple[T, Future[R]]]"
) -> Iterator[tuple[T, R]]:
    try:
        while begun:
            task, future = begun.popleft()
            found = future.result()
            begun.extend(islice(rest, 1))
            yield task, found
    except BrokenProcessPool:
        raise StoreError(
            "A process that screened the book was stopped (out of memory?), so the run found"
            " nothing and the book is as it was. Run it again with fewer processes."
        ) from None


_OWN: list[Work] = []  # of a process that works beside others: set once, when it begins


def _begin(work: Work) -> None:
    _OWN[:] = [work]


def _done_here(do: Callable[[Work, T], R], task: T) -> R:
    return do(_OWN[0], task)


def in_chunks(rows: Iterable[BookRow]) -> Iterator[list[BookRow]]:
    """Give the parties so many at a time as are screened together."""
    rest = iter(rows)
    return iter(lambda: list(islice(rest, _AT_ONCE)), [])


def screened(work: Work, chunk: list[BookRow]) -> Done:
    """Screen some parties."""
    return _screened(work, chunk, None)


def indexed(work: Work, chunk: list[BookRow]) -> Done:
    """Screen some parties, and make their part of the index of the book."""
    return _screened(work, chunk, PartMaker(work.lists.screener()))


def _screened(work: Work, chunk: list[BookRow], listener: PartMaker | None) -> Done:
    parties = [row.party() for row in chunk]
    found = screen_chunk(parties, work.lists.screener(), work.threshold, listener)
    return Done(
        screened=len(found),
        told=[one for one in found if one.hits or one.unread or one.party.key in work.standing],
        part=listener.done(row.version for row in chunk) if listener else None,
    )


def sifted(work: Work, stretch: tuple[int, int]) -> Array:
    """Say of a stretch of the parties in the index who must be screened again."""
    assert work.index is not None
    return _sieve(work.index, work.lists, work.threshold).wanted(*stretch)


@lru_cache(maxsize=1)
def _sieve(index: BookIndex, lists: StoredLists, threshold: float) -> Sieve:
    return Sieve(index.arrays(), index.lists.screener(), lists.screener(), threshold)
