"""Reads the parties of a SWIFT FIN message from the lines of their field, by option letter.

A: a BIC. B: a place. C: a clearing code or account. D, K and no letter: free lines, a name and an
address. F: numbered lines. Any may open with an `/account` or a `//clearing code` line.
"""

import re
from itertools import pairwise

from witting.base import Identifier, Party, PartyKind, Passage, Role
from witting.intake.fin_lines import Line, lines_of, span_of, take_accounts
from witting.intake.fin_message import FinField
from witting.intake.fin_numbered import read_numbered

_BIC = re.compile(r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_BIC_TAGS = frozenset({"50C", "50G", "41F"})  # and option A of any field
_NAMED = frozenset({"50B"})  # in a credit, an issuer that is no bank: option B, and yet a name
_WIDTH = 35
# A second line of nothing but these goes on with the name: they never begin an address.
_FORM_WORDS = (
    "CO COMPANY LTD LIMITED LLC LLP INC CORP CORPORATION PLC PTE PVT JSC OJSC PJSC OAO OOO ZAO PAO "
    "AO AG GMBH SA SAS SRL SPA BV NV AS OY AB DMCC FZE FZCO FZ-LLC LC EXPORT IMPORT TRADING GROUP "
    "AND &"
)
_FORMS = frozenset(_FORM_WORDS.split())
# A first line of nothing but these and the forms has not yet said who it is.
_UNNAMED_WORDS = (
    "THE JOINT STOCK LIABILITY OPEN CLOSED PUBLIC PRIVATE WITH OF FEDERAL STATE UNITARY OWNED "
    "ENTERPRISE RESEARCH PRODUCTION SCIENTIFIC ASSOCIATION SOCIETY FIRM OBSHCHESTVO S "
    "OGRANICHENNOY OTVETSTVENNOSTYU AKTSIONERNOE PUBLICHNOE OTKRYTOE ZAKRYTOE"
)
_UNNAMED = _FORMS.union(_UNNAMED_WORDS.split())


def read_party(
    found: FinField, role: Role, skip_last: int = 0
) -> tuple[list[Party], list[Passage]]:
    """Read a party field: the party, and what of the field is text about it rather than part of it.

    `skip_last` leaves out that many lines at the end, as 41a's `BY PAYMENT`. A field that holds
    nobody (53B with an account only) gives a party with an empty name and that account.
    """
    lines = lines_of(found.raw)
    identifiers, lines = take_accounts(lines[: len(lines) - skip_last])
    if found.tag in ("50F", "59F"):
        party, about = read_numbered(found, role, identifiers, lines)
        return [party], about
    # Only where the option says so: GAZPROMNEFT has the letters of a BIC and is a name.
    if (
        (found.tag.endswith("A") or found.tag in _BIC_TAGS)
        and lines
        and _BIC.fullmatch(lines[0].text)
    ):
        return [_by_bic(found, role, identifiers, lines)], _rest(found, lines[1:], "after the BIC")
    if found.tag.endswith("B") and found.tag not in _NAMED:
        # Option B holds a place, but a sender may have written the bank's name there.
        return _located(role, identifiers, lines), _rest(found, lines, "place")
    return _free(found, role, identifiers, lines), []


def _by_bic(found: FinField, role: Role, identifiers: list[Identifier], lines: list[Line]) -> Party:
    bic = lines[0].text
    return Party(
        role=role,
        name="",
        span=found.span(lines[0].start, lines[0].end),
        kind=PartyKind.ORGANISATION,
        country=bic[4:6],
        identifiers=(*identifiers, Identifier(scheme="bic", value=bic, country=bic[4:6])),
    )


def _rest(found: FinField, lines: list[Line], what: str) -> list[Passage]:
    text = "\n".join(line.text for line in lines)
    return [Passage(field=f"{found.name} {what}", text=text)] if text else []


def _located(role: Role, identifiers: list[Identifier], lines: list[Line]) -> list[Party]:
    """Read option B: an account and a place, the bank itself being known to both sides."""
    place = ", ".join(line.text for line in lines)
    if not place and not identifiers:
        return []
    return [Party(role=role, name="", address=place, identifiers=tuple(identifiers))]


def _free(
    found: FinField, role: Role, identifiers: list[Identifier], lines: list[Line]
) -> list[Party]:
    count = _name_lines(lines)
    named, address = lines[:count], lines[count:]
    if not named and not identifiers:
        return []
    party = Party(
        role=role,
        name=_joined(found, named),
        span=span_of(found, named),
        address=", ".join(line.text for line in address),
        identifiers=tuple(identifiers),
    )
    return [party]


def _name_lines(lines: list[Line]) -> int:
    """Count the lines that make the name.

    A full line runs on, and so does one followed or preceded by nothing but a legal form.
    """
    count = 1 if lines else 0
    while 0 < count < len(lines) and (
        len(lines[count - 1].text) >= _WIDTH
        or _is_form(lines[count].text)
        or all(_is_form(line.text, _UNNAMED) for line in lines[:count])
    ):
        count += 1
    return count


def _is_form(text: str, words: frozenset[str] = _FORMS) -> bool:
    """Say whether a line holds nothing but such words."""
    return all(word in words for word in re.split(r"[\s.,]+", text.upper()) if word)


def _joined(found: FinField, lines: list[Line]) -> str:
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
