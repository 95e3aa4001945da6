"""A paper as rows of cells: what stands in which column of which line.

Columns are parted by tabs, by two and more spaces or by drawn borders. A cell's place across the
line is counted as a reader sees it, a Chinese character being as wide as two letters, since a
form's box goes on under its label.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import east_asian_width

from witting.base import Passage
from witting.intake.papers import Page, Paper

MAX_ROWS = 5_000
"""The most lines that are looked at for boxes; what comes after is still text to be searched."""

MAX_CELLS = 40
MAX_ALL_CELLS = 20_000
"""The most cells of all those lines together, and below the most characters."""

MAX_SIGNS = 300_000
LONGEST = 2_000
"""The most characters of a line that may be a row of a form; a longer one is text."""

_TAB = 60  # as far apart as cells of a table without measured places are put
_GAP = re.compile(r"\t|[ \u00a0\u3000\u2002\u2003]{2,}|[ \u00a0]*[|│┃║¦┆][|│┃║¦┆ \u00a0]*")
_WORD = re.compile(r"[\w№#]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one column of a line; `left` and `right` are its edges as a reader sees."""

    field: str  # `page 1, line 12`
    text: str
    left: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line that holds something. `after_gap`: the line before is blank or a drawn rule."""

    field: str
    page: int
    text: str
    cells: tuple[Cell, ...]
    after_gap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A paper's rows in order; `rest` is the text of what comes after the bounds."""

    rows: tuple[Row, ...]
    rest: tuple[Passage, ...] = ()


def grid_of(paper: Paper) -> Grid:
    """Give a paper's rows, as many as may be looked at for boxes, and the rest as text."""
    rows: list[Row] = []
    rest: list[Passage] = []
    cells = signs = 0
    for number, page in enumerate(paper.pages):
        expected = 1
        for index, line in enumerate(page.lines):
            if _WORD.search(line) is None:
                continue  # a rule of dashes: the number that is missed tells the gap
            signs += len(line)
            if rest or len(rows) >= MAX_ROWS or cells >= MAX_ALL_CELLS or signs > MAX_SIGNS:
                rest.append(_rest(page, index))
                break
            at = page.first + index
            row = _row(page.place(index), line, number, after_gap=at != expected)
            cells += len(row.cells)
            rows.append(row)
            expected = at + 1
    return Grid(rows=tuple(rows), rest=tuple(rest))


def _rest(page: Page, index: int) -> Passage:
    return Passage(field=page.place(index), text="\n".join(page.lines[index:]).strip())


def _row(field: str, text: str, page: int, *, after_gap: bool) -> Row:
    cells = tuple(_cells(field, text)) if len(text) <= LONGEST else ()
    return Row(
        field=field,
        page=page,
        text=text,
        cells=cells or (_cell(field, text.strip(), 0),),
        after_gap=after_gap,
    )


def _cells(field: str, text: str) -> Iterator[Cell]:
    is_tabbed, start, count, width, counted = "\t" in text.strip(), 0, 0, 0, 0
    gaps = [*((hit.start(), hit.end()) for hit in _GAP.finditer(text)), (len(text), len(text))]
    for column, (stop, after) in enumerate(gaps):
        end = len(text) if count == MAX_CELLS - 1 else stop
        piece = text[start:end].strip()
        if piece and _WORD.search(piece):
            at = start + text[start:end].index(piece)
            width += _width(text[counted:at])
            counted = at
            yield _cell(field, piece, column * _TAB if is_tabbed else width)
            count += 1
        if count == MAX_CELLS:
            return
        start = after


def _cell(field: str, text: str, left: int) -> Cell:
    return Cell(field=field, text=text, left=left, right=left + _width(text))


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    widths = "".join(map(east_asian_width, text))  # N, Na, A and H are one wide, W and F two
    return len(text) + widths.count("W") + widths.count("F")
