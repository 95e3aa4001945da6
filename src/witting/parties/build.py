"""From list entries to the arrays candidates are found in.

Every name gives one row for each way it can be read; a row knows its entry, which of the entry's
names it is, and its tokens. Persons' rows come first. Everything is numbered in sorted order, so
the same entries always give the same bytes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from witting.base import ListEntry, PartyKind, Quality
from witting.names import (
    ABJAD_MARK,
    Reading,
    TokenKind,
    bones,
    kind_of,
    readings,
    skeleton,
    skeletons,
    sound,
)
from witting.names.abjad import spoken
from witting.names.sounds import EAR
from witting.parties.identifiers import hashed, keys
from witting.parties.kernel import neighbourhoods
from witting.parties.nearness import buckets
from witting.parties.store import Array, marked, stored, texts
from witting.parties.weights import all_weights

_KINDS = (None, *PartyKind)
_SOUNDING = (TokenKind.WORD, TokenKind.PATRONYMIC, TokenKind.PARTICLE)
_NAMES = (TokenKind.WORD, TokenKind.PATRONYMIC)
_WORDS = (*_NAMES, TokenKind.ABJAD)
_HAS_INITIAL = 1
MOST_WORDS = 60  # of a reading; what comes after is not part of a name anybody lists
_SHORT_FORM = re.compile(r"\s*\([A-Z]\w{1,6}\)\s*$")
Listed = tuple[int, int, bool, PartyKind | None, str]  # entry, name, weak, kind, the name itself


@dataclass(slots=True)
class _Rows:
    """Rows as columns: a million records would not fit where their columns do."""

    entry: list[int] = field(default_factory=list)
    name: list[int] = field(default_factory=list)
    weak: list[bool] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    length: list[int] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def add(self, listed: Listed, tokens: Reading) -> None:
        entry, name, weak, kind, _ = listed
        self.entry.append(entry)
        self.name.append(name)
        self.weak.append(weak)
        self.kind.append(kind_code(kind))
        self.length.append(len(tokens))
        numbers = self.numbers
        self.tokens += [numbers.setdefault(token, len(numbers)) for token in tokens]


def kind_code(kind: PartyKind | None) -> int:
    """Give the small number a kind is stored as; 0 where the list does not say."""
    return _KINDS.index(kind)


def tidy(reading: Reading) -> Reading:
    """Give a reading with its numbers written one way, plant 007 as plant 7, and not too long.

    >>> tidy(("plant", "007"))
    ('plant', '7')
    """
    reading = reading[:MOST_WORDS]
    for token in reading:
        if token[0].isdigit():
            break
    else:
        return reading
    return tuple(token.lstrip("0") or "0" if token.isdigit() else token for token in reading)


def names_of(entries: Iterable[ListEntry]) -> Iterator[Listed]:
    """Give every name of every entry with what the index keeps of it."""
    for ordinal, entry in enumerate(entries):
        for number, name in enumerate(entry.names):
            yield ordinal, number, name.quality is Quality.WEAK, entry.kind, name.whole


def _readings(whole: str, *, person: bool) -> tuple[Reading, ...]:
    """Give a listed name's readings, and those without the short form set behind it: (JNIM)."""
    short = "" if person else _SHORT_FORM.sub("", whole)
    found = readings(whole, person=person)
    return (*found, *readings(short, person=False)) if short and short != whole else found


def _rows(names: Iterable[Listed]) -> _Rows:
    """Read every name; the same words twice in one entry are one row: the first, unless weak."""
    out = _Rows()
    last, seen = -1, set[tuple[Reading, bool]]()
    for listed in names:
        entry, _, weak, kind, whole = listed
        if entry != last:
            last, seen = entry, set()
        for reading in _readings(whole, person=kind is PartyKind.PERSON):
            tokens = tidy(reading)
            if (tokens, False) in seen or (tokens, weak) in seen:
                continue
            seen.add((tokens, weak))
            out.add(listed, tokens)
    return out


def build_arrays(entries: Sequence[ListEntry]) -> dict[str, Array]:
    """Give every array of the index of these entries."""
    return index_arrays(names_of(entries), len(entries)) | _identifier_arrays(entries)


def index_arrays(names: Iterable[Listed], entries: int) -> dict[str, Array]:
    """Give the arrays of the index of these names; an entry's names stand together."""
    return _arrays(_rows(names), entries)


def word_arrays(tokens: Iterable[str]) -> dict[str, Array]:
    """Give the arrays of an index of bare words, each a row of its own, in which words are found.

    A word of a query is like one of them just where it is like it in any index that has it.
    """
    rows = _Rows()
    for number, token in enumerate(tokens):
        rows.add((number, 0, False, None, token), (token,))
    return _arrays(rows, len(rows.entry))


