"""Reads a table into Deals: rows of one reference are one order, each payment is a row.

`table_deals` holds the whole, within the bounds of one document; `stream_deals` gives a table's
deals one after another, however long it is, and can put together only rows that stand together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from witting.base import (
    Deal,
    DealKind,
    Passage,
    SettingsError,
    TooLarge,
    Unread,
    UnreadableInput,
)
from witting.intake.order_draft import Draft
from witting.intake.tables.cells import Cells
from witting.intake.tables.fields import TEXT
from witting.intake.tables.guessing import (
    LOOKED_AT,
    MOST_BEFORE,
    Head,
    SheetGuess,
    find_head,
    guess_sheet,
    unique_names,
)
from witting.intake.tables.mapping import SheetMapping, TableMapping
from witting.intake.tables.rows import RowReader
from witting.intake.tables.sheets import XLSX, Beside, Sheet, open_sheets
from witting.intake.tables.text import Progress
from witting.intake.tables.vocabulary import totals
from witting.intake.tables.words import folded

IN_TURN = (
    "A long table is read row by row by witting.intake.tables.read_rows. Or split it and give the"
    " parts."
)
"""What to do with a table that is too long to be held."""

MOST_REMEMBERED = 5_000_000
"""References a stream remembers, to tell an order whose rows do not stand together."""

MOST_TEXT_ROWS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is read and how: the file's name and hash, and what a person says of its columns."""

    name: str
    digest: str = ""
    mapping: TableMapping | None = None
    progress: Progress | None = None
    most_rows: int | None = None  # None: as many as there are


def table_deals(given: Path | bytes, asked: Asked) -> list[Deal]:
    """Read every deal of a table, in the order their first rows stand.

    Raises TooLarge over the bound of rows, SettingsError where the mapping is of another table.
    """
    return list(_deals(given, asked, is_whole=True))


def stream_deals(given: Path | bytes, asked: Asked) -> Iterator[Deal]:
    """Give the deals of a table one after another; it may be longer than memory."""
    return _deals(given, asked, is_whole=False)


def guesses(
    given: Path | bytes, name: str, mapping: TableMapping | None = None
) -> list[SheetGuess]:
    """Propose what the columns of each sheet that holds anything are."""
    found = []
    for sheet in _sheets(given, Asked(name=name, mapping=mapping)):
        if isinstance(sheet, Sheet):
            first = list(islice(sheet.rows, LOOKED_AT + MOST_BEFORE))
            if first:
                found.append(guess_sheet(first, sheet, find_head(first, sheet)))
    return found


def _sheets(given: Path | bytes, asked: Asked) -> Iterator[Sheet | Beside]:
    said = asked.mapping
    return open_sheets(
        given,
        asked.name,
        encoding=said.encoding if said else "",
        delimiter=said.delimiter if said else "",
        progress=asked.progress,
    )


def _deals(given: Path | bytes, asked: Asked, *, is_whole: bool) -> Iterator[Deal]:
    for sheet in _sheets(given, asked):
        if isinstance(sheet, Beside):
            yield _text_deal(asked, XLSX, sheet.passages, sheet.unread)
            continue
        read = _read_sheet(sheet, asked)
        if isinstance(read, Deal):
            yield read
        elif read is not None:
            yield from read.all_deals() if is_whole else read.deals_in_turn()


def _read_sheet(sheet: Sheet, asked: Asked) -> "_SheetReader | Deal | None":
    """Begin a sheet: its header and what its columns are; a Deal of its words where it has none."""
    first = list(islice(sheet.rows, LOOKED_AT + MOST_BEFORE))
    if not first:
        unread = sheet.unread
        return _text_deal(asked, sheet.form, (), unread) if unread else None
    if all(row.why for row in first):
        raise UnreadableInput(
            f"{asked.name} has no row that can be read: {first[0].why}. Where its encoding is in"
            " question, `witting map` says which it may be."
        )
    said = asked.mapping.of(sheet.name) if asked.mapping else None
    head = _head(first, sheet, said)
    if head is None:
        if said is not None and said.header:
            raise SettingsError(
                f"The mapping says that line {said.header} of {sheet.name or asked.name} is its"
                " header, and it has no such line. Mend the mapping."
            )
        return _as_text(chain(first, sheet.rows), sheet, asked)
    return _SheetReader(sheet, asked, head, first, said)


