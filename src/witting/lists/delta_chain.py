"""Joins deltas that follow each other into one, without opening any of the snapshots."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from witting.base import BrokenSnapshot, ListEntry
from witting.lists.deltas import (
    FIELDS,
    Changed,
    Delta,
    FieldChange,
    Moved,
    Placed,
    changed_entry,
    field_changes,
    reverse,
)

_ORDER = {name: place for place, name in enumerate(FIELDS)}


def compose(first: Delta, second: Delta) -> Delta:
    """Give the one delta that does what two do after each other.

    Applied, it leads where they lead. What came and went between is in neither; an entry removed
    by the first and added again by the second is the same entry, changed or not. It may name more
    entries as moved than a delta made of the two snapshots would. Raises BrokenSnapshot where the
    second does not start where the first ends.
    """
    if first.after.digest != second.before.digest:
        raise BrokenSnapshot(
            f"these deltas do not follow each other: the first ends at {first.after.digest} and"
            f" the second starts at {second.before.digest}. Give them in order, none left out."
        )
    added, removed, again = _presence(first, second)
    changed = [*_changed(first, second), *(one for one, _ in again if one.fields)]
    return Delta(
        before=first.before,
        after=second.after,
        added=tuple(sorted(added, key=lambda one: one.at)),
        removed=tuple(sorted(removed, key=lambda one: one.at)),
        changed=tuple(sorted(changed, key=lambda one: one.before_at)),
        moved=tuple(
            sorted(
                [*_moved(first, second), *(moved for _, moved in again)],
                key=lambda one: one.before_at,
            )
        ),
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a delta puts each entry it leaves on the list: by place before, the place after."""

    moved: dict[int, int]
    gone: list[int]  # places before of all that does not stay in line
    come: list[int]  # places after that such entries take

    def after(self, before_at: int) -> int | None:
        """Give the place after of an entry; None where it was removed."""
        if before_at in self.moved:
            return self.moved[before_at]
        place = bisect_left(self.gone, before_at)
        if place < len(self.gone) and self.gone[place] == before_at:
            return None
        return self._free(before_at - place)

    def _free(self, rank: int) -> int:
        """Give the place of the entry that is `rank`-th of those that stay in line."""
        at = rank
        while (further := rank + bisect_right(self.come, at)) != at:
            at = further
        return at


def _places(change: Delta) -> _Places:
    moved = {one.before_at: one.after_at for one in change.moved}
    return _Places(
        moved=moved,
        gone=sorted([*moved, *(one.at for one in change.removed)]),
        come=sorted([*moved.values(), *(one.at for one in change.added)]),
    )


def _presence(
    first: Delta, second: Delta
) -> tuple[list[Placed], list[Placed], list[tuple[Changed, Moved]]]:
    """Give what is added and what is removed over both, and what went and came again."""
    on, back = _places(second), _places(reverse(first))
    later = {one.before_at: one.fields for one in second.changed}
    earlier = {one.after_at: one.fields for one in first.changed}
    added = [
        Placed(at=at, entry=changed_entry(one.entry, later.get(one.at, ())))
        for one in first.added
        for at in [on.after(one.at)]
        if at is not None
    ]
    removed = [
        Placed(at=at, entry=changed_entry(one.entry, _undone(earlier.get(one.at, ()))))
        for one in second.removed
        for at in [back.after(one.at)]
        if at is not None
    ]
    went, came = _by_entry(first.removed), _by_entry(second.added)
    again = []
    for key, olds in went.items():
        news = came.get(key, [])
        same = [(old, new) for old, new in zip(olds, news, strict=False)]
        again += [_again(old, new) for old, new in same]
        del olds[: len(same)], news[: len(same)]
    added += [one for left in came.values() for one in left]
    removed += [one for left in went.values() for one in left]
    return added, removed, again


def _again(old: Placed, new: Placed) -> tuple[Changed, Moved]:
    entry, places = new.entry, (old.at, new.at)
    return (
        _change_of(entry, entry.name, places, field_changes(old.entry, entry)),
        Moved(list_id=entry.list_id, entry_id=entry.id, before_at=places[0], after_at=places[1]),
    )


def _changed(first: Delta, second: Delta) -> list[Changed]:
    """Give what stayed over both and says something else at the end than at the start."""
    on, back = _places(second), _places(reverse(first))
    later = {one.before_at: one for one in second.changed}
    found = []
    for one in first.changed:
        then = later.pop(one.after_at, None)
        at = on.after(one.after_at)
        joined = _joined(one.fields, then.fields if then else ())
        if at is not None and joined:
            name = then.name if then else one.name
            found.append(_change_of(one, name, (one.before_at, at), joined))
    for one in later.values():
        start = back.after(one.before_at)
        if start is not None:
            found.append(_change_of(one, one.name, (start, one.after_at), one.fields))
    return found


def _moved(first: Delta, second: Delta) -> list[Moved]:
    on, back = _places(second), _places(reverse(first))
    found = [
        Moved(list_id=one.list_id, entry_id=one.entry_id, before_at=one.before_at, after_at=at)
        for one in first.moved
        for at in [on.after(one.after_at)]
        if at is not None
    ]
    known = {one.before_at for one in found}
    found += [
        Moved(list_id=one.list_id, entry_id=one.entry_id, before_at=at, after_at=one.after_at)
        for one in second.moved
        for at in [back.after(one.before_at)]
        if at is not None and at not in known
    ]
    return found


def _joined(first: Iterable[FieldChange], second: Iterable[FieldChange]) -> tuple[FieldChange, ...]:
    """Join the changes of one entry, field by field; what is as it was at first is no change."""
    later = {one.field: one for one in second}
    joined = []
    for one in first:
        then = later.pop(one.field, None)
        after = then.after if then else one.after
        if after != one.before:
            joined.append(FieldChange(field=one.field, before=one.before, after=after))
    return tuple(sorted([*joined, *later.values()], key=lambda one: _ORDER[one.field]))


def _undone(changes: Iterable[FieldChange]) -> Iterable[FieldChange]:
    return (FieldChange(field=one.field, before=one.after, after=one.before) for one in changes)


def _by_entry(placed: Iterable[Placed]) -> dict[tuple[str, str], list[Placed]]:
    found: dict[tuple[str, str], list[Placed]] = {}
    for one in placed:
        found.setdefault((one.entry.list_id, one.entry.id), []).append(one)
    return found


def _change_of(
    whose: Changed | ListEntry,
    name: str,
    places: tuple[int, int],
    changes: tuple[FieldChange, ...],
) -> Changed:
    return Changed(
        list_id=whose.list_id,
        entry_id=whose.entry_id if isinstance(whose, Changed) else whose.id,
        name=name,
        before_at=places[0],
        after_at=places[1],
        fields=changes,
    )
