"""Claims about which lists are in use, and how others are brought."""

from pathlib import Path

import pytest

from tests.cli.documents import pacs008
from tests.cli.run import Shell

SDN = """<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
<publshInformation><Publish_Date>11/20/2026</Publish_Date><Record_Count>1</Record_Count>
</publshInformation><sdnEntry><uid>99000001</uid><lastName>ZARECHNAYA MELNITSA OOO</lastName>
<sdnType>Entity</sdnType><programList><program>RUSSIA-EO14024</program></programList>
</sdnEntry></sdnList>
"""


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Give an official file of one entry, published in November 2026."""
    path = tmp_path / "SDN.XML"
    path.write_text(SDN, encoding="utf-8")
    return path


def test_the_shipped_lists_are_shown_with_source_licence_and_hash(witting: Shell) -> None:
    done = witting("lists", "show")
    for words in ("2024-05-07", "days old", "public domain", "2011/833/EU", "witting lists import"):
        assert words in done.out


def test_imported_lists_are_in_use_from_then_on(witting: Shell, newer: Path) -> None:
    assert witting("lists", "import", newer).status == 0
    (used,) = witting("version", "--json").json["lists"]
    assert used["published"] == "2026-11-20"
    found = witting("screen", "ООО Заречная мельница", "--json").json["matches"]
    assert [match["entry_id"] for match in found if match["is_match"]] == ["ofac-99000001"]


def test_going_back_to_the_shipped_lists(witting: Shell, newer: Path) -> None:
    witting("lists", "import", newer)
    witting("lists", "import", "--shipped")
    assert len(witting("version", "--json").json["lists"]) == 3


def test_lists_given_for_one_call_stand_before_the_stored_ones(
    witting: Shell, newer: Path, tmp_path: Path
) -> None:
    payment = tmp_path / "payment.xml"
    payment.write_text(pacs008(remittance="счет 7"), encoding="utf-8")
    record = witting("assess", payment, "--lists", newer, "--json").json
    assert {used["published"] for used in record["world"]["lists"]} == {"2026-11-20"}
    assert witting("version", "--json").json["lists"][0]["published"] == "2024-05-07"


def test_what_is_no_list_is_refused(witting: Shell, tmp_path: Path) -> None:
    path = tmp_path / "notes.xml"
    path.write_text("<notes/>", encoding="utf-8")
    done = witting("lists", "import", path)
    assert done.status == 1
    assert "no sanctions list" in done.err
