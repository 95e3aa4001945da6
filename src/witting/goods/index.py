"""The glossary's compiled index, and the one pass that finds its terms in a text.

`tools/make_goods.py` compiles the YAML glossary into `index.json` (English, Arabic, Chinese,
Russian) and `languages.json` (the others): the goods, their terms, and for each word's key the
terms it may open. The scan walks the text's words once; each word asks the table, and only the few
terms that begin there are compared. Chinese and Japanese are compared character by character, since
they have no word boundaries. Where terms overlap the longest wins, which is how `food processor`
keeps `processor` away from the chips.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from witting.goods.fold import HAN, Word, fold, words_of
from witting.goods.inflect import stems
from witting.goods.languages import Lexicon, readings
from witting.goods.latin import russian_keys

_BRIEF = 4  # letters: a shorter Latin word is too often a name or a word of another language
_TEXTS = 2_048  # whose terms are kept
_WORDS = 65_536  # whose forms are
FIRST_LANGUAGES = ("ar", "en", "ru", "zh")
EXACT = "!"  # before a key that stands for the word itself and for no inflected form of it
_EASTERN = re.compile(f"[{HAN}\u3041-\u30ff]")
_FIRST_HAN = "\u3400"
_KATAKANA = re.compile("[ァ-ヺー\u3099]")
_BREAKS = frozenset(".;:!?。;،؛؟|")  # a phrase never runs over the end of a clause


Phrase = tuple[str, int]  # in Chinese or Japanese, and the number of its term


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
    is_tail: bool  # may be the end of a longer word
    needs_home: bool  # counts only where the text shows that it is in the term's language
    gap: int  # words that may stand between
    keys: tuple[frozenset[str], ...]  # empty for a Chinese or Japanese term
    weight: int  # the number of its own characters, for overlaps


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in a text."""

    start: int
    end: int
    weight: int
    term: Term
    is_latin: bool = False  # a Russian term, met in Latin letters


@dataclass(frozen=True, slots=True)
class Index:
    """Everything the scan needs, as it was compiled; terms are unpacked when first met."""

    goods: tuple[Goods, ...]
    rows: list[str]
    by_key: dict[str, str]  # numbers of the terms a key may open; "" where it opens none
    by_beginning: dict[str, list[Phrase]]  # by their first two characters, longest first
    simplified: dict[int, str]
    sources: dict[str, str]
    parts: list[list[str]]
    code_words: list[str]
    office_words: frozenset[str]
    latin: dict[str, list[str]]  # Russian keys by their loose spelling
    english: frozenset[str]  # keys of the English terms, which no Russian word may take
    around: dict[str, str]  # fragments of expressions for `context`
    lexicon: Lexicon  # the languages beyond the first four
    first_of_more: int  # the number of those languages' first term
    more_goods: tuple[int, ...]  # which goods the numbers in those languages' terms mean
    unpacked: dict[int, Term]

    def term(self, number: int) -> Term:
        """Give one term by its number."""
        found = self.unpacked.get(number)
        if found is None:
            found = _term(number, self.rows[number])
            if number >= self.first_of_more:
                found = replace(found, goods=self.more_goods[found.goods])
            self.unpacked[number] = found
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
    raw, more = _read("index.json"), _read("languages.json")
    goods = tuple(Goods(i, tuple(c), tuple(f), b, p) for i, c, f, b, p in raw["goods"])
    rows = raw["terms"].split("\n")
    numbers = {kind.id: number for number, kind in enumerate(goods)}
    return Index(
        goods=goods,
        rows=[*rows, *more["terms"].split("\n")],
        by_key=raw["keys"],
        by_beginning=_together(raw["han"], more["kana"], len(rows)),
        simplified={ord(a): b for a, b in raw["simplified"].items()},
        sources=raw["sources"] | more["sources"],
        parts=raw["parts"],
        code_words=[*raw["code_words"], *more["code_words"]],
        office_words=frozenset([*raw["office_words"], *more["office_words"]]),
        latin=raw["latin"],
        english=frozenset(raw["english"]),
        around={key: _either(said, more["around"].get(key)) for key, said in raw["around"].items()},
        lexicon=Lexicon(
            known=more["keys"],
            starts=frozenset(more["starts"].split(" ")),
            tails=frozenset(more["tails"].split(" ")),
            tail_lengths=tuple(more["tail_lengths"]),
            hints={language: frozenset(words) for language, words in more["hints"].items()},
        ),
        first_of_more=len(rows),
        more_goods=tuple(numbers[name] for name in more["goods"]),
        unpacked={},
    )


def _read(name: str) -> Any:
    return json.loads(files("witting.data.goods").joinpath(name).read_bytes().decode())


def _either(said: str, more: str | None) -> str:
    return f"{said}|{more}" if more else said


def _together(
    han: dict[str, list[Phrase]], kana: dict[str, list[Phrase]], first: int
) -> dict[str, list[Phrase]]:
    """Put the phrases of Chinese and Japanese that begin alike in one list, longest first."""
    for beginning, phrases in kana.items():
        both = [*han.get(beginning, ()), *((phrase, first + n) for phrase, n in phrases)]
        han[beginning] = sorted(both, key=lambda row: -len(row[0]))
    return han


def _term(number: int, row: str) -> Term:
    goods, language, source, text, marks, gap, packed = row.split("\t")
    words = [word.split("|") for word in packed.split(" ")] if packed else []
    own = [min(len(key.lstrip("-^")) for key in word) for word in words]
    if language not in FIRST_LANGUAGES:
        words = [[_named(language, key) for key in word] for word in words]
    return Term(
        number=number,
        goods=int(goods),
        language=language,
        source=source,
        text=text,
        weak="?" in marks,
        exact_case="=" in marks,
        any_order="o" in marks,
        is_tail="^" in marks,
        needs_home="@" in marks,
        gap=int(gap),
        keys=tuple(frozenset(word) for word in words),
        weight=sum(own) + len(own),
    )


