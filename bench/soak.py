"""Asks the service for long, its lists replaced again and again: what fails, what it weighs.

    python -m bench.soak [--workers N] [--minutes M] [--matches R] [--assessments R] [--every S]

Both questions are asked at once. Every so often another process takes the lists that come with
witting into the service's archive under another date, and the service is to switch to them without
anybody noticing. A refused or dropped request is a failure. Memory is told every ten seconds.
"""

import argparse
import asyncio
import json
import os
import re
import statistics
import sys
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from bench.service import PAYMENT, QUERY, Asked, asked, memory, message, processor, served
from witting.lists import Snapshot

FIRST = date(2024, 6, 1)  # after every list that comes with witting
SAMPLED = 10.0  # seconds
SETTLED = 12  # samples after which memory has to be flat: every index was met, lists were switched


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


async def sampling(pid: int, end: float) -> list[list[int]]:
    """Weigh the processes every ten seconds, and tell it; give the megabytes of each sample."""
    loop, samples = asyncio.get_running_loop(), list[list[int]]()
    began = loop.time()
    while loop.time() < end:
        lines = memory(pid)
        samples.append([int(size) for line in lines for size in re.findall(r"RSS (\d+)", line)])
        load = os.getloadavg()[0]
        told = " ".join(str(size) for size in samples[-1])
        print(f"{loop.time() - began:5.0f} s  {told} MB  load {load:.1f}", flush=True)
        await asyncio.sleep(SAMPLED)
    return samples


async def soaked(
    given: argparse.Namespace, port: int, key: str, pid: int, home: Path
) -> tuple[list[Asked], int, list[list[int]]]:
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
    parser.add_argument("--matches", type=float, default=160.0, help="of /match, a second")
    parser.add_argument("--assessments", type=float, default=60.0, help="of /v1/assess, a second")
    parser.add_argument("--every", type=float, default=60.0, help="seconds between lists")
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="witting-soak-") as folder,
        served(given.workers, Path(folder)) as (port, key, pid),
    ):
        home, before = Path(folder), processor(pid)
        found, times, samples = asyncio.run(soaked(given, port, key, pid, home))
        spent = processor(pid) - before
        switched = (home / "log").read_text(encoding="utf-8").count('"lists switched"')
    for what, one in zip(("/match, one query", "/v1/assess, pacs.008"), found, strict=True):
        print(one.line(what), *sorted(set(one.failed))[:3])
    print(f"processor time {spent:.0f} s; {times} imports, {switched} switches of a worker")
    # A sample may have a process more, which puts lists together: those that answer come first.
    for at, sizes in enumerate(zip(*samples, strict=False)):
        late = sizes[SETTLED:] or sizes
        print(
            f"process {at}: at most {max(sizes)} MB; once settled {min(late)} to {max(late)} MB,"
            f" half the time {statistics.median(late):.0f} MB"
        )


if __name__ == "__main__":
    main()
