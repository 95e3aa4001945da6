"""A pacs.008 becomes a Deal: who is who, what it is for, how much and when."""

from datetime import date
from decimal import Decimal

import pytest

from tests.intake.messages import TWO_PARTIES, in_role, only, pacs008
from tests.shared import SHARED, needs_shared
from witting.base import (
    BrokenInput,
    DealKind,
    Identifier,
    Money,
    PartyKind,
    Role,
)
from witting.intake import read

AGENT = "<{0}><FinInstnId><BICFI>XMPLKZKA</BICFI><Nm>Sample Bank</Nm></FinInstnId></{0}>"
PARTY = "<{0}><Nm>Sample Name</Nm></{0}>"


@pytest.mark.parametrize(
    ("element", "role"),
    [
        ("Dbtr", Role.DEBTOR),
        ("Cdtr", Role.CREDITOR),
        ("UltmtDbtr", Role.ULTIMATE_DEBTOR),
        ("UltmtCdtr", Role.ULTIMATE_CREDITOR),
        ("InitgPty", Role.INITIATING_PARTY),
    ],
)
def test_each_party_has_its_role(element: str, role: Role) -> None:
    assert in_role(only(pacs008(PARTY.format(element))), role).name == "Sample Name"


@pytest.mark.parametrize(
    ("element", "role"),
    [
        ("DbtrAgt", Role.DEBTOR_AGENT),
        ("CdtrAgt", Role.CREDITOR_AGENT),
        ("IntrmyAgt1", Role.INTERMEDIARY_AGENT),
        ("IntrmyAgt2", Role.INTERMEDIARY_AGENT),
        ("IntrmyAgt3", Role.INTERMEDIARY_AGENT),
        ("PrvsInstgAgt", Role.INSTRUCTING_AGENT),
        ("PrvsInstgAgt1", Role.INSTRUCTING_AGENT),
        ("PrvsInstgAgt2", Role.INSTRUCTING_AGENT),
        ("PrvsInstgAgt3", Role.INSTRUCTING_AGENT),
        ("InstgAgt", Role.INSTRUCTING_AGENT),
        ("InstdAgt", Role.INSTRUCTED_AGENT),
        ("InstgRmbrsmntAgt", Role.REIMBURSEMENT_AGENT),
        ("InstdRmbrsmntAgt", Role.REIMBURSEMENT_AGENT),
        ("ThrdRmbrsmntAgt", Role.REIMBURSEMENT_AGENT),
    ],
)
def test_each_agent_has_its_role_and_bic(element: str, role: Role) -> None:
    agent = in_role(only(pacs008(AGENT.format(element))), role)
    assert (agent.name, agent.country, agent.identifiers) == (
        "Sample Bank",
        "KZ",
        (Identifier(scheme="bic", value="XMPLKZKA", country="KZ"),),
    )


@pytest.mark.parametrize("version", [f"{number:02d}" for number in range(2, 14)])
def test_every_version_is_read_by_the_same_names(version: str) -> None:
    deal = only(pacs008(TWO_PARTIES, version=version))
    assert (deal.format, deal.kind, deal.unread) == (
        f"pacs.008.001.{version}",
        DealKind.PAYMENT,
        (),
    )


