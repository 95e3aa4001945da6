"""A cell is as wide as a reader sees it, and a title printed wide is read as one printed close."""

from unicodedata import east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.intake.papers import Page, Paper
from witting.intake.trade.grid import grid_of
from witting.intake.trade.tables import squeezed_titles
from witting.intake.trade.titles import title_of

SIGNS = st.characters(categories=["L", "N", "M", "S"]) | st.sampled_from("ab中ｱＡا½ﬁ")


def _paper(line: str) -> Paper:
    return Paper(format="text", pages=(Page(field="", lines=(line,)),))


@given(st.text(SIGNS, max_size=40))
def test_a_wide_sign_takes_two_places(text: str) -> None:
    (row,) = grid_of(_paper(f"a{text}b")).rows
    taken = sum(2 if east_asian_width(sign) in "WF" else 1 for sign in row.cells[0].text)
    assert row.cells[0].right - row.cells[0].left == taken


@pytest.mark.parametrize("gap", [" ", "   "])
@pytest.mark.parametrize("title", sorted(t for t in squeezed_titles() if len(t) > 4)[::5])
def test_a_title_printed_wide_is_a_title(title: str, gap: str) -> None:
    (row,) = grid_of(_paper(gap.join(title.upper()))).rows
    found = title_of([row], 0)
    assert found is not None
    assert found.document == squeezed_titles()[title]


def test_a_word_among_the_letters_of_a_title_makes_it_none() -> None:
    (row,) = grid_of(_paper("P R O F O R M A and more")).rows
    assert title_of([row], 0) is None
