"""Makes a world ready before it is in use: what the first request would wait for is done here."""

import ctypes
import gc
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from weakref import ref

from witting.assess import World, load_profile
from witting.assess.telling import Asking
from witting.lists import Snapshot
from witting.parties import Screener
from witting.store.deal_answer import answer_to, written

_FIRST_WAIT, _LAST_WAIT = 15.0, 600.0  # seconds between tries to let go of what is still held

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


class Leaving:
    """The worlds that were replaced, and when it is time to look whether they are still held."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._worlds: list[ref[object]] = []  # their lookups: they hold themselves
        self._due, self._wait = 0.0, _FIRST_WAIT

    def add(self, world: World) -> None:
        """Note a world that was in use until now."""
        self._worlds.append(ref(world.screener.lookup))
        self._due, self._wait = 0.0, _FIRST_WAIT

    def see_off(self, in_use: World) -> None:
        """Let the replaced go, once they are free to: whoever began before the switch holds them.

        It is tried when asked first, and seldom again: each try holds up every answer.
        """
        if not self._worlds or self._clock() < self._due:
            return
        settle(in_use)
        gone = (None, in_use.screener.lookup)  # other words on lists left out change no index
        self._worlds = [one for one in self._worlds if one() not in gone]
        self._due = self._clock() + self._wait
        self._wait = min(2 * self._wait, _LAST_WAIT)


def settle(in_use: World) -> None:
    """Let go of what nobody uses any more, and look no further through what is there to stay.

    A world that was replaced is held by its own caches until it is looked for; and what is looked
    for among a million records that stay holds up every answer.
    """
    if not in_use.is_default:
        Screener.forget_default()
        Snapshot.forget_default()
    gc.unfreeze()
    gc.collect()
    gc.collect()  # what is kept beside an index, by it, is let go only once the index is gone
    gc.freeze()
    _give_back()


def _give_back() -> None:
    """Give freed memory back to the machine, where the C library can be asked to: glibc's keeps it.

    A switch opens the next world beside the one in use, and what that took is not taken again soon.
    """
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
