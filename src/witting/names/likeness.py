"""How alike two tokens are, 0 to 1: the one judgement everything about names rests on."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from witting.names.abjad import MARK, abjad_likeness
from witting.names.readings import TokenKind, kind_of
from witting.names.sounds import bones, sound

SAME_SOUND = 0.97
LEAST = 0.75  # below this two words are different words
_EXACT_ONLY = frozenset((TokenKind.NUMBER, TokenKind.FORM, TokenKind.BUSINESS, TokenKind.PLACE))
_SHORTEST = 3  # words of three letters or fewer are alike only when they sound the same
_SAME_BONES_LEAST = 0.6
_ABJAD_LEAST = 0.86
_ABJAD_TRUST = 0.97  # an unvowelled word is never quite the word itself


@lru_cache(maxsize=262144)
def likeness(one: str, other: str) -> float:
    """Say how alike two tokens are; 0.0 for different words. It does not matter which comes first.

    Numbers and classes are alike only when equal; abjad words are read against Latin ones.

    >>> likeness("sergei", "serguei"), likeness("17", "19")
    (0.97, 0.0)
    """
    if one == other:
        return 1.0
    if one.startswith(MARK) or other.startswith(MARK):
        return _abjad(one, other)
    if kind_of(one) in _EXACT_ONLY or kind_of(other) in _EXACT_ONLY:
        return 0.0
    return sound_likeness(sound(one), sound(other))


def _abjad(one: str, other: str) -> float:
    if one.startswith(MARK) and other.startswith(MARK):
        score = OSA.normalized_similarity(one[1:], other[1:])
        return score if score >= LEAST and len(one) > 4 else 0.0
    if not one.startswith(MARK):
        one, other = other, one
    if len(one) < 3 or kind_of(other) in _EXACT_ONLY:
        return 0.0
    score = abjad_likeness(one, other)
    return round(score * _ABJAD_TRUST, 4) if score >= _ABJAD_LEAST else 0.0


def sound_likeness(one: str, other: str) -> float:
    """Say how alike two sound keys are; where only vowels differ, a third is forgiven."""
    if one == other:
        return SAME_SOUND
    if min(len(one), len(other)) < _SHORTEST or max(len(one), len(other)) <= _SHORTEST:
        return 0.0
    score = OSA.normalized_similarity(one, other)
    if score >= _SAME_BONES_LEAST and len(bones(one)) > 1 and bones(one) == bones(other):
        score = (1.0 + 2.0 * score) / 3
    return round(score * SAME_SOUND, 4) if score >= LEAST else 0.0
