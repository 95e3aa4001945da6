"""A customer book comes in row by row; what cannot be read comes back by line, alone."""

import csv
from dataclasses import asdict
from datetime import date
from io import StringIO
from pathlib import Path

import polars
import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it comes without types
from hypothesis import given
from hypothesis import strategies as st

from witting.base import BrokenInput, Identifier, PartyKind, SettingsError, UnreadableInput
from witting.base.csv_rows import LARGEST_ROW, MOST_LINES
from witting.book import BookParty, BookRole, as_row
from witting.book.dates import read_birth_date
from witting.book.importing import Refused, open_book
from witting.book.mapping import Column, Mapping
from witting.intake.tables.text import LARGEST_CELL

NAMED = Mapping(fields={"key": (Column(name="No"),), "name": (Column(name="Name"),)})


def read(
    path: Path, text: str | bytes, mapping: Mapping | None = None
) -> list[BookParty | Refused]:
    """Write a table and read it as a book."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(open_book(path, mapping).rows)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "customers.csv"


def test_a_header_in_our_own_names_needs_no_mapping(table: Path) -> None:
    header = "key,name,other_names,kind,role,birth_date,countries,gender,address,inn,passport"
    row = "7,Ольга Петрова,Olga;Olya,person,counterparty,1988-03-14,LV;RU,f,Riga,7702070139,AB 1"
    assert read(table, f"{header},passport_country\n{row},Latvia\n") == [
        BookParty(
            key="7",
            names=("Ольга Петрова", "Olga", "Olya"),
            role=BookRole.COUNTERPARTY,
            kind=PartyKind.PERSON,
            birth_date="1988-03-14",
            countries=("LV", "RU"),
            gender="female",
            address="Riga",
            identifiers=(
                Identifier(scheme="inn", value="7702070139", country="RU"),
                Identifier(scheme="passport", value="AB 1", country="LV"),
            ),
        )
    ]


@pytest.mark.parametrize("header", ["Customer no,Full name", "key,name,Branch", "key,kind"])
def test_nothing_is_guessed_silently(table: Path, header: str) -> None:
    with pytest.raises(SettingsError, match=r"witting book map customers\.csv"):
        read(table, f"{header}\n1,Anna\n")


REFUSED = {
    "no key": (",Anna,,,", "no key"),
    "no name": ("1,,,,", "no name"),
    "a kind nobody knows": ("1,Anna,Z,,", "its kind 'Z'"),
    "a day that is none": ("1,Anna,,1999-02-31,", "no day"),
    "a day with its order unsaid": ("1,Anna,,03/04/1970,", "the day or the month first"),
    "a year nobody was born in": ("1,Anna,,1770-01-01,", "lies outside"),
    "a country nobody knows": ("1,Anna,,,Atlantis", "'Atlantis' is no country"),
    "too few cells": ("1,Anna,", "3 cells and the header has 5"),
    "too many cells": ("1,Anna,,,,,", "7 cells and the header has 5"),
    "a long cell": (f"1,{'a' * (LARGEST_CELL + 1)},,,", "longer than 32,768"),
    "a long row": (f"1,{'a' * (LARGEST_ROW * 3)},,,", "longer than 262,144"),
    "a key longer than any": (f"{'1' * 201},Anna,,,", "key is longer"),
    "a sign for nothing": ("1,An\0na,,,", "signs cannot be read"),
    "a quote never closed": ('1,"Anna,,,', "not closed"),
}


@pytest.mark.parametrize(("row", "why"), REFUSED.values(), ids=REFUSED)
def test_a_row_that_cannot_be_read_comes_back_and_the_rest_goes_in(
    table: Path, row: str, why: str
) -> None:
    header = "key,name,kind,birth_date,countries"
    before, *found, after = read(table, f"{header}\n8,Before,,,\n{row}\n9,After,,,\n")
    assert [before, after] == [
        BookParty(key=k, names=(n,)) for k, n in (("8", "Before"), ("9", "After"))
    ]
    (refused,) = found
    assert isinstance(refused, Refused)
    assert refused.line == 3
    assert why in refused.why


def test_a_key_given_twice_says_which_line_had_it_first(table: Path) -> None:
    _, second = read(table, "key,name\n1,Anna\n1,Berta\n")
    assert second == Refused(line=3, why="its key '1' was given in line 2 already", key="1")


def test_a_quote_never_closed_takes_no_row_with_it_however_long_the_file(table: Path) -> None:
    rows = [f"{n},Name {n}" for n in range(MOST_LINES * 3)]
    rows[5] = '5,"Name 5'
    found = read(table, "key,name\n" + "\n".join(rows) + "\n")
    assert [one.line for one in found if isinstance(one, Refused)] == [7]
    assert len(found) == len(rows)


def test_a_cell_may_hold_line_breaks_and_lines_are_counted_on(table: Path) -> None:
    found = read(table, 'key,name,address\r\n1,Anna,"Main\r\nStreet"\r\n\r\n,,\r\n2,,\r\n')
    assert found[0] == BookParty(key="1", names=("Anna",), address="Main\r\nStreet")
    assert [(type(one), getattr(one, "line", 0)) for one in found[1:]] == [(Refused, 6)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_needs_no_word(table: Path, encoding: str) -> None:
    (party,) = read(table, "key;name\n1;Ольга 李\n".encode(encoding))
    assert party == BookParty(key="1", names=("Ольга 李",))


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1251", "Ольга"),
        ("cp1252", "Müller"),
        ("cp1256", "مصنع"),
        ("gb18030", "李"),
        ("utf-16-le", "Ольга"),
    ],
)
def test_another_encoding_is_named(table: Path, encoding: str, name: str) -> None:
    mapping = Mapping(fields=NAMED.fields, encoding=encoding)
    (party,) = read(table, f"No,Name\n1,{name}\n".encode(encoding), mapping)
    assert party == BookParty(key="1", names=(name,))


@pytest.mark.parametrize(("encoding", "said"), [("utf-8-sig", "utf-8"), ("utf-16", "utf-16-le")])
def test_a_byte_order_mark_is_no_letter_whatever_was_said(
    table: Path, encoding: str, said: str
) -> None:
    mapping = Mapping(fields=NAMED.fields, encoding=said)
    assert read(table, '"No",Name\n1,Anna\n'.encode(encoding), mapping) == [
        BookParty(key="1", names=("Anna",))
    ]


def test_rows_of_another_encoding_come_back(table: Path) -> None:
    good, bad = read(table, b"key,name\n1,Anna\n" + "2,Ольга\n".encode("cp1251"))
    assert isinstance(good, BookParty)
    assert isinstance(bad, Refused)
    assert "another encoding" in bad.why


@pytest.mark.parametrize(
    ("text", "why"),
    [(b"", "empty"), (b"\n1,Anna\n", "empty"), ("№,Имя\n1,A\n".encode("cp1251"), "--encoding")],
)
def test_a_table_without_a_header_that_can_be_read_is_refused(
    table: Path, text: bytes, why: str
) -> None:
    with pytest.raises(UnreadableInput, match=why):
        read(table, text)


def test_a_column_twice_is_refused(table: Path) -> None:
    with pytest.raises(BrokenInput, match="more than one column 'name'"):
        read(table, "key,name,name\n1,Anna,Berta\n")


def test_a_column_the_table_does_not_have_is_refused(table: Path) -> None:
    with pytest.raises(SettingsError, match="names a column 'Name'"):
        read(table, "No,Title\n1,Anna\n", NAMED)


def test_columns_nobody_named_are_told(table: Path) -> None:
    table.write_text("No,Name,Branch\n1,Anna,Riga\n", encoding="utf-8")
    assert open_book(table, NAMED).unused == ("Branch",)


def test_a_mapping_says_what_cells_mean(table: Path) -> None:
    mapping = Mapping(
        fields={
            "key": (Column(name="No"),),
            "given_name": (Column(name="Имя"), Column(name="Отчество")),
            "family_name": (Column(name="Фамилия"),),
            "other_names": (Column(name="AKA", split="|"),),
            "kind": (Column(name="T"),),
            "birth_date": (Column(name="Born"),),
            "gender": (Column(name="Пол"),),
            "address": (Column(name="Street"), Column(name="City")),
        },
        values={
            "kind": {"ФЛ": "person"},
            "gender": {"Ж": "female"},
            "birth_date": {"01.01.1900": ""},
        },
        always={"role": "counterparty", "countries": "RU"},
        date_order="day first",
    )
    header = "No;Имя;Отчество;Фамилия;AKA;T;Born;Пол;Street;City"
    rows = "1;Ольга;Петровна;Штерн;A | B;ФЛ;02.03.1970;Ж;Main 1;Riga\n2;小明;;王;;;01.01.1900;;;\n"
    assert read(table, f"{header}\n{rows}", mapping) == [
        BookParty(
            key="1",
            names=("Ольга Петровна Штерн", "A", "B"),
            role=BookRole.COUNTERPARTY,
            kind=PartyKind.PERSON,
            birth_date="1970-03-02",
            countries=("RU",),
            gender="female",
            address="Main 1, Riga",
        ),
        BookParty(key="2", names=("王小明",), role=BookRole.COUNTERPARTY, countries=("RU",)),
    ]


def test_what_holds_always_must_be_something(table: Path) -> None:
    with pytest.raises(SettingsError, match="its kind 'martian'"):
        read(table, "No,Name\n1,A\n", Mapping(fields=NAMED.fields, always={"kind": "martian"}))


def test_parquet_is_read_with_its_types(tmp_path: Path) -> None:
    path = tmp_path / "customers.parquet"
    frame = {
        "key": [1, 2, 3],
        "name": ["Anna", None, "李"],
        "birth_date": [date(1970, 3, 2), None, None],
    }
    polars.DataFrame(frame).write_parquet(path)
    first, second, third = open_book(path).rows
    assert first == BookParty(key="1", names=("Anna",), birth_date="1970-03-02")
    assert isinstance(second, Refused)
    assert (second.line, second.key) == (3, "2")
    assert third == BookParty(key="3", names=("李",))


def test_a_parquet_column_of_lists_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "customers.parquet"
    polars.DataFrame({"key": ["1"], "name": [["Anna", "Anne"]]}).write_parquet(path)
    with pytest.raises(BrokenInput, match="column 'name' that holds more than one value"):
        open_book(path)


def test_a_damaged_parquet_file_is_refused(table: Path) -> None:
    table.write_bytes(b"PAR1 and no more")
    with pytest.raises(BrokenInput, match="cannot be read as a table"):
        open_book(table)


def test_a_workbook_is_read_as_it_shows_its_numbers(tmp_path: Path) -> None:
    path = tmp_path / "customers.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["key", "name", "inn", "birth_date"])
        sheet.write_number(1, 0, 7, book.add_format({"num_format": "0000"}))
        sheet.write_row(1, 1, ["Anna", 770708389301])
        sheet.write_number(1, 3, 25629, book.add_format({"num_format": "dd.mm.yyyy"}))
    (party,) = open_book(path).rows
    inn = Identifier(scheme="inn", value="770708389301", country="RU")
    assert party == BookParty(
        key="0007", names=("Anna",), birth_date="1970-03-02", identifiers=(inn,)
    )


def test_a_workbook_says_what_to_do_where_it_cannot_be_read(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "customers.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(BrokenInput, match="save it again as XLSX or CSV"):
        open_book(path)


def test_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="There is no file"):
        open_book(tmp_path / "nowhere.csv")


@pytest.mark.parametrize(
    ("text", "order", "read_as"),
    [
        ("1970", "", "1970"),
        ("1970-03", "", "1970-03"),
        ("1970/3/2", "", "1970-03-02"),
        ("19700302", "", "1970-03-02"),
        ("1970年3月2日", "", "1970-03-02"),
        ("1970-03-02 00:00:00", "", "1970-03-02"),
        ("1970-03-02T00:00:00Z", "", "1970-03-02"),
        ("2.3.1970", "day first", "1970-03-02"),
        ("3/2/1970", "month first", "1970-03-02"),
        ("٠٢/٠٣/١٩٧٠", "day first", "1970-03-02"),
        ("00.00.1970", "day first", "1970"),
        ("1970-00-00", "", "1970"),
        ("1970-03-00", "", "1970-03"),
    ],
)
def test_a_birth_date_is_read(text: str, order: str, read_as: str) -> None:
    assert read_birth_date(text, order) == read_as


@pytest.mark.parametrize("text", ["70-03-02", "2.3.70", "13.13.1970", "soon", "03.1970", "0/0/0"])
def test_a_birth_date_that_cannot_be_told_is_none(text: str) -> None:
    with pytest.raises((ValueError, SettingsError)):
        read_birth_date(text, "day first")


@given(st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.sampled_from("./-"))
def test_a_date_comes_through_every_order(day: date, mark: str) -> None:
    ways = {
        "day first": "%d{0}%m{0}%Y",
        "month first": "%m{0}%d{0}%Y",
        "year first": "%Y{0}%m{0}%d",
    }
    for order, form in ways.items():
        assert read_birth_date(day.strftime(form.format(mark)), order) == day.isoformat()


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffd"), max_size=12)


@given(st.lists(st.tuples(CELL, CELL), max_size=8))
def test_every_row_comes_in_or_comes_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    """Whatever stands in the cells: each row is a party or a reason, in order."""
    text = StringIO(newline="")
    csv.writer(text).writerows([("key", "name", "address"), *((*row, "somewhere") for row in rows)])
    path = tmp_path_factory.mktemp("book") / "table.csv"
    found = read(path, text.getvalue())
    assert len(found) == len(rows)
    seen: set[str] = set()
    for (key, name), one in zip(rows, found, strict=True):
        bare = key.strip()
        if bare and name.strip() and bare not in seen:
            assert one == BookParty(key=bare, names=(name.strip(),), address="somewhere")
        else:
            assert isinstance(one, Refused)
        seen.add(bare)


def test_a_party_is_put_down_with_all_its_fields(table: Path) -> None:
    (party,) = read(table, "key,name,countries,inn\n1,Anna,RU,7702070139\n")
    assert isinstance(party, BookParty)
    assert as_row(party) == {name: value for name, value in asdict(party).items() if value}
