"""What is said of a change, and what is left out where two sides cannot be compared."""

from dataclasses import replace
from typing import Any

import pytest

from tests.lists.conftest import read_once
from tests.shared import needs_shared
from witting.base import (
    Address,
    Identifier,
    Link,
    ListedName,
    ListEntry,
    ListUsed,
    NameKind,
    PartyKind,
    Quality,
)
from witting.lists.delta_compare import comparison, form_of
from witting.lists.delta_words import ListSummary, change_words, summaries, tell
from witting.lists.deltas import delta, field_changes
from witting.lists.parsed import ParsedList
from witting.lists.snapshot import Snapshot
from witting.lists.sources import WITHOUT_ADDRESSES, WITHOUT_ALIASES, list_used

PARTY = ListEntry(
    id="ofac-123",
    list_id="ofac-sdn",
    kind=PartyKind.ORGANISATION,
    names=(ListedName(whole="BANK X"), ListedName(whole="X BANK", kind=NameKind.ALIAS)),
    programmes=("RUSSIA-EO14024", "SDGT"),
    birth_dates=("1952",),
    nationalities=("RU",),
    titles=("Director",),
    identifiers=(Identifier(scheme="passport", value="123"),),
    addresses=(Address(whole="1 Main Street, Tbilisi"),),
    vessel=(("flag", "Cuba"),),
    details=(("sector", "Defence"), ("sector", "Energy")),
    links=(Link(kind="Linked To", name="Y LLC", entry_id="ofac-9"),),
    remarks="Linked To: Y LLC.",
)
MARKED = "Secondary sanctions risk: … section 11 of Executive Order 14024"


def words(**values: Any) -> str:
    return "; ".join(change_words(field_changes(PARTY, replace(PARTY, **values))))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"section_11_marker": MARKED}, "section 11 remark added"),
        ({"programmes": ("SDGT", "RUSSIA-EO14024")}, "programmes in another order"),
        (
            {"programmes": ("SDGT", "CYBER2", "IFSR")},
            "programmes added: CYBER2, IFSR; programme removed: RUSSIA-EO14024",
        ),
        (
            {"names": (ListedName(whole="BANK Z"), PARTY.names[1])},
            "primary name now BANK Z, before BANK X",
        ),
        (
            {"names": (*PARTY.names, ListedName(whole="XX", quality=Quality.WEAK))},
            "name added: XX (weak)",
        ),
        (
            {"names": (PARTY.names[0], replace(PARTY.names[1], kind=NameKind.FORMER))},
            "names with other particulars",
        ),
        ({"birth_dates": ("1953",)}, "birth date now 1953, before 1952"),
        ({"birth_dates": ("1952", "1953")}, "birth date added: 1953"),
        ({"nationalities": ()}, "nationality removed: RU"),
        ({"nationalities": ("BY", "GE")}, "nationalities added: BY, GE; nationality removed: RU"),
        ({"titles": ("Chairman",)}, "title now Chairman, before Director"),
        ({"identifiers": ()}, "passport 123 removed"),
        (
            {"identifiers": (Identifier(scheme="inn", value="77", country="RU"),)},
            "INN 77 (RU) added; passport 123 removed",
        ),
        (
            {"addresses": (*PARTY.addresses, Address(whole="2 Side Street"))},
            "address added: 2 Side Street",
        ),
        (
            {"birth_places": ("Garda, Paktia", "Kabul")},
            "birth places added: “Garda, Paktia”, “Kabul”",
        ),
        ({"vessel": (("flag", "Gabon"),)}, "vessel flag now Gabon, before Cuba"),
        ({"vessel": ()}, "vessel flag removed: Cuba"),
        ({"details": (("sector", "Energy"),)}, "sector now Energy, before Defence, Energy"),
        ({"gender": "male"}, "gender added: male"),
        ({"kind": None}, "kind removed: organisation"),
        ({"listed_on": "2024-02-23"}, "listed on added: 2024-02-23"),
        ({"url": "https://x"}, "url added: https://x"),
        ({"url": "https://x", "gender": "male"}, "gender added: male"),
        ({"links": ()}, "tie removed: Linked To Y LLC (ofac-9)"),
        ({"links": (), "remarks": ""}, "tie removed: Linked To Y LLC (ofac-9)"),
        ({"remarks": ""}, "remark removed: Linked To: Y LLC"),
        (
            {"remarks": f"{MARKED}; Linked To: Y LLC; Target Type X", "section_11_marker": MARKED},
            "section 11 remark added; remark added: Target Type X",
        ),
        (
            {"birth_dates": ("1953",), "remarks": "alt. DOB 1953; Linked To: Y LLC"},
            "birth date now 1953, before 1952",
        ),
        ({"sublists": ("CAPTA",)}, "part of the list added: CAPTA"),
        ({"removed_on": "2024-02-23"}, "removed on added: 2024-02-23"),
    ],
)
def test_a_change_is_said_field_by_field(values: dict[str, Any], said: str) -> None:
    assert words(**values) == said


