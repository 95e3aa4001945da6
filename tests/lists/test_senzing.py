import json
from pathlib import Path
from typing import Any

import pytest

from witting.base import BrokenList, Identifier, Link, ListEntry, NameKind, PartyKind
from witting.lists import ParsedList
from witting.lists.reading import read_lists

SAMPLE = Path(__file__).parent / "samples" / "senzing.json"


@pytest.fixture(scope="module")
def lists() -> tuple[ParsedList, ...]:
    return read_lists(SAMPLE)


@pytest.fixture(scope="module")
def entries(lists: tuple[ParsedList, ...]) -> dict[str, ListEntry]:
    return {entry.id: entry for parsed in lists for entry in parsed.entries}


def records() -> list[dict[str, Any]]:
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[:4]]


def test_each_data_source_is_a_list(lists: tuple[ParsedList, ...]) -> None:
    assert [(p.meta.id, [e.id for e in p.entries]) for p in lists] == [
        ("sz-our_list", ["sz-our_list-1", "sz-our_list-2", "sz-our_list-3"]),
        ("sz-ships", ["sz-ships-9"]),
    ]


def test_features_are_read(entries: dict[str, ListEntry]) -> None:
    pat = entries["sz-our_list-1"]
    assert [(n.whole, n.kind, n.first, n.last) for n in pat.names] == [
        ("Pat Nobody", NameKind.PRIMARY, "", ""),
        ("Пэт Никто", NameKind.ALIAS, "", ""),
        ("Pat Q Somebody", NameKind.FORMER, "Pat Q", "Somebody"),
    ]
    assert (pat.kind, pat.gender, pat.birth_dates) == (PartyKind.PERSON, "female", ("1960-02-03",))
    assert pat.nationalities == ("CY", "RU")
    assert pat.identifiers == (
        Identifier(scheme="passport", value="12 3456789", country="RU"),
        Identifier(scheme="inn", value="500100732259", country="RU"),
        Identifier(scheme="national_id", value="77-1"),
        Identifier(scheme="phone", value="+7 495 0000000"),
    )
    (address,) = pat.addresses
    assert address.whole == "1 Example St., Moscow, 101000, RU"
    assert (address.city, address.postcode, address.country) == ("Moscow", "101000", "RU")


def test_lists_of_any_name_mean_the_same(entries: dict[str, ListEntry]) -> None:
    firm = entries["sz-our_list-2"]
    assert (firm.name, firm.kind) == ("Invented Works LLC", PartyKind.ORGANISATION)
    assert [(i.scheme, i.value, i.country) for i in firm.identifiers] == [
        ("lei", "549300WE6TAF5EEWQS81", None),
        ("ogrn", "1027700132195", "RU"),
        ("bic", "SABRRUMM", None),
        ("website", "https://example.org", None),
    ]
    assert firm.nationalities == ("RU",)


def test_the_flat_form_with_labels_is_read(entries: dict[str, ListEntry]) -> None:
    jo = entries["sz-our_list-3"]
    assert [(name.whole, name.kind) for name in jo.names] == [
        ("Jo Flat", NameKind.PRIMARY),
        ("Joe Flat", NameKind.ALIAS),
    ]
    assert [address.whole for address in jo.addresses] == ["5 Example St., Riga", "PO Box 5"]
    assert ("ADDR_TYPE PO Box 5", "MAILING") in jo.details
    assert (jo.kind, jo.gender) == (PartyKind.PERSON, "")


def test_a_pointer_resolves_to_the_record_with_that_anchor_in_that_domain(
    entries: dict[str, ListEntry],
) -> None:
    assert entries["sz-our_list-1"].links == (
        Link(kind="OWNER_OF", name="Invented Works LLC", entry_id="sz-our_list-2"),
        Link(kind="KNOWS", name="k2"),
    )


def test_a_ship_whose_name_is_an_organisations_is_a_ship(entries: dict[str, ListEntry]) -> None:
    ship = entries["sz-ships-9"]
    assert ship.kind is PartyKind.VESSEL
    assert ship.identifiers == (Identifier(scheme="imo", value="9187629"),)


def test_every_value_of_every_record_is_in_its_entry(entries: dict[str, ListEntry]) -> None:
    lost = [
        (record["RECORD_ID"], value)
        for record in records()
        for value in leaves(record)
        if value.removeprefix("IMO").casefold() not in told(record, entries)
    ]
    assert lost == []


def told(record: dict[str, Any], entries: dict[str, ListEntry]) -> str:
    source = record["DATA_SOURCE"].casefold()
    entry = entries[f"sz-{source}-{record['RECORD_ID']}"]
    organisation = "organization" if entry.kind is PartyKind.ORGANISATION else ""
    return f"{entry} {organisation}".casefold()


SAID_OTHERWISE = {"PRIMARY", "F", "k2", "Russia"}  # the kind, the gender, a link, a code


def leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [leaf for one in value.values() for leaf in leaves(one)]
    if isinstance(value, list):
        return [leaf for one in value for leaf in leaves(one)]
    return [] if value in SAID_OTHERWISE else [str(value)]


def test_an_array_reads_as_lines_do(lists: tuple[ParsedList, ...], tmp_path: Path) -> None:
    file = tmp_path / "senzing.json"
    file.write_text(json.dumps(records(), indent=2, ensure_ascii=False), encoding="utf-8")
    assert [p.entries for p in read_lists(file)] == [p.entries for p in lists]


def test_what_cannot_be_read_is_reported(lists: tuple[ParsedList, ...]) -> None:
    assert [(record.where, record.why) for record in lists[0].rejected] == [
        (
            "senzing.json line 5",
            "the record has no name, so nobody can be matched against it",
        ),
        ("senzing.json line 6", "the record is no JSON object"),
    ]


def test_a_record_without_a_number_has_an_id_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "senzing.json"
    rows = [{"DATA_SOURCE": "A", "RECORD_ID": "", "NAME_FULL": name} for name in ("X", "Y")]
    ids = []
    for given in (rows, rows[::-1]):
        file.write_text("".join(json.dumps(row) + "\n" for row in given), encoding="utf-8")
        ids.append({entry.id for parsed in read_lists(file) for entry in parsed.entries})
    assert ids[0] == ids[1]
    assert len(ids[0]) == 2


def test_a_file_without_a_name_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "senzing.json"
    file.write_text('{"DATA_SOURCE": "A", "RECORD_ID": "1"}\n', encoding="utf-8")
    with pytest.raises(BrokenList, match="no record"):
        read_lists(file)


def test_a_cut_off_array_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "senzing.json"
    text = json.dumps(records())
    file.write_text(text[: len(text) // 2], encoding="utf-8")
    with pytest.raises(BrokenList, match="not well-formed JSON"):
        read_lists(file)
