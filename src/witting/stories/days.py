"""The days a page names, resolved against the day of its story; what cannot be stays unknown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from witting.base import Interval
from witting.stories.calendar import (
    Unit,
    counted,
    day_interval,
    day_of,
    month_interval,
    month_of,
    real_day,
    weekday_of,
    year_interval,
)
from witting.stories.days_han import HanAgo, HanWeekday, han_days
from witting.stories.lexicon import Hit, Row
from witting.stories.numbers import figure
from witting.stories.page import Page
from witting.stories.records import DayNamed
from witting.stories.tables import listed
from witting.stories.tense import UNTOLD, is_to_come, tense_of
from witting.stories.words import fold

_FIGURES = re.compile(
    r"(?<!\d)(?:(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"
    r"|(?P<d2>\d{1,2})\.(?P<m2>\d{2})\.(?P<y2>\d{4}))(?!\d)"
)
_ONE_UNIT = listed("day week month year يوم أسبوع شهر عام سنة день неделю месяц год")
_SOME = Row("counted", "..")  # some weeks ago: how many is not said
_BESIDE_EVENT = {"en": ("before", "after", "earlier", "later"), "ru": ("до", "после", "спустя")}
_SINCE_REACH = 7  # words between "since" and its year
_YEARS = range(1900, 2100)
_YEAR_BEFORE = listed(
    "in since by until till during of from early late mid year عام سنة العام منذ في لعام وعام "
    "بعام قبل حتى и с до в"
)


@dataclass(frozen=True, slots=True)
class StoryDay:
    """The day a story is of, as far as it is known."""

    day: date | None
    year: int | None = None  # where the story gives no more, as by its copyright


@dataclass(frozen=True, slots=True)
class Found:
    """A day named at words `first` to `last`."""

    first: int
    last: int
    day: DayNamed


def days_on(page: Page, language: str, story: StoryDay) -> list[Found]:
    """Give the days a page names, in order, none within another."""
    found = sorted(_Days(page, language, story).all(), key=lambda f: (f.first, -(f.last - f.first)))
    kept: list[Found] = []
    for one in found:
        if not kept or one.first > kept[-1].last:
            kept.append(one)
        elif one.last - one.first > kept[-1].last - kept[-1].first:
            kept[-1] = one
    return kept


class _Days:
    def __init__(self, page: Page, language: str, story: StoryDay) -> None:
        self.page, self.language, self.story = page, language, story
        self.at: dict[int, list[Hit]] = {}
        for name in ("month", "weekday", "counted", "unit", "number", "ago", "pair", "last"):
            for hit in page.hits.get(name, ()):
                self.at.setdefault(hit.first, []).append(hit)

    def all(self) -> Iterator[Found]:
        yield from self._figures()
        if self.language == "zh":
            yield from self._chinese()
        for hit in self.page.hits.get("counted", ()):
            yield self._relative(hit)
        if self.language == "zh":
            return
        for hit in self.page.hits.get("month", ()):
            if self.language != "en" or self.page.words[hit.first].is_capital:
                yield self._month(hit)
        for hit in self.page.hits.get("weekday", ()):
            yield self._weekday(hit)
        for hit in self.page.hits.get("unit", ()):
            found = self._ago(hit.first)
            if found is not None:
                yield found
        for i, word in enumerate(self.page.words):
            found = self._year(i) if word.text[0].isdigit() else None
            if found is not None:
                yield found

    # What stands in figures and in Chinese is found by its signs.

    def _figures(self) -> Iterator[Found]:
        for m in _FIGURES.finditer(self.page.passage.text):
            year, month, day = (int(m[k] or m[k + "2"]) for k in "ymd")
            real = real_day(year, month, day)
            if real is not None:
                first, last = self.page.words_of(*m.span())
                yield self._made(first, last, day_interval(real), "the day stands in full", "day")

    def _chinese(self) -> Iterator[Found]:
        for said in han_days(self.page.passage.text):
            first, last = self.page.words_of(said.start, said.end)
            if isinstance(said, HanWeekday):
                turn = said.turn or tense_of(self.page, first, self.language)
                yield self._on_weekday(first, last, said.weekday, turn)
            elif isinstance(said, HanAgo):
                yield self._counted(first, last, said.unit, -said.number)
            else:
                year, month = said.counted_from(self.story.day)
                turn = "coming" if is_to_come(self.page, first) else ""
                yield self._date(
                    first, last, year, month, said.day, turn=turn, is_since=said.is_since
                )

    # What stands in words.

    def _relative(self, hit: Hit) -> Found:
        if hit.row.id == "..":
            base = self.story.day
            if base is None:
                return self._unknown(hit.first, hit.last, "stretch")
            end = day_interval(base).end
            how = f"up to the story's day, {base}; when it began is not said"
            return self._made(hit.first, hit.last, Interval(end=end), how, "stretch")
        unit, number = hit.row.id.split()
        return self._counted(hit.first, hit.last, unit, int(number))

    def _month(self, hit: Hit) -> Found:
        words, month = self.page.words, int(hit.row.id)
        first, last = hit.first, hit.last
        if last + 2 < len(words) and words[last + 1].text == "/":  # ديسمبر/كانون الأول
            other = next((h for h in self.at.get(last + 2, ()) if h.row.table == "month"), None)
            last = other.last if other is not None else last
        twice = (h for h in self.at.get(last + 1, ()) if h.row == hit.row)
        last = max((h.last for h in twice), default=last)  # يناير كانون الثاني
        day = year = None
        if first > 0 and (number := figure(words[first - 1].text, 31)):
            day, first = number, first - 1
        else:
            after = (
                last + 2 if words[last + 1 : last + 2] and words[last + 1].text == "." else last + 1
            )
            if after < len(words) and (number := figure(words[after].text, 31)):
                day, last = number, after
        after = last + 1
        while after < len(words) and (
            words[after].text in (",", "،") or fold(words[after].text) in ("عام", "سنه", "العام")
        ):
            after += 1
        if after < len(words) and (number := figure(words[after].text, 2100)) and number > 1900:
            year, last = number, after
            if self.language == "ru" and after + 1 < len(words):
                last += fold(words[after + 1].text).startswith("год")
        if not day and (stretch := self._months(first, last, month, year)) is not None:
            return stretch
        if year is None and (beside := self._year_beside(last)) is not None:
            last, year = beside
        return self._date(first, last, year, month, day, turn=self._turn(first, last))

    def _months(self, first: int, last: int, month: int, year: int | None) -> Found | None:
        """Give a stretch of months: between March and October 2023, from June 2022 to May 2024."""
        other = next((h for h in self.at.get(last + 2, ()) if h.row.table == "month"), None)
        after = self.page.words[other.last + 1 : other.last + 2] if other else []
        until = figure(after[0].text, 2100) if after else None
        if other is None or until is None or until not in _YEARS:
            return None
        start = month_interval(year or until, month).start
        end = month_interval(until, int(other.row.id)).end
        if start is None or end is None or end <= start:
            return None
        days = Interval(start=start, end=end)
        return self._made(first, other.last + 1, days, "the year is said", "stretch")

    def _year_beside(self, last: int) -> tuple[int, int] | None:
        """Give the year told after a month by its distance: в декабре прошлого года."""
        for i in (last + 1, last + 2):
            for hit in self.at.get(i, ()):
                if hit.row.table == "counted" and hit.row.id.startswith("year"):
                    base = self.story.day
                    return (hit.last, base.year + int(hit.row.id.split()[1])) if base else None
        return None

    def _weekday(self, hit: Hit) -> Found:
        first, last = hit.first, hit.last
        turn = self._turn(first, last) or tense_of(self.page, first, self.language)
        if turn in ("last", "next"):
            beside = last + 1 if self.language == "ar" else first - 1
            first, last = min(first, beside), max(last, beside)
        return self._on_weekday(first, last, int(hit.row.id), turn)

    def _turn(self, first: int, last: int) -> str:
        """Say whether the words beside a day turn it back or forward: last, next, الماضي."""
        for i in (first - 1, last + 1):
            for hit in self.at.get(i, ()):
                if hit.row.table == "last" and (i < first) == (self.language != "ar"):
                    return hit.row.id
        return "coming" if is_to_come(self.page, first) else ""

    def _ago(self, i: int) -> Found | None:
        """Find so many units before the story: two years ago, قبل عامين, два года назад."""
        unit = next(h for h in self.at[i] if h.row.table == "unit")
        first, last, number = i, i, 1
        before = self.page.words[i - 1] if i else None
        is_counted = False
        pair = any(h.row.table == "pair" for h in self.at.get(i, ()))
        if pair:
            number, is_counted = 2, True
        elif before is not None:
            counted_by = next((h for h in self.at.get(i - 1, ()) if h.row.table == "number"), None)
            written = figure(before.text, 400)
            if written or counted_by:
                number = written or int(counted_by.row.id if counted_by else 1)
                first, is_counted = i - 1, True
        after = any(h.row.table == "ago" and h.row.id == "after" for h in self.at.get(i + 1, ()))
        ahead = any(
            h.row.table == "ago" and h.row.id == "before" for h in self.at.get(first - 1, ())
        )
        if not after and not (ahead and self._is_whole(i)):
            return self._from_event(first, i)
        first, last = (first, i + 1) if after else (first - 1, last)
        if ahead and self._is_of_event(i):
            return self._from_event(first, i)
        if not is_counted and fold(self.page.words[i].text) not in _ONE_UNIT:
            return self._relative(Hit(first, last, _SOME))
        return self._counted(first, last, unit.row.id, -number)

    def _is_of_event(self, i: int) -> bool:
        """Say whether an Arabic stretch is counted from something told: “weeks before the war”."""
        after = self.page.words[i + 1 : i + 3]
        return self.language == "ar" and any(fold(word.text) in ("من", "علي") for word in after)

    def _from_event(self, first: int, i: int) -> Found | None:
        """Give a stretch before or after something told, whose day cannot be counted: unknown."""
        beside = fold(self.page.words[i + 1].text) if i + 1 < len(self.page.words) else ""
        if not (self._is_of_event(i) or beside in _BESIDE_EVENT.get(self.language, ())):
            return None
        if self.language == "ar" and not any(
            h.row.table == "ago" for j in (first, first - 1) for h in self.at.get(j, ())
        ):
            return None
        how = "counted from something told in the story, and not from a day"
        return self._made(first, min(i + 1, len(self.page.words) - 1), None, how, "stretch")

    def _is_whole(self, i: int) -> bool:
        """Say whether an Arabic unit is counted and not of something: قبل عام, not قبل عام 2012."""
        words = self.page.words
        return i + 1 >= len(words) or not words[i + 1].text.isdigit()

    def _year(self, i: int) -> Found | None:
        words = self.page.words
        number = figure(words[i].text, 2100)
        if number not in _YEARS:
            return None
        first, last = i, i
        before = fold(words[i - 1].text) if i else ""
        after = fold(words[i + 1].text) if i + 1 < len(words) else ""
        if self.language == "ru":
            if not after.startswith("год"):
                return None
            last = i + 1
        elif before not in _YEAR_BEFORE and before.lstrip("ولب") not in _YEAR_BEFORE:
            return None
        elif before in ("عام", "سنه", "العام"):
            first = i - 1
        assert number is not None  # it is among the years
        return self._date(first, last, number, None, None)

    # The ways to an interval.

    def _date(
        self,
        first: int,
        last: int,
        year: int | None,
        month: int | None,
        day: int | None,
        *,
        turn: str = "",
        is_since: bool = False,
    ) -> Found:
        base = self.story.day
        if month is not None and not 1 <= month <= 12:
            return self._unknown(first, last, "day")
        if year is not None and not date.min.year <= year < date.max.year:
            return self._unknown(first, last, "year")
        is_since = is_since or self._is_since(first)
        unit: Unit = "day" if day else "month" if month else "year"
        if year is not None:
            real = real_day(year, month, day) if month and day else None
            if month and day:
                days = day_interval(real) if real else None
            else:
                days = month_interval(year, month) if month else year_interval(year)
            return self._made(first, last, days, "the year is said", unit, is_since=is_since)
        if base is None:
            return self._unknown(first, last, unit, is_since=is_since)
        if month and day:
            meant = day_of(base, month, day, turn)
            days = day_interval(meant) if meant else None
        elif month:
            days = month_of(base, month, turn)
        elif day:
            meant = self._of_month(base, day, turn)
            days = day_interval(meant) if meant else None
        else:
            days = None
        how = f"the year is not said: the one nearest the story's day, {base}, as it is told"
        return self._made(first, last, days, how, unit, is_since=is_since)

    def _of_month(self, base: date, day: int, turn: str) -> date | None:
        """Give the last day of that number up to the story's, or the coming one: 16日."""
        this = real_day(base.year, base.month, day)
        if this is not None and (this >= base if turn else this <= base):
            return this
        start = month_interval(base.year, base.month + (1 if turn else -1)).start
        assert start is not None  # a month has a start
        return real_day(start.year, start.month, day)

    def _on_weekday(self, first: int, last: int, weekday: int, turn: str) -> Found:
        base = self.story.day
        if base is None:
            return self._unknown(first, last, "day")
        meant, other = weekday_of(base, weekday, turn), weekday_of(base, weekday, "coming")
        if turn == UNTOLD and meant != other:
            how = f"past or to come, {meant} or {other}: the words beside it do not tell which"
            return self._made(first, last, None, how, "day")
        how = f"that weekday, counted from the story's day, {base}"
        return self._made(first, last, day_interval(meant), how, "day")

    def _counted(self, first: int, last: int, unit: str, number: int) -> Found:
        base = self.story.day
        made = counted(base, unit, number) if base is not None else None
        if made is None:
            return self._unknown(first, last, "stretch")
        return self._made(first, last, made[0], f"counted from the story's day, {base}", made[1])

    def _unknown(self, first: int, last: int, unit: Unit, *, is_since: bool = False) -> Found:
        how = "the story's own day is not known, so this cannot be counted from it"
        return self._made(first, last, None, how, unit, is_since=is_since)

    def _made(
        self,
        first: int,
        last: int,
        days: Interval | None,
        how: str,
        unit: Unit,
        *,
        is_since: bool = False,
    ) -> Found:
        if days is not None and is_since:
            days = Interval(start=days.start)
        day = DayNamed(
            span=self.page.span(first, last), days=days, how=how, unit=unit, is_since=is_since
        )
        return Found(first, last, day)

    def _is_since(self, first: int) -> bool:
        start, _ = self.page.sentence_of(first)
        for i in range(first - 1, max(start, first - _SINCE_REACH) - 1, -1):
            if self.page.words[i].is_mark:
                return False
            if self.page.is_in("since", i):
                return self.language != "ru" or i == first - 1
        return False
