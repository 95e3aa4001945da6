"""Small real papers for the tests: PDFs written by hand, sign by sign, and by reportlab."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage

from PIL import Image

# reportlab carries no types of its own.
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

Text = tuple[float, float, str]  # from the left, from the bottom, the words
Drawing = tuple[float, float, Sequence[str]]  # the same, sign by sign as they are stored


def text_pdf(*pages: Sequence[Text], font: str = "Helvetica", title: str = "") -> bytes:
    """Give a PDF by reportlab with words at places."""
    made = io.BytesIO()
    paper = canvas.Canvas(made, pagesize=A4, initialFontName=font, initialFontSize=11)
    if title:
        paper.setTitle(title)
    for page in pages:
        paper.setFont(font, 11)
        for x, y, words in page:
            paper.drawString(x, y, words)
        paper.showPage()
    paper.save()
    return made.getvalue()


@dataclass
class RawPdf:
    """A PDF written object by object."""

    objects: dict[int, bytes] = field(default_factory=dict)
    trailer: bytes = b""

    def add(self, body: bytes) -> int:
        """Add an object and give its number."""
        number = max(self.objects, default=0) + 1
        self.objects[number] = body
        return number

    def stream(self, data: bytes, entries: bytes = b"", *, packed: bool = False) -> int:
        """Add a stream and give its number."""
        if packed:
            data, entries = zlib.compress(data, 9), entries + b" /Filter /FlateDecode"
        head = b"<< /Length %d %s >>" % (len(data), entries)
        return self.add(head + b"\nstream\n" + data + b"\nendstream")

    def bytes(self, root: int) -> bytes:
        """Give the file, its table of objects at the end."""
        made = bytearray(b"%PDF-1.7\n")
        places = {}
        for number, body in sorted(self.objects.items()):
            places[number] = len(made)
            made += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        start = len(made)
        made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        made += b"".join(b"%010d 00000 n \n" % places[n] for n in sorted(places))
        made += b"trailer\n<< /Size %d /Root %d 0 R %s >>\n" % (len(places) + 1, root, self.trailer)
        return bytes(made + b"startxref\n%d\n%%%%EOF\n" % start)


def one_page(
    content: bytes,
    resources: bytes = b"",
    *,
    page: bytes = b"",
    root: bytes = b"",
    pdf: RawPdf | None = None,
    packed: bool = False,
    count: int = 1,
) -> bytes:
    """Give a PDF whose pages, one or several, all draw the content given."""
    pdf = pdf or RawPdf()
    drawn = pdf.stream(content, packed=packed)
    helvetica = pdf.add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    tree = max(pdf.objects) + count + 1
    body = (
        b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
        b"/Resources << /Font << /F1 %d 0 R >> %s >> %s >>"
        % (tree, drawn, helvetica, resources, page)
    )
    kids = [pdf.add(body) for _ in range(count)]
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    made = pdf.add(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, count))
    assert made == tree
    return pdf.bytes(pdf.add(b"<< /Type /Catalog /Pages %d 0 R %s >>" % (tree, root)))


def drawn_pdf(*drawings: Drawing, width: int = 500) -> bytes:
    """Give a PDF that stores signs exactly in the order given, each sign as wide as the others.

    Its font knows only numbers of signs; a table in the file says which letters each stands for.
    """
    pdf = RawPdf()
    signs = list(dict.fromkeys(sign for _, _, run in drawings for sign in run))
    codes = {sign: number for number, sign in enumerate(signs, start=1)}
    rows = "".join(
        f"<{code:04x}> <{sign.encode('utf-16-be').hex()}>\n" for sign, code in codes.items()
    )
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{rows}endbfchar\nendcmap end end"
    )
    letters = pdf.stream(table.encode("ascii"))
    below = pdf.add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Drawn /DW %d /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>" % width
    )
    font = pdf.add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Drawn /Encoding /Identity-H "
        b"/DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>" % (below, letters)
    )
    content = b"".join(
        b"BT /A1 12 Tf %f %f Td <%s> Tj ET\n"
        % (x, y, b"".join(b"%04x" % codes[sign] for sign in run))
        for x, y, run in drawings
    )
    drawn = pdf.stream(content)
    tree = max(pdf.objects) + 2
    page = pdf.add(
        b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
        b"/Resources << /Font << /A1 %d 0 R >> >> >>" % (tree, drawn, font)
    )
    pdf.add(b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % page)
    return pdf.bytes(pdf.add(b"<< /Type /Catalog /Pages %d 0 R >>" % tree))


def scanned_pdf(words: str = "") -> bytes:
    """Give a PDF of one page that is a picture; with `words` they stand on it as a small note."""
    made = io.BytesIO()
    paper = canvas.Canvas(made, pagesize=A4)
    paper.drawInlineImage(picture(), 0, 0, A4[0], A4[1])
    if words:
        paper.drawString(40, 20, words)
    paper.showPage()
    paper.save()
    return made.getvalue()


def picture() -> Image.Image:
    """Give a small grey picture."""
    return Image.new("L", (60, 80), 200)


def zipped(members: dict[str, bytes], *, packed: bool = True) -> bytes:
    """Give a ZIP archive."""
    made = io.BytesIO()
    how = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(made, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 16, 0, 0, 0)), data, how)
    return made.getvalue()


def mail(text: str = "Please find the invoice attached.", **attached: bytes) -> EmailMessage:
    """Give a mail with files attached, `__` in a name standing for a dot."""
    made = EmailMessage()
    made["From"] = "Anna Example <anna@example.com>"
    made["To"] = "Trade Desk <desk@bank.example>"
    made["Subject"] = "Invoice 7"
    made["Date"] = "Thu, 16 May 2024 10:00:00 +0300"
    made["Message-ID"] = "<1@example.com>"
    made.set_content(text)
    for name, data in attached.items():
        made.add_attachment(
            data,
            maintype="application",
            subtype="octet-stream",
            filename=name.replace("__", "."),
        )
    return made


_MIRROR = dict(zip("()[]", ")(][", strict=True))
_WITHIN_NUMBERS = ".,:/-"


def shown(text: str) -> list[str]:
    """Give the signs of an Arabic or Hebrew line from left to right, as a page shows them."""
    runs: list[str] = []
    for sign in text:
        is_latin = sign.isascii() and (sign.isalnum() or sign in _WITHIN_NUMBERS)
        if is_latin and runs and runs[-1].isascii() and runs[-1][0].isalnum():
            runs[-1] += sign
        else:
            runs.append(sign)
    return [_MIRROR.get(sign, sign) for run in reversed(runs) for sign in run]
