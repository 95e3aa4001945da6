"""Turns one SWIFT FIN message into Deals by the table of its type: one for each transaction."""

import re
from collections.abc import Iterator
from dataclasses import replace

from witting.base import Deal, GoodsLine, Money, Party, Passage, RoutePoint, Unread
from witting.intake.fin_check import Parts, missing, miswritten
from witting.intake.fin_instructing import read_instructing
from witting.intake.fin_left_out import LEFT_OUT, header_passages
from witting.intake.fin_message import (
    FinField,
    FinMessage,
    Notes,
    header_parties,
    is_left_out,
    passages_of,
    read_amount,
    read_day,
)
from witting.intake.fin_pages import missing_pages
from witting.intake.fin_party import read_party
from witting.intake.fin_trade import ROUTE
from witting.intake.fin_types import FinType, Sequence
from witting.intake.goods_lines import goods_lines
from witting.intake.source import Source

_MOST = 100_000  # fields that may be repeated in the payments of one message
# How a credit is available, by the format of field 41a; any other words there may be a name.
_AVAILABLE = re.compile(
    r"BY\s+(?:ACCEPTANCE|DEF(?:ERRED)?\s+PAYMENT|MIXED\s+(?:PYMT|PAYMENT)|NEGOTIATION|PAYMENT)",
    re.IGNORECASE,
)
_ANY_BANK = re.compile(r"\s*ANY\s+BANK\b", re.IGNORECASE)  # 41D so worded names nobody
_NO_REFERENCE = frozenset({"", "NONREF", "NEW"})
# Text that runs over lines of 65 or 50 characters; other fields have lines of 35.
_WIDE = re.compile(r"35G|39[DE]|4[4567][A-Z]|49[GHMN]|77[CLU]|78D?")


def read_message(message: FinMessage, kind: FinType, source: Source) -> list[Deal]:
    """Read the message: a Deal for each transaction, and at least one."""
    parts = _parts(message, kind)
    notes = [
        *message.faults,
        *_stray(message),
        *_beyond(kind),
        *missing_pages(message),
    ]
    repeated = [(part, fields) for part, fields in parts if part.repeats]
    around = _Around(message, kind, source, notes, max(len(repeated), 1))
    once = [(part, fields) for part, fields in parts if not part.repeats]
    if not repeated:
        return [around.deal(once)]
    shared = sum(len(fields) for _, fields in once)
    if shared * len(repeated) > _MOST:
        why = f"it has {shared:,} fields for {len(repeated):,} payments: all are read as one"
        notes.append(Unread(field="the message", why=why))
        return [around.deal(parts)]
    return [around.deal([one, *once]) for one in repeated]


def _parts(message: FinMessage, kind: FinType) -> Parts:
    """Part the fields into the sequences of the type, each named in the fields it holds."""
    following = list(kind.sequences[1:])
    parts: Parts = [(kind.sequences[0], [])]
    count = 0
    for found in message.fields:
        opened = next((part for part in following if found.tag in part.opens), None)
        if opened is not None:
            count = count + 1 if opened.repeats else 0
            parts.append((opened, []))
            following = following[following.index(opened) + (0 if opened.repeats else 1) :]
        part, fields = parts[-1]
        name = f"{part.name}{count}" if part.repeats else part.name
        fields.append(replace(found, part=f"{found.part} ({name})" if name else found.part))
    return parts


