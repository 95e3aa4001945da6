"""What running text asks of one index: which listed words its words are, which rows are worth it.

Texts ask the same words again and again, and most rows that have a word cannot be what a text
names. So what a word is, is kept, within bounds; and rows are left out as soon as it is plain that
they would not be named. Neither changes an answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from weakref import WeakKeyDictionary, proxy

import numpy as np

from witting.names import (
    ABJAD_MARK,
    Reading,
    TokenKind,
    is_ordinary,
    kind_of,
    latin_word,
    readings,
    skeleton,
    sound,
)
from witting.names.abjad import foreign_spellings, ways_written
from witting.names.kept import Kept
from witting.names.likeness import abjad_least, abjad_worth
from witting.parties import measures as at
from witting.parties.align import Alignment, align
from witting.parties.beside import rows_beside
from witting.parties.kernel import kernel
from witting.parties.lookup import CUT, Lookup
from witting.parties.plain_search import options_of
from witting.parties.prepare import bare, ranges, told
from witting.parties.score import WHOLE
from witting.parties.spoken import open_spoken
from witting.parties.store import Array
from witting.parties.weights import token_weight

OWN = (TokenKind.WORD, TokenKind.ABJAD)
GROUP_WORDS = ("+bank", "+concern", "+group", "+holding", "+state")
NEIGHBOURS = 3
"""Words from one word of a name to the next, in a text, at most."""
_EMPTY = (TokenKind.FORM, TokenKind.PARTICLE)
_LOOKED_UP = (TokenKind.WORD, TokenKind.ABJAD, TokenKind.PATRONYMIC)
_RARE_ALONE = 600  # thousandths: a firm's only word must be so rare to be its name by itself
WITH_CLASSES = 3
"""Words, where one own word counts because two more, of a class, agree beside it."""
_ABJAD_ALIKE = 9_500
_LOST_ARTICLE = 100  # what reading a word without its article takes off, after the bound is asked
_LEAST_SIGNS = 4
_SHORTEST = 3
_WORDS, _ROWS, _TEXTS = 65_536, 16_384, 4_096


@dataclass(frozen=True, kw_only=True)
class Named:
    """The rows that one word of a text may help to name."""

    rows: Array
    alone: Array  # which of them it may name by itself
    flanked: Array  # and which if words of a class stand beside it
    lone: list[int]  # those of them it may name by itself
    is_flanked: bool
    is_several: bool  # whether another of the rows' words may be what is missing

    @cached_property
    def held(self) -> frozenset[int]:
        """Give the rows as a set."""
        return frozenset(self.rows.tolist())


Block = tuple[Named | None, list[int], int]
"""What one word of a text may help to name, None where no other of a name's words stands near; the
rows it may name where it stands; and its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One way to read some words of a text, with the listed words that each of them plainly is."""

    tokens: Reading
    weights: list[int]
    alike: list[dict[int, int]]
    ranges: list[tuple[tuple[int, int, int], ...]]
    needed: list[bool]  # whether a word that meets nothing counts in full against the name
    meets: frozenset[int]
    is_open: bool  # whether words may meet listed words beyond these: initials, stumps


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One listed name as it is laid against words."""

    numbers: list[int]
    kinds: list[int]
    weights: list[int]
    total: int
    needed: list[tuple[int, int]]  # words that count against it unmet, each with its weight
    own: list[int]  # those of its words that are its own
    rest: frozenset[str]  # its other words, where it has one of its own: no forms, no particles
    is_person: bool
    is_craft: bool


