"""An organisation's name as the words, forms, business words and places it can be read as.

Each written word is worked out once and kept. Phrases of several words are looked for only from a
word that some known phrase begins with.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, cast

from witting.names.adorned import MOST_INITIALS
from witting.names.bare import bare_abjad, told_of_forms, without_servants
from witting.names.classes import (
    BUSINESS,
    first_words,
    form_words,
    meanings,
    phrase_words,
    phrases,
    without_article,
)
from witting.names.han import organisation_readings, person_readings
from witting.names.hangul import hangul_parts, hangul_spellings
from witting.names.initialisms import spoken_letters, with_initialisms
from witting.names.kept import Kept
from witting.names.kinds import TokenKind, kind_of
from witting.names.normal import plain
from witting.names.scribe import Read, scribe, unread
from witting.names.scripts import script_of
from witting.names.spelt import (
    ADORNED,
    ALONE,
    HANGUL,
    LATIN,
    MOST_KEPT,
    MOST_READINGS,
    RUNS,
    TOGETHER,
    UNSURE,
    Reading,
    Words,
    by_exonym,
    needs_neighbours,
    simple_word,
    spelt_word,
    written_marks,
)

PART_OF_FORM = ".part"  # a word that only forms use, found apart from its form
_LONGEST_PERSON = 4  # Han letters
_MOST_MEANT = 5  # words with a meaning in one name, each of which may be a name all the same
_BEGINS = 1 << 16  # some phrase of several words may begin here
_MEANT = 1 << 17  # an Arabic or Persian word read by its meaning, which may be a name all the same

# Words that serve others in a firm's name as particles do. In a person's, In and Fi are names, and
# ال, without its sign آل, is a family.
_SERVE = {"in": "of", "fi": "of", "wal": "and", "ال": "al", "من": "of"}

# A plain word in the three ways a phrase may hold it, what it is alone, how many words the longest
# phrase has that it may begin, and what it is heard as where it is otherwise read by its meaning.
_Unit = tuple[Words, Reading, int, Reading | None]
_Word = tuple[int, Reading, tuple[_Unit, ...]]


@cache
def _longest_from() -> dict[str, int]:
    """Give every word that a phrase of several words begins with, and the longest one's length."""
    found: dict[str, int] = {}
    for phrase in phrases():
        if len(phrase) > 1:
            found[phrase[0]] = max(found.get(phrase[0], 0), len(phrase))
    return found


@cache
def _beginnings() -> frozenset[tuple[str, str]]:
    """Give the first two words of every phrase of several."""
    return frozenset((phrase[0], phrase[1]) for phrase in phrases() if len(phrase) > 1)


@lru_cache(maxsize=65536)
def _unit(word: str) -> _Unit:
    known, longest = phrases(), _longest_from()
    ways = (word,) * 3 if word.isascii() else (bare_abjad(word), word, without_article(word))
    alone: Reading = ()
    if ways[0] in first_words() or ways[2] in first_words():
        alone = next(((known[way,],) for way in ways if (way,) in known), ())
        most = max(longest.get(way, 1) for way in ways)
    else:
        most = 1
    if not alone:
        alone = (PART_OF_FORM,) if word in form_words() else _spelt_alone(word, ways[0])
    tokens = tuple(token for token in alone if token)
    return ways, tokens, most, _heard(word) if _is_meant(word, ways, tokens) else None


def _is_meant(word: str, ways: Words, tokens: Reading) -> bool:
    """Say whether an Arabic or Persian word is read by its meaning, not by its sounds."""
    if script_of(word[0]) != "arab":
        return False
    return ways[0] in meanings() or any(token.startswith(BUSINESS) for token in tokens)


def _heard(word: str) -> Reading:
    return spelt_word(without_servants(word))


def _spelt_alone(word: str, bare: str) -> Reading:
    served = _SERVE.get(word)
    if served:
        return (served,)
    if word.isascii():
        return meanings().get(bare) or spelt_word(word)
    return meanings().get(bare) or _heard(word)


def word_once(written: str) -> _Word:
    """Give what a written word asks of its name, its tokens, and its plain words' units."""
    words: Words = (simple_word(written),)
    marks = LATIN
    if not words[0]:
        words = tuple(plain(written).split())
        marks = written_marks(written, words, person=False)
        if marks & (RUNS | ADORNED | HANGUL):
            return marks, (), ()
        words = by_exonym(words)
    if not written.isascii() and not spoken_letters().keys().isdisjoint(words):
        return marks | RUNS, (), ()
    units = tuple(map(_unit, words))
    for unit in units:
        marks |= (_BEGINS if unit[2] > 1 else 0) | (_MEANT if unit[3] is not None else 0)
    if len(units) == 1:
        return marks, units[0][1], units
    return marks, tuple(token for unit in units for token in unit[1]), units


@cache
def _words() -> Any:
    """Give the words kept, each with what `word_once` says of it."""
    found = scribe(
        {*first_words(), *form_words(), *meanings(), *spoken_letters(), *_SERVE},
        told_of_forms(),
        MOST_INITIALS,
        {"stop": TOGETHER, "begins": _BEGINS, "meant": _MEANT, "most_meant": _MOST_MEANT},
        {" ".join(phrase): token for phrase, token in phrases().items() if len(phrase) > 1},
        word_once,
    )
    return Kept(word_once, MOST_KEPT) if found is None else found


