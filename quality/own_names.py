"""Screens every name of the default lists as itself: each must find its own entry.

    python -m quality.own_names [--sample N] [--lists LIST_ID…]

Names an entry has only as weak aliases are counted apart: a weak alias never alerts alone.
"""

import argparse
import random
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from rich.progress import track

from quality.ask import PROCESSES, default_screener
from quality.figure import Better, Figure
from witting.base import ListEntry, Quality
from witting.lists import Snapshot
from witting.parties import Screener

SAMPLE = 3_000
"""Entries a scorecard asks about."""

_BLOCK = 200
_held: list[tuple[Screener, Snapshot]] = []


def _world() -> tuple[Screener, Snapshot]:
    if not _held:
        _held.append((default_screener(), Snapshot.default()))
    return _held[0]


def tried(entry: ListEntry, screener: Screener) -> list[tuple[str, str, str]]:
    """Give for each name of an entry its quality, what came of it, and the name."""
    strong = {name.whole for name in entry.names if name.quality is Quality.STRONG}
    out = []
    for whole in dict.fromkeys(name.whole for name in entry.names):
        mine = [match for match in screener.match(whole) if match.entry_id == entry.id]
        matched = any(match.is_match for match in mine)
        came = "found" if matched else "shown, not matched" if mine else "missed"
        out.append(("strong" if whole in strong else "weak only", came, whole))
    return out


def _block(ordinals: list[int]) -> list[tuple[str, str, str, str, str]]:
    screener, snapshot = _world()
    return [
        (entry.list_id, *row[:2], entry.id, row[2])
        for entry in (snapshot.entries[i] for i in ordinals)
        for row in tried(entry, screener)
    ]


def figures(sample: int | None = None) -> tuple[Figure, ...]:
    """Give how many strong names of a sample of entries find their own entry."""
    rows = _all(min(SAMPLE, sample or SAMPLE))
    strong = [came for _, quality, came, _, _ in rows if quality == "strong"]
    weak = [came for _, quality, came, _, _ in rows if quality != "strong"]
    return (
        Figure(name="own names/strong", hits=strong.count("found"), n=len(strong)),
        Figure(
            name="own names/weak only, not matched",
            hits=weak.count("shown, not matched"),
            n=len(weak),
            better=Better.NEITHER,
        ),
    )


def _all(sample: int) -> list[tuple[str, str, str, str, str]]:
    ordinals = list(range(len(Snapshot.default())))
    if sample:
        ordinals = sorted(random.Random(2024).sample(ordinals, sample))  # a fixed sample
    blocks = [ordinals[i : i + _BLOCK] for i in range(0, len(ordinals), _BLOCK)]
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        answers = track(pool.map(_block, blocks), "own names", total=len(blocks))
        return [row for rows in answers for row in rows]


def main() -> None:
    """Run over the lists and print the counts and each failure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--show", type=int, default=40)
    wanted = parser.parse_args()
    counts: Counter[tuple[str, str, str]] = Counter()
    failures: list[str] = []
    for list_id, quality, came, entry_id, whole in _all(wanted.sample):
        counts[list_id, quality, came] += 1
        if quality == "strong" and came != "found":
            failures.append(f"{entry_id}: {whole!r} {came}")
    for (list_id, quality, came), count in sorted(counts.items()):
        print(f"{list_id:10} {quality:10} {came:20} {count:7,}")
    print(f"strong names that did not find their own entry: {len(failures)}")
    print("\n".join(failures[: wanted.show]))


if __name__ == "__main__":
    main()
