"""Folding brings spellings together and always finds the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.places.fold import fold, fold_key

SAME = {
    "case": ("ВЛАДИВОСТОК", "Владивосток"),
    "accents": ("Türkiye", "TURKIYE"),
    "yo": ("Орёл", "Орел"),
    "decomposed": ("Кита\u0438\u0306", "Китай"),
    "stress mark": ("Москва\u0301", "Москва"),
    "arabic hamza": ("أوكرانيا", "اوكرانيا"),
    "arabic vowels": ("رُوسِيَا", "روسيا"),
    "arabic tatweel": ("روســـيا", "روسيا"),
    "persian yeh": ("ایران", "ايران"),
    "full width": ("ＲＵＳＳＩＡ", "russia"),
    "apostrophe": ("Côte d’Ivoire", "Cote d Ivoire"),
    "dots": ("U.S.A.", "U S A"),
    "hyphen": ("Санкт-Петербург", "санкт петербург"),
    "dotted capital i": ("İstanbul", "istanbul"),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert fold_key(one) == fold_key(other)


@given(st.text())
def test_every_folded_character_knows_where_it_stood(text: str) -> None:
    folded, origins = fold(text)
    if origins is None:
        assert len(folded) == len(text)
    else:
        assert len(folded) == len(origins)
        assert origins == sorted(set(origins))


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold_key(fold_key(text)) == fold_key(text)
