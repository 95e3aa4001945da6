"""The words of one part of a Word document: lines, tables as lines, deleted text apart."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from witting.intake.papers.columns import as_lines

_EMU_A_TWIP = 635
_A4 = (11_906, 16_838)  # in twips
_MAX_DEPTH = 6  # tables within tables that keep their columns
# What holds no words of the document: codes of fields, settings, what stands in for newer drawings.
_PASSED_OVER = frozenset(
    {"instrText", "delInstrText", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtPr", "style"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What one part says."""

    lines: tuple[str, ...]
    deleted: tuple[str, ...] = ()  # words struck out with changes tracked
    pictures: tuple[float, ...] = ()  # of each, the part of a page it covers


@dataclass(slots=True)
class _Taken:
    deleted: list[str] = field(default_factory=list)
    boxes: list[list[str]] = field(default_factory=list)
    pictures: list[float] = field(default_factory=list)
    depth: int = 0  # of tables within tables
    page: float = float(_A4[0] * _A4[1])


def words_of(root: etree._Element) -> Words:
    """Read a part from its root element. Raises RecursionError where it is nested too deep."""
    taken = _Taken()
    for size in root.iter("{*}pgSz"):
        wide, high = _number(size, "w"), _number(size, "h")
        taken.page = wide * high or taken.page
    lines = [*_blocks(root, taken)]
    return Words(lines=tuple(lines), deleted=tuple(taken.deleted), pictures=tuple(taken.pictures))


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _number(element: etree._Element, name: str) -> float:
    found: Any = next((v for k, v in element.attrib.items() if str(k).endswith(f"}}{name}")), "")
    found = found or element.get(name, "")
    try:
        return max(0.0, float(str(found)))
    except ValueError:
        return 0.0


def _told(element: etree._Element) -> str:
    """Give an element's text, and what stands around and in whatever is within it."""
    pieces = [element.text or ""]
    for child in element:
        pieces += [_told(child) if isinstance(child.tag, str) else "", child.tail or ""]
    return "".join(pieces)


def _blocks(element: etree._Element, taken: _Taken) -> Iterator[str]:
    """Give the lines of everything in an element that holds paragraphs and tables."""
    for child in element:
        name = _name(child)
        if name == "p":
            yield from _paragraph(child, taken)
        elif name == "tbl":
            yield from _table(child, taken)
        elif name in ("t", "v"):  # of a chart or a diagram, outside any paragraph
            yield " ".join(_told(child).split())
        elif name == "AlternateContent":
            yield from _blocks(_choice(child), taken)
        elif name not in _PASSED_OVER:
            yield from _blocks(child, taken)


def _table(table: etree._Element, taken: _Taken) -> Iterator[str]:
    if taken.depth >= _MAX_DEPTH:
        for row in table:  # laid out no more, and read all the same
            yield from _blocks(row, taken)
        return
    taken.depth += 1
    rows = [[*_cells(row, taken)] for row in table.iter("{*}tr") if _own(row, table)]
    taken.depth -= 1
    yield from as_lines(rows)


def _own(row: etree._Element, table: etree._Element) -> bool:
    """Say whether a row is a table's own and not one of a table within it."""
    parent = row.getparent()
    while parent is not None and _name(parent) != "tbl":
        parent = parent.getparent()
    return parent is table


def _cells(row: etree._Element, taken: _Taken) -> Iterator[list[str]]:
    for cell in row.iter("{*}tc"):
        parent = cell.getparent()
        while parent is not None and _name(parent) != "tr":
            parent = parent.getparent()
        if parent is row:
            lines = [line for line in _blocks(cell, taken) if line.strip()]
            yield [line.replace("\t", " ") for line in lines]
            for span in cell.iterfind("{*}tcPr/{*}gridSpan"):
                for _ in range(min(int(_number(span, "val")), 60) - 1):
                    yield []


def _paragraph(paragraph: etree._Element, taken: _Taken) -> Iterator[str]:
    pieces: list[str] = []
    struck: list[str] = []
    boxes = len(taken.boxes)
    _take(paragraph, pieces, struck, taken, is_struck=False)
    if "".join(struck).strip():
        taken.deleted.append("".join(struck))
    yield from "".join(pieces).split("\n")
    for box in taken.boxes[boxes:]:
        yield from box
    del taken.boxes[boxes:]


def _take(
    element: etree._Element, pieces: list[str], struck: list[str], taken: _Taken, *, is_struck: bool
) -> None:
    """Take the words of a paragraph; what stands in a box of its own is kept apart."""
    for child in element:
        name = _name(child)
        into = struck if is_struck else pieces
        if name in ("t", "delText"):
            (struck if name == "delText" else into).append(_told(child))
        elif name in ("tab", "ptab"):
            into.append("\t")
        elif name in ("br", "cr"):
            into.append("\n")
        elif name == "noBreakHyphen":
            into.append("-")
        elif name == "txbxContent":
            taken.boxes.append([*_blocks(child, taken)])
        elif name == "AlternateContent":
            _take(_choice(child), pieces, struck, taken, is_struck=is_struck)
        elif name == "extent" and _name(element) in ("inline", "anchor"):
            area = _number(child, "cx") * _number(child, "cy") / _EMU_A_TWIP**2
            if any(True for _ in element.iter("{*}blip")):
                taken.pictures.append(area / taken.page)
        elif name == "docPr":
            said = " ".join(filter(None, (child.get("title"), child.get("descr"))))
            if said.strip():
                taken.boxes.append([f"picture:  {' '.join(said.split())}"])
        elif name not in _PASSED_OVER:
            _take(child, pieces, struck, taken, is_struck=is_struck or name in ("del", "moveFrom"))


def _choice(alternatives: etree._Element) -> etree._Element:
    """Give the first way of saying the same that has words, a picture where none has."""
    for one in alternatives:
        if any((found.text or "").strip() for found in one.iter("{*}t")):
            return one
    return next(iter(alternatives), alternatives)
