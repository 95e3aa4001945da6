"""The route of a trade document, and what carries the goods: ports, airports, ship, voyage."""

import re
from collections.abc import Iterable, Sequence

from witting.base import Identifier, Party, PartyKind, Role, RoutePoint, Span
from witting.intake.trade.box import Box, Piece
from witting.intake.trade.parties import has_form
from witting.intake.trade.tables import squeeze
from witting.intake.trade.values import plain_digits
from witting.places import find_places, lookup, port

_LOCODE = re.compile(r"(?<![A-Za-z])([A-Z]{2})[ -]?([A-Z2-9]{3})(?![A-Za-z0-9])")
_FROM_TO = re.compile(
    r"(?:^|\b)(?:from|ex|из|от)\s*:?\s+(?P<from>.{2,60}?)\s+(?:to|till|в|до|на)\s*:?\s+(?P<to>.{2,60}?)"
    r"(?:\s*[,;]?\s*(?:via|through|через|транзитом через)\s*:?\s+(?P<via>.{2,60}?))?"
    r"(?=\s+(?:by|on|per|морем|морским|авиа|воздуш|железн|авто|судном)\b|[;,.]?\s*$|\s*[;\n])",
    re.IGNORECASE | re.MULTILINE,
)
_HAN_FROM_TO = re.compile(
    r"(?:自|从|由|從)\s*(?P<from>[^\s，,。；]{2,20}?)\s*(?:(?:经由|途经|经|經)\s*(?P<via>[^\s，,。；]{2,20}?))?\s*"
    r"(?:运至|運至|运到|运往|運往|至|到|抵)\s*(?P<to>[^\s，,。；(（]{2,20}?)(?=海运|空运|船运|铁路|公路|[，,。；(（\s]|$)"
    r"(?:[，,]?\s*(?:经由|途经|经|在)\s*(?P<via_after>[^\s，,。；]{2,20}?)(?=转运|中转|转船|[，,。；]|$))?"
)
_ARABIC_FROM_TO = re.compile(
    r"(?:^|\s)من\s+(?P<from>.{2,40}?)\s+(?:إلى|الى)\s+(?P<to>.{2,40}?)"
    r"(?:\s+(?:عبر|عن طريق)\s+(?P<via>.{2,40}?))?(?=[،,.;\n]|\s+(?:بحرا|جوا|برا)|\s*$)"
)
_MEANS = re.compile(
    r"\W*(?:by\s+)?(?:sea|ocean|air|rail|road|truck|vessel|courier|multimodal|sea freight|"
    r"air freight|морем|морской|морской транспорт|авиа|авто|автотранспорт|авиатранспорт|ж/д|"
    r"海运|空运|陆运|铁路|بحرا|بحري|جوا|جوي|برا|بري)(?:\s+(?:freight|transport|транспортом|транспорт))?\W*",
    re.IGNORECASE,
)
_SHIP = re.compile(
    r"^\W*(?:M\s?/\s?V|M\s?/\s?T|M\.V\.|M\.T\.|S/S|MV|MT|т/х|теплоход|судно|т/к|"
    r"سفينة|الباخرة|轮)\.?\s+[\"“«]?",
    re.IGNORECASE,
)
_VOYAGE = re.compile(
    r"\s*(?:[/,;|]\s*(?:voy(?:age)?\.?\s*(?:no\.?)?\s*:?\s*)?|"
    r"\s(?:v\.|voy\.?|voyage|рейс|航次|الرحلة)\s*(?:no\.?|№)?\s*[:.]?\s*)"
    r"(?P<voyage>(?=[\w-]*\d)[\w-]{1,14})\s*$",
    re.IGNORECASE,
)
_IMO = re.compile(
    r"[(\s,;/-]*\b(?:IMO|ИМО)\b[\s.:#№]*(?:no\.?|number)?[\s.:#]*(?P<imo>\d{7})(?!\d)[)\s]*",
    re.IGNORECASE,
)
_FLIGHT = re.compile(
    r"[A-Z0-9]{1,4}[ -]?\d{1,5}[A-Z]{0,2}(?![\w.])|[A-Z]?\d{1,5}[A-Z]{0,2}(?![\w.])"
)
_BLANK = frozenset(
    {"", "na", "n a", "nil", "none", "нет", "无", "لا يوجد", "tba", "tbn", "as per b l"}
)
_LONGEST = 120
_CARRIES = ("vessel", "imo", "voyage", "routing")
_DASHES = re.compile(r"\s+[-–—]\s+|\s*(?:→|->|=>|——)\s*")
_MOST_POINTS = 8
_VIA = re.compile(
    r"[\s,(]+(?:via|through|w/t at|через|транзитом через|عبر|经由|经)[:\s]+([^,;()]{2,40})\)?$",
    re.IGNORECASE,
)
_SHIP_SAID = re.compile(
    r"(?:\b(?:vessel|per|by)\s+)?(?:\b(?:vessel|M[./]?\s?V\.?|S[./]S)|т/х|теплоход\w*|судн\w+|船名|السفينة|الباخرة)"
    r"\s*[:：]?\s*[\"«“]?(?P<name>[A-ZА-ЯЁ][^,;，；()\n\"»”]{2,40})",
)
PARTS = {"from": "from", "to": "to", "via": "via"}


