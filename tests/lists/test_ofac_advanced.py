import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from tests.lists.conftest import LISTS, read_once
from tests.shared import needs_shared
from witting.base import BrokenList, ListEntry, NameKind, Quality, TooLarge
from witting.lists import ParsedList, read_list_file
from witting.lists.countries import country_code
from witting.lists.ofac.advanced import FIELDS, LEFT_OUT
from witting.lists.ofac.features import CONS, SDN, list_of

SAMPLES = Path(__file__).parent / "samples" / "ofac"
EXCERPT = LISTS / "ofac" / "sdn_advanced_2024-02-23_subset.xml"
NS = {"a": "http://www.un.org/sanctions/1.0"}

NOT_READ = {
    "FixedRef": "the number of the profile, again",
    "CalendarTypeID": "OFAC knows the Gregorian calendar alone",
    "YearFixed MonthFixed DayFixed": "false on every date, true where there is no date",
    "CountryRelevanceID LocPartValueTypeID LocPartValueStatusID": "one value each",
    "IdentityFeatureLinkTypeID ScriptStatusID DetailTypeID": "one value each, or of no meaning",
    "DocumentedNameID FeatureVersionID SanctionsEntryID": "numbers of records",
    "ScriptID": "the letters tell the script",
}
READ = (
    "ID CountryID AreaCodeID LocPartTypeID IDRegDocTypeID IdentityID IssuedBy-CountryID ValidityID"
    " IDRegDocDateTypeID Approximate PartySubTypeID Primary False AliasTypeID LowQuality"
    " DocNameStatusID NamePartGroupID Acronym NamePartTypeID FeatureTypeID ReliabilityID"
    " DetailReferenceID LocationID From-ProfileID To-ProfileID RelationTypeID RelationQualityID"
    " Former ProfileID ListID EntryEventTypeID LegalBasisID SanctionsTypeID"
)


@pytest.fixture(scope="module")
def excerpt() -> ParsedList:
    return read_once("ofac/sdn_advanced_2024-02-23_subset.xml")


@pytest.fixture(scope="module")
def tree() -> "etree._Element":
    return etree.parse(EXCERPT).getroot()


@pytest.fixture(scope="module")
def sample() -> dict[str, ListEntry]:
    return {entry.id: entry for entry in read_list_file(SAMPLES / "sdn_advanced.xml").entries}


@pytest.fixture(scope="module")
def cons_sample() -> dict[str, ListEntry]:
    return {entry.id: entry for entry in read_list_file(SAMPLES / "cons_advanced.xml").entries}


def found(element: "etree._Element", path: str) -> list["etree._Element"]:
    return list(element.iterfind(path, NS))


@needs_shared
def test_every_party_of_the_excerpt_is_read(excerpt: ParsedList) -> None:
    assert (excerpt.meta.id, excerpt.meta.published) == ("ofac-sdn", "2024-02-23")
    assert excerpt.meta.source.endswith("/SDN_ADVANCED.XML")
    assert len(excerpt.entries) == 37


@needs_shared
def test_every_name_of_the_excerpt_is_read(excerpt: ParsedList, tree: "etree._Element") -> None:
    entries = {entry.id: entry for entry in excerpt.entries}
    parts = names = 0
    for party in found(tree, ".//a:DistinctParty"):
        wholes = [
            set(name.whole.split()) for name in entries[f"ofac-{party.get('FixedRef')}"].names
        ]
        for name in found(party, ".//a:DocumentedName"):
            words = [str(value.text).split() for value in found(name, ".//a:NamePartValue")]
            assert any(set().union(*words) == whole for whole in wholes)
            names, parts = names + 1, parts + len(words)
    assert (names, parts) == (116, 269)
    assert Counter(n.script for e in excerpt.entries for n in e.names) == {"Latn": 92, "Cyrl": 24}


