"""Claims about what stands unrecognised beside known goods."""

from datetime import date

import pytest

from witting.base import Deal, DealKind, GoodsLine, MissingFact, Passage
from witting.goods import check_goods
from witting.lawbook import Lawbook

DAY = date(2024, 7, 1)


def _missing(text: str, *, line: bool = False) -> list[str]:
    deal = Deal(
        kind=DealKind.ORDER,
        source="test",
        format="test",
        goods=(GoodsLine(description=text),) if line else (),
        passages=() if line else (Passage(field="remittance", text=text),),
    )
    facts = check_goods(deal, Lawbook.load(), DAY)
    return [f.span.text for f in facts if isinstance(f, MissingFact) and f.span is not None]


@pytest.mark.parametrize("line", [False, True], ids=["remittance", "goods line"])
@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("barley and hydraulic units", "hydraulic units"),
        ("wheat and other goods as per annex", "other goods as per annex"),
        ("пшеница и гидравлические узлы", "гидравлические узлы"),
        ("小麦和液压装置", "液压装置"),
        ("قمح ووحدات هيدروليكية", "ووحدات هيدروليكية"),
    ],
    ids=["en", "annex", "ru", "zh", "ar"],
)
def test_what_is_joined_to_known_goods_is_asked_about(text: str, rest: str, *, line: bool) -> None:
    assert _missing(text, line=line) == [rest]


def test_what_is_joined_to_a_service_is_asked_about() -> None:
    assert _missing("RENT OF OFFICE AND SPARE PARTS QX7") == ["SPARE PARTS QX7"]


@pytest.mark.parametrize(
    "text",
    [
        "wheat and barley",
        "wheat and freight to Novorossiysk",
        "пшеница продовольственная, 5000 т, порт Новороссийск",
        "wheat, 25000 MT in bulk, FOB Novorossiysk",
        "小麦和大麦，运费",
        "invoice 7 and invoice 8 for wheat",
    ],
)
def test_goods_places_and_an_invoices_own_words_are_nothing_else(text: str) -> None:
    assert _missing(text) == []
