"""Keeps the entities of the world in use, and lets them go when the lists are switched."""

import threading
from typing import Protocol

from witting.assess import World
from witting.service.yente.entities import Entities


class HasWorld(Protocol):
    """What is in use at one moment."""

    @property
    def world(self) -> World:
        """Give the lists, the law and the indexes."""
        ...


class InUse(Protocol):
    """Whoever knows which world is in use now."""

    @property
    def current(self) -> HasWorld:
        """Give it; a request asks once and keeps it."""
        ...


class Kept:
    """The entities of the world in use."""

    def __init__(self, worlds: InUse) -> None:
        self._worlds = worlds
        self._lock = threading.Lock()
        self._entities: Entities | None = None

    @property
    def now(self) -> Entities:
        """Give the entities of the world in use; a request asks once and keeps them."""
        world = self._worlds.current.world
        held = self._entities
        if held is not None and held.world is world:
            return held
        with self._lock:
            if self._entities is None or self._entities.world is not world:
                self._entities = Entities(world)
            return self._entities

    @property
    def is_usable(self) -> bool:
        """Say whether there is anybody on the lists in use."""
        return len(self._worlds.current.world.snapshot) > 0
