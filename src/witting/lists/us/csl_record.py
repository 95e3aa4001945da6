"""Reads one record of the Consolidated Screening List, from JSON or from a row of a table.

A table writes into one cell, parted by semicolons, what JSON writes as a list.
"""

import re
from typing import Any

from witting.base import Address, Link, NameKind, PartyKind
from witting.lists.ofac.draft import KINDS
from witting.lists.ofac.words import fragments, linked_name, read_birth_date
from witting.lists.us.entity import cite, entity, say_licence
from witting.lists.us.facts import Facts, name_key
from witting.lists.us.notes import listed_names
from witting.lists.us.words import STATES, clean, code_of, ending_country, iso_day

_READ = (
    "_id id source entity_number type programs name title addresses federal_register_notice"
    " start_date date_of_listing end_date standard_order license_requirement license_policy"
    " call_sign vessel_type gross_tonnage gross_registered_tonnage vessel_flag vessel_owner remarks"
    " source_list_url alt_names citizenships dates_of_birth nationalities places_of_birth ids"
    " country"
)
READ = frozenset(_READ.split())
LEFT_OUT = {
    "source_information_url": "the page that explains the list, the same on every record of it",
    "score": "how near a search came to the record: it says nothing of the party",
}
"""Left out on purpose, each with its reason."""

_VESSEL = {
    "call_sign": "call_sign",
    "vessel_type": "type",
    "gross_tonnage": "tonnage",
    "gross_registered_tonnage": "gross_registered_tonnage",
    "vessel_flag": "flag",
    "vessel_owner": "owner",
}
_IN_THE_EAR = frozenset({"bis-el", "bis-meu"})
_BY_NAME = frozenset({"bis-dpl", "state-isn", "state-aeca"})
"""Lists whose entries stand under no country, or under one only in some of the files."""

_NESTED = frozenset({"addresses", "ids"})
_LINES = ("address", "city", "state", "postal_code", "country")
_START = "start date in the Consolidated Screening List"
Record = dict[str, Any]


def facts_of(record: Record, list_id: str) -> Facts:
    """Make the facts of one record. Raises ValueError where its form is not that of the list."""
    _check(record)
    number = _text(record, "entity_number")
    kind = KINDS.get(_text(record, "type").lower())
    facts = _named(record, list_id, kind)
    facts.kind = kind
    _locate(facts, record, list_id)
    facts.uid = f"ofac-{number}" if number and list_id.startswith("csl-") else ""
    facts.key = name_key(
        facts.names[0].whole if facts.names else "",
        "" if list_id in _BY_NAME else _first_country(facts),
    )
    _date(facts, record)
    say_licence(facts, _text(record, "license_requirement"), _text(record, "license_policy"))
    cite(facts, _text(record, "federal_register_notice"))
    _describe(facts, record)
    _identify(facts, record)
    facts.url = _text(record, "source_list_url")
    own = _text(record, "_id") or _text(record, "id")
    if own != number:
        facts.say("csl_id", own)
    if number and not facts.uid:
        facts.say("entity_number", number)
    if list_id == "csl-other":
        facts.say("source", _text(record, "source"))
    return facts


def _check(record: Record) -> None:
    for field in sorted(READ & record.keys()):
        held = record[field]
        parts = held if isinstance(held, list) else [held]
        flat = [
            value
            for part in parts
            for value in (part.values() if isinstance(part, dict) and field in _NESTED else [part])
        ]
        if not all(isinstance(value, str | None) for value in flat):
            raise ValueError(f"its {field} is not in the form in which the list writes it")


def _named(record: Record, list_id: str, kind: PartyKind | None) -> Facts:
    name, others = _text(record, "name"), _values(record, "alt_names", ";")
    others = [re.sub(r"^and\s+", "", other) for other in others]
    if list_id in _IN_THE_EAR:
        return entity(name=name, aliases=tuple(others))
    inverted = list_id.startswith("csl-") and kind is PartyKind.PERSON
    facts = Facts()
    facts.add_name(name, NameKind.PRIMARY, inverted=inverted)
    for other in others:
        pieces = listed_names(other) if list_id == "state-isn" else [other]
        for piece in pieces:
            facts.add_name(piece, inverted=inverted)
        if len(pieces) > 1:
            facts.say("alias as published", other)
    return facts


