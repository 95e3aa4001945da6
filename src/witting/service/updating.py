"""Newer lists fetched for the running service: begun by an admin or by who holds the token."""

import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime

import structlog

from witting.assess import ENGINE, World
from witting.lists import Snapshot
from witting.lists.list_files import ListFile, with_own
from witting.lists.taking_in import changing
from witting.service.access import HOUSE
from witting.service.events import LISTS_UPDATED, announce
from witting.service.parts import Service
from witting.store import audit
from witting.store.audit import Action
from witting.store.deal_records import Actor, Person

BY_TOKEN = Actor(id="update token", tenant=HOUSE, is_person=False)
"""Who is told of as having begun an update by the token of /updatez."""
_updating = threading.Lock()
_log = structlog.get_logger("witting.service")


def begin_update(
    service: Service, by: Person, files: Sequence[ListFile]
) -> threading.Thread | None:
    """Begin to fetch files, and give the thread that does; None where that is being done already.

    What comes in is checked, told in the trail and put together; each worker then sees by itself
    that the archive changed.
    """
    if not _updating.acquire(blocking=False):
        return None
    try:
        work = threading.Thread(
            target=_update, args=(service, by, files), name="update", daemon=True
        )
        work.start()
    except BaseException:
        _updating.release()
        raise
    return work


def update_by_token(service: Service) -> None:
    """Fetch every file that is on, and wait for it; lists of one's own are looked at anew."""
    if not service.settings.lists:
        known = with_own(service.settings.list_sources)
        files = [file for file in known.values() if file.enabled]
        work = begin_update(service, BY_TOKEN, files)
        if work is not None:
            work.join()
    service.watch.look()


def _update(service: Service, by: Person, files: Sequence[ListFile]) -> None:
    try:
        told = _fetched(service, by, files)
        with service.database.writing() as connection:
            audit.tell(
                connection,
                Action.LISTS_TAKEN_IN,
                actor=by.id,
                tenant=by.tenant,
                subject="lists",
                detail={"files": told},
                now=service.now(),
            )
            announce(connection, service, by.tenant, LISTS_UPDATED, {"files": told})
    except Exception as problem:  # nobody waits for it: the log is where it is told
        _log.error("lists not fetched", why=type(problem).__name__)
    finally:
        _updating.release()


def _fetched(service: Service, by: Person, files: Sequence[ListFile]) -> list[dict[str, str]]:
    from witting.lists.fetch import FetchSettings, Machine, update_lists

    fetching = FetchSettings(user_agent=f"witting/{ENGINE} (sanctions list update)")
    machine = Machine(now=lambda: datetime.now(tz=UTC), ticks=time.monotonic, sleep=time.sleep)
    folder = service.settings.archive
    with changing(
        folder, who=f"{by.id} over HTTP", now=service.now(), shipped=Snapshot.default()
    ) as held:
        outcomes = list(update_lists(held, files, fetching, machine))
    if any(outcome.state == "new" for outcome in outcomes):
        World.open(folder)  # puts together what is in use and its index, once for every worker
    return [{"file": one.file.id, "state": one.state} for one in outcomes]
