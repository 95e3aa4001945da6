"""What of a hit is different from before, and what is not worth a person's time."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.book import MOVED, ChangeKind, Hit, changes

HIT = Hit(
    party="1",
    list_id="ofac-sdn",
    entry_id="ofac-2",
    entry_version="a",
    listed_name="Olga",
    score=0.904,
    certain=False,
    because="",
)


def told(**other: Any) -> tuple[ChangeKind, ...]:
    """Give what is told of a hit that had 0.90 when a person was told of it."""
    found = changes((HIT,), (replace(HIT, **other),), {HIT.about: 0.90})
    return tuple(change.kind for change in found)


def test_a_score_that_hardly_moved_is_no_change() -> None:
    assert [told(score=score) for score in (0.9041, 0.8951, 0.9099)] == [(), (), ()]


def test_a_score_that_moved_slowly_away_from_what_was_told_is_one() -> None:
    assert told(score=0.91) == told(score=0.89) == (ChangeKind.CHANGED,)
    (change,) = changes((HIT,), (replace(HIT, score=0.91),), {HIT.about: 0.90})
    assert change.before is not None
    assert change.before.score == 0.90


@pytest.mark.parametrize(
    "other", [{"entry_version": "b"}, {"listed_name": "Olya"}, {"certain": True}]
)
def test_another_entry_name_or_certainty_is_a_change_whatever_the_score(
    other: dict[str, Any],
) -> None:
    assert told(score=0.9, **other) == (ChangeKind.CHANGED,)


@given(scores=st.lists(st.floats(min_value=0.8, max_value=1.0), min_size=1, max_size=20))
def test_no_score_goes_far_from_what_a_person_was_told(scores: list[float]) -> None:
    hit, shown = HIT, {HIT.about: HIT.score}
    for score in scores:
        now = replace(hit, score=score)
        if changes((hit,), (now,), shown):
            shown[hit.about] = score
        hit = now
        assert abs(shown[hit.about] - score) < MOVED
