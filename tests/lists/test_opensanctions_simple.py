import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.lists.conftest import LISTS
from tests.shared import needs_shared
from witting.base import BrokenList, ListEntry, PartyKind
from witting.lists import read_list_file
from witting.lists.opensanctions.simple import COLUMNS, several

FILE = LISTS / "ua" / "ua_war_sanctions_targets.simple_2026-03-13.csv"
SAMPLE = Path(__file__).parent / "samples" / "targets.simple.csv"
JOINED = {
    *("aliases", "birth_date", "addresses", "identifiers", "sanctions", "phones", "emails"),
    "program_ids",
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@needs_shared
def test_every_target_is_read() -> None:
    parsed = read_list_file(FILE)
    assert (len(parsed.entries), parsed.rejected) == (5_600, ())
    assert (parsed.meta.id, parsed.meta.published) == ("os-ua_war_sanctions", "2026-03-13")
    assert Counter(entry.kind for entry in parsed.entries) == {
        PartyKind.PERSON: 1_543,
        PartyKind.ORGANISATION: 1_524,
        PartyKind.VESSEL: 1_340,
        None: 1_193,  # LegalEntity: a person or an organisation
    }


@needs_shared
def test_every_value_of_every_cell_is_in_its_entry() -> None:
    parsed = read_list_file(FILE)
    lost = [
        (row["id"], column, value)
        for entry, row in zip(parsed.entries, rows(FILE), strict=True)
        for column, cell in row.items()
        for value in (several(cell) if column in JOINED else [cell])
        if value and not is_kept(entry, column, value)
    ]
    assert lost == []


def is_kept(entry: ListEntry, column: str, value: str) -> bool:
    if column == "id":
        return entry.id == f"os-{value}"
    if column in ("name", "aliases"):
        return value in {name.whole for name in entry.names}
    if column == "countries":
        codes = {*entry.nationalities, *(code for _key, code in entry.vessel)}
        return set(value.upper().split(";")) <= codes
    if column in ("identifiers", "phones", "emails"):
        return value.removeprefix("IMO") in {i.value.removeprefix("IMO") for i in entry.identifiers}
    if column == "sanctions":
        return value in entry.remarks
    held = {
        "birth_date": entry.birth_dates,
        "addresses": tuple(address.whole for address in entry.addresses),
        "program_ids": entry.programmes,
    }
    return value in held.get(column, tuple(v for key, v in entry.details if key == column))


@needs_shared
def test_a_list_that_is_no_law_says_so_in_its_title() -> None:
    assert "intelligence, not law" in read_list_file(FILE).meta.title


@needs_shared
def test_a_firms_imo_number_is_no_ships() -> None:
    parsed = read_list_file(FILE)
    schemes = Counter((entry.kind, i.scheme) for entry in parsed.entries for i in entry.identifiers)
    assert schemes[PartyKind.VESSEL, "imo"] == 1_337
    assert schemes[PartyKind.ORGANISATION, "imo"] == 0
    assert schemes[PartyKind.ORGANISATION, "registration"] > 1_000


@needs_shared
def test_russian_numbers_are_told_only_where_the_party_is_tied_to_russia() -> None:
    parsed = read_list_file(FILE)
    schemes = Counter(i.scheme for entry in parsed.entries for i in entry.identifiers)
    assert (schemes["inn"], schemes["ogrn"]) == (2_016, 1_093)


def test_the_sample_is_read() -> None:
    parsed = read_list_file(SAMPLE)
    assert (parsed.meta.id, parsed.meta.published) == ("os-invented_list", "2026-03-13")
    assert parsed.meta.licence.startswith("CC BY-NC 4.0")
    firm, ship, person = parsed.entries
    assert [name.whole for name in firm.names] == ['LLC "First"', "Erste", 'OOO "A;B"']
    assert [(i.scheme, i.value) for i in firm.identifiers] == [
        ("inn", "7702070139"),
        ("other", "12345"),
        ("phone", "+7 495 0000000"),
        ("email", "first@example.org"),
    ]
    assert [address.whole for address in firm.addresses] == [
        "1, Example St.; room 2",
        "2, Example St.",
    ]
    assert firm.remarks == "A first\nreason"
    assert [(i.scheme, i.value) for i in ship.identifiers] == [
        ("mmsi", "273413400"),
        ("imo", "9187629"),
        ("call_sign", "UBXK3"),
    ]
    assert person.birth_dates == ("1960", "1961-02-03")
    assert ("countries", "suhh") in person.details


def test_an_empty_value_in_quotes_is_no_value() -> None:
    assert [entry.remarks for entry in read_list_file(SAMPLE).entries][1] == ""


def test_a_target_of_no_name_or_another_width_comes_back_by_its_line() -> None:
    assert [(r.where, r.why) for r in read_list_file(SAMPLE).rejected] == [
        ("targets.simple.csv line 6", "the target X-4 has no name, so nobody can be matched"),
        (
            "targets.simple.csv line 7",
            "the row has 2 cells, and the header has 16; it is not screened against",
        ),
    ]


def test_a_file_of_several_datasets_is_a_collection_whose_entries_name_theirs(
    tmp_path: Path,
) -> None:
    text = SAMPLE.read_text(encoding="utf-8").replace("Invented List", "Other List", 1)
    (tmp_path / "targets.simple.csv").write_text(text, encoding="utf-8")
    parsed = read_list_file(tmp_path / "targets.simple.csv")
    assert parsed.meta.id == "os-collection"


def test_a_new_column_is_reported(tmp_path: Path) -> None:
    header, *lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    file = tmp_path / "targets.simple.csv"
    file.write_text(f'{header},"shoe_size"\n{lines[2]},"44"\n', encoding="utf-8")
    where = [record.where for record in read_list_file(file).rejected]
    assert where == ["targets.simple.csv field shoe_size"]
    assert "shoe_size" not in COLUMNS


def test_a_file_without_a_target_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "targets.simple.csv"
    file.write_text(SAMPLE.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    with pytest.raises(BrokenList, match="no target"):
        read_list_file(file)
