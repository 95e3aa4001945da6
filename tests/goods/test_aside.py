"""Goods that are mentioned and not traded, and goods told by abbreviations and models."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.goods.phrases import GOODS, INNOCENT

from witting.goods import GoodsMatch, classify_goods
from witting.goods.aside import is_aside, is_for_wood, is_in_name
from witting.goods.numeric import controlled
from witting.lawbook import Lawbook

BOOK, DAY = Lawbook.load(), date(2024, 5, 16)

DENIALS = yaml.safe_load(Path(__file__).with_name("denials.yaml").read_text("utf-8"))


def _found(text: str) -> list[GoodsMatch]:
    return classify_goods(text, lawbook=BOOK, day=DAY)


def _alarms(text: str) -> bool:
    return any(match.tier or match.item_classes for match in _found(text))


@pytest.mark.parametrize(("text", "codes"), GOODS)
def test_listed_goods_are_found_by_their_trade_words(text: str, codes: str) -> None:
    given_a_tier = {code for match in _found(text) if match.tier for code in match.codes}
    assert given_a_tier & set(codes.split())


@pytest.mark.parametrize("text", INNOCENT)
def test_what_only_mentions_goods_alarms_nobody(text: str) -> None:
    assert not _alarms(text)


@given(st.sampled_from(INNOCENT), st.sampled_from(GOODS))
def test_goods_beside_an_innocent_expression_are_still_found(
    innocent: str, goods: tuple[str, str]
) -> None:
    text, codes = goods
    for joined in (f"{innocent}; {text}", f"{text}; {innocent}"):
        found = {code for match in _found(joined) for code in match.codes}
        assert found & set(codes.split()), joined


@pytest.mark.parametrize(
    "text",
    [
        "ball bearings without delay",
        "integrated circuits, price excluding VAT",
        "BALL BEARINGS ABC TRADING LTD",
        "Payment for ball bearings, Acme Bearings Ltd",
        "Ball Bearings Acme Trading Ltd as per contract",
        "OSCILLOSCOPES CASE 4 OF 9",
        "подшипники шариковые, без НДС",
        "оплата за шариковые подшипники, ООО Ромашка",
        "ООО Ромашка, шариковые подшипники",
        "深沟球轴承，不含税",
        "支付深沟球轴承货款给哈尔滨贸易公司",
        "محامل كروية بدون ضريبة",
    ],
)
def test_words_that_leave_out_something_else_leave_the_goods(text: str) -> None:
    assert _alarms(text)


@pytest.mark.parametrize("text", DENIALS["denied"])
def test_a_denial_reaches_over_a_list_of_goods(text: str) -> None:
    assert not _alarms(text)


@pytest.mark.parametrize("text", DENIALS["traded"])
def test_what_only_looks_like_a_denial_leaves_the_goods(text: str) -> None:
    assert _alarms(text)


def test_the_rules_look_only_beside_the_words() -> None:
    text = "without bearings"
    assert is_aside(text, text, 8, 16)
    assert not is_in_name("Diode restaurant", 0, 5)
    assert is_in_name("lunch at Diode Restaurant", 9, 14)
    assert is_for_wood("lathe for wood", 0, 5)
    assert not is_for_wood("lathe for wood and metal", 0, 5)


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("lathe, non-cnc", "lathes"),
        ("lathe, cnc milling machine", "lathes"),
        ("lathe and cnc press", "lathes"),
        ("lathe with fanuc control", "lathes-cnc"),
        ("lathe slant bed, cnc", "lathes-cnc-horizontal"),
    ],
)
def test_a_control_belongs_to_the_machine_it_stands_at(text: str, goods: str) -> None:
    assert controlled(text, 0, 5, "lathes") == goods
