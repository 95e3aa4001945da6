"""Rows that score enough for the readings of a query: asked of the kernel, or of Python.

Exact by construction: a row is left out only when the most its words could score is below what is
asked. Kernel and Python give the same rows with the same scores.
"""

from collections.abc import Callable, Iterable, Sequence
from threading import RLock
from typing import NamedTuple, Protocol, TypeVar

from witting.names import LETTERS, Reading, likeness_numbers
from witting.names.sounds import EAR
from witting.parties import measures as at
from witting.parties.kernel import kernel
from witting.parties.lookup import CUT, Lookup
from witting.parties.plain_search import PlainSearch
from witting.parties.prepare import across, ranges, told

Hit = tuple[int, int, int]  # row, score in basis points, number of the reading
T = TypeVar("T")
_AT_ONCE = 1_024  # queries handed to the kernel together
_HELD = 65_536  # words made ready that are kept; then all are let go
_NEW = -1  # the handle of a word not made ready yet
_CUT, _UNORDERED, _LONE = 1, 2, 4


class Query(NamedTuple):
    """One way to read what was asked, and on which side of the index to look."""

    tokens: Reading
    person: bool
    ordered: bool = True  # the order of a person's words means something
    lone: bool = False  # one rare word may be a person's whole name

    @property
    def cut(self) -> bool:
        """Whether the last word may go on."""
        return self.tokens[-1].endswith(CUT)


class Search(Protocol):
    """What finds rows."""

    def search(self, queries: Sequence[Query], least: int) -> list[Hit]:
        """Give every row that scores `least` or more, by row and reading."""
        ...

    def search_many(
        self, batch: Sequence[Sequence[Query]], least: int, threads: int = 1
    ) -> list[list[Hit]]:
        """Give what `search` gives for each of many."""
        ...

    def alike(self, token: str) -> dict[int, int]:
        """Give the listed tokens a word may be, with how alike they are."""
        ...

    def weight(self, token: str) -> int:
        """Give what a word of a query weighs: as the listed word most like it does."""
        ...


def open_search(lookup: Lookup, *, fast: bool = True) -> Search:
    """Give the fastest search there is here, or the one in Python where `fast` is False."""
    return KernelSearch(lookup) if fast and kernel() is not None else PlainSearch(lookup)


class KernelSearch:
    """The search in Rust, over the same arrays. Safe to ask from many threads."""

    def __init__(self, lookup: Lookup) -> None:
        built = kernel()
        assert built is not None
        self._lookup = lookup
        letters = [(one, other, bp) for (one, other), bp in sorted(LETTERS.items())]
        self._index = built.Index(lookup.arrays, at.numbers() | likeness_numbers(), letters, EAR)
        lookup.quicken(self._index.number, self._index.sound_number)
        self._forgotten = built.Forgotten
        self._handles: dict[str, int] = {}
        self._turn = RLock()

    def search(self, queries: Sequence[Query], least: int) -> list[Hit]:
        """Give every row that scores `least` or more, by row and reading."""
        found: list[Hit] = self._again(lambda: self._index.search(self._asked(queries), least))
        return found

    def search_many(
        self, batch: Sequence[Sequence[Query]], least: int, threads: int = 1
    ) -> list[list[Hit]]:
        """Give what `search` gives for each of many, on so many threads."""
        out: list[list[Hit]] = []
        for first in range(0, len(batch), _AT_ONCE):
            out += self._many(batch[first : first + _AT_ONCE], least, threads)
        return out

    def _many(self, some: Sequence[Sequence[Query]], least: int, threads: int) -> list[list[Hit]]:
        return self._again(
            lambda: self._index.search_many([self._asked(one) for one in some], least, threads)
        )

    def _again(self, ask: Callable[[], T]) -> T:
        """Ask; and again, alone, where another thread let go of words this one had made ready.

        Words are let go only between questions, so that a question's own are all held.
        """
        if len(self._handles) >= _HELD:
            self._let_go()
        try:
            return ask()
        except self._forgotten:
            with self._turn:
                self._let_go()
                return ask()

    def _let_go(self) -> None:
        """Forget every word made ready: they are kept to be quick, and must not fill the memory."""
        with self._turn:
            self._index.forget()
            self._handles = {}

    def alike(self, token: str) -> dict[int, int]:
        """Give the listed tokens a word may be, with how alike they are."""
        return self._again(lambda: dict(self._index.alike(self._handle(token))))

    def weight(self, token: str) -> int:
        """Give what a word of a query weighs."""
        weight: int = self._again(lambda: self._index.weight(self._handle(token)))
        return weight

    def _asked(self, queries: Iterable[Query]) -> list[tuple[list[int], bool, int]]:
        handles = self._handles
        out = []
        for tokens, person, ordered, lone in queries:
            numbers = [handles.get(token, _NEW) for token in tokens]
            if _NEW in numbers:
                numbers = [self._handle(token) for token in tokens]
            cut = _CUT if tokens[-1].endswith(CUT) else 0
            out.append((numbers, person, cut | (0 if ordered else _UNORDERED) | _LONE * lone))
        return out

    def _handle(self, token: str) -> int:
        handles = self._handles  # where another thread lets go meanwhile, the word goes with them
        handle = handles.get(token)
        if handle is None:
            known = told(token)
            text, kind, weight, sounded, ways, same, initials = known
            extras, stretches = across(known, self._lookup), ranges(token, known, self._lookup)
            handle = self._index.prepare(
                text, kind, weight, (), extras, stretches, ways, same, initials, sounded
            )
            handles[token] = handle
        return handle
