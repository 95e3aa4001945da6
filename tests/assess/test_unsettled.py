"""What listed goods leave open asks for a look; the same gaps beside other goods ask nothing."""

from datetime import date

import pytest

from witting.assess import World, assess, load_profile
from witting.assess.unsettled import _matters
from witting.base import (
    Assessment,
    Deal,
    DealKind,
    GoodsLine,
    Outcome,
    Party,
    Passage,
    Role,
    RoutePoint,
)
from witting.intake import read

DAY = date(2024, 5, 16)
PAYER = Party(role=Role.DEBTOR, name="Nordwerk Muster GmbH", country="DE")
PAYEE = Party(role=Role.CREDITOR, name="Kansai Rei Bearing KK", country="JP")
CHINA = Party(role=Role.DEBTOR, name="Qingdao Yangli Trading Co Ltd", country="CN")
MOSCOW = Party(role=Role.CREDITOR, name="OOO Primertorg", country="RU")
LISTED = "Deep groove ball bearings 6205-2RS"
CAPACITORS = "multilayer ceramic capacitors"  # tier 2.A, and in no critical class


def payment(text: str, *parties: Party, route: tuple[RoutePoint, ...] = ()) -> Deal:
    """Make a payment for what the text says."""
    return Deal(
        kind=DealKind.PAYMENT,
        source="test",
        format="test",
        parties=parties or (PAYER, PAYEE),
        passages=(Passage(field=":70:", text=text),),
        route=route,
    )


def order(description: str, hs: str) -> Deal:
    """Make an order of one line, for Hamburg."""
    return Deal(
        kind=DealKind.ORDER,
        source="test",
        format="test",
        parties=(PAYER, PAYEE),
        goods=(GoodsLine(description=description, hs=hs),),
        route=(RoutePoint(part="to", text="Hamburg"),),
    )


def judged(deal: Deal, profile: str = "ffi-cn") -> Assessment:
    """Assess for one asker."""
    return assess(deal, World.open(), load_profile(profile), DAY)


def rules(found: Assessment) -> set[str]:
    """Give the rules that ask for a look."""
    return {one.rule for one in found.findings if one.outcome is Outcome.REVIEW}


@pytest.mark.parametrize("profile", ["ffi-cn", "bank-eu", "bank-us", "exporter-eu"])
def test_words_beside_listed_goods_that_nobody_knows_ask(profile: str) -> None:
    found = judged(payment(f"{LISTED}, for plant Qwrtzgorsk"), profile)
    assert "house/not-understood" in rules(found)
    assert found.outcome is Outcome.REVIEW
    assert any("Qwrtzgorsk" in one.ask for one in found.questions)
    assert all(len(one.said) in (0, 4) for one in found.questions)


@pytest.mark.parametrize("goods", ["office chairs", "sunflower oil", "cotton shirts"])
def test_the_same_words_beside_other_goods_ask_nothing(goods: str) -> None:
    assert judged(payment(f"{goods}, for plant Qwrtzgorsk")).outcome is Outcome.CLEAR


def test_a_known_place_beside_listed_goods_is_understood() -> None:
    assert "house/not-understood" not in rules(judged(payment(f"{LISTED} FOR WERK BREMEN GERMANY")))


def test_what_goods_are_for_is_no_other_end_where_the_end_is_stated() -> None:
    deal = payment(
        f"{LISTED} for gearbox qwrtz production", route=(RoutePoint(part="to", text="Hamburg"),)
    )
    assert judged(deal).outcome is Outcome.CLEAR
    other = payment(f"{LISTED}, end user Qwrtzgorsk", route=deal.route)
    assert "house/not-understood" in rules(judged(other))


def test_a_russian_payee_of_listed_goods_asks_who_ships() -> None:
    found = judged(payment(CAPACITORS, CHINA, MOSCOW))
    assert "house/who-ships" in rules(found)
    assert found.outcome is Outcome.REVIEW


