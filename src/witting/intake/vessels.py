"""Vessels named in the text of a deal: by an IMO number, or by a word that says a name follows.

A ship stands in field 45A or in a remittance line, not in a party field of its own; without this it
would be a passing mention, and an exact number would identify nobody.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from witting.base import Deal, DealKind, Identifier, Party, PartyKind, Passage, Role

_CUES = (
    r"M/?V|M/?T|S/?S|(?:CARRYING |OCEAN )?VESSEL(?: NAME)?|SHIP|"
    r"т/х|теплоход|танкер|судно|船名|سفينة|الباخرة"
)
"""What stands before a ship's name in trade documents: motor vessel, motor tanker and so on."""

_NAME = r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*| \d{1,3}(?!\d)){0,3}"
_NUMBER = r"IMO\s*+(?:NUMBER|NO|№)?[\s.:#]*+(?P<imo>\d{7})(?!\d)"
_VESSEL = re.compile(
    rf"(?<!\w)(?:(?:{_CUES})\.?[\s:]{{0,9}}+){{1,3}}[\"“«]?(?P<name>{_NAME}?)[\"”»]?[\s,;(/]{{0,9}}+{_NUMBER}"
    rf"|(?<!\w){_NUMBER.replace('<imo>', '<bare>')}",
    re.IGNORECASE,
)
_CUED = re.compile(
    r"(?<!\w)(?:M/?V|M/?T|т/х|теплоход)\.?\s+[\"“«]?(?P<name>[^\W\d_]\w+(?: [^\W\d_]\w+)?)",
)
_AFTER_NUMBER = re.compile(r"\d[.,)\]]?\s{0,3}(?:/|(?:PER|OF|ЗА)\s{1,3})?\Z", re.IGNORECASE)
_COUNTED_OFF = re.compile(r"(?:\A|\n)\s{0,9}\(?\d{1,2}[.)]\s{1,3}\Z")  # `2. MV EXAMPLE STAR`
_LOOKED_BACK = 24  # letters before a cue
_SHORT = 3  # letters of a name at least, and of the longer of two words
# What ends a name: the words between it and what follows, and what names terms and codes.
_BEHIND = """
and or of in at to on by for with per as is be from via into onto until voy voyage flag imo dated
eta etd tba tbn pol pod hs fob cif cfr cip cpt dap ddp dpu exw fas fca usd eur cny rub
из от до на по для или порт рейс вес код
"""
# What no name begins with besides: MT is a metric ton more often than a motor tanker.
_INSTEAD = """
kg kgs kgm lb lbs ton tons tonne tonnes mts cbm net nett gross weight quantity qty total each
bag bags box boxes carton cartons ctn ctns drum drums package packages pallet pallets pcs pieces
container containers code codes tariff goods item items price unit incoterms min max minimum maximum
port ports load loading loaded discharge discharging destination origin terminal berth
not any which нетто брутто тонн тонны порта
"""
_ENDS = frozenset(_BEHIND.split())
_NO_NAME = _ENDS | frozenset(_INSTEAD.split())


def with_vessels(deal: Deal) -> Deal:
    """Add the vessels that the deal's own text names; a story's are found with its other names."""
    if deal.kind is DealKind.ARTICLE:
        return deal
    known = {(item.scheme, item.value) for party in deal.parties for item in party.identifiers}
    found: dict[str, Party] = {}
    for passage in deal.passages:
        for vessel in _vessels(passage):
            key = vessel.identifiers[0].value if vessel.identifiers else vessel.name.upper()
            if ("imo", key) not in known:
                found.setdefault(key, vessel)
    named = {vessel.name.upper() for vessel in found.values() if vessel.identifiers}
    named |= {party.name.upper() for party in deal.parties if party.role is Role.VESSEL}
    kept = tuple(
        vessel
        for vessel in found.values()
        if vessel.identifiers or vessel.name.upper() not in named
    )
    return replace(deal, parties=(*deal.parties, *kept))


def _vessels(passage: Passage) -> Iterable[Party]:
    for hit in _VESSEL.finditer(passage.text):
        number = hit["imo"] or hit["bare"]
        if not _is_imo(number):
            continue
        name = (hit["name"] or "").strip()
        start, end = hit.span("name") if name else hit.span()
        yield _party(passage, name, start, end, number)
    for hit in _CUED.finditer(passage.text):
        before = passage.text[max(hit.start() - _LOOKED_BACK, 0) : hit.start()]
        name = _named(hit["name"])
        if name and (not _AFTER_NUMBER.search(before) or _COUNTED_OFF.search(before)):
            start = hit.start("name")
            yield _party(passage, name, start, start + len(name), "")


def _named(words: str) -> str:
    """Give the ship's name that words behind a cue begin with, or "" where they are no name."""
    name: list[str] = []
    for word in words.split(" "):
        if word.casefold() in (_ENDS if name else _NO_NAME) or word[0].islower():
            break
        name.append(word)
    return " ".join(name) if any(len(word) >= _SHORT for word in name) else ""


def _party(passage: Passage, name: str, start: int, end: int, number: str) -> Party:
    return Party(
        role=Role.VESSEL,
        name=name,
        span=passage.span(start, end),
        kind=PartyKind.VESSEL,
        identifiers=(Identifier(scheme="imo", value=number),) if number else (),
    )


def _is_imo(number: str) -> bool:
    """Check the last digit: seven digits behind the letters IMO may be a typing error."""
    from stdnum import imo

    return bool(imo.is_valid(number))
