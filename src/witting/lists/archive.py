"""The Archive: every edition of every list that ever came in, and which of them count on a day.

    manifest.json               every edition and its state, replaced whole and last
    lists/<list>/<digest>.snapshot   one edition, named by its content, never changed
    combined/<key>.snapshot     editions put together for use; made again when they are gone
    indexes/<digest>.index      the name index of such a snapshot, made once

An archive is opened as it stands at that moment and does not change under its reader.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from witting.base import BrokenSnapshot, ListUsed, NoLists
from witting.lists.durable import write_durably
from witting.lists.edition import Edition, EditionState, counted
from witting.lists.manifest import NAME, FileState, read_manifest
from witting.lists.parsed import ParsedList
from witting.lists.snapshot import Snapshot
from witting.lists.sources import gravity

_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The editions that count on a day, the gravest list first, and what is left out and why."""

    editions: tuple[Edition, ...]
    left_out: tuple[str, ...]


class Archive:
    """The editions kept in a folder, with the lists that come with witting behind them."""

    def __init__(self, folder: str | Path, shipped: Snapshot | None = None) -> None:
        self.folder = Path(folder)
        self._manifest = read_manifest(self.folder)
        self._shipped = shipped if self._manifest.with_shipped else None

    @staticmethod
    def is_at(folder: str | Path) -> bool:
        """Say whether a folder is an archive."""
        return (Path(folder) / NAME).is_file()

    @property
    def list_ids(self) -> tuple[str, ...]:
        """Give the lists of which it has an edition, used or not, the gravest first."""
        return tuple(sorted({edition.list_id for edition in self._all()}, key=gravity))

    @property
    def files(self) -> dict[str, FileState]:
        """Give what is known of each fetched file, by its id."""
        return dict(self._manifest.files)

    def editions(self, list_id: str) -> tuple[Edition, ...]:
        """Give every edition of a list, the oldest first: quarantined and set aside ones too."""
        found = (edition for edition in self._all() if edition.list_id == list_id)
        return tuple(sorted(found, key=lambda edition: edition.rank))

    def open(self, edition: Edition) -> Snapshot:
        """Open one edition as a snapshot of one list. Raises BrokenSnapshot if it is damaged."""
        if edition.origin == "shipped":
            return Snapshot.from_lists([self._lists_shipped[edition.list_id]])
        snapshot = Snapshot.open(self.path_of(edition))
        if snapshot.digest != edition.digest:
            raise BrokenSnapshot(
                f"the file of {edition.named} holds another edition than the archive's manifest"
                " says, so nobody can be screened against it. Import the list again."
            )
        return snapshot

    def used_lists(self) -> Iterator[ParsedList]:
        """Give every edition that may be screened against, list by list, the oldest first."""
        for list_id in self.list_ids:
            for edition in self.editions(list_id):
                if edition.is_used:
                    yield from self.open(edition).lists()

    def path_of(self, edition: Edition) -> Path:
        """Give where an edition's snapshot is kept."""
        return self.folder / "lists" / _folder_name(edition.list_id) / f"{edition.digest}.snapshot"

    def counts(self, edition: Edition) -> dict[str, int]:
        """Give how many entries, names and fields an edition has."""
        if edition.origin == "shipped":
            return counted(self._lists_shipped[edition.list_id])
        return edition.counts

    def current(self) -> Snapshot:
        """Give the newest good edition of every list, as one snapshot."""
        return self._assembled(self.selected(None))

    def is_put_together(self) -> bool:
        """Say whether what is in use now was put together already, and its index made."""
        chosen = self.selected(None).editions
        if self._shipped is not None and chosen == self._editions_shipped:
            return True
        try:
            return self.index_of(Snapshot.open(self._combined(chosen))).is_file()
        except (BrokenSnapshot, OSError):
            return False

    def at(self, day: date, *, or_earliest: bool = False, known_by: date | None = None) -> Snapshot:
        """Give the lists as published by a day, as one snapshot; otherwise as `selected`."""
        return self._assembled(self.selected(day, or_earliest=or_earliest, known_by=known_by))

    def selected(
        self, day: date | None, *, or_earliest: bool = False, known_by: date | None = None
    ) -> Selection:
        """Choose for each list the newest good edition published by a day; None: the newest.

        Where publication is unknown, the day it was retrieved counts, and any edition whose day is
        known goes before it, unless a person put it in use. An edition of after the day
        is never taken, and `left_out` names the lists that have none by then; with `or_earliest`
        their earliest is taken instead, which is what screening wants: an entry not listed yet is
        seen and can be judged, one that is missing cannot. `known_by` leaves out editions that
        were retrieved after it: what could be known on a day, not what was published by it.
        """
        last = day.isoformat() if day else "9999"
        chosen, left_out = [], []
        for list_id in self.list_ids:
            all_of_it = [
                edition
                for edition in self.editions(list_id)
                if not known_by or edition.retrieved <= known_by.isoformat()
            ]
            edition = _chosen([one for one in all_of_it if one.is_used], last, or_earliest)
            if edition is not None:
                chosen.append(edition)
            elif any(one.is_used for one in all_of_it):
                left_out.append(f"{list_id} has no edition of {last} or before.")
            left_out.extend(_in_quarantine(all_of_it, edition, last))
        return Selection(editions=tuple(chosen), left_out=tuple(left_out))

    def index_of(self, snapshot: Snapshot) -> Path:
        """Give where the name index of a snapshot is kept, once it has been made."""
        return self.folder / "indexes" / f"{snapshot.digest}.index"

    def keep_index(self, snapshot: Snapshot, index: bytes) -> None:
        """Keep a name index for the next reader; where the folder cannot be written, do without."""
        with suppress(OSError):
            path = self.index_of(snapshot)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_durably(path, index)

    def _combined(self, chosen: tuple[Edition, ...]) -> Path:
        key = sha256("\n".join(edition.digest for edition in chosen).encode()).hexdigest()
        return self.folder / "combined" / f"{key}.snapshot"

    def _all(self) -> Iterable[Edition]:
        yield from self._manifest.editions
        yield from self._editions_shipped

    @cached_property
    def _editions_shipped(self) -> tuple[Edition, ...]:
        if self._shipped is None:
            return ()
        return tuple(_shipped(used, self._shipped.digest) for used in self._shipped.used)

    @cached_property
    def _lists_shipped(self) -> dict[str, ParsedList]:
        lists = self._shipped.lists() if self._shipped is not None else ()
        return {parsed.meta.id: parsed for parsed in lists}

    def _assembled(self, selection: Selection) -> Snapshot:
        """Put the chosen editions together, or open what was put together before."""
        chosen = selection.editions
        if not chosen:
            raise NoLists(
                "the list archive has no edition to screen against on that day; clearing anybody"
                f" on that would be wrong. Import one. {' '.join(selection.left_out)}".rstrip()
            )
        if self._shipped is not None and chosen == self._editions_shipped:
            return self._shipped.noting(selection.left_out)
        accepted = {one.list_id: one.by_word for one in chosen if one.by_word}
        path = self._combined(chosen)
        if path.is_file():
            with suppress(BrokenSnapshot):  # only a copy of the editions: made again
                return Snapshot.open(path).noting(selection.left_out, accepted)
        parsed = [one for edition in chosen for one in self.open(edition).lists()]
        snapshot = Snapshot.from_lists(parsed)
        with suppress(OSError):  # a folder that cannot be written is no reason not to screen
            path.parent.mkdir(parents=True, exist_ok=True)
            snapshot.write(path)
        return snapshot.noting(selection.left_out, accepted)


