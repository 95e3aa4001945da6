"""Arabic and Hebrew as they look are put into the order in which they are read."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.papers.making import shown
from witting.intake.papers.rtl import as_read, has_rtl, order_weight, plain_letters

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئة"
WORDS = st.text(alphabet=LETTERS, min_size=1, max_size=8)
LATIN = st.from_regex(r"[A-Za-z0-9]{1,6}([-./][A-Za-z0-9]{1,4})?", fullmatch=True)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_what_is_shown_is_read_as_written(words: list[str]) -> None:
    text = " ".join(words)
    assert as_read(shown(text)) == text


@given(WORDS, LATIN, WORDS)
def test_a_number_or_a_latin_word_keeps_its_order(before: str, latin: str, after: str) -> None:
    text = f"{before} {latin} {after}"
    assert as_read(shown(text)) == text


@given(st.lists(st.text(max_size=3), max_size=12))
def test_no_letter_is_lost_whatever_stands_on_the_page(units: list[str]) -> None:
    was, now = "".join(units), as_read(units)
    assert sorted(filter(str.isalnum, was)) == sorted(filter(str.isalnum, now))


@pytest.mark.parametrize(
    "text",
    ["شركة النور للتجارة", "فاتورة رقم 123", "في مدينة دبي", "שלום עולם של החברה", "این شرکت است"],
)
def test_the_words_themselves_tell_their_order(text: str) -> None:
    assert order_weight(text) > order_weight(text[::-1])


def test_shapes_become_letters() -> None:
    shaped = "\ufe91\ufeee\ufe97\ufef4\ufee6"  # initial, final, initial, medial, final
    assert plain_letters(shaped) == "بوتين"
    assert order_weight(shaped) > 0 > order_weight(shaped[::-1])


def test_latin_is_none_of_it() -> None:
    assert not has_rtl("Example LLP, 5 Москва 北京")
    assert unicodedata.bidirectional("A") == "L"


def test_brackets_face_the_words_they_hold() -> None:
    assert as_read(shown("مصنع (فرع) دبي")) == "مصنع (فرع) دبي"


def test_brackets_kept_as_they_are_read_are_left_as_they_are() -> None:
    kept = [*reversed("مصنع (فرع) دبي")]
    assert as_read(kept) == "مصنع (فرع) دبي"
