"""Looks things up among a PDF's objects, any of which may be missing or of another kind."""

import zlib
from collections.abc import Sequence
from typing import Any

from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

_UNPACKED = 20_000_000  # bytes of one stream


def numbers(operands: Sequence[Any], count: int) -> list[float]:
    """Give the first operands as numbers, or none of them where one is no number of a page."""
    try:
        found = [float(operand) for operand in operands[:count]]
    except (TypeError, ValueError):
        found = []
    return found if len(found) == count and all(abs(n) < 1e9 for n in found) else []


def within(resources: Any, kind: str) -> DictionaryObject:
    """Give the resources of one kind, by their names; none where there are none."""
    held = resources.get_object() if resources is not None else None
    found = held_in(held, kind)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def is_damaged(stream: Any) -> bool:
    """Say whether a packed stream breaks off or does not unpack: what is left of it is no whole."""
    named = held_in(stream, "/Filter")
    filters = named if isinstance(named, list) else [named]
    raw = getattr(stream, "_data", b"")
    if filters[:1] != ["/FlateDecode"] or not isinstance(raw, bytes) or not raw:
        return False
    unpacking = zlib.decompressobj()
    try:
        unpacking.decompress(raw, _UNPACKED)
    except zlib.error:
        return True
    return not unpacking.eof and not unpacking.unconsumed_tail


def weight(font: Any) -> int:
    """Give the bytes that have to be read to know a font's letters, unpacked."""
    described = held_in(font, "/FontDescriptor")
    parts = (
        held_in(font, "/ToUnicode"),
        held_in(described, "/FontFile"),
        held_in(described, "/FontFile3"),
    )
    return sum(len(part.get_data()) for part in parts if isinstance(part, StreamObject))


def held_in(holder: Any, key: str) -> Any:
    """Give what a dictionary holds under a key, wherever in the file it stands, or None."""
    found = holder.get(key) if isinstance(holder, DictionaryObject) else None
    return found.get_object() if found is not None else None


def bytes_of(piece: bytes | str) -> bytes:
    """Give a string of a page as the bytes that stand in the file."""
    original = getattr(piece, "original_bytes", piece)
    return original if isinstance(original, bytes) else str(piece).encode("latin-1", "replace")


def said_by(operands: Sequence[Any], resources: Any) -> str | None:
    """Give the words a marked stretch of content says stand for what it draws."""
    marked: Any = operands[1] if len(operands) > 1 else None
    if isinstance(marked, str):
        marked = within(resources, "/Properties").get(marked)
    if isinstance(marked, IndirectObject):
        marked = marked.get_object()
    said = marked.get("/ActualText") if isinstance(marked, dict) else None
    return str(said).strip("\ufeff\ufffe") if isinstance(said, str) else None
