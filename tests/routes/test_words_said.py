"""Red flags in words: raised by a plain statement, not by a clause, a condition or a denial."""

import pytest

from tests.routes.deals import deal, flags, goes_to
from witting.base import Terms
from witting.routes.said import phrases_by_letters
from witting.routes.signs_words import WORDED
from witting.routes.tables import load_table

SAID = {
    "RF-KYC-01": [
        "The buyer refused to disclose the end use of the bearings.",
        "Customer will not say what the goods are for.",
        "End use: confidential",
        "Клиент отказался сообщить назначение товара.",
        "客户拒绝说明最终用途。",
        "رفض العميل الإفصاح عن الاستخدام النهائي للبضاعة",
    ],
    "RF-KYC-05": [
        "Balance to be paid in cash at the warehouse",
        "Оплата наличными в офисе",
        "以现金支付货款",
        "الدفع عند الاستلام نقدا",
    ],
    "RF-KYC-06": [
        "The customer seemed unfamiliar with the equipment and still wants it.",
        "Покупатель не знаком с характеристиками изделий",
        "买方不了解产品性能",
        "المشتري لا يعرف خصائص المنتج",
    ],
    "RF-KYC-07": [
        "Installation and training were declined by the customer.",
        "Customer waived all on-site commissioning.",
        "Заказчик отказался от пусконаладки и обучения",
        "客户拒绝安装和培训",
        "رفض المشتري التركيب والتدريب",
    ],
    "RF-KYC-08": [
        "Delivery date: to be advised",
        "Срок поставки не определен",
        "交货期待定",
        "موعد التسليم غير محدد",
    ],
    "RF-KYC-11": [
        "The packing is unsuitable for sea transport.",
        "Упаковка не соответствует виду перевозки",
        "包装与运输方式不符",
        "التغليف لا يناسب النقل",
    ],
    "RF-KYC-12": [
        "Buyer was evasive about re-export of the goods.",
        "The buyer would not say whether the goods are for domestic use.",
        "Клиент уклоняется от ответа о реэкспорте",
        "客户回避是否转口的问题",
        "العميل يتهرب من سؤال إعادة التصدير",
    ],
    "RF-N23-02": [
        "The company has no website.",
        "Компания не имеет собственного сайта",
        "该公司没有网站",
        "لا يوجد للشركة موقع إلكتروني",
    ],
    "RF-N23-03": [
        "The trader refuses to name the end user.",
        "Клиент отказался назвать конечного пользователя",
        "对方拒绝透露最终用户",
        "رفض التاجر الكشف عن المستخدم النهائي",
    ],
    "RF-NCA-02": [
        "They decline to name the carrier.",
        "Клиент отказался назвать перевозчика",
        "客户拒绝提供承运人信息",
        "رفض العميل ذكر الناقل",
    ],
    "RF-J22-05": [
        "Please urgently change the consignee to Halden FZE.",
        "Срочная замена грузополучателя",
        "临时更改收货人",
        "تغيير عاجل في اسم المستلم",
    ],
    "RF-OTSI-02": [
        "The owner could not be contacted at any time.",
        "Директор не выходит на связь",
        "公司老板从未露面",
        "المدير لم يحضر أي اجتماع",
    ],
    "RF-OFAC-01": [
        "Payment by SPFS",
        "Платёж через СПФС",
        "通过俄罗斯央行金融信息传输系统付款",
        "الدفع عبر نظام نقل الرسائل المالية",
    ],
}
UNSAID = {
    "RF-KYC-01": [
        "If the buyer refuses to disclose the end use, the seller may terminate.",
        "The buyer did not refuse to disclose the end use.",
        "The parties will not disclose the price.",
        "如果客户拒绝说明最终用途，卖方有权取消",
        "Если покупатель отказался сообщить назначение товара, договор прекращается",
        "إذا رفض العميل الإفصاح عن الاستخدام النهائي",
    ],
    "RF-KYC-05": [
        "Cash against documents",
        "Terms: cash in advance",
        "Оплата безналичным путём",
        "现金流量表",
        "cash discount of 2 percent",
    ],
    "RF-KYC-06": ["The customer is familiar with the equipment.", "客户了解产品性能"],
    "RF-KYC-07": [
        "Installation: not required",
        "Training is included.",
        "安装和培训由卖方负责",
    ],
    "RF-KYC-08": ["Delivery date: 2024-06-01", "Срок поставки: 30 дней", "交货期：30天"],
    "RF-KYC-11": ["Packing suitable for sea transport", "Упаковка соответствует ГОСТ"],
    "RF-KYC-12": ["The goods are for domestic use.", "出口货物，不得转口"],
    "RF-N23-02": ["See our website for terms.", "Сайт: example.kz"],
    "RF-N23-03": [
        "The warranty does not give the end user any right.",
        "The end user is Sample Works.",
    ],
    "RF-NCA-02": [
        "Unless the shipper refuses to name the carrier, freight is prepaid.",
        "The carrier is Sample Line.",
    ],
    "RF-J22-05": [
        "The consignee has not changed.",
        "The consignee shall not urgently change the destination.",
        "Please ship urgently.",
    ],
    "RF-OTSI-02": ["The director signed in person.", "Директор подписал договор лично"],
    "RF-OFAC-01": [
        "Payments via SPFS are not accepted.",
        "Our bank is not a member of SPFS.",
        "не через СПФС",
    ],
}


