"""Everybody behind a party of the holdings, and which of them are, or may be, on the lists in use.

Those who hold now are looked up, and those who held once, for what they sold. A rule of ownership
counts the entries whose list it carries on, and adds up those whose rules forbid the same thing.
"""

from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from heapq import heappop, heappush
from typing import Protocol, cast

from witting.assess.owners_holdings import Holdings
from witting.base import ListEntry, parse_day
from witting.lawbook import Lawbook, Standing
from witting.lists import Snapshot
from witting.ownership import ListedOwner, OwnedParty, OwnershipGraph
from witting.ownership.share import WHOLE_UNITS
from witting.ownership.ties import About
from witting.parties import Match, Screener, asked_of
from witting.parties.asked import is_birth_date, is_country
from witting.parties.batch import Inquiry, answer_all

MOST = 5_000
"""How many parties behind one are screened; of more, those in the lists and the largest are."""


class Lists(Protocol):
    """What is asked of the lists in use."""

    @property
    def snapshot(self) -> Snapshot:
        """The entries by their ids."""
        ...

    @property
    def screener(self) -> Screener:
        """The index over their names."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A party that is, or may be, an entry of a list."""

    party: str
    entry: ListEntry
    is_certain: bool
    match: Match | None = None  # None where it is found by the entry's own id


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A party's owners on a day, near and far, and what the lists in use say of them."""

    party: str
    graph: OwnershipGraph
    near: tuple[str, ...]  # itself, and everybody behind it on any day, the nearest first
    hits: tuple[Hit, ...]
    itself: tuple[Hit, ...] = ()  # the entries it is, or may be, itself, whenever listed
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Those listed behind a party whom a rule of ownership adds up, by party."""

    hits: Mapping[str, tuple[Hit, ...]] = field(default_factory=dict)

    @property
    def owners(self) -> tuple[ListedOwner, ...]:
        """Give them as the room of ownership takes them."""
        return tuple(_owner(party, self.hits[party]) for party in sorted(self.hits))


@dataclass(frozen=True, slots=True, kw_only=True)
class NotHeld:
    """A rule of ownership, or of a list that one carries on, whose text of the day is not held."""

    path: str
    names: tuple[str, ...]  # of those listed whom it would judge


def look_behind(holdings: Holdings, party: str, lists: Lists, day: date) -> Behind:
    """Look up everybody behind a party, itself included, by id, number and name."""
    about = holdings.about
    near = _nearest(about, party)
    notes = []
    if len(near) > MOST:
        notes.append(
            f"More than {MOST:,} parties stand behind it; those whose id the lists know and those "
            f"with the largest shares, {MOST:,} in all, were screened, and whether the others are "
            "listed is not known."
        )
    found = _screened(holdings, _foremost(about, near, lists), lists)
    hits = [hit for told in found for hit in told if _is_listed(hit.entry, day)]
    graph = OwnershipGraph.of_party(_with_names(about, hits), party, day)
    return Behind(
        party=party,
        graph=graph,
        near=near,
        hits=tuple(hits),
        itself=look_at(holdings, party, lists, day),
        notes=tuple(notes),
    )


def look_at(holdings: Holdings, party: str, lists: Lists, day: date) -> tuple[Hit, ...]:
    """Give the entries that a party of the holdings is, or may be, itself, whenever listed."""
    (found,) = _screened(holdings, (party,), lists)
    return _sure(tuple(hit for hit in found if not _is_gone(hit.entry, day)))


def counted_under(
    behind: Behind, path: str, book: Lawbook, day: date, *, itself: bool = False
) -> tuple[Counted, ...]:
    """Give who counts under a rule of ownership: those are added up whose rules do the same.

    OFAC adds up blocked persons across programmes; a stake of a bank under a directive on debt is
    not added to them, nor does it count for another directive of other days. The party itself is
    left out, unless it is asked whether it is listed.
    """
    groups: dict[str, dict[str, list[Hit]]] = {}
    for hit in behind.hits:
        if itself or hit.party != behind.party:
            for key in _forbids(hit.entry, path, book, day):
                groups.setdefault(key, {}).setdefault(hit.party, []).append(hit)
    found: dict[frozenset[tuple[str, bool]], dict[str, dict[Hit, None]]] = {}
    for _, group in sorted(groups.items()):
        same = found.setdefault(frozenset(_weighty(group)), {})
        for party, hits in group.items():
            same.setdefault(party, {}).update(dict.fromkeys(hits))
    return tuple(
        Counted(hits={party: _sure(tuple(hits)) for party, hits in group.items()})
        for group in found.values()
    )


def laws_not_held(behind: Behind, book: Lawbook, day: date) -> tuple[NotHeld, ...]:
    """Give the laws not held on the day that would say what those behind a party mean for it.

    A rule not law yet, or no longer, asks for nothing.
    """
    found: dict[str, dict[str, None]] = {}
    standing = behind.graph.nodes() - {behind.party}
    for hit in behind.hits:
        if hit.party in standing:
            for path in _not_held(hit.entry, book, day):
                found.setdefault(path, {})[hit.entry.name] = None
    return tuple(NotHeld(path=path, names=tuple(told)) for path, told in sorted(found.items()))


def _not_held(entry: ListEntry, book: Lawbook, day: date) -> Iterable[str]:
    law = book.law_of(entry.list_id, (*entry.sublists, *entry.programmes), day)
    for listing in law.answers:
        if path := law.ownership.get(listing.path):
            pair = (listing, book.ask(path, day))
            if all(one.standing in (Standing.IN_FORCE, Standing.NOT_HELD) for one in pair):
                yield from (one.path for one in pair if one.standing is Standing.NOT_HELD)


def _forbids(entry: ListEntry, path: str, book: Lawbook, day: date) -> tuple[str, ...]:
    """Give what the rules of an entry forbid that a rule of ownership carries on to others."""
    law = book.law_of(entry.list_id, (*entry.sublists, *entry.programmes), day)
    return tuple(
        dict.fromkeys(
            f"{answer.text.terms.get('effect', answer.path)} {answer.text.value or ''}"
            for answer in law.in_force
            if answer.text is not None and law.ownership.get(answer.path) == path
        )
    )


def _weighty(group: Mapping[str, Iterable[Hit]]) -> Iterable[tuple[str, bool]]:
    """Tell one group from another by its parties, and whose identity is settled in it."""
    return ((party, any(hit.is_certain for hit in hits)) for party, hits in group.items())


def _sure(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Keep a list's certain entries alone, where a party is one of them beyond doubt."""
    known = {hit.entry.list_id for hit in hits if hit.is_certain}
    return tuple(hit for hit in hits if hit.is_certain or hit.entry.list_id not in known)


