"""Which format an input is in, told from its content; the file's extension only breaks ties."""

import re
from enum import StrEnum

from witting.base import UnknownFormat
from witting.intake.source import Source


class Shape(StrEnum):
    """The outward form of an input: enough to choose who reads it."""

    XML = "xml"
    HTML = "html"
    FIN = "fin"
    JSON = "json"
    CSV = "csv"
    TEXT = "text"


READ = (
    "ISO 20022 messages (pacs.008 and others, XML), SWIFT messages (MT103, MT700 and others), "
    "orders (JSON or CSV), and plain text or HTML"
)
"""The formats read, as error messages name them."""

# First bytes of files that are not text. Each with what to say of it.
_BINARY = (
    (b"%PDF", "a PDF, and PDFs are not read yet: save its text and give that"),
    (b"PK\x03\x04", "a ZIP-based file (an archive, DOCX or XLSX): unpack it or save it as text"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (DOC, XLS or MSG): save it as text or CSV"),
    (b"\x1f\x8b", "a gzip archive: unpack it and give the file inside"),
    (b"BZh", "a bzip2 archive: unpack it and give the file inside"),
    (b"7z\xbc\xaf", "a 7-Zip archive: unpack it and give the file inside"),
    (b"Rar!", "a RAR archive: unpack it and give the file inside"),
    (b"\x89PNG", "a PNG picture: give the document as text"),
    (b"\xff\xd8\xff", "a JPEG picture: give the document as text"),
    (b"GIF8", "a GIF picture: give the document as text"),
    (b"{\\rtf", "an RTF file: save it as plain text"),
)

_FIN_BLOCK = re.compile(r"\{[1-5]:[^\s\"]*")
_FIN_FIELD = re.compile(r"\A:\d{2}[A-Z]?:")
_HTML = re.compile(r"<\s*(?:!doctype\s+html|html|head|body|article|p|div|h1|meta|title)\b", re.I)
_MARKUP = re.compile(r"<[\w?!]")
# A story may open with a bracket ("[Reuters] ..."): only what JSON allows next makes it JSON.
_JSON = re.compile(r"\{\s*[\"}]|\[\s*[\[\]{\"]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_FRAMES = {1: " ", 3: " "}  # SOH and ETX, see `shape_of`
_BY_EXTENSION = {
    ".xml": Shape.XML,
    ".json": Shape.JSON,
    ".csv": Shape.CSV,
    ".tsv": Shape.CSV,
    ".fin": Shape.FIN,
    ".rje": Shape.FIN,
    ".html": Shape.HTML,
    ".htm": Shape.HTML,
}


def refuse_binary(source: Source) -> None:
    """Refuse a file whose first bytes say it is no text, naming what it is.

    Raises UnknownFormat.
    """
    start = source.data[:16].lstrip()
    for magic, what in _BINARY:
        if start.startswith(magic):
            raise UnknownFormat(f"{source.name} is {what}. What is read: {READ}.")


def shape_of(text: str, source: Source) -> Shape:
    """Say what form the text has.

    Raises UnknownFormat for text with control characters: no format here allows them, and in a
    name they could drive the terminal it is shown on.
    """
    # Old line protocols put SOH and ETX around each message: those are no sign of binary data.
    start = text.lstrip("\ufeff\x01\x03$ \t\r\n")[:4096]
    shape = _by_content(start)
    if shape is Shape.XML and _BY_EXTENSION.get(source.extension) is Shape.HTML:
        return Shape.HTML  # a fragment of a page
    # XML refuses control characters by itself, and a web page may carry a stray one.
    if shape not in (Shape.XML, Shape.HTML):
        _refuse_controls(text.translate(_FRAMES) if shape is Shape.FIN else text, source)
    return shape or _BY_EXTENSION.get(source.extension, Shape.TEXT)


def _by_content(start: str) -> Shape | None:
    if _FIN_BLOCK.match(start) or _FIN_FIELD.match(start):
        return Shape.FIN
    if _MARKUP.match(start):
        return Shape.HTML if _is_html(start) else Shape.XML
    if _JSON.match(start):
        return Shape.JSON
    # Imported here: the CSV reader owns its header names, and nothing else needs it loaded.
    from witting.intake.order_csv import is_header

    return Shape.CSV if is_header(start.split("\n", 1)[0]) else None


def _is_html(start: str) -> bool:
    # An XML declaration may stand before XHTML; an ISO 20022 root never looks like one of these.
    after = re.sub(r"\A(?:<\?[^>]*>\s*|<!--.*?-->\s*)+", "", start, flags=re.S)
    return _HTML.match(after) is not None


def _refuse_controls(text: str, source: Source) -> None:
    found = _CONTROLS.search(text)
    if found:
        raise UnknownFormat(
            f"{source.name} is not a text document (control character {found.group()!r} at "
            f"position {found.start()}). What is read: {READ}."
        )
