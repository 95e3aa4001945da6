"""A box for the station goods go to is the end of their route."""

import pytest

from tests.intake.trade.papers import deal_of

INVOICE = """COMMERCIAL INVOICE
Invoice No: KR-2024-118
Date: 6 May 2024
Seller: Kansai Rei Bearing KK, 1-2 Namba, Osaka, Japan
Buyer: Nordwerk Muster GmbH, Hamburg, Germany
{box}

Item  Description                        Qty    Unit price   Amount
1     Deep groove ball bearings 6205-2RS   1000   2.10         2100.00
Total USD 2100.00
"""
BOXES = ("Станция назначения: {}", "Ст. назн.: {}", "Ст. назначения: {}", "Destination station: {}")


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("station", ["Тула-1", "Кольцово"])
def test_the_station_is_where_the_goods_go(box: str, station: str) -> None:
    deal = deal_of(INVOICE.format(box=box.format(station)))
    assert [(point.part, point.text) for point in deal.route] == [("to", station)]
