"""Readings with words joined or parted as the list writes them.

JSCARGUMENT is JSC Argument, Heng Bang Wei is Hengbangwei: only joins and splits whose words the
list knows are tried, so that the number of readings stays small.
"""

import re
from collections.abc import Callable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from witting.base import PartyKind
from witting.names import (
    ABJAD_MARK,
    Reading,
    TokenKind,
    class_words,
    first_words,
    is_particle,
    kind_of,
    ocr_ways,
    plain,
    readings,
    romanise_word,
    unseamed,
)
from witting.parties.build import tidy
from witting.parties.lookup import CUT, Lookup
from witting.parties.search import Query

_LEAST_PART = 3
_LEAST_SPLIT = 6
_LEAST_MENDED = 4
_MOST = 24
_MOST_REWRITTEN = 8
_LONG_WORD = 8
# Группа «Калашников»: what stands before a name in quotes says little, and people exchange it.
_PREFIX = re.compile(
    r"\b(?:группа(?:\s+компаний)?|холдинг|концерн|корпорация)\s*(?=[«\"“„'])", re.IGNORECASE
)
Knows = Callable[[str], bool]


def queries(name: str, lookup: Lookup, kind: PartyKind | None) -> list[Query]:
    """Give the ways to ask the index for a name: as a person, as anything else, or as both."""
    sides = [True, False] if kind is None else [kind is PartyKind.PERSON]
    lone = kind is PartyKind.PERSON or not name.isascii()
    return [
        Query(tidy(tokens), person, ordered=not (person and "," in name), lone=person and lone)
        for person in sides
        for tokens in cut_short(expanded(name, lookup.knows, person=person), name)
    ]


def expanded(name: str, knows: Knows, *, person: bool) -> tuple[Reading, ...]:
    """Give the readings of a name and what they become by known joins, splits and mendings."""
    found = readings(name, person=person)
    out: dict[Reading, None] = dict.fromkeys(found)
    for other in _rewritten(name, knows, person):
        for reading in readings(other, person=person)[:2]:
            out.setdefault(reading)
    for reading in tuple(out):
        for joined in _joins(reading, knows):
            out.setdefault(joined)
        for split in _splits(reading, knows):
            out.setdefault(split)
    return tuple(out)[:_MOST]


def _rewritten(name: str, knows: Knows, person: bool) -> list[str]:
    """Give the name with each strange word parted or mended into words the list or classes know."""
    words = plain(name).split()
    parted = unseamed(name)
    out: list[str] = [parted] if parted != name else []
    if not person and _PREFIX.search(name):
        out.append(without_prefix(name))
    out += _joined_words(words, knows)
    mended = list(words)
    for i, word in enumerate(words):
        if not word.isascii() or len(word) < _LEAST_MENDED or _familiar(word, knows):
            continue
        others = [*_parts(word, knows), *((way,) for way in ocr_ways(word) if knows(way))]
        out += [" ".join((*words[:i], *parts, *words[i + 1 :])) for parts in others]
        if not person:
            mended[i] = _mended(word) or word
    if mended != words:
        out.insert(0, " ".join(mended))
    return out[:_MOST_REWRITTEN]


def without_prefix(name: str) -> str:
    """Give a name without the group word before its quotes.

    >>> without_prefix("Группа «Калашников»")
    '«Калашников»'
    """
    return _PREFIX.sub("", name, count=1)


def _joined_words(words: list[str], knows: Knows) -> list[str]:
    """Give the name with neighbours joined that the list writes as one word: Gazprom bank."""
    out = []
    for size in (2, 3):
        for i in range(len(words) - size + 1):
            whole = romanise_word("".join(words[i : i + size]))
            if len(whole) >= _LEAST_SPLIT and whole.isalpha() and knows(whole):
                out.append(" ".join((*words[:i], whole, *words[i + size :])))
    return out


def _familiar(word: str, knows: Knows) -> bool:
    return knows(word) or word in first_words()


def _parts(word: str, knows: Knows) -> list[Reading]:
    """Give the ways to part a word into two or three known ones, the most even first."""

    def known(part: str) -> bool:
        served = part in first_words() or is_particle(part)
        return (len(part) > 1 and served) or (len(part) >= _LEAST_PART and knows(part))

    found: list[Reading] = []
    for cut in range(2, len(word) - 1):
        head, tail = word[:cut], word[cut:]
        if known(head):
            if known(tail):
                found.append((head, tail))
            else:
                found += [
                    (head, tail[:k], tail[k:])
                    for k in range(2, len(tail) - 1)
                    if known(tail[:k]) and known(tail[k:])
                ]
    return sorted(found, key=lambda parts: (len(parts), -min(map(len, parts))))[:3]


def _mended(word: str) -> str:
    """Give the class word a strange word is a misspelling of, or ""."""
    least = 1.0 - (1.5 if len(word) < _LONG_WORD else 2.5) / len(word)
    near = process.extractOne(
        word, class_words(), scorer=OSA.normalized_similarity, score_cutoff=least
    )
    return str(near[0]) if near else ""


def _joins(reading: Reading, knows: Knows) -> list[Reading]:
    out = []
    for size in (2, 3):
        for i in range(len(reading) - size + 1):
            whole = _whole(reading[i : i + size])
            if len(whole) > 3 and knows(whole):
                out.append((*reading[:i], whole, *reading[i + size :]))
    return out


def _whole(words: Reading) -> str:
    """Give neighbours written as one word, or "" where they cannot be."""
    if all(word.startswith(ABJAD_MARK) for word in words):
        return ABJAD_MARK + "".join(word[1:] for word in words)
    return "".join(words) if all(_joinable(word) for word in words) else ""


def _joinable(token: str) -> bool:
    return token.isalnum() and kind_of(token) is not TokenKind.NUMBER


def _splits(reading: Reading, knows: Knows) -> list[Reading]:
    """Part words romanised from other scripts, which the plain name does not show."""
    return [
        (*reading[:i], *parts, *reading[i + 1 :])
        for i, token in enumerate(reading)
        if kind_of(token) is TokenKind.WORD and len(token) >= _LEAST_SPLIT and not knows(token)
        for parts in _parts(token, knows)[:2]
    ]


_FIELDS = (range(19, 21), range(31, 37), range(64, 72), range(135, 142))  # 20, 35, 70, 140


def cut_short(found: tuple[Reading, ...], name: str) -> tuple[Reading, ...]:
    """Add readings whose last word may go on, where the name fills a payment's field."""
    if not any(len(name.strip()) in field for field in _FIELDS):
        return found
    return (*found, *filter(None, map(_cut_reading, found)))


def _cut_reading(reading: Reading) -> Reading:
    """Mark the last word as one that may go on."""
    last = kind_of(reading[-1])
    if len(reading) < 2 or last not in (TokenKind.WORD, TokenKind.INITIAL, TokenKind.PATRONYMIC):
        return ()
    return (*reading[:-1], reading[-1] + CUT)
