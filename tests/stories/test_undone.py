"""What was not done, was refused, is called untrue or was ended is never told as a deed."""

import pytest

from tests.stories.reading import read_lines

_DENIED = [
    ("sanctioned", "ولم تفرض واشنطن عقوبات على شركة النخيل للمعدات."),
    ("sold", "ولم تبع شركة بالتريك رقائق إلكترونية لروسيا."),
    ("sold", "وما باعت شركة بالتريك رقائق لروسيا."),
    ("sold", "ولن تبيع شركة بالتريك رقائق لروسيا."),
    ("met", "ولم يجتمع المدير سامر الحداد مع فلاديمير بوتين."),
    ("sanctioned", "美国没有制裁棕榈设备有限公司。"),
    ("sanctioned", "美国财政部没有制裁北风公司。"),
    ("sanctioned", "США не вводили санкции против ООО «Станкопоставка»."),
    ("sanctioned", "The United States declined to sanction Borealis Ltd on Monday."),
    ("sold", "Borealis Ltd refused to sell chips to Russia."),
    ("sanctioned", "Лондон отказался вводить санкции против ООО «Волга»."),
    ("sanctioned", "ورفضت بريطانيا فرض عقوبات على شركة النخيل."),
    ("sanctioned", "英国拒绝制裁北风公司。"),
    ("shipped", "Marko Lepik was cleared on Monday of charges that he smuggled radar parts."),
    ("shipped", "Andreas Kyprou was acquitted of smuggling chips to Russia."),
    ("shipped", "Суд оправдал Ивана Петрова по делу о контрабанде микросхем."),
    ("shipped", "برأت المحكمة سامر الحداد من تهمة تهريب رقائق."),
    ("sold", "Reports that Pelagos Ltd sold lathes to Rosoboronexport were false."),
]
_UNTOLD = [
    "The European Union lifted sanctions on Borealis Ltd on Monday.",
    "The Treasury removed Varta Marine OU from its sanctions list.",
    "Прокуратура сняла обвинения с Ивана Петрова.",
]
_STATED = [
    ("sanctioned", "США ввели санкции против ООО «Станкопоставка»."),
    ("sanctioned", "The United States imposed sanctions on Borealis Ltd."),
    ("sold", "Pelagos Ltd sold lathes to Rosoboronexport with papers that were false."),
    ("sanctioned", "Britain lifted the ban and sanctioned Borealis Ltd on Monday."),
    ("sanctioned", "美国制裁了北风公司。"),
    ("sanctioned", "وفرضت واشنطن عقوبات على شركة النخيل للمعدات."),
]


def _told(line: str) -> list[tuple[str, str]]:
    return [(s.kind.value, s.polarity.value) for s in read_lines(line).statements]


@pytest.mark.parametrize(("kind", "line"), _DENIED)
def test_a_deed_that_is_denied_refused_or_judged_not_done_is_not_stated(
    kind: str, line: str
) -> None:
    assert (kind, "denied") in _told(line)
    assert (kind, "stated") not in _told(line)


@pytest.mark.parametrize("line", _UNTOLD)
def test_a_measure_that_is_taken_back_is_not_told_as_taken(line: str) -> None:
    assert not {"sanctioned", "designated", "charged"} & {kind for kind, _ in _told(line)}


@pytest.mark.parametrize(("kind", "line"), _STATED)
def test_a_deed_that_was_done_stays_stated(kind: str, line: str) -> None:
    assert (kind, "stated") in _told(line)
