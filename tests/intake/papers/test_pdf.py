"""A PDF's words are read with their places; what is no text is told as unread."""

import io
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from tests.intake.papers.making import (
    RawPdf,
    drawn_pdf,
    one_page,
    scanned_pdf,
    shown,
    text_pdf,
)
from witting.base import BrokenInput, Deal, UnreadableInput
from witting.intake import read
from witting.intake.papers.page import Page, Paper
from witting.intake.papers.pdf import read_pdf
from witting.intake.source import open_source

WORDS = b"BT /F1 12 Tf 72 700 Td (Ball bearings for Example LLP) Tj ET"


def paper_of(data: bytes) -> Paper:
    return read_pdf(open_source(data, "paper.pdf")).paper


def lines_of(data: bytes) -> list[str]:
    return [line.text.strip() for line in paper_of(data).pages[0].numbered()]


def page_named(paper: Paper, field: str) -> Page:
    return next(page for page in paper.pages if page.field == field)


def unread_of(data: bytes) -> dict[str, str]:
    return {one.field: one.why for one in paper_of(data).unread}


def read_one(data: bytes) -> Deal:
    [deal] = read(data, name="paper.pdf")
    return deal


def test_a_name_is_found_with_its_page_and_line() -> None:
    data = text_pdf([(72, 700, "First page")], [(72, 700, "INVOICE"), (72, 600, "Example LLP")])
    [passage] = [one for one in read_one(data).passages if "Example LLP" in one.text]
    assert passage.field.startswith("page 2, line ")
    assert passage.text == "Example LLP"


def test_columns_of_a_line_stay_apart() -> None:
    data = text_pdf([(72, 700, "Seller: Example LLP"), (320, 700, "Buyer: Sample OOO")])
    [line] = paper_of(data).pages[0].numbered()
    assert line.cells == ("Seller: Example LLP", "Buyer: Sample OOO")


def test_a_table_has_its_columns_below_each_other() -> None:
    rows = [
        ("No", "Goods", "HS code"),
        ("1", "Ball bearings", "8482.10"),
        ("2", "Pumps", "8413.50"),
    ]
    places = [(72, 110, 300)] * 3
    page = [
        (x, 700.0 - 20 * number, cell)
        for number, (row, across) in enumerate(zip(rows, places, strict=True))
        for x, cell in zip(across, row, strict=True)
    ]
    lines = [line for line in paper_of(text_pdf(page)).pages[0].lines if line]
    assert [tuple(line.split("  ")[0] for line in lines)] == [("No", "1", "2")]
    starts = {line.index(row[2]) for line, row in zip(lines, rows, strict=True)}
    assert len(starts) == 1


def test_a_cell_that_runs_up_to_the_next_column_is_parted_from_it() -> None:
    head = [(72.0, 700.0, "Goods"), (250.0, 700.0, "HS code")]
    row = [(72.0, 680.0, "Deep groove ball bearings 6205 x"), (250.0, 680.0, "8482.10")]
    _, line = paper_of(text_pdf([*head, *row])).pages[0].numbered()
    assert line.cells == ("Deep groove ball bearings 6205 x", "8482.10")


def test_wide_spaces_within_one_string_part_columns_too() -> None:
    data = text_pdf([(72, 700, "Consignee:          Example LLP")], font="Courier")
    [line] = paper_of(data).pages[0].numbered()
    assert line.cells == ("Consignee:", "Example LLP")


def test_letters_placed_one_by_one_are_words() -> None:
    letters = b"".join(
        b"BT /F1 12 Tf 1 0 0 1 %d 700 Tm (%c) Tj ET\n" % (72 + 8 * at, letter)
        for at, letter in enumerate(b"WWW")
    )
    assert lines_of(one_page(letters)) != []
    kerned = b"BT /F1 12 Tf 72 700 Td [(Exam) 20 (ple) -400 (LLP)] TJ ET"
    assert lines_of(one_page(kerned)) == ["Example LLP"]


def test_words_drawn_twice_to_look_bold_are_read_once() -> None:
    twice = WORDS + b"\n" + WORDS.replace(b"72 700", b"72.3 700")
    assert lines_of(one_page(twice)) == ["Ball bearings for Example LLP"]


def test_a_rotated_page_is_read_in_lines() -> None:
    turned = b"BT /F1 12 Tf 0 1 -1 0 300 100 Tm (Example LLP) Tj 0 -20 Td (Dubai) Tj ET"
    assert lines_of(one_page(turned)) == ["Example LLP", "Dubai"]


