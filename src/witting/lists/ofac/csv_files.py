"""OFAC's CSV files as lines and columns: telling them, finding those that belong together.

A record is one line, so lines are split one by one: a quotation mark that does not pair spoils
its own line and no other.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from witting.base import BrokenList
from witting.lists.parsed import Progress, RejectedRecord

COLUMNS = 12
Rows = dict[str, list[list[str]]]
_WIDTHS = {"alt": 5, "add": 6, "comments": 2}
_MAIN_NAME = re.compile(r"(sdn|cons_prim|cons)(.*)\.csv", re.IGNORECASE)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def csv_format(head: bytes) -> str:
    """Tell an OFAC CSV by its first lines: `ofac-csv`, `ofac-csv-part` for one beside it, or ""."""
    lines = head.removeprefix(_BYTE_ORDER_MARK).decode("latin-1").splitlines()[:5]
    widths = {len(row) for row in map(fields, lines) if row and row[0].strip().isdecimal()}
    if COLUMNS in widths:
        return "ofac-csv"
    return "ofac-csv-part" if widths & set(_WIDTHS.values()) else ""


def rows(path: Path, progress: Progress | None = None) -> Iterator[tuple[int, list[str]]]:
    """Give each line's number and columns. Raises BrokenList where the last line is cut off."""
    data = path.read_bytes()
    lines = list(_lines(data))
    has_end = data.rstrip(b" ").endswith((b"\n", b"\x1a"))
    for number, line in lines:
        row = fields(line)
        if len(row) != COLUMNS and not has_end and number == lines[-1][0]:
            raise BrokenList(
                f"{path.name} ends in the middle of line {number}; a cut-off list would hide listed"
                " parties, so none of it is used. Fetch the file again from its publisher."
            )
        yield number, row
    if progress is not None:
        progress(f"reading {path.name}", len(data), len(data))


def fields(line: str) -> list[str]:
    """Split one line into its columns; nothing where its quotation marks do not pair."""
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error:
        return []


def _lines(data: bytes) -> Iterator[tuple[int, str]]:
    """Give the numbered lines that hold something; OFAC's files end in a control character.

    The files are ASCII in practice; older ones carried Windows-1252 letters.
    """
    plain = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        text = plain.decode("utf-8")
    except UnicodeDecodeError:
        text = plain.decode("cp1252", "replace")
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip(" \r\x1a"):
            yield number, line.removesuffix("\r")


def cell(text: str) -> str:
    """Give what a column says; OFAC writes an empty one as -0-."""
    value = text.strip()
    return "" if value == "-0-" else value


def part(path: Path, kind: str, rejected: list[RejectedRecord]) -> Rows:
    """Read a file beside the main one, keyed by entry; nothing where there is none.

    Lines that cannot be read are added to `rejected`.
    """
    file = beside(path, kind)
    kept: Rows = defaultdict(list)
    if file is not None:
        for number, line in _lines(file.read_bytes()):
            row = fields(line)
            if len(row) == _WIDTHS[kind]:
                kept[row[0].strip()].append(row)
            else:
                why = f"the line has {len(row)} columns, and one of this file has {_WIDTHS[kind]}"
                rejected.append(RejectedRecord(where=f"{file.name} line {number}", why=why))
    return dict(kept)


def parts_of(path: Path) -> tuple[Path, ...]:
    """Give the files there are beside a main file."""
    return tuple(file for kind in _WIDTHS if (file := beside(path, kind)) is not None)


def beside(path: Path, kind: str) -> Path | None:
    """Find the file of a kind (`alt`, `add`, `comments`) that belongs to a main file, by name."""
    found = _MAIN_NAME.fullmatch(path.name)
    if found is None:
        return None
    main, rest = found[1].lower(), found[2].lower()
    stem = kind if main == "sdn" and kind != "comments" else f"{main.partition('_')[0]}_{kind}"
    wanted = f"{stem}{rest}.csv"
    return next(
        (file for file in sorted(path.parent.iterdir()) if file.name.lower() == wanted), None
    )
