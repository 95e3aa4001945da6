"""A mapping says what the columns are: it is proposed and checked, or says what is wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.base import SettingsError, UnreadableInput
from witting.book import BookParty
from witting.book.guessing import guess_mapping
from witting.book.importing import open_book
from witting.book.mapping import read_mapping

HEADERS = {
    "en": ("Customer No.", "Full Name", "Date of Birth", "Nationality", "Passport No"),
    "ru": ("Код клиента", "ФИО", "Дата рождения", "Гражданство", "Номер паспорта"),
    "zh": ("客户编号", "姓名", "出生日期", "国籍", "护照号码"),
    "ar": ("رقم العميل", "الاسم الكامل", "تاريخ الميلاد", "الجنسية", "رقم جواز السفر"),
}
FIELDS = ("key", "name", "birth_date", "countries", "identifiers.passport")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "customers.csv"


def written(table: Path, text: str) -> Path:
    table.write_text(text, encoding="utf-8")
    return table


def mapping_file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("language", HEADERS)
def test_common_headers_are_guessed_and_the_guess_can_be_used(
    tmp_path: Path, table: Path, language: str
) -> None:
    header = HEADERS[language]
    written(table, ",".join(header) + "\n1,Anna,13.05.1970,LV,X1\n")
    guess = guess_mapping(table)
    assert tuple(guess.fields[name] for name in header) == FIELDS
    assert guess.open_questions == ()
    (party,) = open_book(table, read_mapping(mapping_file(tmp_path, guess.text))).rows
    assert isinstance(party, BookParty)
    assert (party.birth_date, party.countries) == ("1970-05-13", ("LV",))
    assert party.identifiers[0].scheme == "passport"


def test_values_of_a_kind_are_guessed(table: Path) -> None:
    written(table, "key,name,Тип,Пол\n1,A,ФЛ,Ж\n2,B,ЮЛ,\n3,C,судно,М\n")
    text = guess_mapping(table).text
    for pair in ('"ФЛ": person', '"ЮЛ": organisation', '"судно": vessel', '"Ж": female'):
        assert pair in text


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("13.05.1970", "01.02.1980"), "day first"),
        (("05/13/1970", "01/02/1980"), "month first"),
        (("03/04/1970",), '"?"'),
        (("13.05.1970", "05/13/1970"), '"?"'),
    ],
)
def test_the_order_of_a_date_is_what_the_table_shows_or_is_asked(
    table: Path, dates: tuple[str, ...], said: str
) -> None:
    rows = "".join(f"{n},A,{day}\n" for n, day in enumerate(dates))
    assert f"  birth_date: {said}  #" in guess_mapping(written(table, f"key,name,DOB\n{rows}")).text


def test_what_is_left_open_is_refused_until_it_is_said(tmp_path: Path, table: Path) -> None:
    for rows, why in (
        ("1,A,03/04/1970,\n", "how birth dates are written"),
        ("1,A,,Q\n", "'Q' means as kind"),
    ):
        guess = guess_mapping(written(table, f"key,name,DOB,Type\n{rows}"))
        assert len(guess.open_questions) == 1
        with pytest.raises(SettingsError, match=why):
            read_mapping(mapping_file(tmp_path, guess.text))


def test_a_table_without_key_or_name_asks_for_them(table: Path) -> None:
    guess = guess_mapping(written(table, "foo,bar\n1,2\n"))
    assert len(guess.open_questions) == 2
    assert "# Not read: foo, bar." in guess.text


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=5))
def test_a_proposed_mapping_can_be_read_whatever_the_columns_are_called(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    """Quotes, colons, hashes and line breaks in a header never break out of their place."""
    import csv

    folder = tmp_path_factory.mktemp("map")
    header = ["key", "name", *(f"alias {n}: {name}" for n, name in enumerate(names))]
    header = [name.encode("utf-8", "replace").decode().replace("\0", "") for name in header]
    with (folder / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, ["1", "Anna", *names_of(header)]])
    guess = guess_mapping(folder / "t.csv")
    assert read_mapping(mapping_file(folder, guess.text)).columns == ("key", "name")


def names_of(header: list[str]) -> list[str]:
    return [""] * (len(header) - 2)


BROKEN = {
    "an unknown part": ("colums: {key: A}", "it has a part 'colums'"),
    "an unknown field": ("columns: {key: A, name: B, phone: C}", "a line 'phone'"),
    "no key": ("columns: {name: B}", "no column is the `key`"),
    "no name": ("columns: {key: B}", "no column is a name"),
    "two keys": ("columns: {key: [A, B], name: C}", "its 'key' has several columns"),
    "a key twice": ("columns: {key: A, key: B, name: C}", "'key' twice"),
    "an unknown scheme": ("columns: {key: A, name: B, identifiers: {taxid: C}}", "scheme 'taxid'"),
    "an unknown order": (
        "columns: {key: A, name: B}\nformats: {birth_date: european}",
        "'european'",
    ),
    "an unknown encoding": ("file: {encoding: rot13}\ncolumns: {key: A, name: B}", "rot13"),
    "a delimiter of two signs": ("file: {delimiter: '::'}\ncolumns: {key: A, name: B}", "'::'"),
    "no mapping at all": ("just words", "is 'just words'"),
    "nothing": ("", "no column is the `key`"),
    "no YAML": ("columns: {key: [", "cannot be read as a mapping"),
    "an anchor": ("columns: &a {key: A}", "an anchor"),
    "a column of nothing": ("columns: {key: A, name: []}", "names no column"),
    "a country of a name": ("columns: {key: A, name: {column: B, country: C}}", "its column for"),
}


@pytest.mark.parametrize(("text", "why"), BROKEN.values(), ids=BROKEN)
def test_a_broken_mapping_says_what_is_wrong(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_mapping(mapping_file(tmp_path, text))
    assert why in str(refused.value)


def test_norway_is_a_country_and_no_falsehood(tmp_path: Path, table: Path) -> None:
    text = "columns: {key: A, name: B, countries: C}\nvalues: {countries: {N: NO}}\n"
    mapping = read_mapping(mapping_file(tmp_path, text))
    (party,) = open_book(written(table, "A,B,C\n1,Kari,N\n"), mapping).rows
    assert isinstance(party, BookParty)
    assert party.countries == ("NO",)


def test_no_mapping_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="There is no mapping"):
        read_mapping(tmp_path / "nowhere.yaml")
