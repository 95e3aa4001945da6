"""Asks a screener many questions in two processes, each with an index of its own."""

import random
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from typing import NamedTuple, TypeVar

from rich.progress import track

from witting.base import ListEntry
from witting.lists import Snapshot
from witting.parties import Screener

PROCESSES = 2
_BLOCK = 100
_held: list[Screener] = []
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a customer record says of one party."""

    name: str
    kind: str = "person"
    birth_date: str = ""
    countries: tuple[str, ...] = ()


class Found(NamedTuple):
    """One entry the screener gave."""

    entry_id: str
    score: float
    is_match: bool


Index = Callable[[], Sequence[ListEntry]]


@cache
def default_screener() -> Screener:
    """Give a screener of the default lists, built here: a shipped index may be of other code."""
    return Screener.from_entries(Snapshot.default().entries)


def ask(screener: Screener, query: Query) -> tuple[Found, ...]:
    """Give what the screener says to one query, through the front door."""
    found = screener.match(
        query.name, kind=query.kind, birth_date=query.birth_date, countries=query.countries
    )
    return tuple(Found(match.entry_id, match.score, match.is_match) for match in found)


def ask_all(
    index: Index, queries: Sequence[Query], what: str, processes: int = PROCESSES
) -> list[tuple[Found, ...]]:
    """Give the answers in the order of the queries; `index` must be a picklable function."""
    if processes == 1:
        screener = Screener.from_entries(index())
        return [ask(screener, query) for query in track(queries, what)]
    blocks = [queries[at : at + _BLOCK] for at in range(0, len(queries), _BLOCK)]
    with ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_begin, initargs=(index,)
    ) as pool:
        answers = pool.map(_answer, blocks)
        return [one for block in track(answers, what, total=len(blocks)) for one in block]


def sampled(rows: Sequence[T], most: int | None, seed: int = 7) -> list[T]:
    """Give at most so many rows, a fixed choice, in their order; all where no bound is given."""
    if most is None or most >= len(rows):
        return list(rows)
    chosen = sorted(random.Random(seed).sample(range(len(rows)), most))  # a fixed sample
    return [rows[at] for at in chosen]


def _begin(index: Index) -> None:
    _held.append(Screener.from_entries(index()))


def _answer(queries: Sequence[Query]) -> list[tuple[Found, ...]]:
    return [ask(_held[0], query) for query in queries]
