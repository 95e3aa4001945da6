"""What the figures of a period are counted from: its cases and decisions, without their documents.

Whoever reads figures need not see a case; what a case says of customers is not read here.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from witting.base import Outcome
from witting.store.deal_records import State, Verdict
from witting.store.schema import deal_cases, deal_decisions, kept_bytes

MOST_CASES = 50_000
"""Cases one set of figures is counted from: the newest of the period."""
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHitLine:
    """A hit of a case, without its names."""

    ref: str
    list_id: str
    is_certain: bool
    is_answered: bool  # by a good-guy decision, as the case opened


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A case as figures need it."""

    id: int
    outcome: Outcome
    severity: int
    corridor: str
    state: State
    opened_at: str
    due_at: str
    hits: tuple[CaseHitLine, ...]
    pending: int | None
    standing: int | None
    answer: str  # SHA-256 of the assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """A person's word on a case as figures need it: without the words beside the reason."""

    id: int
    case_id: int
    verdict: Verdict
    reason: str
    facts: tuple[str, ...]  # refs of the hits it is of; none: of all
    decided_by: str
    decided_at: str
    needs_second: bool
    seconds: int | None
    agrees: bool | None


_COLUMNS = tuple(deal_cases.c[one.name] for one in fields(CaseLine))
_WORDS = tuple(deal_decisions.c[one.name] for one in fields(DecisionLine))


def case_lines(
    connection: Connection, tenant: str, since: date, until: date, *, most: int = MOST_CASES
) -> list[CaseLine]:
    """Give the cases opened from a day to another, both included, the earliest first.

    Of more than `most`, the newest are given.
    """
    own = deal_cases.c
    wanted = select(*_COLUMNS).where(
        own.tenant == tenant,
        own.opened_at >= since.isoformat(),
        own.opened_at < (until + timedelta(days=1)).isoformat(),
    )
    found = connection.execute(wanted.order_by(own.id.desc()).limit(most)).all()
    return [_line(dict(row._mapping)) for row in reversed(found)]


def waiting_lines(connection: Connection, tenant: str) -> list[CaseLine]:
    """Give every case that is not closed, whenever it was opened, the earliest first."""
    own = deal_cases.c
    wanted = select(*_COLUMNS).where(own.tenant == tenant, own.state != State.CLOSED.value)
    return [
        _line(dict(row._mapping))
        for row in connection.execute(wanted.order_by(own.id).limit(MOST_CASES))
    ]


def decisions_about(
    connection: Connection, cases: Iterable[CaseLine]
) -> dict[int, list[DecisionLine]]:
    """Give the decisions on cases, by case, the earliest first."""
    own = deal_decisions.c
    out: dict[int, list[DecisionLine]] = {}
    for numbers in _chunks([one.id for one in cases]):
        wanted = select(*_WORDS).where(own.case_id.in_(numbers)).order_by(own.id)
        for row in connection.execute(wanted):
            out.setdefault(row.case_id, []).append(_word(dict(row._mapping)))
    return out


def answers_about(connection: Connection, cases: Sequence[CaseLine]) -> Iterator[tuple[int, bytes]]:
    """Give the assessment's bytes of each case, with the case's number."""
    own = kept_bytes.c
    for one in cases:
        content = connection.execute(select(own.content).where(own.sha256 == one.answer)).scalar()
        if content is not None:
            yield one.id, bytes(content)


def _line(values: dict[str, Any]) -> CaseLine:
    hits = json.loads(values["hits"])
    values["hits"] = tuple(
        CaseHitLine(
            ref=one["ref"],
            list_id=one["scope"]["list_id"],
            is_certain=one["is_certain"],
            is_answered=one["answered_by"] is not None,
        )
        for one in hits
    )
    values |= {"outcome": Outcome(values["outcome"]), "state": State(values["state"])}
    return CaseLine(**values)


def _word(values: dict[str, Any]) -> DecisionLine:
    agrees = values["agrees"]
    values |= {
        "verdict": Verdict(values["verdict"]),
        "facts": tuple(json.loads(values["facts"])),
        "needs_second": bool(values["needs_second"]),
        "agrees": None if agrees is None else bool(agrees),
    }
    return DecisionLine(**values)


def _chunks(numbers: list[int]) -> Iterator[list[int]]:
    return (numbers[at : at + _AT_ONCE] for at in range(0, len(numbers), _AT_ONCE))
