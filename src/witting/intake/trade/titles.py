"""Which trade document a row of cells announces, and the number and day that may stand with it.

A title is a cell of nothing but a title, in one language or several, with copies' marks, a number
or a date beside it. A sentence about an invoice is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from witting.intake.trade.grid import Cell, Row
from witting.intake.trade.tables import (
    beside_titles,
    each_word,
    squeezed_titles,
    titles,
    words_of,
)

SEARCHED = 30  # rows from the top of a paper in which its title stands
_LONGEST = 140  # characters
_MOST_LINES = 3  # of one title
_LETTERS = 5  # as many letters one by one make a title printed wide
_LISTING = re.compile(
    r"^\W*(?:\d{1,2}[.)])?\W*|\W*(?:[x×]\s*\d{1,2}|\d{1,2}\s*[x×/]\s*\d{0,2})?\W*$"
)
_NEAR, _LISTED = 2, 3  # rows apart, and documents, that make a list
_ASKS = frozenset(
    ["no", "n", "number", "номер", "дата", "date", "dated", "رقم", "بتاريخ", "号", "號", "编", "日"]
)
_CODE, _DIGITS = re.compile(r"[^\W_][\w/.-]{4,24}"), 3  # `INV-2024/117` beside a title
_MONTH = re.compile(r"[^\W\d_]{3,10}")
_NUMBER = re.compile(
    r"(?:№|#|\b(?:no|n|number|номер|nr)\b|رقم|编号|号码|号)\.?\s*[:：]?\s*(?P<number>[^\s,;:：]*\d[^\s,;:：]*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title found: which document, in which row and cells; `rest` holds its number and day."""

    document: str
    row: int
    cells: frozenset[tuple[int, int]]  # rows and cells that are nothing but title
    rest: str = ""  # "" for cells of nothing but the title


def find_title(
    rows: Sequence[Row],
    first: int = 0,
    last: int | None = None,
    listed: frozenset[int] = frozenset(),
) -> Title | None:
    """Give the title among these rows: the first that stands alone, or else one with a number.

    `listed` names rows that only list documents and are passed over.
    """
    numbered = None
    end = len(rows) if last is None else min(last, len(rows))
    for at in range(first, end):
        found = title_of(rows, at, end) if at not in listed else None
        if found is not None and not found.rest:
            return found
        numbered = numbered or found
    return numbered


def listed_rows(rows: Sequence[Row]) -> frozenset[int]:
    """Give the rows of lists of documents, as a letter or a credit asks for them.

    Three different documents on lines that follow each other are listed; none of them is here.
    """
    named = [
        (at, document)
        for at, row in enumerate(rows)
        for cell in row.cells
        for document in _documents_in(cell.text)
    ]
    found: set[int] = set()
    run: list[tuple[int, str]] = []
    for at, document in [*named, (len(rows) + _NEAR + 1, "")]:
        if run and at - run[-1][0] > _NEAR:
            if len({document for _, document in run}) >= _LISTED:
                found.update(row for row, _ in run)
            run = []
        run.append((at, document))
    return frozenset(found)


def _documents_in(text: str) -> list[str]:
    """Give the document a cell names as a title or a line of a list: `2. Packing list x3`."""
    bare = _LISTING.sub("", text)
    found = _read(bare)
    return [found[0]] if found else []


def title_of(rows: Sequence[Row], at: int, end: int | None = None) -> Title | None:
    """Give the title a row holds or begins, or None."""
    cells = rows[at].cells
    spread = _spread(cells)
    if spread:
        every = frozenset((at, number) for number in range(len(cells)))
        return Title(document=spread, row=at, cells=every)
    for number, cell in enumerate(cells):
        found = _read(cell.text)
        if found is not None:
            held = frozenset({(at, number), *_repeats(rows, at, end, found[0])})
            return Title(document=found[0], row=at, cells=held, rest=found[1])
        wrapped = _wrapped(rows, at, cell, end)
        if wrapped is not None:
            document, below = wrapped
            return Title(document=document, row=at, cells=frozenset({(at, number), *below}))
    return None


def _repeats(
    rows: Sequence[Row], at: int, end: int | None, document: str
) -> Iterator[tuple[int, int]]:
    """Give the cells of this and the next row that say the same title in another language."""
    for row in range(at, min(at + 2, len(rows) if end is None else end)):
        for number, cell in enumerate(rows[row].cells):
            if _read(cell.text) == (document, ""):
                yield row, number


