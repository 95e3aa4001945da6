"""One small message of each kind of ISO 20022 read, with room to put something into it."""

DATE = "2024-05-16"
STAMP = "2024-05-16T09:00:00Z"
UETR = "7b0c9a52-4f0e-4d1a-9c55-0a4f5f1d2c01"
FI = "<{0}><FinInstnId><BICFI>{1}</BICFI></FinInstnId></{0}>"
PARTY = "<{0}><Nm>{1}</Nm></{0}>"
CUSTOMERS = "<Dbtr><Nm>Sample Payer LLP</Nm></Dbtr><Cdtr><Nm>Sample Payee Ltd</Nm></Cdtr>"
BANKS = FI.format("Dbtr", "XMPLKZKA") + FI.format("Cdtr", "XMPLAEAD")


def document(number: str, body: str) -> str:
    """Put a message into its `Document`."""
    return f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:{number}">{body}</Document>'


def header(message: str, sender: str = "XMPLKZKA", receiver: str = "XMPLAEAD") -> str:
    """Make the business header that goes before a message."""
    ends = "".join(
        f"<{end}><FIId><FinInstnId><BICFI>{bic}</BICFI></FinInstnId></FIId></{end}>"
        for end, bic in (("Fr", sender), ("To", receiver))
    )
    space = "urn:iso:std:iso:20022:tech:xsd:head.001.001.02"
    return (
        f'<AppHdr xmlns="{space}">{ends}<BizMsgIdr>B1</BizMsgIdr><MsgDefIdr>{message}</MsgDefIdr>'
        f"<CreDt>{STAMP}</CreDt></AppHdr>"
    )


def transfer(inside: str = CUSTOMERS, *, reference: str = "E2E-1", amount: str = "1250.00") -> str:
    """Make one transaction of a pacs.008 or pacs.009."""
    return (
        f"<CdtTrfTxInf><PmtId><EndToEndId>{reference}</EndToEndId><UETR>{UETR}</UETR></PmtId>"
        f'<IntrBkSttlmAmt Ccy="CNY">{amount}</IntrBkSttlmAmt>'
        f"<IntrBkSttlmDt>{DATE}</IntrBkSttlmDt>{inside}</CdtTrfTxInf>"
    )


def pacs009(inside: str = BANKS, *, version: str = "08") -> str:
    """Make a pacs.009 of one transaction."""
    body = {"01": "pacs.009.001.01", "02": "FinInstnCdtTrf"}.get(version, "FICdtTrf")
    group = f"<GrpHdr><MsgId>M1</MsgId><CreDtTm>{STAMP}</CreDtTm></GrpHdr>"
    return document(f"pacs.009.001.{version}", f"<{body}>{group}{transfer(inside)}</{body}>")


def cover(inside: str = CUSTOMERS) -> str:
    """Make a pacs.009 COV around the customers' own transfer."""
    return pacs009(f"{BANKS}<UndrlygCstmrCdtTrf>{inside}</UndrlygCstmrCdtTrf>")


def pacs004(inside: str = "", *, version: str = "09", transactions: int = 1) -> str:
    """Make a pacs.004 of some returned payments."""
    body = "pacs.004.001.01" if version == "01" else "PmtRtr"
    one = (
        f"<TxInf><RtrId>R1</RtrId><OrgnlEndToEndId>E2E-1</OrgnlEndToEndId><OrgnlUETR>{UETR}"
        '</OrgnlUETR><OrgnlIntrBkSttlmAmt Ccy="CNY">1250.00</OrgnlIntrBkSttlmAmt>'
        f'<RtrdIntrBkSttlmAmt Ccy="CNY">1240.00</RtrdIntrBkSttlmAmt>'
        f"<IntrBkSttlmDt>{DATE}</IntrBkSttlmDt>{inside}</TxInf>"
    )
    group = f"<GrpHdr><MsgId>M1</MsgId><CreDtTm>{STAMP}</CreDtTm></GrpHdr>"
    return document(f"pacs.004.001.{version}", f"<{body}>{group}{one * transactions}</{body}>")


