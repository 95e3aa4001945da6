import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.lists.conftest import LISTS
from tests.lists.kept import squeezed, texts
from tests.shared import needs_shared
from witting.base import BrokenList, Identifier, ListEntry, NameKind, PartyKind, Quality
from witting.lists import ParsedList, read_list_file
from witting.lists.eu.journal_rows import COLUMNS, days_in, journal_day
from witting.lists.reading import open_lists, read_lists
from witting.lists.sources import gravity, sources

SAMPLES = Path(__file__).parent / "samples" / "eu"
ACT = SAMPLES / "32014R0833_2031-04-05.csv"
AMENDMENT = SAMPLES / "32031R0099.csv"
COUNTS = {
    "32006R0765": {"eu-765-annex-i": 372, "eu-765-annex-v": 26, "eu-765-annex-ix": 5}
    | {"eu-765-annex-xv": 4, "eu-765-annex-xxxiv": 1},
    "32014R0269": {"eu-269-annex-i": 2_802},
    "32014R0833": {
        "eu-833-annex-iii": 5,
        "eu-833-annex-iv": 921,
        "eu-833-annex-v": 3,
        "eu-833-annex-vi": 3,
        "eu-833-annex-xii": 4,
        "eu-833-annex-xiii": 9,
        "eu-833-annex-xiv": 70,
        "eu-833-annex-xv": 32,
        "eu-833-annex-xix": 14,
        "eu-833-annex-xlii": 633,
        "eu-833-annex-xliv": 8,
        "eu-833-annex-xlv": 12,
        "eu-833-annex-xlvii": 14,
        "eu-833-annex-xlix": 4,
        "eu-833-annex-lii": 11,
        "eu-833-annex-liii": 3,
    },
    "32026R1843": {"eu-269-annex-i-2026-1843": 216},
    "32026R1848": {
        "eu-833-annex-iv-2026-1848": 52,
        "eu-833-annex-xiv-2026-1848": 33,
        "eu-833-annex-xlii-2026-1848": 42,
        "eu-833-annex-xlv-2026-1848": 22,
        "eu-833-annex-xlvii-2026-1848": 7,
        "eu-833-annex-xliv-2026-1848": 1,
    },
}
real = pytest.mark.parametrize("act", COUNTS)


@pytest.fixture(scope="module")
def lists() -> dict[str, ParsedList]:
    return {parsed.meta.id: parsed for parsed in read_lists(ACT)}


@pytest.fixture(scope="module")
def amended() -> dict[str, ParsedList]:
    return {parsed.meta.id: parsed for parsed in read_lists(AMENDMENT)}


@pytest.fixture(scope="module")
def works(lists: dict[str, ParsedList]) -> ListEntry:
    return lists["eu-833-annex-iv"].entries[0]


