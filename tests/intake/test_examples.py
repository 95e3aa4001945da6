"""The shipped examples are read whole, and the payments among them are valid pacs.008."""

from pathlib import Path

import pytest
from lxml import etree

from tests.shared import SHARED, needs_shared
from witting.base import Deal, DealKind, Role
from witting.intake import pair_covers, read, same_transaction, what_differs

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FILES = sorted(path for path in EXAMPLES.iterdir() if path.is_file() and path.suffix != ".md")
PAYMENTS = [path for path in FILES if path.suffix == ".xml" and "-payment-" in path.name]


def _named(start: str) -> list[Deal]:
    [path] = [path for path in FILES if path.name.startswith(start)]
    return read(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_example_is_read_whole(path: Path) -> None:
    assert [note for deal in read(path) for note in deal.unread] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_example_is_described(path: Path) -> None:
    assert f"`{path.name}`" in (EXAMPLES / "README.md").read_text(encoding="utf-8")


@needs_shared
@pytest.mark.parametrize("path", PAYMENTS, ids=lambda path: path.name)
def test_a_payment_is_valid_by_the_iso_schema(path: Path) -> None:
    schema = etree.XMLSchema(etree.parse(str(SHARED / "payments/xsd_iso/pacs.008.001.08.xsd")))
    schema.assertValid(etree.parse(str(path)))


@pytest.mark.parametrize(
    ("start", "role", "name"),
    [
        ("01", Role.ULTIMATE_DEBTOR, "Corebai Microelectronics (Beijing) Co Ltd"),
        ("02", Role.ULTIMATE_DEBTOR, "香港恒邦微电子有限公司"),
        ("05", Role.CREDITOR, "НПО «Уралподшипник»"),
    ],
)
def test_the_listed_party_stands_in_its_role(start: str, role: Role, name: str) -> None:
    [deal] = _named(start)
    assert [party.name for party in deal.parties if party.role is role] == [name]


def test_the_wheat_payment_differs_from_the_bearings_payment_by_its_remittance() -> None:
    [bearings], [wheat] = _named("03"), _named("04")
    assert (bearings.parties, bearings.amounts) == (wheat.parties, wheat.amounts)
    assert bearings.passages[-1].text.startswith("шарикоподшипники 6205-2RS")
    assert wheat.passages[-1].text.startswith("пшеница")


def test_the_port_cut_over_two_lines_is_read_whole() -> None:
    [deal] = _named("06")
    assert "SHANGHAI TO NOVOROSSIYSK" in deal.passages[1].text


def test_the_letter_of_credit_has_goods_and_a_route_by_way_of_a_hub() -> None:
    [deal] = _named("07")
    assert [line.hs for line in deal.goods] == ["854231", "854232"]
    assert [(point.part, point.text) for point in deal.route] == [
        ("from", "SHEKOU, CHINA"),
        ("via", "JEBEL ALI, UNITED ARAB EMIRATES"),
        ("to", "NOVOSIBIRSK"),
    ]


def test_the_payment_sent_again_and_its_cover_are_one_case_with_the_first() -> None:
    [payment], [cover], [again] = _named("03"), _named("13"), _named("14")
    assert [group.deals for group in pair_covers([payment, cover, again])] == [(0, 1, 2)]
    assert same_transaction(payment, again) == "the same UETR"
    changed = [found for found in what_differs(payment, again) if "Ustrd" in found.field]
    assert [(found.before[:17], found.after[:14]) for found in changed] == [
        ("шарикоподшипники ", "запасные части")
    ]


def test_each_order_of_the_mt101_has_the_payer_of_both() -> None:
    deals = _named("15")
    payers = {p.name for deal in deals for p in deal.parties if p.role is Role.DEBTOR}
    assert (len(deals), payers) == (2, {"LARKMOOR STEPPE TRADING LLP"})


def test_the_guarantee_says_what_it_is_for() -> None:
    [deal] = _named("16")
    assert deal.kind is DealKind.GUARANTEE
    assert any("OMSK RUSSIA" in passage.text for passage in deal.passages)


@pytest.mark.parametrize("start", ["10", "11", "12"])
def test_an_article_sets_its_boilerplate_aside_and_states_its_day(start: str) -> None:
    [deal] = _named(start)
    assert deal.kind is DealKind.ARTICLE
    assert len(deal.dropped) >= 3
    assert str(deal.day) == "2024-05-16"
