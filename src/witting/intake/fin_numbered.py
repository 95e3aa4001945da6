"""Reads the numbered lines of a SWIFT party in option F (50F, 59F).

1 name, 2 street, 3 country and town, 4 birth date, 5 birth place, 6 customer number, 7 national
number, 8 more of any of these. 50F may open with `CODE/country/number` instead of an account.
"""

import re

from witting.base import Identifier, Party, PartyKind, Passage, Role
from witting.intake.fin_lines import Line, span_of
from witting.intake.fin_message import FinField
from witting.intake.iso_schemes import scheme_of

_NUMBERED = re.compile(r"([1-8])/")
# The codes a payer may be identified by (50F, party identifier); anything else is a name.
_CODES = "ARNU|CCPT|CUST|DRLC|EMPL|NIDN|SOSE|TXID"
_IDENTIFIED = re.compile(rf"({_CODES})/([A-Z]{{2}})/(.+)")
_COUNTRY = re.compile(r"([A-Z]{2})(?:/|\Z)")
_BIRTH = re.compile(r"(\d{4})(\d{2})(\d{2})")


def read_numbered(
    found: FinField, role: Role, identifiers: list[Identifier], lines: list[Line]
) -> tuple[Party, list[Passage]]:
    """Read the party, and what of the field is only text about it."""
    opening, lines = _opening_number(lines)
    parts = _parts(lines)
    birth = _birth_date(parts)
    party = Party(
        role=role,
        name=_text(parts, "1", " "),
        span=span_of(found, parts.get("1", [])),
        kind=PartyKind.PERSON if birth else None,
        country=_country(parts),
        address=_text(parts, "23", ", "),
        identifiers=(*identifiers, *opening, *_numbers(parts)),
        birth_date=birth,
    )
    return party, _about(found, parts, has_birth_date=bool(birth))


def _opening_number(lines: list[Line]) -> tuple[list[Identifier], list[Line]]:
    match = _IDENTIFIED.fullmatch(lines[0].text) if lines else None
    if match is None:
        return [], lines
    code, country, value = match.groups()
    return [Identifier(scheme=scheme_of(code), value=value, country=country)], lines[1:]


def _parts(lines: list[Line]) -> dict[str, list[Line]]:
    """Sort the lines by their number; one without a number goes on with the line before it.

    Before any number it is the name: senders who convert a 50K to a 50F forget the `1/`.
    """
    parts: dict[str, list[Line]] = {}
    key = "1"
    for line in lines:
        match = _NUMBERED.match(line.text)
        key, shift = (match.group(1), 2) if match else (key, 0)
        parts.setdefault(key, []).append(Line(line.start + shift, line.text[shift:]))
    return parts


def _text(parts: dict[str, list[Line]], keys: str, between: str) -> str:
    return between.join(line.text for key in keys for line in parts.get(key, []))


def _birth_date(parts: dict[str, list[Line]]) -> str:
    match = _BIRTH.fullmatch(_text(parts, "4", " "))
    return "-".join(match.groups()) if match else ""


def _country(parts: dict[str, list[Line]]) -> str | None:
    match = _COUNTRY.match(_text(parts, "3", "\n"))
    return match.group(1) if match else None


def _numbers(parts: dict[str, list[Line]]) -> list[Identifier]:
    found = []
    for key, scheme in (("6", "other"), ("7", "national_id")):
        for line in parts.get(key, []):
            match = _COUNTRY.match(line.text)
            country = match.group(1) if match else None
            value = line.text[3:] if country else line.text
            found.append(Identifier(scheme=scheme, value=value, country=country))
    return found


def _about(found: FinField, parts: dict[str, list[Line]], *, has_birth_date: bool) -> list[Passage]:
    keys = "58" if has_birth_date else "458"
    return [
        Passage(field=f"{found.name}/{key}", text=line.text)
        for key in keys
        for line in parts.get(key, [])
    ]
