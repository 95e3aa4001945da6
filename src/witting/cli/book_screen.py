"""`witting book screen`, `rescreen` and `onboard`: the parties of the book against the lists."""

from dataclasses import dataclass, field
from typing import Annotated, Any

import typer

from witting.assess import World, as_plain
from witting.assess.warnings import of_lists
from witting.assess.world import ENGINE
from witting.base import StoreError
from witting.book import CaseState, Hit, Reason
from witting.cli.book_edge import (
    TO_LOOK_AT,
    AsJson,
    Processes,
    Shelf,
    Store,
    must_have,
    open_shelf,
    print_json,
    process_count,
)
from witting.cli.book_plan import plan
from witting.cli.edge import open_world, progress_bar
from witting.parties.asked import checked_threshold
from witting.store import book, cases
from witting.store.deals import lists_of_deals
from witting.store.lists import StoredLists, keep_lists
from witting.store.screenings import Run, all_runs, last_run, screen_book


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
        screening = _Screening(shelf, processes, key)
        screening.run(wanted, keys=key)
        said = "on suspicion: those named" if key else "the whole book was asked for: everybody"
        _tell(screening.done(said), as_json=json_output)


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
        screening = _Screening(shelf, processes)
        with shelf.database.reading() as connection:
            runs, last = all_runs(connection), last_run(connection)
        chosen = plan(
            runs,
            now=screening.lists.digest,
            engine=ENGINE,
            threshold=screening.threshold,
            kept=shelf.lists(last.lists) if last else None,
        )
        if chosen.reason is Reason.DATA_CHANGE:
            screening.fresh_ones()
        else:
            screening.run(chosen.reason, before=chosen.before)
        _tell(screening.done(chosen.because), as_json=json_output)


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
        screening = _Screening(shelf, processes, keys)
        screening.fresh_ones()
        _tell(screening.done("who is new, or changed since screened"), as_json=json_output)


class _Screening:
    """One command's runs against the lists in use, which are kept beside the store."""

    def __init__(self, shelf: Shelf, processes: int | None, keys: list[str] | None = None) -> None:
        self._shelf, self._processes, self._keys = shelf, processes, keys
        with shelf.database.reading() as connection:
            must_have(connection, keys or [])
            self._count = book.count(connection)
        if not self._count:
            raise StoreError(
                "The book is empty, so there is nobody to screen. Import it first: witting book"
                " import customers.csv --mapping mapping.yaml"
            )
        self.world = open_world(None, None, shelf.settings)
        self.lists = keep_lists(self.world.snapshot, shelf.folder)
        self.threshold = checked_threshold(None)
        self._runs: list[Run] = []

    def run(
        self, reason: Reason, *, keys: list[str] | None = None, before: StoredLists | None = None
    ) -> None:
        """Screen, and put down what is found."""
        with progress_bar() as progress:
            made = screen_book(
                self._shelf.database,
                self.lists,
                reason=reason,
                engine=ENGINE,
                threshold=self.threshold,
                now=self._shelf.settings.now,
                before=before,
                keys=keys,
                processes=process_count(self._processes, len(keys) if keys else self._count),
                progress=progress,
            )
        self._runs.append(made)

    def fresh_ones(self) -> None:
        """Screen who changed and who is new, each for its reason; decisions end with their day."""
        with self._shelf.database.reading() as connection:
            never, changed = book.fresh_keys(connection)
        if self._keys:
            never, changed = (sorted({*self._keys} & {*own}) for own in (never, changed))
        if len(never) == self._count and not self._keys:
            self.run(Reason.FULL)  # the first of all: it is of everybody
            return
        if changed or not never:
            self.run(Reason.DATA_CHANGE, keys=changed)
        if never:
            self.run(Reason.ONBOARDING, keys=never if self._keys else None)

    def done(self, because: str) -> Done:
        """Give what was screened and found, and let go of lists nobody needs any more."""
        today = self._shelf.settings.today
        with self._shelf.database.reading() as connection:
            open_now = cases.all_cases(connection, state=CaseState.OPEN)
            unread = book.unread_parties(connection)
            hits = book.hits_of(connection, self._keys) if self._keys else None
            rows = book.rows(connection, keys=self._keys) if self._keys else ()
            names = {row.key: next(iter(row.party().names), "") for row in rows}
            last = last_run(connection)
            kept_with = lists_of_deals(connection)
        self._shelf.forget({self.lists.digest, *kept_with, *([last.lists] if last else [])})
        if self._keys:
            unread = {key: why for key, why in unread.items() if key in self._keys}
        return Done(
            runs=tuple(self._runs),
            because=because,
            world=self.world,
            warnings=tuple(of_lists(self.world, today, today)),
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
