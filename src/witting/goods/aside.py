"""Goods named right beside words that deny them, or that make them a name: `without bearings`.

The words are data (`beside` in `heads.yaml`); each is looked for only right before or right behind
the goods, so that goods which stand elsewhere in the text are still found.
"""

import re
from functools import cache

from witting.goods.denied import is_denied_again
from witting.goods.heads import beside

_REACH = 64  # characters looked at on either side
_RUSSIAN_ADJECTIVE = r"(?:[а-я]+(?:ых|их|ого|его|ой|ей|ом|ую|юю|ый|ий|ые|ими|ыми)\s+){0,2}"


@cache
def _before(name: str) -> re.Pattern[str]:
    """Compile what stands right before goods, with an article or an adjective between."""
    said = {language: beside(name, language) for language in ("en", "ru", "ar", "zh", "more")}
    return re.compile(
        rf"(?<!\w)(?:(?:{said['en']})\s+(?:(?:any|a|an|the|built-in|integrated|internal|its)\s+)?"
        rf"|(?:{said['ru']})\s+{_RUSSIAN_ADJECTIVE}"
        rf"|(?:{said['ar']})\s+(?:اي\s+)?|(?:{said['more']})\s+)\Z"
        rf"|(?:{said['zh']})(?:任何)?\Z"
    )


@cache
def _behind(name: str) -> re.Pattern[str]:
    spaced = "|".join(beside(name, language) for language in ("en", "ru", "ar", "more"))
    return re.compile(rf"\s+(?:{spaced})(?!\w)|\s?(?:{beside(name, 'zh')}|{beside(name, 'more')})")


@cache
def _of_a_name() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?:\s+(?:&\s+)?[A-Z][\w&.-]*){{0,2}}?[,]?\s+(?:Co\.?,?\s+)?(?:{beside('firm', 'en')})"
        rf"|(?:\s+[A-Z][\w-]*)?\s+(?:{beside('house', 'en')}))(?!\w)"
    )


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?:{beside('address', 'en')})\.?(?:\s+[A-Z][\w.-]*){{0,2}}"
        rf"|(?:{beside('address', 'ru')})(?:\s+[А-ЯЁ][а-яё]+)?)\s+\Z"
    )


@cache
def _addressed_arabic() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[ولب]{{0,2}}(?:{beside('address', 'ar')})\s+\Z")


@cache
def _works() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:ال|[ولبف]{{0,2}})(?:{beside('works', 'ar')})[ \t]+\Z")


@cache
def _quoted() -> re.Pattern[str]:
    words = f"{beside('quoted', 'en')}|{beside('quoted', 'ru')}"
    return re.compile(rf"(?<!\w)(?:{words})\s*[\"«“„'][^\"»”“'\n]{{0,40}}\Z")


@cache
def _firm_han() -> re.Pattern[str]:
    return re.compile(rf"[^货款给由向从的至与和，,。；;及、]{{0,4}}?(?:{beside('firm', 'zh')})")


@cache
def _wood() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Compile the words of wood before, behind and within a machine's name, and those of metal."""
    spaced = "|".join(beside("wood_before", language) for language in ("ru", "ar"))
    return (
        re.compile(
            rf"(?:(?<!\w)(?:{beside('wood_before', 'en')})[ \t]+(?:\w+[ \t]+)?"
            rf"|(?:{beside('wood_before', 'zh')})|(?:{spaced})[ \t]+)\Z"
        ),
        re.compile(rf"\s*[(,]?\s*(?:{beside('wood_after')})"),
        re.compile(beside("wood_within")),
        re.compile(beside("metal")),
    )


def is_aside(text: str, folded: str, start: int, end: int) -> bool:
    """Say whether the goods named at `start` to `end` are denied there, or are part of a name.

    >>> sentence = "a housing without bearings, and bearings"
    >>> [is_aside(sentence, sentence, at, at + 8) for at in (18, 32)]
    [True, False]
    """
    before = folded[max(0, start - _REACH) : start]
    lacking = _before("lacking").search(before)
    if lacking and not is_denied_again(folded, start - len(before) + lacking.start(), end):
        return True
    if _behind("left_out").match(folded, end):
        return True
    return _addressed_arabic().search(before) is not None or is_in_name(text, start, end)


def is_excepted(folded: str, start: int, end: int) -> bool:
    """Say whether goods are excepted from others: `instruments other than compasses`.

    >>> is_excepted("instruments other than compasses", 23, 32)
    True
    """
    before = folded[max(0, start - _REACH) : start]
    return bool(_before("excepting").search(before) or _behind("excepted").match(folded, end))


def is_of_works(folded: str, start: int) -> bool:
    """Say whether Arabic goods name a factory, a workshop or a shop of theirs: `لمصنع المحامل`.

    >>> is_of_works("منصات لمصنع المحامل", 12)
    True
    """
    return _works().search(folded[max(0, start - _REACH) : start]) is not None


def is_in_name(text: str, start: int, end: int) -> bool:
    """Say whether words are part of the name of a person, a firm or a house.

    Latin and Cyrillic names show by their capitals, so a text all in capitals shows none.
    """
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _firm_han().match(after) and "\u3400" <= text[end - 1] <= "\u9fff":
        return True
    if _quoted().search(before):
        return True
    said = text[start:end]
    if said.isupper() or not all(word[:1].isupper() for word in said.split()):
        return False
    return bool(_addressed().search(before)) or _begins_a_name(text, said, after)


def _begins_a_name(text: str, said: str, after: str) -> bool:
    """Say whether a firm's form or a house stands behind; before one, goods may be many."""
    found = _of_a_name().match(after)
    if found is None or (said.endswith("s") and len(found[0].split()) > 1):
        return False
    return any(word.islower() for word in text.split())


def is_for_wood(folded: str, start: int, end: int) -> bool:
    """Say whether a machine tool works wood, by the words in it or beside it, and no metal."""
    before, behind, within, metal = _wood()
    is_wooden = (
        within.search(folded, start, end)
        or before.search(folded[max(0, start - _REACH) : start])
        or behind.match(folded, end)
    )
    return bool(is_wooden) and not metal.search(folded)
