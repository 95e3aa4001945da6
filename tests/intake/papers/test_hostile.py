"""Hostile and mangled papers end in an error or in words and doubts: no crash, no hang, no loss."""

import io
from collections.abc import Callable
from time import process_time

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.papers.making import RawPdf, mail, one_page, text_pdf, zipped
from witting.base import Deal, WittingError
from witting.intake import read

LINE = b"BT /F1 12 Tf 72 700 Td (Ball bearings) Tj ET\n"
SECONDS = 5.0  # CPU, for a slow machine too: work that grows as a square takes minutes


def forms_within_forms() -> bytes:
    pdf = RawPdf()
    inner = b""
    for _ in range(10):
        drawn = b"/X Do " * 10 if inner else LINE
        entries = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + inner
        number = pdf.stream(drawn, entries)
        inner = b"/Resources << /XObject << /X %d 0 R >> >>" % number
    return one_page(b"/X Do", b"/XObject << /X %d 0 R >>" % number, pdf=pdf)


def letters_without_end() -> bytes:
    pdf = RawPdf()
    table = pdf.stream(b"1 beginbfrange\n<0000> <ffff> <0000>\nendbfrange\n" * 200_000, packed=True)
    font = pdf.add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
        b"/DescendantFonts [] /ToUnicode %d 0 R >>" % table
    )
    return one_page(b"BT /F9 9 Tf <0041> Tj ET", b"/Font << /F9 %d 0 R >>" % font, pdf=pdf)


BOMBS: dict[str, Callable[[], bytes]] = {
    "a page that unpacks to 300 MB": lambda: one_page(b" " * 300_000_000, packed=True),
    "one long drawing on a thousand pages": lambda: one_page(LINE * 40_000, packed=True, count=999),
    "three million strokes": lambda: one_page(b"0 0 m " * 3_000_000, packed=True),
    "lists within lists": lambda: one_page(b"[" * 200_000, packed=True),
    "dictionaries within dictionaries": lambda: one_page(b"<</A " * 200_000, packed=True),
    "graphics kept without end": lambda: one_page(b"q " * 900_000, packed=True),
    "drawings within drawings": forms_within_forms,
    "a font of letters without end": letters_without_end,
    "a tree of pages that holds itself": lambda: (
        b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
        b"2 0 obj <</Type/Pages/Kids[2 0 R 2 0 R]/Count 9999999>> endobj\n"
        b"trailer <</Root 1 0 R/Size 3>>\nstartxref\n0\n%%EOF"
    ),
    "an object of open brackets": lambda: b"%PDF-1.4\n1 0 obj\n" + b"[" * 99_999 + b"\n%%EOF",
    "a string without end": lambda: b"%PDF-1.4\n1 0 obj\n(" + b"(" * 3_000_000,
    "objects without a table": lambda: b"%PDF-1.4\n" + b"1 0 obj\n<<>>\nendobj\n" * 200_000,
    "a mail of brackets": lambda: b"From: " + b"(" * 100_000 + b"\nTo: a@b.cd\nDate: x\n\ntext",
    "a mail of commas": lambda: b"From: a@b.cd\nTo: " + b"," * 500_000 + b"\nDate: x\n\ntext",
    "a mail of coded words": lambda: (
        b"From: a@b.cd\nDate: x\nSubject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\ntext"
    ),
    "a mail of parts within parts": lambda: (
        b"From: a@b.cd\nDate: x\nTo: c@d.ef\n"
        + b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2_000)
        )
    ),
    "a mail of quotes": lambda: b"From: a@b.cd\nDate: x\nTo: c@d.ef\n\n" + b">" * 1_000_000,
    "a document of elements within elements": lambda: zipped(
        {"[Content_Types].xml": b"<a/>", "word/document.xml": b"<p>" * 500_000}
    ),
    "a document of rows": lambda: zipped(
        {
            "[Content_Types].xml": b"<a/>",
            "word/document.xml": b"<d><tbl>" + b"<tr><tc><p/></tc></tr>" * 100_000 + b"</tbl></d>",
        }
    ),
    "a page of tables within tables": lambda: b"<html><body>" + b"<table><tr><td>" * 10_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_ends_soon_in_an_error_or_in_a_doubt(name: str) -> None:
    data = BOMBS[name]()
    start = process_time()
    deals, said = tried(data)
    assert process_time() - start < SECONDS
    assert "bomb" in said or any(deal.unread or deal.passages for deal in deals)


