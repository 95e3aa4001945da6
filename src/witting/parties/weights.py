"""What each token of a name weighs: rare words identify, common ones hardly do."""

import math

import numpy as np

from witting.names import TokenKind, kind_of
from witting.parties import thresholds as at
from witting.parties.store import Array

_FIXED = {
    TokenKind.FORM: at.FORM,
    TokenKind.PARTICLE: at.PARTICLE,
    TokenKind.INITIAL: at.INITIAL,
    TokenKind.NUMBER: at.NUMBER,
}
_CAPPED = {TokenKind.BUSINESS: at.BUSINESS, TokenKind.PLACE: at.PLACE}
_UNSEEN = 1.0


def rarity(entries_with: int, entries: int) -> float:
    """Say how much a word tells, from `COMMONEST` to 1, by how many entries carry it.

    >>> rarity(1, 20000)
    1.0
    >>> rarity(300, 20000) < 0.5
    True
    """
    if entries < 3 or entries_with <= 1:
        return _UNSEEN
    return max(at.COMMONEST, math.log(entries / entries_with) / math.log(entries))


def token_weight(token: str, entries_with: int = 0, entries: int = 0) -> float:
    """Give the weight of one token; a word nobody on the list carries weighs most."""
    kind = kind_of(token)
    if kind in _FIXED:
        return _FIXED[kind]
    own = rarity(entries_with, entries) if entries_with else _UNSEEN
    if kind in _CAPPED:
        return min(own, 1.0) * _CAPPED[kind]
    return own * at.PATRONYMIC if kind is TokenKind.PATRONYMIC else own


def all_weights(tokens: list[str], entries_with: Array, entries: int) -> Array:
    """Give the weight of every token of a vocabulary."""
    pairs = zip(tokens, entries_with.tolist(), strict=True)
    return np.array([token_weight(t, n, entries) for t, n in pairs], dtype=np.float32)
