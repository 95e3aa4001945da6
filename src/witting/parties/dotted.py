"""Foreign people in running Chinese text, their names parted by a dot: 谢尔盖·切梅佐夫.

No space says where such a name begins and ends. So the stretch about the dot that reads most like a
listed name is asked about, as a name by itself would be. It is a question, never an identification.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from weakref import WeakKeyDictionary

from witting.base import PartyKind
from witting.names import han_exonyms
from witting.parties import thresholds as at
from witting.parties.lookup import Lookup
from witting.parties.match import Match, Mention
from witting.parties.score import WHOLE
from witting.parties.screener import Screener
from witting.parties.telling import tells_person

_DOTS = "·•・‧"
_NEAR = 0.01  # beside the likest, what is hardly less so
_SURELY = 0.92  # from which a name may stand within more letters that write sounds
_USUAL = 2  # known foreign names a letter is met in, from which it writes sounds
_LONGEST = 8  # letters of one part
_FEWEST = 2
_BEFORE = (
    "代给給向由对對从從受替为為与與和及付致"  # they go before names, and some write sounds too
)
_MOST = 24  # such names of one text
_KEPT_NAMES = 4_096
_HAN = "[㐀-䶿一-鿿]"


def dotted_mentions(screener: Screener, text: str) -> Iterator[Mention]:
    """Give the listed people a Chinese text names in the letters that write sounds."""
    if text.isascii() or not any(dot in text for dot in _DOTS):
        return
    for number, found in enumerate(_runs().finditer(text)):
        if number >= _MOST:
            return
        start, end, matches = _best(screener, found.group() + found["last"])
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
    """Find the stretch of a run that reads most like a listed name, the shortest of those."""
    ranked = sorted(
        ((least, end - start, start, end) for start, end, least in _stretches(run)),
        key=lambda one: one[:3],
    )
    best: tuple[float, int, int] | None = None
    for least, _, start, end in ranked:
        rows = screener.rows(run[start:end], kind=PartyKind.PERSON, least=least)
        score = max((points for _, points, _ in rows), default=0) / WHOLE
        if score > (best[0] if best else 0.0):
            best = (score, start, end)
    if best is None:
        return 0, 0, ()
    score, start, end = best
    matches = screener.match(run[start:end], kind=PartyKind.PERSON, near=at.MATCH)
    least = max((match.score for match in matches), default=0.0) - _NEAR
    likest = (m for m in matches if m.is_match and m.score >= least and tells_person(screener, m))
    return start, end, tuple(replace(match, certain=False) for match in likest)


def _stretches(run: str) -> Iterator[tuple[int, int, float]]:
    """Give where a name may begin and end in a run, and what it must score to be one.

    Where it would leave a letter that writes sounds, the name may be longer and another's.
    """
    dots = [place for place, sign in enumerate(run) if sign in _DOTS]
    sounds = _sounds()
    for start in range(max(1, dots[0] - _FEWEST + 1)):
        for end in range(dots[-1] + 1 + _FEWEST, len(run) + 1):
            left = start == 0 or run[start - 1] in _BEFORE or run[start - 1] not in sounds
            right = end == len(run) or run[end] not in sounds
            yield start, end, at.MATCH if left and right else _SURELY


@cache
def _runs() -> re.Pattern[str]:
    """Give what finds the letters about a dot or several; the next run may share the last."""
    sounds = "".join(sorted(_sounds()))
    between = f"(?:[{_DOTS}][{sounds}]{{1,{_LONGEST}}}(?=[{_DOTS}])){{0,2}}"
    part = f"{_HAN}{{1,{_LONGEST}}}"
    return re.compile(f"{part}{between}[{_DOTS}](?=(?P<last>{part}))")


@cache
def _sounds() -> frozenset[str]:
    """Give the letters that write the sounds of several known foreign names."""
    counts = Counter(letter for written in han_exonyms() for letter in written)
    return frozenset(letter for letter, n in counts.items() if n >= _USUAL)


_KEPT: WeakKeyDictionary[Lookup, dict[str, Best]] = WeakKeyDictionary()
