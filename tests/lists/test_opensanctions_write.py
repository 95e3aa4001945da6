import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.lists.conftest import LISTS
from tests.shared import needs_shared
from witting.base import (
    Address,
    Identifier,
    Link,
    ListedName,
    ListEntry,
    NameKind,
    PartyKind,
    Quality,
)
from witting.lists import read_list_file
from witting.lists.opensanctions.schema import EDGES
from witting.lists.opensanctions.write import write_ftm
from witting.lists.script import script_of

FLAT = Path(__file__).parent / "samples" / "entities.ftm.json"

words = st.text(st.sampled_from("abcdeйяعش中村 -'0"), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
word = words.filter(bool)
days = st.dates().map(lambda day: day.isoformat())
countries = st.sampled_from(("RU", "CY", "AE", "CN"))


def names_of(wholes: list[str], sorts: list[tuple[NameKind, Quality]]) -> tuple[ListedName, ...]:
    names = [
        ListedName(whole=whole, kind=kind, quality=quality, script=script_of(whole))
        for whole, (kind, quality) in zip(
            wholes, [(NameKind.PRIMARY, Quality.STRONG), *sorts], strict=False
        )
    ]
    return tuple(names)


sorts = st.sampled_from(
    (
        (NameKind.ALIAS, Quality.STRONG),
        (NameKind.FORMER, Quality.STRONG),
        (NameKind.ALIAS, Quality.WEAK),
    )
)
identifiers = st.one_of(
    st.builds(
        Identifier,
        scheme=st.sampled_from(("tax", "registration", "national_id", "passport", "lei", "bic")),
        value=st.text("0123456789AB", min_size=4, max_size=12),
        country=st.none() | countries,
    ),
    st.builds(
        Identifier,
        scheme=st.sampled_from(("imo", "mmsi", "wallet", "phone", "email", "other", "duns")),
        value=st.text("0123456789", min_size=7, max_size=9),
    ),
    st.builds(
        Identifier,
        scheme=st.sampled_from(("inn", "ogrn")),
        value=st.text("0123456789", min_size=10, max_size=13),
        country=st.just("RU"),
    ),
)
addresses = st.builds(
    Address,
    whole=word,
    city=st.just("") | word,
    region=st.just("") | word,
    postcode=st.just("") | st.text("0123456789", min_size=3, max_size=6),
    country=st.just("") | countries,
)
tie_kinds = st.sampled_from(
    [f"{schema} {end}" for schema, ends in EDGES.items() for end in ends]
    + ["Ownership asset: percentage=51.50; startDate=2020", "UnknownLink object: role=operates"]
)
links = st.builds(Link, kind=tie_kinds, name=word.map(lambda name: f"other {name}"))
details = st.tuples(
    st.sampled_from(("topics", "keywords", "legalForm", "sanction 1 authority", "okpoCode")), word
)


@st.composite
def entries(draw: st.DrawFn) -> ListEntry:
    wholes = draw(st.lists(word, min_size=1, max_size=5, unique=True))
    kind = draw(st.sampled_from((*PartyKind, None)))
    craft = st.dictionaries(st.sampled_from(("type", "tonnage", "built")), word)
    listed = draw(st.just("") | days)
    told = draw(st.lists(details, max_size=4, unique=True))
    numbers = draw(st.lists(identifiers, max_size=5, unique=True))
    numbers += [Identifier(scheme="other", value=v) for k, v in told if k == "okpoCode"]
    is_craft = kind in (PartyKind.VESSEL, PartyKind.AIRCRAFT)
    return ListEntry(
        id="os-" + draw(st.text("abc123", min_size=1, max_size=6)),
        list_id="os-invented",
        kind=kind,
        names=names_of(wholes, draw(st.lists(sorts, min_size=5, max_size=5))),
        programmes=tuple(draw(st.lists(word, max_size=3, unique=True))),
        birth_dates=tuple(draw(st.lists(days, max_size=2, unique=True))),
        birth_places=tuple(draw(st.lists(word, max_size=2, unique=True))),
        nationalities=tuple(sorted(draw(st.sets(countries, max_size=2)))),
        gender=draw(st.sampled_from(("", "male", "female"))),
        titles=tuple(draw(st.lists(word, max_size=2, unique=True))),
        identifiers=tuple(dict.fromkeys(numbers)),
        addresses=tuple(draw(st.lists(addresses, max_size=3, unique_by=lambda a: a.whole))),
        vessel=tuple(sorted(draw(craft).items())) if is_craft else (),
        links=tuple(draw(st.lists(links, max_size=3, unique=True))),
        remarks=draw(st.just("") | word),
        listed_on=listed,
        listed_on_source="listingDate of its sanction" if listed else "",
        url=draw(st.just("") | st.just("https://example.org/a")),
        details=tuple(told),
    )


def unordered(entry: ListEntry) -> ListEntry:
    """Put in order what FollowTheMoney keeps without one."""
    return replace(
        entry,
        names=(entry.names[0], *sorted(entry.names[1:], key=str)),
        identifiers=tuple(sorted(entry.identifiers, key=str)),
        addresses=tuple(sorted(entry.addresses, key=str)),
        links=tuple(sorted(entry.links, key=str)),
        details=tuple(sorted(entry.details)),
    )


def read_back(folder: Path, *given: ListEntry) -> list[ListEntry]:
    file = folder / "entities.ftm.json"
    file.write_text("".join(line + "\n" for line in write_ftm(given)), encoding="utf-8")
    parsed = read_list_file(file)
    assert parsed.rejected == ()
    return list(parsed.entries)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entries())
