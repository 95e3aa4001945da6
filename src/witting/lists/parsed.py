"""What reading a publisher's file gives: the entries, and beside them what could not be read.

One bad record never stops a file, and never disappears either: it comes back by name.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from witting.base import BrokenList, ListEntry, ListUsed

Progress = Callable[[str, int, int], None]
"""Called with a sentence, how much is done and how much there is to do."""

_PARTIAL = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
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
    records: int = 0
    """How many records of the file it was made of, where several can make one entry; else 0."""


def nothing_in(
    path: Path, what: str, advice: str = "Fetch the file again from its publisher."
) -> BrokenList:
    """Give the error for a file in which nothing can be read: an empty list clears everybody."""
    return BrokenList(
        f"{path.name} holds no {what} that can be read; screening on it would clear everybody."
        f" {advice}"
    )


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

    Its day is the one it was published on, else the one it was retrieved on. Where neither is
    known nobody counts as gone: screening against one who left is safe, clearing one who is
    listed is not.
    """
    day = parsed.meta.published or parsed.meta.retrieved
    gone = tuple(entry for entry in parsed.entries if has_left(entry, day))
    if not gone:
        return parsed
    kept = tuple(entry for entry in parsed.entries if not has_left(entry, day))
    return replace(
        parsed,
        meta=replace(parsed.meta, entries=len(kept)),
        entries=kept,
        removed=(*parsed.removed, *gone),
    )


def has_left(entry: ListEntry, day: str) -> bool:
    """Say whether an entry is known to have left its list by a day; by no day that is unknown."""
    last = last_day(entry.removed_on)
    return bool(last and day) and last <= day


def last_day(partial: str) -> str:
    """Give the last day an ISO day, month or year can mean; "" for what is none of them.

    >>> last_day("2028-02"), last_day("2026"), last_day("2026-03-01"), last_day("spring 2026")
    ('2028-02-29', '2026-12-31', '2026-03-01', '')
    """
    found = _PARTIAL.fullmatch(partial)
    if found is None:
        return ""
    year, month = int(found["year"]), int(found["month"] or 12)
    try:
        day = int(found["day"] or monthrange(year, month)[1])
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
