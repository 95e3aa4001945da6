"""Who of a book must be screened again when the lists change: the book's own index is asked.

Everybody else is found nowhere on the lists of now, and was found nowhere before, so a full
screening would say the same of them. Of each party the index holds how its name was asked for, and
which questions to the lists that hung on. Where the lists of then and of now answer those alike,
a full screening would ask the very same: so it is asked, of the lists of now, whole, at the lowest
score from which the party could be a match. Whoever is found is screened again; so is whoever's
questions are answered otherwise, whoever carries a listed number, and whoever is always.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

import numpy as np

from witting.book.indexing import ANEW, BARE, HEARD
from witting.names import ABJAD_MARK
from witting.parties import Screener
from witting.parties.batch import floor_of
from witting.parties.respell import Respeller
from witting.parties.search import Numbered
from witting.parties.store import Array, place_in, texts

_SIZES = (2, 3)  # neighbours that a list may write as one word
_PRIME = 1_000_003
_UNKNOWN, _SAME, _OTHER = 0, 1, 2


class Sieve:
    """Tells who in the index of a book must be screened again.

    `before` are the lists the index was made against, `after` those of now.
    """

    def __init__(
        self, index: dict[str, Array], before: Screener, after: Screener, threshold: float
    ) -> None:
        self._index, self._after, self._threshold = index, after, threshold
        self._tokens = texts(index, "token")
        self._old, self._new = before.lookup.respeller, after.lookup.respeller
        size = len(self._tokens)
        self._spelt = np.zeros(size, dtype=np.uint8)
        self._listed = np.zeros(size, dtype=np.uint8)
        differing = set(before.lookup.vocabulary) ^ set(after.lookup.vocabulary)
        together = set(self._numbers_of(differing))
        self._joined = [_Together(together, count, size) for count in _SIZES]

    def __len__(self) -> int:
        """How many parties the index has."""
        return int(self._index["versions"].size)

    def wanted(self, first: int, last: int) -> Array:
        """Say of each party from one place to another whether it must be screened again."""
        marks = self._index["marks"][first:last]
        wanted = (marks & ANEW) > 0
        wanted |= self._any("number", first, last, self._after.carried)
        wanted |= self._any("spelt", first, last, self._is_respelt)
        wanted |= self._any("whole", first, last, self._is_relisted)
        wanted |= self._is_joined(first, last)
        rest = np.flatnonzero(~wanted)
        floors = [floor_of(self._threshold, is_bare=is_bare) for is_bare in (False, True)]
        is_bare = ((marks[rest] & BARE) > 0).tolist()
        wanted[rest] = self._after.finds(
            self._asked(rest + first), [floors[one] for one in is_bare]
        )
        return wanted

    def _any(self, column: str, first: int, last: int, test: Callable[[Array], Array]) -> Array:
        """Say of each party whether any of its items passes a test."""
        starts = self._index[f"{column}_starts"][first : last + 1].astype(np.int64)
        passed = test(self._index[f"{column}s"][starts[0] : starts[-1]])
        return _owners(np.flatnonzero(passed) + starts[0], starts)

    def _is_respelt(self, words: Array) -> Array:
        return self._differs(words, self._spelt, _spellings)

    def _is_relisted(self, words: Array) -> Array:
        return self._differs(words, self._listed, _is_listed)

    def _differs(
        self, words: Array, known: Array, ask: Callable[[Respeller, str], object]
    ) -> Array:
        """Say of each word whether the lists of then and of now answer otherwise; each once."""
        fresh = np.unique(words)
        for number in fresh[known[fresh] == _UNKNOWN].tolist():
            word = self._tokens[number]
            known[number] = _SAME if ask(self._old, word) == ask(self._new, word) else _OTHER
        other: Array = known[words] == _OTHER
        return other

    def _is_joined(self, first: int, last: int) -> Array:
        """Say of each party whether neighbours of its words are a word only one list has."""
        index = self._index
        rows = index["row_starts"][first : last + 1].astype(np.int64)
        starts = index["word_starts"][rows[0] : rows[-1] + 1].astype(np.int64)
        words = index["words"][starts[0] : starts[-1]]
        found = np.concatenate([one.places(words, starts - starts[0]) for one in self._joined])
        within = np.searchsorted(starts, found + starts[0], "right") - 1 + rows[0]
        return _owners(within, rows)

    def _asked(self, places: Array) -> Numbered:
        """Give the ways in which some parties' names are asked for."""
        index = self._index
        rows, of = _stretches(index["row_starts"], places)
        asked = index["row_manners"][rows] != HEARD
        rows, of = rows[asked], of[asked]
        words, way = _stretches(index["word_starts"], rows)
        distinct, numbers = np.unique(index["words"][words], return_inverse=True)
        return Numbered(
            tokens=[self._tokens[number] for number in distinct.tolist()],
            words=numbers,
            ends=np.cumsum(np.bincount(way, minlength=rows.size)),
            manners=index["row_manners"][rows],
            last=np.cumsum(np.bincount(of, minlength=places.size)),
        )

    def _numbers_of(self, words: Iterable[str]) -> Iterator[tuple[int, ...]]:
        """Give the numbers of the book's words that make one of some words together."""
        number = cache(lambda text: place_in(self._tokens, text))
        for word in words:
            if word.isalpha() and not word.startswith(ABJAD_MARK):
                for parts in _parted(word, 3, lambda text: number(text) >= 0):
                    yield tuple(map(number, parts))


