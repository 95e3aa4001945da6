"""Arabic and Hebrew as a page shows them, put back into the order in which they are read.

A PDF keeps letters where they stand. Some programs write them down from left to right as they look,
some in the shapes they take beside each other; a name in that order is another name. What is put in
order here is marked by whoever calls, since digits and Latin words within can be ordered wrongly.
"""

import re
import unicodedata
from collections.abc import Sequence

_RTL = re.compile("[\u0590-\u05ff\u0600-\u07bf\u0860-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_RTL_WORD = re.compile(
    "[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb1d-\ufdff\ufe70-\ufefc]+"
)
_SHAPES = re.compile("[\ufb1d-\ufdff\ufe70-\ufefc]")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0591-\u05c7]")
_CLOSED_BY = dict(zip("()[]{}«»‹›", ")(][}{»«›‹", strict=True))
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_JOINERS = frozenset(".,:/-+_@&'’#%°")  # what may stand within a number, a part number, an address

# Short words that stand by themselves in nearly every text; read backwards they are none.
_SHORT = (
    "في من على إلى الى عن أن إن ان مع هذا هذه التي الذي ما كل بين قد لم كما بعد قبل عند ذلك حتى "
    "شركة رقم بلد تاريخ اسم به از است که این را آن با برای شرکت "
    "של את על עם לא כי זה גם או הוא היא"
)
_WORDS = frozenset(_SHORT.split())
# Letters that only end a word: tied te, final ya without dots; the five final letters of Hebrew.
_LAST = frozenset("ةىךםןףץ")


def has_rtl(text: str) -> bool:
    """Say whether any letter of a text is read from right to left."""
    return _RTL.search(text) is not None


def has_shapes(text: str) -> bool:
    """Say whether a text is written in the shapes letters take instead of the letters."""
    return _SHAPES.search(text) is not None


def is_marks(text: str) -> bool:
    """Say whether a text is nothing but signs that stand over letters."""
    return bool(text) and _MARKS.sub("", text) == ""


def plain_letters(text: str) -> str:
    """Give a text with shapes turned into the letters they are shapes of.

    >>> plain_letters("ﻣﺼﺮ")
    'مصر'
    """
    return _SHAPES.sub(lambda found: unicodedata.normalize("NFKC", found[0]).strip(), text)


def as_read(units: Sequence[str]) -> str:
    """Put letters that stand from left to right into the order in which they are read.

    Each unit is one glyph's letters or a whole string of another script. Latin words and numbers
    keep their order.

    >>> as_read([*"نيتوب"])
    'بوتين'
    >>> as_read([*"6205", " ", *"لمحم"])
    'محمل 6205'
    """
    turned = _turned(units)
    mirrored = "".join(_turned(units, mirror=True))
    # Some files keep a bracket as it looks, some as it is read: the one that pairs up is right.
    plain = "".join(turned)
    return plain if _unpaired(plain) < _unpaired(mirrored) else mirrored


def _turned(units: Sequence[str], *, mirror: bool = False) -> list[str]:
    turned = [*reversed(units)]
    kinds = [_kind(unit) for unit in turned]
    at = 0
    while at < len(turned):
        end = _run_end(turned, kinds, at) if kinds[at] in "LN" else at
        if end == at:
            if kinds[at] == "-":
                turned[at] = turned[at][::-1].translate(_MIRRORED if mirror else {})
            at += 1
        else:
            turned[at:end] = reversed(turned[at:end])
            at = end
    return turned


def _unpaired(text: str) -> int:
    """Count the brackets of a text that open and never close, or close and never opened."""
    is_open: list[str] = []
    count = 0
    for sign in filter(_CLOSED_BY.__contains__, text):
        if sign in "([{«‹":
            is_open.append(sign)
        elif is_open and _CLOSED_BY[sign] == is_open[-1]:
            is_open.pop()
        else:
            count += 1
    return count + len(is_open)


def _kind(unit: str) -> str:
    """Say what a unit is: `R` read from the right, `L` letters, `N` digits, `-` neither."""
    if has_rtl(unit):
        return "N" if all(c.isdigit() for c in unit) else "R"
    if any(c.isalpha() for c in unit):
        return "L"
    return "N" if any(c.isdigit() for c in unit) else "-"


def _run_end(units: list[str], kinds: list[str], start: int) -> int:
    """Find where a run of Latin words and numbers ends that keeps its order."""
    end = at = start + 1
    while at < len(units) and kinds[at] != "R":
        if kinds[at] in "LN":
            between = "".join(units[end:at])
            is_near = all(c in _JOINERS for c in between)
            if not is_near and not ("L" in (kinds[end - 1], kinds[at]) and between.isspace()):
                break
            end = at + 1
        at += 1
    return end


def order_weight(text: str) -> int:
    """Weigh whether words stand in the order they are read (above 0) or backwards (below 0)."""
    weight = 0
    for found in _RTL_WORD.finditer(text):
        word = _MARKS.sub("", found[0])
        if len(word) < 2:
            continue
        weight += _shape_weight(word)
        word = plain_letters(word)
        weight += 3 * (word in _WORDS) - 3 * (word[::-1] in _WORDS and word not in _WORDS)
        weight += 2 * (word[-1] in _LAST) - 2 * (word[0] in _LAST)
        if len(word) > 3:
            weight += (word[:2] == "ال") - (word[-2:] == "لا")
    return weight


def _shape_weight(word: str) -> int:
    """Weigh the shapes at a word's ends: an initial one begins it, a final one ends it."""
    first, last = unicodedata.decomposition(word[0]), unicodedata.decomposition(word[-1])
    weight = 3 * first.startswith("<initial>") + 3 * last.startswith("<final>")
    return weight - 3 * first.startswith("<final>") - 3 * last.startswith("<initial>")
