"""One file of flat arrays: written once, opened by memory map in milliseconds, shared by processes.

    magic · length of header · header · arrays

The header is JSON: the key, and for each array its type, place and length.

The key says which lists and which version of the names code the file was built from; another key
means the file is built anew, never half trusted.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np

from witting.base import BrokenSnapshot

MAGIC = b"WITTINDX"
_ALIGN = 16
Array = np.ndarray[Any, np.dtype[Any]]


def slim(values: Array) -> Array:
    """Give the same whole numbers in the smallest unsigned type that holds them."""
    top = int(values.max()) if values.size else 0
    for kind in (np.uint8, np.uint16, np.uint32):
        if top <= np.iinfo(kind).max:
            return values.astype(kind)
    return values.astype(np.uint64)


def blob(texts: list[str]) -> Array:
    """Give texts as one array of bytes, parted by line ends."""
    return np.frombuffer("\n".join(texts).encode("utf-8"), dtype=np.uint8)


def texts(array: Array) -> list[str]:
    """Give back the texts of a blob."""
    return bytes(array).decode("utf-8").split("\n")


def packed(arrays: dict[str, Array], key: str) -> bytes:
    """Give the file's bytes; the same arrays and key always give the same bytes."""
    rows, at, body = {}, 0, []
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        data = array.astype(array.dtype.newbyteorder("<")).tobytes()
        rows[name] = [array.dtype.newbyteorder("<").str, at, int(array.size)]
        padded = data + b"\0" * (-len(data) % _ALIGN)
        body.append(padded)
        at += len(padded)
    header = json.dumps({"key": key, "arrays": rows}, sort_keys=True).encode()
    header += b" " * (-(len(header) + len(MAGIC) + 8) % _ALIGN)
    return b"".join([MAGIC, len(header).to_bytes(8, "little"), header, *body])


def _header(head: bytes, path: Path) -> int:
    if head[:8] != MAGIC:
        raise BrokenSnapshot(
            f"{path} is not a witting name index: it does not begin with {MAGIC.decode()}. "
            "Screening on it would miss names. Delete it, and it is built again from the lists."
        )
    return int.from_bytes(head[8:16], "little")


def open_packed(path: Path) -> tuple[str, dict[str, Array]]:
    """Open a file: its key, and its arrays over a memory map.

    Raises BrokenSnapshot where the file is not an index or is cut short.
    """
    size = path.stat().st_size
    mapped = np.memmap(path, dtype=np.uint8, mode="r") if size else np.zeros(0, "u1")
    data = mapped.view(np.ndarray)  # the plain class: a memmap's slices cost ten times as much
    size = _header(bytes(data[:16]), path)
    try:
        header = json.loads(bytes(data[16 : 16 + size]))
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


def _slice(data: Array, start: int, kind: np.dtype[Any], length: int) -> Array:
    end = start + kind.itemsize * length
    if end > data.size:
        raise ValueError("it ends too early")
    return data[start:end].view(kind)
