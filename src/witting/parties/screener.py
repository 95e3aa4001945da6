"""The Screener: is this a listed party? Built from entries, opened from a file, asked by name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
from rapidfuzz import fuzz

from witting.base import (
    BrokenSnapshot,
    Identifier,
    ListEntry,
    PartyKind,
    ScorePart,
    SettingsError,
)
from witting.lists import Snapshot
from witting.names import VERSION, Reading, plain, romanise_word
from witting.parties import evidence
from witting.parties import thresholds as at
from witting.parties.align import Alignment, align
from witting.parties.branches import head_office
from witting.parties.build import build_arrays, kind_code
from witting.parties.evidence import Asked, bounded
from witting.parties.expand import cut_short, expanded, without_prefix
from witting.parties.identifiers import hashed, keys
from witting.parties.lookup import Alike, Lookup
from witting.parties.match import Match, Mention
from witting.parties.store import Array, open_packed, packed

_WRITTEN_ALIKE = 90


class _Snapshot(Protocol):
    """What the screener needs of a list snapshot."""

    @property
    def entries(self) -> Sequence[ListEntry]: ...

    @property
    def digest(self) -> str: ...


def index_key(digest: str) -> str:
    """Give the key a saved index carries: which lists, and which names code."""
    return f"{digest}/names-{VERSION}"


class Screener:
    """Finds listed parties by name and identifiers. Immutable; safe to share between threads."""

    def __init__(
        self, entries: Sequence[ListEntry], arrays: dict[str, Array], key: str = ""
    ) -> None:
        self._entries = entries
        self._arrays = arrays
        self._lookup = Lookup(arrays)
        self.key = key

    @classmethod
    def from_entries(cls, entries: Iterable[ListEntry]) -> "Screener":
        """Build a screener of these entries, in memory."""
        held = tuple(entries)
        return cls(held, build_arrays(held))

    @classmethod
    def of(cls, snapshot: _Snapshot) -> "Screener":
        """Build a screener of a snapshot, without looking for a saved index."""
        return cls(snapshot.entries, build_arrays(snapshot.entries), index_key(snapshot.digest))

    @classmethod
    def open(cls, snapshot: _Snapshot, index_path: Path | None = None) -> "Screener":
        """Open a snapshot's saved index, or build it where none fits.

        Without a path the index shipped with the package is tried. An index of other lists or of
        another version of the names code does not fit; a damaged one raises BrokenSnapshot.
        """
        path = index_path or shipped_index()
        if path.is_file():
            key, arrays = open_packed(path)
            if key == index_key(snapshot.digest):
                _check(arrays, len(snapshot.entries), path)
                return cls(snapshot.entries, arrays, key)
        return cls.of(snapshot)

    @classmethod
    def default(cls) -> "Screener":
        """Open the screener of the lists that come with witting, once a process."""
        return _default()

    def saved(self) -> bytes:
        """Give the bytes of this screener's index, for `open` to find again."""
        return packed(self._arrays, self.key)

    def match(
        self,
        name: str,
        *,
        kind: PartyKind | str | None = None,
        birth_date: str = "",
        countries: Iterable[str] = (),
        identifiers: Iterable[Identifier] = (),
        threshold: float | None = None,
        limit: int = 10,
    ) -> list[Match]:
        """Give the entries a party may be, the likest first, each entry once.

        Candidates below the threshold come too, with `is_match` False, down to where a reader
        would no longer ask. `limit` parts neither entries that share the top score nor those
        whose weak alias is the very name asked.
        """
        asked = Asked(
            kind=_kind(kind),
            birth_date=birth_date,
            countries=tuple(sorted({country.upper() for country in countries})),
            identifiers=tuple(identifiers),
        )
        least = at.MATCH if threshold is None else threshold
        found = self._all(name, asked, least)
        found.sort(key=lambda match: (not match.is_match, -match.score, match.entry_id))
        top = found[0].score if found else 0.0
        return [
            match
            for place, match in enumerate(found)
            if place < limit or (match.score == top and match.is_match) or _is_held_back(match)
        ]

    def mentions(self, text: str, *, language: str | None = None) -> list[Mention]:
        """Give the listed parties named in running text, in order of place.

        Far stricter than `match`: a name must be nearly exact and more than one short or common
        word. `language` (`ar`, `zh`, `ru`, `en`…) only saves work; None reads every script.
        """
        from witting.parties.mentions import find_mentions

        return find_mentions(self, text, language=language)

    @property
    def lookup(self) -> Lookup:
        """The index behind this screener."""
        return self._lookup

    def entry(self, ordinal: int) -> ListEntry:
        """Give an entry by its place in the snapshot."""
        return self._entries[ordinal]

    def _all(self, name: str, asked: Asked, threshold: float) -> list[Match]:
        best: dict[int, list[tuple[int, Alignment]]] = {}
        for ordinal, row, found in self._by_name(name, asked, min(at.CANDIDATE, threshold)):
            best.setdefault(ordinal, []).append((row, found))
        head = head_office(name) if asked.kind is not PartyKind.PERSON else ""
        if head:
            least = min(at.CANDIDATE, threshold)
            for ordinal, row, found in self._by_name(head, asked, least, people=False):
                best.setdefault(ordinal, []).append((row, replace(found, head=head)))
        for ordinal in self.by_identifier(asked.identifiers):
            best.setdefault(ordinal, [])
        return [
            match
            for ordinal, rows in best.items()
            for match in [self._judged(name, asked, ordinal, rows, threshold)]
            if match.score >= min(at.CANDIDATE, threshold) or match.is_match
        ]

    def _by_name(
        self, name: str, asked: Asked, least: float, *, people: bool = True
    ) -> Iterable[tuple[int, int, Alignment]]:
        lookup = self._lookup
        for person in (True, False):
            if person and not (people and asked.kind in (None, PartyKind.PERSON)):
                continue
            wanted = lookup.row_kind == kind_code(PartyKind.PERSON)
            side = wanted if person else ~wanted
            ways = expanded(name, lookup.knows, person=person)
            for tokens in cut_short(ways, name):
                weights = [lookup.weight(token) for token in tokens]
                rows = lookup.candidates(tokens, weights, least)
                for row in rows[side[rows]].tolist():
                    yield (
                        int(lookup.row_entry[row]),
                        row,
                        self.aligned(tokens, weights, row, person),
                    )

    def aligned(
        self, tokens: Reading, weights: Sequence[float], row: int, person: bool
    ) -> Alignment:
        """Lay a reading against one row of the index."""
        return self._laid(tokens, weights, row, person, self._lookup.alike)

    def _laid(
        self,
        tokens: Reading,
        weights: Sequence[float],
        row: int,
        person: bool,
        like: Callable[[str], Alike],
    ) -> Alignment:
        lookup = self._lookup
        numbers = lookup.tokens_of(row)
        listed = [lookup.vocabulary[n] for n in numbers]
        options = [
            {j: alike[n] for j, n in enumerate(numbers) if n in alike}
            for alike in map(like, tokens)
        ]
        listed_weights = [float(lookup.weights[n]) for n in numbers]
        return align(tokens, listed, weights, listed_weights, options, person=person)

    def aligned_quickly(
        self, tokens: Reading, weights: Sequence[float], row: int, person: bool
    ) -> Alignment:
        """Lay a reading of running text against one row, without guessing by edits."""
        return self._laid(tokens, weights, row, person, self._lookup.same)

    def judged_mention(
        self, written: str, row: int, found: Alignment, least: float = at.MENTION
    ) -> Match:
        """Judge one alignment found in running text, where nothing but the name is known."""
        ordinal = int(self._lookup.row_entry[row])
        return self._judged(written, Asked(), ordinal, [(row, found)], least)

    def by_identifier(self, identifiers: Iterable[Identifier]) -> list[int]:
        """Give the entries that carry one of these identifiers.

        A BIC nobody listed carries gives the entries of the same bank by its code.
        """
        found: set[int] = set()
        for identifier in identifiers:
            hits = (self._carrying(*bare) for bare in keys(identifier))
            found.update(next(filter(None, hits), ()))
        return sorted(found)

    def _carrying(self, family: str, value: str) -> list[int]:
        held, key = self._arrays["identifier_keys"], np.uint64(hashed(family, value))
        first = int(np.searchsorted(held, key, "left"))
        last = int(np.searchsorted(held, key, "right"))
        carrying: list[int] = self._arrays["identifier_entries"][first:last].tolist()
        return carrying

    def _judged(
        self,
        name: str,
        asked: Asked,
        ordinal: int,
        rows: list[tuple[int, Alignment]],
        threshold: float,
    ) -> Match:
        entry = self.entry(ordinal)
        weak = self._lookup.row_weak
        rows.sort(key=lambda one: (-one[1].score, one[1].head, int(weak[one[0]]), one[0]))
        row, found = rows[0] if rows else (-1, None)
        listed = entry.names[int(self._lookup.row_name[row])].whole if row >= 0 else entry.name
        parts = list(found.parts) if found else [_no_name()]
        head = found.head if found else ""
        parts += _generic(without_prefix(head or name), entry, found)
        if row >= 0 and weak[row]:
            parts += self._weak(asked, entry, rows, parts)
        beside = [
            evidence.kind_part(asked, entry),
            evidence.branch_part(head)
            if head
            else evidence.country_beside(asked, entry, parts, threshold),
            evidence.birth_part(asked, entry),
        ]
        so_far, kept = bounded([*parts, *beside])
        score, kept = bounded([*kept, evidence.identifier_part(asked, entry, so_far)])
        exact = evidence.identifier_match(asked, entry) is not None
        is_weak = bool(row >= 0 and weak[row])
        sure = not head and _is_certain(score, found, kept, entry, is_weak)
        certain = exact or sure
        return Match(
            entry_id=entry.id,
            entry=entry,
            listed_name=listed,
            score=score,
            is_match=score >= threshold,
            certain=certain and score >= threshold,
            because=_because(name, listed, score, kept, exact),
            parts=kept,
        )

    def _weak(
        self,
        asked: Asked,
        entry: ListEntry,
        rows: list[tuple[int, Alignment]],
        parts: list[ScorePart],
    ) -> list[ScorePart]:
        """Hold a weak alias back unless something else speaks for the same entry."""
        beside = evidence.country_part(asked, entry).value > 0
        beside = beside or evidence.birth_part(asked, entry).value > 0
        strong = any(
            not self._lookup.row_weak[row] and found.score >= at.CANDIDATE for row, found in rows
        )
        score = sum(part.value for part in parts)
        if beside or strong or score <= at.WEAK_ALIAS:
            return []
        said = "a weak alias, with nothing else that speaks for this party"
        return [ScorePart(name="weak_alias", value=round(at.WEAK_ALIAS - score, 4), because=said)]