def test_drawings_within_drawings_are_read() -> None:
    pdf = RawPdf()
    font = pdf.add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    within = pdf.stream(
        WORDS,
        b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
        b"/Resources << /Font << /F1 %d 0 R >> >>" % font,
    )
    data = one_page(b"q /X Do Q", b"/XObject << /X %d 0 R >>" % within, pdf=pdf)
    assert lines_of(data) == ["Ball bearings for Example LLP"]


def test_what_a_marked_stretch_says_it_holds_counts() -> None:
    marked = b"/Span << /ActualText (Example LLP) >> BDC " + WORDS + b" EMC"
    assert lines_of(one_page(marked)) == ["Example LLP"]


def test_chinese_is_read() -> None:
    data = text_pdf([(72, 700, "深沟球轴承 6205-2RS 哈尔滨")], font="STSong-Light")
    assert lines_of(data) == ["深沟球轴承 6205-2RS 哈尔滨"]
    assert paper_of(data).unread == ()


ARABIC = ["شركة النور للتجارة في دبي", "فاتورة رقم 123", "محمل كريات 6205-2RS"]


@pytest.mark.parametrize("text", ARABIC)
def test_arabic_stored_as_it_looks_is_put_in_order_and_marked(text: str) -> None:
    data = drawn_pdf((72, 700, shown(text)))
    assert lines_of(data) == [text]
    assert "put in order" in unread_of(data)["page 1"]
    assert paper_of(data).low_confidence


@pytest.mark.parametrize("text", ARABIC[:2])
def test_arabic_drawn_by_a_program_that_knows_none_is_read_and_marked(text: str) -> None:
    data = drawn_pdf((72, 700, text))
    assert lines_of(data) == [text]
    assert "put in order" in unread_of(data)["page 1"]


def test_arabic_placed_from_the_right_sign_by_sign_is_in_order_and_unmarked() -> None:
    text = "شركة النور"
    data = drawn_pdf(*((400 - 6 * at, 700, sign) for at, sign in enumerate(text) if sign != " "))
    assert lines_of(data) == [text]
    assert unread_of(data) == {}


def test_shapes_of_letters_become_letters_and_are_marked() -> None:
    shapes = "\ufe91\ufeee\ufe97\ufef4\ufee6"
    data = drawn_pdf((72, 700, [*reversed(shapes)]))
    assert lines_of(data) == ["بوتين"]
    assert "page 1" in unread_of(data)


def test_columns_of_an_arabic_line_run_from_the_right() -> None:
    data = drawn_pdf((72, 700, shown("دبي")), (300, 700, shown("البائع شركة النور")))
    [line] = paper_of(data).pages[0].numbered()
    assert line.cells == ("البائع شركة النور", "دبي")


def test_a_page_without_text_is_unknown() -> None:
    assert "no text" in unread_of(scanned_pdf())["page 1"]
    assert any("no text" in one.why for one in read_one(scanned_pdf()).unread)


def test_a_large_picture_beside_few_words_is_unknown() -> None:
    assert "not read" in unread_of(scanned_pdf("Scanned at the branch"))["page 1, picture"]


def test_letters_drawn_as_shapes_are_unknown() -> None:
    assert "no text" in unread_of(one_page(b"0 0 m 9 9 l S\n" * 60))["page 1"]


def test_an_empty_page_beside_a_full_one_is_no_doubt() -> None:
    assert paper_of(text_pdf([(72, 700, "Example LLP")], [])).unread == ()


def test_a_paper_without_any_word_asks_for_a_look() -> None:
    assert read_one(text_pdf([], title="")).unread or read_one(text_pdf([])).passages


def test_a_font_that_says_no_letters_is_unknown() -> None:
    pdf = RawPdf()
    below = pdf.add(b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 >>")
    font = pdf.add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
        b"/DescendantFonts [%d 0 R] >>" % below
    )
    data = one_page(b"BT /F9 9 Tf <00240025> Tj ET", b"/Font << /F9 %d 0 R >>" % font, pdf=pdf)
    assert "does not say which letters" in unread_of(data)["page 1"]
    assert lines_of(data) == []


def test_text_made_by_ocr_is_searched_and_marked() -> None:
    data = one_page(WORDS.replace(b"Tf", b"Tf 3 Tr"))
    assert lines_of(data) == ["Ball bearings for Example LLP"]
    assert "made by OCR" in unread_of(data)["page 1"]


