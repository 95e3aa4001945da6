import re
from pathlib import Path

import pytest
from lxml import etree

from tests.lists.conftest import LISTS, read_once
from tests.lists.kept import lost, squeezed
from tests.shared import needs_shared
from witting.base import BrokenList, Identifier, ListEntry, NameKind, PartyKind, Quality
from witting.lists import ParsedList, read_list_file
from witting.lists.un.fields import FIELDS, LEFT_OUT

SAMPLE = Path(__file__).parent / "samples" / "un" / "consolidated.xml"
FILES = {
    "2024-05-15": "un/un_consolidated_2024-05-15.xml",
    "2026-02-27": "un/UN_consolidated_2026-02-27.xml",
}
real = pytest.mark.parametrize("name", FILES.values(), ids=FILES)


@pytest.fixture(scope="module")
def sample() -> ParsedList:
    return read_list_file(SAMPLE)


@pytest.fixture(scope="module")
def person(sample: ParsedList) -> ListEntry:
    return sample.entries[0]


@needs_shared
@pytest.mark.parametrize(
    ("name", "persons", "others"),
    [(FILES["2024-05-15"], 682, 193), (FILES["2026-02-27"], 730, 273)],
    ids=FILES,
)
def test_every_entry_is_read(name: str, persons: int, others: int) -> None:
    parsed = read_once(name)
    kinds = [entry.kind for entry in parsed.entries]
    assert kinds.count(PartyKind.PERSON) == persons
    assert kinds.count(PartyKind.ORGANISATION) == others
    assert parsed.rejected == ()
    assert name.endswith(f"{parsed.meta.published}.xml")


@needs_shared
@real
def test_no_value_of_the_file_is_lost(name: str) -> None:
    entries = {entry.id: entry for entry in read_once(name).entries}
    root = etree.parse(LISTS / name).getroot()
    missing = []
    for record in (*root.iter("INDIVIDUAL"), *root.iter("ENTITY")):
        entry = entries[f"un-{record.findtext('DATAID')}"]
        missing += [(entry.id, *pair) for pair in lost(entry, values(record))]
    assert missing == []


def values(record: "etree._Element") -> list[tuple[str, str]]:
    """Give each element's text but those whose meaning is read: quality, type, and a time zone."""
    found = []
    for part in record.iter():
        text = squeezed(part.text)
        parent = part.getparent()
        above = str(parent.tag) if parent is not None else ""
        if part.tag in (*LEFT_OUT, "QUALITY", "TYPE_OF_DATE", "GENDER") or above in LEFT_OUT:
            continue
        if part.tag == "TYPE_OF_DOCUMENT":  # told by the identifier's scheme
            continue
        if part.tag == "LISTED_ON":
            text = text[:10]
        if text and text != "na":
            found += [(str(part.tag), piece.strip(" ,")) for piece in re.split("[;()]", text)]
    return found


@needs_shared
@real
def test_what_is_left_out_says_nothing(name: str) -> None:
    root = etree.parse(LISTS / name).getroot()
    assert {squeezed(part.text) for part in root.iter("SORT_KEY", "SORT_KEY_LAST_MOD")} == {""}
    assert {squeezed(part.text) for part in root.iter("VERSIONNUM")} == {"1"}
    listed = {squeezed(value.text) for part in root.iter("LIST_TYPE") for value in part}
    assert listed == {"UN List"}


@needs_shared
@real
def test_low_quality_aliases_are_weak_in_the_real_files(name: str) -> None:
    entries = {entry.id: entry for entry in read_once(name).entries}
    root = etree.parse(LISTS / name).getroot()
    low = 0
    for record in root.iter("INDIVIDUAL"):
        weak = [
            n.whole for n in entries[f"un-{record.findtext('DATAID')}"].names if n.quality == "weak"
        ]
        for alias in record.iter("INDIVIDUAL_ALIAS"):
            if alias.findtext("QUALITY") == "Low":
                low += 1
                text = squeezed(alias.findtext("ALIAS_NAME"))
                assert any(name in text for name in weak), text
    assert low > 600


@needs_shared
def test_every_field_of_the_schema_is_read_or_left_out_on_purpose() -> None:
    schema = etree.parse(LISTS / "un" / "UN_consolidated.xsd")
    found = schema.iter("{http://www.w3.org/2001/XMLSchema}element")
    names = {str(element.get("name")) for element in found}
    assert names - {"CONSOLIDATED_LIST", "INDIVIDUALS", "ENTITIES"} <= FIELDS | LEFT_OUT


def test_the_key_is_the_publishers_number_and_the_day_is_the_files_own(sample: ParsedList) -> None:
    assert [entry.id for entry in sample.entries] == ["un-9900001"]
    assert (sample.meta.id, sample.meta.published) == ("un-sc", "2031-04-05")


