"""Finds a table's header and proposes what its columns are, with the reason for each.

It looks at the words of the header and at the first rows. What these leave open is told, and a
table read by such a guess asks for a look until a person has confirmed it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from witting.base import DealKind
from witting.intake.tables.cells import (
    Cells,
    code_of,
    country_in,
    currency_of,
    day_of,
    day_order,
    decimal_sign,
    is_nobody,
    number_in,
)
from witting.intake.tables.codes import by_cells
from witting.intake.tables.columns import UNKNOWN, Sense, is_own, senses
from witting.intake.tables.fields import MONEY, TEXT, is_party
from witting.intake.tables.formats import column_letters
from witting.intake.tables.mapping import SheetMapping
from witting.intake.tables.sheets import XLSX, Sheet

LOOKED_AT = 500
"""Rows the guess is made from."""

MOST_BEFORE = 30
"""Rows that may stand before the header."""

_ENOUGH = 2  # columns with a field that make a row a header
_AGREE = 0.6
_FEW = 3  # cells say nothing against a header; a wrong one is told by itself
_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnGuess:
    """What one column was taken for."""

    name: str  # its header, with its place where two have the same
    place: str  # `D`; its number where columns have no letters
    field: str
    why: str
    is_sure: bool
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetGuess:
    """What a sheet was taken for; `header` is 0 where no row is a header."""

    sheet: str
    is_hidden: bool
    header: int
    kind: DealKind
    columns: tuple[ColumnGuess, ...] = ()
    day: str = ""
    decimal: str = ""
    doubts: tuple[str, ...] = ()
    rows: int = 0  # looked at

    @property
    def is_sure(self) -> bool:
        """Say whether it may be relied on without a person's word."""
        return not self.doubts and all(column.is_sure for column in self.columns)

    def mapping(self) -> SheetMapping:
        """Give the guess as a mapping."""
        return SheetMapping(
            kind=self.kind,
            columns={column.name: column.field for column in self.columns},
            header=self.header,
            day=self.day,
            decimal=self.decimal,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The header of a sheet: the names of its columns, and where its rows begin."""

    names: tuple[str, ...]
    line: int  # of its last row
    rows: int  # how many of the first rows come before the table's own
    before: int  # how many of them come before the header


def find_head(first: Sequence[Cells], sheet: Sheet) -> Head | None:
    """Find the header among the first rows; None where no row can be one.

    It may be two rows, the upper naming what several columns below it have in common.
    """
    best: tuple[int, Head] | None = None
    for at, row in enumerate(first[:MOST_BEFORE]):
        if row.why:
            continue
        for height in (1, 2):
            if height > 1 and not _goes_on(first[at : at + height], sheet):
                continue
            names = _names([_spread(one, sheet) for one in first[at : at + height]])
            score = _score(names)
            if score >= _ENOUGH and (best is None or score > best[0]):
                head = Head(
                    names=unique_names(names),
                    line=first[at + height - 1].line,
                    rows=at + height,
                    before=at,
                )
                best = (score, head)
    return best[1] if best else None


def _goes_on(rows: Sequence[Cells], sheet: Sheet) -> bool:
    """Say whether two rows can be one header: the upper has merged cells, the lower only words."""
    if len(rows) < 2 or rows[1].why:
        return False
    is_merged = any((rows[0].line, at + 1) in sheet.spans for at in range(len(rows[0].cells)))
    return is_merged and not any(cell[:1].isdigit() for cell in rows[1].cells)


def unique_names(names: Sequence[str]) -> tuple[str, ...]:
    """Give the columns' names, each once: one that is empty or repeated gets its place.

    >>> unique_names(["Buyer", "Country", "", "Country"])
    ('Buyer', 'Country', '[C]', 'Country [D]')
    """
    seen: set[str] = set()
    found = []
    for number, name in enumerate(names, start=1):
        plain = " ".join(name.split())
        if not plain or plain in seen:
            plain = f"{plain} [{column_letters(number)}]".strip()
        seen.add(plain)
        found.append(plain)
    return tuple(found)


def guess_sheet(first: Sequence[Cells], sheet: Sheet, head: Head | None) -> SheetGuess:
    """Propose what the columns of a sheet are, from its header and the first rows after it."""
    if head is None:
        return SheetGuess(
            sheet=sheet.name,
            is_hidden=sheet.is_hidden,
            header=0,
            kind=DealKind.ORDER,
            doubts=("no row of it names its columns, so it is searched as text",),
            rows=len(first),
        )
    rows = [row.cells for row in first[head.rows : head.rows + LOOKED_AT] if not row.why]
    samples = [
        tuple(row[at] for row in rows if at < len(row) and row[at]) for at in range(len(head.names))
    ]
    kind = kind_of(head.names)
    found = [
        by_cells(name, _unless_empty(one, cells), cells)
        for name, one, cells in zip(
            _bare(head.names), senses(_bare(head.names), kind), samples, strict=True
        )
    ]
    order = _order_of(found, samples)
    found = [_tried(one, cells, order) for one, cells in zip(found, samples, strict=True)]
    return SheetGuess(
        sheet=sheet.name,
        is_hidden=sheet.is_hidden,
        header=head.line,
        kind=kind,
        columns=tuple(
            ColumnGuess(
                name=name,
                place=column_letters(at + 1) if sheet.form == XLSX else str(at + 1),
                field=one.field,
                why=one.why,
                is_sure=one.is_sure,
                examples=tuple(dict.fromkeys(samples[at]))[:_SHOWN],
            )
            for at, (name, one) in enumerate(zip(head.names, found, strict=True))
        ),
        day=order,
        decimal=_decimal_of(found, samples),
        doubts=tuple(_doubts(found, samples, order)),
        rows=len(rows),
    )


def kind_of(names: Sequence[str]) -> DealKind:
    """Say by the names of its columns whether a table is of payments or of orders."""
    if is_own(_bare(names)):
        return DealKind.ORDER
    ordered = senses(_bare(names), DealKind.ORDER)
    found = senses(_bare(names), DealKind.PAYMENT)
    # "Description" is of goods in an order, and says in a payment what it is for.
    if any(
        one.is_sure and one.field in _OF_GOODS and other.field != TEXT
        for one, other in zip(ordered, found, strict=True)
    ):
        return DealKind.ORDER
    paid = {one.field.partition(":")[0].partition(".")[0] for one in found}
    ends = {name.partition(" ")[0] for name in paid if is_party(name)}
    is_payment = "amount" in paid and bool(ends & {"debtor", "creditor", "mentioned"})
    return DealKind.PAYMENT if is_payment else DealKind.ORDER


_OF_GOODS = frozenset({"goods", "hs", "part", "quantity", "eccn"})


def is_header(cells: Sequence[str]) -> bool:
    """Say whether a line of cells can be nothing but the header of a table that is read.

    >>> is_header(["Buyer", "Goods", "Qty"]), is_header(["He met the buyer", " of goods"])
    (True, False)
    """
    named = [cell.strip() for cell in cells if cell.strip()]
    if len(named) < 3 or max(map(len, named)) > 60:
        return False
    found = senses(named, kind_of(named))
    sure = [one for one in found if one.is_sure and one.field != TEXT]
    says_who = any(is_party(one.field.partition(".")[0]) for one in sure)
    return len(sure) >= max(_ENOUGH, (len(named) + 1) // 2) and says_who


def is_known(name: str) -> bool:
    """Say whether a column's name means anything here.

    >>> is_known("Port of discharge"), is_known("destinaton")
    (True, False)
    """
    found = (senses([name], kind)[0] for kind in (DealKind.ORDER, DealKind.PAYMENT))
    return any(one.field != TEXT or (one.is_sure and one.why != UNKNOWN) for one in found)


def _score(names: Sequence[str]) -> int:
    """Say how much a row is a header: two for each column whose name is known, one for a guess."""
    if sum(bool(name) for name in names) < _ENOUGH:
        return 0
    found = senses(names, kind_of(names))
    # What a merged cell says of several columns counts once: the row below tells them apart.
    each = dict(zip(names, found, strict=True)).values()
    known = sum(1 + one.is_sure for one in each if one.field != TEXT)
    known -= sum(name.replace(".", "").isdigit() for name in names)  # values, and no names
    return known if known >= sum(bool(name) for name in names) / 2 else 0


def _spread(row: Cells, sheet: Sheet) -> list[str]:
    """Give a row with what stands in a merged cell in each of its columns."""
    cells = list(row.cells)
    for at in range(len(cells)):
        last = sheet.spans.get((row.line, at + 1), 0)
        cells += [""] * (min(last, 1_000) - len(cells))
        for further in range(at + 1, min(last, 1_000)):
            cells[further] = cells[further] or cells[at]
    return cells


def _names(rows: Sequence[Sequence[str]]) -> list[str]:
    width = max(map(len, rows))
    columns = [[row[at] if at < len(row) else "" for row in rows] for at in range(width)]
    return [" ".join(dict.fromkeys(filter(None, column))) for column in columns]


def _bare(names: Sequence[str]) -> list[str]:
    """Give the names without the places that tell those apart which are the same."""
    return [
        name.removesuffix(f"[{column_letters(number)}]").strip()
        for number, name in enumerate(names, start=1)
    ]


def _unless_empty(sense: Sense, cells: Sequence[str]) -> Sense:
    """Let a column of an unknown name pass where nothing stands in it, which is nobody's name."""
    if sense.why != UNKNOWN or any(not is_nobody(cell) for cell in cells):
        return sense
    return replace(sense, is_sure=True)


def _tried(sense: Sense, cells: Sequence[str], order: str) -> Sense:
    """Hold a guess against what stands in its column."""
    told = [cell for cell in cells if not is_nobody(cell)]
    fits = [cell for cell in told if _fits(sense.field, cell, order)]
    if len(told) < _FEW or len(fits) >= _AGREE * len(told):
        return sense
    other = next(cell for cell in told if cell not in fits)
    count = f"{len(told) - len(fits)} of {len(told)}"
    why = f"{sense.why}; but {count} cells are none, as {other[:40]!r}"
    return replace(sense, why=why, is_sure=False)


def _fits(name: str, cell: str, order: str) -> bool:
    plain = name.partition(":")[0]
    if plain in MONEY or plain == "quantity":
        return number_in(cell) is not None
    if plain == "day":
        return day_of(cell, order or "day first") is not None
    if plain == "hs":
        return code_of(cell)[0] != ""
    if plain in ("currency", "value_currency"):
        return currency_of(cell) != ""
    if plain == "origin" or plain.endswith(".country"):
        return country_in(cell) is not None
    part = plain.partition(".")[2]
    if part in ("inn", "kpp", "ogrn", "imo", "mmsi", "uscc", "lei", "iban"):
        return sum(sign.isdigit() for sign in cell) >= _DIGITS[part]
    if is_party(plain) or plain == "goods":
        return any(map(str.isalpha, cell))
    return True


_DIGITS = {"inn": 9, "kpp": 8, "ogrn": 13, "imo": 7, "mmsi": 9, "uscc": 8, "lei": 2, "iban": 8}


def _order_of(found: Sequence[Sense], samples: Sequence[Sequence[str]]) -> str:
    columns = zip(found, samples, strict=True)
    return day_order(tuple(cell for one, cells in columns if one.field == "day" for cell in cells))


def _decimal_of(found: Sequence[Sense], samples: Sequence[Sequence[str]]) -> str:
    numbers = [
        cell
        for one, cells in zip(found, samples, strict=True)
        if one.field.partition(":")[0] in MONEY
        for cell in cells
    ]
    return decimal_sign(tuple(numbers))


def _doubts(found: Sequence[Sense], samples: Sequence[Sequence[str]], order: str) -> list[str]:
    doubts = []
    fields = [one.field for one in found]
    if not any(is_party(name.partition(".")[0]) for name in fields):
        doubts.append("no column names a party")
    bare = [at for at, name in enumerate(fields) if name in ("amount", "value")]
    if bare and not {"currency", "value_currency"} & set(fields):
        silent = [at for at in bare if any(not currency_of(cell) for cell in samples[at][:20])]
        if silent:
            doubts.append("nothing says the currency of the amounts: write it as amount:USD")
    days = [cell for at, name in enumerate(fields) if name == "day" for cell in samples[at]]
    unclear = (cell for cell in days if day_of(cell, order) is None and day_of(cell, "day first"))
    open_day = next(unclear, "")
    if open_day and not order:
        doubts.append(f"whether {open_day!r} has the day or the month first: write day = …")
    return doubts
