"""What a worker of the service is made of: one record that routes find at `app.state.service`."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from starlette.requests import HTTPConnection

from witting.assess import World, load_profile, shipped_profiles
from witting.base import Profile, SettingsError
from witting.lists import Snapshot
from witting.service.access import Identity
from witting.service.settings import Settings
from witting.service.worlds import Watch, Worlds
from witting.store import Database
from witting.store.held_lists import CASE_LISTS
from witting.store.lists import keep_lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One worker: its settings, the world in use, the database, and who knows its callers."""

    settings: Settings
    worlds: Worlds
    watch: Watch
    database: Database
    identity: Identity
    profile: Profile  # who asks where a request does not say
    now: Callable[[], datetime] = lambda: datetime.now(tz=UTC)
    is_warming: threading.Event = field(default_factory=threading.Event)
    """Set while what the first request needs is brought into memory."""

    @property
    def today(self) -> date:
        """Give the day it is, in UTC."""
        return self.now().date()

    def world_on(self, day: date) -> World:
        """Give the world for a verdict of a day."""
        return self.worlds.on(day, self.today)

    def keep(self, lists: Snapshot) -> None:
        """Keep lists a case is judged by, so that it can be replayed when others are in use."""
        if lists.digest != Snapshot.default().digest:
            keep_lists(lists, self.settings.home / CASE_LISTS)

    def profile_named(self, name: str) -> Profile:
        """Give a profile that comes with witting, or the service's own; never a file of a caller's.

        Raises SettingsError.
        """
        if not name or name in (self.profile.name, self.settings.profile):
            return self.profile
        if name not in shipped_profiles():
            known = sorted({*shipped_profiles(), self.profile.name})
            raise SettingsError(
                f"There is no profile {name[:60]!r} here: name one of {', '.join(known)}. A profile"
                " of your own is given when the service is started."
            )
        return load_profile(name)


async def service_of(connection: HTTPConnection) -> Service:
    """Give the worker's parts to a route."""
    service: Service = connection.app.state.service
    return service
