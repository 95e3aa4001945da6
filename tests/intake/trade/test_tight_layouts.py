"""Layouts whose columns are parted by one space, or whose labels no colon marks."""

import pytest

from witting.base import Deal, Role
from witting.intake import read
from witting.parties import Screener


def paper(text: str) -> Deal:
    """Read a paper of one deal."""
    [deal] = read(text.encode(), name="paper.txt")
    return deal


def names(deal: Deal) -> list[str]:
    """Give the parties' names."""
    return [party.name for party in deal.parties]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            (
                "INVOICE No. 5\n\nSeller: Brook LLC Contract No. 17/24\n"
                "Buyer: Heath LLP Date: 12.03.2024\nGoods: pens 100 pcs\n"
            ),
            ["Brook LLC", "Heath LLP"],
        ),
        (
            (
                "INVOICE No. 5\n\nSeller: Brook LLC    Contract\n"
                "Buyer: Heath LLP     17/24\nGoods: pens 100 pcs\n"
            ),
            ["Brook LLC", "Heath LLP"],
        ),
        (
            (
                "СЧЁТ-ФАКТУРА № 5 от 12.03.2024\nПродавец ООО «Ручей» ИНН 7701234567\n"
                "Покупатель ТОО «Степь» Договор № 7 от 01.02.2024\n"
                "Наименование  Кол-во  Сумма\nРучки  10  100,00\n"
            ),
            ["ООО «Ручей»", "ТОО «Степь»"],
        ),
        (
            (
                "PACKING LIST\nShipper Brook LLC Invoice No. 9\nConsignee Heath LLP Order No. 77\n"
                "Description of goods: pens\n"
            ),
            ["Brook LLC", "Heath LLP"],
        ),
    ],
)
def test_a_number_behind_a_firm_is_no_part_of_its_name(text: str, said: list[str]) -> None:
    assert names(paper(text)) == said


def test_a_firm_whose_name_has_a_label_s_word_keeps_it() -> None:
    deal = paper(
        "INVOICE No. 5\n\nSeller: Contract Brook LLC\nBuyer: Order House Ltd\nGoods: pens\n"
    )
    assert names(deal) == ["Contract Brook LLC", "Order House Ltd"]


def test_a_ship_its_voyage_and_its_ports_stand_in_one_line() -> None:
    deal = paper(
        "BILL OF LADING\nShipper Brook LLC B/L No. MSK123\nConsignee Heath LLP\n"
        "Vessel Grey Heron Voyage 12E\nPort of loading Qingdao Port of discharge Poti\n"
        "Description of goods: pens\n"
    )
    assert [(point.part, point.text) for point in deal.route] == [
        ("from", "Qingdao"),
        ("to", "Poti"),
    ]
    assert [p.name for p in deal.parties if p.role is Role.VESSEL] == ["Grey Heron"]


@pytest.mark.parametrize(
    "text",
    [
        "SALES CONTRACT No. 3\n\nSeller shall deliver the goods to Poti.\nBuyer Agrees to pay.\n",
        "Vessel owners met in Poti.\nThe consignee Heath was not there, and seller Brook was.\n",
    ],
)
def test_a_sentence_is_no_label(text: str) -> None:
    assert paper(text).parties == ()


@pytest.mark.parametrize("gap", ["  ", "    ", "\t"])
def test_a_heading_beside_a_firm_is_no_part_of_another(gap: str) -> None:
    mentions = Screener.default().mentions(f"paid by Brook OOO{gap}Contract 17/24")
    assert not any("KONTRAKT" in mention.match.listed_name for mention in mentions)


@pytest.mark.parametrize("text", ["paid to OOO  Kontrakt", "paid to Kontrakt  OOO on Monday"])
def test_a_firm_written_over_a_gap_is_still_found(text: str) -> None:
    mentions = Screener.default().mentions(text)
    assert any("KONTRAKT" in mention.match.listed_name for mention in mentions)