def tried(data: bytes) -> tuple[list[Deal], str]:
    """Give what is read of an input, or what is said of it."""
    try:
        return read(data, name="bomb"), ""
    except WittingError as problem:
        return [], str(problem)


def saved_docx() -> bytes:
    document = docx.Document()
    document.add_paragraph("Ball bearings for Example LLP")
    document.add_table(2, 2).cell(0, 0).text = "Seller"
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


PDF = text_pdf([(72, 700, "Ball bearings for Example LLP")], [(72, 700, "Second page")])
FORM = one_page(LINE, page=b"/Annots [<< /Subtype /Text /Contents (A note) >>]")
WHOLE = {
    "pdf": PDF,
    "pdf by hand": FORM,
    "docx": saved_docx(),
    "eml": mail(invoice__pdf=FORM).as_bytes(),
    "zip": zipped({"a.pdf": FORM, "b.txt": b"Ball bearings for Example LLP"}),
}
BITS = st.lists(
    st.tuples(
        st.integers(0, 1_000_000),
        st.sampled_from(("flip", "drop", "double", "insert")),
        st.binary(max_size=6),
    ),
    min_size=1,
    max_size=6,
)


def mangled(data: bytes, changes: list[tuple[int, str, bytes]]) -> bytes:
    found = bytearray(data)
    for place, how, piece in changes:
        at = place % max(len(found), 1)
        if how == "flip":
            found[at : at + len(piece)] = piece
        elif how == "drop":
            del found[at : at + 1 + place % 50]
        elif how == "double":
            found[at:at] = found[at : at + 200]
        else:
            found[at:at] = piece
    return bytes(found) or b"x"


@pytest.mark.parametrize("kind", WHOLE)
@given(changes=BITS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_mangled_paper_is_read_or_told(kind: str, changes: list[tuple[int, str, bytes]]) -> None:
    start = process_time()
    deals, said = tried(mangled(WHOLE[kind], changes))
    assert process_time() - start < SECONDS
    assert said or deals
    assert all(d.unread or d.passages or d.parties or d.goods or d.dropped for d in deals)


@pytest.mark.parametrize("shown", [b"(Ball bearings) Tj7", b"<< /A (Ball bearings) T", b"(x) Show"])
def test_an_instruction_no_pdf_knows_is_told(shown: bytes) -> None:
    deals, said = tried(one_page(b"BT /F1 12 Tf 72 700 Td (Example LLP) Tj " + shown + b" ET"))
    assert said or any(one.field == "page 1" for deal in deals for one in deal.unread)


@pytest.mark.parametrize("shown", [b"(Ball bearings) TJ", b"[(Ball) -300 (bearings)] Tj"])
def test_a_string_shown_by_the_other_of_two_like_instructions_is_read(shown: bytes) -> None:
    deals, _ = tried(one_page(b"BT /F1 12 Tf 72 700 Td " + shown + b" ET"))
    assert [one.text for deal in deals for one in deal.passages] == ["Ball bearings"]


def test_a_pdf_whose_table_of_objects_is_of_no_use_is_told() -> None:
    moved = FORM.replace(b"%PDF-1.7\n", b"%PDF-1.7\n% moved\n")
    deals, said = tried(moved)
    assert said or any("put together again" in one.why for deal in deals for one in deal.unread)
    whole, _ = tried(FORM)
    assert not any("put together again" in one.why for deal in whole for one in deal.unread)
