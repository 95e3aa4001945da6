"""Lists replaced while the service runs: put together elsewhere, in use whole, the old let go."""

import gc
import subprocess
import weakref
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from witting.assess import World
from witting.lists import Archive, Snapshot
from witting.lists.taking_in import Arrival, changing
from witting.service.settings import Settings
from witting.service.warming import settle
from witting.service.worlds import Watch, Worlds, open_worlds

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def _take_in(settings: Settings, published: str) -> None:
    """Take the smallest shipped list in under a date, and put nothing together."""
    small = min(Snapshot.default().lists(), key=lambda parsed: len(parsed.entries))
    dated = replace(small, meta=replace(small.meta, published=published))
    with changing(settings.archive, who="a test", now=NOW, shipped=Snapshot.default()) as held:
        taken = held.take_in([dated], Arrival(now=NOW, origin="import", by="a test"))
        held.use_only(edition.digest for edition in taken)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give settings with an archive of one small list."""
    made = Settings(home=tmp_path)
    _take_in(made, "2024-06-01")
    World.open(made.archive)
    return made


def test_lists_are_put_together_by_another_process(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    worlds = open_worlds(settings)
    watch = Watch(worlds, settings)
    _take_in(settings, "2024-06-02")
    assert not Archive(settings.archive).is_put_together()
    started: list[object] = []
    run = subprocess.run

    def noted(command: object, **given: object) -> object:
        started.append(command)
        return run(command, **given)  # type: ignore[call-overload]  # as it was called

    monkeypatch.setattr(subprocess, "run", noted)
    assert watch.look()
    assert len(started) == 1
    assert Archive(settings.archive).is_put_together()
    assert worlds.current.world.used.lists[0].published == "2024-06-02"


def test_a_manifest_that_changes_nothing_in_use_switches_nothing(settings: Settings) -> None:
    worlds = open_worlds(settings)
    watch, before = Watch(worlds, settings), worlds.current
    manifest = settings.archive / "manifest.json"
    again = manifest.read_bytes()
    manifest.unlink()
    manifest.write_bytes(again)
    assert not watch.look()
    assert worlds.current is before


def test_whoever_changes_the_lists_is_left_to_put_them_together(settings: Settings) -> None:
    watch = Watch(open_worlds(settings), settings)
    assert not watch.is_early()
    _take_in(settings, "2024-06-03")
    assert watch.is_early()
    World.open(settings.archive)
    assert not watch.is_early()


def test_a_world_that_was_replaced_is_let_go(settings: Settings) -> None:
    worlds: Worlds = open_worlds(settings)
    watch = Watch(worlds, settings)
    _take_in(settings, "2024-06-04")
    assert watch.look()  # the first may be of those that come with witting, which stay
    replaced = weakref.ref(worlds.current.world.screener)
    _take_in(settings, "2024-06-05")
    assert watch.look()
    settle()
    gc.collect()
    assert replaced() is None
