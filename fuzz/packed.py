"""Seeds of papers, and the wrapping by which a change reaches what lies inside an archive.

A changed byte of a ZIP breaks its checksum, and nothing inside is read. So of a DOCX and an XLSX
the part that holds the words is fuzzed, and put into a sound file each time.
"""

import io
import zipfile
from collections.abc import Iterator
from functools import cache

from docx import Document
from tests.intake.papers.making import mail, one_page, scanned_pdf, text_pdf, zipped
from tests.intake.tables.workbooks import sheet_of

_WORDS = "xl/sharedStrings.xml"
_ROWS = "xl/worksheets/sheet1.xml"
_BODY = "word/document.xml"
_INVOICE = (
    "COMMERCIAL INVOICE No. 7",
    "Seller: Sample Seller Ltd, Shenzhen, China",
    "Buyer: Sample Buyer FZE, Dubai",
    "Goods: ball bearings 6205-2RS, 5000 pcs",
)

_NUMBERED = tuple(enumerate(_INVOICE))


@cache
def _docx() -> dict[str, bytes]:
    made, document = io.BytesIO(), Document()
    for line in _INVOICE:
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip((c for row in table.rows for c in row.cells), _INVOICE, strict=True):
        cell.text = words
    document.save(made)
    return _members(made.getvalue())


@cache
def _xlsx() -> dict[str, bytes]:
    return _members(
        sheet_of(
            ["reference", "debtor", "creditor", "goods", "amount", "currency"],
            ["SO-1", "Sample Buyer FZE", "Sample Seller Ltd", "ball bearings", 1250, "USD"],
            ["SO-2", "ООО Пример", "Sample Seller Ltd", "office chairs", 90.5, "EUR"],
        )
    )


def _members(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def docx_bodies() -> Iterator[bytes]:
    """Give the part of a DOCX that holds its words."""
    yield _docx()[_BODY]


def in_docx(body: bytes) -> bytes:
    """Put it into a sound DOCX."""
    return zipped(_docx() | {_BODY: body}, packed=False)


def sheets() -> Iterator[bytes]:
    """Give the two parts of a workbook that hold its rows and its words, one after the other."""
    yield _xlsx()[_ROWS] + _CUT + _xlsx()[_WORDS]


def in_workbook(parts: bytes) -> bytes:
    """Put them into a sound workbook."""
    rows, _, words = parts.partition(_CUT)
    return zipped(_xlsx() | {_ROWS: rows, _WORDS: words or _xlsx()[_WORDS]}, packed=False)


_CUT = b"\n\0\n"


def pdfs() -> Iterator[bytes]:
    """Give small PDFs of several makes."""
    yield text_pdf([(72, 800 - 20 * n, line) for n, line in enumerate(_INVOICE)])
    yield one_page(b"BT /F1 12 Tf 72 700 Td (ball bearings) Tj ET")
    yield one_page(b"BT /F1 12 Tf 72 700 Td [(ball) -300 (bearings)] TJ ET", packed=True)
    lines = (b"1 0 0 1 72 %d Tm (%s) Tj" % (800 - 20 * n, one.encode()) for n, one in _NUMBERED)
    yield one_page(b"BT /F1 12 Tf\n" + b"\n".join(lines) + b"\nET", count=2)
    yield scanned_pdf("a note")


def mails() -> Iterator[bytes]:
    """Give mails with and without attachments."""
    yield mail().as_bytes()
    yield mail(text="Груз идёт в Омск", note__txt=b"ball bearings").as_bytes()
    made = mail(text="ball bearings")
    made.add_alternative("<html><p>ball <b>bearings</b></p></html>", subtype="html")
    made.add_attachment("debtor,goods\nSample Buyer,chairs\n", filename="orders.csv")
    yield made.as_bytes()


def archives() -> Iterator[bytes]:
    """Give archives, packed and not, one in another."""
    inner = zipped({"a.txt": b"ball bearings", "b.csv": b"debtor,goods\nSample,chairs\n"})
    yield inner
    yield zipped({"a.txt": b"ball bearings", "b.txt": b"Sample Buyer meets Ivan"}, packed=False)
    yield zipped({"inner.zip": inner, "note.txt": "Груз в Омск".encode()}, packed=False)
