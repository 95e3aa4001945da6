"""Reads a PDF: the text of its pages, its forms, notes and description, the files it carries.

A page without text is no empty page: it is told as unread. Work is counted and bounded by the size
of the file, never by a clock, so that one file is read alike on every machine.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.generic import ContentStream

from witting.base import BrokenInput, Unread
from witting.intake.papers.page import WITH_OCR, Page, Paper
from witting.intake.papers.pdf_beside import Beside, beside_pages
from witting.intake.papers.pdf_drawn import Drawn, Spent, Work
from witting.intake.papers.pdf_font import Lettering
from witting.intake.papers.pdf_lines import Grid, lay_out
from witting.intake.papers.pdf_open import LIMITS, MANGLED, open_pdf
from witting.intake.papers.pdf_pen import Pen
from witting.intake.papers.pdf_shapes import rows_of
from witting.intake.source import Source

MAX_PAGES = 1_000
"""The most pages of one file that are read; the others are told as unread."""

NO_TEXT = (
    "it has no text, only a picture of it: ask for the document with its text, or have it read "
    f"with {WITH_OCR}"
)
"""What is told of a page that is a picture."""

_BASE_WORK = 100_000  # steps any file may ask for, however small; one more for each of its bytes
_MOST_WORK = 3_000_000
_FEW_LETTERS = 200  # with fewer on a page a large picture is what the page says
_LARGE = 0.25  # of the page
_ENOUGH_STROKES = 40  # that may be letters drawn as shapes
_HARDLY_ANY = 20  # letters: the number of a page and whose form it is
_A_WORD = 5  # shapes on a page that has hardly any letters
_MANY_SHAPES = 40  # on one that has few
_ROWS = 3  # of shapes, on one with letters enough: a name drawn for a letterhead takes two


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfRead:
    """A PDF as read: its paper, and the files it carries by name."""

    paper: Paper
    carried: tuple[tuple[str, bytes], ...] = ()
    without_text: tuple[int, ...] = ()  # pages that only a machine that knows pictures can read


def read_pdf(source: Source) -> PdfRead:
    """Read a PDF's pages and what stands beside them.

    Raises BrokenInput for a file that cannot be taken apart, UnreadableInput for one locked with a
    password.
    """
    with apply_configuration(**LIMITS):
        try:
            return _read(source)
        except MANGLED as error:
            raise _broken(source, error) from None


def _whole(data: bytes, was_rebuilt: bool) -> Iterator[Unread]:
    """Tell where a file is not whole, or holds more than the PDF."""
    if was_rebuilt:
        yield Unread(field="the file", why=_MENDED)
        return
    behind = len(data) - data.rfind(b"%%EOF")
    if behind > _BEHIND and data[-behind + 5 :].strip(b"\0 \r\n\t"):
        why = f"{behind:,} bytes stand behind the end of the PDF and were not read: look at them"
        yield Unread(field="the file", why=why)


def _broken(source: Source, error: BaseException) -> BrokenInput:
    why = str(error).split("\n")[0][:120] or type(error).__name__
    return BrokenInput(
        f"{source.name} is a PDF that cannot be taken apart ({why}): nothing in it was screened. "
        "Open it in a reader and save it anew, or ask the sender for it again."
    )


def _read(source: Source) -> PdfRead:
    reader = open_pdf(source)
    work = Work(min(_BASE_WORK + len(source.data), _MOST_WORK))
    fonts: dict[Any, Lettering] = {}
    pages: list[Page] = []
    unread: list[Unread] = []
    without: list[int] = []
    turned: list[int] = []
    grid: Grid | None = None
    count = len(reader.pages)
    if not count:
        raise BrokenInput(
            f"{source.name} is a PDF without a page: nothing in it was screened. Ask the sender "
            "for it again."
        )
    for number in range(1, min(count, MAX_PAGES) + 1):
        field = f"page {number}"
        try:
            drawn = _drawn(reader.pages[number - 1], reader, work, fonts)
        except Spent:
            unread.append(
                _rest(number, count, "there is more to draw than a file of this size should have")
            )
            break
        except Exception as error:  # one broken page never stops the file
            why = f"it is broken ({str(error)[:120] or type(error).__name__})"
            unread.append(Unread(field=field, why=f"{why}: ask for the document again"))
            continue
        laid = lay_out(drawn.units, drawn.rules, grid)
        grid = laid.grid
        pages.append(Page(field=field, lines=laid.lines))
        told = [*_doubts(field, drawn)]
        unread += told
        if not drawn.letters and told:
            without.append(number)
        if laid.was_turned:
            turned.append(number)
    if count > MAX_PAGES:
        unread.append(_rest(MAX_PAGES + 1, count, f"only {MAX_PAGES:,} pages of a file are read"))
    beside = beside_pages(reader, work)
    whole = _whole(source.data, reader.was_rebuilt)
    unread = [*whole, *unread, *_turned(turned), *beside.unread]
    return PdfRead(
        paper=_paper(pages, beside, unread, turned),
        carried=beside.carried,
        without_text=tuple(without),
    )


def _drawn(page: Any, reader: PdfReader, work: Work, fonts: dict[Any, Lettering]) -> Drawn:
    work.take(100)
    box = page.mediabox
    area = abs(float(box.width) * float(box.height))
    pen = Pen(reader, area, work, fonts)
    content = page.get_contents()
    if content is not None:
        if not isinstance(content, ContentStream):
            content = ContentStream(content, reader)
        held = page["/Contents"].get_object()
        streams = [one.get_object() for one in held] if isinstance(held, list) else [held]
        pen.draw(content, streams, page.get("/Resources"))
    return pen.drawn


def _doubts(field: str, drawn: Drawn) -> Iterator[Unread]:
    """Tell what of a page was not read, or was read by another program before."""
    for fault in drawn.faults:
        yield Unread(field=field, why=fault)
    if drawn.unknown:
        yield Unread(
            field=field,
            why=f"{drawn.unknown:,} of its signs are in a font that does not say which letters "
            "they are: ask for the document with its text, or give a picture of the page with "
            f"{WITH_OCR}",
        )
    if drawn.unseen and 2 * drawn.unseen > drawn.letters:
        yield Unread(
            field=field,
            why=_BY_OCR,
        )
    elif drawn.letters == 0 and (drawn.pictured or drawn.strokes >= _ENOUGH_STROKES):
        yield Unread(
            field=field,
            why=NO_TEXT,
        )
    elif shapes := _shapes_like_letters(drawn):
        yield Unread(
            field=field,
            why=NO_TEXT if drawn.letters == 0 else _DRAWN.format(shapes=shapes),
        )
    elif drawn.pictured >= _LARGE and drawn.letters < _FEW_LETTERS:
        yield Unread(
            field=f"{field}, picture",
            why=f"a picture covers {drawn.pictured:.0%} of the page, and what is written in it was "
            f"not read: look at it, or give it by itself, as a picture, with {WITH_OCR}",
        )


def _shapes_like_letters(drawn: Drawn) -> int:
    """Count the shapes of a page that may be words drawn as curves; 0 where they make no words.

    A page full of letters may have a logo, a seal or an ornament beside them.
    """
    count = len(drawn.shapes)
    if drawn.letters < _HARDLY_ANY:
        return count if count >= _A_WORD else 0
    if drawn.letters < _FEW_LETTERS and count >= _MANY_SHAPES and rows_of(drawn.shapes):
        return count
    return count if rows_of(drawn.shapes) >= _ROWS else 0


def _rest(first: int, last: int, why: str) -> Unread:
    field = f"pages {first} to {last}" if last > first else f"page {first}"
    return Unread(field=field, why=f"{why}: split the document and give the parts")


def _turned(pages: list[int]) -> Iterator[Unread]:
    if pages:
        named = ", ".join(map(str, pages[:20])) + (" and more" if len(pages) > 20 else "")
        yield Unread(
            field=f"page {named}" if len(pages) == 1 else f"pages {named}",
            why=_TURNED,
        )


_DRAWN = (
    "{shapes:,} shapes on it may be letters that were drawn as curves, and what they say was not "
    f"read: look at it, or give the page by itself, as a picture, with {WITH_OCR}"
)
_BY_OCR = (
    "its text was made by OCR and lies unseen over a picture, so letters may be wrong: it was "
    "searched as it is. Compare it with the picture"
)
_BEHIND = 1_100  # bytes behind the end that a file may have: other programs add a line or two
_MENDED = (
    "it is damaged and was put together again from its parts, so pages or words may be missing: "
    "ask the sender for it again"
)
_TURNED = (
    "the Arabic or Hebrew in it is kept as it looks and not as it is read: it was put in order "
    "and searched, but letters and numbers may be wrong. Compare it with the page"
)


def _paper(pages: list[Page], beside: Beside, unread: list[Unread], turned: list[int]) -> Paper:
    return Paper(
        format="pdf",
        pages=(*pages, *beside.pages),
        title=beside.title,
        languages=beside.languages,
        low_confidence=_TURNED if turned else next((o.why for o in unread if o.why == _BY_OCR), ""),
        unread=tuple(unread),
    )
