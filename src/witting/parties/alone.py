"""Listed names of one word that stand alone in running text: Rostec, HAMAS, ВТБ, سبيربنك.

Capitals say little: whole messages are written in them, and firms are listed as Start and Opera.
So a word that no list of words, people or towns has is asked about wherever it stands as a name; a
short or an everyday one only where the words before it make a party of it. What is also called a
person's or a town's name is never one. Such a mention is a question, never an identification.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import Enum
from functools import lru_cache
from typing import NamedTuple
from weakref import WeakKeyDictionary, proxy

import numpy as np

from witting.names import ABJAD_MARK, TokenKind, everyday, is_ordinary, latin_word, skeleton
from witting.parties import thresholds as at
from witting.parties.lookup import Lookup
from witting.parties.match import Mention
from witting.parties.running import GROUP_WORDS, OWN, text_index
from witting.parties.screener import Screener
from witting.parties.seen import Seen
from witting.parties.spelt import spelt_firsts
from witting.parties.standing import (
    arabic_words,
    ends_there,
    is_line,
    is_small_party,
    is_street,
    makes_party,
)

_EMPTY = (TokenKind.FORM, TokenKind.PARTICLE)
_KEPT = 65_536
_RARE = 600  # thousandths: a word many entries carry names none of them
_SHORTEST = 3  # letters
_TELLING = 5  # letters from which a word is told from an abbreviation
_PERSON = 6  # letters from which a word may be a nom de guerre
_LISTS = 2  # entries that may carry it, however spelt: one party on two lists
_GIVEN = re.compile("^(?:abd|abu|muh|mukh|moh|sa[iy]f)|(?:din|deen|lah|rahman|rehman|zadeh)$")
_SIGNS = 5  # with the mark, of an Arabic word that is looked up at all
_LETTERS = 6  # of an Arabic word that tells by itself
_ARTICLE = "ال"
_SPELT = (("kh", "h"), ("ck", "k"), ("q", "k"), ("w", "v"), ("x", "ks"), ("tz", "ts"), ("ts", "c"),
          ("j", "i"), ("y", "i"))  # fmt: skip
_TWICE = re.compile(r"(.)\1")
_ALIKE = 0.97


class Sort(Enum):
    """What a listed word tells by itself."""

    TELLING = "telling"
    SHORT = "short"  # three or four letters: other abbreviations have them too
    EVERYDAY = "everyday"


class Lone(NamedTuple):
    """A listed name that a word of a text is: the form it has there, its row, what it tells."""

    form: str
    row: int
    sort: Sort


def alone_mentions(
    screener: Screener, text: str, words: Sequence[Seen], places: Iterable[int]
) -> Iterator[Mention]:
    """Give the listed parties whose names of one word stand alone in a text, at some places.

    The places are what `worth` gave: it is asked of every word of every text.
    """
    named = lone_names(screener.lookup)
    for place in places:
        for lone in named.of(words[place].forms):
            if _is_told(text, words, place, lone):
                yield from _judged(screener, words[place], lone)


def _judged(screener: Screener, word: Seen, lone: Lone) -> Iterator[Mention]:
    index = text_index(screener.lookup)
    person = index.row(lone.row).is_person
    for heard in index.heard(lone.form, person):
        found = index.laid(heard, lone.row, person, at.MATCH)
        if found is not None:
            match = screener.judged_mention(lone.form, lone.row, found, least=at.MATCH)
            if match.is_match:
                yield Mention(start=word.start, end=word.end, match=replace(match, certain=False))
                return


def _is_told(text: str, words: Sequence[Seen], place: int, lone: Lone) -> bool:
    """Say whether a word stands as a listed party's name where it stands."""
    start, end = words[place].start, words[place].end
    written, capital = text[start:end], words[place].capital
    if is_street(words, place):
        return False
    if written.upper() == written.lower():
        return lone.sort is Sort.TELLING or makes_party(text, start, surely=True)
    if lone.sort is Sort.TELLING:
        if capital or makes_party(text, start):
            return True
        # The dry cleaning's word сухой is spelt like Sukhoi: nobody is meant by it.
        return not is_ordinary(latin_word(lone.form)) and is_small_party(text, start, end)
    if lone.sort is Sort.SHORT:
        if not written.isupper():
            return not capital and makes_party(text, start, surely=True)
        if len(written) > _SHORTEST and not text.isupper():
            return True
        return is_line(text, start, end) or makes_party(text, start)
    if not capital or not makes_party(text, start, surely=True):
        return False
    return ends_there(text, end) or not (text.isupper() or _goes_on(words, place + 1))


def _goes_on(words: Sequence[Seen], place: int) -> bool:
    """Say whether a name goes on at a place: Opera Software, Future of Youth."""
    return place < len(words) and (words[place].capital or words[place].forms[0] == "of")


