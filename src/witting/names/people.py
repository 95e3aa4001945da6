"""A person's name as the words it can be read as.

Names repeat words, so each written word is worked out once and kept; a name is then its words one
after another. Only words that need their neighbours (Han, Hangul, disguised words beside Latin
ones) send the whole name the longer way.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, cast

from witting.names.adorned import MOST_INITIALS
from witting.names.classes import is_title, only_titles, run_titles, title_ends
from witting.names.compounds import told_of_compounds, ways_compounded
from witting.names.han import person_readings
from witting.names.kept import Kept
from witting.names.normal import plain
from witting.names.romanise import korean_name, romanise_word
from witting.names.russian import from_belarusian, from_ukrainian
from witting.names.scribe import Read, scribe, unread
from witting.names.scripts import script_of
from witting.names.spelt import (
    ALONE,
    BELARUSIAN,
    COMPOUND,
    HANGUL,
    LATIN,
    MOST_KEPT,
    MOST_READINGS,
    TOGETHER,
    UKRAINIAN,
    UNSURE,
    Reading,
    Words,
    by_exonym,
    marks_of,
    needs_neighbours,
    simple_word,
    spelt,
    spelt_word,
    written_marks,
)

_INITIAL = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=\s*[^\W_])")
_NUMERALS = frozenset(("ii", "iii", "iv"))  # the second, third and fourth of a name
_OTHERWISE = BELARUSIAN | UKRAINIAN
_BESIDE = COMPOUND | HANGUL  # words that need the others, but no other way to write the name


@lru_cache(maxsize=32768)
def _named(written: str) -> tuple[Words, Words]:
    """Give the plain words of one written word: without titles, and all."""
    words = tuple(plain(_INITIAL.sub(r"\1 ", written) if "." in written else written).split())
    if not words:
        return (), ()
    if len(words) > 1 and _is_parted_title(words, written):
        return (), words
    initial = len(words) > 1 or written[0].isupper()  # г. is a title, Г. and г.н. are initials
    return tuple(word for word in words if not _is_title(word, initial)), words


def _is_parted_title(words: Words, written: str) -> bool:
    """Say whether a word is a title that a sign parts: г-н, Ph.D.; but M.D. are initials."""
    sizes = sorted(map(len, words))
    parted = sizes[0] == 1 and (sizes[-1] > 1 or "-" in written)
    return parted and is_title("".join(words))


def _is_title(word: str, initial: bool) -> bool:
    if len(word) == 1 and (word.isascii() or (initial and script_of(word) == "cyrl")):
        return False
    return word in _NUMERALS or is_title(word)


def person_words(name: str) -> list[str]:
    """Give the plain words of a person's name, without titles unless there is nothing else.

    В.В. is two initials, where J.S.C. is one word.
    """
    found = [_named(written) for written in name.split()]
    words = [word for kept, _ in found for word in kept]
    return words or [word for _, every in found for word in every]


def word_once(written: str) -> tuple[int, Reading]:
    """Give what a written word asks of its name, and its tokens; a title gives none."""
    word = simple_word(written)
    if word:
        return LATIN, () if _is_title(word, True) else spelt_word(word)
    words, _ = _named(written)
    marks = written_marks(written, words, person=True)
    return (marks, ()) if marks & TOGETHER else (marks, _tokens(words))


@cache
def _words() -> Any:
    """Give the words kept, each with what `word_once` says of it."""
    found = scribe(
        {*only_titles(), *_NUMERALS},
        told_of_compounds(),
        MOST_INITIALS,
        {"stop": TOGETHER | _OTHERWISE},
        {},
        word_once,
    )
    return Kept(word_once, MOST_KEPT) if found is None else found


@cache
def read_apart() -> Read:
    """Give what reads a name word by word in the kernel, or gives None: see `quickly`."""
    words = _words()
    return unread if isinstance(words, Kept) else cast("Read", words.read)


def _marks(words: Iterable[str]) -> int:
    marks = 0
    for word in words:
        marks |= marks_of(word)
    return marks


@lru_cache(maxsize=32768)
def _word_otherwise(written: str, way: int) -> Reading:
    russian = from_belarusian if way == BELARUSIAN else from_ukrainian
    return _tokens(tuple(map(russian, _named(written)[0])))


def quickly(name: str) -> tuple[Reading, ...] | None:
    """Read a name word by word, or give None where its words must be seen together."""
    return plain_quickly(name, _words())


def plain_quickly(name: str, kept: Any) -> tuple[Reading, ...] | None:
    """Do the same in Python with the words kept: the definition the kernel is held against."""
    marks = 0
    tokens: list[str] = []
    written = name.split()
    for word in written:
        asks, found = kept[word]
        marks |= asks
        tokens += found
    if marks & UNSURE and needs_neighbours(marks & ~_BESIDE):
        if len(written) == 1 and marks & ALONE:
            return read_run(_named(written[0])[0][0])
        return None
    if marks & _BESIDE:
        beside = person_part(tuple(person_words(name)))
        return tuple(filter(None, beside))[:MOST_READINGS]
    if not tokens:
        return None
    if not marks & _OTHERWISE:
        return (tuple(tokens),)
    ways = {tuple(tokens): None}
    for way in (BELARUSIAN, UKRAINIAN):
        if marks & way:
            ways[tuple(t for word in written for t in _word_otherwise(word, way))] = None
    return tuple(ways)


def read_run(run: str) -> tuple[Reading, ...]:
    """Give the ways to read a name that is one run of Han."""
    return tuple(dict.fromkeys(person_readings(_untitled(run))))[:MOST_READINGS]


def read_korean(name: str) -> tuple[Reading, ...] | None:
    """Give the ways to read a name that is one word of Hangul, or None where a title may be in it.

    >>> read_korean("김정은")[0], read_korean("김대통령")
    (('kim', 'jong', 'un'), None)
    """
    ends = title_ends()
    return None if name[0] in ends or name[-1] in ends else korean_name(name)


def person_part(stretch: Words) -> tuple[Reading, ...]:
    """Give the ways to read one stretch of a name: a run of Han, or words of other scripts."""
    script = script_of(stretch[0][0])
    if script == "hani":
        return person_readings(_untitled(stretch[0]))
    if script == "hang":
        run = _untitled("".join(stretch))
        if len(run) in (2, 3, 4) and all(script_of(letter) == "hang" for letter in run):
            return korean_name(run)
    marks = _marks(stretch)
    ways = [_tokens(stretch)]
    if marks & BELARUSIAN:
        ways.append(_tokens(tuple(map(from_belarusian, stretch))))
    if marks & UKRAINIAN:
        ways.append(_tokens(tuple(map(from_ukrainian, stretch))))
    if script == "arab":
        ways += map(_tokens, ways_compounded(stretch))
    return tuple(dict.fromkeys(ways))


def _untitled(run: str) -> str:
    """Take the titles off the ends of a name whose script does not part words: 王先生 is 王.

    Two letters at least must be left, but for a title of two letters or more, which may follow a
    family name alone.
    """
    if run[-1] not in title_ends() and run[0] not in title_ends():
        return run
    for title in run_titles():
        rest = run.removesuffix(title)
        if rest != run and len(rest) >= (1 if len(title) > 1 else 2):
            return rest
        rest = run.removeprefix(title)
        if rest != run and len(title) > 1 and len(rest) > 1:
            return rest
    return run


def _tokens(words: Words) -> Reading:
    """Read a person's words; an initial is one letter in Latin too: Ю. is Y, whatever Y begins."""
    if len(words) == 1 and words[0].isascii():
        return spelt(words)
    out: list[str] = []
    for word in by_exonym(words):
        if len(word) == 1 and script_of(word) == "cyrl":
            out.append(romanise_word(word)[:1])
        else:
            out += spelt_word(word)
    return tuple(token for token in out if token)
