"""`witting screen`: a plain name against the lists."""

import json
from pathlib import Path
from typing import Annotated

import typer

from witting.assess.screened import Screened
from witting.assess.screening import country_of, identifier_of, screen_names
from witting.base import PartyKind, SettingsError
from witting.cli.edge import day_option, open_world, read_settings
from witting.parties import asked_of
from witting.parties.asked import Asked

HIT, FAILED = 10, 1


def screen_command(
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help="Names, in any script.")],
    kind: Annotated[
        PartyKind | None, typer.Option(help="What the name belongs to, where known.")
    ] = None,
    birth_date: Annotated[
        str, typer.Option(metavar="DAY", help="1952, 1952-10 or 1952-10-07.")
    ] = "",
    country: Annotated[
        list[str] | None, typer.Option(metavar="CC", help="ISO country code; may be repeated.")
    ] = None,
    identifier: Annotated[
        list[str] | None,
        typer.Option(metavar="SCHEME:VALUE", help="As inn:6660145780 or bic:SABRRUMM."),
    ] = None,
    gender: Annotated[str, typer.Option(metavar="M|F", help="Of a person, where known.")] = "",
    address: Annotated[
        str, typer.Option(metavar="TEXT", help="Street, city, country, as far as known.")
    ] = "",
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="Use the lists as published by this day, as 2024-02-24."),
    ] = None,
    lists: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", help="Lists to use instead.")
    ] = None,
    limit: Annotated[
        int, typer.Option(min=1, help="How many candidates to show for each name.")
    ] = 5,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Look names up in the lists, in any script, and say why each candidate fits.

    Examples: [bold]witting screen "НПО Уралподшипник"[/bold] ·
    [bold]witting screen 普京 --kind person --json[/bold] ·
    [bold]witting screen "Ivan Petrov" --kind person --birth-date 1960 --country RU[/bold]

    Exit status: 0 nobody matches, 10 somebody may, 1 error or a name that cannot be read, 2 usage.
    """
    if not all(name.strip() for name in names):
        raise typer.BadParameter("a name is empty: nobody can be screened by no name")
    asked = _asked(kind, birth_date, country or (), identifier or (), gender, address)
    settings = read_settings()
    day = day_option(as_of, settings.today)
    world = open_world(lists, day, settings)
    screening = screen_names(names, asked, world, day, settings.today, limit=limit)
    found = screening.names
    if json_output:
        for item in found:
            if item.unread:
                typer.echo(f"witting: {item.unread}", err=True)
        records = screening.records()
        shown = records[0] if len(records) == 1 else records
        typer.echo(json.dumps(shown, ensure_ascii=False, sort_keys=True, indent=2))
    else:
        from witting.cli.tables import print_screening

        print_screening(screening)
    raise typer.Exit(_status(found))


def _asked(
    kind: PartyKind | None,
    birth_date: str,
    countries: list[str] | tuple[str, ...],
    identifiers: list[str] | tuple[str, ...],
    gender: str,
    address: str,
) -> Asked:
    """Read what is known, and refuse what cannot be compared before any list is opened."""
    try:
        return asked_of(
            kind=kind,
            birth_date=birth_date,
            countries=[country_of(text) for text in countries],
            identifiers=[identifier_of(text) for text in identifiers],
            gender=gender,
            address=address,
        )
    except SettingsError as refused:
        raise typer.BadParameter(str(refused)) from None


def _status(found: tuple[Screened, ...]) -> int:
    """Give the status: a name nobody could read weighs more than a match, for it was not asked."""
    if any(item.unread for item in found):
        return FAILED
    return HIT if any(match.is_match for item in found for match in item.matches) else 0
