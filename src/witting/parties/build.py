"""From list entries to the arrays candidates are found in.

Every name gives one row for each way it can be read; a row knows its entry, which of the entry's
names it is, and its tokens. Everything is numbered in sorted order, so the same entries always
give the same bytes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from witting.base import ListEntry, PartyKind, Quality
from witting.names import ABJAD_MARK, TokenKind, bones, kind_of, readings, skeleton, sound
from witting.parties.identifiers import hashed, keys
from witting.parties.store import Array, blob, slim
from witting.parties.weights import all_weights

_KINDS = (None, *PartyKind)
_SOUNDING = (TokenKind.WORD, TokenKind.PATRONYMIC, TokenKind.PARTICLE)


@dataclass(frozen=True, slots=True)
class _Row:
    entry: int
    name: int
    weak: bool
    person: bool
    tokens: tuple[str, ...]


def kind_code(kind: PartyKind | None) -> int:
    """Give the small number a kind is stored as; 0 where the list does not say."""
    return _KINDS.index(kind)


def _rows(entries: Iterable[ListEntry]) -> list[_Row]:
    out = []
    for ordinal, entry in enumerate(entries):
        person = entry.kind is PartyKind.PERSON
        seen: set[tuple[tuple[str, ...], bool]] = set()
        for number, name in enumerate(entry.names):
            weak = name.quality is Quality.WEAK
            for tokens in readings(name.whole, person=person):
                # the same words twice in one entry are one row: the first, unless only weak
                if (tokens, False) in seen or (tokens, weak) in seen:
                    continue
                seen.add((tokens, weak))
                out.append(_Row(ordinal, number, weak, person, tokens))
    return out


def _grouped(keys: Array, groups: int) -> tuple[Array, Array]:
    """Turn `key of each item` into starts and items by key."""
    order = np.argsort(keys, kind="stable")
    starts = np.zeros(groups + 1, dtype=np.int64)
    np.cumsum(np.bincount(keys, minlength=groups), out=starts[1:])
    return slim(starts), slim(order)


def _keyed(keys: list[str]) -> tuple[list[str], Array]:
    """Number distinct keys, shortest first, and give each token's number."""
    distinct = sorted({"", *keys}, key=lambda key: (len(key), key))
    number = {key: i for i, key in enumerate(distinct)}
    return distinct, np.array([number[key] for key in keys], dtype=np.int64)


def build_arrays(entries: Sequence[ListEntry]) -> dict[str, Array]:
    """Give every array of the index of these entries."""
    rows = _rows(entries)
    vocabulary = sorted({token for row in rows for token in row.tokens})
    number = {token: i for i, token in enumerate(vocabulary)}
    lengths = np.array([len(row.tokens) for row in rows], dtype=np.int64)
    flat = np.array([number[t] for row in rows for t in row.tokens], dtype=np.int64)
    row_of = np.repeat(np.arange(len(rows)), lengths)
    arrays = _row_arrays(rows, entries)
    arrays["row_tokens"] = slim(flat)
    arrays["row_starts"] = slim(np.concatenate([[0], np.cumsum(lengths)]))
    starts, order = _grouped(flat, len(vocabulary))
    arrays["token_starts"] = starts
    arrays["token_rows"] = slim(row_of[order.astype(np.int64)])
    arrays["vocabulary"] = blob(vocabulary)
    arrays |= _key_arrays(vocabulary)
    arrays["token_weights"] = _weights(vocabulary, arrays, flat, row_of, rows, len(entries))
    return arrays | _identifier_arrays(entries)


def _row_arrays(rows: list[_Row], entries: Sequence[ListEntry]) -> dict[str, Array]:
    kinds = [kind_code(entries[row.entry].kind) for row in rows]
    return {
        "row_entry": slim(np.array([row.entry for row in rows], dtype=np.int64)),
        "row_name": slim(np.array([row.name for row in rows], dtype=np.int64)),
        "row_weak": np.array([row.weak for row in rows], dtype=np.uint8),
        "row_kind": np.array(kinds, dtype=np.uint8),
        "entries": np.array([len(entries)], dtype=np.uint32),
    }


def _sound_key(token: str) -> str:
    return sound(token) if kind_of(token) in _SOUNDING else ""


def _key_arrays(vocabulary: list[str]) -> dict[str, Array]:
    """Give sounds, their bones, and skeletons, each with the tokens behind it."""
    sounds, sound_of = _keyed([_sound_key(t) for t in vocabulary])
    bone_keys, bones_of = _keyed([bones(s) for s in sounds])
    skeletons, skeleton_of = _keyed([_skeleton_key(t) for t in vocabulary])
    out = {
        "sounds": blob(sounds),
        "token_sound": slim(sound_of),
        "bones": blob(bone_keys),
        "skeletons": blob(skeletons),
    }
    out["sound_starts"], out["sound_tokens"] = _grouped(sound_of, len(sounds))
    out["bones_starts"], out["bones_sounds"] = _grouped(bones_of, len(bone_keys))
    out["skeleton_starts"], out["skeleton_tokens"] = _grouped(skeleton_of, len(skeletons))
    return out


def _skeleton_key(token: str) -> str:
    if token.startswith(ABJAD_MARK) or kind_of(token) in (TokenKind.WORD, TokenKind.PATRONYMIC):
        return skeleton(token)
    return ""


def _weights(
    vocabulary: list[str],
    arrays: dict[str, Array],
    flat: Array,
    row_of: Array,
    rows: list[_Row],
    entries: int,
) -> Array:
    """Weigh tokens by how many entries carry them, counting spellings that sound the same."""
    entry_of = np.array([row.entry for row in rows], dtype=np.int64)
    sound_of = arrays["token_sound"].astype(np.int64)
    silent = sound_of == 0  # no sound key: the token stands for itself
    group = np.where(
        silent, np.arange(len(vocabulary)) + int(sound_of.max(initial=0)) + 1, sound_of
    )
    pairs = np.unique(np.stack([group[flat], entry_of[row_of]]), axis=1)
    counts = np.bincount(pairs[0], minlength=int(group.max(initial=0)) + 1)
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
        "identifier_entries": slim(np.array([n for _, n in found], dtype=np.int64)),
    }
