"""An order as JSON: the whole shape, the least of it, and each mistake with its sentence."""

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.intake.messages import only
from witting.base import (
    BrokenInput,
    DealKind,
    GoodsLine,
    Identifier,
    Money,
    Party,
    PartyKind,
    Role,
    RoutePoint,
    Span,
    Terms,
    TooLarge,
)
from witting.intake import read

WHOLE: dict[str, Any] = {
    "kind": "order",
    "reference": "SO-1",
    "parties": [
        {
            "role": "creditor",
            "name": "Sample Seller",
            "kind": "organisation",
            "country": "CN",
            "address": "Ningbo",
            "identifiers": {"inn": "7700000000"},
        },
        {"role": "end_user", "name": "Ivan Obraztsov", "birth_date": "1960-01"},
    ],
    "goods": [
        {
            "description": "ball bearings",
            "hs": "8482.10",
            "quantity": "5000 pcs",
            "value": {"value": "98000.50", "currency": "CNY"},
            "origin": "CN",
        }
    ],
    "route": {"from": "CNNGB", "to": "Vladivostok", "via": ["AEJEA"]},
    "amount": {"value": "98000.50", "currency": "CNY"},
    "day": "2024-05-16",
}
LEAST: dict[str, Any] = {"kind": "order", "parties": [{"role": "debtor", "name": "Sample LLP"}]}


def order(**changes: object) -> bytes:
    return json.dumps({**LEAST, **changes}).encode()


def test_the_whole_shape_is_read() -> None:
    deal = only(json.dumps(WHOLE).encode())
    money = Money(value=Decimal("98000.50"), currency="CNY")
    assert (deal.kind, deal.format, deal.reference) == (DealKind.ORDER, "order", "SO-1")
    assert (deal.day, deal.amounts) == (date(2024, 5, 16), (money,))
    assert deal.parties[0] == Party(
        role=Role.CREDITOR,
        name="Sample Seller",
        span=Span(field="parties[0].name", start=0, end=13, text="Sample Seller"),
        kind=PartyKind.ORGANISATION,
        country="CN",
        address="Ningbo",
        identifiers=(Identifier(scheme="inn", value="7700000000"),),
    )
    assert deal.parties[1].birth_date == "1960-01"
    assert deal.goods == (
        GoodsLine(
            description="ball bearings",
            span=Span(field="goods[0].description", start=0, end=13, text="ball bearings"),
            hs="848210",
            quantity="5000 pcs",
            value=money,
            origin="CN",
        ),
    )


def test_the_route_runs_from_by_way_of_to() -> None:
    assert [(p.part, p.text, p.code) for p in only(json.dumps(WHOLE).encode()).route] == [
        ("from", "CNNGB", "CNNGB"),
        ("via", "AEJEA", "AEJEA"),
        ("to", "Vladivostok", ""),
    ]


def test_the_least_order_is_a_kind_and_one_party() -> None:
    deal = only(order())
    assert [party.name for party in deal.parties] == ["Sample LLP"]
    assert (deal.goods, deal.route, deal.amounts, deal.day) == ((), (), (), None)


def test_a_route_may_name_its_end_alone() -> None:
    [point] = only(order(route={"to": "RU"})).route
    assert (point.part, point.text, point.code) == ("to", "RU", "RU")
    assert isinstance(point, RoutePoint)


def test_a_vessel_is_one_by_its_role() -> None:
    deal = only(order(parties=[{"role": "vessel", "name": "Sample Star"}]))
    assert deal.parties[0].kind is PartyKind.VESSEL


def test_an_array_is_several_orders() -> None:
    deals = read(json.dumps([LEAST, WHOLE]).encode())
    assert [len(deal.parties) for deal in deals] == [1, 2]
    assert deals[1].parties[0].span is not None
    assert deals[1].parties[0].span.field == "[1].parties[0].name"


PARTY = {"role": "debtor", "name": "Sample LLP"}

