"""The forms of the bench's deals: elements of ISO 20022, fields and letters of SWIFT FIN."""

import textwrap
import unicodedata
from dataclasses import dataclass
from xml.sax.saxutils import escape

from bench.deal_words import Where
from witting.names import romanise_word


@dataclass(frozen=True, slots=True)
class Someone:
    """A party of a deal: its name, its place and what else a document says of it."""

    name: str
    where: Where
    address: str
    number: str


def fin(text: str) -> str:
    """Write a text in the letters SWIFT FIN takes."""
    bare = unicodedata.normalize("NFKD", text)
    latin = "".join(c for c in bare if not unicodedata.combining(c))
    words = (w if w.isascii() else romanise_word(w.lower()) for w in latin.split())
    kept = (c if c.isalnum() or c in " /-?:().,'+" else " " for c in " ".join(words))
    return "".join(c for c in kept if c.isascii()).upper()


def lines_of(one: Someone) -> list[str]:
    """Give a party's lines in a FIN field: four at most, none longer than 35."""
    told = textwrap.wrap(one.name.strip("-:/ ") or "NAME", 35)[:2]
    told += textwrap.wrap(one.address.strip("-:/ "), 35)[:1]
    return [*told, f"{fin(one.where.city)} {fin(one.where.name)}"[:35]]


def folded(field: str, text: str, most: int) -> list[str]:
    """Give a field of lines of 35 letters, so many at most."""
    parts = textwrap.wrap(text.strip("-:/ ") or "PAYMENT", 35)[:most]
    lines = [line.lstrip("-:") or "." for line in parts]
    return [field + lines[0], *lines[1:]]


def credit_line(words: str, code: str) -> list[str]:
    """Give the lines of a credit's goods."""
    first, *rest = textwrap.wrap(words, 60) or ["GOODS"]
    said = [f"+ {first}", *(f"  {line}" for line in rest)]
    return [*said, f"  HS CODE {code}"] if code else said


def tag(name: str, text: str, extra: str = "") -> str:
    """Give an element with a text."""
    return f"<{name}{extra}>{escape(text)}</{name}>"


def xml_party(role: str, one: Someone, *, with_id: bool) -> str:
    """Give a party's element, with a registration number where asked."""
    number = f"<Othr>{tag('Id', one.number)}<SchmeNm><Prtry>TXID</Prtry></SchmeNm></Othr>"
    return (
        f"<{role}>{tag('Nm', one.name)}<PstlAdr>{tag('StrtNm', one.address)}"
        f"{tag('TwnNm', one.where.native)}{tag('Ctry', one.where.country)}</PstlAdr>"
        + (f"<Id><OrgId>{number}</OrgId></Id>" if with_id else "")
        + f"</{role}>"
    )


def xml_bank(role: str, bic: str, name: str) -> str:
    """Give a bank's element."""
    named = tag("Nm", name) if name else ""
    return f"<{role}><FinInstnId>{tag('BICFI', bic)}{named}</FinInstnId></{role}>"


PACS = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08">
<FIToFICstmrCdtTrf>
<GrpHdr><MsgId>BENCH-{number}</MsgId><CreDtTm>2026-07-10T09:12:44+08:00</CreDtTm>
<NbOfTxs>1</NbOfTxs><SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf></GrpHdr>
<CdtTrfTxInf>
<PmtId><InstrId>BENCH-{number}-1</InstrId><EndToEndId>E2E-{number}</EndToEndId></PmtId>
{body}
</CdtTrfTxInf>
</FIToFICstmrCdtTrf>
</Document>
"""
