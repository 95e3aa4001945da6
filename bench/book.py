"""`make bench-book`: a customer book screened, and screened again after a change of the lists.

    python -m bench.book [--parties 1000000] [--processes 2] [--checked 50000]

The book holds invented customers of twenty cultures, a third not in Latin letters, half of them
with birth date and country, and one in two hundred a miswritten listed name. The lists are OFAC's
of 2024-02-20 and 2024-02-24, which lie beside the checkout, and those of 2024-02-20 with five of
the entries that came. On a smaller book each rescreening is held against a full one: the same hits.
Seconds are wall and CPU of all processes; peak memory is the largest of them added up.
"""

import argparse
import json
import os
import random
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from bench.__main__ import ROOT, SHARED
from bench.invented import Inventor
from bench.name_sets import NATIVE_ASKED, QUERY_SEED, perturbed, real_names
from witting.base import PartyKind
from witting.book import BookParty, Hit, Reason
from witting.lists import Snapshot, open_lists
from witting.parties import thresholds
from witting.parties.kernel import path_in_use
from witting.store import Database, book
from witting.store.lists import StoredLists, keep_lists
from witting.store.screenings import Run, screen_book

BEFORE, AFTER = "sdn_2024-02-20.csv", "sdn_2024-02-24.csv"
_FEW = 5  # entries of a small change
_LISTED = 200  # one in so many is a listed name, miswritten
_COUNTRIES = ("CN", "RU", "DE", "AE", "TR", "US", "IN", "KZ", "GB", "BR")
Made = dict[str, Any]


def invented_book(count: int) -> Iterator[BookParty]:
    """Invent a book; the same one every time."""
    chance = random.Random(QUERY_SEED)
    known = iter(perturbed(real_names(SHARED), count // _LISTED, QUERY_SEED))
    invented = Inventor(QUERY_SEED).names(count, NATIVE_ASKED)
    for number, (kind, name) in enumerate(invented):
        listed = next(known, None) if number % _LISTED == 0 else None
        party, name = (listed.kind, listed.name) if listed else (kind, name)
        told = chance.random() < 0.5
        born = f"{chance.randrange(1940, 2005)}-{chance.randrange(1, 13):02d}-15"
        yield BookParty(
            key=f"C{number:07d}",
            names=(name,),
            kind=party,
            birth_date=born if told and party is PartyKind.PERSON else "",
            countries=(chance.choice(_COUNTRIES),) if told else (),
        )


class Memory:
    """The most memory this process and its children held at once, read four times a second."""

    def __init__(self) -> None:
        self.peak, self._done = 0.0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(0.25):
            self.peak = max(self.peak, sum(map(_held, _family())))


def _family() -> list[int]:
    own = Path("/proc/self/task")
    children = [
        int(number) for task in own.glob("*/children") for number in task.read_text().split()
    ]
    return [int(Path("/proc/self").resolve().name), *children]


def _held(process: int) -> float:
    """Give the megabytes a process holds, what it shares with others divided among them."""
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in text.splitlines() if "Pss:" in line)


def _cpu() -> float:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, -1))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def timed(what: str, run: Any) -> tuple[Made, Any]:
    """Run something and say what it took."""
    wall, cpu = time.perf_counter(), _cpu()
    with Memory() as memory:
        found = run()
    made = {
        "wall s": round(time.perf_counter() - wall, 1),
        "CPU s": round(_cpu() - cpu, 1),
        "peak MB": round(memory.peak),
        "load": round(os.getloadavg()[0], 1),  # of the whole machine: other work makes wall longer
    }
    print(
        f"{what}: {made['wall s']} s wall, {made['CPU s']} s CPU, {made['peak MB']} MB peak, "
        f"load {made['load']}"
    )
    return made, found


