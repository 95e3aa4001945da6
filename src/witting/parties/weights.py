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
# The same by the kind's own number: asked for every word of every name.
_FIXED_BY_KIND = tuple(_FIXED.get(kind, 0) for kind in TokenKind)
_SHARE_BY_KIND = tuple(_SHARE.get(kind, 1000) for kind in TokenKind)


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
    return kind_weight(kind_of(token), entries_with, entries)


def kind_weight(kind: TokenKind, entries_with: int = 0, entries: int = 0) -> int:
    """Give the weight of one token of a kind."""
    if fixed := _FIXED_BY_KIND[kind]:
        return fixed
    own = rarity(entries_with, entries) if entries_with else _UNSEEN
    return own * _SHARE_BY_KIND[kind] // 1000


def all_weights(tokens: list[str], entries_with: Array, entries: int) -> Array:
    """Give the weight of every token of a vocabulary."""
    pairs = zip(tokens, entries_with.tolist(), strict=True)
    return np.array([token_weight(t, n, entries) for t, n in pairs], dtype=np.uint16)
