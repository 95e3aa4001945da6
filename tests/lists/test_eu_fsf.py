from collections import Counter
from pathlib import Path

from lxml import etree

from tests.lists.conftest import FSF, LISTS
from tests.shared import needs_shared
from witting.base import ListEntry, PartyKind, Quality
from witting.lists import ParsedList, read_list_file
from witting.lists.eu.schema import LEFT_OUT, READ

BROKEN = Path(__file__).parents[1] / "broken" / "lists"


def find(parsed: ParsedList, entry_id: str) -> ListEntry:
    return next(entry for entry in parsed.entries if entry.id == entry_id)


@needs_shared
def test_every_entity_is_read(fsf: ParsedList) -> None:
    assert (len(fsf.entries), fsf.rejected) == (4_811, ())
    assert (fsf.meta.id, fsf.meta.published) == ("eu-fsf", "2024-05-13")
    kinds = Counter(entry.kind for entry in fsf.entries)
    assert kinds == {PartyKind.PERSON: 3_755, PartyKind.ORGANISATION: 1_056}


@needs_shared
def test_the_key_is_the_reference_number(fsf: ParsedList) -> None:
    saddam = find(fsf, "eu-fsf-EU.27.28")
    assert saddam.name == "Saddam Hussein Al-Tikriti"
    assert saddam.birth_dates == ("1937-04-28",)
    assert (saddam.nationalities, saddam.gender) == (("IQ",), "male")
    assert saddam.listed_on == "2003-07-08"
    assert saddam.legal_basis == (
        "1210/2003 (OJ L169), published 2003-07-08, in force 2003-07-07 (commission regulation)",
    )


@needs_shared
def test_every_name_is_strong_because_the_flag_means_nothing(fsf: ParsedList) -> None:
    assert {name.quality for entry in fsf.entries for name in entry.names} == {Quality.STRONG}


@needs_shared
def test_00_is_no_country(fsf: ParsedList) -> None:
    codes = {code for entry in fsf.entries for code in entry.countries}
    codes |= {i.country or "" for entry in fsf.entries for i in entry.identifiers}
    assert "00" not in codes


@needs_shared
def test_the_first_name_is_one_an_english_reader_expects(fsf: ParsedList) -> None:
    qusay = find(fsf, "eu-fsf-EU.39.56")  # the file gives the French spelling first
    assert [(name.whole, name.language) for name in qusay.names] == [
        ("Qusay Saddam Hussein Al-Tikriti", ""),
        ("Qoussaï Saddam Hussein Al-Tikriti", "fr"),
    ]


@needs_shared
def test_names_keep_their_script_and_language(fsf: ParsedList) -> None:
    makhlouf = find(fsf, "eu-fsf-EU.3320.91")
    assert ("رامي مخلوف", "Arab", "ar") in {
        (name.whole, name.script, name.language) for name in makhlouf.names
    }
    other = sum(1 for e in fsf.entries for name in e.names if name.script not in ("Latn", ""))
    assert other == 4_673


@needs_shared
def test_a_year_of_another_calendar_is_no_birth_date(fsf: ParsedList) -> None:
    years = {date[:4] for entry in fsf.entries for date in entry.birth_dates}
    assert min(years) > "1900"
    assert any("(islamic calendar)" in entry.remarks for entry in fsf.entries)


@needs_shared
def test_russian_numbers_are_told_apart_by_their_check_digits(fsf: ParsedList) -> None:
    schemes = Counter(i.scheme for entry in fsf.entries for i in entry.identifiers)
    assert (schemes["inn"], schemes["ogrn"]) == (248, 149)


@needs_shared
def test_a_party_under_two_programmes_keeps_both_entries(fsf: ParsedList) -> None:
    twice = [entry for entry in fsf.entries if entry.id == "eu-fsf-EU.334.4"]
    assert [entry.programmes for entry in twice] == [("AFG",), ("TAQA",)]


@needs_shared
def test_every_field_of_the_file_is_read_or_left_out_on_purpose() -> None:
    fields: set[tuple[str, str]] = set()
    for _event, element in etree.iterparse(FSF):
        name = str(element.tag).rpartition("}")[2]
        fields.update((name, str(attribute)) for attribute in element.attrib)
        fields.add((name, ""))
    assert {field for field in fields if not is_known(*field)} == set()


@needs_shared
def test_every_field_of_the_schema_is_read_or_left_out_on_purpose() -> None:
    schema = etree.parse(LISTS / "eu" / "FULL-schema-1_1.xsd")
    tags = {tag: element_names(schema, tag) for tag in ("element", "attribute")}
    assert tags["element"] - {"export"} == set(READ)
    read = {name for names in (READ, LEFT_OUT) for text in names.values() for name in text.split()}
    assert tags["attribute"] - {"generationDate", "globalFileId"} <= read


def element_names(schema: "etree._ElementTree", tag: str) -> set[str]:
    found = schema.iter(f"{{http://www.w3.org/2001/XMLSchema}}{tag}")
    return {str(element.get("name")) for element in found if element.get("name")}


def is_known(element: str, attribute: str) -> bool:
    if element == "export":
        return attribute in ("", "generationDate", "globalFileId")
    left_out = f"{LEFT_OUT.get(element, '')} {LEFT_OUT['*']}".split()
    return element in READ and attribute in ("", *READ[element].split(), *left_out)


def test_a_bad_entity_comes_back_by_name_beside_the_rest() -> None:
    parsed = read_list_file(BROKEN / "one-bad-entity.xml")
    assert [entry.name for entry in parsed.entries] == ["Good Person"]
    assert [record.where for record in parsed.rejected] == [
        "one-bad-entity.xml sanctionEntity (line 4)",
        "one-bad-entity.xml sanctionEntity (line 5)",
        "one-bad-entity.xml field nameAlias shoeSize",
    ]
