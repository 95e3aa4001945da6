"""How alike two tokens are: the one judgement everything about names rests on.

In basis points, in whole numbers, so that the kernel says the same in Rust.
"""

from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from witting.names.abjad import MARK, abjad_alike
from witting.names.readings import TokenKind, kind_of
from witting.names.sounds import bones, sound
from witting.names.weave import KEPT, TOO_SHORT

# Levels of likeness between two sound keys, in basis points: how surely the one is the other.
WHOLE = 10_000
SOUND = 9_700  # the same sound, another spelling
SWAPPED = 9_200  # two neighbouring letters changed places
VOWEL = 9_200  # another vowel
FAMILY = 9_300  # a consonant of the same family: s and z, d and t
NEIGHBOUR = 8_900  # the next key
OTHER = 8_700  # any other letter
EXTRA_VOWEL = 9_300  # one vowel or h more or less
EXTRA = 9_000  # one other letter more or less
TWO_SLIPS = 8_300
VOWELLESS = 9_400  # one side leaves its inner vowels out
VOWELLESS_SHORT = 8_800  # the same with two consonants only
SHORT = 1_500  # off one slip where the longer key has four letters
RATHER_SHORT = 800  # or five
FIRST = 400  # off one slip in the first letter: people get that right
ONE_FROM = 4  # letters from which one slip is allowed
TWO_FROM = 8  # letters from which two are
LEAST_KEPT = 6_000  # same consonants, other vowels: how much must agree all the same
_ALIKE = "sz dt bp vf gk ij kh şs çs jz mn"  # consonants taken for each other
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiou")
_EXACT_ONLY = frozenset((TokenKind.NUMBER, TokenKind.FORM, TokenKind.BUSINESS, TokenKind.PLACE))
_ABJAD_LEAST = 8_600
_ABJAD_SHORT = 9_500  # the same for words of three letters or fewer
_SHORT_WORD = 4  # with the mark
_ABJAD_TRUST = 9_700  # an unvowelled word is never quite the word itself


def _pairs() -> dict[tuple[str, str], int]:
    """Give what a letter written for another is worth, where it is not `OTHER`."""
    near = {pair: NEIGHBOUR for row in _KEYS for pair in pairwise(row)}
    near |= {
        (above[i], below[j]): NEIGHBOUR
        for above, below in pairwise(_KEYS)
        for j in range(len(below))
        for i in (j, j + 1)
        if i < len(above)
    }
    near |= {(other, one): value for (one, other), value in near.items()}
    near |= {way: FAMILY for a, b in map(tuple, _ALIKE.split()) for way in ((a, b), (b, a))}
    return near | {(one, other): VOWEL for one in _VOWELS for other in _VOWELS if one != other}


LETTERS = _pairs()


@lru_cache(maxsize=262144)
def alike(one: str, other: str) -> int:
    """Say how alike two tokens are, in basis points; 0 for different words.

    It does not matter which comes first, but for two abjad words, of which the first is the one
    asked for. Numbers and classes are alike only when equal; abjad
    words are read against Latin ones.

    >>> alike("sergei", "serguei"), alike("17", "19")
    (9700, 0)
    """
    if one == other:
        return WHOLE
    if one.startswith(MARK) or other.startswith(MARK):
        return _abjad(one, other)
    if kind_of(one) in _EXACT_ONLY or kind_of(other) in _EXACT_ONLY:
        return 0
    return sound_alike(sound(one), sound(other))


def likeness(one: str, other: str) -> float:
    """Say how alike two tokens are, 0 to 1.

    >>> likeness("sergei", "serguei")
    0.97
    """
    return alike(one, other) / WHOLE


