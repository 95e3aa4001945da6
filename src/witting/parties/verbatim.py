"""Organisations whose whole listed name stands in running text, word for word and side by side.

BANK MELLI IRAN and TACTICAL MISSILES CORPORATION have no word of their own: each of their words is
a class or a place, and only together do they name somebody. So the whole name must stand there, as
listed and in its order, each word with a capital; forms and small words may be left out or stand
between. Such a mention is a question, never an identification.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from weakref import WeakKeyDictionary, proxy

import numpy as np

from witting.names import TokenKind, is_ordinary, kind_of, readings
from witting.names.kept import Kept
from witting.parties import thresholds as at
from witting.parties.lookup import Lookup
from witting.parties.match import Mention
from witting.parties.running import OWN, text_index
from witting.parties.screener import Screener
from witting.parties.seen import Seen, words_seen

_LEAST_TOLD = 500
"""Thousandths that the words of a name must tell together: GENERAL TRADING tells 250, BANK MELLI
IRAN 532, TACTICAL MISSILES CORPORATION 628 (`tests/parties/test_verbatim.py`)."""
_LEAST_WORDS = 2
_BETWEEN = 2  # forms and small words between two words of a name
_FORMS = 3  # forms taken with a name on either side
_EMPTY = (TokenKind.FORM, TokenKind.PARTICLE)
_KEPT = 65_536
Name = tuple[tuple[int, ...], int]  # the telling tokens of a listed name, and its row


def verbatim_mentions(screener: Screener, text: str) -> Iterator[Mention]:
    """Give the organisations whose whole listed name a text has."""
    lookup = screener.lookup
    held = _names(lookup)
    by_two, number_of = held.by_two, held.number_of
    words = words_seen(text)
    numbers = [number_of[word.forms[0]] if word.capital else -1 for word in words]
    for place, number in enumerate(numbers):
        second = _next(words, numbers, place) if number >= 0 else None
        for name, row in by_two.get((number, numbers[second]), ()) if second else ():
            last = _last(words, numbers, place, name)
            if last is not None:
                yield from _judged(screener, text, words, row, place, last)


def _judged(
    screener: Screener, text: str, words: Sequence[Seen], row: int, first: int, last: int
) -> Iterator[Mention]:
    index = text_index(screener.lookup)
    left, right = _with_forms(words, first, -1), _with_forms(words, last, 1)
    own = (screener.lookup.vocabulary[number] for number in index.row(row).own)
    is_told = (left, right) != (first, last) or not all(map(is_ordinary, own))
    # INTEGRATED SOLUTIONS may be anything: two such words alone need a form beside them.
    if not is_told and _is_brief(words, first, last):
        return
    for one, other in dict.fromkeys(((left, right), (first, right), (first, last))):
        start, end = words[one].start, words[other].end
        for heard in index.heard(text[start:end], False):
            found = index.laid(heard, row, False, at.MATCH)
            if found is not None:
                match = screener.judged_mention(text[start:end], row, found, least=at.MATCH)
                if match.is_match:
                    yield Mention(start=start, end=end, match=replace(match, certain=False))
                    return


def _is_brief(words: Sequence[Seen], first: int, last: int) -> bool:
    """Say whether only two words tell, and none of them is a place."""
    told = [_token(word.forms[0]) for word in words[first : last + 1]]
    told = [token for token in told if token]
    return len(told) <= _LEAST_WORDS and not any(token.startswith("@") for token in told)


def _last(
    words: Sequence[Seen], numbers: Sequence[int], first: int, name: tuple[int, ...]
) -> int | None:
    """Give the place of a name's last word where its first stands, or None."""
    place: int | None = first
    for wanted in name[1:]:
        place = _next(words, numbers, place) if place is not None else None
        if place is None or numbers[place] != wanted:
            return None
    return place


def _next(words: Sequence[Seen], numbers: Sequence[int], place: int) -> int | None:
    """Give the place of the listed word that stands next, forms and small words gone past."""
    for here in range(place + 1, min(place + _BETWEEN + 2, len(words))):
        if words[here].stretch != words[place].stretch:
            return None
        if numbers[here] >= 0:
            return here
        if not _is_empty(words[here].forms[0]):
            return None
    return None


def _with_forms(words: Sequence[Seen], place: int, step: int) -> int:
    """Give the last place, going by steps, up to which forms (Corporation, JSC) stand beside."""
    for _ in range(_FORMS):
        beside = place + step
        if not 0 <= beside < len(words) or words[beside].stretch != words[place].stretch:
            break
        if not (words[beside].capital and _is_empty(words[beside].forms[0])):
            break
        place = beside
    return place


def _number(lookup: Lookup, form: str) -> int:
    """Give the listed word that a word with a capital is, as a class or as written, or -1."""
    token = _token(form)
    return lookup.number(token) if token else -1


@lru_cache(maxsize=_KEPT)
def _token(form: str) -> str:
    """Give the one token a word reads as in a firm's name; "" where it is several or empty."""
    found = readings(form, person=False)
    if not found or len(found[0]) != 1 or kind_of(found[0][0]) in _EMPTY:
        return ""
    return found[0][0]


@lru_cache(maxsize=_KEPT)
def _is_empty(form: str) -> bool:
    found = readings(form, person=False)
    return bool(found) and all(kind_of(token) in _EMPTY for token in found[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """The names of one list that only their words together tell, and its words by their forms."""

    by_two: dict[tuple[int, int], list[Name]]  # by their first two telling words
    number_of: Kept[str, int]


def _names(lookup: Lookup) -> _Names:
    found = _NAMES.get(lookup)
    if found is None:
        number_of = Kept(partial(_number, proxy(lookup)), _KEPT)
        found = _NAMES[lookup] = _Names(by_two=_gathered(lookup), number_of=number_of)
    return found


def _gathered(lookup: Lookup) -> dict[tuple[int, int], list[Name]]:
    added = lookup.summed
    tells = ~np.isin(lookup.token_kind, _EMPTY)
    own = np.isin(lookup.token_kind, OWN)
    kinds = np.asarray(lookup.row_kind)
    is_organisation = (kinds != lookup.person_code) & (kinds <= lookup.person_code + 1)
    worth = (
        is_organisation
        & (np.asarray(lookup.row_weak) == 0)
        & (added(own) <= 1)
        & (added(tells) >= _LEAST_WORDS)
        & (added(np.where(tells, lookup.token_weight, 0)) >= _LEAST_TOLD)
    )
    out: dict[tuple[int, int], list[Name]] = {}
    for row in np.flatnonzero(worth).tolist():
        name = tuple(number for number in lookup.tokens_of(row) if tells[number])
        out.setdefault((name[0], name[1]), []).append((name, row))
    return out


_NAMES: WeakKeyDictionary[Lookup, _Names] = WeakKeyDictionary()
