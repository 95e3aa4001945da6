"""Damaged arrays and strange arguments give a ValueError, and never bring the process down."""

from contextlib import suppress
from typing import Any

import numpy as np
import pytest
import witting_kernel
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.native import brute
from witting.names import LETTERS, likeness_numbers
from witting.parties import measures as at

NUMBERS = at.numbers() | likeness_numbers()
LETTER_LIST = [(one, other, bp) for (one, other), bp in sorted(LETTERS.items())]
ARRAYS = brute.opened([(word, place % 3 > 0) for place, word in enumerate(brute.POOL)]).arrays
READ = [
    "vocab_bytes",
    "vocab_starts",
    "token_kind",
    "token_weight",
    "sound_bytes",
    "sound_starts",
    "sound_token_starts",
    "sound_tokens",
    "bones_bytes",
    "bones_starts",
    "bones_sound_starts",
    "bones_sounds",
    "near_starts",
    "near_sounds",
    "people",
    "row_starts",
    "row_tokens",
    "row_marks",
    "post_starts",
    "post_rows",
    "brief_starts",
    "brief_rows",
]
OFFSETS = [name for name in READ if name.endswith("_starts")]
# What only shows in use: numbers that point into another array, and texts.
TRUSTED = [name for name in READ if name not in OFFSETS and name != "people"]


def _open(arrays: dict[str, Any], numbers: dict[str, int] | None = None) -> Any:
    return witting_kernel.Index(arrays, NUMBERS if numbers is None else numbers, LETTER_LIST)


def _used(index: Any) -> None:
    """Prepare words and search, as a screener would."""
    handles = [
        index.prepare(
            word, kind, 500, [(word, "".join(c for c in word if c not in "aeiou"))], [], []
        )
        for word, kind in (("ivanov", 0), ("ali", 0), ("petrovich", 8), ("bin", 3), ("7", 2))
    ]
    for least in (5_000, 8_500):
        for person in (True, False):
            index.search([([handle], person, 0) for handle in handles], least)
            index.search([(handles, person, 5)], least)
            index.search_many([[(handles, person, 1)]] * 70, least, 2)
    for handle in handles:
        index.alike(handle)
        index.weight(handle)
    index.number("ivanov")
    index.sound_number("ivanov")


def test_the_sound_index_opens_and_is_used() -> None:
    _used(_open(ARRAYS))


