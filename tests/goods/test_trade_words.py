"""How goods are called in trade, in English and Russian: the words of customs, shops and workshops.

The phrases are the editors' own; each names goods of the high-priority list in a manner that an
earlier glossary did not read, or everyday goods that share a word with them.
"""

from datetime import date

import pytest

from witting.goods import GoodsMatch, classify_goods
from witting.lawbook import Lawbook

DAY = date(2024, 5, 16)
BOOK = Lawbook.load()

LISTED = (
    ("USB controller ICs, QFN24, reel", "854231"),
    ("stacked memory dies", "854232"),
    ("video amplifier ICs", "854233"),
    ("temperature sensor ICs SOT-23", "854239"),
    ("apparatus for reception, conversion and transmission of data", "851762"),
    ("IP mesh radios, 2 W", "851762"),
    ("ILS localizer equipment", "852691"),
    ("caps tant 47uF 10V", "853221"),
    ("radio telegraphy receivers", "851769"),
    ("T-con boards for LCD TV sets", "852990"),
    ("RJ45 jacks, shielded", "853669"),
    ("electrical apparatus for making connections", "853690"),
    ("light dependent resistors", "854149"),
    ("BAW filters", "854151"),
    ("crystals HC-49 8 MHz", "854160"),
    ("flight control actuators", "880730"),
    ("thrust reverser", "880730"),
    ("Pockels cells", "901380"),
    ("prism scopes", "901310"),
    ("pitot-static instruments", "901420"),
    ("ultrasonic sounding apparatus", "901480"),
    ("graphic adapters", "847180"),
    ("float zone furnace", "848610"),
    ("e-beam evaporator", "848620"),
    ("tape automated bonders", "848640"),
    ("rigid-flex boards", "853400"),
    ("sig gens, used", "854320"),
    ("spectroradiometers", "902750"),
    ("bench scopes 60 MHz", "903020"),
    ("instruments measuring voltage, with a recording device, n.e.s.", "903039"),
    ("parametric test systems", "903082"),
    ("VMCs, BT40 spindle", "845710"),
    ("chip-making: wet benches", "848620"),
    ("spindle box for lathe", "846693"),
    ("микросхемы для смарт-карт", "8542"),
    ("аппаратура приемная для радиотелефонной связи прочая", "851769"),
    ("каналообразующая аппаратура", "851762"),
    ("курсо-глиссадные приемники", "852691"),
    ("конденсаторы постоянной емкости, танталовые", "853221"),
    ("регуляторы оборотов бесколлекторных двигателей", "850440"),
    ("наконечники кабельные ТМЛ", "853690"),
    ("агрегаты вертолета", "880730"),
    ("планеры и крылья беспилотных аппаратов", "880730"),
    ("гирополукомпасы", "901420"),
    ("гидрографическое оборудование", "901480"),
    ("считыватели смарт-карт", "847180"),
    ("ростовые установки сапфира", "848610"),
    ("установка снятия фоторезиста", "848620"),
    ("автомат присоединения выводов", "848640"),
    ("генератор Г4-158", "854320"),
    ("фотоэлектроколориметры", "902750"),
    ("самопишущие вольтметры", "903039"),
    ("зондовые автоматы", "903082"),
    ("ток. станки с ЧПУ", "8458"),
    ("станки токарные с ЧПУ, кроме горизонтальных", "845891"),
    ("стружкоуборочный конвейер станка", "846693"),
    ("MDO3024", "903020"),
    ("DS-2CD2143G2-I", "852589"),
    ("Hioki PQ3198", "903039"),
    ("SIM7600G-H", "851762"),
    ("ACS880-01", "850440"),
)
HARMLESS = (
    "swim jammers for boys, navy",
    "paper cups and cones for popcorn",
    "brass grease cups M8",
    "crystal growing kit for children",
    "room E32, two nights",
    "KN95 masks and M95 filters",
    "платья летние 40 штук",
    "зажимы для бумаги",
    "вилки, ложки и ножи одноразовые",
    "набор для выращивания кристаллов",
    "лаги деревянные для пола",
    "суппорт тормозной передний",
    "детский фотоаппарат, игрушка",
    "планер настольный бумажный",
)


def _found(text: str) -> list[GoodsMatch]:
    return classify_goods(text, lawbook=BOOK, day=DAY)


@pytest.mark.parametrize(("text", "code"), LISTED, ids=[text for text, _ in LISTED])
def test_goods_named_in_the_words_of_trade_are_known(text: str, code: str) -> None:
    found = _found(text)
    assert found
    assert all(one.startswith(code) for one in found[0].codes)


@pytest.mark.parametrize("text", HARMLESS)
def test_everyday_goods_that_share_a_word_with_them_are_not_listed(text: str) -> None:
    assert [one.words for one in _found(text) if one.tier or one.item_classes] == []
