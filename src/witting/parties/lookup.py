"""The index opened: words of the list like a given word, and rows that may match a reading.

Exact by construction: every word of the vocabulary alike enough is found (not the first k), and a
row is left out only when the most its words could score is below what is asked.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from witting.base import PartyKind
from witting.names import (
    ABJAD_MARK,
    LEAST,
    TokenKind,
    abjad_likeness,
    bones,
    kind_of,
    likeness,
    skeleton,
    skeletons,
    sound,
)
from witting.parties import thresholds as at
from witting.parties.store import Array, texts
from witting.parties.weights import token_weight

_SOUNDING = (TokenKind.WORD, TokenKind.PATRONYMIC, TokenKind.PARTICLE)
_AFTER = "\U0010ffff"
CUT = "…"  # ends a token that the end of a field may have cut short
CUT_ALIKE = 0.95
_LONG_KEY = 4
_SURELY = 0.93  # likeness at which an unvowelled word counts as known


class Alike(dict[int, float]):
    """Tokens of the vocabulary like one token, by number, with how alike they are."""


def worth(alike: float) -> float:
    """Say what a likeness is worth in a score: unlike spellings lose faster than they differ."""
    return max(0.0, 1.0 - at.SLOPE * (1.0 - alike))


class Lookup:
    """The arrays of one index with the questions asked of them."""

    def __init__(self, arrays: dict[str, Array]) -> None:
        self._arrays = arrays
        self.entries = int(arrays["entries"][0])
        self.row_entry = arrays["row_entry"]
        self.row_name = arrays["row_name"]
        self.row_weak = arrays["row_weak"]
        self.row_kind = arrays["row_kind"]
        self.rows = int(self.row_entry.size)
        self.weights = arrays["token_weights"]
        self.alike = lru_cache(maxsize=65536)(self._alike)

    @cached_property
    def vocabulary(self) -> list[str]:
        """Every token, sorted."""
        return texts(self._arrays["vocabulary"])

    @cached_property
    def _sounds(self) -> list[str]:
        return texts(self._arrays["sounds"])

    @cached_property
    def _sound_lengths(self) -> list[int]:
        return [len(s) for s in self._sounds]

    @cached_property
    def _bone_keys(self) -> dict[str, int]:
        return {key: i for i, key in enumerate(texts(self._arrays["bones"]))}

    @cached_property
    def _skeleton_list(self) -> list[str]:
        return texts(self._arrays["skeletons"])

    @cached_property
    def _skeletons(self) -> dict[str, int]:
        return {key: i for i, key in enumerate(self._skeleton_list)}

    @cached_property
    def row_weights(self) -> Array:
        """The least each row can weigh: patronymics count as if forgiven."""
        least = self.weights.copy()
        for i, token in enumerate(self.vocabulary):
            if kind_of(token) is TokenKind.PATRONYMIC:
                least[i] *= at.FORGIVEN
        starts = self._arrays["row_starts"][:-1].astype(np.int64)
        if not starts.size:
            return np.zeros(0, dtype=np.float32)
        return np.asarray(np.add.reduceat(least[self._arrays["row_tokens"]], starts))

    def number(self, token: str) -> int:
        """Give a token's number in the vocabulary, or -1."""
        at_ = bisect_left(self.vocabulary, token)
        return at_ if at_ < len(self.vocabulary) and self.vocabulary[at_] == token else -1

    def knows(self, token: str) -> bool:
        """Say whether some listed name has this token, or one that sounds the same."""
        if token.startswith(ABJAD_MARK):
            return any(score >= _SURELY for score in self.alike(token).values())
        return self.number(token) >= 0 or (len(token) > 3 and self._exact_sound(token) > 0)

    def tokens_of(self, row: int) -> list[int]:
        """Give the token numbers of a row, in order."""
        starts = self._arrays["row_starts"]
        found: list[int] = self._arrays["row_tokens"][
            int(starts[row]) : int(starts[row + 1])
        ].tolist()
        return found

    def rows_of(self, token: int) -> Array:
        """Give the rows that have a token."""
        starts = self._arrays["token_starts"]
        return self._arrays["token_rows"][int(starts[token]) : int(starts[token + 1])]

    def _alike(self, token: str) -> Alike:
        if token.endswith(CUT):
            return self._cut(token[:-1])
        kind = kind_of(token)
        own = self.number(token)
        found = Alike({own: 1.0} if own >= 0 else {})
        if kind is TokenKind.ABJAD:
            self._add(found, token, self._abjad_candidates(token))
        elif kind in (TokenKind.WORD, TokenKind.PATRONYMIC):
            self._add(found, token, self._sounding(sound(token)))
            self._add(found, token, self._by_skeleton(token, abjad_only=True))
        elif kind is TokenKind.PARTICLE:
            self._add(found, token, self._group("sound", self._exact_sound(token)))
        return found

    def _cut(self, token: str) -> Alike:
        """Give the tokens a word cut short by a field's end may be, beside what it is like."""
        found = Alike(self.alike(token))
        first = bisect_left(self.vocabulary, token)
        last = bisect_left(self.vocabulary, token + _AFTER)
        for other in range(first, last):
            found[other] = max(found.get(other, 0.0), CUT_ALIKE)
        return found

    def _add(self, found: Alike, token: str, candidates: Sequence[int]) -> None:
        for other in candidates:
            if other not in found:
                score = likeness(token, self.vocabulary[other])
                if score > 0.0:
                    found[other] = score

    def _group(self, name: str, key: int) -> list[int]:
        if key < 0:
            return []
        starts = self._arrays[f"{name}_starts"]
        items = self._arrays["bones_sounds" if name == "bones" else f"{name}_tokens"]
        found: list[int] = items[int(starts[key]) : int(starts[key + 1])].tolist()
        return found

    def _exact_sound(self, token: str) -> int:
        key = sound(token)
        at_ = bisect_left(self._sounds, (len(key), key), key=lambda s: (len(s), s))
        return at_ if at_ < len(self._sounds) and self._sounds[at_] == key else -1

    def _sounding(self, key: str) -> list[int]:
        """Give every token whose sound is near: by edits, or by the same consonants."""
        numbers = set(self._near_sounds(key)) if len(key) >= 3 else {self._exact_sound(key)}
        if len(bones(key)) > 1:
            numbers.update(self._group("bones", self._bone_keys.get(bones(key), -1)))
        return [token for number in sorted(numbers) for token in self._group("sound", number)]

    def _near_sounds(self, key: str) -> list[int]:
        low = bisect_left(self._sound_lengths, max(3, int(len(key) * LEAST)))
        high = bisect_left(self._sound_lengths, int(len(key) / LEAST) + 1)
        near = process.cdist(
            [key], self._sounds[low:high], scorer=OSA.normalized_similarity,
            score_cutoff=LEAST, dtype=np.float32,
        )  # fmt: skip
        return (np.flatnonzero(near[0] >= LEAST) + low).tolist() if high > low else []

    def _by_skeleton(self, token: str, *, abjad_only: bool) -> list[int]:
        keys = skeletons(token) if token.startswith(ABJAD_MARK) else (skeleton(token),)
        found = [
            t for key in keys if key for t in self._group("skeleton", self._skeletons.get(key, -1))
        ]
        if not abjad_only:
            return found
        first, last = self._abjad_range
        return [other for other in found if first <= other < last]

    @cached_property
    def _abjad_range(self) -> tuple[int, int]:
        return (
            bisect_left(self.vocabulary, ABJAD_MARK),
            bisect_left(self.vocabulary, ABJAD_MARK + _AFTER),
        )

    def _abjad_candidates(self, token: str) -> list[int]:
        """Give tokens an abjad word may be: by skeleton, near skeletons, or as written."""
        keys = set(skeletons(token))
        for key in [key for key in keys if len(key) >= _LONG_KEY]:
            every = self._skeleton_list
            near = process.cdist([key], every, scorer=OSA.distance, score_cutoff=1)
            keys |= {every[i] for i in np.flatnonzero(near[0] <= 1)}
        found = [
            t for k in sorted(keys) for t in self._group("skeleton", self._skeletons.get(k, -1))
        ]
        first, last = self._abjad_range
        return found + list(range(first, last))

    def weight(self, token: str) -> float:
        """Give what a token of a query weighs: as the listed word most like it does."""
        alike = self.alike(token)
        if not alike:
            return token_weight(token)
        best = max(alike.values())
        return max(float(self.weights[n]) for n, score in alike.items() if score == best)

    def candidates(self, tokens: Sequence[str], weights: Sequence[float], least: float) -> Array:
        """Give the rows whose words could score `least` or more with these, in order."""
        asked = np.zeros(self.rows, dtype=np.float32)
        listed = np.zeros(self.rows, dtype=np.float32)
        whole = 0.0
        slack = 0.0
        only_initials = all(kind_of(token) is TokenKind.INITIAL for token in tokens)
        for token, weight in zip(tokens, weights, strict=True):
            kind = kind_of(token)
            whole += weight * (at.FORGIVEN if kind is TokenKind.PATRONYMIC else 1.0)
            if kind is TokenKind.INITIAL and not only_initials:
                slack += weight
            else:
                self._tally(self.alike(token), weight, asked, listed)
        if not whole:
            return np.zeros(0, dtype=np.int64)
        most = at.ASKED * np.minimum((asked + slack) / whole, 1.0)
        most += at.LISTED * np.minimum((listed + slack) / np.maximum(self.row_weights, 1e-6), 1.0)
        return np.flatnonzero((most >= least - 1e-4) & (asked > 0))

    def _tally(self, alike: Alike, weight: float, asked: Array, listed: Array) -> None:
        """Add the best a token can give to every row that has a word like it."""
        if not alike:
            return
        order = sorted(alike, key=lambda n: alike[n])
        rows = [self.rows_of(n) for n in order]
        sizes = [r.size for r in rows]
        flat = np.concatenate(rows)
        best = np.array([worth(alike[n]) for n in order], dtype=np.float32)
        of_asked = np.zeros(self.rows, dtype=np.float32)
        of_asked[flat] = np.repeat(best * weight, sizes)  # the last, and so the likest, stays
        of_listed = np.zeros(self.rows, dtype=np.float32)
        np.maximum.at(of_listed, flat, np.repeat(best * self.weights[order], sizes))
        asked += of_asked
        listed += of_listed

    @cached_property
    def person_code(self) -> int:
        """The number persons' rows carry."""
        return (None, *PartyKind).index(PartyKind.PERSON)

    def kind(self, number: int) -> TokenKind:
        """Say what a token of the vocabulary is."""
        return kind_of(self.vocabulary[number])

    def same_sound(self, token: str) -> list[int]:
        """Give the tokens that sound exactly the same."""
        return self._group("sound", self._exact_sound(token))

    def by_skeleton(self, token: str) -> list[int]:
        """Give the tokens with the likeliest consonant skeleton of an abjad word."""
        return self._group("skeleton", self._skeletons.get(skeleton(token), -1))

    def reads_as(self, token: str, number: int, least: float) -> bool:
        """Say whether an abjad word reads as a token of the vocabulary, `least` alike or more."""
        other = self.vocabulary[number]
        if other.startswith(ABJAD_MARK):
            return token == other
        return abjad_likeness(token, other, least) > 0.0

    def same(self, token: str) -> Alike:
        """Give the tokens a word plainly is, without guessing by edits: cheap enough for texts."""
        own = self.number(token)
        found = Alike({own: 1.0} if own >= 0 else {})
        near = self.by_skeleton(token) if token.startswith(ABJAD_MARK) else self.same_sound(token)
        if kind_of(token) in (*_SOUNDING, TokenKind.ABJAD):
            self._add(found, token, near)
        return found

    def weight_quickly(self, token: str) -> float:
        """Give the weight of a token by what it plainly is."""
        alike = self.same(token)
        return max((float(self.weights[n]) for n in alike), default=token_weight(token))
