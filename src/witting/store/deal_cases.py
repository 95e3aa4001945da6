"""Cases of deals as they are kept: a document, what was said of it, and how it stands.

What was said never changes; how it stands does, and each change is told in the audit trail.
Decisions are in `deal_decisions`, notes and files in `deal_notes`, the queue in `deal_queue`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from witting.assess import as_plain
from witting.assess.telling import Told
from witting.base import Assessment, Outcome, Profile, SettingsError, StoreError, gravest
from witting.book import BookParty, Hit, Scope
from witting.lawbook import Lawbook
from witting.lists import Snapshot
from witting.store import audit, good_guys, kept_bytes, then
from witting.store.audit import Action
from witting.store.canonical import canonical, storable
from witting.store.deal_answer import assessments_of, written
from witting.store.deal_beside import BACKDATE_DAYS, backdated, refused_before, same_cases
from witting.store.deal_keys import keep_keys, keys_of
from witting.store.deal_measures import corridor_of, hits_of, severity_of, words_of
from witting.store.deal_records import CaseHit, DealCase, Person, State
from witting.store.deals import profile_text
from witting.store.refusals import NotNow, NotThere
from witting.store.schema import deal_cases

DUE = {4: timedelta(hours=4), 3: timedelta(hours=8), 2: timedelta(hours=24)}
"""How soon a case is due by its severity where the caller does not say: ours, and no law's."""
_DUE_ELSE = timedelta(hours=72)


def open_case(
    connection: Connection,
    *,
    document: bytes,
    name: str,
    told: Sequence[Told],
    profile: Profile,
    lists: Snapshot,
    by: Person,
    now: datetime,
    reading: Mapping[str, Any] | None = None,
    due_at: datetime | None = None,
    release_clear: bool = False,
    law: Lawbook | None = None,
    backdate_days: int = BACKDATE_DAYS,
) -> DealCase:
    """Keep a document with what was said of it, and open a case.

    `told` is what `answer_to` gives for the document, under the name it was read by; `reading` how
    it was read, where not in the plain way. A case all of whose findings rest on hits that good-guy
    decisions answer is closed with them at once, but not a prohibited one; so is a clear one with
    `release_clear`; neither where another case refused the same document or deal, nor one judged
    as of a day more than `backdate_days` ago. `law` tells whose lists block; without it any may.
    Raises SettingsError where there is no assessment, or for several askers, and StoreError where
    `lists` are not those it was judged by.
    """
    assessments = assessments_of(told, name)
    if storable(name) != name:
        raise SettingsError(
            f"A document cannot be called {storable(name)}: its name holds what no text does, and"
            " it is kept and replayed under its name. Call it something else."
        )
    if any(one.world.lists != lists.used for one in assessments):
        raise StoreError(
            f"{name} was judged by other lists than those to be kept with it (they may just have"
            " been switched), and could not be replayed. Nothing was kept: assess it again."
        )
    audit.hold(connection)
    found = list(hits_of(assessments, lists, by.tenant, law))
    hits = _with_answers(connection, found, lists, by.tenant, now)
    outcome = gravest([one.outcome for one in assessments])
    severity, deals = severity_of(assessments), keys_of(assessments)
    named, first = kept_bytes.keep(connection, document), assessments[0]
    takes_two = refused_before(connection, by.tenant, named, deals) or backdated(
        first.as_of.isoformat(), audit.moment(now), backdate_days
    )
    answered = not takes_two and _is_answered(assessments, hits, outcome)
    is_closed = answered or (release_clear and outcome is Outcome.CLEAR and not takes_two)
    others = list(same_cases(connection, by.tenant, named, deals))
    values: dict[str, Any] = {
        "tenant": by.tenant,
        "name": name,
        "document": named,
        "answer": kept_bytes.keep(connection, written(told)),
        "profile": profile_text(profile),
        "reading": canonical(dict(reading or {})),
        "as_of": first.as_of.isoformat(),
        "made_at": first.made_at.isoformat(),
        "lists": lists.digest,
        "left_out": canonical(list(lists.left_out)),
        "world": canonical(as_plain(first.world)),
        "hits": canonical([asdict(hit) for hit in hits]),
        "outcome": outcome.value,
        "severity": severity,
        "corridor": corridor_of(assessments),
        "summary": storable(_summary(assessments, outcome)),
        "words": words_of(name, assessments),
        "opened_by": by.id,
        "opened_at": audit.moment(now),
        "due_at": audit.moment(due_at or now + DUE.get(severity, _DUE_ELSE)),
        "state": (State.CLOSED if is_closed else State.OPEN).value,
        "assignee": "",
        "reopened": 0,
        "changed_at": audit.moment(now),
    }
    key = connection.execute(insert(deal_cases).values(**values)).inserted_primary_key
    assert key is not None
    detail = {one: values[one] for one in ("name", "document", "answer", "outcome", "as_of")}
    detail |= {"made_at": values["made_at"], "lists": lists.digest, "profile": profile.name}
    detail |= {"same": others} if others else {}
    stored = keep_keys(connection, key[0], by.tenant, deals)
    tell(connection, key[0], Action.CASE_OPENED, by, now, detail=detail, stored=stored)
    if answered:
        cited = sorted({hit.answered_by for hit in hits if hit.answered_by is not None})
        tell(connection, key[0], Action.CASE_ANSWERED, by, now, detail={"good_guys": cited})
    return case(connection, key[0], by.tenant)


