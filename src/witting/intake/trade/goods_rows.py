"""Reads the rows under a heading of goods, to the table's last line with its totals."""

import re

from witting.intake.trade.box import Box, Piece, piece_of
from witting.intake.trade.goods_table import Column, Item, Table
from witting.intake.trade.grid import Cell, Row
from witting.intake.trade.headings import Heading
from witting.intake.trade.tables import Label

_OF_ITEM = frozenset({"hs", "part", "eccn"})  # may stand in a line of their own below the goods
_LAST = frozenset({"amount", "quantity", "weight", "packages"})
_CODE = re.compile(r"[\w.-]{3,20}(?: [\d.]{1,6}){0,4}")
Headings = list[list[Heading]]  # of the cells of a row


class GoodsRows:
    """The tables of goods of one document: `items`, `totals`, `left` and `said` hold them."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.items: list[Item] = []
        self.totals: list[Box] = []
        self.left: list[Piece] = []
        self.said: list[str] = []  # labels understood
        self._table: Table | None = None
        self._paused: Table | None = None  # a table that a line of something else broke off

    @property
    def has_items(self) -> bool:
        """Say whether a table is open that has rows of goods already."""
        return self._table is not None and bool(self._table.items)

    def begin(self, table: Table) -> None:
        """Read the rows that follow as this table's."""
        self.end()
        self._table, self._paused = table, None
        self.said.extend(column.said for column in table.columns)

    def end(self) -> None:
        """Take what the table holds; what follows is none of it."""
        if self._table is not None:
            self.items.extend(self._table.items)
            self._table = None

    def take(self, row: Row, found: Headings, below: Row | None = None) -> bool:
        """Take a row of goods, a further line of heading, or the totals; False for any other."""
        if self._table is None:
            return self._resumes(row, found)
        if self._table.further_heading(row, self.document):
            self.said.extend(cell.text for cell in row.cells)
            return True
        if self._table.items and any("total" in heads[0].kinds() for heads in found if heads):
            self._take_totals(row, found)
            return True
        for cell, heads in zip(row.cells, found, strict=True):
            if heads and self._ends(heads[0], row):
                self.end()
                return False
            if heads and len(row.cells) == 1 and self._is_of_item(heads[0]):
                self._take_code(cell, heads)
                return True
        if self._table.take(row, below):
            return True
        self._paused = self._table
        self.end()
        return False

    def _resumes(self, row: Row, found: Headings) -> bool:
        """Take a row of goods that follows a line which was none: it fills every column."""
        table = self._paused
        if table is None or any(found) or len(row.cells) != len(table.columns):
            return False
        resumed = Table(table.columns)
        if resumed.take(row):
            self._table = resumed
            return True
        return False

    @staticmethod
    def _ends(head: Heading, row: Row) -> bool:
        if any(label.is_column for label in head.labels):
            return bool(head.value) and not head.kinds() & _OF_ITEM and len(row.cells) == 1
        return bool(head.value) or len(row.cells) <= 2

    def _is_of_item(self, head: Heading) -> bool:
        """Say whether a label's value is a code and no more: it belongs to the goods above."""
        assert self._table is not None
        stands = {column.label.kind for column in self._table.columns if column.label}
        kinds = head.kinds() & _OF_ITEM
        return bool(self._table.items and kinds - stands and _CODE.fullmatch(head.value))

    def _take_code(self, cell: Cell, heads: list[Heading]) -> None:
        """Take `HS code: 8482.10` below a row of goods as the row's."""
        assert self._table is not None
        for head in heads:
            label = next((one for one in head.labels if one.kind in _OF_ITEM), head.labels[0])
            column = Column(label=label, said=head.said, note="", left=cell.left, right=cell.right)
            value = Cell(field=cell.field, text=head.value, left=cell.left, right=cell.right)
            self.said.append(head.said)
            self._table.items[-1].cells.append((column, value))

    def _take_totals(self, row: Row, found: Headings) -> None:
        """Take the figures of a table's last line, each for its column."""
        assert self._table is not None
        table = self._table
        self.end()
        bare = []
        for cell, heads in zip(row.cells, found, strict=True):
            total = next((x for h in heads[:1] for x in h.labels if x.kind == "total"), None)
            if total is None:
                bare.append(cell)
                continue
            self.said.append(heads[0].said)
            if heads[0].value:
                piece = Piece(field=cell.field, text=heads[0].value)
                self.totals.append(Box(label=total, note=heads[0].note, pieces=[piece]))
        for cell in bare:
            column = _column_of(table, cell, len(bare), len(row.cells))
            if column.label is None or column.label.kind not in _LAST:
                self.left.append(piece_of(cell))
                continue
            is_amount = column.label.kind == "amount"
            label = Label(box="total", kind="total") if is_amount else column.label
            self.totals.append(Box(label=label, note=column.note, pieces=[piece_of(cell)]))


def _column_of(table: Table, cell: Cell, count: int, width: int) -> Column:
    """Give the column a last line's figure belongs to; a lone one is the amount."""
    amounts = [c for c in table.columns if c.label and c.label.kind == "amount"]
    if width != len(table.columns) and count == 1 and amounts:
        return amounts[-1]
    return min(table.columns, key=lambda column: _apart(column, cell))


def _apart(column: Column, cell: Cell) -> int:
    overlap = min(column.right, cell.right) - max(column.left, cell.left)
    return -overlap if overlap > 0 else abs(column.right - cell.right)
