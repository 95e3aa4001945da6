"""`witting book map`, `import` and `remove`: who is in the book."""

from pathlib import Path
from typing import Annotated

import typer

from witting.book.guessing import guess_mapping
from witting.book.importing import open_book
from witting.book.mapping import read_mapping
from witting.cli.book_edge import TO_LOOK_AT, AsJson, Store, open_shelf, print_json
from witting.cli.book_text import counted, sentence, shown
from witting.cli.edge import progress_bar
from witting.store import book
from witting.store.book_import import TakenIn, take_in
from witting.store.book_plan import must_have

_TOLD = 20  # refused rows a page tells; --json tells all
TableFile = Annotated[Path, typer.Argument(metavar="FILE", help="CSV, TSV, Parquet or XLSX.")]


def map_command(
    file: TableFile,
    encoding: Annotated[
        str, typer.Option(help="Of a text that is not UTF-8, as windows-1251.")
    ] = "",
    delimiter: Annotated[
        str, typer.Option(help="What parts the cells, if not told by itself.")
    ] = "",
    json_output: AsJson = False,
) -> None:
    """Guess what the columns of a table are, and print a mapping to check and save.

    Nothing is imported. What a table alone cannot tell is left as `?`, for you to say.

    Example: [bold]witting book map customers.csv > mapping.yaml[/bold]
    """
    guess = guess_mapping(file, encoding=encoding, delimiter=delimiter)
    if json_output:
        columns = [{"column": name, "field": of} for name, of in guess.fields.items()]
        print_json(
            {
                "schema": "witting/book-map/1",
                "file": file.name,
                "columns": columns,
                "to_say": list(guess.open_questions),
                "mapping": guess.text,
            }
        )
    else:
        typer.echo(guess.text, nl=False)
    raise typer.Exit(TO_LOOK_AT if guess.open_questions else 0)


def import_command(
    file: TableFile,
    mapping: Annotated[
        Path | None,
        typer.Option(metavar="MAPPING", help="What the columns are; see `witting book map`."),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Parties that the file does not have leave the book.")
    ] = False,
    yes: Annotated[
        bool,
        typer.Option("--yes", help="With --replace: though more than a fifth of the book leaves."),
    ] = False,
    store: Store = None,
    json_output: AsJson = False,
) -> None:
    """Take a table of customers, counterparties or vessels into the book.

    Every row that cannot be read is told with its line and the reason; the others go in. A party
    whose key is in the book already is taken over as the file has it. With --replace, a file
    without more than a fifth of the book changes nothing unless --yes is given.

    Example: [bold]witting book import customers.csv --mapping mapping.yaml[/bold]

    Exit status: 0 all in, 10 some rows were refused, 1 error, 2 usage.
    """
    known = read_mapping(mapping) if mapping else None
    with open_shelf(store) as shelf, progress_bar() as progress:
        given = open_book(file, known, progress)
        with shelf.database.writing() as connection:
            done = take_in(connection, given, shelf.settings.now, replace=replace, even_most=yes)
    if json_output:
        print_json(done.record())
    else:
        _print(done, is_whole=replace)
    raise typer.Exit(TO_LOOK_AT if done.refused else 0)


def remove_command(
    keys: Annotated[list[str], typer.Argument(metavar="KEY…", help="Keys of parties.")],
    store: Store = None,
    json_output: AsJson = False,
) -> None:
    """Take parties out of the book, with what was found of them. Their cases and decisions stay.

    Example: [bold]witting book remove 10077 10078[/bold]
    """
    with open_shelf(store) as shelf, shelf.database.writing() as connection:
        must_have(connection, keys)
        removed = book.remove(connection, keys)
        total = book.count(connection)
    if json_output:
        record = {"schema": "witting/book-remove/1", "removed": removed, "parties": total}
        print_json(record)
    else:
        typer.echo(f"{removed:,} left; {total:,} in the book.")


def _print(done: TakenIn, *, is_whole: bool) -> None:
    said = f"{done.added:,} added, {done.changed:,} changed, {done.unchanged:,} as they were"
    gone = f", {done.left:,} left" if is_whole else ""
    typer.echo(f"{done.file}: {said}{gone}. {done.parties:,} in the book.")
    if done.why_nobody_left:
        typer.echo(f"! {done.why_nobody_left[0].upper()}{done.why_nobody_left[1:]}.")
    if done.not_read_columns:
        typer.echo(f"Columns not read: {', '.join(map(shown, done.not_read_columns))}.")
    if done.refused:
        typer.echo(f"! Refused, and not taken into the book: {counted(len(done.refused), 'row')}.")
    for one in done.refused[:_TOLD]:
        whose = f" ({shown(one.key)})" if one.key else ""
        typer.echo(f"  line {one.line}{whose}: {sentence(one.why)}")
    if len(done.refused) > _TOLD:
        typer.echo(f"  … and {len(done.refused) - _TOLD:,} more; --json tells them all.")
    if done.added or done.changed:
        typer.echo("Screen them: witting book onboard")
