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
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PARQUET = "parquet"
    EML = "eml"
    ZIP = "zip"
    PICTURE = "picture"  # read by OCR only


READ = (
    "ISO 20022 messages (pacs.008 and others, XML), SWIFT messages (MT103, MT700 and others), "
    "orders (JSON or CSV), tables of orders and payments (CSV, XLSX, Parquet), PDF, Word "
    "(DOCX), mail (EML), ZIP archives of these, and plain text or HTML"
)
"""The formats read, as error messages name them."""

# First bytes of files that are not text. Each with what to say of it.
_BINARY = (
    (b"\x1f\x8b", "a gzip archive: unpack it and give the file inside"),
    (b"\x78\x9f\x3e\x22", "attachments packed by Outlook (winmail.dat): ask for them as files"),
    (b"BZh", "a bzip2 archive: unpack it and give the file inside"),
    (b"7z\xbc\xaf", "a 7-Zip archive: unpack it and give the file inside"),
    (b"Rar!", "a RAR archive: unpack it and give the file inside"),
    (b"{\\rtf", "an RTF file: save it as DOCX or plain text"),
)

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")

# Old Office files hold directories; the names in them, in UTF-16, tell which program made it.
_OLE = b"\xd0\xcf\x11\xe0"
_OLE_KINDS = (
    ("__substg1.0_", "a mail of Outlook (MSG): save it as EML, or as PDF with its attachments"),
    (
        "EncryptedPackage",
        "an Office file locked with a password: ask for it without one",
    ),
    ("WordDocument", "an old Word file (DOC): save it as DOCX or PDF"),
    ("Workbook", "an old Excel file (XLS): save it as XLSX or CSV"),
    ("PowerPoint Document", "an old PowerPoint file (PPT): save it as PDF"),
)
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PDF_WITHIN = 1_024  # bytes of something else may stand before a PDF's own first line

_MAIL_FIELD = re.compile(rb"([!-9;-~]{1,76}):")
_MAIL_FIELDS = frozenset(
    b"from to cc subject date message-id mime-version received return-path delivered-to reply-to "
    b"sender content-type dkim-signature".split()
)
_MAIL_ONLY = frozenset(b"message-id mime-version received return-path dkim-signature".split())

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
# Names under which nobody writes text: what is text all the same may be cut or wrongly saved.
_PROMISED = frozenset(
    [
        ".pdf",
        ".docx",
        ".doc",
        ".xlsx",
        ".xls",
        ".parquet",
        ".zip",
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".tif",
        ".tiff",
    ]
)


def binary_shape(source: Source) -> Shape | None:
    """Say what a file is whose bytes are not to be read as text; None for one that is text.

    Raises UnknownFormat for a file of a kind that is not read, naming it, and BrokenInput for a
    ZIP archive that cannot be opened.
    """
    start = source.data[:64].lstrip()
    if start.startswith(b"%PDF"):
        return Shape.PDF
    if start.startswith(_ZIP_STARTS):
        return _zipped_shape(source)
    if source.data.startswith(_OLE):
        raise UnknownFormat(f"{source.name} is {_ole_kind(source.data)}. What is read: {READ}.")
    if source.data.startswith(b"PAR1"):
        return Shape.PARQUET
    if source.data.startswith(_PICTURES):
        return Shape.PICTURE
    for magic, what in _BINARY:
        if start.startswith(magic):
            raise UnknownFormat(f"{source.name} is {what}. What is read: {READ}.")
    if _is_mail(source):
        return Shape.EML
    has_pdf = b"%PDF-" in source.data[:_PDF_WITHIN] and b"%%EOF" in source.data[-2_048:]
    return Shape.PDF if has_pdf else None


def _zipped_shape(source: Source) -> Shape:
    # Imported here: only what is packed pays for the reader of archives.
    from witting.intake.papers.zipped import kind_of

    kind = kind_of(source)
    if kind in (Shape.DOCX, Shape.XLSX, Shape.ZIP):
        return Shape(kind)
    raise UnknownFormat(
        f"{source.name} is {kind}: save it as PDF, DOCX or text. What is read: {READ}."
    )


def _ole_kind(data: bytes) -> str:
    for name, what in _OLE_KINDS:
        if name.encode("utf-16-le") in data:
            return what
    return "an old Office file (DOC, XLS or MSG): save it as DOCX, CSV, EML or PDF"


def _is_mail(source: Source) -> bool:
    """Say whether an input begins with the head of a mail."""
    head = source.data[:16_384].lstrip(b"\xef\xbb\xbf\r\n")
    found: set[bytes] = set()
    for number, line in enumerate(head.splitlines()):
        if not line.strip():
            break
        if number == 0 and line.startswith(b"From "):
            continue  # of a mailbox kept as one file
        if line[:1] in b" \t":
            continue
        field = _MAIL_FIELD.match(line)
        if field is None:
            return False
        found.add(field[1].lower())
    known = found & _MAIL_FIELDS
    if source.extension == ".eml":
        return bool(known)
    is_letter = {b"from", b"date"} <= found and bool(found & {b"to", b"subject"})
    return len(known) > 1 and (is_letter or bool(found & _MAIL_ONLY))


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


def broken_promise(source: Source, shape: Shape) -> str:
    """Say what is amiss where a file named as a document or picture is written text; else "".

    The words are read, but of what the name promises they may be a scrap.
    """
    if shape not in (Shape.TEXT, Shape.HTML) or source.extension not in _PROMISED:
        return ""
    what = "a web page" if shape is Shape.HTML else "plain text"
    return (
        f"it is named {source.extension}, and what it holds is {what}: that was read, but a file "
        "cut short or wrongly saved would look the same. Ask for the original."
    )


def _by_content(start: str) -> Shape | None:
    if _FIN_BLOCK.match(start) or _FIN_FIELD.match(start):
        return Shape.FIN
    if _MARKUP.match(start):
        return Shape.HTML if _is_html(start) else Shape.XML
    if _JSON.match(start):
        return Shape.JSON
    # Imported here: the readers of tables own their header names, and nothing else needs them.
    from witting.intake.order_csv import is_header

    return Shape.CSV if is_header(start.split("\n", 1)[0]) or _is_table(start) else None


def _is_table(start: str) -> bool:
    """Say whether a text begins with a line of column names and lines of as many cells."""
    lines = [line for line in start.split("\n")[:3] if line.strip()]
    if len(lines) < 2 or len(lines[0]) > 2_000:
        return False
    mark = max(",;\t|", key=lines[0].count)
    if lines[0].count(mark) < 2 or lines[1].count(mark) < lines[0].count(mark):
        return False
    from witting.intake.header_words import may_be_header

    cells = [cell.strip().strip('"') for cell in lines[0].split(mark)]
    if not may_be_header(cells):
        return False
    from witting.intake.tables.guessing import is_header

    return is_header(cells)


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
