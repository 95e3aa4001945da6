"""A file is written whole or not at all, wherever the writer dies and whoever else writes."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from witting.lists.durable import write_durably

OLD, NEW = b"old" * 40_000, b"new!" * 40_000


def write_and_die_at(path: Path, line: int) -> bool:
    """Write in a process of its own that is killed before it runs the given line; say whether."""
    child = os.fork()
    if child == 0:
        _count_down(line)
        write_durably(path, NEW)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _count_down(left: int) -> None:
    def trace(frame: FrameType, event: str, told: Any) -> Any:
        nonlocal left
        left -= event == "line"
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_killed_before_any_line_of_writing_it_leaves_the_old_file_or_the_new(
    tmp_path: Path,
) -> None:
    path = tmp_path / "file"
    seen = []
    for line in range(500):
        path.write_bytes(OLD)
        was_killed = write_and_die_at(path, line)
        seen.append(path.read_bytes())
        if not was_killed:
            break
    assert set(seen) == {OLD, NEW}
    assert len(seen) > 10
    assert seen == sorted(seen, key=(OLD, NEW).index)  # once new, it stays new


def test_killed_between_two_parts_it_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)

    def parts() -> Iterator[bytes]:
        yield NEW
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_durably(path, parts())
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_who_has_the_old_file_open_reads_it_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)
    with path.open("rb") as file:
        begun = file.read(10)
        write_durably(path, NEW)
        assert begun + file.read() == OLD


def test_two_writers_in_one_process_do_not_tear_each_others_file(tmp_path: Path) -> None:
    path = tmp_path / "file"

    def parts() -> Iterator[bytes]:
        yield NEW
        write_durably(path, OLD)  # as another thread would, in the middle of this one
        assert path.read_bytes() == OLD
        yield NEW

    write_durably(path, parts())
    assert path.read_bytes() == NEW + NEW
    assert list(tmp_path.iterdir()) == [path]


def test_the_content_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(OLD)
    synced = []

    def fsync(handle: int) -> None:
        synced.append((os.fstat(handle).st_size, path.read_bytes()))

    monkeypatch.setattr(os, "fsync", fsync)
    write_durably(path, NEW)
    assert synced[0] == (len(NEW), OLD)
