"""No word of a paper is lost: a line with a word that no record holds is kept whole.

What the boxes take is put into records piece by piece; whatever falls between them, in a layout
nobody thought of, is searched all the same.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from witting.base import Deal, Passage
from witting.intake.trade.grid import Row
from witting.intake.trade.values import plain_digits

_WORD = re.compile(r"[^\W_]+")


def kept_whole(deal: Deal, rows: Sequence[Row]) -> Deal:
    """Give the deal with a passage for each row that has a word which none of its records holds."""
    held = set(_words(_texts(deal)))
    missing = [row for row in rows if not held.issuperset(_words([row.text]))]
    if not missing:
        return deal
    further = (Passage(field=f"{row.field} (whole)", text=row.text.strip()) for row in missing)
    return replace(deal, passages=(*deal.passages, *further))


def _words(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _WORD.findall(plain_digits(text))


def _texts(deal: Deal) -> Iterator[str]:
    """Give the texts of the records in which words of the paper may stand."""
    yield from (passage.text for passage in (*deal.passages, *deal.dropped))
    for party in deal.parties:
        yield from (party.name, party.address, party.business, *party.managers)
        yield from (number.value for number in party.identifiers)
    yield from (line.description for line in deal.goods)
    yield from (point.text for point in deal.route)
    terms = deal.terms
    yield from (terms.end_use, terms.delivery, terms.packing, terms.licence)
