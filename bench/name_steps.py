"""The steps of the name bench, each in a process of its own, so that memory and caches are its own.

    python -m bench.name_steps STEP ARGUMENTS…

prints one line of JSON. All seconds are CPU time unless the name says wall.
"""

import gc
import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench.name_sets import Asked, read_list, read_queries
from witting.base import PartyKind
from witting.names import TokenKind, kind_of, readings, sound_alike
from witting.parties import thresholds
from witting.parties.build import index_arrays, keys_of
from witting.parties.expand import queries
from witting.parties.lookup import Lookup
from witting.parties.plain_search import PlainSearch, alike_of
from witting.parties.prepare import prepare
from witting.parties.search import KernelSearch, Query, Search, open_search
from witting.parties.store import Array, open_packed, packed

Made = dict[str, Any]
LEAST = round(thresholds.MATCH * 10_000)
STREAMS = 5  # none asks what another has asked: words once read are kept
# Asked before anything is timed, so that every table is read: a service does that once.
_OF_EACH_TABLE = (
    "Vladimir Petrov",
    "Северсталь ООО",
    "王慧",
    "北京电子有限公司",
    "김민준",
    "محمد علی",
)
CANDIDATE = round(thresholds.CANDIDATE * 10_000)


def peak_mb() -> float:
    """Give the most memory this process has held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def held_mb() -> dict[str, float]:
    """Give what this process holds now: all, and how much of it is the file, in megabytes."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    sizes = {line.split(":")[0]: line.split()[1] for line in lines if line.startswith("Rss")}
    sizes["all"] = next(line.split()[1] for line in lines if line.startswith("VmRSS"))
    return {"all": int(sizes["all"]) / 1024, "of the file": int(sizes.get("RssFile", 0)) / 1024}


def build(names: Path, index: Path) -> Made:
    """Build and save the index of a file of names."""
    before = peak_mb()
    count = entries = 0

    def counted() -> Any:
        nonlocal count, entries
        for listed in read_list(names):
            count, entries = count + 1, listed[0] + 1
            yield listed

    last = 0
    for listed in read_list(names):
        last = listed[0]
    start, wall = time.process_time(), time.perf_counter()
    arrays = index_arrays(counted(), last + 1)
    built = time.process_time() - start
    index.write_bytes(packed(arrays, "bench"))
    spent = time.process_time() - start
    return {
        "names": count,
        "entries": entries,
        "rows": int(arrays["row_entry"].size),
        "rows of people": int(arrays["people"][0]),
        "words": int(arrays["token_kind"].size),
        "sounds": int(arrays["sound_starts"].size) - 1,
        "seconds": spent,
        "seconds of packing": spent - built,
        "seconds wall": time.perf_counter() - wall,
        "peak MB": peak_mb(),
        "MB before": before,
        "file MB": index.stat().st_size / 1e6,
        "largest arrays MB": _largest(arrays),
    }


def _largest(arrays: dict[str, Any]) -> dict[str, float]:
    sizes = sorted(((array.nbytes / 1e6, name) for name, array in arrays.items()), reverse=True)
    return {name: round(size, 1) for size, name in sizes[:8]}


def opening(index: Path, path: str) -> Made:
    """Open an index in this fresh process, and ask it once."""
    start, wall = time.process_time(), time.perf_counter()
    lookup = Lookup(open_packed(index)[1])
    mapped = time.process_time() - start
    search = open_search(lookup, fast=path != "python")
    opened, opened_wall = time.process_time() - start, time.perf_counter() - wall
    search.search(queries("Vladimir Petrov", lookup, PartyKind.PERSON), LEAST)
    return {
        "mapped": mapped,
        "opened": opened,
        "opened wall": opened_wall,
        "to the first answer": time.process_time() - start,
    }


