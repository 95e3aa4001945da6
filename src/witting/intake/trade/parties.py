"""Parties from the boxes of a trade document: name, address, country and numbers, by role.

The first line is the name, unless the box says otherwise ("Name: …"); what wraps or is only a legal
form goes on with it. A box that says "same as consignee" repeats that party, and "to order" is
nobody.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from witting.base import Identifier, Party, PartyKind, Passage, Role, Span
from witting.intake.trade.box import Box, Piece
from witting.intake.trade.identify import Found, identifiers_in
from witting.intake.trade.tables import labels, spoken, squeeze, words_of
from witting.names import readings, scripts_of
from witting.places import country_code, find_places

ROLES = {
    "seller": Role.CONSIGNOR,
    "exporter": Role.CONSIGNOR,
    "shipper": Role.CONSIGNOR,
    "buyer": Role.CONSIGNEE,
    "importer": Role.CONSIGNEE,
    "consignee": Role.CONSIGNEE,
    "notify": Role.NOTIFY,
    "end_user": Role.END_USER,
    "carrier": Role.CARRIER,
    "forwarder": Role.FREIGHT_FORWARDER,
    "broker": Role.BROKER,
    "manufacturer": Role.MENTIONED,
    "payer": Role.DEBTOR,
    "beneficiary": Role.BENEFICIARY,
    "applicant": Role.APPLICANT,
    "seller_bank": Role.CREDITOR_AGENT,
    "buyer_bank": Role.DEBTOR_AGENT,
    "intermediary_bank": Role.INTERMEDIARY_AGENT,
    "issuing_bank": Role.ISSUING_BANK,
    "advising_bank": Role.ADVISING_BANK,
}
"""Which box makes which role. A manufacturer takes no part in the deal of its own."""

_MOST_PIECES = 12  # between commas, among which the name ends
_LONGEST_NAME = 160
_MESSRS = re.compile(r"^(?:messrs|m/s)\b[.:]?\s*", re.IGNORECASE)
_HAN_FIRM = re.compile(  # a Chinese firm and its address, parted by nothing but a space
    r"([\u3400-\u9fff（）()]{4,40}?(?:公司|集团|工厂|研究所|大学|厂))[\s]+(?=[\u3400-\u9fff]{2}.*[省市区县路街号])"
)
_GOES_ON = re.compile(r"(?:[,&/-]|\b(?:and|und|et|of|и))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A party, the box it stands in, and the words of the box that are neither name nor address."""

    box: str
    parties: tuple[Party, ...]
    passages: tuple[Passage, ...]
    numbers: tuple[Passage, ...] = ()  # lines whose numbers and words are all in the party
    repeats: str = ""  # `consignee` where the box only says that it is the same


def read_party(box: Box, parts: Iterable[Box]) -> Named:
    """Read a party's box together with the boxes that are parts of it."""
    name = box.label.box
    role = ROLES[name]
    lines = [Piece(field=p.field, text=p.text) for p in box.pieces]
    stated: dict[str, list[Piece]] = {}
    for part in parts:
        stated.setdefault(part.label.box, []).extend(part.pieces)
    repeats, lines, aside = _said_instead(lines)
    names = stated.get("name", [])
    if names and not lines:
        lines, names = names[:1], names[1:]
    keep: list[Piece] = [*aside, *names, *stated.get("person", []), *stated.get("business", [])]
    numbers: list[Identifier] = []
    numbered: list[Piece] = []
    kept: list[Piece] = []
    for piece in lines:
        rest, found = _without_numbers(piece)
        numbers.extend(one.identifier for one in found)
        numbered.extend([piece] if found else [])
        kept.extend([rest] if rest.text else [])
    head, address = _name_of(kept)
    head = Piece(field=head.field, text=_MESSRS.sub("", head.text))
    for piece in (*stated.get("address", []), *stated.get("country", [])):
        rest, found = _without_numbers(piece)
        numbers.extend(one.identifier for one in found)
        numbered.extend([piece] if found else [])
        address.extend([rest.text] if rest.text else [])
    passages = tuple(_passage(piece, name, head) for piece in keep)
    aside_lines = tuple(
        Passage(field=f"{p.field} ({_spoken(name)}, whole)", text=p.text) for p in numbered
    )
    if not head.text and not numbers:
        passages += tuple(
            Passage(field=f"{box.label.box} address", text=text) for text in address if text
        )
        return Named(
            box=name,
            parties=() if repeats else _nameless(role, stated, address),
            passages=passages,
            numbers=aside_lines,
            repeats=repeats,
        )
    party = Party(
        role=role,
        name=head.text,
        span=_span(head, name, keep) if head.text else None,
        kind=PartyKind.ORGANISATION if role.is_agent else None,
        country=_country(stated.get("country", []), address),
        address=", ".join(dict.fromkeys(address)),
        identifiers=tuple(dict.fromkeys(numbers)),
        business=" ".join(piece.text for piece in stated.get("business", [])),
        managers=tuple(p.text for p in stated.get("manager", []) if len(p.text) <= _LONGEST_NAME),
    )
    return Named(
        box=name,
        parties=_each_script(party),
        passages=passages,
        numbers=aside_lines,
        repeats=repeats,
    )


