"""Goods that a text denies, one or a whole list: `does not contain ball bearings or microchips`.

A denial reaches as far as `or` does. `And` carries it on only behind a verb of what is contained,
for “housings without bearings and microchips” may sell the microchips. A denial that is itself
denied (“no longer without bearings”) denies nothing.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from witting.goods.heads import beside
from witting.goods.index import Hit

_MARK = "\ue000"  # stands for every character of what is named in a text
_HIT = f"{_MARK}+"
_MOST = 24  # lists of one text
_PLAIN = (
    r"(?:(?!(?:but|only|are|is|were|was|please|with|for|to|but|но|а|только|есть)\b)[^\W\d_]{1,20})"
)
_ALONE = r"(?=\s*[,،]|\s+(?:or|nor|and|или|и|او|ولا)\s|\W*$)"  # no adjective of what follows
_ITEM = rf"(?:(?:any|other|such|electronic)\s+)?(?:{_HIT}|{_PLAIN}{_ALONE})"
_OR = r"(?:or|nor|или|ни|или\s+ни|او|ولا)"
_AND = r"(?:and|и)"
_SPACED = (
    rf"\s*[,،]\s*(?:(?:{_OR}|{_AND})\s+)?{_ITEM}|\s+(?:{_OR}|{_AND})\s+{_ITEM}|\s+(?={_HIT}){_HIT}"
)
_HAN = rf"\s?[、和及与或]\s?(?:任何)?(?:{_HIT}|[\u4e00-\u9fff]{{2,4}}?)"
_LIST = re.compile(rf"({_ITEM})((?:{_HAN}|{_SPACED}){{0,8}})")
_NEXT = re.compile(rf"{_HAN}|{_SPACED}")
_LINK = re.compile(
    rf"(?<!\w)(?P<or>{_OR})(?!\w)|(?<!\w)(?P<and>{_AND})(?!\w)|(?P<han>[、和及与或])"
)

_CONTAINED = (
    r"(?:does|do|did)\s+not\s+(?:contain|include|have|sell|stock|make)(?:\s+either)?"
    r"|(?:contains?|has|have|includes?)\s+(?:no|neither)|not\s+containing|not\s+including|free\s+(?:of|from)"
    r"|не\s+(?:содерж|включа|име)\w+|(?<!\w)нет(?:\s+ни)?|без|ни"
    r"|لا\s+[يت](?:حتوي|تضمن|شمل)(?:(?:\s+\w+){0,2}?\s+علي)?|خال\w{0,2}\s+من|لا\s+[يت]وجد"
)
"""Denials of what is contained, behind which `and` carries on."""
_HOLDING = re.compile("contain|includ|sell|stock|neither|содерж|включа|حتوي|تضمن|شمل")
"""Verbs whose list may begin with what nobody knows: `без НДС, подшипников` may sell them."""
_SHORT = (
    r"(?<!\w)(?<!order\s)(?<!invoice\s)(?<!inv\s)(?<!item\s)(?<!part\s)(?<!po\s)(?<!contract\s)"
    r"(?<!ref\s)(?<!serial\s)(?<!lot\s)(?<!line\s)(?<!model\s)(?<!article\s)(?<!art\s)(?<!batch\s)"
    r"(?<!bill\s)(?<!sr\s)(?<!job\s)(?<!case\s)(?<!box\s)(?<!hs\s)no|neither|لا"
)
"""Denials so short that they deny only what ends the clause."""
_DENIED_ITSELF = re.compile(
    r"(?<!\w)(?:not|no\s+longer|never|cannot|can't|don't|won't|не|нельзя|никогда|ليس|لن)\s+"
    r"(?:[^\W\d_]+\s+){0,2}\Z"
)
_DENIED_BEHIND = re.compile(
    r"[\s,]*(?:(?:do\s+not|don't|not|cannot\s+be|never)\s+(?:ship|accept|pay|deliver|send)"
    r"|не\s+(?:отгруж|отгруз|постав|прин|отправ|достав|плат|оплат)|no\s+(?:pay|deal|ship|sale|deliver))"
)
_GOES_ON = re.compile(
    r"\s*(?:[x×:-]\s?)?\d|\s+(?:[^\W\d_]+\s+)?(?:are|is|was|were|will|other\s+than|except|unless"
    r"|left|missing|available|in\s+stock|кроме|есть|имеются|требуются)(?!\w)"
    r"|\s?\d|\s?[，,]?\s?不(?:发货|付款)"
)
_CLOSES = re.compile(
    r"\s*(?:$|[.;,)،؛\n])|\s+(?:or|and|nor|inside|included|within|enclosed|whatsoever|at\s+all"
    r"|in\s+(?:the|this|it)|on\s+board|او|ولا)(?!\w)"
)
_GONE_BEHIND = re.compile(
    rf"({_HIT})((?:\s*,\s*{_HIT}){{0,6}}(?:\s+(?:и|или)\s+{_HIT})?)\s+"
    r"(?:нет|отсутствуют|не\s+содержится)(?!\s*[а-я])"
)
_NOMINATIVE = ("ы", "и", "ые", "ие", "ый", "ий", "а", "я")


@cache
def _lacking() -> re.Pattern[str]:
    """Compile the words of denial that goods or a list of them stand behind."""
    said = "|".join(beside("lacking", language) for language in ("en", "ru", "ar", "more"))
    return re.compile(
        rf"(?<!\w)(?:(?P<contained>{_CONTAINED})|(?P<short>{_SHORT})|(?:{said}))\s+"
        r"(?:(?:any|a|an|the|either|ни|اي)\s+)?"
        rf"|(?P<han>{beside('lacking', 'zh')}|(?<![\u4e00-\u9fff])无)(?:任何)?"
    )


def is_denied_again(folded: str, start: int, end: int) -> bool:
    """Say whether a denial at `start`, of goods that end at `end`, is denied itself.

    >>> is_denied_again("no longer without bearings", 10, 26)
    True
    """
    before = folded[max(0, start - 40) : start]
    return bool(_DENIED_ITSELF.search(before) or _DENIED_BEHIND.match(folded, end))


def denied_in(folded: str, hits: Sequence[Hit]) -> frozenset[int]:
    """Give where those of the goods begin that the text says are not there."""
    letters = list(folded)
    for hit in hits:
        letters[hit.start : hit.end] = _MARK * (hit.end - hit.start)
    marked = "".join(letters)
    reaches = [*_behind_denials(marked, folded), *(m.span() for m in _GONE_BEHIND.finditer(marked))]
    return frozenset(
        hit.start for hit in hits for start, end in reaches if start <= hit.start < end
    )


def _behind_denials(marked: str, folded: str) -> Iterator[tuple[int, int]]:
    """Give from where to where each denial reaches."""
    for number, denial in enumerate(_lacking().finditer(marked)):
        if number == _MOST:
            return
        listed = _LIST.match(marked, denial.end())
        if listed is None:
            continue
        begins_named = marked[denial.end()] == _MARK
        if not begins_named and not _HOLDING.search(denial[0]):
            continue
        end = _reach(listed, denial, folded)
        if (
            end is None
            or _GOES_ON.match(folded, end)
            or is_denied_again(folded, denial.start(), end)
        ):
            continue
        if denial["short"] and not _CLOSES.match(folded, end):
            continue
        yield denial.end(), end


def _reach(listed: re.Match[str], denial: re.Match[str], folded: str) -> int:
    """Give where the last item ends that a denial reaches: behind the last `or` of the list."""
    end = at = listed.end(1)
    for item in _NEXT.finditer(listed[2]):
        named = listed.string.find(_MARK, at + item.start(), at + item.end())
        letter = folded[named] if named >= 0 else ""
        said = folded[named : at + item.end()] if letter else ""
        is_russian = "а" <= letter <= "я"
        if is_russian and _is_subject(said, denial[0]):
            break
        link = _LINK.search(item[0])
        if link is None:
            carries = bool(denial["contained"]) and (is_russian or letter == "و")
        else:
            carries = not link["and"] or bool(denial["contained"])
        if carries:
            end = at + item.end()
    return end


def _is_subject(said: str, denial: str) -> bool:
    """Say whether Russian goods stand in the case of what is there, and not of what is not."""
    return "включа" not in denial and said.split()[0].endswith(_NOMINATIVE)