def test_the_first_version_is_read_though_its_message_is_named_by_number() -> None:
    text = """<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.01"><pacs.008.001.01>
      <GrpHdr><MsgId>M</MsgId></GrpHdr>
      <CdtTrfTxInf><PmtId><EndToEndId>E</EndToEndId></PmtId>
        <IntrBkSttlmAmt Ccy="EUR">10</IntrBkSttlmAmt>
        <Dbtr><Nm>Sample Payer</Nm><Id><OrgId><TaxIdNb>7700</TaxIdNb></OrgId></Id></Dbtr>
        <DbtrAgt><FinInstnId><CmbndId><BIC>XMPLKZKA</BIC><Nm>Sample Bank</Nm></CmbndId>
          </FinInstnId></DbtrAgt>
        <CdtrAgt><FinInstnId><NmAndAdr><Nm>Other Bank</Nm><PstlAdr><Ctry>TR</Ctry></PstlAdr>
          </NmAndAdr></FinInstnId></CdtrAgt>
        <Cdtr><Nm>Sample Payee</Nm></Cdtr>
        <CdtrAcct><Id><PrtryAcct><Id>ACC-9</Id></PrtryAcct></Id></CdtrAcct>
      </CdtTrfTxInf></pacs.008.001.01></Document>"""
    deal = only(text.encode())
    assert [(p.role.value, p.name, p.country, p.identifiers[:1]) for p in deal.parties] == [
        ("debtor", "Sample Payer", None, (Identifier(scheme="tax", value="7700"),)),
        (
            "debtor_agent",
            "Sample Bank",
            "KZ",
            (Identifier(scheme="bic", value="XMPLKZKA", country="KZ"),),
        ),
        ("creditor_agent", "Other Bank", "TR", ()),
        ("creditor", "Sample Payee", None, (Identifier(scheme="account", value="ACC-9"),)),
    ]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "<StrtNm>Sample St</StrtNm><BldgNb>7</BldgNb><TwnNm>Vladivostok</TwnNm><Ctry>RU</Ctry>",
            "Sample St, 7, Vladivostok, RU",
        ),
        (
            "<Ctry>RU</Ctry><AdrLine>Sample St 7</AdrLine><AdrLine>Vladivostok</AdrLine>",
            "Sample St 7, Vladivostok, RU",
        ),
        (
            "<TwnNm>Владивосток</TwnNm><Ctry>RU</Ctry><AdrLine>ул. Образцовая, 7</AdrLine>",
            "ул. Образцовая, 7, Владивосток, RU",
        ),
    ],
    ids=["structured", "unstructured", "hybrid"],
)
def test_an_address_is_read_in_each_form(address: str, expected: str) -> None:
    payer = only(pacs008(f"<Dbtr><Nm>Sample</Nm><PstlAdr>{address}</PstlAdr></Dbtr>")).parties[0]
    assert (payer.address, payer.country) == (expected, "RU")


@pytest.mark.parametrize("empty", ["<Cdtr/>", "<Cdtr><Nm> </Nm></Cdtr>"])
def test_a_payee_element_that_names_nobody_is_reported(empty: str) -> None:
    [unread] = only(pacs008(f"<Dbtr><Nm>Sample</Nm></Dbtr>{empty}")).unread
    assert "Cdtr gives no name" in unread.why


def test_the_country_of_residence_comes_before_that_of_the_address() -> None:
    inside = (
        "<Dbtr><Nm>Sample</Nm><PstlAdr><Ctry>AE</Ctry></PstlAdr><CtryOfRes>RU</CtryOfRes></Dbtr>"
    )
    payer = only(pacs008(inside)).parties[0]
    assert (payer.country, payer.address) == ("RU", "AE")


def test_a_person_has_birth_date_and_numbers() -> None:
    inside = """<Dbtr><Nm>Ivan Obraztsov</Nm><Id><PrvtId>
      <DtAndPlcOfBirth><BirthDt>1960-01-31</BirthDt><CityOfBirth>Kursk</CityOfBirth>
        <CtryOfBirth>RU</CtryOfBirth></DtAndPlcOfBirth>
      <Othr><Id>4500 000000</Id><SchmeNm><Cd>CCPT</Cd></SchmeNm><Issr>UFMS Kursk</Issr></Othr>
    </PrvtId></Id></Dbtr>"""
    deal = only(pacs008(inside))
    [person] = deal.parties
    assert (person.kind, person.birth_date, person.identifiers) == (
        PartyKind.PERSON,
        "1960-01-31",
        (Identifier(scheme="passport", value="4500 000000"),),
    )
    assert {"Kursk", "UFMS Kursk"} <= {passage.text for passage in deal.passages}


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        ("<Cd>TXID</Cd>", "tax"),
        ("<Prtry>INN</Prtry>", "inn"),
        ("<Prtry>О.Г.Р.Н.</Prtry>", "ogrn"),
        ("<Prtry>USCC</Prtry>", "uscc"),
        ("<Prtry>shop number</Prtry>", "other"),
    ],
)
def test_a_scheme_name_is_understood(scheme: str, expected: str) -> None:
    inside = (
        "<Dbtr><Nm>Sample</Nm><Id><OrgId><Othr><Id>123</Id>"
        f"<SchmeNm>{scheme}</SchmeNm></Othr></OrgId></Id></Dbtr>"
    )
    assert only(pacs008(inside)).parties[0].identifiers[0].scheme == expected


