"""How much of short invented stories is read: at least so many events found, so many right.

The stories stand in `development.yaml`; they are what the reading was mended by, and no measure of
it: that is `quality/sets/stories`, which is not looked at.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from tests.stories.reading import read_lines
from witting.stories import Part, Statement, StoryRead
from witting.stories.tables import listed

_STORIES = yaml.safe_load(Path(__file__).with_name("development.yaml").read_text("utf-8"))
_ASKED = listed(
    "met visited spoke announced warned denied signed sanctioned designated attacked owns "
    "appointed shipped bought sold paid arrested charged convicted fined seized"
)
_ALIKE = (
    {"sanctioned", "designated", "banned"},
    {"shipped", "supplied", "delivered"},
    {"warned", "threatened"},
    {"announced", "declared"},
)
_ON_EITHER_SIDE = frozenset(("met", "spoke", "signed", "agreed"))
_EUROPE = ("EU", "Europe", "欧盟", "ЕС", "Евросоюз", "الاتحاد")
_FEWEST = {"en": (54, 52), "ru": (68, 65), "zh": (77, 86), "ar": (81, 73)}  # found, right
_LEAST_RIGHT = 0.78


class Event(NamedTuple):
    """What a story states: a kind, who did it, to whom."""

    kind: str
    who: tuple[str, ...]
    whom: tuple[str, ...]


def event_of(row: str) -> Event:
    """Give a row of the file as an event."""
    kind, who, whom = (part.strip() for part in row.split("|"))
    named = [tuple(n.strip() for n in part.split(";") if n.strip()) for part in (who, whom)]
    return Event(kind, named[0], named[1])


def is_named(got: StoryRead, part: Part, name: str) -> bool:
    """Say whether a part of a statement is the one a row names."""
    named = got.by_id(part.named)
    if name.startswith("@"):
        is_europe = name == "@EU" and any(word in part.name for word in _EUROPE)
        return is_europe or (named is not None and named.country == name[1:])
    mentions = named.mentions if named is not None else ()
    texts = [part.name, part.span.text]
    texts += [m.span.text for m in mentions if m.how.value in ("name", "part", "short")]
    last = name.split()[-1].casefold()
    stem = last[: max(3, len(last) - 1)]
    return any(name.casefold() in t or t in name.casefold() or stem in t for t in _plain(texts))


def _plain(texts: list[str]) -> Iterator[str]:
    return (text.casefold().strip("«»") for text in texts)


def is_it(got: StoryRead, one: Statement, event: Event) -> bool:
    """Say whether a statement is the event of a row."""
    kinds = {one.kind.value, event.kind}
    if len(kinds) > 1 and not any(kinds <= group for group in _ALIKE):
        return False
    sides = (*one.who, *one.whom)
    wanted = event.who or event.whom
    held = (one.who or one.said_by) if event.who else sides
    if event.kind in _ON_EITHER_SIDE:
        held = sides
    return all(any(is_named(got, part, name) for part in held) for name in wanted)


@cache
def counted(language: str) -> tuple[int, int, int]:
    """Give how many events are found, and how many statements are right of how many."""
    found = right = given = 0
    for story in _STORIES[language]:
        got = read_lines(*story["lines"], day=date(2024, 5, 16))
        events = [event_of(row) for row in story["events"]]
        asked = [one for one in got.statements if one.kind.value in _ASKED]
        found += sum(any(is_it(got, one, event) for one in got.statements) for event in events)
        right += sum(any(is_it(got, one, event) for event in events) for one in asked)
        given += len(asked)
    return found, right, given


@pytest.mark.parametrize("language", _STORIES)
def test_no_fewer_events_are_found_than_were(language: str) -> None:
    assert counted(language)[0] >= _FEWEST[language][0]


@pytest.mark.parametrize("language", _STORIES)
def test_no_fewer_statements_are_right_than_were(language: str) -> None:
    _, right, given = counted(language)
    assert right >= _FEWEST[language][1]
    assert right / given >= _LEAST_RIGHT
