"""`witting screen`: a plain name against the lists."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from witting.assess import as_plain
from witting.base import Identifier, PartyKind, SettingsError
from witting.cli.edge import open_world, read_settings
from witting.parties import Match, asked_of
from witting.places import country_code


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
    lists: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", help="Lists to use instead.")
    ] = None,
    limit: Annotated[int, typer.Option(help="How many candidates to show for each name.")] = 5,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Look names up in the lists, in any script, and say why each candidate fits.

    Examples: [bold]witting screen "НПО Уралподшипник"[/bold] ·
    [bold]witting screen 普京 --kind person --json[/bold] ·
    [bold]witting screen "Ivan Petrov" --kind person --birth-date 1960 --country RU[/bold]

    Exit status: 0 nobody matches, 10 somebody may, 1 error, 2 usage.
    """
    if not all(name.strip() for name in names):
        raise typer.BadParameter("a name is empty: nobody can be screened by no name")
    _check(birth_date, gender)
    places = tuple(_country(text) for text in country or ())
    settings = read_settings()
    world = open_world(lists, None, settings)
    numbers = tuple(_identifier(text) for text in identifier or ())
    found = [
        (
            name,
            world.screener.match(
                name,
                kind=kind,
                birth_date=birth_date,
                countries=places,
                identifiers=numbers,
                gender=gender,
                address=address,
                limit=limit,
            ),
        )
        for name in names
    ]
    if json_output:
        records = [_record(name, matches) for name, matches in found]
        shown = records[0] if len(records) == 1 else records
        typer.echo(json.dumps(shown, ensure_ascii=False, sort_keys=True, indent=2))
    else:
        from witting.cli.tables import print_matches

        for name, matches in found:
            print_matches(name, matches)
    hit = any(match.is_match for _, matches in found for match in matches)
    raise typer.Exit(10 if hit else 0)


def _check(birth_date: str, gender: str) -> None:
    """Refuse what cannot be compared before any list is opened."""
    try:
        asked_of(birth_date=birth_date, gender=gender)
    except SettingsError as refused:
        raise typer.BadParameter(str(refused)) from None


def _country(text: str) -> str:
    """Read a country given as a code or by name; a wrong one would count against the party."""
    code = country_code(text.upper(), allow_codes=True) or country_code(text)
    if code is None:
        raise typer.BadParameter(f"{text!r} is no country known here; give its ISO code, as RU")
    return code


def _identifier(text: str) -> Identifier:
    scheme, colon, value = text.partition(":")
    if not colon or not scheme or not value:
        raise typer.BadParameter(
            f"{text!r}: write an identifier as scheme:value, as inn:6660145780"
        )
    return Identifier(scheme=scheme.lower(), value=value)


def _record(name: str, matches: list[Match]) -> dict[str, Any]:
    return {"query": name, "matches": [as_plain(match) for match in matches]}
