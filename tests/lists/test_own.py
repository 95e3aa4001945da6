import csv
import shutil
from pathlib import Path

import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.base import (
    BrokenList,
    Identifier,
    ListEntry,
    NameKind,
    PartyKind,
    SettingsError,
    UnreadableInput,
)
from witting.lists import ParsedList, open_lists, read_list_file
from witting.lists.formats import format_of
from witting.lists.own import read_own_list
from witting.lists.own.mapping import own_columns

SAMPLES = Path(__file__).parent / "samples"
TABLE, MAPPING = SAMPLES / "blocked.csv", SAMPLES / "blocked.mapping.yaml"


@pytest.fixture
def blocked() -> ParsedList:
    return read_list_file(TABLE)


def test_a_table_with_a_mapping_beside_it_is_a_list(blocked: ParsedList) -> None:
    assert (blocked.meta.id, blocked.meta.title) == ("own-blocked", "Our blocked parties")
    assert (blocked.meta.published, blocked.meta.licence) == ("2026-03-01", "internal")
    person, firm, odd = blocked.entries
    assert person.id == "own-blocked-7"
    assert (person.kind, firm.kind, odd.kind) == (
        PartyKind.PERSON,
        PartyKind.ORGANISATION,
        None,
    )
    assert [(name.whole, name.kind, name.script) for name in person.names] == [
        ("Иванов Иван", NameKind.PRIMARY, "Cyrl"),
        ("Ivanov Ivan", NameKind.ALIAS, "Latn"),
        ("I. Ivanov", NameKind.ALIAS, "Latn"),
        ("Petrov Ivan", NameKind.FORMER, "Latn"),
    ]
    assert (person.birth_dates, person.listed_on) == (("1960-02-03",), "2024-03-01")
    assert person.identifiers == (
        Identifier(scheme="inn", value="500100732259", country="RU"),
        Identifier(scheme="passport", value="12 3456789"),
    )
    assert (person.nationalities, firm.nationalities) == (("RU",), ("RU",))


def test_a_column_that_is_not_mapped_is_a_detail(blocked: ParsedList) -> None:
    assert [entry.details for entry in blocked.entries[:2]] == [(("Desk", "Riga"),)] * 2


def test_every_cell_is_in_its_entry(blocked: ParsedList) -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row["Full name"]]
    meant = {"P": "person", "C": "organisation", "Russia": "RU"}
    meant |= {"03.02.1960": "1960-02-03", "01.03.2024": "2024-03-01"}
    lost = [
        (row["Full name"], column, part)
        for row, entry in zip(rows, blocked.entries, strict=True)
        for column, cell in row.items()
        for part in filter(None, cell.split("|"))
        if meant.get(part, part) not in str(entry)
    ]
    assert lost == []


def test_what_cannot_be_read_as_what_it_is_stays_a_detail_and_is_reported(
    blocked: ParsedList,
) -> None:
    assert blocked.entries[2].details == (
        ("kind", "X"),
        ("birth_date", "long ago"),
        ("country", "Atlantis"),
    )
    assert [record.where for record in blocked.rejected] == [
        "blocked.csv line 4",
        "blocked.csv line 4",
        "blocked.csv line 4",
        "blocked.csv line 5",
        "blocked.csv",
    ]
    assert "no name" in blocked.rejected[3].why
    assert "no kind that is known" in blocked.rejected[4].why


def test_an_entry_without_a_number_keeps_its_id_when_rows_move(
    blocked: ParsedList, tmp_path: Path
) -> None:
    header, *lines = TABLE.read_text(encoding="utf-8").splitlines()
    moved = tmp_path / "blocked.csv"
    moved.write_text("\n".join([header, *reversed(lines)]) + "\n", encoding="utf-8")
    (again,) = read_own_list(moved, MAPPING)
    assert {entry.id for entry in again.entries} == {entry.id for entry in blocked.entries}


def test_open_lists_reads_a_folder_with_a_table_and_its_mapping(tmp_path: Path) -> None:
    for file in (TABLE, MAPPING):
        shutil.copy(file, tmp_path / file.name)
    snapshot = open_lists([tmp_path])
    assert [used.id for used in snapshot.used] == ["own-blocked"]
    assert snapshot.left_out == ()
    assert snapshot.entry("own-blocked-7") is not None


def test_a_table_without_a_mapping_is_no_list(tmp_path: Path) -> None:
    shutil.copy(TABLE, tmp_path / "blocked.csv")
    assert format_of(tmp_path / "blocked.csv") is None


