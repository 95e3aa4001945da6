"""A person's name as the words it can be read as.

Names repeat words, so each written word is worked out once and kept; a name is then its words one
after another. Only words that need their neighbours (Han, Hangul, disguised words beside Latin
ones) send the whole name the longer way.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from witting.names.classes import is_title
from witting.names.han import person_readings
from witting.names.normal import plain
from witting.names.romanise import korean_name, romanise_word
from witting.names.russian import from_belarusian, from_ukrainian
from witting.names.scripts import script_of
from witting.names.spelt import (
    BELARUSIAN,
    HANGUL,
    LATIN,
    MASKED,
    RUNS,
    UKRAINIAN,
    Reading,
    Words,
    by_exonym,
    marks_of,
    spelt,
)

_INITIAL = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=\s*[^\W_])")
_TOGETHER = RUNS | HANGUL
_BOTH = LATIN | MASKED
_OTHERWISE = BELARUSIAN | UKRAINIAN


def person_words(name: str) -> list[str]:
    """Give the plain words of a person's name: В.В. is two initials, where J.S.C. is one word."""
    return plain(_INITIAL.sub(r"\1 ", name) if "." in name else name).split()


@lru_cache(maxsize=131072)
def _word(written: str) -> tuple[int, Reading, Words]:
    """Give what a written word asks of its name, its tokens, and its plain words, titles left out.

    Only a title asks nothing and gives nothing.
    """
    words = person_words(written)
    kept = tuple(word for word in words if not is_title(word))
    marks = _marks(words)
    if not kept or marks & _TOGETHER:
        return marks & ~_OTHERWISE, (), kept
    return marks, _tokens(kept), kept


def _marks(words: Iterable[str]) -> int:
    marks = 0
    for word in words:
        marks |= marks_of(word)
    return marks


@lru_cache(maxsize=32768)
def _word_otherwise(written: str, way: int) -> Reading:
    russian = from_belarusian if way == BELARUSIAN else from_ukrainian
    return _tokens(tuple(map(russian, _word(written)[2])))


def quickly(name: str) -> tuple[Reading, ...] | None:
    """Read a name word by word, or give None where its words must be seen together."""
    marks = 0
    tokens: list[str] = []
    written = name.split()
    for word in written:
        asks, found, _ = _word(word)
        marks |= asks
        tokens += found
    if not tokens or marks & _TOGETHER or marks & _BOTH == _BOTH:
        return None
    if not marks & _OTHERWISE:
        return (tuple(tokens),)
    ways = {tuple(tokens): None}
    for way in (BELARUSIAN, UKRAINIAN):
        if marks & way:
            ways[tuple(t for word in written for t in _word_otherwise(word, way))] = None
    return tuple(ways)


def person_part(stretch: Words) -> tuple[Reading, ...]:
    """Give the ways to read one stretch of a name: a run of Han, or words of other scripts."""
    script = script_of(stretch[0][0])
    if script == "hani":
        return person_readings(stretch[0])
    if script == "hang" and sum(map(len, stretch)) in (2, 3, 4):
        return korean_name("".join(stretch))
    kept = tuple(word for word in stretch if not is_title(word)) or stretch
    marks = _marks(kept)
    ways = [_tokens(kept)]
    if marks & BELARUSIAN:
        ways.append(_tokens(tuple(map(from_belarusian, kept))))
    if marks & UKRAINIAN:
        ways.append(_tokens(tuple(map(from_ukrainian, kept))))
    return tuple(dict.fromkeys(ways))


def _tokens(words: Words) -> Reading:
    """Read a person's words; an initial is one letter in Latin too: Ю. is Y, whatever Y begins."""
    out: list[str] = []
    for word in by_exonym(words):
        if len(word) == 1 and script_of(word) == "cyrl":
            out.append(romanise_word(word)[:1])
        else:
            out += spelt((word,))
    return tuple(token for token in out if token)
