"""Lists put in use: told in the trail once, by whichever process is first, with what it ends."""

from datetime import datetime

from sqlalchemy import Connection

from witting.lists import Snapshot
from witting.store import audit, good_guys
from witting.store.audit import Action
from witting.store.deal_records import Person

_SUBJECT = "lists"


def put_in_use(connection: Connection, lists: Snapshot, by: Person, now: datetime) -> bool:
    """Tell that lists are in use, and end the good-guy decisions whose entry they have otherwise.

    Says whether it was news: what another process told already is not told again, and lists that
    are in use as they were end nothing.
    """
    audit.hold(connection)
    last = next(
        audit.entries(
            connection,
            subject=_SUBJECT,
            action=Action.LISTS_SWITCHED,
            limit=1,
            newest_first=True,
        ),
        None,
    )
    before = str(last.detail.get("digest", "")) if last else ""
    if before == lists.digest:
        return False
    ended = good_guys.lapse_changed(connection, lists, by, now)
    audit.tell(
        connection,
        Action.LISTS_SWITCHED,
        actor=by.id,
        tenant=by.tenant,
        subject=_SUBJECT,
        detail={
            "digest": lists.digest,
            "before": before,
            "lists": [
                {"id": one.id, "published": one.published, "sha256": one.sha256}
                for one in lists.used
            ],
            "left_out": list(lists.left_out),
            "good_guys_ended": ended,
        },
        now=now,
    )
    return True