class TextIndex:
    """One index as running text asks it. Ask `text_index` for it."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup: Lookup = proxy(lookup)  # it is kept for as long as the lookup is
        self._spoken = open_spoken(lookup.arrays)
        self._several, self._alone, self._flanked = _nameable(lookup)
        self._tokens = lookup.arrays["row_tokens"]
        self._starts = lookup.arrays["row_starts"].astype(np.int64)
        self._weights = lookup.token_weight.astype(np.int64)
        self._forgivable = lookup.token_kind == TokenKind.PATRONYMIC
        self.rows_named = lru_cache(_WORDS)(self._rows_named)
        self.named_large = Kept(self._named, _WORDS)
        self.named_small = Kept(self._named_small, _WORDS)
        self.heard = lru_cache(_TEXTS)(self._heard)
        self.row = lru_cache(_ROWS)(self._row)
        self._rows_of = lru_cache(_WORDS)(self._nameable_by)
        self._same = lru_cache(_WORDS)(self._plainly)

    def reached(self, rows: Array, ways: Sequence[Heard], least: float) -> Array:
        """Say of rows whether enough of their words is heard in any of some ways to score `least`.

        A row that scores so much is always among them.
        """
        tokens, starts = self._tokens, self._starts
        first, sizes = starts[rows], starts[rows + 1] - starts[rows]
        ends = np.cumsum(sizes)
        held = tokens[np.arange(ends[-1]) + np.repeat(first - ends + sizes, sizes)]
        heard = list({n for way in ways for n in way.meets})
        lost = np.where(np.isin(held, heard) | self._forgivable[held], 0, self._weights[held])
        unmet = np.add.reduceat(lost, ends - sizes)
        whole = np.maximum(np.add.reduceat(self._weights[held], ends - sizes), 1)
        off = at.LISTED * unmet * WHOLE // (100 * whole)
        is_open = any(way.is_open for way in ways)
        reached: Array = (WHOLE - off + 1 >= round(least * WHOLE)) | is_open
        return reached

    def beside(
        self, blocks: Sequence[Block], stretches: Sequence[int]
    ) -> Iterator[tuple[int, int]]:
        """Give the rows that words may name, each with the number of its block, in order.

        Blocks come by their places. What a word may name where it stands is given; of the rest a
        row is given if two of its words stand near each other, in one stretch of the text.
        """
        if fast := kernel():
            given = [(named and named.rows, sure, place) for named, sure, place in blocks]
            yield from fast.rows_beside(given, stretches, NEIGHBOURS)
        else:
            held = [
                (frozenset(sure) if named is None else named.held, sure, place)
                for named, sure, place in blocks
            ]
            yield from rows_beside(held, stretches, NEIGHBOURS)

    def _rows_named(self, form: str) -> tuple[Named, ...]:
        """Give the rows that a word of a text may help to name, for each listed word that it is."""
        token, key = _said(form)
        found = (self._rows_of(number) for number in self._listed(token, key)) if token else ()
        return tuple(one for one in found if one.rows.size)

    def _named(self, forms: tuple[str, ...]) -> tuple[tuple[str, Named], ...]:
        """Give what a word with a capital may help to name, each by the form that names it."""
        return tuple((form, named) for form in forms for named in self.rows_named(form))

    def _named_small(self, forms: tuple[str, ...]) -> tuple[tuple[str, Named], ...]:
        """Give what a word in small letters may help to name."""
        return self._named(forms) if self._may_be_small(forms) else ()

    def _may_be_small(self, forms: tuple[str, ...]) -> bool:
        """Say whether a word in small letters may be of a name: a listed word, no everyday one."""
        tokens = map(latin_word, forms)
        return any(
            len(token) >= _SHORTEST and self._lookup.number(token) >= 0 and not is_ordinary(token)
            for token in tokens
        )

    def _nameable_by(self, token: int) -> Named:
        rows = self._lookup.rows_of(token)
        several, alone, flanked = self._several[rows], self._alone[rows], self._flanked[rows]
        kept = several | alone | flanked
        held = rows[kept].astype(np.int64)
        return Named(
            rows=held,
            alone=alone[kept],
            flanked=flanked[kept],
            lone=rows[alone].tolist(),
            is_flanked=bool(flanked.any()),
            is_several=bool((several | flanked).any()),
        )

    def _listed(self, token: str, key: str) -> list[int]:
        """Give the listed words a word of a text plainly is; no guessing by edits."""
        lookup = self._lookup
        if not token.startswith(ABJAD_MARK):
            own = lookup.number(token)
            return sorted({*lookup.of_key(key), *([own] if own >= 0 else [])})
        if len(token) < _LEAST_SIGNS:
            return []
        if not skeleton(token):
            least = _ABJAD_ALIKE / WHOLE
            return [n for n in lookup.by_skeleton(token) if lookup.reads_as(token, n, least)]
        near, _ = self._read(token, _ABJAD_ALIKE - _LOST_ARTICLE)
        own = lookup.number(token)
        foreign = {lookup.number(latin) for latin in foreign_spellings().get(token, ())}
        return [
            n
            for n in lookup.by_skeleton(token)
            if n == own
            or n in foreign
            or (
                n in near
                and (near[n] >= _ABJAD_ALIKE or lookup.reads_as(token, n, _ABJAD_ALIKE / WHOLE))
            )
        ]

    def _read(self, token: str, least: int) -> tuple[dict[int, int], dict[int, int]]:
        """Give the listed words an abjad word reads as, and the abjad words written like it."""
        near, written = self._spoken.read(token, ways_written(token), [skeleton(token)], least)
        return dict(near), dict(written)

    def _plainly(self, token: str) -> dict[int, int]:
        """Do what the lookup's `same` does; an abjad word is read against all at once."""
        if not token.startswith(ABJAD_MARK) or not skeleton(token):
            return self._lookup.same(token)
        own = self._lookup.number(token)
        found = {own: WHOLE} if own >= 0 else {}
        if len(token) < _SHORTEST:
            return found
        near, written = self._read(token, abjad_least(token))
        for latin in foreign_spellings().get(token, ()):
            near[self._lookup.number(latin)] = WHOLE
        for n in self._lookup.by_skeleton(token):
            bp = abjad_worth(near[n]) if n in near else written.get(n, 0)
            if bp:
                found.setdefault(n, bp)
        return found

    def _weight(self, token: str) -> int:
        weights = self._lookup.token_weight
        return max((int(weights[n]) for n in self._same(token)), default=token_weight(token))

    def _heard(self, written: str, person: bool) -> tuple[Heard, ...]:
        """Give the ways to read some words of a text."""
        return tuple(self._one_way(tokens) for tokens in readings(written, person=person))

    def _one_way(self, tokens: Reading) -> Heard:
        alike = [self._same(token) for token in tokens]
        open_ = [ranges(token, told(token), self._lookup) for token in tokens]
        return Heard(
            tokens=tokens,
            weights=[self._weight(token) for token in tokens],
            alike=alike,
            ranges=open_,
            needed=[kind_of(bare(token)) is not TokenKind.PATRONYMIC for token in tokens],
            meets=frozenset(n for one in alike for n in one),
            is_open=any(open_) or tokens[-1].endswith(CUT),
        )

    def _row(self, row: int) -> Row:
        lookup = self._lookup
        numbers = lookup.tokens_of(row)
        kinds: list[int] = lookup.token_kind[numbers].tolist()
        weights: list[int] = lookup.token_weight[numbers].tolist()
        own = [n for n, kind in zip(numbers, kinds, strict=True) if kind in OWN]
        rest = [
            lookup.vocabulary[n]
            for n, kind in zip(numbers, kinds, strict=True)
            if len(own) == 1 and kind not in OWN and kind not in _EMPTY
        ]
        return Row(
            numbers=numbers,
            kinds=kinds,
            weights=weights,
            total=sum(weights),
            needed=[
                (n, weight)
                for n, kind, weight in zip(numbers, kinds, weights, strict=True)
                if kind != TokenKind.PATRONYMIC
            ],
            own=own,
            rest=frozenset(rest),
            is_person=bool(lookup.row_kind[row] == lookup.person_code),
            is_craft=bool(lookup.row_kind[row] > lookup.person_code + 1),
        )

    def laid(self, heard: Heard, row: int, person: bool, least: float) -> Alignment | None:
        """Lay a way of reading against one row; None where it would score less than `least`."""
        listed = self.row(row)
        if not heard.is_open and _most(heard, listed) < round(least * WHOLE):
            return None
        options = [
            options_of(alike, open_, listed.numbers, listed.kinds)
            for alike, open_ in zip(heard.alike, heard.ranges, strict=True)
        ]
        found = align(
            heard.tokens,
            [self._lookup.vocabulary[n] for n in listed.numbers],
            heard.weights,
            listed.weights,
            options,
            person=person,
        )
        return found if found.score >= least else None


