"""What is told of the inputs of one call: each deal judged, beside the others, as JSON records.

The command line and the service both answer with these, so the same inputs give the same bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from witting.assess.beside import ALONE, Beside, beside_record, stand_beside
from witting.assess.compare import what_changed
from witting.assess.record import as_record
from witting.assess.run import assess
from witting.assess.side_by_side import SideBySide, as_profiles_record, assess_side_by_side
from witting.assess.world import World
from witting.base import Assessment, Deal, Profile, WittingError

Answer = Assessment | SideBySide
Unreadable = tuple[str, WittingError]
"""An input that could not be read: what it is called, and why."""
Result = Answer | Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of one deal, or of an input that could not be read."""

    result: Result
    changes: tuple[str, ...] | None = None  # since earlier lists
    beside: Beside = ALONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a call holds fixed for all its inputs."""

    world: World
    askers: tuple[Profile, ...]  # several are answered side by side
    as_of: date
    made_at: date
    earlier: tuple[Deal, ...] = ()  # deals of the same parties from before
    before: World | None = None  # earlier lists: what changed since them is told


class _Others(TypedDict):
    """The deals a deal is judged beside: those from before, and other papers of its trade."""

    earlier: Sequence[Deal]
    papers: Sequence[Deal]


def tell(inputs: Sequence[Deal | Unreadable], asking: Asking) -> list[Told]:
    """Judge every deal of a call, in order; what could not be read keeps its place."""
    deals = [item for item in inputs if isinstance(item, Deal)]
    standing = iter(stand_beside(deals, asking.earlier))
    return list(_told(inputs, standing, asking))


def _told(
    inputs: Sequence[Deal | Unreadable], standing: Iterator[Beside], asking: Asking
) -> Iterator[Told]:
    for item in inputs:
        if not isinstance(item, Deal):
            yield Told(result=item)
            continue
        beside = next(standing)
        others = _Others(earlier=[*asking.earlier, *beside.versions], papers=beside.papers(item))
        result = _answer(item, asking, others)
        yield Told(result=result, changes=_changes(result, asking, others), beside=beside)


def _answer(deal: Deal, asking: Asking, others: _Others) -> Answer:
    world, askers, day = asking.world, asking.askers, asking.as_of
    if len(askers) > 1:
        return assess_side_by_side(deal, world, askers, day, made_at=asking.made_at, **others)
    return assess(deal, world, askers[0], day, made_at=asking.made_at, **others)


def _changes(item: Answer, asking: Asking, others: _Others) -> tuple[str, ...] | None:
    if asking.before is None or not isinstance(item, Assessment):
        return None
    asker = asking.askers[0]
    before = assess(item.deal, asking.before, asker, item.as_of, made_at=item.made_at, **others)
    return what_changed(before, item, asking.before, asking.world)


def told_record(one: Told) -> dict[str, Any]:
    """Give what is told of one input as plain JSON values."""
    record = _record(one.result)
    if one.changes is not None:
        record["changes"] = list(one.changes)
    return record | beside_record(one.beside)


def told_records(told: Sequence[Told], *, single: bool) -> dict[str, Any] | list[dict[str, Any]]:
    """Give one record where one input held one deal, else one for each in an array."""
    records = [told_record(one) for one in told]
    return records[0] if single and len(records) == 1 else records


def _record(item: Result) -> dict[str, Any]:
    match item:
        case Assessment():
            return as_record(item)
        case SideBySide():
            return as_profiles_record(item)
        case (name, problem):
            return {"input": name, "error": error_record(problem)}


def error_record(problem: WittingError) -> dict[str, str]:
    """Give an error as plain JSON values."""
    return {"kind": type(problem).__name__, "message": str(problem)}
