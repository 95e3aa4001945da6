"""`witting book status` and `runs`: how the book stands, and what was done with it."""

from datetime import date, timedelta
from typing import Any

import typer

from witting.assess import World, as_plain
from witting.assess.list_standing import standings
from witting.assess.warnings import of_lists
from witting.base import ListUsed
from witting.book import Case, CaseState
from witting.cli.book_edge import TO_LOOK_AT, AsJson, Shelf, Store, open_shelf, print_json
from witting.cli.edge import open_world
from witting.lists import Archive, Snapshot
from witting.store import book, cases
from witting.store.screenings import Run, all_runs, last_run

AGES = ((1, "today or yesterday"), (7, "2 to 7 days ago"), (30, "8 to 30 days ago"))
OLDER = "more than 30 days ago"
_SOON = 14  # days before its last in which a decision is told


def status_command(store: Store = None, json_output: AsJson = False) -> None:
    """Say how the book stands: parties, lists, open cases by age, and what to do next.

    Example: [bold]witting book status[/bold]

    Exit status: 0 nothing to do, 10 something to look at or to run, 1 error, 2 usage.
    """
    with open_shelf(store) as shelf:
        world = open_world(None, None, shelf.settings)
        record = _record(shelf, world)
    if json_output:
        print_json(record)
    else:
        from witting.cli.book_pages import print_status

        print_status(record)
    raise typer.Exit(TO_LOOK_AT if record["to_do"] else 0)


def runs_command(store: Store = None, json_output: AsJson = False) -> None:
    """List the screenings of the book, the latest first: why, against which lists, what they found.

    Example: [bold]witting book runs[/bold]
    """
    with open_shelf(store) as shelf:
        with shelf.database.reading() as connection:
            runs = all_runs(connection)
        listed = {run.lists: shelf.named(run.lists) for run in runs}
    if json_output:
        told = [
            as_plain(run) | {"lists_named": [_named(used) for used in listed[run.lists]]}
            for run in runs
        ]
        print_json({"schema": "witting/book-runs/1", "runs": told})
    else:
        from witting.cli.book_pages import print_runs

        print_runs(runs, {digest: list_days(used) for digest, used in listed.items()})


def list_days(used: tuple[ListUsed, ...]) -> str:
    """Say which lists, each with its day; "" where none is known."""
    return ", ".join(f"{one.id} of {one.published or 'an unknown day'}" for one in used)


def _record(shelf: Shelf, world: World) -> dict[str, Any]:
    today = shelf.settings.today
    with shelf.database.reading() as connection:
        parties = book.count(connection)
        never, changed = book.fresh_keys(connection)
        whole = last_run(connection)
        latest = next(iter(all_runs(connection)), None)
        open_now = cases.all_cases(connection, state=CaseState.OPEN)
        standing = cases.all_decisions(connection, standing=True)
        unread = book.unread_parties(connection)
    soon = (today + timedelta(days=_SOON)).isoformat()
    against = shelf.named(whole.lists) if whole else ()
    is_current = whole is not None and whole.lists == world.snapshot.digest
    ages = _by_age(open_now, today)
    record: dict[str, Any] = {
        "schema": "witting/book-status/1",
        "parties": parties,
        "never_screened": len(never),
        "changed_since_screened": len(changed),
        "last_run": as_plain(latest),
        "last_whole_run": as_plain(whole),
        "screened_against": [_named(used) for used in against],
        "lists_in_use": [
            _named(one.used)
            | {
                "days": one.age,
                "is_stale": one.is_stale,
                "quarantined": list(one.quarantined),
            }
            for one in standings(world, _archive(shelf), today)
        ],
        "warnings": of_lists(world, today, today),
        "is_current": is_current,
        "open_cases": len(open_now),
        "open_cases_by_age": [{"age": name, "cases": count} for name, count in ages.items()],
        "decisions_standing": len(standing),
        "decisions_ending_soon": sum(made.expires_on <= soon for made in standing),
        "unread": [{"party": key, "why": why} for key, why in unread.items()],
    }
    record["to_do"] = _to_do(record, whole, world, list_days(against))
    return record


def _to_do(record: dict[str, Any], whole: Run | None, world: World, against: str) -> list[str]:
    """Say what is to be done next, each with its command."""
    if not record["parties"]:
        return ["The book is empty: witting book import FILE --mapping MAPPING"]
    said = []
    if whole is None:
        said.append("The whole book was never screened: witting book screen")
    elif not record["is_current"]:
        lists = against or f"lists no longer kept here ({whole.lists[:12]})"
        said.append(
            f"The book was screened against {lists}; in use now: {list_days(world.snapshot.used)}."
            " Run: witting book rescreen"
        )
    if whole is not None and (record["never_screened"] or record["changed_since_screened"]):
        never, changed = record["never_screened"], record["changed_since_screened"]
        said.append(
            f"Parties never screened: {never:,}; changed since they were: {changed:,}."
            " Run: witting book onboard"
        )
    if record["open_cases"]:
        said.append(f"Open cases: {record['open_cases']:,}. See: witting book cases --open")
    if record["unread"]:
        count = len(record["unread"])
        said.append(f"Parties not asked whole: {count:,}. Mend them, and import them again")
    stale = [one["id"] for one in record["lists_in_use"] if one["is_stale"]]
    if stale:
        said.append(f"Lists that may miss designations: {', '.join(stale)}. witting lists update")
    held = [one["id"] for one in record["lists_in_use"] if one["quarantined"]]
    if held:
        said.append(f"A newer edition is in quarantine: {', '.join(held)}. See: witting lists show")
    return said


def _by_age(open_now: list[Case], today: date) -> dict[str, int]:
    """Count the open cases by how long they have been open."""
    counts = dict.fromkeys([*(name for _, name in AGES), OLDER], 0)
    for case in open_now:
        days = (today - date.fromisoformat(case.opened_at[:10])).days
        counts[next((name for most, name in AGES if days <= most), OLDER)] += 1
    return counts


def _named(used: ListUsed) -> dict[str, Any]:
    return {
        "id": used.id,
        "title": used.title,
        "published": used.published,
        "entries": used.entries,
    }


def _archive(shelf: Shelf) -> Archive | None:
    folder = shelf.settings.archive
    return Archive(folder, Snapshot.default()) if Archive.is_at(folder) else None
