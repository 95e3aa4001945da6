"""A word planted anywhere in a document comes out in one of its deals, or a part is told as unread.

Words are planted in every place where each format holds words a person can read, or could read
once: beside the text, beneath it, struck out, hidden, in what is attached.
"""

import io
import re
from email.message import EmailMessage
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from fuzz.laws import _texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.papers.making import Text, text_pdf, zipped
from tests.intake.tables.workbooks import workbook
from tests.intake.test_document_laws import CALM
from witting.base import Unread
from witting.intake import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORDS = st.lists(
    st.from_regex(r"[a-z]{3,8}", fullmatch=True).map("qx{}zv".format),
    min_size=1,
    max_size=8,
    unique=True,
)


def assert_read_or_told(data: bytes, name: str, words: list[str]) -> None:
    """Hold that every word is in some record, or something is told as unread."""
    deals = read(data, name=name)
    if any(_tells_a_loss(note) for deal in deals for note in deal.unread):
        return
    said = re.sub(r"\s", "", " ".join(_texts(deals))).casefold()
    assert [word for word in words if word not in said] == []


def _tells_a_loss(note: Unread) -> bool:
    """Say whether a note tells of words not read: not where it says that they were searched."""
    return note.field != "goods" and "searched as text" not in note.why


HTML_PLACES = (
    "<p>{}</p>",
    "<div>{}</div>",
    "{}<br>",
    "<ul><li>{}</li></ul>",
    "<table><tr><td>a</td><td>{}</td></tr></table>",
    "<table><caption>{}</caption><tr><td>b</td></tr></table>",
    "<nav><a href='#'>{}</a></nav>",
    "<footer>{}</footer>",
    "<h2>{}</h2>",
    "<p>We sell <b>{}</b> to all.</p>",
    "<pre>a  {}</pre>",
    "<blockquote>{}</blockquote>",
    "<dl><dt>{}</dt><dd>c</dd></dl>",
    "<p>a<!-- b -->{}</p>",
    "<custom-tag>{}</custom-tag>",
    "<p style='display:none'>{}</p>",
    "<p>{}",
    "<td>{}",
    "<figure><figcaption>{}</figcaption></figure>",
    "<aside>{}</aside>",
    "<button>{}</button>",
    "<textarea>{}</textarea>",
    "<details><summary>d</summary>{}</details>",
)


@CALM
@given(
    words=WORDS,
    places=st.lists(st.sampled_from(HTML_PLACES), min_size=8, max_size=8),
    opening=st.sampled_from(["", "<p>Dear Sirs,</p>", "<h1>COMMERCIAL INVOICE</h1>Seller: A1<br>"]),
)
def test_of_a_page(words: list[str], places: list[str], opening: str) -> None:
    body = "".join(map(str.format, places, words))
    page = f"<html><head><title>t</title></head><body>{opening}{body}</body></html>"
    assert_read_or_told(page.encode(), "x.html", words)


CELL = "<w:tbl><w:tr><w:tc>{}<w:p/></w:tc></w:tr></w:tbl>"
DOCX_PLACES = (
    "<w:p><w:r><w:t>{}</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>{}</w:t></w:r></w:p>",
    "<w:p><w:del><w:r><w:delText>{}</w:delText></w:r></w:del></w:p>",
    "<w:p><w:ins><w:r><w:t>{}</w:t></w:r></w:ins></w:p>",
    "<w:p><w:hyperlink><w:r><w:t>{}</w:t></w:r></w:hyperlink></w:p>",
    "<w:p><w:fldSimple><w:r><w:t>{}</w:t></w:r></w:fldSimple></w:p>",
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r></w:p>",
    CELL.format("<w:p><w:r><w:t>{}</w:t></w:r></w:p>"),
    CELL.format(CELL.format("<w:p><w:r><w:t>{}</w:t></w:r></w:p>")),
    "<w:sdt><w:sdtContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    "<w:p><w:r><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></w:r></w:p>",
    "<w:p><w:smartTag><w:r><w:t>{}</w:t></w:r></w:smartTag></w:p>",
    "<w:unknown><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:unknown>",
)


