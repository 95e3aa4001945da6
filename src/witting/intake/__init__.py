"""Turns an input into Deals: a payment, a letter of credit, an order, or a news story.

One module per format reads what that format can say; the reader looks at the content, not at the
file's name, to choose among them. Nothing here decides anything about sanctions: every name, place
and piece of text the input carries goes into the Deal with a span back to where it was written.
"""

from witting.intake.contradicting import (
    Contradiction,
    Stated,
    contradictions,
    paid_for,
    same_trades,
)
from witting.intake.differences import About, Difference, same_transaction, what_differs
from witting.intake.pairing import Together, pair_covers
from witting.intake.reader import FORMATS, read
from witting.intake.sent_again import SentAgain, alike_before, sent_again
from witting.intake.source import MAX_BYTES

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "About",
    "Contradiction",
    "Difference",
    "SentAgain",
    "Stated",
    "Together",
    "alike_before",
    "contradictions",
    "paid_for",
    "pair_covers",
    "read",
    "same_trades",
    "same_transaction",
    "sent_again",
    "what_differs",
]
