"""What stands beside known goods and is not known: `barley and hydraulic units`.

A licence frees what it names. Where a text joins known goods to something nobody recognises, the
rest must be asked about, or the known goods would clear it.
"""

import re
from collections.abc import Iterable

from witting.base import Span
from witting.goods.missing import describes_something
from witting.places import find_places

_AND = re.compile(
    r"\s+(?:and|plus|as well as|together with|и|а также|плюс|вместе с|و)\s+"
    r"|\s+(?=و\w{3})|\s*(?:[&+]|以及|及其|和|及|与|、)\s*",
    re.IGNORECASE,
)
"""The words that join one item to another. A comma does not: it sets off quantities and ports."""

_ENOUGH = 400  # joined pieces looked at in one text


def unnamed_beside(text: str, known: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """Give the first piece joined to known goods that names something else, or None.

    `known` holds the stretches recognised already. Place names, and the words of any invoice, are
    nothing else.
    """
    cuts = [found.span() for found in _AND.finditer(text)][:_ENOUGH]
    if not cuts:
        return None
    places = [(found.start, found.end) for found in find_places(text)]
    covered = sorted([*known, *places])
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    for start, end in zip(starts, ends, strict=True):
        if any(start <= left and right <= end for left, right in known):
            continue
        if describes_something(_without(text, start, end, covered)):
            return start, end
    return None


def _without(text: str, start: int, end: int, covered: list[tuple[int, int]]) -> str:
    """Give a stretch of the text with the covered parts blanked out."""
    letters = list(text[start:end])
    for left, right in covered:
        for place in range(max(left, start), min(right, end)):
            letters[place - start] = " "
    return "".join(letters)


def cut_out(text: str, field: str, start: int, end: int) -> Span:
    """Point at a piece of a text, without the blanks around it."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return Span(field=field, start=start, end=end, text=text[start:end])
