"""`make bench-deals`: a thousand mixed deals read and assessed, each by the whole of the law.

    python -m bench.deals [--deals 1000] [--runs 3] [--holdings 100000] [--profile ffi-cn]

Payments, credits, orders and stories of invented parties (bench/deal_sets.py) are set against the
shipped lists, where it lies beside the checkout the Entity List, and a register of holdings
(bench/deal_holdings.py). Each run is a process of its own, so that no deal was seen before: it
opens the world and makes it ready, reads fifty other deals, and then times each deal once. Times
are CPU; what stands is the median run by deals a second.
"""

import argparse
import gc
import hashlib
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.__main__ import ROOT, SHARED
from bench.deal_holdings import write_register
from bench.deal_sets import SHARES, DealMaker, Made
from bench.machine import machine
from bench.name_sets import real_names
from witting.assess import World, as_json, assess, load_profile
from witting.assess.owners_holdings import Holdings
from witting.intake import read
from witting.lists import Snapshot, open_lists
from witting.parties import Screener
from witting.parties.kernel import path_in_use

ENTITY_LIST = SHARED / "lists" / "us" / "nsfreg_2026-07" / "bis_entity_list.json"
DAY = date(2026, 7, 10)  # the day after the newest of the lists was published
SEED, WARM_SEED = 41, 42
_WARM = 50
Times = list[tuple[str, float, float]]  # kind of deal, CPU seconds of reading and of assessing


def world(kept: Path) -> World:
    """Open the shipped lists with the Entity List, whose index is kept in a folder once made.

    The register kept there stands beside them.
    """
    register = kept / "holdings.csv"
    opened = _lists(kept)
    return opened.with_holdings(Holdings.open([register])) if register.is_file() else opened


def _lists(kept: Path) -> World:
    if not ENTITY_LIST.is_file():
        return World.open()
    lists = [*Snapshot.default().lists(), *open_lists([ENTITY_LIST]).lists()]
    snapshot = Snapshot.from_lists(lists)
    index = kept / "deals.index"
    if not index.is_file():
        index.write_bytes(Screener.of(snapshot).saved())
    return World(
        snapshot=snapshot,
        screener=Screener.open(snapshot, index),
        lawbook=World.open().lawbook,
        is_default=False,
    )


def timed(made: Iterable[Made], opened: World, profile: str) -> tuple[Times, dict[str, Any]]:
    """Read and assess each deal once; give the times, and what came of it."""
    asker = load_profile(profile)
    times: Times = []
    outcomes: dict[str, int] = {}
    digest = hashlib.sha256()
    for one in made:
        start = time.process_time()
        deals = read(one.data, name=one.name)
        told = time.process_time()
        answers = [assess(deal, opened, asker, DAY) for deal in deals]
        times.append((one.kind, told - start, time.process_time() - told))
        for answer in answers:
            outcomes[answer.outcome] = outcomes.get(answer.outcome, 0) + 1
            digest.update(as_json(answer).encode())
    return times, {"outcomes": dict(sorted(outcomes.items())), "sha256": digest.hexdigest()}


def figures(times: Times) -> dict[str, Any]:
    """Sum up the times of some deals: reading, assessing, and both together.

    >>> figures([("payment", 0.001, 0.001), ("story", 0.001, 0.005)])["deals/s"]
    250.0
    """
    both = sorted((reading + assessing) * 1_000 for _, reading, assessing in times)
    assessed = sorted(assessing * 1_000 for _, _, assessing in times)
    return {
        "n": len(times),
        "deals/s": round(1_000 / statistics.mean(both), 1),
        "assessed/s": round(1_000 / statistics.mean(assessed), 1),
        "reading, mean ms": round(1_000 * statistics.mean(one for _, one, _ in times), 2),
        "p50 ms": round(statistics.median(both), 2),
        "p99 ms": round(both[min(len(both) - 1, int(len(both) * 0.99))], 2),
        "max ms": round(both[-1], 2),
    }


def one_run(deals: int, profile: str, kept: Path) -> dict[str, Any]:
    """Open the world, warm it with other deals, and time the deals."""
    start = time.process_time()
    opened = world(kept)
    loaded = time.process_time() - start
    opened.made_ready()
    ready = time.process_time() - start - loaded
    timed(DealMaker(WARM_SEED, real_names(SHARED)).deals(_WARM), opened, profile)
    made = list(DealMaker(SEED, real_names(SHARED)).deals(deals))
    gc.collect()
    times, came = timed(made, opened, profile)
    kinds = sorted({kind for kind, _, _ in times})
    return {
        "all": figures(times),
        **{kind: figures([one for one in times if one[0] == kind]) for kind in kinds},
        **came,
        "opened, s": round(loaded, 2),
        "made ready, s": round(ready, 2),
        "lists": {one.id: one.entries for one in opened.used.lists},
        "holdings": sum(one.count for one in opened.used.holdings),
    }


def measured(wanted: argparse.Namespace) -> dict[str, Any]:
    """Run as often as asked, and give the run in the middle."""
    with TemporaryDirectory() as folder:
        maker = DealMaker(SEED, real_names(SHARED))
        list(maker.deals(wanted.deals))
        register = Path(folder) / "holdings.csv"
        if wanted.holdings:
            write_register(register, wanted.holdings, maker.parties, maker.listed)
        _lists(Path(folder))  # the index is made once, before any run
        command = [sys.executable, "-m", "bench.deals", "--one-run", folder]
        for option in ("deals", "profile"):
            command += [f"--{option}", str(getattr(wanted, option))]
        runs = [
            json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
            for _ in range(wanted.runs)
        ]
    if len({run["sha256"] for run in runs}) > 1:
        raise SystemExit("the same deals were answered otherwise in another run")
    runs.sort(key=lambda run: run["all"]["deals/s"])
    return {
        "facts": {
            **machine(),
            "names looked up by": path_in_use(),
            "profile": wanted.profile,
            "runs": [run["all"]["deals/s"] for run in runs],
        },
        **runs[len(runs) // 2],
    }


def report(made: dict[str, Any]) -> None:
    """Print the figures as a table."""
    columns = list(made["all"])
    print("  ".join(["kind   ", *columns]))
    for kind in ("all", *(kind for kind in SHARES if kind in made)):
        told = (f"{made[kind][column]:>{len(column)}}" for column in columns)
        print("  ".join([f"{kind:7}", *told]))
    print(f"outcomes {made['outcomes']}, lists {made['lists']}, holdings {made['holdings']:,}")


def main() -> int:
    """Run the bench and keep its record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deals", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--holdings", type=int, default=100_000)
    parser.add_argument("--profile", default="ffi-cn")
    parser.add_argument("--one-run", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.one_run:
        made = one_run(wanted.deals, wanted.profile, wanted.one_run)
        print(json.dumps(made))
        return 0
    if not ENTITY_LIST.is_file():
        print("the Entity List is not beside this checkout (../shared/data): measured without it")
    made = measured(wanted)
    report(made)
    if wanted.deals >= 1_000:
        kept = ROOT / "bench" / "results" / f"{datetime.now(tz=UTC):%Y-%m-%d}-deals.json"
        kept.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
        print(f"kept in {kept.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
