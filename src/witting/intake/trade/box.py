"""A labelled box of a trade document and the words it holds."""

from dataclasses import dataclass, field

from witting.intake.trade.grid import Cell
from witting.intake.trade.tables import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words of a document and the line they stand in."""

    field: str
    text: str


@dataclass(slots=True, kw_only=True)
class Box:
    """A label and what its box holds."""

    label: Label
    parts: frozenset[str] = frozenset()
    note: str = ""
    pieces: list[Piece] = field(default_factory=list)
    owner: "Box | None" = None  # of a part of a party: the party it is of

    @property
    def text(self) -> str:
        """Give what the box holds as one text."""
        return "\n".join(piece.text for piece in self.pieces)


def piece_of(cell: Cell) -> Piece:
    """Give a cell's words with the line they stand in."""
    return Piece(field=cell.field, text=cell.text)
