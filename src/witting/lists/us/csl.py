"""Reads the Consolidated Screening List of the International Trade Administration (ITA).

One file, published as JSON, CSV and TSV, holds lists of Commerce, State and Treasury, and each
record says in `source` on which list it stands. Every list comes back by itself. OFAC's own keep
OFAC's numbers, so that a party has one id in both, under list ids of their own: ITA copies them
with a delay and leaves things out, and a copy must not pass for OFAC's file. A source that is not
known here becomes the list `csl-other`, so that what ITA adds is screened before it is understood.

The form of the CSV was read from a file of November 2023 (with a repeated header, a last line cut
off, and Windows quotation marks stored as control codes), that of the JSON from records quoted in
public repositories in 2026: no whole JSON file was at hand.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from witting.base import ListEntry
from witting.lists.parsed import (
    ParsedList,
    Progress,
    RejectedRecord,
    named_day,
    nothing_in,
    unknown_fields,
)
from witting.lists.sources import gravity, list_used
from witting.lists.table import table
from witting.lists.us.csl_record import LEFT_OUT, READ, facts_of
from witting.lists.us.facts import numbered
from witting.lists.us.json_file import open_json, records_of
from witting.lists.us.words import iso_day

ADDRESS = "https://api.trade.gov/static/consolidated_screening_list/consolidated.json"
OTHER = "csl-other"
LISTS = {
    "SDN": "csl-sdn",
    "CAP": "csl-cap",
    "SSI": "csl-ssi",
    "NS-MBS": "csl-mbs",
    "CMIC": "csl-cmic",
    "FSE": "csl-fse",
    "PLC": "csl-plc",
    "DPL": "bis-dpl",
    "EL": "bis-el",
    "MEU": "bis-meu",
    "UVL": "bis-uvl",
    "ISN": "state-isn",
    "DTC": "state-aeca",
}
"""The list each source is, by the short name it carries in brackets."""

_SHORT = re.compile(r"\(([A-Z][A-Z-]+)(?: List)?\)")
_ENVELOPE = frozenset({"results", "total", "offset", "sources", "sources_used"})
_DAY_FIELD = "search_performed_at"
Record = dict[str, Any]


def read_csl(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> tuple[ParsedList, ...]:
    """Read one file: every list it holds, the gravest first. Raises BrokenList where it is empty.

    What could not be read stands beside the list it belongs to, or else beside the first.
    """
    rejected: dict[str, list[RejectedRecord]] = defaultdict(list)
    loose: list[RejectedRecord] = []
    records, day = _records(path, loose, progress)
    entries: dict[str, list[ListEntry]] = defaultdict(list)
    unknown: set[str] = set()
    for where, record in records:
        if not isinstance(record, dict):
            loose.append(RejectedRecord(where=where, why="the record is no JSON object"))
            continue
        source = str(record.get("source") or "")
        if source == "source":  # the header, repeated
            continue
        list_id = list_of(source)
        unknown.update(record.keys() - READ - LEFT_OUT.keys())
        try:
            entry = facts_of(record, list_id).build(list_id)
        except ValueError as error:
            rejected[list_id].append(RejectedRecord(where=where, why=str(error)))
            continue
        entries[list_id].append(entry)
    if not entries:
        raise nothing_in(path, "record")
    loose.extend(unknown_fields(path, unknown))
    found = sorted(entries, key=gravity)
    for list_id in rejected.keys() - entries.keys():
        loose.extend(rejected[list_id])
    rejected[found[0]] = [*loose, *rejected[found[0]]]
    return tuple(
        ParsedList(
            meta=replace(
                list_used(
                    list_id,
                    published=published or day,
                    entries=len(entries[list_id]),
                    sha256=sha256,
                ),
                source=ADDRESS,
            ),
            entries=numbered(entries[list_id]),
            rejected=tuple(rejected[list_id]),
        )
        for list_id in found
    )


def list_of(source: str) -> str:
    """Give the id of the list a record's source names.

    >>> list_of("Entity List (EL) - Bureau of Industry and Security"), list_of("Another List")
    ('bis-el', 'csl-other')
    """
    found = _SHORT.search(source)
    return LISTS.get(found[1], OTHER) if found else OTHER


def _records(
    path: Path, rejected: list[RejectedRecord], progress: Progress | None
) -> tuple[Iterator[tuple[str, Any]], str]:
    """Give the records with their places, and the file's own day."""
    with path.open("rb") as file:
        start = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start != b"{":
        rows = table(path, rejected, progress)
        return ((f"{path.name} line {line}", row) for line, row in rows), named_day(path)
    held = open_json(path)
    records = records_of(path, held, "results")
    rejected.extend(unknown_fields(path, held.keys() - _ENVELOPE - {_DAY_FIELD}))
    day = iso_day(str(held.get(_DAY_FIELD) or "")) or named_day(path)
    return ((f"{path.name} record {n}", record) for n, record in enumerate(records, 1)), day