def test_a_mapping_in_toml_says_the_same(blocked: ParsedList, tmp_path: Path) -> None:
    toml = tmp_path / "m.toml"
    toml.write_text(
        """
        [list]
        id = "blocked"
        title = "Our blocked parties"
        published = 2026-03-01
        licence = "internal"
        [columns]
        id = "Ref"
        name = "Full name"
        aliases = {column = "AKA", split = "|"}
        former_names = "Old name"
        kind = "Type"
        birth_date = "Born"
        country = "Citizenship"
        identifiers = {inn = "INN", passport = "Passport no"}
        address = "Where"
        remarks = "Why"
        listed_on = "Since"
        [values.kind]
        P = "person"
        C = "organisation"
        [formats]
        birth_date = "%d.%m.%Y"
        listed_on = "%d.%m.%Y"
        """,
        encoding="utf-8",
    )
    assert read_own_list(TABLE, toml) == (blocked,)


def test_a_header_of_our_own_names_needs_no_mapping(tmp_path: Path) -> None:
    file = tmp_path / "mine_2026-03-01.tsv"
    file.write_text(
        "list_id\tid\tname\taliases\tkind\tbirth_date\tcountry\timo\tlei\tdesk\n"
        "Tankers\t1\tSTAR\tOld Star;Older Star\tvessel\t\tPA\tIMO 9187629\t\tRiga\n"
        "people\t2\tPat Nobody\t\tperson\t1960;1961-02\tru\t\t\t\n",
        encoding="utf-8",
    )
    people, tankers = open_lists([file]).lists()
    assert (people.meta.id, tankers.meta.id) == ("own-people", "own-tankers")
    assert people.meta.published == "2026-03-01"
    (star,) = tankers.entries
    assert [name.whole for name in star.names] == ["STAR", "Old Star", "Older Star"]
    assert star.identifiers == (Identifier(scheme="imo", value="9187629"),)
    assert star.details == (("desk", "Riga"),)
    assert people.entries[0].birth_dates == ("1960", "1961-02")


def test_who_left_the_list_by_its_day_is_kept_and_not_screened(tmp_path: Path) -> None:
    file = tmp_path / "mine_2026-03-01.csv"
    file.write_text(
        "list_id,id,name,removed_on\nmine,1,Gone,2026-03-01\nmine,2,Going,2026-03-02\n",
        encoding="utf-8",
    )
    parsed = read_list_file(file)
    assert [entry.name for entry in parsed.entries] == ["Going"]
    assert [entry.name for entry in parsed.removed] == ["Gone"]


def test_a_parquet_file_is_read_by_its_mapping(tmp_path: Path) -> None:
    file = tmp_path / "blocked.parquet"
    polars.DataFrame({"Full name": ["Pat Nobody", "Jo Public"], "Seen": [3, None]}).write_parquet(
        file
    )
    mapping(tmp_path, "list: {id: blocked}\ncolumns: {name: Full name}")
    parsed = read_list_file(file)
    assert [(entry.name, entry.details) for entry in parsed.entries] == [
        ("Pat Nobody", (("Seen", "3"),)),
        ("Jo Public", ()),
    ]


def test_a_table_in_an_old_encoding_is_read_where_the_mapping_names_it(tmp_path: Path) -> None:
    file = tmp_path / "blocked.csv"
    file.write_text("Full name\nИванов\n", encoding="cp1251")
    mapping(tmp_path, "list: {id: b}\ncolumns: {name: Full name}")
    with pytest.raises(BrokenList, match="not written in UTF-8"):
        read_list_file(file)
    mapping(tmp_path, "list: {id: b}\nfile: {encoding: cp1251}\ncolumns: {name: Full name}")
    assert read_list_file(file).entries[0].name == "Иванов"


def mapping(folder: Path, text: str) -> None:
    (folder / "blocked.mapping.yaml").write_text(text, encoding="utf-8")


GOOD = "list: {id: b}\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GOOD + "columns: {name: Nombre}", "column 'Nombre'.*it has: AKA, Born"),
        (GOOD + "columns: {name: Full name, birth_dat: Born}", "line 'birth_dat'.*birth_date"),
        (GOOD + "colums: {name: Full name}", "a part 'colums'.*columns"),
        (GOOD + "columns: {aliases: AKA}", "no column is its `name`"),
        (GOOD + "columns: {name: {colum: Full name}}", "its column for 'name'"),
        (GOOD + "columns: {name: Full name, identifiers: {tin: INN}}", "scheme 'tin'.*inn"),
        (GOOD + "columns: {name: Full name, identifiers: INN}", "'identifiers' is 'INN'"),
        ("columns: {name: Full name}", "its list's id '' is no short name"),
        ("list: {id: ../x}\ncolumns: {name: Full name}", "no short name"),
        ("list: {id: b, published: soon}\ncolumns: {name: Full name}", "'soon' is not a day"),
        (GOOD + "file: {encoding: klingon}\ncolumns: {name: Full name}", "'klingon' is not known"),
        (GOOD + "list: {id: c}\ncolumns: {name: Full name}", "'list' twice"),
        ("list: &a [x]\ncolumns: *a", "an anchor in line 1"),
        ("[" * 50, "cannot be read as a mapping"),
        ("just words", "it holds no parts"),
        ("list: [", "cannot be read as a mapping"),
    ],
)
def test_a_wrong_mapping_says_what_is_wrong_and_what_there_is(
    tmp_path: Path, text: str, words: str
) -> None:
    shutil.copy(TABLE, tmp_path / "blocked.csv")
    mapping(tmp_path, text)
    with pytest.raises(SettingsError, match=words):
        read_list_file(tmp_path / "blocked.csv")


