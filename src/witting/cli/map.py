"""`witting map`: what the columns of a table are taken for, and a mapping to confirm."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from witting.base import SettingsError
from witting.cli.book_text import sentence, shown
from witting.cli.page import console
from witting.intake.tables import SheetGuess, TableGuess, guess_table

TO_LOOK_AT = 10


def map_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, TSV, XLSX or Parquet.")],
    write: Annotated[
        Path | None,
        typer.Option(metavar="MAPPING", help="Write the mapping there; no file is written over."),
    ] = None,
    encoding: Annotated[
        str, typer.Option(help="Of a text that is not UTF-8, as windows-1251.")
    ] = "",
    delimiter: Annotated[
        str, typer.Option(help="What parts the cells of a text, if not told by itself.")
    ] = "",
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Guess what the columns of a table of orders or payments are, and write a mapping to confirm.

    Each column is shown with what it was taken for, why, and some of its values. A guess with a ?
    behind it is not sure: until somebody has said, every verdict on the table is at least review.

    Examples: [bold]witting map orders.xlsx[/bold] ·
    [bold]witting map orders.xlsx --write orders.map.toml[/bold] ·
    [bold]witting map платежи.csv --encoding windows-1251 --write платежи.map.toml[/bold]

    Exit status: 0 nothing is left to say, 10 something is, 1 error, 2 usage.
    """
    guess = guess_table(file, encoding=encoding, delimiter=delimiter)
    if write is not None:
        _write(write, guess.text())
    if json_output:
        typer.echo(json.dumps(_record(guess), ensure_ascii=False, sort_keys=True, indent=2))
    else:
        _print(guess, write)
    raise typer.Exit(0 if guess.is_sure else TO_LOOK_AT)


def _write(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise SettingsError(
            f"{path} is there already, and may hold what somebody confirmed, so it was not written"
            " over. Name another file, or take that one away."
        ) from None
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be written ({error.strerror or error}). Name another file."
        ) from None


def _record(guess: TableGuess) -> dict[str, Any]:
    return {
        "schema": "witting/map/1",
        "file": guess.name,
        "is_sure": guess.is_sure,
        "encoding": guess.encoding,
        "to_say": list(guess.doubts),
        "sheets": [_sheet_record(sheet) for sheet in guess.sheets],
        "mapping": guess.text(),
    }


def _sheet_record(sheet: SheetGuess) -> dict[str, Any]:
    return {
        "sheet": sheet.sheet,
        "is_hidden": sheet.is_hidden,
        "header": sheet.header,
        "kind": sheet.kind.value,
        "day": sheet.day,
        "decimal": sheet.decimal,
        "to_say": list(sheet.doubts),
        "columns": [
            {
                "column": column.name,
                "place": column.place,
                "field": column.field,
                "is_sure": column.is_sure,
                "why": column.why,
                "examples": list(column.examples),
            }
            for column in sheet.columns
        ],
    }


def _print(guess: TableGuess, written: Path | None) -> None:
    out = console()
    for doubt in guess.doubts:
        out.print(Text(f"! To say: {sentence(doubt)}.", style="yellow"))
    for sheet in guess.sheets:
        out.print(Text(_title(guess, sheet), style="bold"))
        if sheet.columns:
            out.print(_table(sheet))
        for doubt in sheet.doubts:
            out.print(Text(f"! To say: {sentence(doubt)}.", style="yellow"))
    if not guess.sheets:
        out.print(Text(f"! {shown(guess.name)} holds no row.", style="yellow"))
    out.print(Text(_next(guess, written), style="dim"))


def _title(guess: TableGuess, sheet: SheetGuess) -> str:
    name = f"{shown(guess.name)}, {shown(sheet.sheet)}" if sheet.sheet else shown(guess.name)
    hidden = ", a hidden sheet" if sheet.is_hidden else ""
    if not sheet.header:
        return f"{name}{hidden}: no header"
    return f"{name}{hidden}: {sheet.kind.value}s, header in line {sheet.header}"


def _table(sheet: SheetGuess) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for title in ("", "Column", "Is", "Because", "Values"):
        table.add_column(title, overflow="fold")
    for column in sheet.columns:
        style = "" if column.is_sure else "yellow"
        said = column.field if column.is_sure else f"{column.field}?"
        values = "; ".join(shown(example)[:40] for example in column.examples)
        table.add_row(
            Text(column.place),
            Text(shown(column.name)),
            Text(said, style=style),
            Text(sentence(column.why), style=style),
            Text(values, style="dim"),
        )
    return table


def _next(guess: TableGuess, written: Path | None) -> str:
    if written is None:
        return (
            f"Nothing was written. Confirm it: witting map {shown(guess.name)} --write mapping.toml"
        )
    if guess.is_sure:
        return f"Written to {shown(str(written))}. Look at every line before you read with it."
    return f"Written to {shown(str(written))}. Take away each ? there, or say what the column is."
