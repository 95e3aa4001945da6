"""Japanese names written in kanji alone: read by a table of common family and given names."""

from functools import cache

from witting.names.tables import table

_LONGEST_FAMILY = 3


@cache
def _given() -> dict[str, tuple[str, ...]]:
    return {kanji: tuple(ways.split()) for kanji, ways in table("japanese")["given"].items()}


def japanese_names(text: str) -> tuple[tuple[str, str], ...]:
    """Give the readings of a Japanese person's name, family name first; none that are not known.

    >>> japanese_names("田中太郎")
    (('tanaka', 'taro'),)
    """
    families: dict[str, str] = table("japanese")["families"]
    return tuple(
        (families[text[:size]], given)
        for size in range(min(_LONGEST_FAMILY, len(text) - 1), 0, -1)
        if text[:size] in families
        for given in _given().get(text[size:], ())
    )
