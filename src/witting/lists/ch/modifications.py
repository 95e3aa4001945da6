"""Tells from a target's modifications whether it is in force, since when, and until when it was.

The whole list keeps the targets that were de-listed: about one in six. The latest modification
decides, by the day it takes effect; the file writes the newest first, so of two on one day the
first stands.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

DAYS = ("effective-date", "enactment-date", "publication-date")
"""The days of a modification, the one that counts first."""

DELISTED = "de-listed"
_LISTED = "listed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Modification:
    """One modification: `listed`, `amended` or `de-listed`, its day, and all its days in words."""

    kind: str
    day: str
    said: str


def modifications(target: "etree._Element") -> tuple[Modification, ...]:
    """Give a target's modifications, the latest first."""
    found = [_modification(element) for element in target.findall("{*}modification")]
    return tuple(sorted(found, key=lambda change: change.day, reverse=True))


def _modification(element: "etree._Element") -> Modification:
    kind = str(element.get("modification-type", ""))
    days = {name: str(element.get(name, "")) for name in DAYS}
    told = ", ".join(f"{name} {day}" for name, day in days.items() if day)
    return Modification(
        kind=kind,
        day=next(filter(None, days.values()), ""),
        said=f"{kind}: {told}" if told else kind,
    )


def removed_on(changes: tuple[Modification, ...]) -> str:
    """Give the day a target left the list; "" where its latest modification is no de-listing."""
    return changes[0].day if changes and changes[0].kind == DELISTED else ""


def listed_on(changes: tuple[Modification, ...]) -> str:
    """Give the day of the listing that stands, or last stood: the first since it was last off."""
    spell = list(changes)
    while spell and spell[0].kind == DELISTED:
        del spell[0]
    day = ""
    for change in spell:
        if change.kind == DELISTED:
            break
        if change.kind == _LISTED:
            day = change.day
    return day
