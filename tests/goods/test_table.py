"""The HS table: titles, what lies beneath a heading, and its agreement with its source."""

import pytest
from tests.shared import SHARED, needs_shared
from tools.make_goods import hs_rows

from witting.goods.table import beneath, hs_title, is_known


@pytest.mark.parametrize("written", ["848210", "8482.10", "8482 10 100 9", "84821010"])
def test_a_title_is_found_however_the_code_is_written(written: str) -> None:
    assert hs_title(written) == "Ball bearings"


@pytest.mark.parametrize("written", ["", "999999", "no code", "١٢"])
def test_a_code_that_does_not_exist_has_no_title(written: str) -> None:
    assert hs_title(written) == ""


def test_a_heading_holds_its_subheadings() -> None:
    assert {"848210", "848280", "848299"} <= set(beneath("8482"))


def test_a_chapter_holds_the_subheadings_of_all_its_headings() -> None:
    assert {"848210", "841510"} <= set(beneath("84"))


def test_the_edition_is_that_of_2022() -> None:
    assert is_known("852589")
    assert not is_known("854140")


@needs_shared
def test_the_table_is_the_published_one() -> None:
    rows = hs_rows(SHARED / "goods/hs2022_en.csv")
    assert {code: hs_title(code) for code in rows} == rows
