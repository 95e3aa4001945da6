"""The people who may sign in: who they are, whose, with which roles; every change is told.

A row is never removed: decisions name people for years. Passwords come in hashed already; what a
role may do is the service's business.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from witting.base import SettingsError
from witting.store import audit
from witting.store.audit import Action
from witting.store.refusals import NotNow, NotThere
from witting.store.schema_people import people, sessions

LOGIN = re.compile(r"[a-z0-9][a-z0-9._@+-]{0,99}")
"""Latin letters alone: two logins that look alike would be two pairs of eyes in one head."""
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonHeld:
    """A person as kept. `password` is a hash, and None for who signs in elsewhere or not yet."""

    login: str
    tenant: str
    name: str
    roles: tuple[str, ...]
    password: str | None
    issuer: str | None  # who vouches for the person, and the number the person has there
    subject: str | None
    made_by: str
    made_at: str
    disabled_at: str | None

    @property
    def is_disabled(self) -> bool:
        """Say whether the person may no longer sign in."""
        return self.disabled_at is not None


def add_person(
    connection: Connection,
    *,
    login: str,
    name: str,
    roles: Iterable[str],
    tenant: str,
    by: str,
    now: datetime,
    password: str | None = None,
    issuer: str | None = None,
    subject: str | None = None,
) -> PersonHeld:
    """Keep a new person, and tell of it.

    Raises SettingsError for a login or name that is none, and NotNow where the login is taken: a
    login is never given a second time, for the trail names people by it.
    """
    login = checked_login(login)
    audit.hold(connection)
    if person(connection, login) is not None:
        raise NotNow(
            f"There is a person {login!r} already, perhaps a disabled one, and decisions may name"
            " them: a login is never given twice. Choose another."
        )
    values: dict[str, Any] = {
        "login": login,
        "tenant": tenant,
        "name": _checked_name(name),
        "roles": _written(roles),
        "password": password,
        "issuer": issuer,
        "subject": subject,
        "made_by": by,
        "made_at": audit.moment(now),
    }
    connection.execute(insert(people).values(**values))
    detail = {"name": values["name"], "roles": sorted(set(roles)), "issuer": issuer or ""}
    return _told(connection, Action.PERSON_ADDED, login, tenant, by, now, detail)


def checked_login(login: str) -> str:
    """Give a login as it is kept, in small letters. Raises SettingsError where it is none."""
    login = login.strip().lower()
    if LOGIN.fullmatch(login) is None:
        raise SettingsError(
            f"{login[:60]!r} cannot be a login: it may have Latin letters, digits and . _ @ + - and"
            " at most 100 of them, so that no two look alike. The name beside it may be in any"
            " script."
        )
    return login


def person(connection: Connection, login: str) -> PersonHeld | None:
    """Give a person by login, disabled ones too."""
    return _one(connection, people.c.login == login)


def person_of_subject(connection: Connection, issuer: str, subject: str) -> PersonHeld | None:
    """Give the person an identity provider means by its own number."""
    return _one(connection, people.c.issuer == issuer, people.c.subject == subject)


def people_of(connection: Connection, tenant: str) -> list[PersonHeld]:
    """Give a tenant's people by login, disabled ones too."""
    wanted = select(people).where(people.c.tenant == tenant).order_by(people.c.login)
    return [held_person(row) for row in connection.execute(wanted)]


def has_people(connection: Connection) -> bool:
    """Say whether there is anybody."""
    return bool(connection.execute(select(func.count()).select_from(people)).scalar_one())


def set_roles(
    connection: Connection, login: str, roles: Iterable[str], *, tenant: str, by: str, now: datetime
) -> PersonHeld:
    """Give a person other roles, from the next request on. Raises NotThere."""
    before = _present(connection, login, tenant)
    had = sorted(set(roles))
    detail = {"roles": had, "roles_before": list(before.roles)}
    _change(connection, login, roles=_written(had))
    return _told(connection, Action.PERSON_CHANGED, login, tenant, by, now, detail)


def set_name(
    connection: Connection, login: str, name: str, *, tenant: str, by: str, now: datetime
) -> PersonHeld:
    """Call a person by another name. Raises NotThere."""
    before = _present(connection, login, tenant)
    _change(connection, login, name=_checked_name(name))
    detail = {"name": _checked_name(name), "name_before": before.name}
    return _told(connection, Action.PERSON_CHANGED, login, tenant, by, now, detail)


def set_password(
    connection: Connection, login: str, password: str, *, tenant: str, by: str, now: datetime
) -> PersonHeld:
    """Keep the hash of a new password; every session under the old one ends. Raises NotThere."""
    _present(connection, login, tenant)
    _change(connection, login, password=password)
    connection.execute(delete(sessions).where(sessions.c.person == login))
    detail = {"password": "changed"}
    return _told(connection, Action.PERSON_CHANGED, login, tenant, by, now, detail)


def disable(
    connection: Connection, login: str, *, tenant: str, by: str, now: datetime
) -> PersonHeld:
    """End a person's access, with every session and key that acts for them. Raises NotThere."""
    found = _present(connection, login, tenant)
    if found.is_disabled:
        raise NotNow(f"{login!r} is disabled already, since {found.disabled_at}: nothing changed.")
    _change(connection, login, disabled_at=audit.moment(now), disabled_by=by)
    connection.execute(delete(sessions).where(sessions.c.person == login))
    return _told(connection, Action.PERSON_ENDED, login, tenant, by, now, {})


def held_person(row: Row[Any]) -> PersonHeld:
    """Read a person from a row of the table."""
    return PersonHeld(
        login=row.login,
        tenant=row.tenant,
        name=row.name,
        roles=tuple(json.loads(row.roles)),
        password=row.password,
        issuer=row.issuer,
        subject=row.subject,
        made_by=row.made_by,
        made_at=row.made_at,
        disabled_at=row.disabled_at,
    )


def _one(connection: Connection, *where: Any) -> PersonHeld | None:
    row = connection.execute(select(people).where(*where)).one_or_none()
    return None if row is None else held_person(row)


def _present(connection: Connection, login: str, tenant: str) -> PersonHeld:
    audit.hold(connection)
    found = person(connection, login)
    if found is None or found.tenant != tenant:
        raise NotThere(
            f"There is no person {login[:60]!r}, so nothing was changed. The list of people names"
            " those there are."
        )
    return found


def _change(connection: Connection, login: str, **values: Any) -> None:
    connection.execute(update(people).where(people.c.login == login).values(**values))


def _told(
    connection: Connection,
    action: Action,
    login: str,
    tenant: str,
    by: str,
    now: datetime,
    detail: dict[str, Any],
) -> PersonHeld:
    audit.tell(
        connection,
        action,
        actor=by,
        tenant=tenant,
        subject=f"person:{login}",
        detail=detail,
        stored=audit.stored(connection, (people, login)),
        now=now,
    )
    found = person(connection, login)
    assert found is not None
    return found


def _checked_name(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise SettingsError(
            f"A person's name must have 1 to {LONGEST_NAME} letters, of any script, and none that"
            f" cannot be seen; {name[:60]!r} has not. Nothing was kept."
        )
    return name


def _written(roles: Iterable[str]) -> str:
    return json.dumps(sorted(set(roles)))
