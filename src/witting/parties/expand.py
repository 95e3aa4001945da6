"""The ways to ask an index for a name: its readings, and what joins, splits and mendings make.

JSCARGUMENT is JSC Argument, Heng Bang Wei is Hengbangwei: only joins and splits whose words the
list knows are tried, so that the number of readings stays small.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from witting.base import PartyKind
from witting.names import (
    HAN,
    HAN_FAMILY,
    HANGUL,
    Reading,
    TokenKind,
    kind_of,
    plain,
    readings,
    romanise_word,
    unseamed,
)
from witting.parties.build import MOST_WORDS, tidy
from witting.parties.lookup import CUT, SURE, Lookup
from witting.parties.respell import (
    AS_FIRM,
    AS_NEITHER,
    AS_PERSON,
    OTHERS,
    SEAM,
    Respeller,
    Written,
    plain_words,
)
from witting.parties.search import Query

_LEAST_JOINED = 4
_LEAST_SPLIT = 6
_MOST = 24
_MOST_REWRITTEN = 8
# Группа «Калашников»: what stands before a name in quotes says little, and people exchange it.
_PREFIX = re.compile(
    r"\b(?:группа(?:\s+компаний)?|холдинг|концерн|корпорация)\s*(?=[«\"“„'])", re.IGNORECASE
)
# Chinese names have two to four letters, Korean ones as many syllables; more is a foreign name.
_SYLLABIC = re.compile(r"\s*(?:(?P<han>(?:[㐀-䶿一-鿿豈-﫿]\s?){2,4})|(?:[가-힣]\s?){2,4})\s*")
# Fields of 20, 35, 70 and 140 signs, and names that nearly fill one.
_FIELDS = frozenset((*range(19, 21), *range(31, 37), *range(64, 72), *range(135, 142)))
_readings = lru_cache(maxsize=4_096)(readings)  # a name is asked of several indexes
_LONGEST_KEPT = 300  # signs of a name whose words are looked up one by one


def queries(name: str, lookup: Lookup, kind: PartyKind | None) -> list[Query]:
    """Give the ways to ask the index for a name: as a person, as anything else, or as both."""
    sides = (True, False) if kind is None else (kind is PartyKind.PERSON,)
    lone = kind is PartyKind.PERSON or not name.isascii()
    words = lookup.respeller
    out: list[Query] = []
    plainly = AS_NEITHER
    if words.tells_what_stays:
        read = _as_read(name, lone)
        plainly = words.stays(read.written, _LEAST_JOINED) if read.written else AS_NEITHER
    for person in sides:
        if plainly & (AS_PERSON if person else AS_FIRM):
            out += read.person if person else read.firm
        else:
            out += _asking(name, expanded(name, words, person=person), person, lone)
    return out


class _Read(NamedTuple):
    """A name with the ways to ask for it as it is read, whatever the index."""

    written: Written | None  # None where what else it may be is not for a list alone to say
    person: list[Query]
    firm: list[Query]


@lru_cache(maxsize=4_096)  # a name is asked of several indexes
def _as_read(name: str, lone: bool) -> _Read:
    as_person, as_firm = _readings(name, person=True), _readings(name, person=False)
    return _Read(
        written=_written(name, as_person, as_firm),
        person=_asking(name, as_person[:_MOST], True, lone),
        firm=_asking(name, as_firm[:_MOST], False, lone),
    )


def _asking(name: str, found: tuple[Reading, ...], person: bool, lone: bool) -> list[Query]:
    """Give what a name is read as, as ways to ask an index."""
    sure = None if name.isascii() else _SYLLABIC.fullmatch(name)
    ordered = "," not in name
    return [
        Query(
            surely(tokens, han=bool(sure["han"])) if sure and person else tidy(tokens),
            person,
            ordered,
            person and lone,
        )
        for tokens in cut_short(found, name)
    ]


def _written(name: str, as_person: Sequence[Reading], as_firm: Sequence[Reading]) -> Written | None:
    """Give what any list is asked of a name, None where a list is not all that can tell."""
    is_latin = name.isascii()
    if len(name) > _LONGEST_KEPT or unseamed(name) != name:
        return None
    if not is_latin and _PREFIX.search(name):
        return None
    own = [word for written in name.split() for word in plain_words(written)[0]][:MOST_WORDS]
    latin = [word for word in own if word.isascii()]
    joined = [] if len(latin) == len(own) else [whole for _, _, whole in _wholes(own)]
    return Written(latin, joined, as_person, as_firm, not is_latin)


def surely(tokens: Reading, *, han: bool) -> Reading:
    """Mark the words of a reading as read from a script in which nobody slips by a Latin letter."""
    signs = (HAN_FAMILY if i == 0 else HAN for i in range(len(tokens)))
    return tuple(
        token if token.endswith(CUT) else token + SURE + (sign if han else HANGUL)
        for token, sign in zip(tokens, signs, strict=True)
    )


def expanded(name: str, words: Respeller, *, person: bool) -> tuple[Reading, ...]:
    """Give the readings of a name and what they become by known joins, splits and mendings."""
    out: dict[Reading, None] = dict.fromkeys(_readings(name, person=person))
    for other in _rewritten(name, words, person):
        for reading in readings(other, person=person)[:2]:
            out.setdefault(reading)
    for reading in tuple(out):
        for joined in _joins(reading, words):
            out.setdefault(joined)
        if not name.isascii():
            for split in _splits(reading, words):
                out.setdefault(split)
    return tuple(out)[:_MOST] if len(out) > _MOST else tuple(out)


def _rewritten(name: str, words: Respeller, person: bool) -> list[str]:
    """Give the name with each strange word parted or mended into words the list or classes know."""
    own, asks = _own_words(name, words)
    if person and not asks:
        return []
    out: list[str] = []
    if asks & SEAM and (parted := unseamed(name)) != name:
        out.append(parted)
    if not person:
        if not name.isascii() and _PREFIX.search(name):
            out.append(without_prefix(name))
        if len(own) > 1:
            out += _joined_words(own, words)
        mended = [words.mended(word) or word for word in own]
        if mended != own:
            out.insert(0, " ".join(mended))
    if asks & OTHERS:
        for i, word in enumerate(own):
            for parts in words.others(word):
                out.append(" ".join((*own[:i], *parts, *own[i + 1 :])))
    return out[:_MOST_REWRITTEN]


def _own_words(name: str, words: Respeller) -> tuple[list[str], int]:
    """Give a name's plain words, and whether any may be parted or written otherwise."""
    if len(name) > _LONGEST_KEPT:
        return plain(name).split()[:MOST_WORDS], SEAM | OTHERS
    own, asks, kept = list[str](), 0, words.written
    for written in name.split():
        found, ask = kept[written]
        own += found
        asks |= ask
    return own[:MOST_WORDS], asks


