"""A paper as lines on pages: what every reader of papers gives, whatever the file was.

Those who recognise an invoice or a bill of lading look at these lines and know no PDF, no DOCX.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from witting.base import Passage, Unread

_GAP = re.compile(r"\t+|(?<=\S) {2,}(?=\S)")


def cells(line: str) -> tuple[str, ...]:
    """Part a line where its columns are parted, each without the white space around it."""
    return tuple(cell.strip() for cell in _GAP.split(line))


WITH_OCR = "`--ocr` (`ocr=True` in Python; it needs the extra `ocr`)"
"""How OCR is asked for, in whatever says that a picture was not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a page: `field` names its place, `offset` where it starts in the whole text."""

    field: str  # `page 2, line 14`
    text: str
    offset: int | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        r"""Give what stands in the line's columns, each without the white space around it.

        >>> Line(field="page 1, line 3", text="Consignee:   Example LLP\tAlmaty").cells
        ('Consignee:', 'Example LLP', 'Almaty')
        """
        return cells(self.text)

    def passage(self) -> Passage:
        """Give the line as a piece of text to be searched."""
        return Passage(field=self.field, text=self.text, offset=self.offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The lines of one page, or of a part that stands beside the pages: a form, a footnote.

    Columns of one line are parted by a tab or by two or more spaces, and by nothing else. A blank
    line is "" and is counted, so that the numbers are those a reader counts in `lines`.
    """

    field: str  # `page 2`, `form fields`, `headers`, `table 1`; "" for a plain text
    lines: tuple[str, ...]
    offsets: tuple[int, ...] = ()  # where each line starts in the decoded text; () where unknown
    first: int = 1  # the number of its first line

    def numbered(self) -> Iterator[Line]:
        """Give the lines that hold something, each with its place, in the paper's order."""
        for index, text in enumerate(self.lines):
            if text.strip():
                offset = self.offsets[index] if self.offsets else None
                yield Line(field=self.place(index), text=text, offset=offset)

    def place(self, index: int) -> str:
        """Name the place of a line by its index in `lines`.

        >>> Page(field="page 2", lines=("INVOICE", "No. 7")).place(1)
        'page 2, line 2'
        """
        number = f"line {self.first + index}"
        return f"{self.field}, {number}" if self.field else number


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper as it was read: pages in order, and what is known of it beside its words."""

    format: str  # `pdf`, `docx`, `eml`, `html`, `text`
    pages: tuple[Page, ...]
    title: str = ""  # as the file's own description states it; the page may say otherwise
    languages: tuple[str, ...] = ()  # ISO 639-1, as the file states them: a hint, no finding
    day: date | None = None  # the day the file itself states in its head, as a mail does
    low_confidence: str = ""  # why the words may differ from what a reader sees; "" for no doubt
    unread: tuple[Unread, ...] = ()  # what could not be read: the door adds it to each Deal
    dropped: tuple[Passage, ...] = ()  # boilerplate set aside: the door adds it to each Deal

    def numbered(self) -> Iterator[Line]:
        """Give all lines that hold something, page after page."""
        for page in self.pages:
            yield from page.numbered()

    @property
    def text(self) -> str:
        """Give the paper's words, a blank line between pages."""
        return "\n\n".join("\n".join(page.lines) for page in self.pages)
