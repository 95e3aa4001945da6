"""Which documents are of one trade: by the numbers they state, ship and voyage, and parties."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from witting.base import Deal, DealKind
from witting.intake.pairing import Groups
from witting.intake.trade import claims as said
from witting.intake.trade.alike import same_name
from witting.intake.trade.terms import reference_in

_SHORTEST = 4  # a number such as "1" is everybody's
_WEAK = ("contract no", "order no", "l/c no")
_CARRIED = frozenset({"bill of lading", "sea waybill", "air waybill"})
_MOST = 400  # documents compared by their parties, each with each


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """Documents of one trade, and what first joined them."""

    deals: tuple[int, ...]
    why: str

    def are_held_together(self, one: Deal, other: Deal) -> bool:
        """Say whether two of its documents must agree: two invoices of one contract need not.

        Nor need a letter of credit and its amendment.
        """
        if one.kind is other.kind is DealKind.LETTER_OF_CREDIT:
            return False
        is_version = bool(one.reference) and _bare(one.reference) == _bare(other.reference)
        return one.format != other.format or is_version

    def shares_goods(self, deals: Sequence[Deal], one: int, other: int) -> bool:
        """Say whether two documents are of the same goods: each the only one of its kind here."""
        counts = Counter(deals[place].format for place in self.deals)
        ours, theirs = deals[one], deals[other]
        if ours.format == theirs.format:
            return True
        return counts[ours.format] == 1 and counts[theirs.format] == 1


def of_one_trade(deals: Sequence[Deal]) -> list[Trade]:
    """Give the groups of documents that are of one trade, in the order of their firsts."""
    places = [place for place, deal in enumerate(deals) if said.is_document(deal)]
    groups = Groups(len(deals))
    first: dict[Hashable, int] = {}
    for place in places:
        for key, why in _keys(deals[place]):
            known = first.setdefault(key, place)
            groups.join(known, place, why)
    for one, other, why in _by_parties(deals, places):
        groups.join(one, other, why)
    return [Trade(deals=members, why=why) for members, why in groups.found()]


def _keys(deal: Deal) -> Iterator[tuple[Hashable, str]]:
    """Give what documents of one trade share exactly: numbers, ship and voyage, containers."""
    for box, number in _numbers(deal, said.STRONG):
        yield ("number", _bare(number)), f"the same {box} {number}"
    own = deal.reference
    if len(_bare(own)) >= _SHORTEST:
        yield ("number", _bare(own)), f"the same number {own}"
    if not said.is_trade_paper(deal):
        return
    ships = {p.name.casefold() for c in said.parties_of(deal, "vessel") if (p := c.party)}
    for voyage in said.voyages_of(deal):
        for ship in sorted(ships):
            yield ("voyage", ship, _bare(voyage.text)), f"the same ship and voyage {voyage.text}"
    for container in said.containers_of(deal):
        yield ("container", container.text), f"the same container {container.text}"


def _numbers(deal: Deal, boxes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for passage in said.boxes_of(deal, *boxes):
        number = reference_in(passage.text)
        if len(_bare(number)) >= _SHORTEST:
            yield said.box_of(passage.field), number


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


def _by_parties(deals: Sequence[Deal], places: list[int]) -> Iterator[tuple[int, int, str]]:
    """Give pairs of different documents that share a contract or credit and a party, or both ends.

    Two that name different papers of shipment are of two trades, whatever else they share; and
    where a packing list may be either invoice's, it is taken for neither's.
    """
    found = list(_alike(deals, places[:_MOST]))
    counts = Counter(
        key
        for one, other, _ in found
        for key in ((one, deals[other].format), (other, deals[one].format))
    )
    for one, other, why in found:
        if counts[one, deals[other].format] == counts[other, deals[one].format] == 1:
            yield one, other, why


def _alike(deals: Sequence[Deal], places: list[int]) -> Iterator[tuple[int, int, str]]:
    for one, other in combinations(places, 2):
        ours, theirs = deals[one], deals[other]
        if ours.format == theirs.format or _name_other_papers(ours, theirs):
            continue
        if {ours.format, theirs.format} <= _CARRIED:
            continue  # two shipments
        sender = _share(ours, theirs, "consignor")
        receiver = _share(ours, theirs, "consignee")
        weak = _weak(ours) & _weak(theirs)
        if weak and (sender or receiver):
            yield one, other, f"the same contract or credit {min(weak)} and the same party"
        elif sender and receiver:
            yield one, other, "the same consignor and consignee"


def _weak(deal: Deal) -> set[str]:
    named = {number for _, number in _numbers(deal, _WEAK)}
    is_credit = deal.format.startswith("MT7")
    own = (deal.reference, *deal.related) if is_credit or not said.is_trade_paper(deal) else ()
    return {_bare(number) for number in (*named, *own) if len(_bare(number)) >= _SHORTEST}


def _name_other_papers(one: Deal, other: Deal) -> bool:
    for box in said.STRONG:
        ours = {_bare(number) for _, number in _numbers(one, (box,))}
        theirs = {_bare(number) for _, number in _numbers(other, (box,))}
        if ours and theirs and not ours & theirs:
            return True
    return False


def _share(one: Deal, other: Deal, field: str) -> bool:
    ours, theirs = said.also_called(one, field), said.also_called(other, field)
    return any(same_name(a.text, b.text) for a in ours for b in theirs)