def test_a_name_has_up_to_four_parts_and_na_is_none_of_them(person: ListEntry) -> None:
    assert person.name == "TESTER ERFUNDEN IBN NIEMAND"
    assert (person.names[0].first, person.names[0].last) == ("", "")


def test_low_quality_aliases_are_weak(person: ListEntry) -> None:
    assert [(n.whole, n.kind, n.quality, n.script) for n in person.names[1:]] == [
        ("اختبار مخترع", NameKind.ALIAS, Quality.STRONG, "Arab"),
        ("Testa Erfunda", NameKind.ALIAS, Quality.STRONG, "Latn"),
        ("Tester Erfundo", NameKind.ALIAS, Quality.STRONG, "Latn"),
        ("The Baker", NameKind.ALIAS, Quality.WEAK, "Latn"),
        ("الخباز", NameKind.ALIAS, Quality.WEAK, "Arab"),
    ]


def test_an_approximate_year_is_a_range_and_a_note_may_be_the_date(person: ListEntry) -> None:
    assert person.birth_dates == (
        *("1961", "1962-03-04", "1963", "1969/1971"),
        *("1958/1960", "1973-11"),
    )


def test_gb_is_guinea_bissaus_regime_and_no_country(person: ListEntry) -> None:
    assert person.programmes == ("GB",)
    assert (person.nationalities, person.countries) == (("GW",), ("GW",))


def test_a_nationality_without_a_code_stays_in_words(person: ListEntry) -> None:
    assert ("NATIONALITY", "former Nowhere") in person.details


def test_a_number_that_stands_in_a_note_is_found(person: ListEntry) -> None:
    assert person.identifiers == (
        Identifier(scheme="un_reference", value="GBi.901"),
        Identifier(scheme="passport", value="AAB901901", country="GW"),
        Identifier(scheme="national_id", value="W901902"),
    )


def test_a_day_with_a_time_zone_is_a_day(person: ListEntry) -> None:
    assert (person.listed_on, person.listed_on_source) == ("2030-01-02", "LISTED_ON in the file")
    assert ("LAST_DAY_UPDATED", "2031-01-01") in person.details


def test_the_notice_and_what_was_noted_are_kept(person: ListEntry) -> None:
    details = dict(person.details)
    assert details["INTERPOL notice"] == "https://www.interpol.int/en/notice/901"
    assert details["address note"] == "1 Test Lane, Bissau, 1000, Guinea-Bissau: previous"
    assert person.titles == ("Mullah", "Keeper of samples")


def test_an_entity_of_two_names_has_both_and_its_arabic_one(sample: ParsedList) -> None:
    (entity,) = sample.removed
    assert [(n.whole, n.kind) for n in entity.names] == [
        ("INVENTED WORKS (IW)", NameKind.PRIMARY),
        ("SAMPLE TRADING", NameKind.ALIAS),
        ("Old Works", NameKind.FORMER),
        ("شركة الاختبار", NameKind.FORMER),
        ("Works of Sample", NameKind.ALIAS),
    ]
    assert entity.addresses == ()


def test_an_entry_that_left_the_list_is_not_screened_and_not_lost(sample: ParsedList) -> None:
    assert (sample.meta.entries, len(sample.entries)) == (1, 1)
    assert [(entry.id, entry.removed_on) for entry in sample.removed] == [
        ("un-9900002", "2031-03-04")
    ]


def test_an_entry_stays_until_the_day_it_leaves() -> None:
    before = read_list_file(SAMPLE, published="2031-03-03")
    assert [entry.id for entry in before.entries] == ["un-9900001", "un-9900002"]


def test_bad_records_and_new_fields_come_back_by_name(sample: ParsedList) -> None:
    assert [record.where for record in sample.rejected] == [
        "consolidated.xml INDIVIDUAL no number (line 38)",
        "consolidated.xml INDIVIDUAL 9900003 (line 39)",
        "consolidated.xml field SHOE_SIZE",
    ]


def test_a_list_without_entries_is_no_list(tmp_path: Path) -> None:
    empty = tmp_path / "un.xml"
    empty.write_text('<CONSOLIDATED_LIST dateGenerated="2031-01-01T00:00:00Z"/>')
    with pytest.raises(BrokenList, match="holds no entry"):
        read_list_file(empty)


def test_a_birth_date_of_an_alias_without_a_name_stands_alone(tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    start = text.index("<INDIVIDUAL_ALIAS>")
    alias = (
        "<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/><DATE_OF_BIRTH>1960-12-13</DATE_OF_BIRTH>"
        "</INDIVIDUAL_ALIAS>"
    )
    path = tmp_path / "un.xml"
    path.write_text(text[:start] + alias + text[start:], encoding="utf-8")
    details = [pair for entry in read_list_file(path).entries for pair in entry.details]
    assert ("alias date of birth", "1960-12-13") in details
