"""`witting law`: what the lawbook says of a path on a day, with its sources."""

import json
from typing import Annotated

import typer

from witting.assess import as_plain
from witting.base import UnknownLaw
from witting.cli.edge import day_option, read_settings
from witting.lawbook import Lawbook, describe

law_app = typer.Typer(help="Read the lawbook.", no_args_is_help=True)


@law_app.command("show", no_args_is_help=True)
def show_command(
    path: Annotated[
        str, typer.Argument(help="A path such as us/eo14024/section-11/prong-ii; a prefix lists.")
    ],
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day to read the law of, as 2024-05-16.")
    ] = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Show one provision as of a day: its standing, text, sources and how far they are confirmed.

    Example: [bold]witting law show us/eo14024/section-11/military-industrial-base --as-of
    2024-06-11[/bold]. A path that is only a beginning, such as us/ofac, lists what lies under it.
    """
    book = Lawbook.load()
    day = day_option(as_of, read_settings().today)
    paths = book.paths()
    under = [item for item in paths if item.startswith(path.rstrip("/") + "/")]
    if path not in paths and under:
        for item in under:
            answer = book.ask(item, day)
            typer.echo(f"{item}\t{answer.standing.value}\t{answer.title}")
        return
    if path not in paths:
        raise UnknownLaw(
            f"The lawbook has no path {path!r}. `witting law show us` and `witting law show eu` "
            "list what it holds."
        )
    answer = book.ask(path, day)
    if json_output:
        typer.echo(json.dumps(as_plain(answer), ensure_ascii=False, sort_keys=True, indent=2))
    else:
        typer.echo(describe(answer))
