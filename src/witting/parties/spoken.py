"""The listed words an abjad word reads as: found by skeleton, then laid against the signs.

The kernel does it where it is built. Here is the same in Python: one sign at a time for all the
candidates together, with the costs of `witting.names.weave`.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Protocol

import numpy as np
from rapidfuzz.distance import OSA

from witting.names import alike
from witting.names.weave import (
    ARTICLE,
    LOOM,
    PARTED,
    WHOLE,
    costs_listed,
    fields,
    plain_read,
    skips_listed,
    unspoken_listed,
)
from witting.parties import nearness
from witting.parties.store import Array, Texts, place_in

_LONG_KEY = 4
_WRONG = 100
_FEW = 12  # candidates read one by one
_LONGEST = 64
_BETWEEN = b"\0"
Read = tuple[list[tuple[int, int]], list[tuple[int, int]]]


class Spoken(Protocol):
    """What reads abjad words."""

    def read(self, word: str, ways: Sequence[str], keys: Sequence[str], least: int) -> Read:
        """Give the tokens a word reads as with how well, and abjad words written alike.

        The candidates have one of these skeletons, or one a slip from it.
        """
        ...


def open_spoken(arrays: dict[str, Array], *, fast: bool = True) -> Spoken:
    """Give what reads abjad words as the words of an index: the kernel's where it is built."""
    if fast and LOOM is not None:
        built: Spoken = LOOM.open(arrays)
        return built
    return PlainSpoken(arrays)


class _Some(Texts):
    """Texts of which many are asked for at once."""

    def some(self, places: Sequence[int]) -> list[str]:
        """Give the texts at these places."""
        data, starts = self._data, self._starts
        joined = _BETWEEN.join([data[starts[n] : starts[n + 1]] for n in places])
        return str(joined, "utf-8").split("\0") if places else []


class PlainSpoken:
    """The same in Python, and what the kernel is held against."""

    def __init__(self, arrays: dict[str, Array]) -> None:
        self._arrays = arrays
        self._skeletons = _Some(arrays["skeleton_bytes"], arrays["skeleton_starts"])
        self._vocabulary = _Some(arrays["vocab_bytes"], arrays["vocab_starts"])
        self._spoken = _Some(arrays["spoken_bytes"], arrays["spoken_starts"])
        self._near = lru_cache(maxsize=16384)(self._near_to)

    def read(self, word: str, ways: Sequence[str], keys: Sequence[str], least: int) -> Read:
        """Give the tokens a word reads as with how well, and abjad words written alike.

        The candidates have one of these skeletons, or one a slip from it.
        """
        numbers = {number for key in keys for number in self._near(key)}
        tokens = sorted(n for number in numbers for n in self._tokens(number))
        said = self._spoken.some(tokens)
        latin = [(token, text) for token, text in zip(tokens, said, strict=True) if text]
        read = read_many(ways, [text for _, text in latin], least)
        found = [
            (token, bp) for (token, _), bp in zip(latin, read, strict=True) if bp and bp >= least
        ]
        others = [token for token, text in zip(tokens, said, strict=True) if not text]
        written = zip(others, self._vocabulary.some(others), strict=True)
        alike_ = ((token, alike(word, other)) for token, other in written)
        return found, [(token, bp) for token, bp in alike_ if bp]

    def _tokens(self, skeleton: int) -> list[int]:
        starts = self._arrays["skeleton_token_starts"]
        tokens = self._arrays["skeleton_tokens"]
        found: list[int] = tokens[int(starts[skeleton]) : int(starts[skeleton + 1])].tolist()
        return found

    def _near_to(self, key: str) -> tuple[int, ...]:
        """Give the number of a skeleton, and those one slip from a long one."""
        found = {place_in(self._skeletons, key)}
        if len(key) >= _LONG_KEY:
            starts = self._arrays["near_skeleton_starts"]
            near = nearness.near(key, starts, self._arrays["near_skeletons"])
            others = self._skeletons.some(near)
            found.update(
                number
                for number, other in zip(near, others, strict=True)
                if OSA.distance(key, other, score_cutoff=1) <= 1
            )
        return tuple(sorted(found - {-1, 0}))


