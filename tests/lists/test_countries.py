import re

import pytest

from tests.lists.conftest import CONS, SDN
from tests.shared import needs_shared
from witting.lists.countries import country_code, is_country_name, read_table


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Korea, North", "KP"),
        ("Burma", "MM"),
        ("Region: Crimea", "UA"),
        ("Region: Gaza", "PS"),
        ("Turkey", "TR"),
        ("undetermined", ""),
        ("Atlantis", ""),
    ],
)
def test_a_publishers_spelling_has_its_code(name: str, code: str) -> None:
    assert country_code(name) == code


@needs_shared
def test_every_country_of_ofacs_files_is_in_the_table() -> None:
    names = {
        name
        for path in (SDN, CONS)
        for name in re.findall(
            "<(?:country|idCountry|vesselFlag)>([^<]*)<", path.read_text(encoding="utf-8")
        )
    }
    assert {name for name in names if not is_country_name(name.replace("&amp;", "&"))} == set()


def test_every_row_has_a_source_and_a_well_formed_code() -> None:
    for row in read_table("country_names.csv"):
        assert row["source"]
        assert re.fullmatch("([A-Z]{2})?", row["code"])
