import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tests.lists.conftest import LISTS
from tests.shared import needs_shared
from witting.base import BrokenList, ListEntry, PartyKind
from witting.lists import ParsedList, open_lists
from witting.lists.cn.counter_sanctions import list_of
from witting.lists.reading import read_lists

FILE = LISTS / "cn" / "cn_sanctions.csv"
SAMPLE = Path(__file__).parent / "samples" / "cn_sanctions.csv"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_list(lists: tuple[ParsedList, ...]) -> dict[str, ParsedList]:
    return {parsed.meta.id: parsed for parsed in lists}


@needs_shared
def test_every_row_is_on_a_list_by_its_own_name() -> None:
    lists = by_list(read_lists(FILE))
    counted = Counter(list_of(row) for row in rows(FILE))
    assert counted == {
        "cn-mfa": 299,
        "cn-mofcom-ecl": 153,
        "cn-uel": 66,
        "cn-mofcom-watch": 40,
        "cn-tao": 37,
        "cn-mofcom-counter": 14,
        "cn-unstated": 1,
    }
    parties = {
        (list_of(row), row["Type"], row["Name"].strip(), row["Chinese name"]) for row in rows(FILE)
    }
    told = {i: len(p.entries) + len(p.removed) for i, p in lists.items()}
    assert told == Counter(key[0] for key in parties)
    assert {i: (len(p.entries), len(p.removed)) for i, p in lists.items()} == {
        "cn-mfa": (269, 0),
        "cn-mofcom-ecl": (153, 0),
        "cn-uel": (66, 0),
        "cn-mofcom-watch": (40, 0),
        "cn-tao": (33, 0),
        "cn-mofcom-counter": (14, 0),
        "cn-unstated": (1, 0),
    }
    later = by_list(read_lists(FILE, published="2026-07-01"))
    assert [len(later[i].removed) for i in ("cn-tao", "cn-mofcom-counter")] == [1, 2]
    assert all(parsed.rejected == () for parsed in lists.values())


@needs_shared
def test_every_cell_is_in_its_entry() -> None:
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for parsed in read_lists(FILE):
        for entry in (*parsed.entries, *parsed.removed):
            found[parsed.meta.id, entry.name] |= values(entry)
    lost = [
        (row["Name"], column, cell)
        for row in rows(FILE)
        for column, cell in row.items()
        for part in (cell.split(";") if column == "Alias" else [cell])
        if part.strip() and part.strip() not in found[list_of(row), row["Name"].strip()]
    ]
    assert lost == []


def values(entry: ListEntry) -> set[str]:
    return {
        *(name.whole for name in entry.names),
        *(address.whole for address in entry.addresses),
        *(value for _key, value in entry.details),
        *entry.titles,
        *entry.sublists,
        *entry.remarks.split("; "),
        entry.remarks,
    }


@needs_shared
def test_a_party_of_two_notices_is_one_entry_with_both_days() -> None:
    mfa = by_list(read_lists(FILE))["cn-mfa"]
    (rubio,) = [entry for entry in mfa.entries if entry.name == "Marco Rubio"]
    assert rubio.listed_on == "2020-07-13"
    assert [value for key, value in rubio.details if key == "Date"] == ["13.07.20", "10.08.20"]
    assert "鲁比欧" in {name.whole for name in rubio.names}


@needs_shared
def test_a_party_of_two_lists_is_an_entry_on_each() -> None:
    snapshot = open_lists([FILE])
    found = [e.list_id for e in snapshot.entries if e.name == "Lockheed Martin Corporation"]
    assert found == ["cn-uel", "cn-mofcom-ecl"]


def test_the_sample_is_read() -> None:
    lists = by_list(read_lists(SAMPLE, published="2026-07-01"))
    assert {i: (len(p.entries), len(p.removed)) for i, p in lists.items()} == {
        "cn-mfa": (1, 0),
        "cn-mofcom-ecl": (1, 0),
        "cn-uel": (0, 1),
        "cn-unstated": (1, 0),
    }
    (firm,) = lists["cn-mofcom-ecl"].entries
    assert [(name.whole, name.script, name.language) for name in firm.names] == [
        ("Invented Drones, Inc.", "Latn", ""),
        ("Invented", "Latn", ""),
        ("iDrone2", "Latn", ""),
        ("发明无人机公司", "Hani", "zh"),
    ]
    assert (firm.kind, firm.listed_on) == (PartyKind.ORGANISATION, "2026-06-22")
    assert (firm.addresses[0].whole, firm.addresses[0].country) == ("1 Example St., Salem", "US")
    (person,) = lists["cn-mfa"].entries
    assert person.titles == ("Senator of Nowhere",)
    assert person.sublists == ("AFSL", "List of Targets of Countermeasures")
    assert (person.listed_on, person.removed_on) == ("2020-07-13", "")
    (bank,) = lists["cn-uel"].removed
    assert (bank.listed_on, bank.removed_on) == ("2025-08-13", "2026-04-24")
    assert bank.countries == ("LT",)


def test_a_measure_that_ends_after_the_files_own_day_is_still_in_force(tmp_path: Path) -> None:
    file = tmp_path / "cn_2026-01-01.csv"
    file.write_text(SAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    uel = by_list(read_lists(file))["cn-uel"]
    assert (len(uel.entries), uel.removed) == (1, ())
    unknown = by_list(read_lists(SAMPLE))["cn-uel"]
    assert (len(unknown.entries), unknown.removed) == (1, ())


def test_days_are_written_with_two_digits_of_the_year_or_four() -> None:
    mfa = by_list(read_lists(SAMPLE))["cn-mfa"].entries[0]
    assert [value for key, value in mfa.details if key == "Date"] == ["13.07.20", "10.08.2024"]


def test_a_row_of_an_unknown_body_is_kept_and_said_to_be_so() -> None:
    (entry,) = by_list(read_lists(SAMPLE))["cn-unstated"].entries
    assert entry.name == "Foundation of Nothing"
    assert entry.listed_on == ""


def test_what_cannot_be_read_comes_back_by_its_line() -> None:
    lists = read_lists(SAMPLE)
    assert [record.where for record in lists[0].rejected] == [
        "cn_sanctions.csv line 6",
        "cn_sanctions.csv line 7",
        "cn_sanctions.csv line 8",
    ]
    assert [record.why for record in lists[0].rejected][:1] == [
        "its Date 'some day' is no day; kept as said"
    ]


def test_an_id_depends_on_the_party_and_not_on_its_place(tmp_path: Path) -> None:
    turned = tmp_path / "cn.csv"
    header, *lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    turned.write_text("\n".join([header, *reversed(lines)]) + "\n", encoding="utf-8")
    ids = [
        {e.id for parsed in read_lists(file) for e in parsed.entries} for file in (SAMPLE, turned)
    ]
    assert ids[0] == ids[1]


def test_a_file_without_a_party_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "cn.csv"
    empty.write_text(SAMPLE.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    with pytest.raises(BrokenList, match="no party"):
        read_lists(empty)
