"""A story becomes passages with offsets; what is not the story is set aside."""

from datetime import date

import pytest

from tests.intake.messages import only
from tests.shared import SHARED, needs_shared
from witting.base import DealKind, Passage, UnreadableInput
from witting.intake import read
from witting.intake.article import is_story

READ_MORE = (
    "اقرأ المزيد: بوتين يزور شي بينما تهدد الولايات المتحدة بفرض عقوبات على الصين بسبب العلاقات"
)
STORY = SHARED / "articles/ar_2024-05-16.txt"


@needs_shared
def test_the_arabic_story_loses_its_boilerplate_and_nothing_else() -> None:
    [deal] = read(STORY)
    assert [passage.text for passage in deal.dropped] == [
        "الأكثر قراءة من بلومبرج",
        READ_MORE,
        READ_MORE,
        "(التحديثات مع بدء المحادثات.)",
        "الأكثر قراءة من بلومبرج بيزنس ويك",
        "©2024 بلومبرج إل بي",
    ]
    assert len(deal.passages) == 8
    assert deal.passages[0].text.startswith("بوتين يلتقي شي")
    assert deal.passages[1].text.startswith("(بلومبرج) – الرئيس")


@needs_shared
def test_every_piece_of_the_story_stands_at_its_offset() -> None:
    text = STORY.read_text(encoding="utf-8")
    [deal] = read(STORY)
    for passage in (*deal.passages, *deal.dropped):
        assert passage.offset is not None
        assert text[passage.offset : passage.offset + len(passage.text)] == passage.text


@needs_shared
def test_an_article_has_passages_and_no_parties() -> None:
    [deal] = read(STORY)
    assert (deal.kind, deal.format, deal.parties) == (DealKind.ARTICLE, "text", ())


def test_a_repeated_paragraph_is_kept_once() -> None:
    deal = only(b"Bearings went east.\n\nThe port was full.\n\nBearings  went east.")
    assert [p.text for p in deal.passages] == ["Bearings went east.", "The port was full."]
    assert [p.field for p in deal.dropped] == ["paragraph 3 (repeated)"]


def test_boilerplate_inside_a_paragraph_is_cut_out() -> None:
    deal = only(b"Bearings went\neast.\nRead more: Ships\nThe port was full.\n\nEnd.")
    assert [p.text for p in deal.passages] == [
        "Bearings went\neast.",
        "The port was full.",
        "End.",
    ]


def test_lines_without_blank_lines_keep_a_broken_sentence_whole() -> None:
    first = "The ministry said that the shipment of five thousand ball"
    deal = only(
        f"{first}\nbearings had left the port on Thursday evening.\nIt gave no name.".encode()
    )
    assert [p.text for p in deal.passages] == [
        f"{first}\nbearings had left the port on Thursday evening.",
        "It gave no name.",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_line_ends_make_no_difference(end: str) -> None:
    deal = only(f"Bearings went east.{end}{end}The port was full.".encode())
    assert [p.text for p in deal.passages] == ["Bearings went east.", "The port was full."]


def test_a_dateline_in_full_gives_the_day() -> None:
    deal = only(b"Ships\n\nMERSIN, May 16, 2024 (Example Wire) - Bearings left the port today.")
    assert deal.day == date(2024, 5, 16)


def test_a_line_of_marks_only_holds_nothing_to_check() -> None:
    with pytest.raises(UnreadableInput, match="no letter"):
        read(b"*** --- ***")


def test_a_line_in_the_middle_of_a_sentence_is_no_call_to_share() -> None:
    text = (
        "The ministry did not answer questions about the cargo and an\n"
        "email to Sample Works seeking comment on the shipment of\n"
        "bearings was not answered by its office in the port city.\n"
    )
    [deal] = read(text.encode())
    assert (len(deal.passages), deal.dropped) == (1, ())


def test_what_a_page_shows_beside_its_story_is_kept_aside() -> None:
    story = "".join(f"<p>Paragraph {n} of the story tells of the port.</p>" for n in range(9))
    page = f"<body><article>{story}</article><aside><p>Sample Works</p></aside></body>"
    [deal] = read(f"<html>{page}</html>".encode())
    assert "Sample Works" in {p.text for p in (*deal.passages, *deal.dropped)}


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Lathes for Minsk", False),
        ("- lathes\n- pumps\n- valves", False),
        ("Please pay Mr. Orr Ltd. for the pumps", False),
        ("Lathes. Pumps. Valves.", False),
        ("The mayor met traders on Monday. They spoke of the new port.", True),
        ("部长周四抵达北京开会。他将会见商人并讨论港口。", True),
        ("a " * 2_000, False),
    ],
)
def test_a_story_tells_something_in_sentences(text: str, is_told: bool) -> None:
    assert is_story([Passage(field="paragraph 1", text=text)]) is is_told
