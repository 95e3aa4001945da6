"""`make bench-intake`: how fast messages, stories and tables are read.

    python -m bench.intake [--runs 3] [--only payments credits stories table] [--names 300000]

Payments (bench/intake_sets.py) come one a file and five hundred a file; MT103 and MT700 are those
of the deal bench; stories have 3,000 characters and are searched for the names of a list of
300,000, real ones and invented ones (bench/name_sets.py); a table has a million rows. Each run is a
process of its own that reads some other inputs first; what is timed is CPU of one core, from bytes
to Deals, for stories until the listed parties in them are found. What stands is the median run; the
table is read once (bench/intake_tables.py).
"""

import argparse
import gc
import hashlib
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench import intake_tables
from bench.__main__ import ROOT, SHARED
from bench.deal_sets import Made
from bench.intake_sets import PaymentMaker, credit_messages, stories, write_table
from bench.machine import machine
from bench.name_sets import list_names, real_names
from witting.base import ListedName, ListEntry, ListUsed
from witting.intake import read
from witting.lists import Snapshot
from witting.lists.parsed import ParsedList
from witting.parties import Screener, check_parties
from witting.parties.kernel import path_in_use

SEED, WARM_SEED = 51, 52
LEAST = {"payments": 2_000, "batches": 2_000, "credits": 500, "stories": 40}
"""What a core must read a second: single payments, payments in batches, MT, stories."""
_COUNTS = {"payments": 4_000, "batches": 8, "credits": 3_000, "stories": 200, "table": 1_000_000}
_IN_BATCH = 500
_NAMES = 300_000  # of the list that stories are searched for
_WARM = 50
Record = dict[str, Any]


def timed(made: Sequence[bytes], run: Callable[[bytes], Iterable[object]]) -> Record:
    """Run each input once; give how many things came of it a second, and a digest of them."""
    spent, slowest, count, digest = 0.0, 0.0, 0, hashlib.sha256()
    gc.collect()
    for data in made:
        start = time.process_time()
        found = list(run(data))
        took = time.process_time() - start
        spent, slowest, count = spent + took, max(slowest, took), count + len(found)
        digest.update(repr(found).encode("utf-8", "surrogatepass"))
    return {
        "n": len(made),
        "KB": round(sum(map(len, made)) / len(made) / 1_000, 1),
        "/s": round(count / spent, 1),
        "mean ms": round(1_000 * spent / count, 3),
        "slowest input, ms": round(1_000 * slowest, 2),
        "sha256": digest.hexdigest(),
    }


def payments(_: Path) -> Record:
    """Read payments, each a file of its own."""
    warm = PaymentMaker(WARM_SEED)
    return _read([warm.message() for _ in range(_WARM)], PaymentMaker(SEED), "payments", 1)


def batches(_: Path) -> Record:
    """Read payments, five hundred a file."""
    warm = PaymentMaker(WARM_SEED)
    return _read([warm.message(_WARM)], PaymentMaker(SEED), "batches", _IN_BATCH)


def _read(warm: Iterable[bytes], maker: PaymentMaker, what: str, transactions: int) -> Record:
    for data in warm:
        read(data)
    return timed([maker.message(transactions) for _ in range(_COUNTS[what])], read)


def credits_(_: Path) -> Record:
    """Read MT103 and MT700."""
    for one in credit_messages(_WARM, WARM_SEED, list(real_names(SHARED))):
        read(one.data)
    made = credit_messages(_COUNTS["credits"], SEED, list(real_names(SHARED)))
    kinds = {kind: sum(one.kind == kind for one in made) for kind in ("mt103", "mt700")}
    return timed([one.data for one in made], read) | kinds


def stories_(folder: Path) -> Record:
    """Read stories, and find in them the parties of a list."""
    snapshot = Snapshot.open(folder / "names.snapshot")
    screener = Screener.open(snapshot, folder / "names.index")

    facts = Counter[str]()

    def found(data: bytes) -> list[object]:
        told = [(deal, check_parties(deal, screener)) for deal in read(data)]
        facts.update(fact.kind for _, of_deal in told for fact in of_deal)
        return list(told)

    listed = list(real_names(SHARED))
    for one in _few(stories(_WARM, WARM_SEED, listed)):
        found(one)
    facts.clear()
    made = _few(stories(_COUNTS["stories"], SEED, listed))
    names = sum(len(entry.names) for entry in snapshot.entries)
    told = timed(made, found)
    return told | {"names": names, "characters": _characters(made), "found": dict(facts)}


