import re
from pathlib import Path

import pytest
from lxml import etree

from witting.base import BrokenList, ListEntry
from witting.lists import ParsedList, read_list_file
from witting.lists.ofac.enhanced import FIELDS, LEFT_OUT
from witting.lists.reading import read_lists

SAMPLES = Path(__file__).parent / "samples" / "ofac"
SAME = "kind programmes birth_dates birth_places nationalities gender titles addresses vessel"


def entries(name: str) -> dict[str, ListEntry]:
    return {entry.id: entry for entry in read_list_file(SAMPLES / name).entries}


@pytest.mark.parametrize("form", ["sdn_advanced.xml", "sdn_enhanced.xml"])
def test_every_form_of_the_list_says_what_the_plain_one_says(form: str) -> None:
    plain, other = entries("sdn.xml"), entries(form)
    assert list(other) == list(plain) == ["ofac-990001", "ofac-990002", "ofac-990003"]
    for key, entry in plain.items():
        for field in (*SAME.split(), "section_11_marker", "url"):
            assert getattr(other[key], field) == getattr(entry, field), (key, field)
        assert set(other[key].identifiers) == set(entry.identifiers)
        assert set(other[key].remarks.split("; ")) == set(entry.remarks.split("; "))
        latin = {alike(name) for name in other[key].names if name.script == "Latn"}
        assert latin == {alike(name) for name in entry.names}
        assert other[key].name.casefold() == entry.name.casefold()


def alike(name: object) -> tuple[str, ...]:
    fields = ("whole", "first", "last", "kind", "quality")
    return tuple(str(getattr(name, field)).casefold() for field in fields)


@pytest.mark.parametrize("name", ["sdn_enhanced.xml", "cons_enhanced.xml"])
def test_every_value_of_an_entity_is_in_its_entry(name: str) -> None:
    parsed = {entry.id: str(entry) for entry in read_list_file(SAMPLES / name).entries}
    count = 0
    for entity in etree.parse(SAMPLES / name).getroot().iterfind(".//{*}entity"):
        entry = parsed[f"ofac-{entity.get('id')}"].casefold()
        for part in entity.iter("*"):
            tag, text = etree.QName(part).localname, (part.text or "").strip()
            if not text or tag in LEFT_OUT or tag in MARKS or part.get("nameId"):
                continue
            pieces = text.split(", ") if tag == "formattedFullName" else [text]
            assert all(said(piece.casefold(), entry) for piece in pieces), (tag, text)
            count += 1
        for listed in entity.iterfind(".//{*}sanctionsList"):
            assert listed.get("datePublished", "?") in entry
    assert count > 20


MARKS = {"isPrimary", "isLowQuality", "isApproximate", "aliasType", "type", "valueRefId"} | {
    *("fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd"),  # beside their own words
    *("isValid", "country", "issuingCountry", "entityType"),
}
"""Elements that say something about another, and are held by the tests that name what they say."""


def said(text: str, entry: str) -> bool:
    day = re.fullmatch(r"(\d\d) (\w{3}) (\d{4})", text)
    numbers = {"5,077": "5077", "imo 9999993": "9999993", "russia": "'ru'", "cyprus": "'cy'"}
    if day is not None:
        return text in entry or f"'{day[3]}-" in entry
    if text in ("aug 1975", "1970 to 1972"):
        return text.replace(" to ", "/") in entry
    return text in entry or numbers.get(text, text) in entry


def test_a_script_other_than_latin_is_a_name_too() -> None:
    found = entries("sdn_enhanced.xml")
    assert [(n.whole, n.script) for n in found["ofac-990001"].names[:2]] == [
        ("KRUGLOV BEARING WORKS", "Latn"),
        ("Подшипниковый Завод Круглова", "Cyrl"),
    ]


def test_listing_days_and_ties_are_the_publishers() -> None:
    found = entries("sdn_enhanced.xml")
    works, vessel = found["ofac-990001"], found["ofac-990003"]
    assert (works.listed_on, works.listed_on_source) == (
        "2024-02-23",
        "datePublished of the list itself, SDN List",
    )
    assert works.sublists == ("SSI", "SSI Directive 2")
    link = vessel.links[0]
    assert (link.kind, link.name, link.entry_id) == (
        "Owned or Controlled By (Low, 2019 to 2023)",
        "KRUGLOV BEARING WORKS",
        "ofac-990001",
    )


