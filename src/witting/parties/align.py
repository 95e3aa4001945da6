"""One reading laid against one listed name, told in words: which met which, and what each brought.

The numbers are those of `witting.parties.score`; here they become parts with sentences, and what
a judgement beside the score needs to know of the words that agreed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from witting.base import ScorePart
from witting.names import ABJAD_MARK as ABJAD
from witting.names import (
    FAMILY,
    LANGUAGE,
    SHORT,
    SPELLING,
    TokenKind,
    bones,
    equivalents,
    kind_of,
    sound,
)
from witting.parties import measures as at
from witting.parties import thresholds
from witting.parties.lookup import CUT
from witting.parties.prepare import bare
from witting.parties.score import WHOLE, Options, Scored, Side, score

_NAMES = (TokenKind.WORD, TokenKind.ABJAD, TokenKind.PATRONYMIC)
_OWN = (TokenKind.WORD, TokenKind.ABJAD)
_LACKED = (*_OWN, TokenKind.PARTICLE)  # it may be a word elsewhere: the `ta` of Wei Ta Lee
_EMPTY = (TokenKind.FORM, TokenKind.PARTICLE, TokenKind.INITIAL)
_REASONS = {
    "number": "the numbers in the names differ",
    "initials": "given names agree by their initials only",
    "one_word": "one word of a person's name is not the name",
    "generic": "only common words agree",
    "order": "the words stand in another order",
    "spelling": "more than one word is written otherwise",
    "syllable": "a short word of a name of short words differs",
    "short": "the only word of its own that agrees is short, and not written alike",
    "common": "a name alone proves little: the commoner its words, the more is taken",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """One word of the query that met one of the listed name, and how alike they are, 0 to 1."""

    asked: int
    listed: int
    alike: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """The outcome for one reading against one row."""

    score: float
    parts: tuple[ScorePart, ...]
    pairs: tuple[Pair, ...]
    rarity: float  # of the name's own words that agreed
    distinct: float  # how far all the words that agreed tell this name from any other
    rarest: float  # the weight of the rarest of the name's own words that agreed
    lacking: bool  # an own word of the listed name met nothing: it may be another party's name
    head: str = ""  # what was asked instead, where the name is that of a branch


def align(
    asked: Sequence[str],
    listed: Sequence[str],
    asked_weights: Sequence[int],
    listed_weights: Sequence[int],
    options: Options,
    *,
    person: bool,
    ordered: bool = True,
    lone: bool = False,
) -> Alignment:
    """Score one reading against one row, and tell how."""
    plain = [bare(token) for token in asked]
    kinds = [kind_of(token) for token in plain], [kind_of(token) for token in listed]
    found = score(
        Side(kinds[0], asked_weights, _lengths(plain)),
        Side(kinds[1], listed_weights, _lengths(listed)),
        options,
        person=person,
        cut=asked[-1].endswith(CUT),
        ordered=ordered,
        lone=lone,
    )
    return _told(plain, listed, listed_weights, kinds, found)


def _told(
    asked: Sequence[str],
    listed: Sequence[str],
    weights: Sequence[int],
    kinds: tuple[Sequence[int], Sequence[int]],
    found: Scored,
) -> Alignment:
    """Put a score into words."""
    mine, theirs = kinds
    parts = [
        ScorePart(name="name", value=brought / WHOLE, because=_said(asked[i], listed[j], bp))
        for (i, j, bp), brought in zip(found.pairs, found.brought, strict=True)
    ]
    parts += _left_over(asked, listed, found)
    parts += [
        ScorePart(name=name, value=-much / WHOLE, because=_REASONS[name])
        for name, much in found.held_back
    ]
    own = [
        (j, bp)
        for i, j, bp in found.pairs
        if mine[i] in _OWN and theirs[j] in _OWN and bp != at.INITIAL_ALIKE
    ]
    named = [(j, bp) for _, j, bp in found.pairs if theirs[j] in _NAMES]
    rarity = sum(weights[j] * bp for j, bp in named) / 1000 / WHOLE
    return Alignment(
        score=found.total / WHOLE,
        parts=tuple(parts),
        pairs=tuple(Pair(i, j, bp / WHOLE) for i, j, bp in found.pairs),
        rarity=rarity,
        distinct=_distinct(listed, weights, theirs, found),
        rarest=max((weights[j] for j, _ in own), default=0) / 1000,
        lacking=_is_lacking(theirs, found),
    )


def _lengths(tokens: Sequence[str]) -> list[int]:
    return [len(token.encode()) for token in tokens]


def _is_lacking(kinds: Sequence[int], found: Scored) -> bool:
    met = {j for _, j, _ in found.pairs}
    return any(kind in _LACKED for j, kind in enumerate(kinds) if j not in met)


def _distinct(
    listed: Sequence[str], weights: Sequence[int], kinds: Sequence[int], found: Scored
) -> float:
    """Add up what the words that agreed tell: forms tell nothing, a long compound tells more."""
    return sum(
        weights[j]
        / 1000
        * (bp / WHOLE)
        * (thresholds.COMPOUND if len(listed[j]) >= thresholds.LONG else 1.0)
        for _, j, bp in found.pairs
        if kinds[j] not in _EMPTY
    )


def shown(token: str) -> str:
    """Give a token as a reader may see it.

    >>> shown("+electronics"), shown("@hong_kong"), shown(".llc"), shown("~bWtYn")
    ('electronics', 'hong kong', 'llc (a form)', 'bwtyn')
    """
    if token[:1] == ABJAD:
        return token[1:].translate(_SPOKEN)
    bare = token.lstrip(".+@").replace("_", " ") if token[:1] in ".+@" else token
    return f"{bare} (a form)" if token[:1] == "." else bare


_SPOKEN = str.maketrans({"A": "a", "W": "w", "Y": "y", "H": "h"})


@lru_cache(maxsize=16_384)
def _said(mine: str, theirs: str, alike: int) -> str:
    if mine == theirs:
        return f"‘{shown(mine)}’ agrees"
    return f"‘{shown(mine)}’ {_how(mine, theirs, alike)} ‘{shown(theirs)}’ ({alike / WHOLE:.2f})"


_EQUIVALENT = {
    SPELLING: "is another spelling of",
    LANGUAGE: "is in another language",
    SHORT: "is a short form or the long form of",
    FAMILY: "may be, in another Chinese speech,",
}


def _how(mine: str, theirs: str, alike: int) -> str:
    """Say by what kind of likeness one word met another."""
    if alike == at.INITIAL_ALIKE:
        return "may stand, as an initial, for"
    if alike == at.CUT_ALIKE:
        return "may go on, the field being full, as"
    if ABJAD in (mine[:1], theirs[:1]):
        return "reads as"
    if dict(equivalents(mine)).get(theirs) == alike:
        return _EQUIVALENT[alike]
    if sound(mine) == sound(theirs):
        return "sounds like"
    if bones(sound(mine)) == bones(sound(theirs)):
        return "but for its vowels is"
    return "is a slip or two from"


def _left_over(asked: Sequence[str], listed: Sequence[str], found: Scored) -> list[ScorePart]:
    met, given = {i for i, _, _ in found.pairs}, {j for _, j, _ in found.pairs}
    left = [shown(t) for i, t in enumerate(asked) if i not in met]
    over = [shown(t) for j, t in enumerate(listed) if j not in given]
    said = []
    if left:
        said.append(f"not on the list: {', '.join(left)}")
    if over:
        said.append(f"not in the query: {', '.join(over)}")
    return [ScorePart(name="left_over", value=0.0, because="; ".join(said))] if said else []
