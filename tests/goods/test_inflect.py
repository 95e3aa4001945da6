"""Inflection: forms that reach a word, and look-alikes that do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.goods.fold import fold
from witting.goods.inflect import stem, stem_forms, stems


@pytest.mark.parametrize(
    "form",
    ["подшипник", "подшипники", "подшипников", "подшипниками", "Подшипнику", "подшипниках"],
)
def test_russian_endings_reach_the_word(form: str) -> None:
    assert stem("подшипник") in set(stems(fold(form)))


@pytest.mark.parametrize(
    "form", ["محامل", "المحامل", "والمحامل", "للمحامل", "بالمحامل", "ومحامل", "لمحامل"]
)
def test_arabic_prefixes_reach_the_word(form: str) -> None:
    assert stem(fold("محامل")) in set(stems(fold(form)))


@pytest.mark.parametrize("form", ["كروي", "كروية", "الكروية", "كرويات"])
def test_arabic_endings_reach_the_word(form: str) -> None:
    assert stem(fold("كروية")) in set(stems(fold(form)))


def test_the_article_is_not_cut_from_a_word_that_only_begins_so() -> None:
    assert stem(fold("إلكترونية")) == "الكتروني"


@pytest.mark.parametrize(
    ("form", "word"), [("lathes", "lathe"), ("switches", "switch"), ("batteries", "battery")]
)
def test_english_plurals_reach_the_word(form: str, word: str) -> None:
    assert word in set(stems(form))


@pytest.mark.parametrize(
    ("form", "word"),
    [("чипсы", "чип"), ("чипсов", "чип"), ("диодный", "диод"), ("станция", "стан")],
)
def test_a_longer_word_does_not_reach_a_shorter_one(form: str, word: str) -> None:
    assert word not in set(stems(form))


@pytest.mark.parametrize(
    ("word", "form"), [("станок", "станками"), ("розетка", "розеток"), ("масло", "масел")]
)
def test_fleeting_vowels_are_known(word: str, form: str) -> None:
    assert stem_forms(word) & set(stems(form))


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщьыъэюя", min_size=1, max_size=20))
def test_a_word_always_reaches_its_own_key(word: str) -> None:
    assert stem(word) in set(stems(word))


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=20))
def test_an_arabic_word_always_reaches_its_own_key(word: str) -> None:
    assert stem(word) in set(stems(word))
