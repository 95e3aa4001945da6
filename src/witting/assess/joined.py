"""Papers of one trade read together: goods that one paper names go where another says.

An invoice may not say where its goods go, a bill of lading does; and the bill may call `machine
parts` what the invoice names. Each paper is judged by itself, with what another states beside it
and the paper that says so. Where the two send the goods to different ends neither is settled: the
worse reading is then judged as possible and never as certain. A payment is judged with the papers
that it pays for; one that only has their sum and their parties may be for others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from witting.assess.papers import CONTRADICTION
from witting.base import Ask, Deal, DealKind, Fact, GoodsFact, MissingFact, PlaceFact
from witting.goods import check_goods
from witting.intake import paid_for, same_trades
from witting.lawbook import Lawbook
from witting.routes import check_routes

_POSSIBLE = 0.5
"""How sure it is that goods go where a paper says which contradicts the one that names them: either
may be right. A choice of ours; it keeps the finding at a review."""
_RUSSIAN = frozenset({"russia", "belarus", "occupied"})

Stated = TypeVar("Stated", PlaceFact, GoodsFact)


def joined_destinations(
    deal: Deal, papers: Sequence[Deal], found: Sequence[Fact], book: Lawbook, day: date
) -> Iterator[PlaceFact | MissingFact]:
    """Give the destinations that other papers of the same trade state, and this one does not.

    Their spans point into the other document, which their field names first.
    """
    if not papers or not _names_goods(deal, papers, found, book, day):
        return
    held = [deal, *papers]
    stated = [fact for fact in found if isinstance(fact, PlaceFact) and _is_stated(fact)]
    told = {_where(fact) for fact in stated}
    ends_elsewhere = any(fact.part == "to" for fact in stated)
    is_told = any(isinstance(f, MissingFact) and f.what == CONTRADICTION for f in found)
    for paper, why, is_sure in _of_trade(held):
        for fact in check_routes(paper, book, day):
            if not isinstance(fact, PlaceFact) or not _is_stated(fact) or _where(fact) in told:
                continue
            told.add(_where(fact))
            joined = _joined(fact, paper, why)
            if not is_sure:
                yield _possible(joined, "it is not sure that this pays for them")
                continue
            if not ends_elsewhere:
                yield joined
                continue
            yield _possible(joined, "this paper sends them elsewhere")
            if not is_told:
                ask = Ask(key="papers.contradict", words=(("field", "destination"),))
                yield MissingFact(
                    id="", because=joined.because, span=joined.span, what=CONTRADICTION, ask=ask
                )


def joined_goods(
    deal: Deal, papers: Sequence[Deal], found: Sequence[Fact], book: Lawbook, day: date
) -> Iterator[GoodsFact]:
    """Give the listed goods that other papers of the same trade name, and this one does not.

    They count where this paper's goods go to Russia or Belarus. Where the other paper sends them
    elsewhere, or several papers of its kind leave open which of them goes along, it is only
    possible that they are these.
    """
    ends = [f for f in found if isinstance(f, PlaceFact) and f.part == "to" and _is_stated(f)]
    if not papers or not any(_RUSSIAN & set(fact.roles) for fact in ends):
        return
    named = {fact.hs6 or fact.text for fact in found if isinstance(fact, GoodsFact)}
    trade = _of_trade([deal, *papers])
    formats = [paper.format for paper, *_ in trade]
    for paper, why, is_sure in trade:
        elsewhere = any(
            isinstance(fact, PlaceFact)
            and fact.part == "to"
            and _is_stated(fact)
            and not _RUSSIAN & set(fact.roles)
            for fact in check_routes(paper, book, day)
        )
        is_open = (
            not is_sure
            or elsewhere
            or formats.count(paper.format) > 1
            or paper.format == deal.format
        )
        for fact in check_goods(paper, book, day):
            if not isinstance(fact, GoodsFact) or not (fact.tier or fact.item_classes):
                continue
            if (fact.hs6 or fact.text) in named:
                continue
            named.add(fact.hs6 or fact.text)
            joined = _joined(fact, paper, why)
            sure = min(fact.confidence, _POSSIBLE) if is_open else fact.confidence
            yield replace(joined, confidence=sure)


def _names_goods(
    deal: Deal, papers: Sequence[Deal], found: Sequence[Fact], book: Lawbook, day: date
) -> bool:
    """Say whether a deal names goods: a payment does by the papers that it pays for."""
    if any(isinstance(fact, GoodsFact) for fact in found):
        return True
    if deal.kind is not DealKind.PAYMENT:
        return False
    return any(isinstance(f, GoodsFact) for paper in papers for f in check_goods(paper, book, day))


def _of_trade(held: Sequence[Deal]) -> list[tuple[Deal, str, bool]]:
    """Give the other papers of the first one's trade, each with why, and whether that is sure."""
    if held[0].kind is DealKind.PAYMENT:
        paid = [one for one in paid_for(held) if one.payment == 0]
        return [(held[at], one.why, one.is_sure) for one in paid for at in one.papers]
    groups = [(places, why) for places, why in same_trades(held) if 0 in places]
    return [(held[at], why, True) for places, why in groups for at in places if at]


def _joined(fact: Stated, paper: Deal, why: str) -> Stated:
    because = (
        f"The {paper.format} ({paper.source}), of the same trade by {why}, says so: {fact.because}"
    )
    span = fact.span and replace(fact.span, field=f"{paper.source}, {fact.span.field}")
    return replace(fact, because=because, span=span)


def _possible(fact: PlaceFact, though: str) -> PlaceFact:
    """Give a destination as one that only may be the end, for what speaks against it."""
    roles = tuple("possible" if role == "stated" else role for role in fact.roles)
    because = f"{fact.because.rstrip('.')}, though {though}."
    return replace(fact, roles=roles, because=because)


def _is_stated(fact: PlaceFact) -> bool:
    return "destination" in fact.roles and "stated" in fact.roles


def _where(fact: PlaceFact) -> tuple[str, str]:
    return fact.country, fact.territory