def _arrays(rows: _Rows, entries: int) -> dict[str, Array]:
    vocabulary = sorted(rows.numbers)
    place = np.empty(len(vocabulary), dtype=np.uint32)
    place[[rows.numbers[token] for token in vocabulary]] = np.arange(
        len(vocabulary), dtype=np.uint32
    )
    first_tokens = np.array(rows.tokens, dtype=np.uint32)
    flat = place[first_tokens] if first_tokens.size else first_tokens
    kinds = np.array([kind_of(token) for token in vocabulary], dtype=np.uint8)
    arrays = _row_arrays(rows, flat, kinds)
    arrays |= stored("vocab", vocabulary) | {"token_kind": kinds}
    arrays["entries"] = np.array([entries], dtype=np.uint32)
    arrays |= _postings(arrays, len(vocabulary))
    sounds, skeletons_ = _sound_arrays(vocabulary, kinds), _skeleton_arrays(vocabulary, kinds)
    abjad, keys = _abjad_arrays(vocabulary, kinds)
    arrays |= spoken_arrays(vocabulary, kinds)
    arrays |= sounds | skeletons_ | abjad
    arrays["known"] = marked([*vocabulary, *texts(sounds, "sound"), *keys])
    arrays["token_weight"] = _weights(vocabulary, arrays, entries)
    return arrays


def _row_arrays(rows: _Rows, flat: Array, kinds: Array) -> dict[str, Array]:
    """Give the rows' columns, persons first and otherwise in the order of the list."""
    kind = np.array(rows.kind, dtype=np.uint8)
    person = kind == kind_code(PartyKind.PERSON)
    order = np.argsort(~person, kind="stable")
    lengths = np.array(rows.length, dtype=np.int64)
    old_starts = np.concatenate([[0], np.cumsum(lengths)])[:-1]
    starts = np.zeros(len(lengths) + 1, dtype=np.uint32)
    np.cumsum(lengths[order], out=starts[1:])
    within = np.arange(flat.size) - np.repeat(starts[:-1].astype(np.int64), lengths[order])
    tokens = flat[np.repeat(old_starts[order], lengths[order]) + within]
    initial = kinds[tokens] == TokenKind.INITIAL if tokens.size else np.zeros(0, dtype=bool)
    marks = np.zeros(len(lengths), dtype=np.uint8)
    np.bitwise_or.at(
        marks, np.repeat(np.arange(len(lengths)), lengths[order])[initial], _HAS_INITIAL
    )
    return {
        "people": np.array([int(person.sum())], dtype=np.uint32),
        "row_entry": np.array(rows.entry, dtype=np.uint32)[order],
        "row_name": np.array(rows.name, dtype=np.uint32)[order],
        "row_weak": np.array(rows.weak, dtype=np.uint8)[order],
        "row_kind": kind[order],
        "row_marks": marks,
        "row_starts": starts,
        "row_tokens": tokens,
    }


