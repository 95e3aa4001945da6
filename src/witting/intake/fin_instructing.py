"""Reads whom field 72 names as the institution that instructed the sender, after `/INS/`.

It stands in a text field, and yet it is a bank in the chain: a BIC there would be no word that a
search of the text could know.
"""

import re

from witting.base import Identifier, Party, PartyKind, Role
from witting.intake.fin_message import FinField

_INSTRUCTING = re.compile(
    r"(?m)^/INS/(?://)?(?P<said>[^\n]+)(?P<more>(?:\n//[^\n]*)*)",
)
_BIC = re.compile(r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")


def read_instructing(found: FinField) -> list[Party]:
    """Give the banks a field names after `/INS/`."""
    return [
        _party(found, match) for match in _INSTRUCTING.finditer(found.raw) if match["said"].strip()
    ]


def _party(found: FinField, match: re.Match[str]) -> Party:
    said = match["said"].strip()
    start = match.start("said") + match["said"].index(said)
    bic = _BIC.fullmatch(said)
    more = [line.removeprefix("//").strip() for line in match["more"].split("\n")]
    return Party(
        role=Role.INSTRUCTING_AGENT,
        name="" if bic else said,
        span=found.span(start, start + len(said)),
        kind=PartyKind.ORGANISATION,
        country=said[4:6] if bic else None,
        address=", ".join(filter(None, more)),
        identifiers=(Identifier(scheme="bic", value=said, country=said[4:6]),) if bic else (),
    )
