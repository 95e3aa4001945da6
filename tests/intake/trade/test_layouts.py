"""What is put into a box comes out in its role, whatever the layout."""

from datetime import date

from hypothesis import given, settings

from tests.intake.trade.layouts import Made, papers
from tests.intake.trade.papers import deal_of
from witting.base import Role


@settings(max_examples=200, deadline=None)
@given(papers())
def test_what_is_put_into_a_box_comes_out_in_its_role(made: Made) -> None:
    deal = deal_of(made.text)
    by_role = {party.role: party.name for party in deal.parties}
    assert deal.format == "commercial invoice"
    assert by_role == {Role.CONSIGNOR: made.seller, Role.CONSIGNEE: made.buyer}
    assert {(p.part, p.text) for p in deal.route} == {("from", made.start), ("to", made.end)}
    assert deal.day == date(2024, 6, 14)
    assert deal.reference.startswith("AB-")


@settings(max_examples=200, deadline=None)
@given(papers())
def test_goods_come_out_with_their_code_and_quantity(made: Made) -> None:
    found = [(g.description, g.hs, g.quantity.split()[0]) for g in deal_of(made.text).goods]
    assert found == list(made.goods)
