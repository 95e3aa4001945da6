"""The sweep behind the match threshold: what each threshold finds, and whom it alerts on wrongly.

    python -m quality.name_threshold INNOCENTS.txt [--count 10000]

INNOCENTS.txt holds one name a line of parties that are not listed. What is found is measured on
listed names perturbed the way payments perturb them. The table goes to
docs/decisions/0003-name-threshold.md.
"""

import argparse
import random
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from rich.progress import track

from witting.base import PartyKind, Quality
from witting.lists import Snapshot
from witting.parties import Screener

THRESHOLDS = (0.78, 0.80, 0.82, 0.84, 0.85, 0.86, 0.87, 0.88, 0.90, 0.92, 0.94, 0.96)
_LOW = 0.70
_LONG = 5


def _typo(name: str, chance: random.Random) -> str:
    place = chance.choice([i for i, c in enumerate(name) if c.isalpha()])
    return name[:place] + chance.choice("aeiorstn") + name[place + 1 :]


def _missing_letter(name: str, chance: random.Random) -> str:
    place = chance.choice([i for i, c in enumerate(name) if c.isalpha()])
    return name[:place] + name[place + 1 :]


def _swapped_letters(name: str, chance: random.Random) -> str:
    place = chance.randrange(len(name) - 1)
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def _shuffled(name: str, chance: random.Random) -> str:
    words = name.split()
    chance.shuffle(words)
    return " ".join(words)


def _without_word(name: str, chance: random.Random) -> str:
    words = name.split()
    if len(words) > 2:
        words.pop(chance.randrange(len(words)))
    return " ".join(words)


def _joined(name: str, chance: random.Random) -> str:
    words = name.split()
    if len(words) > 1:
        place = chance.randrange(len(words) - 1)
        words[place : place + 2] = ["".join(words[place : place + 2])]
    return " ".join(words)


def _cut(name: str, chance: random.Random) -> str:  # noqa: ARG001 (one shape)
    return name[:35].rstrip()


CHANGES: dict[str, Callable[[str, random.Random], str]] = {
    "typo": _typo,
    "missing letter": _missing_letter,
    "swapped letters": _swapped_letters,
    "word order": _shuffled,
    "word left out": _without_word,
    "words joined": _joined,
    "cut at 35": _cut,
}


def _best(query: tuple[str, str]) -> tuple[float, str]:
    """Give the score of the wanted entry, or of the best one where none is wanted."""
    name, wanted = query
    found = Screener.default().match(name, threshold=_LOW, limit=50)
    kept = [m for m in found if not wanted or m.entry_id == wanted]
    return (max((m.score for m in kept), default=0.0), kept[0].listed_name if kept else "")


def perturbed(count: int) -> dict[str, list[tuple[str, str]]]:
    """Give listed names changed in each way, with the entry each belongs to."""
    chance = random.Random(14024)  # a fixed sample
    names = [
        (name.whole, entry.id)
        for entry in Snapshot.default().entries
        if entry.kind in (PartyKind.PERSON, PartyKind.ORGANISATION)
        for name in entry.names
        if name.quality is Quality.STRONG and len(name.whole) > _LONG and " " in name.whole
    ]
    sample = chance.sample(names, count)
    return {
        change: [(make(name, chance), entry) for name, entry in sample]
        for change, make in CHANGES.items()
    }


def main() -> None:
    """Print the sweep as a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("innocents", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--perturbed", type=int, default=400)
    parser.add_argument("--show", type=float, default=2.0)
    wanted = parser.parse_args()
    lines = [line for line in wanted.innocents.read_text(encoding="utf-8").splitlines() if line]
    chance = random.Random(14114)  # a fixed sample
    innocents = chance.sample(lines, min(wanted.count, len(lines)))
    groups = {"innocent": [(name, "") for name in innocents], **perturbed(wanted.perturbed)}
    scores: dict[str, list[tuple[float, str]]] = {}
    with ProcessPoolExecutor() as pool:
        for group, queries in track(groups.items(), "sweep"):
            scores[group] = list(pool.map(_best, queries, chunksize=100))
    print("| threshold |", " | ".join(groups), "|")
    for threshold in THRESHOLDS:
        cells = [
            f"{sum(score >= threshold for score, _ in scores[group]) / len(scores[group]):.2%}"
            for group in groups
        ]
        print(f"| {threshold:.2f} | {' | '.join(cells)} |")
    for (score, listed), name in zip(scores["innocent"], innocents, strict=True):
        if score >= wanted.show:
            print(f"{score:.3f} {name!r} -> {listed!r}")


if __name__ == "__main__":
    main()
