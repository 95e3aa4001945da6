"""Writes a list entry as one compact row of JSON, and reads it back exactly as it was.

A row is positional, and values at its end that are only defaults are dropped: 20,000 entries are
written and read often, and field names would be most of the bytes.
"""

import json
from collections.abc import Sequence
from typing import Any

from witting.base import (
    Address,
    Identifier,
    Link,
    ListedName,
    ListEntry,
    NameKind,
    PartyKind,
    Quality,
)

_NAME_KINDS = {kind.value: kind for kind in NameKind}
_QUALITIES = {quality.value: quality for quality in Quality}
_KINDS: dict[str | None, PartyKind | None] = {None: None} | {k.value: k for k in PartyKind}

_NAME = ("", "primary", "strong", "", "", "", "")
_ADDRESS = ("", "", "", "", "", "")
_LINK = ("", "", "")
_ENTRY: tuple[Any, ...] = (
    *("", "", None, (), (), (), (), (), (), ""),
    *((), (), (), (), (), "", "", "", "", ""),
    *((), (), ""),
)


def encode(entry: ListEntry) -> bytes:
    """Give the entry's row; the same entry always gives the same bytes."""
    row = (
        entry.id,
        entry.list_id,
        entry.kind.value if entry.kind else None,
        [_name_row(name) for name in entry.names],
        entry.programmes,
        entry.legal_basis,
        entry.birth_dates,
        entry.birth_places,
        entry.nationalities,
        entry.gender,
        entry.titles,
        [_identifier_row(identifier) for identifier in entry.identifiers],
        [_address_row(address) for address in entry.addresses],
        entry.vessel,
        [_trimmed((link.kind, link.name, link.entry_id), _LINK) for link in entry.links],
        entry.remarks,
        entry.section_11_marker,
        entry.listed_on,
        entry.listed_on_source,
        entry.url,
        entry.sublists,
        entry.details,
        entry.removed_on,
    )
    return to_json(_trimmed(row, _ENTRY) or [""])


def decode(row: list[Any]) -> ListEntry:
    """Make the entry of a row. Raises ValueError, KeyError or TypeError for a row that is none."""
    row = [*row, *_ENTRY[len(row) :]]
    return ListEntry(
        id=row[0],
        list_id=row[1],
        kind=_KINDS[row[2]],
        names=tuple(map(_name, row[3])),
        programmes=tuple(row[4]),
        legal_basis=tuple(row[5]),
        birth_dates=tuple(row[6]),
        birth_places=tuple(row[7]),
        nationalities=tuple(row[8]),
        gender=row[9],
        titles=tuple(row[10]),
        identifiers=tuple(map(_identifier, row[11])),
        addresses=tuple(map(_address, row[12])),
        vessel=tuple((key, value) for key, value in row[13]),
        links=tuple(map(_link, row[14])),
        remarks=row[15],
        section_11_marker=row[16],
        listed_on=row[17],
        listed_on_source=row[18],
        url=row[19],
        sublists=tuple(row[20]),
        details=tuple((key, value) for key, value in row[21]),
        removed_on=row[22],
    )


def addresses(row: list[Any]) -> tuple[str, tuple[Address, ...]]:
    """Give of a row only the list it is on and its addresses; the rest is not made."""
    return row[1] if len(row) > 1 else "", tuple(map(_address, row[12] if len(row) > 12 else ()))


def to_json(value: object) -> bytes:
    """Write a value as compact JSON in UTF-8, keys sorted."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode("utf-8", "surrogatepass")


def from_json(data: bytes) -> Any:
    """Read what `to_json` wrote."""
    return json.loads(data.decode("utf-8", "surrogatepass"))


def _trimmed(values: Sequence[Any], defaults: Sequence[Any]) -> list[Any]:
    end = len(values)
    while end and _is_default(values[end - 1], defaults[end - 1]):
        end -= 1
    return list(values[:end])


def _is_default(value: object, default: object) -> bool:
    return not value if default == () else value == default


def _name_row(name: ListedName) -> list[Any]:
    values = (
        *(name.whole, name.kind.value, name.quality.value),
        *(name.script, name.language, name.first, name.last),
    )
    return _trimmed(values, _NAME)


def _name(row: list[str]) -> ListedName:
    whole, kind, quality, script, language, first, last = (*row, *_NAME[len(row) :])
    return ListedName(
        whole=whole,
        kind=_NAME_KINDS[kind],
        quality=_QUALITIES[quality],
        script=script,
        language=language,
        first=first,
        last=last,
    )


def _identifier_row(identifier: Identifier) -> list[Any]:
    values = (identifier.scheme, identifier.value, identifier.country)
    return _trimmed(values, ("", "", None))


def _identifier(row: list[Any]) -> Identifier:
    return Identifier(
        scheme=row[0] if row else "",
        value=row[1] if len(row) > 1 else "",
        country=row[2] if len(row) > 2 else None,
    )


def _address_row(address: Address) -> list[Any]:
    values = (
        *(address.whole, address.city, address.region),
        *(address.postcode, address.country, address.country_name),
    )
    return _trimmed(values, _ADDRESS)


def _address(row: list[str]) -> Address:
    whole, city, region, postcode, country, country_name = (*row, *_ADDRESS[len(row) :])
    return Address(
        whole=whole,
        city=city,
        region=region,
        postcode=postcode,
        country=country,
        country_name=country_name,
    )


def _link(row: list[str]) -> Link:
    kind, name, entry_id = (*row, *_LINK[len(row) :])
    return Link(kind=kind, name=name, entry_id=entry_id)
