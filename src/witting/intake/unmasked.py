"""A text as a reader sees it: words that only look like words are put back into their letters.

Cyrillic letters within a Latin word, and signs that show nothing within any word, hide goods, names
and places from whoever searches and from no reader. Each sign read keeps where it stands in the
original, so that what is found is shown as it was written.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache

from witting.names.looks import latin_look, one_script, strange_look
from witting.names.scripts import script_of

_CYRILLIC_AND_LIKE = "\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u1f00-\u1fff"
_LATIN = "A-Za-z\u00c0-\u024f"
# What shows nothing: fillers, marks of direction, joiners of words, tags, selectors of a form.
_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
_STRUCK = "\u0334-\u0338\u0489\u20d0-\u20f0"  # marks that lie over a letter
_STRANGE = (
    "\u0250-\u02af\u13a0-\u13ff\u1d00-\u1d7f\u24b6-\u24e9\u2c80-\u2cff\ua4d0-\ua4ff\uab70-\uabbf"
    "\U0001d400-\U0001d7ff\U0001f110-\U0001f189"
)
_LETTER = r"[^\W_]"
_JOINED = f"{_LATIN}{_CYRILLIC_AND_LIKE}\u4e00-\u9fff"  # scripts that need no joiner of letters
_NOTHING = re.compile(
    rf"\u00ad[ \t]*\r?\n[ \t]*(?={_LETTER})"  # a word parted at the end of its line
    rf"|(?<=\S)[{_HIDDEN}]+(?=\S)|(?<={_LETTER})[{_STRUCK}]+"
    rf"|(?<=[{_JOINED}])[\u200c\u200d{_HIDDEN}]+(?=[{_JOINED}])"
)
_LIKE = _CYRILLIC_AND_LIKE
# Each begins with what is rare in most texts: that is what makes them quick.
_SUSPECT = (
    re.compile(rf"[{_STRANGE}{_STRUCK}{_HIDDEN}]|[\u200c\u200d](?<=[{_JOINED}].)"),
    re.compile(
        rf"[{_LATIN}](?:(?<=[{_LIKE}].)|[0-9]*[{_LIKE}])|[0-9](?<=[{_LIKE}].)[0-9]*[{_LATIN}]"
    ),
    re.compile("[\u0370-\u03ff](?:(?<=[\u0400-\u052f].)|[\u0400-\u052f])"),
)
_WORD = re.compile(rf"{_LETTER}+")
_UNLIKE = frozenset("βγζημ")  # small Greek letters that look like no Latin one: 10 μF is no 10 mF
_TURNED = frozenset({"arab", "hebr"})  # scripts written from the right
_TYPESET = re.compile("[\u00ad\ufe00-\ufe0f\U000e0100-\U000e01ef\\s]+")  # put there by a program
_LEAST = 4  # letters: in a shorter word a strange letter is a slip, or a type of machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmasked:
    """A text as a reader sees it, and the way back to the original."""

    text: str
    original: str = field(repr=False)
    origins: tuple[int, ...] = field(repr=False)  # where each sign of `text` stands in it
    masked: tuple[tuple[int, int], ...] = ()  # the words of `original` that hide what they say

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Give the stretch of the original that a stretch of the text stands for."""
        ends = len(self.original)
        first = self.origins[start] if start < len(self.origins) else ends
        return first, self.origins[end - 1] + 1 if end > start else first

    def read_at(self, start: int, end: int) -> str:
        """Give what a stretch of the original reads as."""
        return self.text[bisect_left(self.origins, start) : bisect_left(self.origins, end)]


@lru_cache(maxsize=4_096)
def unmasked(text: str) -> Unmasked | None:
    """Give a text as it is seen; None where that is how it is written, which is nearly always.

    A word of mixed alphabets counts only where one alphabet explains all of it; which one, most of
    its letters say.

    >>> found = unmasked("five b\u0435arings")  # with Cyrillic е
    >>> found.text, found.masked
    ('five bearings', ((5, 13),))
    >>> unmasked("10 μF, 5 kΩ, IT-отдел") is None
    True
    """
    if text.isascii() or not any(suspect.search(text) for suspect in _SUSPECT):
        return None
    taken: set[int] = set()
    hidden: list[tuple[int, int]] = []
    for found in _NOTHING.finditer(text):
        if _parts_scripts(text, *found.span()):
            continue
        taken.update(range(*found.span()))
        if not _TYPESET.fullmatch(found.group()):
            hidden.append(found.span())
    origins = [at for at in range(len(text)) if at not in taken]
    seen = [_plainly(text[at]) for at in origins]
    changed = {n for n, at in enumerate(origins) if seen[n] != text[at]}
    for word in _WORD.finditer("".join(seen)):
        read = _in_one_script(word.group())
        if read != word.group():
            seen[word.start() : word.end()] = read
            changed.update(range(word.start(), word.end()))
    if not (taken or changed):
        return None
    whole = "".join(seen)
    return Unmasked(
        text=whole,
        original=text,
        origins=tuple(origins),
        masked=tuple(_masked(whole, origins, changed, hidden)),
    )


def _parts_scripts(text: str, start: int, end: int) -> bool:
    """Say whether a mark stands where writing turns about, and so is what parts two words."""
    sides = {script_of(text[start - 1]), script_of(text[end : end + 1] or " ")}
    return len(sides) == 2 and not sides.isdisjoint(_TURNED) and "" not in sides


def _plainly(sign: str) -> str:
    """Give the plain letter for one of a strange alphabet or shape, or the sign itself."""
    if sign < "\u0250" or _SUSPECT[0].match(sign) is None:
        return sign
    look = strange_look(sign)
    if look:
        return look.upper() if sign.isupper() else look
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 and script_of(plain) == "latn" else sign


@lru_cache(maxsize=16_384)
def _in_one_script(word: str) -> str:
    """Give a word in the one alphabet that explains all of it; as it is where none does."""
    small = word.lower()
    if word.isascii() or len(small) != len(word) or not _UNLIKE.isdisjoint(word):
        return word
    scripts = {script_of(letter) for letter in small}
    if {"cyrl", "grek"} <= scripts:  # Greek letters stand for those that look alike
        small = "".join(latin_look(c) or c if script_of(c) == "grek" else c for c in small)
    read = one_script(small)
    if read == word.lower() or len({script_of(letter) for letter in read} - {""}) > 1:
        return word
    pairs = zip(word, read, strict=True)
    return "".join(new.upper() if old.isupper() else new for old, new in pairs)


def _masked(
    seen: str, origins: list[int], changed: set[int], hidden: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Give the words of the original that are not what they look like, in order."""
    out = []
    for word in _WORD.finditer(seen):
        if sum(map(str.isalpha, word.group())) < _LEAST:
            continue
        first, last = origins[word.start()], origins[word.end() - 1]
        is_changed = not changed.isdisjoint(range(word.start(), word.end()))
        if is_changed or any(first < start and end <= last for start, end in hidden):
            out.append((first, last + 1))
    return out