def test_the_non_sdn_list_names_the_list_each_is_on() -> None:
    parsed = read_list_file(SAMPLES / "cons_enhanced.xml")
    assert (parsed.meta.id, parsed.meta.published) == ("ofac-cons", "2026-09-04")
    assert parsed.meta.source.endswith("/CONS_ENHANCED.XML")
    assert [entry.sublists for entry in parsed.entries] == [("PLC",), ("NS-CMIC",)]
    assert parsed.entries[0].listed_on == "2006-04-12"


def test_a_name_part_that_the_formatted_name_lacks_is_kept() -> None:
    assert ("namePart", "NAZARI") in entries("cons_enhanced.xml")["ofac-990013"].details


def test_a_document_that_is_not_valid_says_so() -> None:
    assert ("isValid", "Passport A1: false") in entries("cons_enhanced.xml")["ofac-990013"].details


def test_every_element_of_the_schema_is_read_or_left_out_on_purpose() -> None:
    assert not FIELDS & LEFT_OUT
    assert set(SCHEMA.split()) == FIELDS | LEFT_OUT


SCHEMA = """
entity generalInfo identityId entityType livingStatus remarks title isUsCitizen isUsPerson
sanctionsLists sanctionsList sanctionsPrograms sanctionsProgram sanctionsTypes sanctionsType
legalAuthorities legalAuthority names name isPrimary aliasType isLowQuality translations translation
script formattedFirstName formattedLastName formattedFullName nameParts namePart type value
addresses address country addressParts addressPart features feature versionId valueRefId valueDate
fromDateBegin fromDateEnd toDateBegin toDateEnd isApproximate isDateRange reliability comments
identityDocuments identityDocument documentNumber isValid issuingAuthority issuingLocation
issuingCountry issueDate expirationDate idFeatures idFeature relationships relationship
relatedEntity quality dateRange
"""
"""The elements of an entity in the schema, as models.go of moov-io/watchman gives them."""


def changed(tmp_path: Path, *pairs: tuple[str, str]) -> tuple[ParsedList, ...]:
    text = (SAMPLES / "sdn_enhanced.xml").read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "sdn_enhanced.xml"
    path.write_text(text, encoding="utf-8")
    return read_lists(path)


def test_a_delta_file_is_not_taken_for_the_list(tmp_path: Path) -> None:
    """Both have the root sanctionsData: a delta read as the list would clear everybody else."""
    exports = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports"
    delta = "https://www.treasury.gov/ofac/DeltaFile/1.0"
    with pytest.raises(BrokenList, match="delta files"):
        changed(tmp_path, (f"{exports}/ENHANCED_XML", delta))


def test_a_file_of_both_lists_is_two_lists(tmp_path: Path) -> None:
    sdn_list = '<sanctionsList refId="1">SDN List</sanctionsList>'
    both = sdn_list, sdn_list + '<sanctionsList refId="2">Consolidated List</sanctionsList>'
    other = ('datePublished="2025-03-01">SDN List<', 'datePublished="2025-03-01">CAPTA List<')
    sdn, cons = changed(tmp_path, both, other)
    assert (sdn.meta.id, len(sdn.entries)) == ("ofac-sdn", 2)
    assert (cons.meta.id, len(cons.entries)) == ("ofac-cons", 1)
    assert cons.entries[0].sublists == ("CAPTA",)


def test_one_bad_entity_never_stops_the_file(tmp_path: Path) -> None:
    (parsed,) = changed(tmp_path, ('<entity id="990002">', '<entity id="x2">'))
    assert [entry.id for entry in parsed.entries] == ["ofac-990001", "ofac-990003"]
    assert "no numeric id" in parsed.rejected[0].why


def test_an_id_given_twice_is_named(tmp_path: Path) -> None:
    (parsed,) = changed(tmp_path, ('<entity id="990002">', '<entity id="990001">'))
    assert "stood in the file before" in parsed.rejected[0].why
    assert len(parsed.entries) == 2


def test_a_feature_without_a_value_is_named(tmp_path: Path) -> None:
    (parsed,) = changed(tmp_path, ("<valueRefId>704<", "<valueRefId>999<"))
    assert [record.where.rsplit(" ", 1)[0] for record in parsed.rejected] == ["ofac-990003 feature"]


def test_a_field_not_known_here_is_named(tmp_path: Path) -> None:
    (parsed,) = changed(tmp_path, ("<title>Director</title>", "<novelField>x</novelField>"))
    assert [record.where for record in parsed.rejected] == ["sdn_enhanced.xml field novelField"]


def test_a_day_that_is_none_is_unknown(tmp_path: Path) -> None:
    (parsed,) = changed(tmp_path, ("2026-09-04T00:00:00", "soon"))
    assert parsed.meta.published == ""
