"""Every cell of OFAC's CSV files is found in the entries read from them."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lists.conftest import LISTS, read_once
from tests.shared import needs_shared
from witting.base import ListEntry, PartyKind
from witting.lists import ParsedList, read_list_file
from witting.lists.ofac.draft import KINDS

OFAC = LISTS / "ofac"


def cells(path: Path) -> list[list[str]]:
    lines = path.read_bytes().decode("ascii").split("\n")
    rows = [[cell.strip() for cell in row] for row in csv.reader(lines) if len(row) > 1]
    return [["" if cell == "-0-" else cell for cell in row] for row in rows]


def unread(parsed: ParsedList, rows: list[list[str]]) -> list[tuple[str, str]]:
    """Give the cells of the main file that their entry does not say."""
    entries = {entry.id: entry for entry in parsed.entries}
    return [
        (row[0], cell)
        for row in rows
        for cell, is_said in said(entries[f"ofac-{row[0]}"], row)
        if cell and not is_said
    ]


def said(entry: ListEntry, row: list[str]) -> Iterator[tuple[str, bool]]:
    craft = dict(entry.vessel)
    name = entry.names[0]
    yield row[1], row[1] in (name.whole, f"{name.last}, {name.first}")
    yield row[2], entry.kind is KINDS[row[2].lower() or "entity"]
    yield row[3], "] [".join(entry.programmes) == row[3]
    yield row[4], row[4] in entry.titles
    for place, key in ((5, "call_sign"), (6, "type"), (9, "flag"), (10, "owner")):
        yield row[place], craft.get(key) == row[place]
    for place, key in ((7, "tonnage"), (8, "gross_registered_tonnage")):
        yield row[place], craft.get(key) == row[place].replace(",", "")
    yield row[11], entry.remarks.startswith(row[11])


@needs_shared
@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("sdn_2023-12-20.csv", 13_817),
        ("sdn_2024-02-20.csv", 13_931),
        ("sdn_2024-02-24.csv", 14_499),
        ("sdn_2024-05-03.csv", 14_965),
        ("cons_prim_watchman.csv", 442),
    ],
)
def test_no_cell_of_the_main_file_is_lost(name: str, count: int) -> None:
    rows = cells(OFAC / name)
    assert (len(rows), {len(row) for row in rows}) == (count, {12})
    assert unread(read_once(f"ofac/{name}"), rows) == []


@needs_shared
def test_no_cell_beside_the_non_sdn_file_is_lost() -> None:
    parsed = read_once("ofac/cons_prim_watchman.csv")
    assert parsed.rejected == ()
    entries = {entry.id: entry for entry in parsed.entries}
    alt, add = cells(OFAC / "cons_alt_watchman.csv"), cells(OFAC / "cons_add_watchman.csv")
    comments = cells(OFAC / "cons_comments_watchman.csv")
    assert (len(alt), len(add), len(comments)) == (1_073, 574, 10)
    assert [row for row in alt if not has_name(entries[f"ofac-{row[0]}"], row)] == []
    assert [row for row in add if not has_address(entries[f"ofac-{row[0]}"], row)] == []
    assert [row for row in comments if not entries[f"ofac-{row[0]}"].remarks.endswith(row[1])] == []


def has_name(entry: ListEntry, row: list[str]) -> bool:
    kind = {"aka": "alias", "fka": "former", "nka": "trade"}[row[2]]
    return any(
        row[3] in (name.whole, f"{name.last}, {name.first}") and name.kind.value == kind
        for name in entry.names
    )


def has_address(entry: ListEntry, row: list[str]) -> bool:
    whole = ", ".join(filter(None, row[2:5]))
    return not whole or whole in {address.whole for address in entry.addresses}


@needs_shared
def test_files_of_june_2026_are_not_joined_to_the_list_of_may_2024(tmp_path: Path) -> None:
    for kind, day in (("sdn", "2024-05-03"), ("alt", "2026-06-02"), ("add", "2026-06-02")):
        shutil.copy(OFAC / f"{kind}_{day}.csv", tmp_path / f"{kind}.csv")
    parsed = read_list_file(tmp_path / "sdn.csv")
    assert "without strong aliases and addresses (ADD)" in parsed.meta.source
    said = [record.where for record in parsed.rejected if "of another edition" in record.why]
    assert said == ["sdn.csv: its alt file", "sdn.csv: its add file"]


@needs_shared
def test_no_cell_of_a_trio_is_lost_even_of_two_editions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files of June 2026 beside the list of May 2024: each line is in an entry, or named."""
    monkeypatch.setattr("witting.lists.ofac.csv_list.ORPHANS_SHARE", 1)
    shutil.copy(OFAC / "sdn_2024-05-03.csv", tmp_path / "sdn.csv")
    shutil.copy(OFAC / "alt_2026-06-02.csv", tmp_path / "alt.csv")
    shutil.copy(OFAC / "add_2026-06-02.csv", tmp_path / "add.csv")
    parsed = read_list_file(tmp_path / "sdn.csv")
    entries = {entry.id: entry for entry in parsed.entries}
    named = {record.where for record in parsed.rejected}
    lines = {"alt": (has_name, 20_260), "add": (has_address, 24_776)}
    for kind, (is_read, count) in lines.items():
        rows = cells(OFAC / f"{kind}_2026-06-02.csv")
        assert len(rows) == count
        known = [row for row in rows if f"ofac-{row[0]}" in entries]
        assert [row for row in known if not is_read(entries[f"ofac-{row[0]}"], row)] == []
        others = {f"{kind} entry {row[0]}" for row in rows if f"ofac-{row[0]}" not in entries}
        assert others <= named
        assert len(others) > 1_000


