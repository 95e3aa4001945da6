"""Reads a file of holdings, whatever it is: BODS, GLEIF, FollowTheMoney, or the user's table."""

from collections import defaultdict
from dataclasses import replace

from witting.base import UnknownFormat, UnreadableInput
from witting.ownership.bods import read_bods
from witting.ownership.ftm import read_ftm
from witting.ownership.gleif import read_gleif
from witting.ownership.gleif_xml import is_xml
from witting.ownership.records import Holding, JointArrangement, OwnedParty, Register, join
from witting.ownership.table import read_table

_SHARED = {"lei", "imo", "bic", "inn", "ogrn"}
"""Schemes whose number names one party in the world; others are of one register only."""
_LOOKED_AT = 65_536


def read_holdings(data: bytes, name: str) -> Register:
    """Read holdings from a file's bytes; its words say which format it is."""
    head = data[:_LOOKED_AT]
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        raise UnreadableInput(f"{name}: it is empty. Give a file of holdings.")
    if is_xml(head):
        return read_gleif(data, name)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
        if b'"statementId"' in head or b'"statementID"' in head:
            return read_bods(data, name)
        if b'"RelationshipType"' in head or b'"ExceptionCategory"' in head:
            return read_gleif(data, name)
        if b'"schema"' in head:
            return read_ftm(data, name)
        raise UnknownFormat(
            f"{name}: this JSON is neither BODS 0.4, GLEIF relationship records nor "
            "FollowTheMoney entities. Give one of those, or a CSV with owner, owned and share."
        )
    return read_table(data, name)


def unified(register: Register) -> Register:
    """Give the register with parties of one LEI, IMO number, BIC or tax number made one.

    The id kept is the first in order; a party keeps the names and numbers of all.
    """
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for party in register.parties:
        for number in party.identifiers:
            if number.scheme in _SHARED:
                groups[number.scheme, number.value.upper()].append(party.id)
    same: dict[str, str] = {}

    def first(party: str) -> str:
        while same.get(party, party) != party:
            party = same[party]
        return party

    for ids in groups.values():
        for other in ids[1:]:
            one, two = sorted((first(ids[0]), first(other)))
            same[two] = one
    return _renamed(register, {party: first(party) for party in same}) if same else register


def _renamed(register: Register, names: dict[str, str]) -> Register:
    def holding(item: Holding) -> Holding:
        return replace(
            item, owner=names.get(item.owner, item.owner), owned=names.get(item.owned, item.owned)
        )

    def arrangement(item: JointArrangement) -> JointArrangement:
        members = tuple(dict.fromkeys(names.get(party, party) for party in item.members))
        return replace(item, members=members, owned=tuple(names.get(p, p) for p in item.owned))

    def party(item: OwnedParty) -> OwnedParty:
        return replace(item, id=names.get(item.id, item.id))

    return join(
        [
            Register(
                holdings=tuple(map(holding, register.holdings)),
                parties=tuple(map(party, register.parties)),
                arrangements=tuple(map(arrangement, register.arrangements)),
                gaps=tuple(
                    replace(gap, party=names.get(gap.party, gap.party)) for gap in register.gaps
                ),
                unread=register.unread,
                superseded=register.superseded,
            )
        ]
    )
