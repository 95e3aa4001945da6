import csv
import random
from collections import Counter
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.lists.conftest import LISTS, read_once
from tests.lists.kept import lost, squeezed, texts
from tests.shared import needs_shared
from witting.base import (
    BrokenList,
    Identifier,
    Link,
    ListEntry,
    NameKind,
    PartyKind,
    Quality,
)
from witting.lists import ParsedList, Snapshot, read_list_file
from witting.lists.delta_words import tell
from witting.lists.deltas import delta
from witting.lists.edition import is_partial
from witting.lists.sources import lacking
from witting.lists.uk.csv_list import read_uk_csv
from witting.lists.uk.entry import entry_of
from witting.lists.uk.record import ALONE, GROUPS, Record

SAMPLES = Path(__file__).parent / "samples" / "uk"
XML = SAMPLES / "UK-Sanctions-List_2031-02-13.xml"
INDEX = "uk/uk_sanctions_list_index_2025-08-11.csv"
HEADER = [  # the 58 columns of the file of 2026
    *("Last Updated", "Unique ID", "OFSI Group ID", "UN Reference Number", "Name 6"),
    *("Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name type", "Alias strength"),
    *("Title", "Name non-latin script", "Non-latin script type"),
    *("Non-latin script language", "Regime Name", "Designation Type", "Designation source"),
    *("Sanctions Imposed", "Other Information", "UK Statement of Reasons"),
    *("Address Line 1", "Address Line 2", "Address Line 3", "Address Line 4"),
    *("Address Line 5", "Address Line 6", "Address Postal Code", "Address Country"),
    *("Phone number", "Website", "Email address", "Date Designated", "D.O.B"),
    *("Nationality(/ies)", "National Identifier number"),
    *("National Identifier additional information", "Passport number"),
    *("Passport additional information", "Position", "Gender", "Town of birth"),
    *("Country of birth", "Type of entity", "Subsidiaries", "Parent company"),
    *("Business registration number (s)", "IMO number", "Current owner/operator (s)"),
    *("Previous owner/operator (s)", "Current believed flag of ship", "Previous flags"),
    *("Type of ship", "Tonnage of ship", "Length of ship", "Year Built"),
    "Hull identification number (HIN)",
]


@pytest.fixture(scope="module")
def sample() -> ParsedList:
    return read_list_file(XML)


@pytest.fixture(scope="module")
def person(sample: ParsedList) -> ListEntry:
    return sample.entries[0]


@pytest.fixture(scope="module")
def broken() -> ParsedList:
    return read_list_file(SAMPLES / "broken.xml")


def rows_of(record: Record, most: int = 40) -> list[dict[str, str]]:
    """Write a designation as the CSV does: a row for each combination of what is said of it."""
    said: list[list[dict[str, str]]] = [record.rows(group) or [{}] for group in GROUPS]
    said += [[{column: text} for text in record.all_of(column)] or [{}] for column in ALONE]
    everything = [{"Unique ID": record.unique_id} | told for column in said for told in column]
    combined = [
        {"Unique ID": record.unique_id} | {k: v for told in told_together for k, v in told.items()}
        for told_together, _number in zip(product(*said), range(most), strict=False)
    ]
    return combined + everything


