"""The Consolidated Screening List: on a sample in ITA's form, and on the real file."""

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.lists.conftest import LISTS
from tests.lists.us_words_of import words_lost
from tests.shared import needs_shared
from witting.base import (
    BrokenList,
    HostileInput,
    Identifier,
    ListEntry,
    NameKind,
    PartyKind,
    TooLarge,
)
from witting.lists.formats import format_of
from witting.lists.parsed import ParsedList
from witting.lists.reading import read_list_file, read_lists
from witting.lists.us import json_file
from witting.lists.us.csl import ADDRESS, list_of
from witting.lists.us.csl_record import LEFT_OUT, READ
from witting.lists.us.words import clean, detail

SAMPLES = Path(__file__).with_name("samples")
REAL = LISTS / "us" / "csl_2023-11_subset.csv"


def lists(path: Path) -> dict[str, ParsedList]:
    return {parsed.meta.id: parsed for parsed in read_lists(path)}


def only(parsed: ParsedList) -> ListEntry:
    (entry,) = parsed.entries
    return entry


@pytest.fixture(scope="module")
def table() -> dict[str, ParsedList]:
    return lists(SAMPLES / "us_csl.csv")


@pytest.fixture(scope="module")
def held() -> dict[str, ParsedList]:
    return lists(SAMPLES / "us_csl.json")


@pytest.fixture(scope="module")
def real() -> dict[str, ParsedList]:
    return lists(REAL)


def test_one_file_gives_every_list_by_itself(table: dict[str, ParsedList]) -> None:
    assert {list_id: len(parsed.entries) for list_id, parsed in table.items()} == {
        "csl-sdn": 2,
        "csl-ssi": 1,
        "bis-dpl": 1,
        "bis-el": 1,
        "bis-meu": 1,
        "bis-uvl": 1,
        "state-isn": 1,
        "state-aeca": 1,
        "csl-other": 1,
    }
    assert {parsed.meta.source for parsed in table.values()} == {ADDRESS}
    with pytest.raises(BrokenList, match="holds 9 lists"):
        read_list_file(SAMPLES / "us_csl.csv")


def test_ofacs_parties_keep_ofacs_ids_but_never_pass_for_ofacs_file(
    table: dict[str, ParsedList],
) -> None:
    person, vessel = table["csl-sdn"].entries
    assert (person.id, person.list_id) == ("ofac-990001", "csl-sdn")
    assert "ofac" not in {list_id.partition("-")[0] for list_id in table}
    assert (vessel.id, vessel.kind) == ("ofac-990003", PartyKind.VESSEL)
    assert dict(vessel.vessel) == {
        "call_sign": "CL2192",
        "type": "Tug",
        "tonnage": "2595",
        "gross_registered_tonnage": "212",
        "flag": "Cuba",
        "owner": "Sample Shipping S.A.",
    }
    assert [i.value for i in vessel.identifiers if i.scheme == "imo"] == ["9212890"]


def test_a_person_of_ofacs_reads_first_name_first(table: dict[str, ParsedList]) -> None:
    person = table["csl-sdn"].entries[0]
    assert person.kind is PartyKind.PERSON
    assert [(name.whole, name.last, name.kind) for name in person.names] == [
        ("Ivan Petrovich IVANOV-SAMPLE", "IVANOV-SAMPLE", NameKind.PRIMARY),
        ("Vanya SAMPLE", "SAMPLE", NameKind.ALIAS),
        ("I.P. IVANOV", "IVANOV", NameKind.ALIAS),
    ]
    assert person.birth_dates == ("1962-05-01", "1962/1964")
    assert "DOB circa 1963" in person.remarks
    assert (person.gender, person.nationalities) == ("male", ("RU",))
    assert person.titles == ("Director", "Founder")
    assert person.programmes == ("SDGT", "RUSSIA-EO14024")
    assert [link.name for link in person.links] == ["SAMPLE HOLDING OOO"]


