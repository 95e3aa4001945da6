"""The index opened: its words, the rows that have them, and which words one word plainly is."""

from collections.abc import Callable, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any

import numpy as np

from witting.base import PartyKind
from witting.names import (
    ABJAD_MARK,
    TokenKind,
    abjad_likeness,
    alike,
    bones,
    kind_of,
    skeleton,
    skeletons,
    sound,
)
from witting.names.abjad import foreign_spellings, spoken, ways_written
from witting.names.likeness import WHOLE, abjad_least, abjad_worth
from witting.names.weave import LOOM, read
from witting.parties import nearness
from witting.parties.build import kind_code
from witting.parties.respell import LEAST_SOUNDED, KernelRespeller, Respeller
from witting.parties.spoken import Spoken, open_spoken
from witting.parties.store import Array, Texts, may_hold, place_in, texts
from witting.parties.weights import token_weight

AFTER = "\U0010ffff"  # sorts after every letter
CUT = "…"  # ends a token that the end of a field may have cut short
SURE = "!"  # then a sign: the token was read from Han or Hangul, and no letter of it is a slip
_LEAST_SIGNS = 2  # with the mark: one sign reads as nothing
_NEVER = WHOLE + 1
_SURELY = 9_300  # likeness at which an unvowelled word counts as known
_NAMES = (TokenKind.WORD, TokenKind.PATRONYMIC)
_PLAINLY = (TokenKind.WORD, TokenKind.PATRONYMIC, TokenKind.PARTICLE, TokenKind.ABJAD)


@cache
def _foreign_latin() -> frozenset[str]:
    """Give the Latin words that have an Arabic spelling of their own."""
    return frozenset(latin for ways in foreign_spellings().values() for latin in ways)


