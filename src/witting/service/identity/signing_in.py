"""Signing in and out: the password looked at, tries counted, a new session, and all of it told."""

from dataclasses import dataclass
from datetime import datetime

from witting.service.identity.cookies import new_number
from witting.service.identity.passwords import is_right
from witting.store import Database, audit
from witting.store.audit import Action
from witting.store.people import LOGIN, PersonHeld, person
from witting.store.sessions import Lasting, end_session, open_session
from witting.store.sign_in_tries import Trying, count_try, forget_tries


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """Somebody is in: who, and the new number of the browser."""

    person: PersonHeld
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotIn:
    """Nobody is in; `wait` is for how many seconds the next try is not looked at."""

    wait: int = 0


def sign_in(
    database: Database,
    *,
    login: str,
    password: str,
    address: str,
    before: str,
    lasting: Lasting,
    now: datetime,
) -> SignedIn | NotIn:
    """Sign somebody in by password, under a number the browser never had.

    An unknown person, a wrong password, a disabled person and one who signs in elsewhere are all
    answered alike, and as slowly. `before` is the browser's number until now; its session ends.
    """
    login = login.strip().lower()
    trying = Trying.of(login, address)
    with database.writing() as connection:
        wait = count_try(connection, trying, now)
    if wait:
        return NotIn(wait=wait)
    with database.reading() as connection:
        found = person(connection, login) if LOGIN.fullmatch(login) else None
    kept = None if found is None or found.is_disabled else found.password
    if is_right(kept, password) and found is not None:
        return let_in(
            database,
            found,
            address=address,
            before=before,
            lasting=lasting,
            now=now,
            trying=trying,
        )
    with database.writing() as connection:
        # What was typed is told only where it is a login: it may be a password.
        audit.tell(
            connection,
            Action.SIGN_IN_REFUSED,
            actor=found.login if found else "nobody",
            tenant=found.tenant if found else "",
            subject=f"person:{found.login}" if found else "sign-in",
            detail={"address": address, "disabled": bool(found and found.is_disabled)},
            now=now,
        )
    return NotIn()


def let_in(
    database: Database,
    found: PersonHeld,
    *,
    address: str,
    before: str,
    lasting: Lasting,
    now: datetime,
    trying: Trying | None = None,
) -> SignedIn:
    """Open a session for somebody who proved who they are, and tell of it."""
    number = new_number()
    with database.writing() as connection:
        audit.hold(connection)
        if trying is not None:
            forget_tries(connection, trying)
        if before:
            end_session(connection, before)
        open_session(connection, number, found.login, lasting, now)
        audit.tell(
            connection,
            Action.SIGNED_IN,
            actor=found.login,
            tenant=found.tenant,
            subject=f"person:{found.login}",
            detail={"address": address, "by": found.issuer or "password"},
            now=now,
        )
    return SignedIn(person=found, number=number)


def sign_out(database: Database, number: str, now: datetime) -> None:
    """End a session, and tell of it where there was one."""
    with database.writing() as connection:
        audit.hold(connection)
        login = end_session(connection, number)
        held = person(connection, login) if login else None
        if held is not None:
            audit.tell(
                connection,
                Action.SIGNED_OUT,
                actor=held.login,
                tenant=held.tenant,
                subject=f"person:{held.login}",
                now=now,
            )
