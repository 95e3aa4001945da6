"""Cases and decisions as they are kept."""

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from witting.base import SettingsError, StoreError
from witting.book import (
    About,
    BookParty,
    Case,
    CaseState,
    Change,
    ChangeKind,
    Decision,
    Hit,
    Reason,
    Scope,
    Verdict,
    decision,
    scope_of,
)
from witting.lists import Snapshot
from witting.store import audit, then
from witting.store.audit import Action
from witting.store.canonical import row_digest
from witting.store.schema import cases, decisions

MADE = "book_decision"
"""What the audit trail calls a decision of the book as it was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What needs a case, of which party as it is now, and why."""

    change: Change
    party: BookParty
    reason: Reason
    lapsed: int | None = None  # the decision that answered it until now


def open_cases(
    connection: Connection,
    run: int,
    found: Sequence[Opening],
    lists: Snapshot,
    now: datetime,
) -> int:
    """Open a case for each, and keep what there was to see; say how many more are left open.

    A case that is open about the same party and entry is brought up to date instead: what it was
    opened with stays before, what is found now is after. Where a decision stands for the hit just
    as it is, the case is closed with it at once, but not where somebody suspects.
    """
    standing = _standing(connection)
    held = open_by_about(connection, {one.party.key for one in found})
    then.keep_parties(connection, (one.party for one in found))
    told = (one.change.after for one in found)
    then.keep_entries(connection, (hit for hit in told if hit is not None), lists)
    rows = []
    for one in found:
        opened = held.get(one.change.about)
        row = _case_row(run, one, standing, opened)
        if opened is None:
            rows.append(row | {"opened_at": _moment(now), "reason": one.reason.value})
        else:
            own = update(cases).where(cases.c.id == opened.id)
            connection.execute(own.values(**row, updated_at=_moment(now)))
    if rows:
        connection.execute(insert(cases), rows)
    return sum(row["state"] == CaseState.OPEN for row in rows)


def open_by_about(connection: Connection, parties: Collection[str]) -> dict[About, Case]:
    """Give the open cases of parties, by party, list and entry."""
    out: dict[About, Case] = {}
    keys = sorted(set(parties))
    for at in range(0, len(keys), 500):
        wanted = select(cases).where(
            cases.c.state == CaseState.OPEN.value, cases.c.party.in_(keys[at : at + 500])
        )
        for row in connection.execute(wanted.order_by(cases.c.id)):
            found = _case(row)
            out[found.scope.about] = found
    return out


