"""The door to trade documents: a paper in, a Deal for each document on it out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from witting.base import Deal, Passage, Unread
from witting.intake.papers import Page, Paper
from witting.intake.source import Source
from witting.intake.trade.document import LEAST, Draft, deal_of, walk_through
from witting.intake.trade.grid import Row, grid_of
from witting.intake.trade.titles import SEARCHED, Title, find_title, listed_rows, title_of

DOCUMENTS = (
    "commercial invoice",
    "proforma invoice",
    "packing list",
    "bill of lading",
    "sea waybill",
    "air waybill",
    "certificate of origin",
    "end-user statement",
)
"""The documents recognised, as `Deal.format` names them."""

_NOT_READ = (
    "from here on the paper is longer than what is read for parties, goods and figures: it was "
    "searched as text only. Split it into its documents and give those"
)
_MOST = 200  # documents in one paper
_FURTHER = 12  # rows from the top of a further page in which a further title stands


def read_trade(paper: Paper, source: Source) -> list[Deal] | None:
    """Give a Deal for each trade document a paper holds, in order; None where it holds none.

    A title that opens a page, or stands alone on a line further down, begins another document if
    both it and what stands before it have boxes enough. Every line goes into one of the Deals.
    """
    grid = grid_of(paper)
    rows = grid.rows
    if find_title(rows, 0, SEARCHED) is None and not _has_further(rows):
        return None
    drafts = _drafts(rows, listed_rows(rows))
    if drafts is None:
        return None
    deals = [deal_of(draft, rows[first:last], first, source) for draft, first, last in drafts]
    return [*deals[:-1], _with_rest(deals[-1], grid.rest)]


def _with_rest(deal: Deal, rest: Sequence[Passage]) -> Deal:
    """Give the last deal of a paper with what comes after the bounds as text, and say so."""
    if not rest:
        return deal
    told = Unread(field=rest[0].field, why=_NOT_READ)
    return replace(deal, passages=(*deal.passages, *rest), unread=(*deal.unread, told))


def read_trade_text(text: str, source: Source) -> list[Deal] | None:
    r"""Give the trade documents of a plain text, as `read_trade` does of a paper.

    >>> from witting.intake.source import Source
    >>> from witting.intake.trade import read_trade_text
    >>> given = "PACKING LIST\nSeller: Example LLP\nBuyer: Sample JSC\nGross weight: 12 kg\n"
    >>> [deal] = read_trade_text(given, Source(name="list.txt", data=b""))
    >>> deal.format, [party.name for party in deal.parties]
    ('packing list', ['Example LLP', 'Sample JSC'])
    """
    pages = text.split("\f")
    alone = len(pages) == 1
    held = tuple(
        Page(field="" if alone else f"page {number}", lines=tuple(page.splitlines()))
        for number, page in enumerate(pages, start=1)
    )
    return read_trade(Paper(format="text", pages=held), source)


def _has_further(rows: Sequence[Row]) -> bool:
    return any(_opens_page(rows, at) for at in range(SEARCHED, len(rows)))


def _opens_page(rows: Sequence[Row], at: int) -> bool:
    return rows[at].page != rows[at - 1].page and find_title(rows, at, at + _FURTHER) is not None


def _drafts(rows: Sequence[Row], listed: frozenset[int]) -> list[tuple[Draft, int, int]] | None:
    """Part the rows into documents; None where none has boxes enough."""
    starts = _starts(rows, listed)
    found: list[_Part] = []
    for number, (title, first) in enumerate(starts):
        last = starts[number + 1][1] if number + 1 < len(starts) else len(rows)
        start = first if found else 0
        draft = walk_through(rows[start:last], title, start)
        if draft.boxes >= LEAST and not (found and _goes_on(found[-1], draft)):
            found.append(_Part(draft, start, last, _numbers(draft)))
        elif found:  # not a document by itself: it belongs to the one before
            found[-1].last, found[-1].is_whole = last, False
            found[-1].numbers |= _numbers(draft)
    return [(part.walked(rows), part.first, part.last) for part in found] or None


@dataclass(slots=True)
class _Part:
    """A stretch of rows that is one document, maybe under several titles."""

    draft: Draft
    first: int
    last: int
    numbers: frozenset[str]
    is_whole: bool = True  # False where rows were added that the draft has not walked through

    def walked(self, rows: Sequence[Row]) -> Draft:
        """Give the draft of all its rows."""
        if self.is_whole:
            return self.draft
        return walk_through(rows[self.first : self.last], self.draft.title, self.first)


def _goes_on(before: _Part, draft: Draft) -> bool:
    """Say whether a further page repeats the head of the document before it."""
    if before.draft.title.document != draft.title.document:
        return False
    theirs = _numbers(draft)
    return not theirs or bool(before.numbers & theirs)


def _numbers(draft: Draft) -> frozenset[str]:
    texts = [b.text for b in draft.walk.boxes if b.label.kind == "reference" and b.pieces]
    return frozenset(" ".join(text.split()) for text in (*texts, draft.title.rest) if text)


def _starts(rows: Sequence[Row], listed: frozenset[int]) -> list[tuple[Title, int]]:
    """Give the titles with the row where each one's document begins: its page, or its own line."""
    found: list[tuple[Title, int]] = []
    first = find_title(rows, 0, SEARCHED, listed)
    if first is not None:
        found.append((first, 0))
    for at in range(1, len(rows)):
        if len(found) >= _MOST:
            break
        is_page = rows[at].page != rows[at - 1].page
        if at in listed:
            continue
        title = find_title(rows, at, at + _FURTHER, listed) if is_page else _alone(rows, at)
        if title is not None and (not found or title.row > found[-1][0].row):
            found.append((title, at))
    return found


def _alone(rows: Sequence[Row], at: int) -> Title | None:
    row = rows[at]
    if len(row.cells) != 1 or not row.after_gap:
        return None
    return title_of(rows, at)
