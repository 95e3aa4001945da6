"""What is kept is for its owner alone; where it is not, that is said, with the mend."""

import os
import stat
from pathlib import Path

import pytest

from witting.store import Database
from witting.store.private import too_open

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of files are of POSIX")


@pytest.fixture(autouse=True)
def _open_to_all() -> object:
    before = os.umask(0)
    yield
    os.umask(before)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("prefix", ["", "sqlite:///"])
def test_a_database_is_made_for_its_owner_alone(tmp_path: Path, prefix: str) -> None:
    home = tmp_path / "data" / "own" if not prefix else tmp_path
    place = home / "service.db"
    database = Database.open(f"{prefix}{place}")
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE more (x TEXT)")
        beside = [Path(f"{place}{end}") for end in ("", "-wal", "-shm")]
        assert [_mode(path) for path in beside] == [0o600] * 3
    database.close()
    if not prefix:
        assert [_mode(home), _mode(home.parent)] == [0o700, 0o700]
        assert too_open(place, home) == []


def test_what_others_can_read_is_told_with_the_mend(tmp_path: Path) -> None:
    home = tmp_path / "data"
    home.mkdir()
    place = home / "service.db"
    Database.open(place).close()
    place.chmod(0o644)
    said = too_open(place, home)
    assert len(said) == 2
    for line in said:
        Path(line.rpartition(" ")[2]).chmod(int(line.split("chmod ")[1].split(" ")[0], 8))
    assert too_open(place, home) == []


def test_an_existing_database_keeps_its_rights(tmp_path: Path) -> None:
    place = tmp_path / "service.db"
    place.touch(mode=0o660)
    Database.open(place).close()
    assert _mode(place) == 0o660
