"""Text cut where stretches of it begin and end, so that a page can mark each; nothing is lost."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Characters `start` to `end` (half-open) of a text, and the fact that rests on them."""

    start: int
    end: int
    fact: str  # where the fact stands on the page
    kind: str  # of the fact: party, goods, place…


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text under the same marks."""

    text: str
    fact: str = ""  # of the mark that is followed from here; "" where there is none
    kind: str = ""
    others: tuple[str, ...] = ()  # further facts that rest on the same words

    @property
    def is_marked(self) -> bool:
        """Say whether a fact rests on it."""
        return bool(self.fact)


_FIRST = ("party", "owner", "goods", "red_flag", "place", "missing")


def pieces(text: str, stretches: Iterable[Stretch]) -> tuple[Piece, ...]:
    """Give the text in pieces, in order; put together they are the text.

    Where marks overlap, the one a reader would look at first is shown: a party before a place.

    >>> [p.text for p in pieces("to Omsk", [Stretch(start=3, end=7, fact="f1", kind="place")])]
    ['to ', 'Omsk']
    """
    begin: dict[int, list[Stretch]] = {}
    for one in stretches:
        if 0 <= one.start < one.end <= len(text):
            begin.setdefault(one.start, []).append(one)
    ends = (one.end for found in begin.values() for one in found)
    over: list[Stretch] = []
    made: list[Piece] = []
    for start, end in pairwise(sorted({0, len(text), *begin, *ends})):
        over = sorted((one for one in (*over, *begin.get(start, ())) if one.end > start), key=_rank)
        marks = tuple(dict.fromkeys(one.fact for one in over))
        made.append(
            Piece(
                text=text[start:end],
                fact=marks[0] if marks else "",
                kind=over[0].kind if over else "",
                others=marks[1:],
            )
        )
    return tuple(made)


def _rank(stretch: Stretch) -> tuple[int, int, str]:
    place = _FIRST.index(stretch.kind) if stretch.kind in _FIRST else len(_FIRST)
    return place, stretch.start - stretch.end, stretch.fact
