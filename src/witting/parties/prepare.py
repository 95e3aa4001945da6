"""A word of a query made ready for the search: what it is, how it sounds, what else it may be."""

from dataclasses import dataclass
from typing import NamedTuple

from witting.names import SOUND, TokenKind, bones, sound, spellings
from witting.names.equivalents import equivalents_once
from witting.names.kinds import kind_once
from witting.parties import measures as at
from witting.parties.build import keys_of
from witting.parties.lookup import CUT, SURE, Lookup
from witting.parties.weights import kind_weight

# Е. may be Yelena, Х. Hasan: initials that stand for more than their own letter.
_SAME_BEGINNING = (("e", "ye"), ("k", "h"), ("y", "iu"), ("y", "ia"), ("y", "ju"), ("y", "ja"))
_BEGINNINGS = frozenset(way[0] for _, way in _SAME_BEGINNING)
_NAMES = (TokenKind.WORD, TokenKind.PATRONYMIC)
_ACROSS = (*_NAMES, TokenKind.ABJAD)
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


class Told(NamedTuple):
    """What is known of one word without any list; the kernel looks it up by itself."""

    text: str
    kind: TokenKind
    default_weight: int
    sounded: bool  # whether it is found by its sound
    ways: tuple[tuple[str, int], ...]  # words it may be written as, with how alike each is
    same: tuple[str, int] | None  # a sound it may have as well, with how alike its words are
    initials: tuple[str, ...]


def told(token: str) -> Told:
    """Give what is known of one token of a reading without any list."""
    text, sign, cut = token, "", token.endswith(CUT)
    if SURE in token:
        text, _, sign = token.partition(SURE)
    text = text.removesuffix(CUT)
    kind = kind_once(text)
    weight = at.STUMP if cut else kind_weight(kind)
    if kind not in _NAMES:
        return Told(text, kind, weight, not sign, (), None, ())
    if sign:
        same = (sound(text), SOUND) if text else None
        return Told(text, kind, weight, False, spellings(text, sign), same, initials_of(text))
    other = _otherwise(text) if text[:1] in "jy" else ""
    same = (sound(other), _GERMAN) if other else None
    return Told(text, kind, weight, True, equivalents_once(text), same, initials_of(text))


def prepare(token: str, lookup: Lookup) -> Word:
    """Make one token of a reading ready; one that ends in `CUT` may go on."""
    known = told(token)
    keys = keys_of(known.text, known.kind) if known.sounded else ()
    return Word(
        text=known.text,
        kind=known.kind,
        default_weight=known.default_weight,
        keys=tuple((key, bones(key)) for key in keys),
        extras=_extras(known, lookup),
        ranges=ranges(token, known, lookup),
    )


def bare(token: str) -> str:
    """Give a token without the sign of how it was read."""
    return token.partition(SURE)[0].removesuffix(CUT)


def across(known: Told, lookup: Lookup) -> tuple[tuple[int, int], ...]:
    """Give the listed tokens a word may be between an abjad and Latin, with how alike they are."""
    return lookup.abjad(known.text) if known.kind in _ACROSS else ()


def _extras(known: Told, lookup: Lookup) -> tuple[tuple[int, int], ...]:
    """Give the listed tokens a word may be by what is known of words: the kernel does the same."""
    found = dict(across(known, lookup))
    others = [(lookup.number(other), bp) for other, bp in known.ways]
    if known.same:
        key, alike = known.same
        others += [(number, alike) for number in lookup.of_key(key)]
    for number, bp in others:
        if number >= 0:
            found[number] = max(bp, found.get(number, 0))
    for letter in known.initials:
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
    first = word[:1]
    if first not in _BEGINNINGS:
        return (first,)
    ways = (initial for initial, way in _SAME_BEGINNING if word.startswith(way))
    return tuple(dict.fromkeys((first, *ways)))


def ranges(token: str, known: Told, lookup: Lookup) -> tuple[tuple[int, int, int], ...]:
    """Give the stretches of the vocabulary a word may stand for: what it may be cut short of."""
    if not known.sounded:
        return ()
    if token.endswith(CUT):
        return _range(known.text, lookup, at.CUT_ALIKE)
    if known.kind is not TokenKind.INITIAL:
        return ()
    ways = (known.text, *(way for initial, way in _SAME_BEGINNING if initial == known.text))
    return tuple(one for way in ways for one in _range(way, lookup, at.INITIAL_ALIKE))


def _range(letters: str, lookup: Lookup, bp: int) -> tuple[tuple[int, int, int], ...]:
    first, last = lookup.beginning(letters)
    return ((first, last, bp),) if last > first else ()
