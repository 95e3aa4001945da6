"""Reads the ties between list entries: who, says a publisher, owns, controls or runs whom.

A publisher's word tells the direction where it can: "Owned or Controlled By" points at the owner.
"Linked To" names no owner and no share; it is kept as a tie that a person may have to look at.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from witting.base import Interval, Link, ListEntry, PartyKind
from witting.ownership.json_records import day_of
from witting.ownership.records import Holding, HoldingKind, OwnedParty, Register, UnreadRecord
from witting.ownership.share import UNKNOWN, parse_share

_UP: Mapping[str, HoldingKind] = MappingProxyType(
    {
        "owned or controlled by": HoldingKind.OWNED_OR_CONTROLLED,
        "parent company": HoldingKind.OWNED_OR_CONTROLLED,
        "parent name": HoldingKind.OWNED_OR_CONTROLLED,
        "parent": HoldingKind.OWNED_OR_CONTROLLED,
        "subordinate institution of": HoldingKind.OWNED_OR_CONTROLLED,
        "current owner/operator": HoldingKind.OWNED_OR_CONTROLLED,
        "owner": HoldingKind.SHARES,
        "acting for or on behalf of": HoldingKind.LINKED,
        "linked to": HoldingKind.LINKED,
    }
)
"""Kinds of link that point from the owned to the owner, and what the owner then has."""
_DOWN: Mapping[str, HoldingKind] = MappingProxyType(
    {
        "subsidiary": HoldingKind.OWNED_OR_CONTROLLED,
        "owner_of": HoldingKind.SHARES,
        "leader or official of": HoldingKind.MANAGEMENT,
        "principal executive officer": HoldingKind.MANAGEMENT,
    }
)
"""Kinds that point from the owner to the owned."""
_FTM = re.compile(r"(Ownership (?:owner|asset)|Directorship (?:director|organization))(?:: (.*))?")


def read_links(entries: Iterable[ListEntry]) -> Register:
    """Give the ties of ownership and control that list entries carry, and the entries as parties.

    Ties of other kinds, between relatives or associates, are no holdings and are left out.
    """
    holdings: list[Holding] = []
    parties: dict[str, OwnedParty] = {}
    unread: list[UnreadRecord] = []
    for entry in entries:
        for link in entry.links:
            try:
                holding = _holding(entry, link)
            except ValueError as problem:
                unread.append(UnreadRecord(where=f"{entry.id}, {link.kind[:60]}", why=str(problem)))
                continue
            if holding is None:
                continue
            holdings.append(holding)
            parties[entry.id] = _party(entry)
            other = _end(entry, link)
            parties.setdefault(
                other, OwnedParty(id=other, names=(link.name,), source=entry.list_id)
            )
    return Register(holdings=tuple(holdings), parties=tuple(parties.values()), unread=tuple(unread))


def _party(entry: ListEntry) -> OwnedParty:
    return OwnedParty(
        id=entry.id,
        names=tuple(name.whole for name in entry.names),
        kind=entry.kind or PartyKind.ORGANISATION,
        identifiers=entry.identifiers,
        countries=entry.countries,
        birth_date=entry.birth_dates[0] if entry.birth_dates else "",
        source=entry.list_id,
    )


def _end(entry: ListEntry, link: Link) -> str:
    """Give the id of a link's other end; a name no entry has is its own id within the list."""
    return link.entry_id or f"{entry.list_id}:{link.name}"


def _holding(entry: ListEntry, link: Link) -> Holding | None:
    other = _end(entry, link)
    if found := _FTM.fullmatch(link.kind):
        return _ftm(entry, other, found[1], found[2] or "")
    word = link.kind.strip().lower()
    if word in _UP:
        return _tie(entry, link, owner=other, owned=entry.id, kind=_UP[word])
    if word in _DOWN:
        return _tie(entry, link, owner=entry.id, owned=other, kind=_DOWN[word])
    return None


def _tie(entry: ListEntry, link: Link, *, owner: str, owned: str, kind: HoldingKind) -> Holding:
    return Holding(
        owner=owner,
        owned=owned,
        share=UNKNOWN,
        kind=kind,
        source=entry.list_id,
        told_in=f"{entry.id} {link.kind}",
        note=link.kind,
    )


def _ftm(entry: ListEntry, other: str, what: str, said: str) -> Holding:
    """Read a tie kept by the OpenSanctions reader: the property named holds the other end."""
    told = dict(part.split("=", 1) for part in said.split("; ") if "=" in part)
    is_owner = what in ("Ownership owner", "Directorship director")
    start, end = day_of(told.get("startDate")), day_of(told.get("endDate"))
    if start and end and end <= start:
        raise ValueError(f"it ends on {end}, not after it starts on {start}")
    owned_here = what.startswith("Ownership")
    return Holding(
        owner=other if is_owner else entry.id,
        owned=entry.id if is_owner else other,
        share=parse_share(told.get("percentage", "")) if owned_here else UNKNOWN,
        kind=HoldingKind.SHARES if owned_here else HoldingKind.MANAGEMENT,
        interval=Interval(start=start, end=end),
        source=entry.list_id,
        told_in=f"{min(entry.id, other)} {max(entry.id, other)} {what.split()[0]} {said}",
        note=said,
    )
