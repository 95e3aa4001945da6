"""Cases and decisions as they are kept."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from witting.base import StoreError
from witting.book import (
    Case,
    CaseState,
    Change,
    ChangeKind,
    Decision,
    Hit,
    Reason,
    Scope,
    Screened,
    Verdict,
    decision,
    scope_of,
)
from witting.store import book
from witting.store.schema import cases, decisions


def open_cases(
    connection: Connection,
    run: int,
    found: Iterable[tuple[Change, str]],
    reason: Reason,
    now: datetime,
) -> int:
    """Open a case for each change, given with its party's version; say how many are left open.

    Where a decision stands for the hit just as it is, the case is closed with it at once.
    """
    standing = _standing(connection)
    rows = [_case_row(run, change, version, reason, now, standing) for change, version in found]
    if rows:
        connection.execute(insert(cases), rows)
    return sum(row["state"] == CaseState.OPEN for row in rows)


def case(connection: Connection, number: int) -> Case:
    """Give a case. Raises StoreError where there is none."""
    row = connection.execute(select(cases).where(cases.c.id == number)).one_or_none()
    if row is None:
        raise StoreError(
            f"There is no case {number}, so nothing can be shown or decided of it."
            " `witting book cases` lists those there are."
        )
    return _case(row)


def all_cases(
    connection: Connection, *, state: CaseState | None = None, party: str | None = None
) -> list[Case]:
    """Give the cases, the latest first."""
    wanted = select(cases).order_by(cases.c.id.desc())
    if state is not None:
        wanted = wanted.where(cases.c.state == state.value)
    if party is not None:
        wanted = wanted.where(cases.c.party == party)
    return [_case(row) for row in connection.execute(wanted)]


def decide(
    connection: Connection,
    number: int,
    verdict: Verdict,
    *,
    because: str,
    decided_by: str,
    expires_on: date,
    now: datetime,
) -> Decision:
    """Put down a person's word on a case, and close the case.

    Raises StoreError for no such case, or one that is closed; SettingsError for a decision that
    says too little.
    """
    found = case(connection, number)
    if found.state is CaseState.CLOSED:
        raise StoreError(
            f"Case {number} is closed already; a second decision would hide the first. Screen the"
            " party again on suspicion, and decide the new case."
        )
    made = decision(
        found.scope,
        verdict,
        because=because,
        decided_by=decided_by,
        decided_at=now.isoformat(timespec="seconds"),
        expires_on=expires_on,
        today=now.date(),
        case_id=number,
    )
    row = asdict(made.scope) | {
        "case_id": number,
        "verdict": verdict.value,
        "because": made.because,
        "decided_by": made.decided_by,
        "decided_at": made.decided_at,
        "expires_on": made.expires_on,
    }
    key = connection.execute(insert(decisions).values(**row)).inserted_primary_key
    assert key is not None
    connection.execute(
        update(cases)
        .where(cases.c.id == number)
        .values(state=CaseState.CLOSED.value, standing=key[0])
    )
    return _decision(connection.execute(select(decisions).where(decisions.c.id == key[0])).one())


def all_decisions(connection: Connection, *, standing: bool = False) -> list[Decision]:
    """Give the decisions, the earliest first; with `standing`, those that have not lapsed."""
    wanted = select(decisions).order_by(decisions.c.id)
    if standing:
        wanted = wanted.where(decisions.c.lapsed_at.is_(None))
    return [_decision(row) for row in connection.execute(wanted)]


def lapsed(
    connection: Connection,
    told: Sequence[Screened],
    different: set[tuple[str, str, str]],
    now: datetime,
) -> list[tuple[Change, str]]:
    """Let go of the decisions that no longer hold for what was found.

    Gives the hits they answered that nothing else says are different: they need a new look.
    """
    standing = all_decisions(connection, standing=True)
    now_of = {hit.about: (hit, one.party.version) for one in told for hit in one.hits}
    seen = {one.party.key for one in told}
    others = {made.scope.party for made in standing} - seen  # not screened: only time can end these
    versions = book.versions(connection, others)
    for party, own in book.hits_of(connection, others).items():
        now_of |= {hit.about: (hit, versions[party]) for hit in own}
    out = []
    for made in standing:
        found = now_of.get(made.scope.about)
        why = made.why_lapsed(scope_of(*found) if found else None, now.date())
        if why:
            lapse(connection, made.id, why, now)
            if found and made.scope.about not in different and made.verdict is Verdict.FALSE_MATCH:
                hit, version = found
                out.append((Change(kind=ChangeKind.CHANGED, before=hit, after=hit), version))
    return out


def lapse(connection: Connection, number: int, because: str, now: datetime) -> None:
    """Put down that a decision no longer holds, and why."""
    connection.execute(
        update(decisions)
        .where(decisions.c.id == number)
        .values(lapsed_at=now.isoformat(timespec="seconds"), lapsed_because=because)
    )


def _standing(connection: Connection) -> dict[Scope, int]:
    """Give the good-guy decisions that stand, by what they hold for."""
    return {
        made.scope: made.id
        for made in all_decisions(connection, standing=True)
        if made.verdict is Verdict.FALSE_MATCH
    }


def _case_row(
    run: int,
    change: Change,
    version: str,
    reason: Reason,
    now: datetime,
    standing: dict[Scope, int],
) -> dict[str, Any]:
    hit = change.after or change.before
    assert hit is not None
    scope = scope_of(hit, version)
    answered = standing.get(scope) if change.after is not None else None
    return asdict(scope) | {
        "kind": change.kind.value,
        "reason": reason.value,
        "before": _hit_text(change.before),
        "after": _hit_text(change.after),
        "run": run,
        "opened_at": now.isoformat(timespec="seconds"),
        "state": (CaseState.OPEN if answered is None else CaseState.CLOSED).value,
        "standing": answered,
    }


def _hit_text(hit: Hit | None) -> str | None:
    return None if hit is None else json.dumps(asdict(hit), ensure_ascii=False, sort_keys=True)


def _hit(text: str | None) -> Hit | None:
    return None if text is None else Hit(**json.loads(text))


def _scope(row: Row[Any]) -> Scope:
    return Scope(
        party=row.party,
        party_version=row.party_version,
        list_id=row.list_id,
        entry_id=row.entry_id,
        entry_version=row.entry_version,
    )


def _case(row: Row[Any]) -> Case:
    change = Change(kind=ChangeKind(row.kind), before=_hit(row.before), after=_hit(row.after))
    return Case(
        id=row.id,
        scope=_scope(row),
        change=change,
        reason=Reason(row.reason),
        run=row.run,
        opened_at=row.opened_at,
        state=CaseState(row.state),
        standing=row.standing,
    )


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        id=row.id,
        case_id=row.case_id,
        scope=_scope(row),
        verdict=Verdict(row.verdict),
        because=row.because,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        expires_on=row.expires_on,
        lapsed_at=row.lapsed_at or "",
        lapsed_because=row.lapsed_because or "",
    )
