"""The upright lines a PDF page draws: what parts the cells of a form or a table."""

from collections.abc import Sequence
from typing import Any

from witting.intake.papers.pdf_drawn import Matrix
from witting.intake.papers.pdf_objects import numbers

Rule = tuple[float, float, float]  # where it stands, its lower and its upper end

MAX_RULES = 5_000
"""The most of one page that are kept: a form has some hundred."""

_THIN = 3.0  # points: a box this narrow is a line
_SHORT = 5.0  # points: anything lower parts no cells


class Rules:
    """Follows the path a page draws, and keeps its upright lines once they are painted."""

    def __init__(self, kept: list[Rule]) -> None:
        self._kept = kept
        self._drawn: list[Rule] = []
        self._at: tuple[float, float] | None = None

    def draw(self, operator: bytes, operands: Sequence[Any], ctm: Matrix) -> None:
        """Take one step of a path."""
        if operator == b"re":
            box = numbers(operands, 4)
            if box:
                x, y, wide, high = box
                self._box(_placed(x, y, ctm), _placed(x + wide, y + high, ctm))
            return
        point = numbers(operands, 2)
        if point:
            at = _placed(point[0], point[1], ctm)
            if operator == b"l" and self._at is not None and abs(at[0] - self._at[0]) < 1.0:
                self._line(at[0], at[1], self._at[1])
            self._at = at

    def paint(self) -> None:
        """Keep what was drawn."""
        self._kept += self._drawn[: MAX_RULES - len(self._kept)]
        self.drop()

    def drop(self) -> None:
        """Forget what was drawn: it only bounds what comes next."""
        self._drawn = []
        self._at = None

    def _box(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        left, right = sorted((one[0], other[0]))
        self._line(left, one[1], other[1])
        if right - left > _THIN:
            self._line(right, one[1], other[1])

    def _line(self, x: float, one: float, other: float) -> None:
        if abs(one - other) >= _SHORT and len(self._drawn) < MAX_RULES:
            self._drawn.append((x, min(one, other), max(one, other)))


def _placed(x: float, y: float, ctm: Matrix) -> tuple[float, float]:
    return x * ctm[0] + y * ctm[2] + ctm[4], x * ctm[1] + y * ctm[3] + ctm[5]
