from pathlib import Path

import pytest

from tests.lists.conftest import read_once
from tests.shared import needs_shared
from witting.base import ListEntry, NameKind, Quality
from witting.lists import ParsedList, read_list_file

BROKEN = Path(__file__).parents[1] / "broken" / "lists"

# Lines as OFAC writes them (SDN.CSV, ALT.CSV and ADD.CSV), cut down to what a test needs.
MAIN = (
    '306,"BANCO NACIONAL DE CUBA",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    "\"a.k.a. 'BNC'.\"\r\n"
    '6368,"MUSA, Rifa\'i Ahmad Taha","individual","SDGT] [FTO",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    '"DOB 24 Jun 1954; POB Egypt; nationality Egypt; Gender Male; Passport 83860 (Sudan) expires '
    '17 Jul 2011; alt. Passport 30455 (Egypt); Linked To: BANCO NACIONAL DE CUBA."\r\n\x1a'
)
ALT = '306,220,"aka","NATIONAL BANK OF CUBA",-0- \r\n6368,9,"fka","TAHA, Rifa\'i",-0- \r\n\x1a'
ADD = (
    '306,199,"Zweierstrasse 35","Zurich CH-8022","Switzerland",-0- \r\n'
    "306,200,-0- ,-0- ,-0- ,-0- \r\n"
)


@pytest.fixture
def trio(tmp_path: Path) -> Path:
    (tmp_path / "sdn_2024-02-24.csv").write_text(MAIN, newline="")
    (tmp_path / "alt_2024-02-24.csv").write_text(ALT, newline="")
    (tmp_path / "ADD_2024-02-24.csv").write_text(ADD, newline="")
    return tmp_path / "sdn_2024-02-24.csv"


@needs_shared
@pytest.mark.parametrize(
    ("day", "entries", "marked"),
    [("2024-02-20", 13_931, 0), ("2024-02-24", 14_499, 326), ("2024-05-03", 14_965, 555)],
    ids=["before", "after", "may"],
)
def test_the_regime_arrives_in_the_data(day: str, entries: int, marked: int) -> None:
    parsed = read_once(f"ofac/sdn_{day}.csv")
    assert (parsed.meta.id, parsed.meta.published) == ("ofac-sdn", day)
    assert len(parsed.entries) == entries
    assert sum(1 for entry in parsed.entries if entry.section_11_marker) == marked


@needs_shared
def test_csv_and_xml_say_the_same_of_one_party(may: ParsedList, sdn: ParsedList) -> None:
    cut = {record.where.split()[0] for record in may.rejected}
    xml = {entry.id: entry for entry in sdn.entries}
    pairs = [(e, xml[e.id]) for e in may.entries if e.id in xml and e.id not in cut]
    different = [a.id for a, b in pairs if said(a) != said(b)]
    assert len(pairs) == 14_947
    # The first has a date only one format splits, the second a quotation mark that CSV turns.
    assert different == ["ofac-11748", "ofac-18318"]


def said(entry: ListEntry) -> tuple[object, ...]:
    """What both formats can say, in one order."""
    return (
        entry.name,
        entry.kind,
        sorted(entry.programmes),
        sorted(entry.birth_dates),
        sorted(entry.nationalities),
        entry.gender,
        entry.section_11_marker,
        entry.listed_on,
    )


@needs_shared
def test_remarks_cut_by_ofac_are_named(may: ParsedList) -> None:
    assert len(may.rejected) == 18
    assert "1,000 characters" in may.rejected[0].why


@needs_shared
def test_the_comments_file_completes_what_was_cut() -> None:
    parsed = read_once("ofac/cons_prim_watchman.csv")
    bank = next(entry for entry in parsed.entries if entry.id == "ofac-17014")
    assert (parsed.meta.id, parsed.rejected) == ("ofac-cons", ())
    assert ("ogrn", "1027700342890") in {(i.scheme, i.value) for i in bank.identifiers}


def test_the_main_file_alone_is_enough(tmp_path: Path) -> None:
    alone = tmp_path / "sdn.csv"
    alone.write_text(MAIN, newline="")
    parsed = read_list_file(alone)
    person = parsed.entries[1]
    assert person.birth_dates == ("1954-06-24",)
    assert (person.birth_places, person.nationalities) == (("Egypt",), ("EG",))
    assert [(i.scheme, i.value, i.country) for i in person.identifiers] == [
        ("passport", "83860", "SD"),
        ("passport", "30455", "EG"),
    ]
    assert person.links[0].entry_id == "ofac-306"
    assert person.programmes == ("SDGT", "FTO")
    assert "without strong aliases and addresses (ADD)" in parsed.meta.source
    assert parsed.meta.published == ""


def test_a_weak_alias_stands_in_the_remarks(trio: Path) -> None:
    weak = read_list_file(trio).entries[0].names[1]
    assert (weak.whole, weak.quality) == ("BNC", Quality.WEAK)


def test_files_beside_it_give_strong_names_and_addresses(trio: Path) -> None:
    bank, person = read_list_file(trio).entries
    assert [name.whole for name in bank.names[2:]] == ["NATIONAL BANK OF CUBA"]
    assert [address.whole for address in bank.addresses] == [
        "Zweierstrasse 35, Zurich CH-8022, Switzerland"
    ]
    assert (person.names[1].whole, person.names[1].kind) == ("Rifa'i TAHA", NameKind.FORMER)


def test_files_of_another_edition_are_not_mixed_in(trio: Path) -> None:
    other = trio.with_name("sdn_2024-05-03.csv")
    other.write_bytes(trio.read_bytes())
    assert read_list_file(other).entries[0].addresses == ()


def test_a_broken_line_spoils_nothing_but_itself() -> None:
    parsed = read_list_file(BROKEN / "one-bad-line.csv")
    assert [entry.id for entry in parsed.entries] == ["ofac-36", "ofac-306"]
    assert [record.where for record in parsed.rejected] == [
        "one-bad-line.csv line 2",
        "one-bad-line.csv line 3",
    ]


def test_a_broken_line_beside_it_is_named(trio: Path) -> None:
    with trio.with_name("alt_2024-02-24.csv").open("a") as file:
        file.write('306,221,"aka"\r\n')
    assert [record.where for record in read_list_file(trio).rejected] == [
        "alt_2024-02-24.csv line 3"
    ]
