"""A hostile text of 1.4 MB under any title is read in two seconds, and no word of it is lost."""

import random
import re
from time import process_time

import pytest

from tests.intake.trade.papers import deals_of
from tests.intake.trade.test_trade_laws import GAPS, LABELS, lost
from witting.base import Deal
from witting.intake import read
from witting.intake.trade.grid import MAX_ROWS

SIZE = 1_400_000
SECONDS = 5.0  # CPU; 2.4 s seen on a slow machine, and work that grows as a square takes minutes
TITLES = {
    "invoice": "COMMERCIAL INVOICE\nSeller: Example LLP\nBuyer: Sample JSC\nDate: 2024-05-16\n",
    "proforma": "PROFORMA INVOICE\nSeller: Example LLP\nBuyer: Sample JSC\nDate: 2024-05-16\n",
    "packing list": "PACKING LIST\nSeller: Example LLP\nBuyer: Sample JSC\nGross weight: 12 kg\n",
    "bill of lading": "BILL OF LADING\nShipper: Example LLP\nConsignee: Sample JSC\nVessel: STAR\n",
    "sea waybill": "SEA WAYBILL\nShipper: Example LLP\nConsignee: Sample JSC\nVessel: STAR\n",
    "air waybill": "AIR WAYBILL\nShipper: Example LLP\nConsignee: Sample JSC\nPieces: 3\n",
    "origin": "CERTIFICATE OF ORIGIN\nExporter: Example LLP\nConsignee: Sample\nOrigin: China\n",
    "end use": "END USER STATEMENT\nEnd user: Example LLP\nSeller: Sample JSC\nEnd use: pumps\n",
}
_CHOICE = random.Random(7)
_TURNS = re.findall(
    r"\S+",
    "We Example LLP certify that the goods purchased from Sample Co Ltd will be used for pumps by "
    "end-user is on behalf of through our agent 用于 向 采购 由 供应 конечный пользователь "
    "является для у компании المستخدم النهائي هو شركتنا",
)
LINES = {
    "labels in any order": "".join(_CHOICE.choice((*LABELS, *GAPS, *GAPS)) for _ in range(4_000)),
    "turns of statements": "\n".join(
        " ".join(_CHOICE.choice(_TURNS) for _ in range(_CHOICE.randint(1, 30)))
        for _ in range(1_500)
    ),
    "declarations of many firms": "".join(
        f"We, Example {n} LLP, certify that the goods purchased from Sample {n} Co., Ltd. are for"
        f" the end-user, Third {n} LLC, to be used in pumps.\n"
        for n in range(10_000)
    ),
    "goods counted off": "".join(f"{n % 99}) Ball bearings {n} 7 pcs\n" for n in range(50_000)),
    "rows of goods": "1    Ball bearings    8482.10    1,000    2.00    2,000.00\n",
    "words for goods": "goods: ",
    "one letter a line": "x\n",
    "one letter a page": "x\f",
    "dashes": "- a\n",
    "brackets": "(a\n",
    "cells": "a  ",
    "routes": "From A to B via C\n",
    "boxes side by side": "Seller:    Buyer:\nA    B\n",
    "firms": "Example LLC\n",
    "one long line": "A",
}


def hostile(title: str, lines: str) -> str:
    """Give a text of a title and of the same lines until it is large."""
    unit = LINES[lines]
    whole = (TITLES[title] + unit * (SIZE // len(unit.encode()) + 1)).encode()[:SIZE]
    return whole.decode(errors="ignore")


def read_soon(text: str) -> list[Deal]:
    """Read a text, which must not take long."""
    read(TITLES["end use"].encode())  # what is loaded once
    start = process_time()
    deals = read(text.encode(), name="x.txt")
    assert process_time() - start < SECONDS
    return deals


@pytest.mark.parametrize("lines", LINES)
def test_hostile_lines_take_no_long_time(lines: str) -> None:
    deals = read_soon(hostile("end use", lines))
    assert deals[0].format == "end-user statement"
    assert any(deal.unread for deal in deals)


@pytest.mark.parametrize("title", [title for title in TITLES if title != "end use"])
def test_hostile_lines_take_no_long_time_under_any_title(title: str) -> None:
    [first, *_] = read_soon(hostile(title, "labels in any order"))
    assert first.format not in ("text", "end-user statement")


def test_what_comes_after_the_bound_is_text_and_told() -> None:
    row = "1    Ball bearings    8482.10    1,000    2.00    2,000.00\n"
    heads = "No.    Description of goods    HS code    Qty    Unit price    Amount (USD)\n"
    text = TITLES["invoice"] + heads + row * MAX_ROWS + "Notify party: Last Name JSC\n"
    deals = deals_of(text)
    assert deals is not None
    assert lost(text, deals) == set()
    [told] = [one for one in deals[-1].unread if "longer than what is read" in one.why]
    line = int(re.sub(r"\D", "", told.field))
    assert text.splitlines()[line - 1] == row.strip()
    assert deals[-1].passages[-1].text.endswith("Notify party: Last Name JSC")


def test_names_in_more_sentences_than_are_read_are_told() -> None:
    text = TITLES["end use"] + LINES["declarations of many firms"][:40_000]
    deals = deals_of(text)
    assert deals is not None
    assert lost(text, deals) == set()
    assert [one.field for deal in deals for one in deal.unread] == ["the sentences"]
