"""The one pass that finds the glossary's terms in a text.

The scan walks the text's words once; each word asks the compiled table, and only the few terms that
begin there are compared. Chinese and Japanese are compared character by character, since they have
no word boundaries. Where terms overlap the longest wins, which is how `food processor` keeps
`processor` away from the chips.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from witting.goods.fold import HAN, Word, fold, words_of
from witting.goods.glossary import FIRST_LANGUAGES, Goods, Index, Phrase, Term, load_index
from witting.goods.inflect import stems
from witting.goods.languages import readings
from witting.goods.latin import russian_keys

__all__ = [
    "EXACT",
    "FIRST_LANGUAGES",
    "Goods",
    "Hit",
    "Index",
    "Term",
    "find_terms",
    "folded_for",
    "load_index",
    "terms_in",
]

_BRIEF = 4  # letters: a shorter Latin word is too often a name or a word of another language
_ABBREVIATED = 5  # letters: a full stop behind so short a word may only shorten it (`conn. header`)
_TEXTS = 2_048  # whose terms are kept
_WORDS = 65_536  # whose forms are
EXACT = "!"  # before a key that stands for the word itself and for no inflected form of it
_EASTERN = re.compile(f"[{HAN}\u3041-\u30ff]")
_FIRST_HAN = "\u3400"
_KATAKANA = re.compile("[ァ-ヺー\u3099]")
_BREAKS = frozenset(".;:!?。;،؛؟|")  # a phrase never runs over the end of a clause


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in a text."""

    start: int
    end: int
    weight: int
    term: Term
    is_latin: bool = False  # a Russian term, met in Latin letters


def find_terms(text: str, folded: str, index: Index, language: str | None = None) -> list[Hit]:
    """Find the glossary's terms in a text, longest first where they overlap, in text order.

    `folded` is `fold(text, index.simplified)`. With a language, only its terms and the English
    ones count; trade names in English stand in texts of every language.
    """
    words = words_of(folded)
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


def terms_in(text: str, language: str | None = None) -> tuple[Hit, ...]:
    """Give what `find_terms` finds; kept for a while, since a text is asked for more than once."""
    return _terms_in(text, language)


@lru_cache(maxsize=_TEXTS)
def _terms_in(text: str, language: str | None) -> tuple[Hit, ...]:
    # Asked with both, always: a cache takes one argument and two for two questions.
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
    if not any(forms):
        return []
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
    return _folded(text) if index is load_index() else fold(text, index.simplified)


@lru_cache(maxsize=_TEXTS)
def _folded(text: str) -> str:
    return fold(text, load_index().simplified)


def _word_hits(
    text: str, folded: str, words: list[Word], forms: list[frozenset[str]], index: Index
) -> Iterator[Hit]:
    present = frozenset().union(*forms)
    for at, candidates in enumerate(forms):
        for number in _begun(candidates, present) if candidates else ():
            term = index.term(number)
            last = _last_word(text, folded, words, forms, at, term)
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
    text: str, folded: str, words: list[Word], forms: list[frozenset[str]], at: int, term: Term
) -> int | None:
    """Give the number of the term's last word when its first stands at `at`, else None."""
    wanted = list(term.keys)
    if not _take(wanted, forms[at], any_order=term.any_order):
        return None
    last, gap = at, term.gap
    for here in range(at + 1, min(at + len(term.keys) + term.gap, len(words))):
        if not wanted:
            break
        between = folded[words[here - 1].end : words[here].start]
        if ("," in between or "\n" in between) and _is_cut(between, term):
            return None
        if not _BREAKS.isdisjoint(between) and not _is_shortened(text, words[here - 1], between):
            return None
        if _take(wanted, forms[here], any_order=term.any_order):
            last = here
        elif gap == 0:
            return None
        else:
            gap -= 1
    return None if wanted else last


def _is_cut(between: str, term: Term) -> bool:
    """Say whether a comma or a new line parts a phrase: one that names no goods is not two items.

    Fields that are wrapped go on over a line; Arabic is hardly ever written in them.
    """
    if "\n" in between and term.language == "ar":
        return True
    return "," in between and not load_index().goods[term.goods].codes


def _is_shortened(text: str, word: Word, between: str) -> bool:
    """Say whether a full stop only shortens a word, and no capital begins a new sentence."""
    if between.strip() != "." or len(word.key) > _ABBREVIATED:
        return False
    begins = text[word.end + len(between)]
    return not begins.isupper() or text[word.start : word.end].isupper()


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