class _Around:
    """What the transactions of a message share, and how each is read."""

    def __init__(
        self,
        message: FinMessage,
        kind: FinType,
        source: Source,
        notes: list[Unread],
        transactions: int,
    ) -> None:
        self._message, self._kind, self._source = message, kind, source
        self._parties = header_parties(message)
        self._passages = header_passages(message)
        self._notes = notes
        # The number of a message that orders several payments is not that of any of them.
        number = dict(message.user_header).get("121", "").strip().lower()
        self._uetr = number if transactions == 1 else ""

    def deal(self, parts: Parts) -> Deal:
        """Read one transaction: the fields of its own part first."""
        notes = Notes()
        parties: list[Party] = []
        passages: list[Passage] = []
        for part, its_fields in parts:
            for found in its_fields:
                made, about = _read(found, part)
                parties += made
                passages += about
        fields = [found for _, its_fields in parts for found in its_fields]
        reference, related = _references(fields)
        amounts, day = self._amounts(fields, notes), None
        dated = [f for tag in self._kind.days for f in fields if f.tag == tag]
        if dated:
            day = read_day(dated[0], dated[0].raw[:6], notes)
        noted = {note.field for note in notes.unread}
        wrong = miswritten(self._kind, fields, noted) if self._kind.has_table else ()
        return Deal(
            kind=self._kind.kind,
            source=self._source.name,
            format=self._kind.format,
            reference=reference,
            uetr=self._uetr,
            related=related,
            parties=(*self._parties, *parties),
            goods=self._goods(fields),
            route=_route(fields),
            amounts=amounts,
            day=day,
            passages=(*passages, *self._passages),
            unread=(*notes.unread, *wrong, *self._notes, *missing(self._kind, parts)),
            digest=self._source.digest,
        )

    def _amounts(self, fields: list[FinField], notes: Notes) -> tuple[Money, ...]:
        found: list[Money] = []
        for tag in self._kind.amounts:
            for field in fields:
                if field.tag == tag:
                    text = field.raw[6:] if tag == "32A" else field.raw
                    found += read_amount(field, text, notes)
        return tuple(dict.fromkeys(found))

    def _goods(self, fields: list[FinField]) -> tuple[GoodsLine, ...]:
        described = [found for found in fields if found.tag in self._kind.goods]
        return tuple(line for found in described for line in goods_lines(found))


def _read(found: FinField, part: Sequence) -> tuple[list[Party], list[Passage]]:
    role = part.roles.get(found.tag) or part.roles.get(found.number)
    if role is not None and not _ANY_BANK.match(found.raw):
        return read_party(found, role, _availability_lines(found))
    if is_left_out(found, LEFT_OUT):
        return [], []
    named = read_instructing(found) if found.number == "72" else []
    return named, passages_of(found, 65 if _WIDE.fullmatch(found.tag) else 35)


def _availability_lines(found: FinField) -> int:
    """Count the last lines of 41a that say how, not with whom: `BY PAYMENT`."""
    lines = found.raw.split("\n")
    return 1 if found.number == "41" and _AVAILABLE.fullmatch(lines[-1].strip()) else 0


def _references(fields: list[FinField]) -> tuple[str, tuple[str, ...]]:
    """Give the transaction's own reference, and the others it goes by."""
    # In an order of several payments each has its own in field 21; field 20 is that of them all.
    many = any(found.tag == "28D" for found in fields)
    tags = ("21", "20", "21R") if many else ("20", "21")
    stated = [found.raw.strip() for tag in tags for found in fields if found.tag == tag]
    known = list(dict.fromkeys(text for text in stated if text.upper() not in _NO_REFERENCE))
    return (known[0], tuple(known[1:])) if known else ("", ())


def _stray(message: FinMessage) -> Iterator[Unread]:
    if message.stray:
        why = f"text outside of any field: {message.stray!r}"
        yield Unread(field="the message", why=why)


def _beyond(kind: FinType) -> Iterator[Unread]:
    if not kind.has_table:
        what = kind.format if kind.number else "a SWIFT message of no stated type"
        why = f"{what} is not read by a table of its own: it is searched as text, without amounts"
        yield Unread(field="the message", why=why)


def _route(fields: list[FinField]) -> tuple[RoutePoint, ...]:
    """Name the places in the order the goods pass them.

    Where a place of receipt and a port of loading are both stated, the port is on the way; so is a
    port of discharge before a final destination.
    """
    stated = [f for tag in ROUTE for f in fields if f.tag == tag and f.raw.strip()]
    tags = {found.tag for found in stated}
    return tuple(_point(found, _way(found.tag, tags)) for found in stated)


def _way(tag: str, tags: set[str]) -> str:
    on_the_way = (tag == "44E" and "44A" in tags) or (tag == "44F" and "44B" in tags)
    return "via" if on_the_way else ROUTE[tag]


def _point(found: FinField, part: str) -> RoutePoint:
    text = found.raw.strip()
    start = found.raw.index(text)
    return RoutePoint(part=part, text=text, span=found.span(start, start + len(text)))
