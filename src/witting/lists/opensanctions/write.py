"""Writes list entries as FollowTheMoney JSON lines, whichever publisher they come from.

What FollowTheMoney can say goes to the property that says it, and reads back as it was; what it
cannot (a legal basis, the section 11 remark, a publisher's own field) goes to `notes`, so that it
can be read. Left out: the parts of a name, the language of a name, a country's name as published.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from witting.base import Address, Identifier, Link, ListEntry, NameKind, PartyKind, Quality
from witting.lists.countries import code_of
from witting.lists.opensanctions.entry import main_country
from witting.lists.opensanctions.schema import (
    COUNTRIES,
    CRAFT,
    EDGES,
    FLAGS,
    IDENTIFIERS,
    OTHER_IDENTIFIERS,
    OWNED,
    PARTIES,
    POINTERS,
    PROPERTIES,
    SCHEMAS,
)
from witting.lists.stable import stable_hash

Json = dict[str, Any]
Properties = defaultdict[str, list[str]]

_FOR = {pair: name for name, pair in reversed(IDENTIFIERS.items()) if name != "publicKey"}
_OF_CRAFT = frozenset({"imo", "mmsi", "call_sign", "registration"})
_ONLY_CRAFT = _OF_CRAFT - {"registration"}
_CRAFT_KEYS = {key: name for name, key in CRAFT.items()} | {"country": "country"}
_SANCTION = re.compile(r"sanction (\d{1,4}) (\w+)")
_DOCUMENT = re.compile(r"(Passport|Identification) (.+) (\w+)")
_WALLET = re.compile(r"wallet (.+)")
_TIE = re.compile(r"(\w+) (\w+)(?:: (.*))?", re.DOTALL)
_RECORD = ("first_seen", "last_seen", "last_change")
_IN_DETAILS = ("startDate of its sanction", "first seen by OpenSanctions")


def write_ftm(entries: Iterable[ListEntry]) -> Iterator[str]:
    """Give a line of JSON for each record: an entry, and what stands around it.

    Parties that entries are tied to and that are not among them come last, as no targets. An id
    that comes again (a party on two lists) gets a number: here an id stands for one record.
    """
    written: set[str] = set()
    ties: set[str] = set()
    others: dict[str, str] = {}
    for entry in entries:
        identity = _free(ftm_id(entry.id), written)
        written.add(identity)
        for record in _Writer(entry, identity).records(others):
            if record["schema"] not in EDGES or record["id"] not in ties:
                ties.add(record["id"])
                yield _line(record)
    for other, name in others.items():
        if other not in written:
            yield _line(_record(other, "LegalEntity", {"name": [name]}, caption=name))


def ftm_records(entry: ListEntry) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Give one entry's records, the party first, and the names of those it is tied to, by their id.

    For who shows one entry; `write_ftm` keeps ids apart where a whole list is written.
    """
    others: dict[str, str] = {}
    return list(_Writer(entry, ftm_id(entry.id)).records(others)), others


def ftm_id(entry_id: str) -> str:
    """Give the id an entry goes by in FollowTheMoney.

    >>> ftm_id("ofac-35096"), ftm_id("os-Q7747")
    ('ofac-35096', 'Q7747')
    """
    return entry_id.removeprefix("os-")


