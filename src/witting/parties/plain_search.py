"""The search in Python: candidates by numpy, words by rapidfuzz, the score by its definition.

It serves where the kernel is not built, and holds the kernel to its word everywhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from witting.names import SOUND, TokenKind, sound_alike
from witting.parties import measures as at
from witting.parties.lookup import Lookup
from witting.parties.prepare import Word, prepare
from witting.parties.score import Side, score, speaks, worth
from witting.parties.store import Array

if TYPE_CHECKING:
    from witting.parties.search import Hit, Numbered, Query

_WORDS = (TokenKind.WORD, TokenKind.PATRONYMIC)
_RANGED = (TokenKind.WORD, TokenKind.PATRONYMIC, TokenKind.ABJAD)
_HELD = 65_536


@dataclass(frozen=True, slots=True)
class _Ready:
    """A word of a query with the listed words it may be."""

    word: Word
    alike: dict[int, int]
    numbers: Array  # the same, sorted, for numpy
    worths: Array
    weight: int
    rows: tuple[int, int]  # how many rows have one of them: persons' and others'


class PlainSearch:
    """The search in Python over the arrays of an index."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._ready = lru_cache(maxsize=_HELD)(self._made_ready)
        starts = lookup.arrays["row_starts"].astype(np.int64)
        self._starts = starts

    def search(self, queries: "Sequence[Query]", least: int) -> "list[Hit]":
        """Give every row that scores `least` or more, by row and reading."""
        found = [
            (row, scored, number)
            for number, query in enumerate(queries)
            for row, scored in self._searched(query, least)
        ]
        return sorted(found, key=lambda hit: (hit[0], hit[2]))

    def search_many(
        self, batch: "Sequence[Sequence[Query]]", least: int, threads: int = 1
    ) -> "list[list[Hit]]":
        """Give what `search` gives for each of many; `threads` changes nothing in Python."""
        del threads
        return [self.search(queries, least) for queries in batch]

    def finds(self, asked: "Numbered", least: Sequence[int]) -> list[bool]:
        """Say of each of many whether any row scores so much or more, given that of each."""
        return [bool(self.search(*one)) for one in zip(asked.queries(), least, strict=True)]

    def alike(self, token: str) -> dict[int, int]:
        """Give the listed tokens a word may be, with how alike they are."""
        return self._ready(token).alike

    def weight(self, token: str) -> int:
        """Give what a word of a query weighs: as the listed word most like it does."""
        return self._ready(token).weight

    def _made_ready(self, token: str) -> _Ready:
        lookup = self._lookup
        word = prepare(token, lookup)
        found = alike_of(word, lookup)
        firm = {n: bp for n, bp in found.items() if bp != at.INITIAL_ALIKE}
        best = max(firm.values(), default=0)
        weight = max(
            (int(lookup.token_weight[n]) for n, bp in firm.items() if bp == best),
            default=word.default_weight,
        )
        numbers = sorted(found)
        return _Ready(
            word=word,
            alike=found,
            numbers=np.array(numbers, dtype=np.int64),
            worths=np.array([worth(found[n]) for n in numbers], dtype=np.int64),
            weight=weight,
            rows=self._count(numbers),
        )

    def _count(self, numbers: list[int]) -> tuple[int, int]:
        parts = [self._lookup.rows_of(n) for n in numbers]
        people = sum(int(np.searchsorted(rows, self._lookup.people)) for rows in parts)
        return people, sum(map(len, parts)) - people

    def _searched(self, query: "Query", least: int) -> list[tuple[int, int]]:
        ready = [self._ready(token) for token in query.tokens]
        rows = self._candidates(ready, query, least)
        if rows.size > _FEW:
            rows = self._worth_scoring(ready, rows, query, least)
        asked = Side([r.word.kind for r in ready], [r.weight for r in ready], [])
        out = []
        for row in rows.tolist():
            total = self._score(asked, ready, row, query)
            if total >= least:
                out.append((row, total))
        return out

    def _score(self, asked: Side, ready: list[_Ready], row: int, query: "Query") -> int:
        lookup = self._lookup
        numbers = lookup.tokens_of(row)
        kinds = lookup.token_kind[numbers].tolist()
        listed = Side(
            kinds, lookup.token_weight[numbers].tolist(), lookup.token_length[numbers].tolist()
        )
        options = [options_of(r.alike, r.word.ranges, numbers, kinds) for r in ready]
        scored = score(
            asked,
            listed,
            options,
            person=query.person,
            cut=query.cut,
            ordered=query.ordered,
            lone=query.lone,
        )
        return scored.total

    def _candidates(self, ready: list[_Ready], query: "Query", least: int) -> Array:
        """Give the rows that share enough words to be worth a closer look."""
        lookup, people = self._lookup, self._lookup.people
        speaking = [r for r in ready if speaks(r.word.kind)] or ready
        walked = _walked(ready, speaking, query, least)
        parts = [lookup.rows_of(n) for r in walked for n in r.alike]
        if len(walked) < len(speaking):
            others = [r for r in speaking if all(r is not one for one in walked)]
            parts += [lookup.brief_rows_of(n) for r in others for n in r.alike]
        if not parts:
            return np.zeros(0, dtype=np.int64)
        rows = np.unique(np.concatenate(parts)).astype(np.int64)
        split = int(np.searchsorted(rows, people))
        return rows[:split] if query.person else rows[split:]

    def _worth_scoring(self, ready: list[_Ready], rows: Array, query: "Query", least: int) -> Array:
        """Leave out the rows whose words could not score `least` at the very best."""
        lookup = self._lookup
        starts, lengths = self._starts[rows], np.diff(self._starts)[rows]
        begins = np.cumsum(lengths) - lengths
        within = np.arange(int(lengths.sum())) - np.repeat(begins, lengths)
        tokens = lookup.arrays["row_tokens"][np.repeat(starts, lengths) + within].astype(np.int64)
        kinds = lookup.token_kind[tokens]
        weights = lookup.token_weight[tokens].astype(np.int64)
        named = np.isin(kinds, _RANGED)
        best = np.zeros(tokens.size, dtype=np.int64)
        lost = np.zeros(rows.size, dtype=np.int64)
        whole = sum(r.weight for r in ready)
        for r in ready:
            meets = _meets(r, tokens)
            for first, last, bp in r.word.ranges:
                inside = named & (tokens >= first) & (tokens < last)
                meets = np.maximum(meets, np.where(inside, worth(bp), 0))
            best = np.maximum(best, meets)
            most = np.maximum.reduceat(meets, begins)
            lost += np.where(most > 0, _least_lost(r, most), _unmet(r))
        unmet = np.where(kinds == TokenKind.PATRONYMIC, weights * at.FORGIVEN // 100, weights)
        unmet = unmet * at.CUT_OFF // 100 if query.cut else unmet
        short = np.minimum(weights, 2 * at.INITIAL)
        met = np.where(best > 0, np.where(named, short, weights) * (10_000 - best), unmet * 10_000)
        lost_there = np.minimum(met, unmet * 10_000)
        over = np.add.reduceat(lost_there, begins) / np.maximum(np.add.reduceat(weights, begins), 1)
        most_ = at.ASKED * (10_000 - lost / whole) + at.LISTED * (10_000 - over)
        return rows[most_ >= 100 * (least - 2)]


_FEW = 8


def _meets(ready: _Ready, tokens: Array) -> Array:
    """Give what each listed token is worth to one word."""
    if not ready.numbers.size:
        return np.zeros(tokens.size, dtype=np.int64)
    place = np.minimum(np.searchsorted(ready.numbers, tokens), ready.numbers.size - 1)
    return np.where(ready.numbers[place] == tokens, ready.worths[place], 0)


def _least_lost(ready: _Ready, most: Array) -> Array:
    """Give the least a word that met something loses; where an initial may be met, less."""
    weight = ready.weight
    if ready.word.kind in _RANGED:
        weight = min(weight, 2 * at.INITIAL)
    lost: Array = np.minimum(weight * (10_000 - most), _unmet(ready))
    return lost


def _unmet(ready: _Ready) -> int:
    """Give the least a word that met nothing loses."""
    share = at.FORGIVEN if ready.word.kind == TokenKind.PATRONYMIC else 100
    return ready.weight * share // 100 * 10_000


def _walked(
    ready: list[_Ready], speaking: list[_Ready], query: "Query", least: int
) -> list[_Ready]:
    """Choose the words whose rows are looked at: a row with none of them cannot reach `least`.

    The commonest words are the dearest to follow and so are left out where the rest suffice.
    """
    whole = sum(r.weight for r in ready) * 10_000
    side = 0 if query.person else 1
    chosen: list[_Ready] = []
    lost = 0
    for r in sorted(speaking, key=lambda one: one.rows[side]):
        chosen.append(r)
        if not r.word.ranges:
            lost += _unmet(r)
        if at.ASKED * (10_000 - lost * 10_000 // max(whole, 1)) + at.LISTED * 10_000 < 100 * (
            least - 2
        ):
            return chosen
    return speaking


def options_of(
    found: dict[int, int],
    ranges: Sequence[tuple[int, int, int]],
    numbers: Sequence[int],
    kinds: Sequence[int],
) -> dict[int, int]:
    """Give the words of a row, by place, that a word may meet."""
    out = {j: found[n] for j, n in enumerate(numbers) if n in found}
    for first, last, bp in ranges:
        for j, n in enumerate(numbers):
            if first <= n < last and kinds[j] in _RANGED:
                out[j] = max(bp, out.get(j, 0))
    return out


def alike_of(word: Word, lookup: Lookup) -> dict[int, int]:
    """Give the listed tokens a word may be, with how alike they are."""
    own = lookup.number(word.text)
    found = {own: 10_000} if own >= 0 else {}

    def add(number: int, bp: int) -> None:
        if bp > found.get(number, 0):
            found[number] = bp

    if word.kind in _WORDS:
        for key, _ in word.keys:
            for number in lookup.near_sounds(key):
                bp = sound_alike(key, lookup.sounds[number])
                if bp:
                    for token in lookup.of_sound(number):
                        add(token, bp)
    elif word.kind == TokenKind.PARTICLE:
        for token in lookup.same_sound(word.text):
            add(token, SOUND)
    for number, bp in word.extras:
        add(number, bp)
    return found
