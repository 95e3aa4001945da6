"""Says in one sentence what happened to one entry between two days of a list."""

from witting.base import ListEntry
from witting.lists.delta_compare import comparison
from witting.lists.delta_words import change_words, under
from witting.lists.deltas import changed
from witting.lists.snapshot import Snapshot
from witting.lists.sources import gravity

_FIELDS = ("section_11_marker", "programmes", "names")


def what_changed(entry_id: str, before: Snapshot, after: Snapshot) -> str:
    """Say what changed about one entry from an earlier snapshot to a later one.

    A party on several lists of one publisher is followed on the gravest of them: that it came to
    the SDN list matters more than that it stays on another. Presence is told first, then the
    section 11 remark, programmes and names, as far as both sides can say them; `lists diff` tells
    the other fields.
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
        return f"{new.name} ({new.id}) is on {later}{under(new)}, and was not on {earlier}."
    seen = comparison(followed, before.used, after.used).told(changed(old, new))
    kept = [one for one in seen.fields if one.field in _FIELDS] if seen else []
    told = "; ".join(change_words(kept)) or "unchanged in remark, programmes and names"
    return f"{new.name} ({new.id}), from {earlier} to {later}: {told}."


def _by_list(entry_id: str, snapshot: Snapshot) -> dict[str, ListEntry]:
    """Give the entry as each list has it; the first where one list has it twice."""
    return {entry.list_id: entry for entry in reversed(snapshot.all_with(entry_id))}


def _days(snapshot: Snapshot, followed: str) -> str:
    """Name the lists of a snapshot that matter, with their days."""
    used = [used for used in snapshot.used if used.id == followed] or snapshot.used
    return ", ".join(f"{u.id} of {u.published or 'an unknown day'}" for u in used)
