"""Nothing a pacs.008 says is lost: every text its schemas allow comes out somewhere in the Deal."""

from functools import cache

import pytest

from tests.intake.messages import TWO_PARTIES, only, pacs008
from tests.intake.xsd_samples import FullMessage, Leaf, full_message
from tests.shared import SHARED, needs_shared
from witting.base import Deal
from witting.intake import read

VERSIONS = ("08", "10", "12")


@cache
def _message(version: str) -> FullMessage:
    return full_message(SHARED / f"payments/xsd_iso/pacs.008.001.{version}.xsd")


@cache
def _deals(version: str) -> list[Deal]:
    return read(_message(version).xml)


def _lost(version: str) -> list[Leaf]:
    # Parties and passages only: what merely stands in `reference` is searched by nobody.
    found = "".join(repr((deal.parties, deal.passages)) for deal in _deals(version))
    return [leaf for leaf in _message(version).leaves if leaf.mark not in found]


@needs_shared
@pytest.mark.parametrize("version", VERSIONS)
def test_every_marked_text_is_in_a_party_or_a_passage(version: str) -> None:
    assert [leaf.path for leaf in _lost(version)] == []


# What is not searched while it looks as the standard says, and an example of that look. Whoever
# adds to this list says what a sanctions officer loses by it.
LEFT_OUT = {
    "PmtId/InstrId": "INSTR-1",  # given by the instructing bank's system, point to point
    "PmtId/TxId": "TX-1",  # given by the first bank's system
    "PmtId/UETR": "7b0c9a52-4f0e-4d1a-9c55-0a4f5f1d2c01",  # a random number
    "PmtId/ClrSysRef": "CLR1",  # given by the clearing system
    "PmtTpInf/SvcLvl/Cd": "SEPA",  # a code of an external ISO list
    "SttlmPrty": "URGT",
    "ChrgBr": "SHAR",
    "AccptncDtTm": "2024-05-16T09:00:00Z",
    "XchgRate": "7.1",
}


def _placed(path: str, text: str) -> bytes:
    names = path.split("/")
    opened, closed = "".join(f"<{n}>" for n in names), "".join(f"</{n}>" for n in names[::-1])
    return pacs008(f"{TWO_PARTIES}{opened}{text}{closed}")


@pytest.mark.parametrize("path", LEFT_OUT)
def test_a_code_or_number_of_the_system_is_not_searched(path: str) -> None:
    texts = {passage.text for passage in only(_placed(path, LEFT_OUT[path])).passages}
    assert LEFT_OUT[path] not in texts


@pytest.mark.parametrize("path", LEFT_OUT)
def test_words_written_where_a_code_belongs_are_searched(path: str) -> None:
    texts = {passage.text for passage in only(_placed(path, "ball bearings")).passages}
    assert "ball bearings" in texts


@pytest.mark.parametrize("path", ["Purp/Cd", "PmtTpInf/CtgyPurp/Cd", "RgltryRptg/Dtls/Cd"])
def test_a_code_that_says_what_the_payment_is_for_is_searched(path: str) -> None:
    assert "GDDS" in {passage.text for passage in only(_placed(path, "GDDS")).passages}


@pytest.mark.parametrize(
    "element",
    [
        '<RmtInf><Ustrd Ccy="USD">ball bearings</Ustrd></RmtInf>',
        '<RmtInf><Ustrd Ccy="ball bearings">x</Ustrd></RmtInf>',
        '<SplmtryData><Envlp><Goods type="ball bearings"/></Envlp></SplmtryData>',
        "<SplmtryData><Envlp><p>x <b>y</b> ball bearings</p></Envlp></SplmtryData>",
    ],
    ids=["beside a currency", "as a currency", "as a type", "mixed content"],
)
def test_words_cannot_hide_in_markup(element: str) -> None:
    deal = only(pacs008(TWO_PARTIES + element))
    assert any("ball bearings" in passage.text for passage in deal.passages)


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
