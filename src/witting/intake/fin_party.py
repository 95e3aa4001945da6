"""Reads the parties of a SWIFT FIN message from the lines of their field, by option letter.

A: a BIC. C: a clearing code or account. B, D, K and no letter: free lines, a name and an address.
F: numbered lines (1 name, 2 street, 3 country and town, 4 birth date, 5 birth place, 6 to 8 numbers
and more). Any may open with `/account` or `//clearing code` lines.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from witting.base import Identifier, Party, PartyKind, Passage, Role, Span
from witting.intake.fin_message import FinField
from witting.intake.iso_schemes import scheme_of

_BIC = re.compile(r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_NUMBERED = re.compile(r"([1-8])/(.*)")
_IDENTIFIED = re.compile(r"([A-Z]{4})/([A-Z]{2})/(.+)")  # 50F: CODE/CC/number
_COUNTRY = re.compile(r"([A-Z]{2})(?:/(.*))?")
_BIRTH = re.compile(r"(\d{4})(\d{2})(\d{2})")
_BIC_OPTIONS = ("A", "G")  # G: an account before the BIC
_WIDTH = 35
# A second line of nothing but these goes on with the name: they never begin an address.
_FORM_WORDS = (
    "CO COMPANY LTD LIMITED LLC LLP INC CORP CORPORATION PLC PTE PVT JSC OJSC PJSC OAO OOO ZAO PAO "
    "AO AG GMBH SA SAS SRL SPA BV NV AS OY AB DMCC FZE FZCO FZ-LLC LC EXPORT IMPORT TRADING GROUP "
    "AND &"
)
_FORMS = frozenset(_FORM_WORDS.split())


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def read_party(
    found: FinField, role: Role, skip_last: int = 0
) -> tuple[list[Party], list[Passage]]:
    """Read a party field: the party, and what of the field is text about it rather than part of it.

    `skip_last` leaves out that many lines at the end, as 41a's `BY PAYMENT`. A field that holds
    nobody (53B with an account only) gives a party with an empty name and that account.
    """
    lines = _lines(found.raw)
    if skip_last:
        lines = lines[:-skip_last]
    identifiers, lines = _accounts(lines)
    if found.tag.endswith("F") and found.number in ("50", "59"):
        return _numbered(found, role, identifiers, lines)
    # Only where the option says so: GAZPROMNEFT has the letters of a BIC and is a name.
    if found.tag[2:] in _BIC_OPTIONS and lines and _BIC.fullmatch(lines[0].text):
        return [_by_bic(found, role, identifiers, lines)], _rest(found, lines[1:])
    if found.tag.endswith("B"):
        return _located(role, identifiers, lines), []
    return _free(found, role, identifiers, lines), []


def _lines(raw: str) -> list[_Line]:
    found, start = [], 0
    for text in raw.split("\n"):
        stripped = text.strip()
        if stripped:
            found.append(_Line(start + text.index(stripped), stripped))
        start += len(text) + 1
    return found


def _accounts(lines: list[_Line]) -> tuple[list[Identifier], list[_Line]]:
    """Take the leading `/account`, `/C/account` and `//clearing code` lines off."""
    found = []
    while lines and lines[0].text.startswith("/"):
        found.append(_account(lines[0].text))
        lines = lines[1:]
    if lines and (match := _IDENTIFIED.fullmatch(lines[0].text)):
        code, country, value = match.groups()
        found.append(Identifier(scheme=scheme_of(code), value=value, country=country))
        lines = lines[1:]
    return found, lines


def _account(line: str) -> Identifier:
    if line.startswith("//"):
        value = line[2:]
        # A clearing code opens with two letters: RU044525225 is Russian, FW021000089 Fedwire's.
        country = "RU" if value.startswith("RU") else None
        return Identifier(scheme="other", value=value, country=country)
    value = re.sub(r"\A/(?:[CD]/)?", "", line).strip()
    compact = value.replace(" ", "")
    if _IBAN.fullmatch(compact):
        return Identifier(scheme="iban", value=compact, country=compact[:2])
    return Identifier(scheme="account", value=value)


def _by_bic(
    found: FinField, role: Role, identifiers: list[Identifier], lines: list[_Line]
) -> Party:
    bic = lines[0].text
    return Party(
        role=role,
        name="",
        span=found.span(lines[0].start, lines[0].end),
        kind=PartyKind.ORGANISATION,
        country=bic[4:6],
        identifiers=(*identifiers, Identifier(scheme="bic", value=bic, country=bic[4:6])),
    )


def _rest(found: FinField, lines: list[_Line]) -> list[Passage]:
    text = "\n".join(line.text for line in lines)
    return [Passage(field=f"{found.name} after the BIC", text=text)] if text else []


def _located(role: Role, identifiers: list[Identifier], lines: list[_Line]) -> list[Party]:
    """Read option B: an account and a place, the bank itself being known to both sides."""
    place = ", ".join(line.text for line in lines)
    if not place and not identifiers:
        return []
    return [Party(role=role, name="", address=place, identifiers=tuple(identifiers))]


def _free(
    found: FinField, role: Role, identifiers: list[Identifier], lines: list[_Line]
) -> list[Party]:
    count = _name_lines(lines)
    named, address = lines[:count], lines[count:]
    if not named and not identifiers:
        return []
    party = Party(
        role=role,
        name=_joined(found, named),
        span=_name_span(found, named),
        address=", ".join(line.text for line in address),
        identifiers=tuple(identifiers),
    )
    return [party]


def _name_lines(lines: list[_Line]) -> int:
    """Count the lines that make the name: a full first line runs on, and so does a legal form."""
    count = 1 if lines else 0
    while 0 < count < len(lines) and (
        len(lines[count - 1].text) >= _WIDTH or _is_form(lines[count].text)
    ):
        count += 1
    return count


def _is_form(text: str) -> bool:
    words = re.split(r"[\s.,]+", text.upper().replace(".", " ").strip(" ,"))
    return all(word in _FORMS for word in words if word)


def _joined(found: FinField, lines: list[_Line]) -> str:
    """Put a name together that runs over several lines.

    After a full line a word most likely runs on, since a system that breaks lines between words
    fills one to the last character only by chance; a space or a legal form says otherwise.
    """
    name = lines[0].text if lines else ""
    for before, line in pairwise(lines):
        starts_new = found.raw[line.start - 1] != "\n" or _is_form(line.text.split()[0])
        runs_on = len(before.text) >= _WIDTH and before.text[-1].isalnum() and not starts_new
        name += line.text if runs_on else f" {line.text}"
    return name


def _numbered(
    found: FinField, role: Role, identifiers: list[Identifier], lines: list[_Line]
) -> tuple[list[Party], list[Passage]]:
    parts: dict[str, list[_Line]] = {}
    for line in lines:
        match = _NUMBERED.match(line.text)
        key = match.group(1) if match else "2"  # a line without its number: part of the address
        shift = 2 if match else 0
        parts.setdefault(key, []).append(_Line(line.start + shift, line.text[shift:]))
    named = parts.get("1", [])
    numbers, about = _numbers(found, parts)
    birth = _BIRTH.fullmatch(parts["4"][0].text) if "4" in parts else None
    party = Party(
        role=role,
        name=" ".join(line.text for line in named),
        span=_name_span(found, named),
        kind=PartyKind.PERSON if birth else None,
        country=_country(parts.get("3", [])),
        address=", ".join(line.text for key in "23" for line in parts.get(key, [])),
        identifiers=(*identifiers, *numbers),
        birth_date="-".join(birth.groups()) if birth else "",
    )
    if "4" in parts and not birth:
        about.append(Passage(field=f"{found.name}/4", text=parts["4"][0].text))
    return [party], about


def _name_span(found: FinField, named: list[_Line]) -> Span | None:
    return found.span(named[0].start, named[-1].end) if named else None


def _country(lines: list[_Line]) -> str | None:
    for line in lines:
        if match := _COUNTRY.match(line.text):
            return match.group(1) if len(line.text) == 2 or line.text[2] == "/" else None
    return None


def _numbers(
    found: FinField, parts: dict[str, list[_Line]]
) -> tuple[list[Identifier], list[Passage]]:
    """Read lines 6 (customer number) and 7 (national number); 5 and 8 are text about the party."""
    identifiers = []
    for key, scheme in (("6", "other"), ("7", "national_id")):
        for line in parts.get(key, []):
            country, slash, value = line.text.partition("/")
            stated = country if slash and len(country) == 2 else None
            identifiers.append(
                Identifier(scheme=scheme, value=value if stated else line.text, country=stated)
            )
    about = [
        Passage(field=f"{found.name}/{key}", text=line.text)
        for key in "58"
        for line in parts.get(key, [])
    ]
    return identifiers, about
