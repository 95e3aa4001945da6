"""Who stands behind a party as a drawing's numbers: owners above whom they own, and a list beside.

The picture is the ownership room's own, of the same holdings and the same day as the steps of the
case. Everything a line says stands in the list too, for who does not see it.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from witting.ownership.chain import Edge, Node, Picture
from witting.service.desk.wording import plain

Record = dict[str, Any]
Behind = Callable[[Record], "OwnersDrawn | None"]
"""Gives the drawing of an owner's fact; None where there is none to draw."""


def nothing_drawn(_fact: Record) -> "OwnersDrawn | None":
    """Give no drawing: where nobody knows the holdings."""
    return None


MOST_NODES = 40
_ROW, _TOP, _WIDE, _LEAST, _HIGH = 104, 34, 720, 236, 40
_LONGEST = 31  # letters of a name in its box, which is 220 wide


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerBox:
    """A party in the drawing."""

    x: int
    y: int
    name: str  # as much as fits; the whole stands in the list
    whole: str
    role: str  # asked, listed, possibly-listed, caught, possibly-caught, other
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerLine:
    """A holding in the drawing."""

    x1: int
    y1: int
    x2: int
    y2: int
    share: str
    is_unknown: bool  # how much is not told
    is_in_chain: bool
    label_x: int
    label_y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnersDrawn:
    """The drawing, and the same as sentences."""

    width: int
    height: int
    boxes: tuple[OwnerBox, ...]
    lines: tuple[OwnerLine, ...]
    told: tuple[str, ...]
    is_whole: bool
    note: str = ""


_ROLES = {
    "asked": "the party of the deal",
    "listed": "listed",
    "possibly listed": "may be listed",
    "caught": "owned by the listed",
    "possibly caught": "may be owned by the listed",
    "other": "not listed",
}


def owners_drawn(picture: Picture, asked: str, note: str = "") -> OwnersDrawn | None:
    """Give the drawing of who is behind a party; None where nobody is.

    Of more than MOST_NODES the chain to the listed is drawn alone, as far as it fits.
    """
    edges = [one for one in picture.edges if one.owner != one.owned]
    if not edges:
        return None
    is_whole = picture.is_whole
    if len(picture.nodes) > MOST_NODES:
        edges, is_whole = [one for one in edges if one.in_chain], False
    depths = _depths(edges, asked)
    near = sorted(depths, key=lambda one: (depths[one], one))[:MOST_NODES]
    is_whole = is_whole and len(near) == len(picture.nodes)
    kept = set(near)
    nodes = {one.id: one for one in picture.nodes if one.id in kept}
    edges = [one for one in edges if {one.owner, one.owned} <= kept]
    if not edges:
        return None
    rows = _rows(near, depths)
    width = max(_WIDE, _LEAST * max(map(len, rows)))
    places = {
        party: (round(width * (at + 0.5) / len(row)), _TOP + depth * _ROW)
        for depth, row in enumerate(reversed(rows))
        for at, party in enumerate(row)
    }
    return OwnersDrawn(
        width=width,
        height=_TOP * 2 + _ROW * (len(rows) - 1) + 8,
        boxes=tuple(_box(nodes[party], *places[party]) for party in near),
        lines=_lines(edges, places),
        told=tuple(_told(one, nodes) for one in edges),
        is_whole=is_whole,
        note=note,
    )


def _depths(edges: Sequence[Edge], asked: str) -> dict[str, int]:
    """Give how many steps each owner stands from the party asked about."""
    behind: dict[str, list[str]] = {}
    for one in edges:
        behind.setdefault(one.owned, []).append(one.owner)
    depths, waiting = {asked: 0}, deque([asked])
    while waiting:
        party = waiting.popleft()
        for owner in behind.get(party, ()):
            if owner not in depths:
                depths[owner] = depths[party] + 1
                waiting.append(owner)
    return depths


def _rows(near: Sequence[str], depths: dict[str, int]) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(max(depths[one] for one in near) + 1)]
    for party in near:
        rows[depths[party]].append(party)
    return rows


def _box(node: Node, x: int, y: int) -> OwnerBox:
    name = node.name if len(node.name) <= _LONGEST else f"{node.name[: _LONGEST - 1]}…"
    return OwnerBox(
        x=x,
        y=y,
        name=name,
        whole=node.name,
        role=node.role.replace(" ", "-"),
        words=_ROLES.get(node.role, plain(node.role)),
    )


def _lines(edges: Sequence[Edge], places: dict[str, tuple[int, int]]) -> tuple[OwnerLine, ...]:
    """Give a line for each holding; those between the same two stand beside one another."""
    seen: dict[tuple[str, str], int] = {}
    out = []
    for one in edges:
        at = seen[one.owner, one.owned] = seen.get((one.owner, one.owned), -1) + 1
        (x1, y1), (x2, y2) = places[one.owner], places[one.owned]
        way = (y2 > y1) - (y2 < y1)
        aside = at * 14
        out.append(
            OwnerLine(
                x1=x1 + aside,
                y1=y1 + way * _HIGH // 2,
                x2=x2 + aside,
                y2=y2 - way * _HIGH // 2,
                share=_share(one),
                is_unknown=is_unknown(one),
                is_in_chain=one.in_chain,
                label_x=round((2 * x1 + x2) / 3) + aside + 6,
                label_y=round((2 * y1 + y2) / 3) + 8 + aside,
            )
        )
    return tuple(out)


def is_unknown(one: Edge) -> bool:
    """Say whether nobody tells how much is held."""
    return not any(sign.isdigit() for sign in one.share)


def _share(one: Edge) -> str:
    if is_unknown(one):
        return "unknown" if one.kind.value == "shares" else one.kind.value
    return one.share if one.kind.value == "shares" else f"{one.share} {one.kind.value}"


def _told(one: Edge, nodes: dict[str, Node]) -> str:
    """Say a holding in a sentence."""
    owner, owned = nodes[one.owner], nodes[one.owned]
    held = "an unknown share" if is_unknown(one) else one.share
    kind = "" if one.kind.value == "shares" else f" ({one.kind.value})"
    told = ", ".join(filter(None, (one.source, f"since {one.since}" if one.since else "")))
    role = f", {_ROLES[owner.role]}," if owner.role in ("listed", "possibly listed") else ""
    return f"{owner.name}{role} holds {held}{kind} of {owned.name}{f' ({told})' if told else ''}"
