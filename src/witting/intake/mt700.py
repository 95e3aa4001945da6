"""Reads an MT700, SWIFT's issue of a documentary credit: parties, goods, route, conditions."""

import re

from witting.base import Deal, DealKind, GoodsLine, Party, Passage, Role, RoutePoint, Unread
from witting.intake.fin_message import (
    FinField,
    FinMessage,
    LeftOut,
    Notes,
    header_parties,
    is_left_out,
    passages_of,
    read_amount,
    read_day,
)
from witting.intake.fin_party import read_party
from witting.intake.goods_lines import goods_lines
from witting.intake.source import Source

ROLES = {
    "41": Role.AVAILABLE_WITH,
    "42": Role.DRAWEE,
    "50": Role.APPLICANT,
    "51": Role.DEBTOR_AGENT,  # the applicant's own bank
    "52": Role.ISSUING_BANK,  # where it is not the sender
    "53": Role.REIMBURSEMENT_AGENT,
    "57": Role.ADVISING_BANK,  # the second one, which advises through
    "58": Role.CONFIRMING_BANK,
    "59": Role.BENEFICIARY,
}
"""Who stands in which field. 42C, 42M and 42P hold terms, not a party."""

ROUTE = {"44A": "from", "44E": "from", "44F": "to", "44B": "to"}
"""Where the goods are taken in charge and loaded, discharged and finally bound."""

LEFT_OUT = {
    "20": LeftOut("the reference, kept as such", r".{1,16}"),
    "27": LeftOut("a page count", r"\d/\d"),
    "31C": LeftOut("the day of issue, kept as such", r"(?s).*"),
    "32B": LeftOut("the amount, kept as such", r"(?s).*"),
    "39A": LeftOut("a tolerance", r"\d{1,2}/\d{1,2}"),
    "40A": LeftOut("a code", r"[A-Z ]{1,24}"),
    "44C": LeftOut("the latest day of shipment", r"\d{6}"),
    "49": LeftOut("a code", r"CONFIRM|MAY ADD|WITHOUT"),
}
"""Fields whose text is not searched while it looks as it must, and why; every other field is."""

_ANY_BANK = re.compile(r"\s*ANY\s+BANK\b", re.IGNORECASE)  # 41D so worded names nobody
_TERMS = frozenset({"42C", "42M", "42P"})
_WIDE = frozenset(
    {"45A", "46A", "47A", "45B", "46B", "47B", "78", "44A", "44B", "44E", "44F", "44D"}
)


def read_mt700(message: FinMessage, source: Source) -> Deal:
    """Turn the message into a letter of credit."""
    notes = Notes()
    parties: list[Party] = header_parties(message)
    passages: list[Passage] = []
    for found in message.fields:
        if found.number in ROLES and found.tag not in _TERMS and not _ANY_BANK.match(found.raw):
            made, about = read_party(found, ROLES[found.number], _availability_lines(found))
            parties += made
            passages += about
        elif not is_left_out(found, LEFT_OUT):
            passages += passages_of(found, 65 if found.tag in _WIDE else 35)
    if message.stray:
        notes.unread.append(
            Unread(field="the message", why=f"text outside of any field: {message.stray!r}")
        )
    issued = next(iter(message.all("31C")), None)
    return Deal(
        kind=DealKind.LETTER_OF_CREDIT,
        source=source.name,
        format="MT700",
        reference=message.value("20"),
        parties=tuple(parties),
        goods=_goods(message),
        route=_route(message),
        amounts=tuple(m for f in message.all("32B") for m in read_amount(f, f.raw, notes)),
        day=read_day(issued, issued.raw, notes) if issued else None,
        passages=tuple(passages),
        unread=tuple(notes.unread),
        digest=source.digest,
    )


def _availability_lines(found: FinField) -> int:
    """Count the last lines of 41a that say how, not with whom: `BY PAYMENT`."""
    lines = found.raw.split("\n")
    return 1 if found.number == "41" and lines[-1].upper().startswith("BY ") else 0


def _goods(message: FinMessage) -> tuple[GoodsLine, ...]:
    return tuple(line for found in message.all("45A") for line in goods_lines(found))


def _route(message: FinMessage) -> tuple[RoutePoint, ...]:
    """Name the places in the order the goods pass them.

    Where a place of receipt and a port of loading are both stated, the port is on the way; so is a
    port of discharge before a final destination.
    """
    stated = [found for tag in ROUTE for found in message.all(tag) if found.raw.strip()]
    tags = {found.tag for found in stated}
    return tuple(_point(found, _part(found.tag, tags)) for found in stated)


def _part(tag: str, tags: set[str]) -> str:
    on_the_way = (tag == "44E" and "44A" in tags) or (tag == "44F" and "44B" in tags)
    return "via" if on_the_way else ROUTE[tag]


def _point(found: FinField, part: str) -> RoutePoint:
    text = found.raw.strip()
    start = found.raw.index(text)
    return RoutePoint(part=part, text=text, span=found.span(start, start + len(text)))
