"""In each kind of message, whoever an element names is found, in the element's role.

Elements and roles are those of the message definitions in ISO's catalogue
(https://www.iso20022.org/iso-20022-message-definitions); `test_iso_completeness` tries every field
of the schemas themselves, where they lie beside the checkout.
"""

from collections.abc import Callable

import pytest

from tests.intake.iso_messages import (
    BANKS,
    CUSTOMERS,
    camt056,
    camt110,
    cover,
    order,
    pacs004,
    pacs009,
    pain001,
    payments,
)
from tests.intake.messages import TWO_PARTIES, pacs008
from witting.base import Deal, Role
from witting.intake import read
from witting.intake.iso_parties import ROLES

NAME = "Quillon Vostrad LLP"
Maker = Callable[[str], bytes]

MESSAGES: dict[str, Maker] = {
    "pacs.008": lambda inside: pacs008(TWO_PARTIES + inside),
    "pacs.009": lambda inside: pacs009(BANKS + inside).encode(),
    "pacs.009 COV": lambda inside: cover(CUSTOMERS + inside).encode(),
    "pacs.004": lambda inside: pacs004(f"<OrgnlTxRef>{inside}</OrgnlTxRef>").encode(),
    "pacs.004 chain": lambda inside: pacs004(f"<RtrChain>{inside}</RtrChain>").encode(),
    "pain.001": lambda inside: pain001(payments("Payer", order("Payee", inside))).encode(),
    "pain.001 group": lambda inside: pain001(payments("Payer", inside + order("Payee"))).encode(),
    "camt.056": lambda inside: camt056(f"<OrgnlTxRef>{inside}</OrgnlTxRef>").encode(),
    "camt.110": lambda inside: camt110(inside).encode(),
}


def _nested(path: str, inside: str) -> str:
    names = path.split("/")
    return "".join(f"<{n}>" for n in names) + inside + "".join(f"</{n}>" for n in names[::-1])


def _roles(deals: list[Deal], name: str = NAME) -> set[Role]:
    return {party.role for deal in deals for party in deal.parties if party.name == name}


@pytest.mark.parametrize("path", ROLES)
@pytest.mark.parametrize("message", MESSAGES)
def test_whom_an_element_names_is_a_party_in_its_role(message: str, path: str) -> None:
    deals = read(MESSAGES[message](_nested(path, f"<Nm>{NAME}</Nm>")))
    assert _roles(deals) == {ROLES[path]}


@pytest.mark.parametrize("path", ROLES)
@pytest.mark.parametrize("message", MESSAGES)
def test_a_bank_known_only_by_its_code_is_a_party(message: str, path: str) -> None:
    code = "<FinInstnId><BICFI>QLVSRUMM</BICFI></FinInstnId>"
    deals = read(MESSAGES[message](_nested(path, code)))
    found = {
        (party.role, party.country)
        for deal in deals
        for party in deal.parties
        if "QLVSRUMM" in {item.value for item in party.identifiers}
    }
    assert found == {(ROLES[path], "RU")}


BESIDE = {
    "the contact person": f"<CtctDtls><Nm>{NAME}</Nm></CtctDtls>",
    "the care-of of an address": f"<PstlAdr><CareOf>{NAME}</CareOf></PstlAdr>",
    "a branch": f"<BrnchId><Nm>{NAME}</Nm></BrnchId>",
}


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("message", MESSAGES)
def test_who_is_named_inside_a_party_is_a_party(message: str, beside: str) -> None:
    inside = f"<UltmtDbtr><Nm>Sample</Nm>{BESIDE[beside]}</UltmtDbtr>"
    assert len(_roles(read(MESSAGES[message](inside)))) == 1


@pytest.mark.parametrize("message", MESSAGES)
def test_the_name_an_account_bears_is_a_party(message: str) -> None:
    inside = f"<UltmtDbtr><Nm>Sample</Nm></UltmtDbtr><UltmtDbtrAcct><Nm>{NAME}</Nm></UltmtDbtrAcct>"
    assert _roles(read(MESSAGES[message](inside))) == {Role.MENTIONED}


TEXTS = [
    *("RmtInf/Ustrd", "RmtInf/Strd/AddtlRmtInf", "RmtInf/Strd/RfrdDocInf/LineDtls/Desc"),
    *("RmtInf/Strd/RfrdDocInf/Nb", "RmtInf/Strd/CdtrRefInf/Ref", "InstrForCdtrAgt/InstrInf"),
    *("InstrForNxtAgt/InstrInf", "Purp/Prtry", "PmtTpInf/LclInstrm/Prtry", "RgltryRptg/Dtls/Inf"),
    *("PmtId/EndToEndId", "RtrRsnInf/AddtlInf", "CxlRsnInf/AddtlInf", "ChqInstr/MemoFld"),
    *("SplmtryData/Envlp/Anything", "Dbtr/Id/PrvtId/DtAndPlcOfBirth/CityOfBirth", "NeverHeardOf"),
]


@pytest.mark.parametrize("path", TEXTS)
@pytest.mark.parametrize("message", MESSAGES)
def test_words_in_a_text_are_searched(message: str, path: str) -> None:
    deals = read(MESSAGES[message](_nested(path, "ball bearings for Vladivostok")))
    texts = {passage.text for deal in deals for passage in deal.passages}
    assert "ball bearings for Vladivostok" in texts