def test_accounts_belong_to_their_party() -> None:
    inside = (
        "<Cdtr><Nm>Sample</Nm></Cdtr>"
        "<CdtrAcct><Id><IBAN>AE070331234567890123456</IBAN></Id><Nm>Holder Name</Nm></CdtrAcct>"
    )
    deal = only(pacs008(inside))
    assert in_role(deal, Role.CREDITOR).identifiers == (
        Identifier(scheme="iban", value="AE070331234567890123456", country="AE"),
    )
    assert in_role(deal, Role.MENTIONED).name == "Holder Name"


def test_an_account_bearing_its_partys_name_names_nobody_else() -> None:
    deal = only(pacs008("<Cdtr><Nm>Sample</Nm></Cdtr><CdtrAcct><Nm>Sample</Nm></CdtrAcct>"))
    assert [party.name for party in deal.parties] == ["Sample"]
    assert [passage.text for passage in deal.passages] == ["E2E-1"]


def test_a_clearing_code_names_its_country() -> None:
    inside = (
        "<DbtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>RUCBC</Cd></ClrSysId>"
        "<MmbId>044525225</MmbId></ClrSysMmbId></FinInstnId></DbtrAgt>"
    )
    agent = only(pacs008(inside)).parties[0]
    assert agent.identifiers == (Identifier(scheme="other", value="044525225", country="RU"),)


def test_remittance_of_every_kind_is_a_passage_with_its_path() -> None:
    inside = f"""{TWO_PARTIES}<RmtInf><Ustrd>ball bearings</Ustrd><Strd>
      <RfrdDocInf><Nb>INV-1</Nb><LineDtls><Desc>roller bearings</Desc></LineDtls></RfrdDocInf>
      <CdtrRefInf><Ref>RF18</Ref></CdtrRefInf><Invcr><Nm>Sample Invoicer</Nm></Invcr>
      <AddtlRmtInf>port of Vladivostok</AddtlRmtInf></Strd></RmtInf>"""
    deal = only(pacs008(inside))
    found = {passage.field: passage.text for passage in deal.passages}
    strd = "CdtTrfTxInf[1]/RmtInf/Strd"
    assert found == {
        "CdtTrfTxInf[1]/PmtId/EndToEndId": "E2E-1",
        "CdtTrfTxInf[1]/RmtInf/Ustrd": "ball bearings",
        f"{strd}/RfrdDocInf/Nb": "INV-1",
        f"{strd}/RfrdDocInf/LineDtls/Desc": "roller bearings",
        f"{strd}/CdtrRefInf/Ref": "RF18",
        f"{strd}/AddtlRmtInf": "port of Vladivostok",
    }
    assert in_role(deal, Role.MENTIONED).name == "Sample Invoicer"


def test_a_word_cut_between_two_full_remittance_lines_is_read_whole() -> None:
    first = ("x" * 131) + " шарикопо"
    inside = f"<RmtInf><Ustrd>{first}</Ustrd><Ustrd>дшипники</Ustrd></RmtInf>"
    joined = only(pacs008(inside)).passages[-1]
    assert joined.field.endswith("Ustrd[1..2]")
    assert "шарикоподшипники" in joined.text


