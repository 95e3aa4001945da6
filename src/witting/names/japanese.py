"""Japanese names written in kanji alone: read by a table of common family and given names."""

from functools import cache
from typing import Any

from witting.names.tables import table

_LONGEST_FAMILY = 3


def told_of_japanese() -> dict[str, Any]:
    """Give the tables of `japanese_names`, for the kernel."""
    return {
        "japanese": table("japanese")["families"],
        "japanese_given": _given(),
        "longest_japanese": _LONGEST_FAMILY,
    }


@cache
def _given() -> dict[str, tuple[str, ...]]:
    return {kanji: tuple(ways.split()) for kanji, ways in table("japanese")["given"].items()}


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(family[0] for family in table("japanese")["families"])


def japanese_names(text: str) -> tuple[tuple[str, str], ...]:
    """Give the readings of a Japanese person's name, family name first; none that are not known.

    >>> japanese_names("田中太郎")
    (('tanaka', 'taro'),)
    """
    if text[:1] not in _beginnings():
        return ()
    families: dict[str, str] = table("japanese")["families"]
    return tuple(
        (families[text[:size]], given)
        for size in range(min(_LONGEST_FAMILY, len(text) - 1), 0, -1)
        if text[:size] in families
        for given in _given().get(text[size:], ())
    )