def _few(made: Iterator[Made]) -> list[bytes]:
    return [one.data for one in made]


def _characters(made: Sequence[bytes]) -> int:
    return round(sum(len(data.decode()) for data in made) / len(made))


def table(folder: Path) -> Record:
    """Read a table of a million rows row by row; how much memory it takes is the point."""
    return intake_tables.stream(folder / "orders.csv")


STEPS: dict[str, Callable[[Path], Record]] = {
    "payments": payments,
    "batches": batches,
    "credits": credits_,
    "stories": stories_,
    "table": table,
}


def prepare(folder: Path, steps: Iterable[str], names: int) -> None:
    """Make what is read from disk, once for all runs."""
    if "stories" in steps:
        snapshot = Snapshot.from_lists([_list(names)])
        snapshot.write(folder / "names.snapshot")
        (folder / "names.index").write_bytes(Screener.of(snapshot).saved())
    if "table" in steps:
        write_table(folder / "orders.csv", _COUNTS["table"], SEED)


def _list(names: int) -> ParsedList:
    entries = []
    for number, group in groupby(list_names(names, SHARED), key=lambda one: one[0]):
        given = list(group)
        entries.append(
            ListEntry(
                id=f"bench-{number}",
                list_id="bench",
                kind=given[0][3],
                names=tuple(ListedName(whole=name) for *_, name in given),
            )
        )
    meta = ListUsed(
        id="bench",
        title="Real names and invented ones",
        published="2026-07-10",
        retrieved="2026-07-10",
        entries=len(entries),
        sha256="",
        source="bench/name_sets.py",
        licence="",
    )
    return ParsedList(meta=meta, entries=tuple(entries))


def measured(wanted: argparse.Namespace) -> Record:
    """Run each step as often as asked, and give the run in the middle."""
    out: Record = {
        "facts": {
            **machine(),
            "names looked up by": path_in_use(),
        }
    }
    with TemporaryDirectory() as folder:
        prepare(Path(folder), wanted.only, wanted.names)
        for step in wanted.only:
            command = [sys.executable, "-m", "bench.intake", "--one-run", step, folder]
            runs = [
                json.loads(
                    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
                )
                for _ in range(wanted.runs)
            ]
            if len({run.get("sha256") for run in runs}) > 1:
                raise SystemExit(f"{step}: the same inputs were read otherwise in another run")
            runs.sort(key=lambda run: run["/s"])
            out[step] = runs[len(runs) // 2] | {"runs": [run["/s"] for run in runs]}
            print(f"{step}: {_line(out[step])}", flush=True)
    return out


def _line(run: Record) -> str:
    return ", ".join(f"{name} {value}" for name, value in run.items() if name != "sha256")


def failures(made: Record) -> list[str]:
    """Say which speeds are under what is wanted.

    >>> failures({"credits": {"/s": 499.0}, "table": {"peak MB": 400}})
    ['credits: 499.0 a second, wanted 500']
    """
    out = [
        f"{step}: {made[step]['/s']} a second, wanted {least}"
        for step, least in LEAST.items()
        if step in made and made[step]["/s"] < least
    ]
    if "table" in made and made["table"]["peak MB"] > intake_tables.MOST_MB:
        out.append(f"table: {made['table']['peak MB']} MB, wanted {intake_tables.MOST_MB} at most")
    return out


def main() -> int:
    """Run the bench and keep its record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=list(STEPS), default=list(STEPS))
    parser.add_argument("--names", type=int, default=_NAMES)
    parser.add_argument("--one-run", nargs=2, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.one_run:
        step, folder = wanted.one_run
        print(json.dumps(STEPS[step](Path(folder))))
        return 0
    made = measured(wanted)
    kept = ROOT / "bench" / "results" / f"{datetime.now(tz=UTC):%Y-%m-%d}-intake.json"
    if wanted.names == _NAMES:
        earlier = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
        kept.write_text(json.dumps(earlier | made, indent=1) + "\n", encoding="utf-8")
        print(f"kept in {kept.relative_to(ROOT)}")
    for line in failures(made):
        print(f"too slow: {line}")
    return int(bool(failures(made)))


if __name__ == "__main__":
    sys.exit(main())
