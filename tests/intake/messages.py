"""Small messages for the tests of intake, with room to put one thing into them."""

from witting.base import Deal, Party, Role
from witting.intake import read


def pacs008(inside: str, *, version: str = "08", amount: str = "1250.00") -> bytes:
    """Make a pacs.008 of one transaction around some elements."""
    space = f"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.{version}"
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="{space}"><FIToFICstmrCdtTrf>
      <GrpHdr><MsgId>M1</MsgId><CreDtTm>2024-05-16T09:00:00Z</CreDtTm></GrpHdr>
      <CdtTrfTxInf>
        <PmtId><EndToEndId>E2E-1</EndToEndId></PmtId>
        <IntrBkSttlmAmt Ccy="CNY">{amount}</IntrBkSttlmAmt>
        <IntrBkSttlmDt>2024-05-16</IntrBkSttlmDt>
        {inside}
      </CdtTrfTxInf>
    </FIToFICstmrCdtTrf></Document>"""
    return text.encode()


TWO_PARTIES = "<Dbtr><Nm>Sample Payer LLP</Nm></Dbtr><Cdtr><Nm>Sample Payee Ltd</Nm></Cdtr>"


def mt103(fields: str = "", *, payer: str = ":50K:SAMPLE PAYER LLP", payee: str = "") -> bytes:
    """Make a whole MT103 with extra fields."""
    payee = payee or ":59:/12345\nSAMPLE PAYEE LTD\nSAMPLE STREET 1\nDUBAI"
    body = f":20:REF1\n:23B:CRED\n:32A:240516USD1250,5\n{payer}\n{payee}\n{fields}\n:71A:SHA"
    text = "\n".join(line for line in body.split("\n") if line)
    return f"{{1:F01XMPLCNSHAXXX0000000000}}{{2:I103XMPLAEADXXXXN}}{{4:\n{text}\n-}}".encode()


def mt700(fields: str = "", *, applicant: str = "", available: str = "") -> bytes:
    """Make a whole MT700 with extra fields."""
    lines = [
        ":27:1/1",
        ":40A:IRREVOCABLE",
        ":20:LC1",
        ":31C:240516",
        ":40E:UCP LATEST VERSION",
        ":31D:240815HONG KONG",
        applicant or ":50:SAMPLE APPLICANT FZE\nDUBAI",
        ":59:/777\nSAMPLE BENEFICIARY CO., LTD.\nSHENZHEN",
        ":32B:USD412500,00",
        available or ":41D:ANY BANK IN CHINA\nBY NEGOTIATION",
        fields,
    ]
    text = "\n".join(line for line in lines if line)
    return f"{{1:F01XMPLAEADAXXX0000000000}}{{2:I700XMPLHKHHXXXXN}}{{4:\n{text}\n-}}".encode()


def only(data: bytes, *, name: str | None = None) -> Deal:
    """Read an input that holds one deal."""
    [deal] = read(data, name=name)
    return deal


def in_role(deal: Deal, role: Role) -> Party:
    """Find the one party of a role."""
    [party] = [party for party in deal.parties if party.role is role]
    return party
