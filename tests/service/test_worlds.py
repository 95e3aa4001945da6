"""Lists replaced while the service runs: put together elsewhere, in use whole, the old let go."""

import asyncio
import gc
import subprocess
import weakref
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.service.client import Client
from tests.service.conftest import MakeApp
from witting.assess import World
from witting.lists import Archive, Snapshot
from witting.lists.taking_in import Arrival, changing
from witting.parties import Screener
from witting.service.parts import Service
from witting.service.settings import Settings
from witting.service.warming import Leaving
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


ORDER = """{"kind": "order", "parties": [{"role": "creditor", "name": "Vladimir Putin",
 "address": "1 Example Street, Moscow", "country": "RU"}], "goods": [{"description": "pump"}]}"""
QUERY = {"queries": {"q": {"schema": "Person", "properties": {"name": ["Vladimir Putin"]}}}}


@pytest.mark.parametrize("begins_with", ["the lists that come with witting", "an archive"])
def test_a_world_that_was_replaced_is_let_go_with_all_that_was_made_of_it(
    make_app: MakeApp, loop: asyncio.AbstractEventLoop, tmp_path: Path, begins_with: str
) -> None:
    Screener.forget_default()  # other tests may hold the one there was
    Snapshot.forget_default()
    home = Settings(home=tmp_path)
    if begins_with == "an archive":
        _take_in(home, "2024-06-03")
        World.open(home.archive)
    client = Client(make_app(), loop)
    service: Service = client.app.state.service
    assert service.worlds.current.world.is_default is (begins_with != "an archive")
    gc.freeze()  # as a worker does once it is warm
    try:
        for day in ("2024-06-04", "2024-06-05"):
            _ask(client)
            world = service.worlds.current.world
            held = (world.screener, world.screener.lookup, world.snapshot)
            replaced: list[weakref.ref[Any]] = [weakref.ref(one) for one in held]
            del world, held
            _take_in(home, day)
            assert service.watch.look()
            service.watch.see_off()  # as the watch does when it looks again
            assert [one() for one in replaced] == [None, None, None]
            _ask(client)
    finally:
        gc.unfreeze()


def _ask(client: Client) -> None:
    """Ask what makes something of the lists and keeps it: a verdict, a match, a page of a day."""
    asked: list[tuple[str, dict[str, Any]]] = [
        ("/v1/assess?name=order.json", {"content": ORDER.encode()}),
        ("/v1/assess?name=order.json&as_of=2024-06-02", {"content": ORDER.encode()}),
        ("/match/default", {"json": QUERY}),
    ]
    for path, given in asked:
        answer = client.post(path, **given)
        assert answer.status_code == 200, answer.text


def test_a_world_still_held_is_let_go_later(settings: Settings) -> None:
    worlds: Worlds = open_worlds(settings)
    now = [0.0]
    leaving, holding = Leaving(lambda: now[0]), [worlds.current]
    replaced = weakref.ref(worlds.current.world.screener.lookup)
    _take_in(settings, "2024-06-04")
    worlds.switch(World.open(settings.archive))
    leaving.add(holding[0].world)
    try:
        leaving.see_off(worlds.current.world)
        holding.clear()
        leaving.see_off(worlds.current.world)
        assert replaced() is not None  # what is held too long is not looked for all the time
        now[0] = 3_600.0
        leaving.see_off(worlds.current.world)
        assert replaced() is None
    finally:
        gc.unfreeze()
