"""A payment and its cover are one case, and so are its recall and its return."""

from time import process_time

import pytest

from tests.intake.fin_fields import message
from tests.intake.iso_messages import CUSTOMERS, UETR, camt056, cover, pacs004, pacs009
from tests.intake.messages import TWO_PARTIES, mt103, only, pacs008
from witting.base import Deal
from witting.intake import Together, pair_covers

OTHERS = "<Dbtr><Nm>Other Payer</Nm></Dbtr><Cdtr><Nm>Other Payee</Nm></Cdtr>"


def _of(*documents: str | bytes) -> list[Deal]:
    return [only(d.encode() if isinstance(d, str) else d) for d in documents]


def _without_number(text: str) -> str:
    return text.replace(f"<UETR>{UETR}</UETR>", "").replace(f"<OrgnlUETR>{UETR}</OrgnlUETR>", "")


def _numbered(data: bytes) -> bytes:
    return data.replace(b"</EndToEndId>", f"</EndToEndId><UETR>{UETR}</UETR>".encode())


def _mt202cov(related: str = "REF1", *, header: str = "", payer: str = "SAMPLE PAYER LLP") -> bytes:
    lines = [
        ("20", "COVER1"),
        ("21", related),
        ("32A", "240516USD1250,5"),
        ("58A", "XMPLAEAD"),
        ("50K", payer),
        ("59", "/12345\nSAMPLE PAYEE LTD"),
    ]
    return message("202 COV", lines).replace(b"{119:COV}", b"{119:COV}" + header.encode())


def test_a_payment_and_its_cover_of_one_number_are_together() -> None:
    deals = _of(_numbered(pacs008(TWO_PARTIES)), cover(CUSTOMERS))
    assert pair_covers(deals) == [Together(deals=(0, 1), why=f"the same UETR {UETR}")]


def test_a_payment_and_its_cover_without_a_number_are_known_by_reference_and_customers() -> None:
    deals = _of(pacs008(TWO_PARTIES), _without_number(cover(CUSTOMERS)))
    [group] = pair_covers(deals)
    assert (group.deals, group.why) == ((0, 1), "the reference E2E-1 and the same customers")


def test_an_mt103_and_its_mt202cov_are_known_by_field_21() -> None:
    [group] = pair_covers(_of(mt103(), _mt202cov()))
    assert (group.deals, group.why) == ((0, 1), "the reference REF1 and the same customers")


def test_an_mt103_and_its_mt202cov_are_known_by_their_number() -> None:
    payment = mt103().replace(b"{4:", f"{{3:{{121:{UETR}}}}}{{4:".encode())
    [group] = pair_covers(_of(payment, _mt202cov("OTHER", header=f"{{121:{UETR}}}")))
    assert group.deals == (0, 1)


def test_the_order_of_the_messages_does_not_matter() -> None:
    [group] = pair_covers(_of(_mt202cov(), mt103()))
    assert group.deals == (0, 1)


@pytest.mark.parametrize(
    ("payment", "other"),
    [
        (pacs008(TWO_PARTIES), _without_number(cover(OTHERS))),
        (mt103(), _mt202cov("REF2")),
        (pacs008(TWO_PARTIES), _without_number(pacs009())),
        (pacs008(TWO_PARTIES), mt103()),
    ],
    ids=["other customers", "another field 21", "no cover", "two payments"],
)
def test_what_only_looks_alike_is_not_put_together(
    payment: str | bytes, other: str | bytes
) -> None:
    assert pair_covers(_of(payment, other)) == []


def test_a_reference_that_everybody_uses_pairs_nothing() -> None:
    payment = pacs008(TWO_PARTIES).replace(b"E2E-1", b"1")
    assert pair_covers(_of(payment, _without_number(cover(CUSTOMERS)).replace("E2E-1", "1"))) == []


def test_two_numbers_that_differ_are_two_payments_whatever_their_reference() -> None:
    payment = _numbered(pacs008(TWO_PARTIES)).replace(UETR.encode(), b"other-number")
    assert pair_covers(_of(payment, cover(CUSTOMERS))) == []


def test_a_cover_that_names_another_customer_shows_it() -> None:
    hidden = CUSTOMERS.replace("Sample Payer LLP", "Clean Name LLP")
    [group] = pair_covers(_of(_numbered(pacs008(TWO_PARTIES)), cover(hidden)))
    assert [(d.field, d.before, d.after) for d in group.differences] == [
        ("debtor name", "Sample Payer LLP", "Clean Name LLP")
    ]


def test_a_cover_that_repeats_its_customers_without_every_detail_shows_nothing() -> None:
    account = "<CdtrAcct><Id><Othr><Id>123</Id></Othr></Id></CdtrAcct>"
    [group] = pair_covers(_of(_numbered(pacs008(TWO_PARTIES + account)), cover(CUSTOMERS)))
    assert group.differences == ()


def test_a_customer_behind_the_payer_left_out_of_the_cover_is_shown() -> None:
    behind = "<UltmtDbtr><Nm>НПО «Уралподшипник»</Nm></UltmtDbtr>"
    [group] = pair_covers(_of(_numbered(pacs008(TWO_PARTIES + behind)), cover(CUSTOMERS)))
    assert [(d.field, d.before, d.after) for d in group.differences] == [
        ("ultimate debtor", "НПО «Уралподшипник»", "")
    ]


@pytest.mark.parametrize("with_number", [True, False])
def test_a_payment_its_cover_its_recall_and_its_return_are_one_group(with_number: bool) -> None:
    about = [cover(CUSTOMERS), camt056(), pacs004()]
    payment = pacs008(TWO_PARTIES)
    if with_number:
        deals = _of(_numbered(payment), *about)
    else:
        deals = _of(payment, *map(_without_number, about))
    assert [group.deals for group in pair_covers(deals)] == [(0, 1, 2, 3)]


def test_groups_come_in_the_order_of_their_first_messages() -> None:
    second = mt103().replace(b":20:REF1", b":20:REF7")
    deals = _of(second, mt103(), _mt202cov(), _mt202cov("REF7"))
    assert [group.deals for group in pair_covers(deals)] == [(0, 3), (1, 2)]


def test_thousands_of_one_reference_take_no_long_time() -> None:
    [payment, other] = _of(pacs008(TWO_PARTIES), _without_number(cover(CUSTOMERS)))
    started = process_time()
    assert len(pair_covers([payment, other] * 5_000)) == 1
    assert process_time() - started < 5


def test_nothing_is_nobody() -> None:
    assert pair_covers([]) == []
