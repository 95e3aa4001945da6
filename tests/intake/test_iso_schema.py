"""A message is checked against the schema given, and read whatever the check says."""

from pathlib import Path

import pytest

from tests.intake.iso_messages import CUSTOMERS, document, transfer
from tests.intake.messages import mt103
from tests.shared import SHARED, needs_shared
from witting.base import Deal, SettingsError
from witting.intake import read

SPACE = "urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"
# A schema of a few elements, written for this test: names of at most ten characters.
SMALL = f"""<?xml version="1.0"?>
<xs:schema xmlns="{SPACE}" xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{SPACE}"
  elementFormDefault="qualified">
 <xs:element name="Document"><xs:complexType><xs:sequence>
  <xs:element name="FIToFICstmrCdtTrf"><xs:complexType><xs:sequence>
   <xs:element name="CdtTrfTxInf" maxOccurs="unbounded"><xs:complexType><xs:sequence>
    <xs:element name="IntrBkSttlmAmt"><xs:complexType><xs:simpleContent>
     <xs:extension base="xs:decimal"><xs:attribute name="Ccy" type="xs:string"/></xs:extension>
    </xs:simpleContent></xs:complexType></xs:element>
    <xs:element name="Dbtr" type="Party"/><xs:element name="Cdtr" type="Party"/>
   </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
 </xs:sequence></xs:complexType></xs:element>
 <xs:complexType name="Party"><xs:sequence><xs:element name="Nm"><xs:simpleType>
  <xs:restriction base="xs:string"><xs:maxLength value="10"/></xs:restriction>
 </xs:simpleType></xs:element></xs:sequence></xs:complexType>
</xs:schema>"""
ONE = (
    '<CdtTrfTxInf><IntrBkSttlmAmt Ccy="CNY">10</IntrBkSttlmAmt>'
    "<Dbtr><Nm>{0}</Nm></Dbtr><Cdtr><Nm>Payee</Nm></Cdtr></CdtTrfTxInf>"
)


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    path = tmp_path / "small.xsd"
    path.write_text(SMALL, encoding="utf-8")
    return path


def _read(schema: Path, *payers: str, number: str = "pacs.008.001.08") -> list[Deal]:
    body = "".join(ONE.format(payer) for payer in payers)
    text = document(number, f"<FIToFICstmrCdtTrf>{body}</FIToFICstmrCdtTrf>")
    return read(text.encode(), schema=schema)


def test_a_message_that_keeps_the_schema_has_nothing_unread(schema: Path) -> None:
    assert [deal.unread for deal in _read(schema, "Payer")] == [()]


def test_a_fault_stands_in_the_transaction_it_is_in(schema: Path) -> None:
    first, second, third = _read(schema, "Payer", "A payer of too long a name", "Payer")
    assert (first.unread, third.unread) == ((), ())
    assert second.unread[0].field == "CdtTrfTxInf[2]/Dbtr/Nm"
    assert "maxLength" in second.unread[0].why
    assert "urn:iso" not in second.unread[0].why
    assert second.parties[0].name == "A payer of too long a name"


def test_a_fault_around_the_transactions_stands_in_all_of_them(schema: Path) -> None:
    body = f"<GrpHdr/>{ONE.format('A')}{ONE.format('B')}"
    text = document("pacs.008.001.08", f"<FIToFICstmrCdtTrf>{body}</FIToFICstmrCdtTrf>")
    deals = read(text.encode(), schema=schema)
    assert ["GrpHdr" in deal.unread[0].why for deal in deals] == [True, True]


def test_messages_in_an_envelope_are_each_checked(schema: Path) -> None:
    texts = [
        document("pacs.008.001.08", f"<FIToFICstmrCdtTrf>{ONE.format(name)}</FIToFICstmrCdtTrf>")
        for name in ("Payer", "A payer of too long a name")
    ]
    first, second = read(f"<Batch>{''.join(texts)}</Batch>".encode(), schema=schema)
    assert (first.unread, len(second.unread) > 0) == ((), True)


def test_a_message_the_schema_is_not_for_says_that_it_was_not_checked(schema: Path) -> None:
    [deal] = _read(schema, "Payer", number="pacs.008.001.10")
    assert "it was not checked: it is a pacs.008.001.10" in deal.unread[0].why


def test_a_message_of_a_thousand_faults_says_so_in_each_of_its_deals(schema: Path) -> None:
    deals = _read(schema, *(["A payer of too long a name"] * 1_000))
    assert all("100 faults" in deal.unread[-1].why for deal in deals)


WRONG = {
    "absent.xsd": (None, "cannot be opened"),
    "cut-off.xsd": ("<xs:schema", "is not well-formed XML"),
    "other.xsd": ("<a/>", "is no XML Schema"),
    "doctype.xsd": ('<!DOCTYPE a [<!ENTITY b "c">]><a/>', "carries a DOCTYPE"),
    "import.xsd": (
        '<s xmlns="http://www.w3.org/2001/XMLSchema"><include schemaLocation="x"/></s>',
        "brings in other schemas",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_schema_that_cannot_be_used_is_refused(tmp_path: Path, name: str) -> None:
    text, says = WRONG[name]
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=says):
        _read(tmp_path / name, "Payer")


def test_what_is_no_xml_cannot_be_checked(schema: Path) -> None:
    with pytest.raises(SettingsError, match="is no XML"):
        read(mt103(), name="x.fin", schema=schema)


ISO = SHARED / "payments/xsd_iso"
INITIATIONS = sorted((SHARED / "payments/pain001.09").glob("*.xml")) if SHARED.is_dir() else []


@needs_shared
@pytest.mark.parametrize("path", INITIATIONS or [Path("absent")], ids=lambda path: path.name)
def test_every_real_initiation_keeps_the_schema_of_iso(path: Path) -> None:
    assert [deal.unread for deal in read(path, schema=ISO / "pain.001.001.09.xsd")] == [()]


@needs_shared
def test_a_payment_that_breaks_the_schema_of_iso_is_read_and_says_where() -> None:
    text = document(
        "pacs.008.001.08", f"<FIToFICstmrCdtTrf>{transfer(CUSTOMERS)}</FIToFICstmrCdtTrf>"
    )
    [deal] = read(text.encode(), schema=ISO / "pacs.008.001.08.xsd")
    assert deal.parties[0].name == "Sample Payer LLP"
    assert all("breaks the schema given" in note.why for note in deal.unread)
    assert deal.unread
