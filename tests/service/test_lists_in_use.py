"""Lists put in use while the service runs: told in the trail, with the decisions they end."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.cli.run import Shell
from tests.service.client import Client
from tests.service.conftest import MakeApp, each_database
from tests.shared import SHARED, needs_shared
from witting.base import ListEntry, StoreError
from witting.book import entry_version
from witting.lists.reading import read_list_file
from witting.service.parts import Service
from witting.store.verifying import verify_database

kept_in = each_database

FIRST = SHARED / "lists" / "un" / "un_consolidated_2024-05-15.xml"
LATER = SHARED / "lists" / "un" / "UN_consolidated_2026-02-27.xml"
TODAY = datetime.now(tz=UTC).date()


def _lapsing(client: Client, entry: ListEntry) -> int:
    """Open a case of one who is called as the entry, and say by two that it is another."""
    order = {"kind": "order", "parties": [{"role": "creditor", "name": entry.name}]}
    case = client.post(
        "/v1/cases", content=json.dumps(order).encode(), params={"name": "order.json"}
    ).json()
    wanted = [hit for hit in case["hits"] if hit["scope"]["entry_id"] == entry.id]
    assert wanted, entry.name
    decided = {
        "verdict": "false_match",
        "reason": "other_birth",
        "because": "Born in another year, by the passport.",
        "facts": [wanted[0]["ref"]],
        "until": (TODAY + timedelta(days=300)).isoformat(),
    }
    path = f"/v1/cases/{case['id']}"
    made = client.post(f"{path}/decisions", json=decided).json()
    if made["needs_second"]:
        agreed = {"agrees": True, "because": "Seen the passport of both of them too."}
        boris = {"x-test-name": "Boris"}
        assert client.post(f"{path}/second", json=agreed, headers=boris).status_code == 201
    number: int = case["id"]
    return number


def _told(client: Client, action: str) -> list[Any]:
    answer = client.get("/v1/audit", params={"action": action})
    return [one["detail"] for one in answer.json()["entries"]]


@needs_shared
def test_lists_of_another_day_end_the_decisions_of_the_entries_they_changed(
    witting: Shell,
    make_app: MakeApp,
    loop: asyncio.AbstractEventLoop,
    tmp_path: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("WITTING_HOME", str(tmp_path))
    before = {entry.id: entry for entry in read_list_file(FIRST).entries}
    after = {entry.id: entry for entry in read_list_file(LATER).entries}
    both = [before[key] for key in sorted(before.keys() & after.keys())]
    same = [one for one in both if entry_version(one) == entry_version(after[one.id])]
    changed = [one for one in both if entry_version(one) != entry_version(after[one.id])]
    gone = [before[key] for key in sorted(before.keys() - after.keys())]
    assert same
    assert changed
    assert gone
    assert witting("lists", "import", FIRST).status in (0, 10)
    client = Client(make_app(), loop)
    service: Service = client.app.state.service
    service.watch.tell()
    numbers = [_lapsing(client, entries[0]) for entries in (same, changed, gone)]
    assert witting("lists", "import", LATER).status in (0, 10)
    assert service.watch.look()
    assert not service.watch.look()
    service.watch.tell()
    switched = _told(client, "lists.switched")
    assert len(switched) == 2
    assert switched[0]["before"] == switched[1]["digest"]
    assert "2026-02-27" in {one["published"] for one in switched[0]["lists"]}
    assert switched[0]["good_guys_ended"] == [2]  # who left the list: the word waits
    lapsed = client.get("/v1/audit", params={"action": "good_guy.lapsed"}).json()["entries"]
    assert [one["subject"] for one in lapsed] == [f"case:{numbers[1]}"]
    with service.database.reading() as connection:
        assert verify_database(connection).is_whole


def test_lists_in_use_are_told_once_whoever_starts(client: Client) -> None:
    service: Service = client.app.state.service
    service.watch.tell()
    service.watch._told_of = ""  # as another worker, or the next start
    service.watch.tell()
    told = _told(client, "lists.switched")
    assert len(told) == 1
    assert told[0]["digest"] == service.worlds.current.world.snapshot.digest


def test_what_could_not_be_told_is_told_later(client: Client) -> None:
    service: Service = client.app.state.service
    watch, tell = service.watch, service.watch._told

    def fail(_world: object) -> None:
        raise StoreError("the database is away")

    watch._told = fail
    watch.tell()
    assert _told(client, "lists.switched") == []
    watch._told = tell
    watch.tell()
    assert len(_told(client, "lists.switched")) == 1
