"""The kernel's definitions are Python's: likeness of keys, the score, the deletion index."""

from itertools import product

import numpy as np
import pytest
import witting_kernel
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.native import brute
from witting.names import LETTERS, TokenKind, likeness_numbers, sound_alike
from witting.parties import measures as at
from witting.parties import nearness
from witting.parties.build import index_arrays
from witting.parties.lookup import Lookup
from witting.parties.prepare import prepare
from witting.parties.score import Side, score
from witting.parties.search import KernelSearch

NUMBERS = at.numbers() | likeness_numbers()
LETTER_LIST = [(one, other, bp) for (one, other), bp in sorted(LETTERS.items())]

LAW = settings(deadline=None, max_examples=1500)
_short = st.text("aeihkmnszt", max_size=10)
_keys = _short | st.text(max_size=12) | st.text("abş\n🙂", min_size=3, max_size=90)


def _kernel_alike(one: str, other: str) -> int:
    found: int = witting_kernel.sound_alike(one, other, NUMBERS, LETTER_LIST)
    return found


@LAW
@given(_keys, _keys)
@example("a\n\nb", "a\nb")
def test_two_keys_are_as_alike_as_python_says(one: str, other: str) -> None:
    assert _kernel_alike(one, other) == sound_alike(one, other)


@LAW
@given(_keys, st.data())
def test_a_key_slightly_otherwise_is_as_alike_as_python_says(key: str, data: st.DataObject) -> None:
    other = list(key)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(other)))
        match data.draw(st.sampled_from(("in", "out", "for", "swap"))):
            case "in":
                other.insert(place, data.draw(st.sampled_from("aehzt")))
            case "out":
                del other[place : place + 1]
            case "for":
                other[place : place + 1] = data.draw(st.sampled_from("aehzt"))
            case _:
                other[place : place + 2] = reversed(other[place : place + 2])
    written = "".join(other)
    assert _kernel_alike(key, written) == sound_alike(key, written)
    assert _kernel_alike(written, key) == sound_alike(written, key)


def test_every_letter_for_every_other_is_worth_what_python_says() -> None:
    letters = "abcdefghijklmnopqrstuvwxyzşç"
    wrong = [
        (one, other)
        for one, other in product(letters, letters)
        if _kernel_alike(f"tor{one}man", f"tor{other}man")
        != sound_alike(f"tor{one}man", f"tor{other}man")
    ]
    assert wrong == []


Word = tuple[int, int, int]  # kind, weight, bytes
_kinds = st.sampled_from((0, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 8))
_weights = st.integers(1, 1000) | st.sampled_from((1, 1000, 65_535))
_sides = st.lists(st.tuples(_kinds, _weights, st.integers(1, 9)), min_size=1, max_size=5)
_likenesses = st.sampled_from((7_501, 9_501, 10_000, 9_700, 9_300, 9_000, 8_300, 1, 1_667))


def _columns(side: list[Word]) -> tuple[list[int], list[int], list[int]]:
    """Give kinds, weights and lengths."""
    return [word[0] for word in side], [word[1] for word in side], [word[2] for word in side]


def _both(
    asked: list[Word],
    listed: list[Word],
    options: list[dict[int, int]],
    person: bool,
    cut: bool,
    ordered: bool,
    lone: bool,
) -> tuple[int, int]:
    mine, theirs = _columns(asked), _columns(listed)
    flags = {"person": person, "cut": cut, "ordered": ordered, "lone": lone}
    python = score(Side(*mine), Side(*theirs), options, **flags)
    kernel = witting_kernel.score(mine, theirs, options, NUMBERS, **flags)
    return python.total, kernel


@LAW
@given(_sides, _sides, st.data(), *(st.booleans() for _ in range(4)))
def test_a_score_is_what_python_says(
    asked: list[Word],
    listed: list[Word],
    data: st.DataObject,
    person: bool,
    cut: bool,
    ordered: bool,
    lone: bool,
) -> None:
    places = st.integers(0, len(listed) - 1)
    options = [data.draw(st.dictionaries(places, _likenesses, max_size=4)) for _ in asked]
    python, kernel = _both(asked, listed, options, person, cut, ordered, lone)
    assert kernel == python


@pytest.mark.parametrize("words", [12, 60])
def test_a_search_too_long_to_finish_stops_where_python_does(words: int) -> None:
    weights = [1 + (7 * place) % 50 for place in range(words)]
    side = [(int(TokenKind.WORD), weight, 6) for weight in weights]
    options = [
        {j: 8_000 + (31 * i * j + 17 * (i + j)) % 1_900 for j in range(words)} for i in range(words)
    ]
    python, kernel = _both(side, side[::-1], options, False, False, True, False)
    assert kernel == python > 0


@LAW
@given(st.lists(_keys, max_size=12), st.sampled_from((16, 64, 4096)))
def test_the_deletion_index_is_what_python_builds(keys: list[str], count: int) -> None:
    keys = sorted({"", *keys})
    starts, items = witting_kernel.neighbourhoods(keys, count)
    wanted = nearness.neighbourhoods(keys, count)
    assert np.array_equal(np.frombuffer(starts, dtype=np.uint32), wanted[0])
    assert np.array_equal(np.frombuffer(items, dtype=np.uint32), wanted[1])


@pytest.mark.parametrize("count", [0, 1, 8, 17, 1000])
def test_buckets_must_be_a_power_of_two(count: int) -> None:
    with pytest.raises(ValueError, match="power of two"):
        witting_kernel.neighbourhoods(["abcd"], count)


def test_the_lookup_is_lossless_over_many_keys() -> None:
    """Every key of a list that a walk over all finds alike is found through the index."""
    rng = np.random.default_rng(11)
    words = sorted(
        {"".join(rng.choice(list("aeiknrstv"), size=rng.integers(3, 13))) for _ in range(1500)}
        | {"".join(rng.choice(list("ab"), size=rng.integers(3, 13))) for _ in range(500)}
    )
    arrays = index_arrays(brute.listed([(word, False) for word in words]), len(words))
    lookup = Lookup(arrays)
    kernel = KernelSearch(lookup)
    for token in list(lookup.vocabulary)[::40]:
        word = prepare(token, lookup)
        assert kernel.alike(token) == brute.alike_of(word, lookup)
