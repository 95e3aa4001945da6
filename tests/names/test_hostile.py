"""Whatever is given for a name, an answer comes, and soon."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from witting.names import readings
from witting.names.normal import bounded

_SOON = 0.05  # seconds of processor time; on a quiet machine all are under a fifth of that
_PIECES = (
    "a", "A.", "1a", "\u0301", "\u0301\u0316", "\u202e\u202d", "😀", "\0", "中", "公司", "中a",
    "北京科技电子贸易", "김", "한a", "ب", "عبدال", "я", "аa", "ﷺ", "ู", "か", "ー", "\xa0a", "Ltd ",
    "II ", "xal-", "общество с ", "e\u0301\u0316", "0SAMA ", "AB ", "aB",
)  # fmt: skip


@pytest.mark.parametrize("person", [True, False])
@pytest.mark.parametrize("piece", _PIECES)
def test_ten_thousand_signs_are_read_soon(piece: str, person: bool) -> None:
    name = (piece * 10_000)[:10_000]
    readings("Ivan 中 김", person=person)  # the tables are read once a process
    before = time.process_time()
    found = readings(name, person=person)
    assert time.process_time() - before < _SOON
    assert all(len(reading) <= 130 for reading in found)


@given(st.text(max_size=400) | st.lists(st.sampled_from(_PIECES), max_size=150).map("".join),
       st.booleans())  # fmt: skip
@settings(deadline=None, max_examples=200)
def test_any_pieces_can_be_read(name: str, person: bool) -> None:
    found = readings(name, person=person)
    assert len(found) <= 16
    assert all(reading and all(reading) for reading in found)


@given(st.text(max_size=1500))
def test_a_bounded_name_is_short_and_a_short_name_itself(name: str) -> None:
    assert len(bounded(name)) <= 800
    assert bounded(name) == name or len(name) > 300


@pytest.mark.parametrize("letter", ["a", "я", "中", "김", "ب", "1"])
@pytest.mark.parametrize("person", [True, False])
def test_one_letter_is_a_name(letter: str, person: bool) -> None:
    assert readings(letter, person=person)


def test_what_shows_nothing_hides_no_name() -> None:
    assert readings("\u200b" * 5_000 + "Ivan", person=True) == (("ivan",),)
    assert readings("\u0301" * 5_000 + "Ivan", person=True) == (("ivan",),)
