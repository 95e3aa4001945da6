from datetime import date
from pathlib import Path

import pytest

from tests.lists.conftest import CONS, LISTS
from tests.shared import needs_shared
from witting.base import (
    BrokenList,
    HostileInput,
    NoLists,
    TooLarge,
    UnknownFormat,
    UnreadableInput,
    WittingError,
)
from witting.lists import open_lists, read_list_file, reading, xml_stream
from witting.lists.formats import format_of
from witting.lists.reading import read_editions

BROKEN = Path(__file__).parents[1] / "broken" / "lists"
LINE = '{},"{}",-0- ,"{}",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'


def csv_list(folder: Path, name: str, *uids: int, programme: str = "CUBA") -> Path:
    path = folder / name
    path.write_text("".join(LINE.format(uid, f"PARTY {uid}", programme) for uid in uids))
    return path


@pytest.mark.parametrize(
    ("name", "error", "words"),
    [
        ("doctype.xml", HostileInput, "declares a DOCTYPE"),
        ("external-entity.xml", HostileInput, "declares a DOCTYPE"),
        ("doctype-eu.xml", HostileInput, "declares a DOCTYPE"),
        ("utf-7.xml", HostileInput, "uses an encoding"),
        ("utf-16.xml", UnknownFormat, "no sanctions list known here"),
        ("cut-off.xml", BrokenList, "not well-formed XML"),
        ("fewer-than-claimed.xml", BrokenList, "holds 1 entries where it claims 14966"),
        ("no-entries.xml", BrokenList, "holds 0 entries"),
        ("no-entities.xml", BrokenList, "no entity that can be read"),
        ("other-root.xml", UnknownFormat, "no sanctions list known here"),
        ("access-denied.html", UnknownFormat, "no sanctions list known here"),
        ("not-a-list.csv", UnknownFormat, "no sanctions list known here"),
        ("cut-off.csv", BrokenList, "ends in the middle of line 2"),
        ("no-good-line.csv", BrokenList, "no entry that can be read"),
        ("empty.xml", BrokenList, "is empty"),
        ("missing.xml", UnreadableInput, "there is no list file"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_a_broken_file_is_refused_with_what_to_do(
    name: str, error: type[WittingError], words: str
) -> None:
    with pytest.raises(error, match=words) as caught:
        read_list_file(BROKEN / name)
    assert name in str(caught.value)
    assert any(verb in str(caught.value) for verb in ("Fetch", "Give", "Check"))


def test_a_list_of_impossible_size_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LARGEST", 100)
    with pytest.raises(TooLarge, match="refused unread"):
        read_list_file(csv_list(tmp_path, "sdn.csv", 1, 2))


def test_a_billion_laughs_is_refused_before_it_is_read(tmp_path: Path) -> None:
    bomb = tmp_path / "sdn.xml"
    entities = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, 30))
    bomb.write_text(f'<!DOCTYPE sdnList [<!ENTITY a0 "ha">{entities}]><sdnList a="&a29;"/>')
    with pytest.raises(HostileInput):
        read_list_file(bomb)


@pytest.mark.parametrize(
    "body",
    ["<junk/>" * 200, "<sdnEntry><uid>1</uid>" + "<junk/>" * 200 + "</sdnEntry>"],
    ids=["outside of records", "in one record"],
)
def test_elements_without_end_are_refused(
    body: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xml_stream, "MOST_HELD", 100)
    path = tmp_path / "sdn.xml"
    path.write_text(f"<sdnList>{body}</sdnList>")
    with pytest.raises(TooLarge, match="Fetch it again"):
        read_list_file(path)


def test_nesting_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sdn.xml"
    path.write_text("<sdnList>" + "<a>" * 50_000 + "</a>" * 50_000 + "</sdnList>")
    with pytest.raises(BrokenList, match="not well-formed XML"):
        read_list_file(path)


@needs_shared
def test_the_hash_is_that_of_the_publishers_file() -> None:
    parsed = read_list_file(CONS)
    assert parsed.meta.sha256.startswith("ebb371a2dd0479a0")
    assert (parsed.meta.entries, parsed.meta.retrieved) == (443, "")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("sdn_2024-02-24.csv", "2024-02-24"),
        ("sdn.csv", ""),
        ("sdn_2024-02-31.csv", ""),
        ("sdn_20240224.csv", ""),
    ],
)
def test_the_day_of_a_csv_is_in_its_name_or_unknown(tmp_path: Path, name: str, day: str) -> None:
    assert read_list_file(csv_list(tmp_path, name, 1)).meta.published == day


