"""What the deals of one call are to each other: which belong together, which was sent before.

Each deal is judged alone, by itself and by the messages it repeats or may repeat. What else of the
call is about the same transaction stands beside the assessment and is no part of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from witting.assess.record import as_plain
from witting.base import Deal
from witting.intake import (
    About,
    Contradiction,
    Difference,
    SentAgain,
    alike_before,
    contradictions,
    paid_for,
    pair_covers,
    same_trades,
    sent_again,
    what_differs,
)

MOST_VERSIONS = 5
"""Versions further back that are shown."""
MOST_OTHERS = 20
"""Other messages of a transaction that are named one by one; a batch may have thousands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Other deals of the call about the same transaction."""

    why: str  # `the same UETR 7b0c…`
    others: tuple[Deal, ...]  # not more than are named one by one
    count: int  # of all of them
    differences: tuple[Difference, ...] = ()  # in whom payment and cover name as customers


@dataclass(frozen=True, slots=True, kw_only=True)
class Further:
    """A version before the one that is repeated, and what was last said there."""

    earlier: Deal
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """The message that this one is sent again of, with all that is not as it was."""

    earlier: Deal
    why: str
    differences: tuple[Difference, ...] = ()
    further: tuple[Further, ...] = ()  # the nearest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """A contradiction between two papers of one trade, with both of them."""

    found: Contradiction
    one: Deal
    other: Deal


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside one deal."""

    related: Related | None = None
    repeated: Repeated | None = None
    versions: tuple[Deal, ...] = ()  # of the call: those it repeats or may, the nearest first
    contradicted: tuple[Against, ...] = ()  # by other papers of its trade
    trade: tuple[Deal, ...] = ()  # the papers of its trade, itself among them

    def papers(self, deal: Deal) -> tuple[Deal, ...]:
        """Give the papers of a deal's trade, those that contradict it first, each once."""
        both = [paper for one in self.contradicted for paper in (one.one, one.other)]
        both += self.trade
        return tuple({id(paper): paper for paper in both if paper is not deal}.values())


ALONE = Beside()


def stand_beside(deals: Sequence[Deal], earlier: Sequence[Deal]) -> list[Beside]:
    """Say for each deal of a call what stands beside it, in order.

    A message sent again is looked for among the deals of the call and the earlier ones, by day;
    one without a day comes last, or first where it was given as earlier.
    """
    related = _related(deals)
    held = [*_others(earlier, deals), *deals]
    first = len(held) - len(deals)  # where the deals of the call begin
    order = sorted(range(len(held)), key=lambda at: (_day(held[at], at < first), at))
    again: dict[int, tuple[int, SentAgain]] = {}
    for found in sent_again([held[at] for at in order]):
        again[order[found.later]] = (order[found.earlier], found)
    alike = alike_before(held)
    against = _contradicted(held)
    trades = _trades(held)
    beside = []
    for place in range(first, len(held)):
        known = again.get(place)
        repeated = None
        if known is not None:
            before, found = known
            repeated = Repeated(
                earlier=held[before],
                why=found.why,
                differences=found.differences,
                further=_further(place, held, again),
            )
        versions, at = [], place
        while at in again:
            at = again[at][0]
            versions.append(at)
        versions += [at for at in alike.get(place, ()) if at not in versions]
        beside.append(
            Beside(
                related=related.get(place - first),
                repeated=repeated,
                versions=tuple(held[at] for at in versions if at >= first),
                contradicted=tuple(against.get(place, ())),
                trade=trades.get(place, ()),
            )
        )
    return beside


def _further(
    place: int, held: Sequence[Deal], again: dict[int, tuple[int, SentAgain]]
) -> tuple[Further, ...]:
    """Give the versions further back that say what neither the next ones nor this one say.

    Only steps at which something was lost are looked at, and not more than are shown.
    """
    at, found = again[place]
    told = {one.before for one in found.differences}
    more: list[Further] = []
    while at in again and len(more) < MOST_VERSIONS:
        at, found = again[at]
        if not any(one.is_loss for one in found.differences):
            continue
        lost = tuple(
            one
            for one in what_differs(held[at], held[place])
            if one.is_loss and one.about is not About.RECORD and one.before not in told
        )
        if lost:
            told |= {one.before for one in lost}
            more.append(Further(earlier=held[at], differences=lost))
    return tuple(more)


def _contradicted(held: Sequence[Deal]) -> dict[int, list[Against]]:
    """Give for each paper, by its place, where others of the same trade contradict it."""
    found: dict[int, list[Against]] = {}
    for one in contradictions(held):
        places = one.one.document, one.other.document
        against = Against(found=one, one=held[places[0]], other=held[places[1]])
        for place in places:
            found.setdefault(place, []).append(against)
    return found


def _trades(held: Sequence[Deal]) -> dict[int, tuple[Deal, ...]]:
    """Give for each paper, by its place, the papers of its trade: not more than are told apart.

    A payment has those it is for; they are judged without it.
    """
    papers = {
        place: tuple(held[other] for other in places[:MOST_OTHERS])
        for places, _ in same_trades(held)
        for place in places
    }
    paid = {
        one.payment: tuple(held[other] for other in one.papers[:MOST_OTHERS])
        for one in paid_for(held)
    }
    return papers | paid


def _others(earlier: Sequence[Deal], deals: Sequence[Deal]) -> list[Deal]:
    """Leave out of the earlier deals those that are asked about: a folder may hold them too."""
    asked = {(deal.digest, deal.reference) for deal in deals if deal.digest}
    return [deal for deal in earlier if (deal.digest, deal.reference) not in asked]


def _day(deal: Deal, is_earlier: bool) -> date:
    return deal.day or (date.min if is_earlier else date.max)


def _related(deals: Sequence[Deal]) -> dict[int, Related]:
    found = {}
    for group in pair_covers(deals):
        some = group.deals[: MOST_OTHERS + 1]
        for place in group.deals:
            others = tuple(deals[other] for other in some if other != place)
            found[place] = Related(
                why=group.why,
                others=others[:MOST_OTHERS],
                count=len(group.deals) - 1,
                differences=group.differences,
            )
    return found


def beside_record(beside: Beside) -> dict[str, Any]:
    """Give what stands beside a deal as plain JSON values; nothing where nothing does."""
    record: dict[str, Any] = {}
    if beside.related is not None:
        record["related"] = {
            "why": beside.related.why,
            "deals": [_told(deal) for deal in beside.related.others],
            "count": beside.related.count,
            "differences": as_plain(beside.related.differences),
        }
    if beside.repeated is not None:
        record["sent_again"] = {
            "why": beside.repeated.why,
            "earlier": _told(beside.repeated.earlier),
            "differences": as_plain(beside.repeated.differences),
        }
        if beside.repeated.further:
            record["sent_again"]["further"] = [
                {"earlier": _told(one.earlier), "differences": as_plain(one.differences)}
                for one in beside.repeated.further
            ]
    if beside.contradicted:
        record["contradictions"] = [_against(one) for one in beside.contradicted]
    return record


def _against(held: Against) -> dict[str, Any]:
    found = held.found
    return {
        "field": found.field,
        "because": found.because,
        "is_sure": found.is_sure,
        "papers": [
            _told(deal) | {"text": said.text, "span": as_plain(said.span)}
            for deal, said in ((held.one, found.one), (held.other, found.other))
        ],
    }


def _told(deal: Deal) -> dict[str, Any]:
    return {
        "source": deal.source,
        "format": deal.format,
        "reference": deal.reference,
        "day": as_plain(deal.day),
        "sha256": deal.digest,
    }
