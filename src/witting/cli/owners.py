"""`witting owners`: who is behind a party, by chains, and what each regime makes of it."""

import json
from pathlib import Path
from typing import Annotated

import typer

from witting.assess import Holdings, World
from witting.assess.owners_behind import Behind, Counted, counted_under, look_behind
from witting.base import SettingsError
from witting.cli.edge import day_option, open_world, read_settings
from witting.cli.owners_record import Asked, OwnersFound, RuleAsked
from witting.lawbook import Lawbook
from witting.ownership import (
    ListedOwner,
    OwnershipAnswer,
    OwnershipRule,
    Register,
    Standing,
    answer,
)
from witting.ownership.law import rule_on

HIT = 10
_GRAVEST = (
    Standing.LISTED,
    Standing.OWNED,
    Standing.CONTROLLED,
    Standing.UNKNOWN,
    Standing.NOT,
)


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
    world, register = opened.with_holdings(held), held.register
    asked = tuple(_party(register, text) for text in parties)
    rules = _rules(world.lawbook, rule)
    said = frozenset(_party(register, text) for text in listed or ())
    found = []
    for text, party in zip(parties, asked, strict=True):
        behind = look_behind(held, party, world, day)
        answers = tuple(
            _asked(register, behind, regime, path, said, world) for regime, path in rules.items()
        )
        called = behind.graph.about.party(party)
        found.append(Asked(query=text, party=called, answers=answers, notes=behind.notes))
    result = OwnersFound(
        world=world,
        as_of=day,
        made_at=settings.today,
        parties=tuple(found),
        unread=held.unread,
    )
    if json_output:
        records = result.records()
        shown = records[0] if len(records) == 1 else records
        typer.echo(json.dumps(shown, ensure_ascii=False, sort_keys=True, indent=2))
    else:
        typer.echo(result.text())
    is_reached = any(item.is_reached for one in found for item in one.answers)
    raise typer.Exit(HIT if is_reached else 0)


def _rules(book: Lawbook, wanted: list[str] | None) -> dict[str, str]:
    """Give the rules of ownership of the lawbook by their regimes' words, those wanted or all."""
    rules = {_regime(path): path for path in book.ownership_rules()}
    unknown = [word for word in wanted or () if word not in rules]
    if unknown:
        raise typer.BadParameter(
            f"{unknown[0]!r} is no regime with a rule of ownership: write {', '.join(rules)}"
        )
    return {word: rules[word] for word in wanted} if wanted else rules


def _regime(path: str) -> str:
    """Give the word a rule of ownership is asked by: `ofac`, `bis`, or the country's."""
    first, *rest = path.split("/")
    return rest[0] if first == "us" else first


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
    behind: Behind,
    regime: str,
    path: str,
    said: frozenset[str],
    world: World,
) -> RuleAsked:
    """Ask one regime's rule of one party; where the law or a list is missing, say so."""
    book, day = world.lawbook, behind.graph.day
    text = book.ask(path, day)
    rule = rule_on(book, path, day)
    if rule is None:
        return RuleAsked(regime=regime, path=path, text=text, missing=text.because)
    lists = book.ownership_rules()[path]
    if not said and not any(used.id in lists for used in world.used.lists):
        missing = (
            f"No list of this regime is in use ({' or '.join(lists)}), so nobody behind the party "
            "could be told to be listed. Fetch one with witting lists update, or give --lists."
        )
        return RuleAsked(regime=regime, path=path, text=text, missing=missing)
    groups = counted_under(behind, path, book, day, itself=True) or (Counted(),)
    listed, found = min(
        (_answered(register, behind, rule, _with_said(group.owners, said)) for group in groups),
        key=lambda told: _GRAVEST.index(told[1].standing),
    )
    return RuleAsked(
        regime=regime,
        path=path,
        text=text,
        answer=found,
        listed=listed,
        standing=found.standing,
    )


def _with_said(owners: tuple[ListedOwner, ...], said: frozenset[str]) -> tuple[ListedOwner, ...]:
    """Add those the user takes as listed; the lists' own word of a certain one comes first."""
    found = {party: ListedOwner(id=party) for party in said}
    found |= {owner.id: owner for owner in owners if owner.is_certain or owner.id not in said}
    return tuple(found[party] for party in sorted(found))


def _answered(
    register: Register, behind: Behind, rule: OwnershipRule, listed: tuple[ListedOwner, ...]
) -> tuple[tuple[ListedOwner, ...], OwnershipAnswer]:
    graph = behind.graph
    return listed, answer(register, behind.party, rule, listed, graph.day, graph=graph)
