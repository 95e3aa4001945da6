"""Goods lines from a table of goods, or from a box that describes them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from witting.base import GoodsLine, Money, Passage
from witting.intake.trade.alike import unit_class
from witting.intake.trade.box import Box, Piece
from witting.intake.trade.goods_table import Column, Item
from witting.intake.trade.grid import Cell
from witting.intake.trade.tables import load, words_of
from witting.intake.trade.values import (
    eccn_in,
    figure,
    hs_in,
    is_only_figures,
    money_in,
    plain_digits,
    unit_in,
)
from witting.places import country_code

_COUNTED = frozenset({"pieces", "sets"})
_ENUMERATED = re.compile(r"\s*(?:\(?\d{1,3}[).]|[-–•*·+]|[①-⑳])\s+\S")
_QUANTITY = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[ ,.']\d{3}){1,4}(?:[.,]\d{1,4})?|\d{1,9}(?:[.,]\d{1,4})?)"
    r"\s?([^\W\d_]{1,12})"
)
_UNIT_FIRST = re.compile(  # `шт. 200`, `Qty (pcs): 40`
    r"(?<![^\W\d_])([^\W\d_]{2,8})\.?\)?\s?[:：=]\s?(\d{1,9}(?:[ ,.]\d{3}){0,3})(?![\d.,]?\d)"
)
_HAN_COUNT = re.compile(r"[一二两三四五六七八九十百千]{1,4}[台套件只个箱双对条块支片张辆架]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Goods:
    """Goods lines, the words to be searched beside them, and the figures that are read."""

    lines: tuple[GoodsLine, ...]
    passages: tuple[Passage, ...]
    figures: tuple[Passage, ...]


def from_items(items: Sequence[Item], currency: str) -> Goods:
    """Read the rows of a table."""
    lines: list[GoodsLine] = []
    passages: list[Passage] = []
    figures: list[Passage] = []
    for item in (part for whole in items for part in _by_codes(whole)):
        line, searched = _line(item, currency)
        if line is not None:
            lines.append(line)
            assert line.span is not None
            passages.append(Passage(field=line.span.field, text=line.description))
        for column, cell in item.cells:
            kind = column.label.kind if column.label else ""
            if kind in ("goods", "part") and line is not None:
                continue
            name = f" (goods: {column.label.box})" if column.label else ""
            told = Passage(field=f"{cell.field}{name}", text=cell.text)
            is_read = line is not None and _is_read(kind, cell, line)
            (figures if is_read else passages).append(told)
        passages.extend(searched)
    return Goods(lines=tuple(lines), passages=tuple(passages), figures=tuple(figures))


def _by_codes(item: Item) -> list[Item]:
    """Part a row whose words and codes take turns: each code ends the goods above it.

    The figures of the row stay with its first goods.
    """
    coded = [n for n, (c, cell) in enumerate(item.cells) if _codes(c, cell)]
    words = [n for n, (c, _) in enumerate(item.cells) if c.label and c.label.kind == "goods"]
    if len(coded) < 2:
        return _by_quantities(item, words)
    between = all(any(a < n <= b for n in words) for a, b in pairwise(coded))
    if not between or not words or words[0] > coded[0]:
        return [item]
    ends = [*coded[:-1], len(item.cells) - 1]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [
        Item(cells=item.cells[start : end + 1]) for start, end in zip(starts, ends, strict=True)
    ]


def _by_quantities(item: Item, words: Sequence[int]) -> list[Item]:
    """Part a row below whose goods others stand that have a quantity of their own in words."""
    starts, before = [0], ""
    for number in words:
        text = item.cells[number][1].text
        if _is_next(before, text):
            starts.append(number)
            before = ""
        before = f"{before} {text}"
    ends = [*starts[1:], len(item.cells)]
    return [Item(cells=item.cells[start:end]) for start, end in zip(starts, ends, strict=True)]


def _codes(column: Column, cell: Cell) -> bool:
    """Say whether a cell ends goods with their HS code."""
    kind = column.label.kind if column.label else ""
    return (kind == "hs" and bool(hs_in(cell.text))) or (
        kind == "goods" and bool(hs_said(cell.text))
    )


def _is_read(kind: str, cell: Cell, line: GoodsLine) -> bool:
    """Say whether a cell's words are wholly in the line, or say nothing but a figure."""
    if kind in ("unit", "quantity") and cell.text in line.quantity:
        return True
    held = {"hs": bool(line.hs), "eccn": bool(line.eccn), "origin": bool(line.origin)}
    return held.get(kind, False) or is_only_figures(cell.text)