def test_a_given_day_wins(tmp_path: Path) -> None:
    parsed = read_list_file(csv_list(tmp_path, "sdn.csv", 1), published="2024-02-24")
    assert parsed.meta.published == "2024-02-24"


def test_a_given_day_must_be_one(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is not a day"):
        read_list_file(csv_list(tmp_path, "sdn.csv", 1), published="yesterday")


def test_progress_is_told_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    read_list_file(
        csv_list(tmp_path, "sdn.csv", 1),
        progress=lambda what, done, all_: told.append((what, done, all_)),
    )
    what, done, size = told[-1]
    assert (what, done) == ("reading sdn.csv", size)


@needs_shared
def test_progress_of_xml_grows(sdn: object) -> None:
    told: list[int] = []
    read_list_file(CONS, progress=lambda _what, done, _all: told.append(done))
    assert told == sorted(told)
    assert told[-1] == CONS.stat().st_size


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        (None, "2024-05-03"),
        ("2024-02-23", "2024-02-20"),
        ("2024-02-24", "2024-02-24"),
        ("2020-01-01", "2024-02-20"),
    ],
    ids=["newest", "day before", "the day itself", "all later: the earliest"],
)
def test_the_edition_of_the_day_is_picked(tmp_path: Path, as_of: str | None, day: str) -> None:
    for edition in ("2024-02-20", "2024-02-24", "2024-05-03"):
        csv_list(tmp_path, f"sdn_{edition}.csv", 1)
    snapshot = open_lists([tmp_path], as_of=date.fromisoformat(as_of) if as_of else None)
    assert [used.published for used in snapshot.used] == [day]
    assert len(snapshot.left_out) == 2


def test_a_folder_is_read_and_what_is_no_list_is_named(tmp_path: Path) -> None:
    csv_list(tmp_path, "sdn_2024-05-03.csv", 1, 2)
    csv_list(tmp_path, "cons_prim.csv", 3, programme="NS-PLC")
    (tmp_path / "README.txt").write_text("nothing here")
    snapshot = open_lists([tmp_path])
    assert [used.id for used in snapshot.used] == ["ofac-sdn", "ofac-cons"]
    (said,) = snapshot.left_out
    assert said == "README.txt is no list known here."


def test_what_a_folder_holds_and_is_not_read_is_named(tmp_path: Path) -> None:
    csv_list(tmp_path, "sdn_2024-05-03.csv", 1, 2)
    (tmp_path / "add_2024-05-03.csv").write_text('1,2,"Street","City","Cuba",-0- \r\n')
    (tmp_path / "alt_2026-06-02.csv").write_text('1,2,"aka","SOMEBODY",-0- \r\n')
    (tmp_path / "older").mkdir()
    first, second = open_lists([tmp_path]).left_out
    assert first.startswith("alt_2026-06-02.csv goes beside a main file of OFAC's")
    assert second == f"older is a folder in {tmp_path.name}, and its files were not read."


def test_an_imported_file_is_named_as_where_its_list_came_from(tmp_path: Path) -> None:
    (used,) = open_lists([csv_list(tmp_path, "sdn_2024-05-03.csv", 1)]).used
    assert used.source.startswith("sdn_2024-05-03.csv, which its publisher gives at https://")
    assert used.source.endswith(", without strong aliases and addresses (ADD)")