@needs_shared
@real
def test_every_row_of_the_real_files_is_an_entry_of_its_annex(act: str) -> None:
    found = read_lists(LISTS / "eu" / f"{act}.csv")
    assert {parsed.meta.id: parsed.meta.entries for parsed in found} == COUNTS[act]
    assert [record for parsed in found for record in parsed.rejected] == []
    ids = [entry.id for parsed in found for entry in parsed.entries]
    assert len(set(ids)) == len(ids)
    with (LISTS / "eu" / f"{act}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(ids)
    assert set(rows[0]) <= COLUMNS


@needs_shared
@real
def test_no_cell_of_the_real_files_is_lost(act: str) -> None:
    waiting: dict[str, list[ListEntry]] = {}
    for parsed in read_lists(LISTS / "eu" / f"{act}.csv"):
        for entry in parsed.entries:
            waiting.setdefault(parsed.meta.id, []).append(entry)
    cells, missing = 0, []
    with (LISTS / "eu" / f"{act}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            annex = row["annex"].partition(".")[0].lower()
            queue = next(
                queue for key, queue in waiting.items() if f"{key}-".find(f"-annex-{annex}-") > 0
            )
            entry = queue.pop(0)  # within an annex, entries stand in the order of the file
            held = "\n".join(texts(entry))
            for column, cell in row.items():
                if cell.strip():
                    cells += 1
                    missing += [
                        (entry.id, column, cell) for _ in "x" if not kept(entry, held, column, cell)
                    ]
    assert missing == []
    assert cells > 0
    assert not any(waiting.values())


def kept(entry: ListEntry, held: str, column: str, cell: str) -> bool:
    """Say whether a cell is kept; what is read in another form than it stands is asked by it."""
    if column in ("celex", "amendedCelex", "amendmentCelex"):
        number = str(int(cell[-4:]))
        return any(re.search(rf"\b{number}\b", basis) for basis in entry.legal_basis)
    if column == "schema":
        return {"Person": "person", "Vessel": "vessel", "Asset": None}.get(
            cell, "organisation"
        ) == entry.kind
    if column == "startDate":
        return entry.listed_on == journal_day(cell) != ""
    if column == "gender":
        return entry.gender == cell.lower()
    if column == "birthDate" and squeezed(cell) not in held:
        return set(days_in(cell)) <= set(entry.birth_dates) != set()
    if column == "nationality" and squeezed(cell) not in held:
        return len(entry.nationalities) >= 1 + cell.count(",") + cell.count(" and ")
    bare = "".join(held.split())
    return all(
        "".join(piece.split()).strip(".,") in bare
        for piece in re.split(r"[;,|()]| and ", squeezed(cell))
    )


@needs_shared
def test_the_vessels_of_annex_xlii_have_their_imo_numbers() -> None:
    found = {parsed.meta.id: parsed for parsed in read_lists(LISTS / "eu" / "32014R0833.csv")}
    vessels = found["eu-833-annex-xlii"].entries
    numbers = [i.value for entry in vessels for i in entry.identifiers if i.scheme == "imo"]
    assert {entry.kind for entry in vessels} == {PartyKind.VESSEL}
    assert (len(numbers), len(set(numbers))) == (633, 632)  # one ship is listed twice
    assert all(re.fullmatch(r"\d{7}", number) for number in numbers)


@needs_shared
def test_an_amendment_says_what_it_adds_and_what_it_writes_anew() -> None:
    found = read_lists(LISTS / "eu" / "32026R1848.csv")
    said = Counter(
        dict(entry.details)["amendment"].split()[1] for parsed in found for entry in parsed.entries
    )
    assert said == {"adds": 155, "writes": 2}


def test_each_annex_is_a_list_of_its_own(lists: dict[str, ParsedList]) -> None:
    assert {list_id: len(parsed.entries) for list_id, parsed in lists.items()} == {
        "eu-833-annex-iv": 1,
        "eu-833-annex-xlii": 1,
        "eu-833-annex-xlv": 1,
        "eu-833-annex-xlvii": 1,
        "eu-269-annex-i": 1,
    }
    assert lists["eu-833-annex-iv"].meta.title.endswith("Annex IV (export control)")


def test_a_file_of_several_lists_is_not_read_as_one() -> None:
    with pytest.raises(BrokenList, match="holds 5 lists"):
        read_list_file(ACT)


def test_the_day_of_a_file_is_that_of_its_name_or_unknown(
    lists: dict[str, ParsedList], amended: dict[str, ParsedList]
) -> None:
    assert {parsed.meta.published for parsed in lists.values()} == {"2031-04-05"}
    assert {parsed.meta.published for parsed in amended.values()} == {""}


def test_an_id_is_the_annex_with_its_part_and_the_number_in_it(
    lists: dict[str, ParsedList],
) -> None:
    assert lists["eu-833-annex-iv"].entries[0].id == "eu-833-annex-iv-9001"
    person = lists["eu-269-annex-i"].entries[0]
    assert (person.id, person.sublists) == ("eu-269-annex-i-persons-9003", ("I.PERSONS",))


def test_an_entry_without_a_number_is_named_by_what_identifies_it(
    tmp_path: Path, lists: dict[str, ParsedList]
) -> None:
    bank = lists["eu-833-annex-xlv"].entries[0]
    assert re.fullmatch(r"eu-833-annex-xlv-a-[0-9a-f]{12}", bank.id)
    header, *rows = ACT.read_text(encoding="utf-8").splitlines()
    turned = tmp_path / "turned.csv"
    turned.write_text("\n".join([header, *reversed(rows)]), encoding="utf-8")
    again = {parsed.meta.id: parsed for parsed in read_lists(turned)}
    assert again["eu-833-annex-xlv"].entries[0].id == bank.id


def test_names_of_one_cell_are_parted_and_keep_their_kind(works: ListEntry) -> None:
    assert [(n.whole, n.kind, n.quality, n.script) for n in works.names] == [
        ("Invented Works LLC", NameKind.PRIMARY, Quality.STRONG, "Latn"),
        ("ООО «Выдумка»", NameKind.ALIAS, Quality.STRONG, "Cyrl"),
        ("Sample Works", NameKind.ALIAS, Quality.STRONG, "Latn"),
        ("Образец", NameKind.ALIAS, Quality.STRONG, "Cyrl"),
        ("The Works", NameKind.ALIAS, Quality.WEAK, "Latn"),
        ("Old Works", NameKind.FORMER, Quality.STRONG, "Latn"),
        ("Older Works", NameKind.FORMER, Quality.STRONG, "Latn"),
    ]


def test_numbers_are_told_by_their_columns_and_labels(works: ListEntry) -> None:
    numbers = [i for i in works.identifiers if i.scheme not in ("phone", "email", "website")]
    assert numbers == [
        Identifier(scheme="inn", value="7707083893", country="RU"),
        Identifier(scheme="registration", value="99999"),
        Identifier(scheme="registration", value="99990000", country="RU"),
        Identifier(scheme="ogrn", value="1027700132195", country="RU"),
        Identifier(scheme="imo_company", value="9999931"),
        Identifier(scheme="lei", value="TESTLEI0000000000001"),
        Identifier(scheme="bic", value="TESTZZ2A"),
    ]
    assert ("kppCode", "999901001") in works.details


def test_a_shipping_companys_imo_number_is_no_ships(
    works: ListEntry, lists: dict[str, ParsedList]
) -> None:
    vessel = lists["eu-833-annex-xlii"].entries[0]
    assert vessel.identifiers == (Identifier(scheme="imo", value="9999931"),)
    assert "imo" not in {i.scheme for i in works.identifiers}


def test_a_former_name_may_stand_behind_the_name(lists: dict[str, ParsedList]) -> None:
    vessel = lists["eu-833-annex-xlii"].entries[0]
    assert [(n.whole, n.kind) for n in vessel.names] == [
        ("SAMPLE STAR", NameKind.PRIMARY),
        ("OLD STAR", NameKind.FORMER),
        ("Older Star", NameKind.FORMER),
    ]
    assert (vessel.vessel, vessel.listed_on) == ((("flag", "Gabon"),), "2031-06-25")


def test_a_country_is_found_where_it_stands(works: ListEntry) -> None:
    assert [(a.whole, a.country) for a in works.addresses] == [
        ("Plot 1, Bishkek, Kyrgyz Republic", "KG"),
        ("1 Test St., Moscow, Russia, 117638", "RU"),
    ]


def test_a_day_is_written_in_two_ways_and_a_word_is_none(lists: dict[str, ParsedList]) -> None:
    assert lists["eu-833-annex-xlv"].entries[0].listed_on == "2030-03-12"
    port = lists["eu-833-annex-xlvii"].entries[0]
    assert (port.listed_on, port.listed_on_source) == ("", "")
    assert ("startDate", "soon") in port.details


def test_a_port_is_named_and_is_no_party(lists: dict[str, ParsedList]) -> None:
    port = lists["eu-833-annex-xlvii"].entries[0]
    assert (port.kind, dict(port.details)["schema"]) == (None, "Asset")


def test_a_person_keeps_both_dates_and_every_nationality(lists: dict[str, ParsedList]) -> None:
    person = lists["eu-269-annex-i"].entries[0]
    assert person.birth_dates == ("1971-11-02", "1971-11-03")
    assert person.nationalities == ("BY", "RU")
    assert person.titles == ("Keeper", "Reader")
    assert person.identifiers == (Identifier(scheme="passport", value="9901 901901"),)
    assert dict(person.details) == {
        "birthDate": "2.11.1971 or 3.11.1971",
        "birthPlace": "N/D",
        "measure": "Asset freeze",
        "nationality": "Russian and/or Belarusian, Atlantean",
        "passportNumber": "9901 901901, valid from 6.12.2019",
    }


def test_rows_that_cannot_be_read_come_back_by_line(lists: dict[str, ParsedList]) -> None:
    rejected = [record for parsed in lists.values() for record in parsed.rejected]
    assert sorted(record.where.rpartition(" ")[2] for record in rejected) == ["7", "8", "9"]


def test_an_amendment_is_no_edition_of_the_annex(amended: dict[str, ParsedList]) -> None:
    assert set(amended) == {"eu-833-annex-iv-2031-99", "eu-833-annex-xlv-2031-99"}
    snapshot = open_lists([ACT, AMENDMENT])
    assert [entry.list_id for entry in snapshot.all_with("eu-833-annex-iv-9001")] == [
        "eu-833-annex-iv",
        "eu-833-annex-iv-2031-99",
    ]
    assert snapshot.left_out == ()


def test_an_amendments_list_says_what_it_is_and_where_it_stands(
    amended: dict[str, ParsedList],
) -> None:
    meta = amended["eu-833-annex-iv-2031-99"].meta
    assert meta.title == (
        "EU Regulation 833/2014, Annex IV (export control): only what Regulation 2031/99 writes"
    )
    assert meta.source == "https://eur-lex.europa.eu/eli/reg/2031/99/oj"


def test_an_amending_row_says_what_the_act_does_to_the_entry(
    amended: dict[str, ParsedList],
) -> None:
    said = [dict(e.details)["amendment"] for parsed in amended.values() for e in parsed.entries]
    assert said == [
        "2031/99 writes anew this entry, in force since 2030-09-12",
        "2031/99 adds this entry, in force from 2031-04-01",
        "2031/99 adds this entry, in force from 2031-04-01",
        "2031/99 writes this entry; from which day it does not say",
        "2031/99 adds this entry, in force from 2031-04-20",
    ]


def test_the_freezing_lists_go_before_the_annexes_and_money_before_goods() -> None:
    order = ["ofac-sdn", "eu-fsf", "un-sc", "uk-sl", "ch-seco", "eu-269-annex-i"]
    order += ["eu-833-annex-xlv", "eu-833-annex-xlii", "eu-833-annex-iv"]
    assert sorted(order, key=gravity) == order
    annexes = {list_id for counts in COUNTS.values() for list_id in counts}
    assert {list_id for list_id in annexes if "-2026-" not in list_id} <= set(sources())


def test_a_file_without_a_row_is_no_list(tmp_path: Path) -> None:
    empty = tmp_path / "eu.csv"
    empty.write_text(ACT.read_text(encoding="utf-8").partition("\n")[0], encoding="utf-8")
    with pytest.raises(BrokenList, match="holds no row"):
        read_lists(empty)
