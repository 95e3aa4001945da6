"""Cells of “Ship to” and “Consignee”: a place, a name, or both, told apart.

Exporters write whom or where goods go to into one column. A cell that is a place must not be lost
as the name of a party, and an address beside a name must not stay part of the name.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from witting.base import Party, Role, RoutePoint, Span
from witting.intake.order_parts import make_point
from witting.intake.trade.parties import has_business, has_form
from witting.places import PlaceMention, find_places, lookup

RECEIVERS = frozenset({Role.CONSIGNEE, Role.END_USER, Role.NOTIFY})
_PARTS = re.compile(r"\s*[,;，；、،\n]\s*|\s+[-–—/|]\s+")
_LONGEST = 400  # characters of a cell taken apart


def apart(
    parties: Iterable[Party], route: Sequence[RoutePoint]
) -> tuple[tuple[Party, ...], tuple[RoutePoint, ...]]:
    """Give the parties and the route, with what is a place among the receivers' names on the route.

    Only a receiver of goods is read so: a buyer's name that is a place says nothing of the way. A
    receiver without a name is where the goods go.
    """
    kept: list[Party] = []
    points = list(route)
    for party in parties:
        if party.role not in RECEIVERS or party.span is None:
            kept.append(party)
            continue
        name, where = _told(party)
        if name or party.identifiers:
            span = _of(party.span, name)
            kept.append(replace(party, name=name, address=where, span=span if name else None))
        elif where:
            points.append(make_point("to", where, party.span.field))
    return tuple(kept), tuple(points)


def where_to(role: Role, said: Mapping[str, str]) -> str:
    """Give what a row tells of where goods go by a receiver's address or country; else ""."""
    return said.get("address", "") or said.get("country", "") if role in RECEIVERS else ""


def _told(party: Party) -> tuple[str, str]:
    if party.name:
        stated = party.address or party.country
        return (party.name, party.address) if stated else name_and_place(party.name)
    name, where = name_and_place(party.address)
    return (name, where) if has_form(name) else ("", party.address or party.country or "")


def name_and_place(text: str) -> tuple[str, str]:
    """Part a cell into the name of a party and where it is; either may be empty.

    >>> name_and_place("Novorossiysk, Russia"), name_and_place("Vega Plus LLC, Moscow")
    (('', 'Novorossiysk, Russia'), ('Vega Plus LLC', 'Moscow'))
    >>> name_and_place("Minsk Tractor Works"), name_and_place("Vega Plus LLC")
    (('Minsk Tractor Works', ''), ('Vega Plus LLC', ''))
    """
    if len(text) > _LONGEST:
        return text, ""
    if lookup(text) is not None:
        return "", text
    pieces = [piece for piece in _PARTS.split(text) if piece]
    placed = [_is_place(piece) and not has_business(piece) for piece in pieces]
    if not any(placed):
        return _place_at_end(text)
    named = next((at for at, piece in enumerate(pieces) if has_business(piece)), None)
    if named is None:
        named = 0 if not placed[0] and not any(map(str.isdigit, pieces[0])) else None
    if named is None:
        return "", text
    return pieces[named], ", ".join(piece for at, piece in enumerate(pieces) if at != named)


def _place_at_end(text: str) -> tuple[str, str]:
    """Give the place a name ends with after its legal form: “Vega LLC Minsk”."""
    last = next(reversed(_named(text)), None)
    if last is None or text[last.end :].strip(" .)"):
        return text, ""
    head = text[: last.start].strip(" (")
    ends_with_form = bool(head) and has_form(head.rsplit(maxsplit=1)[-1])
    return (head, text[last.start :]) if ends_with_form else (text, "")


def _is_place(piece: str) -> bool:
    """Say whether a piece between commas is or holds a place: alone, “Tula” is the town."""
    return lookup(piece) is not None or bool(_named(piece))


def _named(text: str) -> list[PlaceMention]:
    return [one for one in find_places(text) if one.kind == "name" and not one.in_street]


def _of(span: Span, name: str) -> Span:
    at = max(span.text.find(name), 0)
    return Span(field=span.field, start=span.start + at, end=span.start + at + len(name), text=name)