def test_a_column_named_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "blocked.csv").write_text("Full name,Full name\na,b\n", encoding="utf-8")
    mapping(tmp_path, GOOD + "columns: {name: Full name}")
    with pytest.raises(BrokenList, match="more than one column 'Full name'"):
        read_list_file(tmp_path / "blocked.csv")


def test_a_workbook_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "blocked.csv").write_bytes(b"PK\x03\x04 and so on")
    mapping(tmp_path, GOOD + "columns: {name: Full name}")
    with pytest.raises(BrokenList, match=r"is a workbook.*Save the\s+sheet as CSV"):
        read_list_file(tmp_path / "blocked.csv")


def test_a_table_of_nobody_is_refused(tmp_path: Path) -> None:
    (tmp_path / "blocked.csv").write_text("Full name\n\n", encoding="utf-8")
    mapping(tmp_path, GOOD + "columns: {name: Full name}")
    with pytest.raises(BrokenList, match="no party that can be read"):
        read_list_file(tmp_path / "blocked.csv")


def test_a_missing_table_or_mapping_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no table"):
        read_own_list(tmp_path / "x.csv")
    with pytest.raises(SettingsError, match=r"no mapping m\.yaml"):
        read_own_list(TABLE, tmp_path / "m.yaml")


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)


@given(name=cells.filter(str.strip), aka=cells, other=cells)
def test_whatever_a_cell_holds_is_kept(
    tmp_path_factory: pytest.TempPathFactory, name: str, aka: str, other: str
) -> None:
    folder = tmp_path_factory.mktemp("own")
    with (folder / "blocked.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Full name", "AKA", "Other"], [name, aka, other]])
    mapping(folder, GOOD + "columns: {name: Full name, aliases: AKA}")
    (entry,) = read_list_file(folder / "blocked.csv").entries
    assert told(entry) == {text for text in map(str.strip, (name, aka, other)) if text}


def told(entry: ListEntry) -> set[str]:
    return {name.whole for name in entry.names} | {value for _key, value in entry.details}


def test_our_own_names_are_split_where_there_can_be_several() -> None:
    own = own_columns(["name", "aliases", "inn", "list_id"])
    row = {"name": "A; B", "aliases": "C; D", "inn": "1;2", "list_id": "x"}
    assert own.read("name", row) == ["A; B"]
    assert own.read("aliases", row) == ["C", "D"]


def own_table(folder: Path, *rows: str) -> ParsedList:
    path = folder / "own.csv"
    path.write_text("\n".join(("list_id,id,name,kind,country", *rows)) + "\n", encoding="utf-8")
    return read_list_file(path)


def test_two_rows_with_one_id_are_two_entries_and_it_is_said(tmp_path: Path) -> None:
    parsed = own_table(tmp_path, "ours,7,Olwyn Kvortumb,person,RU", "ours,7,Acme,organisation,RU")
    first, second = (entry.id for entry in parsed.entries)
    assert first == "own-ours-7"
    assert second.startswith("own-ours-7-")
    (said,) = parsed.rejected
    assert said.where == "own.csv line 3"
    assert f"this one as {second}" in said.why
    again = own_table(
        tmp_path,
        "ours,9,B,person,",
        "ours,7,Olwyn Kvortumb,person,RU",
        "ours,7,Acme,organisation,RU",
    )
    assert again.entries[-1].id == second


def test_a_row_said_twice_is_one_entry_and_it_is_said(tmp_path: Path) -> None:
    parsed = own_table(tmp_path, *["ours,7,Olwyn Kvortumb,person,RU"] * 2)
    assert len(parsed.entries) == 1
    assert "says the same as line 2" in parsed.rejected[0].why


@pytest.mark.parametrize(
    ("name", "code"), [("Россия", "RU"), ("俄罗斯", "RU"), ("الصين", "CN"), ("Lithuania", "LT")]
)
def test_a_country_is_read_in_several_languages(tmp_path: Path, name: str, code: str) -> None:
    parsed = own_table(tmp_path, f"ours,7,Olwyn Kvortumb,person,{name}")
    assert parsed.entries[0].nationalities == (code,)
    assert not parsed.rejected


def test_parties_of_no_kind_are_counted_and_said(tmp_path: Path) -> None:
    parsed = own_table(tmp_path, "ours,7,Olwyn Kvortumb,,", "ours,8,Acme,organisation,")
    assert parsed.rejected[0].why.startswith("1 of its 2 parties say no kind that is known")
