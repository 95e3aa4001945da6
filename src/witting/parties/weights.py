"""What each token of a name weighs, in thousandths: rare words identify, common ones hardly do."""

import math

import numpy as np

from witting.names import TokenKind, kind_of
from witting.parties import measures as at
from witting.parties.store import Array

_FIXED = {
    TokenKind.FORM: at.FORM,
    TokenKind.PARTICLE: at.PARTICLE,
    TokenKind.INITIAL: at.INITIAL,
    TokenKind.NUMBER: at.NUMBER,
}
_SHARE = {
    TokenKind.BUSINESS: at.BUSINESS,
    TokenKind.PLACE: at.PLACE,
    TokenKind.PATRONYMIC: at.PATRONYMIC,
}
_UNSEEN = 1000


def rarity(entries_with: int, entries: int) -> int:
    """Say how much a word tells, from `COMMONEST` to 1000, by how many entries carry it.

    >>> rarity(1, 20000)
    1000
    >>> rarity(300, 20000) < 500
    True
    """
    if entries < 3 or entries_with <= 1:
        return _UNSEEN
    return max(at.COMMONEST, round(1000 * math.log(entries / entries_with) / math.log(entries)))


def token_weight(token: str, entries_with: int = 0, entries: int = 0) -> int:
    """Give the weight of one token; a word nobody on the list carries weighs most."""
    kind = kind_of(token)
    if kind in _FIXED:
        return _FIXED[kind]
    own = rarity(entries_with, entries) if entries_with else _UNSEEN
    return own * _SHARE[kind] // 1000 if kind in _SHARE else own


def all_weights(tokens: list[str], entries_with: Array, entries: int) -> Array:
    """Give the weight of every token of a vocabulary."""
    pairs = zip(tokens, entries_with.tolist(), strict=True)
    return np.array([token_weight(t, n, entries) for t, n in pairs], dtype=np.uint16)
