"""Whatever people do the trail holds; whatever is changed behind it is found."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Integer, LargeBinary, Table, delete, select, text, update

from tests.store.deal_desk import ANA, BOB, EVE, NOW, Desk, world_of
from witting.assess import load_profile
from witting.base import StoreError, WittingError
from witting.store import Database, audit, deal_cases, deal_notes, good_guys
from witting.store.chain import Verified
from witting.store.deal_records import State, Verdict
from witting.store.guards import drop_guards, make_guards
from witting.store.pruning import prune
from witting.store.schema import METADATA, deal_decisions, deal_good_guys, kept_bytes
from witting.store.verifying import TOLD, verify_database

WORLD = world_of()
MILD = load_profile("ffi-cn")
_NAMES = ("audit", *(table.name for table in TOLD), "kept_bytes", "parties_then", "entries_then")
WATCHED = tuple(METADATA.tables[name] for name in _NAMES)


def verified(database: Database, expect: str = "") -> Verified:
    with database.reading() as connection:
        return verify_database(connection, expect=expect)


def a_days_work(database: Database) -> None:
    """Leave at least one row in every table that is watched."""
    desk = Desk(database, world=WORLD, profile=MILD)
    first = desk.open()
    with database.writing() as connection:
        prune(connection, years=1, actor="root", now=NOW + timedelta(days=800))
        deal_notes.add_note(connection, first.id, "她打过电话", by=ANA, now=NOW)
        deal_notes.attach(
            connection,
            first.id,
            b"%PDF-1.7 a passport",
            name="passport.pdf",
            media_type="application/pdf",
            by=ANA,
            now=NOW,
        )
        deal_cases.assign(connection, first.id, "ana", BOB, NOW)
    desk.let_go(first, until=date(2025, 2, 1))
    desk.open("Pyotr Zaborovsky", by=EVE)
    desk.reopen(first)
    desk.decide(first, Verdict.RELEASE)
    desk.second(first)


@pytest.fixture
def worked(database: Database) -> Database:
    a_days_work(database)
    return database


def test_a_days_work_holds_and_leaves_a_row_in_every_table(worked: Database) -> None:
    assert verified(worked).problems == ()
    with worked.reading() as connection:
        empty = [t.name for t in WATCHED if connection.execute(select(t)).first() is None]
    assert empty == []


@contextmanager
def tampered(database: Database) -> Iterator[Connection]:
    """Give a connection of who owns the database; nothing done there is kept."""

    class Undo(Exception):  # it is no error
        pass

    try:
        with database.writing() as connection:
            drop_guards(connection)
            if connection.dialect.name == "postgresql":
                connection.execute(text("SET LOCAL session_replication_role = replica"))
            else:
                connection.execute(text("PRAGMA defer_foreign_keys = ON"))
            yield connection
            raise Undo
    except Undo:
        pass


def other(value: Any, table: Table, name: str) -> Any:
    """Give another value for a column: one letter, one bit, or one more."""
    kind = table.c[name].type
    if isinstance(kind, Integer):
        return 1 if value is None else value + 1_000
    if isinstance(kind, LargeBinary):
        return value[:-1] + bytes([value[-1] ^ 1])
    if not value:
        return "x"
    return value[:-1] + ("x" if value[-1] != "x" else "y")


COLUMNS = [(table, column.name) for table in WATCHED for column in table.columns]


@pytest.mark.parametrize(
    ("table", "name"), COLUMNS, ids=[f"{table.name}.{name}" for table, name in COLUMNS]
)
def test_a_change_of_any_column_of_any_row_is_found(
    worked: Database, table: Table, name: str
) -> None:
    keys = list(table.primary_key.columns)
    with worked.reading() as connection:
        rows = connection.execute(select(table).order_by(*keys)).all()
    for row in (rows[0], rows[-1]):
        where = [key == row._mapping[key] for key in keys]
        value = other(row._mapping[name], table, name)
        with tampered(worked) as connection:
            connection.execute(update(table).where(*where).values({name: value}))
            make_guards(connection)
            assert not verify_database(connection).is_whole
    assert verified(worked).is_whole


@pytest.mark.parametrize("table", WATCHED, ids=lambda table: table.name)
def test_a_row_removed_from_any_table_is_found(worked: Database, table: Table) -> None:
    keys = list(table.primary_key.columns)
    with worked.reading() as connection:
        first = connection.execute(select(table).order_by(*keys)).first()
    assert first is not None
    with tampered(worked) as connection:
        connection.execute(delete(table).where(*(key == first._mapping[key] for key in keys)))
        make_guards(connection)
        assert not verify_database(connection).is_whole


def test_a_row_added_behind_the_trail_is_found(worked: Database) -> None:
    with tampered(worked) as connection:
        row = connection.execute(select(deal_decisions)).first()
        assert row is not None
        connection.execute(deal_decisions.insert().values(**{**row._mapping, "id": 99}))
        connection.execute(kept_bytes.insert().values(sha256="0" * 64, content=b""))
        make_guards(connection)
        found = {problem.where: problem.why for problem in verify_database(connection).problems}
    assert "it was added" in found["deal_decisions:99"]
    assert f"kept_bytes:{'0' * 64}" in found


def test_triggers_that_are_gone_are_found(worked: Database) -> None:
    with tampered(worked) as connection:
        (problem,) = verify_database(connection).problems
    assert "audit_not_changed" in problem.why


def test_the_whole_end_taken_back_is_found_by_a_hash_noted_before(worked: Database) -> None:
    with worked.reading() as connection:
        number, noted = audit.head(connection)
    with tampered(worked) as connection:
        connection.execute(text("DELETE FROM audit WHERE number = :last"), {"last": number})
        make_guards(connection)
        found = verify_database(connection, expect=noted)
    assert any("is of no entry here" in problem.why for problem in found.problems)
    assert verified(worked, expect=noted).is_whole


def test_a_lapsed_good_guy_cannot_be_brought_back_quietly(worked: Database) -> None:
    with tampered(worked) as connection:
        connection.execute(
            update(deal_good_guys).values(lapsed_at=None, lapsed_because=None, lapsed_by=None)
        )
        make_guards(connection)
        (problem,) = verify_database(connection).problems
    assert problem.where == "deal_good_guys:1"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "own.db"
    Database.open(path).close()
    return path


@pytest.fixture(scope="module")
def full(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("full") / "own.db"
    shutil.copy(empty, path)
    database = Database.open(path)
    a_days_work(database)
    database.close()
    return path


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(
            ["open", "decide", "second", "reopen", "assign", "view", "note", "attach", "end", "cut"]
        ),
        st.integers(1, 4),  # which case
        st.sampled_from([ANA, BOB, EVE]),
        st.sampled_from(list(Verdict)),
        st.booleans(),
    ),
    max_size=30,
)


def act(desk: Desk, what: str, number: int, by: Any, verdict: Verdict, *, yes: bool) -> None:
    """Do one thing; what the store refuses is refused whole."""
    with desk.database.writing() as connection:
        match what:
            case "assign":
                deal_cases.assign(connection, number, by.id if yes else "", by, desk.now)
            case "view":
                deal_cases.view(connection, number, by, desk.now)
            case "note":
                deal_notes.add_note(connection, number, "seen " * number, by=by, now=desk.now)
            case "attach":
                deal_notes.attach(
                    connection,
                    number,
                    b"page" * number,
                    name="page.txt",
                    media_type="text/plain",
                    by=by,
                    now=desk.now,
                )
            case "end":
                good_guys.revoke(connection, number, because="wrong", by=by, now=desk.now)
            case "cut":
                prune(connection, years=1, actor=by.id, now=desk.now)
            case _:
                case = deal_cases.case(connection, number, by.tenant)
    if what == "decide":
        until = date(2024, 12, 31) if yes and verdict is Verdict.FALSE_MATCH else None
        desk.decide(case, verdict, by=by, until=until)
    elif what == "second":
        desk.second(case, by=by, agrees=yes)
    elif what == "reopen":
        desk.reopen(case, by=by)


@given(actions=ACTIONS)
@settings(max_examples=60, deadline=None)
def test_any_sequence_of_actions_keeps_the_chain_and_its_rules(
    empty: Path, actions: list[tuple[str, int, Any, Verdict, bool]]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "own.db"
        shutil.copy(empty, path)
        desk = Desk(Database.open(path), world=WORLD)
        for what, number, by, verdict, yes in actions:
            desk.profile = MILD if yes else load_profile("bank-us")
            desk.now += timedelta(days=40)
            try:
                if what == "open":
                    desk.open(by=by)
                else:
                    act(desk, what, number, by, verdict, yes=yes)
            except WittingError:
                pass
        assert verified(desk.database).problems == ()
        four_eyes_held(desk.database)
        desk.database.close()


def four_eyes_held(database: Database) -> None:
    """Every closed case that took two has two people behind the decision that closed it."""
    with database.reading() as connection:
        decisions = connection.execute(select(deal_decisions)).all()
        for row in connection.execute(select(METADATA.tables["deal_cases"])):
            case = deal_cases.case_of_row(row)
            if case.state is not State.CLOSED or case.standing is None:
                continue
            closed = next(one for one in decisions if one.id == case.standing)
            if Verdict(closed.verdict).lets_go and case.why_second(case.hits):
                seconded = [one for one in decisions if one.seconds == closed.id and one.agrees]
                assert [one.decided_by for one in seconded] != [closed.decided_by]
                assert len(seconded) == 1


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_any_single_byte_of_a_stored_row_is_found(full: Path, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(WATCHED))
    column = data.draw(st.sampled_from(sorted(column.name for column in table.columns)))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "own.db"
        shutil.copy(full, path)
        raw = sqlite3.connect(path)
        wanted = f'SELECT rowid, CAST("{column}" AS BLOB), typeof("{column}") FROM {table.name}'
        held = [row for row in raw.execute(wanted) if row[1]]
        if not held:
            raw.close()
            return
        rowid, value, kind = data.draw(st.sampled_from(held))
        at = data.draw(st.integers(0, len(value) - 1))
        byte = data.draw(st.integers(0, 255).filter(lambda one: one != value[at]))
        done = value[:at] + bytes([byte]) + value[at + 1 :]
        cast = {"text": "CAST(? AS TEXT)", "integer": "CAST(? AS INTEGER)"}.get(kind, "?")
        triggers = raw.execute(
            "SELECT name, sql FROM sqlite_master WHERE type='trigger'"
        ).fetchall()
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        before = raw.execute(wanted).fetchall()
        try:
            raw.execute(
                f'UPDATE {table.name} SET "{column}" = {cast} WHERE rowid = ?', (done, rowid)
            )
        except sqlite3.IntegrityError:
            raw.close()
            return
        is_changed = raw.execute(wanted).fetchall() != before
        for _, sql in triggers:
            raw.execute(sql)
        raw.commit()
        raw.close()
        database = Database.open(path)
        assert verified(database).is_whole is not is_changed
        database.close()


def content(path: Path) -> list[list[Any]] | None:
    """Give what the watched tables say, as bytes; None where the file cannot be read."""
    raw = sqlite3.connect(path)
    try:
        raw.text_factory = bytes
        return [raw.execute(f"SELECT * FROM {t.name} ORDER BY 1").fetchall() for t in WATCHED]
    except sqlite3.DatabaseError:
        return None
    finally:
        raw.close()


@given(at=st.integers(0, 10**9), bit=st.integers(0, 7))
@settings(max_examples=200, deadline=None)
def test_any_bit_of_the_file_is_found_or_says_nothing(full: Path, at: int, bit: int) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "own.db"
        damaged = bytearray(full.read_bytes())
        damaged[at % len(damaged)] ^= 1 << bit
        path.write_bytes(damaged)
        try:
            database = Database.open(path)
        except StoreError:
            return
        try:
            is_whole = verified(database).is_whole
        except StoreError:
            is_whole = False
        finally:
            database.close()
        assert not is_whole or content(path) == content(full)
