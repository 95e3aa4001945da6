"""Opens any table as sheets of rows: a text and a Parquet file are one sheet without a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from witting.base import Passage, Unread
from witting.base.csv_rows import Row
from witting.intake.tables.cells import Cells
from witting.intake.tables.formats import column_letters
from witting.intake.tables.parquet import parquet_rows
from witting.intake.tables.text import Progress, opened, text_rows, why_unreadable
from witting.intake.tables.workbook import Workbook

CSV, XLSX, PARQUET = "csv", "xlsx", "parquet"
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table of rows, its header among them. The rows are to be read before the next sheet's."""

    form: str
    rows: Iterator[Cells]
    name: str = ""
    is_hidden: bool = False
    spans: dict[tuple[int, int], int] = field(default_factory=dict)
    """Cells merged over several columns: by line and column from 1, the last column of each."""
    unread: tuple[Unread, ...] = ()

    def place(self, line: int, column: int, header: str = "") -> str:
        """Name a cell, its column counted from 0: `Orders!D14`, or `row 14, Buyer`."""
        if self.form == XLSX:
            return f"{self.name}!{column_letters(column + 1)}{line}"
        return f"row {line}, {header or f'column {column + 1}'}"

    def row(self, line: int) -> str:
        """Name a row: `Orders!14`, or `row 14`."""
        return f"{self.name}!{line}" if self.form == XLSX else f"row {line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a workbook holds beside its cells: the words of comments and boxes, pictures."""

    passages: tuple[Passage, ...] = ()
    unread: tuple[Unread, ...] = ()


def form_of(start: bytes) -> str:
    """Say by a file's first bytes how its table is kept."""
    if start.startswith(b"PAR1"):
        return PARQUET
    return XLSX if start.startswith(b"PK") else CSV


def open_sheets(
    given: Path | bytes,
    name: str,
    *,
    encoding: str = "",
    delimiter: str = "",
    progress: Progress | None = None,
) -> Iterator[Sheet | Beside]:
    """Give the sheets of a table's file in order, and what stands beside their cells.

    Raises InputError for a file that cannot be read as its first bytes say.
    """
    with opened(given) as file:
        form = form_of(file.read(4))
    if form == XLSX:
        yield from _workbook(given, name, progress)
    elif form == PARQUET:
        nested, rows = parquet_rows(given, name=name, progress=progress)
        why = "it holds more than one value a row, or bytes: write it as text"
        unread = tuple(Unread(field=f"column {column}", why=why) for column in nested)
        yield Sheet(form=PARQUET, rows=map(_checked, rows), unread=unread)
    else:
        rows = text_rows(
            given, name=name, encoding=encoding, delimiter=delimiter, progress=progress
        )
        yield Sheet(form=CSV, rows=map(_checked, rows))


def _workbook(
    given: Path | bytes, name: str, progress: Progress | None
) -> Iterator[Sheet | Beside]:
    with Workbook(given, name) as book:
        for tab in book.tabs:
            yield Sheet(
                form=XLSX,
                name=tab.name,
                is_hidden=tab.is_hidden,
                rows=book.rows(tab, progress),
                spans=book.spans(tab),
            )
        beside = tuple(Passage(field=part, text=words) for part, words in book.beside())
        pictures = ", ".join(picture.rpartition("/")[2] for picture in book.pictures[:5])
        unread = Unread(
            field="pictures",
            why=f"what {len(book.pictures)} pictures in it show is not read ({pictures})",
        )
        if beside or book.pictures:
            yield Beside(passages=beside, unread=(unread,) if book.pictures else ())


def _checked(row: Row) -> Cells:
    """Give a row with why it cannot be used as it was read, where something is wrong with it."""
    cells, why = row.cells, row.why or why_unreadable(row.cells)
    if _CONTROLS.search("".join(cells)):
        # In a name they could drive the terminal it is shown on.
        cells = tuple(_CONTROLS.sub(" ", cell) for cell in cells)
        why = why or "it holds signs that are no letters and steer a machine"
    return Cells(line=row.line, cells=cells, why=why)
