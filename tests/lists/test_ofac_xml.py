import html
import re
from pathlib import Path

import pytest

from tests.lists.conftest import CONS, SDN
from tests.shared import needs_shared
from witting.base import ListEntry, NameKind, PartyKind, Quality
from witting.lists import ParsedList, read_list_file
from witting.lists.ofac.xml_list import FIELDS, LEFT_OUT

BROKEN = Path(__file__).parents[1] / "broken" / "lists"


def find(parsed: ParsedList, entry_id: str) -> ListEntry:
    return next(entry for entry in parsed.entries if entry.id == entry_id)


@needs_shared
def test_every_entry_of_the_sdn_list_is_read(sdn: ParsedList) -> None:
    assert (len(sdn.entries), sdn.rejected) == (14_966, ())
    assert (sdn.meta.id, sdn.meta.published) == ("ofac-sdn", "2024-05-07")


@needs_shared
def test_every_entry_of_the_non_sdn_list_is_read(cons: ParsedList) -> None:
    assert (len(cons.entries), cons.rejected) == (443, ())
    assert (cons.meta.id, cons.meta.published) == ("ofac-cons", "2024-05-06")


@needs_shared
def test_the_section_11_marker_is_a_field_on_555_entries(sdn: ParsedList) -> None:
    marked = [entry for entry in sdn.entries if entry.section_11_marker]
    assert len(marked) == 555
    assert {entry.section_11_marker[:25] for entry in marked} == {"Secondary sanctions risk:"}


@needs_shared
def test_14114_as_a_mere_number_is_no_marker(sdn: ParsedList) -> None:
    marked = {entry.id for entry in sdn.entries if entry.section_11_marker}
    with_number = {
        f"ofac-{re.findall('<uid>([0-9]+)</uid>', record)[0]}"
        for record in SDN.read_text(encoding="utf-8").split("</sdnEntry>")
        if "14114" in record
    }
    assert marked < with_number
    assert len(with_number - marked) == 6


@needs_shared
def test_putin_is_read_whole(sdn: ParsedList) -> None:
    putin = find(sdn, "ofac-35096")
    assert putin.name == "Vladimir Vladimirovich PUTIN"
    assert (putin.names[0].first, putin.names[0].last) == ("Vladimir Vladimirovich", "PUTIN")
    assert putin.kind is PartyKind.PERSON
    assert putin.birth_dates == ("1952-10-07",)
    assert putin.birth_places == ("Leningrad, Russia",)
    assert (putin.nationalities, putin.gender) == (("RU",), "male")
    assert putin.titles == ("President of the Russian Federation",)
    assert putin.addresses[0].whole == "Kremlin, Moscow, Russia"
    assert putin.url.endswith("id=35096")


@needs_shared
def test_uralpodshipnik_carries_its_numbers_and_its_first_day(sdn: ParsedList) -> None:
    entry = find(sdn, "ofac-47492")
    assert entry.name == "NPO URALPODSHIPNIK"
    numbers = {(i.scheme, i.value, i.country) for i in entry.identifiers}
    assert numbers == {("ogrn", "1026604933090", "RU"), ("inn", "6660145780", "RU")}
    assert entry.listed_on == "2024-02-23"
    assert entry.listed_on_source.endswith("absent from that of 2024-02-20")


@needs_shared
def test_weak_and_former_names_keep_their_quality_and_kind(sdn: ParsedList) -> None:
    bank = find(sdn, "ofac-306")
    assert [(n.whole, n.kind, n.quality) for n in bank.names] == [
        ("BANCO NACIONAL DE CUBA", NameKind.PRIMARY, Quality.STRONG),
        ("BNC", NameKind.ALIAS, Quality.WEAK),
        ("NATIONAL BANK OF CUBA", NameKind.ALIAS, Quality.STRONG),
    ]
    kinds = {name.kind for entry in sdn.entries for name in entry.names}
    assert kinds == set(NameKind)


@needs_shared
def test_a_vessel_keeps_its_description_its_imo_and_its_owner(sdn: ParsedList) -> None:
    vessel = find(sdn, "ofac-15060")
    assert vessel.kind is PartyKind.VESSEL
    assert dict(vessel.vessel)["type"] == "Crude Oil Tanker"
    assert [(i.scheme, i.value) for i in vessel.identifiers] == [
        ("imo", "9212890"),
        ("mmsi", "256870000"),
    ]
    assert vessel.links[0].name == "NATIONAL IRANIAN TANKER COMPANY"
    assert find(sdn, vessel.links[0].entry_id).name == vessel.links[0].name


@needs_shared
def test_a_tie_that_two_entries_could_be_meant_by_stays_unresolved(sdn: ParsedList) -> None:
    links = [link for entry in sdn.entries for link in entry.links]
    unresolved = [link for link in links if not link.entry_id]
    assert (len(links), len(unresolved)) == (6_380, 11)


@needs_shared
def test_every_identifier_type_of_the_files_has_a_row(sdn: ParsedList) -> None:
    from witting.lists.ofac.ids import uses

    found = {
        html.unescape(id_type)
        for path in (SDN, CONS)
        for id_type in re.findall("<idType>([^<]*)<", path.read_text(encoding="utf-8"))
    }
    wallets = {id_type for id_type in found if id_type.startswith("Digital Currency Address - ")}
    assert found - wallets == set(uses())


@needs_shared
@pytest.mark.parametrize("path", [SDN, CONS], ids=["sdn", "non-sdn"])
def test_every_element_is_read_or_left_out_on_purpose(path: Path) -> None:
    tags = set(re.findall(r"<([A-Za-z_][^\s/>]*)([^/>]*)", path.read_text(encoding="utf-8")))
    names = {name for name, _attributes in tags}
    assert names <= FIELDS | LEFT_OUT
    assert {name for name, attributes in tags if attributes.strip()} == {"sdnList"}


def test_one_bad_record_comes_back_by_name_beside_the_rest() -> None:
    parsed = read_list_file(BROKEN / "one-bad-record.xml")
    assert [entry.id for entry in parsed.entries] == ["ofac-36", "ofac-306"]
    where = [record.where for record in parsed.rejected]
    assert where == [
        "one-bad-record.xml sdnEntry  (line 5)",
        "one-bad-record.xml sdnEntry 174 (line 6)",
        "one-bad-record.xml field newField",
    ]
    assert "no numeric uid" in parsed.rejected[0].why


def test_the_namespace_may_move() -> None:
    assert read_list_file(BROKEN / "one-bad-record.xml").meta.published == "2024-05-07"


def test_an_unknown_kind_of_party_is_unknown_not_guessed() -> None:
    assert read_list_file(BROKEN / "one-bad-record.xml").entries[1].kind is None
