"""`witting law`: what the lawbook says of a path on a day, with its sources."""

import json
from datetime import date
from typing import Annotated

import typer

from witting.assess import as_plain
from witting.base import UnknownLaw
from witting.cli.edge import LawOption, day_option, open_lawbook, read_settings
from witting.cli.law_test import run_cases_command
from witting.lawbook import Answer, Lawbook, describe

law_app = typer.Typer(help="Read the lawbook, and test it by cases.", no_args_is_help=True)
law_app.command("test")(run_cases_command)


@law_app.command("show", no_args_is_help=True)
def show_command(
    path: Annotated[
        str, typer.Argument(help="A path such as us/eo14024/section-11/prong-ii; a prefix lists.")
    ],
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day to read the law of, as 2024-05-16.")
    ] = None,
    law: LawOption = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Show one provision as of a day: its standing, text, sources and how far they are confirmed.

    Example: [bold]witting law show us/eo14024/section-11/military-industrial-base --as-of
    2024-06-11[/bold]. A path that is only a beginning, such as us/ofac, lists what lies under it.
    """
    settings = read_settings()
    book, day = open_lawbook(law, settings), day_option(as_of, settings.today)
    if path not in book.paths():
        _print_list(_under(book, path, day), json_output=json_output)
        return
    answer = book.ask(path, day)
    if json_output:
        typer.echo(json.dumps(as_plain(answer), ensure_ascii=False, sort_keys=True, indent=2))
    else:
        typer.echo(describe(answer))


@law_app.command("list")
def list_command(
    beginning: Annotated[
        str, typer.Argument(help="The beginning of a path, such as us/ofac; none lists everything.")
    ] = "",
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day to read the law of, as 2024-05-16.")
    ] = None,
    law: LawOption = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """List every path with its standing on a day: in force, not yet, ended or not held.

    Example: [bold]witting law list eu --as-of 2024-03-19[/bold].
    """
    settings = read_settings()
    book, day = open_lawbook(law, settings), day_option(as_of, settings.today)
    _print_list(_under(book, beginning, day), json_output=json_output)


def _under(book: Lawbook, beginning: str, day: date) -> list[Answer]:
    """Ask every path that begins so; an error that helps where none does."""
    start = beginning.rstrip("/")
    found = [
        book.ask(path, day)
        for path in book.paths()
        if not start or path == start or path.startswith(f"{start}/")
    ]
    if not found:
        raise UnknownLaw(
            f"The lawbook has no path {beginning!r}, and none begins so. `witting law list` gives "
            "every path it holds."
        )
    return found


def _print_list(answers: list[Answer], *, json_output: bool) -> None:
    if not json_output:
        for answer in answers:
            typer.echo(f"{answer.path}\t{answer.standing.value}\t{answer.title}")
        return
    rows = [
        {"path": answer.path, "standing": answer.standing.value, "title": answer.title}
        for answer in answers
    ]
    typer.echo(json.dumps(rows, ensure_ascii=False, sort_keys=True, indent=2))