@pytest.mark.parametrize("part", ["from", "to"])
def test_a_stated_way_settles_who_ships(part: str) -> None:
    place = "Moscow" if part == "from" else "Qingdao"
    deal = payment(CAPACITORS, CHINA, MOSCOW, route=(RoutePoint(part=part, text=place),))
    assert "house/who-ships" not in rules(judged(deal))


@pytest.mark.parametrize("goods", ["office chairs", "sunflower oil"])
def test_a_russian_payee_of_other_goods_asks_nothing(goods: str) -> None:
    assert "house/who-ships" not in rules(judged(payment(goods, CHINA, MOSCOW)))


@pytest.mark.parametrize(
    ("description", "code"),
    [("6205-2RS", "845290"), ("ball bearings 6205-2RS", "845290"), ("office chairs", "848210")],
)
def test_a_code_that_denies_the_words_asks_where_either_is_listed(
    description: str, code: str
) -> None:
    found = judged(order(description, code))
    assert "house/wrong-code" in rules(found)
    [why] = [one.because for one in found.findings if one.rule == "house/wrong-code"]
    assert any(word in why for word in description.split())


@pytest.mark.parametrize(("description", "code"), [("6205-2RS", "848210"), ("chairs", "090240")])
def test_a_code_that_fits_or_hides_nothing_listed_asks_nothing(description: str, code: str) -> None:
    assert "house/wrong-code" not in rules(judged(order(description, code)))


INVOICE = """COMMERCIAL INVOICE
Invoice No: KR-2024-118
Date: 16 May 2024
Seller: Kansai Rei Bearing KK, 1-2 Namba, Osaka, Japan
Buyer: Nordwerk Muster GmbH, Hafenstr. 1, Hamburg, Germany

Item  Description                 HS Code    Qty    Unit price   Amount
1     Sewing thread               5401.10    50     4.00         200.00
Total USD 200.00

ANNEX 1
{annex}
"""


def test_machines_in_an_annex_that_no_line_names_ask() -> None:
    [deal] = read(INVOICE.format(annex="CNC lathe CK6140, 2 sets").encode())
    found = judged(deal)
    assert "house/goods-outside-lines" in rules(found)
    [plain] = read(INVOICE.format(annex="Wooden pallets, 2").encode())
    assert "house/goods-outside-lines" not in rules(judged(plain))


@pytest.mark.parametrize("end", ["Qwrtzgorsk", "莫市", "发俄"])
def test_an_end_that_nobody_knows_asks_though_the_consignee_has_a_country(end: str) -> None:
    consignee = Party(role=Role.CONSIGNEE, name=PAYER.name, country="DE")
    route = (RoutePoint(part="to", text=end),)
    found = judged(payment(LISTED, PAYER, PAYEE, consignee, route=route))
    assert "house/not-understood" in rules(found)
    assert judged(payment("office chairs", PAYER, PAYEE, consignee, route=route)).outcome is (
        Outcome.CLEAR
    )


@pytest.mark.parametrize("words", ["DAP Msk", "CIF Novoross", "to RF", "DAP Moskau", "do Ruska"])
def test_russia_abbreviated_or_in_another_language_is_where_listed_goods_go(words: str) -> None:
    assert judged(payment(f"bearings 6205 {words}")).outcome is Outcome.PROHIBITED


@pytest.mark.parametrize(
    "words",
    [
        "bearings 6205 warranty case 88",
        "bearings 6205 delivery week 33",
        "GPS tracker for dogs",
        "power supplies and brackets",
        "轴承 6205 尾款发票付清",
    ],
)
def test_words_that_name_no_end_of_the_way_ask_nothing(words: str) -> None:
    assert not _matters(words, is_stated=False)


@pytest.mark.parametrize(
    "words",
    [
        "bearings 6205 delivery DAP Xyzgrad",
        "轴承 6205 至 沃尔西诺",
        "подшипники 6205, ст. назн. Блочная",
        "bearings for Vega plant",
    ],
)
def test_words_that_may_name_an_end_of_the_way_ask(words: str) -> None:
    assert _matters(words, is_stated=False)
