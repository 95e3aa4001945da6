"""Days as Chinese writes them, found by their signs: 去年12月, 上周四, 两年前."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from witting.stories.calendar import month_interval
from witting.stories.numbers import spelt_number

_DATE = re.compile(
    r"(?P<rel>去年|今年|明年|前年|上个月|本月|上月|下月)?(?:(?<!\d)(?P<y>\d{4})\s*年)?"
    r"(?:(?P<m>\d{1,2})\s*月份?)?(?:(?P<d>\d{1,2})\s*[日号號])?(?P<since>以来|以來|起|至今)?"
)
_WEEKDAY = re.compile(
    r"(?P<turn>上个?|下个?|本|这个?)?(?:周|星期|週|礼拜)(?P<n>[一二三四五六日天])(?!个)"
)
_AGO = re.compile(
    r"(?P<n>\d{1,3}|[一二两三四五六七八九十])(?P<over>多)?(?P<u>年|个多?月|周|个星期|天|日)(?:之|以)?前"
)
_SINCE = re.compile(r"[自从](?:从)?$")
_UNITS = {"年": "year", "个月": "month", "个多月": "month", "周": "week", "个星期": "week"}
_WEEK = "一二三四五六日"
_TURNS = {"上": "week -1", "下": "week 1", "本": "week 0", "这": "week 0"}
_YEARS, _MONTHS = {"去": -1, "明": 1, "前": -2}, {"上": -1, "下": 1}


@dataclass(frozen=True, slots=True)
class HanDate:
    """A date at signs `start` to `end`, with as much of it as is written."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    shift: str  # 去年, 上月… or ""
    is_since: bool

    def counted_from(self, base: date | None) -> tuple[int | None, int | None]:
        """Give the year and the month, told by their distance where they are."""
        if not self.shift or base is None:
            return self.year, self.month
        if "月" not in self.shift:
            return base.year + _YEARS.get(self.shift[0], 0), self.month
        start = month_interval(base.year, base.month + _MONTHS.get(self.shift[0], 0)).start
        assert start is not None  # a month has a start
        return start.year, start.month


@dataclass(frozen=True, slots=True)
class HanWeekday:
    """A weekday (Monday is 1) at signs `start` to `end`, of which week if told."""

    start: int
    end: int
    weekday: int
    turn: str


@dataclass(frozen=True, slots=True)
class HanAgo:
    """So many units ago, at signs `start` to `end`."""

    start: int
    end: int
    unit: str
    number: int


def han_days(text: str) -> Iterator[HanDate | HanWeekday | HanAgo]:
    """Give the days a Chinese text names, of one kind after the other.

    >>> [(d.year, d.month, d.shift) for d in han_days("去年12月") if isinstance(d, HanDate)]
    [(None, 12, '去年')]
    """
    for m in _DATE.finditer(text):
        if m["y"] or m["m"] or (m["d"] and not m["rel"]):
            yield HanDate(
                start=m.start(),
                end=m.start() + len(m[0].rstrip()),
                year=int(m["y"]) if m["y"] else None,
                month=int(m["m"]) if m["m"] else None,
                day=int(m["d"]) if m["d"] else None,
                shift=m["rel"] or "",
                is_since=bool(m["since"] or _SINCE.search(text[: m.start()][-2:])),
            )
    for m in _WEEKDAY.finditer(text):
        weekday = _WEEK.index(m["n"].replace("天", "日")) + 1
        yield HanWeekday(m.start(), m.end(), weekday, _TURNS.get((m["turn"] or "")[:1], ""))
    for m in _AGO.finditer(text):
        number = int(m["n"]) if m["n"].isdigit() else spelt_number("zh", m["n"])
        if number:
            yield HanAgo(m.start(), m.end(), _UNITS.get(m["u"], "day"), number)
