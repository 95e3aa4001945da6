"""The datasets clients name: `default` and `sanctions`, which hold every list, and each list.

A list's name is its id with underscores (`ofac_sdn`); its id is understood too, and so is the name
OpenSanctions gives the same list (`us_ofac_sdn`), which existing clients have in their settings.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from witting.base import ListEntry, ListUsed
from witting.lists import Snapshot

COLLECTIONS = ("default", "sanctions")
OWN = "own-"
"""How the id of a list of the house's own begins."""

# Names of the same lists at https://www.opensanctions.org/datasets/
_OTHER_NAMES = {
    "us_ofac_sdn": ("ofac_sdn",),
    "us_ofac_cons": ("ofac_cons",),
    "us_bis_denied": ("bis_dpl",),
    "un_sc_sanctions": ("un_sc",),
    "gb_fcdo_sanctions": ("uk_sl",),
    "gb_hmt_sanctions": ("uk_sl",),
    "ch_seco_sanctions": ("ch_seco",),
    "ua_nsdc_sanctions": ("ua_nsdc",),
}

# What being on a list means, in OpenSanctions' topics, by the start of the list's id. A list nobody
# knows here counts as sanctions: a client that asks for those alone must not lose its own list.
_TOPICS = (
    ("bis-", "export.control"),
    ("eu-833-annex-iv", "export.control"),
    ("eu-765-annex-v", "export.control"),
    ("jp-", "export.control"),
    ("cn-mofcom-ecl", "export.control"),
    ("cn-mofcom-watch", "export.control"),
    ("cn-", "sanction.counter"),
    ("dhs-uflpa", "forced.labor"),
    ("dod-", "export.risk"),
    ("state-aeca", "debarment"),
    ("os-", ""),  # its entries say their own
)


def dataset_of(list_id: str) -> str:
    """Give the name of a list's dataset.

    >>> dataset_of("ofac-sdn"), dataset_of("os-ua_war_sanctions")
    ('ofac_sdn', 'ua_war_sanctions')
    """
    return list_id.removeprefix("os-").replace("-", "_")


def places_of(entry: ListEntry) -> tuple[tuple[str, str], ...]:
    """Give the datasets an entry is in, each with the list it comes with.

    An entry of OpenSanctions is in those its publisher took it from.
    """
    return _places(entry.list_id, entry.sublists if entry.list_id.startswith("os-") else ())


