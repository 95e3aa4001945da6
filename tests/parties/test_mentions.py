"""Names in running text: found where they stand, and nobody found by accident."""

import pytest

from tests.shared import SHARED, needs_shared
from witting.parties import Screener


def found(screener: Screener, text: str) -> set[tuple[str, str]]:
    return {(text[m.start : m.end], m.match.entry_id) for m in screener.mentions(text)}


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Указ подписал Владимир Путин.", ("Владимир Путин", "ofac-35096")),
        ("Встреча Владимира Путина прошла.", ("Владимира Путина", "ofac-35096")),
        ("俄罗斯总统普京访问北京", ("普京", "ofac-35096")),
        ("货物由香港恒邦微电子有限公司供货", ("香港恒邦微电子有限公司", "ofac-48781")),
        ("INV 77 NPO Uralpodshipnik, bearings", ("NPO Uralpodshipnik", "ofac-47492")),
        ("goods of Corebai Microelectronics Beijing, paid",
         ("Corebai Microelectronics Beijing", "ofac-48019")),
        ("التقى وفلاديمير بوتين الوفد", ("وفلاديمير بوتين", "ofac-35096")),
    ],
    ids=["ru", "ru-genitive", "zh-exonym", "zh-company", "remittance", "en", "ar-prefix"],
)  # fmt: skip
def test_a_listed_name_is_found_where_it_stands(
    world: Screener, text: str, mention: tuple[str, str]
) -> None:
    assert mention in found(world, text)


@pytest.mark.parametrize(
    "text",
    [
        "Emma Daniels wrote that the general industry of the state would grow.",
        "Bloomberg and Xinhua reported on Xi Jinping.",
        "Ivan paid Sergey for the bearings; Mohammed Ali signed.",
        "оплата по договору 17 за шарикоподшипники, порт Владивосток",
        "Putin spoke.",
        "采购轴承和集成电路，付款给供应商",
    ],
    ids=["en", "agencies", "given-names", "ru-goods", "surname-alone", "zh-goods"],
)
def test_ordinary_text_names_nobody(world: Screener, text: str) -> None:
    assert found(world, text) == set()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("/INS/SABRRUMM", "SABRRUMM"),
        ("pay via SABRRUMMXXX please", "SABRRUMMXXX"),
        ("/INS/VTBRCNSH", "VTBRCNSH"),
        (":57A:/30111\nVTBRCNSHXXX\n:59:X", "VTBRCNSHXXX"),
        ("SWIFT code: VTBRINBB", "VTBRINBB"),
    ],
    ids=["exact", "exact-alone", "branch", "57A", "swift"],
)
def test_a_listed_banks_bic_is_found_in_text(world: Screener, text: str, written: str) -> None:
    assert any(written in text[m.start : m.end] for m in world.mentions(text))


@pytest.mark.parametrize(
    "text",
    ["CONTRACT TRANSFER", "BANK TRANSFER", "GLOBALIS GLOBANTY", "BANK YAROSLAV", "/INS/DEUTDEFF",
     "SHIPMENT SWIFT CONTRACT"],
)  # fmt: skip
def test_a_word_in_capitals_is_no_bic(world: Screener, text: str) -> None:
    assert not [m for m in world.mentions(text) if "bank code" in m.match.because]


def test_a_number_that_names_its_scheme_is_read(small: Screener) -> None:
    assert found(small, "vessel under IMO 9187629") == {("IMO 9187629", "t-4")}


@needs_shared
def test_the_arabic_story_names_one_man(world: Screener) -> None:
    text = (SHARED / "articles" / "ar_2024-05-16.txt").read_text(encoding="utf-8")
    mentions = found(world, text)
    assert ("فلاديمير بوتين", "ofac-35096") in mentions
    assert {written for written, _ in mentions} == {"فلاديمير بوتين"}


@pytest.mark.parametrize(
    "text",
    ["PAYMENT UNDER CONTRACT 22/03", "ОПЛАТА ПО КОНТРАКТ 22/03", "INTEGRATED SOLUTIONS"],
)
def test_an_everyday_word_alone_is_no_mention_of_a_firm_called_so(
    world: Screener, text: str
) -> None:
    assert world.mentions(text) == []


def test_a_firm_with_an_everyday_name_is_found_with_its_form(world: Screener) -> None:
    assert "ofac-37016" in {m.match.entry_id for m in world.mentions("PAID TO KONTRAKT OOO")}


@pytest.mark.parametrize("text", ["SBERBANK MOSCOW", "payment via Sberbank", "через Сбербанк"])
def test_a_banks_own_name_is_found_without_its_form(world: Screener, text: str) -> None:
    assert world.mentions(text)


@pytest.mark.parametrize(
    ("text", "entry_id"),
    [
        ("оружие «Калашников» поставлено", "ofac-16911"),
        ("по заказу Госкорпорации «Ростех» в Туле", "ofac-17260"),
        ("договор с «Ростехом» подписан", "ofac-17260"),
        ("счёт в банке ВТБ закрыт", "ofac-17013"),
        ("акции «ВТБ» растут", "ofac-17013"),
        ("paid through VTB Bank yesterday", "ofac-17013"),
        ("поставка для ПАО «НК «Роснефть»", "ofac-17022"),
    ],
)
def test_a_groups_own_name_is_found_in_quotes_or_with_its_kind(
    world: Screener, text: str, entry_id: str
) -> None:
    assert entry_id in {m.match.entry_id for m in world.mentions(text)}


@pytest.mark.parametrize(
    "text",
    ["Калашников пришёл домой", "the 'Capital' of France",
     "Vagner conducted; the “Group” met", "а «Группа» выросла"],
)  # fmt: skip
def test_an_unquoted_or_everyday_word_is_no_group(world: Screener, text: str) -> None:
    assert found(world, text) == set()
