"""Writes the small documents the main job is tested with."""

from xml.sax.saxutils import escape

PACS = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2024-05-16T09:00:00</CreDtTm><NbOfTxs>1</NbOfTxs>
<SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf></GrpHdr>
<CdtTrfTxInf><PmtId><EndToEndId>E1</EndToEndId></PmtId>
<IntrBkSttlmAmt Ccy="CNY">98000</IntrBkSttlmAmt><IntrBkSttlmDt>2024-05-16</IntrBkSttlmDt>
<ChrgBr>SHAR</ChrgBr>{ultimate}
<Dbtr><Nm>{debtor}</Nm><PstlAdr><Ctry>{debtor_country}</Ctry></PstlAdr></Dbtr>
<DbtrAgt><FinInstnId><BICFI>EXAMKZKA</BICFI></FinInstnId></DbtrAgt>
<CdtrAgt><FinInstnId><BICFI>EXAMCNSH</BICFI></FinInstnId></CdtrAgt>
<Cdtr><Nm>{creditor}</Nm><PstlAdr><Ctry>CN</Ctry></PstlAdr></Cdtr>
<RmtInf><Ustrd>{remittance}</Ustrd></RmtInf></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>
"""


def pacs008(
    *,
    remittance: str,
    debtor: str = "ООО Заречная мельница",
    debtor_country: str = "RU",
    creditor: str = "Jiangsu Lanhua Trading Co Ltd",
    ultimate_debtor: str = "",
) -> str:
    """Write a customer credit transfer between the parties named."""
    ultimate = (
        f"<UltmtDbtr><Nm>{escape(ultimate_debtor)}</Nm></UltmtDbtr>" if ultimate_debtor else ""
    )
    return PACS.format(
        ultimate=ultimate,
        debtor=escape(debtor),
        debtor_country=debtor_country,
        creditor=escape(creditor),
        remittance=escape(remittance),
    )
