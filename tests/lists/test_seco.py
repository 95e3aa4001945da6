from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.lists.kept import lost, squeezed
from witting.base import BrokenList, Identifier, Link, ListEntry, NameKind, PartyKind, Quality
from witting.lists import ParsedList, read_list_file
from witting.lists.ch.modifications import Modification, listed_on, modifications, removed_on
from witting.lists.ch.names import MOST_COMBINED, MOST_PARTS
from witting.lists.snapshot import Snapshot

SAMPLE = Path(__file__).parent / "samples" / "ch" / "seco.xml"


@pytest.fixture(scope="module")
def sample() -> ParsedList:
    return read_list_file(SAMPLE)


@pytest.fixture(scope="module")
def person(sample: ParsedList) -> ListEntry:
    return sample.entries[0]


def test_the_key_is_the_publishers_number_and_the_day_is_the_files_own(sample: ParsedList) -> None:
    assert [(entry.id, entry.kind) for entry in sample.entries] == [
        ("ch-seco-91001", PartyKind.PERSON),
        ("ch-seco-91100", PartyKind.ORGANISATION),
        ("ch-seco-91200", PartyKind.VESSEL),
    ]
    assert (sample.meta.id, sample.meta.published) == ("ch-seco", "2031-04-05")


def test_no_value_of_the_file_is_lost(sample: ParsedList) -> None:
    entries = {entry.id: entry for entry in (*sample.entries, *sample.removed)}
    missing = []
    found = 0
    for target in etree.parse(SAMPLE).getroot().findall("{*}target"):
        entry = entries.get(f"ch-seco-{target.get('ssid')}")
        for part in target.iter() if entry else ():
            above = {etree.QName(node).localname for node in part.iterancestors()}
            if entry is None or "modification" in above or not squeezed(part.text):
                continue
            if etree.QName(part).localname != "sanctions-set-id" or part.text == "999":
                found += 1
                missing += lost(entry, [(str(part.tag), squeezed(part.text))])
    assert missing == []
    assert found == 32


def test_a_de_listed_target_is_not_screened_not_rejected_and_not_lost(sample: ParsedList) -> None:
    assert [(entry.id, entry.removed_on) for entry in sample.removed] == [
        ("ch-seco-91300", "2030-06-20")
    ]
    assert sample.meta.entries == len(sample.entries) == 3
    assert Snapshot.from_lists([sample]).entry("ch-seco-91300") is None


def test_a_target_stays_in_force_until_the_day_its_de_listing_takes_effect(
    sample: ParsedList,
) -> None:
    assert sample.entries[1].removed_on == "2031-06-01"
    later = read_list_file(SAMPLE, published="2031-06-01")
    assert [entry.id for entry in later.removed] == ["ch-seco-91100", "ch-seco-91300"]


def test_the_day_decides_and_not_the_place_in_the_file(sample: ParsedList) -> None:
    gone = sample.removed[0]  # an amendment of an earlier day is written above the de-listing
    assert [text for field, text in gone.details if field == "modification"] == [
        "de-listed: effective-date 2030-06-20",
        "amended: effective-date 2030-06-03",
        "listed: effective-date 2029-01-01",
    ]


def test_one_listed_again_is_listed_since_then(person: ListEntry) -> None:
    assert (person.listed_on, person.removed_on) == ("2030-02-02", "")


def test_names_of_the_past_are_no_names(sample: ParsedList) -> None:
    names = {name.whole for entry in sample.entries for name in entry.names}
    assert "Name Of The Past" not in names


def test_a_name_is_put_together_by_the_order_of_its_parts(person: ListEntry) -> None:
    primary = person.names[0]
    assert (primary.whole, primary.first, primary.last) == ("Erfunda Testa", "Testa", "Erfunda")
    assert person.titles == ("Dr",)


def test_spelling_variants_are_names_and_no_name_mixes_two_scripts(person: ListEntry) -> None:
    assert [(n.whole, n.kind, n.quality, n.script, n.language) for n in person.names[1:]] == [
        ("Эрфунда Теста", NameKind.ALIAS, Quality.STRONG, "Cyrl", "ru"),
        ("Erfounda Testa", NameKind.ALIAS, Quality.STRONG, "Latn", "en"),
        ("Yerfunda Testa", NameKind.ALIAS, Quality.STRONG, "Latn", "en"),
        ("The Baker", NameKind.ALIAS, Quality.WEAK, "Latn", ""),
        ("Testa Altname", NameKind.FORMER, Quality.STRONG, "Latn", ""),
        ("Second Identity", NameKind.ALIAS, Quality.STRONG, "Latn", ""),
    ]


def test_a_date_of_low_quality_is_a_range_and_one_of_another_calendar_none(
    person: ListEntry,
) -> None:
    assert person.birth_dates == ("1980-03-23", "1981", "1969/1971")
    assert ("day-month-year", "1359-1-1 (Islamic calendar)") in person.details


def test_a_place_behind_the_targets_is_found(person: ListEntry) -> None:
    assert person.birth_places == ("Sampleton, Samplegorod, Test Oblast, Russian Federation",)
    address = person.addresses[0]
    assert address.whole == (
        "Test Club, Sample Street 4, 220029, Sampleton, Test Oblast, Russian Federation"
    )
    assert (address.city, address.country) == ("Sampleton", "RU")
    assert (person.nationalities, person.gender) == (("RU",), "female")


