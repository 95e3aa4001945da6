"""Who did what to whom: told, denied, planned or announced; and by whom it is said."""

from datetime import date

import pytest

from tests.stories.reading import first_day, goods, read_lines, said_by, told, who, whom
from witting.base import Interval
from witting.stories import Polarity


@pytest.mark.parametrize(
    ("line", "kind", "by", "to"),
    [
        ("Orlov said Chinese banks sold chips to Russia.", "sold", ["Chinese banks"], ["Russia"]),
        ("German police arrested Igor Orlov.", "arrested", ["German police"], ["Igor Orlov"]),
        (
            "Igor Orlov was arrested by German police.",
            "arrested",
            ["German police"],
            ["Igor Orlov"],
        ),
        ("Igor Orlov was fined in March.", "fined", [], ["Igor Orlov"]),
        ("US warnings to Chinese banks went on.", "warned", ["United States"], ["Chinese banks"]),
        ("Igor Orlov, who owns Alfa Trading LLC, was arrested.", "arrested", [], ["Igor Orlov"]),
        (
            "Igor Orlov, who owns Alfa Trading LLC, left.",
            "owns",
            ["Igor Orlov"],
            ["Alfa Trading LLC"],
        ),
        ("Россия поставила Ирану станки.", "supplied", ["Россия"], ["Иран"]),
        ("Иван Орлов был арестован полицией.", "arrested", ["полицией"], ["Иван Орлов"]),
        (
            "В Пекине прошла встреча Ивана Орлова с Петром Сидоровым.",
            "met",
            ["Ивана Орлова"],
            ["Петром Сидоровым"],
        ),
        ("Суд приговорил Ивана Орлова к году тюрьмы.", "convicted", ["Суд"], ["Ивана Орлова"]),
        ("美国对中国企业实施制裁。", "sanctioned", ["美国"], ["中国企业"]),
        ("王伟被德国警方逮捕。", "arrested", ["德国警方"], ["王伟"]),
        ("俄罗斯与伊朗举行会谈。", "met", ["俄罗斯"], ["伊朗"]),
        ("美国对帮助俄罗斯的银行实施制裁。", "sanctioned", ["美国"], ["银行"]),
        ("اعتقلت الشرطة الألمانية أحمد الحسن.", "arrested", ["الشرطة الألمانية"], ["أحمد الحسن"]),
        ("غزو روسيا لأوكرانيا مستمر.", "attacked", ["روسيا"], ["أوكرانيا"]),
        ("تهديدات أميركية للصين تتزايد.", "threatened", ["الولايات المتحدة"], ["الصين"]),
        ("باعت روسيا النفط إلى الهند.", "sold", ["روسيا"], ["الهند"]),
        ("Москва и Пекин подпишут договор.", "signed", ["Россия", "Китай"], []),
        ("王伟在逃，警方去年将其逮捕。", "arrested", ["警方"], ["王伟"]),
    ],
)
def test_who_does_it_to_whom(line: str, kind: str, by: list[str], to: list[str]) -> None:
    statement = told(read_lines(line), kind)
    assert (who(statement), whom(statement)) == (by, to)


