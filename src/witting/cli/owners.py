"""`witting owners`: who is behind a party, by chains, and what each regime makes of it."""

import json
from pathlib import Path
from typing import Annotated

import typer

from witting.assess import Holdings
from witting.assess.owners_asked import ask_owners, rules_wanted
from witting.base import SettingsError
from witting.cli.edge import day_option, open_world, read_settings

HIT = 10


def owners_command(
    parties: Annotated[
        list[str], typer.Argument(metavar="NAME_OR_ID…", help="Parties of the holdings.")
    ],
    holdings: Annotated[
        list[Path],
        typer.Option(
            metavar="FILE",
            help="BODS, GLEIF, FollowTheMoney, a CSV of owner, owned, share, or lists.",
        ),
    ],
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day to answer for, as 2024-07-03.")
    ] = None,
    rule: Annotated[
        list[str] | None,
        typer.Option(
            metavar="REGIME", help="ofac, eu, uk, ch or bis; may be repeated. All, if none."
        ),
    ] = None,
    listed: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="A party to take as listed under every rule asked."),
    ] = None,
    lists: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", help="Lists to use instead.")
    ] = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Say who is behind a party on a day, by chains, and what each regime makes of it.

    Example: [bold]witting owners "Gamma LLC" --holdings register.csv --as-of 2024-07-03 --rule eu
    [/bold]. Owners are screened against the lists in use; one that may be listed leaves the answer
    open, and the question that settles it is shown.

    Exit status: 0 nobody is reached, 10 somebody is or may be, 1 error, 2 usage.
    """
    settings = read_settings()
    day = day_option(as_of, settings.today)
    opened = open_world(lists, day, settings)
    held = Holdings.open(holdings, opened.snapshot)
    try:
        rules_wanted(opened.lawbook, rule or ())
    except SettingsError as refused:
        raise typer.BadParameter(str(refused)) from None
    result = ask_owners(
        parties, held, opened, day, settings.today, rules=rule or (), listed=listed or ()
    )
    if json_output:
        records = result.records()
        shown = records[0] if len(records) == 1 else records
        typer.echo(json.dumps(shown, ensure_ascii=False, sort_keys=True, indent=2))
    else:
        typer.echo(result.text())
    is_reached = any(item.is_reached for one in result.parties for item in one.answers)
    raise typer.Exit(HIT if is_reached else 0)
