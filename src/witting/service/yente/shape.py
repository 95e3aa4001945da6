"""Gives a list entry the shape yente's clients read: a FollowTheMoney entity and what surrounds it.

An id that stands on two lists (a party can be on both of OFAC's) is one entity here, in both
datasets, with what both say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from witting.base import ListEntry
from witting.lists import ftm_records
from witting.service.yente.datasets import moment, topics_of
from witting.service.yente.schemata import schemata

Json = dict[str, Any]
_CAPTIONS = {
    "Sanction": ("program", "authority"),
    "Address": ("full", "city"),
    "Identification": ("number",),
    "Passport": ("number",),
    "CryptoWallet": ("publicKey",),
    "Ownership": ("percentage", "role"),
    "Family": ("relationship",),
    "Associate": ("relationship",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One entity: itself, the records around it, and the names of those it is tied to, by id."""

    entity: Json
    around: tuple[Json, ...]
    others: Mapping[str, str]

    @property
    def id(self) -> str:
        """Give the entity's id."""
        return str(self.entity["id"])


def shape_of(entries: Sequence[ListEntry], published: Mapping[str, str]) -> Shape:
    """Give the shape of one party, from each list it is on; `published` is each list's day.

    When an entry last changed is seldom said. It cannot have been after its list was published, so
    that day stands for it: who asks for what changed since an earlier day misses nothing.
    """
    main: Json = {}
    around: dict[str, Json] = {}
    others: dict[str, str] = {}
    for entry in entries:
        records, names = ftm_records(entry)
        for name, caption in names.items():
            others.setdefault(name, caption)
        days = _days(records[0], entry, published.get(entry.list_id, ""))
        _flesh_out(records[0]["properties"], entry)
        if not main:
            main = _entity(records[0], days)
        else:
            _merge(main, _entity(records[0], days))
        for record in records[1:]:
            _put(around, _entity(record, days))
    return Shape(entity=main, around=tuple(around.values()), others=others)


def stub(identity: str, name: str, like: Json) -> Json:
    """Give the entity of a party that is only named as a tie of another, in that one's datasets."""
    record = {"id": identity, "schema": "LegalEntity", "properties": {"name": [name]}}
    days = {key: like[key] for key in ("first_seen", "last_seen", "last_change")}
    return _entity(record | {"caption": name or identity, "datasets": like["datasets"]}, days)


def schema_of(entry: ListEntry) -> str:
    """Give the schema an entry is shown as."""
    from witting.lists.opensanctions.schema import PARTIES, SCHEMAS

    said = next((value for key, value in entry.details if key == "schema"), "")
    return said if said in PARTIES else SCHEMAS[entry.kind]


def caption_of(schema: str, properties: Mapping[str, Sequence[str]]) -> str:
    """Give what an entity is called: its name, or what says most of one that has none."""
    for name in ("name", *_CAPTIONS.get(schema, ("role",))):
        if values := properties.get(name):
            return values[0]
    known = schemata().get(schema)
    return known.label if known else schema


def _entity(record: Json, days: Mapping[str, str | None]) -> Json:
    properties = record["properties"]
    return {
        "id": record["id"],
        "caption": record.get("caption") or caption_of(record["schema"], properties),
        "schema": record["schema"],
        "properties": properties,
        "datasets": list(record["datasets"]),
        "referents": list(record.get("referents", ())),
        "target": bool(record.get("target", False)),
        "first_seen": days["first_seen"],
        "last_seen": days["last_seen"],
        "last_change": days["last_change"],
    }


def _days(main: Json, entry: ListEntry, published: str) -> dict[str, str | None]:
    return {
        "first_seen": moment(str(main.get("first_seen", "") or entry.listed_on)),
        "last_seen": moment(str(main.get("last_seen", "") or published)),
        "last_change": moment(str(main.get("last_change", "") or published)),
    }


def _flesh_out(properties: dict[str, list[str]], entry: ListEntry) -> None:
    """Say on the party itself what OpenSanctions says there too: countries, addresses, topics."""
    given = {
        "address": [one.whole for one in entry.addresses],
        "country": [one.country.lower() for one in entry.addresses if one.country],
        "program": list(entry.programmes),
        "topics": list(topics_of(entry.list_id)),
    }
    for name, values in given.items():
        if values:
            _add(properties, name, values)


def _add(properties: dict[str, list[str]], name: str, values: Sequence[str]) -> None:
    properties[name] = list(dict.fromkeys([*properties.get(name, ()), *values]))


def _merge(main: Json, other: Json) -> None:
    for name, values in other["properties"].items():
        _add(main["properties"], name, values)
    for key in ("datasets", "referents"):
        main[key] = list(dict.fromkeys([*main[key], *other[key]]))
    days = [day for day in (main["first_seen"], other["first_seen"]) if day]
    main["first_seen"] = min(days, default=None)
    for key in ("last_seen", "last_change"):
        main[key] = max((day for day in (main[key], other[key]) if day), default=None)


def _put(around: dict[str, Json], record: Json) -> None:
    """Put a record beside the others; another of the same id gets an id of its own."""
    identity = record["id"]
    number = 2
    while (held := around.get(record["id"])) is not None:
        if held["properties"] == record["properties"]:
            held["datasets"] = list(dict.fromkeys([*held["datasets"], *record["datasets"]]))
            return
        record["id"] = f"{identity}-{number}"
        number += 1
    around[record["id"]] = record