@needs_shared
def test_every_detail_and_date_of_the_excerpt_is_read(
    excerpt: ParsedList, tree: "etree._Element"
) -> None:
    texts = {ref.get("ID"): ref.text for ref in found(tree, ".//a:DetailReference")}
    entries = {entry.id: str(entry) for entry in excerpt.entries}
    counts: Counter[str] = Counter()
    for party in found(tree, ".//a:DistinctParty"):
        entry = entries[f"ofac-{party.get('FixedRef')}"]
        for detail in found(party, ".//a:VersionDetail"):
            text = texts.get(detail.get("DetailReferenceID"), detail.text)
            if text:
                assert text in entry or text.lower() in entry
                counts["texts"] += 1
        for period in found(party, ".//a:DatePeriod"):
            year, month, day = (
                period.findtext(f".//a:{p}", "", NS) for p in ("Year", "Month", "Day")
            )
            assert f"{year}-{int(month):02d}-{int(day):02d}" in entry or f" {year}" in entry
            counts["dates"] += 1
    assert counts == {"texts": 60, "dates": 23}


@needs_shared
def test_what_the_excerpt_tore_apart_is_named_piece_by_piece(excerpt: ParsedList) -> None:
    """The excerpt keeps the first of every kind, so few of its numbers find each other."""
    kinds = Counter(
        re.sub(r"sdn_advanced\S+ | ?\(line \d+\)|ofac-\d+ ?|\d+", "", record.where).strip()
        for record in excerpt.rejected
    )
    assert kinds == {
        "Feature": 57,  # of 58 places pointed at, one is there
        "Location": 7,
        "IDRegDocument": 12,
        "ProfileRelationship": 3,
        "SanctionsEntry": 67,  # parties listed that are not in the excerpt
        "": 37,  # parties without a sanctions entry
    }


@needs_shared
def test_the_excerpt_says_what_the_plain_xml_says(excerpt: ParsedList, sdn: ParsedList) -> None:
    """Of 37 parties in both: the same, but for letter case and the places the excerpt lacks."""
    plain = {entry.id: entry for entry in sdn.entries}
    for entry in excerpt.entries:
        other = plain[entry.id]
        for field in ("kind", "birth_dates", "birth_places", "gender", "vessel", "titles"):
            assert getattr(entry, field) == getattr(other, field), (entry.id, field)
        latin = [name for name in entry.names if name.script == "Latn"]
        assert sorted(map(alike, latin)) == sorted(map(alike, other.names))
        assert alike(entry.names[0]) == alike(other.names[0])


def alike(name: object) -> tuple[str, ...]:
    fields = ("whole", "first", "last", "kind", "quality")
    return tuple(str(getattr(name, field)).casefold() for field in fields)


@needs_shared
def test_programmes_of_the_excerpt_are_those_of_the_plain_xml(
    tree: "etree._Element", sdn: ParsedList
) -> None:
    plain = {entry.id: entry for entry in sdn.entries}
    sdn_entries = found(tree, ".//a:SanctionsEntry[@ListID='1550']")
    different = [
        entry.get("ProfileID")
        for entry in sdn_entries
        if {
            m.findtext("a:Comment", "", NS)
            for m in found(entry, "a:SanctionsMeasure[@SanctionsTypeID='1']")
        }
        != set(plain[f"ofac-{entry.get('ProfileID')}"].programmes)
    ]
    assert (len(sdn_entries), different) == (67, [])


@needs_shared
def test_ties_of_the_excerpt_are_those_of_the_plain_xml(
    tree: "etree._Element", sdn: ParsedList
) -> None:
    plain = {entry.id: entry for entry in sdn.entries}
    for tie in found(tree, ".//a:ProfileRelationship"):
        source, target = (plain[f"ofac-{tie.get(f'{end}-ProfileID')}"] for end in ("From", "To"))
        assert target.id in {link.entry_id for link in source.links}


@needs_shared
def test_every_element_and_attribute_is_read_or_left_out_on_purpose(tree: "etree._Element") -> None:
    sets = tree.find("a:ReferenceValueSets", NS)
    assert sets is not None
    tree_names = {
        etree.QName(part).localname for part in tree.iter() if part not in set(sets.iter())
    }
    outer = {"Sanctions", "Locations", "IDRegDocuments", "DistinctParties", "ProfileRelationships"}
    outer |= {"SanctionsEntries", "SanctionsEntryLinks"}
    assert tree_names - outer <= FIELDS | LEFT_OUT
    attributes = {
        name for top in tree if top is not sets for part in top.iter() for name in part.attrib
    }
    assert attributes == set(READ.split()) | set(" ".join(NOT_READ).split())