def _head(first: Sequence[Cells], sheet: Sheet, said: SheetMapping | None) -> Head | None:
    """Find the header: where the mapping says, else where its columns stand, else by its words."""
    found = find_head(first, sheet)
    if said is None or (found and found.line == said.header):
        return found
    for at, row in enumerate(first):
        names = unique_names(row.cells)
        if row.line == said.header or (not said.header and set(said.columns) <= set(names)):
            return Head(names=names, line=row.line, rows=at + 1, before=at)
    return None if said.header else found


class _SheetReader:
    """Reads the rows of one sheet into deals."""

    def __init__(
        self,
        sheet: Sheet,
        asked: Asked,
        head: Head,
        first: Sequence[Cells],
        said: SheetMapping | None,
    ) -> None:
        self._sheet, self._asked, self._head = sheet, asked, head
        guess = guess_sheet(first, sheet, head) if said is None else None
        plan = guess.mapping() if guess is not None else said
        assert plan is not None  # one of the two is given
        self._kind = plan.kind
        missing = [name for name in plan.columns if name not in head.names]
        if missing:
            raise SettingsError(
                f"The mapping names a column {missing[0]!r} that {sheet.name or asked.name} does"
                f" not have; it has: {', '.join(map(repr, head.names))}. Mend the mapping."
            )
        self._reader = RowReader(
            [plan.columns.get(name, TEXT) for name in head.names],
            lambda line, column: sheet.place(line, column, self._name(column)),
            day_order=plan.day,
            decimal=plan.decimal,
        )
        self._rows = chain(first[head.rows :], sheet.rows)
        self._asides = tuple(_words(first[: head.before], sheet))
        self._top = tuple(_words(first[: head.rows], sheet))
        self._notes = (*sheet.unread, *_notes(asked, sheet, plan, head, guess))

    def all_deals(self) -> list[Deal]:
        """Give every deal, rows of one reference put together wherever they stand."""
        drafts: dict[str, Draft] = {}
        last: Draft | None = None
        for row in self._counted():
            if last is not None and self._is_of(row, last):
                self._add(last, row)
                continue
            reference = self._reference(row)
            is_shared = reference and self._kind is DealKind.ORDER
            key = f"reference {reference}" if is_shared else f"row {row.line}"
            last = drafts.setdefault(key, Draft(reference=reference))
            self._add(last, row)
        if not drafts and self._notes:
            return [_text_deal(self._asked, self._sheet.form, self._top, self._notes)]
        return [self._deal(draft) for draft in drafts.values()]

    def deals_in_turn(self) -> Iterator[Deal]:
        """Give each deal when its rows end; only rows that stand together are put together."""
        seen: set[int] = set()
        draft: Draft | None = None
        for row in self._counted():
            reference = self._reference(row)
            is_shared = reference and self._kind is DealKind.ORDER
            if draft is not None and (
                self._is_of(row, draft) or (is_shared and reference == draft.reference)
            ):
                self._add(draft, row)
                continue
            if draft is not None:
                yield self._deal(draft)
            draft = Draft(reference=reference)
            if is_shared and self._is_again(reference, seen):
                why = (
                    f"rows above have its reference {reference[:80]!r} too and were read apart:"
                    " sort the table by it, or read it whole"
                )
                draft.unread.append(Unread(field=self._sheet.row(row.line), why=why))
            self._add(draft, row)
        if draft is not None:
            yield self._deal(draft)

    def _is_again(self, reference: str, seen: set[int]) -> bool:
        mark = hash(reference)
        if mark in seen:
            return True
        if len(seen) < MOST_REMEMBERED:
            seen.add(mark)
        return False

    def _counted(self) -> Iterator[Cells]:
        """Give the rows that hold something, but those that repeat the header."""
        most = self._asked.most_rows
        for count, row in enumerate(self._rows):
            if most is not None and count >= most:
                raise too_many_rows(self._asked.name, most)
            if row.why or (any(row.cells) and not self._is_head(row)):
                yield row

    def _is_head(self, row: Cells) -> bool:
        """Say whether a row is the header again, as at the top of a further page."""
        names = self._head.names
        return row.cells[0] == names[0] and unique_names(row.cells) == names

    def _reference(self, row: Cells) -> str:
        if row.why or not self._fits(row):
            return ""
        return self._reader.reference(row)

    def _fits(self, row: Cells) -> bool:
        """Say whether a row is as wide as the header; a workbook leaves empty cells out."""
        return self._sheet.form == XLSX or len(row.cells) == self._reader.width

    def _is_of(self, row: Cells, draft: Draft) -> bool:
        """Say whether a row goes on with the one above: it adds up, or says no one's name again."""
        if row.why or not self._fits(row):
            return False
        if self._reader.names_somebody(row):
            return False
        if folded(next(filter(None, row.cells))) in totals():
            return True
        has_own = self._reader.reference(row)
        return bool(
            self._kind is DealKind.ORDER
            and not has_own
            and draft.reference
            and self._reader.names_goods(row)
        )

    def _add(self, draft: Draft, row: Cells) -> None:
        where = self._sheet.row(row.line)
        if row.why or not self._fits(row):
            why = row.why or (
                f"it has {len(row.cells)} cells where the header has {self._reader.width}: put"
                " quotes around cells that hold what parts them"
            )
            draft.unread.append(Unread(field=where, why=why))
            draft.passages += _words([row], self._sheet)
            return
        if folded(next(filter(None, row.cells))) in totals() and not self._reader.names_somebody(
            row
        ):
            draft.passages += _words([row], self._sheet, self._head.names)
            return
        said = self._reader.read(row)
        draft.add(said)
        if self._reader.names_parties and not said.parties and not draft.parties:
            why = "it names no party in the columns that name them"
            draft.unread.append(Unread(field=where, why=why))

    def _deal(self, draft: Draft) -> Deal:
        return draft.deal(
            kind=self._kind,
            source=self._asked.name,
            form=self._sheet.form,
            digest=self._asked.digest,
            passages=self._asides,
            unread=self._notes,
        )

    def _name(self, column: int) -> str:
        names = self._head.names
        return names[column] if column < len(names) else ""


