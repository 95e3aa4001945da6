"""`make fuzz`: each reader is fuzzed in a process of its own, one after the other.

    python -m fuzz [--runs 10000] [--seconds 60] [--targets iso fin json] [--keep FOLDER]

Each is given as many changed inputs as asked for, or as many as there is time for: a minute, where
neither is said. Prints how many each was given, how long the slowest took and what broke. An input
that broke a law lies in FOLDER/TARGET/found beside the reason; make it a test. The status is 1
where there is one.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from fuzz.targets import BY_NAME, ROOT

_RUNS = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_COVERED = re.compile(r"cov: (\d+)")
SECONDS = 60


def main() -> int:
    """Fuzz the targets asked for and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=0, help="Changed inputs for each.")
    parser.add_argument("--seconds", type=int, default=0)
    parser.add_argument("--targets", nargs="+", choices=list(BY_NAME), default=list(BY_NAME))
    parser.add_argument("--keep", type=Path, help="Where inputs stay, to go on from.")
    wanted = parser.parse_args()
    seconds = wanted.seconds or (0 if wanted.runs else SECONDS)
    with tempfile.TemporaryDirectory() as scratch:
        kept = wanted.keep or Path(scratch)
        broken = sum(fuzzed(name, wanted.runs, seconds, kept / name) for name in wanted.targets)
    return int(bool(broken))


def fuzzed(name: str, runs_asked: int, seconds: int, folder: Path) -> int:
    """Fuzz one target, print what came of it, and give the number of things that broke."""
    command = [sys.executable, "-m", "fuzz.one", name, str(folder), str(runs_asked), str(seconds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace")
    runs = _RUNS.search(done.stderr)
    covered = _COVERED.findall(done.stderr)
    reasons = sorted((folder / "found").glob("*.txt"))
    others = sorted(p for p in (folder / "found").glob("*-*") if p.is_file())  # hangs, memory
    count = int(runs.group(1)) if runs else 0
    at_most = covered[-1] if covered else "?"
    slowest = _slowest(folder)
    _say(
        f"{name}: {count:,} inputs, {at_most} edges, slowest {slowest} s, "
        f"{len(reasons) + len(others)} broken"
    )
    for path in reasons:
        first, *rest = path.read_text("utf-8").splitlines()
        _say(f"  {first}: {rest[-1] if rest else ''}")
    for path in others:
        _say(f"  {path.name}")
    if not runs:
        _say(f"  it did not end by itself: {done.stderr.strip()[-600:]}")
    return len(reasons) + len(others) + (not runs)


def _slowest(folder: Path) -> str:
    path = folder / "slowest.txt"
    return path.read_text("utf-8") if path.exists() else "?"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
