"""The kernel finds the rows of which two words stand near each other as Python does."""

from itertools import accumulate

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from witting.parties.beside import rows_beside
from witting.parties.kernel import kernel

_rows = st.lists(st.integers(0, 12), max_size=8, unique=True)
_blocks = st.lists(
    st.tuples(st.none() | _rows, st.lists(st.integers(0, 12), max_size=2), st.integers(0, 2)),
    max_size=9,
)


@given(_blocks, st.lists(st.integers(0, 1), min_size=20, max_size=20), st.integers(0, 4))
@example([([4], [], 0), ([4], [], 0)], [0] * 20, 3)
@example([(None, [4], 0), ([4], [], 1)], [0] * 20, 3)
def test_rows_with_two_words_near_each_other_are_those_python_finds(
    given_blocks: list[tuple[list[int] | None, list[int], int]], steps: list[int], apart: int
) -> None:
    places = accumulate(step for *_, step in given_blocks)
    blocks = [
        (rows, sure, place) for (rows, sure, _), place in zip(given_blocks, places, strict=True)
    ]
    stretches = list(accumulate(steps))
    held = [
        (frozenset(sure if rows is None else rows), sure, place) for rows, sure, place in blocks
    ]
    arrays = [
        (None if rows is None else np.array(rows, dtype=np.int64), sure, place)
        for rows, sure, place in blocks
    ]
    found = kernel().rows_beside(arrays, stretches, apart)
    assert found == list(rows_beside(held, stretches, apart))


def test_the_next_text_knows_nothing_of_the_last() -> None:
    rows = np.array([1, 2], dtype=np.int64)
    assert kernel().rows_beside([(rows, [], 0), (rows, [], 1)], [0, 0], 3) == [
        *((1, 0), (1, 1), (2, 0), (2, 1)),
    ]
    assert kernel().rows_beside([(rows, [], 1)], [0, 0], 3) == []


@pytest.mark.parametrize("row", [-1, 2**40])
def test_what_is_no_row_is_refused(row: int) -> None:
    with pytest.raises(ValueError, match="no row"):
        kernel().rows_beside([(np.array([row], dtype=np.int64), [], 0)], [0], 3)
