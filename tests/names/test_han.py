"""Names in Han letters are read as their bearers write them: in Mandarin, Cantonese or Japanese."""

import pytest

from witting.names import readings
from witting.names.cantonese import cantonese, spellings
from witting.names.tables import sources, table


@pytest.mark.parametrize(
    ("written", "reading"),
    [
        pytest.param("习近平", ("xi", "jinping"), id="mandarin"),
        pytest.param("曾国卫", ("zeng", "guowei"), id="a-letter-read-otherwise-as-a-family-name"),
        pytest.param("欧阳修", ("ouyang", "xiu"), id="family-name-of-two-letters"),
        pytest.param("李家超", ("lee", "ka", "chiu"), id="cantonese"),
        pytest.param("李家超", ("lee", "kachiu"), id="cantonese-joined"),
        pytest.param("曾國衛", ("tsang", "kwok", "wai"), id="cantonese-traditional"),
        pytest.param("田中太郎", ("tanaka", "taro"), id="japanese"),
        pytest.param("岸田文雄", ("kishida", "fumio"), id="japanese-prime-minister"),
        pytest.param("ウラジーミル・プーチン", ("vladimir", "putin"), id="kana"),
    ],
)
def test_a_person_is_read(written: str, reading: tuple[str, ...]) -> None:
    assert reading in readings(written, person=True)


def test_mandarin_comes_first() -> None:
    assert readings("李家超", person=True)[0] == ("li", "jiachao")


@pytest.mark.parametrize(
    ("sound", "spelt"),
    [("zoeng", "cheung"), ("gwok", "kwok"), ("ze", "tse"), ("soeng", "sheung"), ("jyun", "yuen")],
)
def test_a_cantonese_syllable_is_spelt_as_in_hong_kong(sound: str, spelt: str) -> None:
    assert spelt in spellings(sound)


def test_a_letter_nobody_reads_gives_no_guess() -> None:
    assert cantonese("李𬺔") == ()


def test_each_table_names_its_sources() -> None:
    assert sources("japanese")
    assert sources("families")


def test_every_japanese_name_is_a_latin_word() -> None:
    words = [*table("japanese")["families"].values(), *table("japanese")["given"].values()]
    assert all(word.isascii() and part.isalpha() for word in words for part in word.split())


@pytest.mark.parametrize(
    ("written", "word"),
    [
        # donga.com, 20 November 2010, in Chinese, on Korea Daesong Bank
        pytest.param("朝鲜大成银行", "taesong", id="simplified"),
        pytest.param("朝鮮大成銀行", "daeseong", id="traditional-as-in-the-South"),
        # japanese.cri.cn, 12 August 2009: 蓮峰 (Ryonbong)
        pytest.param("朝鮮蓮峰總公司", "ryonbong", id="the-north-s-r"),
        pytest.param("高丽信用银行", "koryo", id="koryo-says-it-too"),
    ],
)
def test_a_korean_firm_is_read_by_korean_sounds(written: str, word: str) -> None:
    assert any(word in reading for reading in readings(written, person=False))


def test_a_firm_that_is_not_korean_is_read_in_mandarin_alone() -> None:
    assert all("taesong" not in reading for reading in readings("上海大成银行", person=False))


def test_a_known_word_of_a_korean_firm_may_be_its_own() -> None:
    found = readings("朝鲜革新贸易会社", person=False)
    assert ("@korea", "hyoksin", "+trading", ".company") in found


def test_a_name_is_read_the_same_whatever_was_read_before() -> None:
    before = readings("先机械有限公司", person=False)
    assert readings("西安康机械有限公司", person=False)
    assert readings("喜安机械有限公司", person=False)  # 喜安 and 先 are both xian
    assert readings("先机械有限公司", person=False) == before
