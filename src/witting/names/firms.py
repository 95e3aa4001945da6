"""An organisation's name as the words, forms, business words and places it can be read as.

Each written word is worked out once and kept. Phrases of several words are looked for only from a
word that some known phrase begins with.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from witting.names.bare import bare_abjad, without_servants
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
from witting.names.scripts import script_of
from witting.names.spelt import (
    ADORNED,
    ALONE,
    HANGUL,
    LATIN,
    MOST_KEPT,
    MOST_READINGS,
    RUNS,
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

# Words that serve others in a firm's name as particles do. In a person's, In and Fi are names, and
# ال, without its sign آل, is a family.
_SERVE = {"in": "of", "fi": "of", "wal": "and", "ال": "al", "من": "of"}

# A plain word in the three ways a phrase may hold it, what it is alone, and how many words the
# longest phrase has that it may begin.
_Unit = tuple[Words, Reading, int]


@cache
def _longest_from() -> dict[str, int]:
    """Give every word that a phrase of several words begins with, and the longest one's length."""
    found: dict[str, int] = {}
    for phrase in phrases():
        if len(phrase) > 1:
            found[phrase[0]] = max(found.get(phrase[0], 0), len(phrase))
    return found


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
    return ways, tuple(token for token in alone if token), most


def _spelt_alone(word: str, bare: str) -> Reading:
    served = _SERVE.get(word)
    if served:
        return (served,)
    if word.isascii():
        return meanings().get(bare) or spelt_word(word)
    return meanings().get(bare) or spelt_word(without_servants(word))


def _word(written: str) -> tuple[int, Reading, tuple[_Unit, ...]]:
    """Give what a written word asks of its name, its tokens, and its plain words' units."""
    words: Words = (simple_word(written),)
    marks = LATIN
    if not words[0]:
        words = tuple(plain(written).split())
        marks = written_marks(written, words, person=False)
        if marks & (RUNS | ADORNED | HANGUL):
            return marks, (), ()
        words = by_exonym(words)
    if not written.isascii() and any(map(_is_read_together, words)):
        return marks | RUNS, (), ()
    if len(words) == 1:
        unit = _unit(words[0])
        return marks | (_BEGINS if unit[2] > 1 else 0), unit[1], (unit,)
    units = tuple(map(_unit, words))
    if any(unit[2] > 1 for unit in units):
        marks |= _BEGINS
    return marks, tuple(token for unit in units for token in unit[1]), units


_WORDS = Kept(_word, MOST_KEPT)


def quickly(name: str) -> tuple[Reading, ...] | None:
    """Read a name word by word, or give None where its words must be seen together."""
    marks = 0
    tokens: list[str] = []
    written = name.split()
    kept = _WORDS
    for word in written:
        asks, found, _ = kept[word]
        marks |= asks
        tokens += found
    if marks & UNSURE and needs_neighbours(marks):
        if len(written) == 1 and marks & ALONE:
            return _run(plain(written[0]))
        return None
    if marks & _BEGINS:
        return (_classed([unit for word in written for unit in kept[word][2]]),)
    return (tuple(tokens),) if tokens else ()


def firm_part(stretch: Words) -> tuple[Reading, ...]:
    """Give the ways to read one stretch of a name: a run of Han, or words of other scripts."""
    if script_of(stretch[0][0]) == "hani":
        return _run(stretch[0])
    words = by_exonym(stretch)
    if any(script_of(word[0]) == "hang" for word in words):
        return _korean(words)
    ways: dict[Reading, None] = {}
    for way in (words, *with_initialisms(words)):
        meant = [at for at, word in enumerate(way) if _is_abjad_meaning(word)]
        for heard in _hearings(meant) if way is words else (frozenset[int](),):
            ways.setdefault(_classed(_units(way, heard)))
    return tuple(ways)


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


def _units(words: Words, heard: frozenset[int]) -> list[_Unit]:
    return [_heard_unit(word) if at in heard else _unit(word) for at, word in enumerate(words)]


@lru_cache(maxsize=16384)
def _is_abjad_meaning(word: str) -> bool:
    """Say whether an Arabic or Persian word is read by its meaning, not by its sounds."""
    if script_of(word[0]) != "arab":
        return False
    ways, tokens, _ = _unit(word)
    return ways[0] in meanings() or any(token.startswith(BUSINESS) for token in tokens)


def _is_read_together(word: str) -> bool:
    return _is_abjad_meaning(word) or word in spoken_letters()


def _heard_unit(word: str) -> _Unit:
    return (word,) * 3, spelt_word(without_servants(word)), 1


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
    return unit[0], (hangul_spellings(part)[way],), 1


def _run(run: str) -> tuple[Reading, ...]:
    """Read a run of Han; a short one without a known word may be a person's name."""
    found = organisation_readings(run)
    alone = all(kind_of(t) is TokenKind.WORD for reading in found for t in reading)
    if alone and len(run) <= _LONGEST_PERSON:
        found = (*found, *person_readings(run)[:1])
    return tuple(dict.fromkeys(found))[:MOST_READINGS]


def _classed(units: list[_Unit]) -> Reading:
    """Replace known phrases, the longest first, by their class; spell what is left."""
    known = phrases()
    out: list[str] = []
    at = 0
    while at < len(units):
        unit = units[at]
        size = min(unit[2], len(units) - at)
        found = ""
        while size > 1:
            there = units[at : at + size]
            for way in (0, 1, 2):
                found = known.get(tuple(other[0][way] for other in there), "")
                if found:
                    break
            if found:
                break
            size -= 1
        if found:
            out.append(found)
            at += size
        else:
            out += unit[1]
            at += 1
    return tuple(out)
