"""Reads what the lists taken from PDFs say in their notes, each list in its own way."""

import re
from dataclasses import replace

from witting.base import Identifier, Link, ListedName, PartyKind
from witting.lists.ofac.words import read_day
from witting.lists.us.facts import Facts, name_key
from witting.lists.us.words import code_of, iso_day

_BORN = re.compile(r"Date of birth: ([A-Z][a-z]+),? (\d{4})")
_USCC = re.compile(r"(\S+)(?: \((.+)\))?")
_MEASURE = re.compile(
    r"Authority: (?P<authority>.*?); imposed (?P<imposed>[^;]*); status: (?P<status>[^;]*)"
    r"(?:; (?P<cited>.*))?"
)
_ENDED = re.compile(
    r"^(?:Expired|Lifted|Terminated|Waived|All provisions expired)\D*(\d[\d/]*\d)$", re.IGNORECASE
)
_COMMA = re.compile(r",\s+(?:and\s+)?|\s+\.\s+")
_FORM = re.compile(
    r"(?:co|ltd|limited|inc|llc|l\.?p|jsc|corp|s\.?a|gmbh|ooo|pte|plc|s\.l\.u)\b\.?", re.IGNORECASE
)
_FULL_STOP = re.compile(r"(?<!Ltd)(?<!Inc)(?<!Co)\s*\.$")
_WITH = "Listed together with subsidiaries: "


def denial_order(facts: Facts, text: str) -> None:
    """Read "Type of denial: Standard; Expires: 2027-11-16"."""
    facts.key = name_key(facts.names[0].whole) if facts.names else facts.key
    for field, value in _pairs(text):
        if field == "Expires":
            facts.say("end_date", iso_day(value) or value)
        elif field == "Type of denial":
            facts.say("standard_order", {"Standard": "Y", "Non-Standard": "N"}.get(value, value))
            facts.say(field, value)
        else:
            facts.remarks.append(f"{field}: {value}" if value else field)


def ns_cmic(facts: Facts, text: str) -> None:
    """Read the type, days, social credit code and programme of a Chinese military company."""
    facts.kind = PartyKind.ORGANISATION
    for field, value in _pairs(text):
        found = _USCC.fullmatch(value)
        if field == "USCC" and found:
            country = code_of(found[2] or "") or None
            facts.identifiers.append(Identifier(scheme="uscc", value=found[1], country=country))
        elif field == "Program":
            facts.programmes.append(value)
        elif field == "Linked To":
            facts.links.append(Link(kind="Linked To", name=value))
        else:
            if field == "Listing Date (CMIC)":
                facts.listed_on = iso_day(value) or facts.listed_on
                facts.listed_on_source = "listing date the list gives"
            facts.say(field, value or field)


def debarred(facts: Facts, text: str) -> None:
    """Read a birth month. Names are "Last, First", and whoever was born is a person.

    Of the others nobody says whether they are persons, so their names stay as they are written.
    """
    facts.sublists.append("statutory")
    facts.say("name as published", facts.names[0].whole if facts.names else "")
    if found := _BORN.fullmatch(text):
        facts.kind = PartyKind.PERSON
        facts.birth_dates.append(read_day(f"{found[1]} {found[2]}") or found[2])
        facts.names[:] = [_turned(name) for name in facts.names]
    if text:
        facts.remarks.append(text)


def _turned(name: ListedName) -> ListedName:
    last, comma, first = name.whole.partition(", ")
    return replace(name, whole=f"{first} {last}", first=first, last=last) if comma else name


def nonproliferation(facts: Facts, text: str) -> None:
    """Read the measures against a party: each has its law, its day, its end and its notice.

    The party left the list when the last of its measures ended; the listing began with the first.
    """
    facts.key = name_key(facts.names[0].whole) if facts.names else facts.key
    aliases = [name.whole for name in facts.names[1:]]
    facts.names[1:] = []
    for alias in aliases:
        for piece in listed_names(alias):
            facts.add_name(piece)
        if len(listed_names(alias)) > 1:
            facts.say("alias as published", alias)
    imposed: list[str] = []
    ended: list[str] = []
    for part in filter(None, text.split(" | ")):
        found = _MEASURE.fullmatch(part)
        if found is None:
            facts.remarks.append(part)
            continue
        facts.programmes.append(found["authority"])
        facts.legal_basis.append(part)
        day = iso_day(found["imposed"])
        imposed.append(day)
        if not day:
            facts.say("unread day", f"imposed {found['imposed']}")
        end = _ENDED.match(found["status"])
        ended.append(iso_day(end[1]) if end else "")
    if imposed and all(imposed):
        facts.listed_on, facts.listed_on_source = min(imposed), "day the first measure was imposed"
    elif any(imposed) or not facts.listed_on_source.startswith("effective"):
        facts.listed_on = facts.listed_on_source = ""
    if ended and all(ended):
        facts.removed_on = max(ended)


def section_1260h(facts: Facts, text: str) -> None:
    """Read why a Chinese military company is listed, and the subsidiaries listed with it.

    They are named in the notice and covered by it, so they are names to be found by; the sentence
    that holds them stays in the remarks.
    """
    facts.kind = PartyKind.ORGANISATION
    for part in filter(None, text.split(" | ")):
        facts.remarks.append(part)
        if part.startswith(_WITH):
            for name in listed_names(_FULL_STOP.sub("", part.removeprefix(_WITH))):
                facts.add_name(name)


def section_1286(facts: Facts, text: str) -> None:
    """Read which table of the list an institution or a talent programme stands in."""
    table = re.search(r"Table (\d)", text)
    if table:
        facts.sublists.append(f"Table {table[1]}")
        facts.kind = PartyKind.ORGANISATION if table[1] == "1" else None
    facts.remarks.append(text)


def uflpa(facts: Facts, text: str) -> None:
    """Read the paragraphs of the Act under which an entity is listed."""
    facts.legal_basis.extend(part for part in re.split(r"; (?=UFLPA Sec\.)", text) if part)


def listed_names(text: str) -> list[str]:
    """Part names joined by commas, where each piece is surely a name; else give the text whole.

    >>> listed_names("TABA, TABA Co., Ltd., Iran Cutting Tools Co.")
    ['TABA', 'TABA Co., Ltd.', 'Iran Cutting Tools Co.']
    >>> listed_names("ZAMAN, Haydar")
    ['ZAMAN, Haydar']
    """
    pieces: list[str] = []
    for piece in _COMMA.split(text):
        if pieces and _FORM.match(piece):
            pieces[-1] = f"{pieces[-1]}, {piece}"
        elif piece.strip(" ."):
            pieces.append(piece.strip())
    sure = all(" " in piece or (piece.isupper() and len(pieces) > 2) for piece in pieces)
    return pieces if sure and len(pieces) > 1 else [text]


def _pairs(text: str) -> list[tuple[str, str]]:
    """Split "Field: value; Field: value"; a piece without a field belongs to the one before."""
    pairs: list[tuple[str, str]] = []
    for piece in filter(None, text.split("; ")):
        field, colon, value = piece.partition(": ")
        if not colon and pairs:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]}; {piece}")
        else:
            pairs.append((field, value))
    return pairs
