"""Opens the table a customer book comes in: its columns by name, its rows one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from witting.base import BrokenInput, UnreadableInput
from witting.base.csv_rows import Row
from witting.intake.tables.parquet import parquet_rows
from witting.intake.tables.text import Progress, text_rows, why_unreadable
from witting.intake.tables.workbook import Workbook


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that is open: its columns, and its rows as they are asked for."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[Row]


def open_table(
    path: Path, *, encoding: str = "", delimiter: str = "", progress: Progress | None = None
) -> Table:
    """Open a table. Raises InputError for a file that is none, SettingsError for its encoding."""
    if not path.is_file():
        raise UnreadableInput(f"There is no file {path}, so no party can be read. Check the path.")
    with path.open("rb") as file:
        start = file.read(4)
    if start == b"PAR1":
        rows = _parquet(path, progress)
    elif start[:2] == b"PK":
        rows = _workbook(path, progress)
    else:
        rows = text_rows(
            path, name=path.name, encoding=encoding, delimiter=delimiter, progress=progress
        )
    header = next(rows, Row(line=1))
    why = header.why or why_unreadable(header.cells)
    if why or not any(header.cells):
        why = why or "its first line is empty"
        raise UnreadableInput(
            f"{path.name} has no header that can be read ({why}), and without one nobody can say"
            " what its columns are. Give it a first line of column names, in UTF-8, or say its"
            " encoding: witting book map --encoding, and in the mapping."
        )
    _refuse_twins(path, header.cells)
    return Table(name=path.name, columns=header.cells, rows=_checked(rows, len(header.cells)))


def _parquet(path: Path, progress: Progress | None) -> Iterator[Row]:
    nested, rows = parquet_rows(path, name=path.name, progress=progress)
    if nested:
        raise BrokenInput(
            f"{path.name} has a column {nested[0]!r} that holds more than one value a row, or"
            " bytes, which no field here is. Write it as text, its values parted by a mark."
        )
    return rows


def _workbook(path: Path, progress: Progress | None) -> Iterator[Row]:
    """Give the rows of a workbook's first sheet, each as wide as its header."""
    with Workbook(path, path.name) as book:
        width = 0
        for row in book.rows(book.tabs[0], progress):
            width = width or len(row.cells)
            yield Row(line=row.line, cells=row.cells + ("",) * (width - len(row.cells)))


def _refuse_twins(path: Path, header: Sequence[str]) -> None:
    twins = sorted({name for name in header if name and header.count(name) > 1})
    if twins:
        raise BrokenInput(
            f"{path.name} has more than one column {twins[0]!r}, and nobody can say which of them"
            " is meant. Give each column a name of its own."
        )


def _checked(rows: Iterator[Row], width: int) -> Iterator[Row]:
    """Give the rows, each known to be whole; an empty one is left out."""
    for row in rows:
        if row.why or not any(row.cells):
            if row.why:
                yield row
            continue
        if len(row.cells) != width:
            why = f"it has {len(row.cells)} cells and the header has {width}"
        else:
            why = why_unreadable(row.cells)
        yield Row(line=row.line, why=why) if why else row
