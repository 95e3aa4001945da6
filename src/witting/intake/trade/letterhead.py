"""Whoever's letterhead a document stands under: the seller of an invoice, the carrier of a waybill.

Some documents name their issuer nowhere else. Lines above the title make a party where one of them
has a legal form; a certificate of origin stands under a chamber's head, which is no party.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from witting.base import Party, Role
from witting.intake.trade.alike import same_name
from witting.intake.trade.box import Box, Piece
from witting.intake.trade.parties import ROLES, has_business, has_form, read_party
from witting.intake.trade.tables import Label

ISSUERS = {
    "commercial invoice": "seller",
    "proforma invoice": "seller",
    "packing list": "seller",
    "bill of lading": "carrier",
    "sea waybill": "carrier",
    "air waybill": "carrier",
    "end-user statement": "end_user",
}
_MOST = 8  # lines of a letterhead
_LONGEST = 120
_SIGNED = 80  # characters of a line that is a firm's name and no sentence
_SEAL = re.compile(
    r"\s*[(（](?:盖章|公章|签章|seal|stamp|м\.?\s?п\.?|الختم|ختم)[)）]\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The parties a letterhead names, and the lines that are in them."""

    parties: tuple[Party, ...] = ()
    lines: tuple[Piece, ...] = ()


def letterhead(document: str, above: Sequence[Piece], named: Sequence[Party]) -> Letterhead:
    """Give the issuer that the lines above a title name, once in each script it is written in.

    Where a box names the issuer, the head must read as the same; another name there is left to the
    search.
    """
    issuer = ISSUERS.get(document)
    named_so = has_business if document == "end-user statement" else has_form
    names = [p for p in above[:_MOST] if len(p.text) <= _LONGEST and named_so(p.text)]
    if issuer is None or not names or len(above) > _MOST:
        return Letterhead()
    rest = [piece for piece in above if piece not in names]
    found: list[Party] = []
    for name in names:
        box = Box(label=Label(box=issuer, kind="party"), pieces=[name, *rest])
        found.extend(read_party(box, ()).parties)
    role = found[0].role if found else Role.MENTIONED
    boxed = [party for party in named if party.role is role]
    if boxed and not any(same_name(a.name, b.name) for a in boxed for b in found):
        return Letterhead()
    fresh = [party for party in found if all(_differs(party, other) for other in boxed)]
    return Letterhead(parties=tuple(fresh), lines=(*names, *rest) if fresh else tuple(names))


def signature(document: str, left: Sequence[Piece], named: Sequence[Party]) -> Letterhead:
    """Give the issuer whose name stands alone at a document's foot, where nothing else names it."""
    issuer = ISSUERS.get(document)
    if issuer is None or any(party.role is ROLES[issuer] for party in named):
        return Letterhead()
    for piece in reversed(left[-_MOST:]):
        is_name = len(piece.text) <= _SIGNED and has_form(piece.text)
        if is_name and not any(sign.isdigit() or sign in ":：" for sign in piece.text):
            bare = Piece(field=piece.field, text=_SEAL.sub("", piece.text))
            box = Box(label=Label(box=issuer, kind="party"), pieces=[bare])
            return Letterhead(parties=read_party(box, ()).parties, lines=(piece,))
    return Letterhead()


def _differs(one: Party, other: Party) -> bool:
    """Say whether a name is written differently, as in another script."""
    return "".join(one.name.casefold().split()) != "".join(other.name.casefold().split())
