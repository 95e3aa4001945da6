"""The lists of BIS, State, Defense and Homeland Security: on samples, and on the real files."""

import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.lists.conftest import LISTS
from tests.lists.us_words_of import words_lost
from tests.shared import needs_shared
from witting.base import BrokenList, ListEntry, NameKind, PartyKind, Quality, UnknownFormat
from witting.lists.formats import format_of
from witting.lists.parsed import ParsedList
from witting.lists.reading import read_list_file
from witting.lists.sources import sources
from witting.lists.us import tables
from witting.lists.us.extract import FORMS, READ
from witting.lists.us.words import detail, order_has_ended

SAMPLES = Path(__file__).with_name("samples")
US = LISTS / "us"
EXTRACTS = {
    "bis_entity_list": ("bis-el", 3_409, "2026-07-09"),
    "bis_meu": ("bis-meu", 70, "2026-07-09"),
    "bis_dpl": ("bis-dpl", 564, "2026-04-14"),
    "ofac_nscmic": ("ofac-ns-cmic", 68, "2026-07-09"),
    "state_debarred_statutory": ("state-aeca", 779, "2025-08-25"),
    "state_nonproliferation": ("state-isn", 528, "2026-07-09"),
    "dow_1260h": ("dod-1260h", 80, "2026-07-09"),
    "dow_1286": ("dod-1286", 134, "2026-07-09"),
    "dhs_uflpa": ("dhs-uflpa", 148, "2026-07-09"),
}
TABLES = {
    "bis_mieu.csv": ("bis-mieu", 13, "us-mieu"),
    "dpl_2023-11.txt": ("bis-dpl", 665, "us-dpl"),
    "dod_1260H.csv": ("dod-1260h", 397, "us-1260h"),
    "section_1286.csv": ("dod-1286", 443, "us-1286"),
}


def real(name: str) -> ParsedList:
    """Read a real file as its publisher wrote it, those who left its list among the others."""
    folder = US / "nsfreg_2026-07" if name in EXTRACTS else US
    return as_written(folder / (f"{name}.json" if name in EXTRACTS else name))


def as_written(path: Path) -> ParsedList:
    form = format_of(path)
    assert form is not None
    (parsed,) = form.read(path, "", None, None)
    return parsed


def named(parsed: ParsedList, name: str) -> ListEntry:
    return next(entry for entry in parsed.entries if entry.name == name)


@pytest.fixture(scope="module")
def sample() -> ParsedList:
    return read_list_file(SAMPLES / "us_entity_list.json")


def test_an_entry_that_is_only_an_address_is_a_key_to_screen_by(sample: ParsedList) -> None:
    address = named(sample, "Address 01")
    assert address.kind is None
    assert [name.quality for name in address.names] == [Quality.WEAK]
    assert detail(address, "listed_as") == "address"
    assert [(a.whole, a.country) for a in address.addresses] == [
        ("Unit D, 16/F One Sample Place, 18 Sample Rd, Wan Chai, Hong Kong", "HK")
    ]
    assert detail(address, "country") == "China"


def test_a_sub_entry_is_tied_to_the_entry_it_stands_under(sample: ParsedList) -> None:
    sub, parent = (
        named(sample, "Sample Integrated Circuits"),
        named(sample, "Sample Institute 13 (SI 13)"),
    )
    assert [(link.name, link.entry_id) for link in sub.links] == [(parent.name, parent.id)]
    assert detail(sub, "name as published").startswith("Sample Institute 13 (SI 13) subordinate")
    assert [name.whole for name in sub.names] == ["Sample Integrated Circuits", "Sample Integrated"]
    assert len(sub.addresses) == 2


def test_the_listing_began_on_the_first_day_that_is_cited(sample: ParsedList) -> None:
    parent = named(sample, "Sample Institute 13 (SI 13)")
    assert parent.legal_basis == ("66 FR 99266, 5/14/01", "75 FR 99883, 12/17/10")
    assert parent.listed_on == "2001-05-14"
    assert parent.listed_on_source == "first day cited from the Federal Register"


def test_addresses_in_another_country_than_the_heading_keep_their_own(sample: ParsedList) -> None:
    parent = named(sample, "Sample Institute 13 (SI 13)")
    assert [address.country for address in parent.addresses] == ["RU", "RU", "CN"]
    assert parent.countries == ("CN", "RU")


def test_a_footnote_3_entity_says_so(sample: ParsedList) -> None:
    neft = named(sample, "Sample Neft, OAO")
    assert detail(neft, "footnote") == "3"
    assert [name.whole for name in neft.names] == [
        "Sample Neft, OAO",
        "Sample Neft",
        "Sample Oil and Gas Pte Ltd",
    ]
    assert detail(neft, "see") == "See alternate address under Singapore"
    assert detail(neft, "address as published").startswith("(a.k.a., Sample Oil and Gas Pte Ltd),")


