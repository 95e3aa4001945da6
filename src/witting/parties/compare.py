"""Two names compared by themselves, with no list to say which words are common."""

from functools import lru_cache

from witting.base import PartyKind, SettingsError
from witting.names import (
    ABJAD_MARK,
    SOUND,
    Reading,
    TokenKind,
    alike,
    equivalents,
    kind_of,
    sound,
    sound_alike,
)
from witting.parties import measures as at
from witting.parties import thresholds
from witting.parties.align import Alignment, align
from witting.parties.build import keys_of, tidy
from witting.parties.evidence import bounded
from witting.parties.expand import cut_short, expanded
from witting.parties.lookup import CUT
from witting.parties.match import Comparison
from witting.parties.prepare import initials_of
from witting.parties.respell import Respeller
from witting.parties.score import WHOLE
from witting.parties.weights import token_weight

_WORDS = (TokenKind.WORD, TokenKind.PATRONYMIC)
_NAMES = (*_WORDS, TokenKind.ABJAD)


def compare(a: str, b: str, *, kind: str = "person") -> Comparison:
    """Say how far name `a`, as somebody wrote it, is name `b`, as a list has it.

    The words of `a` count for more than those of `b`: people write less than lists do. Every
    reading of both names is tried and the best kept. `kind` is person, organisation or vessel;
    another raises SettingsError.

    >>> compare("Владимир Путин", "Vladimir Vladimirovich PUTIN").is_match
    True
    """
    if kind not in tuple(PartyKind):
        known = ", ".join(PartyKind)
        raise SettingsError(
            f"{kind!r} is not a kind of party, so no name can be compared as one. "
            f"Choose one of: {known}."
        )
    person = kind == PartyKind.PERSON
    theirs = _ways(b, _known(a, person), person)
    mine = cut_short(_ways(a, _known(b, person), person), a)
    found = [_laid(one, other, a, person) for one in mine for other in theirs]
    if not found:
        return Comparison(score=0.0, is_match=False, parts=())
    score, parts = bounded(max(found, key=lambda one: one.score).parts)
    return Comparison(score=score, is_match=score >= thresholds.MATCH, parts=parts)


@lru_cache(maxsize=4096)
def _known(name: str, person: bool) -> Respeller:
    """Give what knows the words of one name, as a list would know them."""
    words = {token for reading in expanded(name, _NOTHING, person=person) for token in reading}
    sounds = {sound(token) for token in words}
    return Respeller(lambda word: word in words or sound(word) in sounds, words.__contains__)


_NOTHING = Respeller(lambda _: False, lambda _: False)


def _ways(name: str, words: Respeller, person: bool) -> tuple[Reading, ...]:
    return tuple(tidy(reading) for reading in expanded(name, words, person=person))


def _laid(mine: Reading, theirs: Reading, name: str, person: bool) -> Alignment:
    options = [
        {j: bp for j, other in enumerate(theirs) if (bp := may_be(token, other))} for token in mine
    ]
    weights = [_weight(token) for token in mine], [token_weight(token) for token in theirs]
    return align(
        mine, theirs, *weights, options, person=person, ordered="," not in name, lone=False
    )


def _weight(token: str) -> int:
    return at.STUMP if token.endswith(CUT) else token_weight(token)


@lru_cache(maxsize=65536)
def may_be(asked: str, listed: str) -> int:
    """Say how surely a word of a query is a listed word, in basis points; 0 where it is not.

    >>> may_be("sergey", "serguei"), may_be("v", "vladimir"), may_be("5", "7")
    (9700, 7501, 0)
    """
    text = asked.removesuffix(CUT)
    kind, other = kind_of(text), kind_of(listed)
    best = WHOLE if text == listed else 0
    if kind in _WORDS and listed.startswith(ABJAD_MARK):
        best = max(best, alike(text, listed))
    elif kind in _WORDS:
        best = max(
            best, *(_by_keys(text, kind, listed, other)), dict(equivalents(text)).get(listed, 0)
        )
        if other is TokenKind.INITIAL and listed in initials_of(text):
            best = max(best, at.INITIAL_ALIKE)
    elif kind is TokenKind.ABJAD:
        best = max(best, alike(text, listed))
    elif kind is TokenKind.PARTICLE and other in (*_WORDS, kind) and sound(text) == sound(listed):
        best = max(best, SOUND)
    if text != asked and other in _NAMES and listed.startswith(text):
        return max(best, at.CUT_ALIKE)
    if kind is TokenKind.INITIAL and other in _NAMES and text in initials_of(listed):
        return max(best, at.INITIAL_ALIKE)
    return best


def _by_keys(text: str, kind: TokenKind, listed: str, other: TokenKind) -> list[int]:
    keys = keys_of(listed, other)
    return [0, *(sound_alike(mine, key) for mine in keys_of(text, kind) for key in keys)]
