"""Asks the service for long, its lists replaced again and again: what fails, what it weighs.

    python -m bench.soak [--workers N] [--minutes M] [--matches R] [--assessments R] [--every S]
                         [--record]

Both questions are asked at once. Every so often another process takes the lists that come with
witting into the service's archive under another date, and the service is to switch to them without
anybody noticing. A refused or dropped request is a failure. Memory is told every ten seconds.
"""

import argparse
import asyncio
import json
import os
import statistics
import sys
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.machine import machine
from bench.memory import Weight, weights
from bench.service import PAYMENT, QUERY, ROOT, Asked, asked, children, message, processor, served
from witting.lists import Snapshot

FIRST = date(2024, 6, 1)  # after every list that comes with witting
SAMPLED = 10.0  # seconds
WARM = 60.0  # seconds of load after which memory has to be flat


def dated(day: date, folder: Path) -> Path:
    """Write the lists that come with witting as if they were published on a day."""
    lists = [
        replace(one, meta=replace(one.meta, published=day.isoformat()))
        for one in Snapshot.default().lists()
    ]
    path = folder / f"{day.isoformat()}.snapshot"
    Snapshot.from_lists(lists).write(path)
    return path


async def switching(home: Path, every: float, end: float) -> int:
    """Take the lists in under another date every so often; give how many times."""
    loop, times = asyncio.get_running_loop(), 0
    due = loop.time() + every / 2
    while due < end:
        await asyncio.sleep(max(0.0, due - loop.time()))
        due += every
        times += 1
        path = await asyncio.to_thread(dated, FIRST + timedelta(days=times), home)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "witting", "lists", "import", str(path), "--accept"),
            env={**os.environ, "WITTING_HOME": str(home)},
            stdout=asyncio.subprocess.DEVNULL,
        )
        if await process.wait():
            print(f"import {times} ended with {process.returncode}")
        path.unlink()
    return times


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What the processes weighed at one moment."""

    after: float  # seconds
    load: float
    of: dict[int, Weight]


async def sampling(pid: int, end: float) -> list[Sample]:
    """Weigh the processes every ten seconds, and tell it."""
    loop, samples = asyncio.get_running_loop(), list[Sample]()
    began = loop.time()
    while loop.time() < end:
        weighed = await asyncio.to_thread(lambda: weights([pid, *children(pid)]))
        after, load = round(loop.time() - began), round(os.getloadavg()[0], 1)
        samples.append(Sample(after=after, load=load, of=weighed))
        told = " ".join(f"{one.rss:.0f}" for one in weighed.values())
        print(f"{after:5.0f} s  {told} MB  load {load}", flush=True)
        await asyncio.sleep(SAMPLED)
    return samples


def level(samples: list[Sample], pid: int) -> dict[str, Any]:
    """Say whether a process's memory is flat: the minute it ends with against the second minute.

    Half of a minute's samples lie under its level: for a moment two worlds are open.
    """
    last = samples[-1].after
    weighed = [(one.after, one.of[pid]) for one in samples if pid in one.of]
    first = [one for after, one in weighed if WARM <= after < 2 * WARM] or [weighed[0][1]]
    final = [one for after, one in weighed if after > last - WARM]
    before, after = (
        round(statistics.median(one.rss for one in minute), 1) for minute in (first, final)
    )
    return {
        "RSS of the second minute, MB": before,
        "RSS of the last minute, MB": after,
        "change, %": round(100 * (after / before - 1), 1),
        "RSS at most, MB": max(one.rss for _, one in weighed),
        "PSS of the last minute, MB": round(statistics.median(one.pss for one in final), 1),
        "lists mapped at the end, MB": final[-1].lists,
        "of them shared with another, MB": final[-1].lists_shared,
        "files of lists mapped at the end": final[-1].files,
        "RSS every ten seconds, MB": [round(one.rss) for _, one in weighed],
    }


async def soaked(
    given: argparse.Namespace, port: int, key: str, pid: int, home: Path
) -> tuple[list[Asked], int, list[Sample]]:
    """Ask both questions while lists are switched and memory is weighed."""
    seconds = given.minutes * 60
    end = asyncio.get_running_loop().time() + seconds
    match = message("/match/default", json.dumps(QUERY).encode(), "application/json", key)
    paid = message("/v1/assess?as_of=2024-07-01", PAYMENT.read_bytes(), "application/xml", key)
    matched, assessed, times, samples = await asyncio.gather(
        asked(port, match, 4, seconds, given.matches),
        asked(port, paid, 4, seconds, given.assessments),
        switching(home, given.every, end),
        sampling(pid, end),
    )
    return [matched, assessed], times, samples


def main() -> None:
    """Start the service, ask it for so long, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--matches", type=float, default=320.0, help="of /match, a second")
    parser.add_argument("--assessments", type=float, default=120.0, help="of /v1/assess, a second")
    parser.add_argument("--every", type=float, default=60.0, help="seconds between lists")
    parser.add_argument("--record", action="store_true", help="keep it in bench/results")
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="witting-soak-") as folder,
        served(given.workers, Path(folder)) as (port, key, pid),
    ):
        home, before = Path(folder), processor(pid)
        found, times, samples = asyncio.run(soaked(given, port, key, pid, home))
        spent = processor(pid) - before
        switched = (home / "log").read_text(encoding="utf-8").count('"lists switched"')
    asked_of = dict(zip(("/match, one query", "/v1/assess, pacs.008"), found, strict=True))
    for what, one in asked_of.items():
        print(one.line(what), *sorted(set(one.failed))[:3])
    print(f"processor time {spent:.0f} s; {times} imports, {switched} switches of a worker")
    # A process of a moment puts lists together; one with no list mapped minds the workers.
    stayed = [of for of, one in samples[0].of.items() if one.files and of in samples[-1].of]
    levels = [level(samples, of) for of in stayed]
    for number, told in enumerate(levels, 1):
        print(f"worker {number}:", json.dumps(told))
    if given.record:
        made = {
            "on": {**machine(), "load": [one.load for one in samples]},
            "asked": {what: one.line(what) for what, one in asked_of.items()},
            "given": vars(given),
            "processor, s": round(spent),
            "imports": times,
            "switches of a worker": switched,
            "workers": levels,
        }
        day = f"{datetime.now(tz=UTC):%Y-%m-%d}"
        path = ROOT / "bench" / "results" / f"{day}-soak-{given.workers}.json"
        path.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
