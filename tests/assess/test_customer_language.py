"""The customer's language is guessed from the document's own script, and English where in doubt."""

import pytest

from witting.assess import customer_language
from witting.base import Deal, DealKind, Party, Passage, Role

CASES = {
    "Russian": ("Оплата за подшипники по счёту 15", "ru"),
    "Arabic": ("دفعة عن محامل كروية", "ar"),
    "simplified Chinese": ("支付轴承货款", "zh"),
    "traditional Chinese": ("支付軸承貨款", "zh"),
    "English": ("Payment for bearings", "en"),
    "more English than Russian": ("Payment for ball bearings 6205, подшипники", "en"),
    "more Russian than English": ("Оплата за подшипники 6205 по контракту INV", "ru"),
    "few Chinese characters say much": ("轴承货款 INV 6205", "zh"),
    "Ukrainian": ("Оплата за підшипники згідно з рахунком", "en"),
    "Kazakh": ("Мойынтіректер үшін төлем", "en"),
    "Persian": ("پرداخت بابت یاتاقان‌های کروی", "en"),
    "Urdu": ("بیئرنگ کی ادائیگی ہے", "en"),
    "Japanese": ("ベアリングの代金の支払い", "en"),
    "Korean": ("베어링 대금 지급", "en"),
    "Greek": ("Πληρωμή για ρουλεμάν", "en"),
    "digits only": ("12345", "en"),
    "nothing": ("", "en"),
}


def _deal(text: str, *parties: Party) -> Deal:
    told = (Passage(field="text", text=text),)
    return Deal(kind=DealKind.PAYMENT, source="test", format="test", passages=told, parties=parties)


@pytest.mark.parametrize(("text", "language"), CASES.values(), ids=CASES.keys())
def test_the_language_goes_by_the_script(text: str, language: str) -> None:
    assert customer_language(_deal(text)) == language


def test_names_are_part_of_the_document() -> None:
    named = Party(role=Role.DEBTOR, name="ООО Заречная мельница")
    assert customer_language(_deal("INV 15", named)) == "ru"


def test_what_was_left_out_as_boilerplate_is_not() -> None:
    left_out = Deal(
        kind=DealKind.ARTICLE,
        source="test",
        format="test",
        dropped=(Passage(field="foot", text="اقرأ المزيد من الأخبار"),),
    )
    assert customer_language(left_out) == "en"