def _locate(facts: Facts, record: Record, list_id: str) -> None:
    for held in _items(record, "addresses"):
        lines = _lines(held) if isinstance(held, dict) else [clean(str(held))]
        whole = ", ".join(filter(None, lines))
        if not whole:
            continue
        if isinstance(held, dict):
            code, name = code_of(lines[-1]), lines[-1]
        else:
            code, name = ending_country(whole, codes=True)
            if list_id == "bis-dpl" and code in STATES:  # "LOS ANGELES, CA" is not in Canada
                code = name = ""
        facts.addresses.append(
            Address(
                whole=whole,
                city=lines[1] if len(lines) > 1 else "",
                region=lines[2] if len(lines) > 1 else "",
                postcode=lines[3] if len(lines) > 1 else "",
                country=code,
                country_name=name,
            )
        )
    country = _text(record, "country")
    facts.say("country", country)
    if country and not facts.addresses:
        facts.addresses.append(
            Address(whole=country, country=code_of(country), country_name=country)
        )


def _lines(held: Record) -> list[str]:
    unknown = held.keys() - set(_LINES)
    if unknown:
        raise ValueError(f"an address has a field {sorted(unknown)[0]!r} that is not known here")
    return [clean(str(held.get(line) or "")) for line in _LINES]


def _first_country(facts: Facts) -> str:
    return facts.addresses[0].country if facts.addresses else ""


def _date(facts: Facts, record: Record) -> None:
    for field in ("start_date", "date_of_listing"):
        said = _text(record, field)
        facts.list_on(iso_day(said), _START)
        if said and iso_day(said) != facts.listed_on:
            facts.say(field, said)
    end = _text(record, "end_date")
    facts.say("end_date", iso_day(end) or end)
    facts.say("standard_order", _text(record, "standard_order"))


def _describe(facts: Facts, record: Record) -> None:
    facts.programmes.extend(_values(record, "programs"))
    facts.titles.extend(_values(record, "title"))
    facts.birth_places.extend(_values(record, "places_of_birth"))
    for field in ("nationalities", "citizenships"):
        for country in _values(record, field):
            facts.nationalities.append(code_of(country))
            if not code_of(country):
                facts.remarks.append(f"{field} {country}")
    for said in _values(record, "dates_of_birth"):
        born = iso_day(said) or read_birth_date(said)
        facts.birth_dates.append(born)
        if not born or "circa" in said.lower():
            facts.remarks.append(f"DOB {said}")
    for field, key in _VESSEL.items():
        value = _text(record, field)
        if value:
            facts.vessel.append((key, value))
    remarks = _text(record, "remarks")
    facts.remarks.extend(filter(None, [remarks]))
    for fragment in fragments(remarks):
        name = linked_name(fragment)
        if name:
            facts.links.append(Link(kind="Linked To", name=name))


def _identify(facts: Facts, record: Record) -> None:
    for held in _items(record, "ids"):
        if isinstance(held, dict):
            id_type, value, country, *days = (
                clean(str(held.get(part) or ""))
                for part in ("type", "number", "country", "issue_date", "expiration_date")
            )
            said = zip(("issued", "expires"), days, strict=True)
            dates = ", ".join(f"{word} {day}" for word, day in said if day)
            extra = held.keys() - {"type", "number", "country", "issue_date", "expiration_date"}
            for part in sorted(extra):
                facts.say(f"ids {part}", str(held[part] or ""))
        else:
            id_type, value, country, dates = _statement(clean(str(held)))
        code = code_of(country)
        facts.add_statement(id_type, value, code, dates)
        if country and not code:
            facts.remarks.append(f"{id_type} {value} issued by {country}")


def _statement(text: str) -> tuple[str, str, str, str]:
    """Split "Passport, B401584, GB, 28 Sep 1989" into type, number, country and days.

    Where one day is given it does not say whether it is that of issue or of expiry.
    """
    id_type, *parts = text.split(", ")
    days: list[str] = []
    while len(parts) > 1 and iso_day(parts[-1]):
        days.insert(0, parts.pop())
    country = ""
    if len(parts) > 1 and len(parts[-1]) == 2 and code_of(parts[-1]):
        country = parts.pop()
    return id_type, ", ".join(parts), country, ", ".join(days)


def _items(record: Record, field: str) -> list[Any]:
    """Give what a field holds one by one; a part without a comma in `ids` ends the one before."""
    held = record.get(field) or []
    if isinstance(held, list):
        return held
    parts: list[str] = []
    for part in held.split("; "):
        if field == "ids" and parts and ", " not in part:
            parts[-1] = f"{parts[-1]}; {part}"
        elif part.strip():
            parts.append(part)
    return parts


def _values(record: Record, field: str, mark: str = "; ") -> list[str]:
    held = record.get(field) or []
    parts = held if isinstance(held, list) else held.split(mark)
    return [clean(str(part)) for part in parts if clean(str(part or ""))]


def _text(record: Record, field: str) -> str:
    held = record.get(field) or ""
    return clean(held if isinstance(held, str) else "; ".join(map(str, held)))