def without_prefix(name: str) -> str:
    """Give a name without the group word before its quotes.

    >>> without_prefix("Группа «Калашников»")
    '«Калашников»'
    """
    return _PREFIX.sub("", name, count=1)


def _joined_words(words: list[str], known: Respeller) -> list[str]:
    """Give the name with neighbours joined that the list writes as one word: Gazprom bank."""
    if "".join(words).isascii():
        found = known.joins(words, _LEAST_SPLIT)
        return [" ".join((*words[:i], whole, *words[i + size :])) for size, i, whole in found]
    return [
        " ".join((*words[:i], whole, *words[i + size :]))
        for size, i, whole in _wholes(words)
        if known.has(whole)
    ]


def _wholes(words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Give neighbours written in Latin as one word: how many, and from which on."""
    for size in (2, 3):
        for i in range(len(words) - size + 1):
            whole = romanise_word("".join(words[i : i + size]))
            if len(whole) >= _LEAST_SPLIT and whole.isalpha():
                yield size, i, whole


def _joins(reading: Reading, words: Respeller) -> list[Reading]:
    found = words.joins(reading, _LEAST_JOINED) if len(reading) > 1 else ()
    return [(*reading[:i], whole, *reading[i + size :]) for size, i, whole in found]


def _splits(reading: Reading, words: Respeller) -> list[Reading]:
    """Part words romanised from other scripts, which the plain name does not show."""
    return [
        (*reading[:i], *parts, *reading[i + 1 :])
        for i, token in enumerate(reading)
        for parts in words.splits(token)
    ]


def cut_short(found: tuple[Reading, ...], name: str) -> tuple[Reading, ...]:
    """Add readings whose last word may go on, where the name fills a payment's field."""
    if len(name.strip()) not in _FIELDS:
        return found
    return (*found, *filter(None, map(_cut_reading, found)))


def _cut_reading(reading: Reading) -> Reading:
    """Mark the last word as one that may go on."""
    last = kind_of(reading[-1])
    if len(reading) < 2 or last not in (TokenKind.WORD, TokenKind.INITIAL, TokenKind.PATRONYMIC):
        return ()
    return (*reading[:-1], reading[-1] + CUT)
