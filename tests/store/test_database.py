from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from witting.base import SettingsError, StoreError
from witting.store import Database
from witting.store.schema import METADATA


def test_the_migrations_make_the_tables_that_are_described(database: Database) -> None:
    with database.writing() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_opening_twice_changes_nothing(address: str) -> None:
    for _ in range(2):
        Database.open(address).close()


def test_a_database_of_a_newer_version_is_refused(address: str) -> None:
    database = Database.open(address)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(StoreError, match=r"newer witting.*Use that version"):
        Database.open(address)


def test_a_database_of_more_than_one_version_is_refused(address: str) -> None:
    database = Database.open(address)
    with database.writing() as connection:
        connection.execute(text("INSERT INTO alembic_version VALUES ('0001')"))
    database.close()
    with pytest.raises(StoreError, match=r"one version.*Bring back a copy"):
        Database.open(address)


def test_a_database_with_letters_that_are_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    Database.open(path).close()
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"CREATE TABLE audit (", b"CREATE TABLE audit\xa7("))
    with pytest.raises(StoreError, match="cannot be opened"):
        Database.open(path)


def test_what_fails_half_way_leaves_nothing(database: Database) -> None:
    row = text("INSERT INTO parties (key, record, version, changed_at) VALUES ('1', '', '', '')")

    def fail() -> None:
        with database.writing() as connection:
            connection.execute(row)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM parties")).scalar_one() == 0


@pytest.mark.parametrize(
    "address",
    [
        "mysql://user:secret@host/db",
        "nonsense://",
        "postgresql+nothing://host/db",
        "postgresql://user:secret@host:port/db",
        "oracle://host/db?password=secret",
    ],
)
def test_an_address_that_is_none_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(SettingsError, match="no database witting can use") as caught:
        Database.open(address)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://nobody:secret@127.0.0.1:1/none",
        "postgresql://nobody@127.0.0.1:1/none?password=secret",
    ],
)
def test_a_server_that_does_not_answer_is_named_without_its_password(address: str) -> None:
    with pytest.raises(StoreError, match=r"cannot be opened .*Check the address") as caught:
        Database.open(address)
    assert "secret" not in str(caught.value)


def test_what_the_store_refuses_is_one_sentence_and_names_no_customer(database: Database) -> None:
    row = text("INSERT INTO unread (party, why, run) VALUES ('nobody', 'Olga Sternbergova', 1)")

    def refuse() -> None:
        with database.writing() as connection:
            connection.execute(row)

    with pytest.raises(StoreError, match="nothing of it was kept") as caught:
        refuse()
    assert "Sternbergova" not in str(caught.value)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(StoreError, match="cannot be opened"):
        Database.open(path)
