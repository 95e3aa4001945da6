"""The destination that one paper of a trade states is held against the goods of another."""

from dataclasses import replace
from datetime import date

import pytest

from tests.intake.messages import only
from tests.intake.trade.papers import deal_of
from witting.assess import World, assess, load_profile
from witting.assess.beside import stand_beside
from witting.base import Assessment, Deal, GoodsFact, Outcome, PlaceFact, RoutePoint

INVOICE = """COMMERCIAL INVOICE
Invoice No: KR-2024-118
Date: 6 May 2024
Seller: Kansai Rei Bearing KK, 1-2 Namba, Osaka, Japan
Buyer: Nordwerk Muster GmbH, Hafenstr. 1, Hamburg, Germany

Item  Description                        Qty    Unit price   Amount
1     {goods}   1000   2.10         2100.00
Total USD 2100.00
"""
BILL = """BILL OF LADING
B/L No: OSKU7781203
Invoice No: {number}
Shipper: Kansai Rei Bearing KK, 1-2 Namba, Osaka, Japan
Consignee: To order
Vessel: MV SAMPLE TRADER
Port of loading: Osaka, Japan
Port of discharge: {port}

Marks and numbers   Description of goods       Gross weight
KR 1-10             10 cartons spare parts     240 kg
"""


def invoice(goods: str = "Deep groove ball bearings 6205-2RS") -> Deal:
    """Read the invoice, which sends the goods to Hamburg."""
    return deal_of(INVOICE.format(goods=goods), "invoice.txt")


def bill(port: str = "Novorossiysk", number: str = "KR-2024-118") -> Deal:
    """Read the bill of lading."""
    return deal_of(BILL.format(port=port, number=number), "bill.txt")


def judged(deal: Deal, *papers: Deal) -> Assessment:
    """Assess one paper with others beside it, as a call that holds them all does."""
    [beside, *_] = stand_beside([deal, *papers], ())
    day = date(2024, 5, 16)
    return assess(deal, World.open(), load_profile("ffi-cn"), day, papers=beside.papers(deal))


def test_the_bills_port_is_held_against_the_invoices_goods() -> None:
    assert judged(invoice()).outcome is Outcome.CLEAR
    found = judged(invoice(), bill())
    assert found.outcome is Outcome.PROHIBITED
    joined = [f for f in found.facts if isinstance(f, PlaceFact) and "bill.txt" in f.because]
    assert [(one.name, one.roles) for one in joined] == [
        ("Novorossiysk", ("russia", "destination", "stated"))
    ]
    assert "KR-2024-118" in joined[0].because
    assert joined[0].span is not None
    assert joined[0].span.field.startswith("bill.txt, ")


def test_a_bill_of_another_trade_says_nothing() -> None:
    other = bill(number="KR-2024-999")
    other = replace(other, parties=(), reference="OSKU9")
    assert judged(invoice(), other).outcome is Outcome.CLEAR


def test_a_bill_that_agrees_adds_nothing() -> None:
    found = judged(invoice(), bill("Hamburg"))
    assert not [f for f in found.facts if "bill.txt" in f.because and isinstance(f, PlaceFact)]
    assert found.outcome is not Outcome.PROHIBITED


def test_chairs_may_go_to_the_same_port() -> None:
    found = judged(invoice("Office chairs for a reading room"), bill())
    assert found.outcome is not Outcome.PROHIBITED
    assert any(isinstance(f, PlaceFact) and f.name == "Novorossiysk" for f in found.facts)


def test_two_papers_that_end_elsewhere_settle_nothing_and_ask() -> None:
    own = replace(invoice(), route=(RoutePoint(part="to", text="Hamburg"),))
    found = judged(own, bill())
    assert found.outcome is Outcome.REVIEW
    assert any(one.rule == "house/papers-contradict" for one in found.findings)
    assert any("the originals" in one.ask for one in found.questions)


def section_11(found: Assessment) -> str:
    """Give what is said of section 11 on the goods."""
    rule = "us/eo14024/section-11/prong-ii"
    return " ".join(f.because for f in found.findings if f.rule == rule)


def test_the_worse_of_two_ends_is_judged_as_possible() -> None:
    own = replace(invoice(), route=(RoutePoint(part="to", text="Hamburg"),))
    found = judged(own, bill())
    assert "bearing" in section_11(found)
    assert "possibly bound for Novorossiysk (RU)" in section_11(found)
    assert "bill.txt" in section_11(found)


def test_the_bill_is_judged_by_the_goods_its_invoice_names() -> None:
    alone = judged(bill())
    assert "bearing" not in section_11(alone)
    found = judged(bill(), invoice())
    assert "bearing" in section_11(found)
    assert found.outcome is Outcome.PROHIBITED
    [named] = [f for f in found.facts if isinstance(f, GoodsFact) and f.tier]
    assert named.span is not None
    assert named.span.field.startswith("invoice.txt, ")


def test_the_bill_of_an_invoice_that_goes_elsewhere_is_possible_only() -> None:
    other = replace(invoice(), route=(RoutePoint(part="to", text="Hamburg"),))
    found = judged(bill(), other)
    assert found.outcome is Outcome.REVIEW
    assert "bearing" in section_11(found)


def test_goods_of_another_paper_that_go_to_no_listed_end_add_nothing() -> None:
    found = judged(bill("Hamburg"), invoice())
    assert not [f for f in found.facts if isinstance(f, GoodsFact) and f.tier]


MT103 = """{{1:F01XMPLCNSHAXXX0240516001}}{{2:O1031012240516XMPLAEADAXXX00000000012405160913N}}{{4:
:20:LM-1
:23B:CRED
:32A:240516USD{amount}
:50K:/AE070331234567890123456
NORDWERK MUSTER GMBH
HAMBURG
:57A:XMPLJPJT
:59:/6222000000000000106
KANSAI REI BEARING KK
OSAKA
:70:{words}
:71A:SHA
-}}"""


def payment(words: str = "INV KR-2024-118", amount: str = "5000,") -> Deal:
    """Read a payment to the invoice's seller."""
    return only(MT103.format(words=words, amount=amount).encode())


@pytest.mark.parametrize("words", ["INV KR-2024-118", "/INV/KR2024118", "payment kr-2024 118"])
def test_a_payment_that_names_the_invoice_is_judged_with_its_papers(words: str) -> None:
    assert judged(payment(words)).outcome is Outcome.CLEAR
    found = judged(payment(words), invoice(), bill())
    assert found.outcome is Outcome.PROHIBITED
    because = " ".join(one.because for one in found.facts)
    assert "invoice.txt" in because
    assert "bill.txt" in because
    assert "the number KR-2024-118" in because


@pytest.mark.parametrize("words", ["INV KR-2024-1181", "INV 118", "SERVICES 2024"])
def test_a_payment_that_names_another_number_is_not(words: str) -> None:
    assert judged(payment(words), invoice(), bill()) == judged(payment(words))


def test_a_payment_of_the_sum_between_the_same_two_is_possibly_for_them() -> None:
    found = judged(payment("SERVICES", "2100,"), invoice(), bill())
    assert found.outcome is Outcome.REVIEW
    assert "it is not sure that this pays for them" in " ".join(f.because for f in found.facts)


def test_chairs_that_are_paid_for_change_nothing_for_listed_goods() -> None:
    found = judged(payment(), invoice("Office chairs, wooden"), bill("Hamburg"))
    assert not [f for f in found.facts if isinstance(f, GoodsFact) and (f.tier or f.item_classes)]


def test_papers_are_judged_without_the_payment() -> None:
    assert judged(invoice(), payment()) == judged(invoice())
