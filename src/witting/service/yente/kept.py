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

    @property
    def beside(self) -> dict[str, object]:
        """Give what is kept beside the world by whoever made something of it."""
        ...


class InUse(Protocol):
    """Whoever knows which world is in use now."""

    @property
    def current(self) -> HasWorld:
        """Give it; a request asks once and keeps it."""
        ...


_NAME = "entities of yente's API"


class Kept:
    """The entities of the world in use: kept beside it, so that they go when it is replaced."""

    def __init__(self, worlds: InUse) -> None:
        self._worlds = worlds
        self._lock = threading.Lock()

    @property
    def now(self) -> Entities:
        """Give the entities of the world in use; a request asks once and keeps them."""
        held = self._worlds.current
        made = held.beside.get(_NAME)
        if isinstance(made, Entities):
            return made
        with self._lock:
            made = held.beside.get(_NAME)
            if not isinstance(made, Entities):
                made = held.beside[_NAME] = Entities(held.world)
            return made

    @property
    def is_usable(self) -> bool:
        """Say whether there is anybody on the lists in use."""
        return len(self._worlds.current.world.snapshot) > 0
