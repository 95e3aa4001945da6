"""Reads the Beneficial Ownership Data Standard, version 0.4, as its statements say.

A record is told again when it changes: its statements, in the order of their days, follow each
other. An indirect relationship whose parts are told too is kept and not counted, since its parts
are. https://standard.openownership.org/en/0.4.0/
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from witting.base import Identifier, Interval, PartyKind
from witting.ownership.bods_interest import Version, holdings_of
from witting.ownership.json_records import day_of, json_records
from witting.ownership.records import (
    Gap,
    Holding,
    JointArrangement,
    OwnedParty,
    Register,
    UnreadRecord,
)

_TYPES = ("entity", "person", "relationship")
_NO_IDENTITY = {"anonymousPerson", "unknownPerson", "anonymousEntity", "unknownEntity"}
_NOT_JOINT = {"nomination", "trust"}


def read_bods(data: bytes, name: str = "BODS") -> Register:
    """Read a BODS 0.4 file, an array or a statement on each line.

    Statements that cannot be used are in `unread`; versions that a later statement took the place
    of, before they ever held a day, are in `superseded`.
    """
    unread: list[UnreadRecord] = []
    by_record: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    seen: set[str] = set()
    for where, item in json_records(data, name):
        try:
            statement = _statement(item)
        except ValueError as problem:
            unread.append(UnreadRecord(where=f"{name}, {where}", why=str(problem)))
            continue
        if statement["statementId"] in seen:
            continue
        seen.add(statement["statementId"])
        by_record[statement["recordId"]].append(statement)
    return _register(by_record, unread, name)


def _statement(item: object) -> dict[str, Any]:
    if isinstance(item, ValueError):
        raise item
    if not isinstance(item, dict):
        raise ValueError("a statement is an object with keys and values")
    if "statementType" in item or "statementID" in item:
        raise ValueError("it is a statement of BODS 0.3 or earlier; 0.4 is read")
    for key in ("statementId", "recordId"):
        if not isinstance(item.get(key), str) or not item[key]:
            raise ValueError(f"it has no {key}")
    if item.get("recordType") not in _TYPES:
        raise ValueError(f"its recordType {str(item.get('recordType'))[:40]!r} is not known")
    if not isinstance(item.get("recordDetails"), dict):
        raise ValueError("it has no recordDetails")
    return item


def _register(
    by_record: dict[str, list[dict[str, Any]]], unread: list[UnreadRecord], name: str
) -> Register:
    holdings: list[Holding] = []
    parties: list[OwnedParty] = []
    gaps: list[Gap] = []
    superseded: list[str] = []
    relationships = {
        record for record, told in by_record.items() if told[0]["recordType"] == "relationship"
    }
    for record, told in by_record.items():
        told.sort(key=_told_on)
        try:
            if record not in relationships:
                parties.extend(_party(record, statement) for statement in told)
                gaps.extend(_no_identity(record, told[-1]))
                continue
            versions = [_version(item, relationships) for item in told]
            found, dropped = holdings_of(record, versions)
            holdings += found
            superseded += dropped
            gaps.extend(_unspecified(told[-1]))
        except (ValueError, TypeError, AttributeError) as problem:
            unread.append(UnreadRecord(where=f"{name}, record {record}", why=str(problem)))
    return Register(
        holdings=tuple(holdings),
        parties=tuple(parties),
        arrangements=tuple(_arrangements(by_record, holdings)),
        gaps=tuple(gaps),
        unread=tuple(unread),
        superseded=tuple(superseded),
    )


def _told_on(statement: dict[str, Any]) -> str:
    publication = statement.get("publicationDetails")
    published = publication.get("publicationDate") if isinstance(publication, dict) else ""
    return str(statement.get("statementDate") or published or "")


def _source(statement: dict[str, Any]) -> str:
    publication = statement.get("publicationDetails")
    publisher = publication.get("publisher") if isinstance(publication, dict) else None
    called = publisher.get("name") if isinstance(publisher, dict) else None
    return str(called) if called else "BODS"


def _party(record: str, statement: dict[str, Any]) -> OwnedParty:
    details = statement["recordDetails"]
    names = [details["name"]] if isinstance(details.get("name"), str) else []
    names += [item for item in details.get("alternateNames") or () if isinstance(item, str)]
    for item in details.get("names") or ():
        if isinstance(item, dict) and isinstance(item.get("fullName"), str):
            names.append(item["fullName"])
    places = [details.get("jurisdiction"), *(details.get("nationalities") or ())]
    is_person = statement["recordType"] == "person"
    return OwnedParty(
        id=record,
        names=tuple(dict.fromkeys(names)),
        kind=PartyKind.PERSON if is_person else PartyKind.ORGANISATION,
        is_arrangement=_entity_type(details) == "arrangement",
        identifiers=tuple(_identifiers(details)),
        countries=tuple(
            dict.fromkeys(
                str(place["code"])[:2]
                for place in places
                if isinstance(place, dict) and place.get("code")
            )
        ),
        birth_date=str(details.get("birthDate") or ""),
        source=_source(statement),
    )


def _identifiers(details: dict[str, Any]) -> Iterable[Identifier]:
    for item in details.get("identifiers") or ():
        if isinstance(item, dict) and item.get("id"):
            scheme = str(item.get("scheme") or item.get("schemeName") or "id").lower()
            yield Identifier(scheme="lei" if scheme == "xi-lei" else scheme, value=str(item["id"]))


def _entity_type(details: dict[str, Any]) -> str:
    kind = details.get("entityType")
    return str(kind.get("type") or "") if isinstance(kind, dict) else ""


def _no_identity(record: str, statement: dict[str, Any]) -> Iterable[Gap]:
    details = statement["recordDetails"]
    kind = str(details.get("personType") or _entity_type(details))
    if kind in _NO_IDENTITY:
        yield Gap(party=record, what="identity", reason=kind, source=_source(statement))


def _version(statement: dict[str, Any], relationships: set[str]) -> Version:
    details = statement["recordDetails"]
    parts = details.get("componentRecords") or ()
    interests = details.get("interests") or ()
    if not isinstance(parts, list | tuple) or not isinstance(interests, list | tuple):
        raise ValueError("its interests or componentRecords are no list")
    return Version(
        statement=statement["statementId"],
        told=_day_told(statement),
        is_closed=statement.get("recordStatus") == "closed",
        owner=details.get("interestedParty"),
        owned=details.get("subject"),
        interests=tuple(interests),
        has_parts=any(part in relationships for part in parts if isinstance(part, str)),
        source=_source(statement),
    )


def _day_told(statement: dict[str, Any]) -> date | None:
    return day_of(_told_on(statement))


def _unspecified(statement: dict[str, Any]) -> Iterable[Gap]:
    """Give what a relationship says it cannot say: whose the interest is, or in what."""
    details = statement["recordDetails"]
    owner, owned = details.get("interestedParty"), details.get("subject")
    ends = ((owner, "owner", owned), (owned, "subject", owner))
    for end, what, other in ends:
        if isinstance(end, dict):
            said = [str(end[key]) for key in ("reason", "description") if end.get(key)]
            yield Gap(
                party=other if isinstance(other, str) else "",
                what=what,
                reason=": ".join(said),
                source=_source(statement),
            )


def _arrangements(
    by_record: dict[str, list[dict[str, Any]]], holdings: list[Holding]
) -> Iterable[JointArrangement]:
    """Give each arrangement held by several as one in which they act together."""
    members: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for holding in holdings:
        members[holding.owned][holding.owner] = None
    for record, told in by_record.items():
        details = told[-1]["recordDetails"]
        kind = details.get("entityType")
        subtype = kind.get("subtype") if isinstance(kind, dict) else ""
        joint = _entity_type(details) == "arrangement" and subtype not in _NOT_JOINT
        if joint and len(members[record]) > 1:
            yield JointArrangement(
                id=record,
                members=tuple(members[record]),
                owned=(record,),
                interval=Interval(),
                source=_source(told[-1]),
            )
