"""Who is signed in, and the one-time links by which people set their passwords.

Neither a session's number nor a link's token is kept, only its hash: who reads the database can use
neither. Both are 256 random bits, so a quick hash hides them well.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b

from sqlalchemy import Connection, delete, insert, or_, select, update

from witting.store import audit
from witting.store.people import PersonHeld, held_person
from witting.store.schema_people import people, sessions, setup_links

LINK_LASTS = timedelta(hours=1)
_SEEN_EVERY = timedelta(minutes=1)  # how exactly the last look is noted: a write each time is dear


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """How long a session lasts: unused, and at all."""

    idle: timedelta
    most: timedelta


def secret_hash(secret: str) -> str:
    """Give what is kept of a session's number or a link's token.

    >>> len(secret_hash("anything"))
    64
    """
    return blake2b(secret.encode(), digest_size=32, person=b"witting-once").hexdigest()


def open_session(
    connection: Connection, secret: str, login: str, lasting: Lasting, now: datetime
) -> None:
    """Keep a new session of a person; those that ended on their own are cleared away."""
    own = sessions.c
    at = audit.moment(now)
    idle_since = audit.moment(now - lasting.idle)
    connection.execute(delete(sessions).where(or_(own.ends_at <= at, own.seen_at <= idle_since)))
    connection.execute(
        insert(sessions).values(
            hash=secret_hash(secret),
            person=login,
            made_at=at,
            seen_at=at,
            ends_at=audit.moment(now + lasting.most),
        )
    )


def session_person(
    connection: Connection, secret: str, lasting: Lasting, now: datetime
) -> tuple[PersonHeld, bool] | None:
    """Give whose session it is, and whether it is time to note that it was used.

    None where there is no such session, it ended, or its person is disabled.
    """
    own = sessions.c
    wanted = (
        select(people, own.seen_at)
        .join(sessions, own.person == people.c.login)
        .where(
            own.hash == secret_hash(secret),
            own.ends_at > audit.moment(now),
            own.seen_at > audit.moment(now - lasting.idle),
            people.c.disabled_at.is_(None),
        )
    )
    row = connection.execute(wanted).one_or_none()
    if row is None:
        return None
    return held_person(row), row.seen_at <= audit.moment(now - _SEEN_EVERY)


def note_use(connection: Connection, secret: str, now: datetime) -> None:
    """Note that a session was used now."""
    own = sessions.c
    found = update(sessions).where(own.hash == secret_hash(secret))
    connection.execute(found.values(seen_at=audit.moment(now)))


def end_session(connection: Connection, secret: str) -> str | None:
    """End a session; give whose it was, or None where there is none."""
    own = sessions.c.hash == secret_hash(secret)
    login = connection.execute(select(sessions.c.person).where(own)).scalar_one_or_none()
    connection.execute(delete(sessions).where(own))
    return login


def make_link(
    connection: Connection, token: str, *, login: str | None, by: str, now: datetime
) -> None:
    """Keep a link by which a person sets a password; without a login, the first administrator.

    Links made before for the same person are of no use from then on.
    """
    own = setup_links.c
    audit.hold(connection)
    same = own.person.is_(None) if login is None else own.person == login
    connection.execute(delete(setup_links).where(same, own.used_at.is_(None)))
    connection.execute(
        insert(setup_links).values(
            hash=secret_hash(token),
            person=login,
            made_by=by,
            made_at=audit.moment(now),
            ends_at=audit.moment(now + LINK_LASTS),
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What a good link is for: the person's login, or None for the first administrator."""

    login: str | None


def link(connection: Connection, token: str, now: datetime) -> Link | None:
    """Give what a link is for, or None where it is not good, used, or older than an hour."""
    own = setup_links.c
    wanted = select(own.person).where(
        own.hash == secret_hash(token), own.used_at.is_(None), own.ends_at > audit.moment(now)
    )
    row = connection.execute(wanted).one_or_none()
    return None if row is None else Link(login=row.person)


def use_link(connection: Connection, token: str, now: datetime) -> Link | None:
    """Use a link up and give what it was for, or None where it is not good (any more)."""
    audit.hold(connection)
    found = link(connection, token, now)
    if found is not None:
        used = update(setup_links).where(setup_links.c.hash == secret_hash(token))
        connection.execute(used.values(used_at=audit.moment(now)))
    return found