def points_of(box: Box) -> list[RoutePoint]:
    """Give the route points a box names: one, or those of a sentence `from A to B via C`."""
    if box.label.kind == "routing":
        return [point for piece in box.pieces for point in _said(piece)]
    points = []
    for piece in box.pieces:
        text = piece.text.strip(" .,;")
        if squeeze(text) in _BLANK or len(text) > _LONGEST:
            continue
        via = _VIA.search(text)
        if via and box.label.kind == "to" and is_place(text[: via.start()]):
            points.append(_point("via", via[1].strip(" .,;)"), piece, box.label.box))
            text = text[: via.start()].strip(" .,;(")
        points.append(_point(PARTS[box.label.kind], text, piece, box.label.box))
    return points


def routed_in(pieces: Iterable[Piece]) -> Iterable[RoutePoint]:
    """Give the route that a line outside all boxes tells, where both its ends are places."""
    for piece in pieces:
        found = _said(piece) if is_routing(piece.text) else []
        if found:
            return found
    return []


def is_routing(text: str) -> bool:
    """Say whether a line tells a route from one known place to another.

    >>> is_routing("Goods shipped from Hamburg to Mersin via Poti by sea."), is_routing("from A")
    (True, False)
    """
    if len(text) > 3 * _LONGEST:
        return False
    found = {point.part: point.text for point in _said(Piece(field="", text=text))}
    ends = [found[part] for part in ("from", "to") if part in found]
    return len(ends) == 2 and any(map(is_place, ends))


def _point(part: str, text: str, piece: Piece, box: str) -> RoutePoint:
    field = f"{piece.field} ({box})"
    at = max(piece.text.find(text), 0)
    span = Span(field=field, start=at, end=at + len(text), text=text)
    return RoutePoint(part=part, text=text, code=_code(text), span=span)


def _code(text: str) -> str:
    """Give the UN/LOCODE a port's box holds, where it is one we know or the whole of the box."""
    for hit in _LOCODE.finditer(text):
        code = hit[1] + hit[2]
        if hit.group() == text.strip() or port(code) is not None:
            return code
    return ""


def _said(piece: Piece) -> list[RoutePoint]:
    points = []
    for pattern in (_FROM_TO, _HAN_FROM_TO, _ARABIC_FROM_TO):
        for hit in pattern.finditer(piece.text):
            for part in ("from", "via", "to"):
                text = (hit[part] or _via_after(part, hit)).strip(" ,.;")
                if text and (part != "via" or is_place(text) or text[0].isalpha()):
                    points.append(_point(part, text, piece, "transport"))
        if points:
            break
    return points or _by_dashes(piece)


def _by_dashes(piece: Piece) -> list[RoutePoint]:
    """Give the points of `Shenzhen – Khorgos – Almaty`, where most are places that are known."""
    names = [name.strip(" .,;") for name in _DASHES.split(piece.text)]
    known = sum(map(is_place, names))
    if not 2 <= len(names) <= _MOST_POINTS or known * 2 <= len(names) or not all(names):
        return []
    parts = ["from", *["via"] * (len(names) - 2), "to"]
    return [_point(part, name, piece, "transport") for part, name in zip(parts, names, strict=True)]


def _via_after(part: str, hit: re.Match[str]) -> str:
    """Give what a Chinese sentence passes through that says so after both ends."""
    return hit.groupdict().get("via_after") or "" if part == "via" else ""


