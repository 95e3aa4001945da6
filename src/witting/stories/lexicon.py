"""All tables of one language as one lookup: which rows the words of a passage stand for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from witting.stories.tables import table, written_out
from witting.stories.words import Word, fold

LANGUAGES = ("en", "ar", "zh", "ru")
GAP = "…"
_WIDEST_GAP, _WIDEST_BARE = 7, 12  # other words within a phrase; more in Arabic and Chinese
_QUOTES = frozenset("\"'“”«»‘’「」『』")
_EVENT_TAGS = ("verb", "infinitive", "future", "passive", "noun", "weak")


class Row(NamedTuple):
    """What words stand for: of which table, which row, and how they are used there."""

    table: str  # `event`, `office`, `prep`…
    id: str  # `met`, `president`, `with`
    tag: str = ""  # `verb`, `noun`, `head`…


class Hit(NamedTuple):
    """A row met at words `first` to `last`, both within."""

    first: int
    last: int
    row: Row
    between: tuple[int, ...] = ()  # other words within a phrase, which stand for nothing here


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's words: alone, by their beginning, and as phrases by their first word."""

    language: str
    words: dict[str, tuple[Row, ...]]
    stems: dict[str, tuple[Row, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Row], ...]]
    han: dict[str, int]  # how long the longest Chinese word with this first letter is
    known: frozenset[str]  # the Chinese words
    firsts: frozenset[str]  # every word that is one, or begins a phrase: a quick no for others

    def hits(self, words: Sequence[Word]) -> list[Hit]:
        """Give every row that words stand for, in order; of one table the longest wins a place."""
        out: list[Hit] = []
        firsts = self.firsts
        for i, word in enumerate(words):
            if not firsts.isdisjoint(word.keys) or (self.stems and not word.is_mark):
                out.extend(self._at(words, i, word))
        return out

    def _at(self, words: Sequence[Word], i: int, word: Word) -> Iterator[Hit]:
        longest: dict[str, int] = {}
        found: list[Hit] = []
        for key in word.keys:
            for parts, row in self.phrases.get(key, ()):
                last, between = _end_of(words, i, parts)
                if last > 0:
                    found.append(Hit(i, last, row, between))
                    longest[row.table] = max(longest.get(row.table, i), last)
            found.extend(Hit(i, i, row) for row in self.words.get(key, ()))
        if self.stems and not found:
            found.extend(Hit(i, i, row) for row in self._by_stem(word.keys))
        seen: set[Row] = set()
        for hit in found:
            if hit.last == longest.get(hit.row.table, i) and hit.row not in seen:
                seen.add(hit.row)
                yield hit

    def _by_stem(self, keys: Sequence[str]) -> Iterator[Row]:
        for key in keys:
            for size in range(min(len(key), 12), 2, -1):
                yield from self.stems.get(key[:size], ())


def _end_of(words: Sequence[Word], at: int, parts: Sequence[str]) -> tuple[int, tuple[int, ...]]:
    """Give the last word of a phrase that begins at a word, and the others within it, or -1."""
    i, gap = at + 1, 0
    between: list[int] = []
    for part in parts:
        if part == GAP:
            gap = _WIDEST_GAP if words[at].text[0] < "\u0600" else _WIDEST_BARE
            continue
        while i < len(words) and words[i].text in _QUOTES:
            i += 1
        stop = min(i + gap + 1, len(words))
        while i < stop and not _fits(words[i], part):
            if words[i].is_mark and words[i].text not in _QUOTES:
                return -1, ()
            between.append(i)
            i += 1
        if i >= stop:
            return -1, ()
        i, gap = i + 1, 0
    return i - 1, tuple(between)


def _fits(word: Word, part: str) -> bool:
    if part.endswith("~"):
        return any(key.startswith(part[:-1]) for key in word.keys)
    return part in word.keys


@cache
def lexicon(language: str) -> Lexicon:
    """Give the words of one language, made from the tables once."""
    words: dict[str, list[Row]] = {}
    stems: dict[str, list[Row]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
    known: set[str] = set()
    for row, written in _rows(language):
        parts = _parts(written, language)
        known.update(part for part in parts if part != GAP)
        if len(parts) > 1:
            phrases.setdefault(parts[0], []).append((parts[1:], row))
        elif parts[0].endswith("~"):
            stems.setdefault(parts[0][:-1], []).append(row)
        elif row not in words.setdefault(parts[0], []):
            words[parts[0]].append(row)
    han: dict[str, int] = {}
    if language == "zh":
        for word in known:
            han[word[0]] = max(han.get(word[0], 1), len(word))
    return Lexicon(
        language=language,
        words={key: tuple(rows) for key, rows in words.items()},
        stems={key: tuple(rows) for key, rows in stems.items()},
        phrases={key: tuple(rows) for key, rows in phrases.items()},
        han=han,
        firsts=frozenset((*words, *phrases)),
        known=frozenset(known) if language == "zh" else frozenset(),
    )


def _parts(written: str, language: str) -> tuple[str, ...]:
    if language == "zh":
        written = written.replace(GAP, f" {GAP} ")
    parts = [part if part == GAP else fold(part) for part in written.split()]
    while parts[-1] == GAP:
        parts.pop()
    return tuple(parts)


def _rows(language: str) -> Iterator[tuple[Row, str]]:
    """Give every row with each way to write it."""
    for kind, by_language in table("events")["events"].items():
        held = by_language.get(language, {})
        for tag in _EVENT_TAGS:
            yield from _written(Row("event", kind, tag), held.get(tag, ""))
    for office, held in table("offices")["offices"].items():
        yield from _written(Row("office", office, held.get("is", "")), held.get(language, ""))
    for state, held in table("offices")["of_state"].items():
        yield from _written(Row("of_state", state), held.get(language, ""))
    for name, held in table("institutions")["institutions"].items():
        yield from _written(Row("institution", name, held.get("is", "")), held.get(language, ""))
    organisations = table("organisations")
    for where in ("before", "after", "whole"):
        yield from _written(Row("organisation", where), organisations[where].get(language, ""))
    yield from _written(Row("vessel", "vessel"), organisations["vessel"].get(language, ""))
    for group, held in organisations["groups"].items():
        yield from _written(Row("group", group), held.get(language, ""))
    for sector, held in table("sectors")["sectors"].items():
        yield from _written(Row("sector", sector), held.get(language, ""))
    if language == "zh":
        yield from _written(Row("han_word", "han_word"), table("names")["whole"])
    yield from _written(Row("acts", "acts"), table("names")["acts"].get(language, ""))
    yield from _grammar(language)
    for name, groups in table("days").items():
        if name != "sources":
            for one, held in groups.items():
                yield from _written(Row(name, one), held.get(language, ""))


def _grammar(language: str) -> Iterator[tuple[Row, str]]:
    grammar = table("grammar")
    for role, held in grammar["prepositions"].items():
        yield from _written(Row("prep", role), held.get(language, ""))
    for pronoun, held in grammar["pronouns"].items():
        yield from _written(Row("pronoun", pronoun), held.get(language, ""))
    for name, held in grammar.items():
        if name not in ("sources", "prepositions", "pronouns"):
            yield from _written(Row(name, name), held.get(language, ""))


def _written(row: Row, rows: str) -> Iterator[tuple[Row, str]]:
    for one in rows.split("|"):
        for word in written_out(one.strip()):
            if word.strip():
                yield row, word
