"""The words of papers, read by other ways than the reader's own: what it must keep or tell.

The law of a paper changed anywhere: it is refused with a reason, or a part of it is told as unread,
or every word found here is in its deals. What is broken past reading by these ways has no words
here, and the law then asks only for an answer in time.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from lxml import etree, html

from fuzz.laws import words

_PROPERTIES = {"pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "style", "instrText"}
_UNSEEN = {"script", "style", "noscript", "template", "head", "iframe", "svg", "title"}
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_TEXT = re.compile(rb"\bBT\b(.*?)\bET\b", re.DOTALL)
_SHOWN = re.compile(rb"\(([^()\\<>]*)\)\s*Tj\b")


def docx_words(data: bytes) -> set[str]:
    """Give the words of the runs of a Word document's body, deleted ones too."""
    body = _member(data, "word/document.xml")
    found: set[str] = set()
    for run in _elements(body, "t", "delText"):
        above = {_name(element) for element in run.iterancestors()}
        if not above & _PROPERTIES and "p" in above:
            found |= words(_text(run))
    return found


def xlsx_words(data: bytes) -> set[str]:
    """Give the words of the cells of a workbook's first sheet, beneath its first row."""
    shared = [_told(one) for one in _elements(_member(data, "xl/sharedStrings.xml"), "si")]
    found: set[str] = set()
    header: set[str] = set()
    rows = list(_elements(_member(data, "xl/worksheets/sheet1.xml"), "row"))
    for row, cell in ((one, cell) for one in rows for cell in one if _name(cell) == "c"):
        into = header if row is rows[0] else found
        value = next((child.text or "" for child in cell if _name(child) == "v"), "")
        if cell.get("t") == "s" and value.isdecimal() and int(value) < len(shared):
            into |= words(shared[int(value)])
        elif cell.get("t") == "inlineStr":
            into |= words(_told(cell))
    return found - header


def _told(element: etree._Element) -> str:
    """Give the text of a cell; how it is to be spoken is no part of it."""
    return "".join(
        _text(one)
        for one in element.iter("{*}t")
        if not any(_name(above) == "rPh" for above in one.iterancestors())
    )


def _member(data: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read(name)
    except (zipfile.BadZipFile, KeyError):
        return b""


def _elements(xml: bytes, *names: str) -> Iterator[etree._Element]:
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return
    yield from (element for element in root.iter(etree.Element) if _name(element) in names)


def _text(element: etree._Element) -> str:
    """Give the text of an element and of those in it, without comments."""
    pieces = [element.text or ""]
    for child in element:
        pieces += [_text(child) if isinstance(child.tag, str) else "", child.tail or ""]
    return "".join(pieces)


def _name(element: etree._Element) -> str:
    # A page may name an element as no XML does, so that `etree.QName` would refuse it.
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def html_words(data: bytes) -> set[str]:
    """Give the words a page shows."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(data.decode("utf-8-sig"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return set()
    found: set[str] = set()
    for element in root.iter():
        above = {_name(one) for one in (element, *element.iterancestors())}
        if not above & _UNSEEN:
            found |= words(element.text or "")
            for child in element:
                found |= words(child.tail or "")
    return found


def eml_words(data: bytes) -> set[str]:
    """Give the words of a mail's plain texts, as far as they are ASCII.

    Blank lines before a mail's head are none of it, as they are none to programs for mail.
    """
    try:
        mail = message_from_bytes(data.lstrip(b"\r\n"))
        leaves = [part for part in mail.walk() if not part.is_multipart()]
        texts = [part for part in leaves if part.get_content_type() == "text/plain"]
        return {word for part in texts for word in words(_ascii(part))}
    except Exception:  # of the library, which a mangled mail trips in many ways
        return set()


def _ascii(part: Message) -> str:
    payload = part.get_payload(decode=True)
    return payload.decode("ascii", "replace") if isinstance(payload, bytes) else ""


def zip_words(data: bytes) -> set[str]:
    """Give the words of the texts that lie in an archive unpacked, listed in its table or not."""
    found: set[str] = set()
    for start in (hit.start() for hit in re.finditer(rb"PK\x03\x04", data)):
        head = data[start : start + 30]
        flags, method = (int.from_bytes(head[at : at + 2], "little") for at in (6, 8))
        size = int.from_bytes(head[18:22], "little")
        begin = start + 30 + sum(int.from_bytes(head[at : at + 2], "little") for at in (26, 28))
        text = data[begin : begin + size]
        if len(head) == 30 and method == 0 and not flags & 1 and b"\0" not in text:
            found |= words(text.decode("ascii", "replace"))
    return found


def pdf_words(data: bytes) -> set[str]:
    """Give the words that a PDF's unpacked streams show in plain strings."""
    found: set[str] = set()
    for stream in _STREAM.findall(data):
        for text in _TEXT.findall(stream):
            for shown in _SHOWN.findall(text):
                found |= words(shown.decode("ascii", "replace"))
    return found
