"""Nothing a pacs.008 says is lost: every text its schemas allow comes out somewhere in the Deal."""

from functools import cache

import pytest

from tests.intake.xsd_samples import FullMessage, Leaf, full_message
from tests.shared import SHARED, needs_shared
from witting.base import Deal
from witting.intake import read

VERSIONS = ("08", "10", "12")

# Text leaves by the schema that are not searched, and why. Whoever adds to this list says what a
# sanctions officer loses by it.
EXCEPTED = {
    "MsgId": "given by the sending system to the message, not by a customer",
    "InstrId": "given by the instructing bank's system, point to point",
    "TxId": "given by the first bank's system to the transaction",
    "ClrSysRef": "given by the clearing system",
    "Cd": "a code of an external ISO code list, four characters or so",
}
# Codes that do say what the payment is for, and so are kept.
KEPT_CODES = ("Purp/Cd", "CtgyPurp/Cd", "Dtls/Cd")


@cache
def _message(version: str) -> FullMessage:
    return full_message(SHARED / f"payments/xsd_iso/pacs.008.001.{version}.xsd")


@cache
def _deals(version: str) -> list[Deal]:
    return read(_message(version).xml)


def _is_excepted(leaf: Leaf) -> bool:
    return leaf.name in EXCEPTED and not leaf.path.endswith(KEPT_CODES)


def _lost(version: str) -> list[Leaf]:
    # Parties and passages only: what merely stands in `reference` is searched by nobody.
    found = "".join(repr((deal.parties, deal.passages)) for deal in _deals(version))
    return [leaf for leaf in _message(version).leaves if leaf.mark not in found]


@needs_shared
@pytest.mark.parametrize("version", VERSIONS)
def test_every_marked_text_is_in_a_party_or_a_passage(version: str) -> None:
    assert [leaf.path for leaf in _lost(version) if not _is_excepted(leaf)] == []


@needs_shared
@pytest.mark.parametrize("version", VERSIONS)
def test_every_exception_is_one_the_reader_makes(version: str) -> None:
    assert {leaf.name for leaf in _lost(version)} == set(EXCEPTED)


@needs_shared
@pytest.mark.parametrize("version", VERSIONS)
def test_every_name_of_a_party_in_the_flow_is_a_party_and_no_passage(version: str) -> None:
    names = {party.name for deal in _deals(version) for party in deal.parties}
    flow = ("Dbtr/Nm", "Cdtr/Nm", "InitgPty/Nm", "Invcr/Nm", "Invcee/Nm", "FinInstnId/Nm")
    planted = [x for x in _message(version).leaves if x.path.endswith(flow)]
    assert [leaf.path for leaf in planted if leaf.mark not in names] == []


@needs_shared
@pytest.mark.parametrize("version", VERSIONS)
def test_each_transaction_is_a_deal(version: str) -> None:
    assert len(_deals(version)) == 2


@needs_shared
@pytest.mark.parametrize("version", VERSIONS)
def test_the_fullest_message_has_thousands_of_marks(version: str) -> None:
    assert len(_message(version).leaves) > 1000


@needs_shared
@pytest.mark.parametrize("version", VERSIONS)
def test_no_text_of_the_fullest_message_is_reported_unread(version: str) -> None:
    assert [deal.unread for deal in _deals(version)] == [(), ()]
