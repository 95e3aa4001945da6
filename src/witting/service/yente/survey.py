"""What one look through a whole list tells: who points at whom, which words stand on whom.

It serves /search, the facets and the way back of ties. Numbers stand for entities throughout, so
that a list of twenty thousand takes some tens of megabytes.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from witting.base import ListEntry, PartyKind
from witting.lists import ftm_id
from witting.lists.countries import code_of
from witting.service.yente.datasets import moment, places_of, topics_of
from witting.service.yente.shape import schema_of

_WORD = re.compile(r"\w+")
Postings = dict[str, "int | array[int]"]
"""Who has a word: most words are one entity's, whose number then stands by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What filters, facets and sorting ask of one entity."""

    id: str
    caption: str
    schema: str
    places: tuple[tuple[str, str], ...]
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    genders: tuple[str, ...]
    first_seen: str
    last_seen: str
    last_change: str


class Survey:
    """A whole list, looked through once."""

    def __init__(self, entries: Iterable[ListEntry], published: Mapping[str, str]) -> None:
        self.rows: list[Row] = []
        self.number: dict[str, int] = {}
        self.referents: dict[str, str] = {}
        self.datasets: set[str] = set()
        self.linked_from: dict[str, list[str]] = {}
        self._names: Postings = {}
        self._text: Postings = {}
        for entry in entries:
            self._take(entry, published.get(entry.list_id, ""))
        _words.cache_clear()

    def named(self, word: str) -> Sequence[int]:
        """Give the entities with this word in a name."""
        return _numbers(self._names.get(word, ()))

    def with_word(self, word: str) -> set[int]:
        """Give the entities with this word in a name or in any other text."""
        return {*self.named(word), *_numbers(self._text.get(word, ()))}

    def with_words(self, words: Iterable[str]) -> set[int]:
        """Give the entities that have every one of some words; nobody for none."""
        found: set[int] | None = None
        for word in words:
            numbers = self.with_word(word)
            found = numbers if found is None else found & numbers
        return found or set()

    def beginning(self, start: str, *, in_names: bool = False) -> set[int]:
        """Give the entities with a word that begins so."""
        held = (self._names,) if in_names else (self._names, self._text)
        found: set[int] = set()
        for words in held:
            for word, numbers in words.items():
                if word.startswith(start):
                    found.update(_numbers(numbers))
        return found

    @cached_property
    def everybody(self) -> range:
        """Give every entity's number."""
        return range(len(self.rows))

    @cached_property
    def schemata(self) -> frozenset[str]:
        """Give the schemata there is anybody of."""
        return frozenset(row.schema for row in self.rows)

    def words_in_names(self) -> Iterable[str]:
        """Give every word of every name."""
        return self._names.keys()

    def _take(self, entry: ListEntry, published: str) -> None:
        identity = ftm_id(entry.id)
        row = _row(entry, identity, published)
        number = self.number.setdefault(identity, len(self.rows))
        if number == len(self.rows):
            self.rows.append(row)
        else:
            self.rows[number] = _both(self.rows[number], row)
        self.datasets.update(dataset for dataset, _ in row.places)
        for key, value in entry.details:
            if key == "referents" and value != identity:
                self.referents.setdefault(value, identity)
        for link in entry.links:
            if link.entry_id:
                self.linked_from.setdefault(ftm_id(link.entry_id), []).append(identity)
        names = {word for name in entry.names for word in words_of(name.whole)}
        self._put(self._names, names, number)
        self._put(self._text, _words_beside(entry) - names, number)

    @staticmethod
    def _put(held: "Postings", words: Iterable[str], number: int) -> None:
        for word in words:
            numbers = held.setdefault(word, number)
            if isinstance(numbers, int):
                if numbers != number:
                    held[word] = array("I", (numbers, number))
            elif numbers[-1] != number:
                numbers.append(number)


def _numbers(held: "int | Sequence[int]") -> Sequence[int]:
    return (held,) if isinstance(held, int) else held


def words_of(text: str) -> list[str]:
    """Give a text's words without case and accents.

    >>> words_of("Société «Générale» S.A.")
    ['societe', 'generale', 's', 'a']
    """
    if text.isascii():
        return _WORD.findall(text.lower())
    bare = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(c for c in bare if not unicodedata.combining(c)))


@lru_cache(maxsize=8_192)
def _words(text: str) -> tuple[str, ...]:
    return tuple(words_of(text))


def _words_beside(entry: ListEntry) -> set[str]:
    texts: list[str] = [*entry.programmes, *entry.birth_dates, *entry.birth_places, *entry.titles]
    texts += [one.whole for one in entry.addresses]
    texts += [one.value for one in entry.identifiers]
    texts += [entry.id, entry.remarks, *entry.nationalities]
    texts += [value for _, value in (*entry.vessel, *entry.details)]
    return {word for text in texts if text for word in _words(text)}


def _row(entry: ListEntry, identity: str, published: str) -> Row:
    said: dict[str, list[str]] = {}
    for key, value in entry.details:
        said.setdefault(key, []).append(value)
    codes = {*entry.countries} | {code_of(value) for key, value in entry.vessel if key == "flag"}
    return Row(
        id=identity,
        caption=entry.name,
        schema=schema_of(entry),
        places=places_of(entry),
        countries=tuple(sorted(code.lower() for code in codes if code)),
        topics=tuple(dict.fromkeys([*said.get("topics", ()), *topics_of(entry.list_id)])),
        genders=(entry.gender,) if entry.gender and entry.kind is PartyKind.PERSON else (),
        first_seen=moment((said.get("first_seen") or [entry.listed_on])[0]) or "",
        last_seen=moment((said.get("last_seen") or [published])[0]) or "",
        last_change=moment((said.get("last_change") or [published])[0]) or "",
    )


def _both(one: Row, other: Row) -> Row:
    seen = [day for day in (one.first_seen, other.first_seen) if day]
    return Row(
        id=one.id,
        caption=one.caption,
        schema=one.schema,
        places=tuple(dict.fromkeys((*one.places, *other.places))),
        countries=tuple(sorted({*one.countries, *other.countries})),
        topics=tuple(dict.fromkeys((*one.topics, *other.topics))),
        genders=tuple(dict.fromkeys((*one.genders, *other.genders))),
        first_seen=min(seen, default=""),
        last_seen=max(one.last_seen, other.last_seen),
        last_change=max(one.last_change, other.last_change),
    )