class Lookup:
    """The arrays of one index with the questions asked of them."""

    def __init__(self, arrays: dict[str, Array]) -> None:
        self.arrays = arrays
        self.entries = int(arrays["entries"][0])
        self.people = int(arrays["people"][0])
        self.row_entry = arrays["row_entry"]
        self.row_name = arrays["row_name"]
        self.row_weak = arrays["row_weak"]
        self.row_kind = arrays["row_kind"]
        self.row_marks = arrays["row_marks"]
        self.rows = int(self.row_entry.size)
        self.token_kind = arrays["token_kind"]
        self.token_weight = arrays["token_weight"]
        self.person_code = kind_code(PartyKind.PERSON)
        self._token_at: Callable[[str], int] = lambda token: place_in(self.vocabulary, token)
        self._sound_at: Callable[[str], int] = lambda key: place_in(self.sounds, key)
        self.number = lru_cache(maxsize=65536)(self._number)
        self.knows = lru_cache(maxsize=65536)(self._knows)
        self._abjad_word = lru_cache(maxsize=65536)(self._listed_abjad)
        self._abjad_of = lru_cache(maxsize=16384)(self._laid)
        self.beginning = lru_cache(maxsize=4096)(self._beginning)
        self.respeller = Respeller(self.knows, self.has)
        self._known = memoryview(np.ascontiguousarray(arrays["known"]).data)

    def quicken(self, token_at: Callable[[str], int], sound_at: Callable[[str], int]) -> None:
        """Find tokens and sounds by other means that give the same: the kernel's."""
        self._token_at, self._sound_at = token_at, sound_at
        self.respeller = KernelRespeller(self.knows, self.has, self.arrays)

    @cached_property
    def has_identifiers(self) -> bool:
        """Whether any entry carries an identifier."""
        return bool(self.arrays["identifier_keys"].size)

    @cached_property
    def has_abjad(self) -> bool:
        """Whether any listed word is written in abjad signs."""
        return bool(self.arrays["abjad_tokens"].size)

    @cached_property
    def vocabulary(self) -> Texts:
        """Every token, sorted."""
        return texts(self.arrays, "vocab")

    @cached_property
    def sounds(self) -> Texts:
        """Every sound, sorted."""
        return texts(self.arrays, "sound")

    @cached_property
    def bones(self) -> Texts:
        """The consonants of every sound, sorted."""
        return texts(self.arrays, "bones")

    @cached_property
    def _skeletons(self) -> Texts:
        return texts(self.arrays, "skeleton")

    @cached_property
    def token_length(self) -> Array:
        """How many bytes each token has."""
        return np.diff(self.arrays["vocab_starts"])

    @cached_property
    def weights(self) -> Array:
        """What each token weighs, 0 to 1."""
        return np.asarray(self.token_weight, dtype=np.float64) / 1000.0

    def _number(self, token: str) -> int:
        """Give a token's number in the vocabulary, or -1."""
        return self._token_at(token) if self._may_know(token) else -1

    def _may_know(self, text: str) -> bool:
        """Say whether a text may be a token or a key of the index: most strange words are not."""
        return may_hold(self._known, text)

    def _knows(self, token: str) -> bool:
        """Say whether some listed name has this token, or one that sounds the same."""
        if token.startswith(ABJAD_MARK):
            return any(bp >= _SURELY for _, bp in self._reads(token, _SURELY))
        return self.number(token) >= 0 or (
            len(token) >= LEAST_SOUNDED and self.sound_number(sound(token)) > 0
        )

    def has(self, token: str) -> bool:
        """Say whether some listed name has this very token."""
        return self.number(token) >= 0

    def sound_number(self, key: str) -> int:
        """Give a sound's number, or -1."""
        return self._sound_at(key) if self._may_know(key) else -1

    def tokens_of(self, row: int) -> list[int]:
        """Give the token numbers of a row, in order."""
        return self._group("row", "row_tokens", row)

    def summed(self, of: Array) -> Array:
        """Add up, row by row, what stands for each token of the vocabulary."""
        starts = self.arrays["row_starts"].astype(np.int64)
        sums = np.concatenate(([0], np.cumsum(of[self.arrays["row_tokens"]], dtype=np.int64)))
        added: Array = sums[starts[1:]] - sums[starts[:-1]]
        return added

    def rows_of(self, token: int) -> Array:
        """Give the rows that have a token, persons' first."""
        starts = self.arrays["post_starts"]
        return self.arrays["post_rows"][int(starts[token]) : int(starts[token + 1])]

    def brief_rows_of(self, token: int) -> Array:
        """Give the rows that have a token and an initial."""
        starts = self.arrays["brief_starts"]
        return self.arrays["brief_rows"][int(starts[token]) : int(starts[token + 1])]

    def _group(self, starts: str, items: str, key: int) -> list[int]:
        if key < 0:
            return []
        bounds = self.arrays[f"{starts}_starts"]
        found: list[int] = self.arrays[items][int(bounds[key]) : int(bounds[key + 1])].tolist()
        return found

    def of_sound(self, number: int) -> list[int]:
        """Give the tokens of a sound, by its number."""
        return self._group("sound_token", "sound_tokens", number)

    def near_sounds(self, key: str) -> list[int]:
        """Give the sounds that may be near one: itself, a slip or two away, or of its bones."""
        found = set(nearness.near(key, self.arrays["near_starts"], self.arrays["near_sounds"]))
        own = self.sound_number(key)
        if own > 0:
            found.add(own)
        if len(bones(key)) > 1:
            same = place_in(self.bones, bones(key))
            found.update(self._group("bones_sound", "bones_sounds", same))
        return sorted(found)

    def abjad(self, token: str) -> tuple[tuple[int, int], ...]:
        """Give the tokens an abjad word reads as, or the abjad tokens a Latin word reads as."""
        if token.startswith(ABJAD_MARK):
            return self._reads(token)
        if not self.has_abjad:
            return ()
        found, laid = self._abjad_of(skeleton(token))
        if not found:
            return ()
        if laid is None or token in _foreign_latin():
            return self._read_by(token, found)
        return tuple((number, abjad_worth(bp)) for number, bp in laid.read(spoken(token)))

    def _laid(self, key: str) -> tuple[list[int], Any]:
        """Give the listed abjad words of a Latin skeleton, laid out where there is a kernel."""
        found = sorted(self._abjad_words(key))
        if LOOM is None or not found:
            return found, None
        words = ((n, *self._abjad_word(n)) for n in found)
        return found, LOOM.lay(
            [(n, ways, least) for n, other, ways, least in words if len(other) > _LEAST_SIGNS]
        )

    def _read_by(self, token: str, found: Sequence[int]) -> tuple[tuple[int, int], ...]:
        """Give which of some listed abjad words a Latin word reads as: `alike`, all at once."""
        said, foreign, out = spoken(token), foreign_spellings(), []
        for number in found:
            other, ways, least = self._abjad_word(number)
            if len(other) <= _LEAST_SIGNS:
                continue
            bp = WHOLE if token in foreign.get(other, ()) else read(ways, said, least)
            if bp >= least and abjad_worth(bp):
                out.append((number, abjad_worth(bp)))
        return tuple(out)

    def _listed_abjad(self, number: int) -> tuple[str, tuple[str, ...], int]:
        """Give a listed abjad word with what reading it needs."""
        other = self.vocabulary[number]
        return other, tuple(ways_written(other)), abjad_least(other)

    def _reads(self, token: str, worth: int = 0) -> tuple[tuple[int, int], ...]:
        """Give the tokens an abjad word reads as that are worth so much, and how much they are."""
        least = abjad_least(token, worth) if len(token) > _LEAST_SIGNS else _NEVER
        near, written = self._spoken.read(token, ways_written(token), skeletons(token), least)
        found = {n: abjad_worth(kept) for n, kept in near}
        if len(token) > _LEAST_SIGNS:
            for latin in foreign_spellings().get(token, ()):
                number = self.number(latin)
                if number >= 0 and self.kind(number) in _NAMES:
                    found[number] = abjad_worth(WHOLE)
        return tuple(sorted((*found.items(), *written)))

    @cached_property
    def _spoken(self) -> Spoken:
        return open_spoken(self.arrays)

    def _abjad_words(self, key: str) -> set[int]:
        """Give the listed abjad words that may have a skeleton in Latin."""
        if not self._may_know(ABJAD_MARK + key):
            return set()
        return set(self._group("abjad_token", "abjad_tokens", place_in(self._abjad_keys, key)))

    @cached_property
    def _abjad_keys(self) -> Texts:
        return texts(self.arrays, "abjad")

    def _of_skeleton(self, number: int) -> list[int]:
        return self._group("skeleton_token", "skeleton_tokens", number)

    def _beginning(self, letters: str) -> tuple[int, int]:
        """Give the range of the tokens that begin with these letters."""
        return self.vocabulary.place(letters), self.vocabulary.place(letters + AFTER)

    def kind(self, number: int) -> TokenKind:
        """Say what a token of the vocabulary is."""
        return TokenKind(int(self.token_kind[number]))

    def same_sound(self, token: str) -> list[int]:
        """Give the tokens that sound exactly the same."""
        return self.of_key(sound(token))

    def of_key(self, key: str) -> list[int]:
        """Give the tokens of a sound."""
        number = self.sound_number(key) if key else 0
        return self.of_sound(number) if number > 0 else []

    def by_skeleton(self, token: str) -> list[int]:
        """Give the tokens with the likeliest consonant skeleton of an abjad word."""
        return self._of_skeleton(place_in(self._skeletons, skeleton(token)))

    def reads_as(self, token: str, number: int, least: float) -> bool:
        """Say whether an abjad word reads as a token of the vocabulary, `least` alike or more."""
        other = self.vocabulary[number]
        if other.startswith(ABJAD_MARK):
            return token == other
        return abjad_likeness(token, other, least) > 0.0

    def same(self, token: str) -> dict[int, int]:
        """Give the tokens a word plainly is, without guessing by edits: cheap enough for texts."""
        own = self.number(token)
        found = {own: 10_000} if own >= 0 else {}
        if kind_of(token) in _PLAINLY:
            abjad = token.startswith(ABJAD_MARK)
            for number in self.by_skeleton(token) if abjad else self.same_sound(token):
                bp = alike(token, self.vocabulary[number])
                if bp:
                    found.setdefault(number, bp)
        return found

    def weight_quickly(self, token: str) -> int:
        """Give the weight of a token by what it plainly is."""
        return max(
            (int(self.token_weight[n]) for n in self.same(token)), default=token_weight(token)
        )