def _notes(
    asked: Asked, sheet: Sheet, plan: SheetMapping, head: Head, guess: SheetGuess | None
) -> Iterator[Unread]:
    """Tell what nobody has confirmed of a guess, and what a mapping leaves out."""
    where = f"the columns of {sheet.name}" if sheet.name else "the columns"
    if guess is None:
        left = [name for name in head.names if name not in plan.columns]
        if left:
            names = ", ".join(map(repr, left[:10]))
            why = f"the mapping says nothing of {names}: they were searched as text"
            yield Unread(field=where, why=why)
        return
    unsure = [column for column in guess.columns if not column.is_sure]
    told = [f"{one.name!r} was taken for {one.field} {one.why}" for one in unsure[:10]]
    if told or guess.doubts:
        doubts = "; ".join([*told, *guess.doubts])
        why = (
            f"what they are was guessed and nobody has confirmed it: {doubts}."
            f" Run: witting map {asked.name} --write mapping.toml, look at it, and read with it"
        )
        yield Unread(field=where, why=why)


def _words(rows: Iterable[Cells], sheet: Sheet, names: Sequence[str] = ()) -> Iterator[Passage]:
    """Give the cells of rows as text to be searched."""
    for row in rows:
        for column, text in enumerate(row.cells):
            if text:
                name = names[column] if column < len(names) else ""
                yield Passage(field=sheet.place(row.line, column, name), text=text)


def _as_text(rows: Iterable[Cells], sheet: Sheet, asked: Asked) -> Deal:
    """Give a sheet without a header as text to be searched, and say so."""
    held = list(islice(rows, MOST_TEXT_ROWS + 1))
    unread = [Unread(field=sheet.row(row.line), why=row.why) for row in held if row.why]
    if len(held) > MOST_TEXT_ROWS:
        raise TooLarge(
            f"{asked.name} has more than {MOST_TEXT_ROWS:,} rows and no row that names its columns"
            f"{f' in {sheet.name}' if sheet.name else ''}: it was not read. Put a line of column"
            " names above them, or say in a mapping which line it is."
        )
    where = f"sheet {sheet.name}" if sheet.name else "the table"
    why = "no row of it names its columns, so it was searched as text: put one above the rows"
    unread.append(Unread(field=where, why=why))
    return _text_deal(asked, sheet.form, tuple(_words(held, sheet)), (*sheet.unread, *unread))


def too_many_rows(name: str, most: int) -> TooLarge:
    """Give the error for a table that is longer than one document may be."""
    return TooLarge(f"{name} has more than {most:,} rows, and was not read. {IN_TURN}")


def _text_deal(
    asked: Asked, form: str, passages: Sequence[Passage], unread: Sequence[Unread]
) -> Deal:
    return Deal(
        kind=DealKind.MESSAGE,
        source=asked.name,
        format=form,
        passages=tuple(passages),
        unread=tuple(unread),
        digest=asked.digest,
    )
