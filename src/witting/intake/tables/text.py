"""Reads a table kept as text row by row, however long it is: CSV, TSV and their like.

A row that cannot be read never takes others with it: a quote opened and not closed is given up
after some lines, and they are read again as rows of their own. So text is read line by line here;
polars, which reads Parquet, does not say which line of a text was which.
"""

import codecs
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from witting.base import SettingsError
from witting.base.csv_rows import LARGEST_ROW, Row, csv_rows

Progress = Callable[[str, int, int], None]
"""Called with a sentence, how much is done and how much there is to do."""

MARKS = ",;\t|"
ENCODINGS = (
    *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "iso8859-1", "iso8859-5", "iso8859-6"),
    *(f"cp{page}" for page in range(1250, 1259)),
    *("koi8-r", "koi8-u", "cp866", "gb18030", "gbk", "big5", "shift_jis", "euc_jp", "euc_kr"),
)
"""The encodings of text that can be named; Python knows others, and some of them are no letters."""

LARGEST_CELL = 32_768  # characters, as in a workbook

_OFTEN = 5_000
_DAMAGED = "\ufffd"  # stands where bytes were no letters of the encoding


def text_rows(
    given: Path | bytes,
    *,
    name: str,
    encoding: str = "",
    delimiter: str = "",
    progress: Progress | None = None,
) -> Iterator[Row]:
    """Give each row of a text; letters that are none of the encoding come as U+FFFD."""
    with opened(given) as raw:
        used = encoding_of(raw.read(4), encoding)
        size = raw.seek(0, 2)
        raw.seek(0)
        # No universal newlines: a cell's own line breaks are kept as they are.
        with TextIOWrapper(raw, encoding=used, errors="replace", newline="") as file:
            mark = delimiter or max(MARKS, key=file.readline(LARGEST_ROW).count)
            file.seek(0)
            for row in csv_rows(file, mark):
                yield row
                if progress is not None and row.line % _OFTEN == 0:
                    progress(f"reading {name}", min(raw.tell(), size), size)


def opened(given: Path | bytes) -> BinaryIO:
    """Open what holds a table: a file, or bytes as if they were one."""
    return given.open("rb") if isinstance(given, Path) else BytesIO(given)


def known_encoding(name: str) -> str:
    """Give an encoding's name as Python knows it; raise SettingsError for one not read here.

    >>> known_encoding("Windows-1251")
    'cp1251'
    """
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        found = ""
    if found in {codecs.lookup(one).name for one in ENCODINGS} | {"utf-8-sig"}:
        return found
    raise SettingsError(
        f"The encoding {name!r} is none that is read here, so no name could be. Name one of:"
        f" {', '.join(ENCODINGS)}; or leave it out for UTF-8."
    )


def encoding_of(start: bytes, said: str) -> str:
    """Give the encoding said, or told by the file's first bytes, which are then no letters."""
    is_marked = start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    if is_marked and (not said or said.startswith("utf-16")):
        return "utf-16"
    return "utf-8-sig" if said in ("", "utf-8") else said


def why_unreadable(cells: Sequence[str]) -> str:
    """Say why a row's cells cannot be used as they were read; "" where they can."""
    text = "".join(cells)
    if len(text) > LARGEST_CELL and max(map(len, cells)) > LARGEST_CELL:
        return f"one of its cells is longer than {LARGEST_CELL:,} characters"
    if _DAMAGED in text or "\0" in text:
        return (
            "some of its signs cannot be read, as where a file is of another encoding than was"
            " said; name the right one in the mapping, in its part `file`, as encoding cp1251"
        )
    return ""
