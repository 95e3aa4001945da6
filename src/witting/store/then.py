"""What a person saw of a case: the party and the entry as they were, kept for as long as the case.

Both are kept once a version, whole: the book moves on, and the lists are let go of.
"""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, insert, select

from witting.base import ListEntry
from witting.book import BookParty, Hit, Scope, entry_version
from witting.lists import Snapshot
from witting.lists.codec import decode, encode, from_json
from witting.store.book import party_of, record_of
from witting.store.schema import entries_then, parties_then


def keep_parties(connection: Connection, given: Iterable[BookParty]) -> None:
    """Keep parties as they are."""
    wanted = {(party.key, party.version): party for party in given}
    own = parties_then.c
    held = set()
    for chunk in _chunks(sorted({key for key, _ in wanted})):
        found = connection.execute(select(own.party, own.version).where(own.party.in_(chunk)))
        held |= {(row.party, row.version) for row in found}
    rows = [
        {"party": party.key, "version": party.version, "record": record_of(party)}
        for which, party in wanted.items()
        if which not in held
    ]
    if rows:
        connection.execute(insert(parties_then), rows)


def keep_entries(connection: Connection, hits: Iterable[Hit], lists: Snapshot) -> None:
    """Keep the entries that hits are about, whole, as the lists have them."""
    wanted = {(hit.list_id, hit.entry_id, hit.entry_version) for hit in hits}
    own = entries_then.c
    for chunk in _chunks(sorted({entry for _, entry, _ in wanted})):
        columns = (own.list_id, own.entry_id, own.version)
        found = connection.execute(select(*columns).where(own.entry_id.in_(chunk)))
        wanted -= {(row.list_id, row.entry_id, row.version) for row in found}
    rows = [
        {
            "list_id": entry.list_id,
            "entry_id": entry.id,
            "version": version,
            "record": encode(entry).decode("utf-8"),
        }
        for list_id, entry_id, version in sorted(wanted)
        for entry in lists.all_with(entry_id)
        if (entry.list_id, entry_version(entry)) == (list_id, version)
    ]
    if rows:
        connection.execute(insert(entries_then), rows)


def party_then(connection: Connection, scope: Scope) -> BookParty | None:
    """Give a party as it was at the version of a scope; None where it was not kept."""
    own = parties_then.c
    wanted = select(own.record).where(own.party == scope.party, own.version == scope.party_version)
    text = connection.execute(wanted).scalar()
    return None if text is None else party_of(text)


def entry_then(connection: Connection, hit: Hit | None) -> ListEntry | None:
    """Give the very entry of a hit, as it was; None where it was not kept."""
    if hit is None:
        return None
    own = entries_then.c
    wanted = select(own.record).where(
        own.list_id == hit.list_id,
        own.entry_id == hit.entry_id,
        own.version == hit.entry_version,
    )
    text = connection.execute(wanted).scalar()
    return None if text is None else decode(from_json(text.encode("utf-8")))


def _chunks(keys: list[str], size: int = 500) -> Iterator[list[str]]:
    return (keys[at : at + size] for at in range(0, len(keys), size))
