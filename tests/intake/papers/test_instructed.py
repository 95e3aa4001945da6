"""Whom a letter or a mail asks to be paid becomes a party, and the sum an amount."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.papers.making import mail
from witting.base import Deal, DealKind, Money, Passage, Role
from witting.intake import read
from witting.intake.papers.instructed import with_instructions

ASKED = [
    ("Please pay Heron Ltd EUR 900 for paint.", "Heron Ltd", "900 EUR"),
    ("Kindly remit to: Heron Ltd", "Heron Ltd", ""),
    ("pls wire USD 3k to Ida Moor today", "Ida Moor", "3000 USD"),
    ("We ask you to make payment of $1,250 to Heron Co., Ltd.", "Heron Co., Ltd", "1250 USD"),
    ("Please pay our supplier Heron Ltd", "Heron Ltd", ""),
    ("PLEASE EFFECT PAYMENT IN FAVOUR OF HERON LLC AT BANK OF POTI", "HERON LLC", ""),
    ("Please transfer the funds to the account of Ida Moor.", "Ida Moor", ""),
    ("please pay\nHeron Ltd\nEUR 900", "Heron Ltd", "900 EUR"),
    ("please pay heron 40 usd", "heron", "40 USD"),
    ("Просим перечислить 75 000 руб. в пользу АО «Цапля» по договору.", "АО «Цапля»", "75000 RUB"),
    ("Прошу оплатить ООО «Цапля» 2 тыс. евро.", "ООО «Цапля»", "2000 EUR"),
    ("Необходимо срочно произвести оплату в адрес ТОО «Камыш» сегодня.", "ТОО «Камыш»", ""),
    ("يرجى تحويل مبلغ 800 يورو لصالح شركة البجع مقابل الدهان.", "شركة البجع", "800 EUR"),
    ("نرجو منكم الدفع إلى شركة البجع", "شركة البجع", ""),
    ("请将3万欧元汇至白鹭贸易有限公司。", "白鹭贸易有限公司", "30000 EUR"),
    ("麻烦请付款给白鹭贸易有限公司，谢谢。", "白鹭贸易有限公司", ""),
]  # fmt: skip

NOT_ASKED = [
    "They paid Heron Ltd EUR 900 for paint.",
    "Please pay attention to Ida Moor.",
    "Please send the drawings to Ida Moor.",
    "Please pay the attached invoice.",
    "Please transfer the call to Ida.",
    "Прошу перевести письмо на английский для Иды.",
    "Прошу оплатить счёт № 5.",
    "يرجى دفع الفاتورة",
    "请支付货款。",
    "Ida was asked to wait.",
]


def letter(text: str) -> Deal:
    """Give a letter of one passage."""
    passages = (Passage(field="body, line 1", text=text),)
    return Deal(kind=DealKind.MESSAGE, source="letter", format="eml", passages=passages)


@pytest.mark.parametrize(("text", "name", "amount"), ASKED)
def test_who_is_to_be_paid_is_a_party(text: str, name: str, amount: str) -> None:
    deal = with_instructions(letter(text))
    assert [(party.role, party.name) for party in deal.parties] == [(Role.CREDITOR, name)]
    assert [f"{one.value} {one.currency}" for one in deal.amounts] == ([amount] if amount else [])
    [party] = deal.parties
    assert party.span is not None
    assert text[party.span.start : party.span.end] == name


@pytest.mark.parametrize("text", NOT_ASKED)
def test_what_asks_for_no_payment_to_anybody_names_nobody(text: str) -> None:
    assert with_instructions(letter(text)).parties == ()


def test_each_payee_stands_once() -> None:
    deal = with_instructions(
        letter("Please pay Heron Ltd. I repeat: please pay Heron Ltd, and soon.")
    )
    assert [party.name.rstrip(".") for party in deal.parties] == ["Heron Ltd"]


def test_a_story_asks_nobody() -> None:
    told = letter(ASKED[0][0])
    story = Deal(kind=DealKind.ARTICLE, source="s", format="text", passages=told.passages)
    assert with_instructions(story) is story


def test_a_mail_names_its_payee_and_its_sum() -> None:
    [deal] = read(mail("Hello,\n\nplease pay Heron Ltd EUR 900 by Friday.\n\nIda").as_bytes())
    assert "Heron Ltd" in [party.name for party in deal.parties if party.role is Role.CREDITOR]
    assert deal.amounts == (Money(value=Decimal(900), currency="EUR"),)


def test_a_line_that_asks_for_a_payment_is_a_message() -> None:
    [deal] = read(b"please pay Heron Ltd 900 eur", name="note.txt")
    assert deal.kind is DealKind.MESSAGE
    assert [party.name for party in deal.parties] == ["Heron Ltd"]


def test_a_story_of_one_who_begs_to_be_paid_stays_a_story() -> None:
    text = "The mayor met traders on Monday. “Please pay Heron Ltd,” he told them, and they paid."
    [deal] = read(text.encode(), name="story.txt")
    assert deal.kind is DealKind.ARTICLE


@given(st.text(alphabet="please payto USD5.,\n«»请付款给прошу оплатить دفع إلى ", max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    deal = with_instructions(letter(text))
    assert all(one.span and one.span.text == one.name for one in deal.parties)


def test_a_flood_is_bounded() -> None:
    deal = with_instructions(letter("please pay Heron Ltd 5 usd to Moor\n\n" * 5_000))
    assert len(deal.parties) <= 20
