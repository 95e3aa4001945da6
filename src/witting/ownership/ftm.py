"""Reads FollowTheMoney entities, a JSON object on each line: ownerships, directorships, branches.

Beside them, the names and numbers of the parties they tie. Entities of other kinds are passed over.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from witting.base import Identifier, Interval, PartyKind
from witting.ownership.json_records import day_of, json_records
from witting.ownership.records import Holding, HoldingKind, OwnedParty, Register, UnreadRecord
from witting.ownership.share import parse_share

TIES: Mapping[str, tuple[str, str, HoldingKind]] = MappingProxyType(
    {
        "Ownership": ("owner", "asset", HoldingKind.SHARES),
        "Directorship": ("director", "organization", HoldingKind.MANAGEMENT),
    }
)
"""By schema: the property of the owner, of the owned, and what is held."""
_ORGANISATIONS = {"Organization", "Company", "LegalEntity", "PublicBody", "Asset", "Security"}
_NUMBERS = {
    "leiCode": "lei",
    "registrationNumber": "registration",
    "taxNumber": "tax",
    "innCode": "inn",
    "ogrnCode": "ogrn",
    "imoNumber": "imo",
    "swiftBic": "bic",
}
_MOST_PAIRS = 10_000
"""Pairs one entity may tie; a real one ties two parties."""


def read_ftm(data: bytes, name: str = "FollowTheMoney") -> Register:
    """Read the ties and parties of a file; ties that cannot be used are in `unread`."""
    holdings: list[Holding] = []
    parties: list[OwnedParty] = []
    unread: list[UnreadRecord] = []
    for where, item in json_records(data, name):
        try:
            schema, given, properties = _entity(item)
            if schema in TIES:
                holdings += _ties(schema, given, properties)
            elif schema in _ORGANISATIONS or schema == "Person":
                parties.append(_party(schema, given, properties))
        except ValueError as problem:
            unread.append(UnreadRecord(where=f"{name}, {where}", why=str(problem)))
    return Register(holdings=tuple(holdings), parties=tuple(parties), unread=tuple(unread))


def _entity(item: Any) -> tuple[str, dict[str, Any], dict[str, Any]]:
    if isinstance(item, ValueError):
        raise item
    if not isinstance(item, dict) or not isinstance(item.get("id"), str):
        raise ValueError("an entity is an object with an id")
    properties = item.get("properties")
    if not isinstance(properties, dict):
        raise ValueError(f"the entity {item['id'][:60]} has no properties")
    return str(item.get("schema")), item, properties


def _values(properties: dict[str, Any], key: str) -> list[str]:
    """Give a property's values; an entity written out in place stands for its id."""
    found = properties.get(key) or []
    items = found if isinstance(found, list) else [found]
    return [str(item.get("id", "")) if isinstance(item, dict) else str(item) for item in items]


def _ties(schema: str, given: dict[str, Any], properties: dict[str, Any]) -> Iterable[Holding]:
    owner_key, owned_key, kind = TIES[schema]
    owners, owned = _values(properties, owner_key), _values(properties, owned_key)
    if not owners or not owned:
        raise ValueError(f"the {schema} {given['id'][:60]} does not name both its ends")
    if len(owners) * len(owned) > _MOST_PAIRS:
        raise ValueError(f"the {schema} {given['id'][:60]} ties more than {_MOST_PAIRS:,} pairs")
    share = parse_share((_values(properties, "percentage") or [""])[0])
    interval = _interval(properties)
    source = (_values(properties, "publisher") or given.get("datasets") or ["FollowTheMoney"])[0]
    note = "; ".join(_values(properties, "role") + _values(properties, "summary"))
    return [
        Holding(
            owner=one,
            owned=other,
            kind=kind,
            share=share,
            interval=interval,
            source=str(source),
            told_in=given["id"],
            ref=given["id"],
            note=note,
        )
        for one in owners
        for other in owned
    ]


def _interval(properties: dict[str, Any]) -> Interval:
    starts = [day_of(text) for text in _values(properties, "startDate")]
    ends = [day_of(text) for text in _values(properties, "endDate")]
    start: date | None = min((day for day in starts if day), default=None)
    end: date | None = max((day for day in ends if day), default=None)
    if start and end and end <= start:
        raise ValueError(f"it ends on {end}, not after it starts on {start}")
    return Interval(start=start, end=end)


def _party(schema: str, given: dict[str, Any], properties: dict[str, Any]) -> OwnedParty:
    caption = [str(given["caption"])] if given.get("caption") else []
    names = caption + _values(properties, "name") + _values(properties, "alias")
    countries = _values(properties, "country") + _values(properties, "jurisdiction")
    return OwnedParty(
        id=given["id"],
        names=tuple(dict.fromkeys(names)),
        kind=PartyKind.PERSON if schema == "Person" else PartyKind.ORGANISATION,
        identifiers=tuple(
            Identifier(scheme=scheme, value=value)
            for key, scheme in _NUMBERS.items()
            for value in _values(properties, key)
        ),
        countries=tuple(dict.fromkeys(code[:2].upper() for code in countries)),
        birth_date=(_values(properties, "birthDate") or [""])[0],
        source="FollowTheMoney",
    )