def _owner(party: str, hits: tuple[Hit, ...]) -> ListedOwner:
    chief = min(hits, key=lambda hit: not hit.is_certain)
    return ListedOwner(
        id=party,
        is_certain=chief.is_certain,
        since=listed_since(chief.entry),
        entry_id=chief.entry.id,
    )


def _with_names(about: About, hits: Iterable[Hit]) -> About:
    """Give the names of entries that the holdings know by their ids alone."""
    named = {
        hit.party: OwnedParty(id=hit.party, names=(hit.entry.name,), kind=hit.entry.kind)
        for hit in hits
        if hit.party == hit.entry.id and not about.party(hit.party).names
    }
    known = cast("dict[str, OwnedParty]", about.parties)  # read, never written to
    return replace(about, parties=ChainMap(named, known)) if named else about


def _nearest(about: About, party: str) -> tuple[str, ...]:
    """Give everybody behind a party, the nearest first; former holders too, for what they sold."""
    found = {party: None}
    waiting = [party]
    for one in waiting:
        for owner in sorted({item.owner for item in about.ever.get(one, ())}):
            if owner not in found:
                found[owner] = None
                waiting.append(owner)
    return tuple(found)


def _foremost(about: About, near: tuple[str, ...], lists: Lists) -> tuple[str, ...]:
    """Give those to screen: all, or of too many those whose id is listed, then the largest.

    How much an owner behind others holds is taken as the smallest share on the best way to it.
    """
    if len(near) <= MOST:
        return near
    largest = {near[0]: WHOLE_UNITS}
    waiting = [(-WHOLE_UNITS, near[0])]
    while waiting:
        weight, owned = heappop(waiting)
        if -weight < largest[owned]:
            continue
        for item in about.ever.get(owned, ()):
            held = min(-weight, item.share.most)
            if held > largest.get(item.owner, -1):
                largest[item.owner] = held
                heappush(waiting, (-held, item.owner))
    rest = sorted(near[1:], key=lambda one: (not lists.snapshot.all_with(one), -largest[one]))
    return (near[0], *rest[: MOST - 1])