MISTAKES = [
    ({"kind": None}, 'kind is missing: write "kind": "order"'),
    ({"kind": "payment"}, "kind is 'payment'"),
    ({"parties": None}, "parties is missing"),
    ({"parties": []}, "parties is empty"),
    ({"parties": [{"role": "debtor"}]}, r"parties\[0\].name is missing"),
    ({"parties": [{"name": "Sample"}]}, r"parties\[0\].role is missing"),
    ({"parties": [{**PARTY, "role": "buyer"}]}, r"parties\[0\].role is 'buyer'.*write one of"),
    ({"parties": [{**PARTY, "role": "mentioned"}]}, "which is no role"),
    ({"parties": [{**PARTY, "nmae": "x"}]}, r"parties\[0\] has the key 'nmae'"),
    ({"parties": [{**PARTY, "country": "Russia"}]}, "two capital letters"),
    ({"parties": [{**PARTY, "kind": "company"}]}, "write one of person, organisation"),
    ({"parties": [{**PARTY, "identifiers": {"ИНН": "1"}}]}, "has the scheme 'ИНН'"),
    ({"parties": [{**PARTY, "identifiers": ["1"]}]}, "identifiers is no object"),
    ({"parties": [{**PARTY, "birth_date": "31.01.1960"}]}, "1952-10-07"),
    ({"parties": [{**PARTY, "name": 7}]}, "is no text: write it in quotes"),
    ({"parties": [{**PARTY, "name": "\ud800"}]}, r"holds U\+D800, half a character"),
    ({"parties": [{**PARTY, "name": "\x1b[2J"}]}, r"holds U\+001B"),
    ({"parties": "Sample"}, "parties is missing or no array"),
    ({"good": []}, "has the key 'good'.*would go unread"),
    ({"goods": [{}]}, "neither a description nor an hs"),
    ({"goods": [{"description": "x", "hs": "848"}]}, "no HS code"),
    ({"goods": [{"description": "x", "value": {"value": "1,5", "currency": "CNY"}}]}, "a point"),
    ({"goods": [{"description": "x", "value": {"value": "15"}}]}, "three capital letters"),
    ({"amount": {"value": 98000, "currency": "CNY"}}, "amount.value is no text: write it in quo"),
    ({"amount": "98000"}, "amount is no object"),
    ({"route": ["CNNGB"]}, "route is no object"),
    ({"route": {"via": "AEJEA"}}, "route.via is no array"),
    ({"route": {"over": "AEJEA"}}, "has the key 'over'"),
    ({"day": "16.05.2024"}, "write it as 2024-05-16"),
]


@pytest.mark.parametrize(("change", "says"), MISTAKES, ids=[says for _, says in MISTAKES])
def test_each_mistake_names_its_place_and_what_to_write(change: Any, says: str) -> None:
    with pytest.raises(BrokenInput, match=says) as caught:
        read(order(**change), name="order.json")
    assert str(caught.value).startswith("order.json: ")


def test_a_key_given_twice_is_refused() -> None:
    with pytest.raises(BrokenInput, match="'kind' twice"):
        read(b'{"kind": "order", "kind": "order", "parties": []}')


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_is_none_is_refused(constant: str) -> None:
    with pytest.raises(BrokenInput, match="no amount"):
        read(b'{"kind": "order", "amount": %s}' % constant.encode())


def test_json_that_breaks_off_says_where() -> None:
    with pytest.raises(BrokenInput, match="line 2, column"):
        read(b'{"kind": "order",\n "parties": [')


def test_an_empty_array_is_no_order() -> None:
    with pytest.raises(BrokenInput, match="empty array"):
        read(b"[]")


@pytest.mark.parametrize("opening", [b"[", b'{"a":'], ids=["arrays", "objects"])
def test_deep_nesting_is_refused_before_it_is_parsed(opening: bytes) -> None:
    with pytest.raises(TooLarge, match="16 deep"):
        read(opening * 100_000)


