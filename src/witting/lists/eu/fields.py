"""Reads the parts of one FSF entity: citizenship, birth, address, identification."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from witting.base import Address, Identifier, ListedName, PartyKind
from witting.lists.ofac.words import around
from witting.lists.russian_numbers import as_russian

if TYPE_CHECKING:
    from lxml import etree

_SCHEMES = {
    "passport": "passport",
    "regnumber": "registration",
    "fiscalcode": "tax",
    "id": "national_id",
    "ssn": "national_id",
    "residentperm": "national_id",
    "imo": "imo",
    "swiftbic": "bic",
    "tradelic": "registration",
}
_CONTACTS = {"PHONE": "phone", "FAX": "phone", "EMAIL": "email", "WEB": "website"}
_FLAGS = ("diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer")
_DATES = (("issueDate", "issued"), ("validFrom", "valid from"), ("validTo", "valid to"))
_PLACE = ("street", "poBox", "city", "place", "region", "zipCode")


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"0?[1-9]|1[0-2]")


@dataclass(slots=True, kw_only=True)
class Facts:
    """What has been read of one entity so far."""

    kind: PartyKind | None = None
    names: list[ListedName] = field(default_factory=list)
    programmes: list[str] = field(default_factory=list)
    acts: dict[tuple[str, str], str] = field(default_factory=dict)  # by publication day, number
    birth_dates: list[str] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    gender: str = ""
    titles: list[str] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    url: str = ""

    def remark(self, about: str, text: str) -> None:
        """Keep a remark with what it is about; an empty one is nothing."""
        words = " ".join(text.split())
        if words:
            self.remarks.append(f"{about}: {words}" if about else words)

    def identified(self) -> list[Identifier]:
        """Give the identifiers, with Russian numbers told apart from other tax numbers."""
        return [as_russian(identifier, self.countries) for identifier in self.identifiers]


def read_citizenship(facts: Facts, element: "etree._Element") -> None:
    """Read a citizenship; 00 is no country."""
    code = _country(element)
    if code:
        facts.nationalities.append(code)
        facts.countries.add(code)
    elif _get(element, "countryDescription") not in ("", "UNKNOWN"):
        facts.remark("citizenship", _get(element, "countryDescription"))
    facts.remark("citizenship", _get(element, "region"))
    facts.remark("citizenship acquired", _get(element, "acquisitionDate"))
    facts.remark("citizenship lost", _get(element, "disenfranchisementDate"))
    _remarks(facts, "citizenship", element)


def read_birth(facts: Facts, element: "etree._Element") -> None:
    """Read a birth; a year of another calendar stays in the remarks, since it is not that year."""
    born = _birth_day(element)
    if born:
        facts.birth_dates.append(born)
    elif stated := _get(element, "birthdate"):
        facts.remark("born", stated)
    calendar = _get(element, "calendarType")
    if calendar not in ("", "GREGORIAN"):
        parts = [_get(element, part) for part in ("year", "monthOfYear", "dayOfMonth")]
        facts.remark("born", f"{'-'.join(filter(None, parts))} ({calendar.lower()} calendar)")
    if _get(element, "circa") == "true":
        facts.remark("born", f"circa {born}")
    facts.birth_places.append(", ".join(filter(None, (*_lines(element), _country_name(element)))))
    facts.countries.add(_country(element))
    _remarks(facts, "born", element)


def _birth_day(element: "etree._Element") -> str:
    day, year, month = (_get(element, name) for name in ("birthdate", "year", "monthOfYear"))
    first, last = (_get(element, name) for name in ("yearRangeFrom", "yearRangeTo"))
    if _is_day(day):
        return day
    if first or last:
        return "/".join(dict.fromkeys(filter(_YEAR.fullmatch, (first, last))))
    if not _YEAR.fullmatch(year) or _get(element, "calendarType") not in ("", "GREGORIAN"):
        return ""
    if _get(element, "circa") == "true":
        return around(int(year))
    return f"{year}-{int(month):02d}" if _MONTH.fullmatch(month) else year


def _is_day(text: str) -> bool:
    try:
        return _DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:  # 1950-02-31: no day, so nothing to compare
        return False


def read_address(facts: Facts, element: "etree._Element") -> None:
    """Read an address and the telephone numbers, websites and e-mail addresses that go with it."""
    country = _country_name(element)
    whole = ", ".join(filter(None, (*_lines(element), country)))
    if whole:
        facts.addresses.append(
            Address(
                whole=whole,
                city=_get(element, "city"),
                region=_get(element, "region"),
                postcode=_get(element, "zipCode"),
                country=_country(element),
                country_name=country,
            )
        )
    facts.countries.add(_country(element))
    for contact in element.findall("{*}contactInfo"):
        scheme = _CONTACTS.get(_get(contact, "key"), "other")
        facts.identifiers.append(Identifier(scheme=scheme, value=_get(contact, "value")))
    if _get(element, "asAtListingTime") == "true":
        facts.remark("address at the time of listing", whole)
    _remarks(facts, "address", element)


def read_identification(facts: Facts, element: "etree._Element") -> None:
    """Read one document or number; what is said about it goes to the remarks."""
    code = _get(element, "identificationTypeCode")
    country = _country(element) or None
    scheme = _SCHEMES.get(code, "other")
    numbers = dict.fromkeys(filter(None, (_get(element, "number"), _get(element, "latinNumber"))))
    for number in numbers:
        value = number.replace(" ", "") if scheme in ("imo", "bic") else number
        facts.identifiers.append(Identifier(scheme=scheme, value=value, country=country))
    said = [f"{word} {_get(element, name)}" for name, word in _DATES if _get(element, name)]
    said += [name for name in _FLAGS if _get(element, name) == "true"]
    said += [_get(element, name) for name in ("issuedBy", "nameOnDocument", "region")]
    about = " ".join((code, *numbers))
    facts.remark(about, ", ".join(filter(None, said)))
    _remarks(facts, about, element)


def _lines(element: "etree._Element") -> list[str]:
    return [_get(element, part) for part in _PLACE]


def _country(element: "etree._Element") -> str:
    code = _get(element, "countryIso2Code")
    return "" if code == "00" else code


def _country_name(element: "etree._Element") -> str:
    name = _get(element, "countryDescription")
    return "" if name == "UNKNOWN" else name


def _remarks(facts: Facts, about: str, element: "etree._Element") -> None:
    for remark in element.findall("{*}remark"):
        facts.remark(about, remark.text or "")


def _get(element: "etree._Element", name: str) -> str:
    return " ".join((element.get(name) or "").split())
