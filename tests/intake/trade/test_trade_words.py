"""The words of trade documents: every group has a source, every document and box four languages."""

import pytest

from witting.intake.trade import DOCUMENTS
from witting.intake.trade.parties import ROLES
from witting.intake.trade.tables import LANGUAGES, load
from witting.intake.trade.values import currency_in, day_in, figure, money_in, weight_in_kg

ROWS = [
    *load("titles")["titles"],
    *load("parties")["boxes"],
    *load("parties")["details"],
    *load("boxes")["boxes"],
]


def _name(row: dict[str, str]) -> str:
    return row.get("document") or row.get("box") or row["detail"]


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_a_group_cites_sources_that_are_held(row: dict[str, list[str]]) -> None:
    assert row["source"]
    assert set(row["source"]) <= set(load("sources"))


@pytest.mark.parametrize("row", ROWS, ids=_name)
def test_a_group_has_words_in_four_languages(row: dict[str, list[str]]) -> None:
    assert all(row.get(language) for language in LANGUAGES)


def test_every_source_is_used() -> None:
    used = {source for row in ROWS for source in row["source"]}
    assert set(load("sources")) - used <= {"house"}


def test_every_document_has_a_title_and_every_party_a_role() -> None:
    assert {row["document"] for row in load("titles")["titles"]} == set(DOCUMENTS)
    assert {row["box"] for row in load("parties")["boxes"]} == set(ROLES)


@pytest.mark.parametrize(
    ("text", "number"),
    [("1,250.50", "1250.50"), ("1 250,5", "1250.5"), ("٩٠٠", "900"), ("1.250,50", "1250.50")],
)
def test_a_figure_is_read_by_value(text: str, number: str) -> None:
    assert str(figure(text)) == number


@pytest.mark.parametrize(
    ("text", "code"), [("долл. США", "USD"), ("人民币", "CNY"), ("درهم", "AED"), ("kg", "")]
)
def test_money_is_named_in_four_languages(text: str, code: str) -> None:
    assert currency_in(text) == code


def test_an_amount_without_currency_is_no_money() -> None:
    assert money_in("9,000.00") is None


@pytest.mark.parametrize(("text", "kilograms"), [("2 MT", "2000"), ("1,5 т", "1500.0"), ("7", "7")])
def test_weights_are_in_kilograms(text: str, kilograms: str) -> None:
    assert str(weight_in_kg(text)) == kilograms


def test_a_day_that_may_be_either_of_two_is_none() -> None:
    assert day_in("05/06/2024") is None
    assert day_in("05.06.2024") is not None
