"""Every test of the store runs on SQLite, and on PostgreSQL where a server is given."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import KINDS, new_database
from witting.store import Database


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with new_database(request.param, tmp_path) as where:
        yield where


@pytest.fixture
def database(address: str) -> Iterator[Database]:
    opened = Database.open(address)
    yield opened
    opened.close()