@needs_shared
def test_what_is_left_out_has_one_value(tree: "etree._Element") -> None:
    for kind in ("CalendarType", "CountryRelevance", "LocPartValueType", "LocPartValueStatus"):
        assert len(found(tree, f".//a:{kind}")) == 1
    for kind in ("IdentityFeatureLinkType", "ScriptStatus"):
        assert [part.text for part in found(tree, f".//a:{kind}")] == ["Unknown"]


@needs_shared
def test_country_names_of_the_form_have_the_codes_the_publisher_gives(
    tree: "etree._Element",
) -> None:
    countries = found(tree, ".//a:CountryValues/a:Country")
    unlike = {
        str(part.text): (country_code(str(part.text)), part.get("ISO2"))
        for part in countries
        if part.get("ISO2") and country_code(str(part.text)) != part.get("ISO2")
    }
    assert len(countries) == 181
    assert unlike == {}


def test_names_come_in_the_script_they_are_written_in(sample: dict[str, ListEntry]) -> None:
    works = sample["ofac-990001"]
    assert [(n.whole, n.script, n.kind, n.quality) for n in works.names] == [
        ("KRUGLOV BEARING WORKS", "Latn", NameKind.PRIMARY, Quality.STRONG),
        ("Подшипниковый Завод Круглова", "Cyrl", NameKind.PRIMARY, Quality.STRONG),
        ("KRUGLOV STATE FACTORY NO. 9", "Latn", NameKind.FORMER, Quality.STRONG),
        ("KBW", "Latn", NameKind.ALIAS, Quality.WEAK),
    ]


def test_the_primary_latin_name_comes_first_wherever_it_stands(
    sample: dict[str, ListEntry],
) -> None:
    person = sample["ofac-990002"]
    assert (person.name, person.names[1].whole) == (
        "Ivan Petrovich Examplov",
        "Иван Петрович Примеров",
    )
    assert (person.names[1].first, person.names[1].last) == ("Иван Петрович", "Примеров")


def test_dates_keep_what_is_uncertain_about_them(sample: dict[str, ListEntry]) -> None:
    person = sample["ofac-990002"]
    assert person.birth_dates == ("1976-08-30", "1975-08", "1974", "1970/1972", "1967/1969")
    assert "DOB circa 1968" in person.remarks


def test_the_listing_day_and_its_basis_are_the_publishers(sample: dict[str, ListEntry]) -> None:
    """The sectoral listing of 2014 is of another list: this list has it since 2024."""
    works = sample["ofac-990001"]
    assert works.listed_on == "2024-02-23"
    assert works.listed_on_source == (
        "entry event of the list itself, SDN List, Executive Order 14024 (Russia)"
    )
    assert works.legal_basis == ("Executive Order 14024 (Russia) 2024-02-23",)
    assert works.programmes == ("RUSSIA-EO14024", "IFSR")
    assert works.sublists == ("SSI", "SSI Directive 2")
    assert works.section_11_marker.startswith("Secondary sanctions risk: See Section 11")


def test_ties_point_at_the_party_by_number(sample: dict[str, ListEntry]) -> None:
    link = sample["ofac-990002"].links[0]
    assert (link.kind, link.name, link.entry_id) == (
        "Leader or official of",
        "KRUGLOV BEARING WORKS",
        "ofac-990001",
    )
    assert sample["ofac-990003"].links[0].kind == "Owned or Controlled By (former, Low)"


def test_the_non_sdn_file_is_told_though_some_in_it_are_on_the_sdn_list(
    cons_sample: dict[str, ListEntry],
) -> None:
    assert {entry.list_id for entry in cons_sample.values()} == {"ofac-cons"}
    blocked = cons_sample["ofac-990001"]
    assert (blocked.listed_on, blocked.programmes) == ("2014-07-16", ("UKRAINE-EO13662",))
    assert cons_sample["ofac-990012"].sublists == ("CAPTA",)
    assert cons_sample["ofac-990011"].sublists == ("SSI", "SSI Directive 2", "SSI Directive 4")


def test_what_has_no_place_of_its_own_is_kept_in_details(
    cons_sample: dict[str, ListEntry],
) -> None:
    assert set(cons_sample["ofac-990011"].details) == {
        ("IDRegDocument Comment", "Tax ID No. 7707083893: as printed"),
        ("IDRegDocument IssuingAuthority", "Tax ID No. 7707083893: Tax Office 7"),
        ("IDRegDocument Validity", "Tax ID No. 7707083893: Fraudulent"),
        ("Location Comment", "former seat"),
        ("Location Reliability", "Russia: False"),
        ("SanctionsMeasure", "13662 Sectoral Directive 2"),
    }


