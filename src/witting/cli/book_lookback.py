"""`witting book keep` and `lookback`: deals already done, and what newer lists say of them."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer

from witting.assess import World, as_plain, assess, load_profile
from witting.assess.warnings import of_lists
from witting.base import Outcome, StoreError, WittingError
from witting.book import Lookback, Touched, look_back
from witting.cli.book_edge import TO_LOOK_AT, AsJson, Shelf, Store, open_shelf, print_json
from witting.cli.book_standing import list_days
from witting.cli.edge import day_option, open_world, progress_bar
from witting.intake import read
from witting.store.deals import KeptDeals, count_deals, keep_deals, kept_deals
from witting.store.lists import keep_lists

FAILED = 1


@dataclass(slots=True)
class LookedBack:
    """What a look back over kept documents found."""

    day: date
    world: World
    warnings: tuple[str, ...]  # of the lists in use
    documents: int = 0
    found: list[tuple[KeptDeals, Lookback]] = field(default_factory=list)
    failed: list[tuple[KeptDeals, str]] = field(default_factory=list)

    @property
    def status(self) -> int:
        """Give 1 where a document could not be looked at, else 10 where something is different."""
        return FAILED if self.failed else TO_LOOK_AT if self.found else 0

    def record(self) -> dict[str, Any]:
        """Give it as plain values."""
        return {
            "schema": "witting/book-lookback/1",
            "as_of": self.day.isoformat(),
            "lists": as_plain(self.world.used.lists),
            "warnings": list(self.warnings),
            "documents": self.documents,
            "different": [_plain(kept, one) for kept, one in self.found],
            "failed": [{"document": _named(kept), "why": why} for kept, why in self.failed],
        }


def keep_command(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Payments, letters of credit, orders.")
    ],
    profile: Annotated[
        str, typer.Option(metavar="NAME_OR_FILE", help="Who is asking: ffi-cn, bank-us… or TOML.")
    ] = "ffi-cn",
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day of the deals, as 2024-05-16.")
    ] = None,
    store: Store = None,
    json_output: AsJson = False,
) -> None:
    """Assess documents and keep them, to be looked back on when the lists change.

    Example: [bold]witting book keep payment.xml --as-of 2024-02-20[/bold]

    Exit status: 0 all are kept, 1 a document could not be read (the others are kept), 2 usage.
    """
    kept: list[dict[str, Any]] = []
    failed = False
    with open_shelf(store) as shelf:
        day = day_option(as_of, shelf.settings.today)
        world = open_world(None, day, shelf.settings)
        who = load_profile(profile)
        lists = keep_lists(world.snapshot, shelf.folder)
        warnings = of_lists(world, day, shelf.settings.today)
        for file in files:
            try:
                told = [
                    assess(deal, world, who, day, made_at=shelf.settings.today)
                    for deal in read(file)
                ]
            except WittingError as problem:
                typer.echo(f"witting: {file.name}: {problem}", err=True)
                failed = True
                continue
            with shelf.database.writing() as connection:
                number = keep_deals(
                    connection,
                    file.read_bytes(),
                    file.name,
                    told,
                    who,
                    lists.digest,
                    shelf.settings.now,
                )
            outcomes = [one.outcome.value for one in told]
            kept.append({"id": number, "name": file.name, "outcomes": outcomes})
    if json_output:
        print_json(
            {
                "schema": "witting/book-keep/1",
                "as_of": day.isoformat(),
                "lists": as_plain(world.used.lists),
                "warnings": warnings,
                "kept": kept,
            }
        )
    else:
        for one in kept:
            typer.echo(f"{one['id']:>6}  {', '.join(one['outcomes'])}  {one['name']}")
        for warning in warnings:
            typer.echo(f"! {warning}")
        typer.echo(f"Assessed for {day}. Lists: {list_days(world.used.lists)}.")
    raise typer.Exit(FAILED if failed else 0)


def lookback_command(
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Deals of this day and later; all if none.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="Deals of this day and earlier.")
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="The day to judge both sides for; today if none."),
    ] = None,
    store: Store = None,
    json_output: AsJson = False,
) -> None:
    """Look back over kept deals: of which do the lists in use say something else than theirs did.

    A deal the change cannot touch is left alone; the others are judged twice, against the lists
    they were kept with and against those in use, both times for the day of --as-of and by the law
    of that day, not of the deal's own. What was said on the deal's own day is told beside it.

    Example: [bold]witting book lookback --since 2024-01-01[/bold]

    Exit status: 0 nothing is different, 10 something is, 1 a document could not be looked at,
    2 usage.
    """
    with open_shelf(store) as shelf:
        today = shelf.settings.today
        day = day_option(as_of, today)
        first, last = (day_option(one, today) if one else None for one in (since, until))
        world = open_world(None, day, shelf.settings)
        done = LookedBack(day=day, world=world, warnings=tuple(of_lists(world, day, today)))
        _look(shelf, done, first, last)
    if json_output:
        print_json(done.record())
    else:
        from witting.cli.book_lookback_page import print_looked_back

        print_looked_back(done)
    raise typer.Exit(done.status)


def _look(shelf: Shelf, done: LookedBack, since: date | None, until: date | None) -> None:
    @cache
    def before(digest: str) -> tuple[World, Touched] | None:
        kept = shelf.lists(digest)
        if kept is None:
            return None
        world = World.open(kept.snapshot)
        return world, Touched(world.screener, done.world.screener)

    with shelf.database.reading() as connection, progress_bar() as progress:
        documents = count_deals(connection, since, until)
        for kept in kept_deals(connection, since, until):
            done.documents += 1
            if progress is not None:
                progress("looking back", done.documents, documents)
            try:
                done.found += [(kept, one) for one in _of(kept, before(kept.lists), done)]
            except WittingError as problem:
                done.failed.append((kept, str(problem)))


def _of(kept: KeptDeals, before: tuple[World, Touched] | None, done: LookedBack) -> list[Lookback]:
    """Give what is different about the deals of one document."""
    if not kept.is_whole:
        raise StoreError(
            f"{_named(kept)} is not the document that was kept: its bytes have another hash, so"
            " nothing can be said of it. Restore the store from a copy."
        )
    if before is None:
        raise StoreError(
            f"The lists {_named(kept)} was assessed against are not kept on this machine, so what"
            " changed since cannot be told. Keep the document again with today's lists, and look"
            " at what `witting assess` says of it now."
        )
    world, change = before
    told = (
        look_back(deal, change, world, done.world, kept.profile, done.day)
        for deal in read(kept.document, name=kept.name)
    )
    return [one for one in told if one is not None]


def _named(kept: KeptDeals) -> str:
    return f"{kept.name} (kept as {kept.id}, of {kept.day})"


def _plain(kept: KeptDeals, one: Lookback) -> dict[str, Any]:
    return {
        "document": _named(kept),
        "id": kept.id,
        "day": kept.day,
        "outcome_kept": kept.outcome,
        "outcome_before": one.before.outcome.value,
        "outcome_after": one.after.outcome.value,
        "graver": one.is_graver,
        "changes": list(one.changes),
    }


GRAVE = {Outcome.CLEAR: "green", Outcome.REVIEW: "yellow", Outcome.PROHIBITED: "bold red"}
