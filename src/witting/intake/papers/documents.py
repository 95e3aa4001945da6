"""One function for each kind of paper: from the input to its deals and those of what it carries."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from witting.base import Deal, DealKind, InputError, UnknownFormat, Unread
from witting.intake.article import is_story, read_html, read_text
from witting.intake.papers.deals import deals_of, is_letter, sealed, trade_deals
from witting.intake.papers.inside import Door
from witting.intake.papers.page import WITH_OCR, Page, Paper
from witting.intake.source import Source

_UNSEEN = "what is written in it was not read: look at it"
_NO_WORDS = "it has no text, only a picture, and OCR found no words in it: look at it"
_FEW = 20  # passages of a note
_OTHER_ENDS = re.compile(r"[\r\f\u2028\u2029]")
_LINE = re.compile(r"[^\r\n\f\u2028\u2029]*(?:\r\n|[\r\n\f\u2028\u2029]|\Z)")


def read_pdf_deals(source: Source, door: Door) -> list[Deal]:
    """Read a PDF and the files it carries; pages without text by OCR where that is asked for."""
    from witting.intake.papers.pdf import read_pdf

    found = read_pdf(source)
    paper = found.paper
    if door.ocr and found.without_text:
        paper = _recognised(source, paper)
    return _with_carried(deals_of(paper, source), found.carried, source, door)


def read_picture_deals(source: Source, door: Door) -> list[Deal]:
    """Read a picture by OCR, where that is asked for.

    Raises UnknownFormat where it is not.
    """
    if not door.ocr:
        raise UnknownFormat(
            f"{source.name} is a picture, and what is written in it is not read without OCR: give "
            f"the document as text, or have it read with {WITH_OCR}."
        )
    nothing = Paper(format="picture", pages=(), unread=(Unread(field="the picture", why=_UNSEEN),))
    return deals_of(_recognised(source, nothing), source)


def _recognised(source: Source, paper: Paper) -> Paper:
    """Give a paper with the words of its pictures; where OCR fails, as it was, saying so."""
    from witting.intake.papers.ocr import NotRecognised, with_text
    from witting.intake.papers.pdf import NO_TEXT, read_pdf

    try:
        made = read_pdf(replace(source, data=with_text(source))).paper
        unread = [replace(one, why=_NO_WORDS) if one.why == NO_TEXT else one for one in made.unread]
        return replace(made, unread=tuple(unread))
    except (NotRecognised, InputError) as problem:
        failed = Unread(field="OCR", why=f"it failed ({problem}): look at the pictures")
        return replace(paper, unread=(*paper.unread, failed))


def _with_carried(
    deals: list[Deal], carried: Iterable[tuple[str, bytes]], source: Source, door: Door
) -> list[Deal]:
    """Add the deals of the files that a paper carries."""
    return [
        *deals,
        *(deal for name, data in carried for deal in door.read_inside(source, name, data)),
    ]


def read_docx_deals(source: Source, door: Door) -> list[Deal]:
    """Read a Word document and the files it carries."""
    from witting.intake.papers.docx import read_docx

    found = read_docx(source)
    return _with_carried(deals_of(found.paper, source), found.carried, source, door)


def read_text_deals(text: str, source: Source) -> list[Deal]:
    """Read a plain text: a trade document or a letter where it is one, else a story."""
    paper = _text_paper(text)
    return trade_deals(paper, source) or [
        replace(deal, kind=_kind(paper, deal), unread=(*deal.unread, *sealed(paper)))
        for deal in read_text(text, source)
    ]


def _kind(paper: Paper, deal: Deal) -> DealKind:
    """Say what a text is: a letter, also one of a line that asks for a payment, or a story."""
    if is_letter(paper):
        return DealKind.MESSAGE
    if len(deal.passages) > _FEW or is_story(deal.passages):
        return DealKind.ARTICLE
    from witting.intake.papers.instructed import asks_for_payment

    is_asked = any(asks_for_payment(passage.text) for passage in deal.passages)
    return DealKind.MESSAGE if is_asked else DealKind.ARTICLE


def read_html_deals(text: str, source: Source) -> list[Deal]:
    """Read a page: a trade document or a letter, each with every word, else a story."""
    from witting.intake.papers.html_lines import html_lines

    paper = Paper(format="html", pages=(Page(field="", lines=html_lines(text, source.name)),))
    if is_letter(paper):
        return deals_of(paper, source)
    return trade_deals(paper, source) or read_html(text, source)


def _text_paper(text: str) -> Paper:
    lines, offsets = _lines(text)
    return Paper(format="text", pages=(Page(field="", lines=lines, offsets=offsets),))


def _lines(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Give a text's lines and where each starts."""
    if _OTHER_ENDS.search(text) is None:  # the quick way, for most
        lines = tuple(text.split("\n"))
        return lines, tuple(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    found = [(m.start(), m.group().rstrip("\r\n\f\u2028\u2029")) for m in _LINE.finditer(text)]
    return tuple(line for _, line in found), tuple(start for start, _ in found)
