"""Collects what a publisher says of one party, field by field, until its entry can be made.

For the publishers whose fields say one thing each (UN, UK, Switzerland, the Official Journal). What
has no place of its own in an entry becomes a detail, under the publisher's own name for it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

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
from witting.lists.countries import country_code
from witting.lists.russian_numbers import as_russian
from witting.lists.script import script_of

T = TypeVar("T")

_IMO = re.compile(r"(?:IMO)?[\s:#-]*(\d{7})", re.IGNORECASE)
_COMPACT = frozenset({"bic", "lei", "mmsi", "inn", "ogrn", "uscc"})
_GENDERS = {"male": "male", "m": "male", "female": "female", "f": "female"}


@dataclass(slots=True, kw_only=True)
class Collected:
    """An entry in the making. Adding an empty value adds nothing; nothing is kept twice."""

    kind: PartyKind | None = None
    names: list[ListedName] = field(default_factory=list)
    programmes: list[str] = field(default_factory=list)
    legal_basis: list[str] = field(default_factory=list)
    births: list[str] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    gender: str = ""
    titles: list[str] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    craft: list[tuple[str, str]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    sublists: list[str] = field(default_factory=list)
    details: list[tuple[str, str]] = field(default_factory=list)
    listed_on: str = ""
    listed_on_source: str = ""
    removed_on: str = ""
    url: str = ""

    def add_name(
        self,
        whole: str,
        kind: NameKind = NameKind.ALIAS,
        quality: Quality = Quality.STRONG,
        *,
        language: str = "",
        first: str = "",
        last: str = "",
    ) -> None:
        """Add a name. Its script is that of its letters: publishers' labels are at times wrong."""
        words = squeeze(whole)
        if words:
            self.names.append(
                ListedName(
                    whole=words,
                    kind=kind,
                    quality=quality,
                    script=script_of(words),
                    language=language,
                    first=squeeze(first),
                    last=squeeze(last),
                )
            )

    def add_detail(self, about: str, text: str) -> None:
        """Keep what has no place of its own, under the publisher's name for it."""
        words = squeeze(text)
        if words:
            self.details.append((about, words))

    def add_country(self, name: str, about: str) -> None:
        """Add a nationality; a name without a code stays as a detail."""
        code = country_code(squeeze(name))
        if code:
            self.nationalities.append(code)
        else:
            self.add_detail(about, name)

    def add_gender(self, text: str, about: str) -> None:
        """Add the gender; a word that says neither, or the other one, stays as a detail."""
        gender = _GENDERS.get(squeeze(text).casefold(), "")
        if gender and self.gender in ("", gender):
            self.gender = gender
        else:
            self.add_detail(about, text)

    def add_identifier(self, scheme: str, value: str, country: str = "") -> None:
        """Add an identifier; `country` is an ISO code. A ship's number becomes its seven digits.

        The number a shipping company has with the IMO is written like a ship's and is none, so
        only a vessel's is of the scheme `imo`; anybody else's is of `imo_company`.
        """
        words = squeeze(value)
        if not words:
            return
        if scheme == "imo":
            found = _IMO.fullmatch(words)
            scheme = "imo" if self.kind is PartyKind.VESSEL else "imo_company"
            words = found[1] if found else words
        elif scheme in _COMPACT:
            words = words.replace(" ", "")
        self.identifiers.append(Identifier(scheme=scheme, value=words, country=country or None))

    def add_address(
        self, lines: Iterable[str], *, city: str = "", region: str = "", postcode: str = "",
        country: str = "", code: str = "",
    ) -> str:  # fmt: skip
        """Add an address of these lines and the country's name; give how it reads as a whole."""
        whole = ", ".join(filter(None, map(squeeze, (*lines, country))))
        if whole:
            self.addresses.append(
                Address(
                    whole=whole,
                    city=squeeze(city),
                    region=squeeze(region),
                    postcode=squeeze(postcode),
                    country=code or country_code(squeeze(country)),
                    country_name=squeeze(country),
                )
            )
        return whole

    def build(self, entry_id: str, list_id: str) -> ListEntry:
        """Make the entry, its primary name first. Raises ValueError where it has no name."""
        if not self.names:
            raise ValueError(f"the entry {entry_id} has no name, so nobody can be matched")
        countries = {*self.nationalities, *(address.country for address in self.addresses)}
        return ListEntry(
            id=entry_id,
            list_id=list_id,
            kind=self.kind,
            names=primary_first(self.names),
            programmes=unique(self.programmes),
            legal_basis=unique(self.legal_basis),
            birth_dates=unique(self.births),
            birth_places=unique(self.birth_places),
            nationalities=tuple(sorted(set(self.nationalities))),
            gender=self.gender,
            titles=unique(self.titles),
            identifiers=unique(as_russian(number, countries) for number in self.identifiers),
            addresses=unique(self.addresses),
            vessel=tuple(sorted(set(self.craft))),
            links=unique(self.links),
            remarks="; ".join(unique(self.remarks)),
            sublists=unique(self.sublists),
            details=unique(self.details),
            listed_on=self.listed_on,
            listed_on_source=self.listed_on_source if self.listed_on else "",
            removed_on=self.removed_on,
            url=self.url,
        )


def primary_first(names: Iterable[ListedName]) -> tuple[ListedName, ...]:
    """Put the primary names first; where none is marked, the first that is strong becomes one."""
    found = unique(names)
    if not any(name.kind is NameKind.PRIMARY for name in found):
        lead = next((name for name in found if name.quality is Quality.STRONG), found[0])
        rest = (name for name in found if name is not lead)
        return (replace(lead, kind=NameKind.PRIMARY), *rest)
    return tuple(sorted(found, key=lambda name: name.kind is not NameKind.PRIMARY))


def squeeze(text: str | None) -> str:
    """Give the words of a text with one space between them: line breaks come from the layout."""
    return " ".join((text or "").split())


def iso_day(year: int, month: int, day: int) -> str:
    """Give a day the ISO way, or "" where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def unique(items: Iterable[T]) -> tuple[T, ...]:
    """Give each item that says something once, in the order in which they came."""
    return tuple(dict.fromkeys(item for item in items if item))
