"""The first day in docs/book.md runs as it is written, and does what it says."""

import re
import shlex
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.run import Done, Shell
from witting.book.mapping import read_mapping

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "book.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^witting (book .+)$", PAGE, re.MULTILINE)
LATER = (datetime.now(tz=UTC).date() + timedelta(days=300)).isoformat()
STATUS = (10, 10, 10, 10, 10, 10, 0, 0, 10, 10, 0, 0)


@pytest.fixture
def day(witting: Shell, monkeypatch: pytest.MonkeyPatch) -> list[Done]:
    """Give what each command of the day left behind."""
    monkeypatch.chdir(ROOT)
    written = (re.sub(r"--until \S+", f"--until {LATER}", command) for command in COMMANDS)
    return [witting(*shlex.split(command)) for command in written]


def test_the_day_has_ten_commands_and_those_of_deals_run(day: list[Done]) -> None:
    assert [done.err for done in day] == [""] * 12
    assert tuple(done.status for done in day) == STATUS


def test_they_do_what_the_page_says(day: list[Done]) -> None:
    mapped, taken, screened, _, cases, case, decided, next_day, onboarded, rescreened, _, _ = (
        " ".join(done.out.split()) for done in day
    )
    assert "TO SAY: what 'L' means as kind" in mapped
    assert "8 added" in taken
    assert "line 10 (K-1009)" in taken
    assert "line 11 (K-1005): its key 'K-1005' was given in line 6 already" in taken
    assert "3 cases opened" in screened
    assert "ofac-34941" in cases
    assert "LINDA" in case
    assert "Case 2 is closed: false-match" in decided
    assert "2 added, 2 changed" in next_day
    assert "screened 2 of 10" in onboarded
    assert "screened 0 of 10" in rescreened


def test_the_mapping_on_the_page_can_be_read(tmp_path: Path) -> None:
    (text,) = re.findall(r"```yaml\n(.+?)```", PAGE, re.DOTALL)
    path = tmp_path / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    assert read_mapping(path).encoding == "cp1251"
