"""Red flags against earlier deals: what changed, what came again, what was left open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.routes.deals import LAW, deal, flags, on, party, told
from witting.base import Deal, Terms
from witting.routes import check_routes, earlier_of

SELLER = party("creditor", "Wesertal GmbH", "DE")
BUYER = party("debtor", "Agromash TOO", "KZ")
OTHER = party("debtor", "Step Trade", "KG")


def _sent(buyer: str, country: str, day: str, end: str, seller: str = "Wesertal GmbH") -> Deal:
    parties = (party("creditor", seller, "DE"), party("debtor", buyer, country))
    return on(deal(*parties, kind="order", goods="bearings", end=end), day)


def _paid(day: str, reference: str, amount: str = "9000", **behind: str) -> Deal:
    parties = [party(role, name, "AE") for role, name in behind.items()]
    return on(deal(BUYER, SELLER, *parties, text="invoice 7"), day, reference, amount)


def _order(
    day: str, consignee: str = "Agromash TOO", end: str = "KZ", number: str = "SO-7"
) -> Deal:
    made = deal(SELLER, party("consignee", consignee), kind="order", goods="bearings", end=end)
    return on(made, day, number)


def _open(*left: str) -> Deal:
    made = deal(SELLER, BUYER, kind="order", goods="x", terms=Terms(open_flags=left))
    return on(made, "2024-01-10")


def _at(name: str, address: str, day: str = "2024-01-10") -> Deal:
    made = deal(party("consignee", name, "KZ", address), kind="order", goods="x")
    return on(made, day, name)


NOW = _sent("Agromash TOO", "KZ", "2024-03-01", "KZ")
NEW = _sent("Step Trade", "KG", "2024-03-01", "KG")
OLD_RU = _sent("Agromash TOO", "KZ", "2021-05-04", "RU")
SOLD_RU = _sent("OOO Zavod", "RU", "2021-05-04", "RU")
WHERE = "Abay St. 5, office 7, Almaty"

RAISED: dict[str, tuple[str, Deal, tuple[Deal, ...], str]] = {
    "the same customer by another road": (
        "RF-J22-01",
        NOW,
        (OLD_RU,),
        "by the earlier order of 2021-05-04, “Agromash TOO” had them sent to Russia",
    ),
    "a new country after Russia": ("RF-G7-02", NEW, (SOLD_RU,), "now sends to Kyrgyzstan"),
    "an order with another consignee": (
        "RF-J22-05",
        _order("2024-03-03", consignee="Halden FZE"),
        (_order("2024-03-01"),),
        "the consignee was “Agromash TOO” and is now “Halden FZE”",
    ),
    "an order to another place": (
        "RF-J22-05",
        _order("2024-03-03", end="AE"),
        (_order("2024-03-01"),),
        "the destination was “KZ” and is now “AE”",
    ),
    "a message without its ultimate debtor": (
        "RF-EBA-01",
        _paid("2024-03-03", "P-1"),
        (_paid("2024-03-01", "P-1", ultimate_debtor="OOO Zavod"),),
        "the ultimate debtor was “OOO Zavod; AE” and is left out now",
    ),
    "the same sum again without its end user": (
        "RF-EBA-01",
        _paid("2024-03-05", "P-2"),
        (_paid("2024-03-01", "P-1", end_user="OOO Zavod"),),
        "payer and payee), the end user was “OOO Zavod; AE” and is left out now",
    ),
    "a sum in parts": (
        "RF-EBA-03",
        _paid("2024-03-02", "P-3", "9100"),
        (_paid("2024-03-01", "P-1", "9000"), _paid("2024-03-01", "P-2", "8950")),
        "3 transfers of nearly one size",
    ),
    "a flag left open": (
        "RF-BIS-FI-04",
        NOW,
        (_open("RF-KYC-09"),),
        "RF-KYC-09 of the earlier order",
    ),
    "a shared address": (
        "RF-J22-04",
        _at("Gamma", WHERE, "2024-03-01"),
        (_at("Alpha", WHERE), _at("Beta", "ALMATY, Abay st. 5 office 7")),
        "2 others gave in earlier deals: Alpha, Beta",
    ),
    "a customer that was in Russia": (
        "RF-OTSI-01",
        NOW,
        (_sent("AGROMASH TOO", "RU", "2023-05-04", "KZ"),),
        "was in Russia by the earlier order of 2023-05-04",
    ),
}
QUIET: dict[str, tuple[str, Deal, tuple[Deal, ...]]] = {
    "another customer's goods went to Russia": ("RF-J22-01", NOW, (SOLD_RU,)),
    "a namesake with another number": (
        "RF-J22-01",
        on(deal(told(BUYER, ("lei", "A1")), goods="x", end="KZ"), "2024-03-01"),
        (on(deal(told(BUYER, ("lei", "B2")), goods="x", end="RU"), "2021-05-04"),),
    ),
    "they go to Russia still": (
        "RF-J22-01",
        _sent("Agromash TOO", "KZ", "2024-03-01", "RU"),
        (OLD_RU,),
    ),
    "before the invasion": (
        "RF-J22-01",
        _sent("Agromash TOO", "KZ", "2022-02-23", "KZ"),
        (OLD_RU,),
    ),
    "Russia came later": ("RF-J22-01", NOW, (_sent("Agromash TOO", "KZ", "2024-03-02", "RU"),)),
    "a country it always sent to": (
        "RF-G7-02",
        NEW,
        (SOLD_RU, _sent("Old Customer", "KG", "2020-01-01", "KG")),
    ),
    "a new country of the coalition": (
        "RF-G7-02",
        _sent("Usine SA", "FR", "2024-03-01", "FR"),
        (SOLD_RU,),
    ),
    "another seller": ("RF-G7-02", NEW, (_sent("Z", "RU", "2021-05-04", "RU", seller="Else AG"),)),
    "the same order again": ("RF-J22-05", _order("2024-03-03"), (_order("2024-03-01"),)),
    "another order of the same two": (
        "RF-J22-05",
        _order("2024-03-03", consignee="Halden FZE"),
        (_order("2024-03-01", number="SO-6"),),
    ),
    "a change in good time": (
        "RF-J22-05",
        _order("2024-03-09", consignee="Halden FZE"),
        (_order("2024-03-01"),),
    ),
    "the same message again": (
        "RF-EBA-01",
        _paid("2024-03-03", "P-1"),
        (_paid("2024-03-01", "P-1"),),
    ),
    "a like payment that named nobody else": (
        "RF-EBA-01",
        _paid("2024-03-05", "P-2"),
        (_paid("2024-03-01", "P-1"),),
    ),
    "another sum": (
        "RF-EBA-01",
        _paid("2024-03-05", "P-2", "9001"),
        (_paid("2024-03-01", "P-1", end_user="OOO Zavod"),),
    ),
    "two payments": ("RF-EBA-03", _paid("2024-03-02", "P-2"), (_paid("2024-03-01", "P-1"),)),
    "payments by the week": (
        "RF-EBA-03",
        _paid("2024-03-15", "P-3"),
        (_paid("2024-03-01", "P-1"), _paid("2024-03-08", "P-2")),
    ),
    "sums of other sizes": (
        "RF-EBA-03",
        _paid("2024-03-02", "P-3", "9000"),
        (_paid("2024-03-01", "P-1", "100"), _paid("2024-03-01", "P-2", "45000")),
    ),
    "no flag left open": ("RF-BIS-FI-04", NOW, (_open(),)),
    "a flag left open with another": (
        "RF-BIS-FI-04",
        on(deal(OTHER, kind="order", goods="x"), "2024-03-01"),
        (_open("RF-KYC-09"),),
    ),
    "one other firm at the address": (
        "RF-J22-04",
        _at("Gamma", WHERE, "2024-03-01"),
        (_at("Alpha", WHERE),),
    ),
    "the same city": (
        "RF-J22-04",
        _at("Gamma", "Almaty", "2024-03-01"),
        (_at("Alpha", "Almaty"), _at("Beta", "Almaty")),
    ),
    "a customer always where it is": (
        "RF-OTSI-01",
        NOW,
        (_sent("Agromash TOO", "KZ", "2023-05-04", "KZ"),),
    ),
}


@pytest.mark.parametrize(("flag", "made", "earlier", "says"), RAISED.values(), ids=RAISED)
def test_an_earlier_deal_raises_a_flag(
    flag: str, made: Deal, earlier: tuple[Deal, ...], says: str
) -> None:
    assert says in flags(made, earlier=earlier)[flag].because


@pytest.mark.parametrize(("flag", "made", "earlier", "says"), RAISED.values(), ids=RAISED)
def test_without_the_earlier_deals_the_flag_stays_down(
    flag: str, made: Deal, earlier: tuple[Deal, ...], says: str
) -> None:
    assert flag not in flags(made)


@pytest.mark.parametrize(("flag", "made", "earlier"), QUIET.values(), ids=QUIET)
def test_an_earlier_deal_that_shows_nothing_raises_none(
    flag: str, made: Deal, earlier: tuple[Deal, ...]
) -> None:
    assert flag not in flags(made, earlier=earlier)


@given(st.permutations([_open("RF-KYC-09"), OLD_RU, SOLD_RU, _order("2024-02-27"), NOW]))
def test_the_order_in_which_earlier_deals_are_given_changes_nothing(given: list[Deal]) -> None:
    day = date(2026, 1, 15)
    assert check_routes(NOW, LAW, day, given) == check_routes(
        NOW, LAW, day, sorted(given, key=lambda one: str(one.day))
    )


def test_what_came_later_or_on_no_day_is_not_earlier() -> None:
    undated = deal(BUYER, goods="x")
    later = _order("2024-03-02")
    assert earlier_of(NOW, [undated, later, OLD_RU, NOW], date(2026, 1, 15)) == (OLD_RU,)
