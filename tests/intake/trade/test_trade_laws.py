"""Whatever a paper looks like it is read without a crash, and no word of it is lost."""

import re
from collections import Counter
from time import process_time

import pytest
from fuzz.laws import check
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.trade.papers import NAMES, deals_of, text_of
from witting.base import Deal
from witting.intake.trade.tables import words_of
from witting.intake.trade.values import plain_digits

_WORDS = re.compile(r"[^\W_]+")
LABELS = (
    "COMMERCIAL INVOICE",
    "BILL OF LADING",
    "装箱单",
    "КОНОСАМЕНТ № 5",
    "Seller:",
    "Consignee",
    "Грузополучатель: ",
    "收货人：",
    "المشتري: ",
    "Notify party: same as consignee",
    "Description of goods    Quantity    Amount",
    "Total    9,000",
    "ИНН 7701234567",
    "Address: 1 Road, Dubai",
    "HS code: 8482.10",
    "Vessel / Voyage: STAR / 12E",
    "From A to B via C",
    "Date: 32.13.2024",
    "Gross weight: ٩٠٠ كجم",
    "IMO: 9319466",
    "Country of end use: ",
    "Name: ",
    "(name, address)",
)
GAPS = (" ", "  ", "      ", "\t", " | ", "\n", "\n\n", ": ", "：", "\u3000\u3000", "\u200f")


def said(deals: list[Deal]) -> str:
    """Give every word of the deals' records, as one text."""
    parts: list[str] = []
    for deal in deals:
        parts += [deal.reference, *deal.related, *(p.text for p in deal.passages)]
        parts += [p.text for p in deal.dropped]
        for party in deal.parties:
            parts += [party.name, party.address, party.business, *party.managers]
            parts += [number.value for number in party.identifiers]
        parts += [line.description for line in deal.goods]
        parts += [point.text for point in deal.route]
        terms = deal.terms
        parts += [terms.end_use, terms.delivery, terms.packing, terms.licence]
    return plain_digits("\n".join(parts))


def lost(text: str, deals: list[Deal]) -> set[str]:
    """Give the words of a text that are in none of its deals."""
    held = Counter(_WORDS.findall(said(deals)))
    return {word for word in _WORDS.findall(plain_digits(text)) if not held[word]}


def test_no_word_of_the_papers_is_lost() -> None:
    for name in NAMES:
        deals = deals_of(text_of(name))
        assert deals is not None
        assert lost(text_of(name), deals) == set(), name


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A paper with lines moved, cut, repeated, joined, and labels strewn in."""
    lines = text_of(draw(st.sampled_from(NAMES))).splitlines()
    for _ in range(draw(st.integers(1, 12))):
        at = draw(st.integers(0, max(0, len(lines) - 1)))
        change = draw(st.integers(0, 6))
        if change == 0:
            lines.insert(at, draw(st.sampled_from(LABELS)))
        elif change == 1 and lines:
            lines.pop(at)
        elif change == 2 and lines:
            lines[at] += draw(st.sampled_from(GAPS)) + draw(st.sampled_from(lines))
        elif change == 3 and lines:
            cut = draw(st.integers(0, len(lines[at])))
            lines[at : at + 1] = [lines[at][:cut], lines[at][cut:]]
        elif change == 4 and lines:
            lines[at] = re.sub(" {2,}", draw(st.sampled_from(GAPS)), lines[at])
        elif change == 5 and lines:
            lines[at] = draw(st.text(max_size=60)) + lines[at]
        elif lines:
            lines.append(lines.pop(at))
    return "\n".join(lines)


@settings(max_examples=250, deadline=None)
@given(mangled())
def test_a_mangled_paper_is_read_whole_or_not_at_all(text: str) -> None:
    deals = deals_of(text)
    if deals is not None:
        assert lost(text, deals) == set()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from((*LABELS, *GAPS, *GAPS)), max_size=60))
def test_labels_in_any_order_are_read_whole(pieces: list[str]) -> None:
    text = "PACKING LIST\nSeller: A1\nBuyer: B2\nGross weight: 3 kg\n" + "".join(pieces)
    deals = deals_of(text)
    assert deals is not None
    assert lost(text, deals) == set()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_taken_or_left(text: str) -> None:
    deals = deals_of("AIR WAYBILL\nShipper: A1\nConsignee: B2\nPieces: 3\n" + text)
    assert deals is not None
    assert lost(text, deals) == set()


def test_a_large_paper_takes_no_long_time() -> None:
    row = "1    Ball bearings 6205 Seller: X    8482.10    1,000    2.00    2,000.00\n"
    head = "COMMERCIAL INVOICE\nSeller: A\nBuyer: B\nDate: 2024-05-16\n"
    table = "No.    Description of goods    HS code    Qty    Unit price    Amount (USD)\n"
    text = head + table + row * 8_000 + "Seller: " * 3_000 + "\n" + "A  " * 5_000 + "(" * 5_000
    started = process_time()
    assert deals_of(text) is not None
    assert process_time() - started < 10


def test_words_are_folded_as_labels_are_compared() -> None:
    assert [word.key for word in words_of("Грузополучатель № أَحمد")] == [
        "грузополучатель",
        "no",
        "احمد",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Buyer: Sample JSC, sales@sample.example, Trading House",
        "Buyer: ИНН 7701234567 ООО Пример",
        "Consignee: To the order of Example Bank A.S.",
    ],
)
def test_a_partys_span_is_its_place_in_the_text_of_its_field(line: str) -> None:
    check(f"PACKING LIST\nSeller: Example LLP\nGross weight: 3 kg\n{line}\n".encode(), "x.txt")