def _postings(arrays: dict[str, Array], tokens: int) -> dict[str, Array]:
    """Give each token's rows, and those of them that have an initial."""
    starts = arrays["row_starts"].astype(np.int64)
    row_of = np.repeat(np.arange(len(starts) - 1, dtype=np.uint64), np.diff(starts))
    pairs = np.unique(arrays["row_tokens"].astype(np.uint64) << np.uint64(32) | row_of)
    token, row = pairs >> np.uint64(32), (pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    brief = (arrays["row_marks"][row] & _HAS_INITIAL) > 0
    return {
        "post_starts": _starts(token, tokens),
        "post_rows": row,
        "brief_starts": _starts(token[brief], tokens),
        "brief_rows": row[brief],
    }


def _lengths(arrays: dict[str, Array]) -> Array:
    """Give how many tokens each row has."""
    lengths: Array = np.diff(arrays["row_starts"].astype(np.int64))
    return lengths


def _starts(keys: Array, groups: int) -> Array:
    """Give where each group begins among sorted keys."""
    starts = np.zeros(groups + 1, dtype=np.uint32)
    np.cumsum(np.bincount(keys.astype(np.int64), minlength=groups), out=starts[1:])
    return starts


def _grouped(keys: Array, groups: int) -> tuple[Array, Array]:
    """Turn `key of each item` into starts and items by key; group 0 holds nothing."""
    items = np.argsort(keys, kind="stable").astype(np.uint32)
    items = items[int(np.count_nonzero(keys == 0)) :]
    return _starts(keys[keys > 0], groups), items


def _keyed(keys: list[str]) -> tuple[list[str], Array]:
    """Number the distinct keys, sorted, the empty one first, and give each item's number."""
    distinct = sorted({"", *keys})
    number = {key: i for i, key in enumerate(distinct)}
    return distinct, np.array([number[key] for key in keys], dtype=np.uint32)


def keys_of(token: str, kind: int) -> tuple[str, ...]:
    """Give the keys a word is found by: its sound, and its letters where they are others.

    A slip may change the sound of the letters beside it: Arknarov is one letter from Arkharov.

    >>> keys_of("ivan", TokenKind.WORD), keys_of("kharkov", TokenKind.WORD)
    (('ivan',), ('harkov', 'kharkov'))
    """
    return plain_keys(token, kind) if EAR is None else _heard(token, kind)


def _heard(token: str, kind: int) -> tuple[str, ...]:
    keys: tuple[str, ...] = EAR.keys_of(token, kind)
    return keys


def plain_keys(token: str, kind: int) -> tuple[str, ...]:
    """Do in Python what the kernel does: the definition it is held against."""
    if kind not in _SOUNDING:
        return ()
    key = sound(token)
    return (key,) if key == token or kind == TokenKind.PARTICLE else (key, token)


def _sound_arrays(vocabulary: list[str], kinds: Array) -> dict[str, Array]:
    """Give sounds, their bones and their neighbourhoods, each with the tokens behind it."""
    keys = [keys_of(t, kind) for t, kind in zip(vocabulary, kinds.tolist(), strict=True)]
    sounds = sorted({"", *(key for own in keys for key in own)})
    number = {key: i for i, key in enumerate(sounds)}
    pairs = np.unique(
        np.array(
            [number[key] << 32 | token for token, own in enumerate(keys) for key in own],
            dtype=np.uint64,
        )
    )
    found = [bones(key) for key in sounds]
    bone_keys, bones_of = _keyed([key if len(key) > 1 else "" for key in found])
    out = stored("sound", sounds) | stored("bones", bone_keys)
    out["token_sound"] = np.array([number[own[0]] if own else 0 for own in keys], dtype=np.uint32)
    out["sound_token_starts"] = _starts(pairs >> np.uint64(32), len(sounds))
    out["sound_tokens"] = (pairs & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    out["bones_sound_starts"], out["bones_sounds"] = _grouped(bones_of, len(bone_keys))
    out["near_starts"], out["near_sounds"] = neighbourhoods(sounds, buckets(len(sounds)))
    return out


def _skeleton_arrays(vocabulary: list[str], kinds: Array) -> dict[str, Array]:
    """Give consonant skeletons, by which abjad words are found, with the tokens behind them."""
    wanted = np.isin(kinds, _WORDS)
    keys = [
        skeleton(t) if yes or t.startswith(ABJAD_MARK) else ""
        for t, yes in zip(vocabulary, wanted.tolist(), strict=True)
    ]
    distinct, skeleton_of = _keyed(keys)
    out = stored("skeleton", distinct)
    out["skeleton_token_starts"], out["skeleton_tokens"] = _grouped(skeleton_of, len(distinct))
    out["near_skeleton_starts"], out["near_skeletons"] = neighbourhoods(
        distinct, buckets(len(distinct))
    )
    return out


def spoken_arrays(vocabulary: list[str], kinds: Array) -> dict[str, Array]:
    """Give how each word is spoken, which abjad words are laid against; "" where it is no name."""
    named = np.isin(kinds, _NAMES).tolist()
    said = (spoken(t) if yes else "" for t, yes in zip(vocabulary, named, strict=True))
    return stored("spoken", list(said))


def _abjad_arrays(vocabulary: list[str], kinds: Array) -> tuple[dict[str, Array], list[str]]:
    """Give the listed abjad words by every skeleton they may have in Latin, and those skeletons."""
    places = np.flatnonzero(kinds == TokenKind.ABJAD).tolist()
    pairs = sorted(
        {
            (key, place)
            for place in places
            for key in (skeleton(vocabulary[place]), *skeletons(vocabulary[place]))
            if key
        }
    )
    keys = sorted({key for key, _ in pairs})
    number = {key: i for i, key in enumerate(keys)}
    out = stored("abjad", keys)
    out["abjad_token_starts"] = _starts(
        np.array([number[key] for key, _ in pairs], dtype=np.int64), len(keys)
    )
    out["abjad_tokens"] = np.array([place for _, place in pairs], dtype=np.uint32)
    return out, [ABJAD_MARK + key for key in keys]


def _weights(vocabulary: list[str], arrays: dict[str, Array], entries: int) -> Array:
    """Weigh tokens by how many entries carry them, counting spellings that sound the same."""
    sound_of = arrays["token_sound"].astype(np.int64)
    silent = sound_of == 0  # no sound key: the token stands for itself
    own = np.arange(len(vocabulary)) + int(sound_of.max(initial=0)) + 1
    group = np.where(silent, own, sound_of)
    entry_of = np.repeat(arrays["row_entry"], _lengths(arrays))
    pairs = np.unique(
        group[arrays["row_tokens"]].astype(np.uint64) << np.uint64(32) | entry_of.astype(np.uint64)
    )
    counts = np.bincount(
        (pairs >> np.uint64(32)).astype(np.int64), minlength=int(group.max(initial=0)) + 1
    )
    return all_weights(vocabulary, counts[group], entries)


def _identifier_arrays(entries: Sequence[ListEntry]) -> dict[str, Array]:
    found = sorted(
        {
            (hashed(*bare), ordinal)
            for ordinal, entry in enumerate(entries)
            for identifier in entry.identifiers
            for bare in keys(identifier)
        }
    )
    return {
        "identifier_keys": np.array([key for key, _ in found], dtype=np.uint64),
        "identifier_entries": np.array([n for _, n in found], dtype=np.uint32),
    }
