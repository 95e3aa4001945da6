"""docs/messages.md says of every message, element and field what the tables say."""

from pathlib import Path

import pytest

from witting.intake import FORMATS
from witting.intake.fin_left_out import LEFT_OUT as FIELDS
from witting.intake.fin_left_out import LEFT_OUT_HEADER
from witting.intake.iso_parties import ROLES
from witting.intake.iso_text import LEFT_OUT as ELEMENTS

TEXT = (Path(__file__).resolve().parents[2] / "docs/messages.md").read_text(encoding="utf-8")
MESSAGES = [name for name in FORMATS if name.startswith(("MT", "pa", "camt"))]
NAMED = [name for name in ROLES if not name.startswith(("Tax/", "TaxRmt/"))]


@pytest.mark.parametrize("name", [*MESSAGES, *NAMED, *ELEMENTS, *FIELDS, *LEFT_OUT_HEADER])
def test_it_is_described(name: str) -> None:
    assert f"`{name}`" in TEXT


def test_nothing_is_called_unsearched_that_is_searched() -> None:
    tables = TEXT.split("**Not searched**")[1:]
    rows = [row for table in tables for row in table.split("\n\n")[1].splitlines()[2:]]
    left_out = {name for row in rows for name in row.split("|")[1].split("`")[1::2]}
    assert left_out - {"Ccy"} <= {*ELEMENTS, *FIELDS, *LEFT_OUT_HEADER}
