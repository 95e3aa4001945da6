"""The parts of OFAC's ADVANCED form: reference values, periods, locations, documents.

An element of this form says little by itself; it points by number at reference values, locations
and documents that stand before it in the file. A number that points at nothing is an error of its
own: the value is named as unread, never left out in silence.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from witting.base import Address
from witting.lists.ofac.features import address_of
from witting.lists.ofac.periods import period_words

if TYPE_CHECKING:
    from lxml import etree

_DATES = {"Issue Date": "issued", "Expiration Date": "expires"}


@dataclass(slots=True)
class References:
    """The values that the elements of one file point at."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    party_types: dict[str, str] = field(default_factory=dict)  # of a PartySubType

    def read(self, sets: "etree._Element") -> None:
        """Keep every value of `ReferenceValueSets`, by its element's name and its ID."""
        for values in sets:
            for value in values:
                key = value.get("ID", "")
                self.texts[local(value), key] = value.get("Description") or text_of(value)
                if value.get("PartyTypeID"):
                    self.party_types[key] = value.get("PartyTypeID", "")

    def text(self, kind: str, key: str | None) -> str:
        """Give a reference value. Raises ValueError where the file has none of this ID."""
        found = self.texts.get((kind, key or ""))
        if found is None:
            raise ValueError(f"it refers to {kind} {key}, which the file does not have")
        return found

    def party_kind(self, sub_type: str | None) -> str:
        """Give the plain word for a party's kind: individual, entity, vessel, aircraft."""
        text = self.text("PartySubType", sub_type)
        if text == "Unknown":
            text = self.text("PartyType", self.party_types.get(sub_type or ""))
        return text.lower()


@dataclass(frozen=True, slots=True)
class Location:
    """A place: an address, or only a country."""

    address: Address | None

    @property
    def country(self) -> str:
        """Give the country's name as published; the whole text where no country is marked."""
        return (self.address.country_name or self.address.whole) if self.address else ""


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a party: what it is, its number, who issued it and when."""

    id: str
    identity: str
    type: str
    number: str
    country: str
    dates: str  # `issued 18 Jan 1984 expires 24 Dec 2024`
    notes: tuple[tuple[str, str], ...]  # what has no place in an identifier


def read_location(element: "etree._Element", references: References) -> Location:
    """Read one Location."""
    parts: list[tuple[str, str]] = []
    country = area = ""
    for child in element:
        name = local(child)
        if name == "LocationCountry":
            country = references.text("Country", child.get("CountryID"))
        elif name == "LocationAreaCode":
            area = references.text("AreaCode", child.get("AreaCodeID"))
        elif name == "LocationPart":
            kind = references.text("LocPartType", child.get("LocPartTypeID"))
            for value in child:
                parts += [(kind, text_of(part)) for part in value if text_of(part)]
    return Location(address_of(parts, country or area))


def read_document(element: "etree._Element", references: References) -> Document:
    """Read one IDRegDocument."""
    kind = references.text("IDRegDocType", element.get("IDRegDocTypeID"))
    issuer = element.get("IssuedBy-CountryID")
    number = child_text(element, "IDRegistrationNo")
    dates = [
        f"{_DATES.get(what, what)} {when}" for what, when in _document_dates(element, references)
    ]
    about = " ".join(filter(None, (kind, number)))
    notes = [
        (f"IDRegDocument {name}", f"{about}: {child_text(element, name)}")
        for name in ("Comment", "IssuingAuthority", "IssuedIn-Location")
        if child_text(element, name)
    ]
    validity = references.text("Validity", element.get("ValidityID"))
    if validity != "Valid":
        notes.append(("IDRegDocument Validity", f"{about}: {validity}"))
    return Document(
        id=element.get("ID", ""),
        identity=element.get("IdentityID", ""),
        type=kind,
        number=number,
        country=references.text("Country", issuer) if issuer else "",
        dates=" ".join(dates),
        notes=tuple(notes),
    )


def _document_dates(element: "etree._Element", references: References) -> Iterator[tuple[str, str]]:
    for child in element:
        if local(child) == "DocumentDate":
            what = references.text("IDRegDocDateType", child.get("IDRegDocDateTypeID"))
            for period in child:
                yield what, read_period(period)


def read_period(element: "etree._Element") -> str:
    """Give a DatePeriod in OFAC's words; "" for one without days."""
    days: list[date] = []
    approximate = False
    for end in element:  # Start, End
        approximate = approximate or end.get("Approximate") == "true"
        days += [read_date(side) for side in end]  # From, To
    return period_words(min(days), max(days), approximate=approximate) if days else ""


def read_date(element: "etree._Element") -> date:
    """Read Year, Month and Day. Raises ValueError for what is no day."""
    row = {local(part): text_of(part) for part in element}
    return date(int(row["Year"]), int(row.get("Month") or 1), int(row.get("Day") or 1))


def child_text(element: "etree._Element", name: str) -> str:
    """Give the text of the first child of this name; "" where there is none."""
    return next((text_of(child) for child in element if local(child) == name), "")


def text_of(element: "etree._Element") -> str:
    """Give an element's own text without the space around it."""
    return (element.text or "").strip()


def local(element: "etree._Element") -> str:
    """Give an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]