def _rows(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(flag, text) for flag, texts in table.items() for text in texts]


@pytest.mark.parametrize(("flag", "text"), _rows(SAID))
def test_words_raise_a_flag_and_are_quoted(flag: str, text: str) -> None:
    fact = flags(deal(kind="order", goods="bearings", text=text))[flag]
    assert fact.span is not None
    assert " ".join(fact.span.text.split()) in fact.because


@pytest.mark.parametrize(("flag", "text"), _rows(UNSAID))
def test_words_that_only_sound_alike_raise_none(flag: str, text: str) -> None:
    assert flag not in flags(deal(kind="order", goods="bearings", text=text))


def test_every_worded_flag_has_phrases_in_four_languages_and_tests() -> None:
    held = load_table("words")["flags"]
    assert set(held) == WORDED == set(SAID) == set(UNSAID)
    assert all({"en", "ru", "zh", "ar"} <= set(row) for row in held.values())


def test_every_short_form_of_a_phrase_is_written_out() -> None:
    written = [one.pattern.pattern for _, held in phrases_by_letters() for one in held]
    assert [one for one in written if "<" in one.replace("(?<", "") or "…" in one] == []


def test_cash_for_no_goods_is_no_flag() -> None:
    assert flags(deal(text="Loan to be paid in cash")) == {}


def test_a_story_that_tells_of_a_refusal_raises_none() -> None:
    assert flags(deal(kind="article", text=SAID["RF-KYC-01"][0])) == {}


def test_the_terms_are_read_for_words_too() -> None:
    noted = Terms(notes="The buyer refused to disclose the end use.")
    assert flags(deal(kind="order", terms=noted))["RF-KYC-01"].span is not None


def test_a_destination_named_in_the_terms_is_one() -> None:
    made = deal(kind="order", goods="x", terms=Terms(delivery="DAP Bishkek, by rail"))
    assert goes_to(made) == {"KG": "stated"}


def test_an_end_use_that_is_withheld_is_a_flag() -> None:
    made = deal(goods="bearings", terms=Terms(end_use="Confidential"))
    assert "“Confidential”" in flags(made)["RF-KYC-01"].because


def test_an_end_use_that_is_told_or_not_asked_for_is_none() -> None:
    told = deal(goods="bearings", terms=Terms(end_use="repair of confidential papers' shredders"))
    assert "RF-KYC-01" not in flags(told)
    assert "RF-KYC-01" not in flags(deal(goods="bearings"))