def test_the_ordinance_is_the_basis_and_its_sets_of_measures_the_parts_of_the_list(
    person: ListEntry,
) -> None:
    ordinance = "Ordinance of 1 January 2029 on measures against Testland"
    assert person.programmes == ("Testland",)
    assert person.sublists == (
        "article 12 -- Restrictions on named parties",
        "article 16 -- Restrictions on the money market",
    )
    assert person.legal_basis == tuple(f"{ordinance}: {part}" for part in person.sublists)


def test_a_set_of_measures_the_file_does_not_explain_is_kept_by_number(sample: ParsedList) -> None:
    assert ("sanctions-set-id", "999") in sample.entries[2].details


def test_the_uns_number_is_told_by_its_form(person: ListEntry) -> None:
    assert person.identifiers == (
        Identifier(scheme="un_reference", value="TSi.901"),
        Identifier(scheme="passport", value="AB9019011", country="RU"),
    )


def test_a_relation_names_the_other_target(person: ListEntry) -> None:
    assert person.links == (
        Link(kind="related-to", name="Invented Bank", entry_id="ch-seco-91100"),
    )


def test_numbers_are_read_out_of_other_information_by_their_labels(sample: ParsedList) -> None:
    assert sample.entries[1].identifiers == (
        Identifier(scheme="tax", value="7707083893"),
        Identifier(scheme="bic", value="TESTZZ2A"),
    )


def test_a_ships_number_told_of_a_firm_is_not_the_firms(sample: ParsedList) -> None:
    numbers = [[i.value for i in entry.identifiers] for entry in sample.entries]
    assert "9999931" not in numbers[1]
    assert numbers[2] == ["9999931"]


def test_bad_records_and_new_fields_come_back_by_name(sample: ParsedList) -> None:
    assert [record.where for record in sample.rejected] == [
        "seco.xml target numberless (line 68)",
        "seco.xml target 91400 (line 69)",
        "seco.xml target 91500 (line 70)",
        "seco.xml field name-part loudness",
        "seco.xml field shoe-size",
    ]


def test_a_name_of_endless_parts_costs_little_and_comes_back(tmp_path: Path) -> None:
    part = '<name-part order="1"><value>A</value><spelling-variant>B</spelling-variant></name-part>'
    target = (
        '<target ssid="91600"><entity><identity main="true"><name name-type="primary-name">'
        f"{part * (MOST_PARTS + 1)}</name></identity></entity></target>"
    )
    endless = tmp_path / "seco.xml"
    endless.write_text(SAMPLE.read_text().replace("<place ", f"{target}<place ", 1))
    why = [record.why for record in read_list_file(endless).rejected]
    assert f"a name has {MOST_PARTS + 1} parts, and no name has more than {MOST_PARTS}" in why


def test_every_spelling_makes_a_name_however_many_there_are(tmp_path: Path) -> None:
    variants = "".join(
        f'<spelling-variant lang="ENG" script="LATN">Way{number}x</spelling-variant>'
        for number in range(MOST_COMBINED * 2)
    )
    many = tmp_path / "seco.xml"
    text = SAMPLE.read_text()
    at = text.index('<spelling-variant lang="ENG"')
    many.write_text(text[:at] + variants + text[at:])
    names = {name.whole for name in read_list_file(many).entries[0].names}
    assert {f"Way{number}x Testa" for number in range(MOST_COMBINED * 2)} <= names


def test_a_list_that_is_not_the_whole_is_refused(tmp_path: Path) -> None:
    part = tmp_path / "seco.xml"
    part.write_text(SAMPLE.read_text().replace("whole-list", "delta-list"))
    with pytest.raises(BrokenList, match="not the whole list"):
        read_list_file(part)


def test_a_list_with_nobody_in_force_is_no_list(tmp_path: Path) -> None:
    empty = tmp_path / "seco.xml"
    empty.write_text('<swiss-sanctions-list list-type="whole-list" date="2031-01-01"/>')
    with pytest.raises(BrokenList, match="no target in force"):
        read_list_file(empty)


CHANGES = st.lists(
    st.tuples(st.sampled_from(["listed", "amended", "de-listed"]), st.dates()),
    unique_by=lambda change: change[1],
    max_size=6,
)


@given(CHANGES)
def test_the_latest_modification_decides_whatever_the_order(
    changes: list[tuple[str, object]],
) -> None:
    target = etree.Element("target")
    for kind, day in changes:
        etree.SubElement(
            target, "modification", {"modification-type": kind, "effective-date": str(day)}
        )
    found = modifications(target)
    latest = max(changes, key=lambda change: str(change[1]), default=("", ""))
    assert removed_on(found) == (str(latest[1]) if latest[0] == "de-listed" else "")


def test_a_listing_before_a_de_listing_is_the_one_that_last_stood() -> None:
    days = [("de-listed", "2016"), ("amended", "2015"), ("listed", "2012"), ("de-listed", "2010")]
    changes = tuple(Modification(kind=kind, day=day, said="") for kind, day in days)
    assert listed_on(changes) == "2012"
