"""`make bench`: the whole process from cold, the list parsers, and names a second, with n.

Machines differ and are shared: every figure is CPU time with its number of runs, and the cold
command is given as a ratio to a bare Python start measured in the same run.
"""

import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"
PAYMENT = "examples/03-payment-bearings.xml"


def cold(command: list[str], runs: int = 7) -> tuple[float, float, float]:
    """Give median CPU seconds, median wall seconds and peak megabytes of a whole process."""
    cpu, wall, peak = [], [], 0.0
    for _ in range(runs):
        start = time.perf_counter()
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        _, _, used = os.wait4(child.pid, 0)
        child.returncode = 0
        wall.append(time.perf_counter() - start)
        cpu.append(used.ru_utime + used.ru_stime)
        peak = max(peak, used.ru_maxrss / 1024)
    return statistics.median(cpu), statistics.median(wall), peak


def report_cold() -> None:
    """Time one cold verdict against a bare Python start."""
    bare, _, _ = cold([sys.executable, "-c", "pass"])
    cpu, wall, peak = cold([sys.executable, "-m", "witting", "assess", PAYMENT, "--json"])
    print(
        f"cold assess of one payment, n=7: {cpu:.2f} s CPU, {wall:.2f} s wall, {peak:.0f} MB peak"
    )
    print(f"  {cpu / bare:.0f} times a bare Python start ({bare:.3f} s CPU)")


def report_lists() -> None:
    """Time parsing and indexing OFAC's SDN.XML."""
    from witting.lists import open_lists
    from witting.parties import Screener

    path = SHARED / "lists" / "ofac" / "SDN_2024-05-07.xml"
    if not path.is_file():
        print("SDN.XML parse and index: skipped, the file is not beside the checkout")
        return
    start = time.process_time()
    snapshot = open_lists([path])
    parsed = time.process_time() - start
    Screener.of(snapshot)
    total = time.process_time() - start
    print(f"SDN.XML (21 MB, {len(snapshot)} entries), n=1: parsed {parsed:.1f} s CPU, ", end="")
    print(f"parsed and indexed {total:.1f} s CPU")


def report_screening() -> None:
    """Time plain name screening on the shipped lists."""
    from witting.assess import World

    world = World.open()
    names = [entry.name for entry in world.snapshot.entries[::97]]
    start = time.process_time()
    for name in names:
        world.screener.match(name)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"screen, shipped lists, n={len(names)}: {len(names) / spent:.0f} names/s of one core, ",
        end="",
    )
    print(f"{peak:.0f} MB peak")


if __name__ == "__main__":
    report_cold()
    report_lists()
    report_screening()
