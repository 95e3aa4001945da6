"""Which of those behind a party are, or may be, on the lists in use."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from witting.assess import World
from witting.base import Identifier, ListEntry, WittingError, parse_day
from witting.ownership import ListedOwner, OwnedParty, OwnershipGraph, Register

MOST = 5_000
"""How many parties behind one are screened; behind a larger graph only the nearest are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A party that is, or may be, an entry of a list."""

    party: str
    entry: ListEntry
    is_certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What the lists in use say of those behind a party."""

    lists: frozenset[str]
    hits: tuple[Hit, ...]
    notes: tuple[str, ...] = ()

    def named(self, register: Register) -> Register:
        """Give the names of entries that the holdings know by their ids alone."""
        called = {party.id for party in register.parties if party.names}
        return Register(
            parties=tuple(
                OwnedParty(id=hit.party, names=(hit.entry.name,), kind=hit.entry.kind)
                for hit in self.hits
                if hit.party == hit.entry.id and hit.party not in called
            )
        )

    def listed(self, lists: Iterable[str], said: frozenset[str]) -> tuple[ListedOwner, ...]:
        """Give who counts under a rule: entries of its lists, and those the user names."""
        wanted = frozenset(lists)
        found = {party: ListedOwner(id=party) for party in said}
        for hit in self.hits:
            if hit.entry.list_id not in wanted:
                continue
            held = found.get(hit.party)
            if held is None or (hit.is_certain and not held.is_certain):
                found[hit.party] = ListedOwner(
                    id=hit.party,
                    is_certain=hit.is_certain,
                    since=_day(hit.entry.listed_on),
                    entry_id=hit.entry.id,
                )
        return tuple(found[party] for party in sorted(found))


def listed_behind(graph: OwnershipGraph, party: str, world: World, day: date) -> Behind:
    """Look up everybody behind a party, itself included, by id, number and name."""
    near = _nearest(graph, party)
    notes = []
    if len(near) > MOST:
        notes.append(
            f"More than {MOST:,} parties stand behind it; the {MOST:,} nearest were screened, and "
            "whether the others are listed is not known."
        )
    hits: list[Hit] = []
    for one in near[:MOST]:
        found, why = _hits(graph.about.party(one), world, day)
        hits += found
        notes += why
    lists = frozenset(used.id for used in world.used.lists)
    return Behind(lists=lists, hits=tuple(hits), notes=tuple(notes))


def _nearest(graph: OwnershipGraph, party: str) -> list[str]:
    """Give everybody behind a party, the nearest first; former holders too, for what they sold."""
    found = {party: None}
    waiting = [party]
    for one in waiting:
        for owner in sorted({item.owner for item in graph.about.ever.get(one, ())}):
            if owner not in found:
                found[owner] = None
                waiting.append(owner)
    return list(found)


def _hits(party: OwnedParty, world: World, day: date) -> tuple[list[Hit], list[str]]:
    entry = world.snapshot.entry(party.id)
    if entry is not None:
        exact = [Hit(party=party.id, entry=entry, is_certain=True)]
        return ([hit for hit in exact if _is_listed(entry, day)], [])
    try:
        matches = world.screener.match(
            party.name,
            kind=party.kind,
            birth_date=party.birth_date if party.birth_date[:4].isdigit() else "",
            countries=party.countries,
            identifiers=[_number(item) for item in party.identifiers],
            limit=10,
        )
    except WittingError as problem:
        return [], [f"{party.id} could not be screened: {problem}"]
    hits = [
        Hit(party=party.id, entry=match.entry, is_certain=match.certain)
        for match in matches
        if match.is_match and _is_listed(match.entry, day)
    ]
    return hits, []


def _number(item: Identifier) -> Identifier:
    return Identifier(scheme=item.scheme, value=item.value)


def _is_listed(entry: ListEntry, day: date) -> bool:
    since, gone = _day(entry.listed_on), _day(entry.removed_on)
    return (since is None or since <= day) and (gone is None or gone > day)


def _day(text: str) -> date | None:
    try:
        return parse_day(text) if text else None
    except ValueError:
        return None
