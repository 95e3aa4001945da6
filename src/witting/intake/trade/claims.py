"""What each document of a deal states, field by field, so that two can be held against each other.

A claim keeps the document's own words and where they stand. Trade documents, letters of credit and
orders make them; a box's name is read from the span's field, `page 1, line 12 (gross weight)`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from witting.base import Deal, DealKind, GoodsLine, Party, Passage, Role, RoutePoint, Span
from witting.intake.trade.alike import unit_class
from witting.intake.trade.route import voyage_in
from witting.intake.trade.tables import spoken, squeeze, words_of
from witting.intake.trade.values import (
    containers_in,
    day_in,
    figure,
    money_in,
    unit_in,
    weight_in_kg,
)

_BOX = re.compile(r" \((?P<box>[^()]+)\)$")
_FIN = {
    ":44E:": "port of loading",
    ":44F:": "port of discharge",
    ":44A:": "place of receipt",
    ":44B:": "final destination",
    ":44C:": "latest shipment",
    ":31D:": "expiry date",
}
"""The fields of a letter of credit that say what a box of a trade document says."""

PARTIES = {
    Role.CONSIGNOR: "consignor",
    Role.BENEFICIARY: "consignor",
    Role.CONSIGNEE: "consignee",
    Role.APPLICANT: "consignee",
    Role.NOTIFY: "notify",
    Role.END_USER: "end user",
    Role.CARRIER: "carrier",
    Role.VESSEL: "vessel",
}
PLACES = (
    "port of loading",
    "port of discharge",
    "place of delivery",
    "final destination",
    "airport of departure",
    "airport of destination",
)
WEIGHTS = ("gross weight", "net weight")
DAYS = ("shipment date", "latest shipment", "expiry date")
_MOST = 50  # different parties, places or days in one part of one document
STRONG = ("invoice no", "proforma no", "packing list no", "b/l no", "awb no")
"""Numbers that name one shipment's papers; a contract may have many shipments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing a document states."""

    text: str
    span: Span
    value: Decimal | None = None
    unit: str = ""  # `pieces`, `packages`, `kg`; a currency for money
    day: date | None = None
    party: Party | None = None
    place: RoutePoint | None = None


def is_document(deal: Deal) -> bool:
    """Say whether a deal is a paper of a trade, which others of the same trade can contradict."""
    return deal.kind in (DealKind.ORDER, DealKind.LETTER_OF_CREDIT)


def is_trade_paper(deal: Deal) -> bool:
    """Say whether a deal was read from a trade document and not from a plain order."""
    return deal.kind is DealKind.ORDER and deal.format != "order"


@lru_cache(maxsize=65_536)
def box_of(field: str) -> str:
    """Give the box a field names: `gross weight` of `page 1, line 12 (gross weight)`, or ""."""
    found = _BOX.search(field)
    return found["box"] if found else _FIN.get(field, "")


def parties_of(deal: Deal, field: str) -> list[Claim]:
    """Give whom a document names in a part, once each."""
    named = [p for p in deal.parties if PARTIES.get(p.role) == field and (p.name or p.identifiers)]
    exact = [p for p in named if p.span and box_of(p.span.field) == field]
    return _few(_of_party(party) for party in (exact or named))


def also_called(deal: Deal, field: str) -> list[Claim]:
    """Give everybody a document names in a part, under any of its boxes: the buyer too."""
    return _few(_of_party(p) for p in deal.parties if PARTIES.get(p.role) == field and p.name)


def _few(claims: Iterable[Claim]) -> list[Claim]:
    """Give claims by their words, once each; none where there are too many to be one trade's."""
    found = list({claim.text: claim for claim in claims}.values())
    return found if len(found) <= _MOST else []


def is_to_order(deal: Deal) -> bool:
    """Say whether the goods are consigned to order: whoever holds the paper is the consignee."""
    opens = tuple(phrase for phrase, _ in (*spoken("to_order_of"), *spoken("nobody")))
    told = (p.text for p in deal.passages if box_of(p.field) == "consignee")
    return any(squeeze(text).startswith(opens) for text in told)


def _of_party(party: Party) -> Claim:
    text = party.name or party.identifiers[0].value
    span = party.span or Span(field=party.role.value, start=0, end=len(text), text=text)
    return Claim(text=text, span=span, party=party)


def places_of(deal: Deal, field: str) -> list[Claim]:
    """Give the places of a box of the route."""
    return _few(
        Claim(text=point.text, span=point.span, place=point)
        for point in deal.route
        if point.span is not None and box_of(point.span.field) == field
    )


def boxes_of(deal: Deal, *names: str) -> Iterator[Passage]:
    """Give the passages that are boxes of these names."""
    held = (*deal.passages, *deal.dropped)
    return (passage for passage in held if box_of(passage.field) in names)


def voyages_of(deal: Deal) -> list[Claim]:
    """Give a ship's voyages, which may stand beside its name, and flights, without their days."""
    found = []
    for passage in boxes_of(deal, "voyage", "vessel", "flight"):
        number = voyage_in(passage.text, is_alone=box_of(passage.field) != "vessel")
        if number:
            found.append(Claim(text=number, span=passage.span(0, len(passage.text))))
    return _few(found)


