"""GLEIF level 2: XML and JSON say the same, and a parent controls without a share."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.shared import SHARED, needs_shared
from witting.base import BrokenInput, HostileInput
from witting.ownership import HoldingKind, ListedOwner, OwnershipRule, Standing, answer
from witting.ownership.gleif import read_gleif

FOLDER = SHARED / "ownership" / "lei"
OFAC = OwnershipRule(path="us/ofac/fifty-percent", threshold=Decimal(50))
EU = OwnershipRule(path="eu/ownership", threshold=Decimal(50), control=True)


def _record(
    kind: str, status: str = "ACTIVE", registration: str = "PUBLISHED"
) -> dict[str, object]:
    return {
        "Relationship": {
            "StartNode": {"NodeID": {"$": "CHILD"}, "NodeIDType": {"$": "LEI"}},
            "EndNode": {"NodeID": {"$": "PARENT"}},
            "RelationshipType": {"$": kind},
            "RelationshipPeriods": {
                "RelationshipPeriod": [
                    {"StartDate": {"$": "2020-01-01T00:00:00Z"}, "PeriodType": "ACCOUNTING_PERIOD"},
                    {"StartDate": {"$": "2019-05-01"}, "PeriodType": "RELATIONSHIP_PERIOD"},
                ]
            },
            "RelationshipQuantifiers": {
                "RelationshipQuantifier": [
                    {
                        "QuantifierAmount": "75",
                        "QuantifierUnits": "PERCENTAGE",
                        "MeasurementMethod": "ACCOUNTING_CONSOLIDATION",
                    }
                ]
            },
            "RelationshipStatus": status,
        },
        "Registration": {
            "RegistrationStatus": registration,
            "LastUpdateDate": "2023-06-01T10:00:00Z",
        },
    }


def _json(*records: object) -> bytes:
    return json.dumps({"relations": records}).encode()


@needs_shared
@pytest.mark.parametrize("name", ["rr-data.xml", "rr-updates-data2.xml"])
def test_every_record_of_a_sample_is_a_holding(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    found = read_gleif(data, name)
    assert found.unread == ()
    assert len(found.holdings) + len(found.superseded) >= data.count(b"</rr:RelationshipRecord>")
    assert data.count(b"</rr:RelationshipRecord>") >= 10


@needs_shared
def test_xml_and_json_say_the_same() -> None:
    one = read_gleif((FOLDER / "rr-data.xml").read_bytes())
    two = read_gleif((FOLDER / "rr-data.json").read_bytes())
    assert one.holdings == two.holdings
    assert one.parties == two.parties


@needs_shared
def test_reporting_exceptions_are_gaps() -> None:
    found = read_gleif((FOLDER / "repex-data.xml").read_bytes())
    assert len(found.gaps) == 10
    assert {gap.what for gap in found.gaps} == {"direct parent"}
    assert {gap.reason for gap in found.gaps} == {
        "NO_KNOWN_PERSON",
        "NON_CONSOLIDATING",
        "NON_PUBLIC",
    }


def test_a_parent_controls_and_its_share_is_not_said() -> None:
    found = read_gleif(_json(_record("IS_DIRECTLY_CONSOLIDATED_BY")))
    (holding,) = found.holdings
    assert (holding.owner, holding.owned) == ("PARENT", "CHILD")
    assert holding.kind is HoldingKind.CONSOLIDATION
    assert holding.share.is_unknown
    assert holding.interval.start == date(2019, 5, 1)
    assert "75 PERCENTAGE by ACCOUNTING_CONSOLIDATION, not a share" in holding.note
    listed = [ListedOwner(id="PARENT")]
    day = date(2024, 1, 1)
    assert answer(found, "CHILD", OFAC, listed, day).standing is Standing.UNKNOWN
    assert answer(found, "CHILD", EU, listed, day).standing is Standing.CONTROLLED


def test_a_branch_is_its_head_office() -> None:
    found = read_gleif(_json(_record("IS_INTERNATIONAL_BRANCH_OF")))
    listed = [ListedOwner(id="PARENT")]
    assert answer(found, "CHILD", OFAC, listed, date(2024, 1, 1)).standing is Standing.OWNED


def test_a_reason_for_no_parent_stands_in_the_question() -> None:
    exception = {
        "LEI": "CHILD",
        "ExceptionCategory": "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT",
        "ExceptionReason": "NON_PUBLIC",
    }
    found = read_gleif(json.dumps([exception]).encode())
    asked = answer(found, "CHILD", OFAC, [], date(2024, 1, 1))
    assert asked.standing is Standing.UNKNOWN
    assert "direct parent: NON_PUBLIC" in asked.questions[0].text


def test_an_inactive_relationship_ends_when_it_was_last_updated() -> None:
    found = read_gleif(_json(_record("IS_DIRECTLY_CONSOLIDATED_BY", status="INACTIVE")))
    assert found.holdings[0].interval.end == date(2023, 6, 1)


def test_an_annulled_record_is_no_holding_and_is_counted() -> None:
    found = read_gleif(_json(_record("IS_SUBFUND_OF", registration="ANNULLED")))
    assert (found.holdings, len(found.superseded)) == ((), 1)


def test_a_broken_record_is_named_beside_the_others() -> None:
    records = (_record("IS_FRIEND_OF"), {"other": 1}, 5, _record("IS_FEEDER_TO"))
    found = read_gleif(_json(*records))
    assert (len(found.holdings), len(found.unread)) == (1, 3)


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    ],
)
def test_xml_with_entities_is_refused(text: str) -> None:
    with pytest.raises(HostileInput):
        read_gleif(text.encode())


def test_an_entity_nobody_declared_is_never_expanded(tmp_path: Path) -> None:
    with pytest.raises(BrokenInput):
        read_gleif(b"<r><RelationshipRecord>&secret;</RelationshipRecord></r>")


def test_xml_that_breaks_off_is_not_used() -> None:
    with pytest.raises(BrokenInput, match="no XML"):
        read_gleif(b"<r><RelationshipRecord><Relationship>")