def test_namesakes_are_told_apart_by_their_days_not_by_their_place(sample: ParsedList) -> None:
    first, second = (entry for entry in sample.entries if entry.name == "Sample Twin")
    assert first.listed_on < second.listed_on
    assert second.id.startswith(f"{first.id}-")


def test_a_record_without_a_name_comes_back_by_its_number(sample: ParsedList) -> None:
    assert [record.where for record in sample.rejected] == ["us_entity_list.json record 7"]
    assert sample.meta.published == "2026-07-09"  # the day in the source file's name


def extract(tmp_path: Path, **change: Any) -> Path:
    held = json.loads((SAMPLES / "us_entity_list.json").read_text(encoding="utf-8"))
    path = tmp_path / "extract.json"
    path.write_text(json.dumps(held | change), encoding="utf-8")
    return path


def test_a_file_that_holds_fewer_than_it_says_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenList, match="says that it holds 8 entries and holds 7"):
        read_list_file(extract(tmp_path, count=8))


def test_a_list_that_is_not_known_is_no_list(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="'fcc-covered'"):
        read_list_file(extract(tmp_path, list_id="fcc-covered"))


@pytest.mark.parametrize(
    "record",
    [
        1,
        None,
        [],
        {"name": {"x": 1}},
        {"name": "x", "aliases": "x"},
        {"name": "x", "aliases": [[]]},
    ],
)
def test_a_record_of_another_form_never_stops_the_file(tmp_path: Path, record: Any) -> None:
    good = {"name": "Good", "aliases": [], "country": "China"}
    parsed = read_list_file(extract(tmp_path, count=2, entities=[record, good]))
    assert [entry.name for entry in parsed.entries] == ["Good"]
    assert [record.where for record in parsed.rejected] == ["extract.json record 1"]


def test_a_field_that_is_not_known_is_told(tmp_path: Path) -> None:
    good = {"name": "Good", "aliases": [], "shoe_size": "9"}
    parsed = read_list_file(extract(tmp_path, count=1, entities=[good]))
    assert [record.where for record in parsed.rejected] == ["extract.json field shoe_size"]


def test_the_supplement_as_printed_is_read_with_its_policy() -> None:
    parsed = read_list_file(SAMPLES / "us_supplement_4.csv")
    trading = named(parsed, "Sample Trading and Sons LLC")
    assert [name.whole for name in trading.names[1:]] == [
        "ООО Сэмпл",
        "Sample Co.",
        "Samplico Ltd.",
    ]
    assert [name.script for name in trading.names[:2]] == ["Latn", "Cyrl"]
    assert len(trading.addresses) == 2
    assert detail(trading, "license_policy") == "Presumption of denial"
    assert detail(trading, "entity as published").startswith("Sample Trading and Sons LLC (ООО")
    institute = named(parsed, "Beijing Sample Institute")
    assert [name.whole for name in institute.names[1:]] == ["北京样品研究所"]
    assert [address.country for address in institute.addresses] == ["CN"]


def test_each_row_of_a_denial_order_is_an_entry_of_its_own() -> None:
    first, second, firm = read_list_file(SAMPLES / "us_dpl.txt").entries
    assert second.id.startswith(f"{first.id}-")
    assert (first.listed_on, detail(first, "end_date")) == ("2018-06-13", "2027-08-31")
    assert first.legal_basis == ("82 F.R. 99745 12/29/2017", "83 F.R. 99801 6/21/2018")
    assert not order_has_ended(first, date(2027, 8, 31))
    assert order_has_ended(first, date(2027, 9, 1))
    assert detail(firm, "end_date") == ""
    assert (firm.addresses[0].whole, firm.countries) == ("DE", ("DE",))


def test_the_tables_typed_from_law_are_read() -> None:
    dsi = read_list_file(SAMPLES / "us_mieu.csv").entries[0]
    assert (dsi.kind, dsi.countries) == (PartyKind.ORGANISATION, ("CU",))
    assert [name.whole for name in dsi.names[1:]] == ["DSI", "Sample Intelligence"]
    assert (dsi.listed_on, dsi.legal_basis) == ("2021-03-16", ("15 CFR 744.22(f)(2)",))
    parent, child = as_written(SAMPLES / "us_1260h.csv").entries
    dated = read_list_file(SAMPLES / "us_1260h.csv", published="2025-01-07")
    assert dated.removed == (parent,)
    assert (parent.listed_on, parent.removed_on) == ("2021-06-03", "2025-01-07")
    assert [(link.name, link.entry_id) for link in child.links] == [(parent.name, parent.id)]
    assert [(name.whole, name.kind) for name in child.names[1:]] == [
        ("Old Sample Engines", NameKind.FORMER),
        ("OSE", NameKind.FORMER),
    ]
    old, new = as_written(SAMPLES / "us_1286.csv").entries
    assert (detail(old, "report-date"), new.removed_on) == ("2024", "2026-07-23")


