"""Reads orders from a CSV table: one row an order, or one row a goods line of an order.

Rows with the same `reference` are one order. The columns, all optional but one party:

- `reference`, `day` (2024-05-16), `amount`, `currency` of the whole order;
- a party a column, named by its role (`debtor`, `creditor`, `consignee`, `end_user`...), and beside
  it `<role>_country`, `<role>_address`, `<role>_identifiers` (`inn=7700000000; ogrn=...`);
- one goods line a row: `goods`, `hs`, `quantity`, `value`, `value_currency`, `origin`;
- `from`, `to`, `via` (several parted by `;`).

A row that breaks a rule is reported as Unread and the others are read: a table is often long, and
one bad row must hide neither itself nor the rest.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from witting.base import BrokenInput, Deal, DealKind, GoodsLine, Money, Party, RoutePoint, Unread
from witting.intake.order_parts import (
    ORDER_ROLES,
    make_goods,
    make_party,
    make_point,
    read_day,
    read_money,
)
from witting.intake.source import Source

if TYPE_CHECKING:
    from _csv import Reader  # the type of `csv.reader(...)`; the csv module does not name it

_P = TypeVar("_P", Party, RoutePoint)

_NAMES = "reference day amount currency goods hs quantity value value_currency origin from to via"
_PLAIN = _NAMES.split()
_OF_PARTY = ("", "_country", "_address", "_identifiers")
COLUMNS = frozenset([*_PLAIN, *(f"{role}{part}" for role in ORDER_ROLES for part in _OF_PARTY)])
"""Every column name the table may have."""

_DELIMITERS = (",", ";", "\t")
_ENOUGH = 2  # known columns that make a first line a header


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One row: its line in the file, for messages, and its filled cells by column."""

    line: int
    cells: dict[str, str]

    def get(self, column: str) -> str:
        """Give a cell's text, "" where it is empty."""
        return self.cells.get(column, "")

    def at(self, column: str) -> str:
        """Name a cell."""
        return f"row {self.line}, {column}"


def is_header(line: str) -> bool:
    """Say whether a line is this table's header: two of its columns, one of them a party's.

    >>> is_header("reference,debtor,creditor,goods"), is_header("Bearings, he said, went east.")
    (True, False)
    """
    known = (_known(line, mark) for mark in _DELIMITERS)
    return any(len(names) >= _ENOUGH and names & set(ORDER_ROLES) for names in known)


def _known(line: str, delimiter: str) -> set[str]:
    return {cell.strip().strip('"').lower() for cell in line.split(delimiter)} & COLUMNS


def read_table(text: str, source: Source) -> list[Deal]:
    """Read every order of the table, in the order their first rows stand.

    Raises BrokenInput for a table without a usable header or without rows.
    """
    first = text.lstrip("\ufeff\r\n").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=lambda mark: len(_known(first, mark)))
    rows = csv.reader(
        io.StringIO(text.lstrip("\ufeff\r\n"), newline=""), delimiter=delimiter, strict=True
    )
    header = _header(rows, source)
    orders: dict[str, Deal] = {}
    for number, row in enumerate(_rows(rows, header), start=1):
        reference = row.get("reference") if isinstance(row, _Row) else ""
        key = f"reference {reference}" if reference else f"row {number}"
        orders[key] = _added(orders.get(key), row, source)
    if not orders:
        raise BrokenInput(f"{source.name} has a header and no rows: write one order a row.")
    return list(orders.values())


def _header(rows: "Reader", source: Source) -> list[str]:
    try:
        header = [cell.strip().lower() for cell in next(rows)]
    except (csv.Error, StopIteration) as error:
        raise BrokenInput(f"{source.name} has no readable header row ({error}).") from None
    unknown = [name for name in header if name not in COLUMNS]
    if unknown or len(set(header)) != len(header):
        wrong = f"{unknown[0]!r}, which is unknown" if unknown else "one name twice"
        raise BrokenInput(
            f"{source.name} has a header with {wrong}: its column would go unread. The columns are "
            f"{', '.join(_PLAIN)}, and for each party its role ({', '.join(ORDER_ROLES)}), alone "
            "or with _country, _address or _identifiers."
        )
    if not set(header) & set(ORDER_ROLES):
        raise BrokenInput(
            f"{source.name} has no column for a party: name one by its role, such as creditor."
        )
    return header


