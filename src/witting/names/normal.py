"""One plain form for a name, whatever dressing it arrives in.

Lower case, compatibility forms unfolded, accents and invisible characters gone, look-alike letters
put back into the script of their word, punctuation turned into spaces. Nothing here changes script.
"""

import re
import unicodedata

from witting.names.looks import one_script, strange_look
from witting.names.scripts import script_of

# Marks that sit inside a word and are dropped without parting it.
_SILENT = frozenset("'’‘`´ʼʹʻʺ\"ˈ·" + "ـ" + "\u115f\u1160\u3164\uffa0")
_UNSEEN = ("Cc", "Cf", "Mn", "Me")  # kinds of signs that show nothing: controls, direction, accents
_APART = frozenset("·")  # parts a foreign name in Chinese: 弗拉基米尔·普京
_LETTERS = {
    "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
    "ð": "d", "ə": "a", "ħ": "h", "ŋ": "ng", "ё": "е", "ѐ": "е", "ѝ": "и",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ک": "ك", "ی": "ي", "ۀ": "ه",
}  # fmt: skip

_DOTTED = re.compile(r"\b(?:\w\.){2,}(?:\w(?!\w))?", re.UNICODE)


class _Plain(dict[int, str | None]):
    """Character by character, the plain form, None for nothing; each worked out once."""

    def __missing__(self, code: int) -> str | None:
        self[code] = found = plain_letter(chr(code)) or None
        return found


def plain_letter(letter: str) -> str:
    """Give what stands for one sign in a plain form: letters, or a space that parts words."""
    if letter in _APART or letter.isspace():
        return " "
    category = unicodedata.category(letter)
    if letter in _SILENT or (category in _UNSEEN and script_of(letter) != "thai"):
        return "" if not 0x0E00 <= ord(letter) <= 0x0E7F else letter
    folded = unicodedata.normalize("NFKC", letter).casefold()
    if len(folded) == 1:
        folded = strange_look(letter) or strange_look(folded) or folded
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

_LONG = 300  # signs: a name beyond that is not written by anybody in good faith
_LONGEST = 800
_MOST_MARKS = 4  # that follow one another on one letter


def bounded(name: str) -> str:
    """Give a name short enough to read at once: what shows nothing goes first, then its end.

    >>> len(bounded("a" * 10_000)), bounded("\u0301" * 5_000 + "Ivan")[-4:]
    (800, 'Ivan')
    """
    if len(name) <= _LONG:
        return name
    out: list[str] = []
    marks = 0
    for sign in name:
        kind = "L" if sign.isalnum() or sign == " " else unicodedata.category(sign)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if kind != "Cf" and marks <= _MOST_MARKS:
            out.append(sign)
            if len(out) == _LONGEST:
                break
    return "".join(out)


def plain(text: str) -> str:
    """Give a name's plain form: lower-case words parted by single spaces.

    >>> plain("J.S.C. «Уралподшипник»")
    'jsc уралподшипник'
    >>> plain("Mоsсow")  # with Cyrillic о and с
    'moscow'
    """
    if text.isascii():
        if text.isalnum():  # the commonest word by far
            return text.lower()
    else:
        text = unicodedata.normalize("NFKC", text)
    if "." in text:
        text = _DOTTED.sub(lambda found: found.group().replace(".", ""), text)
    words = text.translate(_TABLE).split()
    if text.isascii():
        return " ".join(words)
    return " ".join(map(one_script, words))


_CASE_SEAM = re.compile(r"(?<=[a-zа-яёіїєўα-ω])(?=[A-ZА-ЯЁІЇЄЎΑ-Ω])")


def unseamed(text: str) -> str:
    """Part words that were run together, where a capital shows the seam.

    >>> unseamed("МарияНиколаевна Прусакова")
    'Мария Николаевна Прусакова'
    """
    return _CASE_SEAM.sub(" ", text)