def _screened(holdings: Holdings, parties: Sequence[str], lists: Lists) -> list[tuple[Hit, ...]]:
    """Look parties up in the lists; each is looked up once."""
    listed = holdings.listed(lists.screener)
    if listed is not None:
        return [cast("tuple[Hit, ...]", listed.get(one, ())) for one in parties]
    kept = holdings.kept(lists.screener)
    found = hits_of(holdings, [one for one in parties if one not in kept], lists)
    result = [found[one] if one in found else cast("tuple[Hit, ...]", kept[one]) for one in parties]
    for one, hits in found.items():
        holdings.keep(lists.screener, one, hits)
    return result


def hits_of(holdings: Holdings, parties: Sequence[str], lists: Lists) -> dict[str, tuple[Hit, ...]]:
    """Give what the lists have of each party, on any day: by id, number and every name.

    Who bears one list's id is looked up as that entry too: the other lists have ids of their own.
    """
    exact = {one: lists.snapshot.all_with(one) for one in parties}
    inquiries = [inquiry_of(holdings.about.party(one), exact[one]) for one in parties]
    answers = answer_all(lists.screener, inquiries)
    return {
        one: _hits(one, exact[one], answer.matches)
        for one, answer in zip(parties, answers, strict=True)
    }


def _hits(party: str, exact: Sequence[ListEntry], matches: Sequence[Match]) -> tuple[Hit, ...]:
    """Give the entries whose id a party bears, and those it matches, each once.

    An id says which of its publisher's entries it is: others of the publisher that it is merely
    like are left out.
    """
    known = {(entry.list_id, entry.id) for entry in exact}
    told = {_publisher(entry) for entry in exact}
    return (
        *(Hit(party=party, entry=entry, is_certain=True) for entry in exact),
        *(
            Hit(party=party, entry=match.entry, is_certain=match.certain, match=match)
            for match in matches
            if (match.entry.list_id, match.entry_id) not in known
            and (match.certain or _publisher(match.entry) not in told)
        ),
    )


def _publisher(entry: ListEntry) -> str:
    """Give the beginning that a publisher's ids share, whichever of its lists they are on."""
    return entry.id.partition("-")[0]


def inquiry_of(party: OwnedParty, entries: Sequence[ListEntry] = ()) -> Inquiry:
    """Ask for a party by all its names and numbers, and by those of the entries it is by its id."""
    born = (party.birth_date, *(day for entry in entries for day in entry.birth_dates))
    numbers = (*party.identifiers, *(item for entry in entries for item in entry.identifiers))
    countries = party.countries or [c for entry in entries for c in entry.nationalities]
    names = (*party.names, *(entry.name for entry in entries))
    return Inquiry(
        names=tuple(dict.fromkeys(names)) or (party.id,),
        asked=asked_of(
            kind=party.kind or next((entry.kind for entry in entries), None),
            birth_date=next((day for day in born if is_birth_date(day)), ""),
            countries=[country for country in countries if is_country(country)],
            identifiers=[replace(item, country=None) for item in dict.fromkeys(numbers)],
        ),
    )


def _is_listed(entry: ListEntry, day: date) -> bool:
    since = listed_since(entry)
    return (since is None or since <= day) and not _is_gone(entry, day)


def _is_gone(entry: ListEntry, day: date) -> bool:
    gone = _day(entry.removed_on)
    return gone is not None and gone <= day


def listed_since(entry: ListEntry) -> date | None:
    """Give the day an entry was listed, or None where nobody says."""
    return _day(entry.listed_on)


def _day(text: str) -> date | None:
    try:
        return parse_day(text) if text else None
    except ValueError:
        return None
