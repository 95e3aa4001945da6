"""The day a story states, in four languages, and what is no stated day."""

from datetime import date

import pytest

from witting.base import Passage
from witting.intake.dateline import find_day, stated_day

DAY = date(2024, 5, 16)


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-16",
        "May 16, 2024",
        "MAY 16 2024",
        "16 May 2024",
        "16 мая 2024 года",
        "16.05.2024",
        "16 مايو 2024",
        "16 مايو/أيار 2024",
        "١٦ مايو ٢٠٢٤",
        "2024年5月16日",
        "2024 年 5 月 16 日",
    ],
)
def test_a_full_date_is_read(text: str) -> None:
    assert find_day(text) == DAY


@pytest.mark.parametrize("text", ["May 16", "16 мая", "5月16日", "2024-13-45", "31 May 20245", ""])
def test_a_part_of_a_date_is_none(text: str) -> None:
    assert find_day(text) is None


@pytest.mark.parametrize(
    ("paragraph", "day"),
    [
        ("MERSIN, Turkey, May 16, 2024 (Example Wire) - Two lathes were loaded at the port.", DAY),
        ("دبي، 16 مايو 2024 (وكالة) – قالت شركة إنها شحنت حاويتين من المحامل الكروية أمس", DAY),
        ("16 мая 2024, Москва", DAY),
        (
            "The lathes that were made on May 16, 2024 went to Kazan by way of the port of Mersin.",
            None,
        ),
        (
            "示例社深圳2024年5月16日电 " + "某公司已将集成电路从深圳蛇口港运往香港，" * 4,
            DAY,
        ),
        ("МОСКВА, 16 мая 2024 г. — Два токарных станка погрузили в порту для Казани.", DAY),
        ("On May 16, 2024, the ministry (which gave no name) said bearings had gone.", None),
    ],
    ids=[
        "English dateline",
        "Arabic dateline",
        "a line of its own",
        "inside a sentence",
        "Chinese dateline",
        "Russian dateline",
        "opening a sentence",
    ],
)
def test_only_a_dateline_states_the_day(paragraph: str, day: date | None) -> None:
    assert stated_day([Passage(field="paragraph 1", text=paragraph)]) == day


_REST = " заседание открыл заместитель министра, который рассказал о планах на следующий год"


@pytest.mark.parametrize(
    "text",
    [
        "МИНСК, 14 мая 2024 г. —" + _REST,
        "МИНСК, 14 мая 2024 г. /Пример Ньюс/." + _REST,
        "МИНСК, 14 мая 2024 года. Сегодня" + _REST,
        "Минск. 14 мая 2024 г. Сегодня" + _REST,
        "14 мая 2024 г., Минск. Сегодня" + _REST,
        "14 мая 2024 года, г. Минск —" + _REST,
        "MINSK, 14 May 2024. The meeting was opened by a deputy minister who spoke of next year.",
        "明斯克，2024年5月14日。" + "副部长主持了会议并介绍了明年的计划" * 5,
    ],
)
def test_a_dateline_with_its_year_states_the_day(text: str) -> None:
    assert stated_day([Passage(field="paragraph 1", text=text)]) == date(2024, 5, 14)


@pytest.mark.parametrize(
    "text",
    [
        "В Минске, 14 мая 2024 г. прошло" + _REST,
        "Фирма основана 14 мая 2024 г. Сегодня" + _REST,
        "14 мая 2024 г., вторник," + _REST,
        "On Tuesday, May 14, 2024, the meeting was opened by a deputy minister from next door.",
        "Korda was founded on May 14, 2024. It makes lathes for a factory of the next town.",
    ],
)
def test_a_day_within_a_sentence_is_not_the_story_s(text: str) -> None:
    assert stated_day([Passage(field="paragraph 1", text=text)]) is None
