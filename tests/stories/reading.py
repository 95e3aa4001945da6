"""Reads stories in tests, and puts what was read into words a test can compare."""

from datetime import date
from functools import cache

from witting.base import Deal, DealKind, Passage
from witting.intake import read
from witting.parties import Screener
from witting.stories import How, Statement, StoryRead, read_story

STORY_DAY = date(2024, 5, 16)  # a Thursday


@cache
def read_text(text: str) -> StoryRead:
    """Give a whole story, as intake makes it from a text file, with the shipped lists."""
    [deal] = read(text.encode(), name="story.txt")
    return read_story(deal, Screener.default())


@cache
def read_lines(*lines: str, day: date | None = STORY_DAY, language: str | None = None) -> StoryRead:
    """Give what a few passages say, with no list at hand."""
    passages = tuple(
        Passage(field=f"paragraph {n}", text=line) for n, line in enumerate(lines, start=1)
    )
    deal = Deal(kind=DealKind.ARTICLE, source="lines", format="text", passages=passages)
    return read_story(deal, day=day, language=language)


def told(story: StoryRead, kind: str, words: str = "") -> Statement:
    """Give the one statement of a kind whose sentence holds some words."""
    found = [s for s in story.statements if s.kind.value == kind and words in s.passage.text]
    assert len(found) == 1, [(s.kind.value, s.words.text) for s in story.statements]
    return found[0]


def who(statement: Statement) -> list[str]:
    """Name who does it."""
    return [part.name for part in statement.who]


def whom(statement: Statement) -> list[str]:
    """Name to whom it is done."""
    return [part.name for part in statement.whom]


def said_by(statement: Statement) -> list[str]:
    """Name whom the story quotes for it."""
    return [part.name for part in statement.said_by]


def first_day(statement: Statement) -> str:
    """Give the first day of when it was, "" where unknown."""
    when = statement.when
    start = when.days.start if when is not None and when.days is not None else None
    return start.isoformat() if start else ""


def goods(statement: Statement) -> list[str]:
    """Name the goods of a statement."""
    return [one.goods for one in statement.goods]


def ways(story: StoryRead, name: str) -> set[How]:
    """Give in what ways somebody is mentioned."""
    [one] = [n for n in story.named if n.name == name]
    return {mention.how for mention in one.mentions}