def containers_of(deal: Deal) -> list[Claim]:
    """Give the container numbers a document names, wherever it names them."""
    return _few(
        Claim(text=number, span=passage.span(0, len(passage.text)))
        for passage in (*deal.passages, *deal.dropped)
        for number in containers_in(passage.text)
    )


def days_of(deal: Deal, name: str) -> list[Claim]:
    """Give the days of a box; a letter of credit writes them as YYMMDD."""
    found = []
    for passage in boxes_of(deal, name):
        day = _fin_day(passage.text) if passage.field in _FIN else day_in(passage.text)
        if day is not None:
            found.append(Claim(text=passage.text, span=passage.span(0, len(passage.text)), day=day))
    return _few(found)


def _fin_day(text: str) -> date | None:
    found = re.match(r"(\d{2})(\d{2})(\d{2})", text)
    try:
        return date(2000 + int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def weights_of(deal: Deal, name: str) -> list[Claim]:
    """Give a weight in kilograms: the last that is stated for the whole, or the lines' sum."""
    stated = [c for c in map(_weight, boxes_of(deal, name)) if c is not None]
    if stated:
        return stated[-1:]
    lines = [_weight(passage) for passage in boxes_of(deal, f"goods: {name}")]
    return _sum([claim for claim in lines if claim is not None]) if all(lines) else []


def _weight(passage: Passage) -> Claim | None:
    value = weight_in_kg(passage.text)
    span = passage.span(0, len(passage.text))
    return Claim(text=passage.text, span=span, value=value, unit="kg") if value else None


def _sum(claims: list[Claim]) -> list[Claim]:
    if len(claims) < 2:
        return claims
    total = sum((claim.value or Decimal(0) for claim in claims), Decimal(0))
    text = " + ".join(claim.text for claim in claims)
    return [Claim(text=text, span=claims[0].span, value=total, unit=claims[0].unit)]


def packages_of(deal: Deal) -> list[Claim]:
    """Give how many packages a document counts in all."""
    for names in (("packages",), ("goods: packages",)):
        found = []
        for passage in boxes_of(deal, *names):
            value = figure(passage.text)
            is_range = re.fullmatch(r"\W*\w*\d+\s*[-–]\s*\d+\W*", passage.text)
            if value is None or is_range:
                return []
            span = passage.span(0, len(passage.text))
            found.append(Claim(text=passage.text, span=span, value=value, unit="packages"))
        if found:
            return found[-1:] if names == ("packages",) else _sum(found)
    return []


def quantities_of(deal: Deal) -> list[Claim]:
    """Give the quantity of all goods lines, where every line states one in the same unit, or none.

    A unit may stand in a heading; a figure alone is then all that a line says.
    """
    lines = [_quantity(line) for line in deal.goods]
    claims = [claim for claim in lines if claim is not None]
    units = {claim.unit for claim in claims}
    if not claims or len(claims) < len(lines) or len(units) > 1 or units == {"packages"}:
        return []
    return _sum(claims)


def are_lines_alike(one: Deal, other: Deal) -> bool:
    """Say whether two papers' quantities can be held against each other, line for line or whole.

    Where one counts more lines than the other, its own total must say that no line is misread.
    """
    if len(one.goods) == len(other.goods):
        return True
    return all(
        figure(passage.text) == claim.value
        for deal in (one, other)
        if len(deal.goods) > 1
        for claim in quantities_of(deal)
        for passage in list(boxes_of(deal, "quantity"))[-1:] or [Passage(field="", text="")]
    )


def _quantity(line: GoodsLine) -> Claim | None:
    value = figure(line.quantity) if line.quantity else None
    if value is None or line.span is None:
        return None
    unit = unit_class(unit_in(line.quantity))
    return Claim(text=line.quantity, span=line.span, value=value, unit=unit)


def totals_of(deal: Deal) -> list[Claim]:
    """Give what a document says the goods cost in all."""
    found = []
    for money in deal.amounts:
        passage = next(
            (p for p in boxes_of(deal, "total") if money_in(p.text, money.currency) == money),
            None,
        )
        text = f"{money.value} {money.currency}"
        span = Span(field="amount", start=0, end=len(text), text=text)
        if passage is not None:
            span = passage.span(0, len(passage.text))
        found.append(Claim(text=text, span=span, value=money.value, unit=money.currency))
    return found


def headings_of(deal: Deal) -> dict[str, Claim]:
    """Give the HS headings a document states, each with the goods line that states it."""
    return {
        line.hs[:4]: Claim(text=f"{line.hs} {line.description}", span=line.span)
        for line in deal.goods
        if line.hs and line.span is not None
    }


def origins_of(deal: Deal) -> dict[str, Claim]:
    """Give the countries of origin a document states, as ISO 3166-1 alpha-2."""
    return {
        line.origin: Claim(text=f"{line.origin}: {line.description}", span=line.span)
        for line in deal.goods
        if line.origin and line.span is not None
    }


def words_for_goods(deals: Iterable[GoodsLine]) -> frozenset[str]:
    """Give the words that describe goods, cut to their beginnings so that endings do not matter."""
    found = (word.key for line in deals for word in words_of(line.description))
    return frozenset(word[:5] for word in found if len(word) > 3 and not word.isdigit())