@CALM
@given(
    words=WORDS,
    places=st.lists(st.sampled_from((*DOCX_PLACES, "header", "footer")), min_size=8, max_size=8),
)
def test_of_a_word_document(words: list[str], places: list[str]) -> None:
    document: Any = docx.Document()
    for place, word in zip(places, words, strict=False):
        part = getattr(document.sections[0], place) if place in ("header", "footer") else None
        if part is not None:
            part.add_paragraph(word)
            continue
        xml = place.format(word).replace(">", f" {W}>", 1)
        document.element.body.insert_element_before(parse_xml(xml), "w:sectPr")
    made = io.BytesIO()
    document.save(made)
    assert_read_or_told(made.getvalue(), "x.docx", words)


@CALM
@given(words=WORDS, places=st.lists(st.integers(0, 6), min_size=8, max_size=8))
def test_of_a_workbook(words: list[str], places: list[int]) -> None:
    def fill(book: Any) -> None:
        orders = book.add_worksheet("Orders")
        notes = book.add_worksheet("Notes")
        hidden = book.add_worksheet("Hidden")
        hidden.hide()
        orders.write_row(0, 0, ["debtor", "creditor", "goods", "remarks"])
        for number, (place, word) in enumerate(zip(places, words, strict=False), start=1):
            orders.write_row(number, 0, [f"Sample {number} LLP", "Example JSC", "pumps"])
            if place < 3:
                orders.write(number, place, word)
            elif place == 3:
                orders.write_rich_string(number, 3, "a ", book.add_format({"bold": True}), word)
            elif place == 4:
                notes.write(number, number, word)
            elif place == 5:
                hidden.write(0, number, word)
            else:
                orders.write_formula(number, 3, '="a"', None, word)

    assert_read_or_told(workbook(fill), "x.xlsx", words)


@CALM
@given(words=WORDS, places=st.lists(st.integers(0, 6), min_size=8, max_size=8))
def test_of_a_mail(words: list[str], places: list[int]) -> None:
    def put(place: int) -> str:
        return " ".join(w for at, w in zip(places, words, strict=False) if at == place) or "none"

    made = EmailMessage()
    made["From"] = "Anna Example <anna@example.com>"
    made["To"] = f"{put(0)} <desk@bank.example>"
    made["Date"] = "Thu, 16 May 2024 10:00:00 +0300"
    made["Subject"] = put(1)
    made.set_content(f"Dear Sirs,\n\n{put(2)}\n\n> {put(3)}\n")
    made.add_alternative(f"<p>Dear Sirs,</p><p>{put(4)}</p>", subtype="html")
    made.add_attachment(f"ball bearings for {put(5)}", filename="a.txt")
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "b@example.com", "within"
    inner.set_content(put(6))
    made.add_attachment(inner)
    assert_read_or_told(made.as_bytes(), "x.eml", words)


@CALM
@given(
    words=WORDS,
    places=st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 560), st.integers(5, 820)),
        min_size=8,
        max_size=8,
    ),
)
def test_of_a_pdf(words: list[str], places: list[tuple[int, int, int]]) -> None:
    pages: list[list[Text]] = [[], [], []]
    for (page, x, y), word in zip(places, words, strict=False):
        pages[page].append((x, y, word))
    # Two words at one height come out as the line they are; drawn over each other they part.
    apart = [
        [one for n, one in enumerate(page) if all(abs(one[1] - o[1]) > 14 for o in page[:n])]
        for page in pages
    ]
    kept = [word for page in apart for _, _, word in page]
    assert_read_or_told(text_pdf(*apart), "x.pdf", kept)


@settings(CALM, suppress_health_check=list(HealthCheck))
@given(
    words=WORDS,
    depths=st.lists(st.integers(0, 3), min_size=8, max_size=8),
    packed=st.booleans(),
)
def test_of_an_archive(words: list[str], depths: list[int], packed: bool) -> None:
    members: dict[str, bytes] = {"always.txt": b"Dear Sirs, we sell pumps."}
    for number, (depth, word) in enumerate(zip(depths, words, strict=False)):
        data, name = f"Dear Sirs, we sell {word}.".encode(), f"{number}.txt"
        for _ in range(depth):
            data, name = zipped({name: data}, packed=packed), f"{number}.zip"
        members[name] = data
    assert_read_or_told(zipped(members, packed=packed), "x.zip", words)


def test_the_law_sees_a_word_that_is_lost() -> None:
    with pytest.raises(AssertionError, match="qxlostzv"):
        assert_read_or_told(b"<html><p>Dear Sirs,</p><p>we sell</p></html>", "x.html", ["qxlostzv"])
