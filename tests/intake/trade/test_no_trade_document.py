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
    "a story about an end-user certificate": """
End-user certificate was forged, prosecutors say

VIENNA, June 14 (Example Wire) - We, the undersigned, hereby certify: so begins the paper that
prosecutors showed on Friday. The goods ordered from a firm in Graz will be used for farming, it
says. The end user is a ministry that has never heard of it.
""",
    "a contract": """
CONTRACT No. 17/24
Vienna, 14 June 2024

Hollin Bridge Ltd, the Seller, and Steppe Import LLP, the Buyer, agree:
1. The Seller delivers 500 pcs of ball bearings, HS code 8482.10, from Hamburg to Poti via Mersin.
2. The Seller hands over a commercial invoice, a packing list and a bill of lading.
3. The goods will be used for farm machines. The end user is Example Farms LLC.
""",
    "a letter about goods": """
Dear Sirs,

We, Kestrel Example DMCC, confirm that the goods ordered from Brightwell Ltd will be used for
calibration. The end user is Marmara Example Institute.

1) Fibre laser module, 2 pcs
2) Optical isolator, 4 pcs

Dubai, 3 June 2024
""",
    "a Russian letter": """
Уважаемые господа!

Настоящим ООО «Пример» подтверждает, что инвойс № 118/24 от 14.06.2024 оплачен. Товары:
- насос центробежный, 5 шт.
будут использованы для орошения. Конечным пользователем является АО «Образец».
""",
    "nothing": "\n\n",
    "one word": "invoice",
}


@pytest.mark.parametrize("text", STORIES.values(), ids=STORIES.keys())
def test_it_is_no_trade_document(text: str) -> None:
    assert deals_of(text) is None
