"""With which characters a pattern can begin: nothing that a pattern finds may be missed."""

import re

from hypothesis import given
from hypothesis import strategies as st

from witting.goods.index import load_index
from witting.goods.starts import starts_of, ways_of

PATTERNS = [row[0] for row in load_index().parts]


@given(st.sampled_from(PATTERNS), st.data())
def test_what_a_pattern_finds_begins_as_said(pattern: str, data: st.DataObject) -> None:
    found = data.draw(st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True))
    assert found[0] in starts_of(pattern)


@given(st.sampled_from(PATTERNS), st.data())
def test_the_ways_of_a_pattern_find_what_it_finds(pattern: str, data: st.DataObject) -> None:
    found = data.draw(st.from_regex(re.compile(pattern, re.ASCII), fullmatch=True))
    assert any(re.fullmatch(way, found) for way in ways_of(pattern))
