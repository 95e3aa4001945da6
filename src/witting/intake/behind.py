"""Whoever stands behind a party by the input's own words: `C/O`, `ON BEHALF OF`, `TRADING AS`.

A sender writes them into the name or the address, where a name is compared as a whole and an
address is only asked for places; without this, the one behind would be compared with no list.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from witting.base import Deal, Party, Role, Span

_CUES = (
    r"C/O|CARE OF|(?:O/B/O|(?:FOR AND )?ON BEHALF OF)|(?:F/A/O|FOR (?:THE )?ACCOUNT OF)|"
    r"(?:B/O|BY ORDER OF)|(?:T/A|TRADING AS)|(?:D\.?/?B\.?/?A\.?|DOING BUSINESS AS)|"
    r"(?:[AFN]\.?/?K\.?/?A\.?|(?:ALSO|FORMERLY|NOW) KNOWN AS|FORMERLY)|"
    r"(?:ATTN|ATT|ATTENTION)(?= ?[.:]| (?:MR|MRS|MS|DR)\b)"
)
_BEHIND = re.compile(
    rf"(?<![\w/])\(?(?:{_CUES})[.:]?[ \n]{{1,4}}(?P<name>[^\s,;()][^,;()\n]{{1,140}})",
    re.IGNORECASE,
)


def with_those_behind(deal: Deal) -> Deal:
    """Add whom the names and addresses of a deal say to stand behind a party."""
    known = {party.name.casefold() for party in deal.parties}
    found: dict[str, Party] = {}
    for party in deal.parties:
        for behind in _behind(party):
            if behind.name.casefold() not in known:
                found.setdefault(behind.name.casefold(), behind)
    return replace(deal, parties=(*deal.parties, *found.values())) if found else deal


def _behind(party: Party) -> Iterator[Party]:
    field = party.span.field if party.span else party.role.value
    for where, text in ((field, party.name), (f"{field} address", party.address)):
        for hit in _BEHIND.finditer(text):
            name = hit["name"].strip()
            start = hit.start("name")
            span = Span(field=where, start=start, end=start + len(name), text=name)
            yield Party(role=Role.MENTIONED, name=name, span=span)
