"""How often something is said to have happened: more than 40 times since 2012, twice, first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from witting.stories.days import Found
from witting.stories.page import Page
from witting.stories.records import DayNamed, Times
from witting.stories.tables import table
from witting.stories.words import fold

_N = r"(?P<n>\d{1,6}(?:[,.]\d{3})*|%s)"
_COUNTED = {
    "en": (
        r"(?P<bound>more than|over|at least|no fewer than|nearly|almost|about|around|some|up to"
        r"|fewer than|less than)?\s*\b%s(?P<over>-odd)?\s+(?:times|occasions)\b"
        r"|\b(?P<word>twice|once|thrice)\b"
    ),
    "ar": (
        r"(?P<bound>أكثر من|ما يزيد على|ما لا يقل عن|نحو|حوالي|قرابة|أقل من|ما يقرب من)?"
        r"\s*%s\s+(?:مرة|مرات)|(?P<word>مرتين)"
    ),
    "zh": (
        r"(?P<bound>超过|逾|至少|多达|近|约|大约|不到)?\s*%s(?P<over>多|余)?\s*次(?!会|谈|日|于|贷|级|要)"
    ),
    "ru": (
        r"(?P<bound>более чем|более|свыше|не менее|не менее чем|около|почти|порядка|менее)?"
        r"\s*%s\s+раза?\b|\b(?P<word>дважды|трижды)\b"
    ),
}
_NTH = {
    "en": (
        r"(?:for the|on (?:his|her|its|their)|(?:his|her|its|their|the))\s+"
        r"(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
        r"|\d{1,3}(?:st|nd|rd|th))\s+(?:\w+\s+){0,2}?(?:time|visit|trip|meeting|summit|round|package)"
    ),
    "ar": (
        r"للمرة\s+(?P<nth>الأولى|الثانية|الثالثة|الرابعة|الخامسة|السادسة|السابعة|الثامنة|التاسعة"
        r"|العاشرة)|(?P<one>لأول مرة|أول زيارة|أول لقاء)"
    ),
    "zh": r"第(?P<nth>\d{1,3}|[一二三四五六七八九十]{1,2})次|(?P<one>首次|首度|首访)",
    "ru": (
        r"(?P<one>впервые)|(?:в\s+)?(?P<nth>перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят"
        r"|десят|\d{1,3}-)\w*\s+(?:раз|визит\w*|встреч\w*|поездк\w*|пакет\w*)"
    ),
}
_ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth",
    "ar": "الأولى الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة",
    "zh": "一 二 三 四 五 六 七 八 九 十",
    "ru": "перв втор трет четверт пят шест седьм восьм девят десят",
}
_AT_LEAST = (
    "more than", "over", "at least", "no fewer than", "أكثر من", "ما يزيد على", "ما لا يقل عن",
    "超过", "逾", "至少", "более чем", "более", "свыше", "не менее", "не менее чем",
)  # fmt: skip
_AT_MOST = ("up to", "fewer than", "less than", "أقل من", "不到", "多达", "менее")
_WORDS = {"once": 1, "twice": 2, "thrice": 3, "مرتين": 2, "дважды": 2, "трижды": 3}
_HAN_DIGITS = {sign: at for at, sign in enumerate("〇一二三四五六七八九")} | {"两": 2, "兩": 2}
_HAN_TENS = {"十": 10, "百": 100, "千": 1000}
_CUES = {
    "en": ["time", "occasion", "twice", "once", "thrice", "first", "second", "third", "th ", "nd "],
    "ar": ["مر", "أول"],
    "zh": ["次", "首"],
    "ru": ["раз", "дважды", "трижды", "впервые", "визит", "встреч", "пакет"],
}


@dataclass(frozen=True, slots=True)
class Often:
    """How often, told at words `first` to `last`."""

    first: int
    last: int
    times: Times


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    numbers = "|".join(sorted(map(re.escape, _spelt(language)), key=len, reverse=True))
    if language == "zh":
        numbers = "[〇一二两兩三四五六七八九十百千]{1,7}"
    counted = _COUNTED[language].replace("%s", _N % numbers)
    return re.compile(counted, re.IGNORECASE), re.compile(_NTH[language], re.IGNORECASE)


@cache
def _spelt(language: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, held in table("days")["number"].items():
        for word in held.get(language, "").split("|"):
            if word.strip() and word.strip() not in ("a", "an"):
                found[word.strip()] = int(number)
    return found


def often_on(page: Page, language: str, days: Sequence[Found]) -> list[Often]:
    """Give every "so many times" and "for the so-and-so-many-th time" of a page, in order."""
    text = page.passage.text
    lowered = text.lower()
    if not any(cue in lowered for cue in _CUES[language]):
        return []
    counted, nth = _patterns(language)
    out: list[Often] = []
    for m in counted.finditer(text):
        times = _times(m, language)
        if times is None:
            continue
        first, last = page.words_of(m.start() + len(m[0]) - len(m[0].lstrip()), m.end())
        since = _since(page, first, last, days)
        span = page.span(first, last)
        out.append(Often(first, last, Times(span=span, least=times[0], most=times[1], since=since)))
    for m in nth.finditer(text):
        first, last = page.words_of(m.start(), m.end())
        number = 1 if "one" in m.re.groupindex and m["one"] else _ordinal(m["nth"], language)
        if number and not any(o.first <= first <= o.last for o in out):
            out.append(Often(first, last, Times(span=page.span(first, last), nth=number)))
    return sorted(out, key=lambda o: o.first)


def _times(m: re.Match[str], language: str) -> tuple[int | None, int | None] | None:
    word = m["word"] if "word" in m.re.groupindex else None
    if word:
        exact = _WORDS[word.lower()]
        return exact, exact
    written = m["n"].lower()
    digits = re.sub(r"[,.]", "", written)
    number = int(digits) if digits.isascii() and digits.isdecimal() else _number(written, language)
    if number is None:
        return None
    bound = (m["bound"] or "").lower()
    if bound in _AT_MOST:
        return None, number
    if bound in _AT_LEAST or ("over" in m.re.groupindex and m["over"]):
        return number, None
    return (number, None) if bound in ("about", "around", "some") else (number, number)


def _number(written: str, language: str) -> int | None:
    """Give the number a word spells; Chinese ones are put together: 二十五 is 25."""
    if language != "zh":
        return _spelt(language)[written]
    whole, digit = 0, None
    for sign in written:
        if sign in _HAN_TENS:
            whole += _HAN_TENS[sign] * (1 if digit is None else digit)
            digit = None
        elif digit is not None:
            return None  # 二三: two or three
        else:
            digit = _HAN_DIGITS[sign]
    return whole + (digit or 0) or None


def _ordinal(written: str, language: str) -> int:
    digits = re.match(r"\d+", written)
    if digits:
        return int(digits[0])
    key = fold(written)
    rows = [fold(one) for one in _ORDINALS[language].split()]
    return rows.index(key) + 1 if key in rows else 0


def _since(page: Page, first: int, last: int, days: Sequence[Found]) -> DayNamed | None:
    """Give the "since" of the same sentence, whichever side it stands on."""
    start, end = page.sentence_of(first)
    within = [f for f in days if f.day.is_since and start <= f.first < end]
    nearest = min(within, key=lambda f: abs(f.first - last), default=None)
    return replace(nearest.day) if nearest is not None else None
