"""The audit trail as a file that anybody can verify, without the database and without a network.

JSON Lines: a first line that says what it is, one line for each entry, a last line with the count
and the last hash. Each line is written in one way only, so that any other byte is a change.
"""

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Any, BinaryIO

from sqlalchemy import Connection

from witting.store import audit
from witting.store.audit import Anchor, Entry
from witting.store.canonical import canonical, read_canonical
from witting.store.chain import Chain, Problem, Verified

SCHEMA = "witting/audit-export/1"
LONGEST_LINE = 8_000_000
"""Bytes of a line: the largest detail in the widest script, with room."""
_HEAD = {"schema": str, "made_at": str, "engine": str, "from": int, "before": str}
_ENTRY = {
    "number": int,
    "at": str,
    "tenant": str,
    "actor": str,
    "action": str,
    "subject": str,
    "detail": dict,
    "stored": dict,
    "previous": str,
    "hash": str,
}


def export_lines(connection: Connection, *, engine: str, now: datetime) -> Iterator[bytes]:
    """Give the lines of an export of the whole trail, each with its end of line."""
    begins = audit.last_anchor(connection)
    head = {
        "schema": SCHEMA,
        "made_at": audit.moment(now),
        "engine": engine,
        "from": begins.number + 1,
        "before": begins.hash,
    }
    first = _line(head)
    yield first
    count, last = 0, begins.hash
    for entry in audit.entries(connection, after=begins.number):
        yield f"{entry.line}\n".encode()
        count, last = count + 1, entry.hash
    yield _line({"count": count, "last": last, "head": sha256(first).hexdigest()})


def verify_export(file: BinaryIO, *, expect: str = "") -> Verified:
    """Say whether an export holds, and where not: the first line that does not, and why.

    `expect` is a hash that was noted elsewhere, of any entry that must be in it.
    """
    first = file.readline(LONGEST_LINE)
    begins, why = _begins(first)
    chain = Chain(begins, expect)
    if begins is None:
        return chain.result(Problem(where="line 1", why=why))
    number = 1
    while raw := file.readline(LONGEST_LINE):
        number += 1
        entry, why = _entry(raw)
        if entry is None and why:
            return chain.result(Problem(where=f"line {number}", why=why))
        if entry is None:
            closing = _closing(raw, first, chain)
            if closing:
                return chain.result(Problem(where=f"line {number}", why=closing))
            if file.read(1):
                why = "the export goes on after its last line: something was added"
                return chain.result(Problem(where=f"line {number + 1}", why=why))
            return chain.result(*chain.unexpected())
        why = chain.fault(entry)
        if why:
            return chain.result(Problem(where=f"line {number}", why=why))
    why = "the export ends without its last line: the end was cut off"
    return chain.result(Problem(where=f"line {number + 1}", why=why))


def _line(record: dict[str, Any]) -> bytes:
    return f"{canonical(record)}\n".encode()


def _read(raw: bytes, wanted: dict[str, type]) -> tuple[dict[str, Any], str]:
    """Read a line; say why it cannot be, where it cannot."""
    if not raw.endswith(b"\n"):
        return {}, "it does not end as a line does: it was cut, or is longer than any entry"
    try:
        record = read_canonical(raw[:-1].decode("utf-8"))
    except (ValueError, RecursionError):
        return {}, "it is not written as witting writes it: a byte of it was changed"
    fits = isinstance(record, dict) and all(
        type(record.get(name)) is kind for name, kind in wanted.items()
    )
    if not fits or len(record) != len(wanted):
        return {}, "it is no line of an export: it lacks something, or says something more"
    return record, ""


def _begins(raw: bytes) -> tuple[Anchor | None, str]:
    record, why = _read(raw, _HEAD)
    if not why and record["schema"] != SCHEMA:
        why = f"it is not an export of the audit trail that this version knows ({SCHEMA})"
    if why:
        return None, why
    return Anchor(number=record["from"] - 1, hash=record["before"]), ""


def _entry(raw: bytes) -> tuple[Entry | None, str]:
    """Read an entry; None without a reason for what may be the last line."""
    if raw.startswith(b'{"count":'):
        return None, ""
    record, why = _read(raw, _ENTRY)
    return (None, why) if why else (Entry(**record), "")


def _closing(raw: bytes, first: bytes, chain: Chain) -> str:
    record, why = _read(raw, {"count": int, "last": str, "head": str})
    if why:
        return why
    if record["head"] != sha256(first).hexdigest():
        return "the first line was changed since: its hash is not the one the last line tells"
    if (record["count"], record["last"]) != (chain.count, chain.hash):
        return (
            f"it tells of {record['count']} entries, and {chain.count} are here, or the last is"
            " another: entries were cut off or added at the end"
        )
    return ""
