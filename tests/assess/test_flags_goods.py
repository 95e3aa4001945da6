"""Flags from the goods and from earlier trade: the business, the code, prices, volumes, ties."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from tests.assess.flag_deals import (
    BAKER,
    BUYER,
    CHIPS,
    SELLER,
    TEA,
    YOUNG,
    deal_of,
    flags_of,
    party,
    priced,
)
from witting.base import Deal, Identifier, Terms

RAISED: dict[str, tuple[str, Deal, Sequence[Deal], str]] = {
    "a baker who buys chips": (
        "RF-KYC-02",
        deal_of(SELLER, BAKER),
        (),
        "says its business is “bakery” (food and drink)",
    ),
    "a hotel that receives chips": (
        "RF-N23-06",
        deal_of(SELLER, BUYER, party("consignee", "Otel", business="55.10")),
        (),
        "says its business is “55.10” (travel and lodging)",
    ),
    "a trader in chips formed after the invasion": (
        "RF-M23-01",
        deal_of(SELLER, YOUNG),
        (),
        "“Novy Trade TOO” in KZ was formed on 2023-03-01",
    ),
    "a code the words deny": (
        "RF-G7-03",
        deal_of(SELLER, BUYER, goods=replace(CHIPS, description="ball bearings 6205", hs="090240")),
        (),
        "states HS 090240",
    ),
    "American chips for Russia without a licence": (
        "RF-KYC-22",
        deal_of(SELLER, BUYER, goods=replace(CHIPS, origin="US"), end="RU"),
        (),
        "of the United States goes to Russia and needs a licence there",
    ),
    "the first chips since the invasion": (
        "RF-M23-04",
        deal_of(SELLER, BUYER),
        (deal_of(SELLER, BUYER, goods=TEA, day="2021-03-01"),),
        "bought no high-priority goods before 24 February 2022",
    ),
    "many more chips than before the invasion": (
        "RF-M23-05",
        deal_of(SELLER, BUYER, amount="31000"),
        (
            deal_of(SELLER, BUYER, day="2021-02-24", amount="10000"),
            deal_of(SELLER, BUYER, day="2025-01-01", amount="9000"),
        ),
        "for 40000 EUR within a year; before 24 February 2022 it was 10000 a year",
    ),
    "chips at three times the price": (
        "RF-M23-03",
        priced("30000", day="2025-06-01"),
        (priced("10000"), priced("22000", "2000 pcs"), priced("12000")),
        "costs 30.00 EUR",
    ),
    "small sums to three suppliers": (
        "RF-M23-02",
        deal_of(SELLER, BUYER, amount="4000"),
        tuple(
            deal_of(party("creditor", name, "CN"), BUYER, amount="4000", day="2025-05-01")
            for name in ("Alpha Chips", "Beta Chips")
        ),
        "pays 3 suppliers of high-priority goods",
    ),
    "chips for Russia, last year": (
        "RF-BIS-FI-01",
        deal_of(SELLER, BUYER, goods=TEA),
        (deal_of(party("creditor", "Else"), BUYER, end="RU", day="2024-05-01"),),
        "“Agromash TOO” had a part in the earlier order of 2024-05-01",
    ),
    "a manager of a party of the Entity List": (
        "RF-KYC-24",
        deal_of(SELLER, replace(BUYER, managers=("Ivan P. Example",))),
        (
            deal_of(
                party(
                    "debtor", "Quimbara Microsystems Limited", "HK", managers=("IVAN P EXAMPLE",)
                ),
                day="2024-05-01",
            ),
        ),
        "is run by Ivan P. Example, who ran “Quimbara Microsystems Limited”",
    ),
    "what a party of the Entity List had ordered": (
        "RF-KYC-25",
        deal_of(SELLER, BUYER, goods=replace(TEA, description="control board QX-7741 rev B")),
        (
            deal_of(
                party("debtor", "Quimbara Microsystems Limited", "HK"),
                goods=replace(TEA, description="Control board QX-7741, rev. B"),
                day="2024-05-01",
            ),
        ),
        "is new and orders “Control board QX-7741, rev. B”",
    ),
    "the telephone of a listed party": (
        "RF-EBA-02",
        deal_of(SELLER, replace(BUYER, identifiers=(Identifier(scheme="phone", value="+7 1 2"),))),
        (
            deal_of(
                party("debtor", "Drevnorud Kholding", "HK", numbers={"phone": "+712"}),
                goods=TEA,
                day="2024-05-01",
            ),
        ),
        "has the phone +7 1 2 of “Drevnorud Kholding”",
    ),
}


@pytest.mark.parametrize(("flag", "deal", "earlier", "says"), RAISED.values(), ids=RAISED)
def test_goods_and_earlier_trade_raise_a_flag(
    flag: str, deal: Deal, earlier: Sequence[Deal], says: str
) -> None:
    assert says in flags_of(deal, earlier)[flag].because


QUIET: dict[str, tuple[str, Deal, Sequence[Deal]]] = {
    "a baker who buys tea": ("RF-KYC-02", deal_of(SELLER, BAKER, goods=TEA), ()),
    "a maker of bakery machines who buys chips": (
        "RF-KYC-02",
        deal_of(SELLER, replace(BAKER, business="bakery machinery")),
        (),
    ),
    "a business that is not told": ("RF-N23-06", deal_of(SELLER, party("consignee", "Otel")), ()),
    "formed on the day of the invasion": (
        "RF-M23-01",
        deal_of(SELLER, replace(YOUNG, formed_on=date(2022, 2, 24))),
        (),
    ),
    "formed in the coalition": ("RF-M23-01", deal_of(SELLER, replace(YOUNG, country="FR")), ()),
    "a young trader in tea": ("RF-M23-01", deal_of(SELLER, YOUNG, goods=TEA), ()),
    "a code the words confirm": ("RF-G7-03", deal_of(SELLER, BUYER), ()),
    "American chips for Russia under a licence": (
        "RF-KYC-22",
        replace(
            deal_of(SELLER, BUYER, goods=replace(CHIPS, origin="US"), end="RU"),
            terms=Terms(licence="D1234567"),
        ),
        (),
    ),
    "German chips for Russia": ("RF-KYC-22", deal_of(SELLER, BUYER, end="RU"), ()),
    "American tea for Russia": (
        "RF-KYC-22",
        deal_of(SELLER, BUYER, goods=replace(TEA, origin="US"), end="RU"),
        (),
    ),
    "chips before and now": (
        "RF-M23-04",
        deal_of(SELLER, BUYER),
        (deal_of(SELLER, BUYER, day="2021-03-01"),),
    ),
    "a customer without a past": (
        "RF-M23-04",
        deal_of(SELLER, BUYER),
        (deal_of(SELLER, party("debtor", "Other"), goods=TEA, day="2021-03-01"),),
    ),
    "twice as many chips": (
        "RF-M23-05",
        deal_of(SELLER, BUYER, amount="20000"),
        (deal_of(SELLER, BUYER, day="2021-02-24", amount="10000"),),
    ),
    "one earlier price": ("RF-M23-03", priced("30000", day="2025-06-01"), (priced("10000"),)),
    "a price by another unit": (
        "RF-M23-03",
        priced("30000", day="2025-06-01"),
        (priced("10000", "1000 kg"), priced("10000", "1000 kg")),
    ),
    "a price a little higher": (
        "RF-M23-03",
        priced("19000", day="2025-06-01"),
        (priced("10000"), priced("10000")),
    ),
    "large sums to three suppliers": (
        "RF-M23-02",
        deal_of(SELLER, BUYER, amount="4000000"),
        tuple(
            deal_of(party("creditor", name, "CN"), BUYER, amount="4000", day="2025-05-01")
            for name in ("Alpha Chips", "Beta Chips")
        ),
    ),
    "small sums at home": (
        "RF-M23-02",
        deal_of(SELLER, BUYER, amount="4000"),
        tuple(
            deal_of(party("creditor", name, "KZ"), BUYER, amount="4000", day="2025-05-01")
            for name in ("Alpha Chips", "Beta Chips")
        ),
    ),
    "tea for Russia": (
        "RF-BIS-FI-01",
        deal_of(SELLER, BUYER),
        (deal_of(SELLER, BUYER, goods=TEA, end="RU", day="2024-05-01"),),
    ),
    "chips for Russia before 2023": (
        "RF-BIS-FI-01",
        deal_of(SELLER, BUYER),
        (deal_of(SELLER, BUYER, end="RU", day="2021-05-01"),),
    ),
    "a manager of a party on no list": (
        "RF-KYC-24",
        deal_of(SELLER, replace(BUYER, managers=("Ivan P. Example",))),
        (deal_of(party("debtor", "Innocua AG", managers=("Ivan P. Example",)), day="2024-05-01"),),
    ),
    "what an honest firm had ordered": (
        "RF-KYC-25",
        deal_of(SELLER, BUYER, goods=replace(TEA, description="control board QX-7741 rev B")),
        (
            deal_of(
                party("debtor", "Innocua AG", "DE"),
                goods=replace(TEA, description="control board QX-7741 rev B"),
                day="2024-05-01",
            ),
        ),
    ),
    "goods that anybody orders": (
        "RF-KYC-25",
        deal_of(SELLER, BUYER, goods=TEA),
        (
            deal_of(
                party("debtor", "Quimbara Microsystems Limited", "HK"), goods=TEA, day="2024-05-01"
            ),
        ),
    ),
    "the telephone of an honest firm": (
        "RF-EBA-02",
        deal_of(SELLER, replace(BUYER, identifiers=(Identifier(scheme="phone", value="+7 1 2"),))),
        (deal_of(party("debtor", "Innocua AG", numbers={"phone": "+712"}), day="2024-05-01"),),
    ),
}


@pytest.mark.parametrize(("flag", "deal", "earlier"), QUIET.values(), ids=QUIET)
def test_near_it_the_flag_stays_down(flag: str, deal: Deal, earlier: Sequence[Deal]) -> None:
    assert flag not in flags_of(deal, earlier)
