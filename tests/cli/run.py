"""Runs the command line in this process, as a shell would: arguments in, status and text out."""

import json
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from witting.cli import main


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Give the output read as JSON."""
        return json.loads(self.out)


class Shell:
    """Runs `witting` with arguments, away from the user's own stored lists."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: str
    ) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys
        monkeypatch.setenv("WITTING_HOME", home)
        monkeypatch.setenv("COLUMNS", "110")

    def __call__(self, *arguments: object) -> Done:
        """Run one command and give its status, output and error text."""
        self._monkeypatch.setattr(sys, "argv", ["witting", *map(str, arguments)])
        self._capsys.readouterr()
        status = 0
        try:
            main()
        except SystemExit as stop:
            status = stop.code if isinstance(stop.code, int) else 1
        said = self._capsys.readouterr()
        return Done(status, said.out, said.err)
