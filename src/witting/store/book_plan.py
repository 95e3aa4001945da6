"""Which runs a screening of the book takes: of everybody, of some, or of what a change can touch.

The command line and the service both ask here, so that the same is screened whoever begins it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from witting.base import SettingsError
from witting.book import Reason
from witting.store import book
from witting.store.lists import StoredLists, kept_lists
from witting.store.refusals import NotThere
from witting.store.screenings import Run, all_runs, last_run

_TOLD = 10  # keys named in a refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRun:
    """One run of a screening."""

    reason: Reason
    keys: tuple[str, ...] | None = None  # None: all the reason is of
    before: StoredLists | None = None  # the lists the change is from


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The runs of a screening, in order, and why these parties are screened."""

    runs: tuple[PlannedRun, ...]
    because: str


def of_everybody(because: str = "the whole book was asked for") -> Plan:
    """Plan to screen the whole book."""
    return Plan(runs=(PlannedRun(reason=Reason.FULL),), because=f"{because}: everybody")


def on_suspicion(keys: Iterable[str]) -> Plan:
    """Plan to screen parties somebody suspects."""
    run = PlannedRun(reason=Reason.SUSPICION, keys=tuple(keys))
    return Plan(runs=(run,), because="on suspicion: those named")


def of_fresh(
    connection: Connection,
    keys: Collection[str] = (),
    because: str = "who is new, or changed since screened",
) -> Plan:
    """Plan to screen who changed and who is new, each for its reason; only `keys` where any are.

    Where nobody was ever screened it is of everybody. Where nobody is fresh there is a run all the
    same: decisions end with their day.
    """
    never, changed = book.fresh_keys(connection)
    if keys:
        never, changed = (sorted({*keys} & {*own}) for own in (never, changed))
    elif len(never) == book.count(connection):
        return Plan(runs=(PlannedRun(reason=Reason.FULL),), because=because)
    runs = []
    if changed or not never:
        runs.append(PlannedRun(reason=Reason.DATA_CHANGE, keys=tuple(changed)))
    if never:
        runs.append(PlannedRun(reason=Reason.ONBOARDING, keys=tuple(never) if keys else None))
    return Plan(runs=tuple(runs), because=because)


def after_change(
    connection: Connection, folder: Path, *, lists: str, engine: str, threshold: float
) -> Plan:
    """Plan to screen whom the change of the lists can touch, and who is new or changed.

    `lists` is the digest of those in use; those of the last run are looked for in the folder.
    Where the change cannot be told it is of everybody, and says why.
    """
    last = last_run(connection)
    before = kept_lists(folder, last.lists) if last else None
    found = _of_change(all_runs(connection), before, lists, engine, threshold)
    return found if found.runs else of_fresh(connection, because=found.because)


def _of_change(
    runs: Iterable[Run], before: StoredLists | None, now: str, engine: str, threshold: float
) -> Plan:
    """Plan by the runs so far, the latest first; without runs where only the fresh are screened.

    What stands found of every party must be of the lists of the last run over the whole book, or of
    the lists in use, or all are screened.
    """
    since: list[Run] = []
    last = None
    for run in runs:
        if run.reason in (Reason.FULL, Reason.LIST_CHANGE):
            last = run
            break
        since.append(run)
    if last is None:
        return of_everybody("no run has screened the whole book yet")
    for run in (last, *since):
        if run.engine != engine:
            return of_everybody(f"the engine is {engine} now and was {run.engine} in run {run.id}")
        if run.threshold != threshold:
            return of_everybody(
                f"the threshold is {threshold} now and was {run.threshold} in run {run.id}"
            )
        if run.lists not in (last.lists, now):
            return of_everybody(
                f"run {run.id} screened some parties against lists that are neither those of run"
                f" {last.id} nor those in use"
            )
    if last.lists == now:
        because = f"the lists are those of run {last.id}: only who is new or changed"
        return Plan(runs=(), because=because)
    if before is None:
        return of_everybody(
            f"the lists of run {last.id} are not kept here, so their change is not known"
        )
    because = f"the lists changed since run {last.id}: whom the change can touch"
    return Plan(runs=(PlannedRun(reason=Reason.LIST_CHANGE, before=before),), because=because)


def must_have(connection: Connection, keys: Iterable[str] = ()) -> None:
    """Raise NotThere where any key is of nobody in the book, SettingsError where it is empty."""
    wanted = list(keys)
    held = book.versions(connection, set(wanted))
    missing = [key for key in wanted if key not in held]
    if missing:
        named = ", ".join(repr(key[:100]) for key in missing[:_TOLD])
        raise NotThere(
            f"There is no party {named} in the book, so nothing was done. A key is written as the"
            " import had it."
        )
    if not book.count(connection):
        raise SettingsError(
            "The book is empty, so there is nobody to screen. Import it first: witting book import"
            " customers.csv --mapping mapping.yaml, or POST /v1/book/import"
        )
