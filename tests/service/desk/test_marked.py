"""Marking words of a text loses none of them, wherever the marks lie."""

import time

from hypothesis import given
from hypothesis import strategies as st

from witting.service.desk.marked import Stretch, pieces

_STRETCHES = st.lists(
    st.builds(
        Stretch,
        start=st.integers(-3, 60),
        end=st.integers(-3, 60),
        fact=st.sampled_from(["fact-1-f1", "fact-1-f2", "fact-1-f3"]),
        kind=st.sampled_from(["party", "place", "goods", "else"]),
    ),
    max_size=8,
)


@given(st.text(max_size=50), _STRETCHES)
def test_the_pieces_together_are_the_text(text: str, stretches: list[Stretch]) -> None:
    assert "".join(piece.text for piece in pieces(text, stretches)) == text


@given(st.text(min_size=1, max_size=50), _STRETCHES)
def test_every_stretch_within_the_text_is_marked(text: str, stretches: list[Stretch]) -> None:
    marked = {
        fact
        for piece in pieces(text, stretches)
        if piece.is_marked
        for fact in (piece.fact, *piece.others)
    }
    within = {one.fact for one in stretches if 0 <= one.start < one.end <= len(text)}
    assert marked == within


def test_a_party_is_shown_before_the_place_it_is_named_after() -> None:
    stretches = [
        Stretch(start=0, end=12, fact="fact-1-f2", kind="place"),
        Stretch(start=0, end=4, fact="fact-1-f1", kind="party"),
    ]
    first, second = pieces("Omsk Bearing", stretches)
    assert (first.text, first.kind, first.others) == ("Omsk", "party", ("fact-1-f2",))
    assert (second.text, second.kind) == (" Bearing", "place")


def test_a_text_of_thousands_of_marks_is_cut_in_no_time() -> None:
    text = "Omsk " * 20_000
    stretches = [
        Stretch(start=at, end=at + 4, fact=f"fact-1-f{at}", kind="place")
        for at in range(0, len(text), 5)
    ]
    began = time.monotonic()
    assert len(pieces(text, stretches)) == 40_000
    assert time.monotonic() - began < 5
