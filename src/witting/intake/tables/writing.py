"""Writes a guess as a mapping file, for a person to confirm or to mend.

Beside each line stands what it was guessed from. What is not sure has a `?` behind it, and such a
file is refused until somebody has said.
"""

import json
from collections.abc import Iterable

from witting.base import DealKind
from witting.intake.tables.guessing import ColumnGuess, SheetGuess
from witting.intake.tables.mapping import KINDS, NOT_SAID

_KIND = {kind: name for name, kind in KINDS.items()}


def mapping_text(
    name: str, sheets: Iterable[SheetGuess], *, encoding: str = "", delimiter: str = ""
) -> str:
    """Give the lines of a mapping file for the sheets of a table that have a header."""
    tables = [sheet for sheet in sheets if sheet.header]
    lines = [
        f"# A mapping for {comment(name)}, guessed from its header and its first rows.",
        "# Check every line before you read with it; a wrong column clears the wrong people.",
    ]
    if encoding or delimiter:
        lines += ["", "[file]"]
        lines += [f"encoding = {quoted(encoding)}"] if encoding else []
        lines += [f"delimiter = {quoted(delimiter)}"] if delimiter else []
    for sheet in tables:
        part = f"sheets.{quoted(sheet.sheet)}" if len(tables) > 1 else "table"
        lines += ["", *_sheet(sheet, part)]
    return "\n".join(lines) + "\n"


def _sheet(sheet: SheetGuess, part: str) -> list[str]:
    lines = [f"# TO SAY: {comment(doubt)}." for doubt in sheet.doubts]
    lines += [f"[{part}]", f"kind = {quoted(_kind(sheet.kind))}", f"header = {sheet.header}"]
    open_day = any(doubt.startswith("whether") for doubt in sheet.doubts)
    if sheet.day or open_day:
        lines.append(f"day = {quoted(sheet.day or NOT_SAID)}")
    if sheet.decimal:
        lines.append(f"decimal = {quoted(sheet.decimal)}")
    lines += ["", f"[{part}.columns]", *map(_column, sheet.columns)]
    return lines


def _kind(kind: DealKind) -> str:
    return _KIND[kind]


def _column(column: ColumnGuess) -> str:
    said = column.field + ("" if column.is_sure else NOT_SAID)
    shown = "; ".join(comment(example)[:40] for example in column.examples)
    why = comment(column.why) + (f": {shown}" if shown else "")
    return f"{quoted(column.name)} = {quoted(said)}  # {why}"


def quoted(text: str) -> str:
    r"""Give a text as a string of TOML.

    >>> print(quoted('He said "no"'))
    "He said \"no\""
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def comment(text: str) -> str:
    """Give a text that stays on its line and steers no terminal."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
