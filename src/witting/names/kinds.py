"""What a token of a reading is, told by its own letters."""

from enum import IntEnum
from functools import cache, lru_cache
from typing import Any

from witting.names.abjad import MARK
from witting.names.classes import BUSINESS, FORM, PLACE, is_particle, particles
from witting.names.native import kernel


class TokenKind(IntEnum):
    """What a token of a reading is."""

    WORD = 0
    INITIAL = 1
    NUMBER = 2
    PARTICLE = 3
    FORM = 4
    BUSINESS = 5
    PLACE = 6
    ABJAD = 7
    PATRONYMIC = 8


_MARKS = {
    FORM: TokenKind.FORM,
    BUSINESS: TokenKind.BUSINESS,
    PLACE: TokenKind.PLACE,
    MARK: TokenKind.ABJAD,
}
_PATRONYMICS = (
    *(vowel + end for vowel in "oe" for end in ("vych", "vtch", "vitch", "vttch", "vic", "viz")),
    *(vowel + end for vowel in "oe" for end in ("vyc", "vitj")),
    *(vowel + end for vowel in "oaei" for end in ("vich", "vna")),
    *("inichna", "oglu", "ogly", "uulu", "kyzy"),
)
_BEFORE = 2  # letters before such an ending, at least
_LAST = "hzcjauy"  # what a patronymic ends with


@lru_cache(maxsize=262144)
def kind_of(token: str) -> TokenKind:
    """Say what a token is by its own letters.

    >>> kind_of(".llc"), kind_of("17"), kind_of("vladimirovich")
    (<TokenKind.FORM: 4>, <TokenKind.NUMBER: 2>, <TokenKind.PATRONYMIC: 8>)
    """
    return kind_once(token)


def kind_once(token: str) -> TokenKind:
    """Say the same without keeping it: for who asks once of each word."""
    kinds = _kinds()
    kind: TokenKind = kinds.of(token) if kinds is not None else plain_kind(token)
    return kind


def plain_kind(token: str) -> TokenKind:
    """Do in Python what the kernel does: the definition it is held against."""
    marked = _MARKS.get(token[:1])
    if marked is not None:
        return marked
    if token.isdigit():
        return TokenKind.NUMBER
    if len(token) == 1:
        return TokenKind.INITIAL
    if is_particle(token):
        return TokenKind.PARTICLE
    if token[-1:] in _LAST and token[_BEFORE:].endswith(_PATRONYMICS):
        return TokenKind.PATRONYMIC
    return TokenKind.WORD


@cache
def _kinds() -> Any:
    """Give what tells kinds by these rules in the kernel, or None where it is not built."""
    built = kernel()
    if built is None:
        return None
    members = sorted(TokenKind)
    return built.Kinds(
        list(_MARKS.items()), particles(), _PATRONYMICS, _BEFORE, members, plain_kind
    )
