"""The same order and the same payment, as tables in four languages, are read as the same deal."""

from datetime import date
from decimal import Decimal

import pytest

from tests.intake.tables.workbooks import sheet_of
from witting.base import Deal, DealKind, Money, Role
from witting.intake import read

ORDERS = {
    "en": (
        ["Order No", "Date", "Buyer", "Buyer country", "End user", "Goods", "HS code", "Qty"],
        ["Value", "Currency", "Port of loading", "Port of discharge", "Vessel", "IMO", "Remarks"],
        ["China", "USD"],
    ),
    "ru": (
        ["Номер заказа", "Дата", "Покупатель", "Страна покупателя", "Конечный пользователь"],
        ["Наименование товара", "Код ТН ВЭД", "Количество", "Стоимость", "Валюта"],
        ["Порт погрузки", "Порт назначения", "Судно", "Номер ИМО", "Примечание"],
        ["Китай", "долл. США"],
    ),
    "zh": (
        ["订单号", "日期", "买方", "买方国家", "最终用户", "商品名称", "商品编码", "数量"],
        ["金额", "币种", "装货港", "目的港", "船名", "IMO编号", "备注"],
        ["中国", "美元"],
    ),
    "ar": (
        ["رقم الطلب", "التاريخ", "المشتري", "بلد المشتري", "المستخدم النهائي", "وصف البضاعة"],
        ["البند الجمركي", "الكمية", "القيمة", "العملة", "ميناء الشحن", "ميناء الوصول"],
        ["السفينة", "رقم IMO", "ملاحظات"],
        ["الصين", "دولار أمريكي"],
    ),
}
PAYMENTS = {
    "en": (
        *("Reference", "Value date", "Ordering customer", "Ordering customer account"),
        *("Beneficiary", "Beneficiary bank", "Amount", "Currency", "Remittance information"),
    ),
    "ru": (
        *("Номер платежа", "Дата платежа", "Плательщик", "Счет плательщика", "Получатель"),
        *("Банк получателя", "Сумма", "Валюта", "Назначение платежа"),
    ),
    "zh": (
        *("交易流水号", "付款日期", "付款人名称", "付款人账号", "收款人名称", "收款人开户行"),
        *("金额", "币种", "附言"),
    ),
    "ar": (
        *("رقم العملية", "تاريخ التحويل", "اسم المحول", "رقم الحساب", "اسم المستفيد"),
        *("بنك المستفيد", "المبلغ", "العملة", "الغرض من التحويل"),
    ),
}


def order(language: str) -> Deal:
    *heads, (country, currency) = ORDERS[language]
    row = ["A-1", "2024-05-16", "Sample Buyer", country, "Sample Mill", "bearings", "8482.10"]
    row += ["500", "1250.50", currency, "Ningbo", "Aktau", "Sample Star", "9074729", "by hand"]
    [deal] = read(sheet_of([name for head in heads for name in head], row), name="orders.xlsx")
    return deal


@pytest.mark.parametrize("language", ORDERS)
def test_an_order_is_the_same_in_every_language(language: str) -> None:
    deal = order(language)
    assert (deal.kind, deal.reference, deal.day) == (DealKind.ORDER, "A-1", date(2024, 5, 16))
    assert [(party.role, party.name, party.country) for party in deal.parties] == [
        (Role.DEBTOR, "Sample Buyer", "CN"),
        (Role.END_USER, "Sample Mill", None),
        (Role.VESSEL, "Sample Star", None),
    ]
    assert deal.parties[2].identifiers[0].value == "9074729"
    [line] = deal.goods
    assert (line.description, line.hs, line.quantity) == ("bearings", "848210", "500")
    assert line.value == Money(value=Decimal("1250.50"), currency="USD")
    assert [(point.part, point.text) for point in deal.route] == [
        ("from", "Ningbo"),
        ("to", "Aktau"),
    ]
    searched = {passage.text for passage in deal.passages}
    assert "by hand" in searched | {deal.terms.notes}
    assert deal.unread == ()


@pytest.mark.parametrize("language", PAYMENTS)
def test_a_payment_is_the_same_in_every_language(language: str) -> None:
    row = ["T-9", "2024-05-16", "Sample Buyer", "40702810000000000001", "Sample Seller"]
    row += ["Sample Bank", "900", "USD", "for bearings"]
    [deal] = read(sheet_of(list(PAYMENTS[language]), row), name="payments.xlsx")
    assert (deal.kind, deal.reference) == (DealKind.PAYMENT, "T-9")
    assert [(party.role, party.name) for party in deal.parties] == [
        (Role.DEBTOR, "Sample Buyer"),
        (Role.CREDITOR, "Sample Seller"),
        (Role.CREDITOR_AGENT, "Sample Bank"),
    ]
    assert [one.scheme for one in deal.parties[0].identifiers] == ["account"]
    assert deal.amounts == (Money(value=Decimal(900), currency="USD"),)
    assert "for bearings" in [passage.text for passage in deal.passages]
    assert deal.unread == ()
