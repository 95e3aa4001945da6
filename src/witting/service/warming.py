"""Makes a world ready before it is in use: what the first request would wait for is done here."""

import gc
from datetime import date

from witting.assess import World, load_profile
from witting.assess.telling import Asking
from witting.store.deal_answer import answer_to, written

# Made up: it only has to touch every index once, in the four scripts.
_ORDER = """{"kind": "order", "parties": [
 {"role": "debtor", "name": "Example Trading LLC", "country": "AE", "address": "1 Example Street"},
 {"role": "creditor", "name": "ООО «Пример»", "country": "RU", "address": "ул. Примерная, 1"},
 {"role": "end_user", "name": "示例贸易有限公司", "country": "CN"},
 {"role": "notify", "name": "شركة المثال للتجارة", "country": "AE"}],
 "goods": [{"description": "ball bearings 6205, микросхемы, 集成电路", "hs": "848210"},
  {"description": "كراسي التحميل"}],
 "route": {"from": "CNNGB", "to": "RUVVO"}}"""


_PAYMENT = """<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>
<GrpHdr><MsgId>1</MsgId><CreDtTm>2024-07-01T09:00:00</CreDtTm><NbOfTxs>1</NbOfTxs></GrpHdr>
<CdtTrfTxInf><PmtId><EndToEndId>1</EndToEndId></PmtId>
<IntrBkSttlmAmt Ccy="CNY">1.00</IntrBkSttlmAmt>
<Dbtr><Nm>Example Trading LLC</Nm><PstlAdr><Ctry>AE</Ctry></PstlAdr></Dbtr>
<DbtrAgt><FinInstnId><Nm>Example Bank</Nm></FinInstnId></DbtrAgt>
<CdtrAgt><FinInstnId><BICFI>AAAACNBJXXX</BICFI></FinInstnId></CdtrAgt>
<Cdtr><Nm>示例贸易有限公司</Nm><PstlAdr><Ctry>CN</Ctry></PstlAdr></Cdtr>
<RmtInf><Ustrd>Contract 1, ball bearings, HS 848210</Ustrd></RmtInf>
</CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"""


def warm(world: World) -> None:
    """Answer an invented order and payment, so that every index, table and reader is in memory."""
    day = date(2024, 7, 1)
    askers = (load_profile("ffi-cn"),)
    asking = Asking(world=world, askers=askers, as_of=day, made_at=day)
    for name, document in (("warming.json", _ORDER), ("warming.xml", _PAYMENT)):
        written(answer_to(document.encode(), name, asking))


def settle() -> None:
    """Let go of what nobody uses any more, and look no further through what is there to stay.

    A world that was replaced is held by its own caches until it is looked for; and what is looked
    for among a million records that stay holds up every answer.
    """
    gc.unfreeze()
    gc.collect()
    gc.collect()  # what is kept beside an index, by it, is let go only once the index is gone
    gc.freeze()
