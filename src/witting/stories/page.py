"""One passage made ready to be read: its words and sentences, and what each room knows in it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from witting.base import Passage, Span
from witting.parties.match import Mention as ListedMention
from witting.places import PlaceMention, find_places
from witting.stories.lexicon import Hit, Lexicon
from witting.stories.words import Word, fold, sentences_of, words_of

_SHORTEST = 3  # letters

_YEAR_S_END = re.compile(r"г\.\s*[—–―-]")  # of a dateline: 2024 г. — Владимир is no city


@dataclass(slots=True, kw_only=True)
class Page:
    """A passage with its words, the rows they stand for, places and listed names."""

    passage: Passage
    words: list[Word]
    sentences: list[tuple[int, int]]  # stretches of words
    hits: dict[str, list[Hit]]  # by table
    places: list[tuple[int, int, PlaceMention]]  # with their first and last word
    listed: Sequence[ListedMention]
    marks: dict[str, set[int]] = field(default_factory=dict)  # words that stand for a table's row
    vocabulary: frozenset[str] = frozenset()  # every word of the story, folded
    _starts: list[int] = field(default_factory=list)
    _event_at: dict[int, list[Hit]] = field(default_factory=dict)
    _event_to: dict[int, list[Hit]] = field(default_factory=dict)
    _place: dict[int, tuple[int, PlaceMention]] = field(default_factory=dict)

    def events_at(self, first: int) -> Sequence[Hit]:
        """Give the words of an event that begin at a word."""
        return self._event_at.get(first, ())

    def events_before(self, at: int) -> Sequence[Hit]:
        """Give the words of an event that end right before a word."""
        return self._event_to.get(at - 1, ())

    def places_at(self, at: int) -> PlaceMention | None:
        """Give the place a word belongs to, or None."""
        held = self._place.get(at)
        return held[1] if held else None

    def place_end(self, at: int) -> int:
        """Give the last word of the place a word belongs to."""
        return self._place[at][0]

    def is_prefixed(self, at: int) -> bool:
        """Say whether an Arabic word begins with one that is written onto it.

        بوتين begins with a letter that may be a preposition; what is left must be a word elsewhere.
        """
        folded = fold(self.words[at].text)
        return len(folded) > _SHORTEST and folded[0] in "وفبلك" and folded[1:] in self.vocabulary

    def is_written_onto(self, at: int) -> bool:
        """Say whether the first letter of an Arabic word is a preposition before a name."""
        held = self._place.get(at)
        if held is not None:
            return held[1].start > self.words[at].start
        return self.is_prefixed(at)

    def word_at(self, character: int) -> int:
        """Give the word a character belongs to: the last that starts at or before it."""
        return max(0, bisect_right(self._starts, character) - 1)

    def words_of(self, start: int, end: int) -> tuple[int, int]:
        """Give the first and the last word of a stretch of characters."""
        return self.word_at(start), self.word_at(end - 1)

    def span(self, first: int, last: int) -> Span:
        """Point at words `first` to `last`, both within."""
        return self.passage.span(self.words[first].start, self.words[last].end)

    def text(self, first: int, last: int) -> str:
        """Give what words `first` to `last` say."""
        return self.passage.text[self.words[first].start : self.words[last].end]

    def is_in(self, table: str, at: int) -> bool:
        """Say whether a word belongs to a row of a table."""
        return at in self.marks.get(table, ())

    def sentence_of(self, at: int) -> tuple[int, int]:
        """Give the sentence a word stands in."""
        return self.sentences[bisect_right(self.sentences, (at, len(self.words) + 1)) - 1]


def page_of(
    passage: Passage, held: Lexicon, listed: Sequence[ListedMention], vocabulary: frozenset[str]
) -> Page:
    """Make a passage ready to be read by the words of one language."""
    text = passage.text
    words = words_of(text, held.han, held.known)
    page = Page(
        passage=passage,
        words=words,
        sentences=sentences_of(words, text),
        hits={},
        places=[],
        listed=listed,
        vocabulary=vocabulary,
        _starts=[word.start for word in words],
    )
    for hit in held.hits(words):
        page.hits.setdefault(hit.row.table, []).append(hit)
        own = set(range(hit.first, hit.last + 1)).difference(hit.between)
        page.marks.setdefault(hit.row.table, set()).update(own)
        if hit.row.table == "event":
            page._event_at.setdefault(hit.first, []).append(hit)
            page._event_to.setdefault(hit.last, []).append(hit)
    if held.language == "en" and "month" in page.marks:  # May is no "may"
        months = {i for i in page.marks["month"] if words[i].is_capital}
        page.marks["planned"] = page.marks.get("planned", set()) - months
    if words:
        found = find_places(text, language=held.language)
        page.places = [
            (*page.words_of(p.start, p.end), p)
            for p in found
            if not (p.in_street or _YEAR_S_END.match(p.text))
        ]
        for first, last, place in page.places:
            page._place.update(dict.fromkeys(range(first, last + 1), (last, place)))
    return page
