"""Foreign people in running Chinese text, their names parted by a dot: 谢尔盖·切梅佐夫.

No space says where such a name begins and ends. Letters that write sounds do: the run of them
before the dot and after it is the name, or all but a letter or two of it is.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from weakref import WeakKeyDictionary

from witting.base import PartyKind
from witting.names import ABJAD_MARK, han_exonyms, plain, readings, romanise_word
from witting.parties.lookup import Lookup
from witting.parties.match import Match, Mention
from witting.parties.screener import Screener

_DOTS = "·•・‧"
_LEAST = 0.92  # as it reads by its sounds; 谢钦 for Sechin gives this much
_NEAR = 0.01  # beside the likest, what is hardly less so
_USUAL = 2  # known foreign names a letter is met in, from which it writes sounds
_LONGEST = 8  # letters of one part
_FEWEST = 2
_MOST_CUT = 3  # letters that may belong to the words beside the name
_MOST = 24  # such names of one text
_KEPT_NAMES = 4_096
_RARE_PERSON = 1.15  # what the words of a person's name must tell together, as in any text


def dotted_mentions(screener: Screener, text: str) -> Iterator[Mention]:
    """Give the listed people a Chinese text names in the letters that write sounds."""
    if text.isascii() or not any(dot in text for dot in _DOTS):
        return
    for number, found in enumerate(_runs().finditer(text)):
        if number >= _MOST:
            return
        start, end, matches = _best(screener, found.group())
        for match in matches:
            yield Mention(start=found.start() + start, end=found.start() + end, match=match)


Best = tuple[int, int, tuple[Match, ...]]


def _best(screener: Screener, run: str) -> Best:
    """Give whom a run names, and where in it the name stands; a story names people again."""
    kept = _KEPT.setdefault(screener.lookup, {})
    if run not in kept:
        if len(kept) >= _KEPT_NAMES:
            kept.clear()
        kept[run] = _found(screener, run)
    return kept[run]


def _found(screener: Screener, run: str) -> Best:
    dots = [place for place, sign in enumerate(run) if sign in _DOTS]
    starts = range(min(dots[0], _MOST_CUT + 1))
    ends = range(len(run), max(dots[-1] + _FEWEST, len(run) - _MOST_CUT), -1)
    for end in ends:
        if not _is_known(screener.lookup, run[:end]):
            continue
        for start in starts:
            matches = screener.match(run[start:end], kind=PartyKind.PERSON, near=_LEAST)
            likest = [
                match
                for match in matches
                if match.is_match and match.score >= _LEAST and _tells(screener, match.listed_name)
            ]
            if likest:
                least = max(match.score for match in likest) - _NEAR
                kept = (replace(m, certain=False) for m in likest if m.score >= least)
                return start, end, tuple(kept)
    return 0, 0, ()


def _tells(screener: Screener, listed: str) -> bool:
    """Say whether a person's name is no everybody's: not Muhammad Ali."""
    words = [romanise_word(word) for word in plain(listed).split()]
    return sum(sorted(map(screener.weight, words))[-_FEWEST:]) >= _RARE_PERSON


def _is_known(lookup: Lookup, name: str) -> bool:
    """Say whether the last word of a name reads as any listed word: most do not."""
    parts = len(re.split(f"[{_DOTS}]", name))
    for reading in readings(name, person=True):
        token = reading[-1]
        if token.startswith(ABJAD_MARK):
            if lookup.by_skeleton(token):
                return True
        elif len(reading) == parts and lookup.number(token) >= 0:
            return True
    return False


@cache
def _runs() -> re.Pattern[str]:
    """Give what finds letters that write sounds, with a dot or several among them."""
    counts = Counter(letter for written in han_exonyms() for letter in written)
    letters = "".join(sorted(letter for letter, n in counts.items() if n >= _USUAL))
    part = f"[{letters}]{{1,{_LONGEST}}}"
    return re.compile(f"{part}(?:[{_DOTS}]{part}){{1,3}}")


_KEPT: WeakKeyDictionary[Lookup, dict[str, Best]] = WeakKeyDictionary()
