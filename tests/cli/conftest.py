"""Gives tests a shell to run commands in."""

from pathlib import Path

import pytest

from tests.cli.run import Shell


@pytest.fixture
def witting(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Shell:
    """Give a shell whose stored lists are empty, so that the shipped ones are in use."""
    return Shell(monkeypatch, capsys, str(tmp_path / "home"))