def write_csv(path: Path, rows: list[dict[str, str]], *, before: str = "", mark: str = "") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(mark + (f"{before}\r\n" if before else ""))
        writer = csv.DictWriter(file, HEADER, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def a_record() -> Record:
    record = Record(unique_id="TST0004")
    names = GROUPS[0]
    for name, kind in (("ERFUNDOV", "Primary Name"), ("ERFUNDOFF", "Primary Name Variation")):
        record.add(names, ("Tester", "", "", "", "", name, kind, ""))
    record.add(GROUPS[1], ("ЭРФУНДОВ", "Cyrillic", "Russian"))
    for city in ("Moscow", "Perm"):
        record.add(GROUPS[2], ("", "", "", "", "", city, "", "Russia"))
    record.add_alone("Designation Type", "Individual")
    for born in ("dd/mm/1962", "01/02/1963"):
        record.add_alone("D.O.B", born)
    for measure in ("Asset freeze", "Travel ban"):
        record.add_alone("Sanctions Imposed", measure)
    record.add_alone("Regime Name", "The Testland (Sanctions) (EU Exit) Regulations 2019")
    return record


@needs_shared
def test_every_row_of_the_index_is_an_entry_or_comes_back_without_a_name() -> None:
    parsed = read_once(INDEX)
    assert len(parsed.entries) + len(parsed.rejected) == 5_302
    assert [record.where.split()[-1] for record in parsed.rejected] == ["BEL0174", "RUS1467"]
    assert Counter(entry.kind for entry in parsed.entries) == {
        PartyKind.PERSON: 3_752,
        PartyKind.ORGANISATION: 1_087,
        PartyKind.VESSEL: 461,
    }
    assert parsed.meta.published == "2025-08-11"
    assert lacking(parsed.meta.source) == "strong aliases and birth dates, places and numbers"


@needs_shared
def test_no_cell_of_the_index_is_lost() -> None:
    entries = {entry.id: entry for entry in read_once(INDEX).entries}
    missing = []
    cells = 0
    with (LISTS / INDEX).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            entry = entries.get(f"uk-{row['Unique ID']}")
            if entry is None:
                assert not row["Name"]
                continue
            assert entry.listed_on == "-".join(reversed(row.pop("Date Designated").split("-")))
            measures = row.pop("Sanctions Imposed").split(", ")
            assert entry.sublists == tuple(text for text in measures if text not in ("", "-"))
            assert row.pop("Type") in ("Individual", "Entity", "Ship")
            said = [(column, squeezed(cell)) for column, cell in row.items() if cell]
            cells += len(said)
            missing += [(entry.id, *pair) for pair in lost(entry, said)]
    assert missing == []
    assert cells == 4 * 5_300 + 4_853  # 447 designations have no OFSI group


def test_no_value_of_the_xml_is_lost(sample: ParsedList) -> None:
    entries = {entry.id: entry for entry in sample.entries}
    missing = []
    meaning = {"NameType", "AliasStrength", "IndividualEntityShip", "Gender", "DOB"}
    meaning |= {"NonLatinScriptLanguage", "DateDesignated"}
    for record in etree.parse(XML).getroot().iter("{*}Designation"):
        entry = entries[f"uk-{record.findtext('{*}UniqueID')}"]
        for part in record.iter():
            name, text = etree.QName(part).localname, squeezed(part.text)
            if name in meaning or text in ("true", "false"):
                continue
            pieces = text.split("|") if name == "SanctionsImposed" else text.split(";")
            said = [(name, p.strip().removeprefix("IMO")) for p in pieces if p.strip()]
            missing += [(entry.id, *pair) for pair in lost(entry, said)]
    assert missing == []


def test_the_csv_says_what_the_xml_says(tmp_path: Path, sample: ParsedList) -> None:
    path = write_csv(tmp_path / "uk.csv", rows_of(a_record()), before="Report Date: 13-Feb-2031")
    assert read_list_file(path).entries == (entry_of(a_record()),)


@given(order=st.randoms(use_true_random=False), most=st.integers(1, 64))
def test_the_order_and_number_of_rows_do_not_matter(order: random.Random, most: int) -> None:
    from tempfile import TemporaryDirectory

    rows = rows_of(a_record(), most)
    order.shuffle(rows)
    with TemporaryDirectory() as folder:
        path = write_csv(Path(folder) / "uk.csv", rows)
        (entry,) = read_uk_csv(path, "").entries
    assert sorted(texts(entry)) == sorted(texts(entry_of(a_record())))


def test_a_report_line_a_byte_order_mark_and_crlf_come_before_the_columns(tmp_path: Path) -> None:
    before = "Report Date: 13-Feb-2031"
    path = write_csv(tmp_path / "x.csv", rows_of(a_record()), before=before, mark="\ufeff")
    parsed = read_list_file(path)
    assert (parsed.meta.id, parsed.meta.published) == ("uk-sl", "2031-02-13")
    assert [entry.id for entry in parsed.entries] == ["uk-TST0004"]


def test_the_day_of_a_csv_without_report_line_is_that_of_its_name(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "uk_2031-03-04.csv", rows_of(a_record()))
    assert read_list_file(path).meta.published == "2031-03-04"


def test_rows_that_cannot_be_read_come_back_by_line(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "uk.csv", [*rows_of(a_record(), 1), {"Name 6": "NUMBERLESS"}])
    with path.open("a") as file:
        file.write("one,two\n")
    rejected = read_list_file(path).rejected
    assert [record.why for record in rejected] == [
        "the row has no Unique ID, so it cannot be referred to",
        "the row has 2 cells, and the header has 58",
    ]


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "uk.csv", rows_of(a_record()))
    path.write_bytes(path.read_bytes() + "\n,TST0005,,,GÜNTER".encode("cp1252"))
    with pytest.raises(BrokenList, match="UTF-8"):
        read_list_file(path)


