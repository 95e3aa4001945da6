"""A table of goods: its columns by their headings, and its rows by their columns.

A row with as many cells as columns is read in order. In any other each cell belongs to the column
it stands under. What wraps goes on with the line above it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from witting.intake.trade.grid import Cell, Row
from witting.intake.trade.headings import Heading, heading
from witting.intake.trade.tables import Label, currencies, qualifiers, squeeze, units, words_of

_FIGURES = frozenset({"quantity", "price", "amount", "weight", "packages"})
_MEASURED = frozenset({"quantity", "weight", "packages", "amount"})
MAX_COLUMNS = 24
_NUMBERS = frozenset({"item", "items", "البند", "товар", "商品"})
_MOST_WORDS = 10  # of a heading that is known in part
_NEAR = 3
_WRAPPED = 80  # characters of a line that may go on with the goods from the left edge
_HEADS, _MOST_LINES = 44, 3  # characters of a heading's line, and further lines of one
_ITEM_NUMBER = re.compile(r"^\(?\d{1,2}[a-z]?[.)]\s*")  # `7. Marks and numbers`
_SHORT = 24  # characters of a further line of a heading


@dataclass(slots=True, kw_only=True)
class Column:
    """One column: what its heading says, where it stands, and its unit or currency."""

    label: Label | None  # None where the heading is not understood
    said: str
    note: str
    left: int
    right: int


@dataclass(slots=True, kw_only=True)
class Item:
    """One row of goods, or several that wrap: its cells by column."""

    cells: list[tuple[Column, Cell]] = field(default_factory=list)

    def of(self, kind: str) -> list[tuple[Column, Cell]]:
        """Give the cells of columns of this kind."""
        return [found for found in self.cells if found[0].label and found[0].label.kind == kind]


class Table:
    """A table being read, row by row."""

    def __init__(self, columns: list[Column], further: int = 0) -> None:
        self.columns = columns
        self._further = further  # rows below the first that are known to be headings
        self.items: list[Item] = []
        self._begun = False  # the last item has words, and its figures are still to come

    def further_heading(self, row: Row, document: str) -> bool:
        """Take a row as a further line of the headings, where it can be nothing else."""
        if self.items or row.after_gap:
            return False
        if self._further:
            self._further -= 1
            return True
        places = [self._under(cell) for cell in row.cells]
        taken = [
            self._joins(cell, place, document)
            for cell, place in zip(row.cells, places, strict=True)
        ]
        if not all(taken):
            return False
        for cell, place in zip(row.cells, places, strict=True):
            column = self.columns[place]
            column.said = f"{column.said} {cell.text}"
            found = heading(column.said, document)
            column.label = _column_label(found) or column.label
            column.note = f"{column.note} {found.note if found else cell.text}"
            column.left, column.right = min(column.left, cell.left), max(column.right, cell.right)
        return True

    def _joins(self, cell: Cell, place: int, document: str) -> bool:
        if len(cell.text) > _SHORT:
            return False
        if _is_note(cell.text) or cell.text.startswith(("(", "（")):
            return True
        if _has_digit(cell.text):
            return False
        both = heading(f"{self.columns[place].said} {cell.text}", document)
        return both is not None and not both.value and _column_label(both) is not None

    def take(self, row: Row, below: Row | None = None) -> bool:
        """Take a row into the table; False where it cannot be one of it.

        `below` is the next row: the first line of goods may stand higher than their figures.
        """
        placed = self._placed(row.cells)
        kinds = {column.label.kind for column, _ in placed if column.label}
        figures = [c for column, c in placed if _is_figure(column) and _has_digit(c.text)]
        whole = len(row.cells) >= max(2, len(self.columns) - 2)
        if figures or (whole and "goods" in kinds):
            if self._begun and not row.after_gap:
                self.items[-1].cells.extend(placed)
            else:
                self.items.append(Item(cells=placed))
            self._begun = False
            return True
        if "goods" in kinds and len(row.cells) == 1 and self._stands_above(row, below):
            self.items.append(Item(cells=placed))
            self._begun = True
            return True
        if not self.items:
            if kinds and not row.after_gap:
                self.items.append(Item(cells=placed))
                return True
            return False
        if not kinds or (len(row.cells) == 1 and not self._goes_on(*placed[0], row)):
            return False
        self.items[-1].cells.extend(placed)
        return True

    def _stands_above(self, row: Row, below: Row | None) -> bool:
        """Say whether a lone cell of words begins the goods whose figures the next row holds."""
        if not row.after_gap or below is None or below.after_gap or len(below.cells) < 2:
            return False
        placed = self._placed(below.cells)
        return any(_is_figure(column) and _has_digit(cell.text) for column, cell in placed)

    def _goes_on(self, column: Column, cell: Cell, row: Row) -> bool:
        """Say whether a lone cell wraps the goods above: it begins in a column, not before it."""
        is_inside = cell.left >= column.left - _NEAR
        is_short = cell.left > 0 or len(cell.text) <= _WRAPPED
        return is_inside and is_short and not (row.after_gap and cell.left == 0)

    def _placed(self, cells: Sequence[Cell]) -> list[tuple[Column, Cell]]:
        if len(cells) == len(self.columns):
            return list(zip(self.columns, cells, strict=True))
        placed = [(self.columns[self._under(cell)], cell) for cell in cells]
        return self._by_looks(placed)

    def _by_looks(self, placed: list[tuple[Column, Cell]]) -> list[tuple[Column, Cell]]:
        """Put words that stand under a column of figures to the goods instead."""
        goods = next((c for c in self.columns if c.label and c.label.kind == "goods"), None)
        return [
            (
                goods
                if goods
                and _is_measure(column)
                and not _has_digit(cell.text)
                and not _is_note(cell.text)
                else column,
                cell,
            )
            for column, cell in placed
        ]

    def _under(self, cell: Cell) -> int:
        """Give the column a cell stands under: the one it overlaps most, or else the nearest."""

        def fit(place: int) -> tuple[int, int]:
            column = self.columns[place]
            overlap = min(cell.right, column.right) - max(cell.left, column.left)
            return (max(overlap, 0), -abs(cell.left - column.left))

        return max(range(len(self.columns)), key=fit)


def header_of(row: Row, document: str, below: Sequence[Row] = ()) -> Table | None:
    """Give the table a row of headings opens, or None where it opens none.

    Headings may run over the rows below: they do where more columns are known by all their lines.
    """
    alone = _headed([(cell, cell.text) for cell in row.cells], document)
    found = Table(alone) if alone else None
    most, merged = _known(alone), [(cell, cell.text) for cell in row.cells]
    for number, further in enumerate(below[:_MOST_LINES], start=1):
        is_further = not further.after_gap and may_head(further)
        if not 2 <= len(row.cells) <= MAX_COLUMNS or not is_further:
            break
        merged = _merged(merged, further)
        columns = _headed(merged, document)
        if columns and _known(columns) > most:
            found, most = Table(columns, further=number), _known(columns)
    return found


def _known(columns: list[Column] | None) -> int:
    return sum(1 for column in columns or () if column.label)


def may_head(row: Row) -> bool:
    """Say whether a row may be of headings: short words, and no figures."""
    return all(
        len(cell.text) <= _HEADS and not _has_digit(_ITEM_NUMBER.sub("", cell.text))
        for cell in row.cells
    )


def _merged(heads: list[tuple[Cell, str]], row: Row) -> list[tuple[Cell, str]]:
    """Put each cell of a row to the heading it stands under, or beside those as a new one."""
    found = list(heads)
    for cell in row.cells:
        over = [n for n, (head, _) in enumerate(found) if _overlap(head, cell) > 0]
        if not over:
            found.append((cell, cell.text))
            continue
        place = max(over, key=lambda n: _overlap(found[n][0], cell))
        head, text = found[place]
        wide = Cell(
            field=head.field,
            text=head.text,
            left=min(head.left, cell.left),
            right=max(head.right, cell.right),
        )
        found[place] = (wide, f"{text} {cell.text}")
    return sorted(found, key=lambda held: held[0].left)


def _overlap(head: Cell, cell: Cell) -> int:
    return min(head.right, cell.right) - max(head.left, cell.left)


def _headed(heads: Sequence[tuple[Cell, str]], document: str) -> list[Column] | None:
    """Give the columns that headings name, or None where they head no table of goods."""
    if len(heads) < 2 or len(heads) > MAX_COLUMNS:
        return None
    columns = []
    for cell, text in heads:
        found = heading(text, document)
        if found is not None and found.value:
            return None
        columns.append(
            Column(
                label=_column_label(found) or _opening_label(text, document),
                said=text,
                note=found.note if found else "",
                left=cell.left,
                right=cell.right,
            )
        )
    _only_one_describes(columns)
    kinds = [column.label.kind for column in columns if column.label]
    named = "goods" in kinds or (({"hs", "part"} & set(kinds)) and "quantity" in kinds)
    if not named or len(kinds) < 2 or len(kinds) * 2 < len(columns):
        return None
    if not _MEASURED & set(kinds) and not {"hs", "part", "skip", "origin"} & set(kinds):
        return None
    return columns


def _only_one_describes(columns: list[Column]) -> None:
    """Take `Item` for a number where another column describes the goods."""
    goods = [column for column in columns if column.label and column.label.kind == "goods"]
    for column in goods if len(goods) > 1 else ():
        if squeeze(column.said) in _NUMBERS:
            column.label = Label(box="item", kind="skip", is_column=True)


def _column_label(found: Heading | None) -> Label | None:
    if found is None:
        return None
    columns = [label for label in found.labels if label.is_column]
    goods = [label for label in columns if label.kind == "goods"]
    if goods or columns:
        return (goods or columns)[0]
    if any(label.kind == "total" for label in found.labels):
        return Label(box="amount", kind="amount", is_column=True)
    return None


def _opening_label(text: str, document: str) -> Label | None:
    """Give the column a heading opens with that has further words we do not know."""
    words = words_of(text)[:_MOST_WORDS]
    for count in range(len(words) - 1, max(0, len(words) - 4), -1):
        found = heading(text[: words[count].start].rstrip(" .,(/-"), document)
        if found is not None and not found.value and _column_label(found):
            return _column_label(found)
    return None


def _is_figure(column: Column) -> bool:
    return column.label is not None and column.label.kind in _FIGURES


def _is_measure(column: Column) -> bool:
    return column.label is not None and column.label.kind in ("price", "amount", "weight")


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _is_note(text: str) -> bool:
    """Say whether a cell holds nothing but units, money and what qualifies a label."""
    words = words_of(re.sub(r"[()（）]", " ", text))
    at = 0
    while at < len(words):
        length = max(phrases.at(words, at)[0] for phrases in (units(), currencies(), qualifiers()))
        if not length:
            return False
        at += length
    return bool(words)
