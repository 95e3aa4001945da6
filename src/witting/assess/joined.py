"""Where the other papers of a trade send its goods: an invoice may not say, a bill of lading does.

Each paper is judged by itself. A destination that only another paper states is held against the
goods of this one, with the paper that says so. Where this one's own route ends elsewhere, neither
is settled: the other's is told as one that contradicts it, and somebody has to ask.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from witting.assess.papers import CONTRADICTION
from witting.base import Ask, Deal, Fact, GoodsFact, MissingFact, PlaceFact
from witting.intake import same_trades
from witting.lawbook import Lawbook
from witting.routes import check_routes


def joined_destinations(
    deal: Deal, papers: Sequence[Deal], found: Sequence[Fact], book: Lawbook, day: date
) -> Iterator[PlaceFact | MissingFact]:
    """Give the destinations that other papers of the same trade state, and this one does not.

    Their spans point into the other document, which their field names first.
    """
    if not papers or not any(isinstance(fact, GoodsFact) for fact in found):
        return
    held = [deal, *papers]
    stated = [fact for fact in found if isinstance(fact, PlaceFact) and _is_stated(fact)]
    told = {_where(fact) for fact in stated}
    ends_elsewhere = any(fact.part == "to" for fact in stated)
    is_told = any(isinstance(f, MissingFact) and f.what == CONTRADICTION for f in found)
    for paper, why in _of_trade(held):
        for fact in check_routes(paper, book, day):
            if not isinstance(fact, PlaceFact) or not _is_stated(fact) or _where(fact) in told:
                continue
            told.add(_where(fact))
            joined = _joined(fact, paper, why)
            if not ends_elsewhere:
                yield joined
            elif not is_told:
                ask = Ask(key="papers.contradict", words=(("field", "destination"),))
                yield MissingFact(
                    id="", because=joined.because, span=joined.span, what=CONTRADICTION, ask=ask
                )


def _of_trade(held: Sequence[Deal]) -> list[tuple[Deal, str]]:
    """Give the other papers of the first one's trade, each with why it is."""
    groups = [(places, why) for places, why in same_trades(held) if 0 in places]
    return [(held[at], why) for places, why in groups for at in places if at]


def _joined(fact: PlaceFact, paper: Deal, why: str) -> PlaceFact:
    because = (
        f"The {paper.format} ({paper.source}), of the same trade by {why}, says so: {fact.because}"
    )
    span = fact.span and replace(fact.span, field=f"{paper.source}, {fact.span.field}")
    return replace(fact, because=because, span=span)


def _is_stated(fact: PlaceFact) -> bool:
    return "destination" in fact.roles and "stated" in fact.roles


def _where(fact: PlaceFact) -> tuple[str, str]:
    return fact.country, fact.territory
