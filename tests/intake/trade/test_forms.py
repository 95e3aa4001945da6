"""The same documents in other layouts: columns, numbered boxes, two languages at once, borders."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.intake.trade.papers import deal_of
from witting.base import Deal, Role

HERE = Path(__file__).parent
FORMS: dict[str, Any] = yaml.safe_load((HERE / "forms.yaml").read_text(encoding="utf-8"))["forms"]


def _deal(name: str) -> Deal:
    return deal_of((HERE / "forms" / f"{name}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_recognised_by_its_number(name: str) -> None:
    deal, held = _deal(name), FORMS[name]
    assert (deal.format, deal.reference) == (held["document"], held["reference"])


@pytest.mark.parametrize("name", FORMS)
def test_a_forms_parties_are_found(name: str) -> None:
    assert [[p.role.value, p.name] for p in _deal(name).parties] == FORMS[name]["parties"]


@pytest.mark.parametrize("name", FORMS)
def test_a_forms_goods_are_found(name: str) -> None:
    found = [[g.description, g.hs, g.quantity] for g in _deal(name).goods]
    assert found == FORMS[name]["goods"]


@pytest.mark.parametrize("name", FORMS)
def test_a_forms_route_is_found(name: str) -> None:
    assert [[p.part, p.text] for p in _deal(name).route] == FORMS[name]["route"]


def test_to_order_of_shipper_names_nobody() -> None:
    roles = {party.role for party in _deal("numbered_bl").parties}
    assert Role.CONSIGNEE not in roles


def test_the_firm_that_signs_an_invoice_is_its_seller() -> None:
    [seller] = [p for p in _deal("invoice_zh_by_column").parties if p.role is Role.CONSIGNOR]
    assert seller.name.startswith("CHANGYUAN")


def test_addresses_in_two_columns_go_to_two_names() -> None:
    first, second = _deal("bilingual_ar").parties[:2]
    assert (first.address, second.address) == ("Deira, Dubai, UAE", "ديرة، دبي، الإمارات")


def test_several_documents_in_one_text_are_several_deals() -> None:
    from tests.intake.trade.papers import deals_of, text_of

    text = "\n\n".join(text_of(name) for name in ("zh_packing", "ru_enduser", "ar_bl"))
    deals = deals_of(text)
    assert deals is not None
    assert [deal.format for deal in deals] == [
        "packing list",
        "end-user statement",
        "bill of lading",
    ]


def test_a_second_page_under_the_same_head_is_the_same_document() -> None:
    from tests.intake.trade.papers import text_of

    page = text_of("en_invoice")
    assert len(deal_of(f"{page}\f{page}").goods) == 4
