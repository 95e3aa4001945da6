"""The snapshot's file: a header, an index of ids and entries in small compressed blocks.

    magic 8 bytes · format version u32 · length of head u32 · CRC-32 of all that follows u32
    head: JSON (lists, rejected records, entry count, digest, section lengths)
    dictionary: bytes shared by all blocks, which makes small blocks compress well
    offsets: u32 for each block and one more, from the first block's start
    index: 64-bit hash of id and ordinal of each entry, sorted by both
    blocks: deflate, 32 entry rows each, one row a line

Numbers are little-endian. Opening checks the CRC, since one flipped bit can turn a listed name
into another, and reads the head; the rest is mapped, and one block is unpacked when one of its
entries is asked for.
"""

import mmap
import struct
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from witting.base import BrokenSnapshot
from witting.lists.codec import from_json, to_json

MAGIC = b"WITLISTS"
VERSION = 2
PER_BLOCK = 32
_START = struct.Struct("<8sIII")
_OFFSET = struct.Struct("<I")
_PLACE = struct.Struct("<QI")
_DICTIONARY_BYTES = 32_768  # all that deflate looks back


def pack(rows: Sequence[bytes], head: dict[str, Any]) -> bytes:
    """Make the whole file from entry rows and what the head must say."""
    dictionary = _dictionary(rows)
    blocks = [
        _deflated(b"\n".join(rows[at : at + PER_BLOCK]), dictionary)
        for at in range(0, len(rows), PER_BLOCK)
    ]
    offsets, place = [], 0
    for block in (*blocks, b""):
        offsets.append(_OFFSET.pack(place))
        place += len(block)
    head_bytes = to_json(head | {"dictionary": len(dictionary), "bytes": place})
    content = b"".join([head_bytes, dictionary, *offsets, _index(rows), *blocks])
    return _START.pack(MAGIC, VERSION, len(head_bytes), zlib.crc32(content)) + content


def id_hash(entry_id: str) -> int:
    """Give the 64-bit number an id is looked up by; two ids may share one, so compare ids too."""
    data = entry_id.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little")


class PackedRows:
    """The rows of a packed file, mapped and read a block at a time."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        try:
            if path.exists() and not path.is_file():
                raise OSError("it is no file")  # a pipe would be waited for without end
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise BrokenSnapshot(
                f"the snapshot {path.name} cannot be opened ({error}); without it there is nothing"
                " to screen against. Make it again with `witting lists import`."
            ) from None
        self.head = self._read_head()
        self.block = lru_cache(maxsize=64)(self._block)

    def __len__(self) -> int:
        return int(self.head["count"])

    def row(self, ordinal: int) -> bytes:
        """Give one entry's row."""
        return self.block(ordinal // PER_BLOCK)[ordinal % PER_BLOCK]

    def rows(self, first: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Give every row in order, or a stretch of them, without filling the cache."""
        end = len(self) if end is None else end
        for number in range(first // PER_BLOCK, -(-end // PER_BLOCK)):
            start = number * PER_BLOCK
            yield from self._block(number)[max(0, first - start) : end - start]

    def ordinals(self, entry_id: str) -> Iterator[int]:
        """Give the places where an entry of this id may stand, in order."""
        wanted = id_hash(entry_id)
        at = bisect_left(range(len(self)), wanted, key=lambda place: self._place(place)[0])
        while at < len(self) and self._place(at)[0] == wanted:
            yield self._place(at)[1]
            at += 1

    def index_holds(self) -> bool:
        """Say whether the index finds every entry: a damaged one would miss listed parties."""
        stored = self._data[self._index : self._blocks_at]
        return bytes(stored) == _index(self.rows())

    def _place(self, at: int) -> tuple[int, int]:
        found: tuple[int, int] = _PLACE.unpack_from(self._data, self._index + at * _PLACE.size)
        return found

    def _block(self, number: int) -> tuple[bytes, ...]:
        at = self._offsets + number * _OFFSET.size
        start, end = struct.unpack_from("<II", self._data, at)
        inflater = zlib.decompressobj(-15, zdict=self._dictionary)
        try:
            data = inflater.decompress(self._data[self._blocks_at + start : self._blocks_at + end])
        except zlib.error as error:
            raise self.broken(f"block {number} cannot be unpacked: {error}") from None
        rows = tuple(data.split(b"\n"))
        if len(rows) != min(PER_BLOCK, len(self) - number * PER_BLOCK) or not inflater.eof:
            raise self.broken(f"block {number} does not hold the entries it should")
        return rows

    def _read_head(self) -> dict[str, Any]:
        if len(self._data) < _START.size or self._data[:8] != MAGIC:
            raise self.broken("it does not begin as a snapshot does")
        _magic, version, length, checksum = _START.unpack_from(self._data)
        if version != VERSION:
            raise self.broken(f"it has format version {version}, and this program reads {VERSION}")
        with memoryview(self._data) as data, data[_START.size :] as content:
            if zlib.crc32(content) != checksum:
                raise self.broken("its bytes are not those that were written")
        try:
            head: dict[str, Any] = from_json(self._data[_START.size : _START.size + length])
            self._lay_out(head, _START.size + length)
        except (ValueError, KeyError, TypeError) as error:
            raise self.broken(f"its head cannot be read ({error})") from None
        if self._blocks_at + int(head["bytes"]) != len(self._data):
            raise self.broken("it is cut short or has something after its end")
        return head

    def _lay_out(self, head: dict[str, Any], dictionary_at: int) -> None:
        count = int(head["count"])
        self._blocks = -(-count // PER_BLOCK)
        self._offsets = dictionary_at + int(head["dictionary"])
        self._dictionary = self._data[dictionary_at : self._offsets]
        self._index = self._offsets + (self._blocks + 1) * _OFFSET.size
        self._blocks_at = self._index + count * _PLACE.size

    def broken(self, why: str) -> BrokenSnapshot:
        """Make the error that says this file must not be used."""
        return BrokenSnapshot(
            f"the snapshot {self._name} is broken: {why}. Screening on it could miss listed"
            " parties. Make it again from the official files with `witting lists import`."
        )


def _index(rows: Iterable[bytes]) -> bytes:
    pairs = ((id_hash(from_json(row)[0]), ordinal) for ordinal, row in enumerate(rows))
    return b"".join(_PLACE.pack(*pair) for pair in sorted(pairs))


def _deflated(data: bytes, dictionary: bytes) -> bytes:
    deflater = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=dictionary)
    return deflater.compress(data) + deflater.flush()


def _dictionary(rows: Sequence[bytes]) -> bytes:
    """Pick rows evenly across the lists: what they share is what most entries repeat."""
    wanted: list[bytes] = []
    size = 0
    for row in rows[:: max(1, len(rows) // 160)]:
        if len(row) < 1_000 and size + len(row) <= _DICTIONARY_BYTES:
            wanted.append(row)
            size += len(row)
    return b"".join(wanted)