def case(connection: Connection, number: int, tenant: str) -> DealCase:
    """Give a case of a tenant. Raises NotThere where the tenant has none of that number."""
    own = deal_cases.c
    wanted = select(deal_cases).where(own.id == number, own.tenant == tenant)
    row = connection.execute(wanted).one_or_none()
    if row is None:
        raise NotThere(
            f"There is no case {number}, so nothing can be shown or decided of it. The queue lists"
            " those there are."
        )
    return case_of_row(row)


def view(connection: Connection, number: int, by: Person, now: datetime) -> DealCase:
    """Give a case to a person who looks at it, and tell of the look."""
    audit.hold(connection)
    found = case(connection, number, by.tenant)
    tell(connection, number, Action.CASE_VIEWED, by, now, is_changed=False)
    return found


def assign(connection: Connection, number: int, to: str, by: Person, now: datetime) -> DealCase:
    """Give a case to a person by name, or to nobody. Raises NotNow for a closed one."""
    audit.hold(connection)
    found = case(connection, number, by.tenant)
    if found.state is State.CLOSED:
        raise NotNow(f"Case {number} is closed, and nobody works on it. Re-open it first.")
    change(connection, number, now, assignee=to.strip())
    told = {"from": found.assignee, "to": to.strip()}
    tell(connection, number, Action.CASE_ASSIGNED, by, now, detail=told)
    return case(connection, number, by.tenant)


def reopen(
    connection: Connection,
    number: int,
    *,
    because: str,
    by: Person,
    now: datetime,
    due_at: datetime | None = None,
) -> DealCase:
    """Open a closed case again; to let it go takes two from now on.

    The good-guy decisions made with it end. Raises NotNow for a case that is not closed.
    """
    audit.hold(connection)
    found = case(connection, number, by.tenant)
    if found.state is not State.CLOSED:
        raise NotNow(f"Case {number} is not closed ({found.state}): decide it as it stands.")
    if not because.strip():
        raise SettingsError(
            f"Case {number} is opened again with a reason: without one nobody can tell later what"
            " was wrong with the decision. Give it."
        )
    due = due_at or now + DUE.get(found.severity, _DUE_ELSE)
    values = {"state": State.OPEN.value, "standing": None, "reopened": found.reopened + 1}
    change(connection, number, now, **values, due_at=audit.moment(due))
    told = {"because": because.strip(), "standing": found.standing}
    tell(connection, number, Action.CASE_REOPENED, by, now, detail=told)
    why = f"case {number} was opened again: {because.strip()}"
    for made in good_guys.of_case(connection, number):
        if not made.lapsed_because:
            good_guys.lapse(connection, made.id, because=why, by=by, now=now)
    return case(connection, number, by.tenant)


def change(connection: Connection, number: int, now: datetime, **values: object) -> None:
    """Change how a case stands; the caller tells of it."""
    wanted = update(deal_cases).where(deal_cases.c.id == number)
    connection.execute(wanted.values(**values, changed_at=audit.moment(now)))


def tell(
    connection: Connection,
    number: int,
    action: Action,
    by: Person,
    now: datetime,
    *,
    detail: Mapping[str, Any] | None = None,
    stored: Mapping[str, str] | None = None,
    is_changed: bool = True,
) -> None:
    """Tell in the audit trail what was done with a case, and how it stands now."""
    digests = audit.stored(connection, (deal_cases, number)) if is_changed else {}
    audit.tell(
        connection,
        action,
        actor=by.id,
        tenant=by.tenant,
        subject=f"case:{number}",
        detail=detail,
        stored={**digests, **(stored or {})},
        now=now,
    )


def case_of_row(row: Row[Any]) -> DealCase:
    """Read a case as it is kept."""
    values = dict(row._mapping)
    values["hits"] = tuple(
        CaseHit(**{**one, "scope": Scope(**one["scope"])}) for one in json.loads(values["hits"])
    )
    values |= {"outcome": Outcome(values["outcome"]), "state": State(values["state"])}
    return DealCase(**values)


def _with_answers(
    connection: Connection,
    found: Sequence[tuple[CaseHit, BookParty, Hit]],
    lists: Snapshot,
    tenant: str,
    now: datetime,
) -> list[CaseHit]:
    """Give the hits with the good-guy decisions that answer them, and keep what they are of."""
    then.keep_parties(connection, (party for _, party, _ in found))
    then.keep_entries(connection, (hit for _, _, hit in found), lists)
    scopes = [told.scope for told, _, _ in found]
    answers = good_guys.answers(connection, tenant, scopes, now.date())
    return [replace(told, answered_by=answers.get(told.scope)) for told, _, _ in found]


def _is_answered(
    assessments: Sequence[Assessment], hits: Sequence[CaseHit], outcome: Outcome
) -> bool:
    """Say whether every finding rests on nothing but hits that were answered."""
    if outcome is not Outcome.REVIEW:
        return False
    answered = {hit.ref for hit in hits if hit.answered_by is not None}
    return all(
        finding.facts and all(f"{number}/{fact}" in answered for fact in finding.facts)
        for number, one in enumerate(assessments, start=1)
        for finding in one.findings
        if finding.outcome is not Outcome.CLEAR
    )


def _summary(assessments: Sequence[Assessment], outcome: Outcome) -> str:
    return next(one.summary for one in assessments if one.outcome is outcome)