@pytest.mark.parametrize(
    ("line", "kind", "polarity"),
    [
        ("Russia sold oil to India.", "sold", Polarity.STATED),
        ("Russia never sold oil to India.", "sold", Polarity.DENIED),
        ("Russia did not sell oil to India.", "sold", Polarity.DENIED),
        ("Russia denied selling oil to India.", "sold", Polarity.DENIED),
        ("Russia will sell oil to India.", "sold", Polarity.PLANNED),
        ("Russia plans to sell oil to India.", "sold", Polarity.PLANNED),
        ("If Russia sells oil to India, prices fall.", "sold", Polarity.PLANNED),
        ("Russia announced it would sell oil to India.", "sold", Polarity.ANNOUNCED),
        ("Россия продала Индии нефть.", "sold", Polarity.STATED),
        ("Россия не продавала Индии нефть.", "sold", Polarity.DENIED),
        ("Россия отрицает, что продавала Индии нефть.", "sold", Polarity.DENIED),
        ("Россия продаст Индии нефть.", "sold", Polarity.PLANNED),
        ("Россия намерена продать Индии нефть.", "sold", Polarity.PLANNED),
        ("Россия объявила, что продаст Индии нефть.", "sold", Polarity.ANNOUNCED),
        ("俄罗斯向印度出售石油。", "sold", Polarity.STATED),
        ("俄罗斯没有向印度出售石油。", "sold", Polarity.DENIED),
        ("俄罗斯否认向印度出售石油。", "sold", Polarity.DENIED),
        ("俄罗斯将向印度出售石油。", "sold", Polarity.PLANNED),
        ("警方将其逮捕，称俄罗斯出售石油。", "arrested", Polarity.STATED),
        ("俄罗斯宣布将向印度出售石油。", "sold", Polarity.ANNOUNCED),
        ("باعت روسيا النفط إلى الهند.", "sold", Polarity.STATED),
        ("لم تبع روسيا النفط إلى الهند.", "sold", Polarity.DENIED),
        ("نفت روسيا أنها باعت النفط إلى الهند.", "sold", Polarity.DENIED),
        ("ستبيع روسيا النفط إلى الهند.", "sold", Polarity.PLANNED),
        ("أعلنت روسيا أنها ستبيع النفط إلى الهند.", "sold", Polarity.ANNOUNCED),
    ],
)
def test_how_it_is_told(line: str, kind: str, polarity: Polarity) -> None:
    assert told(read_lines(line), kind).polarity is polarity


@pytest.mark.parametrize(
    ("line", "kind", "by"),
    [
        ("Xinhua reported that Russia sold oil.", "sold", ["Xinhua"]),
        ("Russia sold oil, according to Xinhua.", "sold", ["Xinhua"]),
        ("“Russia sold oil,” said Igor Orlov.", "sold", ["Igor Orlov"]),
        ("По данным Reuters, Россия продала нефть.", "sold", ["Reuters"]),
        ("«Россия продала нефть», — заявил Иван Орлов.", "sold", ["Иван Орлов"]),
        ("据新华社报道，俄罗斯出售石油。", "sold", ["新华社"]),
        ("ذكرت وكالة شينخوا أن روسيا باعت النفط.", "sold", ["وكالة شينخوا"]),
        ("Russia sold oil.", "sold", []),
    ],
)
def test_whom_the_story_quotes(line: str, kind: str, by: list[str]) -> None:
    assert said_by(told(read_lines(line), kind)) == by


@pytest.mark.parametrize(
    ("line", "kind", "least", "most", "nth"),
    [
        ("They, Russia and China, met more than 40 times.", "met", 40, None, None),
        ("Russia and China met twice.", "met", 2, 2, None),
        ("Russia attacked Ukraine up to 12 times.", "attacked", None, 12, None),
        ("President Xi Jinping visited Moscow for the third time.", "visited", None, None, 3),
        ("Россия и Китай встречались более 40 раз.", "met", 40, None, None),
        ("Иван Орлов впервые посетил Москву.", "visited", None, None, 1),
        ("俄罗斯与中国会晤40多次。", "met", 40, None, None),
        ("外长王毅第三次访问莫斯科。", "visited", None, None, 3),
        ("التقت روسيا والصين أكثر من 40 مرة.", "met", 40, None, None),
        ("زار أحمد الحسن موسكو للمرة الثانية.", "visited", None, None, 2),
    ],
)
def test_how_often(
    line: str, kind: str, least: int | None, most: int | None, nth: int | None
) -> None:
    times = told(read_lines(line), kind).times
    assert times is not None
    assert (times.least, times.most, times.nth) == (least, most, nth)


