"""API keys: made once and shown once, kept as a hash, found by the part that may be shown.

A key is `wk_<id>_<secret>`; its secret is 256 random bits, which nobody guesses, so a slow hash
such as argon2 (made for passwords people choose) would only cost every request 50 ms. It is kept as
a salted BLAKE2b, compared in constant time.
"""

import json
import re
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from hmac import compare_digest

from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Connection, Row, func, insert, or_, select, update
from starlette.requests import HTTPConnection

from witting.base import SettingsError
from witting.service.access import NOBODYS, Caller, Role
from witting.store import Database, audit
from witting.store.audit import Action
from witting.store.four_eyes import keep_key_hands
from witting.store.people import person as find_person
from witting.store.refusals import NotThere
from witting.store.schema import api_keys
from witting.store.schema_hands import key_hands

_KEY = re.compile(r"wk_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")
_SCHEMES = frozenset({"bearer", "apikey"})  # the second is what yente's own clients send
_KNOWN_FOR = 5.0  # seconds a key that was found is taken as good: an ended one stops by then
_MOST_KNOWN = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyHeld:
    """A key as it is kept: never its secret."""

    id: str
    tenant: str
    name: str
    roles: tuple[Role, ...]
    made_by: str
    made_at: str
    ended_at: str | None
    ends_at: str | None  # when it ends by itself
    person: str | None  # whom it acts for: with their roles at most, and never longer than they may


def make_key(
    connection: Connection,
    *,
    name: str,
    roles: Iterable[Role],
    tenant: str,
    by: str,
    now: datetime,
    ends_at: datetime | None = None,
    person: str | None = None,
    hands: frozenset[str] = frozenset(),
) -> str:
    """Make a key, tell of it in the audit trail, and give it: it cannot be shown again.

    A key of a person is that person wherever two must be two, and whoever made it may be as well;
    `hands` are those who may be behind its maker. One of nobody is no pair of eyes. Raises NotThere
    where the tenant has no such person, SettingsError for a role the person has not.
    """
    audit.hold(connection)
    roles = tuple(roles)
    if person is not None:
        _check_person(connection, person, tenant, roles)
    identity, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    salt = secrets.token_hex(8)
    had = sorted({role.value for role in roles})
    connection.execute(
        insert(api_keys).values(
            id=identity,
            tenant=tenant,
            name=name,
            roles=json.dumps(had),
            salt=salt,
            hash=_hashed(secret, salt),
            made_by=by,
            made_at=audit.moment(now),
            ends_at=audit.moment(ends_at) if ends_at else None,
            person=person,
        )
    )
    keep_key_hands(connection, identity, person, by, hands)
    audit.tell(
        connection,
        Action.KEY_MADE,
        actor=by,
        tenant=tenant,
        subject=f"key:{identity}",
        detail={"name": name, "roles": had, "person": person or ""},
        stored=audit.stored(connection, (api_keys, identity), (key_hands, identity)),
        now=now,
    )
    return f"wk_{identity}_{secret}"


def end_key(connection: Connection, identity: str, *, tenant: str, by: str, now: datetime) -> None:
    """End a key. Raises NotThere where the tenant has no such key in use."""
    audit.hold(connection)
    own = api_keys.c
    wanted = (
        update(api_keys)
        .where(own.id == identity, own.tenant == tenant, own.ended_at.is_(None))
        .values(ended_at=audit.moment(now), ended_by=by)
    )
    if not connection.execute(wanted).rowcount:
        raise NotThere(
            f"There is no key {identity!r} in use, so none was ended. The list of keys names them."
        )
    audit.tell(
        connection,
        Action.KEY_ENDED,
        actor=by,
        tenant=tenant,
        subject=f"key:{identity}",
        stored=audit.stored(connection, (api_keys, identity)),
        now=now,
    )