def _folder_name(list_id: str) -> str:
    """Give the name of a list's folder: its id, or a hash of one that could lead elsewhere."""
    if _PLAIN.fullmatch(list_id):
        return list_id
    return sha256(list_id.encode("utf-8", "surrogatepass")).hexdigest()


def _shipped(used: ListUsed, digest: str) -> Edition:
    return Edition(
        list_id=used.id,
        published=used.published,
        retrieved=used.retrieved,
        counts_from=used.published,
        sha256=used.sha256,
        content=f"{digest}-{used.id}",
        digest=f"{digest}-{used.id}",
        counts={"entries": used.entries},
        origin="shipped",
        url=used.source,
    )


def _chosen(rivals: list[Edition], last: str, or_earliest: bool) -> Edition | None:
    in_time = [edition for edition in rivals if edition.counts_from <= last]
    in_time = [edition for edition in in_time if edition.has_day] or in_time
    if in_time:
        return max(in_time, key=lambda edition: edition.rank)
    if not (or_earliest and rivals):
        return None
    first = min(edition.counts_from for edition in rivals)
    return max(
        (edition for edition in rivals if edition.counts_from == first),
        key=lambda edition: edition.rank,
    )


def _in_quarantine(rivals: list[Edition], used: Edition | None, last: str) -> list[str]:
    """Name the newest edition that would count by a day if it were not in quarantine."""
    held = [one for one in rivals if _would_count(one, used, last)]
    if not held:
        return []
    newest = max(held, key=lambda edition: edition.kept_at)
    instead = f"{used.named} is used instead" if used else "nothing of this list is in use"
    return [f"{newest.named} is in quarantine ({'; '.join(newest.why)}); {instead}."]


def _would_count(edition: Edition, used: Edition | None, last: str) -> bool:
    if edition.state is not EditionState.QUARANTINED or edition.is_set_aside:
        return False
    if edition.counts_from > last:
        return False
    if used is None or edition.rank > used.rank:
        return True
    # An older day than that of the list in use, and yet what the publisher gives since then.
    is_since = edition.kept_at > used.kept_at and edition.retrieved <= last
    return edition.origin == "update" and is_since
