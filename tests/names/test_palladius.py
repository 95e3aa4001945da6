"""Chinese names as Russian writes them, by the finite table of the system of Palladius."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting import compare
from witting.names import readings
from witting.names.pairs import pairs
from witting.names.palladius import palladian_readings, syllables

CHINESE = [
    ("Си Цзиньпин", "xi jinping"),
    ("Ли Кэцян", "li keqiang"),
    ("Вэй", "wei"),
    ("Вэй Фэнхэ", "wei fenghe"),
    ("Ван И", "wang yi"),
    ("Мао Цзэ-дун", "mao zedong"),
    ("ЧЖОУ ЭНЬЛАЙ", "zhou enlai"),
    ("Сыма Цянь", "sima qian"),
    ("Оуян Сюань", "ouyang xuan"),
    ("Ли Чанъань", "li chang'an"),
    ("Чэнь Мынь", "chen men"),
]
OTHERS = ["Иван Петров", "Анна Ли", "Ли Иванов", "Мила Ма", "Ким Чен Ын", "Нина", "Xi Jinping"]


@pytest.mark.parametrize(("written", "pinyin"), CHINESE)
def test_a_chinese_name_in_russian_is_read_as_pinyin_too(written: str, pinyin: str) -> None:
    assert tuple(pinyin.replace("'", "").split()) in readings(written, person=True)


@pytest.mark.parametrize(("written", "pinyin"), CHINESE)
def test_it_meets_the_name_in_pinyin(written: str, pinyin: str) -> None:
    assert compare(written, pinyin.replace("'", "").title(), kind="person").score > 0.95


@pytest.mark.parametrize("name", OTHERS)
def test_a_name_that_is_not_wholly_of_such_syllables_is_not(name: str) -> None:
    assert palladian_readings(name.casefold().split()) == ()


def test_the_letters_one_by_one_are_still_the_first_reading() -> None:
    assert readings("Вэй Фэнхэ", person=True) == (("vey", "fenkhe"), ("wei", "fenghe"))


def test_no_syllable_stands_twice_in_the_table() -> None:
    written = [row[0] for row in pairs("palladius")]
    assert len(written) == len(set(written)) > 400


_SYLLABLE = st.sampled_from([row[0] for row in pairs("palladius")])


@given(_SYLLABLE, _SYLLABLE)
def test_two_syllables_written_together_are_two_again(one: str, other: str) -> None:
    parted = one.endswith("н") and other[0] in "аеиоуыэюя"
    written, known = one + "ъ" * parted + other, dict(pairs("palladius"))
    ways = {
        known.get(written[:at], "") + known.get(written[at:].removeprefix("ъ"), "")
        for at in range(1, len(written) + 1)
    }
    assert "".join(syllables(written)) in ways - {""}


@given(st.text(alphabet="абвгджзийклмнопрстуфхцчшъыьэюя ", max_size=60))
def test_whatever_is_written_one_reading_more_at_most(name: str) -> None:
    assert len(palladian_readings(name.split())) <= 1
