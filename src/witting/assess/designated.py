"""Parties that the lawbook names as designated, where the lists in use are too old to hold them.

The lawbook tells of some designations by name and day. A list of an earlier day cannot have them,
and its silence clears nobody. A list of that day or later is believed, whatever it says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from witting.assess.checks import with_all_named
from witting.assess.house import house_finding
from witting.assess.world import World
from witting.base import (
    Certainty,
    Citation,
    Finding,
    ListedName,
    ListEntry,
    ListUsed,
    Outcome,
    PartyFact,
)
from witting.lawbook import Event, Lawbook
from witting.parties import Screener, check_few
from witting.regimes import Case

DESIGNATED = "house/designated-since"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """One name of one event, and where the lawbook has it."""

    event: Event
    path: str


def designated_findings(case: Case, world: World) -> tuple[Finding, ...]:
    """Name each party designated by the day that no list in use is new enough to hold.

    A party found already as that very entry of a list under the same rule is not told again.
    """
    older = _not_held(case.book, world.snapshot.used, case.day)
    if not older:
        return ()
    screener, named = _index(case.book)
    best: dict[str, tuple[PartyFact, _Named]] = {}
    for fact in check_few(with_all_named(case.deal), screener):
        one = named[fact.entry_id]
        if (one.event.id, one.path) not in older or _is_found(case, fact, one, screener):
            continue
        known = best.get(fact.party_name)
        if known is None or (known[0].score, known[1].path) < (fact.score, one.path):
            best[fact.party_name] = fact, one
    return tuple(_finding(case, world, fact, one) for fact, one in best.values())


@lru_cache(maxsize=64)
def _not_held(book: Lawbook, used: tuple[ListUsed, ...], day: date) -> frozenset[tuple[str, str]]:
    """Give the events by the day, each with its path, that no list in use is new enough to hold."""
    return frozenset(
        (event.id, path)
        for event, path in book.designated(day)
        if _newest(event, book, used) < event.when
    )


@lru_cache(maxsize=8)
def _index(book: Lawbook) -> tuple[Screener, Mapping[str, _Named]]:
    """Give a screener of every name the lawbook has of a designation, and whose each is."""
    entries: list[ListEntry] = []
    named: dict[str, _Named] = {}
    for event, path in book.designated(date.max):
        for number, name in enumerate(event.names, start=1):
            own = f"{path}/{event.id}/{number}"
            entries.append(
                ListEntry(id=own, list_id=path, kind=None, names=(ListedName(whole=name),))
            )
            named[own] = _Named(event=event, path=path)
    return Screener.from_entries(entries), MappingProxyType(named)


def _lists_under(rule: str, book: Lawbook, in_use: Iterable[ListUsed]) -> Sequence[ListUsed]:
    """Give the lists in use of which some entries stand under a rule."""
    return [
        used
        for used in in_use
        if used.id in book.lists
        if any(one.path == rule for one in book.lists[used.id].rules)
    ]


def _newest(event: Event, book: Lawbook, used: Iterable[ListUsed]) -> str:
    """Give the day of the newest list in use that could hold an event's names, "" for none."""
    return max((one.published for one in _lists_under(event.listed_under, book, used)), default="")


def _is_found(case: Case, fact: PartyFact, one: _Named, screener: Screener) -> bool:
    """Say whether the party is found on a list under the rule, as whom the lawbook names."""
    for group in case.listed:
        for listed in group:
            rules = {answer.path for answer in case.law_of(listed).answers}
            if listed.party_name != fact.party_name or one.event.listed_under not in rules:
                continue
            if listed.certainty is Certainty.CERTAIN:
                return True
            same = screener.match(listed.entry_name)
            if any(match.entry.id == fact.entry_id for match in same if match.is_match):
                return True
    return False


def _finding(case: Case, world: World, fact: PartyFact, one: _Named) -> Finding:
    event = one.event
    source = case.book.sources[event.source]
    lists = [
        f"{used.title} ({used.id}) of {used.published or 'an unknown day'}"
        for used in _lists_under(event.listed_under, case.book, world.snapshot.used)
    ]
    held = (
        f"In use is {' and '.join(lists)}, which is older and cannot have it."
        if lists
        else "No list that could hold it is in use."
    )
    found = house_finding(
        DESIGNATED,
        "Named by the lawbook as designated; your list is older",
        Outcome.REVIEW,
        f"“{fact.party_name}” matches {fact.listed_name}, which the lawbook names as designated on "
        f"{event.when} ({one.path}, {event.id}). {held} Bring a newer one with "
        "`witting lists update`, and ask again.",
        tuple(
            seen.id
            for seen in case.facts
            if isinstance(seen, PartyFact) and seen.party_name == fact.party_name
        ),
    )
    cite = Citation(
        source=source.key, title=source.title, url=source.url, pinpoint=event.id, grade=event.grade
    )
    return replace(found, cites=(cite,), grade=event.grade)
