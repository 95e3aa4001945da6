"""What stands beside known goods and is not known: `barley and hydraulic units`.

A licence frees what it names. Where a text names known goods and something nobody recognises, the
rest must be asked about, or the known goods would clear it.
"""

import re
from collections.abc import Iterable

from witting.goods.missing import describes_something
from witting.places import find_places

_CUT = re.compile(
    r"\s+(?:and|plus|as well as|together with|и|а также|плюс|вместе с|و"
    r"|und|sowie|et|ainsi que|y|e|ed|ve|ile|і|й|та|а також|және|мен|бен|пен|жана|менен"
    r"|및|그리고)\s+"
    r"|(?<=[\uac00-\ud7a3])(?:와|과|하고)\s+|(?<=[\u30a1-\u9fff])と(?=[\u30a1-\u9fff])"
    r"|および|及び|ならびに|並びに"
    r"|\s+(?=و\w{3})|[&+，、；،؛;\n]|,(?!\d)|(?<!\d)/|/(?!\d)|以及|及其|和|及|与",
    re.IGNORECASE,
)
"""Where one item may end and the next begin."""

_MARTIAL = (
    r"(?!такти|воен|боев|брон|арм|развед|ударн|беспилот|tactic|milit|combat|arm|unmann|attack)"
)
_ADJECTIVE = (
    rf"{_MARTIAL}[а-яё]{{3,}}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ых|их|ую|юю|ым|им|ыми|ими)"
)
_BEFORE = re.compile(
    rf"(?:{_ADJECTIVE}\s+){{1,3}}$|(?<![a-z]){_MARTIAL}[a-z]+(?<!s)[ ]$", re.IGNORECASE
)
_AFTER = re.compile(rf"^(?:\s+{_ADJECTIVE}){{1,3}}(?!\w)", re.IGNORECASE)
"""Words that qualify known goods: Russian adjectives on either side, one English word before.

An English word behind is none: in `wheat harvester` the last word is the thing. Nor is a word of
war, whichever goods it stands at.
"""

_NAMED = re.compile(
    r"(?i:\b(?:EXW|FCA|FAS|FOB|CFR|CIF|CPT|CIP|DAP|DPU|DDP)\b) [^\W\d]+"
    r"|(?i:\bdischarge(?: at)?) [A-Z][a-z]+|\b(?:MV|M/V|т/х)\s+[^,;]{1,40}?IMO\s?\d{7}"
    r"|\d\s?(?:ml|мл)\s+(?:cartridges?|pens?)\b"
)
"""A port that the places room does not know, a vessel with its number, a dose of medicine."""

_ALONE = re.compile(
    r"(?:\d[\d ]*)?(?:vessels?|ships?|wagons?|trucks?|boards?|containers?|goods|services"
    r"|суда|судно|вагоны?|контейнеры?|товары?|услуги|船舶?|货物|服务|集装箱|سفن|سفينة|بضائع|خدمات)",
    re.IGNORECASE,
)
"""Words of carriage and of any order, which name goods where they are a whole piece."""

_REACH = 64  # characters looked at on either side of known goods
_ENOUGH = 400  # pieces looked at in one text


def unnamed_beside(text: str, known: Iterable[tuple[int, int]]) -> tuple[int, int] | None:
    """Give the first piece of a text that names something beyond what is known, or None.

    The piece comes without the blanks around it. `known` holds the stretches recognised already.
    Place names, and the words of any invoice or shipment, name nothing else.
    """
    known = list(known)
    goods = [_with_qualifiers(text, *stretch) for stretch in known]
    places = [(found.start, found.end) for found in find_places(text)]
    rest_of_all = _without(text, [*goods, *places, *(m.span() for m in _NAMED.finditer(text))])
    for start, end in _pieces(text, known):
        piece, rest = text[start:end], rest_of_all[start:end]
        is_apart = not any(start < last and first < end for first, last in known)
        if describes_something(rest, is_apart=is_apart) or (
            _ALONE.fullmatch(rest.strip()) and rest == piece
        ):
            return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
    return None


def is_cut(between: str) -> bool:
    """Say whether one item ends and the next begins within the text between two goods."""
    return _CUT.search(between) is not None


def _with_qualifiers(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen known goods by the words that only say which kind of them is meant."""
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    after = _AFTER.search(text[end : end + _REACH])
    return start - (len(before[0]) if before else 0), end + (after.end() if after else 0)


def _pieces(text: str, known: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the pieces of a text; what is known is never cut in two (`bread and butter`)."""
    cuts = [found.span() for found in _CUT.finditer(text)]
    cuts = [cut for cut in cuts if not any(a < cut[1] and cut[0] < b for a, b in known)]
    starts = [0, *(end for _, end in cuts[:_ENOUGH])]
    ends = [*(start for start, _ in cuts[:_ENOUGH]), len(text)]
    return list(zip(starts, ends, strict=True))


def _without(text: str, covered: Iterable[tuple[int, int]]) -> str:
    """Give the text with the covered parts blanked out."""
    letters = list(text)
    for left, right in covered:
        letters[left:right] = " " * len(letters[left:right])
    return "".join(letters)
