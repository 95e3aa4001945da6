"""`make bench-names`: the name index timed on the machine at hand, in one run.

    python -m bench.names [--sizes 100k 1M 4M] [--queries N] [--recall-seconds S] [--no-peers]

For each size: a list of real names and invented ones, a stream of queries (98 % invented innocents,
a third of all not ASCII, 2 % listed names miswritten) and one of listed names miswritten, for
recall. Every step runs in a process of its own. Seconds are CPU time of one core unless they say
wall, for machines are shared. The table goes to the terminal, everything to bench/results.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from bench.__main__ import ROOT, SHARED, cold
from bench.machine import machine
from bench.name_sets import (
    list_names,
    perturbed,
    queries,
    read_list,
    real_names,
    write_list,
    write_queries,
)
from bench.name_steps import STREAMS
from bench.peers import nomenklatura_pairs, rapidfuzz_brute
from witting.parties.kernel import path_in_use

Made = dict[str, Any]
WORK = ROOT / "build" / "bench"
RESULTS = ROOT / "bench" / "results"
SHARES = (98, 2)  # innocents to listed names
RECALL_QUERIES = 500
_PLAIN_MOST = 200_000  # names up to which the Python path is timed too
_PLAIN_QUERIES = 2_000
_KEYED = 20_000
_RECALL_SEED = 23


def step(*arguments: object) -> Made:
    """Run one step in a fresh process and give what it found, or why there is nothing."""
    command = [sys.executable, "-m", "bench.name_steps", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [f"status {done.returncode}"])[-1]
        return {"failed": last[:300]}
    made: Made = json.loads(done.stdout.splitlines()[-1])
    return made


def measured(size: int, wanted: argparse.Namespace, say: Callable[[str], None]) -> Made:
    """Give everything measured on a list of one size."""
    names, asked = WORK / f"names-{size}.tsv", WORK / f"asked-{size}.tsv"
    listed, index = WORK / f"listed-{size}.tsv", WORK / f"{size}.index"
    say("inventing the list and the queries")
    write_list(names, list_names(size, SHARED))
    write_queries(asked, queries(read_list(names), STREAMS * max(wanted.queries, _KEYED), SHARES))
    write_queries(listed, perturbed(read_list(names), RECALL_QUERIES, _RECALL_SEED))
    say("building the index")
    made: Made = {"of": version(), "load before": round(os.getloadavg()[0], 1)}
    made["build"] = step("build", names, index)
    if "failed" in made["build"]:
        return made
    path = "python" if path_in_use() == "python" else "kernel"
    say("opening, keying")
    made["opening"] = step("opening", index, path)
    made["keying"] = step("keying", names, asked, _KEYED)
    if path == "kernel":
        say("searching by the kernel")
        made["kernel"] = step("searching", index, asked, "kernel", wanted.queries)
    if size <= _PLAIN_MOST or path == "python":
        say("searching in Python")
        count = min(_PLAIN_QUERIES, wanted.queries)
        made["python"] = step("searching", index, asked, "python", count)
    say("recall against brute force")
    made["recall"] = step("recall", index, listed, path, wanted.recall_seconds)
    if wanted.peers:
        say("peers")
        made["rapidfuzz"] = rapidfuzz_brute(names, asked, max(8, min(100, 100_000_000 // size)))
        if size == min(wanted.sizes):
            made["nomenklatura"] = nomenklatura_pairs(names, asked, WORK, 2_000)
    return made


def facts() -> Made:
    """Say on what kind of machine this ran, without saying on which."""
    return {
        **machine(),
        "path": path_in_use(),
        "real names": sum(1 for _ in real_names(SHARED)),
    }


def version() -> str:
    """Say which witting is measured: its version, and its commit where git knows it."""
    command = ["git", "describe", "--always", "--dirty"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return f"{metadata.version('witting')} {said.stdout.strip()}".strip()


def starting() -> Made:
    """Time a cold `witting version`, and opening the shipped screener in a fresh process."""
    bare, _, _ = cold([sys.executable, "-c", "pass"])
    cpu, wall, peak = cold([sys.executable, "-m", "witting", "version"])
    return {
        "version, CPU": cpu,
        "version, wall": wall,
        "version, peak MB": peak,
        "bare Python, CPU": bare,
        "Screener.default()": step("startup"),
    }


def _get(made: Made, *keys: str) -> Any:
    for key in keys:
        made = made.get(key, {}) if isinstance(made, dict) else {}
    return made if made != {} else None


def _shown(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, str):
        return value[:14]
    if isinstance(value, float) and abs(value) < 10:
        return f"{value:.4g}"
    return f"{value:,.0f}"


_STREAM = ("queries/s", "p50 ms", "p99 ms", "max ms", "n")
_ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("words in the vocabulary", ("build", "words")),
    ("rows", ("build", "rows")),
    ("build, seconds", ("build", "seconds")),
    ("build, peak MB", ("build", "peak MB")),
    ("file, MB", ("build", "file MB")),
    ("open, seconds", ("opening", "opened")),
    ("open to the first answer, seconds", ("opening", "to the first answer")),
    ("keying queries, names/s", ("keying", "asked", "names/s")),
    ("keying listed names, names/s", ("keying", "listed", "names/s")),
    *(
        (f"{path}: {what}, {figure}", (path, what, figure))
        for path in ("kernel", "python")
        for what in ("kind known", "kind unknown", "kind known, candidates", "words ready")
        for figure in _STREAM
    ),
    *(
        (
            f"kernel: kind known, {script}, {figure}",
            ("kernel", "kind known, by script", script, figure),
        )
        for script in ("ASCII", "Arabic or Hebrew", "other")
        for figure in ("queries/s", "p99 ms")
    ),
    ("kernel: reading alone, queries/s", ("kernel", "reading alone, queries/s")),
    ("kernel: batch, 1 thread, queries/s wall", ("kernel", "batch, 1 thread", "queries/s wall")),
    ("kernel: batch, 2 threads, queries/s wall", ("kernel", "batch, 2 threads", "queries/s wall")),
    ("kernel: held after, MB", ("kernel", "MB after the streams", "all")),
    ("python: held after, MB", ("python", "MB after the streams", "all")),
    ("kernel: innocents with a hit", ("kernel", "hits", "innocents with a hit")),
    ("kernel: innocents", ("kernel", "hits", "innocents")),
    ("recall: listed queries", ("recall", "queries")),
    ("recall: pairs by brute force", ("recall", "pairs")),
    ("recall: pairs missed", ("recall", "pairs missed")),
    ("recall: pairs too many", ("recall", "pairs not in brute force")),
    ("recall", ("recall", "recall")),
    ("recall: words walked", ("recall", "words", "n")),
    ("recall: alike words missed", ("recall", "words", "pairs missed")),
    ("rapidfuzz token_sort_ratio, queries/s", ("rapidfuzz", "token_sort_ratio, queries/s")),
    ("rapidfuzz Jaro-Winkler, queries/s", ("rapidfuzz", "Jaro-Winkler, queries/s")),
    ("rapidfuzz: queries", ("rapidfuzz", "n")),
    ("nomenklatura logic-v2, pairs/s", ("nomenklatura", "pairs/s")),
    (
        "nomenklatura, queries/s at 20 candidates",
        ("nomenklatura", "queries/s at 20 candidates each"),
    ),
    ("nomenklatura skipped", ("nomenklatura", "skipped")),
)


def table(run: Made) -> str:
    """Give the figures as a table, one column a size; a row nobody has is left out."""
    sizes = run["sizes"]
    lines = [f"{'':44}" + "".join(f"{name:>16}" for name in sizes)]
    for title, keys in _ROWS:
        cells = [_get(made, *keys) for made in sizes.values()]
        if any(cell is not None for cell in cells):
            lines.append(f"{title:44}" + "".join(f"{_shown(cell):>16}" for cell in cells))
    return "\n".join([*lines, *failures(run)])


def failures(run: Made) -> list[str]:
    """Give the steps that failed, each with the reason."""
    return [
        f"{name}, {what}: failed: {made['failed']}"
        for name, size in run["sizes"].items()
        for what, made in size.items()
        if isinstance(made, dict) and "failed" in made
    ]


def number(size: str) -> int:
    """Give the number of names a size says.

    >>> number("100k"), number("4M"), number("2500")
    (100000, 4000000, 2500)
    """
    factor = {"k": 1_000, "M": 1_000_000}.get(size[-1:], 1)
    return int(size.rstrip("kM").replace(",", "")) * factor


def _wanted(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.names", description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=number, default=[100_000, 1_000_000])
    parser.add_argument("--queries", type=int, default=20_000, help="in each of the streams")
    parser.add_argument("--recall-seconds", type=float, default=300, help="for brute force")
    parser.add_argument("--no-peers", dest="peers", action="store_false")
    parser.add_argument("--no-save", dest="save", action="store_false")
    return parser.parse_args(arguments)


def keep(run: Made) -> Path:
    """Write down a run, beside the sizes measured earlier the same day."""
    RESULTS.mkdir(exist_ok=True)
    kept = RESULTS / f"{datetime.now(UTC).date().isoformat()}-names.json"
    earlier = json.loads(kept.read_text(encoding="utf-8"))["sizes"] if kept.exists() else {}
    sizes = sorted((earlier | run["sizes"]).items(), key=lambda one: number(one[0]))
    text = json.dumps(run | {"sizes": dict(sizes)}, indent=1, ensure_ascii=False)
    kept.write_text(text + "\n", encoding="utf-8")
    return kept


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and keep."""
    wanted = _wanted(arguments)
    WORK.mkdir(parents=True, exist_ok=True)
    run: Made = {"facts": facts(), "starting": starting(), "sizes": {}}
    for size in wanted.sizes:
        begun = time.perf_counter()

        def say(what: str, size: int = size, begun: float = begun) -> None:
            print(f"{size:,} names, {time.perf_counter() - begun:.0f} s: {what}", file=sys.stderr)

        run["sizes"][f"{size:,}"] = measured(size, wanted, say)
        if wanted.save:
            say(f"kept in {keep(run).relative_to(ROOT)}")
    print(json.dumps({"facts": run["facts"], "starting": run["starting"]}, indent=1))
    print(table(run))
    return int(bool(failures(run)))


if __name__ == "__main__":
    sys.exit(main())
