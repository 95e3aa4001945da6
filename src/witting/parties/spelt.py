"""Listed organisations as other languages write them and no list does: 哈马斯, روسنفت, Hezbollah.

The table has a source for each spelling. What it stands for is asked of the lists like any name,
and must be somebody's whole name there; it is a question, never an identification.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple
from weakref import WeakKeyDictionary

from witting.base import PartyKind
from witting.names import plain
from witting.parties.lookup import Lookup
from witting.parties.match import Match, Mention
from witting.parties.screener import Screener
from witting.parties.seen import Seen
from witting.parties.standing import is_street, makes_party, table

_LEAST = 0.95  # a name beside which nothing more is listed
_HAN = re.compile("[㐀-䶿一-鿿]")
_QUOTES = tuple('“「《"‘')


class Spelling(NamedTuple):
    """A name of several words or one, by what comes after its first, and whom it stands for."""

    rest: tuple[str, ...]
    full: str
    is_short: bool  # an abbreviation: other words are written with these letters


def spelt_firsts() -> frozenset[str]:
    """Give the plain words that spellings begin with, in scripts that part their words."""
    return frozenset(_by_first())


def spelt_mentions(
    screener: Screener, text: str, words: Sequence[Seen], places: Iterable[int]
) -> Iterator[Mention]:
    """Give the listed organisations a text names by a spelling of its language.

    `places` are those of its words that may begin one.
    """
    by_first = _by_first()
    for place in places:
        word = words[place]
        for form in word.forms:
            for spelling in by_first.get(form, ()):
                last = place + len(spelling.rest)
                if _goes_on(words, place, spelling) and not is_street(words, place):
                    start, end = word.start, words[last].end
                    shown = text[start:end].isupper() and not text.isupper()
                    if (shown if spelling.is_short else word.capital) or makes_party(text, start):
                        yield from _asked(screener, spelling.full, start, end)
    if not text.isascii() and _HAN.search(text):
        yield from _in_han(screener, text)


def _in_han(screener: Screener, text: str) -> Iterator[Mention]:
    for found in _han_names().finditer(text):
        row = _han_rows()[found.group()]
        start, end = found.span()
        if row.get("never_before", "") == text[end : end + 1] != "":
            continue
        is_told = makes_party(text, start, surely=True) or text[:start].endswith(_QUOTES)
        if "told" not in row or is_told:
            yield from _asked(screener, row["full"], start, end)


def _goes_on(words: Sequence[Seen], place: int, spelling: Spelling) -> bool:
    """Say whether the rest of a name stands after its first word."""
    after = words[place + 1 : place + 1 + len(spelling.rest)]
    return len(after) == len(spelling.rest) and all(
        word.forms[0] == wanted and word.stretch == words[place].stretch
        for word, wanted in zip(after, spelling.rest, strict=True)
    )


def _asked(screener: Screener, full: str, start: int, end: int) -> Iterator[Mention]:
    kept = _KEPT.setdefault(screener.lookup, {})
    if full not in kept:
        found = screener.match(full, kind=PartyKind.ORGANISATION, near=_LEAST)
        kept[full] = tuple(
            replace(match, certain=False)
            for match in found
            if match.is_match and match.score >= _LEAST
        )
    return (Mention(start=start, end=end, match=match) for match in kept[full])


_KEPT: WeakKeyDictionary[Lookup, dict[str, tuple[Match, ...]]] = WeakKeyDictionary()


@cache
def _han_rows() -> dict[str, dict[str, str]]:
    return {
        row["written"]: row for row in table("spellings")["names"] if _HAN.search(row["written"])
    }


@cache
def _han_names() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _han_rows()), key=len, reverse=True)))


@cache
def _by_first() -> dict[str, tuple[Spelling, ...]]:
    """Give the spellings of scripts that part their words, by their first plain word."""
    found: dict[str, list[Spelling]] = defaultdict(list)
    for row in table("spellings")["names"]:
        if row["written"] not in _han_rows():
            first, *rest = plain(row["written"]).split()
            found[first].append(Spelling(tuple(rest), row["full"], row.get("told") == "capitals"))
    return {first: tuple(rows) for first, rows in found.items()}
