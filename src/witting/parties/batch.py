"""Many parties asked about at once, each with its names and what is known beside them.

A quick pass looks up every name at the lowest score from which what stands beside it could still
make a match; only who is found there, or carries a listed identifier, is judged. So each answer is
the one `Screener.match` gives, and most cost one lookup.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from witting.base import PartyKind
from witting.parties.asked import Asked, checked_threshold
from witting.parties.asked_names import ways_shown
from witting.parties.branches import head_office
from witting.parties.expand import queries
from witting.parties.match import Match
from witting.parties.models import MOST_LACKING
from witting.parties.screener import Screener
from witting.parties.search import Query


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


def answer_all(
    screener: Screener,
    inquiries: Sequence[Inquiry],
    threshold: float | None = None,
    threads: int = 1,
) -> list[Answer]:
    """Give for each party the entries it may be, each once for every list it is on.

    A party with several names is judged by the one that comes nearest.
    """
    least = checked_threshold(threshold)
    asked = [_ways(screener, inquiry) for inquiry in inquiries]
    found: list[list[Match]] = [[] for _ in inquiries]
    waiting: dict[float, list[tuple[int, _Way]]] = {}
    for place, (inquiry, ways) in enumerate(zip(inquiries, asked, strict=True)):
        if _needs_all(screener, inquiry):
            for name, _ in ways or [("", [])]:
                found[place] += screener.matches(name, inquiry.asked, least)
        else:
            floor = least if inquiry.asked.is_bare else max(0.0, least - MOST_LACKING)
            waiting.setdefault(floor, []).extend((place, way) for way in ways)
    for floor, held in waiting.items():
        hits = screener.found_at(floor, [ways for _, (_, ways) in held], threads)
        for (place, (name, asked_so)), rows in zip(held, hits, strict=True):
            if rows:
                about = inquiries[place].asked
                found[place] += screener.matches(name, about, least, (asked_so, rows))
    return [
        Answer(
            matches=_likest(matches),
            unread=tuple(name for name, queries in ways if not queries),
        )
        for matches, ways in zip(found, asked, strict=True)
    ]


_Way = tuple[str, list[Query]]  # a name as it may be shown, with how to ask for it


def _ways(screener: Screener, inquiry: Inquiry) -> list[_Way]:
    return [
        (way, queries(way, screener.lookup, inquiry.asked.kind))
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
