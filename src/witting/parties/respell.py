"""One word written otherwise, as a list may have it: parted, mended, or as it was before a scan.

Only ways whose words the list or the classes know are given, so that they stay few. What was found
of a word is kept: names repeat words.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from witting.names import (
    ABJAD_MARK,
    Reading,
    TokenKind,
    class_words,
    first_words,
    is_particle,
    kind_of,
    ocr_ways,
    plain,
    unseamed,
)
from witting.names.classes import particles
from witting.names.damaged import MISREAD, MOST_WAYS
from witting.names.kept import Kept
from witting.names.native import kernel
from witting.names.sounds import EAR
from witting.parties.store import Array

Knows = Callable[[str], bool]
_HELD = 65_536
AS_NEITHER, AS_PERSON, AS_FIRM = 0, 1, 2
SEAM, OTHERS = 1, 2  # a capital inside shows a seam; a word of it may be parted or mended
_LEAST_PART = 3
_LEAST_SPLIT = 6
_LEAST_STRANGE = 4
LEAST_SOUNDED = 4  # letters from which a word is known by its sound
_LEAST_SIGNS = 3  # of each part of an abjad word
_LEAST_MENDED = 5
_LONG_WORD = 8
_MOST_PARTS = 3
_MOST_SPLITS = 2


@lru_cache(maxsize=_HELD)  # for every list the same
def plain_words(written: str) -> tuple[tuple[str, ...], int]:
    """Give the plain words of one written word, and whether a capital inside shows a seam."""
    seamless = written.istitle() or unseamed(written) == written
    return tuple(plain(written).split()), 0 if seamless else SEAM


class Written(NamedTuple):
    """A name as it is written and read, with what any list is asked of it."""

    latin: Sequence[str]  # its own plain words that are Latin
    joined: Sequence[str]  # where some are not, what its neighbours come to as one Latin word
    as_person: Sequence[Reading]
    as_firm: Sequence[Reading]
    is_foreign: bool


class Respeller:
    """Asks one list how a word may be written otherwise.

    `knows` says whether a word is listed as it sounds, `has` whether it is as it is written.
    """

    tells_what_stays = False  # whether `stays` ever says that something does

    def __init__(self, knows: Knows, has: Knows) -> None:
        self.knows = knows
        self.has = has
        self.others = lru_cache(maxsize=_HELD)(self._others)
        self.parts = lru_cache(maxsize=_HELD)(self._parts)
        self.mended = lru_cache(maxsize=_HELD)(self._mended)
        self.splits = lru_cache(maxsize=_HELD)(self._splits)
        self.written = Kept(self._written, _HELD)

    def _written(self, written: str) -> tuple[tuple[str, ...], int]:
        """Give the plain words of one written word, and how it may be written otherwise."""
        words, seam = plain_words(written)
        return words, seam | (OTHERS if any(map(self._others, words)) else 0)

    def is_strange(self, word: str) -> bool:
        """Say whether nobody listed is called so, and no class either."""
        return word not in first_words() and not self.knows(word)

    def is_listed(self, word: str) -> bool:
        """Say whether a word is listed as written; an abjad word, as it reads."""
        return self.knows(word) if word.startswith(ABJAD_MARK) else self.has(word)

    def stays(self, _written: Written, _least: int, /) -> int:
        """Say as what a name is plainly asked for as it is read: `AS_PERSON`, `AS_FIRM`, both.

        That is where none of its own words has another way to be written, no neighbours are
        listed as one word of so many letters, and so in each reading. What is not said may be so.
        """
        return AS_NEITHER

    def joins(self, words: Sequence[str], least: int) -> list[tuple[int, int, str]]:
        """Give the neighbours that are listed as one word: how many, from which on, and the word.

        A word of so many letters at least; of abjad words, one that reads as a listed one.
        """
        out = []
        for size in (2, 3):
            for i in range(len(words) - size + 1):
                whole = joined(words[i : i + size])
                if len(whole) >= least and self.is_listed(whole):
                    out.append((size, i, whole))
        return out

    def _splits(self, token: str) -> tuple[Reading, ...]:
        """Give the parts of a word romanised from another script, which its name does not show."""
        if len(token) < _LEAST_SPLIT or kind_of(token) is not TokenKind.WORD:
            return ()
        return self.parts(token)[:_MOST_SPLITS] if self.is_strange(token) else ()

    def _others(self, word: str) -> tuple[Reading, ...]:
        """Give what stands for a strange word of a name: its parts, or what a scan made it of."""
        if not word.isascii() or len(word) < _LEAST_STRANGE or not self.is_strange(word):
            return ()
        return (*self.parts(word), *((way,) for way in ocr_ways(word) if self.has(way)))

    def _parts(self, word: str) -> tuple[Reading, ...]:
        """Give the ways to part a word into two or three known ones, the most even first."""
        if len(word) < _LEAST_SPLIT - 1:
            return ()
        if word.startswith(ABJAD_MARK):
            return self._abjad_parts(word)
        served = first_words()
        found: list[Reading] = []

        def known(part: str) -> bool:
            if len(part) > 1 and (part in served or is_particle(part)):
                return True
            return len(part) >= _LEAST_PART and self.has(part)

        for cut in range(2, len(word) - 1):
            head, tail = word[:cut], word[cut:]
            if known(head):
                if known(tail):
                    found.append((head, tail))
                else:
                    found += [
                        (head, tail[:k], tail[k:])
                        for k in range(2, len(tail) - 1)
                        if known(tail[:k]) and known(tail[k:])
                    ]
        found.sort(key=lambda parts: (len(parts), -min(map(len, parts))))
        return tuple(found[:_MOST_PARTS])

    def _abjad_parts(self, word: str) -> tuple[Reading, ...]:
        """Give the ways to part an abjad word in two that read as listed words: احمدرضا."""
        signs = word[1:]
        ways = (
            (ABJAD_MARK + signs[:cut], ABJAD_MARK + signs[cut:])
            for cut in range(_LEAST_SIGNS, len(signs) - _LEAST_SIGNS + 1)
        )
        return tuple(way for way in ways if all(map(self.knows, way)))[:_MOST_PARTS]

    def _mended(self, word: str) -> str:
        """Give the class word a strange word is a misspelling of, or ""."""
        if not word.isascii() or len(word) < _LEAST_MENDED or not self.is_strange(word):
            return ""
        least = 1.0 - (1.5 if len(word) < _LONG_WORD else 2.5) / len(word)
        near = process.extractOne(
            word, _class_words_like(word), scorer=OSA.normalized_similarity, score_cutoff=least
        )
        return str(near[0]) if near else ""


@cache
def _common() -> Any:
    """Give the kernel what is known of words without any list, once for all of them."""
    sizes = (_LONG_WORD, _MOST_SLIPS)
    return kernel().Common(
        set(first_words()), set(particles()), class_words(), list(MISREAD), sizes
    )


class KernelRespeller(Respeller):
    """The same where the kernel looks Latin words up."""

    tells_what_stays = True

    def __init__(self, knows: Knows, has: Knows, arrays: dict[str, Array]) -> None:
        super().__init__(knows, has)
        self._arrays = arrays
        self._quickly = cache(self._opened)  # when it is first asked: the classes are read then

    def _opened(self) -> Any:
        limits = (_LEAST_PART, _LEAST_SPLIT, _LEAST_STRANGE, LEAST_SOUNDED)
        mending = (_LEAST_MENDED, _MOST_PARTS, MOST_WAYS)
        return EAR.open(self._arrays, _common(), [*limits, *mending])

    def stays(self, written: Written, least: int, /) -> int:
        """Give what `Respeller.stays` gives, or more."""
        found: int = self._quickly().stays(*written, least)
        return found

    def joins(self, words: Sequence[str], least: int) -> list[tuple[int, int, str]]:
        """Give what `Respeller.joins` gives."""
        if len(words) < 2:
            return []
        found = self._quickly().joins(words, least)
        if not found:
            return super().joins(words, least) if found is None else []
        return [(size, i, "".join(words[i : i + size])) for size, i in found]

    def _others(self, word: str) -> tuple[Reading, ...]:
        return tuple(map(tuple, self._quickly().others(word))) if word.isascii() else ()

    def _splits(self, token: str) -> tuple[Reading, ...]:
        if not token.isascii():
            return super()._splits(token)
        if len(token) < _LEAST_SPLIT or kind_of(token) is not TokenKind.WORD:
            return ()
        return tuple(way for way in self._others(token) if len(way) > 1)[:_MOST_SPLITS]

    def _parts(self, word: str) -> tuple[Reading, ...]:
        if not word.isascii() or word.startswith(ABJAD_MARK):
            return super()._parts(word)
        return tuple(map(tuple, self._quickly().parts(word)))

    def _mended(self, word: str) -> str:
        return str(self._quickly().mended(word)) if word.isascii() else ""


def joined(words: Sequence[str]) -> str:
    """Give neighbours written as one word, or "" where they cannot be."""
    whole = "".join(words)
    if whole.isalpha():
        return whole
    if all(word.startswith(ABJAD_MARK) for word in words):
        return ABJAD_MARK + whole.replace(ABJAD_MARK, "")
    return ""


_MOST_SLIPS = 2


def _class_words_like(word: str) -> list[str]:
    """Give the class words with a word's first letter and about its length."""
    size = len(word)
    by = _by_beginning()
    return [
        other
        for length in range(size - _MOST_SLIPS, size + _MOST_SLIPS + 1)
        for other in by.get((word[0], length), ())
    ]


@cache
def _by_beginning() -> dict[tuple[str, int], list[str]]:
    found: dict[tuple[str, int], list[str]] = {}
    for word in class_words():
        found.setdefault((word[0], len(word)), []).append(word)
    return found
