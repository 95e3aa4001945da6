import json
from pathlib import Path

import pytest

from witting.base import BrokenList, Identifier, Link, ListEntry, NameKind, PartyKind, Quality
from witting.lists import ParsedList, read_list_file
from witting.lists.json_records import DEEPEST
from witting.lists.opensanctions.schema import LEFT_OUT

SAMPLES = Path(__file__).parent / "samples"
FLAT, NESTED = SAMPLES / "entities.ftm.json", SAMPLES / "targets.nested.json"


@pytest.fixture(scope="module")
def flat() -> ParsedList:
    return read_list_file(FLAT)


@pytest.fixture(scope="module")
def nested() -> ParsedList:
    return read_list_file(NESTED)


def find(parsed: ParsedList, name: str) -> ListEntry:
    return next(entry for entry in parsed.entries if entry.id == f"os-{name}")


def test_an_entry_is_what_is_a_target_or_is_listed_by_its_topics(flat: ParsedList) -> None:
    assert [entry.id for entry in flat.entries] == [
        "os-NK-pat",
        "os-NK-firm",
        "os-NK-ship",
        "os-NK-wallet",
        "os-NK-topic",
    ]
    assert [entry.kind for entry in flat.entries] == [
        PartyKind.PERSON,
        PartyKind.ORGANISATION,
        PartyKind.VESSEL,
        None,
        None,
    ]
    assert (flat.meta.id, flat.meta.published) == ("os-invented", "2026-03-01")


def test_names_keep_their_sort_and_the_weak_ones_their_weakness(flat: ParsedList) -> None:
    names = find(flat, "NK-pat").names
    assert [(n.whole, n.kind, n.quality) for n in names] == [
        ("Pat Nobody", NameKind.PRIMARY, Quality.STRONG),
        ("Пэт Никто", NameKind.ALIAS, Quality.STRONG),
        ("P. Nobody", NameKind.ALIAS, Quality.STRONG),
        ("Pat Somebody", NameKind.FORMER, Quality.STRONG),
        ("The Nobody", NameKind.ALIAS, Quality.WEAK),
    ]


def test_what_stands_around_a_party_joins_it_whatever_comes_first(flat: ParsedList) -> None:
    pat = find(flat, "NK-pat")
    (plain, full) = pat.addresses
    assert plain.whole == "Somewhere else"
    assert (full.whole, full.city, full.postcode, full.country) == (
        "1 Example St., Moscow",
        "Moscow",
        "101000",
        "RU",
    )
    assert pat.programmes == ("Invented programme",)
    assert (pat.listed_on, pat.listed_on_source) == ("2022-02-25", "listingDate of its sanction")
    assert set(pat.identifiers) == {
        Identifier(scheme="inn", value="500100732259", country="RU"),
        Identifier(scheme="national_id", value="77-1"),
        Identifier(scheme="other", value="Q0"),
        Identifier(scheme="passport", value="12 3456789", country="RU"),
        Identifier(scheme="national_id", value="99", country="CY"),
        Identifier(scheme="wallet", value="bc1qinvented"),
    }


def test_ties_keep_their_share_and_resolve_to_entries(flat: ParsedList) -> None:
    pat, firm = find(flat, "NK-pat"), find(flat, "NK-firm")
    assert pat.links == (
        Link(
            kind="Ownership asset: percentage=51.50; startDate=2020",
            name="Invented Works LLC",
            entry_id="os-NK-firm",
        ),
        Link(kind="Family relative: relationship=spouse", name="Kim Nobody"),
    )
    assert firm.links == (
        Link(
            kind="Ownership owner: percentage=51.50; startDate=2020",
            name="Pat Nobody",
            entry_id="os-NK-pat",
        ),
        Link(kind="UnknownLink object: role=operates", name="INVENTED STAR", entry_id="os-NK-ship"),
        Link(kind="Directorship director", name="Kim Nobody"),
    )


def test_a_ship_is_read_with_its_flags_and_its_owner(flat: ParsedList) -> None:
    ship = find(flat, "NK-ship")
    assert dict(ship.vessel)["flag"] == "RU"
    assert {value for key, value in ship.vessel if key == "former_flag"} == {"PA", "LR"}
    assert Identifier(scheme="imo", value="9187629") in ship.identifiers
    assert Link(kind="owner", name="Invented Works LLC", entry_id="os-NK-firm") in ship.links


def test_of_several_sanctions_each_keeps_what_it_says(flat: ParsedList) -> None:
    ship = find(flat, "NK-ship")
    assert ship.programmes == ("First", "Second")
    assert (ship.listed_on, ship.listed_on_source) == ("2023-01-01", "startDate of its sanction")
    assert ("sanction 2 status", "expired") in ship.details
    assert ("sanction 2 program", "Second") in ship.details


def test_every_value_of_a_listed_party_is_in_its_entry(flat: ParsedList) -> None:
    lost = [
        (record["id"], name, value)
        for record in map(json.loads, FLAT.read_text(encoding="utf-8").splitlines()[:-1])
        if record.get("id") in {entry.id.removeprefix("os-") for entry in flat.entries}
        for name, values in record["properties"].items()
        for value in values
        if name not in ("addressEntity", "owner", "holder")
        and value.removeprefix("IMO").casefold() not in text_of(find(flat, record["id"]))
    ]
    assert lost == []


