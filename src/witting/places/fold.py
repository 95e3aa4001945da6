"""Folding: one spelling for many, and the way back to the original characters.

Both the shipped names and the text to be searched pass through here, so that case, accents,
Arabic vowel marks, alef and yeh variants, full-width letters and tatweel hide no name.
"""

import re
import unicodedata

# Han is cut into runs of its own, since Chinese writes no spaces between words.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")

_SINGLES = {
    "ى": "ي",  # alef maqsura and Persian yeh are typed for yeh
    "ی": "ي",
    "ک": "ك",
    "ة": "ه",  # a final teh marbuta is often typed as heh
    "ۀ": "ه",
    "ٱ": "ا",
    "ł": "l",
    "đ": "d",
    "ø": "o",
    "ı": "i",
    "ß": "s",
    "æ": "a",
    "œ": "o",
}
_DROPPED = re.compile(
    r"[\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670\u0640\u00ad\u200b-\u200f\u2060\ufeff]"
)


class _Folds(dict[int, str]):
    """Characters with their folds, worked out the first time each is seen."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    if character in _SINGLES:
        return _SINGLES[character]
    parts = unicodedata.normalize("NFKD", character)
    base = parts[0] if all(unicodedata.combining(mark) for mark in parts[1:]) else character
    lowered = base.lower()
    lowered = lowered[0] if len(lowered) > 1 else lowered
    return _SINGLES.get(lowered, lowered)


_FOLDS = _Folds()


def fold(text: str) -> tuple[str, list[int] | None]:
    """Give the folded text, and for each of its characters where it stood in the original.

    The second part is None where every character kept its place, which is nearly always.

    >>> fold("Москва́")
    ('москва', [0, 1, 2, 3, 4, 5])
    >>> fold("Сaнкт")[1] is None
    True
    """
    if not _DROPPED.search(text):
        return text.translate(_FOLDS), None
    kept = [i for i, character in enumerate(text) if not _DROPPED.match(character)]
    return "".join(text[i] for i in kept).translate(_FOLDS), kept


def fold_key(name: str) -> str:
    """Give the key a name is looked up by: its folded words with single spaces between.

    >>> fold_key("Côte d’Ivoire"), fold_key("U.S."), fold_key("الإمارات")
    ('cote d ivoire', 'u s', 'الامارات')
    """
    return " ".join(WORD.findall(fold(name)[0]))
