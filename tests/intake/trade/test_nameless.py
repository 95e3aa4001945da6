"""A party of whom a paper gives the address under a heading of its own, and no name."""

import pytest

from tests.intake.trade.papers import deal_of
from witting.base import Deal, Role

INVOICE = """COMMERCIAL INVOICE
Invoice No: KR-2024-118
Date: 6 May 2024
Seller: Kansai Rei Bearing KK, 1-2 Namba, Osaka, Japan
{receiver}

Item  Description                        Qty    Unit price   Amount
1     Deep groove ball bearings 6205-2RS   1000   2.10         2100.00
Total USD 2100.00
{later}
"""
TULA = "Consignee address: ul. Lenina 5, Tula, Russia"


def receivers(receiver: str, later: str = "") -> list[tuple[str, str, str | None]]:
    """Give the consignees of an invoice: name, address, country."""
    deal: Deal = deal_of(INVOICE.format(receiver=receiver, later=later))
    return [(p.name, p.address, p.country) for p in deal.parties if p.role is Role.CONSIGNEE]


@pytest.mark.parametrize("before", ["", "Consignee: to order\n", "Terms: CIF\n"])
def test_the_address_is_the_consignees_and_the_name_is_not_known(before: str) -> None:
    assert receivers(before + TULA) == [("", "ul. Lenina 5, Tula, Russia", "RU")]


def test_the_address_of_a_named_consignee_is_that_ones() -> None:
    assert receivers(f"Consignee: Vega Muster GmbH\n{TULA}") == [
        ("Vega Muster GmbH", "ul. Lenina 5, Tula, Russia", "RU")
    ]


def test_an_address_further_down_goes_to_the_named_one() -> None:
    [(name, address, _)] = receivers("Consignee: Vega Muster GmbH, Berlin, Germany", TULA)
    assert name == "Vega Muster GmbH"
    assert address == "Berlin, Germany, ul. Lenina 5, Tula, Russia"


def test_no_heading_of_an_address_no_nameless_party() -> None:
    assert receivers("Consignee: to order") == []
    assert receivers("Consignee address:") == []
