"""Claims about families of goods, arms and goods made for war above all."""

import pytest

from witting.goods import classify_goods
from witting.goods.families import families_of


@pytest.mark.parametrize(
    "code",
    [
        "930630",
        "9301",
        "871000",
        "880610",
        "8802",
        "880730",
        "841111",
        "841122",
        "852610",
        "880400",
    ],
)
def test_arms_and_what_they_are_built_of_are_military(code: str) -> None:
    assert families_of([code]) == ("military",)


def test_cotton_linters_are_military_and_no_crop() -> None:
    assert families_of(["140420"]) == ("military",)
    assert families_of(["140490"]) == ("agriculture",)


@pytest.mark.parametrize("code", ["841182", "8801", "100199", "640399", "851762"])
def test_everyday_codes_are_not_military(code: str) -> None:
    assert "military" not in families_of([code])


@pytest.mark.parametrize(
    "text",
    [
        *("ammunition", "weapons", "machine guns", "body armour plates", "tactical helmets"),
        *("military boots", "army uniforms", "UAV engines", "FPV drones", "turbojet engines"),
        *("helicopters", "tactical radios", "parachutes", "cotton linters", "radar", "aircraft"),
        *("night vision goggles", "rifle scopes"),
        *("боеприпасы", "вертолёты", "дроны", "БПЛА", "радиостанции тактические", "бронежилеты"),
        *("хлопковая целлюлоза", "военная форма", "турбореактивные двигатели", "оружие"),
        *("无人机", "弹药", "防弹衣", "直升机", "涡喷发动机", "军靴", "棉短绒", "雷达", "降落伞"),
        *("طائرات مسيرة", "ذخيرة", "أسلحة", "سترات واقية", "طائرات عمودية", "خوذات عسكرية"),
    ],
)
def test_words_of_war_are_military_and_in_no_family_that_is_freed(text: str) -> None:
    assert [match.families for match in classify_goods(text)][:1] == [("military",)]


@pytest.mark.parametrize(
    ("text"),
    ["toy drone", "cotton shirts", "winter boots", "bicycle helmet", "игрушечный дрон", "мебель"],
)
def test_everyday_goods_are_not_military(text: str) -> None:
    assert all("military" not in match.families for match in classify_goods(text))


@pytest.mark.parametrize("text", ["картофель, вертолёты", "семена подсолнечника и дроны"])
def test_goods_of_war_beside_food_are_seen(text: str) -> None:
    found = {family for match in classify_goods(text) for family in match.families}
    assert found == {"agriculture", "military"}