def is_place(text: str) -> bool:
    """Say whether a box names a place and nothing longer."""
    if len(text) > _LONGEST or has_form(text):
        return False
    return (
        lookup(text) is not None
        or bool(_code(text))
        or any(mention.kind == "name" for mention in find_places(text))
    )


def vessels_of(boxes: Iterable[Box]) -> tuple[list[Party], list[str]]:
    """Give the ships of a document's boxes with their IMO numbers, and its voyages as written."""
    ships: list[Party] = []
    voyages: list[str] = []
    numbers: list[tuple[str, Piece]] = []
    for box in boxes:
        for piece in box.pieces if box.label.kind in _CARRIES else ():
            if box.label.kind == "routing":
                said = _SHIP_SAID.search(piece.text)
                part = Piece(field=piece.field, text=said["name"]) if said else None
                ship, voyage = _ship(part, box.label.box) if part else (None, "")
                ships.extend([ship] if ship and ship.name else [])
            elif box.label.kind == "vessel":
                ship, voyage = _ship(piece, box.label.box)
                ships.extend([ship] if ship else [])
                voyages.extend([voyage] if voyage else [])
            elif box.label.kind == "imo":
                found = re.search(r"(?<!\d)\d{7}(?!\d)", plain_digits(piece.text))
                numbers.extend([(found.group(), piece)] if found else [])
            else:
                found = _VOYAGE.search(f" / {piece.text}")
                voyages.append(found["voyage"] if found else piece.text)
    return _numbered(ships, numbers), list(dict.fromkeys(voyages))


def voyage_in(text: str, *, is_alone: bool) -> str:
    """Give the number of the voyage a box holds; `is_alone` where the box is the voyage's own.

    >>> voyage_in("NORTHERN CREST / 118E", is_alone=False), voyage_in("118E", is_alone=True)
    ('118E', '118E')
    >>> voyage_in("SU 1860 / 14.06.2024", is_alone=True)
    'SU 1860'
    """
    plain = plain_digits(text).strip()
    found = _VOYAGE.search(plain)
    if found and not found["voyage"].isalpha():
        return found["voyage"]
    if not is_alone:
        return ""
    flight = _FLIGHT.match(plain)
    return flight.group().strip() if flight else ""


def _numbered(ships: list[Party], numbers: Sequence[tuple[str, Piece]]) -> list[Party]:
    """Give each number in a box of its own to the ship without one; alone it is a ship too."""
    found = list(ships)
    for number, piece in numbers:
        imo = Identifier(scheme="imo", value=number)
        if any(imo in ship.identifiers for ship in found):
            continue
        at = next((n for n, ship in enumerate(found) if not ship.identifiers), None)
        if at is None:
            span = Span(field=f"{piece.field} (imo)", start=0, end=len(piece.text), text=piece.text)
            found.append(_vessel("", span, (imo,)))
        else:
            found[at] = _vessel(found[at].name, found[at].span, (imo,))
    return found


def _ship(piece: Piece, box: str) -> tuple[Party | None, str]:
    text = plain_digits(piece.text)
    if _MEANS.fullmatch(text) or squeeze(text) in _BLANK or len(text) > _LONGEST:
        return None, ""
    number = _IMO.search(text)
    if number:
        text = f"{text[: number.start()]} {text[number.end() :]}".strip()
    said = _VOYAGE.search(text)
    if said:
        text = text[: said.start()]
    text = _SHIP.sub("", text).strip(' "“”«»,;/()')
    name = text if any(sign.isalpha() for sign in text) else ""
    if not name and not number:
        return None, said["voyage"] if said else ""
    at = max(piece.text.find(name), 0)
    end = at + len(name) if piece.text[at : at + len(name)] == name else len(piece.text)
    span = Span(field=f"{piece.field} ({box})", start=at, end=end, text=piece.text[at:end])
    imo = (Identifier(scheme="imo", value=number["imo"]),) if number else ()
    return _vessel(name, span, imo), said["voyage"] if said else ""


def _vessel(name: str, span: Span | None, numbers: tuple[Identifier, ...]) -> Party:
    return Party(role=Role.VESSEL, name=name, span=span, kind=PartyKind.VESSEL, identifiers=numbers)
