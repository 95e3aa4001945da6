"""The glossary's compiled index, and the one pass that finds its terms in a text.

`tools/make_goods.py` compiles the YAML glossary into `index.json`: the goods, their terms, and for
each first word's key the terms it may open. The scan walks the text's words once; each word asks
the table, and only the few terms that begin there are compared. Chinese is compared character by
character, since it has no word boundaries. Where terms overlap the longest wins, which is how
`food processor` keeps `processor` away from the chips.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from witting.goods.fold import Word, fold, words_of
from witting.goods.inflect import stems
from witting.goods.latin import russian_keys

_BRIEF = 4  # letters: a shorter Latin word is too often a name or a word of another language
_TEXTS = 2_048  # whose terms are kept
_WORDS = 65_536  # whose forms are
EXACT = "!"  # before a key that stands for the word itself and for no inflected form of it
_BREAKS = frozenset(".;:!?。;،؛؟|")  # a phrase never runs over the end of a clause


@dataclass(frozen=True, slots=True)
class Goods:
    """One kind of goods of the glossary."""

    id: str
    codes: tuple[str, ...]
    families: tuple[str, ...]
    basket: bool  # the code holds other goods too: what is hinted of the code is not said of these
    parts: str  # the goods that their parts are, or ""


@dataclass(frozen=True, slots=True)
class Term:
    """One way to say it: the words as keys with their alternatives, and how they may stand."""

    number: int
    goods: int
    language: str
    source: str
    text: str
    weak: bool  # the word has other meanings too
    exact_case: bool  # an abbreviation, taken only in capitals
    any_order: bool
    gap: int  # words that may stand between
    keys: tuple[frozenset[str], ...]  # empty for a Chinese term


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in a text. `weight` is the number of its own characters, for overlaps."""

    start: int
    end: int
    weight: int
    term: Term
    is_latin: bool = False  # a Russian term, met in Latin letters


@dataclass(frozen=True, slots=True)
class Index:
    """Everything the scan needs, as it was compiled; terms are unpacked when first met."""

    goods: tuple[Goods, ...]
    rows: list[list[Any]]
    by_key: dict[str, list[int]]
    by_character: dict[str, list[tuple[str, int]]]  # longest first
    simplified: dict[int, str]
    sources: dict[str, str]
    parts: list[list[str]]
    code_words: list[str]
    office_words: frozenset[str]
    latin: dict[str, list[str]]  # Russian keys by their loose spelling
    english: frozenset[str]  # keys of the English terms, which no Russian word may take
    around: dict[str, str]  # fragments of expressions for `context`
    unpacked: dict[int, Term]

    def term(self, number: int) -> Term:
        """Give one term by its number."""
        found = self.unpacked.get(number)
        if found is None:
            found = self.unpacked[number] = _term(number, self.rows[number])
        return found

    def terms(self) -> Iterator[Term]:
        """Walk every term."""
        return (self.term(number) for number in range(len(self.rows)))

    def named(self, goods_id: str) -> Goods:
        """Give the goods with this id."""
        return next(goods for goods in self.goods if goods.id == goods_id)


@cache
def load_index() -> Index:
    """Read the compiled glossary: once for each process."""
    text = files("witting.data.goods").joinpath("index.json").read_text(encoding="utf-8")
    raw = json.loads(text)
    return Index(
        goods=tuple(Goods(i, tuple(c), tuple(f), b, p) for i, c, f, b, p in raw["goods"]),
        rows=raw["terms"],
        by_key=raw["keys"],
        by_character=raw["han"],
        simplified={ord(a): b for a, b in raw["simplified"].items()},
        sources=raw["sources"],
        parts=raw["parts"],
        code_words=raw["code_words"],
        office_words=frozenset(raw["office_words"]),
        latin=raw["latin"],
        english=frozenset(raw["english"]),
        around=raw["around"],
        unpacked={},
    )


def _term(number: int, row: list[Any]) -> Term:
    goods, language, source, text, marks, gap, keys = row
    return Term(
        number=number,
        goods=goods,
        language=language,
        source=source,
        text=text,
        weak="?" in marks,
        exact_case="=" in marks,
        any_order="o" in marks,
        gap=gap,
        keys=tuple(frozenset(word) for word in keys),
    )


def find_terms(text: str, folded: str, index: Index, language: str | None = None) -> list[Hit]:
    """Find the glossary's terms in a text, longest first where they overlap, in text order.

    `folded` is `fold(text, index.simplified)`. With a language, only its terms and the English
    ones count; trade names in English stand in texts of every language.
    """
    words = list(words_of(folded))
    forms = [_forms(word.key) for word in words]
    hits = [*_word_hits(text, folded, words, forms, index), *_han_hits(folded, index)]
    if language is not None:
        hits = [hit for hit in hits if hit.term.language in (language, "en")]
    found = _longest(hits)
    if language in (None, "ru"):
        found = sorted([*found, *_latin_hits(text, folded, words, found, index)], key=_start)
    return found


