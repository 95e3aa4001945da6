"""Makes the index of a book: of each party, how its names were asked for and what that hangs on.

A part is made wherever some parties are screened; the parts are put together in the book's order.

    versions            what names each party as it was: its key and all that is known of it
    marks               `BARE`: nothing stands beside its name; `ANEW`: it is always screened anew
    row_starts          the party's rows of words: ways its names are asked for, and rows of which
                        neighbours were asked for as one word
    row_manners         how each row is asked, as the kernel's flags, `PERSON`, or `HEARD`: never
    word_starts, words  the words of each row, by number
    spelts, wholes      words asked for other spellings, and asked whether they are listed
    numbers             what the party's identifiers are looked up by
    token_bytes         the words themselves, sorted

What is of several for one has its `_starts`: where those of each begin.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields

import numpy as np

from witting.base import Identifier
from witting.book.hearing import Hearing
from witting.parties import Screener
from witting.parties.batch import Inquiry, Way
from witting.parties.identifiers import hashed, keys
from witting.parties.search import PERSON, Query, manner_of
from witting.parties.store import Array, stored

INDEX_VERSION = 1  # another one is not read: the index is made anew
BARE, ANEW = 1, 2
HEARD = 2 * PERSON  # a row that is not asked for, only heard
_BY_NUMBER = ("words", "spelts", "wholes")


@dataclass(slots=True)
class Part:
    """What is indexed of some parties, their words numbered among themselves."""

    tokens: list[str]
    columns: dict[str, Array]


@dataclass(slots=True)
class _Columns:
    """The columns of a part while it is made."""

    versions: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    row_sizes: list[int] = field(default_factory=list)
    row_manners: list[int] = field(default_factory=list)
    word_sizes: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    spelt_sizes: list[int] = field(default_factory=list)
    spelts: list[int] = field(default_factory=list)
    whole_sizes: list[int] = field(default_factory=list)
    wholes: list[int] = field(default_factory=list)
    number_sizes: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)


_NAMES = tuple(one.name for one in fields(_Columns))


class PartMaker:
    """Listens while parties are screened, and makes a part of the index of them."""

    def __init__(self, screener: Screener) -> None:
        self._hearing = Hearing(screener)
        self._tokens: dict[str, int] = {}
        self._made = _Columns()
        self._anew: list[bool] = []

    def ways(self, inquiry: Inquiry) -> list[Way]:
        """Give the ways to ask for a party, and put them down with what they hang on."""
        ways = self._hearing.ways(inquiry)
        heard, made = self._hearing.heard, self._made
        asked = [query for _, queries in ways for query in queries]
        rows = {query.tokens for query in asked}
        others = {row: None for row in heard.rows if row not in rows}
        made.row_sizes.append(len(asked) + len(others))
        for query in asked:
            self._add_row(query.tokens, _manner(query))
        for row in others:
            self._add_row(row, HEARD)
        self._add_words(heard.spelt, made.spelt_sizes, made.spelts)
        self._add_words(heard.wholes, made.whole_sizes, made.wholes)
        found = sorted(_looked_up(inquiry.asked.identifiers)) if inquiry.asked.identifiers else []
        made.number_sizes.append(len(found))
        made.numbers += found
        made.marks.append(BARE if inquiry.asked.is_bare else 0)
        return ways

    def said(self, anew: Iterable[bool]) -> None:
        """Put down of each of the parties whether it is always screened anew."""
        self._anew += anew

    def done(self, versions: Iterable[str]) -> Part:
        """Give the part, given the parties' versions."""
        made = self._made
        made.versions += (int(version, 16) for version in versions)
        columns = {
            name: np.array(getattr(made, name), dtype=_TYPES.get(name, np.uint32))
            for name in _NAMES
        }
        columns["marks"] |= np.array(self._anew, dtype=np.uint8) * np.uint8(ANEW)
        return Part(tokens=list(self._tokens), columns=columns)

    def _add_row(self, tokens: Sequence[str], manner: int) -> None:
        self._made.row_manners.append(manner)
        self._made.word_sizes.append(len(tokens))
        numbers = self._tokens
        self._made.words += [numbers.setdefault(token, len(numbers)) for token in tokens]

    def _add_words(self, words: list[str], sizes: list[int], to: list[int]) -> None:
        numbers = self._tokens
        own = {numbers.setdefault(word, len(numbers)) for word in words}
        sizes.append(len(own))
        to += sorted(own)


class IndexMaker:
    """Puts the parts of an index together."""

    def __init__(self) -> None:
        self._tokens: dict[str, int] = {}
        self._columns: dict[str, list[Array]] = {name: [] for name in _NAMES}

    def add(self, part: Part) -> None:
        """Add the part of the parties that come next."""
        numbers = self._tokens
        places = [numbers.setdefault(token, len(numbers)) for token in part.tokens]
        own = np.array(places, dtype=np.uint32)
        for name, column in part.columns.items():
            self._columns[name].append(own[column] if name in _BY_NUMBER else column)

    def arrays(self) -> dict[str, Array]:
        """Give the arrays of the whole index; the parts are let go of."""
        tokens = sorted(self._tokens)
        place = np.empty(len(tokens), dtype=np.uint32)
        place[[self._tokens[token] for token in tokens]] = np.arange(len(tokens), dtype=np.uint32)
        self._tokens = {}
        arrays = stored("token", tokens)
        for name in _NAMES:
            parts = self._columns.pop(name)
            column = np.concatenate(parts) if parts else np.zeros(0, _TYPES.get(name, np.uint32))
            if name.endswith("_sizes"):
                starts = np.zeros(column.size + 1, dtype=np.uint32)
                np.cumsum(column, out=starts[1:])
                arrays[name.removesuffix("_sizes") + "_starts"] = starts
            else:
                arrays[name] = place[column] if name in _BY_NUMBER else column
        return arrays


_TYPES = {"versions": np.uint64, "numbers": np.uint64, "marks": np.uint8, "row_manners": np.uint8}


def _manner(query: Query) -> int:
    return manner_of(query) | (PERSON if query.person else 0)


def _looked_up(identifiers: Iterable[Identifier]) -> set[int]:
    return {hashed(*key) for identifier in identifiers for key in keys(identifier)}