def _rows(rows: "Reader", header: list[str]) -> Iterator[_Row | Unread]:
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Unread(field=f"row {rows.line_num}", why=f"the row cannot be parted: {error}")
            continue
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            why = f"it has {len(cells)} cells where the header has {len(header)}: quote commas"
            yield Unread(field=f"row {rows.line_num}", why=why)
            continue
        stated = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
        yield _Row(line=rows.line_num, cells={k: v for k, v in stated.items() if v})


def _added(deal: Deal | None, row: _Row | Unread, source: Source) -> Deal:
    """Add a row to its order; what is wrong with it is noted there."""
    base = deal or Deal(
        kind=DealKind.ORDER, source=source.name, format="order", digest=source.digest
    )
    if isinstance(row, Unread):
        return replace(base, unread=(*base.unread, row))
    base = replace(base, reference=row.get("reference"))
    try:
        made = _order(row, base)
    except BrokenInput as error:
        return replace(base, unread=(*base.unread, Unread(field=f"row {row.line}", why=str(error))))
    if deal is None:
        return made
    return replace(
        deal,
        parties=_joined(deal.parties, made.parties),
        goods=(*deal.goods, *made.goods),
        route=_joined(deal.route, made.route),
        amounts=tuple(dict.fromkeys((*deal.amounts, *made.amounts))),
        day=deal.day or made.day,
    )


def _joined(old: tuple[_P, ...], new: tuple[_P, ...]) -> tuple[_P, ...]:
    """Add what a later row of the same order says anew; its span alone makes nothing new."""
    known = [replace(one, span=None) for one in old]
    return old + tuple(one for one in new if replace(one, span=None) not in known)


def _order(row: _Row, base: Deal) -> Deal:
    parties = _parties(row)
    if not parties:
        raise BrokenInput("it names no party: fill at least one column such as debtor or creditor")
    return replace(
        base,
        parties=parties,
        goods=_goods(row),
        route=_route(row),
        amounts=_amount(row),
        day=read_day(row.get("day"), row.at("day")),
    )


def _parties(row: _Row) -> tuple[Party, ...]:
    found = []
    for role in ORDER_ROLES:
        extra = [f"{role}{part}" for part in _OF_PARTY[1:] if row.get(f"{role}{part}")]
        if not row.get(role):
            if extra:
                raise BrokenInput(f"{row.at(extra[0])} is filled, but {role} names nobody")
            continue
        party = make_party(
            role=role,
            name=row.get(role),
            field=row.at(role),
            name_field=row.at(role),
            country=row.get(f"{role}_country"),
            address=row.get(f"{role}_address"),
            identifiers=_identifiers(row, f"{role}_identifiers"),
        )
        found.append(party)
    return tuple(found)


def _identifiers(row: _Row, column: str) -> dict[str, str]:
    found = {}
    for stated in filter(None, (piece.strip() for piece in row.get(column).split(";"))):
        scheme, equals, value = stated.partition("=")
        if not equals or not value.strip():
            raise BrokenInput(f"{row.at(column)} is {stated!r}: write inn=7700000000; ogrn=...")
        found[scheme.strip().lower()] = value.strip()
    return found


def _goods(row: _Row) -> tuple[GoodsLine, ...]:
    if not (row.get("goods") or row.get("hs")):
        return ()
    value: Money | None = None
    if row.get("value"):
        currency = row.get("value_currency") or row.get("currency")
        value = read_money(row.get("value"), currency, row.at("value"))
    line = make_goods(
        description=row.get("goods"),
        field=row.at("goods"),
        text_field=row.at("goods"),
        hs=row.get("hs"),
        quantity=row.get("quantity"),
        value=value,
        origin=row.get("origin"),
    )
    return (line,)


def _route(row: _Row) -> tuple[RoutePoint, ...]:
    via = [text for piece in row.get("via").split(";") if (text := piece.strip())]
    stated = [("from", row.get("from")), *(("via", text) for text in via), ("to", row.get("to"))]
    return tuple(make_point(part, text, row.at(part)) for part, text in stated if text)


def _amount(row: _Row) -> tuple[Money, ...]:
    if not row.get("amount"):
        return ()
    return (read_money(row.get("amount"), row.get("currency"), row.at("amount")),)
