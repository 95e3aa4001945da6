"""`witting book screen`, `rescreen` and `onboard`: the parties of the book against the lists."""

from dataclasses import dataclass, field
from typing import Annotated, Any

import typer

from witting.assess import World, as_plain
from witting.assess.warnings import of_lists
from witting.book import CaseState, Hit, Reason
from witting.cli.book_edge import (
    TO_LOOK_AT,
    AsJson,
    Processes,
    Shelf,
    Store,
    open_shelf,
    print_json,
)
from witting.cli.edge import open_world, progress_bar
from witting.store import book, cases
from witting.store.book_plan import Plan, must_have, of_everybody, on_suspicion
from witting.store.book_screening import open_screening
from witting.store.screenings import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a command screened and found."""

    runs: tuple[Run, ...]
    because: str  # why these parties
    world: World
    warnings: tuple[str, ...]
    open_cases: int  # in the whole book
    unread: dict[str, str]  # parties that could not be asked whole, and why
    hits: dict[str, tuple[Hit, ...]] | None = None  # of those asked for by key
    names: dict[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """Give 10 where there is something to look at, else 0."""
        found = self.open_cases if self.hits is None else self.hits
        return TO_LOOK_AT if found or self.unread else 0

    def record(self) -> dict[str, Any]:
        """Give it as plain values."""
        record = {
            "schema": "witting/book-run/1",
            "runs": as_plain(self.runs),
            "because": self.because,
            "lists": as_plain(self.world.used.lists),
            "warnings": list(self.warnings),
            "open_cases": self.open_cases,
            "unread": [{"party": key, "why": why} for key, why in self.unread.items()],
        }
        if self.hits is not None:
            record["hits"] = [as_plain(hit) for own in self.hits.values() for hit in own]
        return record


def screen_command(
    everybody: Annotated[
        bool, typer.Option("--all", help="The whole book; so it is where no key is given.")
    ] = False,
    key: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help="This party; may be repeated.")
    ] = None,
    reason: Annotated[
        Reason | None, typer.Option(help="full for the whole book, suspicion for parties by key.")
    ] = None,
    processes: Processes = None,
    store: Store = None,
    json_output: AsJson = False,
) -> None:
    """Screen the whole book, or parties somebody suspects, against the lists in use.

    Examples: [bold]witting book screen[/bold] ·
    [bold]witting book screen --key 10077 --reason suspicion[/bold]

    Exit status: 0 nothing to look at, 10 open cases (by key: hits), 1 error, 2 usage.
    """
    if everybody and key:
        raise typer.BadParameter("give --all or --key, not both")
    wanted = Reason.SUSPICION if key else Reason.FULL
    if reason not in (None, wanted):
        raise typer.BadParameter(
            f"--reason is {wanted} here: full is of the whole book, suspicion of parties by --key;"
            " `witting book onboard` screens who is new or changed"
        )
    with open_shelf(store) as shelf:
        asked = _Asked(shelf, processes, key)
        done = asked.done(on_suspicion(key) if key else of_everybody())
        _tell(done, as_json=json_output)


def rescreen_command(
    processes: Processes = None, store: Store = None, json_output: AsJson = False
) -> None:
    """Screen again what a change of the lists can touch, and who is new or changed.

    It finds what screening everybody would find. Where the change cannot be told (no run yet, its
    lists not kept here, another engine or threshold), everybody is screened, and it says why.

    Example: [bold]witting lists update && witting book rescreen[/bold]

    Exit status: 0 nothing to look at, 10 open cases, 1 error, 2 usage.
    """
    with open_shelf(store) as shelf:
        asked = _Asked(shelf, processes)
        _tell(asked.done(asked.screening.changed()), as_json=json_output)


def onboard_command(
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="KEY…", help="Parties; all fresh ones if none.")
    ] = None,
    processes: Processes = None,
    store: Store = None,
    json_output: AsJson = False,
) -> None:
    """Screen the parties that never were, and those that changed since they were.

    Where nobody ever was, everybody is, and the run is one over the whole book.

    Examples: [bold]witting book onboard[/bold] · [bold]witting book onboard 10077[/bold]

    Exit status: 0 nothing to look at, 10 open cases (by key: hits), 1 error, 2 usage.
    """
    with open_shelf(store) as shelf:
        asked = _Asked(shelf, processes, keys)
        _tell(asked.done(asked.screening.fresh(keys or ())), as_json=json_output)


class _Asked:
    """One command's screening against the lists in use, and what it says of it."""

    def __init__(self, shelf: Shelf, processes: int | None, keys: list[str] | None = None) -> None:
        self._shelf, self._processes, self._keys = shelf, processes, keys
        with shelf.database.reading() as connection:
            must_have(connection, keys or ())
        self._world = open_world(None, None, shelf.settings)
        self.screening = open_screening(
            shelf.database, shelf.folder, self._world.snapshot, lambda: shelf.settings.now
        )

    def done(self, plan: Plan) -> Done:
        """Screen as planned, and give what was screened and found."""
        with progress_bar() as progress:
            runs = self.screening.run(plan, processes=self._processes, progress=progress)
        today = self._shelf.settings.today
        with self._shelf.database.reading() as connection:
            open_now = cases.all_cases(connection, state=CaseState.OPEN)
            unread = book.unread_parties(connection)
            hits = book.hits_of(connection, self._keys) if self._keys else None
            rows = book.rows(connection, keys=self._keys) if self._keys else ()
            names = {row.key: next(iter(row.party().names), "") for row in rows}
        if self._keys:
            unread = {key: why for key, why in unread.items() if key in self._keys}
        return Done(
            runs=runs,
            because=plan.because,
            world=self._world,
            warnings=tuple(of_lists(self._world, today, today)),
            open_cases=len(open_now),
            unread=unread,
            hits=hits,
            names=names,
        )


def _tell(done: Done, *, as_json: bool) -> None:
    if as_json:
        print_json(done.record())
    else:
        from witting.cli.book_pages import print_done

        print_done(done)
    raise typer.Exit(done.status)