def test_names_read_given_name_first_and_the_last_part_is_the_familys(person: ListEntry) -> None:
    assert [(n.whole, n.first, n.last, n.kind, n.quality) for n in person.names[:3]] == [
        (
            *("Tester Ivanovich ERFUNDOV", "Tester Ivanovich", "ERFUNDOV"),
            *(NameKind.PRIMARY, Quality.STRONG),
        ),
        ("Tyester ERFUNDOV", "Tyester", "ERFUNDOV", NameKind.ALIAS, Quality.STRONG),
        ("The Baker", "", "", NameKind.ALIAS, Quality.WEAK),
    ]


def test_a_script_is_that_of_the_letters_not_of_the_label(person: ListEntry) -> None:
    assert [(n.whole, n.script, n.language) for n in person.names[3:]] == [
        ("Тестер Иванович ЭРФУНДОВ", "Cyrl", "ru"),
        ("OAO ERFUNDOVSKAYA", "Latn", ""),
    ]


def test_what_the_publisher_does_not_know_of_a_date_is_not_invented(person: ListEntry) -> None:
    assert person.birth_dates == ("1962", "1963-10-07", "1964", "1965-07")
    assert ("D.O.B", "15/08/19yy") in person.details


def test_the_measures_are_told_apart_and_none_that_is_indicated_is_missed(
    person: ListEntry,
) -> None:
    assert person.sublists == (
        *("Asset freeze", "Trust Services Sanctions"),
        *("Director Disqualification Sanction", "Travel ban"),
    )
    assert person.programmes == ("The Testland (Sanctions) (EU Exit) Regulations 2019",)


def test_a_number_inside_a_sentence_is_found_and_the_sentence_kept(person: ListEntry) -> None:
    assert person.identifiers[:4] == (
        Identifier(scheme="ofsi_group", value="99001"),
        Identifier(scheme="un_reference", value="TSi.901"),
        Identifier(scheme="passport", value="AB9019011"),
        Identifier(scheme="national_id", value="260012001546"),
    )
    assert ("National Identifier number", "Testland, number 260012001546") in person.details


def test_countries_come_as_names(person: ListEntry) -> None:
    assert (person.nationalities, person.countries) == (("RU",), ("KP", "RU"))
    assert ("Nationality(/ies)", "Nowhere Land") in person.details


def test_labelled_numbers_of_one_cell_are_told_apart(sample: ParsedList) -> None:
    works = sample.entries[1]
    assert works.kind is PartyKind.ORGANISATION
    assert works.identifiers == (
        Identifier(scheme="ogrn", value="1027700132195", country="RU"),
        Identifier(scheme="inn", value="7707083893", country="RU"),
        Identifier(scheme="website", value="https://works.example.org"),
    )
    assert works.links == (
        Link(kind="Subsidiary", name="SAMPLE LINE LTD"),
        Link(kind="Parent company", name="OVER ALL PJSC"),
    )