def _line(item: Item, currency: str) -> tuple[GoodsLine | None, list[Passage]]:
    words = [cell.text for _, cell in item.of("goods")]
    parts = [cell.text for _, cell in item.of("part")]
    codes = [cell.text for _, cell in item.of("hs")]
    if not words and not parts and not codes:
        return None, []
    description = " ".join((*words, *parts)) or "".join(codes)
    first = (item.of("goods") or item.of("part") or item.of("hs"))[0][1]
    passage = Passage(field=f"{first.field} (goods)", text=description)
    return (
        GoodsLine(
            description=description,
            span=passage.span(0, len(description)),
            hs=next(filter(None, map(hs_in, codes)), "") or hs_said(description),
            quantity=_quantity(item) or "",
            value=_value(item, currency),
            origin=_origin(cell.text for _, cell in item.of("origin")),
            eccn=next(filter(None, (eccn_in(c.text) for _, c in item.of("eccn"))), "")
            or _eccn_said(description),
        ),
        [],
    )


def _quantity(item: Item) -> str:
    """Give the quantity with its unit, which may stand in a column or a heading of its own."""
    said = (
        "" if item.of("quantity") else said_quantity(" ".join(c.text for _, c in item.of("goods")))
    )
    for kind in ("quantity", "weight", "packages"):
        if kind == "packages" and said:
            return said
        for column, cell in item.of(kind):
            if figure(cell.text) is None or (kind == "packages" and _is_range(cell.text)):
                continue
            if kind == "weight" and unit_class(unit_in(cell.text)) not in _COUNTED:
                continue  # `gross weight or other quantity` may hold pieces
            if unit_in(cell.text) or re.search(r"[^\W\d_]{2}", cell.text):
                return cell.text
            units = [other.text for _, other in item.of("unit")]
            unit = units[0] if units else unit_in(column.note)
            return f"{cell.text} {unit}".strip()
    return said


def _is_range(text: str) -> bool:
    """Say whether a cell numbers packages ("1-40") rather than counting them."""
    return bool(re.fullmatch(r"\W*(?:\w{1,4}\W{0,2})?\d+\s*[-–~]\s*\d+\W*", plain_digits(text)))


def _value(item: Item, currency: str) -> Money | None:
    for column, cell in reversed(item.of("amount")):
        found = money_in(cell.text) or money_in(cell.text, _currency(column) or currency)
        if found is not None:
            return found
    return None


def _currency(column: Column) -> str:
    from witting.intake.trade.values import currency_in

    return currency_in(f"{column.said} {column.note}")


def _origin(texts: Iterable[str]) -> str | None:
    return next(filter(None, (origin_in(text) for text in texts)), None)


def origin_in(text: str) -> str | None:
    """Give the country a box of origin names, by name or code.

    >>> origin_in("Made in China"), origin_in("JP"), origin_in("Россия / Russia"), origin_in("any")
    ('CN', 'JP', 'RU', None)
    """
    bare = re.sub(r"(?i)^\W*(?:made in|origin|сделано в|произведено в|中国制造)\b", "", text).strip(
        " :.,"
    )
    found = country_code(bare, allow_codes=True)
    parts = [part.strip() for part in re.split(r"[,/،，]", bare)]
    named = {code for part in parts if (code := country_code(part, allow_codes=True))}
    return found or (named.pop() if len(named) == 1 else None)