@cache
def _default() -> Screener:
    return Screener.open(Snapshot.default())


def _no_name() -> ScorePart:
    return ScorePart(name="name", value=0.0, because="the name is unlike, or not given")


def _check(arrays: dict[str, Array], entries: int, path: Path) -> None:
    if int(arrays["entries"][0]) != entries:
        raise BrokenSnapshot(
            f"The name index {path} was built for {int(arrays['entries'][0])} entries, and the "
            f"snapshot holds {entries}: screening would name the wrong parties. Delete the index, "
            "and it is built again from the lists."
        )


def _kind(kind: PartyKind | str | None) -> PartyKind | None:
    try:
        return None if kind is None or kind == "" else PartyKind(kind)
    except ValueError:
        known = ", ".join(PartyKind)
        raise SettingsError(
            f"{kind!r} is not a kind of party, so no name can be compared as one. "
            f"Choose one of: {known}; or leave it out."
        ) from None


def _is_held_back(match: Match) -> bool:
    """Say whether only the weakness of an alias keeps an exact name from being a match."""
    held = sum(part.value for part in match.parts if part.name == "weak_alias")
    return held <= at.WEAK_ALIAS - at.CERTAIN


def _generic(name: str, entry: ListEntry, found: Alignment | None) -> list[ScorePart]:
    """Two names of common words only must be written alike."""
    if found is None or found.rarity > 0 or found.score <= at.GENERIC:
        return []
    if any(_literal(name, listed.whole) >= _WRITTEN_ALIKE for listed in entry.names):
        return []
    said = "only common words agree, and the names are not written alike"
    return [ScorePart(name="generic", value=round(at.GENERIC - found.score, 4), because=said)]