def test_a_tie_to_a_party_of_the_other_file_keeps_its_number(
    cons_sample: dict[str, ListEntry],
) -> None:
    link = cons_sample["ofac-990011"].links[0]
    assert (link.name, link.entry_id) == ("ofac-990099", "")


def changed(tmp_path: Path, old: str, new: str) -> ParsedList:
    text = (SAMPLES / "sdn_advanced.xml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "sdn_advanced.xml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return read_list_file(path)


def test_a_listing_of_a_party_that_is_not_there_is_named(tmp_path: Path) -> None:
    parsed = changed(tmp_path, 'ProfileID="990003" ListID', 'ProfileID="990077" ListID')
    assert [record.why for record in parsed.rejected] == [
        "no sanctions entry says since when and under which programmes it is listed",
        "party 990077 is on SDN List, and is not here",
    ]
    assert len(parsed.entries) == 3


def test_one_bad_party_never_stops_the_file(tmp_path: Path) -> None:
    parsed = changed(tmp_path, '<Profile ID="990002"', '<Profile ID="x"')
    assert [entry.id for entry in parsed.entries] == ["ofac-990001", "ofac-990003"]
    assert "no profile with a number" in parsed.rejected[0].why


def test_a_number_given_twice_is_named(tmp_path: Path) -> None:
    parsed = changed(tmp_path, '<Profile ID="990002"', '<Profile ID="990001"')
    assert len(parsed.entries) == 2
    assert "stood in the file before" in parsed.rejected[0].why


def test_one_listing_that_cannot_be_read_does_not_turn_the_sdn_list_into_the_other() -> None:
    both = [[SDN, CONS], *[[SDN]] * 19]
    assert list_of([*both, [CONS]]) == "ofac-sdn"
    assert list_of([*both, *[[CONS]] * 20]) == "ofac-cons"
    assert list_of([[], []]) == ""


def test_one_bad_date_costs_only_itself(tmp_path: Path) -> None:
    parsed = changed(
        tmp_path, "<Year>1976</Year><Month>8</Month>", "<Year>1976</Year><Month>13</Month>"
    )
    person = next(entry for entry in parsed.entries if entry.id == "ofac-990002")
    assert person.birth_dates == ("1975-08", "1974", "1970/1972", "1967/1969")
    assert [record.where.split()[:2] for record in parsed.rejected] == [["ofac-990002", "Feature"]]


def test_a_field_not_known_here_is_named(tmp_path: Path) -> None:
    parsed = changed(
        tmp_path, "<Comment />\n      <Profile", "<Sanctum>x</Sanctum>\n      <Profile"
    )
    assert [record.where for record in parsed.rejected] == ["sdn_advanced.xml field Sanctum"]


@pytest.mark.parametrize("what", ["DistinctParty", "SanctionsEntry"])
def test_a_file_without_parties_or_listings_is_no_list(tmp_path: Path, what: str) -> None:
    text = (SAMPLES / "sdn_advanced.xml").read_text(encoding="utf-8")
    path = tmp_path / "sdn_advanced.xml"
    path.write_text(re.sub(rf"<{what} .*</{what}>", "", text, flags=re.DOTALL), encoding="utf-8")
    with pytest.raises(BrokenList, match="screening on it would clear listed parties"):
        read_list_file(path)


def test_a_file_cut_short_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sdn_advanced.xml"
    path.write_bytes((SAMPLES / "sdn_advanced.xml").read_bytes()[:-400])
    with pytest.raises(BrokenList, match="not well-formed"):
        read_list_file(path)


def test_the_bound_of_the_large_forms_is_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plain list is refused beyond the bound of every list, ADVANCED only beyond its own."""
    monkeypatch.setattr("witting.lists.reading.LARGEST", 1_000)
    assert len(read_list_file(SAMPLES / "sdn_advanced.xml").entries) == 3
    assert len(read_list_file(SAMPLES / "sdn_enhanced.xml").entries) == 3
    with pytest.raises(TooLarge, match="refused unread"):
        read_list_file(SAMPLES / "sdn.xml")
