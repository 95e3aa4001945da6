"""One-time links: the first start's, by which the first administrator comes in, and a person's own.

Nobody chooses a password for another, and none is ever printed or sent: a link is, good for an hour
and once.
"""

import secrets
from datetime import datetime

from witting.service.access import HOUSE, Role
from witting.service.identity.known import is_set_up
from witting.service.identity.passwords import check_password, hashed
from witting.service.problems import Refused
from witting.service.settings import Settings
from witting.store import Database, audit
from witting.store.audit import Action
from witting.store.people import PersonHeld, add_person, has_people, person, set_password
from witting.store.refusals import NotNow, NotThere
from witting.store.sessions import Link, link, make_link, use_link

NOT_GOOD = (
    "This link is not good: it was used already, is older than an hour, or another was made since."
    " Start the service again for a new first link, or ask an administrator for one,"
    " who has a page for it (or `witting users setup-link`)."
)


def first_link(settings: Settings, now: datetime) -> str:
    """Make the link of the first start and give its token, or nothing once anybody is known.

    Raises StoreError where the database cannot be had.
    """
    database = Database.open(settings.store)
    try:
        if is_set_up(database):
            return ""
        token = secrets.token_urlsafe(32)
        with database.writing() as connection:
            make_link(connection, token, login=None, by="start", now=now)
        return token
    finally:
        database.close()


def person_link(database: Database, login: str, *, tenant: str, by: str, now: datetime) -> str:
    """Make a link by which a person sets a password, tell of it, and give its token.

    Raises NotThere, and NotNow for somebody who is disabled or signs in elsewhere.
    """
    token = secrets.token_urlsafe(32)
    with database.writing() as connection:
        audit.hold(connection)
        found = person(connection, login)
        if found is None or found.tenant != tenant:
            raise NotThere(f"There is no person {login[:60]!r}, so no link was made.")
        if found.is_disabled or found.issuer:
            why = "is disabled" if found.is_disabled else f"signs in at {found.issuer}"
            raise NotNow(f"{login!r} {why}, so a link would be of no use: none was made.")
        make_link(connection, token, login=login, by=by, now=now)
        audit.tell(
            connection,
            Action.PERSON_CHANGED,
            actor=by,
            tenant=tenant,
            subject=f"person:{login}",
            detail={"link": "made"},
            now=now,
        )
    return token


def link_for(database: Database, token: str, now: datetime) -> Link:
    """Give what a link is for. Raises Refused where it is not good."""
    with database.reading() as connection:
        found = link(connection, token, now)
        if found is None or (found.login is None and has_people(connection)):
            raise not_good()
    return found


def follow_link(
    database: Database,
    token: str,
    *,
    login: str,
    name: str,
    password: str,
    again: str,
    now: datetime,
) -> PersonHeld:
    """Set the password of whom the link is for, or make the first administrator; use the link up.

    Raises Refused where the link is not good, or the password is not; the link is then still good.
    """
    wanted = link_for(database, token, now)
    check_password(password, again, wanted.login or login, name)
    kept = hashed(password)  # slow on purpose, so before anybody waits for the database
    with database.writing() as connection:
        audit.hold(connection)
        used = use_link(connection, token, now)
        if used is None or (used.login is None and has_people(connection)):
            raise not_good()
        if used.login is not None:
            held = person(connection, used.login)
            if held is None or held.is_disabled:
                raise not_good()
            return set_password(
                connection,
                used.login,
                kept,
                tenant=held.tenant,
                by=used.login,
                now=now,
            )
        made = add_person(
            connection,
            login=login,
            name=name,
            roles=[Role.ADMIN.value],
            tenant=HOUSE,
            by="setup",
            now=now,
            password=kept,
        )
        audit.tell(
            connection,
            Action.SERVICE_SET_UP,
            actor=made.login,
            tenant=HOUSE,
            subject="service",
            now=now,
        )
        return made


def not_good() -> Refused:
    """Give the refusal of a link."""
    return Refused(403, NOT_GOOD, kind="NotSetUp")
