"""A service for tests: an app in this process, with callers the test chooses."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from fastapi import FastAPI

from tests.cli.run import Shell
from tests.databases import KINDS, new_database
from tests.service.client import Callers, Client
from witting.service.app import create_app
from witting.service.settings import Settings


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    made = asyncio.new_event_loop()
    yield made
    made.close()


MakeApp = Callable[..., FastAPI]


@pytest.fixture
def kept_in() -> str:
    """Say where the service's database is: in its home, but for tests that ask for each kind."""
    return ""


@pytest.fixture(params=KINDS)
def each_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give a new SQLite file, and a new database of PostgreSQL where a server is given.

    A module whose every test runs on both imports it as its own `kept_in`.
    """
    with new_database(request.param, tmp_path) as where:
        yield where


@pytest.fixture
def make_app(tmp_path: Path, kept_in: str) -> Iterator[MakeApp]:
    """Make apps over a home of their own; their databases are closed afterwards."""
    made: list[FastAPI] = []

    def make(identity: Any = None, **settings: Any) -> FastAPI:
        given = Settings(home=tmp_path, **{"database": kept_in, **settings})
        own = None if identity == "keys" else identity or Callers()
        made.append(create_app(given, identity=own))
        return made[-1]

    yield make
    for app in made:
        app.state.service.database.close()


@pytest.fixture
def client(make_app: MakeApp, loop: asyncio.AbstractEventLoop) -> Client:
    """Give a client whose caller has every role."""
    return Client(make_app(), loop)


@pytest.fixture
def witting(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Shell:
    """Give the command line beside it, over lists of its own: the shipped ones."""
    return Shell(monkeypatch, capsys, str(tmp_path / "beside"))


@pytest.fixture(scope="session", autouse=True)
def _quiet() -> None:
    """Keep the log lines of the service out of the tests' own words."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