def _nameless(role: Role, stated: dict[str, list[Piece]], address: list[str]) -> tuple[Party, ...]:
    """Give whoever has the address under a heading of its own, where the name is not known."""
    if not address or not stated.get("address"):
        return ()
    country = _country(stated.get("country", []), address)
    return (Party(role=role, name="", country=country, address=", ".join(dict.fromkeys(address))),)


def _passage(piece: Piece, box: str, name: Piece) -> Passage:
    """Give words beside a name; where they are of its line, under another field than its span's."""
    is_beside = piece.field == name.field and name.text not in piece.text
    said = f"{_spoken(box)}, beside" if is_beside else _spoken(box)
    return Passage(field=f"{piece.field} ({said})", text=piece.text)


def _spoken(box: str) -> str:
    return box.replace("_", " ")


def _span(piece: Piece, box: str, kept: Iterable[Piece]) -> Span:
    """Give the place of a name, in the line that is kept where one is: `to order of X`."""
    lines = (p.text for p in kept if p.field == piece.field and piece.text in p.text)
    at = next(lines, piece.text).index(piece.text)
    field = f"{piece.field} ({_spoken(box)})"
    return Span(field=field, start=at, end=at + len(piece.text), text=piece.text)


def _said_instead(lines: list[Piece]) -> tuple[str, list[Piece], list[Piece]]:
    """Take off a first line that names another box's party, or nobody."""
    if not lines:
        return "", [], []
    first = squeeze(lines[0].text)
    for phrase, box in spoken("same_as"):
        if first == phrase:
            return box, lines[1:], lines[:1]
    for phrase, _ in spoken("nobody"):
        if first == phrase:
            return "", lines[1:], lines[:1]
    for phrase, _ in spoken("to_order_of"):
        if first.startswith(f"{phrase} "):
            count = len(phrase.split())
            if _is_role(lines[0].text, count):
                return "", lines[1:], lines[:1]
            start = words_of(lines[0].text)[count].start
            behind = Piece(field=lines[0].field, text=lines[0].text[start:])
            return "", [behind, *lines[1:]], lines[:1]
    return "", lines, []


def _is_role(text: str, first: int) -> bool:
    """Say whether all words from one on only name a part in the trade: `to order of shipper`."""
    words = words_of(text)
    length, _ = labels().at(words, first)
    return first + length == len(words)


def _without_numbers(piece: Piece) -> tuple[Piece, list[Found]]:
    """Take the numbers out of a line; a line of nothing else becomes empty."""
    found = identifiers_in(piece.text)
    text, at = "", 0
    for one in found:
        text += piece.text[at : one.start]
        at = one.end
    text = (text + piece.text[at:]).strip(" ,;:/|()（），；")
    words = [word for word in words_of(text) if len(word.key) > 1]
    if not found:
        return Piece(field=piece.field, text=text), found
    rest = re.sub(r"(?:\s*[,;.]\s*){2,}", ", ", text).strip(" ,.") if words else ""
    return Piece(field=piece.field, text=rest), found


