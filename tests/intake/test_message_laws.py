"""Laws of the message readers: any bytes are read or refused, nothing is lost, nothing hangs.

`WITTING_FUZZ=1500` tries as many changes of each message instead of a hundred.
"""

import os
import re
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.fin_fields import EACH, FIELDS, message, planted, whole
from tests.intake.iso_messages import (
    CUSTOMERS,
    camt056,
    camt110,
    cover,
    document,
    header,
    order,
    pacs004,
    pacs009,
    pain001,
    payments,
    transfer,
)
from tests.intake.mutations import mutated
from witting.base import Deal, InputError
from witting.intake import read
from witting.intake.fin_left_out import LEFT_OUT
from witting.intake.fin_message import FinField, is_left_out

CALM = settings(
    max_examples=int(os.environ.get("WITTING_FUZZ", "100")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)
ISO = {
    "pacs.008": document(
        "pacs.008.001.08", f"<FIToFICstmrCdtTrf>{transfer(CUSTOMERS) * 2}</FIToFICstmrCdtTrf>"
    ),
    "pacs.009": f"<Envelope>{header('pacs.009.001.08')}{pacs009()}</Envelope>",
    "pacs.009 COV": cover(),
    "pacs.004": pacs004(transactions=2),
    "pain.001": pain001(payments("Payer", order("Payee") * 2) * 2),
    "camt.056": camt056(),
    "camt.110": camt110(narrative="ball bearings"),
}
SOUND = {name: text.encode() for name, text in ISO.items()} | {
    f"MT{name}": whole(name, every=True) for name in FIELDS
}
SOUND["bulk"] = b"$".join(whole(name) for name in FIELDS)

# What a mutation puts in: pieces of markup and of messages, and bytes that are neither.
SNIPPETS = (
    *(b"<", b">", b"</", b"/>", b"&", b"&#0;", b"&lt;", b"<![CDATA[", b"]]>", b"<!--", b"-->"),
    *(b"<!DOCTYPE a>", b"<?x", b"?>", b"<CdtTrfTxInf>", b"</CdtTrfTxInf>", b"<Nm>", b"<Dbtr/>"),
    *(b"{1:F01", b"{4:", b"-}", b"$", b"\n:", b"\n:21:", b"\n:50K:", b"\n:15B:", b"{3:{119:COV}"),
    *(b"\x00", b"\x01", b"\x03", b"\xff", b"\xef\xbb\xbf", b"\r\n", b"/", b"1/", b"//"),
)


@pytest.mark.parametrize("name", SOUND)
@CALM
@given(data=st.data())
def test_a_message_changed_anywhere_is_read_or_refused(name: str, data: st.DataObject) -> None:
    changed = data.draw(mutated(SOUND[name], SNIPPETS))
    started = process_time()
    try:
        deals = read(changed, name=data.draw(st.sampled_from(["x", "x.xml", "x.fin"])))
    except InputError:
        deals = []
    _assert_spans_tell_the_truth(deals)
    assert process_time() - started < 2


def _assert_spans_tell_the_truth(deals: list[Deal]) -> None:
    for deal in deals:
        texts: dict[str, set[str]] = {}
        for passage in deal.passages:
            texts.setdefault(passage.field, set()).add(passage.text)
        spans = [
            *(party.span for party in deal.parties),
            *(line.span for line in deal.goods),
            *(point.span for point in deal.route),
        ]
        for span in spans:
            if span is not None:
                assert len(span.text) == span.end - span.start
                if span.field in texts:
                    assert any(t[span.start : span.end] == span.text for t in texts[span.field])


WORD = st.text(st.sampled_from("BCDFGHJKLMNPQRSTVWXZ"), min_size=5, max_size=12)
LINES = st.lists(st.lists(WORD, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4).map(
    "\n".join
)


def _kept(deals: list[Deal]) -> str:
    """Give all a Deal says, without spaces: a name over two lines is one name."""
    said = [repr((d.parties, d.goods, d.route, d.passages, d.reference, d.related)) for d in deals]
    return re.sub(r"\\n|[\s,]", "", "".join(said))


@CALM
@given(st.sampled_from(EACH), LINES, st.sampled_from(["", "/12345\n", "//RU044525225\n", "1/"]))
def test_no_word_of_a_field_is_lost(place: tuple[str, int, str], lines: str, opening: str) -> None:
    name, part, tag = place
    value = opening + lines
    if is_left_out(FinField(tag=tag, raw=value), LEFT_OUT):
        return
    kept = _kept(read(planted(name, part, tag, value)))
    for word in lines.split():
        assert word in kept


FIELD = st.tuples(st.from_regex(r"\A[0-9]{2}[A-Z]?\Z"), LINES)


@CALM
@given(st.from_regex(r"\A[1-9][0-9]{2}\Z"), st.lists(FIELD, min_size=1, max_size=6))
def test_no_word_of_a_message_of_any_type_and_fields_is_lost(
    number: str, fields: list[tuple[str, str]]
) -> None:
    kept = _kept(read(message(number, fields)))
    for tag, value in fields:
        if not is_left_out(FinField(tag=tag, raw=value), LEFT_OUT):
            for word in value.split():
                assert word in kept


NAMES = st.from_regex(r"\A[A-Z][A-Za-z]{1,8}\Z")


@st.composite
def _element(draw: st.DrawFn, depth: int = 0) -> tuple[str, list[str]]:
    """Make an element of any name with words in its text, attributes and children."""
    name = draw(NAMES | st.sampled_from(["Dbtr", "Nm", "PstlAdr", "AdrLine", "Id", "RmtInf", "To"]))
    word, said = draw(WORD), draw(WORD)
    words, inside = [word], ""
    if depth < 3:
        for _ in range(draw(st.integers(0, 3))):
            below, more = draw(_element(depth + 1))
            inside += below
            words += more
    attribute = f' note="{said}"' if draw(st.booleans()) else ""
    words += [said] if attribute else []
    return f"<{name}{attribute}>{word}{inside}</{name}>", words


@CALM
@given(_element(), st.sampled_from(["transaction", "header", "envelope"]))
def test_no_word_of_an_element_nobody_knows_is_lost(
    element: tuple[str, list[str]], place: str
) -> None:
    text, words = element
    inside = f"<SplmtryData>{text}</SplmtryData>"
    body = transfer(CUSTOMERS + (inside if place == "transaction" else ""))
    group = f"<GrpHdr>{inside if place == 'header' else ''}</GrpHdr>"
    made = document("pacs.008.001.08", f"<FIToFICstmrCdtTrf>{group}{body}</FIToFICstmrCdtTrf>")
    kept = _kept(read(f"<B>{inside if place == 'envelope' else ''}{made}</B>".encode()))
    for word in words:
        assert word in kept


def _iso(inside: str) -> bytes:
    return document("pacs.008.001.08", f"<FIToFICstmrCdtTrf>{inside}</FIToFICstmrCdtTrf>").encode()


def _fin(number: str, body: str) -> bytes:
    return f"{{1:F01XMPLCNSHAXXX0000000000}}{{2:I{number}XMPLAEADXXXXN}}{{4:\n{body}-}}".encode()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "parties in parties": lambda: _iso(
        f"<CdtTrfTxInf>{'<Dbtr>' * 50}{'<Nm>a</Nm>' * 30_000}{'</Dbtr>' * 50}</CdtTrfTxInf>"
    ),
    "transactions without a day": lambda: _iso("<CdtTrfTxInf/>" * 8_000),
    "groups without a day": lambda: document(
        "pain.001.001.09",
        f"<CstmrCdtTrfInitn>{'<PmtInf><CdtTrfTxInf/></PmtInf>' * 8_000}</CstmrCdtTrfInitn>",
    ).encode(),
    "an envelope of words around many messages": lambda: (
        f"<B>{'<e>z</e>' * 1_000}{_iso('<CdtTrfTxInf/>').decode() * 8_000}</B>".encode()
    ),
    "an order of shared fields": lambda: _fin(
        "101", ":20:R\n" + ":52C:/1\n" * 5_000 + ":21:A\n" * 5_000
    ),
    "messages of no field": lambda: b"{1:F01XMPLCNSHAXXX0000000000}" * 8_000,
    "pages of one credit": lambda: b"$".join(
        [_fin("700", ":27:1/2\n:20:R\n"), *[_fin("701", ":27:2/2\n:20:R\n:45A:A\n")] * 4_000]
    ),
    "a header that never ends": lambda: (
        b"{1:F01XMPLCNSHAXXX0000000000}" + b"{3:{108:" * 11_000 + b"{4:\n:20:R\n-}"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_message_made_to_take_time_or_space_does_not(name: str) -> None:
    started = process_time()
    try:
        deals = read(HOSTILE[name]())
    except InputError:
        deals = []
    assert process_time() - started < 4
    assert sum(len(deal.parties) + len(deal.passages) for deal in deals) < 2_000_000
