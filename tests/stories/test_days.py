"""Days as stories name them, counted from the story's own; what cannot be counted stays unknown."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.stories.reading import STORY_DAY, read_lines
from witting.base import Deal, DealKind, Passage
from witting.stories import read_story
from witting.stories.calendar import counted, day_of, month_of, weekday_of

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1))


def _resolved(text: str, day: date | None = STORY_DAY) -> list[tuple[str, str]]:
    """Give the first and last day of each stretch a text names, "" where open or unknown."""
    out = []
    for named in read_lines(text, day=day).days:
        start = named.days.start if named.days else None
        end = named.days.end if named.days else None
        last = end - timedelta(days=1) if end else None
        out.append((start.isoformat() if start else "", last.isoformat() if last else ""))
    return out


THURSDAY = ("2024-05-16", "2024-05-16")
DECEMBER = ("2023-12-01", "2023-12-31")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("They met on Thursday.", THURSDAY),
        ("They met last Thursday.", ("2024-05-09", "2024-05-09")),
        ("They will meet on Friday.", ("2024-05-17", "2024-05-17")),
        ("They met on Friday.", ("2024-05-10", "2024-05-10")),
        ("In December, the ministry announced it.", DECEMBER),
        ("He will visit Ankara in June.", ("2024-06-01", "2024-06-30")),
        ("He visited Ankara in June.", ("2023-06-01", "2023-06-30")),
        ("He was arrested on Jan. 10.", ("2024-01-10", "2024-01-10")),
        ("It shipped chips between March and October 2023.", ("2023-03-01", "2023-10-31")),
        ("It shipped chips from June 2022 to May 2024.", ("2022-06-01", "2024-05-31")),
        ("Two years ago he was fined.", ("2022-01-01", "2022-12-31")),
        ("Last month he was fined.", ("2024-04-01", "2024-04-30")),
        ("В четверг они встретились.", THURSDAY),
        ("В декабре прошлого года объявили.", DECEMBER),
        ("24 февраля 2022 года войска вошли.", ("2022-02-24", "2022-02-24")),
        ("На прошлой неделе суд оштрафовал его.", ("2024-05-06", "2024-05-12")),
        ("Два года назад его арестовали.", ("2022-01-01", "2022-12-31")),
        ("التقى الرئيسان يوم الخميس.", THURSDAY),
        ("وفي ديسمبر/كانون الأول، أعلنت الوزارة.", DECEMBER),
        ("اعتقل الشهر الماضي.", ("2024-04-01", "2024-04-30")),
        ("قبل عامين اعتقل.", ("2022-01-01", "2022-12-31")),
        ("في يناير كانون الثاني صادرت الشرطة السفينة.", ("2024-01-01", "2024-01-31")),
        ("双方周四会晤。", THURSDAY),
        ("双方上周四会晤。", ("2024-05-09", "2024-05-09")),
        ("去年12月宣布。", DECEMBER),
        ("他两年前被捕。", ("2022-01-01", "2022-12-31")),
        ("他将于17日访问。", ("2024-05-17", "2024-05-17")),
        ("他13日访问。", ("2024-05-13", "2024-05-13")),
    ],
)
def test_a_day_is_counted_from_the_story_s(text: str, days: tuple[str, str]) -> None:
    assert _resolved(text) == [days]


FRIDAYS = {
    "2024-05-17": [
        "He will visit Moscow on Friday.",
        "Putin is to visit Harbin on Friday.",
        "Putin is visiting Harbin on Friday.",
        "The meeting is scheduled for Friday.",
        "A hearing on Friday will decide.",
        "В пятницу президент посетит Харбин.",
        "Переговоры пройдут в пятницу.",
        "В пятницу состоится встреча.",
        "普京将于周五访问哈尔滨。",
        "普京周五将访问哈尔滨。",
        "普京计划周五访问哈尔滨。",
        "会谈定于周五举行。",
        "سيزور بوتين هاربين يوم الجمعة.",
        "من المقرر أن يزور بوتين هاربين يوم الجمعة.",
        "ستعقد المحادثات يوم الجمعة.",
    ],
    "2024-05-10": [
        "On Friday he said he would visit Moscow.",
        "The court ruled on Friday.",
        "He will go, he said on Friday.",
        "В пятницу Кремль сообщил, что Путин посетит Харбин.",
        "Переговоры прошли в пятницу.",
        "普京周五访问了哈尔滨。",
        "双方周五举行了会谈。",
        "财政部周五宣布将实施制裁。",
        "زار بوتين هاربين يوم الجمعة.",
        "وأعلن الكرملين الجمعة أن بوتين سيزور هاربين.",
    ],
    "": [
        "Talks on Friday.",
        "Putin visits Harbin on Friday.",
        "В пятницу он встречается с Си.",
        "普京周五访问哈尔滨。",
        "يزور بوتين هاربين يوم الجمعة.",
    ],
}


@pytest.mark.parametrize(("day", "text"), [(d, t) for d, held in FRIDAYS.items() for t in held])
def test_the_verb_says_which_friday_is_meant(day: str, text: str) -> None:
    [named] = read_lines(text).days
    start = named.days.start.isoformat() if named.days and named.days.start else ""
    assert start == day
    if not day:
        assert "2024-05-10 or 2024-05-17" in named.how


@pytest.mark.parametrize(
    "text", ["since 2012 they met", "с 2012 года они встречались", "自2012年以来双方会晤"]
)
def test_since_has_no_end(text: str) -> None:
    assert _resolved(text) == [("2012-01-01", "")]


@pytest.mark.parametrize(
    "text",
    [
        "They met on Thursday.",
        "В прошлом месяце они встретились.",
        "去年12月宣布。",
        "التقى الرئيسان يوم الخميس.",
    ],
)
def test_with_no_day_of_the_story_it_stays_unknown(text: str) -> None:
    [named] = read_lines(text, day=None).days
    assert named.days is None
    assert "not known" in named.how


def test_weeks_before_something_told_are_no_day() -> None:
    [named] = read_lines("أعلنا ذلك قبل أسابيع من الغزو.").days
    assert named.days is None
    [named] = read_lines("They said so two weeks before the invasion.").days
    assert named.days is None


def test_may_is_a_month_and_no_wish() -> None:
    assert _resolved("On May 14, 2024 they met.") == [("2024-05-14", "2024-05-14")]
    assert _resolved("They may meet.") == []


def test_a_day_that_cannot_be_is_unknown() -> None:
    [named] = read_lines("On 31 February 2024 they met.").days
    assert named.days is None


def _deal(source: str, dropped: str = "") -> Deal:
    return Deal(
        kind=DealKind.ARTICLE,
        source=source,
        format="text",
        passages=(Passage(field="paragraph 1", text="They met on Thursday."),),
        dropped=(Passage(field="paragraph 2 (copyright)", text=dropped),) if dropped else (),
    )


def test_where_the_story_s_day_comes_from_is_said() -> None:
    assert read_story(_deal("wire.txt"), day=STORY_DAY).day_how == "given by the caller"
    named = read_story(_deal("wire-2024-05-16.txt"))
    assert (named.day, "file's name" in named.day_how) == (STORY_DAY, True)
    only_year = read_story(_deal("wire.txt", "© 2024 Example Wire"))
    assert (only_year.day, "2024" in only_year.day_how) == (None, True)
    assert read_story(_deal("wire.txt")).day is None


@given(DAYS, st.integers(1, 7))
def test_a_weekday_is_within_the_week_before(day: date, weekday: int) -> None:
    meant = weekday_of(day, weekday, "")
    assert meant.isoweekday() == weekday
    assert 0 <= (day - meant).days < 7
    assert 0 < (day - weekday_of(day, weekday, "last")).days <= 7
    assert 0 < (weekday_of(day, weekday, "next") - day).days <= 7
    assert 0 <= (weekday_of(day, weekday, "coming") - day).days < 7


@given(DAYS, st.integers(1, 12))
def test_a_month_has_begun_unless_it_is_to_come(day: date, month: int) -> None:
    past, coming = month_of(day, month, ""), month_of(day, month, "coming")
    assert past.start is not None
    assert coming.end is not None
    assert past.start <= day < coming.end
    assert past.start.month == month
    assert (day - past.start).days < 366


@given(DAYS, st.integers(1, 12), st.integers(1, 31))
def test_a_day_of_a_month_is_near(day: date, month: int, number: int) -> None:
    meant = day_of(day, month, number, "")
    if meant is not None and (month, number) != (2, 29):
        assert (meant.month, meant.day) == (month, number)
        assert -46 < (day - meant).days <= 366 + 365


@given(DAYS, st.sampled_from(["day", "week", "month", "year"]), st.integers(-40, 40))
def test_units_join_without_gap(day: date, unit: str, number: int) -> None:
    one, after = counted(day, unit, number), counted(day, unit, number + 1)
    assert one is not None
    assert after is not None
    assert one[0].end == after[0].start
    here = counted(day, unit, 0)
    assert here is not None
    assert here[0].holds(day)
