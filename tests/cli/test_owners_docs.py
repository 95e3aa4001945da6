"""What docs/ownership.md shows of the command and of Python runs, and is so."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.run import Shell

DOC = (Path(__file__).resolve().parents[2] / "docs" / "ownership.md").read_text(encoding="utf-8")


def _block(kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", DOC, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_page_shown_is_the_page_printed(
    witting: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "register.csv").write_text(_block("csv"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    command = re.search(r"^witting (owners .*)$", DOC, re.MULTILINE)
    assert command is not None
    done = witting(*shlex.split(command[1]))
    said, _, lists = done.out.rstrip("\n").rpartition("\n")
    assert lists.startswith("Lists: ")
    assert said == _block("text").rstrip("\n")


def test_the_python_shown_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(_block("python"), "docs/ownership.md", "exec"), {})
    assert capsys.readouterr().out == "owned A, listed, holds 60 % of B\n"
