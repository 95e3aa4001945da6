"""Screening of the book as a job: one at a time, its progress kept where every worker can read it.

A lock that ends with its process says whether a job still runs; what is said of it is in a file.
"""

import json
import re
import secrets
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import structlog
from filelock import FileLock, Timeout

from witting.base import SettingsError, WittingError
from witting.lists.durable import write_durably
from witting.service.parts import Service
from witting.service.problems import Refused
from witting.store import audit
from witting.store.audit import Action
from witting.store.book_plan import Plan, must_have, of_everybody, on_suspicion
from witting.store.book_screening import BookScreening, lists_folder, open_screening
from witting.store.deal_records import Person
from witting.store.refusals import NotThere
from witting.store.screenings import Run

_ID = re.compile(r"[0-9a-f]{16}")
_KEPT = 50  # jobs that can still be asked for
_EVERY = 0.5  # seconds between two words on how far it is
_log = structlog.get_logger("witting.service")


class Wanted(StrEnum):
    """Who is to be screened."""

    FULL = "full"  # the whole book
    FRESH = "fresh"  # who never was, and who changed since
    RESCREEN = "rescreen"  # whom a change of the lists can touch, and the fresh
    SUSPICION = "suspicion"  # parties somebody names


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A screening of the book that was begun."""

    id: str
    wanted: Wanted
    begun_by: str
    begun_at: str
    state: str = "running"  # running, done, failed, lost
    done: int = 0
    total: int = 0
    because: str = ""  # why these parties
    why: str = ""  # it failed
    runs: tuple[dict[str, Any], ...] = ()


def begin(service: Service, by: Person, wanted: Wanted, keys: Sequence[str]) -> Job:
    """Begin to screen the book. Raises Refused while that is being done already."""
    _check(service, wanted, keys)
    lock = _lock(service)
    try:
        lock.acquire(timeout=1)  # who only looks has it for a moment
    except Timeout:
        raise Refused(
            409, "The book is being screened already: its jobs say how far it is."
        ) from None
    try:
        job = Job(
            id=secrets.token_hex(8),
            wanted=wanted,
            begun_by=by.id,
            begun_at=audit.moment(service.now()),
        )
        _keep(service, job)
        work = _Work(service, by, job, tuple(keys), lock)
        threading.Thread(target=work.run, name="book", daemon=True).start()
    except BaseException:
        lock.release()
        raise
    return job


def job(service: Service, identity: str) -> Job:
    """Give a job as it stands. Raises NotThere."""
    path = _folder(service) / f"{identity}.json"
    if not _ID.fullmatch(identity) or not path.is_file():
        raise NotThere(f"There is no job {identity[:40]!r}; beginning a screening names one.")
    found = _read(path)
    if found.state != "running":
        return found
    lock = _lock(service)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return _read(path)
    lock.release()
    found = _read(path)  # it may have ended in between
    if found.state != "running":
        return found
    why = "The process that screened was stopped; the book is as it was. Begin again."
    return replace(found, state="lost", why=why)


class _Work:
    """One job at work, in a thread; whoever screens many parties does so in other processes."""

    def __init__(
        self, service: Service, by: Person, begun: Job, keys: tuple[str, ...], lock: FileLock
    ) -> None:
        self._service, self._by, self._job = service, by, begun
        self._keys, self._lock, self._said_at = keys, lock, 0.0

    def run(self) -> None:
        """Screen, and put down how it went."""
        try:
            runs = self._screened()
            self._tell(runs)
            self._say(state="done", runs=tuple(asdict(one) for one in runs))
        except WittingError as problem:
            self._say(state="failed", why=str(problem))
        except Exception as problem:  # nobody waits for it: what it was stands in the log
            _log.error("book not screened", why=type(problem).__name__)
            self._say(state="failed", why="A mistake of the service; its log has more.")
        finally:
            self._lock.release()

    def _screened(self) -> tuple[Run, ...]:
        service = self._service
        screening = open_screening(
            service.database,
            lists_folder(service.settings.home, service.settings.store),
            service.worlds.current.world.snapshot,
            service.now,
        )
        plan = self._planned(screening)
        self._say(because=plan.because)
        return screening.run(plan, progress=self._progress)

    def _planned(self, screening: BookScreening) -> Plan:
        match self._job.wanted:
            case Wanted.FULL:
                return of_everybody()
            case Wanted.SUSPICION:
                return on_suspicion(self._keys)
            case Wanted.RESCREEN:
                return screening.changed()
            case Wanted.FRESH:
                return screening.fresh()

    def _progress(self, _what: str, done: int, total: int) -> None:
        if time.monotonic() - self._said_at >= _EVERY:
            self._said_at = time.monotonic()
            self._say(done=done, total=total)

    def _tell(self, runs: Sequence[Run]) -> None:
        with self._service.database.writing() as connection:
            audit.tell(
                connection,
                Action.BOOK_SCREENED,
                actor=self._by.id,
                tenant=self._by.tenant,
                subject="book",
                detail={
                    "wanted": self._job.wanted.value,
                    "keys": list(self._keys),
                    "because": self._job.because,
                    "runs": [one.id for one in runs],
                    "lists": runs[-1].lists if runs else "",
                    "opened": sum(one.opened for one in runs),
                },
                now=self._service.now(),
            )

    def _say(self, **values: Any) -> None:
        self._job = replace(self._job, **values)
        _keep(self._service, self._job)


def _check(service: Service, wanted: Wanted, keys: Sequence[str]) -> None:
    if bool(keys) is not (wanted is Wanted.SUSPICION):
        raise SettingsError(
            "Keys are of a screening on suspicion, and it is of nobody without them: nothing was"
            " done. Name keys with `suspicion`, and none otherwise."
        )
    with service.database.reading() as connection:
        must_have(connection, keys)


def _folder(service: Service) -> Path:
    folder = service.settings.home / "book-jobs"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _lock(service: Service) -> FileLock:
    return FileLock(_folder(service) / "screening.lock", thread_local=False)


def _keep(service: Service, made: Job) -> None:
    folder = _folder(service)
    write_durably(folder / f"{made.id}.json", [json.dumps(asdict(made)).encode()])
    kept = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
    for path in kept[:-_KEPT]:
        path.unlink(missing_ok=True)


def _read(path: Path) -> Job:
    record = json.loads(path.read_bytes())
    return Job(**record | {"wanted": Wanted(record["wanted"]), "runs": tuple(record["runs"])})
