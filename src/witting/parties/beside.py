"""Which rows the words of a running text may name: those of which two words stand near each other.

The kernel does the same over arrays, where it is built.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

Held = tuple[frozenset[int], Collection[int], int]
"""The rows that have one word of a text, those it may name where it stands, and its place."""


def rows_beside(
    blocks: Sequence[Held], stretches: Sequence[int], apart: int
) -> Iterator[tuple[int, int]]:
    """Give the rows that words may name, each with the number of its block, by row and place.

    Blocks come by their places; `stretches` tells for each place the stretch of text it is in, and
    `apart` how far two words of a name may stand from each other.

    >>> list(rows_beside([(frozenset({7}), (), 0), (frozenset({7, 9}), (), 1)], [0, 0], 3))
    [(7, 0), (7, 1)]
    """
    found: set[int] = set()
    for number, (rows, _, place) in enumerate(blocks):
        for others, _, other in islice(blocks, number + 1, None):
            if other - place > apart:
                break
            if other > place and stretches[other] == stretches[place]:
                found |= rows & others
    kept = [
        (row, place, number)
        for number, (rows, sure, place) in enumerate(blocks)
        for row in {*sure, *(rows & found)}
    ]
    kept.sort()
    for row, _, number in kept:
        yield row, number
