"""Whoever an input's own words put behind a party is a party of the deal."""

import pytest

from tests.intake.messages import mt103, only, pacs008
from witting.base import Role
from witting.intake import read


def _mentioned(data: bytes) -> list[str]:
    return [party.name for party in only(data).parties if party.role is Role.MENTIONED]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("C/O OTHER NAME LTD", "OTHER NAME LTD"),
        ("Attn: Mr. Other Name", "Mr. Other Name"),
        ("on behalf of Other Name, Moscow", "Other Name"),
        ("(formerly Other Name)", "Other Name"),
        ("trading as Other Name", "Other Name"),
        ("A.K.A. OTHER NAME", "OTHER NAME"),
    ],
)
def test_a_name_behind_a_party_is_found_in_its_address(line: str, name: str) -> None:
    assert _mentioned(mt103(payee=f":59:/1\nSAMPLE PAYEE LTD\n{line}")) == [name]


def test_a_name_behind_a_party_is_found_in_its_name() -> None:
    inside = "<Dbtr><Nm>Sample Ltd c/o Other Name</Nm></Dbtr><Cdtr><Nm>Sample</Nm></Cdtr>"
    [behind] = [p for p in only(pacs008(inside)).parties if p.role is Role.MENTIONED]
    assert behind.span is not None
    assert (behind.span.field, behind.span.start) == ("CdtTrfTxInf[1]/Dbtr/Nm", 15)


def test_an_order_is_searched_as_well() -> None:
    order = (
        b'{"kind": "order", "parties": [{"role": "debtor", "name": "A", "address": "c/o Bee Ltd"}]}'
    )
    assert [party.name for party in read(order)[0].parties] == ["A", "Bee Ltd"]


@pytest.mark.parametrize(
    "line", ["12 Abacus Street", "Bank of Dakota Road 5", "Attention Street 4"]
)
def test_an_ordinary_address_names_nobody(line: str) -> None:
    assert _mentioned(mt103(payee=f":59:/1\nSAMPLE PAYEE LTD\n{line}")) == []
