"""A word of abjad signs laid against Latin sounds at the least cost: the kernel's work if built.

A consonant must meet its like, a written long vowel should meet a vowel, and a Latin vowel may go
unwritten at a small cost. Costs are in hundredths, a wrong letter costs 100; all in whole numbers,
so that the kernel says the same in Rust.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any

from witting.names.native import kernel

WHOLE = 10_000
ARTICLE = 100  # a name that may have lost an article with its first letters is a little less sure
KEPT = 7_500  # below this two abjad words are different words
TOO_SHORT = 4  # signs of an abjad word, with its mark, that is like no other
PARTED = "\n"  # between the ways a listed word is spoken

# Pairs of consonants that stand for each other when a name crosses over, and what that costs.
_NEAR: dict[frozenset[str], int] = {
    frozenset(pair): cost
    for pair, cost in {
        "bp": 0, "fv": 0, "fw": 40, "jg": 10, "ğg": 0, "jž": 10, "zž": 15, "kq": 10,
        "kg": 30, "gq": 20, "xh": 20, "xk": 35, "hH": 0, "þt": 15, "þs": 25, "ðd": 15,
        "ðz": 15, "sc": 30, "šs": 40, "šč": 15, "čj": 30, "cz": 40, "td": 45, "sz": 35,
        "vb": 10, "fp": 15, "vp": 45, "ct": 50, "žg": 30, "žj": 10, "ks": 60, "čc": 30,
        "ḍd": 0, "ḍz": 10, "ḍð": 10, "kč": 40, "gj": 10, "ğj": 30, "ğr": 50, "ğq": 10,
        "xj": 35, "ḇb": 0, "ḇv": 0, "ṗp": 0, "ṗf": 0, "ḵk": 0, "ḵx": 0, "ḵq": 10,
        "śs": 0, "śš": 0, "śz": 35, "ḻl": 0, "ḻr": 0, "ẕz": 0, "ẕž": 0, "ẕj": 0,
        "ẕg": 20, "ẕd": 20, "ẕc": 30, "ẕs": 35, "ṯč": 0, "ṯt": 10, "ṯc": 15, "ḏd": 0,
        "ḏt": 10,
    }.items()
}  # fmt: skip
_VOWELS = frozenset("aeiouy")
_LEADING = frozenset("aeiou")  # vowels another may follow: y of Yahya is none
_FITS = {"A": {"a": 0, "e": 15, "o": 30, "i": 30, "u": 40, "y": 50},
         "W": {"u": 0, "o": 0, "w": 0, "v": 10, "y": 50, "a": 60, "e": 60, "i": 60},
         "Y": {"i": 0, "e": 10, "y": 0, "j": 10, "a": 30, "u": 70, "o": 70},
         "'": {"a": 0, "e": 0, "i": 0, "o": 10, "u": 10, "y": 10},
         "H": {"a": 0, "e": 0, "h": 0, "t": 20, "o": 30}}  # fmt: skip
_BEGINS = {"A": dict.fromkeys("aeiouy", 0)}  # a word's first alef carries any vowel
_UNWRITTEN = 5  # a Latin vowel with no letter
_UNWRITTEN_NEXT = 30  # one after another vowel: of two, one is mostly written
_UNWRITTEN_END = {"i": 15, "o": 20, "u": 20, "y": 15}  # one at the end is mostly written
_UNSPOKEN = {"A": 35, "W": 50, "Y": 50, "'": 10, "H": 10, "h": 40}
_SILENT_H = 25
_SILENT = frozenset("hw")
_WRONG = 100
_MOST = 4_096  # signs of a word; longer ones are no names
_SIGNS = frozenset("'AHWYbcdfghjklmnpqrstvwxyzčğśšžþðḇḍḏḵḻṗṯẕ")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyzčğšžþð")


def weave(signs: str, letters: str, least: int) -> int:
    """Say how well signs read as Latin sounds, in basis points; 0 where it is less than `least`.

    >>> weave("bWtYn", "putin", 6_000), weave("bWtYn", "ivanov", 6_000)
    (10000, 0)
    """
    if LOOM is not None:
        found: int = LOOM.weave(signs, letters, least)
        return found
    return plain_weave(signs, letters, least)


def read(ways: Sequence[str], spoken: str, least: int) -> int:
    r"""Say how well an abjad word reads as what is spoken, in basis points; 0 below `least`.

    The ways to write the word begin with its own; `spoken` is what `abjad.spoken` gives.

    >>> read(["ksndr"], "aleksander\n\neksander", 6_000)
    9600
    """
    if LOOM is not None:
        found: int = LOOM.read(ways, spoken, least)
        return found
    return plain_read(ways, spoken, least)


def plain_read(ways: Sequence[str], spoken: str, least: int) -> int:
    """Do in Python what the kernel does: the definition it is held against."""
    own, (whole, apart, bare) = ways[0], fields(spoken)
    best = max(plain_weave(way, whole, least) for way in ways)
    if "h" in own[1:]:
        best = max(best, plain_weave(own, apart, least))
    if bare:
        best = max(best, plain_weave(own, bare, least) - ARTICLE)
    return best


def fields(spoken: str) -> tuple[str, str, str]:
    r"""Give a listed word as spoken, with pairs of letters apart, and without its article.

    >>> fields("azar\nazhar")
    ('azar', 'azhar', '')
    """
    whole, _, rest = spoken.partition(PARTED)
    apart, _, bare = rest.partition(PARTED)
    return whole, apart, bare


def plain_weave(signs: str, letters: str, least: int) -> int:
    """Do in Python what the kernel does: the definition it is held against."""
    if not signs or not letters or len(signs) > _MOST:
        return 0
    if len(letters) > 2 * len(signs) + 1 or len(signs) > len(letters) + 2:
        return 0
    size = max(len(signs), 1 + len(letters) // 2)
    most = (WHOLE - least) * size
    gone = skips(letters)
    row = [0, *accumulate(gone)]
    for i, sign in enumerate(signs):
        costs, unspoken = _costs(sign, i == 0), _UNSPOKEN.get(sign, _WRONG)
        last = row[0] + unspoken
        below = [last]
        for met, over, letter, skip in zip(row, row[1:], letters, gone, strict=False):
            last = min(met + costs.get(letter, _WRONG), over + unspoken, last + skip)
            below.append(last)
        row = below
        if 100 * min(row) > most:
            return 0
    return WHOLE - 100 * row[-1] // size if 100 * row[-1] <= most else 0


@lru_cache(maxsize=16384)
def skips(letters: str) -> list[int]:
    """Give what it costs to leave each Latin letter unwritten."""
    out = [_skip(letter) for letter in letters]
    for j in range(1, len(letters)):
        if letters[j] in _VOWELS and letters[j - 1] in _LEADING:
            out[j] = _UNWRITTEN_NEXT
    if out:
        out[-1] = max(out[-1], _UNWRITTEN_END.get(letters[-1], 0))
    return out


def _skip(letter: str) -> int:
    if letter in _VOWELS:
        return _UNWRITTEN
    return _SILENT_H if letter in _SILENT else _WRONG


@lru_cache(maxsize=4096)
def _costs(sign: str, first: bool) -> dict[str, int]:
    """Give what each Latin letter costs a sign, where it is not simply wrong."""
    if first and sign in _BEGINS:
        return _BEGINS[sign]
    met = {letter: _meet(sign, letter) for letter in _LATIN | {sign}}
    return {letter: cost for letter, cost in met.items() if cost < _WRONG}


def _meet(sign: str, letter: str) -> int:
    """Say what it costs for an abjad sign to stand for a Latin letter."""
    if sign == letter:
        return 0
    fits = _FITS.get(sign)
    if fits is not None:
        return fits.get(letter, _WRONG)
    return _NEAR.get(frozenset((sign, letter)), _WRONG)


def costs_listed(first: bool) -> list[tuple[str, str, int]]:
    """Give every cost of a sign and a letter that is not simply wrong, for the kernel."""
    return [
        (sign, letter, cost)
        for sign in sorted(_SIGNS)
        for letter, cost in sorted(_costs(sign, first).items())
    ]


def unspoken_listed() -> list[tuple[str, int]]:
    """Give what each sign costs that stands for nothing, where it is not a whole letter."""
    return sorted(_UNSPOKEN.items())


def skips_listed() -> list[tuple[str, int, int, int, bool]]:
    """Give what leaving a letter unwritten costs: alone, after a vowel that leads, at the end.

    The last says whether the letter leads.
    """
    return [
        (
            letter,
            _skip(letter),
            _UNWRITTEN_NEXT if letter in _VOWELS else _skip(letter),
            _UNWRITTEN_END.get(letter, 0),
            letter in _LEADING,
        )
        for letter in sorted(_VOWELS | _SILENT)
    ]


def _loom() -> Any:
    built = kernel()
    if built is None:
        return None
    costs = costs_listed(False), costs_listed(True), unspoken_listed()
    return built.Loom(*costs, skips_listed(), ARTICLE, KEPT, TOO_SHORT)


LOOM = _loom()  # the kernel's, or None
