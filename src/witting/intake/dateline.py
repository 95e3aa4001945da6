"""The day a story states for itself: its dateline or a line that is only a date.

A day without its year is no stated day, and a day in the middle of a sentence belongs to what the
story tells of: neither is taken.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from witting.base import Passage

_SEARCHED = 6  # paragraphs from the top
_OPENING = 90  # characters of a paragraph in which a dateline stands
_ONLY_A_DATE = 60  # a line this short may be nothing but a date and a place
# What follows its day at once: a dash, an agency's bracket or stroke, in Chinese “by wire”.
_AFTER = re.compile(r"[^,،，、]{0,8}?(?:[—–―/-]|[(（]|[电電讯訊])")
# Or no more than its place stands before or after it, and the story begins: МОСКВА, 14 мая 2024 г.
_YEAR = r"\s*(?:г(?:ода?)?\b\.?)?"
_PLACE = r"(?:г\.\s?)?[^\W\d_][^\d.,;:!?،，。()]{1,30}"
_BEFORE = re.compile(rf"{_PLACE}[,،，.]\s*")
_THEN = re.compile(rf"{_YEAR}(?:(?:[.:]|(?<=г\.))\s+|。\s*)(?=[^\W\d_])")
_PLACE_AFTER = re.compile(rf"{_YEAR}[,،，]\s*{_PLACE}(?:[.:]\s|\s?[—–―]|\s-\s)")


@cache
def _months() -> dict[str, int]:
    text = files("witting.data").joinpath("intake/months.yaml").read_text(encoding="utf-8")
    held = yaml.safe_load(text)["months"]
    return {name: int(number) for number, names in held.items() for name in names}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return (
        re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)"),
        re.compile(r"(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日"),
        # An Arabic date may give both names of the month, parted by a slash.
        re.compile(
            rf"(?<!\d)(?P<d>\d{{1,2}})\s+(?P<n>{names})\.?(?:\s*/\s*[^\d\s]+(?:\s[^\d\s]+)?)?,?"
            r"\s+(?P<y>\d{4})(?!\d)",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?P<n>{names})\.?\s+(?P<d>\d{{1,2}}),?\s+(?P<y>\d{{4}})(?!\d)", re.IGNORECASE
        ),
        re.compile(r"(?<!\d)(?P<d>\d{2})\.(?P<m>\d{2})\.(?P<y>\d{4})(?!\d)"),
    )


def stated_day(passages: Iterable[Passage]) -> date | None:
    """Give the day a story's opening states, or None where it states none in full."""
    openings = (_dateline(passage.text) for passage in list(passages)[:_SEARCHED])
    return next(filter(None, map(find_day, openings)), None)


def _dateline(text: str) -> str:
    """Give the part of a paragraph in which a stated day stands, or ""."""
    if len(text) <= _ONLY_A_DATE:
        return text
    opening = text[:_OPENING]
    found = [match for pattern in _patterns() for match in pattern.finditer(opening)]
    first = min(found, key=lambda match: match.end(), default=None)
    if first is None:
        return ""
    start, end = first.span()
    is_told = _AFTER.match(text, end) or (start == 0 and _PLACE_AFTER.match(text, end))
    has_place = _BEFORE.fullmatch(text, 0, start) and not text[0].islower()
    then = _THEN.match(text, end) if has_place else None
    is_begun = then is not None and not text[then.end()].islower()
    return opening[:end] if is_told or is_begun else ""


def find_day(text: str) -> date | None:
    """Give the first full date written in a text, in any of the four languages.

    >>> find_day("MOSCOW, May 16, 2024 (Example Wire) -")
    datetime.date(2024, 5, 16)
    >>> find_day("16 мая 2024"), find_day("2024年5月16日") == find_day("16 مايو/أيار 2024")
    (datetime.date(2024, 5, 16), True)
    """
    for pattern in _patterns():
        for match in pattern.finditer(text):
            day = _day(match)
            if day is not None:
                return day
    return None


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    month = _months()[parts["n"].lower()] if parts.get("n") else int(parts["m"])
    try:
        return date(int(parts["y"]), month, int(parts["d"]))
    except ValueError:
        return None
