"""Parts field 45A of a letter of credit into lines of goods: what, how much, which HS code.

The field is free text. A line opens with a number, a plus or a dash, or follows a blank line; what
stands before the first such mark is a heading when it ends in a colon. Trade terms (`CIF DUBAI`)
and lines that only name a contract are no goods; they are still searched, since the whole field is
a passage too.
"""

import re
from dataclasses import dataclass

from witting.base import GoodsLine
from witting.intake.fin_message import FinField

_OPENS = re.compile(
    r"\s*(?:(?:\+\)?|[-*•]|\(?\d{1,3}[).]|ITEM\s+\d+\s*[:.)-]|\d{1,3}\s*-)\s+|/(?:ADD|REPALL)/\s*+)"
)
_DELETED = re.compile(r"\s*/DELETE/")  # of a credit by its amendment
# Four digits and up to three pairs, parted by single spaces, by points or not at all. "848210 5000"
# is a code and a quantity.
_HS = re.compile(
    r"\bH\.?\s?S\.?(?:\s?(?:CODE|NO|NUMBER|TARIFF))?\.?\s*[:#]?\s*"
    r"(\d{4}(?: \d{2}(?!\d)){1,3}|\d{4}(?:\.?\d{2}){0,3}(?!\d))",
    re.IGNORECASE,
)
_UNITS = (
    "PCS|PC|PIECES|UNITS?|SETS?|MTS?|M/T|METRIC TONS?|TONNES?|TONS?|KGS?|KILOGRAMS?|LITRES?|"
    "LITERS?|CBM|M3|METERS?|METRES?|PAIRS?|BAGS?|BOXES|CARTONS?|CTNS?|DRUMS?|PALLETS?|ROLLS?|NOS?|EA"
)
_QUANTITY = re.compile(
    rf"(?<![\w.,-])(?:QTY|QUANTITY)?\.?:?\s*(\d[\d.,' ]{{0,24}}\s?(?:{_UNITS}))(?![\w])",
    re.IGNORECASE,
)
_TERMS = re.compile(
    r"\s*(?:\+\s*)?(?:(?:TRADE|DELIVERY|PRICE)\s+TERMS?\b|INCOTERMS\b|"
    r"(?:EXW|FCA|FAS|FOB|CFR|C\s?AND\s?F|CIF|CPT|CIP|DAP|DPU|DDP)\b|"
    r"(?:AS PER|ACCORDING TO|AS IN)\s|(?:SALES\s+)?CONTRACT\b|PROFORMA\b|PACKING\b|ORIGIN\b|"
    r"COUNTRY OF ORIGIN\b|SHIPPING MARKS?\b)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Piece:
    start: int
    end: int


def goods_lines(found: FinField) -> list[GoodsLine]:
    """Give the goods lines of a 45A or 45B, each with a span into the field."""
    pieces = _pieces(found.raw)
    goods = [_line(found, piece) for piece in pieces if not _is_aside(found.raw, piece)]
    # A field of nothing but terms still describes the goods somehow: then it is one line.
    return goods or [_line(found, piece) for piece in _whole(found.raw)]


def _pieces(raw: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    position, opens_next = 0, True
    for line in raw.split("\n"):
        end = position + len(line)
        if not line.strip():
            opens_next = True
        elif opens_next or _is_start(line):
            # A new piece starts after its number, so that the number is not read as a quantity.
            mark = _OPENS.match(line)
            start = position + (mark.end() if mark else len(line) - len(line.lstrip()))
            pieces.append(_Piece(start, position + len(line.rstrip())))
            opens_next = False
        else:
            pieces[-1].end = position + len(line.rstrip())
        position = end + 1
    return pieces


def _is_start(line: str) -> bool:
    return any(mark.match(line) for mark in (_OPENS, _TERMS, _DELETED))


def _whole(raw: str) -> list[_Piece]:
    text = raw.strip()
    start = raw.index(text)
    return [_Piece(start, start + len(text))] if text else []


def _is_aside(raw: str, piece: _Piece) -> bool:
    text = raw[piece.start : piece.end]
    is_terms = _TERMS.match(text) or _DELETED.match(text)
    return text.endswith(":") or is_terms is not None or not text.strip()


def _line(found: FinField, piece: _Piece) -> GoodsLine:
    text = found.raw[piece.start : piece.end]
    code = _HS.search(text)
    digits = re.sub(r"\D", "", code.group(1)) if code else ""
    quantity = _QUANTITY.search(_HS.sub(" ", text))
    return GoodsLine(
        description=" ".join(text.split()),
        span=found.span(piece.start, piece.end),
        hs=digits if len(digits) in (4, 6, 8, 10) else "",
        quantity=" ".join(quantity.group(1).split()) if quantity else "",
    )
