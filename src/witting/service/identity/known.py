"""The identity of the service: by key where one is shown, else by the session of the browser."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from fastapi.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection

from witting.service.access import Caller, Role
from witting.service.identity.cookies import number_in
from witting.service.keys import Keys, has_keys
from witting.service.settings import Settings
from witting.store import Database
from witting.store.people import PersonHeld, has_people
from witting.store.sessions import Lasting, note_use, session_person


def lasting(settings: Settings) -> Lasting:
    """Give how long sessions last by the settings."""
    return Lasting(
        idle=timedelta(minutes=settings.session_idle_minutes),
        most=timedelta(hours=settings.session_hours),
    )


def caller_for(person: PersonHeld) -> Caller:
    """Give a person as the caller of a request; the login is what is written down of them."""
    known = {role.value for role in Role}
    return Caller(
        id=person.login,
        name=person.name,
        tenant=person.tenant,
        roles=frozenset(Role(one) for one in person.roles if one in known),
    )


class Known:
    """Finds callers by their keys and sessions.

    A request that shows a key is never looked at for a cookie: forms are proved by the cookie alone
    (`forgery`), and what is known by a key needs no proof.
    """

    def __init__(
        self,
        database: Database,
        settings: Settings,
        now: Callable[[], datetime] = lambda: datetime.now(tz=UTC),
    ) -> None:
        self._database, self._settings, self._now = database, settings, now
        self._keys = Keys(database)
        self._lasting = lasting(settings)

    async def caller_of(self, connection: HTTPConnection) -> Caller | None:
        """Give who asks, or None where nobody known does."""
        if "authorization" in connection.headers:
            return await self._keys.caller_of(connection)
        number = number_in(connection, self._settings)
        # Never remembered: a person who is disabled is out with the next request.
        return await run_in_threadpool(self._signed_in, number) if number else None

    async def is_set_up(self) -> bool:
        """Say whether there is anybody, or any key."""
        return await run_in_threadpool(is_set_up, self._database)

    def _signed_in(self, number: str) -> Caller | None:
        now = self._now()
        with self._database.reading() as connection:
            found = session_person(connection, number, self._lasting, now)
        if found is None:
            return None
        person, is_to_note = found
        if is_to_note:
            with self._database.writing() as connection:
                note_use(connection, number, now)
        return caller_for(person)


def is_set_up(database: Database) -> bool:
    """Say whether there is anybody, or any key."""
    with database.reading() as connection:
        return has_people(connection) or has_keys(connection)
