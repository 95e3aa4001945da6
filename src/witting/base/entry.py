"""A list entry: everything the publisher said about one listed party, kept as it was said."""

from dataclasses import dataclass
from enum import StrEnum

from witting.base.deal import Identifier, PartyKind


class Quality(StrEnum):
    """How far the publisher trusts a name: weak aliases corroborate, they do not alert alone."""

    STRONG = "strong"
    WEAK = "weak"


class NameKind(StrEnum):
    """What sort of name this is."""

    PRIMARY = "primary"
    ALIAS = "alias"  # a.k.a.
    FORMER = "former"  # f.k.a.
    TRADE = "trade"  # d.b.a., n.k.a.


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedName:
    """One name of an entry: `whole` is how it reads; parts stand where the list has them."""

    whole: str
    kind: NameKind = NameKind.PRIMARY
    quality: Quality = Quality.STRONG
    script: str = ""  # ISO 15924 of its letters: Latn, Cyrl, Arab, Hani…
    language: str = ""  # ISO 639-1, where the publisher gives it
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address as published; `whole` joins its lines in the publisher's order."""

    whole: str
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""  # ISO 3166-1 alpha-2, or "" where unknown
    country_name: str = ""  # as published


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A tie to another entry: `kind` as the publisher says it (`Linked To`)."""

    kind: str
    name: str
    entry_id: str = ""  # "" where the name could not be resolved to one entry of the same list


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEntry:
    """One listed party, with everything its publisher said."""

    id: str  # `ofac-33151`, `eu-fsf-EU.3978.96`
    list_id: str  # `ofac-sdn`, `ofac-cons`, `eu-fsf`
    kind: PartyKind | None
    names: tuple[ListedName, ...]
    programmes: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()  # regulation numbers with their days, as published
    birth_dates: tuple[str, ...] = ()  # 1952, 1952-10, 1952-10-07, or a range 1952/1954
    birth_places: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()  # ISO 3166-1 alpha-2
    gender: str = ""  # `male`, `female`, ""
    titles: tuple[str, ...] = ()  # positions and titles
    identifiers: tuple[Identifier, ...] = ()
    addresses: tuple[Address, ...] = ()
    vessel: tuple[tuple[str, str], ...] = ()  # type, flag, tonnage, owner…, sorted by key
    links: tuple[Link, ...] = ()
    remarks: str = ""
    section_11_marker: str = ""  # the publisher's words, where the entry carries the remark
    listed_on: str = ""  # ISO day: publisher's, or first seen in a dated list; "" unknown
    listed_on_source: str = ""  # where that day comes from
    url: str = ""
    sublists: tuple[str, ...] = ()  # the parts of the list it is on, as called: CAPTA, SSI, MEU
    details: tuple[tuple[str, str], ...] = ()  # what else is said, by the publisher's own field
    removed_on: str = ""  # ISO day it left the list, where the publisher says so

    @property
    def name(self) -> str:
        """Give the entry's primary name."""
        return self.names[0].whole if self.names else self.id

    @property
    def countries(self) -> tuple[str, ...]:
        """Give every country the entry is tied to, by nationality or address, sorted."""
        found = set(self.nationalities) | {a.country for a in self.addresses if a.country}
        return tuple(sorted(found))