def test_an_identification_is_taken_apart_with_its_days(table: dict[str, ParsedList]) -> None:
    person = table["csl-sdn"].entries[0]
    assert person.identifiers == (Identifier(scheme="passport", value="B401584", country="RU"),)
    assert ("ids", "Passport B401584 28 Sep 1989, 28 Sep 1999") in person.details
    assert "Directive 3 - new debt; see https://example.org/directives" in person.remarks
    assert only(table["csl-ssi"]).identifiers == (
        Identifier(scheme="inn", value="7702070139", country="RU"),
    )


def test_what_the_law_rooms_read_is_in_one_place(table: dict[str, ParsedList]) -> None:
    entity = only(table["bis-el"])
    assert detail(entity, "license_policy") == "Presumption of denial."
    assert detail(entity, "license_requirement").startswith("For all items subject to the EAR")
    assert detail(entity, "footnote") == "5"
    assert entity.legal_basis == ("85 FR 99001", "86 FR 99002")
    assert (entity.listed_on, entity.kind) == ("2020-12-22", None)
    assert [name.whole for name in entity.names[1:]] == ["Sample Semi", "Sample Chips"]
    assert [address.country for address in entity.addresses] == ["HK", "CN"]


def test_a_denial_order_has_its_end_and_a_state_is_no_country(
    table: dict[str, ParsedList],
) -> None:
    order = only(table["bis-dpl"])
    assert (order.listed_on, detail(order, "end_date")) == ("2018-06-13", "2027-08-31")
    assert detail(order, "standard_order") == "Y"
    assert [(a.whole, a.country) for a in order.addresses] == [
        ("1 SAMPLE AVENUE, LOS ANGELES, CA", "")  # California, not Canada
    ]


def test_aliases_joined_by_commas_are_parted_and_stay_as_published(
    table: dict[str, ParsedList],
) -> None:
    party = only(table["state-isn"])
    assert [name.whole for name in party.names[1:]] == [
        "SMC Group",
        "Sample Metals Company, Ltd.",
        "Sample Alloys Co.",
    ]
    assert detail(party, "alias as published").startswith("SMC Group, Sample Metals")


def test_a_list_that_is_not_known_is_screened_all_the_same(table: dict[str, ParsedList]) -> None:
    party = only(table["csl-other"])
    assert party.name == "Sample New List Party"
    assert detail(party, "source") == "Sample Watch List (SWL) - Sample Department"


def test_a_line_cut_off_comes_back_by_name_and_a_repeated_header_does_not(
    table: dict[str, ParsedList],
) -> None:
    assert [record.why[:17] for record in table["csl-sdn"].rejected] == ["a quote is opened"]
    assert all(not parsed.rejected for name, parsed in table.items() if name != "csl-sdn")


def test_json_says_the_same_in_lists(held: dict[str, ParsedList]) -> None:
    bank = only(held["csl-sdn"])
    assert held["csl-sdn"].meta.published == "2026-09-25"
    assert [(a.whole, a.city, a.postcode, a.country) for a in bank.addresses] == [
        ("4th Floor, 189 Sample Wall, London, E14 9SH, GB", "London", "E14 9SH", "GB"),
        ("CU", "", "", "CU"),
    ]
    assert bank.identifiers[1] == Identifier(scheme="passport", value="X1", country="GB")
    assert detail(bank, "ids") == "Passport X1 issued 2001-02-03, expires 2011-02-03"
    party = only(held["state-isn"])
    assert (party.countries, party.name) == (("TH",), "SPC Sampleachoke")


def test_an_entry_has_one_id_in_every_form(
    held: dict[str, ParsedList], table: dict[str, ParsedList]
) -> None:
    assert only(held["bis-el"]).id == only(table["bis-el"]).id


def test_a_record_of_another_form_comes_back_by_name(held: dict[str, ParsedList]) -> None:
    assert [(record.where, record.why[:13]) for record in held["bis-el"].rejected] == [
        ("us_csl.json record 4", "its addresses")
    ]
    assert [record.where for record in held["csl-sdn"].rejected] == ["us_csl.json field shoe_size"]


