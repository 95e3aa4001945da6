"""A Delta: what turns one snapshot into another, exactly, and back again.

`delta` makes one, `apply` takes a snapshot forward by it, `reverse` turns it round, `compose` (in
`delta_chain`) joins two that follow each other. A delta is complete: the lists' records, what was
rejected and the order of the entries are part of a snapshot's digest, so they are part of it too.

Entries are matched by list and id. Where one id stands twice on a list, entries that did not
change are matched first, then the others in their order.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from witting.base import BrokenSnapshot, ListEntry, ListUsed
from witting.lists.parsed import RejectedRecord
from witting.lists.snapshot import Snapshot

FIELDS = tuple(field.name for field in fields(ListEntry) if field.name not in ("id", "list_id"))
"""The fields of an entry that can change; its id and its list say which entry it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One end of a delta: which snapshot it is, and what that says beside its entries."""

    digest: str
    entries: int
    lists: tuple[ListUsed, ...]
    rejected: tuple[RejectedRecord, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An entry that is on one side only, and its place there."""

    at: int
    entry: ListEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of one entry: what it said before, and what it says after."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """An entry on both sides that says something else: its places, and each field that differs."""

    list_id: str
    entry_id: str
    name: str  # its primary name after
    before_at: int
    after_at: int
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """An entry on both sides that stands elsewhere among those that stayed."""

    list_id: str
    entry_id: str
    before_at: int
    after_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """The difference between two snapshots; entries in the order of their places."""

    before: Side
    after: Side
    added: tuple[Placed, ...] = ()
    removed: tuple[Placed, ...] = ()
    changed: tuple[Changed, ...] = ()
    moved: tuple[Moved, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether both sides are the same snapshot, to the byte."""
        return self.before.digest == self.after.digest


def delta(before: Snapshot, after: Snapshot) -> Delta:
    """Give what turns the snapshot before into the one after."""
    old, new = tuple(before.entries), tuple(after.entries)
    pairs = sorted(_pairs(old, new))
    kept_old, kept_new = {a for a, _ in pairs}, {b for _, b in pairs}
    staying = _longest_rising([b for _, b in pairs])
    return Delta(
        before=_side(before),
        after=_side(after),
        added=tuple(Placed(at=b, entry=e) for b, e in enumerate(new) if b not in kept_new),
        removed=tuple(Placed(at=a, entry=e) for a, e in enumerate(old) if a not in kept_old),
        changed=tuple(changed(old[a], new[b], a, b) for a, b in pairs if old[a] != new[b]),
        moved=tuple(
            Moved(list_id=old[a].list_id, entry_id=old[a].id, before_at=a, after_at=b)
            for a, b in pairs
            if b not in staying
        ),
    )


def apply(change: Delta, snapshot: Snapshot) -> Snapshot:
    """Take a snapshot forward by a delta; it must be the very snapshot the delta starts from.

    Raises BrokenSnapshot where it is another one, or where the delta does not lead to the snapshot
    it promises: then it was damaged.
    """
    if snapshot.digest != change.before.digest:
        raise BrokenSnapshot(
            f"this delta starts at {_named(change.before)}, and the lists given are"
            f" {_named(_side(snapshot))}. Applying it would give lists nobody published."
            " Give the snapshot it starts at, or reverse it if it ends there."
        )
    reached = Snapshot(
        used=change.after.lists,
        rejected=change.after.rejected,
        held=tuple(_patched(change, tuple(snapshot.entries))),
    )
    if reached.digest != change.after.digest:
        raise damaged(f"it leads to {reached.digest} and promises {_named(change.after)}")
    return reached


def reverse(change: Delta) -> Delta:
    """Turn a delta round: what it added is removed, what it changed says again what it said."""
    return Delta(
        before=change.after,
        after=change.before,
        added=change.removed,
        removed=change.added,
        changed=tuple(sorted(map(_turned, change.changed), key=lambda one: one.before_at)),
        moved=tuple(
            sorted(
                (
                    replace(one, before_at=one.after_at, after_at=one.before_at)
                    for one in change.moved
                ),
                key=lambda one: one.before_at,
            )
        ),
    )


def changed_entry(entry: ListEntry, changes: Iterable[FieldChange]) -> ListEntry:
    """Give an entry with its fields changed. Raises BrokenSnapshot where it said something else."""
    now: dict[str, Any] = {}
    for one in changes:
        if one.field not in FIELDS or getattr(entry, one.field) != one.before:
            raise damaged(f"what it says of {entry.id} before ({one.field}) is not what was said")
        now[one.field] = one.after
    return replace(entry, **now)


