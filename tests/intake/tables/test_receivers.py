"""A column that says where goods go: a place, a name, or both in one cell."""

import pytest

from witting.base import Deal, DealKind, Role
from witting.intake import read
from witting.intake.tables.receivers import name_and_place

SOLD = "Kansai Rei Bearing KK,Nordwerk Muster GmbH,pump housings,100"


def deal_of(header: str, cell: str) -> Deal:
    """Read one order whose last column is the one asked about."""
    table = f'Seller,Buyer,Goods,Qty,{header}\n{SOLD},"{cell}"\n'
    [deal] = read(table.encode())
    return deal


def ends(deal: Deal) -> list[str]:
    """Give the ends of the route."""
    return [point.text for point in deal.route if point.part == "to"]


def receivers(deal: Deal) -> list[tuple[str, str]]:
    """Give the consignees with their addresses."""
    return [(p.name, p.address) for p in deal.parties if p.role is Role.CONSIGNEE]


@pytest.mark.parametrize("header", ["Ship to", "Deliver to", "Грузополучатель", "收货人"])
@pytest.mark.parametrize(
    "place", ["Novorossiysk", "Belarus", "Minsk, Belarus", "г. Тула", "莫斯科"]
)
def test_a_cell_that_is_a_place_is_where_the_goods_go(header: str, place: str) -> None:
    deal = deal_of(header, place)
    assert ends(deal) == [place]
    assert receivers(deal) == []


@pytest.mark.parametrize(
    ("cell", "name", "address"),
    [
        ("Vega Plus LLC, Moscow", "Vega Plus LLC", "Moscow"),
        ("ООО «Вега Плюс», г. Тула, Россия", "ООО «Вега Плюс»", "г. Тула, Россия"),
        ("Tula, Vega Plus LLC", "Vega Plus LLC", "Tula"),
        ("Vega Plus LLC Minsk", "Vega Plus LLC", "Minsk"),
    ],
)
def test_a_name_and_a_place_in_one_cell_are_both_kept(cell: str, name: str, address: str) -> None:
    deal = deal_of("Ship to", cell)
    assert receivers(deal) == [(name, address)]
    [party] = (one for one in deal.parties if one.role is Role.CONSIGNEE)
    assert party.span is not None
    assert party.span.text == name == cell[party.span.start : party.span.end]


@pytest.mark.parametrize("name", ["Minsk Tractor Works", "Nordwerk Muster GmbH", "Jade Sample"])
def test_a_name_alone_stays_a_name(name: str) -> None:
    assert name_and_place(name) == (name, "")
    assert receivers(deal_of("Consignee", name)) == [(name, "")]


@pytest.mark.parametrize("header", ["Consignee address", "Ship-to address", "收货地址"])
def test_an_address_of_nobody_is_where_the_goods_go(header: str) -> None:
    assert ends(deal_of(header, "Lenina 5, Tula, Russia")) == ["Lenina 5, Tula, Russia"]


def test_a_buyer_named_like_a_place_is_no_destination() -> None:
    [deal] = read(b"Seller,Buyer,Goods,Qty\nKansai Rei KK,Jordan,pump housings,5\n")
    assert ends(deal) == []


def test_where_goods_are_shipped_to_is_no_payer_of_a_payment() -> None:
    [deal] = read(
        b"Payer,Payee,Amount,Currency,Payment details,Ship to\n"
        b"Nordwerk Muster GmbH,Kansai Rei KK,5000,EUR,invoice 7,Novorossiysk\n"
    )
    assert deal.kind is DealKind.PAYMENT
    assert [p.name for p in deal.parties if p.role is Role.DEBTOR] == ["Nordwerk Muster GmbH"]
    assert ends(deal) == ["Novorossiysk"]