def _wrapped(
    rows: Sequence[Row], at: int, cell: Cell, end: int | None
) -> tuple[str, list[tuple[int, int]]] | None:
    """Read a title that runs over two or three lines of one column."""
    if len(cell.text) > _LONGEST // 3 or not titles().may_open(cell.text):
        return None
    if not titles().begins(words_of(cell.text)):
        return None
    text, below = cell.text, []
    for row in range(at + 1, min(at + _MOST_LINES, len(rows) if end is None else end)):
        centre = (cell.left + cell.right) // 2
        under = next(
            (
                (number, other)
                for number, other in enumerate(rows[row].cells)
                if abs(other.left - cell.left) <= 2
                or abs((other.left + other.right) // 2 - centre) <= 3
            ),
            None,
        )
        if under is None:
            return None
        below.append((row, under[0]))
        text = f"{text} {under[1].text}"
        found = _read(text)
        if found is not None and not found[1]:
            return found[0], below
    return None


def is_mark(text: str) -> bool:
    """Say whether a cell holds only what stands around titles: `Not negotiable`, `ORIGINAL`."""
    words, at = words_of(text), 0
    while at < len(words):
        length, _ = beside_titles().at(words, at)
        if not length:
            return False
        at += length
    return bool(words)


def title_number(rest: str) -> str:
    """Give the number that stands with a title, or "".

    >>> title_number("№ 12/24 от 16.05.2024")
    '12/24'
    """
    found = _NUMBER.search(rest)
    if found is None and _CODE.fullmatch(rest) and sum(map(str.isdigit, rest)) >= _DIGITS:
        return rest
    return found["number"].strip(".") if found else ""


def _spread(cells: Sequence[Cell]) -> str:
    """Read a title printed with a space after each letter: `П Р О Ф О Р М А`."""
    is_parted = len(cells) > 1 and not any(len(cell.text) > 1 for cell in cells)
    letters: list[str] = []
    for word in (word for cell in cells for word in each_word(cell.text[:_LONGEST])):
        if len(word.key) > 1 and not is_parted:
            return ""  # as in most lines the first word shows
        letters.append(word.key)
    is_wide = len(letters) >= _LETTERS
    return squeezed_titles().get("".join(letters), "") if is_wide or is_parted else ""


def _read(text: str) -> tuple[str, str] | None:
    if len(text) > _LONGEST or not (titles().may_open(text) or beside_titles().may_open(text)):
        return None
    words = words_of(text)
    at, document, end = 0, "", 0
    has_number = asks = False
    while at < len(words):
        length, found = titles().at(words, at)
        beside, _ = beside_titles().at(words, at)
        if length and not (document and beside > length):
            document = document or found[0]
            at += length
            end = words[at - 1].end if not has_number else end
        elif beside:
            asks = asks or words[at].key in _ASKS
            at += beside
        elif document and (any(s.isdigit() for s in words[at].key) or _is_month(words, at)):
            has_number = True
            at += 1
        elif document and _is_code(text, words[at].start):
            at += 1
        else:
            return None
    if not document or (asks and not has_number):
        return None  # `Invoice No.` is a label
    rest = text[end:].strip()
    if has_number and (re.match(r"\W{0,3}\w{0,8}\s?\.?\s*[:：]", rest) or not _has_mark(rest)):
        return None  # a label and its value
    return document, rest if has_number else ""


def _is_month(words: Sequence[object], at: int) -> bool:
    """Say whether a word among the numbers may be a month: one word between two figures."""
    return 0 < at < len(words) - 1 and bool(_MONTH.fullmatch(words[at].key))  # type: ignore[attr-defined]


def _is_code(text: str, start: int) -> bool:
    """Say whether a word is part of a number: `INV-2024/117`."""
    begin = max(text.rfind(sign, 0, start) for sign in " ,;\t") + 1
    stretch = re.match(r"[^\s,;]*", text[begin:])
    return stretch is not None and any(sign.isdigit() for sign in stretch.group())


def _has_mark(rest: str) -> bool:
    if _CODE.fullmatch(rest) and sum(map(str.isdigit, rest)) >= _DIGITS:
        return True
    return bool(_NUMBER.search(rest)) or bool(re.search(r"\d{1,2}[./ -]\S{1,9}[./ -]\d{2,4}", rest))