def test_every_value_around_a_listed_party_is_in_its_entry(flat: ParsedList) -> None:
    everything = " ".join(text_of(entry) for entry in flat.entries)
    around = ("Address", "Sanction", "Passport", "Identification", "Ownership", "Family")
    lost = [
        (record["id"], name, value)
        for record in map(json.loads, FLAT.read_text(encoding="utf-8").splitlines()[:-1])
        if record["schema"] in around
        for name, values in record["properties"].items()
        for value in values
        if value not in ("NK-kin",) and value.casefold() not in everything
    ]
    assert lost == []


def text_of(entry: ListEntry) -> str:
    return str(entry).casefold()


def test_what_cannot_be_read_comes_back_by_its_place(flat: ParsedList) -> None:
    assert [(record.where, record.why.split(" (")[0]) for record in flat.rejected] == [
        ("entities.ftm.json line 20", "the record has no id or no schema, so it is no entity"),
        ("entities.ftm.json line 21", "no JSON record"),
        (
            "entities.ftm.json line 18",
            "the record NK-nameless has no name, so nobody can be matched against it",
        ),
        (
            "entities.ftm.json field Event",
            "this field is not known here and was left out; a newer witting may read it",
        ),
    ]
    assert "Event" not in LEFT_OUT


def test_the_nested_form_reads_as_the_flat_one(nested: ParsedList) -> None:
    pat, firm = nested.entries
    assert pat.links == (
        Link(
            kind="Ownership asset: percentage=51.50",
            name="Invented Works LLC",
            entry_id="os-NK-firm",
        ),
    )
    assert [link.kind for link in firm.links] == ["Ownership owner: percentage=51.50"]
    assert [address.whole for address in pat.addresses] == ["1 Example St., Moscow"]
    assert (pat.programmes, pat.listed_on) == (("Invented programme",), "2022-02-25")
    assert pat.identifiers == (Identifier(scheme="passport", value="12 3456789", country="RU"),)


def test_a_party_nested_in_another_is_no_second_entry(nested: ParsedList) -> None:
    assert [entry.id for entry in nested.entries] == ["os-NK-pat", "os-NK-firm"]
    assert nested.rejected == ()


def test_a_file_of_several_datasets_names_each_entrys_own(tmp_path: Path) -> None:
    file = tmp_path / "entities.ftm.json"
    rows = [("A", ["eu_fsf", "us_ofac_sdn"]), ("B", ["us_ofac_sdn"]), ("C", ["eu_fsf"])]
    file.write_text("".join(party(name, datasets) for name, datasets in rows), encoding="utf-8")
    parsed = read_list_file(file)
    assert parsed.meta.id == "os-collection"
    assert [entry.sublists for entry in parsed.entries] == [
        ("eu_fsf", "us_ofac_sdn"),
        ("us_ofac_sdn",),
        ("eu_fsf",),
    ]


def party(name: str, datasets: list[str]) -> str:
    record = {"id": name, "schema": "Person", "properties": {"name": [name]}, "target": True}
    return json.dumps(record | {"datasets": datasets}) + "\n"


def test_a_bomb_of_brackets_is_one_rejected_line(tmp_path: Path) -> None:
    file = tmp_path / "entities.ftm.json"
    bomb = '{"id":"B","schema":"Person","properties":' + "[" * 100_000 + "]" * 100_000 + "}\n"
    file.write_text(party("A", ["d"]) + bomb, encoding="utf-8")
    parsed = read_list_file(file)
    assert len(parsed.entries) == 1
    assert [record.why for record in parsed.rejected] == [
        f"no JSON record (it nests more than {DEEPEST} deep)"
    ]


def test_a_relationship_of_everybody_with_everybody_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "entities.ftm.json"
    ends = {"owner": [f"a{n}" for n in range(200)], "asset": [f"b{n}" for n in range(200)]}
    bomb = {"id": "B", "schema": "Ownership", "properties": ends}
    file.write_text(party("A", ["d"]) + json.dumps(bomb) + "\n", encoding="utf-8")
    parsed = read_list_file(file)
    assert [record.where for record in parsed.rejected] == ["entities.ftm.json line 2"]
    assert len(parsed.entries) == 1


@pytest.mark.parametrize(
    "properties",
    ['"name"', "5", '{"name": 5}', '{"name": [null, 7, ["x"]]}', '{"name": {"id": 5}}'],
)
def test_properties_of_another_shape_are_no_crash(tmp_path: Path, properties: str) -> None:
    file = tmp_path / "entities.ftm.json"
    odd = f'{{"id":"X","schema":"Person","properties":{properties},"target":true}}\n'
    file.write_text(party("A", ["d"]) + odd, encoding="utf-8")
    assert read_list_file(file).entries[0].id == "os-A"


def test_a_file_without_a_listed_party_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "entities.ftm.json"
    file.write_text(party("A", ["d"]).replace("true", "false"), encoding="utf-8")
    with pytest.raises(BrokenList, match="no listed party"):
        read_list_file(file)


@pytest.mark.parametrize(
    ("name", "list_id"),
    [("entities.ftm.json", "os-collection"), ("sanctions_entities.ftm.json", "os-sanctions")],
)
def test_one_entry_more_does_not_make_a_collection_another_list(
    tmp_path: Path, name: str, list_id: str
) -> None:
    rows = [("A", ["eu_fsf", "us_ofac_sdn"]), ("B", ["us_ofac_sdn"]), ("C", ["eu_fsf"])]
    for count in (2, 3):  # the first two share a dataset, all three share none
        text = "".join(party(one, datasets) for one, datasets in rows[:count])
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert read_list_file(tmp_path / name).meta.id == list_id