def test_the_words_of_goods_and_route_are_searched() -> None:
    order = {
        "kind": "order",
        "parties": [{"role": "debtor", "name": "A"}],
        "goods": [{"description": "spares for Sample Works"}],
        "route": {"to": "Sample Works, Moscow"},
    }
    [deal] = read(json.dumps(order).encode())
    assert [p.text for p in deal.passages] == ["spares for Sample Works", "Sample Works, Moscow"]


TOLD = {
    "kind": "order",
    "parties": [
        {
            "role": "debtor",
            "name": "Sample Trading LLP",
            "formed_on": "2023-03-01",
            "business": "46.69",
            "managers": ["A. Example", "Б. Пример"],
            "seen_from": "RU",
        }
    ],
    "goods": [{"description": "valves", "eccn": "9a610.x"}],
    "terms": {
        "instrument": "cash",
        "end_use": "repair of looms",
        "end_user_statement": ["Sample Mill"],
        "delivery": "within 30 days",
        "packing": "wooden cases",
        "licence": "D1234567",
        "notes": "asked twice",
        "open_flags": ["RF-KYC-09"],
    },
}


def test_what_is_said_of_a_company_is_read() -> None:
    [deal] = read(json.dumps(TOLD).encode())
    [party] = deal.parties
    assert (party.formed_on, party.business) == (date(2023, 3, 1), "46.69")
    assert party.managers == ("A. Example", "Б. Пример")
    assert party.seen_from == "RU"


def test_a_number_of_the_commerce_control_list_is_read() -> None:
    [deal] = read(json.dumps(TOLD).encode())
    assert deal.goods[0].eccn == "9A610.X"


def test_a_number_that_is_of_no_such_list_is_refused() -> None:
    goods = [{"description": "valves", "eccn": "ML10"}]
    with pytest.raises(BrokenInput, match="eccn is 'ML10', no number of the Commerce"):
        read(json.dumps({**TOLD, "goods": goods}).encode())


def test_the_terms_are_read() -> None:
    [deal] = read(json.dumps(TOLD).encode())
    assert deal.terms == Terms(
        instrument="cash",
        end_use="repair of looms",
        end_user_statement=("Sample Mill",),
        delivery="within 30 days",
        packing="wooden cases",
        licence="D1234567",
        notes="asked twice",
        open_flags=("RF-KYC-09",),
    )


def test_managers_and_the_words_of_the_terms_are_no_goods_of_the_order() -> None:
    [deal] = read(json.dumps(TOLD).encode())
    assert [passage.text for passage in deal.passages] == ["valves"]
    assert {passage.field: passage.text for passage in deal.terms.passages} == {
        "terms.end_use": "repair of looms",
        "terms.delivery": "within 30 days",
        "terms.notes": "asked twice",
    }
    beside = [party.name for party in deal.named_beside]
    assert beside == ["A. Example", "Б. Пример", "Sample Mill"]


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ({"packaging": "x"}, "has the key 'packaging'"),
        ({"open_flags": ["late"]}, "terms.open_flags is 'late', no red flag"),
        ({"end_user_statement": "Sample Mill"}, "end_user_statement is no array"),
        ({"end_use": 7}, "terms.end_use is no text"),
    ],
    ids=["unknown key", "no flag", "no array", "no text"],
)
def test_terms_that_cannot_be_read_say_where(terms: object, says: str) -> None:
    with pytest.raises(BrokenInput, match=re.escape(says)):
        read(json.dumps({**TOLD, "terms": terms}).encode())


def test_a_day_of_formation_that_is_none_is_refused() -> None:
    party = {"role": "debtor", "name": "A", "formed_on": "spring 2023"}
    with pytest.raises(BrokenInput, match="formed_on"):
        read(json.dumps({"kind": "order", "parties": [party]}).encode())
