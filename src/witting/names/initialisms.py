"""Initialisms written out letter by letter in Arabic and Persian: بي إن بي is BNP."""

from functools import cache
from itertools import islice, product

from witting.names.tables import table

_LEAST = 2  # letters: one alone is a word
_MOST = 4  # ways to read one name


@cache
def spoken_letters() -> dict[str, str]:
    """Give the plain words that name an English letter, each with the letters it may be."""
    return dict(table("abjad")["spoken"])


@cache
def _unsure() -> frozenset[str]:
    return frozenset(table("abjad")["unsure"])


def with_initialisms(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Give the ways to read words with each run of letters' names as one Latin word, or none.

    >>> with_initialisms(("ار", "بي", "جي", "للحلول"))[0]
    ('rbg', 'للحلول')
    >>> with_initialisms(("نفط", "في", "ال", "بصرة"))
    ()
    """
    letters = spoken_letters()
    parts: list[list[tuple[str, ...]]] = []
    at, found = 0, False
    while at < len(words):
        end = at
        while end < len(words) and words[end] in letters:
            end += 1
        run = words[at:end]
        if len(run) >= _LEAST and not _unsure().issuperset(run):
            found = True
            ways = islice(product(*(letters[word] for word in run)), _MOST)
            parts.append([("".join(way),) for way in ways])
            at = end
        else:
            parts.append([(words[at],)])
            at += 1
    if not found:
        return ()
    return tuple(
        tuple(word for part in way for word in part) for way in islice(product(*parts), _MOST)
    )
