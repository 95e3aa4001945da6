"""Reads one item of METI's lists: the Japanese heading, the Latin name, aliases, addresses."""

import re
from dataclasses import dataclass

from witting.base import Address
from witting.lists.jp.words import (
    JAPANESE,
    address_of,
    heading_names,
    joined,
    without_brackets,
    without_full_stop,
)

PLACE = re.compile(r"所\s*在\s*地\s*[：:]")
"""What stands before the addresses, once in each item."""
_ALSO = re.compile(r"別称[：:]")
_NUMBER = re.compile(r"^\s*[\d０-９]+[ \u3000]+")
_SAID = re.compile(
    r"(?:(?<![,\s])[,\s]++)?(?:a\.k\.a\.?,?\s*+)?(?:the\s*+)?"
    r"follow(?:ing)?\s++(?P<count>[a-z]{1,30}?)\s*+alias(?:es)?\s*+[:：]",
    re.IGNORECASE,
)
# Space is taken whole and from its beginning only, so a long run of it is looked at once.
_SEMICOLON = r"(?:(?<!\s)\s++)?[;；]\s*+"
_MARK = rf"{_SEMICOLON}(?:and\b)?\s*+(?:[-—–]\s*+)?|^\s*+[-—–]\s*+"
_PARTED = (
    re.compile(rf"{_MARK}|(?<!\s)(?=[^\S\n]*+\n)\s++[-—–]\s*+"),
    re.compile(_MARK),
)
"""A line that opens with a dash opens an alias; but a name with a dash can be wrapped there."""
_GLUED = re.compile(r"(?<=[）」\u3040-\u30ff\u3400-\u9fff])(?=[A-Z][\w.&’'-]*[ ,])")
_BRACKETED = re.compile(r"（[^（）]*(?:）|$)")
_PLACES = re.compile(rf"{_SEMICOLON}(?:and\b,?\s*+)?")
COUNTS = {
    word: number
    for number, word in enumerate(
        (
            *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
            *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
        ),
        1,
    )
}
_INCLUDING = ", including "


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What one item says; names in the order in which they stand."""

    name: str  # in Latin letters, where there is one
    heading: str  # the Japanese heading, whole
    native: tuple[str, ...] = ()  # the names in the heading
    aliases: tuple[str, ...] = ()  # the names listed as aliases
    said: str = ""  # how many aliases the item says it has, in its own word
    listed: int = 0  # how many were found under that word
    addresses: tuple[Address, ...] = ()
    remarks: str = ""


def read_item(text: str) -> Item:
    """Read an item from its number on. Raises ValueError where it has no name."""
    head, *places = PLACE.split(_NUMBER.sub("", text, count=1))
    head, *also = _ALSO.split(head)
    heading, latin = _in_two(head)
    before, said, listed = _aliases(latin)
    name, including, rest = joined(before).partition(_INCLUDING)
    native = heading_names(heading)
    bare, in_brackets = without_brackets(name)
    if not (bare or native):
        raise ValueError("the item has no name, so nobody can be matched against it")
    return Item(
        name=without_full_stop(bare) or native[0],
        heading=heading,
        native=(*native, *in_brackets),
        aliases=(*listed, *(name for part in also for name in _also(part))),
        said=said,
        listed=len(listed),
        addresses=tuple(
            address_of(one) for place in places for one in _PLACES.split(joined(place)) if one
        ),
        remarks=(including + rest).removeprefix(", ") if including else "",
    )


def _in_two(head: str) -> tuple[str, str]:
    """Part the Japanese heading from the Latin text; at a page's end no line break parts them."""
    lines = head.split("\n")
    depth = 0
    for place, line in enumerate(lines):
        outside = _BRACKETED.sub("", line)
        opens = line.strip()[:1]
        if place and depth <= 0 and opens not in ("", "（") and not JAPANESE.search(outside):
            break
        cuts = _GLUED.finditer(line)
        glued = [cut for cut in cuts if not JAPANESE.search(_BRACKETED.sub("", line[cut.end() :]))]
        if glued and depth + _opened(line[: glued[-1].end()]) <= 0:
            at = glued[-1].end()
            heading = [*lines[:place], line[:at]]
            return joined("\n".join(heading)), "\n".join([line[at:], *lines[place + 1 :]])
        depth += _opened(line)
    else:
        place = len(lines)
    return joined("\n".join(lines[:place])), "\n".join(lines[place:])


def _opened(text: str) -> int:
    return sum(map(text.count, "（(「")) - sum(map(text.count, "）)」"))


def _aliases(latin: str) -> tuple[str, str, tuple[str, ...]]:
    """Give the text before the list of aliases, how many are said to follow, and the aliases."""
    found = _SAID.search(latin)
    if found is None:
        return latin, "", ()
    after = latin[found.end() :]
    said = found["count"].lower()
    readings = [_parted(mark, after) for mark in _PARTED]
    names = next((r for r in readings if len(r) == COUNTS.get(said)), readings[0])
    return latin[: found.start()], said, names


def _parted(mark: "re.Pattern[str]", text: str) -> tuple[str, ...]:
    names = (without_full_stop(joined(part)) for part in mark.split(text))
    return tuple(name for name in names if any(map(str.isalnum, name)))


def _also(part: str) -> list[str]:
    """Read the newer form of aliases: Japanese ones, then Latin ones on a line of their own."""
    lines = [line for line in part.split("\n") if line.strip()]
    cut = next((at for at, line in enumerate(lines) if not JAPANESE.search(line)), len(lines))
    japanese, latin = joined("\n".join(lines[:cut])), joined("\n".join(lines[cut:]))
    names = [*re.split(f"{_SEMICOLON}|及び", japanese), *re.split(_SEMICOLON, latin)]
    return [without_full_stop(name.strip()) for name in names if name.strip()]
