"""Speakers a story tells of by no name: a spokesman, an official, a source.

Where one speaks, nobody else does: not the firm that was named last.
"""

from collections.abc import Iterable
from typing import Protocol

from witting.stories.lexicon import Hit
from witting.stories.page import Page
from witting.stories.tables import listed
from witting.stories.words import fold

SPEAKERS = "speakers"
"""The row of groups that they are."""

_FOLLOW = ("clause", "relative", "between", "not", "passive", "planned")
# What may say more of one before the verb; “for the ministry” and “of Alfa” say who speaks.
_WHERE = {
    "en": listed("in on to with near inside"),
    "ru": listed("в"),
    "ar": listed("في بان ان لوكالة"),
    "zh": listed("在 对 向"),
}
_APART = 3  # words from a name to the speaker it is told to be: Orlov, the firm’s spokesman


class Acts(Protocol):
    """Somebody at words `first` to `last`."""

    @property
    def first(self) -> int:
        """The first word."""

    @property
    def last(self) -> int:
        """The last word."""


def is_unnamed(page: Page, hit: Hit, named: Iterable[Acts], language: str) -> bool:
    """Say whether a word for a speaker is all that the story tells of him here.

    Not so beside a name, nor where the word describes something else: an official visit.
    """
    after = hit.last + 1
    for one in named:
        if one.first in (after, after + 1) or one.last == hit.first - 1:
            return False
        if 0 < hit.first - one.last <= _APART and page.words[one.last + 1].is_mark:
            return False
    if after >= len(page.words) or page.words[after].is_mark:
        return True
    tags = {h.row.tag for h in page.hits.get("event", ()) if h.first == after}
    if tags and (language != "en" or "noun" not in tags):
        return True
    if fold(page.words[after].text) in _WHERE[language]:
        return True
    return any(page.is_in(table, after) for table in _FOLLOW) or (
        language == "ar" and not page.is_in("group", after) and not page.is_in("prep", after)
    )
