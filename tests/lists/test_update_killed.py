"""Claims about `witting lists update` as a process of its own: killed, raced, and asked twice.

Whatever happens to it, a reader has a whole list, and the last good one is never lost.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lists.publisher import Act, Publisher, drips, gives, publishing
from tests.lists.small_lists import cons, sdn
from tests.lists.updater import NOW
from witting.lists import Archive, Snapshot, read_list_file
from witting.lists.taking_in import Arrival, changing

ENTRIES = 1500
ROWS = """files:
- {{id: sdn, lists: [ofac-sdn], url: "{url}/SDN.XML", format: ofac-xml, enabled: true}}
- {{id: cons, lists: [ofac-cons], url: "{url}/CONS.XML", format: ofac-xml, enabled: true}}
"""


class Updates:
    """Starts `witting lists update` against one publisher, in a home of its own."""

    def __init__(self, folder: Path, publisher: Publisher) -> None:
        self.home = folder / "home"
        self.archive = self.home / "lists"
        self.publisher = publisher
        self._rows = folder / "rows.yaml"
        self._rows.write_text(ROWS.format(url=publisher.url), encoding="utf-8")

    def start(self, *options: str) -> "subprocess.Popen[str]":
        environment = {
            name: value for name, value in os.environ.items() if "proxy" not in name.lower()
        }
        command = [sys.executable, "-m", "witting", "lists", "update", "sdn", "cons"]
        return subprocess.Popen(
            [*command, "--source", str(self._rows), "--timeout", "10", *options],
            env=environment | {"WITTING_HOME": str(self.home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *options: str) -> tuple[int, str]:
        process = self.start(*options)
        out, err = process.communicate(timeout=120)
        return process.returncode, out + err

    def use_these_alone(self, *files: Path) -> None:
        """Have these lists in use and none of those that come with witting: they take long."""
        with changing(self.archive, who="a test", now=NOW) as held:
            arrival = Arrival(now=NOW, origin="import", by="a test")
            taken = held.take_in([read_list_file(file) for file in files], arrival)
            held.use_only(edition.digest for edition in taken)

    def in_use(self) -> dict[str, tuple[str, int]]:
        """Give each list in use: its day, and its entries as counted one by one."""
        snapshot = Archive(self.archive, Snapshot.default()).current()
        snapshot.verify()
        counted = {used.id: 0 for used in snapshot.used}
        for entry in snapshot.entries:
            counted[entry.list_id] += 1
        assert counted == {used.id: used.entries for used in snapshot.used}
        return {used.id: (used.published, used.entries) for used in snapshot.used}


def day(number: int) -> str:
    return f"2024-{1 + number // 28:02d}-{1 + number % 28:02d}"


def both(number: int) -> tuple[bytes, bytes]:
    """Give both lists as published on a day of their history."""
    return sdn(day(number), ENTRIES + number), cons(day(number), 300 + number)


@pytest.fixture
def updates(tmp_path: Path) -> Iterator[Updates]:
    with publishing() as publisher:
        found = Updates(tmp_path, publisher)
        files = (tmp_path / "SDN.XML", tmp_path / "CONS.XML")
        for file, content in zip(files, both(0), strict=True):
            file.write_bytes(content)
        found.use_these_alone(*files)
        yield found


def publish(updates: Updates, number: int) -> None:
    for path, content in zip(("/SDN.XML", "/CONS.XML"), both(number), strict=True):
        updates.publisher.will(path, gives(content, f'"{number}"'))


def allowed(number: int) -> dict[str, set[tuple[str, int]]]:
    """Give what may be in use after an update to a day was cut short: each list whole, some day."""
    days = range(number + 1)
    return {
        "ofac-sdn": {(day(one), ENTRIES + one) for one in days},
        "ofac-cons": {(day(one), 300 + one) for one in days},
    }


def test_killed_at_twenty_moments_it_leaves_whole_lists_and_the_next_update_works(
    updates: Updates,
) -> None:
    chance = random.Random(20240224)
    assert updates.run("--attempts", "1")[0] == 10  # nothing is published yet: what is in use stays
    publish(updates, 1)
    begun = time.monotonic()
    assert updates.run()[0] == 0
    lasts = time.monotonic() - begun
    killed, before = 0, updates.in_use()
    for number in range(2, 22):
        publish(updates, number)
        process = updates.start()
        time.sleep(chance.uniform(0.1, 1.0) * lasts)
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            killed += 1
        process.communicate(timeout=60)
        after = updates.in_use()
        for list_id, stands in after.items():
            assert stands in allowed(number)[list_id]
            assert stands >= before[list_id], "the last good list was lost"
        before = after
    assert killed >= 5
    publish(updates, 30)
    status, said = updates.run()
    assert status == 0, said
    assert updates.in_use() == {
        "ofac-sdn": (day(30), ENTRIES + 30),
        "ofac-cons": (day(30), 330),
    }
    assert not list(updates.archive.rglob("*.part"))


def test_of_two_at_once_the_second_is_told_who_is_at_it_or_waits(updates: Updates) -> None:
    publish(updates, 1)
    updates.publisher.will("/SDN.XML", slowly(both(1)[0]))
    first = updates.start()
    until = time.monotonic() + 60
    while "/SDN.XML" not in updates.publisher.paths() and time.monotonic() < until:
        time.sleep(0.05)
    status, said = updates.run()
    assert status == 1
    assert f"process {first.pid}" in said
    assert "lists update by" in said
    assert updates.run("--wait", "60")[0] == 0
    assert first.wait(timeout=60) == 0
    first.communicate()
    assert updates.in_use()["ofac-sdn"] == (day(1), ENTRIES + 1)


def slowly(body: bytes) -> Act:
    """Send a body over some seconds."""
    return drips(body, 3 * 16 / len(body))


def test_a_reader_meanwhile_sees_the_old_lists_or_the_new(updates: Updates) -> None:
    publish(updates, 1)
    process = updates.start()
    seen = set()
    while process.poll() is None:
        seen.add(tuple(sorted(updates.in_use().items())))
    process.communicate()
    for lists in seen:
        for list_id, stands in lists:
            assert stands in allowed(1)[list_id]


def test_machines_read_how_each_file_went(updates: Updates) -> None:
    publish(updates, 1)
    updates.publisher.will("/CONS.XML", gives(cons(day(1), 100), '"1"'))
    status, said = updates.run("--json")
    first, second = json.loads(said)
    assert (status, first["state"], second["state"]) == (10, "new", "quarantined")
    assert first["editions"][0]["published"] == day(1)
