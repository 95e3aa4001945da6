"""Titles, numerals, particles and initials do not change whose name it is."""

import pytest

from witting.names import readings
from witting.names.adorned import ways_written


@pytest.mark.parametrize(
    "name",
    [
        "Dr Ivan Petrov",
        "Dr. Ivan Petrov",
        "Ivan Petrov, Dr.",
        "Mr Ivan Petrov",
        "Gen. Ivan Petrov",
        "Col. Prof. Ivan Petrov",
        "Eng. Ivan Petrov",
        "Ivan Petrov II",
        "Ivan Petrov, III",
        "г-н Иван Петров",
        "Г-Н ИВАН ПЕТРОВ",
        "г. Иван Петров",
        "господин Иван Петров",
    ],
)
def test_a_title_before_or_after_a_name_does_not_count(name: str) -> None:
    assert readings(name, person=True)[0] == ("ivan", "petrov")


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("السيد بوتين", ("~bWtYn",)),
        ("د. بوتين", ("~bWtYn",)),
        ("王先生", ("wang",)),
        ("习近平主席", ("xi", "jinping")),
        ("总统普京", ("putin",)),
        ("김정은 위원장", ("kim", "jong", "un")),
        ("김정은님", ("kim", "jong", "un")),
    ],
)
def test_a_title_of_another_script_does_not_count(name: str, reading: tuple[str, ...]) -> None:
    assert reading in readings(name, person=True)


@pytest.mark.parametrize("name", ["Mr", "Dr.", "г-н", "II", "先生"])
def test_a_title_alone_is_still_a_name(name: str) -> None:
    assert readings(name, person=True)


def test_a_fourth_may_be_two_initials() -> None:
    assert readings("Ivan Petrov IV", person=True) == (
        ("ivan", "petrov"),
        ("ivan", "petrov", "i", "v"),
    )


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("G. Ivanov", ("g", "ivanov")),
        ("Г. Иванов", ("g", "ivanov")),
        ("ИВАНОВ Г.Г.", ("ivanov", "g", "g")),
        ("Д.А. Иванов", ("d", "a", "ivanov")),
    ],
)
def test_a_capital_is_an_initial_and_no_title(name: str, reading: tuple[str, ...]) -> None:
    assert readings(name, person=True) == (reading,)


def test_titles_are_words_of_a_firms_name() -> None:
    assert readings("Dr Pepper", person=False) == (("dr", "pepper"),)


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("A.B. Ivanov", ("a", "b", "ivanov")),
        ("A. B. Ivanov", ("a", "b", "ivanov")),
        ("Ivanov AB", ("ivanov", "a", "b")),
        ("AB Ivanov", ("a", "b", "ivanov")),
        ("IVANOV VV", ("ivanov", "v", "v")),
        ("LEE, DJ", ("lee", "d", "j")),
        ("Ivanov V.", ("ivanov", "v")),
        ("ИВАНОВ А.Б.", ("ivanov", "a", "b")),
        ("ПУТИН ВВ", ("putin", "v", "v")),
        ("Иванов АБ", ("ivanov", "a", "b")),
    ],
)
def test_initials_are_read_one_by_one(name: str, reading: tuple[str, ...]) -> None:
    assert reading in readings(name, person=True)


@pytest.mark.parametrize(
    "name",
    ["LI Wei", "KIM IL SUNG", "NG TENG FONG", "Kim Jong UN", "AN Xiaoming", "ABU ALI", "ЛИ ПАК",
     "Thein OO", "Ivan Petrov LLC"],
)  # fmt: skip
def test_short_names_in_capitals_are_no_initials(name: str) -> None:
    assert len(readings(name, person=True)) == 1


def test_initials_are_read_as_a_word_too() -> None:
    assert readings("ПУТИН ВВ", person=True) == (("putin", "vv"), ("putin", "v", "v"))


@pytest.mark.parametrize(
    "name",
    ["al-Zawahiri", "al Zawahiri", "Al-Zawahiri", "alZawahiri", "AlZawahiri", "xal-Zawahiri"],
)
def test_a_joined_particle_is_read_like_a_parted_one(name: str) -> None:
    assert ("al", "zawahiri") in readings(name, person=True)


@pytest.mark.parametrize("name", ["Jan-Erik Berg", "McDonald", "Hans-Peter", "Van-Dyke", "Macron"])
def test_other_joined_words_are_let_be(name: str) -> None:
    assert len(readings(name, person=True)) == 1


@pytest.mark.parametrize("name", ["SiemensAG", "Siemens AG", "Siemens A.G."])
def test_a_form_joined_to_a_firms_name_is_a_form(name: str) -> None:
    assert ("siemens", ".jsc") in readings(name, person=False)


@pytest.mark.parametrize("name", ["eBay", "McDonald", "SIEMENSAG", "Linkedin", "YouTube"])
def test_firms_with_capitals_inside_are_one_word(name: str) -> None:
    assert len(readings(name, person=False)) == 1
    assert ways_written(name, person=False) == (name,)
