"""Cuts a text into paragraphs with their offsets, apart from boilerplate and repeated lines.

Blank lines part paragraphs. Where a text has none, a line that ends a sentence ends its paragraph,
so that a sentence broken over lines stays whole and "ball / bearings" is still found.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from witting.base import Passage
from witting.intake.boilerplate import boilerplate, plain_line

# A form feed parts pages where a PDF was saved as text.
_LINE = re.compile(r"[^\r\n\f\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|\r|\n)[ \t\u3000\xa0]*(?:\r\n|\r|\n)")
_SENTENCE_END = re.compile(r"[.!?。！？؟…:：][\"'”’»)）]*\s*$")
_SHORT_LINE = 45  # a line this short was not broken by the width of a page


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A text taken apart: what is to be searched, and what was left out."""

    passages: tuple[Passage, ...]
    dropped: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int
    end: int
    text: str
    ends_paragraph: bool


def take_apart(text: str, *, with_offsets: bool = True) -> Story:
    """Part a text into passages and dropped lines, each exactly as written.

    A paragraph that comes a second time is dropped; the first stays.
    """
    passages: list[Passage] = []
    dropped: list[Passage] = []
    seen: set[str] = set()
    for number, (start, end, why) in enumerate(_paragraphs(_lines(text)), start=1):
        piece = text[start:end]
        why = why or ("repeated" if plain_line(piece) in seen else "")
        seen.add(plain_line(piece))
        field = f"paragraph {number} ({why})" if why else f"paragraph {number}"
        made = Passage(field=field, text=piece, offset=start if with_offsets else None)
        (dropped if why else passages).append(made)
    return Story(passages=tuple(passages), dropped=tuple(dropped))


def _lines(text: str) -> list[_Line]:
    """Find the lines that hold something, each without the white space around it."""
    has_blanks = _BLANK.search(text) is not None
    found = []
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped:
            continue
        start = match.start() + match.group().index(stripped)
        end = start + len(stripped)
        rest = text[match.end() : match.end() + 200]
        by_itself = not has_blanks and (
            len(stripped) < _SHORT_LINE or _SENTENCE_END.search(stripped[-20:]) is not None
        )
        last = _BLANK.match(rest) is not None
        found.append(_Line(start=start, end=end, text=stripped, ends_paragraph=by_itself or last))
    return found


def _goes_on(before: _Line, line: _Line) -> bool:
    """Say whether a line continues a sentence broken by the width of a page."""
    is_open = len(before.text) >= _SHORT_LINE and not _SENTENCE_END.search(before.text[-20:])
    return is_open and line.text[0].islower()


def _paragraphs(lines: list[_Line]) -> list[tuple[int, int, str]]:
    """Put lines together to paragraphs: start, end, and why it is to be dropped or ""."""
    found: list[tuple[int, int, str]] = []
    start: int | None = None
    end = 0
    for before, line in pairwise([None, *lines]):
        assert line is not None  # None stands before the first line only
        why = boilerplate(line.text)
        if why and not (start is not None and before is not None and _goes_on(before, line)):
            if start is not None:
                found.append((start, end, ""))
            found.append((line.start, line.end, why))
            start = None
            continue
        start, end = (line.start if start is None else start), line.end
        if line.ends_paragraph:
            found.append((start, end, ""))
            start = None
    return found if start is None else [*found, (start, end, "")]