def test_a_day_given_is_for_the_files_that_say_none(tmp_path: Path) -> None:
    sdn = csv_list(tmp_path, "sdn_2024-05-03.csv", 1)
    cons = csv_list(tmp_path, "cons_prim.csv", 3, programme="NS-PLC")
    editions, _ = read_editions([sdn, cons], published="2024-05-06")
    assert [one.meta.published for one in editions] == ["2024-05-03", "2024-05-06"]


@pytest.mark.parametrize(("strangers", "is_joined"), [(9, True), (10, False)])
def test_files_of_another_edition_are_not_joined_to_the_main_one(
    tmp_path: Path, strangers: int, is_joined: bool
) -> None:
    path = csv_list(tmp_path, "sdn.csv", 1, 2)
    others = "".join(f'{n},{n},"aka","OTHER",-0- \r\n' for n in range(50, 50 + strangers))
    (tmp_path / "alt.csv").write_text(f'1,2,"aka","SOMEBODY ELSE",-0- \r\n{others}')
    parsed = read_list_file(path)
    names = {name.whole for entry in parsed.entries for name in entry.names}
    assert ("SOMEBODY ELSE" in names) is is_joined
    assert ("strong aliases" in parsed.meta.source) is not is_joined
    said = [record.why for record in parsed.rejected if "of another edition" in record.why]
    assert len(said) == (not is_joined)


def test_files_and_stored_snapshots_mix(tmp_path: Path) -> None:
    stored = tmp_path / "stored.snapshot"
    open_lists([csv_list(tmp_path, "sdn_2024-05-03.csv", 1, 2)]).write(stored)
    cons = csv_list(tmp_path, "cons_prim.csv", 3, programme="NS-PLC")
    mixed = open_lists([cons, stored])
    assert [entry.id for entry in mixed.entries] == ["ofac-1", "ofac-2", "ofac-3"]


def test_order_of_the_paths_does_not_matter(tmp_path: Path) -> None:
    sdn = csv_list(tmp_path, "sdn_2024-05-03.csv", 1, 2)
    cons = csv_list(tmp_path, "cons_prim.csv", 3, programme="NS-PLC")
    assert open_lists([sdn, cons]).digest == open_lists([cons, sdn]).digest


def test_a_stored_snapshot_alone_is_mapped(tmp_path: Path) -> None:
    stored = tmp_path / "stored.snapshot"
    held = open_lists([csv_list(tmp_path, "sdn_2024-05-03.csv", 1)])
    held.write(stored)
    opened = open_lists([stored])
    assert (opened.digest, opened.used) == (held.digest, held.used)


def test_nothing_to_screen_against_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NoLists, match="Give an official list file"):
        open_lists([tmp_path])


@needs_shared
@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("ofac/SDN_2024-05-07.xml", "ofac-xml"),
        ("ofac/sdn_2024-02-20.csv", "ofac-csv"),
        ("ofac/alt_2026-06-02.csv", "ofac-csv-part"),
        ("ofac/add_2026-06-02.csv", "ofac-csv-part"),
        ("ofac/cons_comments_watchman.csv", "ofac-csv-part"),
        ("ofac/sdn_advanced_2024-02-23_subset.xml", "ofac-advanced"),
        ("eu/20240513-FULL-1_1.xml", "eu-fsf"),
        ("eu/32014R0269.csv", "eu-journal"),
        ("un/un_consolidated_2024-05-15.xml", "un"),
        ("uk/uk_sanctions_list_index_2025-08-11.csv", "uk-index"),
    ],
)
def test_a_file_is_told_by_its_content(name: str, form: str) -> None:
    found = format_of(LISTS / name)
    assert (found.name if found else "") == form


def test_an_edition_of_an_unknown_day_gives_way_to_a_dated_one(tmp_path: Path) -> None:
    csv_list(tmp_path, "sdn.csv", 1, 2, 3)
    csv_list(tmp_path, "sdn_2024-05-03.csv", 1)
    snapshot = open_lists([tmp_path], as_of=date(2024, 2, 20))
    assert [used.published for used in snapshot.used] == ["2024-05-03"]
    assert snapshot.left_out == (
        "ofac-sdn of an unknown day gave way to another edition of the same list.",
    )
