"""What differs between two snapshots, told for a page and as a record; and lists found by name."""

import re
from collections.abc import Sequence
from typing import Any

from witting.base import ListUsed, SettingsError, parse_day
from witting.lists.archive import Archive
from witting.lists.delta_file import as_named
from witting.lists.delta_words import ListSummary, Told, summaries, tell
from witting.lists.deltas import delta
from witting.lists.snapshot import Snapshot

SCHEMA = "witting/lists-diff/1"
_DIGEST = re.compile(r"[0-9a-f]{8,64}")


def differences(
    old: Snapshot,
    new: Snapshot,
    *,
    only_lists: Sequence[str] = (),
    only: str | None = None,
) -> tuple[list[ListSummary], list[Told]]:
    """Give what differs, summed by list and told entry by entry.

    Entries of a list that one side alone holds are told only where the list is asked for.
    """
    change = delta(old, new)
    all_told = tell(change)
    summed = [
        one
        for one in summaries(change, old, new, all_told)
        if not only_lists or one.list_id in only_lists
    ]
    shown = {one.list_id for one in summed if one.is_on_both or only_lists}
    told = [one for one in all_told if one.list_id in shown and only in (None, one.what)]
    return summed, told


def lists_kept(which: str, archive: Archive) -> Snapshot | None:
    """Give the lists of a day, or an edition by the beginning of its digest; None where none is.

    Raises SettingsError where several editions begin so.
    """
    try:
        return archive.at(parse_day(which))
    except ValueError:
        pass
    if not _DIGEST.fullmatch(which):
        return None
    found = {
        edition.digest: edition
        for list_id in archive.list_ids
        for edition in archive.editions(list_id)
        if edition.digest.startswith(which)
    }
    if len(found) > 1:
        raise SettingsError(f"{which} begins the digests of {len(found)} editions; give more")
    return archive.open(*found.values()) if found else None


def diff_record(
    old: Snapshot, new: Snapshot, summed: Sequence[ListSummary], told: Sequence[Told]
) -> dict[str, Any]:
    """Give the differences as plain values, in the shape of docs/schema/lists_diff.schema.json."""
    return {
        "schema": SCHEMA,
        "before": old.digest,
        "after": new.digest,
        "lists": [
            {
                "list_id": one.list_id,
                "before": _plain_side(one.before, one.marked_before),
                "after": _plain_side(one.after, one.marked_after),
                "added": one.added,
                "removed": one.removed,
                "changed": one.changed,
                "moved": one.moved,
                "programmes": [
                    {"code": code, "before": was, "after": now} for code, was, now in one.programmes
                ],
                "note": one.note,
            }
            for one in summed
        ],
        "entries": [_plain_told(one) for one in told],
    }


def _plain_side(used: ListUsed | None, marked: int) -> dict[str, Any] | None:
    return {**as_named(used), "section_11": marked} if used else None


def _plain_told(one: Told) -> dict[str, Any]:
    return {
        "what": one.what,
        "list_id": one.list_id,
        "entry_id": one.entry_id,
        "name": one.name,
        "words": one.words,
        "fields": as_named(one.fields),
    }
