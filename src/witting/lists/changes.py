"""Says in one sentence what happened to one entry between two days of a list."""

from witting.base import ListEntry
from witting.lists.snapshot import Snapshot
from witting.lists.sources import WITHOUT_ALIASES, gravity


def what_changed(entry_id: str, before: Snapshot, after: Snapshot) -> str:
    """Say what changed about one entry from an earlier snapshot to a later one.

    A party on several lists of one publisher is followed on the gravest of them: that it came to
    the SDN list matters more than that it stays on another. Presence is told first, then the
    section 11 remark, programmes and names. Other fields are not compared: OFAC's CSV and XML say
    the same thing in different words, and aliases only where both sides were read with theirs.
    """
    olds, news = _by_list(entry_id, before), _by_list(entry_id, after)
    followed = min({*olds, *news}, key=gravity, default="")
    old, new = olds.get(followed), news.get(followed)
    earlier, later = _days(before, followed), _days(after, followed)
    if new is None:
        if old is None:
            return f"{entry_id} is on neither list ({earlier}; {later})."
        return f"{old.name} ({old.id}) was on {earlier} and is no longer on {later}."
    if old is None:
        return f"{new.name} ({new.id}) is on {later}{_how(new)}, and was not on {earlier}."
    changes = [*_marker(old, new), *_programmes(old, new), *_primary_name(old, new)]
    if _has_aliases(before, followed) and _has_aliases(after, followed):
        changes += _aliases(old, new)
    told = "; ".join(changes) if changes else "unchanged in remark, programmes and names"
    return f"{new.name} ({new.id}), from {earlier} to {later}: {told}."


def _by_list(entry_id: str, snapshot: Snapshot) -> dict[str, ListEntry]:
    """Give the entry as each list has it; the first where one list has it twice."""
    return {entry.list_id: entry for entry in reversed(snapshot.all_with(entry_id))}


def _how(entry: ListEntry) -> str:
    under = f" under {', '.join(entry.programmes)}" if entry.programmes else ""
    return f"{under}, with the section 11 remark" if entry.section_11_marker else under


def _marker(old: ListEntry, new: ListEntry) -> list[str]:
    if bool(old.section_11_marker) == bool(new.section_11_marker):
        return []
    return [f"section 11 remark {'added' if new.section_11_marker else 'removed'}"]


def _programmes(old: ListEntry, new: ListEntry) -> list[str]:
    return _difference("programme", old.programmes, new.programmes)


def _primary_name(old: ListEntry, new: ListEntry) -> list[str]:
    return [f"primary name now {new.name}, before {old.name}"] if old.name != new.name else []


def _aliases(old: ListEntry, new: ListEntry) -> list[str]:
    return _difference(
        "name",
        tuple(name.whole for name in old.names if name.whole != old.name),
        tuple(name.whole for name in new.names if name.whole != new.name),
    )


def _has_aliases(snapshot: Snapshot, followed: str) -> bool:
    """Say whether a list was read with its aliases; without them none came and none went."""
    return not any(WITHOUT_ALIASES in u.source for u in snapshot.used if u.id == followed)


def _difference(what: str, old: tuple[str, ...], new: tuple[str, ...]) -> list[str]:
    came = sorted(set(new) - set(old))
    went = sorted(set(old) - set(new))
    return [
        f"{what}{'s' if len(found) > 1 else ''} {verb}: {', '.join(found)}"
        for verb, found in (("added", came), ("removed", went))
        if found
    ]


def _days(snapshot: Snapshot, followed: str) -> str:
    """Name the lists of a snapshot that matter, with their days."""
    used = [used for used in snapshot.used if used.id == followed] or snapshot.used
    return ", ".join(f"{u.id} of {u.published or 'an unknown day'}" for u in used)
