"""What a rescreening must do: ask what a change of the lists makes different, or all, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from witting.book import Reason
from witting.store.lists import StoredLists
from witting.store.screenings import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to rescreen the book."""

    reason: Reason  # DATA_CHANGE: only who is new or changed
    before: StoredLists | None
    because: str


def plan(
    runs: Iterable[Run],
    *,
    now: str,
    engine: str,
    threshold: float,
    kept: StoredLists | None,
) -> Plan:
    """Say how to rescreen, given the runs so far, the latest first.

    `now` is the digest of the lists in use; `kept` those of the last run over the whole book. What
    stands found of every party must be of those, or of the lists in use, or all are screened.
    """
    since: list[Run] = []
    last = None
    for run in runs:
        if run.reason in (Reason.FULL, Reason.LIST_CHANGE):
            last = run
            break
        since.append(run)
    if last is None:
        return _all("no run has screened the whole book yet")
    for run in (last, *since):
        if run.engine != engine:
            return _all(f"the engine is {engine} now and was {run.engine} in run {run.id}")
        if run.threshold != threshold:
            return _all(f"the threshold is {threshold} now and was {run.threshold} in run {run.id}")
        if run.lists not in (last.lists, now):
            return _all(
                f"run {run.id} screened some parties against lists that are neither those of run"
                f" {last.id} nor those in use"
            )
    if last.lists == now:
        because = f"the lists are those of run {last.id}: only who is new or changed"
        return Plan(reason=Reason.DATA_CHANGE, before=None, because=because)
    if kept is None:
        return _all(f"the lists of run {last.id} are not kept here, so their change is not known")
    because = f"the lists changed since run {last.id}: whom the change can touch"
    return Plan(reason=Reason.LIST_CHANGE, before=kept, because=because)


def _all(because: str) -> Plan:
    return Plan(reason=Reason.FULL, before=None, because=f"{because}: everybody")
