"""The customer book as it is kept: its parties, and what was found of each."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection, delete, func, insert, select, update

from witting.base import Identifier, PartyKind
from witting.book import BookParty, BookRole, Hit, as_row
from witting.store.schema import hits, parties, unread

_AT_ONCE = 5_000  # rows written together


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import changed."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0


def put(connection: Connection, given: Iterable[BookParty], now: datetime) -> Imported:
    """Add parties, and take over what is different of those already there."""
    rest = iter(given)
    added = changed = unchanged = 0
    while chunk := {party.key: party for party in islice(rest, _AT_ONCE)}:
        held = _versions(connection, chunk)
        fresh = [_row(p, now) for p in chunk.values() if p.key not in held]
        other = [p for p in chunk.values() if p.key in held and held[p.key] != p.version]
        if fresh:
            connection.execute(insert(parties), fresh)
        for party in other:
            row = _row(party, now)
            connection.execute(update(parties).where(parties.c.key == party.key).values(**row))
        added, changed = added + len(fresh), changed + len(other)
        unchanged += len(chunk) - len(fresh) - len(other)
    return Imported(added=added, changed=changed, unchanged=unchanged)


def remove(connection: Connection, keys: Iterable[str]) -> int:
    """Take parties out of the book, with what was found of them; say how many there were."""
    wanted = list(keys)
    for table in (hits, unread):  # said, for a database whose foreign keys are off
        connection.execute(delete(table).where(table.c.party.in_(wanted)))
    return connection.execute(delete(parties).where(parties.c.key.in_(wanted))).rowcount


def count(connection: Connection) -> int:
    """Say how many parties the book has."""
    return int(connection.execute(select(func.count()).select_from(parties)).scalar_one())


def all_parties(connection: Connection, *, unscreened: bool = False) -> Iterator[BookParty]:
    """Give every party by key; with `unscreened`, those new or changed since they were screened."""
    wanted = select(parties.c.record).order_by(parties.c.key)
    if unscreened:
        wanted = wanted.where(parties.c.screened_version.is_distinct_from(parties.c.version))
    found = connection.execution_options(stream_results=True, yield_per=_AT_ONCE).execute(wanted)
    return (_party(row.record) for row in found)


def some_parties(connection: Connection, keys: Iterable[str]) -> Iterator[BookParty]:
    """Give the parties of these keys, by key."""
    for chunk in _chunks(sorted(set(keys))):
        wanted = select(parties.c.record).where(parties.c.key.in_(chunk)).order_by(parties.c.key)
        for row in connection.execute(wanted).all():
            yield _party(row.record)


def hits_of(connection: Connection, keys: Iterable[str]) -> dict[str, tuple[Hit, ...]]:
    """Give what stands found of parties, by key; a party of whom nothing is has no place."""
    out: dict[str, list[Hit]] = {}
    for chunk in _chunks(sorted(set(keys))):
        order = (hits.c.party, hits.c.list_id, hits.c.entry_id)
        for row in connection.execute(
            select(hits).where(hits.c.party.in_(chunk)).order_by(*order)
        ).mappings():
            fields = {name: value for name, value in row.items() if name != "run"}
            out.setdefault(row["party"], []).append(Hit(**fields))
    return {key: tuple(found) for key, found in out.items()}


def parties_with_hits(connection: Connection) -> Iterator[str]:
    """Give the keys of the parties of whom something is found, in order."""
    wanted = select(hits.c.party).distinct().order_by(hits.c.party)
    return (row.party for row in connection.execute(wanted))


def replace_hits(
    connection: Connection, run: int, found: Iterable[tuple[str, str, Iterable[Hit], str]]
) -> None:
    """Put down what a run found of parties, instead of what stood: key, version, hits, unread."""
    rest = iter(found)
    while chunk := list(islice(rest, _AT_ONCE)):
        for keys in _chunks([key for key, *_ in chunk]):
            connection.execute(delete(hits).where(hits.c.party.in_(keys)))
            connection.execute(delete(unread).where(unread.c.party.in_(keys)))
        rows = [asdict(hit) | {"run": run} for _, _, own, _ in chunk for hit in own]
        if rows:
            connection.execute(insert(hits), rows)
        lost = [{"party": key, "why": why, "run": run} for key, _, _, why in chunk if why]
        if lost:
            connection.execute(insert(unread), lost)


def all_screened(connection: Connection) -> None:
    """Put down that every party was screened as it stands."""
    connection.execute(update(parties).values(screened_version=parties.c.version))


def screened(connection: Connection, keys: Iterable[str]) -> None:
    """Put down that parties were screened as they stand."""
    for chunk in _chunks(sorted(set(keys))):
        connection.execute(
            update(parties)
            .where(parties.c.key.in_(chunk))
            .values(screened_version=parties.c.version)
        )


def unread_parties(connection: Connection) -> dict[str, str]:
    """Give the parties that could not be asked whole, each with the reason."""
    found = connection.execute(select(unread.c.party, unread.c.why).order_by(unread.c.party))
    return {row.party: row.why for row in found}


def _versions(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    out = {}
    for chunk in _chunks(sorted(keys)):
        wanted = select(parties.c.key, parties.c.version).where(parties.c.key.in_(chunk))
        out.update({row.key: row.version for row in connection.execute(wanted)})
    return out


def _chunks(keys: list[str], size: int = 500) -> Iterator[list[str]]:
    return (keys[at : at + size] for at in range(0, len(keys), size))


def _row(party: BookParty, now: datetime) -> dict[str, str]:
    return {
        "key": party.key,
        "record": json.dumps(as_row(party), ensure_ascii=False, sort_keys=True),
        "version": party.version,
        "changed_at": now.isoformat(timespec="seconds"),
    }


def _party(text: str) -> BookParty:
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