def test_remarks_that_differ_in_order_alone_are_said_to_differ() -> None:
    before = replace(PARTY, remarks="A; B.")
    after = replace(PARTY, remarks="B; A.")
    (said,) = change_words(field_changes(before, after))
    assert said == "remarks in another order or other punctuation"


SDN = list_used("ofac-sdn", published="2024-02-20", entries=1, sha256="00")
XML = SDN.source
CSV = XML.replace("SDN.XML", "SDN.CSV")
BARE = f"{CSV}, without {WITHOUT_ALIASES} and {WITHOUT_ADDRESSES}"


def snapshot(source: str, *entries: ListEntry) -> Snapshot:
    meta = replace(SDN, source=source, entries=len(entries))
    return Snapshot.from_lists([ParsedList(meta=meta, entries=entries)])


def told(before: str, after: str, **values: Any) -> list[str]:
    change = delta(snapshot(before, PARTY), snapshot(after, replace(PARTY, **values)))
    return [one.words for one in tell(change)]


OTHERS = {
    "names": (PARTY.names[0],),
    "programmes": ("SDGT", "RUSSIA-EO14024"),
    "addresses": (),
    "identifiers": (),
    "links": (),
    "remarks": "other words",
    "gender": "male",
}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            XML,
            XML.replace("https://sanctionslistservice.ofac.treas.gov", "https://www.treasury.gov"),
            (
                "programmes in another order; name removed: X BANK; gender added: male;"
                " passport 123 removed; address removed: 1 Main Street, Tbilisi; tie removed:"
                " Linked To Y LLC (ofac-9); remark added: other words"
            ),
        ),
        (CSV, XML, "gender added: male"),
        (BARE, XML, "gender added: male"),
        (
            BARE,
            CSV,
            (
                "programmes in another order; gender added: male; remark added: other words; remark"
                " removed: Linked To: Y LLC"
            ),
        ),
    ],
    ids=["one form at two addresses", "CSV and XML", "bare CSV and XML", "bare CSV and whole CSV"],
)
def test_only_what_both_sides_can_say_is_told(before: str, after: str, said: str) -> None:
    assert told(before, after, **OTHERS) == [f"BANK X (ofac-123): {said}"]
    assert told(after, before) == []


def test_quotation_marks_are_no_difference_between_forms() -> None:
    names = (ListedName(whole="OAO 'X'"),)
    before, after = (
        replace(PARTY, names=names),
        replace(PARTY, names=(ListedName(whole='OAO "X"'),)),
    )
    assert tell(delta(snapshot(CSV, before), snapshot(XML, after))) == ()
    assert tell(delta(snapshot(XML, before), snapshot(XML, after))) != ()


def test_the_remark_in_other_words_is_no_difference_between_forms() -> None:
    before, after = (replace(PARTY, section_11_marker=said) for said in (MARKED, f"{MARKED}."))
    assert tell(delta(snapshot(CSV, before), snapshot(XML, after))) == ()
    assert tell(delta(snapshot(CSV, PARTY), snapshot(XML, after))) != ()


