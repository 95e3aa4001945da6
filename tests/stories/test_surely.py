"""Whom a blame is laid on did what it is laid for; where it is not sure who did it, nobody did."""

import pytest

from tests.stories.reading import goods, read_lines, read_text, said_by, told, who, whom
from witting.stories import Polarity


@pytest.mark.parametrize(
    ("line", "kind", "by"),
    [
        (
            "The U.S. Treasury sanctioned Altair Bearing Ltd, saying it shipped chips to Russia.",
            "shipped",
            "Altair Bearing Ltd",
        ),
        (
            "The U.S. Treasury sanctioned Altair Bearing Ltd because it sold chips to Russia.",
            "sold",
            "Altair Bearing Ltd",
        ),
        (
            "The U.S. imposed sanctions on Altair Bearing Ltd, saying the company sold chips.",
            "sold",
            "Altair Bearing Ltd",
        ),
        (
            "Prosecutors accused Altair Bearing Ltd of shipping chips to Russia.",
            "shipped",
            "Altair Bearing Ltd",
        ),
        (
            "Минфин США ввёл санкции против ООО «Альтаир» за то, что она поставляла станки.",
            "supplied",
            "ООО «Альтаир»",
        ),
        (
            "Минфин США ввёл санкции против ООО «Альтаир» за то, что компания поставляла станки.",
            "supplied",
            "ООО «Альтаир»",
        ),
        (
            "美国财政部对白桦贸易有限公司实施制裁，称该公司向俄罗斯出口滚珠轴承。",
            "shipped",
            "白桦贸易有限公司",
        ),
        (
            "美国财政部对白桦贸易有限公司实施制裁，因其向俄罗斯出口滚珠轴承。",
            "shipped",
            "白桦贸易有限公司",
        ),
        (
            "فرضت وزارة الخزانة الأمريكية عقوبات على شركة النسر لأنها شحنت محامل إلى روسيا.",
            "shipped",
            "شركة النسر",
        ),
        (
            "فرضت وزارة الخزانة الأمريكية عقوبات على شركة النسر، قائلة إنها شحنت محامل إلى روسيا.",
            "shipped",
            "شركة النسر",
        ),
    ],
)
def test_the_accused_did_what_it_is_accused_of(line: str, kind: str, by: str) -> None:
    story = read_lines(line)
    assert who(told(story, kind)) == [by]
    assert by not in said_by(told(story, kind))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("The U.S. Treasury said it shipped chips to Russia.", "shipped"),
        ("Минфин США сообщил о мерах. С 2022 года компания поставляла станки в Иран.", "supplied"),
        ("US sanctions Chinese trader over Russia shipments of ball bearings.", "shipped"),
    ],
)
def test_a_doer_who_is_not_sure_is_nobody(line: str, kind: str) -> None:
    found = [s for s in read_lines(line).statements if s.kind.value == kind]
    assert [who(s) for s in found] in ([], [[]])


def test_a_doer_named_in_the_reason_stays() -> None:
    line = "The U.S. Treasury sanctioned Altair Bank Ltd after Vektor Trading Ltd sold it chips."
    assert who(told(read_lines(line), "sold")) == ["Vektor Trading Ltd"]


@pytest.mark.parametrize(
    "line",
    [
        "Vektor Trading Ltd shipped ball bearings to Iran, a customs official said.",
        "Vektor Trading Ltd sold ball bearings to Iran, two people told the paper.",
    ],
)
def test_a_speaker_without_a_name_is_not_the_one_spoken_of(line: str) -> None:
    for statement in read_lines(line).statements:
        assert "Vektor Trading Ltd" not in said_by(statement)


def test_what_a_sanction_is_for_is_not_whom_it_falls_on() -> None:
    story = read_lines("US sanctions Chinese trader over Russia trade.")
    assert [whom(s) for s in story.statements if s.kind.value == "sanctioned"] == [[]]


def test_who_is_said_to_export_is_not_exported() -> None:
    story = read_lines("白桦贸易有限公司被指向俄罗斯出口滚珠轴承。")
    assert who(told(story, "shipped")) == ["白桦贸易有限公司"]
    assert whom(told(story, "shipped")) == ["俄罗斯"]


def test_what_is_said_after_a_denial_is_not_denied() -> None:
    story = read_lines("董事长李伟否认上述指控，表示公司只出口汽车零部件。")
    exported = told(story, "shipped")
    assert exported.polarity is Polarity.STATED
    assert whom(exported) == []


def test_a_verb_within_the_word_for_goods_states_nothing() -> None:
    story = read_lines("白桦贸易有限公司向俄罗斯出口滚珠轴承和微控制器。")
    assert [s.kind.value for s in story.statements] == ["shipped"]
    assert "processor-circuits" in goods(story.statements[0])


@pytest.mark.parametrize(
    ("line", "least", "most"),
    [
        ("俄罗斯与中国会晤二十余次。", 20, None),
        ("俄罗斯与中国会晤二十五次。", 25, 25),
        ("俄罗斯与中国会晤一百二十多次。", 120, None),
        ("俄罗斯与中国会晤十次。", 10, 10),
    ],
)
def test_chinese_numbers_are_put_together(line: str, least: int, most: int | None) -> None:
    times = told(read_lines(line), "met").times
    assert times is not None
    assert (times.least, times.most) == (least, most)


def test_a_chairman_with_the_name_of_a_listed_firm_is_not_the_company() -> None:
    firm = "Altair Bearing Trading Co Ltd"
    text = (
        f"Treasury sanctions a trader\n\nWASHINGTON, May 14, 2024 (Reuters) - The U.S. Treasury "
        f"sanctioned {firm}.\n\nLi Wei, chairman of {firm}, denied on Tuesday that the company "
        "had shipped chips to Russia.\n"
    )
    assert who(told(read_text(text), "shipped")) == [firm]
