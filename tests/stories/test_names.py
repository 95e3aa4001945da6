"""Those a story names: the unlisted too, each of them once, with their offices."""

import pytest

from tests.stories.reading import read_lines
from witting.stories import How, NamedKind


@pytest.mark.parametrize(
    ("line", "name", "title", "country"),
    [
        ("Turkish President Murat Demir spoke.", "Murat Demir", "president", "TR"),
        ("The president of Turkey, Murat Demir, left.", "Murat Demir", "president", "TR"),
        ("Murat Demir, the director of Alfa LLC, left.", "Murat Demir", "director", ""),
        ("Businessman Murat Demir left.", "Murat Demir", "businessman", ""),
        ("US Treasury Secretary Murat Demir left.", "Murat Demir", "finance_minister", "US"),
        ("Президент Турции Мурат Демир уехал.", "Мурат Демир", "president", "TR"),
        ("Министр обороны Китая Дун Цзюнь уехал.", "Дун Цзюнь", "defence_minister", "CN"),
        ("Пресс-секретарь Кремля Иван Орлов молчит.", "Иван Орлов", "spokesperson", "RU"),
        ("الرئيس التركي مراد دمير غادر.", "مراد دمير", "president", "TR"),
        ("رئيس تركيا مراد دمير، غادر.", "مراد دمير", "president", "TR"),
        ("المتحدث باسم الكرملين دميتري أورلوف صامت.", "دميتري أورلوف", "spokesperson", "RU"),
        ("土耳其总统德米尔访问北京。", "德米尔", "president", "TR"),
        ("中国外交部发言人汪文斌表示。", "汪文斌", "spokesperson", "CN"),
        ("俄总统奥尔洛夫访问北京。", "奥尔洛夫", "president", "RU"),
    ],
)
def test_an_office_shows_a_person(line: str, name: str, title: str, country: str) -> None:
    [person] = [p for p in read_lines(line).persons if p.name == name]
    assert [(o.title, o.country) for o in person.offices] == [(title, country)]
    assert not person.is_listed


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The goods went to Alfa Baltic Trading LLC.", "Alfa Baltic Trading LLC"),
        ("The Bank of Neverland paid.", "Bank of Neverland"),
        ("Груз получило ООО «Балт Подшипник».", "ООО «Балт Подшипник»"),
        ("Министерство торговли Китая молчит.", "Министерство торговли Китая"),
        ("وصلت البضاعة إلى شركة النور.", "شركة النور"),
        ("وزارة التجارة الصينية صامتة.", "وزارة التجارة الصينية"),
        ("货物运往深圳华强电子有限公司。", "深圳华强电子有限公司"),
    ],
)
def test_a_word_shows_an_organisation(line: str, name: str) -> None:
    assert [o.name for o in read_lines(line).organisations] == [name]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Police seized the tanker Eventin.", "Eventin"),
        ("Полиция изъяла танкер «Эвентин».", "Эвентин"),
        ("警方扣押油轮“埃文廷”号。", "埃文廷"),
        ('صادرت الشرطة ناقلة النفط "إيفنتين".', "إيفنتين"),
    ],
)
def test_a_word_shows_a_ship(line: str, name: str) -> None:
    [vessel] = [n for n in read_lines(line).named if n.kind is NamedKind.VESSEL]
    assert vessel.name == name


@pytest.mark.parametrize(
    "lines",
    [
        ("Demir was warned", "President Murat Demir spoke. Demir then left, he said."),
        ("Демира предупредили", "Президент Мурат Демир выступил. Затем Демир уехал."),
        ("دمير في بكين", "الرئيس مراد دمير تحدث. ثم غادر دمير."),
    ],
)
def test_the_family_name_alone_is_the_same_person(lines: tuple[str, str]) -> None:
    [person] = read_lines(*lines).persons
    assert [m.how for m in person.mentions].count(How.PART) == 2


def test_the_chinese_name_given_whole_stands_for_its_office_too() -> None:
    story = read_lines("中国国家主席习近平会见普京。", "习主席表示欢迎。")
    [xi] = [p for p in story.persons if p.name == "习近平"]
    assert How.OFFICE in {m.how for m in xi.mentions}


def test_the_two_ministers_are_the_two_ministers() -> None:
    story = read_lines(
        "Президент Мурат Демир и президент Иван Орлов молчат.",
        "Министр обороны Турции Али Кая и министр обороны России Олег Сомов встретились.",
        "Оба министра подписали договор.",
    )
    [signed] = [s for s in story.statements if s.kind == "signed"]
    assert [part.name for part in signed.who] == ["Али Кая", "Олег Сомов"]


def test_an_office_says_whom_it_is_of() -> None:
    story = read_lines("Murat Demir, the director of Alfa Trading LLC, left.")
    [person], [firm] = story.persons, story.organisations
    assert [o.organisation for o in person.offices] == [firm.id]


@pytest.mark.parametrize(
    ("line", "how"),
    [
        ("Moscow said it would wait.", How.METONYM),
        ("They met in Moscow on Thursday.", How.NAME),
        ("Москва заявила, что подождёт.", How.METONYM),
        ("Они встретились в Москве.", How.NAME),
        ("أعلنت موسكو أنها ستنتظر.", How.METONYM),
        ("التقيا في موسكو.", How.NAME),
        ("莫斯科表示将等待。", How.METONYM),
        ("双方在莫斯科会晤。", How.NAME),
    ],
)
def test_a_capital_that_acts_is_its_state(line: str, how: How) -> None:
    [moscow] = [p for p in read_lines(line).places if p.id == "ru/moscow"]
    assert moscow.is_capital
    assert [m.how for m in moscow.mentions] == [how]


def test_a_word_that_may_be_a_name_is_none_without_a_sign() -> None:
    assert read_lines("Alfa went up. The Market fell on Monday.").persons == ()
