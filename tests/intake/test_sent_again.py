"""Of several messages, those sent again are found, each beside the last one before it."""

from time import process_time

from tests.intake.iso_messages import CUSTOMERS, document, transfer
from tests.intake.messages import TWO_PARTIES, mt103, only, pacs008
from witting.base import Deal
from witting.intake import read, same_transaction, sent_again

BEHIND = "<UltmtDbtr><Nm>Other Name</Nm></UltmtDbtr>"


def _payments(*references: str) -> list[Deal]:
    body = "".join(transfer(CUSTOMERS, reference=name) for name in references)
    text = document("pacs.008.001.08", f"<FIToFICstmrCdtTrf>{body}</FIToFICstmrCdtTrf>")
    numbered = text.replace("<UETR>", "<Other>").replace("</UETR>", "</Other>")
    return read(numbered.encode())


def test_a_message_sent_again_stands_beside_the_one_before_it() -> None:
    deals = [only(pacs008(TWO_PARTIES + BEHIND)), only(mt103()), only(pacs008(TWO_PARTIES))]
    [again] = sent_again(deals)
    assert (again.earlier, again.later, again.why) == (0, 2, "the same reference")
    assert [(d.field, d.before, d.after) for d in again.differences] == [
        ("ultimate debtor", "Other Name", "")
    ]


def test_the_third_is_held_against_the_second() -> None:
    deals = [only(pacs008(TWO_PARTIES))] * 3
    assert [(item.earlier, item.later) for item in sent_again(deals)] == [(0, 1), (1, 2)]


def test_a_message_sent_again_as_it_was_differs_in_nothing() -> None:
    [again] = sent_again([only(mt103()), only(mt103())])
    assert again.differences == ()


def test_a_like_payment_of_another_file_under_new_references_is_the_same() -> None:
    other = mt103().replace(b":20:REF1", b":20:REF2")
    [again] = sent_again([only(mt103()), only(other)])
    assert again.why == "the same amount, payer and payee"


def test_like_payments_of_one_file_are_two() -> None:
    deals = _payments("E2E-1", "E2E-2")
    assert same_transaction(*deals) == "the same amount, payer and payee"
    assert sent_again(deals) == []


def test_one_reference_twice_in_one_file_is_one_payment_sent_again() -> None:
    [again] = sent_again(_payments("E2E-1", "E2E-1"))
    assert (again.earlier, again.later) == (0, 1)


def test_thousands_of_like_payments_take_no_long_time() -> None:
    deals = _payments(*(f"E2E-{number}" for number in range(3_000)))
    started = process_time()
    assert sent_again(deals) == []
    assert process_time() - started < 3


def _batch(*ends: str) -> list[Deal]:
    """Give one file of like payments under references of their own, each with what it adds."""
    body = "".join(
        transfer(CUSTOMERS + end, reference=f"E2E-{number}") for number, end in enumerate(ends)
    )
    text = document("pacs.008.001.08", f"<FIToFICstmrCdtTrf>{body}</FIToFICstmrCdtTrf>")
    return read(text.replace("<UETR>", "<Other>").replace("</UETR>", "</Other>").encode())


def _words(text: str) -> str:
    return f"<RmtInf><Ustrd>{text}</Ustrd></RmtInf>"


GOODS, LESS, OTHER = (_words(t) for t in ("INV 7 ball bearings", "INV 8", "rent of March"))


def test_a_like_payment_of_one_file_that_says_less_is_sent_again() -> None:
    [again] = sent_again(_batch(GOODS, OTHER, LESS))
    assert (again.earlier, again.later) == (0, 2)
    assert any("ball bearings" in one.before for one in again.differences)
    [again] = sent_again(_batch(BEHIND, ""))
    assert [one.before for one in again.differences if one.role] == ["Other Name"]


def test_a_like_payment_of_one_file_that_says_something_else_or_more_is_another() -> None:
    assert sent_again(_batch(GOODS, OTHER)) == []
    assert sent_again(_batch(LESS, GOODS)) == []
    assert sent_again(_batch(_words("INV 7"), LESS)) == []
