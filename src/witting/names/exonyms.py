"""Names a language has its own word for: 普京 is Putin, though it reads pu-jing.

The table is data with a source for each row; what it does not hold is romanised by rule.
"""

from functools import cache

from witting.names.normal import plain
from witting.names.pairs import pairs
from witting.names.romanise import romanise_word
from witting.names.tables import table


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row["written"], tuple(row["reads"].split())) for row in table("exonyms")["names"])


@cache
def han_exonyms() -> dict[str, tuple[str, ...]]:
    """Give the Chinese and Japanese exonyms as they stand in a text, with their Latin words."""
    return {
        written: reads for written, reads in _rows() if any("㐀" <= c <= "鿿" for c in written)
    } | {han: (latin,) for han, latin in pairs("han_pairs")}


@cache
def exonyms() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Give the exonyms of scripts that part their words, by their plain words."""
    return {
        tuple(plain(written).split()): reads
        for written, reads in _rows()
        if written not in han_exonyms()
    }


def latin_word(word: str) -> str:
    """Give one plain word in Latin letters: by its exonym where it has one, else by rule.

    >>> latin_word("ростех"), latin_word("роснефть")
    ('rostec', 'rosneft')
    """
    known = () if word.isascii() else exonyms().get((word,), ())
    return known[0] if len(known) == 1 else romanise_word(word)


@cache
def han_firms() -> dict[str, tuple[str, ...]]:
    """Give the Chinese names of foreign firms as they stand in a text, with their tokens."""
    rows = table("exonyms")["firms"]
    return {row["written"]: tuple(row["reads"].split()) for row in rows}


@cache
def spoken_firms() -> dict[str, str]:
    """Give those of them that name one firm in running text, with its full Latin name."""
    return {row["written"]: row["full"] for row in table("exonyms")["firms"] if "full" in row}


@cache
def spoken_names() -> dict[str, str]:
    """Give writings that in running Chinese text name one person, with the full Latin name."""
    return {row["written"]: row["full"] for row in table("exonyms")["names"] if "full" in row}
