"""Foreign names that screening finds are asked about in running Chinese and Arabic text too."""

import pytest

from witting.parties import Screener


def surnames(screener: Screener, text: str) -> str:
    """Give the names of those a text names, in one line of small letters."""
    found = screener.mentions(text)
    assert not [one for one in found if one.match.certain]
    return " ".join(one.match.entry.name for one in found).casefold()


@pytest.mark.parametrize("around", ["{}", "付款给{}", "代{}付款", "与{}的合同", "{}先生签署"])
@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("谢尔盖·绍伊古", "shoigu"),
        ("叶夫根尼·普里戈任", "prigozhin"),
        ("奥列格·德里帕斯卡", "deripaska"),
        ("伊戈尔·谢钦", "sechin"),
    ],
)
def test_a_chinese_name_with_a_dot_is_asked_about(
    world: Screener, around: str, name: str, surname: str
) -> None:
    text = around.format(name)
    assert surname in surnames(world, text).replace("shoygu", "shoigu")
    first = world.mentions(text)[0]
    assert text[first.start : first.end] == name


@pytest.mark.parametrize(
    "name",
    ["唐纳德·特朗普", "埃隆·马斯克", "安格拉·默克尔", "列奥纳多·达·芬奇", "沃洛基米尔·泽连斯基",
     "穆罕默德·李", "阿里·哈桑", "马里奥·罗西", "尤里·加加林", "约翰·史密斯"],
)  # fmt: skip
def test_a_chinese_name_of_nobody_listed_is_not(world: Screener, name: str) -> None:
    assert not surnames(world, f"与{name}先生的合同")


def test_two_such_names_in_one_line_are_both_read(world: Screener) -> None:
    found = world.mentions("约翰·史密斯先生和奥列格·德里帕斯卡会谈")
    assert {one.match.entry.name.split()[-1].casefold() for one in found} == {"deripaska"}


@pytest.mark.parametrize("around", ["{}", "دفعة لصالح {}"])
@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("سيرغي تشيميزوف", "chemezov"),
        ("رمضان قديروف", "kadyrov"),
        ("ديمتري ميدفيديف", "medvedev"),
        ("أليشير عثمانوف", "usmanov"),
        ("حسن نصر الله", "nasrallah"),
        ("مجموعة فاغنر", "wagner"),
    ],
)
def test_an_arabic_name_is_asked_about(
    world: Screener, around: str, name: str, listed: str
) -> None:
    text = around.format(name)
    assert listed in surnames(world, text)
    first = world.mentions(text)[0]
    assert text[first.start : first.end] == name


@pytest.mark.parametrize(
    "text",
    ["طريق النصر", "شركة النصر", "مجموعة الأمل", "دفعة لصالح شركة الأمل للتجارة", "ساعة يد",
     "مقابل آلة حاسبة", "البضائع على السلاح", "صالح للأكل", "رمضان كريم",
     "فرع السالمية", "دفعة لصالح أحمد حسن", "رواية ليف تولستوي"],
)  # fmt: skip
def test_everyday_arabic_words_and_names_are_nobody(world: Screener, text: str) -> None:
    assert not surnames(world, text)
