"""The entities of one world, in the shape clients read; made once and kept, as far as bounds allow.

`Entities` belongs to one world: who switches the lists gets another. What only some routes need
(who points at whom, which words stand where) is looked through at the first such question.
"""

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import orjson

from witting.assess import World
from witting.base import ListEntry
from witting.lists import ftm_id
from witting.service.yente.datasets import Datasets, Scope, places_of
from witting.service.yente.refusals import Refused
from witting.service.yente.shape import Json, Shape, shape_of
from witting.service.yente.survey import Survey

_CARDS = 2_048  # entities kept as JSON: some 5 MB
_SHAPES = 256  # entities kept with all that surrounds them, for who pages through it


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a result needs of an entity: what filters ask, and its JSON, ready but for the end."""

    id: str
    caption: str
    schema: str
    places: tuple[tuple[str, str], ...]
    topics: frozenset[str]
    ids: frozenset[str]  # its own and its referents
    last_change: str
    body: bytes  # the JSON object without its closing brace


class Entities:
    """The entities of one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.datasets = Datasets(world.snapshot)
        self._published = {one.id: one.published for one in world.snapshot.used}
        self.card = lru_cache(maxsize=_CARDS)(self._card)
        self._shape_of = lru_cache(maxsize=_SHAPES)(self._shaped)
        self._lock = threading.Lock()
        self._survey: Survey | None = None

    @cached_property
    def has_unknown_kinds(self) -> bool:
        """Say whether anybody is listed without word on being a person, a firm or a ship."""
        return bool((self.world.screener.lookup.row_kind == 0).any())

    def scope(self, name: str, include: Iterable[str] = (), exclude: Iterable[str] = ()) -> Scope:
        """Give the datasets asked for. Raises Refused (404) where the first is not there."""
        if not self.datasets.has(name) and not self._is_inside(name):
            raise Refused(404, "No such dataset.")
        return self.datasets.within(name, include, exclude)

    def shape(self, identity: str) -> Shape | None:
        """Give a party with all that surrounds it, or None where nobody has this id."""
        return self._shape_of(identity)

    def entity(self, identity: str) -> Json | None:
        """Give one entity by its id: a party, or what stands around one (`…-address-1`)."""
        if (shape := self.shape(identity)) is not None:
            return shape.entity
        owner, _, kind = identity.rpartition("-")[0].rpartition("-")
        if kind in ("address", "sanction", "document", "wallet") and (held := self.shape(owner)):
            return next((one for one in held.around if one["id"] == identity), None)
        return None

    def properties(self, identity: str) -> Mapping[str, list[str]]:
        """Give what a party says of itself, by property; nothing where nobody has this id."""
        card = self.card(identity)
        found: dict[str, list[str]] = orjson.loads(card.body + b"}")["properties"]
        return found

    def identifiers(self, identity: str) -> set[str]:
        """Give the numbers of a party."""
        return {one.value for entry in self._entries(identity) for one in entry.identifiers}

    def canonical(self, identity: str) -> str:
        """Give the id of the entity that another id stands for, or ""."""
        plain = ftm_id(identity)
        if plain != identity and self._entries(plain):
            return plain
        return self.survey.referents.get(identity, "")

    @property
    def survey(self) -> Survey:
        """Give what a look through the whole list tells; the first who asks waits for it."""
        if self._survey is None:
            with self._lock:
                if self._survey is None:
                    self._survey = Survey(self.world.snapshot.entries, self._published)
        return self._survey

    def _is_inside(self, name: str) -> bool:
        """Say whether a list of OpenSanctions holds entries of this dataset."""
        if not any(one.startswith("os-") for one in self._published):
            return False
        return name.strip().lower().replace("-", "_") in self.survey.datasets

    def _entries(self, identity: str) -> Sequence[ListEntry]:
        if identity != ftm_id(identity):  # no entity goes by our own id of it
            return ()
        held = self.world.snapshot
        return (*held.all_with(identity), *held.all_with(f"os-{identity}"))

    def _shaped(self, identity: str) -> Shape | None:
        entries = self._entries(identity)
        return shape_of(entries, self._published) if entries else None

    def _card(self, identity: str) -> Card:
        entries = self._entries(identity)
        entity = shape_of(entries, self._published).entity
        return Card(
            id=identity,
            caption=entity["caption"],
            schema=entity["schema"],
            places=tuple(dict.fromkeys(place for one in entries for place in places_of(one))),
            topics=frozenset(entity["properties"].get("topics", ())),
            ids=frozenset((identity, *entity["referents"])),
            last_change=entity["last_change"] or "",
            body=orjson.dumps(entity)[:-1],
        )
