"""Puts the strings a PDF page draws together to lines, columns kept apart, in reading order."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median, median_low

from witting.intake.papers.pdf_columns import Cell, in_columns
from witting.intake.papers.pdf_drawn import Unit
from witting.intake.papers.pdf_rules import Rule
from witting.intake.papers.rtl import (
    as_read,
    has_rtl,
    has_shapes,
    is_marks,
    order_weight,
    plain_letters,
)

_SAME_LINE = 0.4  # of the size: how far two baselines of one line may be apart
_WORD_GAP = 0.55  # of the width of a space: what parts two words
_COLUMN_GAP = 1.0  # of the size: what parts two columns
_NEW_PARAGRAPH = 1.35  # of the usual step from line to line: what a blank line is seen in
_WIDER = 1.6  # times the usual gap between words: what parts columns that another row shows
_MAX_INDENT = 400  # columns of a line
_TABLE = 3  # cells of a row of a table at least
_SAME_EDGES = 2  # of columns, that show a table of the page before to go on


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """How places on a page become columns of a line, and where its tables have their edges."""

    left: float
    right: float
    pitch: float  # the width a letter stands for
    edges: frozenset[tuple[str, int]] = frozenset()  # of columns: side, and place on the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A page's lines, and whether their letters had to be put in order."""

    lines: tuple[str, ...]
    was_turned: bool
    grid: Grid | None = None  # of the upright text


def lay_out(units: Sequence[Unit], rules: Sequence[Rule] = (), before: Grid | None = None) -> Laid:
    """Give the lines of a page from what it draws, upright text first.

    `rules` are the upright lines it draws: one between two words parts two cells. `before` is the
    grid of the page before: a table that goes on from there keeps its columns where they were.
    """
    by_angle = Counter({unit.angle: 0 for unit in units})
    for unit in units:
        by_angle[unit.angle] += len(unit.text)
    lines: list[str] = []
    was_turned = False
    upright: Grid | None = None
    for angle, _ in by_angle.most_common():
        rows = [*_rows([unit for unit in units if unit.angle == angle])]
        cells = in_columns(_by_columns([_cells(row, () if angle else rules) for row in rows]))
        backward = _backward(cells)
        was_turned |= any(
            _is_stored_otherwise(cell, is_backward)
            for row, is_backward in zip(cells, backward, strict=True)
            for cell in row
        )
        if lines and cells:
            lines.append("")
        if any(cells):
            grid = _grid(cells, None if angle else before)
            upright = upright if angle else grid
            lines += _written(cells, backward, grid)
    return Laid(lines=tuple(lines), was_turned=was_turned, grid=upright)