@cache
def read_apart() -> Read:
    """Give what reads a name word by word in the kernel, or gives None: see `quickly`."""
    words = _words()
    return unread if isinstance(words, Kept) else cast("Read", words.read)


def quickly(name: str) -> tuple[Reading, ...] | None:
    """Read a name word by word, or give None where its words must be seen together."""
    return plain_quickly(name, _words())


def plain_quickly(name: str, kept: Any) -> tuple[Reading, ...] | None:
    """Do the same in Python with the words kept: the definition the kernel is held against."""
    marks = 0
    tokens: list[str] = []
    written = name.split()
    for word in written:
        asks, found, _ = kept[word]
        marks |= asks
        tokens += found
    if marks & UNSURE and needs_neighbours(marks):
        if len(written) == 1 and marks & ALONE:
            return read_run(plain(written[0]))
        return None
    if marks & (_BEGINS | _MEANT):
        units = [unit for word in written for unit in kept[word][2]]
        return tuple(filter(None, _ways(units))) if marks & _MEANT else (_classed(units),)
    return (tuple(tokens),) if tokens else ()


def firm_part(stretch: Words) -> tuple[Reading, ...]:
    """Give the ways to read one stretch of a name: a run of Han, or words of other scripts."""
    if script_of(stretch[0][0]) == "hani":
        return read_run(stretch[0])
    words = by_exonym(stretch)
    if any(script_of(word[0]) == "hang" for word in words):
        return _korean(words)
    ways: dict[Reading, None] = {}
    for reading in _ways(list(map(_unit, words))):
        ways.setdefault(reading)
    for way in with_initialisms(words):
        ways.setdefault(_classed(list(map(_unit, way))))
    return tuple(ways)


def _ways(units: list[_Unit]) -> list[Reading]:
    """Give the ways to hear words of which some have a meaning, each once."""
    meant = [at for at, unit in enumerate(units) if unit[3] is not None]
    ways = {
        _classed([_as_heard(unit) if at in heard else unit for at, unit in enumerate(units)]): None
        for heard in _hearings(meant)
    }
    return list(ways)


def _as_heard(unit: _Unit) -> _Unit:
    word = unit[0][1]
    return (word,) * 3, unit[3] or (), 1, None


def _hearings(meant: list[int]) -> Iterator[frozenset[int]]:
    """Give which of the words that have a meaning are heard as a name, likeliest first.

    None, all, all but the first, which says what the firm is, and each alone: مصرف الإنماء is the
    Alinma Bank, راه ساحل is Rah Sahel, and بانک صنعت و معدن the Sanat O Madan Bank.
    """
    yield frozenset()
    if meant:
        yield frozenset(meant)
    if len(meant) > 1:
        yield frozenset(meant[1:])
    if 1 < len(meant) <= _MOST_MEANT:
        yield from (frozenset((at,)) for at in meant)


def _korean(words: Words) -> tuple[Reading, ...]:
    """Read words of which some are Korean, in each of the spellings those no table knows have."""
    parts = [
        part
        for word in words
        for part in (hangul_parts(word) if script_of(word[0]) == "hang" else (word,))
    ]
    ways = {_classed([_korean_unit(part, way) for part in parts]): None for way in (0, -1)}
    return tuple(ways)


def _korean_unit(part: str, way: int) -> _Unit:
    unit = _unit(part)
    if script_of(part[0]) != "hang" or part in phrase_words():
        return unit
    return unit[0], (hangul_spellings(part)[way],), 1, None


def read_run(run: str) -> tuple[Reading, ...]:
    """Read a run of Han; a short one without a known word may be a person's name."""
    found = organisation_readings(run)
    alone = all(kind_of(t) is TokenKind.WORD for reading in found for t in reading)
    if alone and len(run) <= _LONGEST_PERSON:
        found = (*found, *person_readings(run)[:1])
    return tuple(dict.fromkeys(found))[:MOST_READINGS]


def _classed(units: list[_Unit]) -> Reading:
    """Replace known phrases, the longest first, by their class; spell what is left."""
    out: list[str] = []
    at, last = 0, len(units) - 1
    while at <= last:
        unit = units[at]
        if unit[2] > 1 and at < last:
            found, size = _phrase(units, at)
            if found:
                out.append(found)
                at += size
                continue
        out += unit[1]
        at += 1
    return tuple(out)


def _phrase(units: list[_Unit], at: int) -> tuple[str, int]:
    """Give the class of the longest phrase of several words that begins here, and its length."""
    own, beside = units[at][0], units[at + 1][0]
    if _beginnings().isdisjoint(zip(own, beside, strict=True)):
        return "", 0
    known = phrases()
    for size in range(min(units[at][2], len(units) - at), 1, -1):
        there = units[at : at + size]
        for way in (0, 1, 2):
            found = known.get(tuple([other[0][way] for other in there]))
            if found:
                return found, size
    return "", 0