def test_one_broken_page_never_stops_the_file() -> None:
    pdf = RawPdf()
    bad = pdf.stream(b"\x00\x01 not packed", b"/Filter /FlateDecode")
    data = one_page(WORDS, pdf=pdf, count=2)
    broken = data.replace(b"/Contents 2 0 R", b"/Contents %d 0 R" % bad, 1)
    paper = paper_of(broken)
    assert "Ball bearings for Example LLP" in paper.text
    assert any(one.field == "page 1" for one in paper.unread)


@pytest.mark.parametrize("cut", [20, 90, 150])
def test_a_file_cut_off_at_its_end_is_put_together_and_marked(cut: int) -> None:
    data = one_page(WORDS)[:-cut]
    assert lines_of(data) == ["Ball bearings for Example LLP"]
    assert "put together again" in unread_of(data)["the file"]


def written(change: Any) -> bytes:
    """Give a small PDF after a change made by pypdf's writer."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(one_page(WORDS))))
    change(writer)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def test_a_locked_file_is_refused_with_what_to_do() -> None:
    locked = written(lambda writer: writer.encrypt("secret", algorithm="AES-256"))
    with pytest.raises(UnreadableInput, match=r"locked with a password.*without one"):
        read(locked, name="paper.pdf")


def test_a_file_locked_for_changes_only_is_read() -> None:
    locked = written(lambda w: w.encrypt("", owner_password="secret", algorithm="AES-256"))
    assert lines_of(locked) == ["Ball bearings for Example LLP"]


def test_a_file_it_carries_is_read_by_the_same_door() -> None:
    order = b'{"kind": "order", "parties": [{"role": "debtor", "name": "Sample OOO"}]}'
    data = written(lambda writer: writer.add_attachment("order.json", order))
    letter, carried = read(data, name="paper.pdf")
    assert letter.source == "paper.pdf"
    assert carried.source == "paper.pdf/order.json"
    assert carried.parties[0].name == "Sample OOO"


def test_a_file_it_carries_that_cannot_be_read_is_told() -> None:
    data = written(lambda writer: writer.add_attachment("tool.exe", b"MZ\x00\x01\x02"))
    _, carried = read(data, name="paper.pdf")
    assert carried.source == "paper.pdf/tool.exe"
    assert "not a text document" in carried.unread[0].why


def test_what_a_form_holds_is_read() -> None:
    pdf = RawPdf()
    field = pdf.add(
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (consignee) /TU (Consignee) "
        b"/V (Sample OOO) /Rect [0 0 9 9] >>"
    )
    data = one_page(
        WORDS,
        page=b"/Annots [%d 0 R]" % field,
        root=b"/AcroForm << /Fields [%d 0 R] >>" % field,
        pdf=pdf,
    )
    assert page_named(paper_of(data), "form fields").lines == ("Consignee:  Sample OOO",)


def test_what_a_form_of_xml_holds_is_read() -> None:
    pdf = RawPdf()
    packet = pdf.stream(
        b'<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data>'
        b"<form><buyer>Sample OOO</buyer></form></xfa:data></xfa:datasets>"
    )
    form = b"/AcroForm << /Fields [] /XFA [(datasets) %d 0 R] >>" % packet
    data = one_page(WORDS, root=form, pdf=pdf)
    assert page_named(paper_of(data), "form data").lines == ("buyer:  Sample OOO",)


def test_notes_stamps_and_links_are_read_and_scripts_are_not() -> None:
    pdf = RawPdf()
    note = pdf.add(b"<< /Type /Annot /Subtype /Text /Contents (Ship to Sample OOO) >>")
    link = pdf.add(
        b"<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://sample.example/a) >> >>"
    )
    data = one_page(
        WORDS,
        page=b"/Annots [%d 0 R %d 0 R]" % (note, link),
        root=b"/OpenAction << /S /JavaScript /JS (app.alert\\('Nothing'\\)) >>",
        pdf=pdf,
    )
    paper = paper_of(data)
    assert page_named(paper, "page 1, notes").lines == (
        "Ship to Sample OOO",
        "https://sample.example/a",
    )
    assert "Nothing" not in paper.text


def test_what_a_stamp_draws_is_read() -> None:
    pdf = RawPdf()
    font = pdf.add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    looks = pdf.stream(
        b"BT /F1 12 Tf 5 5 Td (RELEASED TO SAMPLE OOO) Tj ET",
        b"/Type /XObject /Subtype /Form /BBox [0 0 99 20] "
        b"/Resources << /Font << /F1 %d 0 R >> >>" % font,
    )
    stamp = pdf.add(b"<< /Type /Annot /Subtype /Stamp /AP << /N %d 0 R >> >>" % looks)
    data = one_page(WORDS, page=b"/Annots [%d 0 R]" % stamp, pdf=pdf)
    assert page_named(paper_of(data), "page 1, notes").lines == ("RELEASED TO SAMPLE OOO",)


def test_the_title_of_the_file_is_known_and_searched() -> None:
    paper = paper_of(text_pdf([(72, 700, "Example LLP")], title="Contract with Sample OOO"))
    assert paper.title == "Contract with Sample OOO"
    assert "Title:  Contract with Sample OOO" in page_named(paper, "description").lines


def test_a_pdf_that_is_none_is_refused_with_what_to_do() -> None:
    with pytest.raises(BrokenInput, match=r"cannot be taken apart.*ask the sender"):
        read(b"%PDF-1.4 nothing more", name="paper.pdf")


def test_a_vowel_sign_stays_with_the_letter_it_stands_over() -> None:
    letters = [(72.0 + 6 * at, 700.0, sign) for at, sign in enumerate("اضيأ")]
    data = drawn_pdf(*letters, (79.5, 700, "\u064b"))
    assert lines_of(data) == ["أيض\u064bا"]


LEFT = ["The seller delivers the goods named", "below and the buyer pays for them as", "agreed"] * 4
RIGHT = ["Продавец поставляет товары, которые", "названы ниже, а покупатель платит за", "них"] * 4


def test_prose_in_two_columns_is_read_column_by_column() -> None:
    left = [(72.0, 700.0 - 14 * at, [*line]) for at, line in enumerate(LEFT)]
    right = [(320.0, 700.0 - 14 * at, [*line]) for at, line in enumerate(RIGHT)]
    title = (150.0, 760.0, [*"A CONTRACT THAT REACHES OVER BOTH COLUMNS"])
    assert lines_of(drawn_pdf(title, *left, *right)) == ["".join(title[2]), *LEFT, *RIGHT]


def test_boxes_beside_each_other_stay_side_by_side() -> None:
    rows = [("Consignee:", "Example LLP"), ("Notify party:", "Sample OOO")] * 4
    page = [
        (x, 700.0 - 14 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip((72, 320), row, strict=True)
    ]
    lines = [*paper_of(text_pdf(page)).pages[0].numbered()]
    assert [line.cells for line in lines] == rows


def test_what_stands_behind_the_end_of_the_file_is_told() -> None:
    assert "behind the end" in unread_of(one_page(WORDS) + b"PK\x03\x04" * 999)["the file"]


def test_a_printer_s_words_before_the_file_do_not_hide_it() -> None:
    data = b"\x1b%-12345X@PJL SET COPIES=1\r\n" + one_page(WORDS)
    assert any("Ball bearings" in one.text for one in read_one(data).passages)


def test_a_line_between_two_words_parts_two_cells() -> None:
    words = b"BT /F1 12 Tf 72 700 Td (Example LLP) Tj 76 0 Td (Sample OOO) Tj ET\n"
    [whole] = paper_of(one_page(words)).pages[0].numbered()
    assert whole.cells == ("Example LLP Sample OOO",)
    for drawn in (b"146 690 m 146 715 l S\n", b"60 690 86 25 re S\n", b"145.5 690 1 25 re f\n"):
        [parted] = paper_of(one_page(drawn + words)).pages[0].numbered()
        assert parted.cells == ("Example LLP", "Sample OOO")
    [bounded] = paper_of(one_page(b"60 690 86 25 re W n\n" + words)).pages[0].numbered()
    assert bounded.cells == whole.cells


def test_words_placed_one_by_one_are_no_columns_because_another_row_begins_there() -> None:
    row = b"BT /F1 12 Tf 72 680 Td (we) Tj 20 0 Td (ship) Tj 28 0 Td (goods) Tj ET\n"
    head = b"BT /F1 12 Tf 72 700 Td (No) Tj 48 0 Td (Goods) Tj ET\n"
    _, line = paper_of(one_page(head + row)).pages[0].numbered()
    assert line.cells == ("we ship goods",)