def _named(language: str, key: str) -> str:
    """Give a key with its language; the sign of its kind goes with the language."""
    return f"{language}{key[0]}:{key[1:]}" if key[0] in "-^" else f"{language}:{key}"


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
    elif any(hit.term.needs_home for hit in hits):
        spoken = _spoken(words, index)
        hits = [h for h in hits if not h.term.needs_home or h.term.language in spoken]
    found = _longest(hits)
    if language in (None, "ru"):
        found = sorted([*found, *_latin_hits(text, folded, words, found, index)], key=_start)
    return found


def _spoken(words: list[Word], index: Index) -> set[str]:
    """Name the languages, beyond the first four, that a text's small words show it to be in."""
    said = {word.key for word in words}
    return {name for name, hints in index.lexicon.hints.items() if not hints.isdisjoint(said)}


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
    """Give the Russian keys a Latin word may stand for; none for what other languages name."""
    index = load_index()
    known = not index.english.isdisjoint(_forms(key)) or readings(key, index.lexicon)
    if known or not key.isascii():
        return frozenset()
    return frozenset(russian_keys(key, index.latin))


def folded_for(text: str, index: Index) -> str:
    """Fold a text with the index's table of traditional characters."""
    return fold(text, index.simplified)


def _word_hits(
    text: str, folded: str, words: list[Word], forms: list[frozenset[str]], index: Index
) -> Iterator[Hit]:
    present = frozenset().union(*forms)
    for at, candidates in enumerate(forms):
        for number in _begun(candidates, present) if candidates else ():
            term = index.term(number)
            last = _last_word(folded, words, forms, at, term)
            if last is None:
                continue
            start, end = words[at].start, words[last].end
            if term.exact_case and text[start:end] != text[start:end].upper():
                continue
            yield Hit(start, end, term.weight, term)


@lru_cache(maxsize=_WORDS)
def _forms(key: str) -> frozenset[str]:
    """Give the keys a word may stand for, of those that the glossary has."""
    index = load_index()
    known = index.by_key
    first = [form for form in (EXACT + key, *stems(key)) if form in known]
    return frozenset([*first, *readings(key, index.lexicon)])


def _begun(candidates: frozenset[str], present: frozenset[str]) -> list[int]:
    """Give the terms that a word may open and another word of the text may go on with."""
    alone, joined = _openers(candidates)
    more = [number for key in joined.keys() & present for number in joined[key]]
    return sorted({*alone, *more}) if more else alone


@lru_cache(maxsize=_WORDS)
def _openers(candidates: frozenset[str]) -> tuple[list[int], dict[str, list[int]]]:
    """Give the terms of one word, and the longer ones by the forms of another of their words.

    `подшипник` opens hundreds of terms: by their other words the few are found that a text has.
    """
    index = load_index()
    alone: list[int] = []
    joined: dict[str, list[int]] = {}
    for number in sorted({number for key in candidates for number in _opened_by(key)}):
        keys = index.term(number).keys
        if len(keys) == 1:
            alone.append(number)
        for key in _other_word(keys, candidates) if len(keys) > 1 else ():
            joined.setdefault(key, []).append(number)
    return alone, joined


def _other_word(keys: tuple[frozenset[str], ...], opening: frozenset[str]) -> frozenset[str]:
    """Give the forms of a term's word that is not the one opening it; of the last, if all may."""
    return next((key for key in keys if key.isdisjoint(opening)), keys[-1])


def _opened_by(key: str) -> Iterator[int]:
    index = load_index()
    kind, named, own = key.partition(":")
    if not named:
        yield from map(int, index.by_key.get(key, "").split())
        return
    for part in index.lexicon.known[own].split("|"):
        language, *numbers = part.split()
        if language == kind:
            yield from (index.first_of_more + int(number) for number in numbers)


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
    if not _EASTERN.search(folded):
        return
    table = index.by_beginning
    for at, character in enumerate(folded):
        found = table.get(folded[at : at + 2])
        hit = _phrase_at(folded, at, found, index) if found else None
        if hit is None and character in table:
            hit = _phrase_at(folded, at, table[character], index)
        if hit is not None:
            yield hit


def _phrase_at(folded: str, at: int, phrases: list[Phrase], index: Index) -> Hit | None:
    """Give the longest of the phrases that stands here, or None."""
    for phrase, number in phrases:
        if folded.startswith(phrase, at):
            term = index.term(number)
            if _stands_alone(folded, at, phrase, is_tail=term.is_tail):
                return Hit(at, at + len(phrase), 2 * len(phrase), term)
    return None


def _stands_alone(folded: str, at: int, phrase: str, *, is_tail: bool) -> bool:
    """Latin letters, digits and katakana at a phrase's edge must not go on beyond it."""
    end = at + len(phrase)
    if phrase[0] < _FIRST_HAN and at and not is_tail and _go_on(folded[at - 1], phrase[0]):
        return False
    return phrase[-1] >= _FIRST_HAN or end == len(folded) or not _go_on(phrase[-1], folded[end])


def _go_on(one: str, other: str) -> bool:
    if one.isascii() and other.isascii():
        return one.isalnum() and other.isalnum()
    return bool(_KATAKANA.match(one) and _KATAKANA.match(other))


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    taken: list[Hit] = []
    used: set[int] = set()
    for hit in sorted(hits, key=lambda h: (-h.weight, h.start, h.term.weak, h.term.number)):
        span = range(hit.start, hit.end)
        if used.isdisjoint(span):
            used.update(span)
            taken.append(hit)
    return sorted(taken, key=lambda h: h.start)
