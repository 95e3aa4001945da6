"""Laws that hold for any input: read or refused with a reason, and spans that tell the truth."""

import json
from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.messages import TWO_PARTIES, mt103, mt700, pacs008
from witting.base import Deal, Span, UnreadableInput, WittingError
from witting.intake import read

CALM = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
STARTS = st.sampled_from(
    [b"", b"<", b"<a>", b"<html><p>", b"{1:F01", b":20:", b"{", b'[{"kind":', b"debtor,goods\n"]
)
NAMES = st.sampled_from([None, "x.xml", "x.fin", "x.json", "x.csv", "x.html", "x.txt", "x"])
# Text XML can carry: no control characters, no half characters.
WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=40,
)
FIN_TEXT = st.text(
    st.sampled_from("ABCDEFGHIJ KLMNOPQRSTUVWXYZ0123456789/-?:().,'+\n"), min_size=1, max_size=150
)


def _spans(deal: Deal) -> Iterator[Span]:
    for pieces in (deal.parties, deal.goods, deal.route):
        for piece in pieces:
            if piece.span is not None:
                yield piece.span


def _tried(data: bytes, name: str | None = None) -> list[Deal]:
    """Read, taking a refusal for no deals; anything else than a WittingError fails the test."""
    try:
        return read(data, name=name)
    except WittingError:
        return []


def _assert_lawful(deals: list[Deal]) -> None:
    for deal in deals:
        texts = {passage.field: passage.text for passage in deal.passages}
        for span in _spans(deal):
            assert len(span.text) == span.end - span.start
            if span.field in texts:
                assert texts[span.field][span.start : span.end] == span.text


@CALM
@given(STARTS, st.binary(max_size=300), NAMES)
def test_any_bytes_are_read_or_refused_with_a_reason(
    start: bytes, rest: bytes, name: str | None
) -> None:
    _assert_lawful(_tried(start + rest, name))


@CALM
@given(STARTS, st.text(max_size=300), NAMES)
def test_any_text_is_read_or_refused_with_a_reason(
    start: bytes, rest: str, name: str | None
) -> None:
    _assert_lawful(_tried(start + rest.encode("utf-8", "surrogatepass"), name))


@CALM
@given(st.text(max_size=400))
def test_every_piece_of_a_text_stands_at_its_offset(text: str) -> None:
    try:
        deals = read(b"\xef\xbb\xbf" + text.encode("utf-8", "replace"), name="story.txt")
    except (UnreadableInput, WittingError):
        return
    decoded = text.encode("utf-8", "replace").decode()
    for deal in deals:
        if deal.format != "text":
            continue
        for passage in (*deal.passages, *deal.dropped):
            assert passage.offset is not None
            end = passage.offset + len(passage.text)
            assert decoded[passage.offset : end] == passage.text


@CALM
@given(st.text(max_size=300))
def test_no_letter_of_a_text_is_in_no_piece(text: str) -> None:
    for deal in _tried(b"Bearings. " + text.encode("utf-8", "replace"), "story.txt"):
        pieces = "".join(passage.text for passage in (*deal.passages, *deal.dropped))
        for letter in filter(str.isalnum, text.encode("utf-8", "replace").decode()):
            assert letter in pieces


@CALM
@given(WORDS)
def test_a_name_in_xml_comes_back_as_written(name: str) -> None:
    words = " ".join(name.split())
    escaped = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    [deal] = read(pacs008(f"<Dbtr><Nm>X{escaped}</Nm></Dbtr>"))
    assert deal.parties[0].name.replace(" ", "") == f"X{words}".replace(" ", "")


@CALM
@given(FIN_TEXT)
def test_any_lines_of_a_party_field_are_lawful(lines: str) -> None:
    for kind in ("50K", "50F", "50A"):
        _assert_lawful(_tried(mt103(payer=f":{kind}:{lines}")))


@CALM
@given(FIN_TEXT)
def test_any_goods_field_is_lawful(lines: str) -> None:
    deals = _tried(mt700(f":45A:{lines}"))
    _assert_lawful(deals)
    for deal in deals:
        texts = {passage.field: passage.text for passage in deal.passages}
        for line in deal.goods:
            assert line.span is not None
            stretch = texts[":45A:"][line.span.start : line.span.end]
            assert " ".join(stretch.split()) == line.description


@CALM
@given(st.integers(min_value=0, max_value=len(mt103())))
def test_a_message_cut_anywhere_never_passes_for_whole(cut: int) -> None:
    data = mt103(":70:INVOICE")
    for deal in _tried(data[:cut]):
        assert deal.unread or deal.format == "text"


@CALM
@given(st.integers(min_value=0, max_value=2000))
def test_a_payment_cut_anywhere_is_refused(cut: int) -> None:
    data = pacs008(TWO_PARTIES)
    if cut < len(data):
        assert _tried(data[:cut]) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["kind", "parties", "goods", "route", "amount", "day", "role", "name", "via", "x"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@CALM
@given(JSON)
def test_any_json_is_read_or_refused_with_a_reason(value: object) -> None:
    _assert_lawful(_tried(json.dumps(value).encode(), "x.json"))


@CALM
@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), max_size=5))
def test_any_table_is_read_row_by_row(rows: list[list[str]]) -> None:
    lines = ["debtor,goods,hs", *(",".join(row) for row in rows)]
    _assert_lawful(_tried("\n".join(lines).encode(), "x.csv"))


def test_the_same_bytes_give_the_same_deals() -> None:
    for data in (pacs008(TWO_PARTIES), mt103(), mt700()):
        assert read(data) == read(data)