SINCE = {
    "en": "BEIJING, May 16, 2024 (Reuters) - Igor Orlov and Pavel Lind have met more than 40 times "
    "since 2012, the Kremlin said on Thursday.",
    "ru": "ПЕКИН, 16 мая 2024 года (Интерфакс) - Игорь Орлов и Павел Линд встречались более 40 раз "
    "с 2012 года, сообщил Кремль в четверг.",
    "ar": "بكين 16 مايو 2024 (رويترز) - التقى أحمد الحسن وخالد منصور أكثر من 40 مرة منذ عام 2012.",
    "zh": "新华社北京2024年5月16日电 外长王毅与总统普京自2012年以来已会晤40多次。",
}


@pytest.mark.parametrize("language", SINCE)
def test_what_was_again_and_again_since_a_year_has_no_day(language: str) -> None:
    met = told(read_lines(SINCE[language]), "met")
    assert met.when is None
    assert met.times is not None
    assert (met.times.least, met.times.most) == (40, None)
    assert met.times.since is not None
    assert met.times.since.days == Interval(start=date(2012, 1, 1))
    assert not {"Reuters", "新华社", "Интерфакс", "رويترز"} & {*who(met), *whom(met)}


def test_a_meeting_and_the_many_before_it_are_two() -> None:
    text = (
        "Igor Orlov met Pavel Lind on Thursday; the two men have met more than 40 times since 2012."
    )
    story = read_lines(text)
    found = [s for s in story.statements if s.kind.value == "met"]
    assert [(first_day(s), s.times is None) for s in found] == [("2024-05-16", True), ("", False)]


def test_goods_that_were_not_sold_stand_with_the_denial() -> None:
    sold = told(read_lines("“We did not sell ball bearings to anyone,” said Igor Orlov."), "sold")
    assert (sold.polarity, goods(sold)) == (Polarity.DENIED, ["ball-bearings"])


@pytest.mark.parametrize(
    "line",
    [
        "Alfa Trading LLC shipped ball bearings to Russia.",
        "Компания «Альфа» поставила в Россию шарикоподшипники.",
        "阿尔法贸易有限公司向俄罗斯出口滚珠轴承。",
        "شحنت شركة ألفا محامل كروية إلى روسيا.",
    ],
)
def test_goods_stand_with_the_deed(line: str) -> None:
    [statement] = [s for s in read_lines(line).statements if s.kind in ("shipped", "supplied")]
    assert goods(statement) == ["ball-bearings"]
    assert whom(statement)
    assert who(statement)


def test_an_arabic_verb_s_suffix_is_whom_it_happens_to() -> None:
    text = "تحدث رجل الأعمال أوليغ تام في برلين. وكانت السلطات قد اعتقلته في أكتوبر."
    story = read_lines(text)
    arrested = told(story, "arrested")
    assert (who(arrested), whom(arrested)) == (["السلطات"], ["أوليغ تام"])


def test_who_pays_a_fine_is_fined() -> None:
    fined = told(read_lines("Baltlog OU paid a fine in March."), "fined")
    assert (who(fined), whom(fined)) == ([], ["Baltlog OU"])


def test_the_police_and_the_prosecutors_are_two() -> None:
    story = read_lines("Прокуратура предупредила Ивана Орлова. Полиция арестовала Ивана Орлова.")
    assert who(told(story, "arrested")) == ["Полиция"]


def test_a_firm_s_own_word_is_the_firm() -> None:
    story = read_lines("Oleg Tamm owns Baltlog OU. In May the EU added Baltlog to its list.")
    assert whom(told(story, "designated")) == ["Baltlog OU"]


def test_a_participle_before_a_noun_states_nothing() -> None:
    story = read_lines("Russia sold banned chips to sanctioned entities.")
    assert [s.kind.value for s in story.statements] == ["sold"]


def test_a_word_for_an_event_with_nobody_beside_it_states_nothing() -> None:
    assert read_lines("The talks were long. Sanctions hurt.").statements == ()


def test_a_statement_s_source_is_the_story() -> None:
    assert {s.source for s in read_lines("Russia sold oil to India.").statements} == {"lines"}
