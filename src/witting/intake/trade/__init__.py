"""Trade documents in lines of text: invoice, packing list, bill of lading, air waybill and more.

`read_trade` gives a Deal for each document a paper holds, or None where it holds none. A document
is recognised by a title in a cell of its own and at least three boxes with labels, so that a story
about an invoice stays a story.
"""

from witting.intake.trade.read import DOCUMENTS, read_trade, read_trade_text

__all__ = ["DOCUMENTS", "read_trade", "read_trade_text"]
