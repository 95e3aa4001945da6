"""Words drawn as curves are told as unread; lines, boxes, logos and ornaments are not."""

import io
import zlib

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from tests.intake.papers.making import RawPdf, one_page
from witting.intake.papers.pdf import read_pdf
from witting.intake.source import open_source

WORDS = ["Delivery of spare parts under the contract of the spring, all taxes paid."] * 6


def unread(data: bytes) -> dict[str, str]:
    """Give what a PDF tells as unread."""
    return {one.field: one.why for one in read_pdf(open_source(data)).paper.unread}


def letters_of(data: bytes) -> str:
    """Give the letters of a PDF's pages."""
    return " ".join(line.text for line in read_pdf(open_source(data)).paper.numbered())


def lettered(paper: canvas.Canvas, line: int, count: int, *, is_one_path: bool = False) -> None:
    """Draw what looks like a line of words: small bent shapes, each of its own breadth."""
    path = paper.beginPath()
    for at in range(count):
        x, y, wide = 60 + 7 * at, 700 - 16 * line, 3 + (at * 5 + line) % 7 / 2
        path.moveTo(x, y)
        path.curveTo(x + wide, y, x + wide, y + 4, x, y + 8)
        path.lineTo(x + 1, y)
        path.close()
        if not is_one_path:
            paper.drawPath(path, fill=1)
            path = paper.beginPath()
    if is_one_path:
        paper.drawPath(path, fill=1)


def drawn(words: list[str], lines: list[int], *, is_one_path: bool = False) -> bytes:
    """Give a PDF with words as text, and beneath them lines of so many shapes."""
    made = io.BytesIO()
    paper = canvas.Canvas(made, pagesize=A4)
    for number, text in enumerate(words):
        paper.drawString(60, 800 - 14 * number, text)
    for number, count in enumerate(lines, start=1):
        lettered(paper, number, count, is_one_path=is_one_path)
    paper.showPage()
    paper.save()
    return made.getvalue()


@pytest.mark.parametrize("is_one_path", [True, False])
@pytest.mark.parametrize("lines", [[8], [60, 55], [40] * 30])
def test_a_page_of_curves_alone_is_unread_and_names_ocr(
    lines: list[int], is_one_path: bool
) -> None:
    told = unread(drawn([], lines, is_one_path=is_one_path))
    assert "no text" in told["page 1"]
    assert "ocr" in told["page 1"]


@pytest.mark.parametrize("words", [["Page 1 of 2"], ["Example LLP, Almaty", "Invoice 7 of 4 May"]])
def test_a_page_of_curves_with_hardly_any_text_is_unread(words: list[str]) -> None:
    assert "drawn as curves" in unread(drawn(words, [30, 30, 30]))["page 1"]


def test_lines_of_curves_beside_text_are_told() -> None:
    assert "150 shapes" in unread(drawn(WORDS, [50, 50, 50]))["page 1"]


def test_a_drawn_name_in_a_letterhead_is_no_doubt() -> None:
    assert unread(drawn(WORDS, [14, 22])) == {}


def test_a_seal_of_many_curves_is_no_doubt_beside_text() -> None:
    made = io.BytesIO()
    paper = canvas.Canvas(made, pagesize=A4)
    for number, text in enumerate(WORDS):
        paper.drawString(60, 700 - 14 * number, text)
    for ring in range(2, 30):
        for at in range(6):
            paper.circle(480 + 4 * at, 90 + ring, ring / 3, stroke=1)
    paper.save()
    assert unread(made.getvalue()) == {}


def test_an_ornament_around_the_page_is_no_doubt_beside_text() -> None:
    made = io.BytesIO()
    paper = canvas.Canvas(made, pagesize=A4)
    for number, text in enumerate(WORDS):
        paper.drawString(60, 700 - 14 * number, text)
    for at in range(45):
        for foot in (15, 30, 805, 820):
            paper.ellipse(20 + 12 * at, foot, 30 + 12 * at, foot + 8)
    paper.save()
    assert unread(made.getvalue()) == {}


def test_lines_and_boxes_are_no_letters() -> None:
    boxes = b"40 40 m 140 40 l 140 60 l 40 60 l h S 40 40 90 20 re f 10 10 m 10 800 l S "
    assert unread(one_page(boxes * 9)) == {}


def test_curves_that_only_bound_what_is_drawn_are_no_letters() -> None:
    bound = b"".join(b"%d 9 m %d 12 %d 14 %d 19 c W n " % (x, x, x + 3, x + 5) for x in range(90))
    assert unread(one_page(bound)) == {}


def test_words_in_a_pattern_are_read() -> None:
    pdf = RawPdf()
    words = zlib.compress(b"BT /F1 9 Tf 20 20 Td (Bearings for Tula) Tj ET")
    font = pdf.add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    tile = pdf.add(
        b"<< /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 595 842] /XStep 595 /YStep 842 "
        b"/Filter /FlateDecode /Resources << /Font << /F1 %d 0 R >> >> /Length %d >>\nstream\n"
        % (font, len(words))
        + words
        + b"\nendstream"
    )
    filled = b"/Pattern cs /P1 scn 0 0 595 842 re f\n" * 3
    assert letters_of(one_page(filled, b"/Pattern << /P1 %d 0 R >>" % tile, pdf=pdf)) == (
        "Bearings for Tula"
    )


def test_a_path_without_end_is_bounded() -> None:
    flood = b"1 1 m " + b"9 9 12 12 7 7 c 1 1 m " * 40_000 + b"f"
    assert "page 1" in unread(one_page(flood))