def test_what_is_written_reads_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, entry: ListEntry
) -> None:
    (back,) = read_back(tmp_path_factory.mktemp("ftm"), entry)
    assert unordered(back) == unordered(entry)


def test_the_sample_reads_back_as_it_was(tmp_path: Path) -> None:
    given = read_list_file(FLAT).entries
    back = read_back(tmp_path, *given)
    assert [unordered(entry) for entry in back] == [unordered(entry) for entry in given]


def test_a_tie_of_two_entries_is_written_once(tmp_path: Path) -> None:
    given = read_list_file(FLAT).entries
    lines = list(map(json.loads, write_ftm(given)))
    assert len([line for line in lines if line["schema"] == "Ownership"]) == 1


def test_every_line_is_a_record_with_a_schema_and_values_in_lists() -> None:
    for line in map(json.loads, write_ftm(read_list_file(FLAT).entries)):
        assert {"id", "schema", "properties", "target"} <= set(line)
        assert all(isinstance(values, list) and values for values in line["properties"].values())


def test_an_id_that_comes_twice_is_two_records(tmp_path: Path) -> None:
    first = ListEntry(id="eu-fsf-1", list_id="eu-fsf", kind=None, names=(ListedName(whole="One"),))
    second = replace(first, addresses=(Address(whole="Here", country="RU"),))
    back = read_back(tmp_path, first, second)
    assert [entry.id for entry in back] == ["os-eu-fsf-1", "os-eu-fsf-1-2"]
    assert [len(entry.addresses) for entry in back] == [0, 1]


def test_what_the_form_cannot_say_stands_in_the_notes() -> None:
    entry = ListEntry(
        id="ofac-1",
        list_id="ofac-sdn",
        kind=PartyKind.ORGANISATION,
        names=(ListedName(whole="Invented"),),
        legal_basis=("1/2024, published 2024-01-01",),
        sublists=("SSI",),
        details=(("Website of", "nobody"),),
        remarks="A remark",
        removed_on="2025-01-01",
    )
    main, sanction = map(json.loads, write_ftm([entry]))
    assert (main["id"], main["datasets"]) == ("ofac-1", ["ofac_sdn"])
    assert main["properties"]["notes"] == [
        "A remark",
        "Website of: nobody",
        "legal basis: 1/2024, published 2024-01-01",
        "on the list's parts: SSI",
    ]
    assert sanction["properties"]["endDate"] == ["2025-01-01"]


@needs_shared
def test_names_and_identifiers_of_a_whole_real_list_survive(tmp_path: Path) -> None:
    given = read_list_file(LISTS / "eu" / "20240513-FULL-1_1.xml").entries[:1_000]
    for entry, found in zip(given, read_back(tmp_path, *given), strict=True):
        assert {name.whole for name in found.names} >= {name.whole for name in entry.names}
        assert {i.value for i in found.identifiers} >= {i.value for i in entry.identifiers}
        assert {a.whole for a in found.addresses} == {a.whole for a in entry.addresses}
