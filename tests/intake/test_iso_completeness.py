"""Nothing a message says is lost: each field that its schema lets hold words comes out again.

For every message whose schema lies beside the checkout, the fullest message the schema allows is
made, with a mark of its own in each such field; each field is then one test. The fields of the
tables in this repository are tested without the schemas in `test_iso_messages`.
"""

from functools import cache

import pytest

from tests.intake.xsd_samples import FullMessage, full_message
from tests.shared import SHARED, needs_shared
from witting.base import Deal
from witting.intake import read

FOLDER = SHARED / "payments"
SCHEMAS = {
    "pacs.008": "xsd_iso/pacs.008.001.12.xsd",
    "pain.001.03": "xsd_iso/pain.001.001.03.xsd",
    "pain.001.09": "xsd_iso/pain.001.001.09.xsd",
    "pacs.009": "xsd_fedwire/fedwire_FinancialInstitutionCreditTransfer_pacs_009_001_08.xsd",
    "pacs.004": "xsd_fedwire/fedwire_PaymentReturn_pacs_004_001_10.xsd",
    "camt.056": "xsd_fedwire/fedwire_ReturnRequest_camt_056_001_08.xsd",
    "camt.110": "xsd_fedwire/fedwire_InvestigationRequest_camt_110_001_01.xsd",
}
DEALS = {"pacs.008": 2, "pain.001.03": 4, "pain.001.09": 4}
# Who takes part under these names is a party of the Deal, and not only text.
FLOW = ("Dbtr/Nm", "Cdtr/Nm", "InitgPty/Nm", "Pty/Nm", "Orgtr/Nm", "ChqFr/Nm", "FinInstnId/Nm")


@cache
def _message(name: str) -> FullMessage:
    return full_message(FOLDER / SCHEMAS[name])


@cache
def _deals(name: str) -> list[Deal]:
    return read(_message(name).xml)


@cache
def _found(name: str) -> frozenset[str]:
    """Give every character of the parties and passages; `reference` is searched by nobody."""
    pieces = [repr((deal.parties, deal.passages)) for deal in _deals(name)]
    return frozenset("".join(pieces))


@cache
def _marks(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for leaf in _message(name).leaves:
        found.setdefault(leaf.path, []).append(leaf.mark)
    return found


FIELDS = [(name, path) for name in SCHEMAS if FOLDER.is_dir() for path in _marks(name)]
ABSENT = pytest.param("no schema", "no field", marks=needs_shared)


@pytest.mark.parametrize(("name", "path"), FIELDS or [ABSENT], ids=lambda value: value)
def test_words_planted_in_a_field_are_found(name: str, path: str) -> None:
    assert _found(name).issuperset(_marks(name)[path])


@needs_shared
def test_there_are_thousands_of_fields() -> None:
    assert len(FIELDS) > 4_000


@needs_shared
@pytest.mark.parametrize("name", SCHEMAS)
def test_every_name_of_a_party_in_the_flow_is_a_party(name: str) -> None:
    names = {party.name for deal in _deals(name) for party in deal.parties}
    # The fullest message takes both sides of a choice; the second stays text.
    planted = [
        leaf
        for leaf in _message(name).leaves
        if leaf.path.endswith(FLOW)
        and leaf.path.replace("/Agt/FinInstnId/Nm", "/Pty/Nm")
        not in _marks(name).keys() - {leaf.path}
    ]
    assert [leaf.path for leaf in planted if leaf.mark not in names] == []


@needs_shared
@pytest.mark.parametrize("name", SCHEMAS)
def test_each_transaction_of_the_fullest_message_is_a_deal_with_nothing_unread(name: str) -> None:
    assert [deal.unread for deal in _deals(name)] == [()] * DEALS.get(name, 1)


@needs_shared
def test_a_statement_of_tens_of_thousands_of_fields_is_searched_whole() -> None:
    message = full_message(FOLDER / "xsd_iso/camt.052.001.08.xsd")
    [deal] = read(message.xml)
    found = frozenset(repr((deal.parties, deal.passages)))
    assert [leaf.path for leaf in message.leaves if leaf.mark not in found] == []
