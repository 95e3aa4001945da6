"""Names in running Arabic text that screening finds and that are not written as they are listed.

The vowels are not written, so any two short words are like somebody's name: مركب على reads as
Markov, Ilya. So a person is asked about only where the last word ends as names of the former Soviet
Union do (رمضان قديروف), or where the words before make a party of the name or nothing else stands
on the line, and the first word is a given name. It is a question, never an identification.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from weakref import WeakKeyDictionary

from witting.base import PartyKind
from witting.names import plain
from witting.names.tables import table
from witting.parties import thresholds as at
from witting.parties.lookup import Lookup
from witting.parties.match import Match, Mention
from witting.parties.screener import Screener
from witting.parties.seen import Seen
from witting.parties.standing import arabic_words, is_line, is_street, makes_party
from witting.parties.telling import tells_person

_ARABIC = re.compile("[\u0621-\u064a]{2}")
_ENDINGS = ("وف", "ييف", "ديف", "ايف", "سكي", "فيتش", "وفا", "ينكو", "تشوك")
_SHORTEST = 5  # letters of a word that ends so, or that is a firm's
_SMALL = frozenset(
    ("على", "إلى", "الى", "من", "مع", "في", "عن", "أو", "او", "أن", "ان", "كل", "أي", "هو", "هي")
)
_FIRM = re.compile("^[ولب]?(?:مجموعة|شركة|بنك|مصرف)$")
_ARTICLE = "ال"
_LONGEST = 3
_NEAR = 0.01
_KEPT_NAMES = 16_384


def arabic_mentions(screener: Screener, text: str, words: Sequence[Seen]) -> Iterator[Mention]:
    """Give the listed people and firms an Arabic text names where they plainly are names."""
    if text.isascii() or not _ARABIC.search(text):
        return
    written = [text[word.start : word.end] for word in words]
    telling = [bool(_ARABIC.search(one)) and one not in _SMALL for one in written]
    for first in range(len(words) - 1):
        for size in range(_LONGEST, 1, -1):
            last = first + size - 1
            if last >= len(words) or not all(telling[first : last + 1]):
                continue
            kind = _kind(text, words, written, first, last)
            if kind is None or is_street(words, first):
                continue
            start, end = words[first].start, words[last].end
            found = _asked(screener, text[start:end], kind)
            yield from (Mention(start=start, end=end, match=match) for match in found)
            if found:
                break


def _kind(
    text: str, words: Sequence[Seen], written: Sequence[str], first: int, last: int
) -> PartyKind | None:
    """Say whose name some words beside each other plainly are; None for nobody's."""
    if words[last].stretch != words[first].stretch:
        return None
    begins, ends = written[first], written[last]
    if _FIRM.match(begins):
        is_beside = text[words[first].end : words[last].start] == " "
        tells = is_beside and len(ends) >= _SHORTEST and not ends.startswith(_ARTICLE)
        return PartyKind.ORGANISATION if tells and _is_rare(ends) else None
    if len(ends) >= _SHORTEST and ends.endswith(_ENDINGS):
        return PartyKind.PERSON
    if plain(begins) not in _given_names():
        return None
    start, end = words[first].start, words[last].end
    is_party = makes_party(text, start, surely=True) or is_line(text, start, end)
    return PartyKind.PERSON if is_party else None


def _is_rare(word: str) -> bool:
    return plain(word) not in arabic_words()


def _found(screener: Screener, name: str, kind: PartyKind) -> tuple[Match, ...]:
    if not screener.rows(name, kind=kind, least=at.MATCH):
        return ()
    matches = [m for m in screener.match(name, kind=kind, near=at.MATCH) if m.entry.kind is kind]
    least = max((match.score for match in matches), default=0.0) - _NEAR
    return tuple(
        replace(match, certain=False)
        for match in matches
        if match.is_match and match.score >= least
        if kind is not PartyKind.PERSON or tells_person(screener, match)
    )


@cache
def _given_names() -> frozenset[str]:
    return frozenset(map(plain, table("arabic")["given"].split()))


def _asked(screener: Screener, name: str, kind: PartyKind) -> tuple[Match, ...]:
    """Give what is found for a name; texts say the same words again."""
    kept = _KEPT.setdefault(screener.lookup, {})
    found = kept.get((name, kind))
    if found is None:
        if len(kept) >= _KEPT_NAMES:
            kept.clear()
        found = kept[name, kind] = _found(screener, name, kind)
    return found


_KEPT: WeakKeyDictionary[Lookup, dict[tuple[str, PartyKind], tuple[Match, ...]]] = (
    WeakKeyDictionary()
)