class _Writer:
    """Writes one entry."""

    def __init__(self, entry: ListEntry, identity: str) -> None:
        self.entry = entry
        self.id = identity
        self.said: Properties = defaultdict(list)
        self.notes: list[str] = [entry.remarks] if entry.remarks else []
        self.sanctions: dict[int, Properties] = {}
        self.documents: dict[str, Properties] = {}
        self.wallets: Properties = defaultdict(list)
        self.extra: Json = {}
        self.schema = SCHEMAS[entry.kind]

    def records(self, others: dict[str, str]) -> Iterator[Json]:
        """Give the entry's record and those around it; names of other parties go to `others`."""
        self._details()
        self._names()
        self._facts()
        around = [
            *self._identifiers(),
            *self._addresses(),
            *self._sanctions(),
            *self._ties(others),
        ]
        self.said["notes"] += self.notes
        datasets = self._datasets()
        main = _record(self.id, self.schema, self.said, caption=self.entry.name, target=True)
        for record in (main | self.extra, *around):
            yield record | {"datasets": datasets}

    def _datasets(self) -> list[str]:
        if self.entry.list_id.startswith("os-"):
            return list(self.entry.sublists) or [self.entry.list_id.removeprefix("os-")]
        return [self.entry.list_id.replace("-", "_")]

    def _details(self) -> None:
        for key, value in self.entry.details:
            if found := _SANCTION.fullmatch(key):
                held = self.sanctions.setdefault(int(found[1]), defaultdict(list))
                held[found[2]].append(value)
            elif found := _DOCUMENT.fullmatch(key):
                held = self.documents.setdefault(f"{found[1]} {found[2]}", defaultdict(list))
                held[found[3]].append(value)
            elif found := _WALLET.fullmatch(key):
                self.wallets[found[1]].append(value)
            elif key == "schema" and value in PARTIES:
                self.schema = value
            elif key in _RECORD:
                self.extra[key] = value
            elif key == "referents":
                self.extra.setdefault(key, []).append(value)
            elif key in PROPERTIES:
                self.said[key].append(value)
            else:
                self.notes.append(f"{key}: {value}")

    def _names(self) -> None:
        for name in self.entry.names:
            if name.quality is Quality.WEAK:
                self.said["weakAlias"].append(name.whole)
            elif name.kind is NameKind.PRIMARY:
                self.said["name"].append(name.whole)
            elif name.kind is NameKind.FORMER:
                self.said["previousName"].append(name.whole)
            else:
                self.said["alias"].append(name.whole)

    def _facts(self) -> None:
        entry = self.entry
        self.said["birthDate"] += entry.birth_dates
        self.said["birthPlace"] += entry.birth_places
        self.said["gender"] += [entry.gender] if entry.gender else []
        self.said["position"] += entry.titles
        if entry.url:
            self.said["sourceUrl"].insert(0, entry.url)
        known = {code_of(one) for name in COUNTRIES for one in self.said[name]}
        main = main_country(entry.kind)
        self.said[main] += [c.lower() for c in entry.nationalities if c not in known]
        for key, value in entry.vessel:
            if (name := _CRAFT_KEYS.get(key)) is None:
                self.notes.append(f"{key}: {value}")
            elif value not in self.said[name]:
                self.said[name].append(_flag(value) if name in FLAGS else value)
        self.notes += [f"legal basis: {basis}" for basis in entry.legal_basis]
        if entry.section_11_marker and entry.section_11_marker not in entry.remarks:
            self.notes.append(entry.section_11_marker)
        if entry.sublists and not entry.list_id.startswith("os-"):
            self.notes.append(f"on the list's parts: {', '.join(entry.sublists)}")

    def _identifiers(self) -> list[Json]:
        found: list[Json] = []
        others = {value for name in OTHER_IDENTIFIERS for value in self.said[name]}
        for place, one in enumerate(self.entry.identifiers, 1):
            name = _property_of(one, self.entry.kind)
            if one.scheme == "wallet":
                said = {"holder": [self.id], "publicKey": [one.value]}
                said["currency"] = self.wallets.get(one.value, [])
                found.append(_record(f"{self.id}-wallet-{place}", "CryptoWallet", said))
            elif name:
                self.said[name].append(f"IMO{one.value}" if name == "imoNumber" else one.value)
            elif one.scheme != "other" or one.value not in others:
                found.append(self._document(place, one))
        return found

    def _document(self, place: int, one: Identifier) -> Json:
        schema = "Passport" if one.scheme == "passport" else "Identification"
        said = {OWNED[schema]: [self.id], "number": [one.value]}
        if one.country:
            said["country"] = [one.country.lower()]
        if one.scheme not in ("passport", "national_id"):
            said["type"] = [one.scheme]
        said |= self.documents.get(f"{schema} {one.value}", {})
        return _record(f"{self.id}-document-{place}", schema, said)

    def _addresses(self) -> list[Json]:
        found: list[Json] = []
        for place, one in enumerate(self.entry.addresses, 1):
            if one == Address(whole=one.whole):
                self.said["address"].append(one.whole)
                continue
            address_id = f"{self.id}-address-{place}"
            self.said["addressEntity"].append(address_id)
            said = {
                "full": one.whole,
                "city": one.city,
                "region": one.region,
                "postalCode": one.postcode,
                "country": one.country.lower(),
            }
            found.append(
                _record(address_id, "Address", {name: [v] for name, v in said.items() if v})
            )
        return found

    def _sanctions(self) -> list[Json]:
        entry = self.entry
        said = {program for held in self.sanctions.values() for program in held["program"]}
        rest = [
            program
            for program in entry.programmes
            if program not in said and program not in self.said["program"]
        ]
        days = {day for held in self.sanctions.values() for day in held["listingDate"]}
        is_new = entry.listed_on and entry.listed_on_source not in _IN_DETAILS and not days
        if rest or is_new or entry.removed_on:
            first = self.sanctions.setdefault(1, defaultdict(list))
            first["program"] += rest
            first["listingDate"] += [entry.listed_on] if is_new else []
            first["endDate"] += [entry.removed_on] if entry.removed_on else []
        return [
            _record(f"{self.id}-sanction-{number}", "Sanction", {"entity": [self.id], **held})
            for number, held in sorted(self.sanctions.items())
        ]

    def _ties(self, others: dict[str, str]) -> list[Json]:
        found: list[Json] = []
        for place, link in enumerate(self.entry.links, 1):
            other = ftm_id(link.entry_id) or f"{self.id}-tie-{place}"
            others.setdefault(other, link.name)
            if link.kind in POINTERS:
                self.said[link.kind].append(other)
            else:
                found.append(self._tie(link, other))
        return found

    def _tie(self, link: Link, other: str) -> Json:
        schema, ends, said = _read_kind(link.kind)
        mine, theirs = ends
        properties = {mine: [self.id], theirs: [other], **said}
        told = [schema, *(f"{n}={v}" for n in sorted(properties) for v in properties[n])]
        return _record(f"tie-{stable_hash(told)}", schema, properties)


