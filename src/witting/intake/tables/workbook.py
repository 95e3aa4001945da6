"""Reads a workbook (XLSX) cell by cell as its author sees it, within bounds, one row after another.

The parts of the file are read here and not by polars, whose readers give numbers without their
format: a code of 8482.10 would come out as 8482.1 and an account of 000123 as 123, and which rows a
merged cell spans would be lost. Hidden sheets, rows and columns are read like any other.
"""

import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Self

from witting.base import BrokenInput, HostileInput, TooLarge, WittingError
from witting.base.safe_xml import SAFE_XML
from witting.intake.tables.cells import Cells
from witting.intake.tables.formats import Formats, column_number, number_text
from witting.intake.tables.shared import SharedStrings
from witting.intake.tables.text import Progress, opened

if TYPE_CHECKING:
    from lxml import etree

LARGEST_WORKBOOK = 1 << 30
"""Bytes, all parts unpacked."""

LARGEST_RATIO = 400
"""How many times its packed size a workbook may be once it is over a megabyte; a sheet of figures
packs to a tenth."""

MOST_SHEETS = 200
MOST_COLUMNS = 1_000
MOST_HELD = 200_000
"""Elements of one row, or of one other thing, before it ends."""

MOST_DEEP = 100
MOST_MERGED = 50_000
NO_VALUE = "#NOT CALCULATED!"
"""Stands in a cell whose formula was never calculated: what it shows is not in the file."""

