"""Times the service as its callers see it: a process of its own on loopback, asked by this one.

    python -m bench.service [--workers N] [--connections N] [--seconds S] [--rate R]

It prints for each question the answers a second, the half and the hundredth that took longest, what
failed, what an answer cost in processor time, and the memory of each process, with what is shared.
"""

import argparse
import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.memory import weights

ROOT = Path(__file__).resolve().parents[1]
PAYMENT = ROOT / "examples" / "03-payment-bearings.xml"
QUERY = {
    "queries": {
        "q": {
            "schema": "Person",
            "properties": {"name": ["Vladimir Putin"], "birthDate": ["1952-10-07"]},
        }
    }
}


@dataclass(slots=True)
class Asked:
    """What came of asking one question many times."""

    seconds: float = 0.0
    took: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def line(self, what: str) -> str:
        """Give it in one line."""
        times = sorted(self.took)
        half, most = (times[int(len(times) * share)] * 1000 for share in (0.5, 0.99))
        rate = len(times) / self.seconds
        return (
            f"{what:<22} {rate:7.0f} req/s   p50 {half:6.1f} ms   p99 {most:6.1f} ms   "
            f"{len(self.failed)} failed"
        )


@contextmanager
def served(workers: int, home: Path) -> Iterator[tuple[int, str, int]]:
    """Start the service on a free port; give the port, a key and the number of the process."""
    command = [sys.executable, "-m", "witting", "serve", "--port", "0", "--workers", str(workers)]
    began = time.perf_counter()
    log = (home / "log").open("w+", encoding="utf-8")
    process = subprocess.Popen(
        command, env={**os.environ, "WITTING_HOME": str(home)}, stderr=log, stdout=log
    )
    try:
        port, token = _link(home / "log", process)
        _wait(port, process)
        print(f"ready after {time.perf_counter() - began:.1f} s")
        key = _posted(port, "/setup", {"token": token, "name": "bench"}, "")["key"]
        yield port, key, process.pid
    finally:
        process.terminate()
        process.wait(timeout=60)
        log.close()


def _link(path: Path, process: "subprocess.Popen[bytes]") -> tuple[int, str]:
    while process.poll() is None:
        found = re.search(r":(\d+)/setup\?token=(\S+)", path.read_text(encoding="utf-8"))
        if found:
            return int(found[1]), found[2]
        time.sleep(0.02)
    raise SystemExit(path.read_text(encoding="utf-8"))


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz"):
                return
        except OSError:
            time.sleep(0.02)
    raise SystemExit("the service ended before it was ready")


def _posted(port: int, path: str, body: object, key: str) -> dict[str, str]:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {key}"},
    )
    with urllib.request.urlopen(request) as answer:
        given: dict[str, str] = json.load(answer)
        return given


def message(path: str, body: bytes, kind: str, key: str) -> bytes:
    """Give a request as it goes over the line."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {key}\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def asked(
    port: int, sent: bytes, connections: int, seconds: float, rate: float = 0.0
) -> Asked:
    """Ask the same over some connections for some seconds, as fast as it goes or at a rate."""
    found = Asked()
    end = time.perf_counter() + seconds
    began = time.perf_counter()
    each = connections / rate if rate else 0.0

    async def one(number: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        turn = began + number * each / connections
        while (now := time.perf_counter()) < end:
            if each:
                await asyncio.sleep(max(0.0, turn - now))
                turn += each
            start = time.perf_counter()
            try:
                writer.write(sent)
                head = await reader.readuntil(b"\r\n\r\n")
                length = re.search(rb"(?i)content-length: (\d+)", head)
                await reader.readexactly(int(length[1]) if length else 0)
            except (OSError, EOFError) as dropped:
                found.failed.append(type(dropped).__name__)
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                continue
            if b" 200 " in head[:15]:
                found.took.append(time.perf_counter() - start)
            else:
                found.failed.append(head[:40].decode("latin-1"))
        writer.close()

    await asyncio.gather(*map(one, range(connections)))
    found.seconds = time.perf_counter() - began
    return found


def processor(pid: int) -> float:
    """Give the seconds of processor time that a process and those it started have had."""
    ticks = 0
    for number in [pid, *children(pid)]:
        text = Path(f"/proc/{number}/stat").read_text(encoding="utf-8", errors="replace")
        ticks += sum(int(one) for one in text.rpartition(")")[2].split()[11:13])
    return ticks / os.sysconf("SC_CLK_TCK")


def children(pid: int) -> list[int]:
    """Give the processes that one has started, by number."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(path.parent.name))
    return sorted(found)


def main() -> None:
    """Start the service, ask it, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--rate", type=float, default=0.0, help="requests a second; 0: all it can")
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="witting-bench-") as home,
        served(given.workers, Path(home)) as (port, key, pid),
    ):
        match = message("/match/default", json.dumps(QUERY).encode(), "application/json", key)
        paid = PAYMENT.read_bytes()
        assess = message("/v1/assess?as_of=2024-07-01", paid, "application/xml", key)
        for sent in (match, assess):
            asyncio.run(asked(port, sent, given.connections, 3.0))
        for what, sent in (("/match, one query", match), ("/v1/assess, pacs.008", assess)):
            before = processor(pid)
            found = asyncio.run(asked(port, sent, given.connections, given.seconds, given.rate))
            cost = (processor(pid) - before) / len(found.took) * 1000
            print(found.line(what), f"  {cost:.2f} ms of processor", *sorted(set(found.failed))[:3])
        for number, one in weights([pid, *children(pid)]).items():
            print(f"process {number}: {one.line()}")


if __name__ == "__main__":
    main()