def kept_in(folder: Path) -> dict[str, StoredLists]:
    """Keep the lists before and after, and those with a few of the entries that came."""
    before, after = (open_lists([SHARED / "lists" / "ofac" / name]) for name in (BEFORE, AFTER))
    old, new = before.lists()[0], after.lists()[0]
    known = set(old.entries)
    come = [entry for entry in new.entries if entry not in known]
    few = replace(old, entries=(*old.entries, *come[:: len(come) // _FEW][:_FEW]))
    lists = {"before": before, "after": after, "few": Snapshot.from_lists([few])}
    return {name: keep_lists(snapshot, folder) for name, snapshot in lists.items()}


def measured(folder: Path, parties: int, processes: int, checked: int) -> Made:
    """Screen and rescreen a book, and a smaller one against full rescreenings."""
    lists = kept_in(folder / "lists")
    made: Made = {"parties": parties, "processes": processes, "path": path_in_use()}
    desk = Desk(folder / "book.db", lists, processes)
    made["import"], _ = timed(f"import of {parties:,}", lambda: desk.put(parties))
    made["full"] = desk.timed("full screening", Reason.FULL, "before")
    made["rescreen"] = desk.timed("rescreening on the whole change", Reason.LIST_CHANGE, "after")
    made["back"] = desk.timed("rescreening back", Reason.LIST_CHANGE, "before")
    made["few"] = desk.timed(f"rescreening on {_FEW} entries", Reason.LIST_CHANGE, "few")
    made["index MB"] = round(sum(p.stat().st_size for p in folder.rglob("*.book")) / 2**20)
    made["checked"] = held_against_full(folder, lists, processes, checked)
    return made


class Desk:
    """A book with its lists, screened run after run."""

    def __init__(self, path: Path, lists: dict[str, StoredLists], processes: int) -> None:
        self.database, self.lists, self.processes = Database.open(path), lists, processes
        self._last: StoredLists | None = None

    def put(self, parties: int) -> None:
        """Invent the book."""
        with self.database.writing() as connection:
            book.put(connection, invented_book(parties), _now())

    def screen(self, reason: Reason, against: str) -> Run:
        """Screen the book against lists."""
        run = screen_book(
            self.database,
            self.lists[against],
            before=self._last,
            reason=reason,
            engine="bench",
            threshold=thresholds.MATCH,
            now=_now(),
            processes=self.processes,
        )
        self._last = self.lists[against]
        return run

    def timed(self, what: str, reason: Reason, against: str) -> Made:
        """Screen the book against lists, and say what it took and found."""
        made, run = timed(what, lambda: self.screen(reason, against))
        print(f"  screened {run.screened:,}: {run.new} new, {run.gone} gone, {run.changed} changed")
        return made | _counts(run)

    def hits(self) -> dict[str, tuple[Hit, ...]]:
        """Give what stands found."""
        with self.database.reading() as connection:
            return book.hits_of(connection, list(book.parties_with_hits(connection)))


def held_against_full(
    folder: Path, lists: dict[str, StoredLists], processes: int, parties: int
) -> Made:
    """Rescreen a smaller book on each change, and screen it whole: the same, or it is an error."""
    desk = Desk(folder / "small.db", lists, processes)
    desk.put(parties)
    desk.screen(Reason.FULL, "before")
    found: dict[str, dict[str, tuple[Hit, ...]]] = {}
    counts = {}
    for name in ("after", "few"):
        counts[name] = _counts(desk.screen(Reason.LIST_CHANGE, name))
        found[name] = desk.hits()
    out: Made = {"parties": parties, "same": True}
    for name in ("after", "few"):
        desk.screen(Reason.FULL, name)
        expected = desk.hits()
        same = found[name] == expected
        hits = sum(map(len, expected.values()))
        print(
            f"{name}, against a full one of {parties:,}: {hits} hits, {'same' if same else 'OTHER'}"
        )
        out[name] = counts[name] | {"hits": hits, "same": same}
        out["same"] &= same
    return out


def _counts(run: Run) -> Made:
    return {"screened": run.screened, "new": run.new, "gone": run.gone, "changed": run.changed}


def _now() -> datetime:
    return datetime.now(tz=UTC)


def main() -> int:
    """Run the bench and keep its record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parties", type=int, default=1_000_000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--checked", type=int, default=50_000)
    wanted = parser.parse_args()
    if not (SHARED / "lists" / "ofac" / AFTER).is_file():
        print("the real lists are not beside this checkout (../shared/data/lists/ofac)")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        made = measured(Path(folder), wanted.parties, wanted.processes, wanted.checked)
    kept = ROOT / "bench" / "results" / f"{_now():%Y-%m-%d}-book.json"
    kept.write_text(json.dumps(made, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"kept in {kept.relative_to(ROOT)}")
    return 0 if made["checked"]["same"] else 1


if __name__ == "__main__":
    sys.exit(main())
