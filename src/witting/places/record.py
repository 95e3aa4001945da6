"""What a place is, and what a mention of one in a text is. `find_places` makes mentions."""

from dataclasses import dataclass
from typing import Literal

PlaceKind = Literal["country", "territory", "region", "city", "port"]
MentionKind = Literal["name", "demonym"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A country, a territory with a status of its own, a region, a city or a port.

    `country` is the state the place belongs to by international law as the sanctions lists read
    it: Crimea is `UA`, and its `territory` says which part. `name` is English.
    """

    id: str  # `RU`, `UA-43`, `ru/vladivostok`, or a UN/LOCODE for a port known only from its code
    name: str
    country: str  # ISO 3166-1 alpha-2
    territory: str  # ISO 3166-2 code or our own, for land whose law differs from its state's; or ""
    kind: PlaceKind
    locode: str  # UN/LOCODE, or ""
    under_occupation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place as one text names it: `text` is exactly `passage[start:end]`.

    `kind` tells a name ("Russia") from a word made of it ("Russian"). `in_street` marks a name that
    is part of a street's ("Beijing Road 12"): shown to a reader, never a destination.
    `is_accusative` marks a Russian form that can say where to ("в Москву", not "в Москве").
    `is_misspelt` marks one that the text writes with a wrong letter: likely, and no more.
    """

    start: int
    end: int
    text: str
    place: Place
    kind: MentionKind = "name"
    in_street: bool = False
    is_accusative: bool = False
    is_misspelt: bool = False