@lru_cache(maxsize=_WORDS)  # a text is asked of several indexes
def _said(form: str) -> tuple[str, str]:
    """Give a word of a text in Latin or abjad signs, and how it sounds; "" for no name's word."""
    token = latin_word(form)
    if kind_of(token) not in _LOOKED_UP:
        return "", ""
    return token, "" if token.startswith(ABJAD_MARK) else sound(token)


def _most(heard: Heard, listed: Row) -> int:
    """Give what a reading may score at most, if each word that meets any meets it wholly.

    A patronymic that meets nothing may be forgiven, so it is not counted; nothing else a score
    does to the weights makes what meets nothing weigh less.
    """
    theirs, mine = listed.total or 1, sum(heard.weights) or 1
    numbers = listed.numbers
    unmet = _unmet(listed, heard.meets)
    least_off = at.LISTED * unmet * mine
    unsaid = sum(
        weight
        for alike, weight, needed in zip(heard.alike, heard.weights, heard.needed, strict=True)
        if needed and alike.keys().isdisjoint(numbers)
    )
    off = (least_off + at.ASKED * unsaid * theirs) * WHOLE // (100 * mine * theirs)
    return WHOLE - off + 1


def _unmet(listed: Row, meets: frozenset[int]) -> int:
    """Add up what the listed words weigh that nothing meets."""
    unmet = 0
    for number, weight in listed.needed:
        if number not in meets:
            unmet += weight
    return unmet