def test_every_list_read_here_has_its_standing_facts() -> None:
    lists = {list_id for list_id, _read in FORMS.values()}
    assert lists | {"bis-uvl", "bis-mieu", "csl-sdn", "csl-other"} <= sources().keys()


@needs_shared
@pytest.mark.parametrize("name", EXTRACTS)
def test_every_entity_of_a_real_extract_is_read_and_no_word_is_lost(name: str) -> None:
    list_id, count, published = EXTRACTS[name]
    parsed = real(name)
    held = json.loads((US / "nsfreg_2026-07" / f"{name}.json").read_text(encoding="utf-8"))
    assert (parsed.meta.id, parsed.meta.published) == (list_id, published)
    assert len(parsed.entries) == held["count"] == count
    assert len({entry.id for entry in parsed.entries}) == count
    # the labels of values that have a place of their own, and the "and" that joins addresses
    labels = "and date type of denial expires program linked to uscc listing"
    lost: Counter[str] = Counter()
    for record, entry in zip(held["entities"], parsed.entries, strict=True):
        assert record.keys() <= READ
        lost.update(words_lost(record, entry, record.keys(), labels))
    assert lost == Counter()


@needs_shared
@pytest.mark.parametrize("name", TABLES)
def test_every_row_of_a_real_table_is_read_and_no_word_is_lost(name: str) -> None:
    list_id, count, form = TABLES[name]
    parsed = real(name)
    found = format_of(US / name)
    assert found is not None
    assert (found.name, parsed.meta.id, parsed.rejected) == (form, list_id, ())
    with (US / name).open(encoding="utf-8-sig", newline="") as file:
        rows: list[dict[str, Any]] = list(
            csv.DictReader(file, delimiter="\t" if name.endswith("txt") else ",")
        )
    assert len(rows) == len(parsed.entries) == count
    assert len({entry.id for entry in parsed.entries}) == count
    lost: Counter[str] = Counter()
    for row, entry in zip(rows, parsed.entries, strict=True):
        lost.update(words_lost(row, entry, row.keys() - tables.LEFT_OUT.keys()))
    assert lost == Counter()


@needs_shared
def test_the_real_entity_list_has_its_addresses_footnotes_and_ties() -> None:
    parsed = real("bis_entity_list")
    only_addresses = [e for e in parsed.entries if detail(e, "listed_as") == "address"]
    assert len(only_addresses) == 19
    assert all(len(entry.addresses) == 1 for entry in only_addresses)
    assert Counter(a.country for e in only_addresses for a in e.addresses) == {"HK": 18, "TR": 1}
    notes = Counter(text for e in parsed.entries for what, text in e.details if what == "footnote")
    assert notes == {"1": 130, "2": 130, "3": 773, "4": 96, "5": 16}
    cited = sum("734.9(g)" in detail(e, "license_requirement") for e in parsed.entries)
    assert cited == notes["3"]
    subordinate = [e for e in parsed.entries if e.links]
    assert (len(subordinate), {link.entry_id for e in subordinate for link in e.links}) == (
        12,
        {
            named(
                parsed,
                "China Electronics Technology Group Corporation 13th Research Institute (CETC 13)",
            ).id
        },
    )
    assert sum(not entry.listed_on for entry in parsed.entries) == 2
    assert not any(parsed.rejected)


@needs_shared
def test_real_measures_that_all_ended_leave_the_list_on_their_last_day() -> None:
    parsed = real("state_nonproliferation")
    radar = named(parsed, "Scientific and Industrial Republic Unitary Enterprise")
    assert (radar.listed_on, radar.removed_on) == ("2013-02-05", "2015-02-05")
    russia = named(parsed, "Government of the Russian Federation")
    assert (russia.listed_on, russia.removed_on) == ("2018-08-27", "")
    assert {record.why[:9] for record in parsed.rejected} == {"'imposed "}
    assert len(parsed.rejected) == sum(not entry.listed_on for entry in parsed.entries) == 17


@needs_shared
def test_real_persons_debarred_are_those_who_were_born() -> None:
    parsed = real("state_debarred_statutory")
    edwin = named(parsed, "Edwin Acety")
    assert (edwin.kind, edwin.birth_dates) == (PartyKind.PERSON, ("1975-11",))
    assert sum(bool(entry.birth_dates) for entry in parsed.entries) == 479
    assert named(parsed, "A & C International Trade, Inc.").kind is None


@needs_shared
def test_real_subsidiaries_listed_with_a_company_are_found_by_their_names() -> None:
    parsed = real("dow_1260h")
    bgi = next(e for e in parsed.entries if "BGI Americas Corporation" in e.remarks)
    assert {"BGI Americas Corporation", "Complete Genomics, Inc.", "STomics Americas, Ltd."} <= {
        name.whole for name in bgi.names
    }


@needs_shared
def test_the_real_index_of_the_extracts_is_no_list() -> None:
    assert format_of(US / "nsfreg_2026-07" / "lists.json") is None
