"""A Word document is read whole: text, tables, boxes, headers, notes, and what was struck out."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.intake.papers.making import zipped
from witting.base import BrokenInput, Deal
from witting.intake import read
from witting.intake.papers.docx import read_docx
from witting.intake.papers.page import Paper
from witting.intake.source import open_source


def saved(document: Any) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def paper_of(data: bytes) -> Paper:
    return read_docx(open_source(data, "paper.docx")).paper


def lines(paper: Paper, field: str = "body") -> list[str]:
    return [line for page in paper.pages if page.field == field for line in page.lines if line]


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """Give a document with one part more, or another part of that name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {item.filename: archive.read(item) for item in archive.infolist()}
    return zipped({**parts, name: part})


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def with_body(xml: str) -> bytes:
    """Give a document whose text is the paragraphs given."""
    body = f"<w:document {W}><w:body>{xml}</w:body></w:document>"
    return with_part(saved(docx.Document()), "word/document.xml", body.encode())


def read_one(data: bytes) -> Deal:
    [deal] = read(data, name="paper.docx")
    return deal


def test_a_name_is_found_with_its_line() -> None:
    document = docx.Document()
    document.add_paragraph("Dear Sirs,")
    document.add_paragraph("We sell ball bearings to Example LLP.")
    [passage] = [one for one in read_one(saved(document)).passages if "Example" in one.text]
    assert passage.field == "body, line 2"


def test_a_table_keeps_its_columns() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Seller\nExample LLP", "Buyer\nSample OOO"
    table.cell(1, 0).text, table.cell(1, 1).text = "Goods", "Ball bearings"
    assert lines(paper_of(saved(document))) == [
        "Seller       Buyer",
        "Example LLP  Sample OOO",
        "Goods        Ball bearings",
    ]


def test_headers_and_footers_are_read_once() -> None:
    document = docx.Document()
    document.add_paragraph("Text")
    document.sections[0].header.paragraphs[0].text = "Example LLP"
    document.sections[0].footer.paragraphs[0].text = "Sample OOO"
    paper = paper_of(saved(document))
    assert lines(paper, "header") == ["Example LLP"]
    assert lines(paper, "footer") == ["Sample OOO"]


def test_comments_are_read() -> None:
    document = docx.Document()
    run = document.add_paragraph("Text").runs[0]
    document.add_comment(run, text="For Sample OOO, do not say so", author="A", initials="A")
    assert lines(paper_of(saved(document)), "comments") == ["For Sample OOO, do not say so"]


def test_footnotes_are_read() -> None:
    words = "<w:p><w:r><w:t>Sample OOO</w:t></w:r></w:p>"
    note = f"<w:footnotes {W}><w:footnote>{words}</w:footnote></w:footnotes>"
    data = with_part(saved(docx.Document()), "word/footnotes.xml", note.encode())
    assert lines(paper_of(data), "footnotes") == ["Sample OOO"]


def test_deleted_text_is_named_and_searched_apart() -> None:
    data = with_body(
        "<w:p><w:r><w:t>Ship to </w:t></w:r>"
        "<w:del><w:r><w:delText>Sample OOO, Moscow</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>Example LLP, Dubai</w:t></w:r></w:ins></w:p>"
    )
    paper = paper_of(data)
    assert lines(paper) == ["Ship to Example LLP, Dubai"]
    assert lines(paper, "deleted text") == ["Sample OOO, Moscow"]
    assert any(one.field == "deleted text, line 1" for one in read_one(data).passages)


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Sample OOO</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    data = with_body(
        f"<w:p><w:r><w:t>Text</w:t></w:r><w:r><mc:AlternateContent {mc}>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert lines(paper_of(data)) == ["Text", "Sample OOO"]


def test_words_in_fields_links_and_controls_are_read_and_codes_are_not() -> None:
    data = with_body(
        "<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>Sample OOO</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r><w:r><w:tab/><w:t>Moscow</w:t></w:r>"
        "</w:p></w:sdtContent></w:sdt>"
    )
    assert lines(paper_of(data)) == ["Sample OOO\tMoscow"]


def test_a_large_picture_is_told_as_unread() -> None:
    from tests.intake.papers.making import picture

    document = docx.Document()
    document.add_paragraph("Word " * 100)
    made = io.BytesIO()
    picture().save(made, "PNG")
    document.add_picture(io.BytesIO(made.getvalue()), width=docx.shared.Cm(15))
    assert any("not read" in one.why for one in paper_of(saved(document)).unread)
    small = docx.Document()
    small.add_paragraph("Word " * 100)
    small.add_picture(io.BytesIO(made.getvalue()), width=docx.shared.Cm(1))
    assert paper_of(saved(small)).unread == ()


def test_a_file_it_carries_is_read_by_the_same_door() -> None:
    order = b'{"kind": "order", "parties": [{"role": "debtor", "name": "Sample OOO"}]}'
    document = docx.Document()
    document.add_paragraph("See the order.")
    data = with_part(saved(document), "word/embeddings/order.json", order)
    _, carried = read(data, name="paper.docx")
    assert (carried.source, carried.parties[0].name) == ("paper.docx/order.json", "Sample OOO")


def test_the_description_is_searched() -> None:
    document = docx.Document()
    document.core_properties.title = "Contract with Sample OOO"
    paper = paper_of(saved(document))
    assert paper.title == "Contract with Sample OOO"
    assert "title:  Contract with Sample OOO" in lines(paper, "description")


def test_a_broken_footer_does_not_take_the_letter_with_it() -> None:
    document = docx.Document()
    document.add_paragraph("Example LLP")
    paper = paper_of(with_part(saved(document), "word/footer1.xml", b"<w:ftr"))
    assert lines(paper) == ["Example LLP"]
    assert [one.field for one in paper.unread] == ["footer"]


@pytest.mark.parametrize(
    ("part", "why"),
    [
        (b"<w:document", "is broken"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "declares entities"),
        (b"<a>" * 100_000, "is broken"),
        (b" " * 40_000_000, "unpacks to more than"),
    ],
)
def test_a_main_text_that_cannot_be_read_is_refused(part: bytes, why: str) -> None:
    data = with_part(saved(docx.Document()), "word/document.xml", part)
    with pytest.raises(BrokenInput, match=f"{why}.*nothing in it was screened"):
        read(data, name="paper.docx")


def test_external_entities_are_never_fetched() -> None:
    part = b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'
    data = with_part(saved(docx.Document()), "word/document.xml", part)
    with pytest.raises(BrokenInput, match="declares entities"):
        read(data, name="paper.docx")


def test_made_by_python_docx_and_by_hand_alike() -> None:
    paragraph = parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>Example LLP</w:t></w:r></w:p>")
    document = docx.Document()
    document.element.body.insert(0, paragraph)
    assert lines(paper_of(saved(document))) == ["Example LLP"]


@pytest.mark.parametrize("within", ["<w:tab/>", "<!-- a note -->", "<w:b>for</w:b>"])
def test_a_run_with_something_within_it_is_read_to_its_end(within: str) -> None:
    paper = paper_of(with_body(f"<w:p><w:r><w:t>Ball {within} bearings</w:t></w:r></w:p>"))
    [line] = lines(paper)
    assert line.startswith("Ball")
    assert line.endswith("bearings")
