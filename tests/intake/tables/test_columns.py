"""What a column is, is told from its name in four languages; what a word leaves open is told."""

import pytest

from witting.base import DealKind
from witting.intake.tables.columns import senses
from witting.intake.tables.guessing import kind_of

ORDER_FIELDS = (
    *("reference", "day", "debtor", "debtor.country", "debtor.inn", "consignee", "end_user"),
    *("goods", "hs", "quantity", "unit", "value", "currency", "from", "to", "vessel"),
)
ORDERS = {
    "en": (
        *("Order No", "Date", "Buyer", "Buyer's country", "INN", "Consignee", "End user"),
        *("Goods description", "HS code", "Quantity", "Unit", "Value", "Currency"),
        *("Port of loading", "Port of discharge", "Vessel"),
    ),
    "ru": (
        *("Номер заказа", "Дата", "Покупатель", "Страна покупателя", "ИНН", "Грузополучатель"),
        *("Конечный пользователь", "Наименование товара", "Код ТН ВЭД", "Кол-во", "Ед. изм."),
        *("Стоимость", "Валюта", "Порт погрузки", "Порт назначения", "Судно"),
    ),
    "zh": (
        *(
            "订单号",
            "日期",
            "买方",
            "买方国家",
            "INN",
            "收货人",
            "最终用户",
            "商品名称",
            "商品编码",
        ),
        *("数量", "单位", "金额", "币种", "装货港", "目的港", "船名"),
    ),
    "ar": (
        *("رقم الطلب", "التاريخ", "المشتري", "بلد المشتري", "INN", "المرسل إليه"),
        *("المستخدم النهائي", "وصف البضاعة", "البند الجمركي", "الكمية", "الوحدة", "القيمة"),
        *("العملة", "ميناء الشحن", "ميناء الوصول", "السفينة"),
    ),
}
PAYMENT_FIELDS = ("day", "debtor", "debtor.account", "debtor_agent", "creditor", "amount", "text")
PAYMENTS = {
    "en": (
        *("Value date", "Ordering customer", "Account", "Ordering institution"),
        *("Beneficiary", "Amount", "Remittance information"),
    ),
    "ru": (
        *("Дата платежа", "Плательщик", "Счет плательщика", "Банк плательщика", "Получатель"),
        *("Сумма", "Назначение платежа"),
    ),
    "zh": ("付款日期", "付款人名称", "付款人账号", "付款人开户行", "收款人名称", "金额", "附言"),
    "ar": (
        *("تاريخ التحويل", "اسم المحول", "رقم الحساب", "بنك المحول", "اسم المستفيد", "المبلغ"),
        "الغرض من التحويل",
    ),
}


def fields(headers: tuple[str, ...], kind: DealKind) -> tuple[str, ...]:
    return tuple(one.field for one in senses(headers, kind))


@pytest.mark.parametrize("language", ORDERS)
def test_the_columns_of_orders_are_known_in_four_languages(language: str) -> None:
    headers = ORDERS[language]
    assert kind_of(headers) is DealKind.ORDER
    assert fields(headers, DealKind.ORDER) == ORDER_FIELDS
    far = [one.field for one in senses(headers, DealKind.ORDER) if not one.is_sure]
    assert far == []


@pytest.mark.parametrize("language", PAYMENTS)
def test_the_columns_of_payments_are_known_in_four_languages(language: str) -> None:
    headers = PAYMENTS[language]
    assert kind_of(headers) is DealKind.PAYMENT
    assert fields(headers, DealKind.PAYMENT) == PAYMENT_FIELDS


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        (("Buyer", "Seller", "Country"), ("debtor", "creditor", "creditor.country")),
        (("Value (USD)", "Сумма, долл. США"), ("value:USD", "value:USD")),
        (("Buyer", "Buyer"), ("debtor", "debtor 2")),
        (("Buyer", "Buyer", "INN"), ("debtor", "debtor 2", "debtor 2.inn")),
        (("Customer", "Customer code"), ("debtor", "text")),
        (("Order no", "Contract no"), ("reference", "related")),
        (("Vessel", "IMO"), ("vessel", "vessel.imo")),
        (("Product", "Part number"), ("goods", "part")),
        (("Bank of the buyer", "Банк продавца"), ("debtor_agent", "creditor_agent")),
        (("debtor_country", "creditor"), ("debtor.country", "creditor")),
        (("Director of the buyer",), ("debtor.managers",)),
    ],
)
def test_a_header_is_taken_apart(headers: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    assert fields(headers, DealKind.ORDER) == wanted


@pytest.mark.parametrize(
    ("headers", "why"),
    [
        (("Buyer of record",), "'record' is not known"),
        (("Country", "Goods"), "no column before it names the party"),
        (("Name", "Value"), "no other column is the goods"),
        (("Consignees",), "misspelt"),
    ],
)
def test_what_a_header_leaves_open_is_told(headers: tuple[str, ...], why: str) -> None:
    first = senses(headers, DealKind.ORDER)[0]
    assert not first.is_sure
    assert why in first.why
