"""A word of an Arabic or Persian firm's name may stand for what it means or for how it sounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names import readings
from witting.names.bare import bare_abjad
from witting.names.classes import meanings, phrases
from witting.names.han import pinyin
from witting.names.initialisms import spoken_letters, with_initialisms


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        pytest.param("مصرف الصناعة", ("+bank", "+industry"), id="all-meant"),
        pytest.param("مصرف الصناعة", ("~msrf", "~snA'H"), id="all-heard"),
        pytest.param("مصرف الصناعة", ("+bank", "~snA'H"), id="the-firm-s-own-word-heard"),
        pytest.param("بنك النسر", ("+bank", "eagle"), id="a-noun-by-its-english-word"),
        pytest.param("بنك النسر", ("+bank", "~nsr"), id="the-same-heard"),
    ],
)
def test_words_are_meant_or_heard(name: str, reading: tuple[str, ...]) -> None:
    assert reading in readings(name, person=False)


def test_a_person_s_words_are_heard() -> None:
    assert readings("نسر صقر", person=True)[0] == ("~nsr", "~sqr")


@pytest.mark.parametrize(
    ("name", "word"),
    [("إتش إس بي سي", "hsbc"), ("آي بي إم للتجارة", "ibm"), ("ال جی", "lg"), ("كي إل إم", "klm")],
)
def test_letters_written_out_are_an_initialism(name: str, word: str) -> None:
    assert any(word in reading for reading in readings(name, person=False))


@pytest.mark.parametrize("name", ["شركة دي", "نفط في البصرة", "سي"])
def test_one_letter_s_name_is_a_word(name: str) -> None:
    assert all(len(token) > 1 for reading in readings(name, person=False) for token in reading)


@given(st.lists(st.sampled_from([*spoken_letters(), "نفط", "شركه"]), max_size=9))
def test_initialisms_keep_every_other_word(words: list[str]) -> None:
    letters = spoken_letters()
    for way in with_initialisms(tuple(words)):
        assert [w for w in way if w in ("نفط", "شركه")] == [w for w in words if w not in letters]
        assert len(way) < len(words)


@pytest.mark.parametrize(
    ("adjective", "country"), [("بريطاني", "بريطانيا"), ("الإيطالية", "ايطاليا"), ("بلقاني", "")]
)
def test_an_adjective_is_of_its_country(adjective: str, country: str) -> None:
    plain = adjective.replace("إ", "ا")
    assert bare_abjad(plain) == (country or plain)


def test_a_meaning_is_no_business_word_besides() -> None:
    assert all((word,) not in phrases() for word in meanings())


def test_in_is_a_preposition_of_firms_only() -> None:
    assert readings("Institute in Damascus", person=False)[0][1] == "of"
    assert "in" in readings("Kim In Su", person=True)[0]


@pytest.mark.parametrize(
    ("written", "read"),
    [("長沙", "changsha"), ("长荣", "changrong"), ("校长", "xiaozhang"), ("成长", "chengzhang")],
)
def test_long_is_read_chang_and_head_zhang(written: str, read: str) -> None:
    assert "".join(pinyin(written)) == read


def test_a_latin_word_of_the_table_goes_before_another_s_sound() -> None:
    assert readings("Bank Islami", person=False)[0] == ("+bank", "+islamic")


def test_the_family_written_without_its_sign_is_no_article_of_a_person() -> None:
    assert "al" not in readings("فهد ال ثاني", person=True)[0]
    assert readings("انصار ال بصرة", person=False)[0][1] == "al"
