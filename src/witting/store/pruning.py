"""How the oldest entries of the audit trail leave once their years of keeping have passed.

Only a whole oldest part is cut. Where the trail then begins is kept as an anchor, told in the trail
itself; what is still stored and was told of in the part that leaves is told of again before.
"""

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select

from witting.base import SettingsError, StoreError
from witting.store import audit
from witting.store.audit import Action, Anchor
from witting.store.schema import audit as audit_table
from witting.store.schema import audit_anchors
from witting.store.verifying import verify_database

YEARS = 10
"""How long entries are kept where nobody says otherwise."""
_MOST_YEARS = 200
_CARRIED_AT_ONCE = 1_000


def prune(connection: Connection, *, years: int, actor: str, now: datetime) -> int:
    """Cut the entries older than these years away; say how many.

    Nothing is cut from a trail that does not hold: what is wrong with it would leave with it.
    Raises StoreError then, SettingsError for less than a year.
    """
    if not 1 <= years <= _MOST_YEARS:
        raise SettingsError(
            f"Entries would be kept for {years} years: an audit trail is kept for a year at least,"
            f" and for {YEARS} where nothing else is known of the law. Give years from 1 to"
            f" {_MOST_YEARS}."
        )
    audit.hold(connection)
    verified = verify_database(connection)
    if verified.problems:
        first = verified.problems[0]
        raise StoreError(
            f"Nothing was cut: the trail does not hold ({first.where}: {first.why}). Find out what"
            " happened first; `witting audit verify` tells all of it."
        )
    anchor = _until(connection, _years_before(now, years))
    if anchor is None:
        return 0
    begins = audit.last_anchor(connection)
    _carry(connection, anchor, actor, now)
    row = {"number": anchor.number, "hash": anchor.hash, "at": audit.moment(now)}
    connection.execute(insert(audit_anchors).values(**row))
    audit.tell(
        connection,
        Action.AUDIT_PRUNED,
        actor=actor,
        subject="audit",
        detail={
            "from": begins.number + 1,
            "until": anchor.number,
            "hash": anchor.hash,
            "years": years,
        },
        stored=audit.stored(connection, (audit_anchors, anchor.number)),
        now=now,
    )
    connection.execute(delete(audit_table).where(audit_table.c.number <= anchor.number))
    return anchor.number - begins.number


def _until(connection: Connection, before: datetime) -> Anchor | None:
    """Give the last entry before the first that is young enough to stay."""
    own = audit_table.c
    wanted = select(own.number).where(own.at >= audit.moment(before)).order_by(own.number)
    stays = connection.execute(wanted.limit(1)).scalar()
    last = audit.head(connection)[0] if stays is None else stays - 1
    row = connection.execute(select(own.number, own.hash).where(own.number == last)).one_or_none()
    return None if row is None else Anchor(number=row.number, hash=row.hash)


def _carry(connection: Connection, anchor: Anchor, actor: str, now: datetime) -> None:
    """Tell again of what was told of last in the part that leaves: it is still stored."""
    told: dict[str, tuple[int, str]] = {}
    for entry in audit.entries(connection):
        told |= {name: (entry.number, digest) for name, digest in entry.stored.items()}
    carried = sorted(name for name, (number, _) in told.items() if number <= anchor.number)
    for at in range(0, len(carried), _CARRIED_AT_ONCE):
        names = carried[at : at + _CARRIED_AT_ONCE]
        audit.tell(
            connection,
            Action.AUDIT_CARRIED,
            actor=actor,
            subject="audit",
            detail={"until": anchor.number},
            stored={name: told[name][1] for name in names},
            now=now,
        )


def _years_before(now: datetime, years: int) -> datetime:
    day = now.astimezone(UTC)
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - years, day=28)
