"""What a paper becomes: a letter or a contract is a message, a story is an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.papers.making import text_pdf, zipped
from witting.base import DealKind, Unread
from witting.intake import read
from witting.intake.papers.deals import deals_of
from witting.intake.papers.page import Page, Paper
from witting.intake.source import open_source

SOURCE = open_source(b"x", "paper.pdf")


def paper(*lines: str) -> Paper:
    return Paper(format="pdf", pages=(Page(field="page 1", lines=lines),))


@pytest.mark.parametrize(
    "line",
    [
        "Dear Sirs,",
        "Dear Ms Example,",
        "To whom it may concern",
        "Уважаемый господин Пример!",
        "尊敬的王先生：",
        "السادة شركة المثال المحترمين",
        "SALES CONTRACT No. 7/24",
        "КОНТРАКТ № 7/24",
        "购销合同",
        "عقد بيع رقم 7",
    ],
)
def test_a_letter_or_a_contract_is_a_message(line: str) -> None:
    [deal] = deals_of(paper("Example LLP", line, "We ask you to pay for bearings."), SOURCE)
    assert deal.kind is DealKind.MESSAGE


@pytest.mark.parametrize(
    "line",
    [
        "DUBAI, May 16, 2024 (Example Wire) - A contract was signed.",
        "Contract talks stalled, the minister said on Thursday in front of the press.",
        "Dearborn opened a plant.",
    ],
)
def test_a_story_is_an_article(line: str) -> None:
    [deal] = deals_of(paper("Ministers meet", line), SOURCE)
    assert deal.kind is DealKind.ARTICLE


LINES = st.lists(st.text(alphabet="abc де 北京 .,", max_size=30), max_size=12)


@given(st.lists(LINES, min_size=1, max_size=3))
def test_every_line_is_in_a_passage_or_named_as_dropped(pages: list[list[str]]) -> None:
    made = [Page(field=f"page {n}", lines=tuple(page)) for n, page in enumerate(pages, start=1)]
    [deal] = deals_of(Paper(format="pdf", pages=tuple(made)), SOURCE)
    held = [one.text for one in (*deal.passages, *deal.dropped)]
    was = sorted(filter(str.isalnum, "".join(line for page in pages for line in page)))
    assert sorted(filter(str.isalnum, "".join(held))) == was
    if not was:
        assert deal.unread


@given(LINES)
def test_a_passage_names_the_line_it_starts_in(lines: list[str]) -> None:
    [deal] = deals_of(
        Paper(format="pdf", pages=(Page(field="page 1", lines=tuple(lines)),)), SOURCE
    )
    for passage in deal.passages:
        number = int(passage.field.removeprefix("page 1, line "))
        first = "".join(passage.text.split("\n")[0].split())
        assert "".join(lines[number - 1].split()).startswith(first)


def test_what_could_not_be_read_is_in_every_deal() -> None:
    doubt = Unread(field="page 2", why="it has no text")
    [deal] = deals_of(Paper(format="pdf", pages=paper("Example").pages, unread=(doubt,)), SOURCE)
    assert deal.unread == (doubt,)


def test_an_invoice_is_a_trade_document_in_every_wrapping() -> None:
    pdf = text_pdf(
        [
            (72, 760, "COMMERCIAL INVOICE"),
            (72, 740, "Invoice No: 77/24"),
            (300, 740, "Date: 16 May 2024"),
            (72, 700, "Seller: Example Trading LLP, Dubai, UAE"),
            (330, 700, "Buyer: OOO Sample, Moscow, Russia"),
            (72, 660, "No"),
            (110, 660, "Description of goods"),
            (320, 660, "HS code"),
            (390, 660, "Quantity"),
            (470, 660, "Amount"),
            (72, 640, "1"),
            (110, 640, "Deep groove ball bearings 6205-2RS"),
            (320, 640, "8482.10"),
            (390, 640, "500 pcs"),
            (470, 640, "USD 600.00"),
        ]
    )
    for data, name in ((pdf, "i.pdf"), (zipped({"i.pdf": pdf}), "i.zip")):
        [deal] = read(data, name=name)
        assert deal.format == "commercial invoice"
        assert {party.name for party in deal.parties} >= {"Example Trading LLP", "OOO Sample"}
        assert [line.hs for line in deal.goods] == ["848210"]


LETTER = ("Example Trading LLP", "Dear Sirs,", "we ask you to pay for the goods.", "Yours, Anna")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("\n\n".join(LETTER), "letter.txt"),
        ("<html>" + "".join(f"<p>{line}</p>" for line in LETTER), "letter.html"),
        (text_pdf([(72, 700.0 - 20 * n, line) for n, line in enumerate(LETTER)]), "letter.pdf"),
    ],
)
def test_one_letter_is_a_message_in_every_form(data: bytes | str, name: str) -> None:
    [deal] = read(data.encode() if isinstance(data, str) else data, name=name)
    assert deal.kind is DealKind.MESSAGE
    assert any("pay for the goods" in one.text for one in deal.passages)
