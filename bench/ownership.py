"""`make bench-ownership`: who is owned among ten million holdings, and after one of them changes.

    python -m bench.ownership [--holdings 10000000] [--listed 50000] [--changes 2000]

The register is invented, the same one every time: companies held by persons and by each other, one
holding in twenty of unknown share, shares written as text with two decimals. The time runs from
the table in memory, as it comes from a Parquet file, to the sets of those owned and unknown.
Before that, on a smaller register, the answer is held against a plain scan: the same sets.
"""

import argparse
import json
import random
import resource
import statistics
import time
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from bench.machine import machine
from witting.ownership import OwnershipRule, Reach, Share
from witting.ownership.live import FixedPoint, caught_alone
from witting.ownership.network import Network

RESULTS = Path(__file__).parent / "results"
OFAC = OwnershipRule(path="us/ofac/fifty-percent", threshold=Decimal(50))
UK = OwnershipRule(path="uk/ownership", threshold=Decimal(50), reach=Reach.ABOVE, aggregate=False)
SEED = 20_240_801
_CHECKED = 20_000


def invented(holdings: int, seed: int = SEED) -> pl.DataFrame:
    """Invent a register: a third as many companies as holdings, a third of owners companies."""
    chance = np.random.default_rng(seed)
    companies = max(holdings // 3, 2)
    persons = max(holdings // 4, 2)
    owned = chance.integers(0, companies, holdings)
    by_company = chance.random(holdings) < 0.33
    owner = np.where(
        by_company, chance.integers(0, companies, holdings), chance.integers(0, persons, holdings)
    )
    hundredths = np.minimum(chance.gamma(1.2, 2_500, holdings).astype(np.int64) + 1, 10_000)
    half = chance.random(holdings) < 0.05
    hundredths = np.where(half, 5_000, hundredths)
    unknown = chance.random(holdings) < 0.05
    frame = pl.DataFrame({"o": owner, "c": by_company, "t": owned, "h": hundredths, "u": unknown})
    return frame.select(
        owner=pl.when("c").then(pl.lit("C")).otherwise(pl.lit("P"))
        + pl.col("o").cast(pl.String).str.zfill(9),
        owned=pl.lit("C") + pl.col("t").cast(pl.String).str.zfill(9),
        share=pl.when(~pl.col("u")).then(
            (pl.col("h") // 100).cast(pl.String)
            + "."
            + (pl.col("h") % 100).cast(pl.String).str.zfill(2)
        ),
    )


def listed_of(frame: pl.DataFrame, count: int) -> list[str]:
    """Choose who is listed among the owners; the same ones every time."""
    owners = frame["owner"].unique().sort()
    return owners.sample(min(count, len(owners)), seed=SEED).sort().to_list()


def plainly(frame: pl.DataFrame, listed: list[str]) -> set[str]:
    """Scan the known stakes again and again until nobody is added."""
    stakes: dict[str, list[tuple[str, Decimal]]] = {}
    for owner, owned, share in frame.iter_rows():
        if owner != owned and share is not None:
            stakes.setdefault(owned, []).append((owner, Decimal(share)))
    caught = set(listed)
    while True:
        more = {
            owned
            for owned, told in stakes.items()
            if owned not in caught
            and sum((share for owner, share in told if owner in caught), Decimal(0)) >= 50
        }
        if not more:
            return caught - set(listed)
        caught |= more


def check() -> int:
    """Hold a smaller register against the plain scan; give how many were owned."""
    frame = invented(_CHECKED, SEED + 1)
    listed = listed_of(frame, 400)
    found = FixedPoint(Network.from_frame(frame), OFAC, listed).owned()
    if found != sorted(plainly(frame, listed)):
        raise SystemExit("the network and the plain scan do not agree")
    return len(found)


def changes(point: FixedPoint, frame: pl.DataFrame, count: int) -> dict[str, Any]:
    """Change holdings one by one, of the listed, of those owned and of anybody, and time each."""
    chance = random.Random(SEED)
    owned = set(point.owned())
    near = frame.filter(pl.col("owner").is_in(list(owned)) | pl.col("owned").is_in(list(owned)))
    rows = near.sample(min(count // 2, len(near)), seed=SEED).rows()
    rows += frame.sample(count - len(rows), seed=SEED).rows()
    chance.shuffle(rows)
    times, turned = [], 0
    for owner, held, share in rows:
        new = chance.choice([None, Share.exact(Decimal(chance.randrange(10_001)) / 100)])
        old = None if share is None else Share.exact(Decimal(share))
        for value in (new, old if old is not None else Share()):
            started = time.perf_counter()
            turned += len(point.change(owner, held, value))
            times.append((time.perf_counter() - started) * 1_000)
    times.sort()
    return {
        "changes": len(times),
        "standings that turned": turned,
        "median ms": round(statistics.median(times), 4),
        "p99 ms": round(times[int(len(times) * 0.99)], 3),
        "largest ms": round(times[-1], 3),
    }


def chain(point: FixedPoint, owner: str, length: int) -> dict[str, Any]:
    """Sell and buy back the first company of a chain, so that every one behind it turns."""
    names = [owner, *(f"chain-{number:05d}" for number in range(length))]
    for one, two in pairwise(names):
        point.change(one, two, Share.exact(Decimal(60)))
    times = []
    for share in (None, Share.exact(Decimal(60))) * 5:
        started = time.perf_counter()
        turned = len(point.change(names[0], names[1], share))
        times.append((time.perf_counter() - started) * 1_000)
    return {"companies that turn": turned, "largest ms": round(max(times), 2)}


def peak_mb() -> int:
    """Give the largest memory this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_024


def measure(holdings: int, listed_count: int, change_count: int) -> dict[str, Any]:
    """Run all of it and give the figures."""
    checked = check()
    frame = invented(holdings)
    listed = listed_of(frame, listed_count)
    made = peak_mb()
    started, cpu = time.perf_counter(), time.process_time()
    network = Network.from_frame(frame)
    built = time.perf_counter()
    point = FixedPoint(network, OFAC, listed)
    found = time.perf_counter()
    owned, unknown = point.owned(), point.unknown()
    named = time.perf_counter()
    figures: dict[str, Any] = {
        "holdings": len(frame),
        "parties": network.size,
        "listed": len(listed),
        "owned": len(owned),
        "unknown": len(unknown),
        "seconds": {
            "build": round(built - started, 2),
            "both fixed points": round(found - built, 2),
            "names": round(named - found, 2),
            "all, wall": round(named - started, 2),
            "all, CPU": round(time.process_time() - cpu, 2),
        },
        "peak MB": {"with the table made": made, "all": peak_mb()},
        "checked against a plain scan": {"holdings": _CHECKED, "owned": checked},
    }
    figures["one holding changed"] = changes(point, frame, change_count)
    figures["the head of a chain sold"] = chain(point, listed[0], 1_000)
    started = time.perf_counter()
    alone = caught_alone(network, UK, listed)
    figures["each listed alone"] = {
        "owned": len(alone),
        "seconds": round(time.perf_counter() - started, 2),
    }
    return figures


def main() -> None:
    asked = argparse.ArgumentParser(description="Time the ownership of a whole register.")
    asked.add_argument("--holdings", type=int, default=10_000_000)
    asked.add_argument("--listed", type=int, default=50_000)
    asked.add_argument("--changes", type=int, default=2_000)
    given = asked.parse_args()
    figures = {
        "facts": {
            **machine(),
        }
    } | measure(given.holdings, given.listed, given.changes)
    text = json.dumps(figures, indent=1)
    print(text)
    if given.holdings >= 10_000_000:
        day = datetime.now(tz=UTC).date().isoformat()
        (RESULTS / f"{day}-ownership.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
