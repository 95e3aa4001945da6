"""Types the rows of a list that a dated value may be: each has an id, a sentence and a source."""

import re
from collections.abc import Callable

from witting.base import Grade
from witting.lawbook.fields import choice, only, text, texts
from witting.lawbook.kinds import Event, Requirement
from witting.lawbook.reading import Block

Knows = Callable[[Block, str], str]

_MET = ("yes", "partly", "not yet", "the user")
_EVENT = (
    *("id", "when", "where", "sentence", "source", "grade", "path"),
    *("names", "listed_under"),
)
_WHEN = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def unique(items: tuple[Block, ...], what: str) -> tuple[Block, ...]:
    """Give the rows back, or refuse the second of two with one id."""
    seen = set()
    for item in items:
        own = text(item, "id", needed=True)
        if own in seen:
            item.refuse(
                f"{what} {own} stands here a second time",
                "Facts and findings point at it by its id.",
                "Keep one of them, or give the other its own id.",
                key="id",
            )
        seen.add(own)
    return items


def requirement(item: Block, knows_source: Knows) -> Requirement:
    """Read one requirement and what is said of how it is met."""
    only(item, ("id", "sentence", "source", "grade", "met", "by"), "a requirement")
    met = text(item, "met", needed=True)
    if met not in _MET:
        item.refuse(
            f"met: {met!r} is not known",
            "The coverage page counts by it.",
            f"Use one of: {', '.join(_MET)}.",
            key="met",
        )
    return Requirement(
        id=text(item, "id", needed=True),
        sentence=text(item, "sentence", needed=True),
        source=knows_source(item, text(item, "source", needed=True)),
        grade=choice(item, "grade", Grade),
        met=met,
        by=text(item, "by", needed=True),
    )


def event(item: Block, knows_source: Knows) -> Event:
    """Read one event: a day, or a month where the day is not known.

    One that names whom it put on a list has a day, and says under which rule that list stands.
    """
    only(item, _EVENT, "an event")
    when = text(item, "when", needed=True)
    if not _WHEN.fullmatch(when):
        item.refuse(
            f"when: {when!r} is neither a day nor a month",
            "Events stand in the order of their days.",
            "Write year, month and day with hyphens, or year and month.",
            key="when",
        )
    names = texts(item, "names")
    if names and len(when) < len("2025-01-15"):
        item.refuse(
            f"when: {when!r} is a month, and the event names whom it put on a list",
            "A deal is asked whether it came before that day or after it.",
            "Give the day, or leave the names out.",
            key="when",
        )
    return Event(
        id=text(item, "id", needed=True),
        when=when,
        where=text(item, "where", needed=True),
        sentence=text(item, "sentence", needed=True),
        source=knows_source(item, text(item, "source", needed=True)),
        grade=choice(item, "grade", Grade),
        path=text(item, "path"),
        names=names,
        listed_under=text(item, "listed_under", needed=bool(names)),
    )
