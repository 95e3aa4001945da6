"""Says which encoding a table may be in, where its bytes are no UTF-8: by the shape of its words.

Nothing tells one legacy encoding from another for certain, so this is for a person to check: each
encoding is named with what it makes of the first words. In the right one a word is of one script
and has no capital after a small letter, and its signs are ones that people write.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from witting.intake.tables.text import ENCODINGS, opened

LOOKED_AT = 262_144  # bytes
DOUBTFUL = 0.1
"""By how much better another encoding must fit before the one that was given is doubted."""

_MOST = 3  # encodings named
_LEAST = 0.5
_FIRST = ("cp1251", "cp1252", "cp1256", "gb18030")  # of several that read the same
_NEVER = ("utf-8", "utf-16", "utf-16-le", "utf-16-be")
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = set("«»„“”‘’–—…№´·°、。，（）\xa0\u3000")
_SCRIPTS = {"HIRAGANA": "CJK", "KATAKANA": "CJK"}
_CYRILLIC = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An encoding a table may be in."""

    name: str
    fit: float  # 0 to 1: how many of its words look like words
    words: tuple[str, ...]  # the first that are not plain ASCII


def candidates(given: Path | bytes) -> tuple[Candidate, ...]:
    """Give the encodings a text may be in, the likeliest first; none where it is UTF-8."""
    with opened(given) as file:
        data = file.read(LOOKED_AT)
    if data[:4] == b"PAR1" or data[:2] in (b"PK", codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return ()
    if _text(data, "utf-8") is not None:
        return ()
    found: dict[str, Candidate] = {}
    for name in dict.fromkeys((*_FIRST, *ENCODINGS)):
        text = None if name in _NEVER else _text(data, name)
        if text is not None and text not in found:
            found[text] = _candidate(name, text)
    fitting = [one for one in found.values() if one.fit >= _LEAST]
    return tuple(sorted(fitting, key=lambda one: -one.fit)[:_MOST])


def better_than(said: str, given: Path | bytes) -> Candidate | None:
    """Give an encoding that fits a text better than the one that was said; None where none does."""
    with opened(given) as file:
        text = _text(file.read(LOOKED_AT), said)
    others = candidates(given)
    if not others or text is None:
        return others[0] if others else None
    fit = _candidate(said, text).fit
    return others[0] if others[0].fit >= fit + DOUBTFUL else None


def _text(data: bytes, encoding: str) -> str | None:
    """Decode bytes that may end within a letter; None where they are not of the encoding."""
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(data, len(data) < LOOKED_AT)
    except ValueError:
        return None


def _candidate(name: str, text: str) -> Candidate:
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    odd = sum(not sign.isascii() and not sign.isalnum() and sign not in _SIGNS for sign in text)
    fit = sum(map(_looks, words)) / max(1, len(words) + odd)
    # A letter by itself tells a person nothing of whether it was read rightly.
    shown = tuple(dict.fromkeys(word for word in words if len(word) > 1))
    return Candidate(name=name, fit=fit, words=(shown or tuple(words))[:_MOST])


@lru_cache(maxsize=65_536)
def _looks(word: str) -> float:
    """Say how much a word looks like one."""
    scripts = {_script(sign) for sign in word}
    if len(scripts) > 1 or not all(map(_is_usual, word)):
        return 0
    if scripts == {"LATIN"} and 2 * sum(map(str.isascii, word)) < len(word):
        return 0  # most of its letters have an accent
    if any(one.islower() and two.isupper() for one, two in pairwise(word)):
        return 0
    return 0.6 if word.islower() else 1


def _script(sign: str) -> str:
    first = unicodedata.name(sign, "?").split(" ", 1)[0]
    return _SCRIPTS.get(first, first)


def _is_usual(sign: str) -> bool:
    if "CYRILLIC" in unicodedata.name(sign, ""):
        return sign.lower() in _CYRILLIC
    if "\u4e00" <= sign <= "\u9fff":
        return _lead(sign, "gb2312") in range(0xB0, 0xD8) or _lead(sign, "big5") in range(
            0xA4, 0xC7
        )
    return not "\uff61" <= sign <= "\uff9f"


def _lead(sign: str, encoding: str) -> int:
    try:
        return sign.encode(encoding)[0]
    except UnicodeEncodeError:
        return 0
