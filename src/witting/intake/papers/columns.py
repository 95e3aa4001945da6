"""A table's rows as lines of text: what stands below each other stays below each other."""

from collections.abc import Sequence
from itertools import zip_longest

_WIDEST = 60  # a column over this is not kept in line with the rows above it


def as_lines(rows: Sequence[Sequence[Sequence[str]]]) -> list[str]:
    """Give rows of cells, each of several lines, as lines with their columns kept apart.

    >>> as_lines([[["Seller"], ["Buyer"]], [["Example LLP", "Dubai"], ["Sample OOO"]]])
    ['Seller       Buyer', 'Example LLP  Sample OOO', 'Dubai']
    """
    count = max((len(row) for row in rows), default=0)
    widths = [
        min(
            _WIDEST,
            max((len(line) for row in rows if at < len(row) for line in row[at]), default=0),
        )
        for at in range(count)
    ]
    return [line for row in rows for line in _row(row, widths)]


def _cell(row: Sequence[Sequence[str]], at: int) -> Sequence[str]:
    return row[at] if at < len(row) else ()


def _row(row: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    lines = []
    for pieces in zip_longest(*row, fillvalue=""):
        line = ""
        at = 0
        for piece, width in zip(pieces, widths, strict=False):
            if piece:
                line += " " * max(at - len(line), 2 if line.strip() else 0) + piece
            at += width + 2
        lines.append(line)
    return lines
