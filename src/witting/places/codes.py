"""Places written as a code in running text: `DEST: RUVVO`, `RU LED`, `to RU`, `в адрес RF`.

Two and five letters are also words and abbreviations, so that what stands around decides. Only
Russia's and Belarus's codes are taken on weak signs: to lose one of them lets goods through. What
RF is, radio or the Federation, `radio` says.
"""

import re
from collections.abc import Iterator, Sequence

from witting.places.gazetteer import Gazetteer
from witting.places.radio import RADIO, is_the_federation
from witting.places.record import Place, PlaceMention

_REACH = 40  # characters looked at before a code
_MAY_HOLD = re.compile(
    r"(?:(?<![^\W_])|(?<=[\u4e00-\u9fff]))(?:[A-Z]{2}[ -]?[A-Z2-9]{3}|R(?:US?|F)|B(?:Y|LR))"
    r"(?:(?![^\W_])|(?=[\u4e00-\u9fff]))"
)
_LOCODE = re.compile(r"([A-Z]{2})([ -]?)([A-Z2-9]{3})")
_STRONG = re.compile(
    r"(?<![^\W_])(?:dest(?:ination)?(?:\s+(?:port|country|is))?|pod|pol|locode|country|ports?"
    r"|port\s+of\s+(?:loading|discharge|destination)|discharge|ship(?:ped|ment|ping)?\s+(?:to|into)"
    r"|deliver(?:ed|y|ies)?\s+to|consignee|(?:end|final)[\s-]user(?:\s+in)?|(?:re-?)?export(?:ed|s)?\s+(?:to|into)|consigned\s+to|bound\s+for"
    r"|назначени[ея]|поставк[аиу]\s+в|postavk[aiu]\s+v|dostavk[aiu]\s+v|目的地|目的港|运往|发往|إلى)"
    r"[\s.:：=/(-]{0,3}(?:the\s+)?$",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"(?<![^\W_])(?:to|for|into|via|through|in|cif|cfr|cpt|cip|dap|dpu|ddp|fca|fob|exw"
    r"|v|vo|dlya|iz|cherez|в|во|до|для|через|из|на|至|到|经)[\s.:：=/(-]{0,3}(?:the\s+)?$",
    re.IGNORECASE,
)
_APART = re.compile(r"(?<!\b[A-Z]{2})\s/\s?$")  # “bearings / RU”, and no languages: “EN / RU”
_OPENS = re.compile(r"(?:^|[,;:/|(\n])\s*$")
_CLOSES = re.compile(r"\s*(?:$|[,;.:/|)\n])")
_NEAR = frozenset({"RU", "BY"})
_FIELD = re.compile(
    r"(?<![^\W_])(?:country\s+of\s+(?:final\s+|ultimate\s+)?destination"
    r"|(?:final\s+|ultimate\s+)?dest(?:ination|\.)?(?:\s+country)?|place\s+of\s+delivery"
    r"|(?:consignee|end[\s-]user)(?:'s)?\s+country)\s?[:=]\s{0,3}((?-i:[A-Z]{2}))"
    r"(?![^\W_])(?=\s*(?:$|[,;.:|)\n]))",
    re.IGNORECASE,
)
"""A field that a country stands in, and two letters that fill it: any country's, there."""
_NOT_SAID = "NA"  # not applicable, and Namibia
_ALPHA3 = {"RUS": "RU", "BLR": "BY"}
_WORDS = frozenset({"RULED", "BYTES"})  # English, and the first is Saint Petersburg's code


def coded_places(
    text: str, held: Gazetteer, named: Sequence[PlaceMention] = ()
) -> Iterator[PlaceMention]:
    """Give the places that a text names by code: UN/LOCODE, or the letters of a country.

    `named` are the places it names in words: beside Moscow, RF is the Federation.
    """
    for field in _FIELD.finditer(text):
        place = None if field[1] == _NOT_SAID else held.places.get(field[1])
        if place is not None:
            start, end = field.span(1)
            yield PlaceMention(start=start, end=end, text=field[1], place=place)
    for hit in _MAY_HOLD.finditer(text):
        if (
            len(hit[0]) > 3
            and hit[0][:2] != "RU"
            and hit[0][:2] + hit[0][-3:] not in held.by_locode
        ):
            continue
        before = text[max(0, hit.start() - _REACH) : hit.start()]
        after = text[hit.end() : hit.end() + _REACH]
        if hit[0] == RADIO:
            is_place = is_the_federation(text, hit.start(), hit.end(), named)
            place = held.places.get("RU") if is_place else None
        else:
            place = _place(hit[0], before, after, held)
        if place is not None:
            yield PlaceMention(start=hit.start(), end=hit.end(), text=hit[0], place=place)


def _place(code: str, before: str, after: str, held: Gazetteer) -> Place | None:
    if len(code) <= 3:
        return _country(code, before, after, held)
    found = _LOCODE.fullmatch(code)
    if found is None:
        return None
    letters, gap, port = found.groups()
    place = held.by_locode.get(letters + port)
    is_strong = bool(_STRONG.search(before))
    if place is None:
        is_code = letters == "RU" and not gap and is_strong and _CLOSES.match(after)
        return held.places.get(letters) if is_code and code not in _WORDS else None
    if is_strong:
        return place
    if letters not in _NEAR:
        return None
    if gap or code in _WORDS:
        opens = _OPENS.search(before) or (gap and _WEAK.search(before))
        return place if opens and _CLOSES.match(after) and code not in _WORDS else None
    return place


def _country(code: str, before: str, after: str, held: Gazetteer) -> Place | None:
    is_strong = bool(_STRONG.search(before))
    letters = _ALPHA3.get(code, code)
    if letters == "RU" and (is_strong or _WEAK.search(before)):
        return held.places.get("RU")
    if letters == "RU" and _APART.search(before) and not after.strip():
        return held.places.get("RU")
    if is_strong and len(letters) == 2 and letters in _NEAR and _CLOSES.match(after):
        return held.places.get(letters)
    return None