class LoneNames:
    """The listed names of one word of an index, by what texts may write them as."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup: Lookup = proxy(lookup)  # it is kept for as long as the lookup is
        self._index = proxy(text_index(lookup))
        self._rows = rows = _lone_rows(lookup)
        words = {lookup.vocabulary[number]: number for number in rows}
        self._numbers = words
        latin = frozenset(word for word in words if not word.startswith(ABJAD_MARK))
        self._spelt = _grouped((_spelt(word), words[word]) for word in latin)
        self._worth = latin | spelt_firsts()
        self._by_row = {row: number for number, own in rows.items() for row, _ in own}
        makes_party("", 0), makes_party("", 0, surely=True)  # their words are read once, now
        self.of = lru_cache(_KEPT)(self._of)

    def worth(self, words: Sequence[Seen]) -> list[int]:
        """Give the places of words that may be such a name: in Latin letters, hardly any."""
        none = self._worth.isdisjoint
        return [
            place
            for place, word in enumerate(words)
            if not (none(word.forms) and word.forms[0].isascii())
        ]

    def _of(self, forms: tuple[str, ...]) -> tuple[Lone, ...]:
        """Give the listed names of one word that a word is, by its forms."""
        found = {
            row: Lone(form, row, sort if is_sure else Sort.EVERYDAY)
            for form in reversed(forms)
            for number, is_sure in self._listed(form, forms[0])
            for row, sort in self._rows[number]
        }
        return tuple(found[row] for row in sorted(found))

    def _listed(self, form: str, written: str) -> list[tuple[int, bool]]:
        """Give the listed words a form is, and whether it is surely.

        An Arabic word is surely a listed one only where it is long, has no article and reads as
        that word without a vowel guessed: the words of the language are short and many.
        """
        token = form if form.isascii() else latin_word(form)
        if not token.startswith(ABJAD_MARK):
            own = self._numbers.get(token)
            found = {own} if own is not None else set()
            if token is not form and len(token) >= _TELLING:
                found.update(self._spelt.get(_spelt(token), ()))
            return [(n, True) for n in sorted(found)]
        near = self._numbered(form) if len(token) >= _SIGNS else ()
        has_article = form.startswith(_ARTICLE) or written.endswith(_ARTICLE + form)
        may_tell = not has_article and len(form) >= _LETTERS and form not in arabic_words()
        reads_as = self._lookup.reads_as
        return [
            (n, may_tell and reads_as(token, n, 1.0)) for n in near if reads_as(token, n, _ALIKE)
        ]

    def _numbered(self, form: str) -> list[int]:
        """Give the words of these names that an Arabic word may be: what was found already."""
        named = self._index.rows_named(form)
        return sorted(
            {self._by_row[row] for one in named for row in one.lone if row in self._by_row}
        )


def lone_names(lookup: Lookup) -> LoneNames:
    """Give the listed names of one word of an index, made once for each."""
    found = _NAMED.get(lookup)
    if found is None:
        found = _NAMED[lookup] = LoneNames(lookup)
    return found


def _grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """Give the numbers of each key; the empty key has none."""
    out: dict[str, list[int]] = defaultdict(list)
    for key, number in pairs:
        out[key].append(number)
    return {key: tuple(sorted(numbers)) for key, numbers in out.items() if key}


def _spelt(token: str) -> str:
    """Give a word with what writers of Cyrillic in Latin letters differ in written one way.

    >>> _spelt("khamas"), _spelt("sukhoy"), _spelt("kanyat")
    ('hamas', 'suhoi', 'kaniat')
    """
    for one, other in _SPELT:
        token = token.replace(one, other)
    return _TWICE.sub(r"\1", token)


Rows = dict[int, tuple[tuple[int, Sort], ...]]
"""The rows that each listed word names by itself, with what it tells."""


def _lone_rows(lookup: Lookup) -> Rows:
    """Give the rows of one word beside forms, and of groups and banks; no weak alias, no craft."""
    count = lookup.summed
    own = np.isin(lookup.token_kind, OWN)
    rest = ~own & ~np.isin(lookup.token_kind, _EMPTY)
    group = np.zeros(len(own), dtype=bool)
    group[[n for n in map(lookup.number, GROUP_WORDS) if n >= 0]] = True

    kinds = np.asarray(lookup.row_kind)
    is_person = kinds == lookup.person_code
    only = (count(rest) == 0) | (~is_person & (count(rest) == count(rest & group)))
    weighs = count(np.where(own, lookup.token_weight, 0)) >= _RARE
    worth = only & weighs & (count(own) == 1) & (kinds <= lookup.person_code + 1)
    out: dict[int, list[tuple[int, Sort]]] = defaultdict(list)
    for row in np.flatnonzero(worth & (np.asarray(lookup.row_weak) == 0)).tolist():
        (number,) = (n for n in lookup.tokens_of(row) if own[n])
        sort = _sort(lookup, number)
        if sort is None or (is_person[row] and not _is_nom_de_guerre(lookup, number, sort)):
            continue
        out[number].append((row, sort))
    return {number: tuple(rows) for number, rows in out.items()}


def _sort(lookup: Lookup, number: int) -> Sort | None:
    """Say what a listed word tells by itself; None for a name of people or places."""
    word = lookup.vocabulary[number]
    if word.startswith(ABJAD_MARK):
        return Sort.TELLING if len(word) >= _SIGNS else None
    kind = everyday(word)
    if kind == "n" or len(word) < _SHORTEST:
        return None
    if len(word) == _SHORTEST and kind:
        return None
    if kind or is_ordinary(word):
        return Sort.EVERYDAY
    return Sort.TELLING if len(word) >= _TELLING else Sort.SHORT


def _is_nom_de_guerre(lookup: Lookup, number: int, sort: Sort) -> bool:
    """Say whether a word that is a person's whole listed name is hardly anybody else's."""
    word = lookup.vocabulary[number]
    if sort is not Sort.TELLING or len(word) < _PERSON or not word.isascii():
        return False
    if word.startswith(ABJAD_MARK) or _GIVEN.search(word):
        return False
    alike = {number, *(lookup.by_skeleton(word) if skeleton(word) else ())}
    carrying = {int(lookup.row_entry[row]) for other in alike for row in lookup.rows_of(other)}
    return len(carrying) <= _LISTS


_NAMED: WeakKeyDictionary[Lookup, LoneNames] = WeakKeyDictionary()