@lru_cache(maxsize=4_096)
def _places(list_id: str, inside: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    name = dataset_of(list_id)
    return tuple((one, name) for one in inside or (name,))


@lru_cache(maxsize=4_096)
def topics_of(list_id: str) -> tuple[str, ...]:
    """Give the topics of whoever is on a list.

    >>> topics_of("ofac-sdn"), topics_of("bis-el"), topics_of("os-sanctions")
    (('sanction',), ('export.control',), ())
    """
    found = next((topic for start, topic in _TOPICS if list_id.startswith(start)), "sanction")
    return (found,) if found else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which datasets an entity must be in: `None` stands for all of them."""

    of: frozenset[str] | None = None
    include: frozenset[str] | None = None
    exclude: frozenset[str] | None = frozenset()

    @property
    def is_everything(self) -> bool:
        """Say whether nothing is left out."""
        return self.of is None and self.include is None and self.exclude == frozenset()

    def holds(self, places: Iterable[tuple[str, str]]) -> bool:
        """Say whether any place of an entity, a dataset and the list it comes with, is in it."""
        if self.exclude is None:
            return False
        return any(
            _is_in(self.of, place)
            and _is_in(self.include, place)
            and not _is_in(self.exclude, place)
            for place in places
        )


def _is_in(names: frozenset[str] | None, place: tuple[str, str]) -> bool:
    return names is None or place[0] in names or place[1] in names


class Datasets:
    """The datasets of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._used = snapshot.used
        self.lists: dict[str, ListUsed] = {dataset_of(one.id): one for one in snapshot.used}
        self.digest = snapshot.digest
        self.version = version_of(
            max((one.published for one in self._used), default=""), self.digest
        )

    def has(self, name: str) -> bool:
        """Say whether a dataset of this name is held."""
        found = self._named(name)
        return found is None or bool(found & self.lists.keys())

    def within(self, name: str, include: Iterable[str], exclude: Iterable[str]) -> Scope:
        """Give what is left of a dataset: only what is included, and never what is excluded.

        A name nobody knows includes nothing, as in yente.
        """
        return Scope(
            of=self._named(name),
            include=self._together(include, nothing=None),
            exclude=self._together(exclude, nothing=frozenset()),
        )

    def _together(
        self, names: Iterable[str], nothing: frozenset[str] | None
    ) -> frozenset[str] | None:
        found = [self._named(name) for name in names]
        if not found:
            return nothing
        known = [one for one in found if one is not None]
        return frozenset[str]().union(*known) if len(known) == len(found) else None

    @property
    def has_own(self) -> bool:
        """Say whether any list is the house's own."""
        return any(one.id.startswith(OWN) for one in self._used)

    def catalogue(self, *, with_own: bool = True) -> dict[str, Any]:
        """Give the catalogue as yente's clients read it; without lists of the house's own or with.

        What publishers publish is no secret; that the house keeps a list of its own may be.
        """
        shown = {
            name: used
            for name, used in self.lists.items()
            if with_own or not used.id.startswith(OWN)
        }
        leaves = [self._row(name, used) for name, used in shown.items()]
        whole = [self._collection(name, shown) for name in COLLECTIONS]
        names = [row["name"] for row in (*whole, *leaves)]
        return {
            "datasets": [*whole, *leaves],
            "current": names,
            "outdated": [],
            "index_stale": False,
        }

    def title(self, name: str) -> str:
        """Give a dataset's title."""
        held = sorted((self._named(name) or frozenset()) & self.lists.keys())
        return self.lists[held[0]].title if held else "All lists in use"

    def _named(self, name: str) -> frozenset[str] | None:
        plain = name.strip().lower().removeprefix("os-").replace("-", "_")
        if plain in COLLECTIONS:
            return None
        return frozenset({plain, *_OTHER_NAMES.get(plain, ())})

    def _collection(self, name: str, shown: Mapping[str, ListUsed]) -> dict[str, Any]:
        children = [one for one in COLLECTIONS if name == "default" and one != name]
        return {
            "name": name,
            "title": "All lists in use",
            "summary": "Every list this service screens against.",
            "version": self.version,
            "index_version": self.version,
            "index_current": True,
            "load": True,
            "children": [*children, *shown],
            "entity_count": sum(used.entries for used in shown.values()),
            "last_export": moment(max((used.published for used in shown.values()), default="")),
        }

    def _row(self, name: str, used: ListUsed) -> dict[str, Any]:
        return {
            "name": name,
            "title": used.title,
            "summary": f"{used.title}, as published on {used.published or 'a day not stated'}.",
            "url": used.source if used.source.startswith("https://") else None,
            "entities_url": None,
            "version": version_of(used.published, used.sha256),
            "index_version": version_of(used.published, used.sha256),
            "index_current": True,
            "load": True,
            "children": [],
            "entity_count": used.entries,
            "updated_at": moment(used.published),
            "last_export": moment(used.published),
        }


def may_have_changed(last_change: str, since: str) -> bool:
    """Say whether something may have changed after a moment; a day alone may mean its last minute.

    >>> may_have_changed("2024-05-07T00:00:00", "2024-05-07T12:00")
    True
    >>> may_have_changed("2024-05-07T11:00:00", "2024-05-07T12:00")
    False
    """
    if last_change.endswith("T00:00:00"):
        return last_change[:10] >= since[:10]
    return last_change > since


def version_of(published: str, digest: str) -> str:
    """Give the version of a dataset as clients take it apart: 14 digits of time, then what it is.

    >>> version_of("2024-05-07", "79bf2d15a0"), version_of("", "79bf2d15a0")
    ('20240507000000-79bf2d15', '19700101000000-79bf2d15')
    """
    day = moment(published) or "1970-01-01T00:00:00"
    return f"{re.sub('[-:T]', '', day)}-{digest[:8]}"


@lru_cache(maxsize=4_096)
def moment(day: str) -> str | None:
    """Give a day or a moment as 19 characters without a zone, or None where it is neither.

    >>> moment("2024-05-07"), moment("2024-05-07T12:00:01.5Z"), moment("")
    ('2024-05-07T00:00:00', '2024-05-07T12:00:01', None)
    """
    if len(day) == 10:
        return f"{day}T00:00:00"
    return day[:19] if len(day) >= 19 else None
