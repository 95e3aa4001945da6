"""Reads GLEIF's level 2: who consolidates whom, who manages which fund, whose branch it is.

An accounting parent controls its subsidiary; how large its share is, GLEIF does not say. So the
holding's share is unknown, and a percentage given beside an accounting standard is kept as a note.
Reporting exceptions say why a parent is not told: they are gaps of the register.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from witting.base import Identifier, Interval, PartyKind
from witting.ownership.gleif_xml import is_xml, xml_records
from witting.ownership.json_records import day_of, json_records
from witting.ownership.records import (
    Directness,
    Gap,
    Holding,
    HoldingKind,
    OwnedParty,
    Register,
    UnreadRecord,
)
from witting.ownership.share import UNKNOWN, WHOLE, Share

SOURCE = "GLEIF"
KINDS: Mapping[str, tuple[HoldingKind, Directness]] = MappingProxyType(
    {
        "IS_DIRECTLY_CONSOLIDATED_BY": (HoldingKind.CONSOLIDATION, Directness.DIRECT),
        "IS_ULTIMATELY_CONSOLIDATED_BY": (HoldingKind.CONSOLIDATION, Directness.INDIRECT),
        "IS_INTERNATIONAL_BRANCH_OF": (HoldingKind.BRANCH, Directness.DIRECT),
        "IS_FUND-MANAGED_BY": (HoldingKind.FUND, Directness.DIRECT),
        "IS_SUBFUND_OF": (HoldingKind.FUND, Directness.DIRECT),
        "IS_FEEDER_TO": (HoldingKind.FUND, Directness.DIRECT),
    }
)
"""Every relationship type of the RR format 2.1: the start node is the one held."""
_GAPS = {
    "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT": "direct parent",
    "ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT": "ultimate parent",
}
_VOID = {"ANNULLED", "DUPLICATE"}


def read_gleif(data: bytes, name: str = "GLEIF") -> Register:
    """Read relationship records or reporting exceptions, as XML or JSON."""
    holdings: list[Holding] = []
    gaps: list[Gap] = []
    unread: list[UnreadRecord] = []
    superseded: list[str] = []
    for where, item in xml_records(data, name) if is_xml(data) else json_records(data, name):
        try:
            record = _plain(item)
            if not isinstance(record, dict):
                raise ValueError("a record is an object with keys and values")
            if "Relationship" in record:
                found = _relationship(record)
                holdings += found
                if not found:
                    superseded.append(f"{name}, {where}")
            elif "ExceptionCategory" in record:
                gaps.append(_exception(record))
            else:
                raise ValueError("it is neither a relationship nor a reporting exception")
        except (ValueError, TypeError, AttributeError, KeyError) as problem:
            unread.append(UnreadRecord(where=f"{name}, {where}", why=str(problem)))
    return Register(
        holdings=tuple(holdings),
        parties=tuple(_parties(holdings, gaps)),
        gaps=tuple(gaps),
        unread=tuple(unread),
        superseded=tuple(superseded),
    )


def _plain(item: Any, depth: int = 0) -> Any:
    """Take out the `{"$": value}` wrapping of the golden copy's JSON."""
    if isinstance(item, ValueError):
        raise item
    if depth > 20:
        raise ValueError("its JSON is nested too deep")
    if isinstance(item, dict):
        if "$" in item:
            return item["$"]
        return {key: _plain(value, depth + 1) for key, value in item.items()}
    if isinstance(item, list):
        return [_plain(value, depth + 1) for value in item]
    return item


def _relationship(record: dict[str, Any]) -> list[Holding]:
    """Give the holdings of one record, one for each period; none where it is void."""
    told, registration = record["Relationship"], record.get("Registration") or {}
    kind = str(told.get("RelationshipType"))
    if kind not in KINDS:
        raise ValueError(f"the relationship type {kind[:60]!r} is not known")
    if registration.get("RegistrationStatus") in _VOID:
        return []
    what, directness = KINDS[kind]
    owned, owner = _node(told, "StartNode"), _node(told, "EndNode")
    is_over = str(told.get("RelationshipStatus", "")).upper() == "INACTIVE"
    updated = day_of(registration.get("LastUpdateDate"))
    holdings = []
    for start, end in _periods(told):
        ends = end or (updated if is_over else None)
        if start and ends and ends <= start:
            continue
        holdings.append(
            Holding(
                owner=owner,
                owned=owned,
                kind=what,
                share=Share.exact(WHOLE) if what is HoldingKind.BRANCH else UNKNOWN,
                interval=Interval(start=start, end=ends),
                source=SOURCE,
                directness=directness,
                told_in=kind,
                ref=str(registration.get("ValidationReference") or ""),
                note=_note(kind, told),
            )
        )
    return holdings


def _node(told: dict[str, Any], key: str) -> str:
    node = told.get(key) or {}
    found = node.get("NodeID")
    if not isinstance(found, str) or not found:
        raise ValueError(f"it has no {key}")
    return found


def _periods(told: dict[str, Any]) -> Iterable[tuple[Any, Any]]:
    """Give the spans of the relationship itself; those of accounts and papers are not its days."""
    periods = _many(told.get("RelationshipPeriods"), "RelationshipPeriod")
    own = [item for item in periods if item.get("PeriodType") == "RELATIONSHIP_PERIOD"]
    if not own:
        return [(None, None)]
    return [(day_of(item.get("StartDate")), day_of(item.get("EndDate"))) for item in own]


def _many(value: Any, key: str) -> list[dict[str, Any]]:
    inner = value.get(key, value) if isinstance(value, dict) else value
    items = inner if isinstance(inner, list) else [inner]
    return [item for item in items if isinstance(item, dict)]


def _note(kind: str, told: dict[str, Any]) -> str:
    said = [kind]
    for item in _many(told.get("RelationshipQuantifiers"), "RelationshipQuantifier"):
        amount, method = item.get("QuantifierAmount"), item.get("MeasurementMethod")
        if amount:
            said.append(f"{amount} {item.get('QuantifierUnits', '')} by {method}, not a share")
    return "; ".join(said)


def _exception(record: dict[str, Any]) -> Gap:
    party = record.get("LEI")
    if not isinstance(party, str) or not party:
        raise ValueError("a reporting exception without an LEI")
    category = str(record["ExceptionCategory"])
    if category not in _GAPS:
        raise ValueError(f"the exception category {category[:60]!r} is not known")
    reasons = record.get("ExceptionReason")
    told = reasons if isinstance(reasons, list) else [reasons]
    return Gap(
        party=party,
        what=_GAPS[category],
        reason=", ".join(str(item) for item in told if item),
        source=SOURCE,
    )


def _parties(holdings: list[Holding], gaps: list[Gap]) -> Iterable[OwnedParty]:
    ids = {end for item in holdings for end in (item.owner, item.owned)}
    ids |= {gap.party for gap in gaps}
    for party in sorted(ids):
        yield OwnedParty(
            id=party,
            kind=PartyKind.ORGANISATION,
            identifiers=(Identifier(scheme="lei", value=party),),
            source=SOURCE,
        )
