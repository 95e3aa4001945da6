"""One function for each kind of paper: from the input to its deals and those of what it carries."""

import re
from dataclasses import replace

from witting.base import Deal
from witting.intake.article import read_html, read_text
from witting.intake.papers.deals import deals_of, trade_deals
from witting.intake.papers.inside import Door
from witting.intake.papers.page import Page, Paper
from witting.intake.source import Source

_LINE = re.compile(r"[^\r\n\f\u2028\u2029]*(?:\r\n|[\r\n\f\u2028\u2029]|\Z)")


def read_pdf_deals(source: Source, door: Door) -> list[Deal]:
    """Read a PDF and the files it carries; pages without text by OCR where that is asked for."""
    from witting.intake.papers.pdf import read_pdf

    found = read_pdf(source)
    if door.ocr and found.without_text:
        from witting.intake.papers.ocr import with_text

        found = read_pdf(replace(source, data=with_text(source)))
    deals = deals_of(found.paper, source)
    for name, data in found.carried:
        deals += door.read_inside(source, name, data)
    return deals


def read_docx_deals(source: Source, door: Door) -> list[Deal]:
    """Read a Word document and the files it carries."""
    from witting.intake.papers.docx import read_docx

    found = read_docx(source)
    deals = deals_of(found.paper, source)
    for name, data in found.carried:
        deals += door.read_inside(source, name, data)
    return deals


def read_text_deals(text: str, source: Source) -> list[Deal]:
    """Read a plain text: a trade document where it is one, else a story."""
    return trade_deals(_text_paper(text), source) or read_text(text, source)


def read_html_deals(text: str, source: Source) -> list[Deal]:
    """Read a page: a trade document where it is one, else a story without its menus."""
    from witting.intake.papers.html_lines import html_lines

    paper = Paper(format="html", pages=(Page(field="", lines=html_lines(text, source.name)),))
    return trade_deals(paper, source) or read_html(text, source)


def _text_paper(text: str) -> Paper:
    found = [(m.start(), m.group().rstrip("\r\n\f\u2028\u2029")) for m in _LINE.finditer(text)]
    offsets, lines = zip(*found, strict=True)
    return Paper(format="text", pages=(Page(field="", lines=lines, offsets=offsets),))