def pain001(groups: str, *, version: str = "09") -> str:
    """Make a pain.001 around its `PmtInf`."""
    body = {"01": "pain.001.001.01", "02": "pain.001.001.02"}.get(version, "CstmrCdtTrfInitn")
    group = (
        f"<GrpHdr><MsgId>M1</MsgId><CreDtTm>{STAMP}</CreDtTm>"
        "<InitgPty><Nm>Sample Treasury Ltd</Nm></InitgPty></GrpHdr>"
    )
    return document(f"pain.001.001.{version}", f"<{body}>{group}{groups}</{body}>")


def payments(payer: str, transactions: str, *, version: str = "09") -> str:
    """Make one `PmtInf`: a payer and the transfers it orders."""
    day = DATE if version < "08" else f"<Dt>{DATE}</Dt>"
    return (
        f"<PmtInf><PmtInfId>P1</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt>{day}</ReqdExctnDt>"
        f"<Dbtr><Nm>{payer}</Nm></Dbtr>{FI.format('DbtrAgt', 'XMPLKZKA')}{transactions}</PmtInf>"
    )


def order(payee: str, inside: str = "", *, reference: str = "E2E-1") -> str:
    """Make one transfer of a pain.001."""
    return (
        f"<CdtTrfTxInf><PmtId><EndToEndId>{reference}</EndToEndId></PmtId>"
        f'<Amt><InstdAmt Ccy="CNY">1250.00</InstdAmt></Amt>'
        f"<Cdtr><Nm>{payee}</Nm></Cdtr>{inside}</CdtTrfTxInf>"
    )


def camt056(inside: str = "", *, version: str = "08", about: str = "") -> str:
    """Make a recall of one payment; `about` replaces what is recalled."""
    one = about or (
        f"<TxInf><CxlId>C1</CxlId><OrgnlEndToEndId>E2E-1</OrgnlEndToEndId><OrgnlUETR>{UETR}"
        f'</OrgnlUETR><OrgnlIntrBkSttlmAmt Ccy="CNY">1250.00</OrgnlIntrBkSttlmAmt>{inside}</TxInf>'
    )
    assigned = "".join(
        f"<{end}><Agt><FinInstnId><BICFI>{bic}</BICFI></FinInstnId></Agt></{end}>"
        for end, bic in (("Assgnr", "XMPLKZKA"), ("Assgne", "XMPLAEAD"))
    )
    return document(
        f"camt.056.001.{version}",
        f"<FIToFIPmtCxlReq><Assgnmt><Id>A1</Id>{assigned}<CreDtTm>{STAMP}</CreDtTm></Assgnmt>"
        f"<Undrlyg>{one}</Undrlyg></FIToFIPmtCxlReq>",
    )


def camt110(inside: str = "", *, narrative: str = "") -> str:
    """Make an investigation into one payment."""
    ends = "".join(
        f"<{end}><Agt><FinInstnId><BICFI>{bic}</BICFI></FinInstnId></Agt></{end}>"
        for end, bic in (("Rqstr", "XMPLKZKA"), ("Rspndr", "XMPLAEAD"))
    )
    return document(
        "camt.110.001.01",
        "<InvstgtnReq><InvstgtnReq><MsgId>Q1</MsgId><InvstgtnTp><Cd>RQFI</Cd></InvstgtnTp>"
        f"<Undrlyg><IntrBk><OrgnlEndToEndId>E2E-1</OrgnlEndToEndId><OrgnlUETR>{UETR}</OrgnlUETR>"
        '<OrgnlIntrBkSttlmAmt Ccy="CNY">1250.00</OrgnlIntrBkSttlmAmt>'
        f"<OrgnlIntrBkSttlmDt>{DATE}</OrgnlIntrBkSttlmDt>{inside}</IntrBk></Undrlyg>{ends}"
        "</InvstgtnReq><InvstgtnData><Rsn><Cd>IN01</Cd></Rsn><AddtlReqData><ReqNrrtv>"
        f"{narrative}</ReqNrrtv></AddtlReqData></InvstgtnData></InvstgtnReq>",
    )
