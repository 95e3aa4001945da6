"""Words that are one name are alike; words that are not, are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names import (
    abjad_likeness,
    alike,
    likeness,
    romanise_word,
    skeleton,
    sound,
    sound_alike,
)

_WORD = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sergei", "serguei"),
        ("yevgeny", "evgenii"),
        ("vladimir", "wladimir"),
        ("putin", "poutine"),
        ("petrovskaya", "petrovsky"),
        ("mikhail", "mihail"),
        ("john", "jon"),
        ("romanoff", "romanov"),
        ("sjtjerbakov", "shcherbakov"),
        ("aljasjkevitj", "alyashkevich"),
        ("zjuravljov", "zhuravlyov"),
        ("tchaikovsky", "chaikovski"),
        ("djamel", "jamel"),
        ("youssef", "yusef"),
        ("philip", "filip"),
    ],
)
def test_spellings_of_one_name_sound_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("mohammed", "muhammad"), ("nasir", "naser")])
def test_vowels_may_differ(one: str, other: str) -> None:
    assert likeness(one, other) >= 0.8


@pytest.mark.parametrize(
    ("written", "meant", "least"),
    [
        ("vldmr", "vladimir", 9_400),  # vowels left out
        ("smrinov", "smirnov", 9_200),  # two letters changed places
        ("arknarov", "arkharov", 8_700),  # the next key
        ("putn", "putin", 8_500),
        ("mohamad", "muhammed", 8_000),
    ],
)
def test_slips_of_the_pen_are_judged_by_what_they_are(written: str, meant: str, least: int) -> None:
    assert alike(written, meant) >= least or sound_alike(written, meant) >= least


@pytest.mark.parametrize(("one", "other"), [("olga", "oleg"), ("kim", "kin"), ("emma", "omar")])
def test_short_names_a_letter_apart_are_other_names(one: str, other: str) -> None:
    assert alike(one, other) < 8_300


@pytest.mark.parametrize(("one", "other"), [("17", "19"), (".llc", ".jsc"), ("ivan", "igor")])
def test_other_words_are_not_alike(one: str, other: str) -> None:
    assert likeness(one, other) == 0.0


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("بوتين", "putin"),
        ("فلاديمير", "vladimir"),
        ("لافروف", "lavrov"),
        ("محمد", "muhammad"),
        ("حسين", "hussein"),
        ("قديروف", "kadyrov"),
        ("مجید", "majid"),
    ],
)
def test_an_arabic_word_reads_as_the_latin_name(arabic: str, latin: str) -> None:
    assert abjad_likeness(romanise_word(arabic), latin) >= 0.9


def test_long_vowels_that_disagree_weaken_a_shared_skeleton() -> None:
    strong = abjad_likeness(romanise_word("بوتين"), "putin")
    weak = abjad_likeness(romanise_word("بتان"), "putin")
    assert skeleton(romanise_word("بتان")) == skeleton("putin")
    assert weak < strong


@pytest.mark.parametrize(
    ("one", "other"), [("ahmad", "hamad"), ("jan", "ivan"), ("hasan", "hussein"), ("li", "lu")]
)
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@given(_WORD, _WORD)
def test_likeness_does_not_mind_the_order(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)


@given(_WORD)
def test_a_word_is_itself(word: str) -> None:
    assert likeness(word, word) == 1.0
