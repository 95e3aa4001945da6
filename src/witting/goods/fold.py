"""One spelling for matching, character for character, so that spans still point at the input.

Every change here keeps the length of the text: capitals, accents, the Turkish dotless i, full- and
half-width and Arabic-Indic forms, the several alefs, ё, and traditional characters become one form
each. What would change the length (Arabic vowel marks, the tatweel, the Persian joiner, an accent
that stands as a character of its own, ß) stays in place and is left to a word's key.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

_LETTERS = {
    "ё": "е",
    "ґ": "г",
    "İ": "i",
    "ı": "i",
    "ø": "o",
    "æ": "a",
    "œ": "o",
    "ł": "l",
    "đ": "d",
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ئ": "ي",
    "ؤ": "و",
    "ة": "ه",
    "ۀ": "ه",
    "ک": "ك",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "—": "-",
    "\u00a0": " ",
}
_DIGITS = {chr(base + n): str(n) for base in (0x660, 0x6F0) for n in range(10)}
# Half- and full-width forms and Arabic presentation forms: PDF text is full of them.
_COMPATIBLE = [
    *(*range(0xFF01, 0xFF5F), *range(0xFF65, 0xFFA0)),
    *(*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)),
]
_ACCENTED = [*range(0xC0, 0x180), *range(0x1E00, 0x1F00)]  # Latin letters with accents
# Vowel marks, the tatweel and the Persian joiner, written inside Arabic words, and accents that
# stand as characters of their own.
MARKS = "\u064b-\u065f\u0670\u0640\u200c\u0300-\u036f\u3099"
HAN = "\u3400-\u4dbf\u4e00-\u9fff"
KANA = "\u3041-\u30ff"
HANGUL = "\uac00-\ud7a3"
_WORD = re.compile(rf"[{HAN}]+|[{KANA}]+|[{HANGUL}]+|(?:[^\W_{HAN}{KANA}{HANGUL}]|[{MARKS}])+")
_PLAIN_WORD = re.compile("[a-zA-Z0-9]+")
_UNWRITTEN = re.compile("[\u064b-\u065f\u0670\u0640\u200cء]")
_TO_COMPOSE = re.compile("[ß\u0300-\u036f\u1100-\u11ff]")


class Word(NamedTuple):
    """A word of a folded text: where it stands, and its letters without marks."""

    start: int
    end: int
    key: str


def fold(text: str, simplified: Mapping[int, str] | None = None) -> str:
    """Give the text in its one spelling, exactly as long as it was.

    `simplified` maps traditional characters to simplified ones (the index holds the table).

    >>> fold("Шарикоподшипники ЁЛКА ８４８２")
    'шарикоподшипники елка 8482'
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capitals grow when lowered (İ): leave those as they are
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    folded = lowered.translate(_table())
    return folded.translate(simplified) if simplified else folded


def words_of(folded: str) -> list[Word]:
    """Give the words of a folded text; a run of Chinese, of kana or of hangul is one word.

    >>> [word.key for word in words_of("6205-2rs 轴承")]
    ['6205', '2rs', '轴承']
    """
    if folded.isascii():  # two texts of three, and the plainer pattern takes half the time
        return [Word(*found.span(), found[0]) for found in _PLAIN_WORD.finditer(folded)]
    return [Word(*found.span(), key_of(found[0])) for found in _WORD.finditer(folded)]


def key_of(word: str) -> str:
    """Give a folded word as it is compared: without Arabic marks, accents one with their letter.

    >>> key_of("größe"), key_of("نیمه\u200cهادی")
    ('grosse', 'نیمههادی')
    """
    if word.isascii():
        return word
    if "\u0620" <= word[-1:] <= "\u06ff" or "\u0620" <= word[:1] <= "\u06ff":
        return _UNWRITTEN.sub("", word)
    if _TO_COMPOSE.search(word):
        return fold(unicodedata.normalize("NFC", word)).replace("ß", "ss")
    return word


@cache
def _table() -> dict[int, str]:
    table = {ord(a): b for a, b in (_LETTERS | _DIGITS).items()}
    for point in _ACCENTED:
        letter = unicodedata.normalize("NFD", chr(point))[0]
        if letter.isascii() and letter.islower():
            table[point] = letter
    for point in _COMPATIBLE:
        plain = unicodedata.normalize("NFKC", chr(point)).lower()
        if len(plain) == 1:
            table[point] = _LETTERS.get(plain, plain)
    return table