def _rows(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Part what is drawn into rows, from the top, each from left to right."""
    row: list[Unit] = []
    base = 0.0
    for unit in sorted(units, key=lambda unit: (-unit.y, unit.order)):
        if row and base - unit.y > _SAME_LINE * max(min(unit.size, row[0].size), 0.1):
            yield _in_place(row)
            row = []
        if not row:
            base = unit.y
        row.append(unit)
    if row:
        yield _in_place(row)


def _in_place(row: list[Unit]) -> list[Unit]:
    """Order a row by place; what is drawn twice on one spot to look bold counts once."""
    kept: list[Unit] = []
    for unit in _with_marks(sorted(row, key=lambda unit: (unit.x0, unit.order))):
        near = next(
            (k for k in reversed(kept[-3:]) if k.text == unit.text and k.order != unit.order), None
        )
        if near is None or abs(near.x0 - unit.x0) > 0.12 * unit.size:
            kept.append(unit)
    return kept


def _with_marks(row: list[Unit]) -> list[Unit]:
    """Put vowel signs to the letters they stand over: by place alone they fall in between."""
    signs = [unit for unit in row if is_marks(unit.text)]
    letters = [unit for unit in row if not is_marks(unit.text)]
    if not signs or not letters:
        return row
    starts = [unit.x0 for unit in letters]
    for sign in signs:
        middle = (sign.x0 + sign.x1) / 2
        near = range(max(bisect_right(starts, middle) - 2, 0), len(letters))[:4]
        at = min(near, key=lambda at: _outside(letters[at], middle))
        letters[at] = replace(letters[at], text=letters[at].text + sign.text)
    return letters


def _outside(unit: Unit, x: float) -> tuple[float, float]:
    """Say how far a place is from a unit, and from its middle."""
    return max(unit.x0 - x, x - unit.x1, 0.0), abs((unit.x0 + unit.x1) / 2 - x)


def _cells(row: Sequence[Unit], rules: Sequence[Rule]) -> list[Cell]:
    """Part a row into cells where a gap is as wide as a column's, or a line stands in it."""
    cells: list[list[Unit]] = []
    lines = sorted(x for x, low, high in rules if low <= row[0].y + row[0].size / 3 <= high)
    end = 0.0
    for unit in row:
        gap = unit.x0 - end
        at = bisect_right(lines, end - 1.0)
        is_ruled = at < len(lines) and lines[at] < unit.x0 + 1.0
        if not cells or is_ruled or (gap > _COLUMN_GAP * unit.size and gap > 2.5 * unit.space):
            cells.append([])
            end = unit.x1
        cells[-1].append(unit)
        end = max(end, unit.x1)
    return [_cell(units) for units in cells if any(unit.text.strip() for unit in units)]


def _by_columns(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Part cells whose words run up to the next column, where another row shows it to begin."""
    starts = Counter(round(cell.x0) for row in rows for cell in row[1:])
    ends = Counter(round(cell.x1) for row in rows for cell in row[:-1])
    return [[part for cell in row for part in _parted(cell, starts, ends)] for row in rows]


def _parted(cell: Cell, starts: Counter[int], ends: Counter[int]) -> Iterator[Cell]:
    gaps = {
        at: unit.x0 - before.x1
        for at, (before, unit) in enumerate(pairwise(cell.units), start=1)
        if unit.x0 - before.x1 > _WORD_GAP * unit.space
    }
    begin = 0
    for at, gap in gaps.items():
        before, unit = cell.units[at - 1], cell.units[at]
        others = [other for place, other in gaps.items() if place != at]
        usual = max(median_low(others), unit.space) if others else unit.space
        near = _near(ends, before.x1) if has_rtl(unit.text) else _near(starts, unit.x0)
        if near and gap > _WIDER * usual:
            yield _cell(cell.units[begin:at])
            begin = at
    yield _cell(cell.units[begin:]) if begin else cell


def _near(places: Counter[int], x: float) -> bool:
    return any(places[round(x) + by] for by in (-1, 0, 1))


def _cell(units: Sequence[Unit]) -> Cell:
    texts = [units[0].text]
    for before, unit in pairwise(units):
        if unit.x0 - before.x1 > _WORD_GAP * min(unit.space, before.space):
            texts.append(" ")
        texts.append(unit.text)
    return Cell(tuple(units), tuple(texts))


def _backward(rows: Sequence[Sequence[Cell]]) -> list[bool]:
    """Say of each row whether what stands from left to right is the order in which it is read.

    So draws a program that knows nothing of Arabic. A row's own words tell; where they do not, the
    page's.
    """
    weights = []
    for row in rows:
        seen = [cell.texts for cell in row if has_rtl("".join(cell.texts))]
        turned = sum(order_weight(as_read(texts)) for texts in seen)
        weights.append(sum(order_weight("".join(texts)) for texts in seen) - turned)
    page = sum(weights)
    return [(weight or page) > 0 for weight in weights]


def _is_stored_otherwise(cell: Cell, is_backward: bool) -> bool:
    """Say whether a cell's letters are kept in another order than they are read, or as shapes."""
    text = "".join(cell.texts)
    if not has_rtl(text):
        return False
    stored = "".join(unit.text for unit in sorted(cell.units, key=lambda unit: unit.order))
    read = as_read(cell.texts)
    return is_backward or has_shapes(stored) or "".join(stored.split()) != "".join(read.split())


def _grid(rows: Sequence[Sequence[Cell]], before: Grid | None) -> Grid:
    """Give the grid of a page with text: that of the page before where a table goes on from it."""
    cells = [cell for row in rows for cell in row]
    left, right = min(cell.x0 for cell in cells), max(cell.x1 for cell in cells)
    pitch = _pitch(rows, right - left)
    in_tables = [cell for row in rows if len(row) >= _TABLE for cell in row]
    edges = frozenset(
        edge for cell in in_tables for edge in (("left", round(cell.x0)), ("right", round(cell.x1)))
    )
    if before is not None and any(
        sum(side == named for side, _ in edges & before.edges) >= _SAME_EDGES
        for named in ("left", "right")
    ):
        left = min(left, before.left)
        right = max(right, before.right)
        pitch = before.pitch if pitch / 2 <= before.pitch <= pitch else pitch
    return Grid(left=left, right=right, pitch=pitch, edges=edges)


def _written(rows: Sequence[Sequence[Cell]], backward: Sequence[bool], grid: Grid) -> Iterator[str]:
    """Write rows down as lines, what stands below each other kept below each other."""
    held = [(row, flag) for row, flag in zip(rows, backward, strict=True) if row]
    cells = [cell for row, _ in held for cell in row]
    left, right, pitch = grid.left, grid.right, grid.pitch
    heights = [row[0].units[0].y for row, _ in held]
    steps = [above - below for above, below in pairwise(heights)]
    usual = min(median(steps), 2.0 * median(cell.units[0].size for cell in cells)) if steps else 0.0
    for (row, is_backward), step in zip(held, [0.0, *steps], strict=True):
        if step > _NEW_PARAGRAPH * max(usual, row[0].units[0].size):
            yield ""
        texts = [_text(cell, is_backward) for cell in row]
        letters = "".join(texts)
        from_right = not is_backward and _is_from_right(letters)
        placed = [
            (round(((right - cell.x1) if from_right else (cell.x0 - left)) / pitch), text)
            for cell, text in zip(row, texts, strict=True)
        ]
        yield _line(reversed(placed) if from_right else placed)


def _pitch(rows: Sequence[Sequence[Cell]], width: float) -> float:
    """Give the width a letter stands for, such that cells rarely run into the next column."""
    units = [unit for row in rows for cell in row for unit in cell.units]
    letters = [(u.x1 - u.x0) / len(u.text) for u in units if u.text.strip() and u.x1 > u.x0]
    usual = median(letters) if letters else 5.0
    steps = [
        (behind.x0 - cell.x0) / (len("".join(cell.texts)) + 2)
        for row in rows
        for cell, behind in pairwise(row)
    ]
    return max(min([0.9 * usual, *steps]), 0.4 * usual, width / _MAX_INDENT, 0.1)


def _is_from_right(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return 2 * sum(map(has_rtl, letters)) > len(letters)


def _text(cell: Cell, is_backward: bool) -> str:
    text = "".join(cell.texts)
    if not has_rtl(text):
        return " ".join(text.split())
    read = text if is_backward else as_read(cell.texts)
    return " ".join(plain_letters(read).split())


def _line(placed: "Iterator[tuple[int, str]] | Sequence[tuple[int, str]]") -> str:
    line = ""
    for column, text in placed:
        gap = max(min(column, _MAX_INDENT) - len(line), 2 if line else 0)
        line += " " * (gap if line or gap > 1 else 0) + text
    return line
