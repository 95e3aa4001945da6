"""`witting book map`, `import` and `remove`: who is in the book."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from witting.base import BrokenInput
from witting.book.guessing import guess_mapping
from witting.book.importing import Book, Refused, open_book
from witting.book.mapping import read_mapping
from witting.book.records import BookParty
from witting.cli.book_edge import TO_LOOK_AT, AsJson, Store, must_have, open_shelf, print_json
from witting.cli.book_text import counted, sentence, shown
from witting.cli.edge import progress_bar
from witting.store import book
from witting.store.book import Imported

MOST_LEAVE = 0.2
"""How much of the book may leave with --replace unasked: a file that was cut short looks so too."""
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
    refused: list[Refused] = []
    with open_shelf(store) as shelf, progress_bar() as progress:
        given = open_book(file, known, progress)
        seen: set[str] = set()
        with shelf.database.writing() as connection:
            held = list(book.all_keys(connection)) if replace else []
            parties = _told_apart(given, refused, seen if replace else None)
            done = book.put(connection, parties, shelf.settings.now)
            if not done.added + done.changed + done.unchanged:
                raise _nobody(given, refused)
            left, why_stayed = 0, ""
            if replace:
                why_stayed = _why_all_stay(refused)
                gone = [] if why_stayed else _gone(held, seen, refused)
                if len(gone) > MOST_LEAVE * len(held) and not yes:
                    raise _too_many(given, len(gone), len(held))
                left = book.remove(connection, gone)
            total = book.count(connection)
    record = {
        "schema": "witting/book-import/1",
        "file": file.name,
        "added": done.added,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "left": left,
        "why_nobody_left": why_stayed,
        "parties": total,
        "not_read_columns": list(given.unused),
        "refused": [{"line": one.line, "key": one.key, "why": one.why} for one in refused],
    }
    if json_output:
        print_json(record)
    else:
        _print(given, done, refused, total, left if replace else None, why_stayed)
    raise typer.Exit(TO_LOOK_AT if refused else 0)


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


def _told_apart(given: Book, refused: list[Refused], seen: set[str] | None) -> Iterator[BookParty]:
    """Give the parties, and put the refused rows and the keys seen aside."""
    for row in given.rows:
        if isinstance(row, BookParty):
            if seen is not None:
                seen.add(row.key)
            yield row
        else:
            refused.append(row)


def _gone(held: list[str], seen: set[str], refused: list[Refused]) -> list[str]:
    """Give the keys in the book that the file does not have; a refused row is had."""
    had = seen | {one.key for one in refused}
    return [key for key in held if key not in had]


def _why_all_stay(refused: list[Refused]) -> str:
    """Say why nobody may leave: a row whose party cannot be told may be anybody's."""
    unknown = [str(one.line) for one in refused if not one.key]
    if not unknown:
        return ""
    lines = ", ".join(unknown[:5]) + (", …" if len(unknown) > 5 else "")
    return (
        f"nobody left the book: whose the refused rows are (line {lines}) cannot be told, and those"
        " parties would have left it unseen. Mend them and import again"
    )


def _too_many(given: Book, gone: int, held: int) -> BrokenInput:
    return BrokenInput(
        f"{given.name} does not have {gone:,} of the {held:,} parties of the book, and they would"
        " leave it and be screened no more; the book is as it was. Check that the file is whole,"
        " and give --yes where they are to leave."
    )


def _nobody(given: Book, refused: list[Refused]) -> BrokenInput:
    first = f" Line {refused[0].line}: {refused[0].why}." if refused else ""
    return BrokenInput(
        f"{given.name} holds no party that can be read, so the book is as it was.{first}"
        " Check the file and its mapping."
    )


def _print(
    given: Book,
    done: Imported,
    refused: list[Refused],
    total: int,
    left: int | None,
    why_stayed: str,
) -> None:
    said = f"{done.added:,} added, {done.changed:,} changed, {done.unchanged:,} as they were"
    gone = f", {left:,} left" if left is not None else ""
    typer.echo(f"{given.name}: {said}{gone}. {total:,} in the book.")
    if why_stayed:
        typer.echo(f"! {why_stayed[0].upper()}{why_stayed[1:]}.")
    if given.unused:
        typer.echo(f"Columns not read: {', '.join(map(shown, given.unused))}.")
    if refused:
        typer.echo(f"! Refused, and not taken into the book: {counted(len(refused), 'row')}.")
    for one in refused[:_TOLD]:
        whose = f" ({shown(one.key)})" if one.key else ""
        typer.echo(f"  line {one.line}{whose}: {sentence(one.why)}")
    if len(refused) > _TOLD:
        typer.echo(f"  … and {len(refused) - _TOLD:,} more; --json tells them all.")
    if done.added or done.changed:
        typer.echo("Screen them: witting book onboard")
