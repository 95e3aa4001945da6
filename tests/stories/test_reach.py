"""Ways in which agencies write what other tables of words would miss, in four languages."""

import pytest

from tests.stories.reading import read_lines, told, who, whom


@pytest.mark.parametrize(
    ("line", "kind", "by", "to"),
    [
        ("Igor Orlov negotiated with Anna Petrova.", "met", ["Igor Orlov"], ["Anna Petrova"]),
        ("The EU put Alfa Trading LLC under sanctions.", "sanctioned", None, ["Alfa Trading LLC"]),
        ("Prosecutors brought charges against Igor Orlov.", "charged", ["Prosecutors"], None),
        ("Igor Orlov quit as director in May.", "dismissed", None, None),
        ("Иван Орлов побывал в Риге.", "visited", ["Иван Орлов"], []),
        ("Иван Орлов перечислил банку деньги.", "paid", ["Иван Орлов"], None),
        ("ООО «Балт» переправило подшипники в Россию.", "shipped", None, None),
        ("Министерство торговли Китая ввело санкции против ООО «Балт».", "sanctioned", None, None),
        ("王伟当选总统。", "appointed", ["王伟"], []),
        ("警方抓捕商人王伟。", "arrested", ["警方"], ["王伟"]),
        ("俄罗斯向伊朗转售石油。", "sold", ["俄罗斯"], ["伊朗"]),
        ("سافرت الوزيرة ليلى ناصر إلى موسكو.", "visited", ["ليلى ناصر"], None),
        ("تباحثت روسيا مع إيران.", "met", ["روسيا"], ["إيران"]),
    ],
)
def test_more_words_state_events(
    line: str, kind: str, by: list[str] | None, to: list[str] | None
) -> None:
    statement = told(read_lines(line), kind)
    assert by is None or who(statement) == by
    assert to is None or whom(statement) == to


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("قال سامي الحداد إن البضاعة وصلت.", "سامي الحداد"),
        ("وأضاف أوليغ تام أن الشركة أغلقت.", "أوليغ تام"),
        ("التقى الوزير ستيفن هارلو في ريغا.", "ستيفن هارلو"),
        ("مدير المصنع نادر قباني غادر.", "نادر قباني"),
        ("Export manager Anna Petrova left.", "Anna Petrova"),
        ("Учредитель Олег Тамм уехал.", "Олег Тамм"),
        ("副总裁王伟表示。", "王伟"),
    ],
)
def test_more_names_are_persons(line: str, name: str) -> None:
    assert name in [person.name for person in read_lines(line).persons]


@pytest.mark.parametrize(
    "line",
    [
        "قال مصدر في الميناء إن البضاعة وصلت.",
        "وصلت البضاعة لصالح شركة النور.",
        "A spokesman for the port said the goods left.",
        "Менеджер порта сообщил о грузе.",
        "记者问及轴承的价格。",
    ],
)
def test_nobody_by_name_is_no_person(line: str) -> None:
    assert read_lines(line).persons == ()