_MERGED = re.compile(
    rb"<(?:\w{1,20}:)?mergeCell\b[^>]{0,80}?\bref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\""
)
_PIECE = 1 << 16
_ENTRY = 2  # how deep rows, texts and styles stand: each is dropped once it was used
_OFTEN = 5_000
_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, KeyError),
    *(RuntimeError, NotImplementedError, OverflowError, struct.error),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One sheet of a workbook, by the name on its tab."""

    name: str
    part: str
    is_hidden: bool = False


@dataclass(slots=True)
class _Merged:
    """The merged cells of one sheet: which start where, and which reach below their first row."""

    starts: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)


class Workbook:
    """A workbook that is open: its sheets, and the rows of each as they are asked for."""

    def __init__(self, given: Path | bytes, name: str) -> None:
        """Open it. Raises InputError for what is none, or goes over the bounds."""
        self._name = name
        self._merged_of = "", _Merged()  # the sheet looked at last
        self._raw: BinaryIO = opened(given)
        try:
            self._packed = zipfile.ZipFile(self._raw)
            self._check_size()
            self._parts = {one.casefold(): one for one in self._packed.namelist()}
            links = self._links("xl/workbook.xml")
            self.tabs = self._tabs(links)
            self._formats = Formats(self._records("xl/styles.xml"), is_1904=self._is_1904)
            self._strings = SharedStrings(self._records("xl/sharedStrings.xml"), name)
        except _ERRORS as error:
            self._raw.close()
            raise self._broken(error) from None
        except WittingError:
            self._raw.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._packed.close()
        self._raw.close()

    def rows(self, tab: Tab, progress: Progress | None = None) -> Iterator[Cells]:
        """Give the rows of a sheet that hold something, in order."""
        with self._guarded():
            yield from self._rows(tab, self._merged(tab), progress)

    def beside(self) -> Iterator[tuple[str, str]]:
        """Give the words beside the cells, in comments and text boxes, by the part they are in."""
        with self._guarded():
            yield from self._beside()

    def _beside(self) -> Iterator[tuple[str, str]]:
        for part in sorted(self._parts.values()):
            if re.match(r"xl/(comments|threadedcomments/|drawings/)[^/]*\.xml\Z", part.casefold()):
                words = [
                    text
                    for kind, element in self._records(part)
                    if kind == "end" and _local(element) in ("t", "text") and (text := element.text)
                ]
                if said := " ".join(" ".join(words).split()):
                    yield posixpath.basename(part), said

    @property
    def pictures(self) -> tuple[str, ...]:
        """Name the pictures in it: what they show is not read."""
        return tuple(sorted(one for one in self._parts.values() if one.startswith("xl/media/")))

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Turn what the parts of a broken file raise into one sentence."""
        try:
            yield
        except _ERRORS as error:
            raise self._broken(error) from None

    def _check_size(self) -> None:
        parts = self._packed.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise BrokenInput(
                f"{self._name} is locked with a password, so nothing in it was screened. Ask for it"
                " without one."
            )
        size, packed = (
            sum(part.file_size for part in parts),
            sum(part.compress_size for part in parts),
        )
        if size > LARGEST_WORKBOOK or (size > 1_000_000 and size > LARGEST_RATIO * max(packed, 1)):
            raise TooLarge(
                f"{self._name} is {size / 1e6:,.0f} MB when unpacked from {packed / 1e6:,.1f} MB,"
                " which no sheet of rows is: it was not read. Save its sheet as CSV in UTF-8."
            )

    def _part(self, path: str) -> str:
        return self._parts.get(path.casefold().lstrip("/"), "")

    def _records(self, path: str) -> Iterator[tuple[str, "etree._Element"]]:
        """Give the elements of a part as they open and close; none where there is no such part."""
        from lxml import etree

        part = self._part(path)
        if not part:
            return
        with self._packed.open(part) as file:
            stream = etree.iterparse(
                file,
                events=("start", "end"),
                **SAFE_XML,
                remove_comments=True,
                remove_pis=True,
            )
            depth = held = 0
            try:
                for event, element in stream:
                    if event == "start":
                        depth, held = depth + 1, held + 1
                        if depth == 1:
                            _refuse_doctype(element, self._name)
                        elif held > MOST_HELD or depth > MOST_DEEP:
                            raise self._too_much(part)
                        yield event, element
                        continue
                    depth -= 1
                    yield event, element
                    if depth <= _ENTRY:
                        _free(element)
                        held = depth
            except etree.XMLSyntaxError as error:
                raise self._broken(error) from None

    def _links(self, path: str) -> dict[str, str]:
        """Give the parts a part names by the ids it uses for them."""
        folder, base = posixpath.split(path)
        found = {}
        for event, element in self._records(f"{folder}/_rels/{base}.rels"):
            if event == "end" and _local(element) == "Relationship":
                target = element.get("Target", "")
                whole = target if target.startswith("/") else posixpath.join(folder, target)
                found[element.get("Id", "")] = posixpath.normpath(whole).lstrip("/")
        return found

    def _tabs(self, links: dict[str, str]) -> tuple[Tab, ...]:
        self._is_1904 = False
        found: list[Tab] = []
        for event, element in self._records("xl/workbook.xml"):
            if event == "start":
                continue
            if _local(element) == "workbookPr":
                self._is_1904 = element.get("date1904") in ("1", "true")
            elif _local(element) == "sheet":
                link = next((str(v) for k, v in element.items() if str(k).endswith("}id")), "")
                name = element.get("name") or f"sheet {len(found) + 1}"
                is_hidden = element.get("state", "visible") != "visible"
                found.append(Tab(name=name, part=links.get(link, ""), is_hidden=is_hidden))
        if not found:
            raise self._broken(ValueError("it names no sheet"))
        if len(found) > MOST_SHEETS:
            raise TooLarge(
                f"{self._name} has {len(found):,} sheets and {MOST_SHEETS} at most are read: none"
                " was. Part it into several workbooks."
            )
        return tuple(found)

    def _merged(self, tab: Tab) -> _Merged:
        """Find the merged cells, which stand behind the rows in the file, without parsing these."""
        if tab.part == self._merged_of[0]:
            return self._merged_of[1]
        found = _Merged()
        part = self._part(tab.part)
        if not part:
            return found
        with self._packed.open(part) as file:
            held = b""
            while piece := file.read(_PIECE):
                held += piece
                end = 0
                for hit in _MERGED.finditer(held):
                    end = hit.end()
                    at = int(hit[2]), column_number(hit[1].decode())
                    found.starts[at] = int(hit[4]), column_number(hit[3].decode())
                    if len(found.starts) > MOST_MERGED:
                        raise TooLarge(
                            f"{self._name} has more than {MOST_MERGED:,} merged cells in"
                            " it was not read. Save its sheet as CSV in UTF-8."
                        )
                held = held[max(end, len(held) - 200) :]
        self._merged_of = tab.part, found
        return found

    def _rows(self, tab: Tab, merged: _Merged, progress: Progress | None) -> Iterator[Cells]:
        if not self._part(tab.part):
            return
        below: dict[int, tuple[int, str]] = {}  # column: the last row it reaches, what stands in it
        number = 0
        held: dict[int, str] = {}
        column = 0
        for event, element in self._records(tab.part):
            kind = _local(element)
            if event == "start":
                if kind == "row":
                    number = _number(element.get("r")) or number + 1
                    held, column = {}, 0
                continue
            if kind == "c":
                column = _place(element.get("r")) or column + 1
                if text := self._text(element):
                    if column > MOST_COLUMNS:
                        raise self._too_wide(tab, number)
                    held[column] = text
            elif kind == "row":
                yield from self._row(number, held, merged, below)
                if progress is not None and number % _OFTEN == 0:
                    progress(f"reading {self._name}, {tab.name}", number, 0)

    def _row(
        self, number: int, held: dict[int, str], merged: _Merged, below: dict[int, tuple[int, str]]
    ) -> Iterator[Cells]:
        carried = set()
        for column, (last, text) in list(below.items()):
            if number > last:
                del below[column]
            elif column not in held:
                held[column] = text
                carried.add(column - 1)
        if merged.starts:
            for column, text in list(held.items()):
                reach = merged.starts.get((number, column))
                if reach and column - 1 not in carried and reach[0] > number:
                    below[column] = reach[0], text
        if held:
            cells = tuple([held.get(column, "") for column in range(1, max(held) + 1)])
            if any(cells[at] for at in range(len(cells)) if at not in carried):
                yield Cells(line=number, cells=cells, carried=frozenset(carried))

    def spans(self, tab: Tab) -> dict[tuple[int, int], int]:
        """Give the cells merged over several columns, each with the last column it reaches."""
        with self._guarded():
            found = self._merged(tab).starts
        return {at: reach[1] for at, reach in found.items() if reach[1] > at[1]}

    def _text(self, cell: "etree._Element") -> str:
        """Give what a cell shows."""
        kind = cell.get("t", "n")
        value, formula, inline = "", False, ""
        for child in cell:
            name = _local(child)
            if name == "v":
                value = child.text or ""
            elif name == "f":
                formula = True
            elif name == "is":
                inline = "".join(
                    part.text or ""
                    for part in child.iter()
                    if _local(part) == "t" and _local(part.getparent()) != "rPh"
                )
        if kind == "s":
            return self._strings.at(value)
        if kind == "inlineStr":
            return inline.strip()
        if not value:
            return NO_VALUE if formula and kind != "str" else ""
        if kind == "n":
            return number_text(value, self._formats.of(cell.get("s")))
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind == "d":
            return value.removesuffix("T00:00:00")
        return value.strip()

    def _too_much(self, part: str) -> TooLarge:
        return TooLarge(
            f"{self._name} has more in one piece of its part {part} than a sheet of rows has: it"
            " was not read. Save its sheet as CSV in UTF-8."
        )

    def _too_wide(self, tab: Tab, number: int) -> TooLarge:
        return TooLarge(
            f"{self._name} has more than {MOST_COLUMNS:,} columns in row {number} of"
            f" {tab.name}, and was not read: what stands that far out is easily overlooked."
            " Delete it or save the sheet as CSV in UTF-8."
        )

    def _broken(self, error: BaseException) -> BrokenInput:
        why = " ".join(str(error).split())[:200]
        return BrokenInput(
            f"{self._name} cannot be read as a workbook ({why}): nothing in it was screened. Open"
            " it, save it again as XLSX or CSV, and give that."
        )


def _local(element: Any) -> str:
    tag = element.tag if element is not None else ""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _refuse_doctype(root: "etree._Element", name: str) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise HostileInput(
            f"{name} declares a DOCTYPE in one of its parts, which no workbook needs and attackers"
            " use: it was not read. Save it again as XLSX."
        )


def _free(element: "etree._Element") -> None:
    element.clear()
    while (before := element.getprevious()) is not None:
        parent = before.getparent()
        if parent is None:
            return
        parent.remove(before)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 8 else 0


def _place(reference: str | None) -> int:
    letters = re.match(r"[A-Z]{1,3}(?=\d)", reference or "")
    return column_number(letters.group()) if letters else 0
