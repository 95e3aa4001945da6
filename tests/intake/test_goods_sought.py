"""A trade document of which no goods were read: they are sought among its addresses."""

import pytest

from tests.intake.trade.papers import text_of
from witting.base import Deal
from witting.goods import classify_goods
from witting.intake import read
from witting.intake.goods_sought import GOODS_SHOWN
from witting.intake.trade.tables import load

EN = """COMMERCIAL INVOICE
No. 77 dated 2024-05-14
Seller: Example Electronics Co Ltd
Buyer: Sample Trade OsOO, Bishkek, Kyrgyzstan
Notify: Sample Trade, Bishkek
1 ball bearings 6205-2RS 5000 pcs
2 microcontrollers STM32F407 100 pcs

Total 80000.00
"""
ZH = """商业发票
发票号: 77  日期: 2024-05-14
卖方: 示例电子有限公司
买方: 样本贸易有限公司, 比什凯克
收货人: 样本贸易有限公司, 比什凯克
深沟球轴承 6205-2RS 5000个
单片机 STM32F407 100个

合计 80000.00
"""


def _only(text: str) -> Deal:
    [deal] = read(text.encode(), name="paper.txt")
    return deal


@pytest.mark.parametrize("text", [EN, ZH])
def test_goods_right_below_an_address_are_found(text: str) -> None:
    deal = _only(text)
    words = [line.description for line in deal.goods] + [one.text for one in deal.passages]
    found = {match.hs6 for said in words for match in classify_goods(said)}
    assert {"848210", "854231"} <= found


def test_an_invoice_without_goods_says_so() -> None:
    bare = "\n".join(line for line in EN.splitlines() if not line.startswith(("1 ", "2 ")))
    deal = _only(bare)
    assert deal.format in GOODS_SHOWN
    [told] = [one for one in deal.unread if one.field == "goods"]
    assert "no line of goods was found in this commercial invoice" in told.why


def test_an_invoice_with_goods_stays_as_it_is() -> None:
    deal = _only(text_of("en_invoice"))
    assert deal.goods
    assert not [one for one in deal.unread if one.field == "goods"]


def test_every_trade_document_shows_goods() -> None:
    assert {row["document"] for row in load("titles")["titles"]} == GOODS_SHOWN
