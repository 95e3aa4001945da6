"""What the words around a term make of it: parts of lathes are no lathes, Bearing Road no bearing.

The words are data (`words.yaml`), as fragments of regular expressions over the folded text; each is
looked for only right before or right after the term.
"""

import re
from functools import cache

from witting.goods.heads import beside, kind_of
from witting.goods.index import load_index

_SURNAMES = ("ов", "ев", "ёв", "ова", "ева", "ин", "ина", "ен", "ён")
_REACH = 48  # characters looked at on either side
_BETWEEN = r"(?:\s+(?:of|for|to|the|к|ко|для|на|от|из|من|ل|الي))?"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    around = load_index().around
    return {
        "part_before": re.compile(rf"(?<!\w)(?:{around['part_before']}){_BETWEEN}\s+(?:\w+\s+)?\Z"),
        "part_after": _after(around["part_after_han"], around["part_after"]),
        "name_before": re.compile(rf"(?<!\w)(?:{around['name_before']})\s*\Z"),
        "name_after": _after(around["name_after_han"], around["name_after"]),
        "thing_before": re.compile(rf"(?<!\w)(?:{around['thing_before']})\s+\Z"),
        "thing_after": _after(around["thing_after_han"], around["thing_after"]),
        "place_before": re.compile(rf"(?<!\w)(?:{around['place_before']})[ \t]*\Z"),
        "place_after": _after(around["place_after_han"], around["place_after"]),
    }


def _after(han: str, words: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:\s?{han}|\s+(?:{words})(?!\w))")


def is_part(folded: str, start: int, end: int) -> bool:
    """Say whether the words at `start` to `end` are only what a part is for.

    A part word stands before (`запчасти к станкам`) or after (`lathe spare parts`, `车床零件`).
    """
    return _stands(folded, start, end, "part_before", "part_after")


def is_only_for(folded: str, start: int, end: int) -> bool:
    """Say whether the words at `start` to `end` are only what another thing is for or called."""
    is_for = _stands(folded, start, end, "thing_before", "thing_after")
    return is_for or _stands(folded, start, end, "name_before", "name_after")


@cache
def _making() -> re.Pattern[str]:
    spaced = "|".join(beside("making", language) for language in ("en", "ru", "ar"))
    return re.compile(rf"(?<!\w)(?:{spaced})\s+$|(?:{beside('making', 'zh')})\Z")


@cache
def _compiled(name: str) -> re.Pattern[str]:
    return re.compile(beside(name))


def is_made_there(folded: str, start: int, end: int) -> bool:
    """Say whether the words at `start` to `end` are what a machine makes: an etcher of chips.

    A Chinese verb before goods counts only where the machine stands behind them.
    """
    if _compiled("made_by").match(folded, end):
        return True
    found = _making().search(folded[max(0, start - _REACH) : start])
    is_han = found is not None and found[0] >= "\u3400" and found[0][:1] >= "\u3400"
    return found is not None and (not is_han or bool(_compiled("machine").match(folded, end)))


@cache
def _bears() -> re.Pattern[str]:
    return re.compile(rf"\s+(?!(?:{beside('no_object', 'en')})\b)([a-z]{{2,}})")


def is_bearing_something(folded: str, start: int, end: int) -> bool:
    """Say whether `bearing` is what something does: cartons bearing marks, a letter bearing a date.

    The verb has an object, so a word of no use to goods stands right behind it, and no part.
    """
    found = _bears().match(folded, end) if folded[start:end] == "bearing" else None
    return found is not None and not ((kind := kind_of(found[1])) and kind.keeps)


def is_place(folded: str, start: int, end: int) -> bool:
    """Say whether the words at `start` to `end` belong to a street's or a town's name."""
    return _stands(folded, start, end, "place_before", "place_after")


def is_surname(text: str, start: int, end: int) -> bool:
    """Say whether a Russian word may be a surname made of goods: `Сахаров`, `Виноградова`.

    Only a single word counts that has a capital of its own, inside a text.
    """
    said = text[start:end]
    return start > 0 and said.istitle() and said.isalpha() and said.endswith(_SURNAMES)


def _stands(folded: str, start: int, end: int, before: str, after: str) -> bool:
    patterns = _patterns()
    ahead, behind = folded[max(0, start - _REACH) : start], folded[end : end + _REACH]
    return bool(patterns[before].search(ahead) or patterns[after].search(behind))