def may_reach(listed: Row, meets: frozenset[int], least: float) -> bool:
    """Say whether a row may score so much by words that meet no others than these."""
    off = at.LISTED * _unmet(listed, meets) * WHOLE // (100 * (listed.total or 1))
    return WHOLE - off + 1 >= round(least * WHOLE)


def _nameable(lookup: Lookup) -> tuple[Array, Array, Array]:
    """Say of each row whether it takes two words to name it, or one, or one with class words.

    A weak alias is never named by a text, nor a person by one word. A firm's one own word alone
    must be rare, and nothing but forms beside it in the list, or only what sort of group it is.
    """
    count = lookup.summed
    own = np.isin(lookup.token_kind, OWN)
    rest = ~own & ~np.isin(lookup.token_kind, _EMPTY)
    group = np.zeros(len(own), dtype=bool)
    group[[n for n in map(lookup.number, GROUP_WORDS) if n >= 0]] = True
    one = count(own) == 1
    rare = count(np.where(own, lookup.token_weight, 0)) >= _RARE_ALONE
    only = (count(rest) == 0) | (count(rest) == count(rest & group))
    named = np.asarray(lookup.row_weak) == 0
    person = np.asarray(lookup.row_kind) == lookup.person_code
    firm = named & one & ~person
    alone = firm & rare & only
    flanked = firm & ~alone & (np.diff(lookup.arrays["row_starts"]) >= WITH_CLASSES)
    return named & (count(own) > 1), alone, flanked


_INDEXES: WeakKeyDictionary[Lookup, TextIndex] = WeakKeyDictionary()


def text_index(lookup: Lookup) -> TextIndex:
    """Give an index as running text asks it, made once for each."""
    found = _INDEXES.get(lookup)
    if found is None:
        found = _INDEXES[lookup] = TextIndex(lookup)
    return found
