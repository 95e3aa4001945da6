"""Good-guy decisions of deals: that a party is not the listed one, of both as they were.

The word is the book's (`witting.book.Decision`): it has a reason and a last day of two years away
at most. It answers the same party and the same entry, each with just the same particulars; one who
comes with another address, or an entry the publisher changed, is looked at again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from witting.base import ListEntry
from witting.book import BookParty, Decision, Hit, Scope, Verdict, decision, entry_version
from witting.lists import Snapshot
from witting.store import audit, then
from witting.store.audit import Action
from witting.store.deal_records import CaseHit, DealCase, DealDecision, Person
from witting.store.refusals import NotNow, NotThere
from witting.store.schema import deal_good_guys


def check(hits: Sequence[CaseHit], *, because: str, by: Person, until: date, now: datetime) -> None:
    """Raise SettingsError where a decision on hits says too little, or would hold too long."""
    for hit in hits:
        _decision(hit.scope, because, by.id, now.isoformat(), until, now.date())


def make(
    connection: Connection,
    case: DealCase,
    made: DealDecision,
    hits: Sequence[CaseHit],
    by: Person,
    now: datetime,
) -> None:
    """Have a decision on hits hold for what is found later."""
    for hit in hits:
        until = date.fromisoformat(made.until)
        word = _decision(hit.scope, made.because, made.decided_by, made.decided_at, until)
        row = asdict(word.scope) | {
            "tenant": case.tenant,
            "case_id": case.id,
            "decision_id": made.id,
            "because": word.because,
            "decided_by": word.decided_by,
            "decided_at": word.decided_at,
            "expires_on": word.expires_on,
        }
        key = connection.execute(insert(deal_good_guys).values(**row)).inserted_primary_key
        assert key is not None
        audit.tell(
            connection,
            Action.GOOD_GUY_MADE,
            actor=by.id,
            tenant=case.tenant,
            subject=case.subject,
            detail={"good_guy": key[0], "decision": made.id, "hit": hit.ref, "until": made.until},
            stored=audit.stored(connection, (deal_good_guys, key[0])),
            now=now,
        )


def answers(
    connection: Connection, tenant: str, scopes: Sequence[Scope], today: date
) -> dict[Scope, int]:
    """Give the numbers of the decisions that answer hits, by what each hit is of."""
    own = deal_good_guys.c
    out: dict[Scope, int] = {}
    for entry_id in sorted({scope.entry_id for scope in scopes}):
        wanted = select(deal_good_guys).where(
            own.tenant == tenant,
            own.entry_id == entry_id,
            own.lapsed_at.is_(None),
            own.expires_on >= today.isoformat(),
        )
        for row in connection.execute(wanted.order_by(own.id)):
            out[_good_guy(row).scope] = row.id
    return {scope: out[scope] for scope in scopes if scope in out}


def good_guy(connection: Connection, number: int, tenant: str) -> Decision:
    """Give a decision by its number. Raises NotThere where the tenant has none."""
    own = deal_good_guys.c
    wanted = select(deal_good_guys).where(own.id == number, own.tenant == tenant)
    row = connection.execute(wanted).one_or_none()
    if row is None:
        raise NotThere(
            f"There is no good-guy decision {number}, so it can be neither shown nor taken back."
            " The case of a hit names the one that answers it."
        )
    return _good_guy(row)


def all_good_guys(connection: Connection, tenant: str, *, standing: bool = False) -> list[Decision]:
    """Give the decisions of a tenant, the earliest first; with `standing` those not lapsed."""
    own = deal_good_guys.c
    wanted = select(deal_good_guys).where(own.tenant == tenant).order_by(own.id)
    if standing:
        wanted = wanted.where(own.lapsed_at.is_(None))
    return [_good_guy(row) for row in connection.execute(wanted)]


def of_case(connection: Connection, number: int) -> list[Decision]:
    """Give the decisions made with a case, the earliest first."""
    own = deal_good_guys.c
    wanted = select(deal_good_guys).where(own.case_id == number).order_by(own.id)
    return [_good_guy(row) for row in connection.execute(wanted)]


def both_sides(connection: Connection, scope: Scope) -> tuple[BookParty | None, ListEntry | None]:
    """Give party and entry of a scope as they were; None where one was not kept."""
    hit = Hit(
        party=scope.party,
        list_id=scope.list_id,
        entry_id=scope.entry_id,
        entry_version=scope.entry_version,
        listed_name="",
        score=0.0,
        certain=False,
        because="",
    )
    return then.party_then(connection, scope), then.entry_then(connection, hit)


def revoke(connection: Connection, number: int, *, because: str, by: Person, now: datetime) -> None:
    """Take a decision back. Raises NotNow where it has lapsed already."""
    audit.hold(connection)
    held = good_guy(connection, number, by.tenant)
    if held.lapsed_because:
        raise NotNow(
            f"Good-guy decision {number} holds no longer ({held.lapsed_because}), so there is"
            " nothing to take back."
        )
    lapse(connection, number, because=f"taken back: {because.strip()}", by=by, now=now)


def lapse(connection: Connection, number: int, *, because: str, by: Person, now: datetime) -> None:
    """Put down that a decision holds no longer, why, and by whose doing."""
    own = deal_good_guys.c
    values = {"lapsed_at": audit.moment(now), "lapsed_because": because, "lapsed_by": by.id}
    connection.execute(update(deal_good_guys).where(own.id == number).values(**values))
    row = connection.execute(select(own.case_id, own.tenant).where(own.id == number)).one()
    audit.tell(
        connection,
        Action.GOOD_GUY_LAPSED,
        actor=by.id,
        tenant=row.tenant,
        subject=f"case:{row.case_id}",
        detail={"good_guy": number, "because": because},
        stored=audit.stored(connection, (deal_good_guys, number)),
        now=now,
    )


def lapse_changed(connection: Connection, lists: Snapshot, by: Person, now: datetime) -> list[int]:
    """End the decisions whose last day is over, or whose entry these lists have otherwise.

    For whoever puts lists in use: of every tenant. Gives the numbers of those that ended.
    """
    audit.hold(connection)
    own = deal_good_guys.c
    wanted = select(deal_good_guys).where(own.lapsed_at.is_(None)).order_by(own.id)
    ended = []
    for row in connection.execute(wanted).all():
        held = _good_guy(row)
        why = held.why_lapsed(_as_of(held.scope, lists.all_with(row.entry_id)), now.date())
        if why:
            lapse(connection, row.id, because=why, by=by, now=now)
            ended.append(row.id)
    return ended


def _as_of(scope: Scope, entries: Iterable[ListEntry]) -> Scope | None:
    """Give a scope with the entry as it is now; None where it is on the list no more."""
    for entry in entries:
        if entry.list_id == scope.list_id:
            return Scope(**asdict(scope) | {"entry_version": entry_version(entry)})
    return None


def _decision(
    scope: Scope, because: str, by: str, at: str, until: date, today: date | None = None
) -> Decision:
    return decision(
        scope,
        Verdict.FALSE_MATCH,
        because=because,
        decided_by=by,
        decided_at=at,
        expires_on=until,
        today=today or date.fromisoformat(at[:10]),
    )


def _good_guy(row: Row[Any]) -> Decision:
    return Decision(
        id=row.id,
        case_id=row.case_id,
        scope=Scope(
            party=row.party,
            party_version=row.party_version,
            list_id=row.list_id,
            entry_id=row.entry_id,
            entry_version=row.entry_version,
        ),
        verdict=Verdict.FALSE_MATCH,
        because=row.because,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        expires_on=row.expires_on,
        lapsed_at=row.lapsed_at or "",
        lapsed_because=row.lapsed_because or "",
        lapsed_by=row.lapsed_by or "",
    )