def as_json(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "consolidated.json"
    path.write_text(text, encoding="utf-8")
    return path


def test_json_that_nests_without_end_is_refused(tmp_path: Path) -> None:
    bomb = '{"results": [{"source": "x", "source_list_url": "x", "ids": ' + "[" * 200_000
    with pytest.raises(HostileInput, match="nests its JSON without end"):
        read_lists(as_json(tmp_path, bomb))


def test_json_cut_off_is_refused_whole(tmp_path: Path) -> None:
    text = (SAMPLES / "us_csl.json").read_text(encoding="utf-8")
    with pytest.raises(BrokenList, match="not well-formed JSON"):
        read_lists(as_json(tmp_path, text[:-20]))


@pytest.mark.parametrize("results", ["[]", "{}", '"all"', "[1, 2]", '[{"name": ""}]'])
def test_a_file_without_a_record_that_can_be_read_is_refused(tmp_path: Path, results: str) -> None:
    text = f'{{"source": "", "source_list_url": "", "results": {results}}}'
    with pytest.raises(BrokenList, match=r"holds no record"):
        read_lists(as_json(tmp_path, text))


def test_json_too_large_to_be_held_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_file, "LARGEST", 100)
    with pytest.raises(TooLarge, match="refused unread"):
        read_lists(SAMPLES / "us_csl.json")


@needs_shared
def test_the_real_file_holds_as_many_entries_as_lines(real: dict[str, ParsedList]) -> None:
    assert {list_id: len(parsed.entries) for list_id, parsed in real.items()} == {
        "csl-sdn": 1_737,  # and one cut off
        "csl-cap": 1,
        "csl-mbs": 14,
        "csl-ssi": 288,
        "csl-fse": 1,
        "csl-plc": 78,
        "csl-cmic": 68,
        "bis-dpl": 577,
        "bis-el": 919,
        "bis-meu": 71,
        "bis-uvl": 186,
        "state-isn": 144,
        "state-aeca": 142,
    }
    assert sum(len(parsed.rejected) for parsed in real.values()) == 1
    assert format_of(REAL).name == "us-csl-table"  # type: ignore[union-attr]


@needs_shared
def test_no_value_of_the_real_file_is_lost(real: dict[str, ParsedList]) -> None:
    with REAL.open(encoding="utf-8", newline="") as file:
        rows: list[dict[str, Any]] = [
            row for row in csv.DictReader(file) if row["ids"] not in (None, "ids")
        ]
    assert set(rows[0]) <= READ | LEFT_OUT.keys()
    lost: Counter[str] = Counter()
    for list_id, parsed in real.items():
        own = [row for row in rows if list_of(row["source"]) == list_id]
        for row, entry in zip(own, parsed.entries, strict=True):
            fields = row.keys() - LEFT_OUT.keys() - {"source", "type", "ids", "dates_of_birth"}
            lost.update(words_lost(row, entry, fields))
            said = json.dumps([(i.scheme, i.value) for i in entry.identifiers]) + str(entry)
            for part in filter(None, row["ids"].split("; ")):
                number = clean(part.split(", ")[1]).removeprefix("IMO ")
                if number not in said and number.replace(" ", "") not in said:
                    lost["ids"] += number.lower() != entry.gender
            years = {born[:4] for born in row["dates_of_birth"].split("; ") if born[:4].isdigit()}
            lost["dates_of_birth"] += not years <= {born[:4] for born in entry.birth_dates}
    assert +lost == Counter()


@needs_shared
def test_the_real_file_keeps_every_end_of_an_order(real: dict[str, ParsedList]) -> None:
    ends = [detail(entry, "end_date") for entry in real["bis-dpl"].entries]
    assert sum(map(bool, ends)) == 532
    assert min(filter(None, ends)) == "2023-12-04"


def test_the_section_11_remark_is_known_in_itas_copy_too(tmp_path: Path) -> None:
    record = {
        "source": "Specially Designated Nationals (SDN) - Treasury Department",
        "source_list_url": "",
        "entity_number": "990021",
        "name": "SAMPLE BANK",
        "ids": [
            {
                "type": "Secondary sanctions risk:",
                "number": "See Section 11 of Executive Order 14024.",
            }
        ],
    }
    (parsed,) = read_lists(as_json(tmp_path, json.dumps({"results": [record]})))
    assert "Section 11 of Executive Order 14024" in only(parsed).section_11_marker