def test_a_ship_keeps_its_description_and_its_owner_is_found(sample: ParsedList) -> None:
    ship = sample.entries[2]
    assert ship.kind is PartyKind.VESSEL
    assert ship.identifiers == (Identifier(scheme="imo", value="9999931"),)
    assert dict(ship.vessel) | {"previous_flag": "both"} == {
        "type": "Crude oil tanker",
        "flag": "Gabon",
        "previous_flag": "both",
        "tonnage": "7078",
        "length": "120m",
        "built": "2004",
        "hull_number": "HIN901",
        "owner": "INVENTED WORKS LLC",
        "previous_owner": "OLD HANDS LTD",
    }
    assert ship.links[0].entry_id == "uk-TST0002"
    assert ship.sublists == ("Shipping sanctions: (see 'Other information')",)


def test_listed_on_is_the_day_of_designation(sample: ParsedList) -> None:
    assert [entry.listed_on for entry in sample.entries] == [
        *("2029-02-25", "2030-03-01", "2030-03-02"),
    ]


def test_an_entry_without_a_primary_name_gets_one(broken: ParsedList) -> None:
    (entry,) = broken.entries
    assert (entry.name, entry.names[0].kind) == ("SAMPLE NINE", NameKind.PRIMARY)
    assert entry.kind is PartyKind.AIRCRAFT
    assert entry.identifiers[0].scheme == "wallet"


def test_bad_records_and_new_fields_come_back_by_name(broken: ParsedList) -> None:
    assert [record.where for record in broken.rejected] == [
        "broken.xml Designation (line 10)",
        "broken.xml field FavouriteColour",
        "broken.xml field Name ShoeSize",
        "broken.xml TST0010",
    ]


def test_an_id_is_the_publishers_prefix_and_number() -> None:
    assert entry_of(replace(a_record(), unique_id="RUS1076")).id == "uk-RUS1076"


def test_a_list_without_designations_is_no_list(tmp_path: Path) -> None:
    empty = tmp_path / "uk.xml"
    empty.write_text("<Designations></Designations>")
    with pytest.raises(BrokenList, match="holds no designation"):
        read_list_file(empty)


def test_a_quote_that_is_never_closed_swallows_no_designation(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "uk.csv", rows_of(a_record()), before="Report Date: 13-Feb-2031")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    broken = f'2031-02-13,TST0009,"{"," * (len(HEADER) - 3)}\n'
    path.write_text("".join([*lines[:2], broken, *lines[2:]]), encoding="utf-8")
    parsed = read_list_file(path)
    assert parsed.entries == (entry_of(a_record()),)
    assert [record.where for record in parsed.rejected] == ["uk.csv line 3"]


def test_the_index_is_known_to_be_partial_and_the_whole_list_is_not(tmp_path: Path) -> None:
    index = tmp_path / "index.csv"
    columns = ("Unique ID", "OFSI Group ID", "Name", "Type", "Regime Name", "Sanctions Imposed")
    index.write_text(f"{','.join(columns)}\nTST0004,1,Tester,Entity,x,y\n", encoding="utf-8")
    whole = write_csv(tmp_path / "uk.csv", rows_of(a_record()))
    sources = [read_list_file(path).meta.source for path in (index, whole)]
    assert list(map(is_partial, sources)) == [True, False]


def test_what_the_index_lacks_is_no_change_of_a_party(tmp_path: Path) -> None:
    whole = read_list_file(write_csv(tmp_path / "uk.csv", rows_of(a_record())))
    name = whole.entries[0].name
    index = tmp_path / "index.csv"
    index.write_text(
        "Unique ID,OFSI Group ID,Name,Type,Regime Name,Sanctions Imposed\n"
        f"TST0004,,{name},Individual,The Testland (Sanctions) (EU Exit) Regulations 2019,"
        '"Asset freeze, Travel ban"\n',
        encoding="utf-8",
    )
    told = tell(delta(*(Snapshot.from_lists([one]) for one in (read_list_file(index), whole))))
    assert [one.words for one in told] == []
