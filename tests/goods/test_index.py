"""The scan: longest term wins, clauses part terms, abbreviations need capitals."""

import pytest

from witting.goods.index import find_terms, folded_for, load_index


def _terms(text: str) -> list[str]:
    index = load_index()
    return [index.goods[h.term.goods].id for h in find_terms(text, folded_for(text, index), index)]


def test_the_longest_term_wins() -> None:
    assert _terms("deep groove ball bearings") == ["ball-bearings"]


def test_russian_words_may_stand_in_either_order() -> None:
    assert _terms("подшипники шариковые") == _terms("шариковые подшипники") == ["ball-bearings"]


def test_a_term_does_not_run_over_the_end_of_a_clause() -> None:
    assert "ball-bearings" not in _terms("a ball. Bearings")


def test_a_term_may_be_broken_by_a_line() -> None:
    assert _terms("BALL\nBEARINGS") == ["ball-bearings"]


@pytest.mark.parametrize(("text", "found"), [("FPGA board", True), ("fpga board", False)])
def test_an_abbreviation_needs_capitals(text: str, found: bool) -> None:
    assert ("logic-circuits" in _terms(text)) is found


def test_latin_letters_inside_a_chinese_term_do_not_match_half_a_word() -> None:
    assert _terms("xled灯") == []


def test_a_word_kept_exact_has_no_other_forms() -> None:
    assert _terms("стали известны") == []
