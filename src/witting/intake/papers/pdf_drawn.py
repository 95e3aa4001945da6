"""What a PDF page draws: letters with their places, and how much of it is no text."""

from dataclasses import dataclass, field

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Spent(Exception):
    """A page asked for more work than a file of its size may."""


@dataclass(slots=True)
class Work:
    """What is left of the work one file may ask for; counted, so that every machine agrees."""

    left: int

    def take(self, amount: int) -> None:
        """Use up some of it. Raises Spent when there is no more."""
        self.left -= amount
        if self.left < 0:
            raise Spent


@dataclass(frozen=True, slots=True)
class Unit:
    """Letters that stand at one place, `x` along the line and `y` upwards from it.

    One glyph of a script written from right to left, or a string of any other.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    angle: int  # of the line, in degrees; 0 for upright text
    order: int  # the how manieth it was drawn
    space: float  # the width of a space there


@dataclass(slots=True)
class Drawn:
    """What one page draws."""

    units: list[Unit] = field(default_factory=list)
    letters: int = 0
    unknown: int = 0  # glyphs whose letters the font does not say
    unseen: int = 0  # letters shown in the mode that paints nothing, as OCR leaves them
    pictured: float = 0.0  # the part of the page that its pictures cover, from 0 to 1
    rules: list[tuple[float, float, float]] = field(default_factory=list)  # see `Rules`
    shapes: list[tuple[float, float, float, tuple[float, float, int]]] = field(
        default_factory=list
    )  # see `Shapes`
    strokes: int = 0  # lines and shapes painted
    faults: list[str] = field(default_factory=list)


def times(a: Matrix, b: Matrix) -> Matrix:
    """Give the matrix that does `a` and then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )
