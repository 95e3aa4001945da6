"""Puts the designations of one UK file together into a list."""

from collections.abc import Iterable
from pathlib import Path

from witting.base import ListEntry
from witting.lists.ofac.draft import resolve_links
from witting.lists.parsed import ParsedList, RejectedRecord
from witting.lists.sources import list_used
from witting.lists.uk.entry import LIST_ID, entry_of
from witting.lists.uk.record import Record


def uk_list(
    path: Path,
    records: Iterable[Record],
    rejected: list[RejectedRecord],
    published: str,
    sha256: str,
) -> ParsedList:
    """Make the list; a designation without a name comes back among the rejected records."""
    entries: list[ListEntry] = []
    for record in records:
        try:
            entries.append(entry_of(record))
        except ValueError as error:
            where = f"{path.name} {record.unique_id}"
            rejected.append(RejectedRecord(where=where, why=str(error)))
    return ParsedList(
        meta=list_used(LIST_ID, published=published, entries=len(entries), sha256=sha256),
        entries=resolve_links(entries),
        rejected=tuple(rejected),
    )
