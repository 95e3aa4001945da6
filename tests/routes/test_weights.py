"""Every check has its weight and its reason, and the page that tells them is not stale."""

import pytest
from tools.make_coverage import flags_in_code, flags_raised
from tools.make_red_flags import PAGE, catalogue, page

from witting.lawbook import Lawbook
from witting.routes import weights

BOOK = Lawbook.load()
HELD = {flag.id for flag in catalogue(BOOK)}


def test_the_page_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(BOOK), "run `python -m tools.make_red_flags`"


def test_every_flag_with_a_weight_is_in_the_catalogue_and_in_the_code() -> None:
    assert set(weights()) == flags_in_code() & HELD


def test_no_test_names_a_flag_that_is_not_in_the_catalogue() -> None:
    assert flags_raised() - HELD == set()


@pytest.mark.parametrize("flag", sorted(weights()))
def test_every_check_is_raised_by_a_test(flag: str) -> None:
    assert flag in flags_raised()


def test_every_weight_is_a_part_of_what_is_enough_and_has_its_reason() -> None:
    for one in weights().values():
        assert 0 < one.weight <= 0.5
        assert one.reason
        assert one.seen_in
