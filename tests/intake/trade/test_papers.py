"""Six kinds of trade documents in four languages are read: who, what, where, how much, when."""

import pytest

from tests.intake.trade.papers import NAMES, deal_of, expected, text_of
from witting.base import Deal, GoodsLine, Party, Role


def test_every_paper_says_what_it_must_be_read_as() -> None:
    assert set(NAMES) == set(expected())


def test_there_are_six_kinds_in_four_languages() -> None:
    kinds = {(name[:2], expected()[name]["document"]) for name in NAMES}
    assert len(kinds) == 24


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_is_recognised(name: str) -> None:
    assert deal_of(text_of(name)).format == expected()[name]["document"]


@pytest.mark.parametrize("name", NAMES)
def test_its_numbers_and_its_day_are_found(name: str) -> None:
    deal, held = deal_of(text_of(name)), expected()[name]
    found = (deal.reference, list(deal.related), str(deal.day))
    assert found == (held["reference"], held["related"], held["day"])


@pytest.mark.parametrize("name", NAMES)
def test_its_parties_are_found(name: str) -> None:
    found = [_party(party) for party in deal_of(text_of(name)).parties]
    assert found == expected()[name]["parties"]


def _party(party: Party) -> list[str]:
    numbers = [f"{number.scheme} {number.value}" for number in party.identifiers]
    return [party.role.value, party.name, party.country or "", *numbers]


@pytest.mark.parametrize("name", NAMES)
def test_its_goods_are_found(name: str) -> None:
    assert [_line(line) for line in deal_of(text_of(name)).goods] == expected()[name]["goods"]


def _line(line: GoodsLine) -> list[str]:
    value = f"{line.value.value} {line.value.currency}" if line.value else ""
    return [line.description, line.hs, line.quantity, value, line.origin or ""]


@pytest.mark.parametrize("name", NAMES)
def test_its_route_is_found(name: str) -> None:
    route = [[point.part, point.text] for point in deal_of(text_of(name)).route]
    assert route == expected()[name]["route"]


@pytest.mark.parametrize("name", NAMES)
def test_its_total_and_terms_are_found(name: str) -> None:
    deal = deal_of(text_of(name))
    terms = [deal.terms.instrument, deal.terms.end_use, deal.terms.delivery]
    amounts = [f"{money.value} {money.currency}" for money in deal.amounts]
    assert (amounts, terms) == (expected()[name]["amounts"], expected()[name]["terms"])


@pytest.mark.parametrize("name", NAMES)
def test_its_goods_point_at_words_that_are_searched(name: str) -> None:
    deal = deal_of(text_of(name))
    texts = {passage.field: passage.text for passage in deal.passages}
    for line in deal.goods:
        assert line.span is not None
        assert texts[line.span.field][line.span.start : line.span.end] == line.span.text


@pytest.mark.parametrize("name", NAMES)
def test_its_parties_point_at_the_line_they_stand_in(name: str) -> None:
    lines = text_of(name).splitlines()
    for party in deal_of(text_of(name)).parties:
        if party.name:
            assert party.span is not None
            number = int(party.span.field.split("line ")[1].split()[0])
            assert party.name.split()[0].strip("«») ") in lines[number - 1]


def _roles(deal: Deal, role: Role) -> list[str]:
    return [party.name for party in deal.parties if party.role is role]


def test_an_end_user_statement_names_its_parties_in_the_terms() -> None:
    deal = deal_of(text_of("en_enduser"))
    assert deal.terms.end_user_statement == (
        "Fjord Optics AS",
        "Silk Gate Trading FZE",
        "Karakum Geodesy Institute",
    )


def test_whoever_signs_for_the_end_user_is_its_manager() -> None:
    [user] = [p for p in deal_of(text_of("en_enduser")).parties if p.role is Role.END_USER]
    assert user.managers == ("Ogulnabat Example",)


def test_to_order_of_a_bank_names_the_bank() -> None:
    names = _roles(deal_of(text_of("en_bl")), Role.CONSIGNEE)
    assert names == ["DENIZ TICARET BANKASI A.S."]


def test_same_as_consignee_repeats_the_consignee() -> None:
    assert _roles(deal_of(text_of("zh_bl")), Role.NOTIFY) == ["ASTANA TEKHNO LLP"]


def test_a_container_is_kept_to_be_compared() -> None:
    texts = " ".join(passage.text for passage in deal_of(text_of("en_bl")).passages)
    assert "MSCU1234567" in texts


LETTERHEAD = """EXAMPLE LINES PLC
1 Quay Road, Limassol, Cyprus

SEA WAYBILL
Shipper: Alpha Spares Ltd
Consignee: Beta Motors LLC
Port of loading: Limassol
"""


def test_the_carrier_of_a_waybill_is_whose_letterhead_it_bears() -> None:
    [carrier] = [p for p in deal_of(LETTERHEAD).parties if p.role is Role.CARRIER]
    assert (carrier.name, carrier.country) == ("EXAMPLE LINES PLC", "CY")


def test_the_head_of_a_chamber_is_no_party() -> None:
    text = LETTERHEAD.replace("SEA WAYBILL", "CERTIFICATE OF ORIGIN")
    assert "EXAMPLE LINES PLC" not in {party.name for party in deal_of(text).parties}
