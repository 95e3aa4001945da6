"""Reads records in Senzing's entity form, as JSON lines or as one array.

No whole real file was at hand. The form was read from the Generic Entity Specification (version 3,
as copied in muObscure/SZGESv3) and from the public exporter in opensanctions/opensanctions. An
attribute may stand on the record itself, in its `FEATURES`, or in a list of any other name
(`NAMES`, `ADDRESSES`, `IDENTIFIERS`, `RELATIONSHIPS`): they mean the same. An attribute may carry
a label in front (`HOME_ADDR_LINE1`, `SECONDARY_NAME_ORG`). Whatever is no attribute known here is
payload and becomes a detail.

A file may hold several DATA_SOURCEs; each is a list of its own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from witting.base import (
    Address,
    Identifier,
    Link,
    ListedName,
    ListEntry,
    ListUsed,
    NameKind,
    PartyKind,
)
from witting.lists.countries import code_of
from witting.lists.json_records import records
from witting.lists.parsed import ParsedList, Progress, RejectedRecord, named_day, nothing_in
from witting.lists.russian_numbers import as_russian
from witting.lists.script import script_of
from witting.lists.stable import stable_hash

_KINDS = {
    "PERSON": PartyKind.PERSON,
    "ORGANIZATION": PartyKind.ORGANISATION,
    "COMPANY": PartyKind.ORGANISATION,
    "VESSEL": PartyKind.VESSEL,
    "AIRCRAFT": PartyKind.AIRCRAFT,
    "AIRPLANE": PartyKind.AIRCRAFT,
}
_GROUPS = (
    *("NAME", "ADDR", "PHONE", "PASSPORT", "DRIVERS_LICENSE", "SSN", "NATIONAL_ID", "TAX_ID"),
    *("OTHER_ID", "TRUSTED_ID", "ACCOUNT", "DUNS", "NPI", "LEI", "IMO", "MMSI", "CALL_SIGN"),
    *("WEBSITE", "EMAIL", "REL_POINTER", "REL_ANCHOR"),
)
_OF_GROUP = re.compile(rf"(?:(?P<label>\w+)_)??(?P<group>{'|'.join(_GROUPS)})_(?P<part>\w+)")
_SINGLE = (
    *("DATE_OF_BIRTH", "PLACE_OF_BIRTH", "NATIONALITY", "CITIZENSHIP", "GENDER"),
    *("COUNTRY_OF_ASSOCIATION", "REGISTRATION_COUNTRY", "RECORD_TYPE"),
)
_SCHEMES = {
    "PASSPORT": "passport",
    "DRIVERS_LICENSE": "national_id",
    "SSN": "national_id",
    "NATIONAL_ID": "national_id",
    "TAX_ID": "tax",
    "OTHER_ID": "other",
    "TRUSTED_ID": "other",
    "ACCOUNT": "account",
    "DUNS": "duns",
    "NPI": "other",
    "LEI": "lei",
    "IMO": "imo",
    "MMSI": "mmsi",
    "CALL_SIGN": "call_sign",
    "PHONE": "phone",
    "WEBSITE": "website",
    "EMAIL": "email",
}
_TYPES = {
    "INN": "inn",
    "OGRN": "ogrn",
    "REGISTRATION_NUMBER": "registration",
    "IMONUMBER": "imo",
    "IMO": "imo",
    "MMSI": "mmsi",
    "SWIFTBIC": "bic",
    "BIC": "bic",
}
"""Types of a general identifier that name a scheme of ours."""

_NAME_PARTS = ("PREFIX", "FIRST", "MIDDLE", "LAST", "SUFFIX")
_ADDRESS_PARTS = (
    *("LINE1", "LINE2", "LINE3", "LINE4", "LINE5", "LINE6"),
    *("CITY", "STATE", "POSTAL_CODE", "COUNTRY"),
)
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
Feature = dict[str, str]


@dataclass(slots=True)
class _Read:
    """What has been read of one record so far."""

    names: list[ListedName] = field(default_factory=list)
    births: list[str] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    gender: str = ""
    kind: PartyKind | None = None
    has_person_name: bool = False
    identifiers: list[Identifier] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    anchors: list[tuple[str, str]] = field(default_factory=list)
    details: list[tuple[str, str]] = field(default_factory=list)


def read_senzing(
    path: Path, sha256: str, published: str | None = None, progress: Progress | None = None
) -> tuple[ParsedList, ...]:
    """Read one file: a list for each DATA_SOURCE. Raises BrokenList where no record can be read."""
    rejected: list[RejectedRecord] = []
    found: dict[str, list[ListEntry]] = {}
    anchors: dict[tuple[str, str], ListEntry] = {}
    for where, record in records(path, rejected, progress):
        try:
            entry, own = _entry(record)
        except ValueError as error:
            rejected.append(RejectedRecord(where=where, why=str(error)))
            continue
        found.setdefault(entry.list_id, []).append(entry)
        anchors.update(dict.fromkeys(own, entry))
    if not found:
        raise nothing_in(path, "record", "Check that it is in Senzing's entity form.")
    day = published or named_day(path)
    return tuple(
        ParsedList(
            meta=_used(path, list_id, day, len(entries), sha256),
            entries=tuple(_resolved(entry, anchors) for entry in entries),
            rejected=tuple(rejected) if place == 0 else (),
        )
        for place, (list_id, entries) in enumerate(sorted(found.items()))
    )


def _entry(record: dict[str, Any]) -> tuple[ListEntry, list[tuple[str, str]]]:
    """Make a record's entry; beside it come the keys that others point at it by."""
    read = _Read()
    for name, value in _payload(record):
        read.details.append((name, value))
    for feature in _features(record):
        _read_feature(read, feature)
    if not read.names:
        raise ValueError("the record has no name, so nobody can be matched against it")
    said = re.sub(r"\W+", "-", _text(record.get("DATA_SOURCE")).casefold()).strip("-_")
    list_id = f"sz-{said or 'unstated'}"
    number = _text(record.get("RECORD_ID")) or stable_hash(
        [name.whole for name in read.names] + read.births + [i.value for i in read.identifiers]
    )
    entry = ListEntry(
        id=f"{list_id}-{number}",
        list_id=list_id,
        kind=read.kind or (PartyKind.PERSON if read.has_person_name or read.births else None),
        names=_primary_first(read.names),
        birth_dates=tuple(dict.fromkeys(read.births)),
        birth_places=tuple(dict.fromkeys(read.birth_places)),
        nationalities=tuple(sorted(read.countries)),
        gender=read.gender,
        identifiers=tuple(
            dict.fromkeys(as_russian(one, read.countries) for one in read.identifiers)
        ),
        addresses=tuple(dict.fromkeys(read.addresses)),
        links=tuple(read.links),
        details=tuple(dict.fromkeys(read.details)),
    )
    return entry, read.anchors


