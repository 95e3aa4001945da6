"""What docs/start.md says of screening names runs, and is so."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.run import Shell
from witting import Screener

START = Path(__file__).resolve().parents[2] / "docs" / "start.md"
SECTION = START.read_text(encoding="utf-8").split("## Screening names")[1].split("\n## ")[0]
COMMANDS = re.findall(r"^witting (screen .+)$", SECTION, re.MULTILINE)
(CODE,) = re.findall(r"```python\n(.+?)```", SECTION, re.DOTALL)


def test_the_section_shows_every_way_to_say_more() -> None:
    assert len(COMMANDS) == 3
    said = " ".join(COMMANDS)
    for option in ("kind", "birth-date", "country", "gender", "address", "identifier", "json"):
        assert f"--{option}" in said


@pytest.mark.parametrize(("command", "status"), list(zip(COMMANDS, (10, 10, 10), strict=True)))
def test_the_commands_run(witting: Shell, command: str, status: int) -> None:
    done = witting(*shlex.split(command))
    assert done.status == status
    assert done.err == ""


def test_the_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(CODE, {})
    said = capsys.readouterr().out
    assert "ofac-35096" in said
    assert "\n[2, 0]\n" in said


def first(name: str, **known: str) -> tuple[bool, bool]:
    """Say whether the likest candidate for a name matches, and whether certainly."""
    match = Screener.default().match(name, limit=1, **known)[0]  # type: ignore[arg-type]
    return match.is_match, match.certain


def test_a_family_name_alone_is_a_candidate() -> None:
    assert first("Putin") == (False, False)
    assert first("Putin", kind="person") == (True, False)


def test_a_full_name_matches() -> None:
    assert first("Vladimir Putin", kind="person") == (True, True)
    assert first("Vladimir Putin")[0]


def test_a_weak_alias_counts_when_another_name_agrees() -> None:
    """MATE is a weak alias of Dragan Lalovic; TAYSIR of one also listed as Taysir Abdullah."""
    matches = {
        name: {m.entry_id for m in Screener.default().match(name, kind="person") if m.is_match}
        for name in ("MATE", "TAYSIR")
    }
    assert "ofac-7718" not in matches["MATE"]
    assert "ofac-6367" in matches["TAYSIR"]
