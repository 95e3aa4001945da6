"""The lists and the law in use by a worker: taken once by a request, replaced whole, never changed.

A request that began before a switch is finished with what it began with. What is opened is made
ready before it is in use, so that a switch is not felt.
"""

import subprocess
import sys
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import structlog
from filelock import FileLock

from witting.assess import World
from witting.base import WittingError
from witting.lists import Archive, Snapshot
from witting.service.counts import SWITCHES
from witting.service.settings import Settings
from witting.service.warming import Leaving, warm

_DAYS_HELD = 3  # worlds of other days that are kept open
_PATIENCE = 15.0  # seconds in which whoever changed the lists may put them together
_MAKING = 300.0  # seconds another process may take to do it instead
_MAKE = "import sys; from witting.assess import World; World.open(sys.argv[1])"
_log = structlog.get_logger("witting.service")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A world in use, and since when."""

    world: World
    opened_at: datetime
    beside: dict[str, object] = field(default_factory=dict, compare=False, repr=False)
    """What others make of this world and keep, by a name of their own: it goes with the world."""

    @property
    def is_usable(self) -> bool:
        """Say whether there is anybody on its lists."""
        return bool(self.world.snapshot.entries)


class Worlds:
    """The world in use, safe to ask from any thread."""

    def __init__(self, world: World, *, of_day: Callable[[date], World] | None = None) -> None:
        self._held = Held(world=world, opened_at=datetime.now(tz=UTC))
        self._of_day = of_day
        self._days: OrderedDict[str, World] = OrderedDict()
        self._lock = threading.Lock()
        self.switches = 0

    @property
    def current(self) -> Held:
        """Give what is in use now; a request asks once and keeps it."""
        return self._held

    def switch(self, world: World) -> Held:
        """Put another world in use, whole; whoever holds the one before keeps it."""
        with self._lock:
            self._held = Held(world=world, opened_at=datetime.now(tz=UTC))
            self._days.clear()
            self.switches += 1
            return self._held

    def on(self, day: date, today: date) -> World:
        """Give the world for a verdict of a day: of an archive, the lists published by then."""
        if self._of_day is None or day >= today:
            return self._held.world
        with self._lock:
            world = self._of_day(day)
            if world.snapshot.digest == self._held.world.snapshot.digest:
                return self._held.world
            held = self._days.setdefault(world.snapshot.digest, world)
            self._days.move_to_end(held.snapshot.digest)
            while len(self._days) > _DAYS_HELD:
                self._days.popitem(last=False)
            return held


def open_worlds(settings: Settings) -> Worlds:
    """Open the lists the settings name: given ones, else the archive, else those shipped.

    Raises ListError where there is no usable list.
    """
    lists = _lists(settings)
    is_archive = lists == [settings.archive]

    def of_day(day: date) -> World:
        return World.open(lists, as_of=day, law=settings.law, holdings=settings.holdings)

    return Worlds(_opened(settings), of_day=of_day if is_archive else None)


def _opened(settings: Settings) -> World:
    return World.open(_lists(settings), law=settings.law, holdings=settings.holdings)


def _lists(settings: Settings) -> list[Path] | None:
    if settings.lists:
        return list(settings.lists)
    return [settings.archive] if Archive.is_at(settings.archive) else None


class Watch:
    """Looks whether the lists were changed, by whichever process, and switches when they were."""

    def __init__(
        self, worlds: Worlds, settings: Settings, *, told: Callable[[World], object] | None = None
    ) -> None:
        """`told` is called with each world once it is in use, and again where it failed."""
        self._worlds, self._settings, self._told = worlds, settings, told
        self._told_of = ""
        self._seen = _mark(settings)
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._waited_since: float | None = None
        self._leaving = Leaving()
        self.why_not = ""  # why the last change could not be taken over, or ""

    def start(self) -> None:
        """Begin to look."""
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name="lists", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End looking."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def look(self) -> bool:
        """Take a change over now; say whether there was one."""
        mark = _mark(self._settings)
        if mark == self._seen:
            return False
        try:
            with FileLock(self._settings.home / "opening.lock"):  # the others find the index made
                self._put_together()
                world = _opened(self._settings)
            before = self._worlds.current.world
            if world.used == before.used and world.snapshot.left_out == before.snapshot.left_out:
                self._seen, self.why_not = mark, ""
                return False
            if world.snapshot.digest != before.snapshot.digest:
                warm(world)
            self._worlds.switch(world)
            self._leaving.add(before)
        except (WittingError, OSError, subprocess.TimeoutExpired) as problem:
            self.why_not = str(problem)
            _log.error("lists not switched", why=type(problem).__name__)
            return False
        SWITCHES.inc()
        self._seen, self.why_not = mark, ""
        self.tell()
        used = [f"{one.id} {one.published}" for one in world.used.lists]
        _log.info("lists switched", digest=world.snapshot.digest, lists=used)
        return True

    def see_off(self) -> None:
        """Let the worlds that were replaced go, where whoever held them is done."""
        self._leaving.see_off(self._worlds.current.world)

    def tell(self) -> None:
        """Tell of the lists in use, where that was not done; what stumbles is done again later."""
        world = self._worlds.current.world
        if self._told is None or self._told_of == world.snapshot.digest:
            return
        try:
            self._told(world)
            self._told_of = world.snapshot.digest
        except (WittingError, OSError) as problem:
            _log.error("lists not told of", why=type(problem).__name__)

    def _put_together(self) -> None:
        """Have another process put the lists together: here it would hold up every answer."""
        folder = self._settings.archive
        if not _is_put_together(self._settings):
            subprocess.run(
                [sys.executable, "-c", _MAKE, str(folder)],
                check=False,  # what it could not do is done here, or told of here
                timeout=_MAKING,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

    def is_early(self) -> bool:
        """Say whether the lists were changed just now, by one who is still at it."""
        if _mark(self._settings) == self._seen or _is_put_together(self._settings):
            self._waited_since = None
            return False
        now = time.monotonic()
        self._waited_since = self._waited_since or now
        return now - self._waited_since <= _PATIENCE

    def _run(self) -> None:
        while not self._stop.wait(self._settings.watch_seconds):
            try:
                self.see_off()
                self.tell()
                if not self.is_early():
                    self.look()
            except Exception as problem:  # the next look may do better; this thread must live
                self.why_not = f"{type(problem).__name__} while the lists were opened"
                _log.error("lists not switched", why=type(problem).__name__)


def _is_put_together(settings: Settings) -> bool:
    """Say whether the lists only have to be opened; files of one's own are read here anyway."""
    if _lists(settings) != [settings.archive]:
        return True
    return Archive(settings.archive, Snapshot.default()).is_put_together()


def _mark(settings: Settings) -> tuple[object, ...]:
    """Give what is different once the lists are: the place and time of the files that say so."""
    paths = settings.lists or (settings.archive / "manifest.json",)
    return tuple(_stat(path) for path in paths)


def _stat(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
