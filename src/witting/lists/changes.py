"""Says in one sentence what happened to one entry between two days of a list."""

from witting.base import ListEntry
from witting.lists.snapshot import Snapshot


def what_changed(entry_id: str, before: Snapshot, after: Snapshot) -> str:
    """Say what changed about one entry from an earlier snapshot to a later one.

    Presence is told first, then the section 11 remark, programmes and names. Other fields are not
    compared: OFAC's CSV and XML say the same thing in different words.
    """
    old, new = before.entry(entry_id), after.entry(entry_id)
    sides = (_days(before, old or new), _days(after, new or old))
    if old is None and new is None:
        return f"{entry_id} is on neither list ({sides[0]}; {sides[1]})."
    if old is None:
        return _added(new, sides) if new is not None else ""
    if new is None:
        return f"{old.name} ({old.id}) was on {sides[0]} and is no longer on {sides[1]}."
    changes = [*_marker(old, new), *_programmes(old, new), *_names(old, new)]
    told = "; ".join(changes) if changes else "unchanged in remark, programmes and names"
    return f"{new.name} ({new.id}), from {sides[0]} to {sides[1]}: {told}."


def _added(entry: ListEntry | None, sides: tuple[str, str]) -> str:
    if entry is None:
        return ""
    under = f" under {', '.join(entry.programmes)}" if entry.programmes else ""
    marked = ", with the section 11 remark" if entry.section_11_marker else ""
    return f"{entry.name} ({entry.id}) is on {sides[1]}{under}{marked}, and was not on {sides[0]}."


def _marker(old: ListEntry, new: ListEntry) -> list[str]:
    if bool(old.section_11_marker) == bool(new.section_11_marker):
        return []
    return [f"section 11 remark {'added' if new.section_11_marker else 'removed'}"]


def _programmes(old: ListEntry, new: ListEntry) -> list[str]:
    return _difference("programme", old.programmes, new.programmes)


def _names(old: ListEntry, new: ListEntry) -> list[str]:
    first = [f"primary name now {new.name}, before {old.name}"] if old.name != new.name else []
    return first + _difference(
        "name",
        tuple(name.whole for name in old.names if name.whole != old.name),
        tuple(name.whole for name in new.names if name.whole != new.name),
    )


def _difference(what: str, old: tuple[str, ...], new: tuple[str, ...]) -> list[str]:
    came = sorted(set(new) - set(old))
    went = sorted(set(old) - set(new))
    return [
        f"{what}{'s' if len(found) > 1 else ''} {verb}: {', '.join(found)}"
        for verb, found in (("added", came), ("removed", went))
        if found
    ]


def _days(snapshot: Snapshot, entry: ListEntry | None) -> str:
    """Name the lists of a snapshot that matter for the entry, with their days."""
    used = [u for u in snapshot.used if entry is None or u.id == entry.list_id] or snapshot.used
    return ", ".join(f"{u.id} of {u.published or 'an unknown day'}" for u in used)
