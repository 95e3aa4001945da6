"""What people decide of deals, by four eyes where it must be: the store itself holds them to it."""

import json
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from witting.base import SettingsError
from witting.store import audit, four_eyes, good_guys
from witting.store.audit import Action
from witting.store.canonical import canonical
from witting.store.deal_beside import BACKDATE_DAYS, beside
from witting.store.deal_cases import case, change, tell
from witting.store.deal_reasons import reason_for
from witting.store.deal_records import (
    APPROVER,
    CaseHit,
    DealCase,
    DealDecision,
    Person,
    State,
    Verdict,
)
from witting.store.refusals import NotByYou, NotNow
from witting.store.schema import deal_decisions
from witting.store.schema_hands import decision_hands

LONGEST_TEXT = 20_000
"""Letters of a person's reason."""


def decide(
    connection: Connection,
    number: int,
    verdict: Verdict,
    *,
    reason: str,
    because: str,
    by: Person,
    now: datetime,
    facts: Sequence[str] = (),
    until: date | None = None,
    licences: Collection[str] = (),
    backdate_days: int = BACKDATE_DAYS,
) -> DealDecision:
    """Put down a person's word on a case.

    What takes a second person (`four_eyes.why_second`) then waits for `second`. `facts` are refs of
    hits, where it is of some of them and leaves the case open; `until` is the last day on which a
    false match answers the same hits when they come again. `licences` are the ids of those known,
    `backdate_days` how far back one person may judge it.

    Raises NotNow for a case that is closed or waits for a second person, NotByYou for a key that is
    nobody's unless it asks or escalates, SettingsError for a decision that says too little or of
    what is not there.
    """
    audit.hold(connection)
    found = case(connection, number, by.tenant)
    if found.state is State.CLOSED:
        raise NotNow(
            f"Case {number} is closed already; a second decision would hide the first. Open it"
            " again, with a reason, and decide it then."
        )
    if found.state is State.WAITING_APPROVAL:
        raise NotNow(
            f"Case {number} waits for a second person to agree to decision {found.pending}. Agree"
            " to it, or turn it down and decide anew."
        )
    _check_text(because, by)
    why = reason_for(reason, verdict)
    four_eyes.check_words(because, why)
    four_eyes.check_licence(because, why, licences)
    hits = _hits(found, verdict, facts)
    if until is not None:
        if verdict is not Verdict.FALSE_MATCH or not hits:
            raise SettingsError(
                f"Only that a hit is a false match can hold until a day, not {verdict} of case"
                f" {number}: leave the day out, or decide false_match of a case with hits."
            )
        good_guys.check(hits, because=because, by=by, until=until, now=now)
    if not verdict.is_anybodys:
        four_eyes.check_person(by, number)
    beside_it = beside(connection, found, backdate_days=backdate_days)
    second_for = four_eyes.why_second(found, verdict, why, hits, beside_it)
    four_eyes.check_for_two(because, second_for)
    needs = bool(second_for)
    made = _put(
        connection,
        {
            "case_id": number,
            "verdict": verdict.value,
            "reason": why.value,
            "because": because.strip(),
            "facts": canonical([hit.ref for hit in hits] if facts else []),
            "until": until.isoformat() if until else "",
            "decided_by": by.id,
            "decided_at": audit.moment(now),
            "needs_second": int(needs),
        },
        by,
    )
    if needs:
        change(connection, number, now, state=State.WAITING_APPROVAL.value, pending=made.id)
        _tell(connection, found, made, Action.CASE_DECIDED, by, now, why=second_for)
    else:
        _take_effect(connection, found, made, Action.CASE_DECIDED, made, by, now)
    return made


def second(
    connection: Connection,
    number: int,
    *,
    agrees: bool,
    because: str,
    by: Person,
    now: datetime,
) -> DealDecision:
    """Put down a second person's word on a decision that waits for it.

    Who agrees is another person, with the role approver. Who does not is an approver too, or
    whoever decided, and takes it back so; the case is then open again.

    Raises NotNow where nothing waits, NotByYou for the wrong person or a key that is nobody's,
    SettingsError for one who agrees and says too little.
    """
    audit.hold(connection)
    found = case(connection, number, by.tenant)
    if found.state is not State.WAITING_APPROVAL or found.pending is None:
        raise NotNow(
            f"Case {number} has no decision that waits for a second person ({found.state}), so"
            " there is nothing to agree to."
        )
    waiting = decision(connection, found.pending)
    is_same = _is_same(by.id, waiting.decided_by)
    four_eyes.check_person(by, number)
    if agrees:
        four_eyes.check_two(connection, waiting, by)
    if APPROVER not in by.roles and (agrees or not is_same):
        raise NotByYou(
            f"Decision {waiting.id} on case {number} waits for somebody with the role approver,"
            f" which {by.id} has not. Ask one of them."
        )
    _check_text(because, by)
    if agrees:
        four_eyes.check_for_two(because, f"decision {waiting.id} waits for a second person")
    made = _put(
        connection,
        {
            "case_id": number,
            "verdict": waiting.verdict.value,
            "reason": waiting.reason,
            "because": because.strip(),
            "facts": canonical(list(waiting.facts)),
            "until": waiting.until,
            "decided_by": by.id,
            "decided_at": audit.moment(now),
            "needs_second": 0,
            "seconds": waiting.id,
            "agrees": int(agrees),
        },
        by,
    )
    if agrees:
        _take_effect(connection, found, waiting, Action.CASE_SECONDED, made, by, now)
    else:
        change(connection, number, now, state=State.OPEN.value, pending=None)
        _tell(connection, found, made, Action.CASE_NOT_SECONDED, by, now)
    return made