def read_many(ways: Sequence[str], said: Sequence[str], least: int) -> list[int]:
    """Say how well a word reads as each of many: what `plain_read` says of one after the other.

    >>> read_many(["bWtYn"], ["putin", "ivanov"], 6_000)
    [10000, 0]
    """
    if len(said) <= _FEW or not _laid_out().keys() >= set("".join(ways)):
        return [plain_read(ways, text, least) for text in said]
    own, others = ways[0], ways[1:]
    whole = [text.partition(PARTED)[0] for text in said]
    parted = [(i, fields(text)) for i, text in enumerate(said) if PARTED in text]
    more = [(i, text[1], 0) for i, text in parted if text[1] and "h" in own[1:]]
    more += [(i, text[2], ARTICLE) for i, text in parted if text[2]]
    read = _weave(own, whole + [text for _, text, _ in more], least).tolist()
    best: list[int] = read[: len(whole)]
    for (i, _, off), bp in zip(more, read[len(whole) :], strict=True):
        best[i] = max(best[i], bp - off)
    for way in others:
        best = list(map(max, best, _weave(way, whole, least).tolist()))
    return best


def _weave(signs: str, letters: list[str], least: int) -> Array:
    """Do what `plain_weave` does for many words; their length is the first thing that tells."""
    laid = np.array(letters)
    wide = laid.dtype.itemsize // 4
    if not signs or wide > _LONGEST:
        return np.array([plain_read([signs], one, least) for one in letters], dtype=np.int64)
    codes = laid.view(np.uint32).reshape(len(letters), wide)
    lengths = np.count_nonzero(codes, axis=1)
    alphabet, rows = _alphabet(), _laid_out()
    sounds = alphabet[np.minimum(codes, len(alphabet) - 1)]
    gone = _skips(sounds, lengths)
    before = np.zeros((len(letters), wide + 1), dtype=np.int32)
    np.cumsum(gone, axis=1, out=before[:, 1:])
    # What a row holds less what leaving out every letter so far costs: so that a letter left out
    # is free, and the least so far is what `minimum.accumulate` gives.
    row = np.zeros_like(before)
    for place, sign in enumerate(signs):
        costs, first, unspoken = rows[sign]
        met = row[:, :-1] + ((first if place == 0 else costs)[sounds] - gone)
        row += unspoken
        np.minimum(row[:, 1:], met, out=row[:, 1:])
        np.minimum.accumulate(row, axis=1, out=row)
    at = np.arange(len(letters)), lengths
    cost = 100 * (row[at] + before[at]).astype(np.int64)
    size = np.maximum(len(signs), 1 + lengths // 2)
    fits = (lengths > 0) & (lengths <= 2 * len(signs) + 1) & (len(signs) <= lengths + 2)
    return np.where(fits & (cost <= (WHOLE - least) * size), WHOLE - cost // size, 0)


def _skips(sounds: Array, lengths: Array) -> Array:
    """Give what leaving each letter unwritten costs."""
    alone, after, end, leads = _unwritten()
    gone: Array = alone[sounds]
    gone[:, 1:] = np.where(leads[sounds[:, :-1]], after[sounds[:, 1:]], gone[:, 1:])
    last = np.arange(len(sounds)), np.maximum(lengths - 1, 0)
    gone[last] = np.maximum(gone[last], end[sounds[last]])
    return gone


@cache
def _letters() -> dict[str, int]:
    """Number the letters that cost anything but a wrong letter's hundred; 0 is every other."""
    listed = {letter for _, letter, _ in (*costs_listed(False), *costs_listed(True))}
    listed.update(letter for letter, *_ in skips_listed())
    return {letter: i for i, letter in enumerate(sorted(listed), 1)}


@cache
def _alphabet() -> Array:
    """Give each letter's number by its code; the last stands for all beyond."""
    out = np.zeros(max(map(ord, _letters())) + 2, dtype=np.uint8)
    for letter, number in _letters().items():
        out[ord(letter)] = number
    return out


@cache
def _laid_out() -> dict[str, tuple[Array, Array, int]]:
    """Give what each letter costs each sign, anywhere and first, and what the sign costs unread."""
    unspoken = dict(unspoken_listed())
    signs = sorted({sign for sign, _, _ in costs_listed(False)})
    return {
        sign: (_row(sign, first=False), _row(sign, first=True), unspoken.get(sign, _WRONG))
        for sign in signs
    }


def _row(sign: str, *, first: bool) -> Array:
    out = np.full(len(_letters()) + 1, _WRONG, dtype=np.int32)
    for own, letter, cost in costs_listed(first):
        if own == sign:
            out[_letters()[letter]] = cost
    return out


@cache
def _unwritten() -> tuple[Array, Array, Array, Array]:
    """Give what leaving each letter out costs: alone, after a vowel, at the end; and who leads."""
    alone, after = (np.full(len(_letters()) + 1, _WRONG, dtype=np.int32) for _ in range(2))
    end = np.zeros(len(_letters()) + 1, dtype=np.int32)
    leads = np.zeros(len(_letters()) + 1, dtype=bool)
    for letter, *costs in skips_listed():
        place = _letters()[letter]
        alone[place], after[place], end[place], leads[place] = costs
    return alone, after, end, leads
