"""Claims about what the bench of reading is given, and about how it is summed up."""

from pathlib import Path

import pytest

pytest.importorskip("faker", reason="Faker comes with `make bench-intake`")

from bench.intake import failures, timed
from bench.intake_sets import STORY, PaymentMaker, credit_messages, stories, write_table
from bench.name_sets import real_names
from lxml import etree

from tests.shared import SHARED, needs_shared
from witting.book.table import open_table
from witting.intake import read

NOWHERE = Path("nowhere")


def test_the_same_seed_makes_the_same_payments() -> None:
    assert PaymentMaker(7).message() == PaymentMaker(7).message()
    assert PaymentMaker(7).message() != PaymentMaker(8).message()


def test_every_payment_of_a_batch_is_a_deal_and_whole() -> None:
    deals = read(PaymentMaker(7).message(20))
    assert len(deals) == 20
    assert all(len(deal.parties) >= 6 and not deal.unread for deal in deals)


@needs_shared
@pytest.mark.parametrize("transactions", [1, 20])
def test_payments_are_valid_by_their_schema(transactions: int) -> None:
    path = SHARED / "payments" / "xsd_iso" / "pacs.008.001.08.xsd"
    schema = etree.XMLSchema(etree.parse(str(path)))
    maker = PaymentMaker(7)
    for _ in range(20):
        schema.assertValid(etree.fromstring(maker.message(transactions)))


def test_messages_of_credits_are_read_without_a_note() -> None:
    made = credit_messages(30, 7, list(real_names(NOWHERE)))
    assert {one.kind for one in made} == {"mt103", "mt700"}
    assert all(read(one.data) for one in made)


def test_stories_have_the_length_the_speed_is_stated_for() -> None:
    made = list(stories(8, 7, list(real_names(NOWHERE))))
    assert [len(one.data.decode()) for one in made] == [STORY] * 8


def test_a_table_has_a_row_for_each_order(tmp_path: Path) -> None:
    write_table(tmp_path / "orders.csv", 50, 7)
    assert len(list(open_table(tmp_path / "orders.csv").rows)) == 50


def test_what_comes_of_the_inputs_is_counted_and_hashed() -> None:
    one, other = (timed([b"ab", b"c"], lambda data: [data] * len(data)) for _ in range(2))
    assert (one["n"], one["sha256"]) == (2, other["sha256"])


def test_a_speed_under_the_line_is_told() -> None:
    assert failures({"payments": {"/s": 2_000.0}, "table": {"peak MB": 501}}) == [
        "table: 501 MB, wanted 500 at most"
    ]
