"""`witting owners`: who is behind a party, by chains, and what each regime makes of it."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from witting.base import SettingsError, TooLarge, UnreadableInput
from witting.cli.edge import day_option, open_world, read_settings
from witting.cli.owners_listed import Behind, listed_behind
from witting.cli.owners_record import Asked, OwnersFound, RuleAsked
from witting.lawbook import Lawbook
from witting.ownership import OwnershipGraph, Register, answer, join
from witting.ownership.json_records import LARGEST
from witting.ownership.law import rule_on
from witting.ownership.reading import read_holdings, unified

HIT = 10


class Regime(StrEnum):
    """The regimes that can be asked."""

    OFAC = "ofac"
    EU = "eu"
    UK = "uk"
    CH = "ch"
    BIS = "bis"


RULES = {
    Regime.OFAC: ("us/ofac/fifty-percent", ("ofac-sdn", "csl-sdn")),
    Regime.EU: ("eu/ownership", ("eu-fsf", "eu-269-annex-i", "eu-765-annex-i")),
    Regime.UK: ("uk/ownership", ("uk-sl",)),
    Regime.CH: ("ch/ownership", ("ch-seco",)),
    Regime.BIS: ("us/bis/affiliates-fifty-percent", ("bis-el", "bis-meu")),
}
"""By regime: the lawbook's path of its rule, and the lists whose parties count under it."""


def owners_command(
    parties: Annotated[
        list[str], typer.Argument(metavar="NAME_OR_ID…", help="Parties of the holdings.")
    ],
    holdings: Annotated[
        list[Path],
        typer.Option(
            metavar="FILE",
            help="BODS, GLEIF, FollowTheMoney or a CSV of owner, owned, share; may be repeated.",
        ),
    ],
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day to answer for, as 2024-07-03.")
    ] = None,
    rule: Annotated[
        list[Regime] | None, typer.Option(help="A regime to ask; may be repeated. All, if none.")
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
    register = unified(join(_read(path) for path in holdings))
    asked = tuple(_party(register, text) for text in parties)
    graph = OwnershipGraph.of(register, day)
    world = open_world(lists, day, settings)
    said = frozenset(_party(register, text) for text in listed or ())
    found = []
    for text, party in zip(parties, asked, strict=True):
        behind = listed_behind(graph, party, world, day)
        register = join([register, behind.named(register)])
        graph = OwnershipGraph.of(register, day)
        answers = tuple(
            _asked(register, graph, party, regime, behind, said, world.lawbook)
            for regime in rule or tuple(Regime)
        )
        found.append(
            Asked(query=text, party=register.party(party), answers=answers, notes=behind.notes)
        )
    result = OwnersFound(
        world=world,
        as_of=day,
        made_at=settings.today,
        parties=tuple(found),
        unread=tuple(f"{item.where}: {item.why}" for item in register.unread),
    )
    if json_output:
        records = result.records()
        shown = records[0] if len(records) == 1 else records
        typer.echo(json.dumps(shown, ensure_ascii=False, sort_keys=True, indent=2))
    else:
        typer.echo(result.text())
    is_reached = any(item.is_reached for one in found for item in one.answers)
    raise typer.Exit(HIT if is_reached else 0)


def _read(path: Path) -> Register:
    try:
        if path.stat().st_size > LARGEST:
            raise TooLarge(
                f"{path}: it is larger than the {LARGEST:,} bytes read at once. Split it."
            )
        data = path.read_bytes()
    except OSError as problem:
        raise UnreadableInput(
            f"{path}: it cannot be read ({problem.strerror}), so nothing is known of its holdings. "
            "Give the path of a file."
        ) from None
    return read_holdings(data, path.name)


def _party(register: Register, text: str) -> str:
    """Find the party meant by an id, a number or a name; refuse where none or several fit."""
    if text in register.ids():
        return text
    plain = " ".join(text.casefold().split())
    found = sorted(
        {
            party.id
            for party in register.parties
            if any(" ".join(name.casefold().split()) == plain for name in party.names)
            or any(number.value.casefold() == plain for number in party.identifiers)
        }
    )
    if len(found) == 1:
        return found[0]
    if found:
        raise SettingsError(
            f"{text!r} is the name of {len(found)} parties of the holdings: "
            f"{', '.join(found[:10])}. Their owners may differ. Ask by one of these ids."
        )
    raise SettingsError(
        f"{text!r} is nobody in the holdings given, so nothing can be said of who owns it. "
        "Give an id, a number or a name as they write it, or a file that has the party."
    )


def _asked(
    register: Register,
    graph: OwnershipGraph,
    party: str,
    regime: Regime,
    behind: Behind,
    said: frozenset[str],
    lawbook: Lawbook,
) -> RuleAsked:
    """Ask one regime's rule of one party; where the law or a list is missing, say so."""
    path, lists = RULES[regime]
    text = lawbook.ask(path, graph.day)
    rule = rule_on(lawbook, path, graph.day)
    if rule is None:
        return RuleAsked(regime=regime, path=path, text=text, missing=text.because)
    in_use = [item for item in lists if item in behind.lists]
    if not in_use and not said:
        missing = (
            f"No list of this regime is in use ({' or '.join(lists)}), so nobody behind the party "
            "could be told to be listed. Fetch one with witting lists update, or give --lists."
        )
        return RuleAsked(regime=regime, path=path, text=text, missing=missing)
    owners = behind.listed(in_use, said)
    found = answer(register, party, rule, owners, graph.day, graph=graph)
    return RuleAsked(
        regime=regime,
        path=path,
        text=text,
        answer=found,
        listed=owners,
        standing=found.standing,
    )
