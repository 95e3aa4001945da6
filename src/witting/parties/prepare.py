"""A word of a query made ready for the search: what it is, how it sounds, what else it may be."""

from dataclasses import dataclass

from witting.names import SOUND, TokenKind, bones, equivalents, kind_of, spellings
from witting.parties import measures as at
from witting.parties.build import keys_of
from witting.parties.lookup import CUT, SURE, Lookup
from witting.parties.weights import token_weight

# Е. may be Yelena, Х. Hasan: initials that stand for more than their own letter.
_SAME_BEGINNING = (("e", "ye"), ("k", "h"), ("y", "iu"), ("y", "ia"), ("y", "ju"), ("y", "ja"))
_NAMES = (TokenKind.WORD, TokenKind.PATRONYMIC)
_LONG = 5  # letters from which j and y at the beginning are taken for each other
_GERMAN = 9_500  # how alike such words are


@dataclass(frozen=True, slots=True)
class Word:
    """What a search needs to know of one word; the kernel takes the same fields in this order."""

    text: str
    kind: int
    default_weight: int
    keys: tuple[tuple[str, str], ...]  # how it sounds and how it is written, each with its bones
    extras: tuple[tuple[int, int], ...]  # listed tokens it may be, with how alike
    ranges: tuple[tuple[int, int, int], ...]  # stretches of the vocabulary it may stand for


def prepare(token: str, lookup: Lookup) -> Word:
    """Make one token of a reading ready; one that ends in `CUT` may go on."""
    text = bare(token)
    kind = kind_of(text)
    cut, sign = token.endswith(CUT), token.partition(SURE)[2]
    return Word(
        text=text,
        kind=kind,
        default_weight=at.STUMP if cut else token_weight(text),
        keys=() if sign else tuple((key, bones(key)) for key in keys_of(text, kind)),
        extras=_extras(text, kind, lookup, sign),
        ranges=() if sign else _ranges(text, kind, lookup, cut=cut),
    )


def bare(token: str) -> str:
    """Give a token without the sign of how it was read."""
    return token.partition(SURE)[0].removesuffix(CUT)


def _extras(text: str, kind: TokenKind, lookup: Lookup, sign: str) -> tuple[tuple[int, int], ...]:
    found: dict[int, int] = {}
    if kind in (*_NAMES, TokenKind.ABJAD):
        found.update(lookup.abjad(text))
    if kind in _NAMES:
        ways = spellings(text, sign) if sign else equivalents(text)
        others = [(lookup.number(other), bp) for other, bp in ways]
        same, bp = (text, SOUND) if sign else (_otherwise(text), _GERMAN)
        others += [(number, bp) for number in lookup.same_sound(same)]
        for number, bp in others:
            if number >= 0:
                found[number] = max(bp, found.get(number, 0))
        for letter in initials_of(text):
            number = lookup.number(letter)
            if number >= 0:
                found[number] = at.INITIAL_ALIKE
    return tuple(sorted(found.items()))


def _otherwise(word: str) -> str:
    """Give a long word that begins with j as Germans and Serbs write Russian y, and the reverse.

    >>> _otherwise("jewgeni"), _otherwise("jong")
    ('yewgeni', '')
    """
    first = {"j": "y", "y": "j"}.get(word[:1], "")
    return first + word[1:] if first and len(word) >= _LONG else ""


def initials_of(word: str) -> tuple[str, ...]:
    """Give the initials a word may be written as.

    >>> initials_of("yelena")
    ('y', 'e')
    """
    ways = (initial for initial, way in _SAME_BEGINNING if word.startswith(way))
    return tuple(dict.fromkeys((word[:1], *ways)))


def _ranges(
    text: str, kind: TokenKind, lookup: Lookup, *, cut: bool
) -> tuple[tuple[int, int, int], ...]:
    if cut:
        return _range(text, lookup, at.CUT_ALIKE)
    if kind is not TokenKind.INITIAL:
        return ()
    ways = (text, *(way for initial, way in _SAME_BEGINNING if initial == text))
    return tuple(one for way in ways for one in _range(way, lookup, at.INITIAL_ALIKE))


def _range(letters: str, lookup: Lookup, bp: int) -> tuple[tuple[int, int, int], ...]:
    first, last = lookup.beginning(letters)
    return ((first, last, bp),) if last > first else ()
