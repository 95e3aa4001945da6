"""Each kind of ISO 20022 message becomes Deals: one a transaction, with its parties by role."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.intake.iso_messages import (
    BANKS,
    CUSTOMERS,
    FI,
    PARTY,
    UETR,
    camt056,
    camt110,
    cover,
    document,
    header,
    order,
    pacs004,
    pacs009,
    pain001,
    payments,
    transfer,
)
from tests.intake.messages import in_role, only
from tests.shared import SHARED, needs_shared
from witting.base import DealKind, Identifier, Money, Role, UnknownFormat
from witting.intake import read

MAY = date(2024, 5, 16)
CNY = Money(value=Decimal("1250.00"), currency="CNY")


def _orders() -> str:
    return payments("Sample Payer LLP", order("Sample Payee Ltd"))


ALL = {
    "pacs.009": pacs009(),
    "pacs.009 COV": cover(),
    "pacs.004": pacs004(),
    "pain.001": pain001(_orders()),
    "camt.056": camt056(),
    "camt.110": camt110(),
}
KINDS = {
    "pacs.009": DealKind.PAYMENT,
    "pacs.009 COV": DealKind.PAYMENT,
    "pacs.004": DealKind.RETURN,
    "pain.001": DealKind.PAYMENT,
    "camt.056": DealKind.RECALL,
    "camt.110": DealKind.INQUIRY,
}


@pytest.mark.parametrize("name", ALL)
def test_a_message_is_a_deal_of_its_kind_with_day_and_nothing_unread(name: str) -> None:
    deal = only(ALL[name].encode())
    assert (deal.kind, deal.day, deal.unread) == (KINDS[name], MAY, ())


@pytest.mark.parametrize("name", [name for name in ALL if name != "pain.001"])
def test_a_payments_unique_number_is_kept(name: str) -> None:
    assert only(ALL[name].encode()).uetr == UETR


@pytest.mark.parametrize("name", ALL)
def test_its_end_to_end_reference_is_known(name: str) -> None:
    deal = only(ALL[name].encode())
    assert "E2E-1" in (deal.reference, *deal.related)


@pytest.mark.parametrize("name", ALL)
def test_a_business_header_before_it_names_sender_and_receiver(name: str) -> None:
    number = only(ALL[name].encode()).format.removesuffix(" COV")
    deal = only(f"<Envelope>{header(number)}{ALL[name]}</Envelope>".encode())
    added = set(deal.parties) - set(only(ALL[name].encode()).parties)
    assert {(p.role, p.identifiers[0].value) for p in added} == {
        (Role.SENDER, "XMPLKZKA"),
        (Role.RECEIVER, "XMPLAEAD"),
    }


@pytest.mark.parametrize("name", ALL)
def test_an_envelope_of_every_kind_is_read_whole(name: str) -> None:
    number = only(ALL[name].encode()).format.removesuffix(" COV")
    deals = read(f"<Batch>{''.join(ALL.values())}</Batch>".encode())
    assert number in {deal.format.removesuffix(" COV") for deal in deals}
    assert len(deals) == len(ALL)


@pytest.mark.parametrize("version", [f"{number:02d}" for number in range(1, 13)])
def test_every_version_of_a_bank_transfer_is_read(version: str) -> None:
    deal = only(pacs009(version=version).encode())
    assert (deal.format, deal.amounts, deal.unread) == (f"pacs.009.001.{version}", (CNY,), ())


@pytest.mark.parametrize("version", [f"{number:02d}" for number in range(1, 15)])
def test_every_version_of_a_return_is_read(version: str) -> None:
    deal = only(pacs004(version=version).encode())
    assert (deal.format, deal.reference, deal.unread) == (f"pacs.004.001.{version}", "R1", ())


@pytest.mark.parametrize("version", [f"{number:02d}" for number in range(1, 13)])
def test_every_version_of_an_initiation_is_read(version: str) -> None:
    group = payments("Sample Payer LLP", order("Sample Payee Ltd"), version=version)
    deal = only(pain001(group, version=version).encode())
    assert (deal.format, deal.day, deal.unread) == (f"pain.001.001.{version}", MAY, ())


@pytest.mark.parametrize("version", [f"{number:02d}" for number in range(1, 12)])
def test_every_version_of_a_recall_is_read(version: str) -> None:
    deal = only(camt056(version=version).encode())
    assert (deal.format, deal.reference, deal.unread) == (f"camt.056.001.{version}", "C1", ())


def test_the_banks_of_a_bank_transfer_pay_each_other() -> None:
    deal = only(pacs009().encode())
    roles = {p.role: p.identifiers[0].value for p in deal.parties}
    assert roles == {Role.DEBTOR: "XMPLKZKA", Role.CREDITOR: "XMPLAEAD"}


def test_the_banks_of_a_cover_pay_for_the_customers_inside_it() -> None:
    deal = only(cover().encode())
    assert deal.format == "pacs.009.001.08 COV"
    assert in_role(deal, Role.DEBTOR).name == "Sample Payer LLP"
    assert in_role(deal, Role.CREDITOR).name == "Sample Payee Ltd"
    assert in_role(deal, Role.DEBTOR_AGENT).identifiers[0].value == "XMPLKZKA"
    assert in_role(deal, Role.CREDITOR_AGENT).identifiers[0].value == "XMPLAEAD"


@pytest.mark.parametrize(
    ("element", "role"),
    [
        ("UltmtDbtr", Role.ULTIMATE_DEBTOR),
        ("UltmtCdtr", Role.ULTIMATE_CREDITOR),
        ("InitgPty", Role.INITIATING_PARTY),
    ],
)
def test_who_stands_behind_the_customers_of_a_cover_has_a_role(element: str, role: Role) -> None:
    deal = only(cover(CUSTOMERS + PARTY.format(element, "Sample Name")).encode())
    assert in_role(deal, role).name == "Sample Name"


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        ("<Dbtr><Nm>Sample</Nm></Dbtr>", "Cdtr is missing"),
        ("<Dbtr><Nm>Sample</Nm></Dbtr><Cdtr/>", "Cdtr gives no name"),
    ],
)
def test_a_cover_that_hides_a_customer_says_so(inside: str, says: str) -> None:
    [note] = only(cover(inside).encode()).unread
    assert note.field == "CdtTrfTxInf[1]/UndrlygCstmrCdtTrf/Cdtr"
    assert says in note.why


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("RtrChain/Dbtr/Pty", Role.DEBTOR),
        ("RtrChain/UltmtCdtr/Pty", Role.ULTIMATE_CREDITOR),
        ("RtrChain/InitgPty/Pty", Role.INITIATING_PARTY),
        ("RtrRsnInf/Orgtr", Role.MENTIONED),
        ("OrgnlTxRef/Dbtr/Pty", Role.DEBTOR),
        ("OrgnlTxRef/Dbtr", Role.DEBTOR),
        ("OrgnlTxRef/Cdtr/Pty", Role.CREDITOR),
        ("OrgnlTxRef/UltmtDbtr/Pty", Role.ULTIMATE_DEBTOR),
        ("OrgnlTxRef/CdtrSchmeId", Role.MENTIONED),
        ("OrgnlTxRef/MndtRltdInf/AmdmntInfDtls/OrgnlDbtr", Role.MENTIONED),
        ("ChrgsInf/Agt/FinInstnId", Role.MENTIONED),
    ],
)
@pytest.mark.parametrize("message", [pacs004, camt056], ids=["pacs.004", "camt.056"])
def test_whom_a_return_or_recall_names_has_a_role(message: object, path: str, role: Role) -> None:
    steps = path.split("/")
    opened, closed = "".join(f"<{s}>" for s in steps), "".join(f"</{s}>" for s in steps[::-1])
    inside = f"{opened}<Nm>Sample Name</Nm>{closed}"
    assert callable(message)
    deal = only(message(inside).encode())
    assert [p.role for p in deal.parties if p.name == "Sample Name"] == [role]


def test_the_amount_returned_comes_first_then_the_one_paid() -> None:
    assert only(pacs004().encode()).amounts == (
        Money(value=Decimal("1240.00"), currency="CNY"),
        CNY,
    )


def test_each_return_of_a_message_is_a_deal() -> None:
    assert len(read(pacs004(transactions=3).encode())) == 3


def test_a_recall_names_who_hands_it_on_and_who_opened_the_case() -> None:
    inside = "<Case><Id>K1</Id><Cretr><Pty><Nm>Sample Owner</Nm></Pty></Cretr></Case>"
    deal = only(camt056(inside).encode())
    assert in_role(deal, Role.SENDER).identifiers[0].value == "XMPLKZKA"
    assert in_role(deal, Role.RECEIVER).identifiers[0].value == "XMPLAEAD"
    assert in_role(deal, Role.MENTIONED).name == "Sample Owner"


def test_a_recall_of_a_whole_message_says_that_its_payments_are_not_in_it() -> None:
    about = (
        "<OrgnlGrpInfAndCxl><OrgnlMsgId>M1</OrgnlMsgId><GrpCxl>true</GrpCxl></OrgnlGrpInfAndCxl>"
    )
    deal = only(camt056(about=about).encode())
    assert "give the payments it is about" in deal.unread[0].why
    assert in_role(deal, Role.SENDER).identifiers[0].value == "XMPLKZKA"


def test_an_investigation_is_searched_to_its_narrative() -> None:
    deal = only(camt110(narrative="ball bearings for Vladivostok?").encode())
    assert "ball bearings for Vladivostok?" in {passage.text for passage in deal.passages}
    assert (deal.reference, deal.related, deal.amounts) == ("Q1", ("E2E-1",), (CNY,))


def test_each_transfer_of_an_initiation_has_the_payer_of_its_own_group() -> None:
    first = payments("Payer One", order("Payee One") + order("Payee Two", reference="E2E-2"))
    second = payments("Payer Two", order("Payee Three", reference="E2E-3"))
    deals = read(pain001(first + second).encode())
    assert [
        (d.reference, in_role(d, Role.CREDITOR).name, in_role(d, Role.DEBTOR).name) for d in deals
    ] == [
        ("E2E-1", "Payee One", "Payer One"),
        ("E2E-2", "Payee Two", "Payer One"),
        ("E2E-3", "Payee Three", "Payer Two"),
    ]
    assert {in_role(d, Role.INITIATING_PARTY).name for d in deals} == {"Sample Treasury Ltd"}


def test_an_account_of_a_group_belongs_to_its_payer() -> None:
    account = "<DbtrAcct><Id><IBAN>KZ86125KZT5004100100</IBAN></Id></DbtrAcct>"
    deal = only(pain001(payments("Sample Payer", account + order("Sample Payee"))).encode())
    assert in_role(deal, Role.DEBTOR).identifiers == (
        Identifier(scheme="iban", value="KZ86125KZT5004100100", country="KZ"),
    )


@pytest.mark.parametrize(("element", "where"), [("ChqFr", "Adr"), ("DlvrTo", "Adr")])
def test_whom_a_cheque_is_from_and_sent_to_is_a_party(element: str, where: str) -> None:
    cheque = (
        f"<ChqInstr><{element}><Nm>Sample Name</Nm><{where}><TwnNm>Kursk</TwnNm><Ctry>RU</Ctry>"
        f"</{where}></{element}></ChqInstr>"
    )
    group = payments("Sample Payer", order("Sample Payee", cheque))
    party = in_role(only(pain001(group).encode()), Role.MENTIONED)
    assert (party.name, party.address, party.country) == ("Sample Name", "Kursk, RU", "RU")


def test_a_group_without_transfers_is_a_deal_that_says_so_beside_the_others() -> None:
    first, second = read(pain001(payments("Payer One", "") + _orders()).encode())
    assert "no CdtTrfTxInf" in first.unread[0].why
    assert in_role(first, Role.DEBTOR).name == "Payer One"
    assert second.unread == ()


def test_a_group_without_a_payer_says_so_in_each_of_its_deals() -> None:
    group = f"<PmtInf><PmtInfId>P1</PmtInfId>{order('A')}{order('B')}</PmtInf>"
    deals = read(pain001(group).encode())
    assert [[note.field for note in deal.unread] for deal in deals] == [["PmtInf/Dbtr"]] * 2


def test_a_message_without_transactions_does_not_stop_those_beside_it() -> None:
    empty = document("pacs.008.001.08", "<FIToFICstmrCdtTrf><GrpHdr/></FIToFICstmrCdtTrf>")
    first, second = read(f"<Batch>{empty}{pacs009()}</Batch>".encode())
    assert "no CdtTrfTxInf" in first.unread[0].why
    assert second.unread == ()


def test_several_group_headers_each_rule_their_own_transfers() -> None:
    body = (
        "<FIToFICstmrCdtTrf><GrpHdr><MsgId>{0}</MsgId><InstgAgt><FinInstnId><BICFI>{1}</BICFI>"
        "</FinInstnId></InstgAgt></GrpHdr>{2}</FIToFICstmrCdtTrf>"
    )
    messages = [
        document("pacs.008.001.08", body.format(name, bic, transfer() * 2))
        for name, bic in (("M1", "XMPLKZKA"), ("M2", "XMPLAEAD"))
    ]
    deals = read(f"<Batch>{''.join(messages)}</Batch>".encode())
    agents = [in_role(deal, Role.INSTRUCTING_AGENT).identifiers[0].value for deal in deals]
    assert agents == ["XMPLKZKA", "XMPLKZKA", "XMPLAEAD", "XMPLAEAD"]


HYBRID = (
    "<PstlAdr><TwnNm>Владивосток</TwnNm><Ctry>RU</Ctry>"
    "<AdrLine>ул. Образцовая, 7</AdrLine><AdrLine>дом 2</AdrLine></PstlAdr>"
)
STRUCTURED = (
    "<PstlAdr><StrtNm>ул. Образцовая</StrtNm><BldgNb>7</BldgNb>"
    "<TwnNm>Владивосток</TwnNm><Ctry>RU</Ctry></PstlAdr>"
)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (HYBRID, "ул. Образцовая, 7, дом 2, Владивосток, RU"),
        (STRUCTURED, "ул. Образцовая, 7, Владивосток, RU"),
    ],
    ids=["hybrid", "structured"],
)
@pytest.mark.parametrize(
    "place",
    [
        lambda a: cover(f"<Dbtr><Nm>Sample</Nm>{a}</Dbtr>"),
        lambda a: pacs009(
            f"<Dbtr><FinInstnId><Nm>Sample</Nm>{a}</FinInstnId></Dbtr>{FI.format('Cdtr', 'X')}"
        ),
        lambda a: pacs004(f"<OrgnlTxRef><Dbtr><Pty><Nm>Sample</Nm>{a}</Pty></Dbtr></OrgnlTxRef>"),
        lambda a: camt056(f"<OrgnlTxRef><Dbtr><Pty><Nm>Sample</Nm>{a}</Pty></Dbtr></OrgnlTxRef>"),
        lambda a: pain001(payments("Sample</Nm>" + a + "<Nm>", order("Sample Payee"))),
    ],
    ids=["pacs.009 COV", "pacs.009", "pacs.004", "camt.056", "pain.001"],
)
def test_an_address_is_read_in_either_form(place: object, address: str, expected: str) -> None:
    assert callable(place)
    payer = in_role(only(place(address).encode()), Role.DEBTOR)
    assert (payer.name, payer.address, payer.country) == ("Sample", expected, "RU")


def test_a_bad_amount_in_a_batch_leaves_the_others_read() -> None:
    body = transfer(BANKS, amount="1,5") + transfer(BANKS, reference="E2E-2")
    first, second = read(document("pacs.009.001.08", f"<FICdtTrf>{body}</FICdtTrf>").encode())
    assert [note.field for note in first.unread] == ["CdtTrfTxInf[1]/IntrBkSttlmAmt"]
    assert second.unread == ()


def test_another_message_of_iso_is_searched_and_says_that_it_has_no_table() -> None:
    entry = (
        "<BkToCstmrStmt><Stmt><Ntry><RltdPties><Dbtr><Nm>Sample Payer</Nm></Dbtr></RltdPties>"
        "<AddtlNtryInf>ball bearings</AddtlNtryInf></Ntry></Stmt></BkToCstmrStmt>"
    )
    deal = only(document("camt.053.001.08", entry).encode())
    assert (deal.kind, deal.format) == (DealKind.MESSAGE, "camt.053.001.08")
    assert in_role(deal, Role.DEBTOR).name == "Sample Payer"
    assert "ball bearings" in {passage.text for passage in deal.passages}
    assert "not read by a table of its own" in deal.unread[0].why


def test_a_business_header_alone_says_that_its_message_is_missing() -> None:
    deal = only(header("pacs.008.001.08").encode())
    assert in_role(deal, Role.SENDER).identifiers[0].value == "XMPLKZKA"
    assert "without its message" in deal.unread[0].why


def test_xml_of_another_kind_is_named() -> None:
    with pytest.raises(UnknownFormat, match="no message of ISO 20022"):
        read(b"<Document><Invoice><Seller>Sample</Seller></Invoice></Document>")


ISO_FILES = (
    sorted(
        [*(SHARED / "payments/mx").glob("*.xml"), *(SHARED / "payments/pain001.09").glob("*.xml")]
    )
    if SHARED.is_dir()
    else []
)


@needs_shared
def test_there_are_sixteen_real_files() -> None:
    assert len(ISO_FILES) == 16


@needs_shared
@pytest.mark.parametrize("path", ISO_FILES or [Path("absent")], ids=lambda path: path.name)
def test_a_real_file_is_read(path: object) -> None:
    deals = read(str(path))
    named = [deal for deal in deals if deal.kind is not DealKind.MESSAGE]
    assert deals
    assert [deal.unread for deal in named] == [() for _ in named]


@pytest.mark.parametrize(
    ("inside", "field"),
    [
        ("{} OOO URALMASH", "Document[2]"),
        ("{}<Note>OOO URALMASH</Note>", "Note"),
    ],
    ids=["words", "an element"],
)
def test_what_stands_beside_the_message_in_its_document_is_searched(
    inside: str, field: str
) -> None:
    body = f"<FIToFICstmrCdtTrf>{transfer()}</FIToFICstmrCdtTrf>"
    other = document("camt.998", "<X/>").replace("urn:iso:std:iso:20022", "urn:other")
    wrong = other.replace("<X/>", inside.format("<X/>"))
    [deal] = read(f"<B>{document('pacs.008.001.08', body)}{wrong}</B>".encode())
    assert ("OOO URALMASH", field) in {
        (passage.text, passage.field.rpartition("/")[2]) for passage in deal.passages
    }


def test_words_after_the_message_in_its_own_document_are_searched() -> None:
    body = f"<FIToFICstmrCdtTrf>{transfer()}</FIToFICstmrCdtTrf>OOO URALMASH"
    [deal] = read(document("pacs.008.001.08", body).encode())
    assert "OOO URALMASH" in {passage.text for passage in deal.passages}
