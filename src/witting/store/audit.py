"""The audit trail: who did what, when, of what; each entry carries the hash of the one before.

An entry is written in the transaction of what it tells of, so neither is kept without the other.
What is stored with it is named by digests; `verifying` reads both again and compares.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self

from sqlalchemy import Connection, Row, Table, insert, select

from witting.base import SettingsError
from witting.store.audit_actions import Action
from witting.store.canonical import canonical, digest, read_canonical, row_digest, storable
from witting.store.schema import audit, audit_anchors

__all__ = [
    "BEGINNING",
    "Action",
    "Anchor",
    "Entry",
    "entries",
    "head",
    "hold",
    "last_anchor",
    "moment",
    "name_of",
    "stored",
    "tell",
]

BEGINNING = "0" * 64
"""What stands as the hash before the first entry."""
LARGEST_DETAIL = 1_000_000
"""Letters of an entry's detail: documents are stored beside the trail, not in it."""
_LOCK = 0x77697461  # one number, so that two transactions do not write the next entry at once
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the trail."""

    number: int  # from 1, without a gap
    at: str  # ISO moment, UTC
    tenant: str  # whose; empty: of the whole house
    actor: str  # who, by the identity the edge knows
    action: str  # of `Action`; a later version may know more
    subject: str  # of what: case:12, lists, settings
    detail: Mapping[str, Any]
    stored: Mapping[str, str]  # digest of each row stored with it, by table and key
    previous: str  # hash of the entry before
    hash: str  # of all of the above

    @property
    def told(self) -> dict[str, Any]:
        """Give what the hash is of, as plain values."""
        return {
            "number": self.number,
            "at": self.at,
            "tenant": self.tenant,
            "actor": self.actor,
            "action": self.action,
            "subject": self.subject,
            "detail": dict(self.detail),
            "stored": dict(self.stored),
            "previous": self.previous,
        }

    @property
    def is_whole(self) -> bool:
        """Say whether the hash is that of what is told."""
        return digest(self.told) == self.hash

    @property
    def line(self) -> str:
        """Give the entry as a line of an export."""
        return canonical(self.told | {"hash": self.hash})

    @classmethod
    def of_row(cls, row: Row[Any]) -> Self:
        """Read an entry as it is kept. Raises ValueError where it is not written as one is."""
        values = dict(row._mapping)
        for name in ("detail", "stored"):
            values[name] = read_canonical(values[name])
            if not isinstance(values[name], dict):
                raise ValueError(f"its {name} is no record")
        return cls(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where the trail begins once its oldest entries were cut away."""

    number: int  # the last entry cut; 0: nothing was
    hash: str  # of that entry


def hold(connection: Connection) -> None:
    """Have the end of the trail for this transaction alone; whoever else would write waits.

    Whatever writes takes this before any row, so that two never wait for each other. SQLite has
    one writer anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def tell(
    connection: Connection,
    action: Action,
    *,
    actor: str,
    now: datetime,
    subject: str,
    tenant: str = "",
    detail: Mapping[str, Any] | None = None,
    stored: Mapping[str, str] | None = None,
) -> Entry:
    """Add an entry in the caller's transaction, and give it.

    `stored` names the rows that were added or changed with it by their digests (`stored(…)`).
    Raises SettingsError for an entry without actor or subject, or one that is a document itself.
    """
    if not actor.strip() or not subject.strip():
        raise SettingsError(
            f"An entry of the audit trail ({action}) says neither who nor of what, and would be of"
            " no use to an auditor. Give both; nothing was kept."
        )
    hold(connection)
    number, previous = head(connection)
    values: dict[str, Any] = {
        "number": number + 1,
        "at": moment(now),
        "tenant": storable(tenant),
        "actor": storable(actor.strip()),
        "action": action.value,
        "subject": storable(subject.strip()),
        "detail": dict(detail or {}),
        "stored": dict(stored or {}),
        "previous": previous,
    }
    texts = {name: canonical(values[name]) for name in ("detail", "stored")}
    if len(texts["detail"]) > LARGEST_DETAIL:
        raise SettingsError(
            f"The detail of an entry of the audit trail ({action}) has {len(texts['detail'])}"
            f" letters, more than {LARGEST_DETAIL}: keep documents beside the trail and name them"
            " in it. Nothing was kept."
        )
    values |= {name: read_canonical(text) for name, text in texts.items()}
    made = Entry(**values, hash=digest(values))
    connection.execute(insert(audit).values(**values | texts, hash=made.hash))
    return made


def head(connection: Connection) -> tuple[int, str]:
    """Give the number and the hash of the last entry: what to note down elsewhere."""
    wanted = select(audit.c.number, audit.c.hash).order_by(audit.c.number.desc()).limit(1)
    row = connection.execute(wanted).one_or_none()
    if row is not None:
        return row.number, row.hash
    anchor = last_anchor(connection)
    return anchor.number, anchor.hash


def last_anchor(connection: Connection) -> Anchor:
    """Give where the trail begins."""
    own = audit_anchors.c
    wanted = select(own.number, own.hash).order_by(own.number.desc()).limit(1)
    row = connection.execute(wanted).one_or_none()
    if row is None:
        return Anchor(number=0, hash=BEGINNING)
    return Anchor(number=row.number, hash=row.hash)


def entries(
    connection: Connection,
    *,
    subject: str | None = None,
    tenant: str | None = None,
    and_of_the_house: bool = False,
    action: Action | None = None,
    actor: str | None = None,
    after: int = 0,
    limit: int | None = None,
    newest_first: bool = False,
) -> Iterator[Entry]:
    """Give entries of the trail, the oldest first.

    `after` gives those of a higher number alone, or with `newest_first` those of a lower one. With
    `and_of_the_house` those of no tenant come with a tenant's.
    """
    own = audit.c
    wanted = select(audit).order_by(own.number.desc() if newest_first else own.number)
    for column, value in (
        (own.subject, subject),
        (own.action, action.value if action else None),
        (own.actor, actor),
    ):
        if value is not None:
            wanted = wanted.where(column == value)
    if tenant is not None:
        tenants = (tenant, "") if and_of_the_house else (tenant,)
        wanted = wanted.where(own.tenant.in_(tenants))
    if after:
        wanted = wanted.where(own.number < after if newest_first else own.number > after)
    options = {"yield_per": _AT_ONCE}
    with connection.execute(wanted.limit(limit), execution_options=options) as found:
        yield from map(Entry.of_row, found)


def stored(connection: Connection, *rows: tuple[Table, object]) -> dict[str, str]:
    """Give the digests of rows as they are stored now, by table and key: for `tell`."""
    out = {}
    for table, key in rows:
        (column,) = table.primary_key.columns
        row = connection.execute(select(table).where(column == key)).one()
        out[name_of(table, key)] = row_digest(dict(row._mapping))
    return out


def name_of(table: Table, key: object) -> str:
    """Name a row: its table and its key."""
    return f"{table.name}:{key}"


def moment(now: datetime) -> str:
    """Write a moment down in UTC, to the thousandth of a second."""
    return now.astimezone(UTC).isoformat(timespec="milliseconds")