def _abjad(one: str, other: str) -> int:
    if one.startswith(MARK) and other.startswith(MARK):
        long = max(len(one), len(other)) - len(MARK)
        kept = WHOLE * (long - OSA.distance(one[1:], other[1:])) // max(long, 1)
        return kept if kept >= KEPT and len(one) > TOO_SHORT else 0
    if not one.startswith(MARK):
        one, other = other, one
    if len(one) < 3 or kind_of(other) in _EXACT_ONLY:
        return 0
    least = abjad_least(one)
    kept = abjad_alike(one, other, least)
    return abjad_worth(kept) if kept >= least else 0


def abjad_least(word: str, worth: int = 0) -> int:
    """Say how well an abjad word must read as a Latin one to be alike, and be worth so much."""
    least = _ABJAD_SHORT if len(word) <= _SHORT_WORD else _ABJAD_LEAST
    return max(least, -(-worth * WHOLE // _ABJAD_TRUST))


def abjad_worth(kept: int) -> int:
    """Say what an abjad word is worth that reads so well as a Latin one."""
    return kept * _ABJAD_TRUST // WHOLE


def numbers() -> dict[str, int]:
    """Give every level by name, for the kernel."""
    return {
        name: value
        for name, value in globals().items()
        if type(value) is int and name.isupper() and name[0] != "_"
    }


def edits(length: int) -> int:
    """Say how many slips are allowed in a key of so many letters."""
    return (length >= ONE_FROM) + (length >= TWO_FROM)


def sound_alike(one: str, other: str) -> int:
    """Say how alike two sound keys are, in basis points; 0 for different words.

    The order does not matter. The kernel holds the same definition in Rust.

    >>> sound_alike("sergei", "sergei"), sound_alike("vladimir", "vldmr")
    (9700, 9400)
    >>> sound_alike("ivan", "petr")
    0
    """
    if one == other:
        return SOUND if len(one) > 1 else 0  # กกกก is not CCC
    short, long = sorted((len(one), len(other)))
    best, allowed = 0, edits(short)
    if allowed and long - short <= allowed:
        slips = OSA.distance(one, other, score_cutoff=allowed)
        if slips == 1:
            best = _one_slip(one, other)
        elif slips <= allowed:
            best = TWO_SLIPS
    if len(bones(one)) > 1 and bones(one) == bones(other):
        best = max(best, _other_vowels(one, other))
    return best


def _one_slip(one: str, other: str) -> int:
    """Judge two keys one slip apart: which slip it is, where it stands, how short they are."""
    if len(one) > len(other) or (len(one) == len(other) and one > other):
        one, other = other, one
    place = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    long = len(other)
    if len(one) < long:
        value = EXTRA_VOWEL if other[place] in "aeiouh" else EXTRA
    elif one[place + 1 :] == other[place + 1 :]:
        value = LETTERS.get((one[place], other[place]), OTHER)
    else:
        value, place = SWAPPED, 1
    short = SHORT if long <= ONE_FROM else RATHER_SHORT if long == ONE_FROM + 1 else 0
    return value - short - (FIRST if place == 0 else 0)


def _other_vowels(one: str, other: str) -> int:
    """Judge two keys of the same consonants: vowels are what spellings disagree on most."""
    bare, full = (one, other) if _without_vowels(one) else (other, one)
    if _without_vowels(bare) and not _without_vowels(full) and _end_alike(bare, full):
        return VOWELLESS if len(bones(bare)) > 2 else VOWELLESS_SHORT
    slips, long = OSA.distance(one, other), max(len(one), len(other))
    if slips * WHOLE > (WHOLE - LEAST_KEPT) * long:
        return 0
    return SOUND - SOUND * slips // (2 * long)  # a vowel counts half a letter


def _without_vowels(key: str) -> bool:
    """Say whether a key has no vowel but perhaps its first and last letters: few are called so."""
    return not _VOWELS.intersection(
        key[1:-1] if len(key) > 2 and key[0] not in "aeiou" else key[1:]
    )


def _end_alike(bare: str, full: str) -> bool:
    """A vowel left at the end must be the one the whole word ends with."""
    return bare[-1] not in _VOWELS or bare[-1] == full[-1]
