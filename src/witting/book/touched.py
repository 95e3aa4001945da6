"""Whether a change of the lists can touch a party: deals it cannot touch are not looked back on.

What is found of a party hangs on the lists only through words: which listed words its own words
may be, what those weigh, how its name may be written otherwise with words the lists know; and
through its identifiers. So the change is turned round. The words in which the two lists
differ are those of every entry that came, went or changed, and of every name with a word that only
one of them knows or that weighs otherwise. They make a small index, and a party is touched where
one of its words may be one of them. Of a party that is not, both lists say the same.
"""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from witting.base import ListEntry
from witting.book.records import BookParty
from witting.lists.codec import encode
from witting.names import plain, romanise_word
from witting.parties import Screener
from witting.parties.asked_names import ways_shown
from witting.parties.branches import head_office
from witting.parties.build import MOST_WORDS, word_arrays
from witting.parties.expand import queries
from witting.parties.identifiers import keys
from witting.parties.lookup import Lookup
from witting.parties.prepare import bare, prepare
from witting.parties.respell import joined
from witting.parties.search import open_search

_HELD = 1 << 20  # words whose answer is kept: a book's words repeat
_JOINED = (2, 3)  # neighbours that a list may write as one word


class Touched:
    """Tells which parties a change from one snapshot to another can touch."""

    def __init__(self, before: Screener, after: Screener) -> None:
        self._before, self._after = before.lookup, after.lookup
        old, new = _entries(before), _entries(after)
        gone = [n for key, places in old.items() if key not in new for n in places]
        come = [n for key, places in new.items() if key not in old for n in places]
        self.entries = len(gone), len(come)
        """How many entries went or were otherwise, and how many came or are otherwise."""
        self._identifiers = {
            key
            for screener, places in ((before, gone), (after, come))
            for place in places
            for identifier in screener.entry(place).identifiers
            for key in keys(identifier)
        }
        own = _weighed(self._before), _weighed(self._after)
        words = own[0].keys() ^ own[1].keys()
        words |= _words_of(self._before, gone) | _words_of(self._after, come)
        reweighed = {word for word in own[0].keys() & own[1].keys() if own[0][word] != own[1][word]}
        words |= _beside(self._before, reweighed) | _beside(self._after, reweighed)
        self.words = frozenset(words)
        """The listed words in which the two differ."""
        self._lookup = Lookup(word_arrays(sorted(words)))
        self._search = open_search(self._lookup)
        self._is_one = lru_cache(maxsize=_HELD)(self._may_be_one)
        self._is_respelt = lru_cache(maxsize=_HELD)(self._is_written_otherwise)

    def touches(self, party: BookParty) -> bool:
        """Say whether what is found of a party may be different after the change."""
        if any(key in self._identifiers for one in party.identifiers for key in keys(one)):
            return True
        if not self.words:
            return False
        names = [way for name in party.names for way in ways_shown(name)]
        heads = filter(None, map(head_office, party.names))
        return any(self._touches_name(name, party) for name in (*names, *heads))

    def _touches_name(self, name: str, party: BookParty) -> bool:
        for query in queries(name, self._after, party.kind):
            words = [bare(token) for token in query.tokens]
            if any(map(self._is_one, query.tokens)) or any(map(self._is_respelt, words)):
                return True
            if any(map(self._is_respelt, _neighbours(words))):
                return True
        words = plain(name).split()[:MOST_WORDS]
        return any(map(self._is_respelt, words)) or any(
            self._is_respelt(romanise_word(whole)) for whole in _neighbours(words)
        )

    def _may_be_one(self, token: str) -> bool:
        """Say whether a word of a query may be a word in which the two differ."""
        return bool(self._search.alike(token)) or bool(prepare(token, self._lookup).ranges)

    def _is_written_otherwise(self, word: str) -> bool:
        """Say whether the lists before and after know other ways to write a word."""
        old, new = self._before.respeller, self._after.respeller
        return any(
            getattr(old, ask)(word) != getattr(new, ask)(word)
            for ask in ("is_listed", "is_strange", "others", "mended", "parts")
        )


def _neighbours(words: list[str]) -> Iterable[str]:
    """Give neighbours written as one word, as a list may have them."""
    return (
        joined(words[at : at + size]) for size in _JOINED for at in range(len(words) - size + 1)
    )


def _entries(screener: Screener) -> dict[bytes, list[int]]:
    """Give the entries' places by everything their publisher says of them."""
    found: dict[bytes, list[int]] = {}
    entry: ListEntry
    for place, entry in enumerate(screener.entries):
        found.setdefault(encode(entry), []).append(place)
    return found


def _weighed(lookup: Lookup) -> dict[str, int]:
    """Give every listed word with what it weighs."""
    return dict(zip(lookup.vocabulary, lookup.token_weight.tolist(), strict=True))


def _words_of(lookup: Lookup, entries: Iterable[int]) -> set[str]:
    """Give the words of every name of some entries."""
    rows = np.flatnonzero(np.isin(lookup.row_entry, np.array(sorted(entries), dtype=np.int64)))
    return _words_in(lookup, rows.tolist())


def _beside(lookup: Lookup, words: Iterable[str]) -> set[str]:
    """Give the words of every name that has one of some words: what one weighs counts for all."""
    numbers = (lookup.number(word) for word in words)
    return _words_in(lookup, {row for number in numbers for row in lookup.rows_of(number).tolist()})


def _words_in(lookup: Lookup, rows: Iterable[int]) -> set[str]:
    numbers = {number for row in rows for number in lookup.tokens_of(row)}
    return {lookup.vocabulary[number] for number in numbers}