def _property_of(one: Identifier, kind: PartyKind | None) -> str:
    """Name the property that says an identifier with its country, or "" where none does."""
    is_craft = kind in (PartyKind.VESSEL, PartyKind.AIRCRAFT)
    if one.scheme in _ONLY_CRAFT and kind is not PartyKind.VESSEL:
        return ""
    if is_craft and one.scheme not in _OF_CRAFT:
        return ""
    if one.scheme == "passport" and kind is not PartyKind.PERSON:
        return ""
    return _FOR.get((one.scheme, one.country), "")


def _read_kind(kind: str) -> tuple[str, tuple[str, str], dict[str, list[str]]]:
    """Take a link's kind apart: schema, (own end, other end), what is said of the tie."""
    found = _TIE.fullmatch(kind)
    ends = EDGES.get(found[1], ()) if found else ()
    if found is None or found[2] not in ends:
        return "UnknownLink", EDGES["UnknownLink"], {"role": [kind]}
    source, target = EDGES[found[1]]
    said: dict[str, list[str]] = {}
    for part in re.split(r"; (?=\w+=)", found[3]) if found[3] else ():
        name, _, value = part.partition("=")
        said.setdefault(name, []).append(value)
    return found[1], (source, target) if found[2] == target else (target, source), said


def _flag(value: str) -> str:
    """Give a flag as a country's code, as far as the publisher's word for it is known."""
    return (code_of(value) or value).lower()


def _record(
    identity: str,
    schema: str,
    said: "dict[str, list[str]] | Properties",
    *,
    caption: str = "",
    target: bool = False,
) -> Json:
    properties = {name: values for name, values in sorted(said.items()) if values}
    record = {"id": identity, "schema": schema, "properties": properties, "target": target}
    return record | ({"caption": caption} if caption else {})


def _free(identity: str, taken: set[str]) -> str:
    if identity not in taken:
        return identity
    return next(name for n in count(2) if (name := f"{identity}-{n}") not in taken)


def _line(record: Json) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True)
