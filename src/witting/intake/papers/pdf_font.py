"""What a PDF's font says its bytes mean: for each code its letters and its width.

A font that does not say which letter a code stands for is no text: what is drawn in it is told as
unread instead of being searched as other letters.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import DictionaryObject
from pypdf.generic._font import Font

# Predefined character maps of composite fonts that name the letters by themselves, by the codec
# that reads them. Identity maps name glyphs and no letters.
_CODECS = {
    "GB-EUC": "gbk",
    "GBpc-EUC": "gb2312",
    "GBK-EUC": "gbk",
    "GBKp-EUC": "gbk",
    "GBK2K": "gb18030",
    "B5pc": "big5",
    "ETen-B5": "cp950",
    "ETenms-B5": "cp950",
    "HKscs-B5": "big5hkscs",
    "90ms-RKSJ": "cp932",
    "90msp-RKSJ": "cp932",
    "90pv-RKSJ": "cp932",
    "EUC": "euc_jp",
    "KSC-EUC": "euc_kr",
    "KSCms-UHC": "cp949",
    "KSCms-UHC-HW": "cp949",
}
_WIDE = 1000.0  # a Han letter's width, in thousandths of the size


@dataclass(slots=True)
class Lettering:
    """One font, ready to read strings with."""

    codes: dict[int, tuple[str, float]] = field(default_factory=dict)  # of one byte, or of two
    space: float = 250.0  # the width of a space, in thousandths of the size
    two_bytes: bool = False
    codec: str = ""  # where codes have bytes as the codec reads them
    is_known: bool = True  # False: its codes stand for no letters that are known
    font: Font | None = None

    def glyphs(self, data: bytes) -> Iterator[tuple[str, float, bool]]:
        """Give each glyph's letters, its width, and whether it is the one-byte space.

        Letters are "" where the font does not say what a code stands for.
        """
        if self.codec:
            for letter in data.decode(self.codec, "replace"):
                width = _WIDE if letter > "\u2e80" else _WIDE / 2  # widths go by glyph, not letter
                yield letter if letter != "\ufffd" else "", width, letter == " "
        elif self.two_bytes:
            for at in range(0, len(data) - 1, 2):
                letters, width = self._of_code(data[at] << 8 | data[at + 1])
                yield letters, width, False
        else:
            for code in data:
                letters, width = self._of_code(code)
                yield letters, width, code == 32

    def _of_code(self, code: int) -> tuple[str, float]:
        found = self.codes.get(code)
        if found is None:
            found = self.codes[code] = self._look_up(code)
        return found

    def _look_up(self, code: int) -> tuple[str, float]:
        font = self.font
        if font is None or not self.is_known:
            return "", 500.0
        raw = chr(code)
        if isinstance(font.encoding, dict):
            named = font.encoding.get(code, raw)
            letters = font.character_map.get(named, named)
        elif font.character_map:
            letters = font.character_map.get(raw, "")
        else:
            letters = raw
        return _letters(letters), self._width(raw)

    def _width(self, raw: str) -> float:
        assert self.font is not None
        width = self.font.character_widths.get(raw)
        if width is None:
            width = self.font.character_widths.get("default", 500.0)
        return width if isinstance(width, int | float) and abs(width) < 10_000 else 500.0


def _letters(found: object) -> str:
    """Give letters as they are; a glyph's own name or a place of private use says nothing."""
    if not isinstance(found, str) or (len(found) > 1 and found.startswith("/")):
        return ""
    return "".join(c for c in found if not ("\ue000" <= c <= "\uf8ff" or c == "\ufffd"))


def lettering(resource: Any) -> Lettering:
    """Read a font of a page's resources; one that cannot be read knows no letters."""
    if not isinstance(resource, DictionaryObject):
        return Lettering(is_known=False)
    try:
        font = Font.from_font_resource(resource)
    except Exception:  # whatever a broken font trips: its text is told as unread
        return Lettering(is_known=False)
    space = font.space_width if 0 < font.space_width < 2000 else 250.0
    if resource.get("/Subtype") != "/Type0":
        return Lettering(font=font, space=space, is_known=font.interpretable)
    codec = _codec(resource.get("/Encoding"))
    is_known = bool(codec or font.character_map)
    return Lettering(font=font, space=space, codec=codec, two_bytes=True, is_known=is_known)


def _codec(encoding: object) -> str:
    """Name the codec of a predefined character map, or "" for one that names glyphs only."""
    name = encoding.removeprefix("/")[:-2] if isinstance(encoding, str) else ""
    if not name.startswith("Uni"):
        return _CODECS.get(name, "")
    return "utf-8" if "UTF8" in name else "utf-32-be" if "UTF32" in name else "utf-16-be"
