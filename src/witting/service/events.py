"""What others can ask to be told of, and the outbox that holds it until they were told.

An event is put into the outbox in the transaction of what it tells of: neither goes without the
other. `sending` takes it out.
"""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, Row, insert, select, update

from witting.base import SettingsError
from witting.service.addresses import checked_url
from witting.service.parts import Service
from witting.store import audit
from witting.store.audit import Action
from witting.store.refusals import NotThere
from witting.store.schema import outbox, webhooks
from witting.store.schema_tries import outbox_tries

CASE_OPENED = "case.opened"
CASE_DECIDED = "case.decided"
CASE_CLOSED = "case.closed"
LISTS_UPDATED = "lists.updated"
EVENTS = (CASE_OPENED, CASE_DECIDED, CASE_CLOSED, LISTS_UPDATED)
_MOST = 20
"""Addresses of a tenant: each event is sent to every one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """An address that is told of events."""

    id: int
    url: str
    events: tuple[str, ...]
    made_by: str
    made_at: str
    ended_at: str | None


def add_webhook(
    connection: Connection,
    service: Service,
    *,
    url: str,
    events: Sequence[str],
    tenant: str,
    by: str,
) -> tuple[Webhook, str]:
    """Add an address; give it with the secret its messages are signed by, shown this once.

    Raises SettingsError for an address that must not be called, or for too many.
    """
    checked_url(url, service.settings)
    audit.hold(connection)
    if len([one for one in webhooks_of(connection, tenant) if one.ended_at is None]) >= _MOST:
        raise SettingsError(f"There are {_MOST} addresses already: end one before another.")
    secret = f"whsec_{secrets.token_urlsafe(32)}"
    values = {
        "tenant": tenant,
        "url": url,
        "secret": secret,
        "events": json.dumps(sorted(set(events))),
        "made_by": by,
        "made_at": audit.moment(service.now()),
    }
    key = connection.execute(insert(webhooks).values(**values)).inserted_primary_key
    assert key is not None
    _tell(connection, key[0], tenant, by, service.now(), {"url": url, "events": sorted(events)})
    return webhook(connection, key[0], tenant), secret


def end_webhook(
    connection: Connection, number: int, *, tenant: str, by: str, now: datetime
) -> None:
    """Tell an address nothing more. Raises NotThere where the tenant has none of that number."""
    audit.hold(connection)
    webhook(connection, number, tenant)
    connection.execute(
        update(webhooks).where(webhooks.c.id == number).values(ended_at=audit.moment(now))
    )
    connection.execute(
        update(outbox)
        .where(outbox.c.webhook == number, outbox.c.state == "waiting")
        .values(state="given_up", said="the address was ended")
    )
    _tell(connection, number, tenant, by, now, {"ended": True})


def webhook(connection: Connection, number: int, tenant: str) -> Webhook:
    """Give an address. Raises NotThere."""
    found = [one for one in webhooks_of(connection, tenant) if one.id == number]
    if not found:
        raise NotThere(f"There is no webhook {number}; the list of webhooks names them.")
    return found[0]


def webhooks_of(connection: Connection, tenant: str) -> list[Webhook]:
    """Give the addresses of a tenant, ended ones too."""
    wanted = select(webhooks).where(webhooks.c.tenant == tenant).order_by(webhooks.c.id)
    return [_webhook(row) for row in connection.execute(wanted)]


def announce(
    connection: Connection, service: Service, tenant: str, event: str, about: dict[str, Any]
) -> int:
    """Put an event into the outbox of everybody who asked for it; give how many did."""
    now = audit.moment(service.now())
    wanting = [
        one
        for one in webhooks_of(connection, tenant)
        if one.ended_at is None and event in one.events
    ]
    body = orjson.dumps({"event": event, "at": now, "tenant": tenant, "about": about})
    for one in wanting:
        connection.execute(
            insert(outbox).values(
                webhook=one.id,
                event=event,
                body=body,
                made_at=now,
                state="waiting",
                due_at=now,
                tries=0,
                said="",
            )
        )
    return len(wanting)


def deliveries_of(connection: Connection, number: int, tenant: str) -> list[dict[str, Any]]:
    """Give the last hundred events of an address and how telling it went, each try by itself."""
    webhook(connection, number, tenant)
    own = outbox.c
    wanted = (
        select(own.id, own.event, own.made_at, own.state, own.due_at, own.tries, own.said)
        .where(own.webhook == number)
        .order_by(own.id.desc())
        .limit(100)
    )
    found = [dict(row._mapping) for row in connection.execute(wanted)]
    tries = _tries_of(connection, [one["id"] for one in found])
    return [one | {"attempts": tries.get(one["id"], [])} for one in found]


def _tries_of(connection: Connection, deliveries: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    own = outbox_tries.c
    wanted = select(outbox_tries).where(own.delivery.in_(deliveries)).order_by(own.id)
    out: dict[int, list[dict[str, Any]]] = {}
    for row in connection.execute(wanted):
        told = {"number": row.number, "at": row.at, "said": row.said}
        out.setdefault(row.delivery, []).append(told)
    return out


def _tell(
    connection: Connection,
    number: int,
    tenant: str,
    by: str,
    now: datetime,
    detail: dict[str, Any],
) -> None:
    audit.tell(
        connection,
        Action.WEBHOOK_CHANGED,
        actor=by,
        tenant=tenant,
        subject=f"webhook:{number}",
        detail=detail,
        stored=audit.stored(connection, (webhooks, number)),
        now=now,
    )


def _webhook(row: Row[Any]) -> Webhook:
    return Webhook(
        id=row.id,
        url=row.url,
        events=tuple(json.loads(row.events)),
        made_by=row.made_by,
        made_at=row.made_at,
        ended_at=row.ended_at,
    )
