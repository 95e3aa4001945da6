"""Foreign names in Chinese, Korean and Japanese, read by the sounds their syllables write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.names import skeleton, skeletons
from witting.names.foreign import foreign_readings, han_sounds, hangul_sounds, kana_sounds

WRITTEN = [
    ("谢尔盖 拉夫罗夫", "sergei lavrov"),
    ("伊戈尔 谢钦", "igor sechin"),
    ("拉姆赞 卡德罗夫", "ramzan kadyrov"),
    ("根纳季 季姆琴科", "gennady timchenko"),
    ("卢卡申科", "lukashenko"),
    ("세르게이 라브로프", "sergei lavrov"),
    ("블라디미르 푸틴", "vladimir putin"),
    ("라브로프", "lavrov"),
    ("セルゲイ ラブロフ", "sergei lavrov"),
    ("ウラジーミル プーチン", "ladimir putin"),
    ("ドミトリー メドベージェフ", "dmitri medvedev"),
]
OWN = [
    "习近平", "欧阳娜娜", "山田太郎", "김정은", "김 정은", "남궁 민수", "푸틴",
    "Иван", "ivan petrov", "محمد",
]  # fmt: skip


@pytest.mark.parametrize(("written", "latin"), WRITTEN)
def test_a_foreign_name_is_looked_up_by_its_consonants(written: str, latin: str) -> None:
    read = foreign_readings(written.split())[0]
    assert len(read) == len(latin.split())
    for token, word in zip(read, latin.split(), strict=True):
        assert skeleton(word) in skeletons(token)


@pytest.mark.parametrize("name", OWN)
def test_a_name_of_the_place_is_no_foreign_one(name: str) -> None:
    assert foreign_readings(name.split()) == []


def test_a_known_part_is_read_as_known_too() -> None:
    assert ("sergey", "~ḻAfḻWf") in foreign_readings(["谢尔盖", "拉夫罗夫"])


def test_the_arabic_article_may_go() -> None:
    assert [read[1] for read in foreign_readings(["바샤르", "알아사드"])] == ["~AḻAsAd", "~AsAd"]


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=20))
def test_han_of_any_kind_is_read(run: str) -> None:
    assert len(foreign_readings(["谢尔盖", run] if run else ["谢尔盖"])) <= 2
    assert han_sounds(run).isalpha() or not han_sounds(run)


@given(st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=20))
def test_hangul_of_any_kind_is_read(run: str) -> None:
    assert not any(c in hangul_sounds(run) for c in " ~" + run)


@given(st.text(st.characters(min_codepoint=0x30A1, max_codepoint=0x30FC), max_size=20))
def test_katakana_of_any_kind_is_read(run: str) -> None:
    assert not any(c in kana_sounds(run) for c in " ~" + run)
