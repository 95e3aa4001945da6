"""Cuts a text into paragraphs with their offsets, apart from boilerplate and repeated lines.

Blank lines part paragraphs. Where a text has none, a line that ends a sentence ends its paragraph,
so that a sentence broken over lines stays whole and "ball / bearings" is still found.

In a story, the headlines under a heading such as "Related" are teasers of other stories.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from witting.base import Passage
from witting.intake.boilerplate import aside_from, boilerplate, edge, is_heading, plain_line

# A form feed parts pages where a PDF was saved as text.
_LINE = re.compile(r"[^\r\n\f\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|\r|\n)[ \t\u3000\xa0]*(?:\r\n|\r|\n)")
_SENTENCE_END = re.compile(r"[.!?。！？؟…:：][\"'”’»)）]*\s*$")
_SHORT_LINE = 45  # a line this short was not broken by the width of a page
_FULL_STOP = re.compile(r"[.。؛;:：…][\"'”’»)）]*$")
_LONGEST_TEASER = 130
_MOST_TEASERS = 8
_ABOVE, _BEHIND = 4, 2  # lines at a story's edges, where names may stand alone
_FEWEST_LINES = 4
_OF_HEADLINES = ("caption", "series")  # kinds a headline may look like


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


def take_apart(text: str, *, with_offsets: bool = True, is_story: bool = False) -> Story:
    """Part a text into passages and dropped lines, each exactly as written.

    A paragraph that comes a second time is dropped; the first stays. What only a news page has is
    dropped where the text `is_story`.
    """
    passages: list[Passage] = []
    dropped: list[Passage] = []
    seen: set[str] = set()
    for number, (start, end, why) in enumerate(_paragraphs(_lines(text), text, is_story), start=1):
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


def _paragraphs(lines: list[_Line], text: str, is_story: bool) -> list[tuple[int, int, str]]:
    """Put lines together to paragraphs: start, end, and why it is to be dropped or ""."""
    reasons = [boilerplate(line.text, is_story=is_story) for line in lines]
    if is_story:
        reasons[:1] = ["" if why in _OF_HEADLINES else why for why in reasons[:1]]
        _mark_edges(lines, reasons)
        _mark_teasers(lines, reasons)
    found: list[tuple[int, int, str]] = []
    start: int | None = None
    end = 0
    for why, (before, line) in zip(reasons, pairwise([None, *lines]), strict=True):
        assert line is not None  # None stands before the first line only
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
    if start is not None:
        found.append((start, end, ""))
    return [part for one in found for part in _parted(one, text)] if is_story else found


def _parted(found: tuple[int, int, str], text: str) -> Iterator[tuple[int, int, str]]:
    """Part a credit in brackets from the paragraph it ends."""
    start, end, why = found
    size, aside = (end - start, "") if why else aside_from(text[start:end])
    yield start, start + size, why
    if aside:
        yield end - len(text[start + size : end].lstrip()), end, aside


def _mark_edges(lines: list[_Line], reasons: list[str]) -> None:
    """Mark the lines of names alone above the story's first sentence, and behind its last.

    Lines already set aside do not count: the edge is where the story begins and ends.
    """
    kept = [i for i, why in enumerate(reasons) if not why]
    if len(kept) < _FEWEST_LINES:
        return
    for i in kept[1:_ABOVE]:
        if _SENTENCE_END.search(lines[i].text[-20:]):
            break
        reasons[i] = edge(lines[i].text, is_last=False)
    for i in reversed(kept[-_BEHIND:]):
        if _SENTENCE_END.search(lines[i].text[-20:]):
            break
        reasons[i] = edge(lines[i].text, is_last=True)


def _mark_teasers(lines: list[_Line], reasons: list[str]) -> None:
    """Mark the headlines that follow a heading of teasers, once the story has begun.

    A paragraph with a full stop ends them: only headlines go without.
    """
    begun, left, i = False, 0, 0
    while i < len(lines):
        block = _block_at(lines, i)
        if reasons[i]:
            left = _MOST_TEASERS if begun and is_heading(lines[i].text) else left
            i += 1
            continue
        if left and _are_teasers(lines[i:block]):
            left -= 1
            reasons[i:block] = [why or "teaser" for why in reasons[i:block]]
        else:
            left = 0
            begun = begun or _FULL_STOP.search(lines[block - 1].text) is not None
        i = block


def _block_at(lines: list[_Line], i: int) -> int:
    """Give the number of the line after the block that begins at one."""
    while i < len(lines) - 1 and not lines[i].ends_paragraph:
        i += 1
    return i + 1


def _are_teasers(block: list[_Line]) -> bool:
    return all(
        len(line.text) <= _LONGEST_TEASER and _FULL_STOP.search(line.text) is None for line in block
    )
