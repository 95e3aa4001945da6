"""Prose set in two columns, put one below the other, as a contract in two languages needs it.

A form's boxes beside each other stay as they are: only lines that fill their column are prose.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from witting.intake.papers.pdf_drawn import Unit
from witting.intake.papers.rtl import has_rtl

_PROSE = 25  # letters of a line at least
_ROWS = 6  # such rows one below the other
_FULL = 0.75  # of the widest line: what a line of prose fills
_MOST_FULL = 0.6  # of the lines
_TRIED = 200  # gaps


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one column of one line."""

    units: tuple[Unit, ...]  # from left to right
    texts: tuple[str, ...]  # theirs, with the spaces between them

    @property
    def x0(self) -> float:
        """Give where it begins."""
        return self.units[0].x0

    @property
    def x1(self) -> float:
        """Give where it ends."""
        return max(unit.x1 for unit in self.units)


Row = Sequence[Cell]


def in_columns(rows: Sequence[Row]) -> list[Row]:
    """Give the rows of a page with columns of prose one below the other; any other as it is."""
    gutter = _gutter(rows)
    if gutter is None:
        return [*rows]
    found: list[Row] = []
    within: list[Row] = []
    for row in [*rows, None]:
        if row is not None and not any(cell.x0 < gutter < cell.x1 for cell in row):
            within.append(row)
            continue
        found += _below_each_other(within, gutter)
        within = []
        if row is not None:
            found.append(row)
    return found


def _gutter(rows: Sequence[Row]) -> float | None:
    """Find the place between two columns of prose, or None where a page has no such columns."""
    pairs = [row for row in rows if len(row) == 2 and all(map(_is_long, row))]
    if len(pairs) < _ROWS:
        return None
    gaps = [(row[0].x1, row[1].x0) for row in pairs]
    places = [(left + right) / 2 for left, right in gaps[:_TRIED]]
    place = max(places, key=lambda at: sum(left < at < right for left, right in gaps))
    held = [row for row in pairs if row[0].x1 < place < row[1].x0]
    if len(held) < _ROWS or not all(_is_full([row[side] for row in held]) for side in (0, 1)):
        return None
    return place


def _is_long(cell: Cell) -> bool:
    return sum(map(str.isalpha, "".join(cell.texts))) >= _PROSE


def _is_full(cells: Sequence[Cell]) -> bool:
    widths = [cell.x1 - cell.x0 for cell in cells]
    full = sum(width >= _FULL * max(widths) for width in widths)
    return full >= _MOST_FULL * len(widths)


def _below_each_other(rows: Sequence[Row], gutter: float) -> list[Row]:
    if sum(len(row) == 2 for row in rows) < _ROWS:
        return [*rows]
    left = [[cell for cell in row if cell.x1 <= gutter] for row in rows]
    right = [[cell for cell in row if cell.x1 > gutter] for row in rows]
    letters = "".join(text for row in rows for cell in row for text in cell.texts if text.strip())
    from_right = 2 * sum(map(has_rtl, letters)) > len(letters)
    columns = (right, left) if from_right else (left, right)
    return [row for column in columns for row in column if row]
