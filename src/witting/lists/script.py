"""Names the script a listed name is written in, by ISO 15924 code."""

from bisect import bisect_right
from collections import Counter

# Blocks of The Unicode Standard that hold letters of names, as (first, last, ISO 15924 code).
_BLOCKS = (
    (0x0041, 0x024F, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0700, 0x074F, "Syrc"),
    (0x0750, 0x077F, "Arab"),
    (0x0780, 0x07BF, "Thaa"),
    (0x08A0, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0D80, 0x0DFF, "Sinh"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Laoo"),
    (0x0F00, 0x0FFF, "Tibt"),
    (0x1000, 0x109F, "Mymr"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0x1200, 0x139F, "Ethi"),
    (0x1780, 0x17FF, "Khmr"),
    (0x1800, 0x18AF, "Mong"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x3040, 0x309F, "Hira"),
    (0x30A0, 0x30FF, "Kana"),
    (0x3400, 0x9FFF, "Hani"),
    (0xAC00, 0xD7AF, "Hang"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB1D, 0xFB4F, "Hebr"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFF, "Arab"),
    (0xFF21, 0xFF5A, "Latn"),
    (0x20000, 0x323AF, "Hani"),
)
_STARTS = tuple(first for first, _last, _code in _BLOCKS)


def script_of(text: str) -> str:
    """Give the script most letters of the text belong to; "" where it has no letters.

    A tie goes to the script that comes first in the text.

    >>> script_of("Уралподшипник"), script_of("普京"), script_of("224")
    ('Cyrl', 'Hani', '')
    """
    if text.isascii():
        return "Latn" if any(map(str.isalpha, text)) else ""
    counts = Counter(_script_of_letter(ord(letter)) for letter in text if letter.isalpha())
    counts.pop("", None)
    return max(counts, key=lambda code: counts[code]) if counts else ""


def _script_of_letter(point: int) -> str:
    place = bisect_right(_STARTS, point) - 1
    if place < 0:
        return ""
    _first, last, code = _BLOCKS[place]
    return code if point <= last else ""
