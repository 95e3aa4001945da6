"""The kernel lays abjad words against Latin sounds as Python does, to the last basis point."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.native import brute
from witting.names import skeletons
from witting.names.abjad import spoken, ways_written
from witting.names.weave import LOOM, plain_read, plain_weave
from witting.parties.spoken import PlainSpoken
from witting.parties.store import Array, stored


def _arrays(*words: str) -> dict[str, Array]:
    return brute.opened([(word, True) for word in words]).arrays


LAW = settings(deadline=None, max_examples=1500)
_signs = st.text("'AHWYbdhklmnrstxzčšþḇṗ", max_size=9)
_letters = st.text("aeiouybdhklmnrstvwxzčšžðḇ", max_size=14)
_least = st.sampled_from((0, 6_000, 8_600, 9_500, 10_000, 10_001))


@LAW
@given(_signs | st.text(max_size=6), _letters | st.text(max_size=9), _least)
@example("bWtYn", "putin", 6_000)
@example("A", "A", 0)
@example("ee", "ee", 0)
def test_signs_read_as_letters_as_python_says(signs: str, letters: str, least: int) -> None:
    assert LOOM.weave(signs, letters, least) == plain_weave(signs, letters, least)


@LAW
@given(st.text("AHWYbhksz", min_size=1, max_size=9), st.data())
def test_signs_with_their_vowels_are_read_as_python_says(signs: str, data: st.DataObject) -> None:
    vowels = st.text("aeiouy", max_size=2)
    letters = "".join(sign.lower() + data.draw(vowels) for sign in signs)
    assert LOOM.weave(signs, letters, 0) == plain_weave(signs, letters, 0)


@LAW
@given(
    st.text("AHWYbdhklmnrstz", min_size=1, max_size=9),
    st.text("aeiuybdhklmnrstz", min_size=1, max_size=12),
    st.sampled_from(("", "al", "el")),
    _least,
)
@example("Azhr", "azhar", "al", 6_000)
@example("'zAldYn", "ezzedine", "", 6_000)
def test_a_word_reads_as_python_says(signs: str, latin: str, article: str, least: int) -> None:
    ways, said = ways_written("~" + signs), spoken(article + latin)
    assert LOOM.read(ways, said, least) == plain_read(ways, said, least)


def test_a_word_too_long_for_a_name_reads_as_nothing() -> None:
    for signs in ("b" * 4_096, "b" * 4_097):
        assert LOOM.weave(signs, signs, 6_000) == plain_weave(signs, signs, 6_000)
    assert LOOM.weave("b" * 4_097, "b" * 4_097, 6_000) == 0


_words = st.text("aeiobdhklmnrs", min_size=2, max_size=12)


@settings(deadline=None, max_examples=300)
@given(
    st.lists(_words, min_size=1, max_size=30, unique=True),
    st.lists(st.text("AWYbdhklmnrs", min_size=1, max_size=8), min_size=1, max_size=8),
    _least,
)
@example(["bandar", "bander", "kabandar"], ["bndr", "bAndr"], 8_600)
def test_the_listed_words_a_word_reads_as_are_the_same(
    words: list[str], asked: list[str], least: int
) -> None:
    arrays = _arrays(*words, "حسين", "بندر", "كمالان", "بندران")
    kernel, python = LOOM.open(arrays), PlainSpoken(arrays)
    for signs in asked:
        ways, keys = ways_written("~" + signs), skeletons("~" + signs)
        word = "~" + signs
        assert kernel.read(word, ways, keys, least) == python.read(word, ways, keys, least)


@pytest.mark.parametrize(
    ("name", "damaged"),
    [
        ("spoken_starts", np.array([0, 9], dtype=np.uint32)),
        ("near_skeleton_starts", np.array([0, 0, 0], dtype=np.uint32)),
        ("skeleton_token_starts", np.array([0], dtype=np.uint32)),
        ("skeleton_tokens", np.zeros(0, dtype=np.uint8)),
    ],
)
def test_damaged_arrays_are_refused(name: str, damaged: Array) -> None:
    arrays = _arrays("bandar", "kamal")
    with pytest.raises(ValueError, match=r"damaged|buckets|array"):
        LOOM.open(arrays | {name: damaged})


def test_a_token_that_is_not_there_is_told_when_it_is_met() -> None:
    arrays = _arrays("bandar", "kamal")
    beyond = arrays | {"skeleton_tokens": arrays["skeleton_tokens"] + np.uint32(9)}
    with pytest.raises(ValueError, match="damaged"):
        LOOM.open(beyond).read("~bndr", ["bndr"], ["bndr"], 6_000)
    strange = arrays | {"spoken_bytes": np.full_like(arrays["spoken_bytes"], 0xFF)}
    with pytest.raises(ValueError, match="damaged"):
        LOOM.open(strange).read("~bndr", ["bndr"], ["bndr"], 6_000)
    assert LOOM.open(arrays | stored("spoken", ["", ""])).read("~bndr", ["bndr"], ["bndr"], 0) == (
        [],
        [],
    )
