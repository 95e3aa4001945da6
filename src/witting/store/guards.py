"""Triggers by which the database itself refuses to change or remove what is only ever added to.

They stop a mistake, not an owner of the database: one who can drop a trigger can change a row, and
then the chain tells (`store/verifying.py`), which also looks whether the triggers are there.
"""

from sqlalchemy import Connection

ONLY_ADDED = ("audit_anchors", "kept_bytes", "deal_decisions", "deal_notes", "deal_attachments")
"""Tables of which no row is ever changed or removed; `audit` is one but for its oldest entries."""

_CASE = (
    *("id", "tenant", "name", "document", "answer", "profile", "reading", "as_of", "made_at"),
    *("lists", "left_out", "world", "hits", "outcome", "severity", "corridor", "summary"),
    *("words", "opened_by", "opened_at"),
)
_GOOD_GUY = (
    *("id", "tenant", "case_id", "decision_id", "party", "party_version", "list_id", "entry_id"),
    *("entry_version", "because", "decided_by", "decided_at", "expires_on"),
)
_FIXED = {"deal_cases": _CASE, "deal_good_guys": _GOOD_GUY}
"""Columns that never change, where the others of a table do."""

_KEYS = {"audit": "number", "audit_anchors": "number", "kept_bytes": "sha256"}
_TABLES = ("audit", *ONLY_ADDED, *_FIXED)
_SAID = "what is kept here is only ever added to"
_CUT = "EXISTS (SELECT 1 FROM audit_anchors WHERE audit_anchors.number >= OLD.number)"
_FUNCTIONS = {
    "witting_only_added": f"BEGIN RAISE EXCEPTION '{_SAID}'; END",
    "witting_only_oldest_cut": (
        f"BEGIN IF NOT {_CUT} THEN RAISE EXCEPTION '{_SAID}'; END IF; RETURN OLD; END"
    ),
}


def make_guards(connection: Connection) -> None:
    """Make the triggers."""
    if connection.dialect.name == "postgresql":
        for name, body in _FUNCTIONS.items():
            connection.exec_driver_sql(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$"
            )
    for statement in _guards(connection).values():
        connection.exec_driver_sql(statement)


def drop_guards(connection: Connection) -> None:
    """Take the triggers away."""
    is_postgresql = connection.dialect.name == "postgresql"
    for name in _guards(connection):
        table = name.rpartition("_not_")[0]
        connection.exec_driver_sql(
            f"DROP TRIGGER {name} ON {table}" if is_postgresql else f"DROP TRIGGER {name}"
        )
    for name in _FUNCTIONS if is_postgresql else ():
        connection.exec_driver_sql(f"DROP FUNCTION {name}()")


def missing_guards(connection: Connection) -> list[str]:
    """Give the names of the triggers that are not there, switched off, or not what they were."""
    found: dict[str, str] = {}
    if connection.dialect.name == "postgresql":
        rows = connection.exec_driver_sql(
            "SELECT t.tgname, pg_get_triggerdef(t.oid, true), p.proname, p.prosrc"
            " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE NOT t.tgisinternal AND t.tgenabled = 'O'"
        )
        found = {name: text for name, text, does, body in rows if _FUNCTIONS.get(does) == body}
    else:
        rows = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        )
        found = {row.name: row.sql for row in rows}
    return sorted(name for name, text in _guards(connection).items() if found.get(name) != text)


def _guards(connection: Connection) -> dict[str, str]:
    """Give the statement that makes each trigger, by the trigger's name."""
    build = _postgresql if connection.dialect.name == "postgresql" else _sqlite
    return {
        f"{table}_{kind}": f"CREATE TRIGGER {table}_{kind} BEFORE {event} ON {table} {does}"
        for table in _TABLES
        for kind, event, does in build(table)
    }


def _changing(table: str) -> str:
    columns = _FIXED.get(table)
    return f"UPDATE OF {', '.join(columns)}" if columns else "UPDATE"


def _sqlite(table: str) -> tuple[tuple[str, str, str], ...]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_SAID}'); END"
    key = _KEYS.get(table, "id")
    cut = f"WHEN NOT {_CUT} " if table == "audit" else ""
    # INSERT OR REPLACE takes a row out without asking the trigger on removal.
    held = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) "
    return (
        ("not_changed", _changing(table), refuse),
        ("not_removed", "DELETE", cut + refuse),
        ("not_replaced", "INSERT", held + refuse),
    )


def _postgresql(table: str) -> tuple[tuple[str, str, str], ...]:
    refuse = "EXECUTE FUNCTION witting_only_added()"
    cut = "EXECUTE FUNCTION witting_only_oldest_cut()"
    return (
        ("not_changed", _changing(table), f"FOR EACH ROW {refuse}"),
        ("not_removed", "DELETE", f"FOR EACH ROW {cut if table == 'audit' else refuse}"),
        ("not_emptied", "TRUNCATE", f"FOR EACH STATEMENT {refuse}"),
    )