def _features(record: dict[str, Any]) -> Iterator[Feature]:
    """Give each feature: the record's own attributes by group and label, and those in its lists."""
    yield from _by_group({k: v for k, v in record.items() if not isinstance(v, list | dict)})
    for value in record.values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from _by_group(one)


def _by_group(given: dict[str, Any]) -> Iterator[Feature]:
    """Part attributes that stand together into features of one group and label each."""
    groups: dict[tuple[str, str], Feature] = {}
    for key, value in given.items():
        text = _text(value)
        if not text:
            continue
        name = key.upper()
        found = _OF_GROUP.fullmatch(name)
        if found:
            label, group = found["label"] or "", found["group"]
            groups.setdefault((label, group), {"": group, "LABEL": label})[found["part"]] = text
        elif name in _SINGLE:
            yield {"": name, "VALUE": text}
    yield from groups.values()


def _payload(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give what is no attribute known here, wherever in the record it stands."""
    for key, value in record.items():
        if key in ("DATA_SOURCE", "RECORD_ID"):
            continue
        for one in value if isinstance(value, list) else [value]:
            inside = one if isinstance(one, dict) else {key: one}
            for name, said in inside.items():
                if isinstance(said, list | dict):
                    yield name, str(said)
                elif (text := _text(said)) and not _is_attribute(name):
                    yield name, text


def _is_attribute(name: str) -> bool:
    return name.upper() in _SINGLE or _OF_GROUP.fullmatch(name.upper()) is not None


def _read_feature(read: _Read, feature: Feature) -> None:
    group = feature.pop("")
    if group in _SINGLE:
        _read_single(read, group, feature["VALUE"])
        return
    label = feature.pop("LABEL")
    readers: dict[str, Callable[[_Read, Feature, str], None]] = {
        "NAME": _read_name,
        "ADDR": _read_address,
        "REL_POINTER": _read_pointer,
        "REL_ANCHOR": _read_anchor,
    }
    if group in readers:
        readers[group](read, feature, label)
    else:
        _read_identifier(read, feature, group, label)


def _read_single(read: _Read, name: str, value: str) -> None:
    code = code_of(value)
    if name == "RECORD_TYPE":
        read.kind = _KINDS.get(value.upper(), read.kind)
        if value.upper() not in _KINDS:
            read.details.append((name, value))
    elif name == "DATE_OF_BIRTH" and _DAY.fullmatch(value):
        read.births.append(value)
    elif name == "PLACE_OF_BIRTH":
        read.birth_places.append(value)
    elif name == "GENDER" and value[:1].upper() in ("M", "F"):
        read.gender = "male" if value[:1].upper() == "M" else "female"
    elif name == "NATIONALITY" and code:
        read.countries.add(code)
    else:
        if name in ("CITIZENSHIP", "COUNTRY_OF_ASSOCIATION", "REGISTRATION_COUNTRY") and code:
            read.countries.add(code)
        read.details.append((name, value))


def _read_name(read: _Read, feature: Feature, label: str) -> None:
    said = feature.get("TYPE", label).upper()
    parts = [feature[part] for part in _NAME_PARTS[1:] if part in feature]
    first = " ".join(feature[part] for part in ("FIRST", "MIDDLE") if part in feature)
    kind = NameKind.FORMER if said in ("FORMER", "FKA", "PREVIOUS") else NameKind.ALIAS
    if said == "PRIMARY" and not any(n.kind is NameKind.PRIMARY for n in read.names):
        kind = NameKind.PRIMARY
    wholes = [feature[part] for part in ("ORG", "FULL") if part in feature]
    for whole in [*wholes, " ".join(parts)]:
        if whole:
            is_parsed = whole not in wholes
            name = ListedName(
                whole=whole,
                kind=kind,
                script=script_of(whole),
                first=first if is_parsed else "",
                last=feature.get("LAST", "") if is_parsed and first else "",
            )
            read.names.append(name)
    if "ORG" in feature and read.kind is None:
        read.kind = PartyKind.ORGANISATION
    read.has_person_name = read.has_person_name or bool(parts)
    known = {*_NAME_PARTS[1:], "ORG", "FULL"}
    about = next(iter(wholes), " ".join(parts))
    _keep_rest(read, "NAME", about, feature, known, ("PRIMARY", "ALIAS"))


def _read_address(read: _Read, feature: Feature, label: str) -> None:
    lines = [feature[part] for part in _ADDRESS_PARTS if part in feature]
    whole = feature.get("FULL") or ", ".join(lines)
    if whole:
        country = feature.get("COUNTRY", "")
        read.addresses.append(
            Address(
                whole=whole,
                city=feature.get("CITY", ""),
                region=feature.get("STATE", ""),
                postcode=feature.get("POSTAL_CODE", ""),
                country=code_of(country),
                country_name=country,
            )
        )
    known = {"FULL", *(_ADDRESS_PARTS if "FULL" not in feature else _ADDRESS_PARTS[6:])}
    if label:
        feature = {"TYPE": label, **feature}
    _keep_rest(read, "ADDR", whole, feature, known)


def _read_identifier(read: _Read, feature: Feature, group: str, label: str) -> None:
    said, fine = (feature.get(part, "").upper() for part in ("TYPE", "SUBTYPE"))
    scheme = _TYPES.get(fine) or _TYPES.get(said) or _SCHEMES[group]
    value = next((feature[p] for p in ("NUMBER", "ADDRESS", "LAST4") if p in feature), "")
    country = feature.get("COUNTRY", "")
    if value:
        number = value.upper().removeprefix("IMO").strip() if scheme == "imo" else value
        code = code_of(country) or ("RU" if scheme in ("inn", "ogrn") else "")
        read.identifiers.append(Identifier(scheme=scheme, value=number, country=code or None))
    known = {"NUMBER", "ADDRESS"} | (
        {"COUNTRY"} if value and (not country or code_of(country)) else set()
    )
    if label:
        feature = {"TYPE": label, **feature}
    _keep_rest(read, group, value, feature, known)


def _read_pointer(read: _Read, feature: Feature, _label: str) -> None:
    key, domain = feature.get("KEY", ""), feature.get("DOMAIN", "")
    if key:
        kind = feature.get("ROLE", "REL_POINTER")
        read.links.append(Link(kind=kind, name=key, entry_id=f"{domain}\x1f{key}"))
    _keep_rest(read, "REL_POINTER", key, feature, {"KEY", "ROLE"} if key else set())


def _read_anchor(read: _Read, feature: Feature, _label: str) -> None:
    key, domain = feature.get("KEY", ""), feature.get("DOMAIN", "")
    read.anchors.append((domain, key))
    read.details.append(("REL_ANCHOR", " ".join(filter(None, (domain, key)))))


def _keep_rest(
    read: _Read,
    group: str,
    about: str,
    feature: Feature,
    known: set[str],
    plain: tuple[str, ...] = (),
) -> None:
    """Keep the parts of a feature that have no place, with what they are about."""
    for part, value in feature.items():
        if part not in known and not (part == "TYPE" and value.upper() in plain):
            read.details.append((f"{group}_{part} {about}".strip(), value))


def _primary_first(names: list[ListedName]) -> tuple[ListedName, ...]:
    lead = next((name for name in names if name.kind is NameKind.PRIMARY), names[0])
    first = replace(lead, kind=NameKind.PRIMARY)
    rest = (name for name in names if name is not lead and name.whole != lead.whole)
    return tuple(dict.fromkeys([first, *rest]))


def _resolved(entry: ListEntry, anchors: dict[tuple[str, str], ListEntry]) -> ListEntry:
    """Point each tie at the entry that has its key, and call the tie by that entry's name."""
    if not entry.links:
        return entry
    links = []
    for link in entry.links:
        domain, _, key = link.entry_id.partition("\x1f")
        other = anchors.get((domain, key))
        links.append(
            replace(link, name=other.name if other else key, entry_id=other.id if other else "")
        )
    return replace(entry, links=tuple(dict.fromkeys(links)))


def _used(path: Path, list_id: str, published: str, count: int, sha256: str) -> ListUsed:
    return ListUsed(
        id=list_id,
        title=f"Senzing records of {list_id.removeprefix('sz-')}",
        published=published,
        retrieved="",
        entries=count,
        sha256=sha256,
        source=path.name,
        licence="as its source says",
    )


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