LINE = '{uid},"{name}",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,{remarks}\r\n'


def trio(folder: Path, name: str, remarks: str, encoding: str = "ascii") -> Path:
    main = LINE.format(uid="990001", name=name, remarks=f'"{remarks}"' if remarks else "-0- ")
    (folder / "sdn.csv").write_bytes(main.encode(encoding) + b"\x1a")
    return folder / "sdn.csv"


def test_remarks_cut_at_1000_characters_go_on_in_the_comments_file(tmp_path: Path) -> None:
    whole = "DOB 1951; " + "Website www.example.org; " * 45 + "Tax ID No. 7707083893 (Russia)."
    path = trio(tmp_path, "SAMPLE", whole[:1000])
    (tmp_path / "sdn_comments.csv").write_text(
        f'990001,"{whole[1000:1100]}"\r\n990001,"{whole[1100:]}"\r\n', newline=""
    )
    entry = read_list_file(path).entries[0]
    assert entry.remarks == whole
    assert ("inn", "7707083893") in {(i.scheme, i.value) for i in entry.identifiers}


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
def test_letters_beyond_ascii_are_read_in_either_encoding(tmp_path: Path, encoding: str) -> None:
    path = trio(tmp_path, "MUÑOZ & SÖHNE “HOLDING”", "", encoding)
    assert read_list_file(path).entries[0].name == "MUÑOZ & SÖHNE “HOLDING”"


def test_minus_zero_minus_is_empty_and_no_value(tmp_path: Path) -> None:
    (tmp_path / "add.csv").write_text("990001,1,-0- ,-0- ,-0- ,-0- \r\n", newline="")
    (tmp_path / "alt.csv").write_text('990001,1,"aka","-0-",-0- \r\n', newline="")
    entry = read_list_file(trio(tmp_path, "SAMPLE", "")).entries[0]
    assert (entry.kind, len(entry.names)) == (PartyKind.ORGANISATION, 1)
    assert (entry.remarks, entry.addresses, entry.vessel, entry.titles) == ("", (), (), ())
    assert "-0-" not in str(entry)


def test_remarks_of_an_alias_and_of_an_address_are_kept(tmp_path: Path) -> None:
    (tmp_path / "add.csv").write_text('990001,1,-0- ,"Tver","Russia","old seat"\r\n', newline="")
    (tmp_path / "alt.csv").write_text('990001,1,"aka","SMPL","since 2020"\r\n', newline="")
    entry = read_list_file(trio(tmp_path, "SAMPLE", "")).entries[0]
    assert entry.details == (("Alt_Remarks", "SMPL: since 2020"), ("Add_Remarks", "old seat"))


def test_a_line_beside_it_of_nobody_is_named(tmp_path: Path) -> None:
    (tmp_path / "alt.csv").write_text('990002,1,"aka","NOBODY HERE",-0- \r\n', newline="")
    parsed = read_list_file(trio(tmp_path, "SAMPLE", ""))
    assert [record.where for record in parsed.rejected] == ["alt entry 990002"]