def case(connection: Connection, number: int, *, locked: bool = False) -> Case:
    """Give a case. Raises StoreError where there is none.

    With `locked` nobody else decides it until the transaction ends.
    """
    wanted = select(cases).where(cases.c.id == number)
    row = connection.execute(wanted.with_for_update() if locked else wanted).one_or_none()
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
    says too little. The decision is told in the audit trail.
    """
    audit.hold(connection)
    found = case(connection, number, locked=True)
    if found.state is CaseState.CLOSED:
        raise StoreError(
            f"Case {number} is closed already; a second decision would hide the first. Take that"
            f" one back (witting book revoke {found.standing} --because …), decide the case anew,"
            " or screen the party again on suspicion and decide the new case."
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
        hit=found.change.after or found.change.before,
    )
    row = asdict(made.scope) | {
        "case_id": number,
        "hit": _hit_text(made.hit),
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
    for earlier in all_decisions(connection, standing=True, party=made.scope.party):
        if earlier.scope.about == made.scope.about and earlier.id != key[0]:
            why = f"decision {key[0]} was made of the same later"
            lapse(connection, earlier.id, why, now, by=made.decided_by)
    told = {"verdict": verdict.value, "because": made.because, "until": made.expires_on}
    _tell(connection, Action.BOOK_DECIDED, key[0], number, told, by=made.decided_by, now=now)
    return _decision(connection.execute(select(decisions).where(decisions.c.id == key[0])).one())


def all_decisions(
    connection: Connection, *, standing: bool = False, party: str | None = None
) -> list[Decision]:
    """Give the decisions, the earliest first; with `standing`, those that have not lapsed."""
    wanted = select(decisions).order_by(decisions.c.id)
    if standing:
        wanted = wanted.where(decisions.c.lapsed_at.is_(None))
    if party is not None:
        wanted = wanted.where(decisions.c.party == party)
    return [_decision(row) for row in connection.execute(wanted)]


def revoke(
    connection: Connection, number: int, *, because: str, revoked_by: str, now: datetime
) -> int:
    """Take a decision back, for the record; give the number of the case that is open again.

    Raises StoreError where there is no such decision or it has lapsed, SettingsError where reason
    or person are not given.
    """
    audit.hold(connection)
    row = connection.execute(select(decisions).where(decisions.c.id == number)).one_or_none()
    if row is None:
        raise StoreError(
            f"There is no decision {number}, so nothing was taken back."
            " `witting book decisions` lists those there are."
        )
    if not because.strip() or not revoked_by.strip():
        raise SettingsError(
            "A decision is taken back with a reason and by a person: without them nobody can tell"
            " later which of the two was right. Give both."
        )
    made = _decision(row)
    if made.lapsed_because:
        raise StoreError(
            f"Decision {number} holds no longer ({made.lapsed_because}), so there is nothing to"
            f" take back. `witting book cases --party {made.scope.party}` lists its cases; screen"
            " the party on suspicion to have one opened."
        )
    who = revoked_by.strip()
    lapse(connection, number, f"taken back: {because.strip()}", now, by=who)
    opened = open_by_about(connection, [made.scope.party]).get(made.scope.about)
    again = opened.id if opened else _answered_by(connection, number)
    connection.execute(
        update(cases)
        .where(cases.c.id == again)
        .values(state=CaseState.OPEN.value, standing=None, lapsed_decision=number)
    )
    told = {"because": because.strip()}
    _tell(connection, Action.BOOK_REVOKED, number, again, told, by=who, now=now)
    return again


def made_digests(connection: Connection, numbers: Collection[int]) -> dict[str, str]:
    """Give the digests of decisions as they were made, by the name the audit trail has for each.

    That one lapsed is no part of it: a screening of the book ends decisions, and no person does.
    """
    own = [column for column in decisions.c if not column.name.startswith("lapsed_")]
    out = {}
    keys = sorted(numbers)
    for at in range(0, len(keys), 500):
        wanted = select(*own).where(decisions.c.id.in_(keys[at : at + 500]))
        for row in connection.execute(wanted):
            out[f"{MADE}:{row.id}"] = row_digest(dict(row._mapping))
    return out


def _tell(
    connection: Connection,
    action: Action,
    made: int,
    number: int,
    detail: dict[str, Any],
    *,
    by: str,
    now: datetime,
) -> None:
    audit.tell(
        connection,
        action,
        actor=by,
        subject=f"book-case:{number}",
        detail={"decision": made, **detail},
        stored=made_digests(connection, [made]),
        now=now,
    )


def _answered_by(connection: Connection, number: int) -> int:
    """Give the latest case that a decision closed."""
    wanted = select(func.max(cases.c.id)).where(cases.c.standing == number)
    return int(connection.execute(wanted).scalar_one())


def lapse(
    connection: Connection, number: int, because: str, now: datetime, *, by: str = ""
) -> None:
    """Put down that a decision no longer holds, why, and who took it back where somebody did."""
    connection.execute(
        update(decisions)
        .where(decisions.c.id == number)
        .values(lapsed_at=_moment(now), lapsed_because=because, lapsed_by=by or None)
    )


def _standing(connection: Connection) -> dict[Scope, int]:
    """Give the good-guy decisions that stand, by what they hold for."""
    return {
        made.scope: made.id
        for made in all_decisions(connection, standing=True)
        if made.verdict is Verdict.FALSE_MATCH
    }


def _case_row(
    run: int, one: Opening, standing: dict[Scope, int], held: Case | None
) -> dict[str, Any]:
    """Give what a case says from now on; `held` is the one that is open already."""
    before, after = one.change.before, one.change.after
    if held is not None:
        was = held.change
        before = was.before or (was.after if after is None else None)
    hit = after or before
    assert hit is not None
    scope = scope_of(hit, one.party.version)
    can_answer = after is not None and one.reason is not Reason.SUSPICION
    answered = standing.get(scope) if can_answer else None
    kind = ChangeKind.NEW if before is None else ChangeKind.CHANGED
    if after is None:
        kind = ChangeKind.GONE
    return asdict(scope) | {
        "kind": kind.value,
        "before": _hit_text(before),
        "after": _hit_text(after),
        "run": run,
        "state": (CaseState.OPEN if answered is None else CaseState.CLOSED).value,
        "standing": answered,
        "lapsed_decision": one.lapsed or (held.lapsed_decision if held else None),
    }


def _moment(now: datetime) -> str:
    return now.isoformat(timespec="seconds")


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
        updated_at=row.updated_at or "",
        lapsed_decision=row.lapsed_decision,
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
        lapsed_by=row.lapsed_by or "",
        hit=_hit(row.hit),
    )