def keying(names: Path, asked: Path, count: int) -> Made:
    """Read names and key their words, as building an index does, without the rest of it."""

    def rate(sample: Sequence[tuple[bool, str]]) -> Made:
        start = time.process_time()
        for person, name in sample:
            for reading in readings(name, person=person):
                for token in reading:
                    keys_of(token, kind_of(token))
        spent = time.process_time() - start
        return {"n": len(sample), "names/s": len(sample) / spent}

    listed = list(read_list(names))
    some = [(one[3] is PartyKind.PERSON, one[4]) for one in listed[:: max(1, len(listed) // count)]]
    people = PartyKind.PERSON
    customers = [(one.kind is people, one.name) for one in read_queries(asked)]
    first, rest = customers[:count], customers[count:]  # no name twice: words are kept once read
    latin = [one for one in rest if one[1].isascii()][:count]
    other = [one for one in rest if not one[1].isascii()][:count]
    rate([(person, name) for name in _OF_EACH_TABLE for person in (True, False)])
    _settle()
    return {
        "asked": rate(first),
        "asked, ASCII": rate(latin),
        "asked, not ASCII": rate(other),
        "listed": rate(some[:count]),
    }


def _settle() -> None:
    """Leave what is held now out of every later collection: tables, and the bench's own names."""
    gc.collect()
    gc.freeze()


def timed(asked: Sequence[Any], answer: Callable[[Any], list[Any]]) -> tuple[Made, list[int]]:
    """Answer each and give how fast, with how many rows each found."""
    _settle()
    clock, spent, out = time.thread_time_ns, [], []
    whole = time.process_time()
    for one in asked:
        start = clock()
        hits = answer(one)
        spent.append(clock() - start)
        out.append(len(hits))
    whole = time.process_time() - whole
    order = sorted(spent)
    return {
        "n": len(spent),
        "queries/s": len(spent) / whole,
        "p50 ms": statistics.median(order) / 1e6,
        "p99 ms": order[int(len(order) * 0.99)] / 1e6,
        "max ms": order[-1] / 1e6,
    }, out


def searching(index: Path, asked: Path, path: str, count: int) -> Made:
    """Ask a stream of queries: from raw text, kind known and not, and with words made ready."""
    lookup = Lookup(open_packed(index)[1])
    search = open_search(lookup, fast=path != "python")
    stream = read_queries(asked)
    parts = [stream[k * count : (k + 1) * count] for k in range(STREAMS)]
    first, second, third, fourth, fifth = parts
    assert len(fifth) == count
    for name in _OF_EACH_TABLE:
        search.search(queries(name, lookup, None), LEAST)
    made: Made = {"path": type(search).__name__, "MB opened": held_mb()}
    made["kind known"], found = timed(first, _raw(lookup, search, LEAST, kind_known=True))
    made["hits"] = _hits(first, found)
    made["kind known, by script"] = {
        script: timed(some, _raw(lookup, search, LEAST, kind_known=True))[0]
        for script, some in _by_script(fourth).items()
    }
    alone = _reading_alone(lookup, fifth)
    made["kind unknown"], _ = timed(second, _raw(lookup, search, LEAST, kind_known=False))
    made["kind known, candidates"], _ = timed(
        third, _raw(lookup, search, CANDIDATE, kind_known=True)
    )
    made["MB after the streams"] = held_mb()
    read = [queries(one.name, lookup, one.kind) for one in first]
    made["readings a query"] = sum(map(len, read)) / len(read)
    made["words a reading"] = sum(len(q.tokens) for r in read for q in r) / sum(map(len, read))
    made["reading alone, queries/s"] = alone
    if isinstance(search, KernelSearch):
        made |= _kernel_alone(search, read)
    else:
        made["words ready"], _ = timed(read, lambda one: search.search(one, LEAST))
    made["alike words a word"] = _alike(search, read)
    return made


def _raw(
    lookup: Lookup, search: Search, least: int, *, kind_known: bool
) -> Callable[[Asked], list[Any]]:
    return lambda one: search.search(
        queries(one.name, lookup, one.kind if kind_known else None), least
    )


def _by_script(asked: Sequence[Asked]) -> dict[str, list[Asked]]:
    """Part queries into those in ASCII, in Arabic or Hebrew letters, and in others."""
    out: dict[str, list[Asked]] = {"ASCII": [], "Arabic or Hebrew": [], "other": []}
    for one in asked:
        abjad = any("\u0590" <= letter <= "\u06ff" for letter in one.name)
        out["ASCII" if one.name.isascii() else "Arabic or Hebrew" if abjad else "other"].append(one)
    return {script: some for script, some in out.items() if some}


def _hits(asked: Sequence[Asked], found: Sequence[int]) -> Made:
    innocent = [hits > 0 for one, hits in zip(asked, found, strict=True) if not one.made_from]
    known = [hits > 0 for one, hits in zip(asked, found, strict=True) if one.made_from]
    return {
        "innocents": len(innocent),
        "innocents with a hit": sum(innocent),
        "listed": len(known),
        "listed with a hit": sum(known),
        "rows found": sum(found),
    }


def _reading_alone(lookup: Lookup, asked: Sequence[Asked]) -> float:
    """Give queries a second of reading alone: normal form, tokens, readings, joins and splits."""
    start = time.process_time()
    for one in asked:
        queries(one.name, lookup, one.kind)
    return len(asked) / (time.process_time() - start)


def _kernel_alone(search: KernelSearch, read: Sequence[Sequence[Query]]) -> Made:
    """Time the kernel with words made ready: one by one, and in batches on one and two threads."""
    index, ready = search._index, [search._asked(one) for one in read]
    made: Made = {}
    made["words ready"], _ = timed(ready, lambda one: index.search(one, LEAST))
    for threads in (1, 2):
        cpu, wall = time.process_time(), time.perf_counter()
        index.search_many(ready, LEAST, threads)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        made[f"batch, {threads} thread{'s' * (threads > 1)}"] = {
            "n": len(ready),
            "queries/s of CPU": len(ready) / cpu,
            "queries/s wall": len(ready) / wall,
        }
    return made


def _alike(search: Search, read: Sequence[Sequence[Query]]) -> Made:
    """Give how many listed words a query's word may be, a measure of how crowded the list is."""
    tokens = list(dict.fromkeys(t for one in read for query in one for t in query.tokens))[:2000]
    counts = sorted(len(search.alike(token)) for token in tokens)
    return {"n": len(counts), "mean": sum(counts) / len(counts), "most": counts[-1]}


def recall(index: Path, asked: Path, path: str, seconds: float) -> Made:
    """Compare the search with brute force: the same score over every row that can score at all.

    A row none of whose words is alike to a word of the query scores 0 by the score's first rule;
    every other row is scored, with no bound. Which words are alike is checked apart, against a
    walk over every word of the list. The kernel's own exhaustive walk is used where it has one.
    """
    lookup = Lookup(open_packed(index)[1])
    search = open_search(lookup, fast=path != "python")
    brute = getattr(getattr(search, "_index", None), "brute", None)
    unbounded = _Unbounded(lookup)
    done = expected = missed = spurious = lost = 0
    start = time.process_time()
    for one in read_queries(asked):
        if time.process_time() - start > seconds:
            break
        query = queries(one.name, lookup, one.kind)
        got = {tuple(hit) for hit in search.search(query, LEAST)}
        if brute is not None and isinstance(search, KernelSearch):
            want = {tuple(hit) for hit in brute(search._asked(query), LEAST)}
        else:
            want = set(unbounded.search(query, LEAST))
        done, expected = done + 1, expected + len(want)
        missed, spurious = missed + len(want - got), spurious + len(got - want)
        lost += bool(want) and not want & got
    return {
        "brute force by": "kernel" if brute is not None else "python",
        "queries": done,
        "pairs": expected,
        "pairs missed": missed,
        "pairs not in brute force": spurious,
        "queries that lost every hit": lost,
        "recall": 1 - missed / expected if expected else None,
        "words": _every_word(lookup, asked, seconds / 4),
    }


class _Unbounded(PlainSearch):
    """The search in Python without its bounds: every row with an alike word is scored."""

    def _candidates(self, ready: Any, query: Query, least: int) -> Array:
        del least
        parts = [self._lookup.rows_of(n) for r in ready for n in r.alike]
        rows: Array = np.unique(np.concatenate(parts)) if parts else np.zeros(0, dtype=np.int64)
        side: Array = rows[(rows < self._lookup.people) == query.person]
        return side

    def _worth_scoring(self, ready: Any, rows: Array, query: Query, least: int) -> Array:
        del ready, query, least
        return rows


def _every_word(lookup: Lookup, asked: Path, seconds: float) -> Made:
    """Compare the words found alike by the index with those a walk over every sound finds."""
    start, done, expected, missed = time.process_time(), 0, 0, 0
    sounds, seen = list(lookup.sounds), set()
    for one in read_queries(asked):
        if time.process_time() - start > seconds or done == 200:
            break
        for query in queries(one.name, lookup, one.kind)[:1]:
            for token in query.tokens:
                word = prepare(token, lookup)
                if token in seen or not word.keys or not word.keys[0][0].isascii():
                    continue
                seen.add(token)
                found = alike_of(word, lookup)
                for key, _ in word.keys:
                    near = [n for n, other in enumerate(sounds) if n and sound_alike(key, other)]
                    want = (
                        {t for n in near for t in lookup.of_sound(n)}
                        if word.kind != TokenKind.PARTICLE
                        else set()
                    )
                    expected, missed = expected + len(want), missed + len(want - set(found))
                done += 1
    return {"n": done, "pairs": expected, "pairs missed": missed}


def startup() -> Made:
    """Open the shipped screener in this fresh process."""
    start, wall = time.process_time(), time.perf_counter()
    from witting.parties import Screener

    Screener.default()
    return {
        "since the modules were loaded": time.process_time() - start,
        "wall": time.perf_counter() - wall,
        "MB": held_mb(),
    }


def main(step: str, *arguments: str) -> Made:
    """Run one step by name."""
    steps: dict[str, Callable[..., Made]] = {
        "build": lambda names, index: build(Path(names), Path(index)),
        "opening": lambda index, path: opening(Path(index), path),
        "keying": lambda names, asked, n: keying(Path(names), Path(asked), int(n)),
        "searching": lambda index, asked, path, n: searching(
            Path(index), Path(asked), path, int(n)
        ),
        "recall": lambda index, asked, path, s: recall(Path(index), Path(asked), path, float(s)),
        "startup": startup,
    }
    return steps[step](*arguments)


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
