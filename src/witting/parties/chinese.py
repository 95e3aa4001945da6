"""Names of listed parties in running Chinese text, where no space tells word from word."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from weakref import WeakKeyDictionary

from witting.base import PartyKind
from witting.names import spoken_firms, spoken_names
from witting.parties import thresholds as at
from witting.parties.lookup import Lookup
from witting.parties.match import Match, Mention
from witting.parties.screener import Screener

_HAN = re.compile("[㐀-䶿一-鿿]")
_HAN_NAME = re.compile(
    "[㐀-䶿一-鿿A-Za-z()（）]{2,30}?(?:有限公司|公司|集团|集團|银行|銀行|研究所|研究院|大学|厂)"
)
_NAMES = 16_384  # names whose answers are kept
_HAN_STARTS = re.compile("[和与與及向由对對从從在给給将將被为為是的了等以把经經至到]")


def chinese_mentions(screener: Screener, text: str) -> Iterator[Mention]:
    """Give exonyms, and runs that end in an organisation form, in text without spaces."""
    if text.isascii() or not _HAN.search(text):
        return
    for pattern, full, kind in _exonyms() if _any_exonym().search(text) else ():
        for found in pattern.finditer(text):
            for match in screener.match(full, kind=kind, near=at.MENTION):
                if match.score >= at.MENTION and match.is_match:
                    sure = replace(match, certain=False)
                    yield Mention(start=found.start(), end=found.end(), match=sure)
    for found in _HAN_NAME.finditer(text):
        for start in _starts(found.group()):
            strict = _strictly(screener, found.group()[start:])
            for match in strict:
                yield Mention(start=found.start() + start, end=found.end(), match=match)
            if strict:
                break


def _strictly(screener: Screener, name: str) -> tuple[Match, ...]:
    """Give the organisations a name is nearly exactly; a story tells its names again and again."""
    kept = _KEPT.setdefault(screener.lookup, {})
    found = kept.get(name)
    if found is None:
        matches = screener.match(name, kind=PartyKind.ORGANISATION, near=at.MENTION)
        found = tuple(m for m in matches if m.is_match and m.score >= at.MENTION)
        if len(kept) >= _NAMES:
            kept.clear()
        kept[name] = found
    return found


_KEPT: WeakKeyDictionary[Lookup, dict[str, tuple[Match, ...]]] = WeakKeyDictionary()


@cache
def _exonyms() -> tuple[tuple[re.Pattern[str], str, PartyKind], ...]:
    """Give what finds each exonym, with the full name it stands for: people's first, then firms'.

    Each is written with a letter of Han, so a text without one has none.
    """
    names = (
        ("[·•・]?".join(map(re.escape, written)), full, PartyKind.PERSON)
        for written, full in spoken_names().items()
    )
    firms = (
        (re.escape(written), full, PartyKind.ORGANISATION)
        for written, full in spoken_firms().items()
    )
    return tuple((re.compile(pattern), full, kind) for pattern, full, kind in (*names, *firms))


@cache
def _any_exonym() -> re.Pattern[str]:
    """Give what finds any exonym at all: most texts have none, and are looked through once."""
    return re.compile("|".join(pattern.pattern for pattern, _, _ in _exonyms()))


def _starts(run: str) -> list[int]:
    """Give the places in a run of Han where a name may begin: its start, and after small words."""
    return [0, *(found.end() for found in _HAN_STARTS.finditer(run) if len(run) - found.end() > 4)]
