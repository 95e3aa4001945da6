"""From a paper to Deals: a trade document where it is one, else a letter or a story."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, islice

from witting.base import Deal, DealKind, Party, Passage, Unread
from witting.intake.boilerplate import plain_line
from witting.intake.dateline import stated_day
from witting.intake.papers.page import Page, Paper, cells
from witting.intake.paragraphs import take_apart
from witting.intake.source import Source

# What opens a letter or a contract, as a line of its own or at its beginning. A story has neither.
_LETTER = re.compile(
    r"Dear\b.{1,60}[,:]|To whom it may concern|Уважаем(?:ый|ая|ые)\b.{1,60}"
    r"|尊敬的.{1,30}|敬启者.{0,9}|(?:购销|销售|采购)?合同.{0,30}"
    r"|(?:السيد|السادة|سعادة)\s.{1,60}(?:المحترم|المحترمين|المحترمون).{0,9}|تحية طيبة.{0,20}"
    r"|عقد (?:بيع|توريد|شراء).{0,40}"
    r"|(?:SALES? |PURCHASE |SUPPLY )?(?:CONTRACT|AGREEMENT|PURCHASE ORDER)\b.{0,40}"
    r"|(?:КОНТРАКТ|ДОГОВОР)(?: (?:ПОСТАВКИ|КУПЛИ-ПРОДАЖИ))?(?:\s*№.{0,40})?"
)
_SEALS = ("-----BEGIN PGP MESSAGE", "-----BEGIN PKCS7", "-----BEGIN CMS")
_FILE = re.compile(r"begin [0-7]{3,4} \S|=ybegin line=")
_SEALED = ("-----BEGIN ", "begin ", "=ybegin ")  # how either may begin: of a million lines, few do
_OPENING = 20  # lines in which it stands


def deals_of(
    paper: Paper,
    source: Source,
    *,
    kind: DealKind | None = None,
    parties: tuple[Party, ...] = (),
) -> list[Deal]:
    """Give what a paper holds as deals, with all that could not be read of it.

    `kind` is what a paper is that is no trade document: where it is not given, a letter or a
    contract is a message, and all else a story. `parties` are those its head names.
    """
    kind = kind or (DealKind.MESSAGE if is_letter(paper) else DealKind.ARTICLE)
    found = _trade(paper, source) or [_passages(paper, source, kind)]
    return _finished(found, paper, source, parties)


def is_letter(paper: Paper) -> bool:
    """Say whether a paper opens as a letter or a contract does."""
    opening = islice(paper.numbered(), _OPENING)
    return any(_LETTER.fullmatch(cell) for line in opening for cell in line.cells if len(cell) < 99)


def trade_deals(paper: Paper, source: Source) -> list[Deal]:
    """Give the deals of a paper that is a trade document, none of any other."""
    return _finished(_trade(paper, source), paper, source, ())


def sealed(paper: Paper) -> Iterator[Unread]:
    """Tell where a paper's words are no words: what is encrypted, or a file written as letters."""
    for page in paper.pages:
        for index, text in enumerate(page.lines):
            if not text.startswith(_SEALED):
                continue
            is_file = _FILE.match(text) is not None
            if is_file or text.startswith(_SEALS):
                what = "a file written down as letters" if is_file else "encrypted"
                why = f"what follows is {what} and was not read: ask the sender for it as it is"
                yield Unread(field=page.place(index), why=why)


def _trade(paper: Paper, source: Source) -> list[Deal]:
    # Imported here: its tables are read when the first paper comes, not with every payment.
    from witting.intake.trade import read_trade

    return read_trade(paper, source) or []


def _finished(
    deals: list[Deal], paper: Paper, source: Source, parties: tuple[Party, ...]
) -> list[Deal]:
    """Give the deals of a paper with what is told of the whole of it."""
    told = (*paper.unread, *sealed(paper)) if deals else ()
    return [_with_told(deal, told, paper, source, parties) for deal in deals]


def _with_told(
    deal: Deal, told: tuple[Unread, ...], paper: Paper, source: Source, parties: tuple[Party, ...]
) -> Deal:
    unread = (*deal.unread, *(one for one in told if one not in deal.unread))
    has_words = any(any(map(str.isalnum, one.text)) for one in deal.passages)
    if not (unread or has_words or deal.goods or deal.parties or parties):
        why = "it holds no letter and no digit, so there is nothing in it to check: look at it"
        unread = (Unread(field="the document", why=why),)
    return replace(
        deal,
        parties=(*deal.parties, *parties),
        day=deal.day or paper.day,
        dropped=(*deal.dropped, *paper.dropped),
        unread=unread,
        digest=deal.digest or source.digest,
    )


def _passages(paper: Paper, source: Source, kind: DealKind) -> Deal:
    """Give a paper as paragraphs: each names the page and the line where it starts."""
    passages: list[Passage] = []
    dropped: list[Passage] = []
    seen: set[str] = set()
    for page in paper.pages:
        for passage, is_dropped in _paragraphs(page):
            is_repeated = not is_dropped and plain_line(passage.text) in seen
            seen.add(plain_line(passage.text))
            if is_repeated:
                passage = replace(passage, field=f"{passage.field} (repeated)")
            (dropped if is_dropped or is_repeated else passages).append(passage)
    return Deal(
        kind=kind,
        source=source.name,
        format=paper.format,
        day=paper.day or (stated_day(passages) if kind is DealKind.ARTICLE else None),
        passages=tuple(passages),
        dropped=tuple(dropped),
        digest=source.digest,
    )


def _paragraphs(page: Page) -> Iterator[tuple[Passage, bool]]:
    """Give a page's paragraphs in order, and of each whether it is boilerplate.

    Columns stay two spaces apart.
    """
    lines = ["  ".join(filter(None, cells(line))) for line in page.lines]
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    story = take_apart("\n".join(lines))
    found = [(one, False) for one in story.passages] + [(one, True) for one in story.dropped]
    for passage, is_dropped in sorted(found, key=lambda each: each[0].offset or 0):
        place = page.place(bisect_right(starts, passage.offset or 0) - 1)
        why = passage.field.partition(" (")[2]
        yield Passage(field=f"{place} ({why}" if why else place, text=passage.text), is_dropped