def field_changes(old: ListEntry, new: ListEntry) -> tuple[FieldChange, ...]:
    """Give each field in which two entries differ, in the order of the fields."""
    return tuple(
        FieldChange(field=name, before=before, after=after)
        for name in FIELDS
        for before, after in [(getattr(old, name), getattr(new, name))]
        if before != after
    )


def changed(old: ListEntry, new: ListEntry, before_at: int = 0, after_at: int = 0) -> Changed:
    """Give what differs between an entry before and the same entry after."""
    return Changed(
        list_id=new.list_id,
        entry_id=new.id,
        name=new.name,
        before_at=before_at,
        after_at=after_at,
        fields=field_changes(old, new),
    )


def damaged(why: str) -> BrokenSnapshot:
    """Make the error for a delta that cannot be what it claims to be."""
    return BrokenSnapshot(
        f"this delta is damaged: {why}. Nothing was changed by it; export it again from the two"
        " snapshots, or fetch it again."
    )


def _patched(change: Delta, old: Sequence[ListEntry]) -> Iterator[ListEntry]:
    """Give the entries after: those that stay, in their order, between those given a place."""
    now = dict(enumerate(old))
    for removed in change.removed:
        if now.pop(removed.at, None) != removed.entry:
            raise damaged(f"{removed.entry.id}, which it removes, does not stand at {removed.at}")
    for one in change.changed:
        found = now.get(one.before_at)
        if found is None or (found.list_id, found.id) != (one.list_id, one.entry_id):
            raise damaged(f"{one.entry_id}, which it changes, does not stand at {one.before_at}")
        now[one.before_at] = changed_entry(found, one.fields)
    placed = {added.at: added.entry for added in change.added}
    for moved in change.moved:
        if moved.before_at not in now:
            raise damaged(f"{moved.entry_id}, which it moves, does not stand at {moved.before_at}")
        placed[moved.after_at] = now.pop(moved.before_at)
    staying = iter(now.values())
    for at in range(len(now) + len(placed)):
        entry = placed[at] if at in placed else next(staying, None)
        if entry is None:
            raise damaged(f"nothing stands at place {at} after it")
        yield entry


def _pairs(old: Sequence[ListEntry], new: Sequence[ListEntry]) -> Iterator[tuple[int, int]]:
    """Match the places of entries on both sides."""
    news = _places(new)
    for key, before in _places(old).items():
        after = news.get(key, [])
        if len(before) == len(after) == 1:
            yield before[0], after[0]
        elif after:
            yield from _pairs_of_one_id(before, after, old, new)


def _pairs_of_one_id(
    before: list[int], after: list[int], old: Sequence[ListEntry], new: Sequence[ListEntry]
) -> Iterator[tuple[int, int]]:
    left, free = [], list(after)
    for a in before:
        same = next((b for b in free if new[b] == old[a]), None)
        if same is None:
            left.append(a)
        else:
            free.remove(same)
            yield a, same
    yield from zip(left, free, strict=False)


def _places(entries: Sequence[ListEntry]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for at, entry in enumerate(entries):
        found.setdefault((entry.list_id, entry.id), []).append(at)
    return found


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """Pick the longest rising run out of different numbers: the entries that need not move."""
    ends: list[int] = []  # the smallest end of a rising run of each length
    at_end: list[int] = []  # and where it stands
    before: list[int] = []  # the place each number would follow, -1 for none
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(at_end[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        at_end[length : length + 1] = [place]
    kept, place = set(), at_end[-1] if at_end else -1
    while place >= 0:
        kept.add(numbers[place])
        place = before[place]
    return frozenset(kept)


def _turned(one: Changed) -> Changed:
    names = next((change.before for change in one.fields if change.field == "names"), None)
    return Changed(
        list_id=one.list_id,
        entry_id=one.entry_id,
        name=one.name if names is None else names[0].whole if names else one.entry_id,
        before_at=one.after_at,
        after_at=one.before_at,
        fields=tuple(
            FieldChange(field=change.field, before=change.after, after=change.before)
            for change in one.fields
        ),
    )


def _side(snapshot: Snapshot) -> Side:
    return Side(
        digest=snapshot.digest,
        entries=len(snapshot),
        lists=snapshot.used,
        rejected=snapshot.rejected,
    )


def _named(side: Side) -> str:
    return f"{_lists(side.lists)} with digest {side.digest}"


def _lists(used: Iterable[ListUsed]) -> str:
    said = (f"{one.id} of {one.published or 'an unknown day'}" for one in used)
    return ", ".join(said) or "no list"
