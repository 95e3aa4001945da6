"""What a pack of evidence takes from the database besides figures: decisions, good guys, lists."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select

from witting.store import audit
from witting.store.audit import Action, Entry
from witting.store.schema import deal_cases, deal_decisions, deal_good_guys


def cases_whole(connection: Connection, numbers: Iterable[int]) -> Iterator[dict[str, Any]]:
    """Give what a sample tells of each case, by number."""
    own = deal_cases.c
    columns = (
        own.id,
        own.name,
        own.document,
        own.answer,
        own.outcome,
        own.severity,
        own.corridor,
        own.summary,
        own.as_of,
        own.opened_at,
        own.state,
    )
    for number in numbers:
        row = connection.execute(select(*columns).where(own.id == number)).one()
        yield dict(row._mapping)


def lists_of_period(
    connection: Connection, tenant: str, since: date, until: date
) -> list[dict[str, Any]]:
    """Give each edition cases of a period were judged by, with the first and last of those days."""
    own = deal_cases.c
    wanted = select(own.world, own.opened_at).where(
        own.tenant == tenant,
        own.opened_at >= since.isoformat(),
        own.opened_at < (until + timedelta(days=1)).isoformat(),
    )
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for world, opened_at in connection.execute(wanted.order_by(own.id)):
        day = opened_at[:10]
        for one in json.loads(world)["lists"]:
            seen = found.setdefault(
                (one["id"], one["sha256"]), {"list": one, "first": day, "last": day, "cases": 0}
            )
            seen["last"] = max(seen["last"], day)
            seen["cases"] += 1
    return [found[key] for key in sorted(found)]


def decisions_whole(
    connection: Connection, tenant: str, since: date, until: date
) -> list[dict[str, Any]]:
    """Give every decision of a period with its own words, the earliest first."""
    own = deal_decisions.c
    wanted = (
        select(deal_decisions)
        .join(deal_cases, deal_cases.c.id == own.case_id)
        .where(
            deal_cases.c.tenant == tenant,
            own.decided_at >= since.isoformat(),
            own.decided_at < (until + timedelta(days=1)).isoformat(),
        )
        .order_by(own.id)
    )
    return [dict(row._mapping) for row in connection.execute(wanted)]


def second_words(connection: Connection, decisions: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Give the second person's word on each decision, whenever it was said."""
    wanted = set(decisions)
    own = deal_decisions.c
    found = connection.execute(select(deal_decisions).where(own.seconds.is_not(None)))
    return {row.seconds: dict(row._mapping) for row in found if row.seconds in wanted}


def good_guys_of(connection: Connection, tenant: str) -> list[dict[str, Any]]:
    """Give every decision that a party is not the listed one, ended ones too."""
    own = deal_good_guys.c
    wanted = select(deal_good_guys).where(own.tenant == tenant).order_by(own.id)
    return [dict(row._mapping) for row in connection.execute(wanted)]


def changes_of(connection: Connection, since: date, until: date) -> list[Entry]:
    """Give what the trail tells of lists, law, settings and profiles in a period."""
    kinds = (
        Action.LISTS_SWITCHED,
        Action.LISTS_TAKEN_IN,
        Action.LAW_CHANGED,
        Action.SETTINGS_CHANGED,
        Action.PROFILE_CHANGED,
    )
    end = (until + timedelta(days=1)).isoformat()
    return [
        one
        for kind in kinds
        for one in audit.entries(connection, action=kind)
        if since.isoformat() <= one.at < end
    ]
