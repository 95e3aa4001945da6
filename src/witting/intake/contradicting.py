"""Where the papers of one trade contradict each other: other goods, another port, another receiver.

Forged and doctored papers seldom agree in everything: the invoice sends the goods to one port, the
bill of lading to another. What a paper leaves unsaid contradicts nothing, nor does what cannot be
compared. Nothing is judged here; each contradiction shows both documents' own words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.base import Deal, Span

if TYPE_CHECKING:
    from witting.intake.trade.paid import Paid


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What one document says: its place among those given, its kind, its words."""

    document: int
    format: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """One thing two documents of one trade state differently."""

    field: str  # `consignee`, `port of discharge`, `gross weight`, `shipment date`
    one: Stated
    other: Stated
    because: str  # `the same invoice no BB-2024/0117`: why they are of one trade
    is_sure: bool = True  # False where the same may be meant: two names, words of a description


def contradictions(deals: Sequence[Deal]) -> tuple[Contradiction, ...]:
    """Give where documents of one trade contradict each other, in the order of the documents.

    Which belong together is told by the numbers they state, by ship and voyage, and by the parties.
    Trade documents, orders and letters of credit are held against each other; other deals are not.
    """
    # Imported here: whoever assesses a payment has no papers to compare.
    from witting.intake.trade.contradictions import contradictions_in

    return contradictions_in(deals)


def same_trades(deals: Sequence[Deal]) -> tuple[tuple[tuple[int, ...], str], ...]:
    """Give the groups of documents that are of one trade, each with why: by number, by ship."""
    if len(deals) < 2:
        return ()
    from witting.intake.trade.together import of_one_trade

    return tuple((trade.deals, trade.why) for trade in of_one_trade(deals))


def paid_for(deals: Sequence[Deal]) -> "tuple[Paid, ...]":
    """Give the payments of trade papers beside them: by number, or by sum and parties."""
    if len(deals) < 2:
        return ()
    from witting.intake.trade.paid import paid_papers

    return tuple(paid_papers(deals))
