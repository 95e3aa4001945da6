"""BODS 0.4: every sample parses, nothing is lost, and days follow the statements."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.shared import SHARED, needs_shared
from witting.base import BrokenInput, HostileInput
from witting.ownership import (
    Directness,
    HoldingKind,
    ListedOwner,
    OwnershipRule,
    Reach,
    Register,
    Share,
    Standing,
    answer,
)
from witting.ownership.bods import read_bods
from witting.ownership.bods_interest import KINDS

FOLDER = SHARED / "ownership" / "bods"
SAMPLES = sorted(FOLDER.glob("*.json")) if FOLDER.is_dir() else []
OFAC = OwnershipRule(path="us/ofac/fifty-percent", threshold=Decimal(50))
UK = OwnershipRule(
    path="uk/ownership",
    threshold=Decimal(50),
    reach=Reach.ABOVE,
    aggregate=False,
    joint_arrangements=True,
    control=True,
)


def _relationship(**details: Any) -> Any:
    told = {"subject": "A", "interestedParty": "X", "isComponent": False, "interests": []}
    return _statement("relationship", told | details)


def _statement(kind: str, details: dict[str, Any], record: str = "r1", **more: Any) -> Any:
    return {
        "statementId": more.pop("statementId", f"s-{record}"),
        "recordId": record,
        "recordType": kind,
        "recordStatus": "new",
        "statementDate": "2024-01-01",
        "recordDetails": details,
        **more,
    }


def _read(*statements: object) -> Register:
    return read_bods(json.dumps(statements).encode(), "sample.json")


@needs_shared
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_nothing_of_a_sample_is_lost(path: Path) -> None:
    told = json.loads(path.read_text(encoding="utf-8"))
    interests = sum(
        len(item["recordDetails"].get("interests") or [{}])
        for item in told
        if item["recordType"] == "relationship"
    )
    found = read_bods(path.read_bytes(), path.name)
    assert found.unread == ()
    assert len(found.holdings) + len(found.superseded) == interests
    assert len(found.parties) == sum(item["recordType"] != "relationship" for item in told)


@needs_shared
def test_every_interest_type_of_the_schema_is_known() -> None:
    schema = json.loads((FOLDER / "schema" / "relationship-record.json").read_text("utf-8"))
    assert set(schema["$defs"]["Interest"]["properties"]["type"]["enum"]) == set(KINDS)


@needs_shared
def test_a_share_that_changed_holds_between_its_statements() -> None:
    found = read_bods((FOLDER / "tecido.json").read_bytes())
    told = {
        day: sorted(
            (item.owner, str(item.share))
            for item in found.holdings_on(date.fromisoformat(day))
            if item.kind is HoldingKind.SHARES
        )
        for day in ("2021-09-23", "2021-09-24", "2022-09-21", "2023-03-03")
    }
    assert told == {
        "2021-09-23": [("018AF6B3EB", "100 %")],
        "2021-09-24": [("018AF6B3EB", "40 %"), ("033E84672B", "60 %")],
        "2022-09-21": [("018AF6B3EB", "30 %"), ("033E84672B", "70 %")],
        "2023-03-03": [("033E84672B", "80 %")],
    }


@needs_shared
def test_an_indirect_interest_told_by_its_parts_is_not_added_to_them() -> None:
    found = read_bods((FOLDER / "mixed-direct-and-indirect-ownership.json").read_bytes())
    indirect = [item for item in found.holdings if item.directness is Directness.INDIRECT]
    assert [item.told_by_parts for item in indirect] == [True]


@needs_shared
def test_a_joint_shareholding_is_an_arrangement_of_its_holders() -> None:
    found = read_bods((FOLDER / "joint-ownership.json").read_bytes())
    listed = [ListedOwner(id="1accb8b18b99"), ListedOwner(id="f040df24d9ec")]
    day = date(2024, 1, 1)
    assert len(found.arrangements) == 1
    assert answer(found, "31c55e425764", UK, listed, day).standing is Standing.OWNED
    assert answer(found, "31c55e425764", UK, listed[:1], day).standing is Standing.NOT


@needs_shared
def test_who_has_others_hold_for_him_may_be_the_owner() -> None:
    found = read_bods((FOLDER / "nomination.json").read_bytes())
    listed = [ListedOwner(id="101AB1984F")]
    assert answer(found, "103AB1984D", OFAC, listed, date(2024, 1, 1)).standing is Standing.UNKNOWN


def test_ranges_keep_their_open_ends() -> None:
    found = _read(
        _relationship(
            interests=[
                {
                    "type": "shareholding",
                    "directOrIndirect": "direct",
                    "share": {"exclusiveMinimum": 25, "maximum": 50},
                }
            ]
        )
    )
    assert found.holdings[0].share == Share.between(Decimal(25), Decimal(50), open_low=True)


def test_an_interest_nobody_describes_may_be_shares() -> None:
    found = _read(_relationship())
    assert [item.kind for item in found.holdings] == [HoldingKind.UNKNOWN]
    assert answer(found, "A", OFAC, [ListedOwner(id="X")], date(2024, 6, 1)).questions


def test_an_owner_who_is_not_told_is_a_gap() -> None:
    told = _relationship(interestedParty={"reason": "noBeneficialOwners", "description": "listed"})
    found = _read(told)
    assert (found.holdings, found.unread) == ((), ())
    assert [(gap.party, gap.what, gap.reason) for gap in found.gaps] == [
        ("A", "owner", "noBeneficialOwners: listed")
    ]


def test_a_closed_record_ends_on_the_day_it_says() -> None:
    interest = {"type": "shareholding", "directOrIndirect": "direct", "share": {"exact": 60}}
    first = _relationship(interests=[interest | {"startDate": "2020-01-01"}])
    closed = _relationship(
        interests=[interest | {"startDate": "2020-01-01", "endDate": "2022-03-01"}]
    )
    last = closed | {
        "statementId": "s2",
        "recordStatus": "closed",
        "statementDate": "2024-05-01",
    }
    found = _read(last, first | {"statementDate": "2020-02-01"})
    assert [item.interval.end for item in found.holdings] == [date(2022, 3, 1)]
    assert len(found.superseded) == 1


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        (17, "object"),
        ({"statementID": "x", "statementType": "entityStatement"}, "0.3"),
        (_statement("ship", {}), "recordType"),
        (_relationship() | {"recordId": ""}, "recordId"),
        (_relationship() | {"recordDetails": []}, "recordDetails"),
        (_relationship(subject=None), "whose interest"),
        (_relationship(interests=["shares"]), "an interest is an object"),
        (_relationship(interests=[{"type": "gift"}]), "code list"),
        (_relationship(interests=[{"startDate": "soon"}]), "no day"),
        (_relationship(interests=[{"startDate": "2024-02-01", "endDate": "2023-01-01"}]), "before"),
        (_relationship(interests=[{"share": {"exact": 140}}]), "between 0 and 100"),
        (_relationship(interests=[{"share": {"exact": "half"}}]), "no number"),
        (_relationship(interests=[{"share": {"exact": True}}]), "no number"),
        (_relationship(interests=[{"directOrIndirect": "sideways"}]), "sideways"),
    ],
)
def test_a_broken_statement_is_named_beside_the_others(statement: object, why: str) -> None:
    found = _read(statement, _statement("entity", {"name": "Alpha"}, record="A"))
    assert [party.name for party in found.parties] == ["Alpha"]
    assert len(found.unread) == 1
    assert why in found.unread[0].why


def test_statements_may_stand_on_lines_of_their_own() -> None:
    lines = [json.dumps(_relationship()), "{broken", json.dumps(_statement("entity", {}, "A"))]
    found = read_bods("\n".join(lines).encode(), "lines.json")
    assert (len(found.holdings), len(found.parties), len(found.unread)) == (1, 1, 1)


def test_json_nested_too_deep_is_refused() -> None:
    with pytest.raises(HostileInput):
        read_bods(b"[" * 200_000, "deep.json")


def test_a_number_that_is_none_is_no_json() -> None:
    with pytest.raises(BrokenInput):
        read_bods(b'[{"statementId": NaN}]', "nan.json")
