"""Databases for tests: a new SQLite file, or a new database on the PostgreSQL server given.

`WITTING_TEST_POSTGRES` is the address of a server on which databases may be made and dropped, such
as postgresql://postgres@localhost:5432/postgres.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

KINDS = ("sqlite", "postgresql")
SERVER = os.environ.get("WITTING_TEST_POSTGRES", "")


@contextmanager
def new_database(kind: str, folder: Path) -> Iterator[str]:
    """Give the address of a new database, dropped afterwards; skip where no server is given."""
    if kind == "sqlite":
        yield str(folder / "own.db")
        return
    if not SERVER:
        pytest.skip("no PostgreSQL server is given (WITTING_TEST_POSTGRES)")
    name = f"witting_{uuid4().hex}"
    url = make_url(SERVER).set(drivername="postgresql+psycopg")
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(SERVER).set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()
