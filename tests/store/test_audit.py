"""The trail is only ever added to, each entry after the one before, whatever is done."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from threading import Barrier

import pytest
from sqlalchemy import text

from tests.store.deal_desk import ANA, BOB, NOW, Desk
from witting.base import SettingsError, StoreError
from witting.store import Database, audit
from witting.store.audit import BEGINNING, Action, Entry
from witting.store.deal_records import Verdict
from witting.store.pruning import prune
from witting.store.verifying import verify_database


def tell(database: Database, number: int = 0, **more: object) -> Entry:
    with database.writing() as connection:
        return audit.tell(
            connection,
            Action.SETTINGS_CHANGED,
            actor="ana",
            subject="settings",
            detail={"number": number, **more},
            now=NOW + timedelta(seconds=number),
        )


def test_each_entry_carries_the_hash_of_the_one_before(database: Database) -> None:
    made = [tell(database, number) for number in range(3)]
    assert [one.number for one in made] == [1, 2, 3]
    assert [one.previous for one in made] == [BEGINNING, made[0].hash, made[1].hash]
    with database.reading() as connection:
        assert list(audit.entries(connection)) == made
        assert audit.head(connection) == (3, made[2].hash)
        assert verify_database(connection).is_whole


def test_a_moment_is_told_in_utc(database: Database) -> None:
    there = datetime(2024, 2, 24, 12, 30, tzinfo=timezone(timedelta(hours=3)))
    assert audit.moment(there) == audit.moment(datetime(2024, 2, 24, 9, 30, tzinfo=UTC))


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "😀", "٠‏", '"\\', "a\nb"])
def test_whatever_a_text_holds_is_told_and_holds(database: Database, odd: str) -> None:
    with database.writing() as connection:
        made = audit.tell(
            connection,
            Action.SETTINGS_CHANGED,
            actor=f"ana{odd}x",
            tenant=odd,
            subject=f"settings{odd}x",
            detail={odd: [odd]},
            now=NOW,
        )
    with database.reading() as connection:
        assert list(audit.entries(connection)) == [made]
        assert verify_database(connection).is_whole


def test_an_entry_without_actor_or_with_a_document_in_it_is_refused(database: Database) -> None:
    with database.writing() as connection:
        with pytest.raises(SettingsError, match="neither who nor of what"):
            audit.tell(connection, Action.CASE_VIEWED, actor=" ", subject="case:1", now=NOW)
        with pytest.raises(SettingsError, match="keep documents beside the trail"):
            audit.tell(
                connection,
                Action.CASE_VIEWED,
                actor="ana",
                subject="case:1",
                detail={"document": "x" * 1_000_001},
                now=NOW,
            )
        assert audit.head(connection) == (0, BEGINNING)


def test_what_fails_leaves_neither_what_was_done_nor_its_entry(database: Database) -> None:
    def fail() -> None:
        with database.writing() as connection:
            audit.tell(connection, Action.CASE_VIEWED, actor="ana", subject="case:1", now=NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert tell(database).number == 1


def test_many_who_write_at_once_make_one_chain(address: str) -> None:
    Database.open(address).close()
    start = Barrier(4)

    def write(_: int) -> None:
        database = Database.open(address)
        start.wait()
        for number in range(10):
            tell(database, number)
        database.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    database = Database.open(address)
    with database.reading() as connection:
        found = verify_database(connection)
    database.close()
    assert (found.count, found.problems) == (40, ())


REFUSED = {
    "an entry changed": "UPDATE audit SET actor = 'eve' WHERE number = 1",
    "an entry removed": "DELETE FROM audit WHERE number = 2",
    "a decision changed": "UPDATE deal_decisions SET verdict = 'release'",
    "a decision removed": "DELETE FROM deal_decisions",
    "bytes changed": "UPDATE kept_bytes SET content = ''",
    "bytes removed": "DELETE FROM kept_bytes",
    "a case's outcome changed": "UPDATE deal_cases SET outcome = 'clear'",
    "a case removed": "DELETE FROM deal_cases",
}


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_the_database_itself_refuses(database: Database, statement: str) -> None:
    desk = Desk(database)
    desk.decide(desk.open())

    def tamper() -> None:
        with database.writing() as connection:
            connection.execute(text(statement))

    with pytest.raises(StoreError, match=r"only ever added to|violates foreign key"):
        tamper()
    with database.reading() as connection:
        assert verify_database(connection).is_whole


def test_an_entry_is_not_replaced_either(database: Database) -> None:
    tell(database)
    if database.dialect == "sqlite":
        statement = "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE number = 1"
    else:
        statement = "TRUNCATE audit"

    def tamper() -> None:
        with database.writing() as connection:
            connection.execute(text(statement))

    with pytest.raises(StoreError, match="only ever added to"):
        tamper()


def years(count: float) -> timedelta:
    return timedelta(days=round(365.25 * count))


def test_only_what_is_older_than_its_years_is_cut_and_the_rest_still_holds(
    database: Database,
) -> None:
    desk = Desk(database)
    case = desk.open()
    desk.open("Pyotr Zaborovsky")  # nothing is done with it later: it must be carried on
    desk.now = NOW + years(4)
    desk.decide(case, Verdict.RELEASE)
    desk.second(case)
    with database.writing() as connection:
        assert prune(connection, years=10, actor="root", now=NOW + years(9)) == 0
        assert prune(connection, years=10, actor="root", now=NOW + years(11)) == 2
        found = verify_database(connection)
        assert found.problems == ()
        assert found.first == 3
        told = [entry.action for entry in audit.entries(connection)]
        assert told[-2:] == [Action.AUDIT_CARRIED, Action.AUDIT_PRUNED]
        assert prune(connection, years=1, actor="root", now=NOW + years(30)) == 4
        assert verify_database(connection).is_whole
    desk.now = NOW + years(31)
    desk.reopen(case, by=BOB)
    with database.reading() as connection:
        assert verify_database(connection).is_whole


def test_the_whole_trail_can_be_cut_and_goes_on(database: Database) -> None:
    desk = Desk(database)
    case = desk.open()
    with database.writing() as connection:
        assert prune(connection, years=1, actor="root", now=NOW + years(3)) == 1
    desk.now = NOW + years(4)
    desk.decide(case, by=ANA)
    with database.reading() as connection:
        found = verify_database(connection)
    assert (found.first, found.problems) == (2, ())


def test_nothing_is_cut_from_a_trail_that_does_not_hold(
    database: Database, behind: Callable[[str], None]
) -> None:
    desk = Desk(database)
    desk.open()
    behind("UPDATE deal_cases SET outcome = 'clear'")
    with database.writing() as connection, pytest.raises(StoreError, match="Nothing was cut"):
        prune(connection, years=1, actor="root", now=NOW + years(20))


@pytest.mark.parametrize("count", [0, -1, 5000])
def test_years_that_make_no_sense_are_refused(database: Database, count: int) -> None:
    with database.writing() as connection, pytest.raises(SettingsError, match="Give years"):
        prune(connection, years=count, actor="root", now=NOW)


def test_every_kind_of_action_has_its_sentence() -> None:
    assert all(action.says.endswith(".") for action in Action)
