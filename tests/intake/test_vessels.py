"""Claims about vessels named in the text of a deal."""

import json

import pytest

from tests.intake.papers.making import mail
from witting.base import Party, Role
from witting.intake import read

MT103 = (
    "{{1:F01EXAMKZKAAXXX0000000000}}{{2:I103EXAMCNSHXXXXN}}{{4:\n:20:REF1\n:23B:CRED\n"
    ":32A:240516CNY98000,\n:50K:EXAMPLE SHIPPER\n:59:EXAMPLE BUYER\n:70:{text}\n:71A:SHA\n-}}"
)


def _vessels(text: str) -> list[Party]:
    (deal,) = read(MT103.format(text=text).encode())
    return [party for party in deal.parties if party.role is Role.VESSEL]


@pytest.mark.parametrize(
    ("text", "name", "imo"),
    [
        ("TIMBER CARRYING VESSEL MV BALTIC LEADER IMO 9220639", "BALTIC LEADER", "9220639"),
        ("FREIGHT M/V BALTIC LEADER, IMO: 9220639", "BALTIC LEADER", "9220639"),
        ("FREIGHT IMO NO. 9220639", "", "9220639"),
        ("FREIGHT PER MV EXAMPLE STAR FROM NINGBO", "EXAMPLE STAR", ""),
        ("FREIGHT PER M/T EXAMPLE FROM NINGBO", "EXAMPLE", ""),
        ("FREIGHT PER MT AL EXAMPLE", "AL EXAMPLE", ""),
        ("2. MV EXAMPLE STAR", "EXAMPLE STAR", ""),
    ],
    ids=[
        "named and numbered",
        "with a colon",
        "number alone",
        "name alone",
        "name of one word",
        "name with a short word",
        "counted off",
    ],
)
def test_a_vessel_in_the_text_is_a_party(text: str, name: str, imo: str) -> None:
    (vessel,) = _vessels(text)
    assert vessel.name == name
    assert [item.value for item in vessel.identifiers] == ([imo] if imo else [])


@pytest.mark.parametrize(
    "text",
    [
        "FREIGHT IMO 9220630",
        "VESSEL TO BE NOMINATED",
        "IMOTEX 9220639",
        "PRESSURE VESSEL PARTS",
        "GROSS WEIGHT 10 MT HS 2005.20",
        "WEIGHT 10.5 MT POTATO CHIPS",
        "USD 450/MT POTATO CHIPS",
        "USD 450 PER MT POTATO CHIPS",
        "MT FOB NINGBO",
        "M/V TBN FROM NINGBO",
        "MV to be named",
    ],
    ids=[
        "wrong check digit",
        "no name yet",
        "part of a word",
        "another kind of vessel",
        "tons and a code",
        "tons and goods",
        "a price for the ton",
        "a price per ton",
        "tons and terms",
        "a vessel to be nominated",
        "a vessel to be named",
    ],
)
def test_what_is_no_ship_is_no_vessel(text: str) -> None:
    assert _vessels(text) == []


def test_the_span_of_a_vessel_is_its_name_in_the_text() -> None:
    (vessel,) = _vessels("FREIGHT M/V BALTIC LEADER IMO 9220639")
    assert vessel.span is not None
    assert vessel.span.text == "BALTIC LEADER"


def test_a_vessel_the_order_names_already_is_not_named_twice() -> None:
    party = {
        "role": "vessel",
        "name": "BALTIC LEADER",
        "identifiers": {"imo": "9220639"},
    }
    order = {"kind": "order", "parties": [party], "goods": [{"description": "MV, IMO 9220639"}]}
    (deal,) = read(json.dumps(order).encode())
    assert len(deal.parties) == 1


def test_a_vessel_that_has_a_box_is_not_named_again_by_the_text() -> None:
    party = {"role": "vessel", "name": "EXAMPLE STAR"}
    order = {"kind": "order", "parties": [party], "goods": [{"description": "per MV EXAMPLE STAR"}]}
    (deal,) = read(json.dumps(order).encode())
    assert [one.name for one in deal.parties] == ["EXAMPLE STAR"]


def test_a_vessel_in_a_paper_within_a_mail_is_named_once() -> None:
    data = mail(
        order__json=json.dumps(
            {
                "kind": "order",
                "parties": [{"role": "debtor", "name": "Example LLP"}],
                "goods": [{"description": "timber per MV EXAMPLE STAR"}],
            }
        ).encode()
    ).as_bytes()
    _, order = read(data, name="mail.eml")
    assert [one.name for one in order.parties if one.role is Role.VESSEL] == ["EXAMPLE STAR"]
