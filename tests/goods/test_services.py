"""Claims about deals that are for an everyday service and no goods."""

from datetime import date

import pytest

from witting.base import Deal, DealKind, GoodsFact, MissingFact, Passage
from witting.goods import check_goods
from witting.lawbook import Lawbook

DAY = date(2024, 5, 16)


def _check(text: str) -> GoodsFact | MissingFact:
    passages = (Passage(field="remittance", text=text),)
    deal = Deal(kind=DealKind.PAYMENT, source="test", format="test", passages=passages)
    (fact,) = check_goods(deal, Lawbook.load(), DAY)
    return fact


@pytest.mark.parametrize(
    "text",
    ["rent of office, May 2024", "оплата за аренду квартиры", "رواتب شهر مايو", "五月份办公室租金"],
    ids=["en", "ru", "ar", "zh"],
)
def test_an_everyday_service_is_named_and_nothing_is_missing(text: str) -> None:
    fact = _check(text)
    assert isinstance(fact, GoodsFact)
    assert fact.families == ("service",)
    assert fact.span is not None
    assert fact.span.text in text


@pytest.mark.parametrize(
    "text",
    ["repair services", "услуги по наладке оборудования", "consulting", "freight", "SUPP"],
)
def test_a_service_that_may_carry_technology_stays_a_question(text: str) -> None:
    assert isinstance(_check(text), MissingFact)


def test_goods_named_beside_a_service_are_the_goods() -> None:
    fact = _check("office rent and ball bearings 6205-2RS")
    assert isinstance(fact, GoodsFact)
    assert fact.hs6 == "848210"


def test_a_purpose_code_is_no_description_of_goods() -> None:
    assert _check("SUPP").because == "the goods are not stated"
