"""The small shapes a PDF page draws with curves and slants: letters, where a font was given up.

A program that turns text into outlines leaves no text behind. Lines and boxes make tables and are
no such shapes; what is as small as a letter, and bent, may be one.
"""

from collections.abc import Sequence
from typing import Any

from witting.intake.papers.pdf_drawn import Matrix
from witting.intake.papers.pdf_objects import numbers

MAX_SHAPES = 20_000
"""The most of one page that are looked at: they fill it with the smallest letters."""

Shape = tuple[float, float, float, tuple[float, float, int]]
"""Where one stands: its left, right and foot; and its breadth, height and number of strokes."""

_SMALLEST, _LARGEST = 1.5, 60.0  # points: no letter is lower, none is broader or higher
_STRAIGHT = 0.5  # points off the upright or the level that a straight line may be
_NUMBERS = {b"m": 2, b"l": 2, b"c": 6, b"v": 4, b"y": 4}  # of each step
_CORNERS = 5  # lines of a shape of right angles that is more than a box: E, H, Г
_ROW = 4.0  # points: the shapes of one line of words stand so near each other's foot
_ROW_SHAPES, _ROW_KINDS = 10, 5  # in one line of words; ornaments repeat one or two
_ROW_BREADTH = 90.0  # points


class Shapes:
    """Follows the path a page draws, and keeps the shapes that may be letters once painted."""

    def __init__(self, kept: list[Shape]) -> None:
        self._kept = kept
        self._drawn: list[Shape] = []
        self._begin: tuple[float, float] | None = None
        self._at = (0.0, 0.0)
        self._box = (0.0, 0.0, 0.0, 0.0)
        self._steps = 0
        self._is_bent = False

    def step(self, operator: bytes, operands: Sequence[Any], ctm: Matrix) -> None:
        """Take one step of a path: m, l, c, v, y or h."""
        if operator == b"h":
            if self._begin is not None and self._begin != self._at:
                self._go(self._begin, is_curve=False)
            return
        given = numbers(operands, _NUMBERS[operator])
        if not given:
            return
        points = [
            (x * ctm[0] + y * ctm[2] + ctm[4], x * ctm[1] + y * ctm[3] + ctm[5])
            for x, y in zip(given[::2], given[1::2], strict=True)
        ]
        if operator == b"m":
            self._close()
            self._begin = self._at = points[0]
            self._box = (*points[0], *points[0])
        elif self._begin is not None:
            for point in points:  # a curve runs near those it is bent by
                self._go(point, is_curve=operator != b"l")

    def paint(self) -> None:
        """Keep what was drawn."""
        self._close()
        self._kept += self._drawn[: MAX_SHAPES - len(self._kept)]
        self.drop()

    def drop(self) -> None:
        """Forget what was drawn: it only bounds what comes next."""
        self._drawn = []
        self._begin = None

    def _go(self, to: tuple[float, float], *, is_curve: bool) -> None:
        (x, y), (left, low, right, high) = to, self._box
        is_slant = abs(x - self._at[0]) > _STRAIGHT and abs(y - self._at[1]) > _STRAIGHT
        self._is_bent = self._is_bent or is_curve or is_slant
        self._steps += 1
        self._box = (min(left, x), min(low, y), max(right, x), max(high, y))
        self._at = to

    def _close(self) -> None:
        """End one shape of the path."""
        left, low, right, high = self._box
        size = max(right - left, high - low)
        is_shape = self._is_bent or self._steps > _CORNERS
        is_room = len(self._drawn) < MAX_SHAPES
        if self._begin is not None and is_shape and _SMALLEST <= size <= _LARGEST and is_room:
            kind = (round(right - left, 1), round(high - low, 1), self._steps)
            self._drawn.append((left, right, low, kind))
        self._begin = None
        self._steps = 0
        self._is_bent = False


def rows_of(shapes: Sequence[Shape]) -> int:
    """Count the rows of shapes that may be lines of words: many, broad, and not all alike."""
    rows: dict[int, list[Shape]] = {}
    for shape in shapes:
        rows.setdefault(round(shape[2] / _ROW), []).append(shape)
    return sum(map(_is_row, rows.values()))


def _is_row(shapes: list[Shape]) -> bool:
    kinds = {shape[3] for shape in shapes}
    is_many = len(shapes) >= _ROW_SHAPES and len(kinds) >= _ROW_KINDS
    breadth = max(shape[1] for shape in shapes) - min(shape[0] for shape in shapes)
    return is_many and breadth >= _ROW_BREADTH
