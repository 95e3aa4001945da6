"""The commonest names read by the kernel: `quickly` and `word_once` of people's names and firms'.

The kernel is handed the tables and rules these are read by here. It reads words of one alphabet
that no table knows, asks Python for all others, and keeps both; it gives None for a name whose
words must be seen together.
"""

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from witting.names.abjad import told_of_abjads
from witting.names.exonyms import exonyms
from witting.names.looks import latin_look, may_be_seen
from witting.names.native import kernel
from witting.names.normal import plain_letter
from witting.names.romanise import PAIRS, latin_letters, servants
from witting.names.scripts import letters_of
from witting.names.spelt import (
    LATIN,
    LEAST_CAPITALS,
    MASKED,
    MOST_KEPT,
    PARTED,
    SEEN,
    SIGNS,
    UNSEEN,
    Reading,
)
from witting.names.tables import table

Read = Callable[[str, int], "tuple[Reading, ...] | None"]

_SCRIPTS = ("latn", "cyrl", "grek", "armn", "geor", "hebr", "arab")
_EDGES = "\"'«»“”„‘’,()"  # signs that show nothing where a word begins or ends
_ASKS = {
    "masked_beside_latin": LATIN | MASKED,
    "seen": SEEN,
    "unseen": UNSEEN,
    "begins": 0,
    "meant": 0,
    "most_meant": 0,
}
_UPPER, _LOWER, _SEEN, _LOOKS = 1, 2, 4, 8


def unread(name: str, longest: int) -> None:
    """Give None: what the kernel gives for a name it leaves to Python."""


def scribe(
    known: set[str],
    side: dict[str, Any],
    most_initials: int,
    asks: dict[str, int],
    phrases: dict[str, str],
    otherwise: Callable[[str], Any],
) -> Any:
    """Give what reads names of one side and their words, or None where the kernel is not built.

    `known` are the words a table knows, `side` is what else a person's words, or a firm's, are
    read by, `asks` are the bits of words that need others, and `otherwise` reads all other words.
    """
    built = kernel()
    if built is None:
        return None
    return built.Scribe(
        _letters(),
        latin_letters(),
        PAIRS,
        _EDGES,
        {*known, *_known_to_all()},
        {"latin": LATIN, "masked": MASKED, "seen": SEEN, "unseen": UNSEEN, "signs": list(SIGNS)},
        told_of_abjads(),
        side,
        PARTED,
        {
            "most_initials": most_initials,
            "least_capitals": LEAST_CAPITALS,
            "most_kept": MOST_KEPT,
        },
        _ASKS | asks,
        phrases,
        otherwise,
    )


def _known_to_all() -> Iterator[str]:
    """Give the plain words that are read by a table on either side."""
    yield from servants()
    yield from table("abjad")["words"]
    for words in exonyms():
        yield from words


@cache
def _letters() -> list[tuple[str, str, str, int]]:
    """Give each letter that always has the same plain form, with it, its script and its bits.

    Only letters that nothing unfolds, joins to another or puts elsewhere: a word's plain form is
    then that of its letters.
    """
    found = []
    for script in _SCRIPTS:
        for letter in sorted(letters_of(script)):
            titled = letter.istitle() and not letter.isupper()
            if titled or unicodedata.normalize("NFKC", letter) != letter:
                continue
            if unicodedata.combining(letter):
                continue
            own = plain_letter(letter)
            if own.isalpha() and letters_of(script).issuperset(own):
                found.append((letter, own, script, _bits(letter, own, script)))
    return found


def _bits(letter: str, own: str, script: str) -> int:
    looks = script in ("cyrl", "grek") and bool(latin_look(own))
    return (
        (_UPPER if letter.isupper() else 0)
        | (_LOWER if letter.islower() else 0)
        | (_SEEN if may_be_seen(letter) else 0)
        | (_LOOKS if looks else 0)
    )
