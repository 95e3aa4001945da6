"""Persons and firms that no list has, told by what stands around their names."""

from pathlib import Path

import pytest
import yaml

from tests.stories.reading import read_lines, told, who, whom
from witting.stories import NamedKind

_NAMED = yaml.safe_load(Path(__file__).with_name("persons.yaml").read_text("utf-8"))
PERSONS = [
    (
        "وقالت المحللة في معهد الشرق إيلينا سوكولوفا إن العقوبات ستؤثر على البنوك.",
        "إيلينا سوكولوفا",
    ),
    ("واعتقل جهاز الأمن الإستوني يوري تام، وهو مدير سابق في شركة بحر البلطيق.", "يوري تام"),
    ("وذكر متحدث باسم الشركة يدعى خالد منصور أن الشركة لا تعلق.", "خالد منصور"),
    ("ويواجه ألكسندر فولكوف (45 عاما) تهمة تهريب المحامل.", "ألكسندر فولكوف"),
    ("وندد السفير الروسي في واشنطن إيغور تام بالقرار.", "إيغور تام"),
    ("卡尔·魏斯15日抵达莫斯科。", "卡尔·魏斯"),
    ("警方12日逮捕王伟。", "王伟"),
    ("Адвокат Каска Елена Орг обжаловала арест.", "Елена Орг"),
    ("Посол России в Китае Игорь Тамм осудил решение.", "Игорь Тамм"),
    ("Police arrested Bronk Tallow in Riga on Monday.", "Bronk Tallow"),
]
FIRMS = [
    ("وفرضت واشنطن عقوبات على شركة مرمرة للتجارة والنقل.", "شركة مرمرة للتجارة والنقل"),
    ("США ввели санкции против трейдера «Тихий Бриз».", "«Тихий Бриз»"),
    ("Суд оштрафовал перевозчика Noord Lines на миллион.", "Noord Lines"),
    ("The company, Bosfor Ticaret, sold bearings to Russia.", "Bosfor Ticaret"),
    ("The Treasury sanctioned Istanbul-based Marmara Elektronik Ltd.", "Marmara Elektronik Ltd"),
    ("美国批评两国企业，并制裁承运人北方航运公司。", "北方航运公司"),
]


@pytest.mark.parametrize(("text", "name"), PERSONS)
def test_a_person_is_found(text: str, name: str) -> None:
    assert name in [n.name for n in read_lines(text).named if n.kind is NamedKind.PERSON]


@pytest.mark.parametrize("row", _NAMED, ids=lambda row: row[0][:40])
def test_all_who_are_named_in_full_are_found_and_nobody_else(row: list[str]) -> None:
    text, *names = row
    found = [n for n in read_lines(text).named if n.kind is NamedKind.PERSON]
    assert sorted(n.name for n in found if "no name with it" not in n.because) == sorted(names)


@pytest.mark.parametrize(("text", "name"), FIRMS)
def test_a_firm_is_found(text: str, name: str) -> None:
    assert name in [n.name for n in read_lines(text).named if n.kind is NamedKind.ORGANISATION]


@pytest.mark.parametrize(
    "text",
    [
        "Таможня Нидерландов изъяла станки.",
        "В программе «Деловой Мир» назвали экспорт.",
        "任期后，总统任期将结束。",
        "وعين البنك مديرا تنفيذيا جديدا.",
    ],
)
def test_what_only_looks_like_a_name_is_nobody(text: str) -> None:
    kinds = (NamedKind.PERSON, NamedKind.ORGANISATION)
    assert [n.name for n in read_lines(text).named if n.kind in kinds] == []


def test_the_director_of_a_firm_is_not_the_firm() -> None:
    story = read_lines("Полиция задержала директора ООО «Балтик Трейд» Андрея Каска.")
    assert whom(told(story, "arrested")) == ["Андрея Каска"]


def test_the_chairman_speaks_and_not_his_company() -> None:
    story = read_lines("Chen Bo, chairman of Huaxin Bearing Co, said it sold bearings.")
    assert who(told(story, "said")) == ["Chen Bo"]


def test_what_stands_between_will_and_a_list_is_whom_it_happens_to() -> None:
    story = read_lines("美国商务部将北方航运公司列入实体清单。")
    listed = told(story, "designated")
    assert (who(listed), whom(listed)) == (["美国商务部"], ["北方航运公司"])


def test_who_had_done_it_stands_after_was() -> None:
    story = read_lines("وكانت الولايات المتحدة قد غرمت شركة نورد للنقل في مارس.")
    fined = told(story, "fined")
    assert (who(fined), whom(fined)) == (["الولايات المتحدة"], ["شركة نورد للنقل"])


@pytest.mark.parametrize(
    "text",
    [
        "Kask was charged with evading sanctions.",
        "The EU banned the export of drills to Belarus.",
        "The payment system stopped in Russia.",
    ],
)
def test_what_is_evaded_banned_or_part_of_a_noun_is_no_deed(text: str) -> None:
    kinds = {s.kind.value for s in read_lines(text).statements}
    assert kinds & {"sanctioned", "shipped", "paid"} == set()