def summed(before: Snapshot, after: Snapshot) -> ListSummary:
    change = delta(before, after)
    (found,) = summaries(change, before, after, tell(change))
    return found


def test_what_was_not_compared_is_said() -> None:
    across = summed(snapshot(CSV, PARTY), snapshot(XML, PARTY)).note
    assert "from sdn.csv before and from sdn.xml after" in across
    assert "Not compared: everything else, such as aliases, addresses, identifiers" in across
    bare = summed(snapshot(BARE, PARTY), snapshot(CSV, PARTY)).note
    assert "without strong aliases and addresses on one side" in bare
    assert summed(snapshot(BARE, PARTY), snapshot(BARE, PARTY)).note == ""


def test_a_summary_counts_the_remark_and_the_programmes() -> None:
    new = replace(PARTY, id="ofac-7", section_11_marker=MARKED, programmes=("RUSSIA-EO14024",))
    found = summed(snapshot(XML, PARTY), snapshot(XML, PARTY, new))
    assert (found.added, found.removed, found.changed, found.moved) == (1, 0, 0, 0)
    assert (found.marked_before, found.marked_after) == (0, 1)
    assert found.programmes == (("RUSSIA-EO14024", 1, 2),)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ((), (PARTY,), "BANK X (ofac-123), added under RUSSIA-EO14024, SDGT"),
        (
            (),
            (replace(PARTY, section_11_marker=MARKED),),
            "BANK X (ofac-123), added under RUSSIA-EO14024, SDGT with the section 11 remark",
        ),
        (
            (),
            (replace(PARTY, programmes=(), section_11_marker=MARKED),),
            "BANK X (ofac-123), added with the section 11 remark",
        ),
        ((), (replace(PARTY, programmes=()),), "BANK X (ofac-123), added"),
        ((replace(PARTY, programmes=()),), (), "BANK X (ofac-123), removed"),
        ((PARTY,), (), "BANK X (ofac-123), removed; it was listed under RUSSIA-EO14024, SDGT"),
    ],
)
def test_what_came_and_what_went(
    before: tuple[ListEntry, ...], after: tuple[ListEntry, ...], said: str
) -> None:
    (one,) = tell(delta(snapshot(XML, *before), snapshot(XML, *after)))
    assert one.words == said


def test_a_list_without_a_record_on_both_sides_is_compared_whole() -> None:
    nothing: tuple[ListUsed, ...] = ()
    assert comparison("ofac-sdn", nothing, nothing).note == ""
    assert comparison("ofac-sdn", [SDN], nothing).note == ""


@pytest.mark.parametrize(
    ("source", "form"),
    [
        (BARE, "sdn.csv"),
        (XML, "sdn.xml"),
        ("https://x.test/exports/SDN_ADVANCED.XML", "sdn_advanced.xml"),
        ("https://x.test/list.json?key=1", "list.json"),
        ("own 2024-02-20.csv", "own.csv"),
        ("https://x.test/dataset/", "dataset"),
        ("", ""),
    ],
)
def test_the_form_of_a_list_is_its_file(source: str, form: str) -> None:
    assert form_of(source) == form


@needs_shared
def test_csv_and_xml_four_days_apart_differ_in_two_entries() -> None:
    """14,959 of 14,965 entries are not the same record; what both can say differs for one."""
    before, after = (
        Snapshot.from_lists([read_once(f"ofac/{name}")])
        for name in ("sdn_2024-05-03.csv", "SDN_2024-05-07.xml")
    )
    change = delta(before, after)
    assert len(change.changed) == 14_959
    assert [one.words for one in tell(change)] == [
        "Dmitry Yuryevich KHOROSHEV (ofac-48603), added under CYBER2",
        "Bashir Mohamed MAHAMOUD (ofac-11748): birth date removed: 1982",
    ]
