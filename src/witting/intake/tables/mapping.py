"""Says what the columns of a table are, in a file a person writes or confirms.

    [file]
    encoding = "cp1251"
    delimiter = ";"

    [table]
    kind = "order"
    day = "day first"
    decimal = ","

    [table.columns]
    "Покупатель" = "debtor"
    "ИНН" = "debtor.inn"
    "Стоимость, долл. США" = "value:USD"
    "Примечание" = "text"

A workbook of several sheets has a `[sheets."NAME"]` with the same lines for each that is different.
A field with a `?` behind it is a guess nobody has confirmed: such a file is refused.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from witting.base import DealKind, SettingsError, UnreadableInput
from witting.intake.tables.fields import PARTS, PLAIN, ROLES, is_field
from witting.intake.tables.text import known_encoding

LARGEST = 1_000_000
"""Bytes; no mapping is larger."""

NOT_SAID = "?"
DAY_ORDERS = ("day first", "month first")
"""How days are written whose year stands last; a year that stands first needs no word."""

DECIMALS = (".", ",")
KINDS = {"order": DealKind.ORDER, "payment": DealKind.PAYMENT}
_MARKS = {"tab": "\t", "comma": ",", "semicolon": ";"}
_LINES = ("kind", "header", "day", "decimal", "columns")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMapping:
    """What the columns of one sheet, or of a file that is one table, are."""

    kind: DealKind
    columns: dict[str, str]  # by a column's name, its field
    header: int = 0  # the line of the column names; 0: it is looked for
    day: str = ""
    decimal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMapping:
    """What a person says of a file's tables."""

    table: SheetMapping | None = None
    sheets: Mapping[str, SheetMapping] = field(default_factory=dict)
    encoding: str = ""
    delimiter: str = ""

    def of(self, sheet: str) -> SheetMapping | None:
        """Give what is said of a sheet; None where nothing is."""
        return self.sheets.get(sheet, self.table)


def read_table_mapping(path: str | Path) -> TableMapping:
    """Read a mapping file. Raises SettingsError where it is none, saying what it can have."""
    file = Path(path)
    if not file.is_file():
        raise UnreadableInput(f"There is no mapping {file}. Check the path.")
    if file.stat().st_size > LARGEST:
        raise SettingsError(f"{file.name} is larger than any mapping is; check that it is one.")
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:  # of TOML or of its encoding
        why = " ".join(str(error).split())
        raise SettingsError(
            f"{file.name} cannot be read as a mapping: {why}. Mend it, or write one with"
            " `witting map`."
        ) from None
    return mapping_of(told, file.name)


def mapping_of(told: dict[str, Any], name: str) -> TableMapping:
    """Give a mapping from the lines of its file. Raises SettingsError for what it cannot have."""
    _only(name, "", told, ("file", "table", "sheets"))
    about = _lines(name, "file", told.get("file", {}))
    _only(name, "file", about, ("encoding", "delimiter"))
    sheets = _lines(name, "sheets", told.get("sheets", {}))
    if not sheets and "table" not in told:
        raise _wrong(name, "it says of no table what its columns are", ("[table]", "[sheets.…]"))
    encoding = _text(name, "encoding", about)
    if encoding.endswith(NOT_SAID):
        raise SettingsError(
            f"{name} leaves open the encoding: in a wrong one its names are other names. Take the ?"
            f" away from {encoding!r}, or write another."
        )
    mark = _text(name, "delimiter", about)
    mark = _MARKS.get(mark, mark)
    if len(mark) > 1:
        raise _wrong(name, f"its delimiter is {mark!r}", (*_MARKS, "any one sign"))
    return TableMapping(
        table=_sheet(name, "table", told["table"]) if "table" in told else None,
        sheets={one: _sheet(name, f"sheets.{one}", said) for one, said in sheets.items()},
        encoding=known_encoding(encoding) if encoding else "",
        delimiter=mark,
    )


def _sheet(name: str, part: str, said: object) -> SheetMapping:
    lines = _lines(name, part, said)
    _only(name, part, lines, _LINES)
    kind = _text(name, "kind", lines)
    if kind not in KINDS:
        raise _wrong(name, f"the kind of {part!r} is {kind!r}", KINDS)
    header = lines.get("header", 0)
    if not isinstance(header, int) or isinstance(header, bool) or header < 0:
        raise _wrong(
            name, f"the header of {part!r} is {header!r}", ("header = 3, a line's number",)
        )
    columns = _lines(name, f"{part}.columns", lines.get("columns", {}))
    return SheetMapping(
        kind=KINDS[kind],
        columns={column: _field(name, column, said) for column, said in columns.items()},
        header=header,
        day=_one_of(name, "day", lines, DAY_ORDERS),
        decimal=_one_of(name, "decimal", lines, DECIMALS),
    )


def _field(name: str, column: str, said: object) -> str:
    if not isinstance(said, str):
        raise _wrong(name, f"its column {column!r} is {said!r}", ('"Buyer" = "debtor"',))
    if said.endswith(NOT_SAID):
        raise SettingsError(
            f"{name} leaves open whether the column {column!r} is {said.rstrip(NOT_SAID)!r}: a"
            " wrong column clears the wrong people. Take the ? away, or write what it is."
        )
    if not is_field(said):
        raise _wrong(name, f"its column {column!r} is {said!r}", known_fields())
    return said


def known_fields() -> tuple[str, ...]:
    """Give the fields a column can be, as a message or a page lists them."""
    parts = ", ".join(f".{part}" for part in PARTS)
    return (*PLAIN, *(f"{role}" for role in ROLES), f"and of each party {parts}, .inn, .account…")


def _one_of(name: str, line: str, lines: dict[str, Any], known: tuple[str, ...]) -> str:
    said = _text(name, line, lines)
    if said.startswith(NOT_SAID):
        raise SettingsError(
            f"{name} leaves open the {line}: write one of {', '.join(map(repr, known))} in place of"
            f" {NOT_SAID!r}."
        )
    if said and said not in known:
        raise _wrong(name, f"its {line} is {said!r}", known)
    return said


def _lines(name: str, part: str, said: object) -> dict[str, Any]:
    if not isinstance(said, dict):
        raise _wrong(name, f"its {part!r} is {said!r}", (f"[{part}]",))
    return said


def _only(name: str, part: str, lines: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for line in lines:
        if line not in known:
            where = f"its part {part!r}" if part else "it"
            raise _wrong(name, f"{where} has {line!r}", known)


def _text(name: str, line: str, lines: Mapping[str, Any]) -> str:
    said = lines.get(line, "")
    if not isinstance(said, str):
        raise _wrong(name, f"its {line!r} is {said!r}", (f'{line} = "some words"',))
    return said


def _wrong(name: str, what: str, known: Any) -> SettingsError:
    return SettingsError(
        f"{name} is no mapping as it stands: {what}. It can have: {', '.join(known)}."
    )
