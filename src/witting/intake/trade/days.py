"""The day a paper states for itself: with its title, in a box, where it is signed, on its way."""

from collections.abc import Iterable, Sequence
from datetime import date

from witting.intake.trade.box import Box, Piece
from witting.intake.trade.grid import Row
from witting.intake.trade.running import day_said
from witting.intake.trade.values import day_in, writes_day_first


def day_of(
    boxes: Sequence[Box], first: Iterable[str], left: Sequence[Piece], rows: Sequence[Row]
) -> date | None:
    """Give the paper's day, or None where it states none that can be read one way only.

    `first` are the title's words and the boxes of its number, which often hold the day too.
    """
    day_first = writes_day_first(row.text for row in rows)
    heads = list(first)
    own = [box.text for box in boxes if box.label.box == "date"]
    sent = [box.text for box in boxes if box.label.box == "shipment date"]
    flown = [box.text for box in boxes if box.label.box == "flight"]
    stated = (day_in(text, day_first=day_first) for text in (*heads[:1], *own, *heads[1:]))
    signed = [p for box in boxes if box.label.box == "statement" for p in box.pieces]
    found = next(filter(None, stated), None) or day_said(signed, day_first=day_first)
    found = found or day_said(left, day_first=day_first)
    carried = (day_in(text, day_first=day_first) for text in (*sent, *flown))
    return found or next(filter(None, carried), None)
