"""Part numbers: those that settle the goods alone, those that need a word beside them."""

from datetime import date

import pytest
from tests.goods.law import LAW, SINCE

from witting.goods import classify_goods
from witting.goods.parts import part_patterns


def _goods(text: str, day: date = SINCE) -> list[str]:
    return [m.goods for m in classify_goods(text, lawbook=LAW, day=day) if m.how == "part"]


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("6205-2RS", "ball-bearings"),
        ("6305 ZZ/C3", "ball-bearings"),
        ("30205 J2/Q", "tapered-roller-bearings"),
        ("22210 CC/W33", "spherical-roller-bearings"),
        ("NU205 ECP", "cylindrical-roller-bearings"),
        ("NJ 2310", "cylindrical-roller-bearings"),
        ("STM32F103C8T6", "processor-circuits"),
        ("TMS320F28335PGFA", "processor-circuits"),
        ("XC7A100T-2FGG484I", "logic-circuits"),
        ("EP4CE22F17C6", "logic-circuits"),
        ("MT41K256M16TW-107", "memory-circuits"),
        ("W25Q128JVSIQ", "memory-circuits"),
        ("AD9361BBCZ", "other-circuits"),
        ("OPA2134PA", "amplifier-circuits"),
        ("1N4007", "diodes"),
        ("2N2222A", "transistors-small"),
        ("7208B", "ball-bearings"),
        ("32008X", "tapered-roller-bearings"),
        ("LPC1768FBD100", "processor-circuits"),
        ("i7-12700K", "processor-circuits"),
        ("10M08SAE144C8G", "logic-circuits"),
        ("LCMXO2-1200HC-4TG100C", "logic-circuits"),
        ("K4B4G1646E-BYMA", "memory-circuits"),
        ("AD620ANZ", "amplifier-circuits"),
        ("SN74LVC1G14DBVR", "other-circuits"),
        ("TPS54331DR", "other-circuits"),
        ("BC847B", "transistors-small"),
        ("IRFP460PBF", "transistors-power"),
        ("FF300R12KT4", "transistors-power"),
        ("BT136-600E", "thyristors"),
        ("PC817C", "photosensitive-devices"),
        ("CL21B104KBCNNNC", "multilayer-ceramic-capacitors"),
        ("C0805C104K5RACTU", "multilayer-ceramic-capacitors"),
        ("08055C104KAT2A", "multilayer-ceramic-capacitors"),
        ("LRS-350-24", "static-converters"),
        ("D38999/26WD35SN", "plugs-sockets"),
        ("КР580ВМ80А", "processor-circuits"),
        ("К155ЛА3", "other-circuits"),
        ("К140УД7", "amplifier-circuits"),
        ("КТ315Б", "transistors-small"),
        ("КТ819ГМ", "transistors-power"),
        ("К10-17Б", "multilayer-ceramic-capacitors"),
        ("2РМ14Б4Г1В1", "plugs-sockets"),
        ("GRM188R71H104KA93D", "multilayer-ceramic-capacitors"),
        ("T491A106K010AT", "tantalum-capacitors"),
        ("NEO-M8N", "radio-navigation"),
    ],
)
def test_a_designation_settles_the_goods(text: str, goods: str) -> None:
    assert _goods(f"supply of {text}, 500 pcs") == [goods]


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("bearing 6205", "ball-bearings"),
        ("подшипник 30205", "tapered-roller-bearings"),
        ("轴承22210", "spherical-roller-bearings"),
        ("подшипник 180205", "ball-bearings"),
    ],
)
def test_plain_digits_count_beside_the_word(text: str, goods: str) -> None:
    assert _goods(text) == [goods]


@pytest.mark.parametrize(
    "text",
    [
        "invoice 6205",
        "invoice 6205-2RS",
        "contract no. 7208B dated",
        "phone +7 495 620-5222",
        "ref BC1234",
        "LT100001234567",
        "contract 30205 of 2024",
        "USD 22210",
        "6205.00",
        "16205-2RS1234X",
        "n 205",
        "account 180205",
        "KLM cargo AWB 074",
        "10months rent",
        "VAT SI51234567",
        "MAX500 USD",
        "RP2024-01",
        "passport W9812345",
        "Rechnung 6205 Nr 5",
        "Irgashive",
        "MT103 and MT700",
    ],
)
def test_plain_digits_alone_are_no_part_number(text: str) -> None:
    assert _goods(text) == []


def test_every_pattern_gives_its_reason_and_source() -> None:
    assert all(part.reason and part.source for part in part_patterns())
