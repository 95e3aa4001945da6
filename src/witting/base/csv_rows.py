"""Reads rows of CSV from text so that a row that cannot be read never takes others with it.

A quote that is opened and not closed would swallow every row up to the next quote. So a row that
does not end, or whose closing quote stands inside a cell, is given up by the number of its first
line, and the lines after it are read again as rows of their own.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

LARGEST_ROW = 262_144  # characters
MOST_LINES = 64  # of one row: a cell may hold line breaks
MOST_COLUMNS = 1_000

_TOO_LONG = f"it is longer than {LARGEST_ROW:,} characters"
_UNCLOSED = "a quote is opened in it and not closed, so its end cannot be told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its cells in the header's order, or why it cannot be read.

    Of one that cannot be parted, the whole first line is its one cell, where that is not too long.
    """

    line: int  # where it begins; the file's first line is line 1
    cells: tuple[str, ...] = ()
    why: str = ""


def csv_rows(file: TextIO, mark: str, before: int = 0) -> Iterator[Row]:
    """Give each row of a text opened without newline translation, without space around its cells.

    `before` is how many of the file's lines were read already.
    """
    lines = _Lines(file, before)
    reader = csv.reader(lines, delimiter=mark, strict=True)
    while True:
        try:
            cells = next(reader, None)
        except _Unclosed:
            alone = lines.row[0]
            yield _unparted(lines.read_again(), alone, _UNCLOSED)
        except csv.Error as error:
            yield _given_up(lines, mark, error)
        else:
            if cells is None:
                return
            first = lines.number - len(lines.row) + 1
            yield _row(first, cells, lines.row[0] if lines.row else "")
            lines.row.clear()
            continue
        reader = csv.reader(lines, delimiter=mark, strict=True)


class _Unclosed(Exception):
    """A quote was opened, and the row it began never ended."""


class _Lines:
    """Gives a text's lines to the CSV reader, and remembers those of the row it is in."""

    def __init__(self, file: TextIO, before: int) -> None:
        self._file = file
        self._again: list[str] = []
        self.row: list[str] = []
        self.number = before  # of the line given last

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else self._next()
        held = sum(map(len, self.row)) if self.row else 0
        if self.row and (not line or len(self.row) >= MOST_LINES or held > LARGEST_ROW):
            if line:
                self._again.append(line)
            raise _Unclosed
        if not line:
            raise StopIteration
        self.number += 1
        self.row.append(line)
        return line

    def read_again(self) -> int:
        """Put back all of the row but its first line, and give that line's number."""
        first = self.number - len(self.row) + 1
        self._again += reversed(self.row[1:])
        self.number = first
        self.row.clear()
        return first

    def _next(self) -> str:
        """Give the next line; of one longer than any row, the beginning, longer than any row."""
        line = self._file.readline(LARGEST_ROW + 2)
        part = line
        while len(part) > LARGEST_ROW and not part.endswith("\n"):
            part = self._file.readline(LARGEST_ROW + 2)
        return line


def _given_up(lines: _Lines, mark: str, error: csv.Error) -> Row:
    """Give the row's first line alone, where it can be read so, else why it cannot.

    `"Acme" Ltd` reads as people mean it, `Acme Ltd`, while no line but its own is at stake.
    """
    alone, count = lines.row[0], len(lines.row)
    first = lines.read_again()
    if len(alone) > LARGEST_ROW:
        return Row(line=first, why=_TOO_LONG)
    if count > 1:
        return _unparted(first, alone, _UNCLOSED)
    reader = csv.reader([alone, ""], delimiter=mark)
    try:
        cells = next(reader, [])
    except csv.Error as error:
        return _unparted(first, alone, f"it cannot be read ({error})")
    if reader.line_num > 1:  # the reader asked for more: a quote is open
        return _unparted(first, alone, _UNCLOSED)
    return _row(first, cells, alone)


def _unparted(line: int, text: str, why: str) -> Row:
    """Give a row that cannot be parted, with its text for those who would search it."""
    if len(text) > LARGEST_ROW:
        return Row(line=line, why=why)
    return Row(line=line, cells=(text.strip(),), why=why)


def _row(first: int, cells: list[str], line: str) -> Row:
    if len(line) > LARGEST_ROW:
        return Row(line=first, why=_TOO_LONG)
    if len(cells) > MOST_COLUMNS:
        return Row(line=first, why=f"it has more than {MOST_COLUMNS:,} cells")
    return Row(line=first, cells=tuple([cell.strip() for cell in cells]))
