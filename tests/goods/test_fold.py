"""Folding: one spelling, the same length, marks left out of keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.goods.fold import fold, words_of
from witting.goods.index import folded_for, load_index


@given(st.text(max_size=200))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(folded_for(text, load_index())) == len(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＨＳ８４８２", "hs8482"),
        ("Ёмкость", "емкость"),
        ("أشباه", "اشباه"),
        ("كروية", "كرويه"),
        ("٨٤٨٢", "8482"),
        ("İC ILIK", "ic ilik"),
        ("Größe, équipé, łożysko", "große, equipe, lozysko"),
        ("ﾍﾞｱﾘﾝｸﾞ", "ヘ\u3099アリンク\u3099"),
        ("Ґанок", "ганок"),
        ("کی", "كي"),
    ],
    ids=[
        *("full width", "yo", "alef", "teh marbuta", "Arabic digits", "Turkish i", "accents"),
        *("half width", "the other ge", "Persian kaf and ya"),
    ],
)
def test_spellings_become_one(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_traditional_characters_become_simplified() -> None:
    assert folded_for("滾珠軸承", load_index()) == "滚珠轴承"


def test_vowel_marks_are_left_out_of_a_words_key() -> None:
    assert [word.key for word in words_of(fold("مُحَامِل"))] == ["محامل"]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Größe", "grosse"),
        ("e\u0301quipe\u0301", "equipe"),
        ("подшипнии\u0306", "подшипний"),
        ("نیمه\u200cهادی", "نيمههادي"),
    ],
    ids=["sharp s", "accents apart", "a short mark apart", "the Persian joiner"],
)
def test_a_words_key_is_one_however_it_is_composed(written: str, key: str) -> None:
    assert [word.key for word in words_of(fold(written))] == [key]


def test_chinese_and_digits_are_words_apart() -> None:
    assert [word.key for word in words_of("6205轴承abc")] == ["6205", "轴承", "abc"]


def test_kana_and_hangul_are_words_apart_from_other_letters() -> None:
    assert [word.key for word in words_of("igbtモジュール5軸")] == ["igbt", "モジュール", "5", "軸"]
    assert [word.key for word in words_of("cnc선반")] == ["cnc", "선반"]
