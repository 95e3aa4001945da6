"""Reads orders from a CSV table: one row an order, or one row a goods line of an order.

Rows with the same `reference` are one order. The columns, all optional but one party:

- `reference`, `day` (2024-05-16), `amount`, `currency` of the whole order;
- a party a column, named by its role (`debtor`, `creditor`, `consignee`, `end_user`...), and beside
  it `<role>_country`, `<role>_address`, `<role>_identifiers` (`inn=7700000000; ogrn=...`);
- one goods line a row: `goods`, `hs`, `quantity`, `value`, `value_currency`, `origin`, `eccn`;
- `from`, `to`, `via` (several parted by `;`);
- of a company, `<role>_formed_on` (2023-03-01), `<role>_business`, `<role>_managers`,
  `<role>_seen_from`;
- what is agreed beside it: `instrument`, `end_use`, `delivery`, `packing`, `licence`, `notes`,
  `end_user_statement` (those it names), `open_flags` (ids of red flags nobody has settled); names
  and ids parted by `;`.

A row that breaks a rule is reported as Unread and the others are read: a table is often long, and
one bad row must hide neither itself nor the rest.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.base import (
    BrokenInput,
    Deal,
    DealKind,
    GoodsLine,
    Money,
    Party,
    RoutePoint,
    Terms,
    Unread,
)
from witting.intake.order_draft import Draft, Said
from witting.intake.order_parts import (
    ORDER_ROLES,
    make_goods,
    make_party,
    make_point,
    passages_of,
    read_day,
    read_flag,
    read_money,
)
from witting.intake.source import Source, check_count

if TYPE_CHECKING:
    from _csv import Reader  # the type of `csv.reader(...)`; the csv module does not name it

_NAMES = "reference day amount currency goods hs quantity value value_currency origin from to via"
_WORDS = ("instrument", "end_use", "delivery", "packing", "licence", "notes")
_PLAIN = [*_NAMES.split(), "eccn", *_WORDS, "end_user_statement", "open_flags"]
_TOLD = ("_formed_on", "_business", "_managers", "_seen_from")
_OF_PARTY = ("", "_country", "_address", "_identifiers", *_TOLD)
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


def is_own(text: str) -> bool:
    """Say whether a table's header is meant to be in this table's own names.

    So is one with a name that is nobody's among them: it is misspelt, and is refused rather than
    left to be searched as text. Any other table is read by what its columns may be.
    """
    first = _first_line(text)
    delimiter = max(_DELIMITERS, key=lambda mark: len(_known(first, mark)))
    cells = [cell.strip().strip('"') for cell in first.split(delimiter)]
    unknown = [cell for cell in cells if cell.lower() not in COLUMNS]
    if not unknown or not is_header(first):
        return not unknown
    if len(unknown) * 2 > len(cells) or any(cell != cell.lower() for cell in cells):
        return False
    from witting.intake.tables.guessing import is_known

    return not all(map(is_known, unknown))


def _first_line(text: str) -> str:
    return text.lstrip("\ufeff\r\n").split("\n", 1)[0]


def _known(line: str, delimiter: str) -> set[str]:
    return {cell.strip().strip('"').lower() for cell in line.split(delimiter)} & COLUMNS


def read_table(text: str, source: Source) -> list[Deal]:
    """Read every order of the table, in the order their first rows stand.

    Raises BrokenInput for a table without a usable header or without rows.
    """
    first = _first_line(text)
    delimiter = max(_DELIMITERS, key=lambda mark: len(_known(first, mark)))
    rows = csv.reader(
        io.StringIO(text.lstrip("\ufeff\r\n"), newline=""), delimiter=delimiter, strict=True
    )
    header = _header(rows, source)
    drafts: dict[str, Draft] = {}
    for number, row in enumerate(_rows(rows, header), start=1):
        check_count(number, "rows", source.name)
        reference = row.get("reference") if isinstance(row, _Row) else ""
        key = f"reference {reference}" if reference else f"row {number}"
        _add(drafts.setdefault(key, Draft(reference=reference)), row)
    if not drafts:
        raise BrokenInput(f"{source.name} has a header and no rows: write one order a row.")
    return [_deal(draft, source) for draft in drafts.values()]


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
            f"or with {', '.join(_OF_PARTY[1:])}."
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


def _add(draft: Draft, row: _Row | Unread) -> None:
    """Add a row to its order; what is wrong with it is noted, and nothing of it is then added."""
    if isinstance(row, Unread):
        draft.unread.append(row)
        return
    try:
        said = Said(
            parties=_parties(row),
            goods=_goods(row),
            route=_route(row),
            amounts=_amount(row),
            day=read_day(row.get("day"), row.at("day")),
        )
        terms = _terms(row, draft.terms)
        if not said.parties:
            raise BrokenInput(
                "it names no party: fill at least one column such as debtor or creditor"
            )
    except BrokenInput as error:
        draft.unread.append(Unread(field=f"row {row.line}", why=str(error)))
        return
    draft.add(said)
    draft.terms = terms


def _deal(draft: Draft, source: Source) -> Deal:
    return draft.deal(
        kind=DealKind.ORDER,
        source=source.name,
        form="order",
        digest=source.digest,
        passages=passages_of(draft.goods, draft.route.values()),
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
            formed_on=row.get(f"{role}_formed_on"),
            business=row.get(f"{role}_business"),
            managers=_parted(row, f"{role}_managers"),
            seen_from=row.get(f"{role}_seen_from"),
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


def _parted(row: _Row, column: str) -> tuple[str, ...]:
    return tuple(text for piece in row.get(column).split(";") if (text := piece.strip()))


def _terms(row: _Row, held: Terms) -> Terms:
    """Give an order's terms with what one more of its rows says of them."""
    at = row.at("open_flags")
    flags = tuple(read_flag(flag, at) for flag in _parted(row, "open_flags"))
    named = (*held.end_user_statement, *_parted(row, "end_user_statement"))
    return Terms(
        **{name: getattr(held, name) or row.get(name) for name in _WORDS},
        end_user_statement=tuple(dict.fromkeys(named)),
        open_flags=tuple(dict.fromkeys((*held.open_flags, *flags))),
    )


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
        eccn=row.get("eccn"),
    )
    return (line,)


def _route(row: _Row) -> tuple[RoutePoint, ...]:
    via = [("via", text) for text in _parted(row, "via")]
    stated = [("from", row.get("from")), *via, ("to", row.get("to"))]
    return tuple(make_point(part, text, row.at(part)) for part, text in stated if text)


def _amount(row: _Row) -> tuple[Money, ...]:
    if not row.get("amount"):
        return ()
    return (read_money(row.get("amount"), row.get("currency"), row.at("amount")),)
