"""Arabic and Hebrew words read as the names they stand for, in whatever tongue those are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names.abjad import MARK, abjad_likeness, skeleton, skeletons
from witting.names.romanise import romanise_word

SURELY = 0.93


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        pytest.param("شويغو", "shoigu", id="russian"),
        pytest.param("قديروف", "kadyrov", id="russian-q"),
        pytest.param("ڤلاديمير", "vladimir", id="with-the-letter-v"),
        pytest.param("الكسندر", "alexander", id="begins-like-an-article"),
        pytest.param("الأسد", "alassad", id="article-written-with-it"),
        pytest.param("جيمس", "james", id="english"),
        pytest.param("خوسيه", "jose", id="spanish"),
        pytest.param("مايكل", "michael", id="by-usage"),
        pytest.param("المتصدق", "motassadeq", id="t-and-s-are-two-letters"),
        pytest.param("تساروكيان", "tsarukyan", id="ts-is-one-sound"),
        pytest.param("الأزهر", "azhar", id="z-and-h-are-two-letters"),
        pytest.param("تسليم", "taslim", id="t-and-s-are-two-letters-at-the-beginning"),
        pytest.param("جامعة", "jamiat", id="t-before-another-word"),
        pytest.param("بالنور", "binnur", id="article-whose-l-the-next-letter-takes"),
        pytest.param("لكحل", "lakhal", id="k-and-h-are-two-letters"),
        pytest.param("محمد", "mohamed", id="no-vowel-written"),
        pytest.param("ابراهيم", "ibrahim", id="alef-carries-i"),
        pytest.param("اوليغ", "oleg", id="alef-carries-o"),
        pytest.param("قالیباف", "ghalibaf", id="persian"),
        pytest.param("عزالدين", "ezzedine", id="article-inside"),
        pytest.param("مددی", "madadi", id="a-letter-twice-has-a-vowel-between"),
        pytest.param("يحيى", "yahia", id="no-firm-consonant"),
        pytest.param("العبدالله", "abdullah", id="article-and-god"),
        pytest.param("رمضان", "ramezan", id="persian-z"),
        pytest.param("נתניהו", "netanyahu", id="hebrew"),
        pytest.param("לברוב", "lavrov", id="hebrew-v"),
    ],
)
def test_a_word_reads_as_the_name(written: str, latin: str) -> None:
    word = romanise_word(written)
    assert abjad_likeness(word, latin) >= SURELY
    assert skeleton(latin) in skeletons(word) or skeleton(latin)[1:] in skeletons(word)


@pytest.mark.parametrize(
    ("written", "latin"),
    [("حسن", "hussein"), ("محمود", "muhammad"), ("كريم", "karam"), ("سالم", "islam")],
)
def test_a_long_vowel_that_disagrees_is_another_name(written: str, latin: str) -> None:
    assert abjad_likeness(romanise_word(written), latin) < SURELY


@pytest.mark.parametrize(("written", "latin"), [("بن", "bin"), ("ولد", "ould"), ("عبد", "abd")])
def test_words_that_serve_others_read_as_lists_write_them(written: str, latin: str) -> None:
    assert romanise_word(written) == latin


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةپچژگ", min_size=1, max_size=12))
def test_no_word_reads_as_more_than_itself(word: str) -> None:
    token = romanise_word(word)
    if token.startswith(MARK):
        for latin in ("muhammad", "a", "vladimir", "zzzz"):
            assert 0.0 <= abjad_likeness(token, latin) <= 1.0
