"""Reads OpenSanctions' `entities.ftm.json` and `targets.nested.json` into list entries.

No whole real file was at hand. The form was read from OpenSanctions' documentation of its bulk
formats (opensanctions.org/docs/bulk/json), the schema files of opensanctions/followthemoney and the
exporters in opensanctions/opensanctions. Both are JSON, one record on each line. A record whose
`target` is true, or whose topics say listed where the file has no `target`, is an entry; addresses,
sanctions, documents and ties are records too and join their party.

The file is read twice: first what stands around, then the parties. Held in memory are the entries
and what belongs to them, never the file.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from witting.base import ListEntry
from witting.lists.json_records import records
from witting.lists.opensanctions.around import Around
from witting.lists.opensanctions.dataset import dataset_name, describe, list_of
from witting.lists.opensanctions.entry import entry_of
from witting.lists.opensanctions.records import Record, flattened
from witting.lists.opensanctions.schema import EDGES, LEFT_OUT, OWNED, PARTIES
from witting.lists.parsed import ParsedList, Progress, RejectedRecord, nothing_in, unknown_fields

_NO_PARTY = frozenset({*OWNED, *EDGES, "Address"})
_KNOWN = frozenset({*PARTIES, *OWNED, *EDGES, *LEFT_OUT, "Address"})


def read_ftm(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read one file of either form. Raises BrokenList where it holds no listed party."""
    rejected: list[RejectedRecord] = []
    around = Around()
    schemas: set[str] = set()
    for where, record in _flat(path, rejected, progress):
        schemas.add(record.schema)
        try:
            around.take(record)
        except ValueError as error:
            rejected.append(RejectedRecord(where=where, why=str(error)))
    around.settle()
    datasets = [frozenset(map(dataset_name, found)) for found in around.datasets]
    list_id = list_of(datasets, path)
    entries = _entries(path, around, list_id, rejected, progress)
    if not entries:
        raise nothing_in(path, "listed party")
    rejected.extend(unknown_fields(path, schemas - _KNOWN))
    return ParsedList(
        meta=describe(
            list_id,
            published=published or around.last_seen[:10],
            entries=len(entries),
            sha256=sha256,
        ),
        entries=tuple(entries),
        rejected=tuple(rejected),
    )


def _entries(
    path: Path,
    around: Around,
    list_id: str,
    rejected: list[RejectedRecord],
    progress: Progress | None,
) -> list[ListEntry]:
    """Make the entries; ties get the names of their other ends once all have been seen."""
    entries: list[ListEntry] = []
    for where, record in _flat(path, [], progress, passed_over=_NO_PARTY):
        around.name(record)
        if record.id in around.listed and not record.inside and record.schema in PARTIES:
            try:
                entries.append(entry_of(record, around, list_id))
            except ValueError as error:
                rejected.append(RejectedRecord(where=where, why=str(error)))
    return [_with_names(entry, around) if entry.links else entry for entry in entries]


def _with_names(entry: ListEntry, around: Around) -> ListEntry:
    links = (replace(link, name=around.captions.get(link.name, link.name)) for link in entry.links)
    return replace(entry, links=tuple(links))


def _flat(
    path: Path,
    rejected: list[RejectedRecord],
    progress: Progress | None,
    passed_over: frozenset[str] = frozenset(),
) -> Iterator[tuple[str, Record]]:
    for where, data in records(path, rejected, progress):
        schema = data.get("schema")
        if isinstance(schema, str) and schema in passed_over:
            continue
        try:
            for record in flattened(data):
                yield where, record
        except ValueError as error:
            rejected.append(RejectedRecord(where=where, why=str(error)))