def _name_of(lines: list[Piece]) -> tuple[Piece, list[str]]:
    """Part a box's lines into the name and the lines of the address."""
    if not lines:
        return Piece(field="", text=""), []
    count = 1
    while count < len(lines) and len(lines) > count and _runs_on(lines, count):
        count += 1
    text = " ".join(piece.text for piece in lines[:count])
    name, address = _before_address(text)
    rest = [address] if address else []
    if len(name) > _LONGEST_NAME:
        name, rest = name[:_LONGEST_NAME], [name[_LONGEST_NAME:], *rest]
    return Piece(field=lines[0].field, text=name), [*rest, *(p.text for p in lines[count:])]


def _runs_on(lines: list[Piece], count: int) -> bool:
    before, line = lines[count - 1].text, lines[count].text
    return _is_form(line) or (
        _GOES_ON.search(before) is not None
        and not _has_digit(line)
        and count < 3
        and has_form(line)
    )


def _before_address(text: str) -> tuple[str, str]:
    """Part `ACME LTD, 12 Port Road, Dubai` where the address begins.

    >>> _before_address("Example Trading Co., Ltd., 12 Port Road, Dubai")
    ('Example Trading Co., Ltd.', '12 Port Road, Dubai')
    """
    han = _HAN_FIRM.match(text)
    if han:
        return han[1], text[han.end() :].strip()
    pieces = re.split(r"(\s*[,;]\s+|\s*[，；،؛]\s*)", text, maxsplit=_MOST_PIECES)
    name = pieces[0]
    for at in range(1, len(pieces) - 1, 2):
        rest = "".join(pieces[at + 1 :])
        if _is_form(pieces[at + 1]) or (has_form(rest) and not has_form(name)):
            name += pieces[at] + pieces[at + 1]
            continue
        if _has_digit(rest) or has_form(name) or _names_place(rest):
            return name.strip(), rest.strip(" ,;،؛")
        return text.strip(), ""
    return name.strip(), ""


def _names_place(text: str) -> bool:
    return bool(find_places(text))


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _tokens(text: str) -> tuple[str, ...]:
    found = readings(text[:_LONGEST_NAME], person=False)
    return found[0] if found else ()


def _is_form(text: str) -> bool:
    """Say whether a text is nothing but a legal form: `Co., Ltd.`."""
    tokens = _tokens(text)
    return bool(tokens) and all(token.startswith(".") for token in tokens)


def has_form(text: str) -> bool:
    """Say whether a legal form stands in a text: it names a firm."""
    return any(token.startswith(".") for token in _tokens(text))


def has_business(text: str) -> bool:
    """Say whether a text has a legal form or a word for what bodies do: institute, university."""
    return any(token.startswith((".", "+")) for token in _tokens(text)) and not _has_digit(text)


def _country(stated: list[Piece], address: list[str]) -> str | None:
    """Give the country a box states, or the one the address ends with or alone names."""
    for piece in stated:
        code = country_code(piece.text.strip(" ."), allow_codes=True)
        if code:
            return code
    text = ", ".join(address)
    for part in reversed(re.split(r"[,，;،؛\n]", text)):
        code = country_code(part.strip(" .،"))
        if code:
            return code
    named = [m for m in find_places(text) if m.kind == "name" and not m.in_street]
    countries = {m.place.country for m in named if m.place.kind == "country"}
    if countries:
        return countries.pop() if len(countries) == 1 else None
    return _of_its_places([m.place.country for m in named])


def _of_its_places(countries: list[str | None]) -> str | None:
    """Give the country that all cities of an address are in; the last one's is its own."""
    return countries[-1] if countries and len(set(countries)) == 1 else None


def _each_script(party: Party) -> tuple[Party, ...]:
    """Give a party named in two scripts, parted by a slash, once by each name."""
    halves = re.split(r"\s+/\s+|\s*/\s*(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])\s*/\s*", party.name)
    scripts = [scripts_of(half) for half in halves]
    if len(halves) != 2 or scripts[0] == scripts[1] or min(map(len, halves)) < 4:
        return (party,)
    found = []
    for half in halves:
        at = party.name.index(half)
        span = party.span and Span(field=party.span.field, start=at, end=at + len(half), text=half)
        found.append(replace(party, name=half.strip(), span=span))
    return tuple(found)