@pytest.mark.parametrize(
    "written",
    ["<Nm>Core<!-- x -->bai</Nm>", "<Nm>Core<?x y?>bai</Nm>", "<Nm><![CDATA[Core]]>bai</Nm>"],
    ids=["comment", "instruction", "cdata"],
)
def test_a_name_cannot_be_split_by_markup(written: str) -> None:
    assert only(pacs008(f"<Dbtr>{written}</Dbtr>")).parties[0].name == "Corebai"


def test_white_space_in_a_name_is_made_single() -> None:
    payer = only(pacs008("<Dbtr><Nm>\n  Sample\n   Payer </Nm></Dbtr>")).parties[0]
    assert payer.name == "Sample Payer"
    assert payer.span is not None
    assert payer.span.text == "Sample Payer"


def test_amounts_and_day_are_exact() -> None:
    inside = f'<InstdAmt Ccy="USD">175.10</InstdAmt>{TWO_PARTIES}'
    deal = only(pacs008(inside))
    assert deal.amounts == (
        Money(value=Decimal("1250.00"), currency="CNY"),
        Money(value=Decimal("175.10"), currency="USD"),
    )
    assert deal.day == date(2024, 5, 16)


def test_an_amount_that_is_none_is_unread_and_the_rest_is_read() -> None:
    deal = only(pacs008(TWO_PARTIES, amount="12,50"))
    assert [note.field for note in deal.unread] == ["CdtTrfTxInf[1]/IntrBkSttlmAmt"]
    assert len(deal.parties) == 2


def test_a_transaction_without_a_creditor_says_so() -> None:
    [note] = only(pacs008(PARTY.format("Dbtr"))).unread
    assert "Cdtr is missing" in note.why
    assert "ask the sender" in note.why


def test_one_bad_transaction_does_not_stop_the_others() -> None:
    bad = "</CdtTrfTxInf><CdtTrfTxInf><Dbtr><Nm>Second Payer</Nm></Dbtr>"
    first, second = read(pacs008(TWO_PARTIES + bad))
    assert first.unread == ()
    assert {note.field for note in second.unread} == {
        "CdtTrfTxInf[2]/Cdtr",
        "CdtTrfTxInf[2]/IntrBkSttlmAmt",
    }
    assert second.parties[0].name == "Second Payer"


@needs_shared
def test_a_business_header_names_sender_and_receiver() -> None:
    [deal] = read(SHARED / "payments/mx/pacs.008.001.07.xml")
    ends = (Role.SENDER, Role.RECEIVER)
    assert [p.identifiers[0].value for p in deal.parties if p.role in ends] == ["MLCOUS33XXX"] * 2
    assert (deal.format, deal.reference, deal.day) == (
        "pacs.008.001.07",
        "223423423",
        date(2018, 7, 31),
    )


def test_what_an_envelope_says_is_searched_too() -> None:
    inner = pacs008(TWO_PARTIES).decode().partition("?>")[2]
    deal = only(f"<Envelope><Route>via Jebel Ali</Route>{inner}</Envelope>".encode())
    assert "via Jebel Ali" in {passage.text for passage in deal.passages}


def test_a_message_wrapped_as_text_is_read() -> None:
    inner = pacs008(TWO_PARTIES).decode()
    deal = only(f"<Queue><Payload><![CDATA[{inner}]]></Payload></Queue>".encode())
    assert deal.parties[0].name == "Sample Payer LLP"


def test_two_messages_in_one_envelope_are_two_deals() -> None:
    inner = pacs008(TWO_PARTIES).decode().partition("?>")[2]
    assert len(read(f"<Batch>{inner}{inner}</Batch>".encode())) == 2


def test_a_message_without_transactions_is_broken() -> None:
    with pytest.raises(BrokenInput, match="without any CdtTrfTxInf"):
        read(b"<Document><FIToFICstmrCdtTrf><GrpHdr/></FIToFICstmrCdtTrf></Document>")
