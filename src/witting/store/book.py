"""The customer book as it is kept: its parties, and what was found of each."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from witting.base import Identifier, PartyKind
from witting.book import About, BookParty, BookRole, Hit, Screened, as_row
from witting.store.database import alone
from witting.store.schema import hits, parties, unread

_AT_ONCE = 5_000  # rows written together
_HIT = tuple(one.name for one in fields(Hit))


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import changed."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


def put(connection: Connection, given: Iterable[BookParty], now: datetime) -> Imported:
    """Add parties, and take over what is different of those already there."""
    alone(connection, parties)
    rest = iter(given)
    added = changed = unchanged = 0
    while chunk := {party.key: party for party in islice(rest, _AT_ONCE)}:
        held = versions(connection, chunk)
        fresh = [_row(p, now) for p in chunk.values() if p.key not in held]
        other = [p for p in chunk.values() if p.key in held and held[p.key] != p.version]
        if fresh:
            connection.execute(insert(parties), fresh)
        if other:
            wanted = update(parties).where(parties.c.key == bindparam("of"))
            connection.execute(wanted, [_row(p, now) | {"of": p.key} for p in other])
        added, changed = added + len(fresh), changed + len(other)
        unchanged += len(chunk) - len(fresh) - len(other)
    return Imported(added=added, changed=changed, unchanged=unchanged)


def remove(connection: Connection, keys: Iterable[str]) -> int:
    """Take parties out of the book, with what was found of them; say how many there were."""
    gone = 0
    for wanted in _chunks(sorted(set(keys))):
        for table in (hits, unread):  # said, for a database whose foreign keys are off
            connection.execute(delete(table).where(table.c.party.in_(wanted)))
        gone += connection.execute(delete(parties).where(parties.c.key.in_(wanted))).rowcount
    return gone


def count(connection: Connection) -> int:
    """Say how many parties the book has."""
    return int(connection.execute(select(func.count()).select_from(parties)).scalar_one())


def all_keys(connection: Connection) -> Iterator[str]:
    """Give the keys of the parties in the book, in order."""
    return (row.key for row in connection.execute(select(parties.c.key).order_by(parties.c.key)))


def fresh_keys(connection: Connection) -> tuple[list[str], list[str]]:
    """Give the keys of the parties never screened, and of those changed since they were."""
    own = parties.c
    fresh = own.screened_version.is_distinct_from(own.version)
    wanted = select(own.key, own.screened_version.is_(None)).where(fresh).order_by(own.key)
    never: list[str] = []
    changed: list[str] = []
    for key, is_new in connection.execute(wanted):
        (never if is_new else changed).append(key)
    return never, changed


@dataclass(frozen=True, slots=True)
class BookRow:
    """A party as it is kept, not yet read: reading a million is left to those who screen them."""

    key: str
    record: str
    version: str
    is_fresh: bool  # new, or changed since it was screened

    def party(self) -> BookParty:
        """Read the party."""
        return party_of(self.record)


def rows(
    connection: Connection, *, unscreened: bool = False, keys: Iterable[str] | None = None
) -> Iterator[BookRow]:
    """Give the parties by key: all, with `unscreened` the fresh ones, or those of `keys`."""
    own = parties.c
    fresh = own.screened_version.is_distinct_from(own.version)
    wanted = select(own.key, own.record, own.version, fresh).order_by(own.key)
    if unscreened:
        wanted = wanted.where(fresh)
    if keys is None:
        streamed = connection.execution_options(stream_results=True, yield_per=_AT_ONCE)
        yield from (BookRow(*row) for row in streamed.execute(wanted))
        return
    for chunk in _chunks(sorted(set(keys))):
        yield from (BookRow(*row) for row in connection.execute(wanted.where(own.key.in_(chunk))))


def hits_of(connection: Connection, keys: Iterable[str]) -> dict[str, tuple[Hit, ...]]:
    """Give what stands found of parties, by key; a party of whom nothing is has no place."""
    out: dict[str, list[Hit]] = {}
    for chunk in _chunks(sorted(set(keys))):
        order = (hits.c.party, hits.c.list_id, hits.c.entry_id)
        for row in connection.execute(
            select(hits).where(hits.c.party.in_(chunk)).order_by(*order)
        ).mappings():
            own = {name: row[name] for name in _HIT}
            out.setdefault(row["party"], []).append(Hit(**own))
    return {key: tuple(found) for key, found in out.items()}


def shown_scores(connection: Connection, keys: Iterable[str]) -> dict[About, float]:
    """Give the scores of the hits of parties that a person was told last."""
    own = hits.c
    columns = (own.party, own.list_id, own.entry_id, own.shown_score)
    out: dict[About, float] = {}
    for chunk in _chunks(sorted(set(keys))):
        for row in connection.execute(select(*columns).where(own.party.in_(chunk))):
            out[row.party, row.list_id, row.entry_id] = row.shown_score
    return out


def parties_with_hits(connection: Connection) -> Iterator[str]:
    """Give the keys of the parties of whom something is found, in order."""
    wanted = select(hits.c.party).distinct().order_by(hits.c.party)
    return (row.party for row in connection.execute(wanted))


def replace_hits(
    connection: Connection, run: int, told: Sequence[Screened], fresh: Collection[About] = ()
) -> None:
    """Put down what a run found of parties, instead of what stood.

    Of the hits of `fresh` a person is told; of the others the score told last is kept.
    """
    shown = shown_scores(connection, (one.party.key for one in told))
    for about in fresh:
        shown.pop(about, None)
    for keys in _chunks([one.party.key for one in told]):
        connection.execute(delete(hits).where(hits.c.party.in_(keys)))
        connection.execute(delete(unread).where(unread.c.party.in_(keys)))
    found = [
        asdict(hit) | {"run": run, "shown_score": shown.get(hit.about, hit.score)}
        for one in told
        for hit in one.hits
    ]
    if found:
        connection.execute(insert(hits), found)
    lost = [{"party": one.party.key, "why": one.unread, "run": run} for one in told if one.unread]
    if lost:
        connection.execute(insert(unread), lost)


def screened(connection: Connection, versions: Sequence[tuple[str, str]]) -> None:
    """Put down that parties were screened as they were at these versions."""
    if versions:
        connection.execute(
            update(parties)
            .where(parties.c.key == bindparam("of"), parties.c.version == bindparam("at"))
            .values(screened_version=bindparam("at")),
            [{"of": key, "at": version} for key, version in versions],
        )


def unread_parties(connection: Connection) -> dict[str, str]:
    """Give the parties that could not be asked whole, each with the reason."""
    found = connection.execute(select(unread.c.party, unread.c.why).order_by(unread.c.party))
    return {row.party: row.why for row in found}


def versions(
    connection: Connection, keys: Iterable[str], *, locked: bool = False
) -> dict[str, str]:
    """Give the versions of the parties of these keys that are in the book.

    With `locked` nobody else changes them until the transaction ends; SQLite has one writer anyway.
    """
    out = {}
    for chunk in _chunks(sorted(keys)):
        wanted = select(parties.c.key, parties.c.version).where(parties.c.key.in_(chunk))
        if locked:
            wanted = wanted.order_by(parties.c.key).with_for_update(read=True)
        out.update({row.key: row.version for row in connection.execute(wanted)})
    return out


def _chunks(keys: list[str], size: int = 500) -> Iterator[list[str]]:
    return (keys[at : at + size] for at in range(0, len(keys), size))


def _row(party: BookParty, now: datetime) -> dict[str, str]:
    return {
        "key": party.key,
        "record": record_of(party),
        "version": party.version,
        "changed_at": now.isoformat(timespec="seconds"),
    }


def record_of(party: BookParty) -> str:
    """Write a party down as JSON, without what is empty."""
    return json.dumps(as_row(party), ensure_ascii=False, sort_keys=True)


def party_of(text: str) -> BookParty:
    """Read a party that was written down."""
    row = json.loads(text)
    return BookParty(
        key=row["key"],
        names=tuple(row.get("names", ())),
        role=BookRole(row.get("role", BookRole.CUSTOMER)),
        kind=PartyKind(row["kind"]) if row.get("kind") else None,
        birth_date=row.get("birth_date", ""),
        countries=tuple(row.get("countries", ())),
        gender=row.get("gender", ""),
        address=row.get("address", ""),
        identifiers=tuple(Identifier(**one) for one in row.get("identifiers", ())),
    )