def hs_said(text: str) -> str:
    """Give the HS code that a description names with the words for it, or "".

    >>> hs_said("Ball bearings, код ТН ВЭД 8482 10 100 9"), hs_said("type 8482")
    ('8482101009', '')
    """
    found = _hs_pattern().search(plain_digits(text))
    return hs_in(found[1]) if found else ""


@cache
def _hs_pattern() -> re.Pattern[str]:
    row = next(row for row in load("boxes")["boxes"] if row["box"] == "hs")
    names = sorted((t for lang in ("en", "ar", "zh", "ru") for t in row[lang]), key=len)
    either = "|".join(r"[\s.]?".join(map(re.escape, name.split())) for name in reversed(names))
    return re.compile(
        rf"(?<!\w)(?:{either})[\s.:：№#()]{{0,6}}(?:no|code)?[\s.:]{{0,3}}"
        r"(\d{4}(?:[ .]?\d{2,3}){0,3}(?:[ .]?\d)?)(?!\d)",
        re.IGNORECASE,
    )


def _eccn_said(text: str) -> str:
    return eccn_in(text) if re.search(r"(?i)\bECCN\b|EAR99", text) else ""


def from_boxes(boxes: Sequence[Box]) -> Goods:
    """Read boxes that describe goods in words: one line, or one for each that is counted."""
    lines: list[GoodsLine] = []
    passages: list[Passage] = []
    for box in boxes:
        for field, text in _parted(box.pieces):
            passage = Passage(field=f"{field} (goods)", text=text)
            passages.append(passage)
            lines.append(
                GoodsLine(
                    description=text,
                    span=passage.span(0, len(text)),
                    hs=hs_said(text),
                    quantity=said_quantity(text),
                    eccn=_eccn_said(text),
                )
            )
    return Goods(lines=tuple(lines), passages=tuple(passages), figures=())


def _parted(pieces: Sequence[Piece]) -> Iterable[tuple[str, str]]:
    """Part a box's lines where goods are counted off, or behind each one's code or quantity."""
    parted: list[tuple[str, str]] = []
    counted = sum(1 for piece in pieces if _ENUMERATED.match(piece.text)) > 1
    coded = sum(1 for piece in pieces if hs_said(piece.text)) > 1
    for piece in pieces:
        before = parted[-1][1] if parted else ""
        if counted:
            begins = bool(_ENUMERATED.match(piece.text))
        elif coded:
            begins = bool(hs_said(before)) and not is_only_figures(piece.text)
        else:
            begins = _is_next(before, piece.text)
        if not parted or begins:
            parted.append((piece.field, piece.text))
        else:
            field, before = parted[-1]
            parted[-1] = (field, f"{before} {piece.text}")
    return parted


def _is_next(before: str, text: str) -> bool:
    """Say whether a line with words and a quantity of its own follows goods that have theirs."""
    words = [word for word in words_of(text) if len(word.key) > 2 and not word.key.isdigit()]
    counts = [unit_class(unit_in(said_quantity(told))) for told in (before, text)]
    is_like = bool(counts[0]) and counts[0] == counts[1]
    return is_like and len(words) > 1 and not is_only_figures(text) and not hs_said(text)


def said_quantity(text: str) -> str:
    """Give the first number of a text that has a unit beside it, with the unit, or "".

    >>> said_quantity("6205-2RS, 500 pcs"), said_quantity("数控车床两台"), said_quantity("type 12")
    ('500 pcs', '两台', '')
    """
    counted = _HAN_COUNT.search(text)
    for hit in _QUANTITY.finditer(plain_digits(text)):
        if counted and counted.start() < hit.start():
            break
        if unit_in(hit[2]):
            return hit.group().strip()
    for hit in _UNIT_FIRST.finditer(plain_digits(text)) if not counted else ():
        if unit_in(hit[1]):
            return f"{hit[2]} {hit[1]}"
    return counted.group() if counted else ""
