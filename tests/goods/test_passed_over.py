"""Goods that are only mentioned are passed over, and never goods that are traded."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.goods.heads_phrases import ASIDE, TRADED

from witting.base import Deal, DealKind, MissingFact, Passage
from witting.goods import check_goods, classify_goods
from witting.lawbook import Lawbook

BOOK, DAY = Lawbook.load(), date(2024, 5, 16)
PHRASES = [(rule, text) for rule, texts in ASIDE.items() for text in texts]
ALL_ASIDE = [text for _, text in PHRASES]


def _codes(text: str) -> set[str]:
    """Give the codes of the matches that have a tier or a class."""
    found = classify_goods(text, lawbook=BOOK, day=DAY)
    return {code for one in found if one.tier or one.item_classes for code in one.codes}


@pytest.mark.parametrize(("rule", "text"), PHRASES)
def test_a_phrase_about_something_else_alarms_nobody(rule: str, text: str) -> None:
    assert not _codes(text), rule


@pytest.mark.parametrize("text", TRADED)
def test_goods_beside_books_boxes_and_toys_are_seen(text: str) -> None:
    assert _codes(text)


@pytest.mark.parametrize("change", [str.upper, str.lower])
@pytest.mark.parametrize("text", TRADED)
def test_traded_goods_are_seen_in_capitals_and_in_none(
    text: str, change: Callable[[str], str]
) -> None:
    assert _codes(change(text))


@pytest.mark.parametrize("text", ["books about ball bearings", "чехлы для токарных станков"])
def test_a_phrase_all_in_capitals_is_read_alike(text: str) -> None:
    assert not _codes(text.upper())


@given(st.sampled_from(ALL_ASIDE), st.sampled_from(TRADED), st.sampled_from(["; ", ". "]))
def test_each_phrase_of_a_text_is_read_alone(aside: str, traded: str, cut: str) -> None:
    assert _codes(traded) <= _codes(f"{aside}{cut}{traded}")
    assert _codes(traded) <= _codes(f"{traded}{cut}{aside}")


@given(st.sampled_from(ALL_ASIDE), st.sampled_from(TRADED))
def test_goods_on_a_line_of_their_own_alarm(aside: str, traded: str) -> None:
    # The words of two lines may make one longer term, so the codes may be wider.
    assert _codes(f"{aside}\n{traded}")
    assert _codes(f"{traded}\n{aside}")


@given(st.sampled_from(ALL_ASIDE))
def test_a_code_or_a_part_number_is_never_passed_over(aside: str) -> None:
    assert "848210" in _codes(f"{aside}, HS 848210")
    assert "854231" in _codes(f"{aside} STM32F407VGT6")


@pytest.mark.parametrize("text", [t for rule, t in PHRASES if rule not in ("likeness", "toy")])
def test_a_deal_whose_goods_are_all_passed_over_is_asked_about(text: str) -> None:
    passage = Passage(field="Ustrd", text=text)
    deal = Deal(kind=DealKind.PAYMENT, source="test", format="test", passages=(passage,))
    assert any(isinstance(fact, MissingFact) for fact in check_goods(deal, BOOK, DAY))


def test_an_exception_counts_only_beside_other_goods() -> None:
    assert _codes("other apparatus, excluding oscilloscopes")
    assert "903020" not in _codes("ball bearings, excluding oscilloscopes")


@given(st.text(max_size=120))
def test_any_text_is_read(text: str) -> None:
    assert _codes(f"ball bearings {text}") is not None
    assert _codes(f"{text} ball bearings") is not None
