"""A story, a letter and a contract are no trade document, however much they speak of one."""

import pytest

from tests.intake.trade.papers import deals_of

STORIES = {
    "a story about an invoice": """
Invoice shows chips went to Moscow

ISTANBUL, May 16 (Example Wire) - A commercial invoice seen by Example Wire shows that a firm
in Istanbul sold integrated circuits worth $2 million to a buyer in Moscow.

Seller: that is how the firm signed. The consignee was not named in the bill of lading.
""",
    "a headline that is a title": """
COMMERCIAL INVOICE

The seller shall deliver the goods to the port of loading. The buyer shall pay the total amount on
the date of shipment. The consignee is named in the contract.
""",
    "a title and two labels": """
PACKING LIST
Seller: Example LLP
Buyer: Sample JSC
""",
    "labels without a title": """
Seller: Example LLP
Buyer: Sample JSC
Port of loading: Ningbo
Port of discharge: Vladivostok
Gross weight: 12 kg
""",
    "a Russian story": """
Коносамент оказался поддельным

МОСКВА, 16 мая 2024 (Пример) - Грузоотправитель: так называет себя фирма из Стамбула. Инвойс № 12 от
16 мая журналисты видели.
""",
    "a Chinese story": """
提单造假案

上海5月16日电 记者看到的商业发票显示，卖方是一家贸易公司，买方在莫斯科，目的港不详。
""",
    "an Arabic story": """
فاتورة تجارية مزورة تكشف صفقة

دبي 16 مايو - قال البائع إن المشتري في موسكو، وإن ميناء الوصول غير معروف في بوليصة الشحن.
""",
    "a letter that lists documents": """
To: Example Bank
Date: 16 May 2024
Buyer: Beta Motors LLC
L/C No.: LC240099881

Please find enclosed:

1. Commercial invoice (3)
2. Packing list x3
3. Bill of lading 3/3
4. Certificate of origin

Total amount: USD 9,000
""",
    "a table of what documents hold": """
| document | Seller | Buyer | Date | Total |
| --- | --- | --- | --- | --- |
| commercial invoice | yes | yes | yes | yes |
| packing list | yes | yes | no | no |
| certificate of origin | no | yes | no | no |
| bill of lading | no | no | yes | no |
""",
    "nothing": "\n\n",
    "one word": "invoice",
}


@pytest.mark.parametrize("text", STORIES.values(), ids=STORIES.keys())
def test_it_is_no_trade_document(text: str) -> None:
    assert deals_of(text) is None
