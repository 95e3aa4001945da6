"""Many parties asked about at once, each with its names and what is known beside them.

A quick pass looks up every name at the lowest score from which what stands beside it could still
make a match; only who is found there, or carries a listed identifier, is judged. So each answer is
the one `Screener.match` gives, and most cost one lookup.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from witting.base import PartyKind
from witting.parties.asked import Asked, checked_threshold
from witting.parties.asked_names import ways_shown
from witting.parties.branches import head_office
from witting.parties.evidence import most_added
from witting.parties.expand import queries
from witting.parties.lookup import Lookup
from witting.parties.match import Match
from witting.parties.models import MOST_LACKING
from witting.parties.score import WHOLE
from witting.parties.screener import Screener
from witting.parties.search import Hit, Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """One party asked about: the names it goes by, and what is known beside them."""

    names: tuple[str, ...]
    asked: Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was found of one party: the matches, the likest first, and names that say nothing."""

    matches: tuple[Match, ...] = ()
    unread: tuple[str, ...] = ()  # names with no letter or digit that could be compared
    by_more: bool = False  # more than its names was asked: a listed number, or a branch's bank


Way = tuple[str, list[Query]]  # a name as it may be shown, with how to ask for it


@dataclass(slots=True)
class LookedUp:
    """One party asked about, with what the quick pass found of it and nobody judged yet."""

    inquiry: Inquiry
    ways: list[Way]
    by_more: bool  # more than its names is to be asked, so that the quick pass says nothing
    hits: list[tuple[Way, list[Hit]]]

    def by_name(self, screener: Screener, ordinal: int) -> float:
        """Give the score of an entry's likest name, before what stands beside it is weighed."""
        row_entry = screener.lookup.row_entry
        points = (
            points for _, rows in self.hits for row, points, _ in rows if row_entry[row] == ordinal
        )
        return max(points, default=0) / WHOLE


def answer_all(
    screener: Screener,
    inquiries: Sequence[Inquiry],
    threshold: float | None = None,
    threads: int = 1,
    ways: Callable[[Inquiry], list[Way]] | None = None,
) -> list[Answer]:
    """Give for each party the entries it may be, each once for every list it is on.

    A party with several names is judged by the one that comes nearest. `ways` gives what `ways_of`
    gives, for one who also wants to know of it.
    """
    least = checked_threshold(threshold)
    return [
        answer(screener, one, least) for one in look_up(screener, inquiries, least, threads, ways)
    ]


def look_up(
    screener: Screener,
    inquiries: Sequence[Inquiry],
    least: float,
    threads: int = 1,
    ways: Callable[[Inquiry], list[Way]] | None = None,
) -> list[LookedUp]:
    """Give for each party the rows that may make a match at `least`, for `answer` to judge."""
    found = [
        LookedUp(
            inquiry=inquiry,
            ways=ways(inquiry) if ways else ways_of(screener.lookup, inquiry),
            by_more=_needs_all(screener, inquiry),
            hits=[],
        )
        for inquiry in inquiries
    ]
    waiting: dict[float, list[tuple[LookedUp, Way]]] = {}
    for one in found:
        if not one.by_more:
            floor = max(0.0, least - most_added(one.inquiry.asked))
            waiting.setdefault(floor, []).extend((one, way) for way in one.ways)
    for floor, held in waiting.items():
        hits = screener.found_at(floor, [queries for _, (_, queries) in held], threads)
        for (one, way), rows in zip(held, hits, strict=True):
            if rows:
                one.hits.append((way, rows))
    return found


def answer(screener: Screener, found: LookedUp, least: float) -> Answer:
    """Judge what was found of one party at a threshold."""
    asked = found.inquiry.asked
    matches: list[Match] = []
    if found.by_more:
        for name, _ in found.ways or [("", [])]:
            matches += screener.matches(name, asked, least)
    for (name, asked_so), rows in found.hits:
        matches += screener.matches(name, asked, least, (asked_so, rows))
    return Answer(
        matches=_likest(matches),
        unread=tuple(name for name, queries in found.ways if not queries),
        by_more=found.by_more,
    )


def floor_of(least: float, *, is_bare: bool) -> float:
    """Give the lowest score of a name from which a party may still be a match at `least`."""
    return least if is_bare else max(0.0, least - MOST_LACKING)


def ways_of(lists: Lookup, inquiry: Inquiry) -> list[Way]:
    """Give the names of a party as they may be shown, each with the ways to ask for it."""
    return [
        (way, queries(way, lists, inquiry.asked.kind))
        for name in inquiry.names
        for way in ways_shown(name)
    ]


def _needs_all(screener: Screener, inquiry: Inquiry) -> bool:
    """Say whether more than the names must be asked: a listed number, or a branch's bank."""
    if screener.by_identifier(inquiry.asked.identifiers):
        return True
    return inquiry.asked.kind is not PartyKind.PERSON and any(map(head_office, inquiry.names))


def _likest(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Give each entry once, by the name that comes nearest, the likest first."""
    best: dict[tuple[str, str], Match] = {}
    for match in matches:
        about = (match.entry.list_id, match.entry_id)
        if about not in best or match.score > best[about].score:
            best[about] = match
    return tuple(sorted(best.values(), key=lambda m: (-m.score, m.entry_id, m.entry.list_id)))
