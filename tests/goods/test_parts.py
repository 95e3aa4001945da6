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
        ("2N2222A", "transistors"),
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
