"""What this room asks of the lawbook, as small protocols it owns."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol


class Flag(Protocol):
    """One sign of diversion from an authority's catalogue."""

    @property
    def id(self) -> str:
        """Its id in the catalogue, `RF-KYC-10`."""

    @property
    def sentence(self) -> str:
        """What it says, in our own words."""

    @property
    def source(self) -> str:
        """Where it was published: a key of the lawbook's sources."""


class RouteLaw(Protocol):
    """The two questions about routes that the lawbook answers for a day."""

    def red_flags(self, day: date) -> Mapping[str, Flag]:
        """Give the red flags published by the day, by id."""

    def transshipment_places(self, day: date) -> Mapping[str, object]:
        """Give the countries that an authority had named by the day, by ISO code."""
