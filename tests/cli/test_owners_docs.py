"""What docs/ownership.md shows of the command and of Python runs, and is so."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.run import Shell

DOC = (Path(__file__).resolve().parents[2] / "docs" / "ownership.md").read_text(encoding="utf-8")


def _block(kind: str, place: int = 0) -> str:
    found: list[str] = re.findall(rf"```{kind}\n(.*?)```", DOC, re.DOTALL)
    return found[place]


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


def test_the_verdict_shown_is_the_verdict_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "register.csv").write_text(_block("csv"), encoding="utf-8")
    (tmp_path / "order.json").write_text(_block("json"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec(compile(_block("python"), "docs/ownership.md", "exec"), {})
    assert capsys.readouterr().out == _block("text", 1)


def test_the_python_shown_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(_block("python", 1), "docs/ownership.md", "exec"), {})
    assert capsys.readouterr().out == "owned A, listed, holds 60 % of B\n"