def _literal(one: str, other: str) -> float:
    mine, theirs = (
        " ".join(romanise_word(word) for word in plain(text).split()) for text in (one, other)
    )
    joined = fuzz.ratio(mine.replace(" ", ""), theirs.replace(" ", ""))
    return max(float(fuzz.token_sort_ratio(mine, theirs)), float(joined))


def _is_certain(
    score: float,
    found: Alignment | None,
    parts: Sequence[ScorePart],
    entry: ListEntry,
    weak: bool,
) -> bool:
    if found is None or weak or score < at.CERTAIN or found.distinct < at.DISTINCT:
        return False
    if not _identifies(found, parts, entry):
        return False
    return not any(part.value < 0 and part.name != "bound" for part in parts)


def _identifies(found: Alignment, parts: Sequence[ScorePart], entry: ListEntry) -> bool:
    """Say whether a name is nobody else's: Zhang Wei is a million people, Vladimir Putin one."""
    if entry.kind is not PartyKind.PERSON:
        return not found.lacking
    born = any(part.name == "birth_date" and part.value >= at.SAME_BIRTH for part in parts)
    return born or found.rarest >= at.RARE_IN_PERSON


def _because(name: str, listed: str, score: float, parts: Sequence[ScorePart], exact: bool) -> str:
    lead = next(
        (p.because for p in parts if (p.name == "identifier" and exact) or p.name == "bank_code"),
        f"‘{name}’ reads as the listed name ‘{listed}’ ({score:.2f})",
    )
    against = [part.because for part in parts if part.value < 0 and part.name != "bound"]
    return lead + (f"; against it: {'; '.join(against)}" if against else "")


def shipped_index() -> Path:
    """Give where the index of the default snapshot is shipped."""
    return Path(__file__).resolve().parent.parent / "data" / "parties" / "default.index"
