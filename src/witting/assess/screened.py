"""What `witting screen` found, with all a file needs to say how: what was asked, of which lists.

The shape of a record is published as docs/schema/screen.schema.json; a test holds both together.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from witting.assess.footing import footing_warnings
from witting.assess.record import as_plain
from witting.assess.warnings import of_lists
from witting.assess.world import World
from witting.base import ListUsed
from witting.parties import Match
from witting.parties.asked import Asked
from witting.parties.kernel import path_in_use

SCHEMA = "witting/screen/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """One name and who it may be; `unread` says why it could not be asked."""

    query: str  # as given
    matches: tuple[Match, ...]
    ways: tuple[str, ...] = ()  # the names asked for it: more than one where letters are turned
    unread: str = ""

    @property
    def shown(self) -> str:
        """Give the name as it can be printed: signs of direction would turn the page's letters."""
        return self.ways[0] if self.ways else self.query

    @property
    def note(self) -> str:
        """Say what was asked where that is not the name as given, or ""."""
        if not self.ways or self.ways == (self.query,):
            return ""
        said = "The name carries invisible signs that say which way letters run; they were left out"
        if len(self.ways) == 1:
            return f"{said}."
        asked = " and ".join(f"“{way}”" for way in self.ways)
        return f"{said}. They turn letters round, so it was asked as written and as shown: {asked}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """One call: what was asked, of what, on which day, and what was found for each name."""

    asked: Asked
    threshold: float
    world: World
    as_of: date  # the day the lists are of
    made_at: date
    names: tuple[Screened, ...]

    @property
    def warnings(self) -> tuple[str, ...]:
        """Say that lists are old, left out or not read whole, in the words of a verdict."""
        return tuple(of_lists(self.world, self.as_of, self.made_at))

    @property
    def alarms(self) -> tuple[str, ...]:
        """Give the warnings that come before the answer: a list is missing or not whole."""
        return tuple(footing_warnings(self.world.used.lists))

    def age(self, used: ListUsed) -> int | None:
        """Give the age of a list in days on the day asked, None where its day is unknown."""
        if not used.published:
            return None
        return (min(self.as_of, self.made_at) - date.fromisoformat(used.published)).days

    def records(self) -> list[dict[str, Any]]:
        """Give one record a name, each complete by itself."""
        asked = as_plain(self.asked)
        del asked["surely"]  # a kind stated is stated
        used = self.world.used
        shared = {
            "schema": SCHEMA,
            "asked": asked,
            "threshold": self.threshold,
            "path": path_in_use(),
            "world": as_plain(used),
            "ages": [{"id": one.id, "days": self.age(one)} for one in used.lists],
            "as_of": self.as_of.isoformat(),
            "made_at": self.made_at.isoformat(),
            "warnings": list(self.warnings),
        }
        return [{**shared, **_own(item)} for item in self.names]


def _own(item: Screened) -> dict[str, Any]:
    """Give what is a name's own; one that was not asked has no `matches` unless a number has."""
    own: dict[str, Any] = {"query": item.query}
    if item.ways:
        own["ways"] = list(item.ways)
    if item.unread:
        own["error"] = {"kind": "UnreadableInput", "message": item.unread}
    if item.matches or not item.unread:
        own["matches"] = [as_plain(match) for match in item.matches]
    return own