def decision(connection: Connection, number: int) -> DealDecision:
    """Give a decision by its number; there is one, for a case names it."""
    wanted = select(deal_decisions).where(deal_decisions.c.id == number)
    return decision_of_row(connection.execute(wanted).one())


def decisions_of(connection: Connection, number: int, tenant: str) -> list[DealDecision]:
    """Give the decisions on a case, the earliest first."""
    case(connection, number, tenant)
    own = deal_decisions.c
    wanted = select(deal_decisions).where(own.case_id == number).order_by(own.id)
    return [decision_of_row(row) for row in connection.execute(wanted)]


def _take_effect(
    connection: Connection,
    found: DealCase,
    effective: DealDecision,
    action: Action,
    said: DealDecision,
    by: Person,
    now: datetime,
) -> None:
    """Have a decision change how its case stands; `said` is the word that made it do so."""
    state = effective.verdict.state_after(is_of_some=bool(effective.facts))
    standing = effective.id if state is State.CLOSED else None
    change(connection, found.id, now, state=state.value, pending=None, standing=standing)
    _tell(connection, found, said, action, by, now)
    if effective.until:
        hits = _hits(found, effective.verdict, effective.facts)
        good_guys.make(connection, found, effective, hits, by, now)


def _tell(
    connection: Connection,
    found: DealCase,
    made: DealDecision,
    action: Action,
    by: Person,
    now: datetime,
    *,
    why: str = "",
) -> None:
    detail = {
        "decision": made.id,
        "verdict": made.verdict.value,
        "reason": made.reason,
        "because": made.because,
        "facts": list(made.facts),
        "until": made.until,
        "needs_second": made.needs_second,
        "seconds": made.seconds,
        "key": by.key,
    }
    if why:
        detail["why_second"] = why
    rows = ((deal_decisions, made.id), (decision_hands, made.id))
    stored = audit.stored(connection, *rows)
    tell(connection, found.id, action, by, now, detail=detail, stored=stored)


def _put(connection: Connection, values: dict[str, Any], by: Person) -> DealDecision:
    key = connection.execute(insert(deal_decisions).values(**values)).inserted_primary_key
    assert key is not None
    four_eyes.keep_decision_hands(connection, key[0], by)
    return decision(connection, key[0])


def _hits(found: DealCase, verdict: Verdict, facts: Sequence[str]) -> list[CaseHit]:
    """Give the hits a decision is of: those named, or all."""
    if not facts:
        return list(found.hits)
    wanted = set(facts)
    hits = [hit for hit in found.hits if hit.ref in wanted]
    unknown = wanted - {hit.ref for hit in hits}
    if unknown or not verdict.is_of_hits:
        what = f"{', '.join(sorted(unknown))} is none of them" if unknown else f"{verdict} is not"
        raise SettingsError(
            f"A decision can be of single hits of case {found.id}"
            f" ({', '.join(hit.ref for hit in found.hits) or 'it has none'}), but {what}. Name"
            " hits with true_match or false_match, or none to decide the case."
        )
    return hits


def _check_text(because: str, by: Person) -> None:
    if not because.strip() or not by.id.strip():
        raise SettingsError(
            "A decision needs a reason and the person who made it: without them nobody can defend"
            " it later. Give both."
        )
    if len(because) > LONGEST_TEXT or "\0" in because:
        raise SettingsError(
            f"The reason given cannot be kept: it has {len(because)} letters (at most"
            f" {LONGEST_TEXT}), or one that is no letter. Shorten it, and attach the rest."
        )


def _is_same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def decision_of_row(row: Row[Any]) -> DealDecision:
    """Read a decision as it is kept."""
    values = dict(row._mapping)
    values |= {
        "verdict": Verdict(row.verdict),
        "facts": tuple(json.loads(row.facts)),
        "needs_second": bool(row.needs_second),
        "agrees": None if row.agrees is None else bool(row.agrees),
    }
    return DealDecision(**values)
