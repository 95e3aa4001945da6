"""Rows that score enough for the readings of a query: asked of the kernel, or of Python.

Exact by construction: a row is left out only when the most its words could score is below what is
asked. Kernel and Python give the same rows with the same scores.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import RLock
from typing import Any, NamedTuple, Protocol, TypeVar

from witting.names import LETTERS, Reading, TokenKind, likeness_numbers
from witting.names.kept import Kept
from witting.names.sounds import EAR
from witting.parties import measures as at
from witting.parties.kernel import kernel
from witting.parties.lookup import CUT, Lookup
from witting.parties.plain_search import PlainSearch
from witting.parties.prepare import Told, across, ranges, told
from witting.parties.store import Array

Hit = tuple[int, int, int]  # row, score in basis points, number of the reading
T = TypeVar("T")
Ways = list[tuple[list[int], bool, int]]  # to ask for one party, as the kernel takes them
_AT_ONCE = 1_024  # queries handed to the kernel together
_HELD = 65_536  # words made ready that are kept; then all are let go
_NEW = -1  # the handle of a word not made ready yet
_CUT, _UNORDERED, _LONE = 1, 2, 4
PERSON = 8  # beside these, where a way to ask is kept as one number


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


def manner_of(query: Query) -> int:
    """Give how a way to ask is asked, as the kernel's flags."""
    return (_CUT if query.cut else 0) | (0 if query.ordered else _UNORDERED) | _LONE * query.lone


class Numbered(NamedTuple):
    """Many parties' ways to ask, kept as numbers."""

    tokens: Sequence[str]  # every word once
    words: Array  # of all the ways, as places among the tokens
    ends: Array  # where each way ends among the words
    manners: Array  # of each way, with `PERSON`
    last: Array  # where each party's ways end

    def each(self, words: Sequence[T]) -> "Iterator[list[tuple[list[T], bool, int]]]":
        """Give each party's ways to ask, with these for the tokens."""
        ends, manners = self.ends.tolist(), self.manners.tolist()
        asked = [words[number] for number in self.words.tolist()]
        way = begin = 0
        for upto in self.last.tolist():
            ways = []
            while way < upto:
                end, manner = ends[way], manners[way]
                ways.append((asked[begin:end], manner >= PERSON, manner & ~PERSON))
                way, begin = way + 1, end
            yield ways

    def queries(self) -> "Iterator[list[Query]]":
        """Give each party's ways to ask."""
        for ways in self.each(self.tokens):
            yield [
                Query(tuple(words), person, not manner & _UNORDERED, bool(manner & _LONE))
                for words, person, manner in ways
            ]


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

    def finds(self, asked: Numbered, least: Sequence[int]) -> list[bool]:
        """Say of each of many whether any row scores so much or more, given that of each."""
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

    def finds(self, asked: Numbered, least: Sequence[int]) -> list[bool]:
        """Say of each of many whether any row scores so much or more, given that of each."""
        return self._again(lambda: self._finds(asked, least))

    def _finds(self, asked: Numbered, least: Sequence[int]) -> list[bool]:
        handles = [self._handle(token) for token in asked.tokens]
        found = [False] * len(least)
        waiting: dict[int, tuple[list[int], list[Ways]]] = {}
        for place, ways in enumerate(asked.each(handles)):
            places, held = waiting.setdefault(least[place], ([], []))
            places.append(place)
            held.append(ways)
            if len(held) == _AT_ONCE:
                self._look(least[place], places, held, found)
                del waiting[least[place]]
        for points, (places, held) in waiting.items():
            self._look(points, places, held, found)
        return found

    def _look(self, least: int, places: list[int], held: list[Ways], found: list[bool]) -> None:
        for place, rows in zip(places, self._index.search_many(held, least, 1), strict=True):
            found[place] = bool(rows)

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
            word, known, is_open = _TOLD[token]
            extras = across(known, self._lookup)
            stretches = ranges(token, known, self._lookup) if is_open else ()
            handle = self._index.ready_for(word, extras, stretches)
            handles[token] = handle
        return handle


def _kernels(token: str) -> tuple[Any, Told, bool]:
    """Give a word as the kernel knows it, as Python does, and whether it stands for stretches."""
    known = told(token)
    text, kind, weight, sounded, ways, same, initials = known
    word = kernel().Told(text, kind, weight, ways, same, initials, EAR if sounded else None)
    return word, known, kind is TokenKind.INITIAL or token.endswith(CUT)


_TOLD = Kept(_kernels, 16_384)  # a name is asked of several indexes, one after another
