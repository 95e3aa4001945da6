"""Every test of the store runs on SQLite, and on PostgreSQL where a server is given."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.databases import KINDS, new_database
from witting.store import Database
from witting.store.guards import drop_guards, make_guards


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with new_database(request.param, tmp_path) as where:
        yield where


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    opened = Database.open(address)
    yield opened
    opened.close()


@pytest.fixture
def behind(database: Database) -> Callable[..., None]:
    """Give a way to change the database as its owner can: without the triggers."""

    def change(statement: str, **values: object) -> None:
        with database.writing() as connection:
            drop_guards(connection)
            if connection.dialect.name == "postgresql":
                connection.execute(text("SET session_replication_role = replica"))
            else:
                connection.execute(text("PRAGMA defer_foreign_keys = ON"))
            connection.execute(text(statement), values)
            make_guards(connection)
        if database.dialect == "postgresql":
            with database.writing() as connection:
                connection.execute(text("SET session_replication_role = DEFAULT"))

    return change
