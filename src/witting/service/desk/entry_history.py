"""What became of a list entry over the editions held: when it came, what changed, when it went."""

from collections.abc import Iterator
from dataclasses import dataclass

from witting.base import ListEntry, ListError, ListUsed
from witting.lists import Archive, Edition, EditionState, Snapshot, what_changed

MOST_EDITIONS = 400
"""Editions of a list that are looked through, the newest: a year of daily ones and more."""
_UNCHANGED = "unchanged in remark, programmes and names"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that happened to an entry."""

    day: str  # of the edition it is first seen in
    list_id: str
    kind: str  # in the earliest edition held, added, changed, removed
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryHistory:
    """The changes of an entry, the earliest first, and what they are told from."""

    changes: tuple[Change, ...]
    editions: tuple[str, ...]  # for each list, how many editions were looked through, in words
    last: ListEntry | None  # as it stood last, where it stands on no list in use


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a list in use is from."""

    list_id: str
    title: str
    published: str
    retrieved: str
    url: str
    licence: str
    sha256: str


def entry_history(entry_id: str, in_use: Snapshot, archive: Archive | None) -> EntryHistory:
    """Give what happened to an entry over the editions held; of those shipped alone, one."""
    changes: list[Change] = []
    told, last = [], None
    for list_id, editions in _by_list(in_use, archive):
        known = [item for item in editions if item[1] is not None]
        seen, lasting = _followed(entry_id, list_id, known)
        if not seen:
            continue
        changes += seen
        last = lasting or last
        days = [day for day, _ in known]
        many = "1 edition" if len(known) == 1 else f"{len(known)} editions"
        told.append(f"{list_id}: {many} held, {days[0]} to {days[-1]}")
    is_on = bool(in_use.all_with(entry_id))
    changes.sort(key=lambda one: (one.day, one.list_id))
    return EntryHistory(changes=tuple(changes), editions=tuple(told), last=None if is_on else last)


def source_of(list_id: str, used: tuple[ListUsed, ...]) -> Source | None:
    """Give where a list in use is from."""
    for one in used:
        if one.id == list_id:
            return Source(
                list_id=one.id,
                title=one.title,
                published=one.published or "an unknown day",
                retrieved=one.retrieved,
                url=one.source if one.source.startswith("https://") else "",
                licence=one.licence,
                sha256=one.sha256,
            )
    return None


def _by_list(
    in_use: Snapshot, archive: Archive | None
) -> Iterator[tuple[str, list[tuple[str, Snapshot | None]]]]:
    """Give the editions that were never in quarantine or left it, list by list, with their days."""
    if archive is None:
        for one in in_use.used:
            yield one.id, [(one.published or one.retrieved, in_use)]
        return
    for list_id in archive.list_ids:
        sound = (EditionState.GOOD, EditionState.ACCEPTED)
        usable = [one for one in archive.editions(list_id) if one.state in sound][-MOST_EDITIONS:]
        yield list_id, [(one.counts_from, _opened(archive, one)) for one in usable]


def _opened(archive: Archive, edition: Edition) -> Snapshot | None:
    try:
        return archive.open(edition)
    except (ListError, OSError):  # a damaged one tells nothing, and the others do
        return None


def _followed(
    entry_id: str, list_id: str, editions: list[tuple[str, Snapshot | None]]
) -> tuple[list[Change], ListEntry | None]:
    """Give what happened on one list, and the entry as it stood last."""
    out: list[Change] = []
    before: Snapshot | None = None
    had = last = None
    for day, snapshot in editions:
        if snapshot is None:
            continue
        has = _on(entry_id, list_id, snapshot)
        last = has or last
        kind = _kind(had, has, is_first=before is None)
        if kind:
            said = what_changed(entry_id, before, snapshot) if before is not None else ""
            if kind != "changed" or _UNCHANGED not in said:
                out.append(Change(day=day, list_id=list_id, kind=kind, says=said))
            elif had != has:
                out.append(
                    Change(day=day, list_id=list_id, kind=kind, says="in other fields than these")
                )
        had, before = has, snapshot
    return out, last


def _kind(had: ListEntry | None, has: ListEntry | None, *, is_first: bool) -> str:
    if has is not None and had is None:
        return "in the earliest edition held" if is_first else "added"
    if has is None and had is not None:
        return "removed"
    return "changed" if has != had else ""


def _on(entry_id: str, list_id: str, snapshot: Snapshot) -> ListEntry | None:
    return next((one for one in snapshot.all_with(entry_id) if one.list_id == list_id), None)
