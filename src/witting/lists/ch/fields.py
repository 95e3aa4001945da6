"""Reads the parts of a SECO target: identity, places, documents, relations, and what else is said.

Whatever element or attribute is in neither READ nor LEFT_OUT is new, and is reported.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from witting.base import Link, PartyKind
from witting.lists.cell_text import add_numbers
from witting.lists.ch.names import read_name
from witting.lists.collected import Collected, iso_day, squeeze
from witting.lists.countries import country_code
from witting.lists.ofac.words import around

if TYPE_CHECKING:
    from lxml import etree

READ = {
    "target": "ssid sanctions-set-id",
    "sanctions-set-id": "",
    "foreign-identifier": "",
    "individual": "sex",
    "entity": "",
    "object": "object-type",
    "identity": "main",
    "name": "name-type quality lang",
    "name-part": "order name-part-type",
    "value": "",
    "spelling-variant": "lang script",
    "day-month-year": "day month year calendar quality",
    "place-of-birth": "place-id quality",
    "address": "place-id quality current",
    "nationality": "",
    "country": "iso-code",
    "identification-document": "document-type",
    "number": "",
    "issuer": "code",
    "date-of-issue": "",
    "expiry-date": "",
    "place-of-issue": "place-id",
    "remark": "",
    "remarks": "",
    "justification": "",
    "relation": "target-id relation-type",
    "other-information": "",
    "generic-attribute": "name",
    "modification": "modification-type effective-date enactment-date publication-date",
    **dict.fromkeys(("c-o", "address-details", "p-o-box", "zip-code", "location", "area"), ""),
}
"""Every element of a target that is read, with the attributes that are."""

LEFT_OUT = {
    "*": "ssid",  # the running number of a part; a target's own is its id
    "spelling-variant": "spelling-variant-type",  # `not-defined` in what was seen of the list
}
"""Left out on purpose, each with its reason. Left out too, whole: what a modification added and
removed, which is the history of the target and names those no longer meant."""

_KNOWN = frozenset(
    (element, attribute)
    for element, read in READ.items()
    for attribute in ("", *f"{read} {LEFT_OUT.get(element, '')} {LEFT_OUT['*']}".split())
)
_DOCUMENTS = {"passport": "passport", "diplomatic-passport": "passport"}
_STREET = ("c-o", "address-details", "p-o-box")
_UN = re.compile(r"[A-Z]{2,3}[ei]\.\d{3}")
_CODES = {"male": "male", "female": "female"}
_NUMBERED = re.compile(r"\b(?:number|no|code|inn|ogrn|imo|swift|bic|lei)\b", re.IGNORECASE)

Place = dict[str, str]


def unknown_parts(parts: Iterable["etree._Element"]) -> set[str]:
    """Name the elements and attributes among these that neither table knows."""
    seen: set[tuple[str, str]] = set()
    for part in parts:
        seen.add((local(part), ""))
        seen.update((local(part), str(attribute)) for attribute in part.keys())  # noqa: SIM118
    return {f"{tag} {attribute}".strip() for tag, attribute in seen - _KNOWN}


def read_place(element: "etree._Element") -> Place:
    """Read a place; targets refer to it by its number."""
    return {local(child): squeeze(child.text) for child in element if squeeze(child.text)}


def read_identity(
    draft: Collected, identity: "etree._Element", places: Mapping[str, Place]
) -> None:
    """Read one identity of a target: a target may have several."""
    is_main = str(identity.get("main", "true")).lower() != "false"
    for child in identity:
        name = local(child)
        if name == "name":
            read_name(draft, child, is_main=is_main)
        elif name == "day-month-year":
            _read_day(draft, child)
        elif name == "nationality":
            _read_nationality(draft, child)
        elif name == "place-of-birth":
            place = places.get(_attribute(child, "place-id"), {}) | read_place(child)
            draft.birth_places.append(_in_words(place))
        elif name == "address":
            _read_address(draft, child, places)
        elif name == "identification-document":
            _read_document(draft, child, places)


def _read_day(draft: Collected, element: "etree._Element") -> None:
    """Read a day of birth, or of foundation; what is not of good quality is a year either side."""
    day, month, year = (_attribute(element, name) for name in ("day", "month", "year"))
    calendar, quality = (_attribute(element, name) for name in ("calendar", "quality"))
    said = "-".join(filter(None, (year, month, day)))
    born = _iso(year, month, day)
    if calendar.lower() not in ("", "gregorian") or not born:
        draft.add_detail("day-month-year", f"{said} ({calendar} calendar)" if calendar else said)
    elif draft.kind is not PartyKind.PERSON:
        draft.add_detail("day-month-year", said)
    elif quality not in ("", "good"):
        draft.births.append(around(int(year)))
        draft.add_detail("day-month-year", f"{said} ({quality} quality)")
    else:
        draft.births.append(born)


def _iso(year: str, month: str, day: str) -> str:
    if not re.fullmatch(r"\d{4}", year):
        return ""
    if not month.isdecimal() or not 1 <= int(month) <= 12:
        return year
    if not day.isdecimal() or int(day) == 0:
        return f"{year}-{int(month):02d}"
    return iso_day(int(year), int(month), int(day))


def _read_nationality(draft: Collected, element: "etree._Element") -> None:
    for country in element.findall("{*}country"):
        code = _attribute(country, "iso-code")
        if code:
            draft.nationalities.append(code)
            draft.add_detail("nationality", "" if country_code(country.text or "") == code else
                             squeeze(country.text))  # fmt: skip
        else:
            draft.add_country(squeeze(country.text), "nationality")


def _read_address(draft: Collected, element: "etree._Element", places: Mapping[str, Place]) -> None:
    place = places.get(_attribute(element, "place-id"), {}) | read_place(element)
    street = [place.get(part, "") for part in _STREET]
    whole = draft.add_address(
        (*street, place.get("zip-code", ""), place.get("location", ""), place.get("area", "")),
        city=place.get("location", ""),
        region=place.get("area", ""),
        postcode=place.get("zip-code", ""),
        country=place.get("country", ""),
    )
    said = [place.get(name, "") for name in ("remark", "remarks", *_variant_names(place))]
    if _attribute(element, "current") == "false":
        said.append("not current")
    if _attribute(element, "quality") not in ("", "good"):
        said.append(f"{_attribute(element, 'quality')} quality")
    for words in filter(None, said):
        draft.add_detail("address", f"{whole}: {words}" if whole else words)


def _variant_names(place: Place) -> list[str]:
    return sorted(name for name in place if name.endswith("-variant"))


def _read_document(
    draft: Collected, element: "etree._Element", places: Mapping[str, Place]
) -> None:
    kind = _attribute(element, "document-type")
    number, issuer = (squeeze(element.findtext(f"{{*}}{name}")) for name in ("number", "issuer"))
    found = element.find("{*}issuer")
    code = _attribute(found, "code") if found is not None else ""
    draft.add_identifier(_DOCUMENTS.get(kind, "national_id"), number, code or country_code(issuer))
    said = [f"{kind} {number}".strip(), f"issuer {issuer}" if issuer else ""]
    for name in ("date-of-issue", "expiry-date", "remark"):
        text = squeeze(element.findtext(f"{{*}}{name}"))
        said.append(f"{name} {text}" if text else "")
    issued = element.find("{*}place-of-issue")
    if issued is not None:
        place = places.get(_attribute(issued, "place-id"), {}) | read_place(issued)
        said.append(f"place-of-issue {_in_words(place)}")
    draft.add_detail("identification-document", "; ".join(filter(None, said)))


def read_said(draft: Collected, child: "etree._Element", names: Mapping[str, str]) -> None:
    """Read what is said of a target beside its identities: why, how it is tied, and the rest."""
    name, text = local(child), squeeze(child.text)
    if name == "justification":
        draft.remarks.append(text)
    elif name == "relation":
        other = _attribute(child, "target-id")
        kind = _attribute(child, "relation-type")
        told = names.get(other, "")
        draft.links.append(
            Link(kind=kind, name=told or other, entry_id=f"ch-seco-{other}" if told else "")
        )
        draft.add_detail(f"relation {kind}", squeeze(child.findtext("{*}remark")))
    elif name == "other-information":
        draft.add_detail(name, text)
        if _NUMBERED.search(text):
            read_numbers(draft, text)


def read_numbers(draft: Collected, text: str) -> None:
    """Take the numbers out of a free text by their labels; a number without one stays in words.

    The IMO number an entity is told by is often that of a ship it owned, so only a vessel's counts.
    """
    found = Collected(kind=draft.kind)
    add_numbers(found, "other-information", text, "")
    draft.identifiers += [
        number for number in found.identifiers if number.scheme not in ("", "imo_company")
    ]


def read_foreign(draft: Collected, text: str) -> None:
    """Read another publisher's number of the target: the UN's is told by its form."""
    if _UN.fullmatch(text):
        draft.add_identifier("un_reference", text)
    else:
        draft.add_detail("foreign-identifier", text)


def _in_words(place: Place) -> str:
    return ", ".join(place.values())


def _attribute(element: "etree._Element", name: str) -> str:
    return squeeze(element.get(name))


def local(element: "etree._Element") -> str:
    """Give an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]
