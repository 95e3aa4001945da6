"""Whether the database still holds what the audit trail tells: every entry, row and byte of it.

Who owns a database can write the whole chain anew; a hash noted elsewhere, or an export, tells that
too (`expect`). Everything less is found here.
"""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, CursorResult, Row, Select, Table, select
from sqlalchemy.exc import DatabaseError

from witting.lists.codec import decode, from_json
from witting.store import audit, cases
from witting.store.audit import Entry
from witting.store.book import party_of, record_of
from witting.store.canonical import row_digest
from witting.store.chain import Chain, Problem, Verified
from witting.store.guards import missing_guards
from witting.store.kept_bytes import name_of as kept_name
from witting.store.schema import (
    METADATA,
    audit_anchors,
    deal_attachments,
    deal_cases,
    deal_decisions,
    deal_good_guys,
    deal_notes,
    entries_then,
    kept_bytes,
    parties_then,
)
from witting.store.schema import audit as audit_table

TOLD = (
    audit_anchors,
    deal_cases,
    deal_decisions,
    deal_notes,
    deal_attachments,
    deal_good_guys,
)
"""Tables every row of which the trail tells of; so are all of which it tells of any row."""
MOST_PROBLEMS = 100
_AT_ONCE = 500


def verify_database(connection: Connection, *, expect: str = "") -> Verified:
    """Say whether the trail holds, and everything it tells of is stored as it tells.

    `expect` is a hash that was noted elsewhere, of any entry that must be there.
    """
    problems: list[Problem] = []
    rows = 0
    chain = Chain()
    try:
        problems += _of_database(connection)
        chain = Chain(audit.last_anchor(connection), expect)
        told: dict[str, str] = {}
        broken = _follow(connection, chain, told)
        if broken is not None:
            problems.append(broken)
        else:
            problems += chain.unexpected()
            rows += _stored(connection, told, problems)
        rows += _rehash(connection, problems)
        rows += _versions(connection, problems)
    except (DatabaseError, ValueError, TypeError, KeyError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        why = f"it cannot be read ({reason}): it is damaged, or was changed"
        problems.append(Problem(where=f"database, after entry {chain.number}", why=why))
    return chain.result(*problems[:MOST_PROBLEMS], rows=rows)


def _of_database(connection: Connection) -> Iterator[Problem]:
    """Give what is wrong with the database itself."""
    if connection.dialect.name == "sqlite":
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check(10)"):
            if said != "ok":
                yield Problem(where="database", why=f"the file is damaged: {said}")
    missing = missing_guards(connection)
    if missing:
        why = (
            f"triggers that keep the trail from being changed are gone or others"
            f" ({', '.join(missing)}): somebody who owns the database took them away"
        )
        yield Problem(where="database", why=why)


def _follow(connection: Connection, chain: Chain, told: dict[str, str]) -> Problem | None:
    """Go through the trail; note the last digest told of each row; give what does not hold."""
    with _streamed(connection, select(audit_table).order_by(audit_table.c.number)) as found:
        for row in found:
            where = f"entry {row.number}"
            try:
                entry = Entry.of_row(row)
                why = chain.fault(entry)
            except (ValueError, TypeError, RecursionError):
                why = "it is not written as witting writes it: it was changed"
            if why:
                return Problem(where=where, why=why)
            told.update(entry.stored)
    return None


def _stored(connection: Connection, told: dict[str, str], problems: list[Problem]) -> int:
    """Compare every row the trail tells of; say how many there are."""
    named = {name.partition(":")[0] for name in told}
    tables = {table.name: table for table in TOLD} | {
        name: table for name, table in METADATA.tables.items() if name in named
    }
    rows = sum(_compare(connection, table, told, problems) for table in tables.values())
    rows += _of_book(connection, told, problems)
    problems += [
        Problem(where=name, why="the trail tells of it, and it is not there: it was removed")
        for name in sorted(told)
    ]
    return rows


def _compare(
    connection: Connection, table: Table, told: dict[str, str], problems: list[Problem]
) -> int:
    """Compare the rows of a table with what is told of them; say how many there are."""
    (key,) = table.primary_key.columns
    count = 0
    with _streamed(connection, select(table).order_by(key)) as found:
        for row in found:
            count += 1
            name = audit.name_of(table, row._mapping[key])
            digest, why = told.pop(name, None), ""
            if digest is None:
                why = "the trail does not tell of it: it was added"
            elif digest != row_digest(dict(row._mapping)):
                why = "it is not what the trail tells: it was changed behind the trail"
            if why:
                problems.append(Problem(where=name, why=why))
    return count


def _of_book(connection: Connection, told: dict[str, str], problems: list[Problem]) -> int:
    """Compare the decisions of the book that the trail tells of; older ones it does not know."""
    named = [name for name in told if name.partition(":")[0] == cases.MADE]
    numbers = [int(name.partition(":")[2]) for name in named]
    found = cases.made_digests(connection, numbers)
    for name in sorted(found.keys() & told.keys()):
        if told.pop(name) != found[name]:
            why = "it is not what the trail tells: it was changed behind the trail"
            problems.append(Problem(where=name, why=why))
    return len(found)


def _rehash(connection: Connection, problems: list[Problem]) -> int:
    """Hash every document, assessment and file again, and see that each that is named is there."""
    own = kept_bytes.c
    held = set()
    with _streamed(connection, select(own.sha256, own.content), at_once=20) as found:
        for row in found:
            held.add(row.sha256)
            if kept_name(row.content) != row.sha256:
                why = "the bytes kept under this hash have another: a document was changed"
                problems.append(Problem(where=f"kept_bytes:{row.sha256}", why=why))
    named = set()
    for column in (deal_cases.c.document, deal_cases.c.answer, deal_attachments.c.sha256):
        named |= set(connection.execute(select(column).distinct()).scalars())
    for name in sorted(named - held):
        why = "a case or a file names these bytes, and they are not there: they were removed"
        problems.append(Problem(where=f"kept_bytes:{name}", why=why))
    for name in sorted(held - named):
        why = "nothing names these bytes: they were added behind the trail"
        problems.append(Problem(where=f"kept_bytes:{name}", why=why))
    return len(held)


def _versions(connection: Connection, problems: list[Problem]) -> int:
    """See that parties and entries kept as they were are there, and what their version names."""
    held: set[tuple[str, ...]] = set()
    for table, is_whole in ((parties_then, _is_whole_party), (entries_then, _is_whole_entry)):
        with _streamed(connection, select(table)) as found:
            for row in found:
                key = tuple(row._mapping[column] for column in table.primary_key.columns)
                held.add((table.name, *key))
                if not _holds(is_whole, row):
                    why = "its version is not that of what it says: it was changed"
                    problems.append(Problem(where=f"{table.name}:{':'.join(key)}", why=why))
    for number, text in connection.execute(select(deal_cases.c.id, deal_cases.c.hits)):
        for scope in (hit["scope"] for hit in json.loads(text)):
            party = ("parties_then", scope["party"], scope["party_version"])
            entry = (scope["list_id"], scope["entry_id"], scope["entry_version"])
            for name in {party, ("entries_then", *entry)} - held:
                why = f"case {number} is of it, and it is not there: it was removed"
                problems.append(Problem(where=":".join(name), why=why))
    return len(held)


def _streamed(
    connection: Connection, wanted: Select[Any], at_once: int = _AT_ONCE
) -> CursorResult[Any]:
    """Ask for rows a few at a time; who leaves off closes what is left."""
    return connection.execute(wanted, execution_options={"yield_per": at_once})


def _holds(is_whole: Callable[[Row[Any]], bool], row: Row[Any]) -> bool:
    try:
        return is_whole(row)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return False


def _is_whole_party(row: Row[Any]) -> bool:
    party = party_of(row.record)
    is_named = (party.key, party.version) == (row.party, row.version)
    return is_named and record_of(party) == row.record


def _is_whole_entry(row: Row[Any]) -> bool:
    text = row.record.encode("utf-8")
    entry = decode(from_json(text))
    named = (entry.list_id, entry.id, sha256(text).hexdigest()[:16])
    return named == (row.list_id, row.entry_id, row.version)
