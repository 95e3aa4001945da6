"""Readings with words joined or parted as the list writes them.

JSCARGUMENT is JSC Argument, Heng Bang Wei is Hengbangwei: only joins and splits whose words the
list knows are tried, so that the number of readings stays small.
"""

from collections.abc import Callable

from witting.names import Reading, TokenKind, is_form, is_particle, kind_of, readings
from witting.parties.lookup import CUT

_LEAST_PART = 3
_LEAST_SPLIT = 6
_MOST = 24
_GLUED = ("jsc", "ojsc", "pjsc", "cjsc", "ooo", "oao", "zao", "pao", "llc", "ltd", "gmbh", "npo",
          "npp", "fgup", "limited", "company", "corp", "inc", "plc", "ao")  # fmt: skip

Knows = Callable[[str], bool]


def expanded(found: tuple[Reading, ...], knows: Knows, *, person: bool) -> tuple[Reading, ...]:
    """Give the readings and what they become by known joins and splits."""
    out: dict[Reading, None] = dict.fromkeys(found)
    for reading in found:
        for other in (*_joins(reading, knows), *_splits(reading, knows, person)):
            if len(out) >= _MOST:
                return tuple(out)
            out.setdefault(other)
    return tuple(out)


def _joins(reading: Reading, knows: Knows) -> list[Reading]:
    out = []
    for size in (2, 3):
        for i in range(len(reading) - size + 1):
            words = reading[i : i + size]
            if all(_joinable(word) for word in words):
                whole = "".join(words)
                if len(whole) > 3 and knows(whole):
                    out.append((*reading[:i], whole, *reading[i + size :]))
    return out


def _joinable(token: str) -> bool:
    return token.isalnum() and kind_of(token) is not TokenKind.NUMBER


def _splits(reading: Reading, knows: Knows, person: bool) -> list[Reading]:
    out = []
    for i, token in enumerate(reading):
        if kind_of(token) is TokenKind.WORD and len(token) >= _LEAST_SPLIT:
            for parts in _known_parts(token, knows, person):
                out.append((*reading[:i], *parts, *reading[i + 1 :]))
    return out


def _known_parts(word: str, knows: Knows, person: bool) -> list[Reading]:
    found = [] if person else _without_form(word, knows)
    if knows(word):
        return found
    for cut in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
        head, tail = word[:cut], word[cut:]
        if not knows(head):
            continue
        if knows(tail):
            found.append((head, tail))
        else:
            found += [
                (head, tail[:k], tail[k:])
                for k in range(_LEAST_PART, len(tail) - _LEAST_PART + 1)
                if knows(tail[:k]) and knows(tail[k:])
            ]
    found += _after_article(word, knows) if person else []
    return sorted(found, key=lambda parts: (len(parts), -min(map(len, parts))))[:4]


def _after_article(word: str, knows: Knows) -> list[Reading]:
    """Part a glued Arabic article: alhusseini is al-Husseini."""
    rest = word[2:]
    return [(word[:2], rest)] if is_particle(word[:2]) and knows(rest) else []


def _without_form(word: str, knows: Knows) -> list[Reading]:
    """Part a glued organisation form from a word the list knows."""
    out = []
    for form in _GLUED:
        rest = word[len(form) :] if word.startswith(form) else ""
        rest = rest or (word[: -len(form)] if word.endswith(form) else "")
        if len(rest) > 3 and is_form(form) and knows(rest):
            out.append((*readings(form, person=False)[0], rest))
    return out


_FIELDS = (range(31, 37), range(64, 72), range(135, 142))  # 35 letters a line, 70, 140
_LEAST_CUT = 3


def cut_short(found: tuple[Reading, ...], name: str) -> tuple[Reading, ...]:
    """Add readings whose last word may go on, where the name fills a payment's field."""
    if not any(len(name.strip()) in field for field in _FIELDS):
        return found
    cut = [
        (*reading[:-1], reading[-1] + CUT)
        for reading in found
        if kind_of(reading[-1]) is TokenKind.WORD and len(reading[-1]) >= _LEAST_CUT
    ]
    return (*found, *cut)
