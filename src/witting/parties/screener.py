"""The Screener: is this a listed party? Built from entries, opened from a file, asked by name."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Protocol

import numpy as np

from witting.base import (
    BrokenSnapshot,
    Identifier,
    ListEntry,
    PartyKind,
)
from witting.lists import Snapshot
from witting.names import VERSION
from witting.parties import thresholds as at
from witting.parties.align import Alignment
from witting.parties.asked import checked_threshold
from witting.parties.asked_names import checked_name, checked_names
from witting.parties.branches import head_office
from witting.parties.build import build_arrays
from witting.parties.evidence import Asked, asked_of, most_added
from witting.parties.expand import queries
from witting.parties.identifiers import hashed, keys
from witting.parties.judge import Nearest, is_held_back, judged, may_score
from witting.parties.lookup import Lookup
from witting.parties.match import Match, Mention
from witting.parties.rows import Rows
from witting.parties.score import WHOLE
from witting.parties.search import Hit, Numbered, Query, open_search
from witting.parties.store import Array, open_packed, packed

_MANY = 150  # rows told in words for one question, beyond those that may be matches
_LIFTED = 0.15  # the most that evidence beside a name may add


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
        self,
        entries: Sequence[ListEntry],
        arrays: dict[str, Array],
        key: str = "",
        *,
        fast: bool = True,
    ) -> None:
        self._entries = entries
        self._arrays = arrays
        self._lookup = lookup = Lookup(arrays)
        self._search = open_search(lookup, fast=fast)
        self._rows = Rows(lookup, self._search)
        self._carried = memoryview(np.ascontiguousarray(arrays["identifier_keys"]).data)
        self.key = key

    @classmethod
    def from_entries(cls, entries: Iterable[ListEntry], *, fast: bool = True) -> "Screener":
        """Build a screener of these entries, in memory; `fast=False` asks for the Python path."""
        held = tuple(entries)
        return cls(held, build_arrays(held), fast=fast)

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

    @staticmethod
    def forget_default() -> None:
        """Let the shipped lists' screener go; asked for, it is opened again.

        For a process that uses other lists from now on. Whoever holds it keeps it.
        """
        _default.cache_clear()

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
        gender: str = "",
        address: str = "",
        threshold: float | None = None,
        near: float = at.CANDIDATE,
        limit: int = 10,
    ) -> list[Match]:
        """Give the entries a party may be, the likest first, each once for every list it is on.

        Candidates below the threshold come too, with `is_match` False, down to a score of `near`:
        by default to where a reader would no longer ask. `limit` is on candidates: every match
        comes back, and so does an entry whose weak alias is the very name asked.
        """
        checked_name(name)
        asked = asked_of(
            kind=kind,
            birth_date=birth_date,
            countries=countries,
            identifiers=identifiers,
            gender=gender,
            address=address,
        )
        return self.candidates(name, asked, checked_threshold(threshold), near=near, limit=limit)

    def candidates(
        self,
        name: str,
        asked: Asked,
        threshold: float = at.MATCH,
        *,
        near: float = at.CANDIDATE,
        limit: int = 10,
    ) -> list[Match]:
        """Give what `match` gives, for one who has read what stands beside the name already."""
        found = self._all(name, asked, threshold, near)
        found.sort(key=lambda match: (not match.is_match, -match.score, match.entry_id))
        return [
            match
            for place, match in enumerate(found)
            if place < limit or match.is_match or is_held_back(match)
        ]

    def match_many(
        self,
        names: Iterable[str],
        *,
        kind: PartyKind | str | None = None,
        threshold: float | None = None,
        threads: int = 1,
    ) -> list[list[Match]]:
        """Give for each name the entries that match by the name alone, the likest first.

        Candidates below the threshold are left out, so that a million names are screened quickly;
        `match` shows them. With the kernel the lookup runs on `threads` threads.

        >>> [[m.entry_id for m in found] for found in Screener.default().match_many(["CORP"])]
        [[]]
        """
        from witting.parties.batch import Inquiry, answer_all

        asked = asked_of(kind=kind)
        batch = [Inquiry(names=(name,), asked=asked) for name in checked_names(names)]
        return [list(one.matches) for one in answer_all(self, batch, threshold, threads)]

    def matches(
        self,
        name: str,
        asked: Asked,
        threshold: float,
        found: tuple[Sequence[Query], Sequence[Hit]] | None = None,
    ) -> list[Match]:
        """Give the entries that match a name with what is known beside it, in no order.

        `found` is what `found_at` gave for the name's ways of asking, at a score no match lies
        below: then only that is judged, unless a weak alias is among it, which any other name of
        its entry may speak for.
        """
        if found is not None:
            ways, hits = found
            row_entry = self._lookup.row_entry
            worth = [
                (row, points, way)
                for row, points, way in hits
                if may_score(points, asked, self.entry(row_entry[row]), threshold, threshold)
            ]
            if not any(self._lookup.row_weak[row] for row, _, _ in worth):
                judgements = (
                    judged(name, asked, self.entry(ordinal), nearest, self._lookup, threshold)
                    for ordinal, nearest in self._rows.nearest([("", ways, worth)])
                )
                return [match for match in judgements if match.is_match]
        return [match for match in self._all(name, asked, threshold) if match.is_match]

    def found_at(
        self, least: float, batch: Sequence[Sequence[Query]], threads: int = 1
    ) -> list[list[Hit]]:
        """Give for each party's ways of asking the rows that score `least` or more."""
        return self._search.search_many(batch, _points(least), threads)

    def finds(self, asked: Numbered, least: Iterable[float]) -> list[bool]:
        """Say of each of many parties whether `found_at` would give any row, at so much each."""
        return self._search.finds(asked, list(map(_points, least)))

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

    @property
    def entries(self) -> Sequence[ListEntry]:
        """Every entry screened against, by its place in the snapshot."""
        return self._entries

    def entry(self, ordinal: int) -> ListEntry:
        """Give an entry by its place in the snapshot."""
        return self._entries[ordinal]

    def weight(self, token: str) -> float:
        """Give what a word of a query weighs, 0 to 1: as the listed word most like it does."""
        return self._search.weight(token) / 1000

    def _all(
        self, name: str, asked: Asked, threshold: float, near: float = at.CANDIDATE
    ) -> list[Match]:
        """Give the entries that score `near`, or are a match."""
        shown = min(near, threshold)
        surely = threshold if asked.is_bare else threshold - _LIFTED
        least = min(at.CANDIDATE, threshold)
        carrying = self.by_identifier(asked.identifiers)
        if not name and not carrying:
            return []
        ways = queries(name, self._lookup, asked.kind)
        found = [("", ways, self._hits(ways, least, surely))]
        head = head_office(name) if asked.kind is not PartyKind.PERSON else ""
        if head:
            firms = [q for q in queries(head, self._lookup, asked.kind) if not q.person]
            found.append((head, firms, self._hits(firms, least, surely)))
        if not carrying and not any(hits for _, _, hits in found):
            return []
        worth = self._worth([hits for _, _, hits in found], 0.0 if carrying else shown, asked)
        if not carrying and not head:
            worth = {
                ordinal: points
                for ordinal, points in worth.items()
                if may_score(points, asked, self.entry(ordinal), threshold, shown)
            }
        row_entry = self._lookup.row_entry
        kept = [
            (h, ways, [hit for hit in hits if row_entry[hit[0]] in worth])
            for h, ways, hits in found
        ]
        best: dict[int, Nearest | None] = dict(self._rows.nearest(kept))
        for ordinal in carrying:
            best.setdefault(ordinal, None)
        judgements = (
            judged(name, asked, self.entry(ordinal), nearest, self._lookup, threshold)
            for ordinal, nearest in best.items()
        )
        return [match for match in judgements if match.score >= shown or match.is_match]

    def _hits(self, asked: Sequence[Query], least: float, surely: float) -> list[Hit]:
        """Give the rows that score `least`; where they are many, all that score `surely`."""
        hits = self._search.search(asked, _points(least))
        if len(hits) > _MANY:  # a lone common word is a candidate for thousands: keep the likest
            hits = self._likest(hits, _points(surely))
        return hits

    def _worth(self, found: Iterable[Sequence[Hit]], shown: float, asked: Asked) -> dict[int, int]:
        """Give the entries that what is known may bring to a score, with their names' points."""
        reach = shown - most_added(asked)
        row_entry = self._lookup.row_entry
        out: dict[int, int] = {}
        for row, points, _ in chain.from_iterable(found):
            if points / WHOLE >= reach:
                ordinal = int(row_entry[row])
                out[ordinal] = max(points, out.get(ordinal, 0))
        return out

    def _likest(self, hits: Sequence[Hit], surely: int) -> list[Hit]:
        """Keep the likest rows and all that score `surely`, with their entries' other rows."""
        ranked = sorted(hits, key=lambda hit: (-hit[1], hit[0], hit[2]))
        kept = [hit for place, hit in enumerate(ranked) if place < _MANY or hit[1] >= surely]
        entries = {int(self._lookup.row_entry[row]) for row, _, _ in kept}
        return [hit for hit in hits if int(self._lookup.row_entry[hit[0]]) in entries]

    def rows(self, name: str, *, kind: PartyKind | None = None, least: float) -> list[Hit]:
        """Give the rows of the index whose names score `least` or more, with nothing beside them.

        Each is (row, score in basis points, number of the reading). No sentence is made: this is
        the lookup alone, for those who screen millions.
        """
        return self._search.search(queries(name, self._lookup, kind), _points(least))

    def judged_mention(
        self, written: str, row: int, found: Alignment, least: float = at.MENTION
    ) -> Match:
        """Judge one alignment found in running text, where nothing but the name is known."""
        entry = self.entry(int(self._lookup.row_entry[row]))
        return judged(
            written,
            Asked(),
            entry,
            Nearest(
                row=row, found=found, strong=0.0 if self._lookup.row_weak[row] else found.score
            ),
            self._lookup,
            least,
        )

    def by_identifier(self, identifiers: Iterable[Identifier]) -> list[int]:
        """Give the entries that carry one of these identifiers.

        A BIC nobody listed carries gives the entries of the same bank by its code.
        """
        found: set[int] = set()
        for identifier in identifiers if self._lookup.has_identifiers else ():
            hits = (self._carrying(*bare) for bare in keys(identifier))
            found.update(next(filter(None, hits), ()))
        return sorted(found)

    def carried(self, numbers: Array) -> Array:
        """Say of each of some identifiers, as `hashed` gives them, whether an entry carries it."""
        found: Array = np.isin(numbers, self._arrays["identifier_keys"])
        return found

    def _carrying(self, family: str, value: str) -> list[int]:
        key = hashed(family, value)
        first = bisect_left(self._carried, key)
        if first == len(self._carried) or self._carried[first] != key:
            return []
        last = bisect_right(self._carried, key, lo=first)
        carrying: list[int] = self._arrays["identifier_entries"][first:last].tolist()
        return carrying


def _points(least: float) -> int:
    """Give a score in basis points; nothing is found that scores nothing."""
    return max(1, round(least * WHOLE))


@cache
def _default() -> Screener:
    return Screener.open(Snapshot.default())


def _check(arrays: dict[str, Array], entries: int, path: Path) -> None:
    if int(arrays["entries"][0]) != entries:
        raise BrokenSnapshot(
            f"The name index {path} was built for {int(arrays['entries'][0])} entries, and the "
            f"snapshot holds {entries}: screening would name the wrong parties. Delete the index, "
            "and it is built again from the lists."
        )


def shipped_index() -> Path:
    """Give where the index of the default snapshot is shipped."""
    return Path(__file__).resolve().parent.parent / "data" / "parties" / "default.index"
