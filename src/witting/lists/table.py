"""Reads a CSV or TSV file with a header row by row: every cell under its own column's name.

Cells may hold line breaks inside quotes. A row that cannot be read, or is of another width than the
header, comes back by its line, since nobody can say which of its cells is which.
"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from witting.base import BrokenList
from witting.base.csv_rows import Row, csv_rows
from witting.lists.parsed import Progress, RejectedRecord

MARKS = ",;\t|"
_OFTEN = 2_000


def table(
    path: Path,
    rejected: list[RejectedRecord],
    progress: Progress | None = None,
    *,
    encoding: str = "",
) -> Iterator[tuple[int, dict[str, str]]]:
    """Give each row's first line and its cells by column, without the space around them.

    What parts the cells is told by the header. Text is UTF-8 unless `encoding` says otherwise.
    Raises BrokenList for a header that names one column twice and for text that is not in the
    encoding.
    """
    with path.open(encoding=encoding or "utf-8-sig", newline="") as file:
        try:
            yield from _rows(path, file, rejected, progress)
        except UnicodeError:
            raise BrokenList(
                f"{path.name} is not written in {encoding or 'UTF-8'}, so the names in it cannot"
                " be read. Save it as UTF-8, or name its encoding in a mapping."
            ) from None


def _rows(
    path: Path, file: TextIO, rejected: list[RejectedRecord], progress: Progress | None
) -> Iterator[tuple[int, dict[str, str]]]:
    first = file.readline()
    mark = max(MARKS, key=first.count)
    header = [name.strip() for name in next(csv.reader([first], delimiter=mark), [])]
    _refuse_twins(path, header)
    size, done = path.stat().st_size, 0
    for row in csv_rows(file, mark, before=1):
        if progress is not None and row.line - done >= _OFTEN:
            done = row.line
            progress(f"reading {path.name}", min(file.buffer.tell(), size), size)
        why = row.why or wrong_width(row, header)
        if why:
            rejected.append(_rejected(path, row.line, why))
        elif row.cells:
            yield row.line, dict(zip(header, row.cells, strict=True))


def wrong_width(row: Row, header: Sequence[str]) -> str:
    """Say why nobody can tell which of a row's cells is which; "" where one can, or none is there.

    >>> wrong_width(Row(line=2, cells=("Acme",)), ["id", "name"])
    'the row has 1 cells, and the header has 2'
    """
    if len(row.cells) == len(header) or not row.cells:
        return ""
    return f"the row has {len(row.cells)} cells, and the header has {len(header)}"


def _refuse_twins(path: Path, header: list[str]) -> None:
    twins = sorted({name for name in header if header.count(name) > 1})
    if twins:
        raise BrokenList(
            f"{path.name} has more than one column {twins[0]!r}, and only one of them could be"
            " read. Give each column a name of its own."
        )


def _rejected(path: Path, line: int, why: str) -> RejectedRecord:
    return RejectedRecord(
        where=f"{path.name} line {line}", why=f"{why}; it is not screened against"
    )
