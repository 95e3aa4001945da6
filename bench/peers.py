"""What others need for the same lists on the same machine: rapidfuzz over every name, logic-v2.

rapidfuzz comes with witting. nomenklatura is installed into an environment of its own under
`build/`; where that cannot be done, the bench says why and goes on.
"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import rapidfuzz
from rapidfuzz import fuzz, process, utils
from rapidfuzz.distance import JaroWinkler

from bench.name_sets import Asked, read_list, read_queries

Made = dict[str, Any]
_CANDIDATES = 20  # pairs a query is worth where something else has found its candidates
_INSTALL_SECONDS = 900


def rapidfuzz_brute(names: Path, asked: Path, count: int) -> Made:
    """Compare queries with every name of the list by two of rapidfuzz's scorers, one core."""
    listed = [_plain(name) for *_, name in read_list(names)]
    queries = [_plain(one.name) for one in read_queries(asked)[:count]]
    made: Made = {"version": rapidfuzz.__version__, "n": len(queries), "names": len(listed)}
    scorers: Sequence[tuple[str, Any, float, Any]] = (
        ("token_sort_ratio", fuzz.token_sort_ratio, 85, np.uint8),
        ("Jaro-Winkler", JaroWinkler.similarity, 0.85, np.float32),
    )
    for what, scorer, cutoff, kind in scorers:
        start = time.process_time()
        # All at once: rapidfuzz compares several queries with a name in one go.
        process.cdist(queries, listed, scorer=scorer, score_cutoff=cutoff, dtype=kind)
        made[f"{what}, queries/s"] = len(queries) / (time.process_time() - start)
    return made


def _plain(name: str) -> str:
    return str(utils.default_process(name))


def nomenklatura_pairs(names: Path, asked: Path, folder: Path, count: int) -> Made:
    """Time logic-v2 on pairs of a query and a listed name of its kind, in its own environment."""
    try:
        python = _installed(folder / "peers")
        pairs = folder / "pairs.tsv"
        pairs.write_text(_pairs(names, read_queries(asked), count), encoding="utf-8")
        script = Path(__file__).with_name("peer_nomenklatura.py")
        out = subprocess.run(
            [python, script, pairs], capture_output=True, text=True, check=True, timeout=600
        )
    except (subprocess.SubprocessError, OSError) as failed:
        said = getattr(failed, "stderr", "") or str(failed)
        return {"skipped": str(said).strip().splitlines()[-1][:200]}
    made: Made = json.loads(out.stdout.splitlines()[-1])
    made[f"queries/s at {_CANDIDATES} candidates each"] = made["pairs/s"] / _CANDIDATES
    return made


def _installed(place: Path) -> Path:
    """Give the Python of the peers' environment, made if need be."""
    python = place / "bin" / "python"
    if not (place / "installed").exists():
        subprocess.run([sys.executable, "-m", "venv", place], check=True, capture_output=True)
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "nomenklatura>=4.17,<5"],
            check=True,
            capture_output=True,
            text=True,
            timeout=_INSTALL_SECONDS,
        )
        (place / "installed").touch()
    return python


def _pairs(names: Path, asked: Sequence[Asked], count: int) -> str:
    """Pair queries with listed names of their kind that share a word: what a candidate is."""
    listed = [(str(kind or ""), name) for _, _, _, kind, name in read_list(names)]
    by_word: dict[tuple[str, str], list[str]] = {}
    for kind, name in listed:
        for word in _plain(name).split():
            by_word.setdefault((kind, word), []).append(name)
    lines: list[str] = []
    for place, one in enumerate(asked):
        wanted = str(one.kind or "")
        found = [by_word.get((wanted, word), []) for word in _plain(one.name).split()]
        sharing = max(found, key=len, default=[])  # common words have the most candidates
        if sharing and len(lines) < count:
            lines.append(f"{wanted}\t{one.name}\t{sharing[place * 7919 % len(sharing)]}")
    return "\n".join(lines)
