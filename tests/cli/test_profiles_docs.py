"""What docs/profiles.md shows of the command and of Python runs, and is so."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.run import Shell
from witting.assess import shipped_profiles

ROOT = Path(__file__).resolve().parents[2]
DOC = (ROOT / "docs" / "profiles.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^witting (assess .*)$", DOC, re.MULTILINE)


def _block(kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", DOC, re.DOTALL)
    assert found is not None
    return found[1]


def _plain(page: str) -> list[str]:
    return [line.rstrip() for line in page.splitlines()]


def test_the_page_shown_is_the_page_printed(
    witting: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    printed = _plain(witting(*shlex.split(COMMANDS[0])).out)
    shown = _plain(_block("text"))
    assert printed[: len(shown)] == shown
    assert printed[len(shown)].startswith("Laws that pull apart")


def test_the_question_shown_is_printed_in_the_language_asked_for(
    witting: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    page = witting(*shlex.split(COMMANDS[1])).out
    assert "Просим сообщить" in page
    assert "Please tell us" not in page


def test_the_python_shown_runs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(_block("python"), "docs/profiles.md", "exec"), {})
    said = capsys.readouterr().out.splitlines()
    assert said == ["ffi-cn prohibited secondary None", "bank-us prohibited primary 2024-06-27"]


def test_every_shipped_profile_is_named() -> None:
    assert all(f"`{name}`" in DOC for name in shipped_profiles())
