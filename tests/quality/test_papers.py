"""What the scorer of papers says of a reading: right, missed, not on the paper."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from quality.paper_labels import LabelledPaper, PaperSet
from quality.papers import asked_together, judged, kind_of, structured

from witting.base import (
    Deal,
    DealKind,
    GoodsLine,
    Identifier,
    Money,
    Party,
    Passage,
    Role,
    RoutePoint,
)

LABEL = {
    "kind": "commercial_invoice",
    "parties": [
        {"roles": ["consignor", "creditor"], "name": "Kestrel Tooling GmbH", "country": "DE"},
        {"roles": ["consignee"], "name": "Tien Shan Supply LLP", "country": "KZ"},
    ],
    "goods": [
        {
            "description": "Ball bearing",
            "hs": "84821090",
            "quantity": "2400",
            "value": "9240.00",
            "currency": "EUR",
        }
    ],
    "total": {"value": "9240.00", "currency": "EUR"},
    "vessel": "SELAT HARRIER",
    "imo": "9981233",
    "voyage": "031W",
    "ports": {"from": "Hamburg", "to": "Poti"},
    "day": date(2024, 6, 14),
    "references": ["KT/5519"],
}
PAPER = LabelledPaper(path=Path("en/invoice.txt"), language="en", text="", label=LABEL)
SELLER = Party(role=Role.CONSIGNOR, name="KESTREL TOOLING GMBH", country="DE")
BUYER = Party(role=Role.CONSIGNEE, name="Tien Shan Supply LLP", country="KZ")
SHIP = Party(
    role=Role.VESSEL,
    name="Selat Harrier",
    identifiers=(Identifier(scheme="imo", value="9981233"),),
)
LINE = GoodsLine(
    description="Ball bearing 6205",
    hs="848210",
    quantity="2,400 pcs",
    value=Money(value=Decimal("9240"), currency="EUR"),
)
DEAL = Deal(
    kind=DealKind.ORDER,
    source="invoice.txt",
    format="commercial invoice",
    reference="KT/5519",
    related=("031W",),
    parties=(SELLER, BUYER, SHIP),
    goods=(LINE,),
    route=(RoutePoint(part="from", text="Hamburg"), RoutePoint(part="to", text="Poti")),
    amounts=(Money(value=Decimal("9240"), currency="EUR"),),
    day=date(2024, 6, 14),
)


def misses(*deals: Deal) -> set[str]:
    return {told.figure for told in judged(PAPER, deals) if told.is_miss}


def test_a_right_reading_misses_nothing() -> None:
    assert misses(DEAL) == set()


@pytest.mark.parametrize(
    ("got", "missed"),
    [
        (replace(DEAL, format="text"), "kind"),
        (replace(DEAL, parties=(SELLER, SHIP)), "parties/found"),
        (replace(DEAL, parties=(replace(BUYER, role=Role.NOTIFY),)), "parties/found in their role"),
        (replace(DEAL, parties=(replace(BUYER, country="KG"),)), "parties/found with country"),
        (
            replace(DEAL, parties=(*DEAL.parties, replace(BUYER, name="Invoice No."))),
            "parties/right of those given",
        ),
        (replace(DEAL, goods=()), "goods/found"),
        (replace(DEAL, goods=(replace(LINE, hs="8482"),)), "goods/found with code"),
        (replace(DEAL, goods=(replace(LINE, quantity="240"),)), "goods/found with quantity"),
        (replace(DEAL, goods=(replace(LINE, value=None),)), "goods/found with value"),
        (replace(DEAL, amounts=()), "goods/total"),
        (replace(DEAL, parties=(SELLER, BUYER)), "carriage/vessel"),
        (replace(DEAL, parties=(replace(SHIP, name="SELAT"),)), "carriage/vessel"),
        (replace(DEAL, related=()), "carriage/voyage"),
        (replace(DEAL, route=DEAL.route[:1]), "ports/to"),
        (replace(DEAL, day=None), "day"),
        (replace(DEAL, reference=""), "references"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_fault_is_counted_where_it_belongs(got: Deal, missed: str) -> None:
    assert missed in misses(got)


def test_a_paper_that_is_refused_misses_its_kind_alone() -> None:
    assert misses() == {"kind"}


def test_two_deals_of_one_paper_are_a_fault() -> None:
    assert "read as one paper" in misses(DEAL, DEAL)


def test_the_kind_is_read_from_the_format_however_it_is_written() -> None:
    assert kind_of([replace(DEAL, format="Bill of Lading (pdf)")]) == "bill_of_lading"
    assert kind_of([replace(DEAL, format="end-user statement")]) == "end_user_statement"
    assert kind_of([]) == ""


def test_a_passage_is_not_a_field_of_its_own() -> None:
    deal = replace(DEAL, passages=(Passage(field="line 1", text="voyage 99X"),))
    assert "voyage 99X" not in set(structured(deal))


PORTS = {"about": "port", "between": ["a", "b"], "said": ["Busan", "Poti"]}


@dataclass(frozen=True)
class Side:
    text: str


@dataclass(frozen=True)
class Against:
    field: str
    one: Side
    other: Side


def test_a_contradiction_shows_both_sides_or_it_is_half_found() -> None:
    planted = PaperSet(name="planted", texts={}, contradictions=(PORTS,))
    both = Against(field="port of discharge", one=Side("Busan, Korea"), other=Side("POTI"))
    half = replace(both, other=Side("Batumi"))
    assert all(told.right for told in asked_together(planted, lambda _: [both]))
    assert [told.right for told in asked_together(planted, lambda _: [half])][:2] == [True, False]


def test_a_contradiction_found_where_none_was_planted_is_counted() -> None:
    clean = PaperSet(name="clean", texts={}, contradictions=())
    planted = PaperSet(name="planted", texts={}, contradictions=(PORTS,))
    told = {one.figure: one.right for one in asked_together(clean, lambda _: ["port"])}
    assert told["contradictions/in sets without any"]
    assert not asked_together(planted, lambda _: [])[0].right
    assert asked_together(planted, lambda _: ["port"])[0].right
