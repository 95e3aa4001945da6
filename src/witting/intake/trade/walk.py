"""Walks a document's rows and gives its boxes: each label with what stands beside or below it.

A box stays open in its column until another label begins there, a blank line ends what it holds, or
it is full. What no box takes is kept as it was written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from witting.intake.trade.box import Box, Piece, piece_of
from witting.intake.trade.goods_rows import GoodsRows
from witting.intake.trade.goods_table import Item, header_of, may_head
from witting.intake.trade.grid import LONGEST, Cell, Row
from witting.intake.trade.headings import Heading, headings
from witting.intake.trade.identify import identifiers_in
from witting.intake.trade.route import is_place, is_routing
from witting.intake.trade.running import is_dated_line
from witting.intake.trade.tables import Label
from witting.intake.trade.titles import is_mark

_PARTY_LINES = 9
_LINES = {
    "party": _PARTY_LINES,
    "detail": 4,
    "goods": 30,
    "text": 10,
    "end use": 8,
    "routing": 4,
}
_OPEN = frozenset(_LINES)  # kinds whose value goes on below what stands beside the label
_PROSE = 110  # characters of one cell; longer is a sentence, and no line of an address
_NEAR = 3
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s*[^\W\d]")
_ASIDE = frozenset({"description"})  # what a file says of itself is in no box
_SELLERS = ("seller", "exporter", "shipper")
_HELPERS = frozenset({"seller_bank", "intermediary_bank", "carrier", "forwarder"})
_SIGNS = {"end-user statement": ("end_user", "consignee", "importer", "buyer")}


@dataclass(slots=True, kw_only=True)
class _Open:
    boxes: list[Box]  # several where one label names several
    label_left: int
    left: int
    right: int
    lines: int  # as many more may follow


class Walk:
    """One pass over a document's rows: `boxes`, `items`, `left` and `said` then hold it all."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.boxes: list[Box] = []
        self.left: list[Piece] = []
        self.said: list[str] = []  # labels understood
        self._goods = GoodsRows(document)
        self._open: list[_Open] = []
        self._party: Box | None = None
        self._row_party: Box | None = None  # of the row being read
        self._beside: list[tuple[int, Box]] = []  # the last two parties, and where they stand
        self._below: list[Cell] = []  # the cells of the next two rows
        self._below_row: Row | None = None
        self._below_rows: list[Row] = []
        self._page = ""
        self._numbered = 0  # labels met that a number stands before

    def go(self, rows: Sequence[Row], skip: frozenset[tuple[int, int]] = frozenset()) -> None:
        """Read rows; `skip` names the cells that are the document's title."""
        kept = [
            (row, tuple(c for at, c in enumerate(row.cells) if (number, at) not in skip))
            for number, row in enumerate(rows)
        ]
        filled = [(row, cells) for row, cells in kept if cells]
        for number, (row, cells) in enumerate(filled):
            self._below = [
                cell for _, further in filled[number + 1 : number + 3] for cell in further
            ]
            self._below_row = filled[number + 1][0] if number + 1 < len(filled) else None
            self._below_rows = [further for further, _ in filled[number + 1 : number + 4]]
            self._row(row, cells)
        self._goods.end()
        self.boxes.extend(self._goods.totals)
        self.left.extend(self._goods.left)
        self.said.extend(self._goods.said)

    @property
    def items(self) -> list[Item]:
        """Give the rows of goods."""
        return self._goods.items

    def _row(self, row: Row, cells: tuple[Cell, ...]) -> None:
        page = row.field.rpartition("line ")[0].rstrip(", ")
        if page != self._page:
            self._page, self._open = page, []
        if page in _ASIDE or len(row.text) > LONGEST:
            self.left.extend(piece_of(cell) for cell in cells)
            return
        if row.after_gap:
            self._open = [box for box in self._open if not any(b.pieces for b in box.boxes)]
        whole = Row(
            field=row.field, page=row.page, text=row.text, cells=cells, after_gap=row.after_gap
        )
        found = [headings(cell.text, self.document) for cell in cells]
        # The headings stand again on a further page, where their columns may be elsewhere.
        is_again = self._goods.has_items and may_head(whole)
        table = header_of(whole, self.document, self._below_rows) if is_again else None
        if table is None and self._goods.take(whole, found, self._below_row):
            return
        table = table or header_of(whole, self.document, self._below_rows)
        if table is not None:
            self._goods.begin(table)
            self._open = []
            return
        self._plain(cells, found)

    # Labels and what stands beside and below them.

    def _plain(self, cells: tuple[Cell, ...], found: list[list[Heading]]) -> None:
        taken: set[int] = set()
        self._row_party = None
        for at, (cell, heads) in enumerate(zip(cells, found, strict=True)):
            if at in taken:
                continue
            if self._is_aside(cell):
                self.said.append(cell.text)
                continue
            if not heads:
                self._assign(cell, cells, found)
                continue
            opened = self._start(cell, heads)
            beside = at + 1 < len(cells) and not found[at + 1] and opened is not None
            if beside and self._stands_beside(cell, cells[at + 1], opened):
                assert opened is not None
                self._give(opened, cells[at + 1], is_beside=True)
                taken.add(at + 1)

    def _is_aside(self, cell: Cell) -> bool:
        """Say whether a cell only tells what to write into the box above: `(name, address)`."""
        if not re.fullmatch(r"[(（].{1,120}[)）]?\W*", cell.text) or any(
            map(str.isdigit, cell.text)
        ):
            return False
        owner = self._owner(cell)
        return owner is not None and not any(box.pieces for box in owner.boxes)

    def _start(self, cell: Cell, heads: list[Heading]) -> _Open | None:
        """Open the boxes of a cell's labels; give the last where it waits for its value."""
        is_detail = all(label.kind == "detail" for label in heads[0].labels)
        owner = self._owner(cell)
        waits = owner is not None and not any(box.pieces for box in owner.boxes)
        again = owner is not None and waits and _same(owner.boxes, heads[0])
        if again:  # the same label in another language, on a line of its own
            self.said.append(heads[0].said)
            if not heads[0].value:
                return owner
            assert owner is not None
            self._give(
                owner, Cell(field=cell.field, text=heads[0].value, left=cell.left, right=cell.right)
            )
            return None
        if (owner is not None and not is_detail) or (
            owner is not None and owner.boxes[0].label.kind == "detail"
        ):
            self._open.remove(owner)
        self._numbered += _NUMBERED.match(cell.text) is not None
        opened = None
        for head in heads:
            opened = self._box(head, cell)
        return opened if not heads[-1].value else None

    def _box(self, head: Heading, cell: Cell) -> _Open | None:
        """Make the boxes a label names, with the value beside it in its cell."""
        boxes = self._boxes(head, cell.left)
        for box in boxes if head.value else ():
            box.label = party_instead(box.label, head.value, self.document)
        if not boxes:
            self.left.append(piece_of(cell))
            return None
        self.said.append(head.said)
        opened = _Open(
            boxes=boxes,
            label_left=cell.left,
            left=cell.left,
            right=cell.right,
            lines=max(_LINES.get(box.label.kind, 1) for box in boxes),
        )
        for box in boxes:
            if box.label.kind == "party":
                self._party = self._row_party = box
                self._beside = [*self._beside[-1:], (cell.left, box)]
            self.boxes.append(box)
        if head.value:
            self._give(
                opened, Cell(field=cell.field, text=head.value, left=cell.left, right=cell.right)
            )
            if not any(box.label.kind in _OPEN for box in boxes):
                return opened
        self._open.append(opened)
        return opened

    def _boxes(self, head: Heading, left: int) -> list[Box]:
        parties = [label for label in head.labels if label.kind == "party"]
        details = [label for label in head.labels if label.kind == "detail"]
        others = [label for label in head.labels if label.kind not in ("party", "detail")]
        if parties and (details or head.parts in ({"address"}, {"country"})):
            return self._parts_of(parties, details, head)
        if parties:
            named = {label.box: label for label in parties}
            return [Box(label=label, parts=head.parts, note=head.note) for label in named.values()]
        if others:
            goods = [label for label in others if label.kind == "goods"]
            if goods:  # marks and packages beside it describe the goods too
                return [Box(label=goods[0], note=head.note)]
            plain = [label for label in others if not label.is_column]
            chosen = plain if plain and plain[0].kind != "skip" else others
            by_kind = {label.kind: label for label in reversed(chosen)}
            return [Box(label=label, note=head.note) for label in by_kind.values()]
        owner = self._owner_of(details[0], left)
        return [Box(label=details[0], owner=owner)] if owner is not None else []

    def _owner_of(self, detail: Label, left: int) -> Box | None:
        """Give the party a part belongs to that names none: the last; a signature's the issuer."""
        is_open = any(
            self._party in (box, box.owner) for opened in self._open for box in opened.boxes
        )
        in_column = [box for at, box in self._beside if abs(at - left) <= _NEAR]
        if detail.box not in ("manager", "person") and in_column:
            return in_column[-1]
        signs = self._party is None or self._party.label.box not in _HELPERS
        if detail.box not in ("manager", "person") or (is_open and signs):
            return self._party
        issuers = _SIGNS.get(self.document, _SELLERS)
        named = (box for name in issuers for box in self.boxes if box.label.box == name)
        return next(named, None)

    def _parts_of(self, parties: list[Label], details: list[Label], head: Heading) -> list[Box]:
        """Make the box of `address of end user`: a part of that party, or the party by its name."""
        wanted = details[0].box if details else next(iter(head.parts))
        names = [label.box for label in parties]
        if wanted == "name":
            return [Box(label=parties[0], parts=head.parts)]
        owner = next((box for box in reversed(self.boxes) if box.label.box in names), None)
        if owner is None:
            owner = Box(label=parties[0])
            self.boxes.append(owner)
        detail = details[0] if details else Label(box=wanted, kind="detail")
        return [Box(label=detail, owner=owner)]

    def _assign(self, cell: Cell, cells: tuple[Cell, ...], found: list[list[Heading]]) -> None:
        bare = [other for other, heads in zip(cells, found, strict=True) if not heads]
        owner = self._owner(cell)
        if owner is not None and _is_alone(owner, cell):
            self._open.remove(owner)
            self.left.append(piece_of(cell))
            return
        if owner is None and len(bare) == len(cells) == len(self._open):
            owner = self._open[bare.index(cell)]
        if owner is None and len(cells) == 1 and len(self._open) == 1:
            owner = self._open[0]
        if owner is None and self._row_party is not None and identifiers_in(cell.text):
            self._row_party.pieces.append(piece_of(cell))
            return
        if owner is not None and self._is_unknown_box(owner, cell):
            self._open.remove(owner)
            owner = None
        if owner is None or self._is_prose(owner, cell):
            self.left.append(piece_of(cell))
            return
        self._give(owner, cell)

    def _is_unknown_box(self, owner: _Open, cell: Cell) -> bool:
        """Say whether a numbered line begins a box whose label we do not know."""
        is_numbered = _NUMBERED.match(cell.text) is not None
        return self._numbered > 1 and is_numbered and self._is_party(owner)

    def _is_prose(self, owner: _Open, cell: Cell) -> bool:
        kinds = {box.label.kind for box in owner.boxes}
        if len(cell.text) <= _PROSE or not kinds <= {"party", "detail"}:
            return False
        if any(box.pieces for box in owner.boxes):
            self._open.remove(owner)
            return True
        return False

    def _owner(self, cell: Cell) -> _Open | None:
        """Give the open box in whose column a cell stands."""
        near = [
            o
            for o in self._open
            if abs(cell.left - o.left) <= _NEAR or abs(cell.left - o.label_left) <= _NEAR
        ]
        if near:
            return min(
                near, key=lambda o: min(abs(cell.left - o.left), abs(cell.left - o.label_left))
            )
        over = [o for o in self._open if min(cell.right, o.right) > max(cell.left, o.left)]
        return max(
            over, key=lambda o: min(cell.right, o.right) - max(cell.left, o.left), default=None
        )

    def _stands_beside(self, label: Cell, value: Cell, opened: _Open | None) -> bool:
        """Say whether a label's value is the next cell of its row, and not what stands below it."""
        if self._is_claimed(value, opened) or is_mark(value.text):
            return False
        assert opened is not None
        if label.text.rstrip().endswith((":", "：")) or not self._is_party(opened):
            return True
        below = next((c for c in self._below if abs(c.left - label.left) <= _NEAR), None)
        return below is None or bool(headings(below.text, self.document))

    @staticmethod
    def _is_party(opened: _Open) -> bool:
        return any(box.label.kind == "party" for box in opened.boxes)

    def _is_claimed(self, cell: Cell, opened: _Open | None) -> bool:
        """Say whether a cell goes on with a party in a column to the right of this label."""
        return any(
            other is not opened
            and abs(other.left - cell.left) <= _NEAR
            and any(box.label.kind == "party" and box.pieces for box in other.boxes)
            for other in self._open
        )

    def _give(self, opened: _Open, cell: Cell, *, is_beside: bool = False) -> None:
        piece = piece_of(cell)
        for box in opened.boxes:
            box.pieces.append(piece)
        opened.lines -= 1
        if is_beside:
            opened.left = cell.left
        opened.right = max(opened.right, cell.right)
        is_full = opened.lines <= 0 or not any(box.label.kind in _OPEN for box in opened.boxes)
        if is_full and opened in self._open:
            self._open.remove(opened)


def _is_alone(owner: _Open, cell: Cell) -> bool:
    """Say whether a line below a party or goods tells of a route, or of where and when issued."""
    kinds = {box.label.kind for box in owner.boxes}
    if not kinds & {"party", "detail", "goods"} or not any(box.pieces for box in owner.boxes):
        return False
    return is_routing(cell.text) or is_dated_line(cell.text)


def party_instead(label: Label, value: str, document: str) -> Label:
    """Give the label of what `To:` holds, which on an invoice may be the buyer and no place.

    An end user writes to the seller.
    """
    if label.box not in ("to", "from") or is_place(value):
        return label
    is_buyer = (label.box == "to") is not (document == "end-user statement")
    return Label(box="buyer" if is_buyer else "seller", kind="party")


def _same(boxes: list[Box], head: Heading) -> bool:
    return bool({box.label.box for box in boxes} & {label.box for label in head.labels})
