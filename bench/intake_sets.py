"""What the bench of reading is given: payments as banks send them, and stories of three pages.

A payment here carries what a full one does: both customers with address, account and number, their
banks, the banks on the way, a party behind in one of five, charges, and a line of remittance. The
parties are invented, no two messages alike; each is valid by the schema of its message.
"""

import csv
import random
import uuid
from collections.abc import Iterator
from pathlib import Path

from bench.deal_forms import tag
from bench.deal_sets import DealMaker, Made
from bench.deal_words import CURRENCIES, HOMES, PLACES, Where
from bench.invented import Inventor
from bench.name_sets import Listed

STORY = 3_000  # characters of a story, as the speed is stated for
_NATIVE = 0.33
_SPACE = "urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"
_STAMP = "2026-07-10T09:12:44+08:00"
_DAY = "2026-07-10"
_GOODS = (
    "office chairs",
    "ball bearings 6205-2RS",
    "wheat of the third class",
    "spare parts for pumps",
    "мука пшеничная высшего сорта",
    "подшипники шариковые",
    "微控制器",
    "家具",
    "قطع غيار",
)


class PaymentMaker:
    """Makes payments; the same seed makes the same ones in the same order."""

    def __init__(self, seed: int) -> None:
        self._chance, self._inventor = random.Random(seed), Inventor(seed)
        self._number = 0

    def message(self, transactions: int = 1) -> bytes:
        """Make one pacs.008 of so many transactions."""
        self._number += 1
        body = "\n".join(self._transaction(place) for place in range(1, transactions + 1))
        group = (
            f"<GrpHdr>{tag('MsgId', f'BENCH-{self._number}')}{tag('CreDtTm', _STAMP)}"
            f"{tag('NbOfTxs', str(transactions))}<SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf>"
            f"{self._bank('InstgAgt', 'CN')}{self._bank('InstdAgt', 'KZ')}</GrpHdr>"
        )
        text = (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{_SPACE}">\n'
            f"<FIToFICstmrCdtTrf>\n{group}\n{body}\n</FIToFICstmrCdtTrf>\n</Document>\n"
        )
        return text.encode()

    def _transaction(self, place: int) -> str:
        chance = self._chance
        number = f"{self._number}-{place}"
        payer, payee = (chance.choices(PLACES, HOMES)[0] for _ in range(2))
        currency = CURRENCIES.get(payee.country, "USD") if chance.random() < 0.5 else "USD"
        amount = f"{chance.randrange(900, 900_000)}.{chance.randrange(100):02}"
        unique = uuid.UUID(int=chance.getrandbits(128), version=4)
        goods = f"{chance.choice(_GOODS)}, invoice {number} of {_DAY}, {payee.city}"
        numbers = (
            f"{tag('InstrId', f'BENCH-{number}')}{tag('EndToEndId', f'E2E-{number}')}"
            f"{tag('UETR', str(unique))}"
        )
        parts = [
            f"<PmtId>{numbers}</PmtId>",
            tag("IntrBkSttlmAmt", amount, f' Ccy="{currency}"'),
            tag("IntrBkSttlmDt", _DAY),
            tag("InstdAmt", amount, f' Ccy="{currency}"'),
            tag("ChrgBr", "SHAR"),
            self._bank("IntrmyAgt1", "US") if chance.random() < 0.5 else "",
            self._party("UltmtDbtr", payer) if chance.random() < 0.2 else "",
            self._party("Dbtr", payer),
            self._account("DbtrAcct"),
            self._bank("DbtrAgt", payer.country),
            self._bank("CdtrAgt", payee.country),
            self._party("Cdtr", payee),
            self._account("CdtrAcct"),
            "<Purp><Cd>GDDS</Cd></Purp>",
            f"<RmtInf>{tag('Ustrd', goods)}</RmtInf>",
        ]
        inside = "\n".join(filter(None, parts))
        return f"<CdtTrfTxInf>\n{inside}\n</CdtTrfTxInf>"

    def _party(self, role: str, where: Where) -> str:
        chance, inventor = self._chance, self._inventor
        firm = inventor.native_firm() if chance.random() < _NATIVE else inventor.firm()
        number = str(chance.randrange(10**9, 10**10))
        return (
            f"<{role}>{tag('Nm', firm[:140])}<PstlAdr>{tag('StrtNm', where.street.format('')[:70])}"
            f"{tag('BldgNb', str(chance.randrange(1, 300)))}"
            f"{tag('PstCd', str(chance.randrange(10_000, 999_999)))}{tag('TwnNm', where.native)}"
            f"{tag('Ctry', where.country)}</PstlAdr><Id><OrgId><Othr>{tag('Id', number)}"
            f"<SchmeNm><Cd>TXID</Cd></SchmeNm></Othr></OrgId></Id></{role}>"
        )

    def _account(self, role: str) -> str:
        number = str(self._chance.randrange(10**15, 10**16))
        return f"<{role}><Id><Othr>{tag('Id', number)}</Othr></Id></{role}>"

    def _bank(self, role: str, country: str) -> str:
        letters = "".join(self._chance.choices("ABCDEFGHIKLMNOPRSTUVXYZ", k=4))
        bic = f"{letters}{country}{self._chance.choice(('2L', '22', 'H1', 'BB', '33'))}"
        return f"<{role}><FinInstnId>{tag('BICFI', bic)}</FinInstnId></{role}>"


def credit_messages(count: int, seed: int, listed: list[Listed]) -> list[Made]:
    """Give MT103 and MT700 as they come in the deals of the deal bench, two of three MT103."""
    made: list[Made] = []
    maker = DealMaker(seed, listed)
    while len(made) < count:
        made += [one for one in maker.deals(200) if one.kind in ("mt103", "mt700")]
    return made[:count]


def stories(count: int, seed: int, listed: list[Listed]) -> Iterator[Made]:
    """Give stories of 3,000 characters in four languages: those of the deal bench, joined."""
    maker, waiting = DealMaker(seed, listed), dict[str, list[str]]()
    given = 0
    while given < count:
        for one in maker.deals(400):
            if one.kind != "story":
                continue
            text = one.data.decode()
            held = waiting.setdefault(_script(text), [])
            held.append(text.strip())
            whole = "\n\n".join(held)
            if len(whole) >= STORY and given < count:
                given += 1
                yield Made("story", f"story-{given}.txt", whole[:STORY].encode())
                held.clear()


def _script(text: str) -> str:
    """Tell the four languages of the stories apart by a letter of each."""
    marks = {"ar": "\u0627", "zh": "\u7684", "ru": "\u043e"}
    return next((name for name, letter in marks.items() if letter in text), "en")


def write_table(path: Path, rows: int, seed: int) -> None:
    """Write a table of orders, a row each: who sells and buys, what, from where to where."""
    chance = random.Random(seed)
    firms = [name for _, name in Inventor(seed).names(20_000, _NATIVE)]
    columns = "reference,day,debtor,debtor_country,creditor,creditor_country,goods,from,to,amount"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow([*columns.split(","), "currency"])
        for number in range(rows):
            buyer, seller = chance.choices(PLACES, HOMES, k=2)
            table.writerow(
                (
                    f"SO-{number}",
                    _DAY,
                    chance.choice(firms),
                    buyer.country,
                    chance.choice(firms),
                    seller.country,
                    chance.choice(_GOODS),
                    seller.port,
                    buyer.port,
                    chance.randrange(900, 900_000),
                    "USD",
                )
            )
