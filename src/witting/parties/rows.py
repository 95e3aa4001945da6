"""The rows of an index laid against what was asked, word by word: which lies nearest, and how."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from witting.parties.align import Alignment, align
from witting.parties.judge import Nearest
from witting.parties.lookup import Lookup
from witting.parties.plain_search import options_of
from witting.parties.prepare import ranges, told
from witting.parties.score import WHOLE
from witting.parties.search import Hit, Query, Search

# the listed words a word may be, with how alike, its weight, and the stretches it may stand for
_Word = tuple[dict[int, int], int, tuple[tuple[int, int, int], ...]]
Found = tuple[str, Sequence[Query], Sequence[Hit]]
"""The bank a branch was judged as or "", the ways to ask, and the rows these found."""


class Rows:
    """The rows of one index, and what laying names against them needs; safe to share."""

    def __init__(self, lookup: Lookup, search: Search) -> None:
        self._lookup, self._search = lookup, search
        self._meets = lru_cache(maxsize=1024)(self._met)

    def nearest(self, found: Iterable[Found]) -> Iterator[tuple[int, Nearest]]:
        """Give each entry found with its row that lies nearest to what was asked, and how it lies.

        Only that row is laid out: an entry is judged by no other.
        """
        best: dict[int, tuple[tuple[int, str, int, int], Query]] = {}
        strong: dict[int, int] = {}
        for head, ways, hits in found:
            for row, points, number in hits:
                ordinal = int(self._lookup.row_entry[row])
                weak = int(self._lookup.row_weak[row])
                rank = (-points, head, weak, row)
                if ordinal not in best or rank < best[ordinal][0]:
                    best[ordinal] = rank, ways[number]
                if not weak and points > strong.get(ordinal, 0):
                    strong[ordinal] = points
        for ordinal, ((_, head, _, row), query) in best.items():
            laid = self._laid(query, row)
            yield (
                ordinal,
                Nearest(
                    row=row,
                    found=replace(laid, head=head) if head else laid,
                    strong=strong.get(ordinal, 0) / WHOLE,
                ),
            )

    def _laid(self, query: Query, row: int) -> Alignment:
        lookup = self._lookup
        words = [self._meets(token) for token in query.tokens]
        numbers = lookup.tokens_of(row)
        kinds = lookup.token_kind[numbers].tolist()
        return align(
            query.tokens,
            [lookup.vocabulary[n] for n in numbers],
            [weight for _, weight, _ in words],
            lookup.token_weight[numbers].tolist(),
            [options_of(alike, stretches, numbers, kinds) for alike, _, stretches in words],
            person=query.person,
            ordered=query.ordered,
            lone=query.lone,
        )

    def _met(self, token: str) -> _Word:
        stretches = ranges(token, told(token), self._lookup)
        return self._search.alike(token), self._search.weight(token), stretches
