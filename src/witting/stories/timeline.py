"""When what is said of a party is said to have been: by day, and what has no day apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from witting.stories.records import DayNamed


class Dated(Protocol):
    """Something with a name of its own and a day, a stretch of days, or neither."""

    @property
    def id(self) -> str:
        """Give its name."""

    @property
    def when(self) -> DayNamed | None:
        """Give its days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The claims of one day or stretch: `end` is the first day no longer in it."""

    start: date | None
    end: date | None
    unit: str  # `day`, `month`, `year`…
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Moments in order of their start, then claims of which no day is known."""

    moments: tuple[Moment, ...]
    unknown: tuple[str, ...]


def timeline_of(claims: Iterable[Dated]) -> Timeline:
    """Give the claims in order of the days they are said to be of; those without a day apart.

    A stretch without a start ("in recent weeks") stands at its end.
    """
    held: dict[tuple[date | None, date | None, str], list[str]] = {}
    unknown: list[str] = []
    for claim in claims:
        days = claim.when.days if claim.when is not None else None
        if claim.when is None or days is None or (days.start is None and days.end is None):
            unknown.append(claim.id)
        else:
            held.setdefault((days.start, days.end, claim.when.unit), []).append(claim.id)
    order = sorted(held, key=lambda k: (k[0] or k[1] or date.max, k[1] or date.max, k[2]))
    return Timeline(
        moments=tuple(
            Moment(start=start, end=end, unit=unit, claims=tuple(held[start, end, unit]))
            for start, end, unit in order
        ),
        unknown=tuple(unknown),
    )
