"""The kernel hears Latin words as Python does, by Python's own rules."""

import pytest
import witting_kernel
from hypothesis import example, given, settings
from hypothesis import strategies as st

from witting.names import TokenKind, skeleton
from witting.names.abjad import (
    CONSONANTS,
    plain_latin_sounds,
    plain_skeleton,
    plain_spoken,
)
from witting.names.sounds import EAR, bones, plain_bones, plain_sound, rules_listed, sound
from witting.parties.build import keys_of

LAW = settings(deadline=None, max_examples=2000)
_ENDS = ("sky", "skiy", "skaya", "ff", "off", "eff", "ne", "ye", "ski", "h", "e", "s", "c", "al")
_spelt = st.lists(st.sampled_from([*(rule[0] for rule in rules_listed()), *_ENDS]), max_size=6).map(
    "".join
)
_words = _spelt | st.text("aeioushkcyjgxqw\n", max_size=12) | st.text(max_size=8)


@LAW
@given(_words)
@example("ivanoff")
@example("petrovskaya")
@example("off\n")
@example("dinee")
def test_a_word_sounds_as_python_says(word: str) -> None:
    assert EAR.sound(word) == plain_sound(word) == sound(word)


@LAW
@given(_words)
@example("a\n\nb")
def test_the_bones_of_a_key_are_what_python_says(key: str) -> None:
    assert EAR.bones(key) == plain_bones(key) == bones(key)


@LAW
@given(_words, st.sampled_from(TokenKind))
def test_a_word_is_found_by_the_keys_python_says(word: str, kind: TokenKind) -> None:
    assert EAR.keys(word, kind) == [(key, plain_bones(key)) for key in keys_of(word, kind)]


@LAW
@given(_words | st.text("~AWYHbdhklmnşš", max_size=9).map("~".__add__))
@example("alexander")
@example("azhar")
@example("~")
@example("eieio")
def test_words_have_the_consonants_python_says(word: str) -> None:
    assert CONSONANTS.sounds(word) == plain_latin_sounds(word)
    assert CONSONANTS.skeleton(word) == plain_skeleton(word) == skeleton(word)
    assert CONSONANTS.spoken(word) == plain_spoken(word)


def test_without_rules_of_sound_no_word_is_keyed() -> None:
    from tests.native.test_opening import ARRAYS, LETTER_LIST, NUMBERS

    index = witting_kernel.Index(ARRAYS, NUMBERS, LETTER_LIST)
    with pytest.raises(ValueError, match="how words sound"):
        index.prepare("ivan", 0, 9, [], [], [], sounded=True)
    ready = witting_kernel.Index(ARRAYS, NUMBERS, LETTER_LIST, EAR)
    assert ready.alike(ready.prepare("ivanov", 0, 9, [], [], [], sounded=True))


def test_a_way_to_write_a_word_must_be_likely() -> None:
    from tests.native.test_opening import ARRAYS, LETTER_LIST, NUMBERS

    index = witting_kernel.Index(ARRAYS, NUMBERS, LETTER_LIST)
    for given_ in ({"ways": [("ivan", 0)]}, {"same": ("ivan", 10_001)}):
        with pytest.raises(ValueError, match="outside 1 to 10000"):
            index.prepare("ivan", 0, 9, [], [], [], **given_)
