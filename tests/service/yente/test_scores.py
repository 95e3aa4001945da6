"""Scores are stretched so that the calibrated line of a match lies where clients draw it."""

from hypothesis import given
from hypothesis import strategies as st

from witting.base import ListedName, ListEntry, PartyKind, ScorePart
from witting.parties import Match, Screener
from witting.parties.thresholds import CANDIDATE, MATCH
from witting.service.yente.scores import LEAST, THRESHOLD, explained, shrunk, stretched

SCORES = st.integers(min_value=0, max_value=10_000).map(lambda points: points / 10_000)


@given(SCORES, SCORES)
def test_the_order_of_two_scores_never_changes(one: float, other: float) -> None:
    if one < other:
        assert stretched(one) <= stretched(other)


@given(SCORES)
def test_a_match_is_a_match_on_both_scales_and_is_never_cut_off(score: float) -> None:
    assert (score >= MATCH) == (stretched(score) >= THRESHOLD)
    assert (score >= MATCH) == (stretched(score) > THRESHOLD)


@given(SCORES, SCORES)
def test_nothing_above_the_cutoff_is_left_unlooked_for(score: float, cutoff: float) -> None:
    if stretched(score) > cutoff:
        assert score >= shrunk(cutoff) - 0.0001


def test_the_ends_stay_where_they_are() -> None:
    assert (stretched(0.0), stretched(1.0)) == (0.0, 1.0)
    assert stretched(CANDIDATE) == LEAST


@given(st.lists(st.tuples(st.sampled_from("abc"), SCORES), min_size=1, max_size=8))
def test_parts_add_up_to_the_stretched_score(given_parts: list[tuple[str, float]]) -> None:
    parts = tuple(
        ScorePart(name=name, value=round(value / 8, 4), because=name) for name, value in given_parts
    )
    total = round(sum(part.value for part in parts), 4)
    entry = ListEntry(
        id="x-1", list_id="x", kind=PartyKind.PERSON, names=(ListedName(whole="Pat Nobody"),)
    )
    match = Match(
        entry_id="x-1",
        entry=entry,
        listed_name="Pat Nobody",
        score=total,
        is_match=total >= MATCH,
        certain=False,
        because="",
        parts=parts,
    )
    score = stretched(total)
    shown = explained(match, "Pat Nobody", score)
    assert round(sum(part["score"] for part in shown.values()), 4) == score
    assert set(shown) == {name for name, _ in given_parts}


def test_a_weak_alias_alone_stays_below_the_line() -> None:
    found = [
        one
        for entry in Screener.default().entries[:3_000]
        for name in entry.names
        if name.quality == "weak"
        for one in Screener.default().match(name.whole, near=0.6)
        if any(part.name == "weak_alias" and part.value < 0 for part in one.parts)
    ]
    assert found
    assert all(stretched(one.score) < THRESHOLD for one in found)
