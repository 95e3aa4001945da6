"""What reading a publisher's file gives: the entries, and beside them what could not be read.

One bad record never stops a file, and never disappears either: it comes back by name.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from witting.base import ListEntry, ListUsed

Progress = Callable[[str, int, int], None]
"""Called with a sentence, how much is done and how much there is to do."""

_NAMED_DAY = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRecord:
    """A record, or a field of one, that could not be read: where it stands and why."""

    where: str  # `sdn.csv line 12`, `sdnEntry 4632`
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedList:
    """One publisher's list as read: what it is, its entries in file order, what was rejected."""

    meta: ListUsed
    entries: tuple[ListEntry, ...]
    rejected: tuple[RejectedRecord, ...] = ()
    removed: tuple[ListEntry, ...] = ()
    """Entries the file still tells of though they left the list: not in force, never screened."""


def unknown_fields(path: Path, names: Iterable[str]) -> list[RejectedRecord]:
    """Name the fields of a file that its reader does not know: a publisher may add some."""
    why = "this field is not known here and was left out; a newer witting may read it"
    return [RejectedRecord(where=f"{path.name} field {name}", why=why) for name in sorted(names)]


def named_day(path: Path) -> str:
    """Give the one day a file's name carries, the ISO way; "" where it carries none."""
    found = _NAMED_DAY.search(path.stem)
    try:
        return date.fromisoformat(found[1]).isoformat() if found else ""
    except ValueError:
        return ""


def in_force(parsed: ParsedList) -> ParsedList:
    """Give a list without the entries that had left it by its day; those are kept apart.

    Where the list's day is not known, an entry that ever left it counts as gone.
    """
    gone = tuple(entry for entry in parsed.entries if has_left(entry, parsed.meta.published))
    if not gone:
        return parsed
    kept = tuple(entry for entry in parsed.entries if not has_left(entry, parsed.meta.published))
    return replace(
        parsed,
        meta=replace(parsed.meta, entries=len(kept)),
        entries=kept,
        removed=(*parsed.removed, *gone),
    )


def has_left(entry: ListEntry, day: str) -> bool:
    """Say whether an entry had left its list by a day; where the day is unknown, whether ever."""
    return bool(entry.removed_on) and (not day or entry.removed_on <= day)
