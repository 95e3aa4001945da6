"""One file of flat arrays: written once, opened by memory map in milliseconds, shared by processes.

    magic · length of header · header · arrays

The header is JSON: the key, and for each array its type, place and length.

The key says which lists and which version of the names code the file was built from; another key
means the file is built anew, never half trusted.
"""

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, overload
from zlib import crc32

import numpy as np

from witting.base import BrokenSnapshot

MAGIC = b"WITTIND4"
_ANY = MAGIC[:7]  # an index of an older or newer witting: good, but not ours to read
_ALIGN = 64
_EACH = 32  # texts from one that is kept to the next
_CHECKED = 128 * 1024 * 1024  # bytes whose sum is read at opening: a tenth of a second
Array = np.ndarray[Any, np.dtype[Any]]


class Texts(Sequence[str]):
    """Texts kept as one stretch of bytes; each is decoded when it is asked for."""

    def __init__(self, data: Array, starts: Array) -> None:
        self._data = np.ascontiguousarray(data).data
        self._starts = np.ascontiguousarray(starts).data  # gives plain ints, and sooner
        self._length = len(self._starts) - 1

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        if not 0 <= place < self._length:
            raise IndexError(place)
        return str(self._data[self._starts[place] : self._starts[place + 1]], "utf-8")

    def place(self, text: str) -> int:
        """Give the first place among sorted texts that is not before a text."""
        posts = self._posts
        post = bisect_left(posts, text)
        return bisect_left(self, text, max(0, post - 1) * _EACH, min(post * _EACH, self._length))

    @cached_property
    def _posts(self) -> list[str]:
        """Some of the texts, one in so many: few, and quick to look among."""
        return [self[place] for place in range(0, self._length, _EACH)]

    def __iter__(self) -> Iterator[str]:
        bounds = self._starts.tolist()
        data = bytes(self._data)
        return (data[first:last].decode("utf-8") for first, last in pairwise(bounds))


def stored(name: str, texts: Sequence[str]) -> dict[str, Array]:
    """Give the two arrays texts are kept as: `<name>_bytes` and `<name>_starts`."""
    encoded = [text.encode("utf-8") for text in texts]
    starts = np.zeros(len(encoded) + 1, dtype=np.uint32)
    np.cumsum([len(one) for one in encoded], out=starts[1:])
    data = np.frombuffer(b"".join(encoded), dtype=np.uint8)
    return {f"{name}_bytes": data, f"{name}_starts": starts}


def texts(arrays: dict[str, Array], name: str) -> Texts:
    """Give back the texts kept under a name."""
    return Texts(arrays[f"{name}_bytes"], arrays[f"{name}_starts"])


def place_in(sorted_texts: Texts, text: str) -> int:
    """Give the place of a text among sorted ones, or -1."""
    place = sorted_texts.place(text)
    return place if place < len(sorted_texts) and sorted_texts[place] == text else -1


_BITS = 16  # for each text: one strange text in sixteen is taken for a known one


def marked(texts: Sequence[str]) -> Array:
    """Give one bit set for each text, by which a strange text is mostly told at once."""
    size = 1 << max(6, (len(texts) * _BITS - 1).bit_length())
    places = np.array([crc32(text.encode()) & (size - 1) for text in texts], dtype=np.uint32)
    bits = np.zeros(size >> 3, dtype=np.uint8)
    np.bitwise_or.at(bits, places >> 3, (1 << (places & 7)).astype(np.uint8))
    return bits


def may_hold(bits: memoryview, text: str) -> bool:
    """Say whether a text may be one of those marked; never False for one that is."""
    place = crc32(text.encode()) & ((len(bits) << 3) - 1)
    return bool(bits[place >> 3] >> (place & 7) & 1)


def packed(arrays: dict[str, Array], key: str) -> bytes:
    """Give the file's bytes; the same arrays and key always give the same bytes."""
    return b"".join(packed_parts(arrays, key))


def packed_parts(arrays: dict[str, Array], key: str) -> Iterator[bytes | memoryview]:
    """Give the file's bytes part by part, so that large arrays are not held twice."""
    rows, at, crc = {}, 0, 0
    for name in sorted(arrays):
        array = arrays[name]
        rows[name] = [array.dtype.newbyteorder("<").str, at, int(array.size)]
        for part in _array_parts(array):
            crc, at = crc32(part, crc), at + len(part)
    header = json.dumps({"key": key, "arrays": rows, "crc": crc}, sort_keys=True).encode()
    header += b" " * (-(len(header) + len(MAGIC) + 8) % _ALIGN)
    yield from (MAGIC, len(header).to_bytes(8, "little"), header)
    for name in sorted(arrays):
        yield from _array_parts(arrays[name])


def _array_parts(array: Array) -> tuple[memoryview, bytes]:
    """Give an array's bytes, and those that fill its last line."""
    own = np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<"), copy=False))
    data = own.view(np.uint8).data if own.size else memoryview(b"")
    return data, b"\0" * (-len(data) % _ALIGN)


def _header(head: bytes, path: Path) -> int:
    if head[:8] != MAGIC:
        raise BrokenSnapshot(
            f"{path} is not a witting name index: it does not begin with {MAGIC.decode()}. "
            "Screening on it would miss names. Delete it, and it is built again from the lists."
        )
    return int.from_bytes(head[8:16], "little")


def open_packed(path: Path) -> tuple[str, dict[str, Array]]:
    """Open a file: its key, and its arrays over a memory map.

    An index of another version of the format comes back with an empty key and fits nothing.
    Raises BrokenSnapshot where the file is not an index or is cut short.
    """
    size = path.stat().st_size
    mapped = np.memmap(path, dtype=np.uint8, mode="r") if size else np.zeros(0, "u1")
    data = mapped.view(np.ndarray)  # the plain class: a memmap's slices cost ten times as much
    if bytes(data[:7]) == _ANY and bytes(data[:8]) != MAGIC:
        return "", {}
    size = _header(bytes(data[:16]), path)
    try:
        header = json.loads(bytes(data[16 : 16 + size]))
        _check_sum(data[16 + size :], header["crc"])
        arrays = {
            name: _slice(data, 16 + size + start, np.dtype(kind), length)
            for name, (kind, start, length) in header["arrays"].items()
        }
        return str(header["key"]), arrays
    except (ValueError, KeyError, TypeError) as broken:
        raise BrokenSnapshot(
            f"The name index {path} is damaged ({broken}). Screening on it would miss names. "
            "Delete it, and it is built again from the lists."
        ) from broken


def _check_sum(body: Array, told: int) -> None:
    """Compare what was written with what is read; a file of gigabytes is trusted to its disk."""
    if body.size <= _CHECKED and crc32(body.data) != told:
        raise ValueError("its checksum differs")


def _slice(data: Array, start: int, kind: np.dtype[Any], length: int) -> Array:
    end = start + kind.itemsize * length
    if end > data.size:
        raise ValueError("it ends too early")
    return data[start:end].view(kind)
