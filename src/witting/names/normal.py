"""One plain form for a name, whatever dressing it arrives in.

Lower case, compatibility forms unfolded, accents and invisible characters gone, look-alike letters
put back into the script of their word, punctuation turned into spaces. Nothing here changes script.
"""

import re
import unicodedata
from functools import lru_cache

from witting.names.scripts import script_of

# Marks that sit inside a word and are dropped without parting it.
_SILENT = frozenset("'’‘`´ʼʹʻʺ\"ˈ·" + "ـ")
_APART = frozenset("·")  # parts a foreign name in Chinese: 弗拉基米尔·普京
_LETTERS = {
    "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
    "ð": "d", "ə": "a", "ħ": "h", "ŋ": "ng", "ё": "е", "ѐ": "е", "ѝ": "и",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ک": "ك", "ی": "ي", "ۀ": "ه",
}  # fmt: skip

# Letters of other scripts that look like a Latin one, as used to slip a name past a filter.
_LATIN_LOOK = {"а": "a", "в": "b", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x",
                "і": "i", "к": "k", "м": "m", "н": "h", "т": "t", "ο": "o", "α": "a", "ν": "v",
                "ρ": "p", "τ": "t", "ι": "i", "κ": "k", "ε": "e", "υ": "u", "χ": "x", "β": "b",
                "ӏ": "l", "ѕ": "s", "ј": "j", "һ": "h"}  # fmt: skip
_CYRILLIC_LOOK = {"a": "а", "b": "в", "e": "е", "o": "о", "p": "р", "c": "с", "y": "у", "x": "х",
                  "i": "і", "k": "к", "m": "м", "h": "н", "t": "т"}  # fmt: skip
_DOTTED = re.compile(r"\b(?:\w\.){2,}(?:\w(?!\w))?", re.UNICODE)


class _Plain(dict[int, str | None]):
    """Character by character, the plain form, None for nothing; each worked out once."""

    def __missing__(self, code: int) -> str | None:
        self[code] = found = _plain_letter(chr(code)) or None
        return found


def _plain_letter(letter: str) -> str:
    if letter in _APART:
        return " "
    category = unicodedata.category(letter)
    if letter in _SILENT or (category in ("Cf", "Mn", "Me") and script_of(letter) != "thai"):
        return "" if not 0x0E00 <= ord(letter) <= 0x0E7F else letter
    folded = unicodedata.normalize("NFKC", letter).casefold()
    plain = "".join(_LETTERS.get(c, _bare(c)) for c in folded)
    return "".join(c if c.isalnum() or 0x0E00 <= ord(c) <= 0x0E7F else " " for c in plain)


def _bare(letter: str) -> str:
    """Take the accents off a Latin or Greek letter; й and other letters of their own stay."""
    if script_of(letter) not in ("latn", "grek"):
        digit = unicodedata.digit(letter, None)
        return letter if digit is None else str(digit)
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(_LETTERS.get(c, c) for c in parts if not unicodedata.combining(c))


_TABLE = _Plain()


@lru_cache(maxsize=65536)
def _unmasked(word: str) -> str:
    """Put look-alike letters back into the script most of the word is written in."""
    if word.isascii():
        return word
    latin = sum(script_of(c) == "latn" for c in word)
    other = sum(script_of(c) in ("cyrl", "grek") for c in word)
    if not latin or not other:
        return word
    look = _LATIN_LOOK if latin >= other else _CYRILLIC_LOOK
    return "".join(look.get(c, c) for c in word)


def plain(text: str) -> str:
    """Give a name's plain form: lower-case words parted by single spaces.

    >>> plain("J.S.C. «Уралподшипник»")
    'jsc уралподшипник'
    >>> plain("Mоsсow")  # with Cyrillic о and с
    'moscow'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if "." in text:
        text = _DOTTED.sub(lambda found: found.group().replace(".", ""), text)
    words = text.translate(_TABLE).split()
    if text.isascii():
        return " ".join(words)
    return " ".join(map(_unmasked, words))


def latin_look(word: str) -> str:
    """Give the Latin word that a Cyrillic or Greek one was made to look like, or "" if none.

    >>> latin_look("ерсо")
    'epco'
    """
    looks = [_LATIN_LOOK.get(letter, "") for letter in word]
    return "".join(looks) if all(looks) else ""


_CASE_SEAM = re.compile(r"(?<=[a-zа-яёіїєўα-ω])(?=[A-ZА-ЯЁІЇЄЎΑ-Ω])")


def unseamed(text: str) -> str:
    """Part words that were run together, where a capital shows the seam.

    >>> unseamed("МарияНиколаевна Прусакова")
    'Мария Николаевна Прусакова'
    """
    return _CASE_SEAM.sub(" ", text)
