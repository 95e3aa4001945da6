"""Gives tests a shell to run commands in, and a book on each database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.book_desk import NOBODY, OLGA, Desk
from tests.cli.run import Shell
from tests.databases import KINDS, new_database


@pytest.fixture
def witting(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Shell:
    """Give a shell whose stored lists are empty, so that the shipped ones are in use."""
    return Shell(monkeypatch, capsys, str(tmp_path / "home"))


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with new_database(request.param, tmp_path) as where:
        yield where


@pytest.fixture
def desk(witting: Shell, tmp_path: Path, store: str) -> Desk:
    desk = Desk(witting, tmp_path, store)
    desk.lists(OLGA, NOBODY)
    return desk