class _Together:
    """Finds words that stand beside each other."""

    def __init__(self, wanted: Iterable[tuple[int, ...]], size: int, among: int) -> None:
        own = np.array([one for one in wanted if len(one) == size], dtype=np.int64)
        own = own.reshape(-1, size)
        self._at = [np.zeros(among, dtype=bool) for _ in range(size)]
        for here, column in zip(self._at, own.T, strict=True):
            here[column] = True
        self._codes = np.unique(_coded(list(own.T)))

    def places(self, words: Array, starts: Array) -> Array:
        """Give where such words begin, each within one row; `starts` says where the rows do."""
        size = len(self._at)
        if not self._codes.size or words.size < size:
            return np.zeros(0, dtype=np.int64)
        count = words.size - size + 1
        may = np.ones(count, dtype=bool)
        for at, here in enumerate(self._at):
            may &= here[words[at : at + count]]
        begins = np.zeros(words.size + 1, dtype=bool)
        begins[starts] = True
        for at in range(1, size):
            may &= ~begins[at : at + count]
        found = np.flatnonzero(may)
        codes = _coded([words[found + at].astype(np.int64) for at in range(size)])
        return found[np.isin(codes, self._codes)]


def _coded(columns: Sequence[Array]) -> Array:
    """Give one number for several; others may have the same, so that more is found, never less."""
    out = np.zeros(columns[0].size, dtype=np.int64)
    for column in columns:
        out = (out * _PRIME) ^ column
    return out


def _parted(word: str, most: int, known: Callable[[str], bool]) -> Iterator[tuple[str, ...]]:
    """Give the ways to part a word into two known words or more."""
    for cut in range(1, len(word)):
        head, tail = word[:cut], word[cut:]
        if known(head):
            if known(tail):
                yield head, tail
            if most > 2:
                yield from ((head, *rest) for rest in _parted(tail, most - 1, known))


def _spellings(words: Respeller, word: str) -> object:
    """Give how else a word may be written; how it is mended hangs on its being strange alone."""
    return words.is_strange(word), words.others(word), words.splits(word)


def _is_listed(words: Respeller, word: str) -> object:
    return words.is_listed(word)


def _owners(places: Array, starts: Array) -> Array:
    """Say which groups have a place among some, given where the groups start."""
    out = np.zeros(len(starts) - 1, dtype=bool)
    out[np.searchsorted(starts, places, "right") - 1] = True
    return out


def _stretches(starts: Array, groups: Array) -> tuple[Array, Array]:
    """Give the places of everything in some groups, and of each which of the groups has it."""
    begin = starts[groups].astype(np.int64)
    sizes = starts[groups + 1].astype(np.int64) - begin
    of = np.repeat(np.arange(groups.size), sizes)
    within = np.arange(of.size) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return begin[of] + within, of
