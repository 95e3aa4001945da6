"""Plain words as tokens in Latin letters, each word by itself or by its exonym.

A name is read word by word where no word needs its neighbours; `marks_of` says what one word asks
of the rest of its name.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from witting.names.abjad import MARK, SERVANT
from witting.names.adorned import is_adorned
from witting.names.compounds import may_be_compound
from witting.names.exonyms import exonyms
from witting.names.looks import latin_look, may_be_seen
from witting.names.romanise import romanise_word
from witting.names.scripts import script_of, script_of_word

Reading = tuple[str, ...]
Words = tuple[str, ...]

MOST_READINGS = 16
MOST_KEPT = 131_072  # words
LEAST_CAPITALS = 4  # letters of a word in capitals that is not taken for initials
PARTED = "abd"  # begins a Latin word that may be parted: the servant of God
_LONGEST_ALONE = 40
_MOST_EXONYM = 4  # words

# What a word asks of its name, as bits.
LATIN = 1  # a word in Latin letters
MASKED = 2  # a Cyrillic or Greek word that may be a Latin one in disguise
RUNS = 4  # Han, or a word an exonym of several words begins with: read it beside its neighbours
HANGUL = 8
BELARUSIAN = 16
UKRAINIAN = 32
ADORNED = 64  # a word that may have been meant otherwise
SEEN = 128  # letters that are not Latin but look it, and no others
UNSEEN = 256  # letters that neither are Latin nor look it
ALONE = 512  # one run of Han
COMPOUND = 1024  # Arabic or Persian names that may be joined or parted

TOGETHER = RUNS | HANGUL | ADORNED | COMPOUND  # such words are read beside their neighbours


UNSURE = TOGETHER | MASKED | SEEN  # without any of these a name is read word by word


def needs_neighbours(marks: int) -> bool:
    """Say whether words of a name with these marks must be read together.

    >>> needs_neighbours(LATIN), needs_neighbours(LATIN | MASKED), needs_neighbours(RUNS)
    (False, True, True)
    """
    return bool(
        marks & TOGETHER
        or marks & (LATIN | MASKED) == LATIN | MASKED
        or marks & (SEEN | UNSEEN) == SEEN
    )


def simple_word(written: str) -> str:
    """Give the plain word of a written one that is Latin and may not be meant otherwise, or "".

    >>> [simple_word(word) for word in ("Ivanov,", "IVANOV", "AB", "McDonald", "al-Assad", "Иван")]
    ['ivanov', 'ivanov', '', '', '', '']
    """
    word = written.rstrip(".,")
    if not word.isascii() or not word.isalpha():
        return ""
    capitals = len(word) >= LEAST_CAPITALS and word.isupper()
    simple = word.istitle() or word.islower() or capitals
    return word.lower() if simple else ""


def written_marks(written: str, words: Sequence[str], *, person: bool) -> int:
    """Say what one written word asks of its name, with its plain words."""
    uncased = _UNCASED.fullmatch(written) is not None  # neither adorned nor like Latin
    marks = ADORNED if not uncased and is_adorned(written, person=person) else 0
    for word in words:
        marks |= marks_of(word)
    if written.isascii():
        return marks
    marks |= SEEN if not uncased and may_be_seen(written) else UNSEEN
    if person and any(map(may_be_compound, words)):
        marks |= COMPOUND
    if len(words) == 1 and len(words[0]) <= _LONGEST_ALONE and HAN.fullmatch(words[0]):
        marks |= ALONE
    return marks


# Letters of scripts without capitals: Hebrew, Arabic, kana, Han and Hangul.
_UNCASED = re.compile("[א-ת\u0620-\u065fٮ-ۓぁ-ヺ㐀-䶿一-鿿가-힣]+")
HAN = re.compile("([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+)")
FIRST_RUN = "㐀"  # no name that begins with a Han letter sorts before it
_RUN = re.compile(f"[㐀-䶿一-鿿]{{1,{_LONGEST_ALONE}}}")
_ABD = re.compile(r"^abd[aeou]*(?:l|r(?=r)|s(?=s)|n(?=n))(?!l?lah$)(.{3,})$")


_HANGUL = re.compile("[가-힣]{2,4}")


def is_korean(name: str) -> bool:
    """Say whether a name is one word of two to four syllables of Hangul.

    >>> is_korean("김정은"), is_korean("김 정은")
    (True, False)
    """
    return _HANGUL.fullmatch(name) is not None


def is_run(name: str) -> bool:
    """Say whether a name is one run of Han, which is its own plain form.

    >>> is_run("王慧"), is_run("王 慧")
    (True, False)
    """
    return _RUN.fullmatch(name) is not None


@lru_cache(maxsize=16384)
def marks_of(word: str) -> int:
    """Say what a plain word asks of its name."""
    if word.isascii():
        return 0 if word.isdigit() else LATIN
    if HAN.search(word) or script_of(word[0]) == "hani" or word in _first_of_several():
        return RUNS
    marks = HANGUL if script_of(word[0]) == "hang" else 0
    script = script_of_word(word)
    if script == "latn":
        marks |= LATIN
    elif script in ("cyrl", "grek") and latin_look(word):
        marks |= MASKED
    for sign, asked in SIGNS:
        if sign in word:
            marks |= asked
    return marks


# What Belarusian and Ukrainian words are known by.
SIGNS = (
    *((sign, BELARUSIAN) for sign in ("ў", "дз", "ці", "авіч")),
    *((sign, UKRAINIAN) for sign in ("і", "ї", "є", "ґ")),
)


@cache
def _first_of_any() -> frozenset[str]:
    return frozenset(words[0] for words in exonyms())


@cache
def _first_of_several() -> frozenset[str]:
    return frozenset(words[0] for words in exonyms() if len(words) > 1)


def by_exonym(words: Words) -> Words:
    """Put the Latin words of known exonyms in their place."""
    if _first_of_any().isdisjoint(words):
        return words
    known, out, at = exonyms(), list[str](), 0
    while at < len(words):
        for size in range(min(_MOST_EXONYM, len(words) - at), 0, -1):
            reads = known.get(words[at : at + size])
            if reads:
                out.extend(reads)
                at += size
                break
        else:
            out.append(words[at])
            at += 1
    return tuple(out)


def spelt(words: Words) -> Reading:
    """Give plain words as tokens; the Arabic servant of God is parted from the name that follows.

    >>> spelt(("abdulrahman", "путин"))
    ('abd', 'rahman', 'putin')
    """
    if len(words) == 1:
        return spelt_word(words[0])
    out: list[str] = []
    for word in words:
        out += spelt_word(word)
    return tuple(out)


def spelt_word(word: str) -> Reading:
    """Give one plain word as tokens."""
    return (word,) if word.isascii() and not word.startswith(PARTED) else _spelt(word)


@lru_cache(maxsize=32768)
def _spelt(word: str) -> Reading:
    out: list[str] = []
    for part in _servant(word):
        latin = romanise_word(part)
        split = _ABD.match(latin) if latin.startswith(PARTED) else None
        if split:
            out += [PARTED, split[1]]
        elif latin not in ("", MARK):
            out.append(PARTED if latin in ("abdul", "abdel", "abdal") else latin)
    return tuple(out)


def _servant(word: str) -> Words:
    """Part عبدالحكيم as عبد الحكيم, as the Latin spelling is parted too."""
    parted = word.startswith(SERVANT) and len(word) > 6 and word != "عبدالله"
    return ("عبد", word[3:]) if parted else (word,)