def keys_of(connection: Connection, tenant: str) -> list[KeyHeld]:
    """Give a tenant's keys, the newest first, ended ones too."""
    own = api_keys.c
    wanted = select(api_keys).where(own.tenant == tenant).order_by(own.made_at.desc(), own.id)
    return [_held(row) for row in connection.execute(wanted)]


def has_keys(connection: Connection) -> bool:
    """Say whether any key was ever made: the set-up link is of use only before."""
    return bool(connection.execute(select(func.count()).select_from(api_keys)).scalar_one())


class Keys:
    """The identity by API keys alone."""

    def __init__(
        self, database: Database, now: Callable[[], datetime] = lambda: datetime.now(tz=UTC)
    ) -> None:
        self._database, self._now = database, now
        self._known: dict[str, tuple[float, Caller | None]] = {}

    async def caller_of(self, connection: HTTPConnection) -> Caller | None:
        """Give whose key the request shows, or None."""
        scheme, _, said = connection.headers.get("authorization", "").partition(" ")
        found = _KEY.fullmatch(said.strip())
        if scheme.lower() not in _SCHEMES or found is None:
            return None
        # What is remembered is a hash: a picture of this process's memory gives no key away.
        mark = blake2b(said.strip().encode(), digest_size=16).hexdigest()
        known = self._known.get(mark)
        if known is not None and known[0] > time.monotonic():
            return known[1]
        caller = await run_in_threadpool(self._found, found[1], found[2])
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[mark] = (time.monotonic() + _KNOWN_FOR, caller)
        return caller

    async def is_set_up(self) -> bool:
        """Say whether there is any key."""
        return await run_in_threadpool(self._has_keys)

    def _has_keys(self) -> bool:
        with self._database.reading() as connection:
            return has_keys(connection)

    def _found(self, identity: str, secret: str) -> Caller | None:
        own = api_keys.c
        wanted = select(api_keys).where(
            own.id == identity,
            own.ended_at.is_(None),
            or_(own.ends_at.is_(None), own.ends_at > audit.moment(self._now())),
        )
        with self._database.reading() as connection:
            row = connection.execute(wanted).one_or_none()
            if row is None or not compare_digest(row.hash, _hashed(secret, row.salt)):
                return None
            held = _held(row)
            person = find_person(connection, held.person) if held.person else None
        roles = frozenset(held.roles)
        if held.person is None:
            return Caller(
                id=f"{NOBODYS}{held.id}",
                name=held.name,
                tenant=held.tenant,
                roles=roles,
                key=held.id,
            )
        if person is None or person.is_disabled or person.tenant != held.tenant:
            return None
        theirs = frozenset(role for role in roles if role.value in person.roles)
        return Caller(
            id=person.login, name=person.name, tenant=held.tenant, roles=theirs, key=held.id
        )


def _check_person(connection: Connection, login: str, tenant: str, roles: Iterable[Role]) -> None:
    found = find_person(connection, login)
    if found is None or found.tenant != tenant or found.is_disabled:
        raise NotThere(
            f"There is nobody {login[:60]!r} who may sign in, so no key was made for them. The list"
            " of people names those there are."
        )
    beyond = sorted({role.value for role in roles} - set(found.roles))
    if beyond:
        raise SettingsError(
            f"{login} has not the role {beyond[0]}, so no key was made that would: a key may no"
            " more than its person. Leave the role out, or give it to the person first."
        )


def _hashed(secret: str, salt: str) -> str:
    return blake2b(secret.encode(), salt=bytes.fromhex(salt), person=b"witting-key").hexdigest()


def _held(row: Row[tuple[object, ...]]) -> KeyHeld:
    known = {role.value for role in Role}
    return KeyHeld(
        id=row.id,
        tenant=row.tenant,
        name=row.name,
        roles=tuple(Role(one) for one in json.loads(row.roles) if one in known),
        made_by=row.made_by,
        made_at=row.made_at,
        ended_at=row.ended_at,
        ends_at=row.ends_at,
        person=row.person,
    )