@lru_cache(maxsize=_TEXTS)
def terms_in(text: str, language: str | None = None) -> tuple[Hit, ...]:
    """Give what `find_terms` finds; kept for a while, since a text is asked for more than once."""
    index = load_index()
    return tuple(find_terms(text, folded_for(text, index), index, language))


def _start(hit: Hit) -> int:
    return hit.start


def _latin_hits(
    text: str, folded: str, words: list[Word], found: list[Hit], index: Index
) -> list[Hit]:
    """Find Russian terms in Latin letters, among the words that no other term explains."""
    taken = {place for hit in found for place in range(hit.start, hit.end)}
    forms = [
        _latin_forms(word.key) if word.start not in taken else frozenset[str]() for word in words
    ]
    hits = _word_hits(text, folded, words, forms, index)
    return _longest(replace(hit, is_latin=True) for hit in hits if hit.end - hit.start > _BRIEF)


@lru_cache(maxsize=_WORDS)
def _latin_forms(key: str) -> frozenset[str]:
    """Give the Russian keys a Latin word may stand for; none for an English word of the trade."""
    index = load_index()
    if not key.isascii() or not index.english.isdisjoint(_forms(key)):
        return frozenset()
    return frozenset(russian_keys(key, index.latin))


def folded_for(text: str, index: Index) -> str:
    """Fold a text with the index's table of traditional characters."""
    return fold(text, index.simplified)


def _word_hits(
    text: str, folded: str, words: list[Word], forms: list[frozenset[str]], index: Index
) -> Iterator[Hit]:
    for at, candidates in enumerate(forms):
        for number in _openers(candidates):
            term = index.term(number)
            last = _last_word(folded, words, forms, at, term)
            if last is None:
                continue
            start, end = words[at].start, words[last].end
            if term.exact_case and text[start:end] != text[start:end].upper():
                continue
            yield Hit(start, end, sum(len(min(k)) for k in term.keys) + len(term.keys), term)


@lru_cache(maxsize=_WORDS)
def _forms(key: str) -> frozenset[str]:
    return frozenset((EXACT + key, *stems(key)))


@lru_cache(maxsize=_WORDS)
def _openers(candidates: frozenset[str]) -> tuple[int, ...]:
    by_key = load_index().by_key
    return tuple(sorted({n for key in candidates for n in by_key.get(key, ())}))


def _last_word(
    folded: str, words: list[Word], forms: list[frozenset[str]], at: int, term: Term
) -> int | None:
    """Give the number of the term's last word when its first stands at `at`, else None."""
    wanted = list(term.keys)
    if not _take(wanted, forms[at], any_order=term.any_order):
        return None
    last, gap = at, term.gap
    for here in range(at + 1, min(at + len(term.keys) + term.gap, len(words))):
        if not wanted:
            break
        if not _BREAKS.isdisjoint(folded[words[here - 1].end : words[here].start]):
            return None
        if _take(wanted, forms[here], any_order=term.any_order):
            last = here
        elif gap == 0:
            return None
        else:
            gap -= 1
    return None if wanted else last


def _take(wanted: list[frozenset[str]], forms: frozenset[str], *, any_order: bool) -> bool:
    reach = range(len(wanted)) if any_order else range(min(1, len(wanted)))
    for number in reach:
        if not wanted[number].isdisjoint(forms):
            del wanted[number]
            return True
    return False


def _han_hits(folded: str, index: Index) -> Iterator[Hit]:
    if folded.isascii():
        return  # every Chinese term has a letter that is none of these
    table = index.by_character
    for at, character in enumerate(folded):
        for phrase, number in table.get(character, ()):
            if folded.startswith(phrase, at) and _stands_alone(folded, at, phrase):
                yield Hit(at, at + len(phrase), 2 * len(phrase), index.term(number))
                break


def _stands_alone(folded: str, at: int, phrase: str) -> bool:
    """Latin letters and digits at a phrase's edge must not go on beyond it."""
    end = at + len(phrase)
    before = at == 0 or not (
        phrase[0].isascii() and folded[at - 1].isascii() and folded[at - 1].isalnum()
    )
    after = end >= len(folded) or not (
        phrase[-1].isascii() and folded[end].isascii() and folded[end].isalnum()
    )
    return before and after


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    taken: list[Hit] = []
    used: set[int] = set()
    for hit in sorted(hits, key=lambda h: (-h.weight, h.start, h.term.weak, h.term.number)):
        span = range(hit.start, hit.end)
        if used.isdisjoint(span):
            used.update(span)
            taken.append(hit)
    return sorted(taken, key=lambda h: h.start)
