"""Reads the table a customer book comes in, row by row, however long it is: CSV, Parquet, XLSX.

A row that cannot be read never takes others with it: a quote opened and not closed is given up
after some lines, and they are read again as rows of their own. So text is read line by line here;
polars, which reads Parquet and workbooks, does not say which line of a text was which.
"""

import codecs
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

from witting.base import BrokenInput, SettingsError, TooLarge, UnreadableInput
from witting.lists.csv_rows import LARGEST_ROW, Row, csv_rows
from witting.lists.parsed import Progress

if TYPE_CHECKING:
    import polars

LARGEST_CELL = 32_768  # characters, as in a workbook
LARGEST_WORKBOOK = 1 << 30  # bytes when unpacked
MARKS = ",;\t|"
ENCODINGS = (
    *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "iso8859-1", "iso8859-5", "iso8859-6"),
    *(f"cp{page}" for page in range(1250, 1259)),
    *("koi8-r", "koi8-u", "gb18030", "gbk", "big5", "shift_jis", "euc_jp", "euc_kr"),
)
"""The encodings of text that can be named; Python knows others, and some of them are no letters."""

_AT_ONCE = 20_000  # rows of a Parquet file held at a time
_OFTEN = 5_000
_DAMAGED = "\ufffd"  # stands where bytes were no letters of the encoding


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that is open: its columns, and its rows as they are asked for."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[Row]


def open_table(
    path: Path, *, encoding: str = "", delimiter: str = "", progress: Progress | None = None
) -> Table:
    """Open a table. Raises InputError for a file that is none, SettingsError for its encoding."""
    if not path.is_file():
        raise UnreadableInput(f"There is no file {path}, so no party can be read. Check the path.")
    with path.open("rb") as file:
        start = file.read(4)
    if start == b"PAR1":
        rows = _parquet(path, progress)
    elif start[:2] == b"PK":
        rows = _workbook(path)
    else:
        rows = _text(path, _encoding(start, encoding), delimiter, progress)
    header = next(rows, Row(line=1))
    why = header.why or _why_unreadable(header.cells)
    if why or not any(header.cells):
        why = why or "its first line is empty"
        raise UnreadableInput(
            f"{path.name} has no header that can be read ({why}), and without one nobody can say"
            " what its columns are. Give it a first line of column names, in UTF-8, or say its"
            " encoding: witting book map --encoding, and in the mapping."
        )
    _refuse_twins(path, header.cells)
    return Table(name=path.name, columns=header.cells, rows=_checked(rows, len(header.cells)))


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


def _encoding(start: bytes, said: str) -> str:
    """Give the encoding said, or told by the file's first bytes, which are then no letters."""
    is_marked = start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    if is_marked and (not said or said.startswith("utf-16")):
        return "utf-16"
    return "utf-8-sig" if said in ("", "utf-8") else said


def _refuse_twins(path: Path, header: Sequence[str]) -> None:
    twins = sorted({name for name in header if name and header.count(name) > 1})
    if twins:
        raise BrokenInput(
            f"{path.name} has more than one column {twins[0]!r}, and nobody can say which of them"
            " is meant. Give each column a name of its own."
        )


def _checked(rows: Iterator[Row], width: int) -> Iterator[Row]:
    """Give the rows, each known to be whole; an empty one is left out."""
    for row in rows:
        if row.why or not any(row.cells):
            if row.why:
                yield row
            continue
        if len(row.cells) != width:
            why = f"it has {len(row.cells)} cells and the header has {width}"
        else:
            why = _why_unreadable(row.cells)
        yield Row(line=row.line, why=why) if why else row


def _why_unreadable(cells: Sequence[str]) -> str:
    text = "".join(cells)
    if len(text) > LARGEST_CELL and max(map(len, cells)) > LARGEST_CELL:
        return f"one of its cells is longer than {LARGEST_CELL:,} characters"
    if _DAMAGED in text or "\0" in text:
        return (
            "some of its signs cannot be read, as where a file is of another encoding than was"
            " said; name the right one in the mapping, as file: {encoding: cp1251}"
        )
    return ""


def _text(path: Path, encoding: str, delimiter: str, progress: Progress | None) -> Iterator[Row]:
    size = path.stat().st_size
    # No universal newlines: a cell's own line breaks are kept as they are.
    with (
        path.open("rb") as raw,
        TextIOWrapper(raw, encoding=encoding, errors="replace", newline="") as file,
    ):
        mark = delimiter or _mark(path, encoding)
        for row in csv_rows(file, mark):
            yield row
            if progress is not None and row.line % _OFTEN == 0:
                progress(f"reading {path.name}", min(raw.tell(), size), size)


def _mark(path: Path, encoding: str) -> str:
    """Give what parts the cells, told by the first line."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        line = file.readline(LARGEST_ROW)
    return max(MARKS, key=line.count)


def _parquet(path: Path, progress: Progress | None) -> Iterator[Row]:
    import polars

    try:
        found = polars.scan_parquet(path)
        schema = found.collect_schema()
        columns = list(schema)
        nested = [name for name, kind in schema.items() if kind.is_nested() or _is_bytes(kind)]
        if nested:
            raise BrokenInput(
                f"{path.name} has a column {nested[0]!r} that holds more than one value a row, or"
                " bytes, which no field here is. Write it as text, its values parted by a mark."
            )
        total = int(found.select(polars.len()).collect().item())
        yield Row(line=1, cells=tuple(columns))
        for at in range(0, total, _AT_ONCE):
            if progress is not None:
                progress(f"reading {path.name}", at, total)
            yield from _frame(found.slice(at, _AT_ONCE).collect(), at)
    except (polars.exceptions.PolarsError, OSError) as error:
        raise _broken(path, error) from None


def _workbook(path: Path) -> Iterator[Row]:
    """Give the rows of a workbook's first sheet, where polars can read one here."""
    import polars

    try:
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_WORKBOOK:
                raise TooLarge(
                    f"{path.name} is larger than {LARGEST_WORKBOOK >> 20} MB when unpacked, and is"
                    " held whole while it is read. Save its sheet as CSV in UTF-8."
                )
        frame = polars.read_excel(path, infer_schema_length=0)
    except ModuleNotFoundError as missing:
        raise BrokenInput(
            f"{path.name} is a workbook, and what reads workbooks ({missing.name}) is not"
            " installed: pip install fastexcel. Or save its sheet as CSV in UTF-8."
        ) from None
    except (polars.exceptions.PolarsError, zipfile.BadZipFile, OSError) as error:
        raise _broken(path, error) from None
    yield Row(line=1, cells=tuple(name.strip() for name in frame.columns))
    yield from _frame(frame, 0)


def _frame(frame: "polars.DataFrame", before: int) -> Iterator[Row]:
    import polars

    text = frame.select(polars.all().cast(polars.String).fill_null(""))
    for place, cells in enumerate(text.iter_rows(), before + 2):
        yield Row(line=place, cells=tuple([cell.strip() for cell in cells]))


def _is_bytes(kind: Any) -> bool:
    return str(kind) == "Binary"


def _broken(path: Path, error: Exception) -> BrokenInput:
    why = " ".join(str(error).split())[:200]
    return BrokenInput(f"{path.name} cannot be read as a table ({why}). Write it again.")
