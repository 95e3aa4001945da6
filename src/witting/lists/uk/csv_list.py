"""Reads the UK Sanctions List as CSV, and its index of one row a designation.

The CSV that came with the single list of 2026-01-28 opens with a line `Report Date: …` and repeats
a designation in as many rows as its names, addresses, dates and numbers combine to: rows are put
together by their Unique ID and each thing is kept once. No whole real file of it was at hand: its
58 columns were read from public tests that copy its header (among them moov-io/watchman, inline
data of 13 February 2026) and from the crawler in opensanctions/opensanctions
(datasets/gb/fcdo_sanctions). The index has eight columns and no aliases, and says so in the list's
source.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from witting.base import BrokenList
from witting.base.csv_rows import csv_rows
from witting.lists.collected import squeeze
from witting.lists.ofac.words import read_day
from witting.lists.parsed import (
    ParsedList,
    Progress,
    RejectedRecord,
    named_day,
    nothing_in,
    unknown_fields,
)
from witting.lists.sources import WITHOUT_ALIASES, WITHOUT_PARTICULARS
from witting.lists.table import wrong_width
from witting.lists.uk.entry import uk_day
from witting.lists.uk.listing import uk_list
from witting.lists.uk.record import ALONE, GROUPS, NAME, Record

INDEX = frozenset({"Unique ID", "OFSI Group ID", "Name", "Regime Name", "Sanctions Imposed"})
"""Columns that tell the index."""

_REPORT = "Report Date"
_SIGNS = (b"Unique ID", b"Name 6", b"Regime Name")
_OTHER_NAMES = {"individual, entity, ship": "Designation Type", "type": "Designation Type"}
_COLUMNS = {
    column.casefold(): column for column in (*ALONE, *(name for group in GROUPS for name in group))
}
_MEASURES = re.compile(r"\||, ")  # the list parts measures by a stroke, its index by a comma
_OFTEN = 2_000


def is_uk_csv(start: bytes) -> bool:
    """Say whether a file that begins so is the UK list: its columns come first or second."""
    lines = start.split(b"\n", 2)
    return any(all(sign in line for sign in _SIGNS) for line in lines[:2])


def read_uk_csv(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> ParsedList:
    """Read one UK CSV. Raises BrokenList where it holds no designation that can be read."""
    rejected: list[RejectedRecord] = []
    found: dict[str, Record] = {}
    report = ""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            report, header, before = _header(file)
            rejected.extend(unknown_fields(path, set(header) - set(_COLUMNS.values()) - {"Name"}))
            for row in _rows(path, file, header, before, rejected, progress):
                _add(found, row)
    except UnicodeError:
        raise BrokenList(
            f"{path.name} is not written in UTF-8, so the names in it cannot be read. Fetch the"
            " file again from its publisher."
        ) from None
    if not found:
        raise nothing_in(path, "designation")
    day = published or report or named_day(path)
    parsed = uk_list(path, found.values(), rejected, day, sha256)
    if "Name" not in header:
        return parsed
    source = f"{parsed.meta.source}, without {WITHOUT_ALIASES} and {WITHOUT_PARTICULARS}"
    return replace(parsed, meta=replace(parsed.meta, source=source))


def _header(file: TextIO) -> tuple[str, list[str], int]:
    """Give the day of the report, where a line before the header says it, the columns, the lines.

    The lines are how many were read to learn the rest.
    """
    before = 1
    cells = next(csv.reader([file.readline()]), [])
    report = ""
    if cells and cells[0].startswith(_REPORT):
        words = cells[0].partition(":")[2].strip()
        report = uk_day(words) or read_day(words.replace("-", " "))
        cells = next(csv.reader([file.readline()]), [])
        before = 2
    names = [squeeze(cell) for cell in cells]
    columns = [
        _OTHER_NAMES.get(name.casefold(), _COLUMNS.get(name.casefold(), name)) for name in names
    ]
    return report, columns, before


def _rows(
    path: Path,
    file: TextIO,
    header: list[str],
    before: int,
    rejected: list[RejectedRecord],
    progress: Progress | None,
) -> Iterator[dict[str, str]]:
    size, done = path.stat().st_size, 0
    for row in csv_rows(file, ",", before):
        if progress is not None and row.line - done >= _OFTEN:
            done = row.line
            progress(f"reading {path.name}", min(file.buffer.tell(), size), size)
        told = dict(zip(header, row.cells, strict=False))
        why = row.why or wrong_width(row, header)
        if not why and row.cells and not told.get("Unique ID"):
            why = "the row has no Unique ID, so it cannot be referred to"
        if why:
            rejected.append(RejectedRecord(where=f"{path.name} line {row.line}", why=why))
        elif row.cells:
            yield told


def _add(found: dict[str, Record], row: dict[str, str]) -> None:
    number = row["Unique ID"]
    record = found.setdefault(number, Record(unique_id=number))
    for columns in GROUPS:
        record.add(columns, tuple(squeeze(row.get(column)) for column in columns))
    if row.get("Name"):
        record.add(NAME, ("", "", "", "", "", row["Name"], "Primary name", ""))
    for column in ALONE:
        text = row.get(column, "")  # as it stands: a line break may part two numbers
        for part in _MEASURES.split(text) if column == "Sanctions Imposed" else (text,):
            record.add_alone(column, "" if part == "-" else part.strip())