@pytest.mark.parametrize("name", READ)
def test_a_missing_array_is_named(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        _open({key: value for key, value in ARRAYS.items() if key != name})


@pytest.mark.parametrize("name", READ)
def test_an_array_of_another_type_is_named(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        _open(ARRAYS | {name: ARRAYS[name].astype(np.float32)})


@pytest.mark.parametrize("name", READ)
def test_an_array_in_pieces_or_of_two_dimensions_is_named(name: str) -> None:
    array = np.concatenate([ARRAYS[name], ARRAYS[name]])
    for odd in (array[::2], array.reshape(1, -1)):
        if odd.size > 1:
            with pytest.raises(ValueError, match=name):
                _open(ARRAYS | {name: odd})


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("kept", [0, 1, -1])
def test_a_truncated_array_is_refused(name: str, kept: int) -> None:
    array = ARRAYS[name]
    if name == "people" and kept:
        return
    with pytest.raises(ValueError):
        _open(ARRAYS | {name: array[:kept]})


@pytest.mark.parametrize("name", OFFSETS)
@pytest.mark.parametrize("value", [0, 2**32 - 1])
def test_offsets_that_do_not_ascend_are_refused(name: str, value: int) -> None:
    array = ARRAYS[name].copy()
    array[-1 if value == 0 else 0] = value
    with pytest.raises(ValueError, match="damaged"):
        _open(ARRAYS | {name: array})


def test_more_people_than_rows_are_refused() -> None:
    with pytest.raises(ValueError, match="people"):
        _open(ARRAYS | {"people": np.array([2**31], dtype=np.uint32)})


@pytest.mark.parametrize("name", sorted(NUMBERS.keys() & {"ASKED", "SEARCH", "SOUND", "STEEP"}))
def test_a_missing_number_is_named(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        _open(ARRAYS, {key: value for key, value in NUMBERS.items() if key != name})
    with pytest.raises(ValueError, match=name):
        _open(ARRAYS, NUMBERS | {name: -1})


@settings(deadline=None, max_examples=400, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_numbers_out_of_range_never_bring_it_down(data: st.DataObject) -> None:
    """Whatever the arrays say, there is an answer or a ValueError."""
    arrays = dict(ARRAYS)
    for name in data.draw(st.sets(st.sampled_from(READ), min_size=1, max_size=3)):
        array = arrays[name].copy()
        top = int(np.iinfo(array.dtype).max)
        for _ in range(data.draw(st.integers(1, 12))):
            place = data.draw(st.integers(0, array.size - 1))
            array[place] = data.draw(st.sampled_from((0, 1, top, top - 1)) | st.integers(0, top))
        arrays[name] = array
    with suppress(ValueError):
        _used(_open(arrays))


@pytest.mark.parametrize("name", TRUSTED)
def test_noise_in_one_array_never_brings_it_down(name: str) -> None:
    rng = np.random.default_rng(5)
    for _ in range(20):
        array = ARRAYS[name].copy()
        top = int(np.iinfo(array.dtype).max)
        array[:] = rng.integers(0, top, size=array.size, endpoint=True)
        with suppress(ValueError):
            _used(_open(ARRAYS | {name: array}))


@pytest.mark.parametrize(
    "odd",
    [
        {"kind": 9},
        {"weight": 0},
        {"extras": [(10**6, 9_000)]},
        {"extras": [(0, 0)]},
        {"extras": [(0, 10_001)]},
        {"ranges": [(0, 10**6, 9_501)]},
        {"ranges": [(5, 2, 9_501)]},
        {"ranges": [(0, 2, 9_000)]},
        {"text": "\ud800"},
    ],
    ids=str,
)
def test_a_strange_word_is_refused(odd: dict[str, Any]) -> None:
    word: dict[str, Any] = {
        "text": "ivan",
        "kind": 0,
        "weight": 9,
        "extras": [],
        "ranges": [],
    } | odd
    with pytest.raises(ValueError):
        _open(ARRAYS).prepare(
            word["text"], word["kind"], word["weight"], [("ivan", "ivn")], word["extras"],
            word["ranges"],
        )  # fmt: skip


def test_words_forgotten_are_words_unknown() -> None:
    index = _open(ARRAYS)
    old = index.prepare("ivan", 0, 9, [("ivan", "ivn")], [], [])
    assert index.held() == 1
    index.forget()
    assert index.held() == 0
    new = index.prepare("petr", 0, 9, [("petr", "ptr")], [], [])
    assert new != old
    for call in (index.alike, index.weight):
        with pytest.raises(ValueError, match="forgotten"):
            call(old)
    for handle in (old, new + 1, 2**63):
        with pytest.raises(ValueError, match="forgotten"):
            index.search([([handle], True, 0)], 8_500)


def test_a_reading_too_long_is_refused_and_an_empty_one_finds_nothing() -> None:
    index = _open(ARRAYS)
    word = index.prepare("ivan", 0, 9, [("ivan", "ivn")], [], [])
    with pytest.raises(ValueError, match="61 words"):
        index.search([([word] * 61, True, 0)], 8_500)
    assert index.search([([], True, 0)], 8_500) == []
    assert index.search([], 8_500) == []
    assert index.search([([word] * 60, True, 0)], 10_001) == []


@pytest.mark.parametrize("least", [0, -1])
def test_least_must_be_something(least: int) -> None:
    with pytest.raises(ValueError, match="least"):
        _open(ARRAYS).search([([], True, 0)], least)


def test_threads_must_be_something() -> None:
    with pytest.raises(ValueError, match="threads"):
        _open(ARRAYS).search_many([], 8_500, 0)


def test_the_arrays_live_as_long_as_the_index() -> None:
    index = _open({name: array.copy() for name, array in ARRAYS.items()})
    _used(index)
