"""What a token of a reading is, told by its own letters."""

import re
from enum import IntEnum
from functools import lru_cache

from witting.names.abjad import MARK
from witting.names.classes import BUSINESS, FORM, PLACE, is_particle


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
_PATRONYMIC = re.compile(
    "..(?:[oe]vich|[oe]vych|[oe]v[it]?tch|[oe]vi[cz]|[oe]vyc|[oe]vitj|[aei]vich|yevich|eevich"
    "|[oe]vna|[aei]vna|inichna|eevna|oglu|ogly|uulu|kyzy)$"
)
_LAST = "hzcjauy\n"  # what a patronymic ends with, or its line


@lru_cache(maxsize=262144)
def kind_of(token: str) -> TokenKind:
    """Say what a token is by its own letters.

    >>> kind_of(".llc"), kind_of("17"), kind_of("vladimirovich")
    (<TokenKind.FORM: 4>, <TokenKind.NUMBER: 2>, <TokenKind.PATRONYMIC: 8>)
    """
    return kind_once(token)


def kind_once(token: str) -> TokenKind:
    """Say the same without keeping it: for who asks once of each word."""
    marked = _MARKS.get(token[:1])
    if marked is not None:
        return marked
    if token.isdigit():
        return TokenKind.NUMBER
    if len(token) == 1:
        return TokenKind.INITIAL
    if is_particle(token):
        return TokenKind.PARTICLE
    if token[-1:] in _LAST and _PATRONYMIC.search(token):
        return TokenKind.PATRONYMIC
    return TokenKind.WORD
