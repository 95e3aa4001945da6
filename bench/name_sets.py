"""The lists and the queries of the name bench.

They are written to files once, so that every step reads the same and none measures the inventing.
"""

import csv
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.invented import Inventor, Named
from witting.base import PartyKind, Quality
from witting.lists import Snapshot

LIST_SEED, QUERY_SEED = 7, 11
NATIVE_LISTED = 0.12  # of the invented listed names; the EU's list has 26 % of its names so
NATIVE_ASKED = 0.33  # of the queries
_ALIAS = 0.25  # of the names that are another spelling of the one before
_KINDS = {"": None, **{kind.value: kind for kind in PartyKind}}
_SCHEMAS = {"Person": PartyKind.PERSON, "Vessel": PartyKind.VESSEL}
Listed = tuple[int, int, bool, PartyKind | None, str]
_OPEN_SANCTIONS = "lists/ua"  # CSV in OpenSanctions' simple form; not to be shipped, only read


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: a kind, a name, and the listed name it was made from, or ""."""

    kind: PartyKind | None
    name: str
    made_from: str = ""


def real_names(shared: Path) -> Iterator[Listed]:
    """Give the names of the shipped lists, and of the lists lying beside the checkout."""
    entry = -1
    for entry, listed in enumerate(Snapshot.default().entries):
        for number, name in enumerate(listed.names):
            yield entry, number, name.quality is Quality.WEAK, listed.kind, name.whole
    for path in sorted((shared / _OPEN_SANCTIONS).glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                entry += 1
                kind = _SCHEMAS.get(row["schema"], PartyKind.ORGANISATION)
                names = [row["name"], *row["aliases"].split(";")]
                for number, name in enumerate(filter(None, names)):
                    yield entry, number, False, kind, name


def list_names(count: int, shared: Path) -> Iterator[Listed]:
    """Give so many names: the real ones, and for the rest invented ones, some with an alias."""
    given, entry = 0, -1
    for listed in real_names(shared):
        if given == count:
            return
        given, entry = given + 1, listed[0]
        yield listed
    inventor, chance = Inventor(LIST_SEED), random.Random(LIST_SEED)
    number = 0
    named: Named | None = None
    invented = inventor.names(count, NATIVE_LISTED)
    while given < count:
        if named is not None and number == 0 and chance.random() < _ALIAS / (1 - _ALIAS):
            number, named = 1, (named[0], inventor.written_otherwise(named[1]))
        else:
            entry, number, named = entry + 1, 0, next(invented)
        given += 1
        yield entry, number, False, *named


def queries(listed: Iterable[Listed], count: int, shares: tuple[int, int]) -> list[Asked]:
    """Give a stream of queries: `shares` innocents to perturbed listed names, mixed."""
    innocent, known = shares
    inventor, chance = Inventor(QUERY_SEED), random.Random(QUERY_SEED)
    positives = count * known // (innocent + known)
    out = [Asked(*named) for named in inventor.names(count - positives, NATIVE_ASKED)]
    out += perturbed(listed, positives, QUERY_SEED)
    chance.shuffle(out)
    return out


def perturbed(listed: Iterable[Listed], count: int, seed: int) -> list[Asked]:
    """Draw listed names and write each as people miswrite it; the same draw every time."""
    inventor, chance = Inventor(seed + 1), random.Random(seed + 1)
    drawn: list[Listed] = []
    for place, one in enumerate(listed):  # a reservoir: one pass, whatever the length
        if place < count:
            drawn.append(one)
        elif (at := chance.randrange(place + 1)) < count:
            drawn[at] = one
    return [Asked(one[3], inventor.written_otherwise(one[4]), one[4]) for one in drawn]


def write_list(path: Path, listed: Iterable[Listed]) -> None:
    """Write names to a file, one a line."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for entry, number, weak, kind, name in listed:
            out.write(f"{entry}\t{number}\t{int(weak)}\t{kind or ''}\t{_flat(name)}\n")


def read_list(path: Path) -> Iterator[Listed]:
    """Read back what `write_list` wrote."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            entry, number, weak, kind, name = line.rstrip("\n").split("\t")
            yield int(entry), int(number), weak == "1", _KINDS[kind], name


def write_queries(path: Path, asked: Iterable[Asked]) -> None:
    """Write queries to a file, one a line."""
    lines = (f"{one.kind or ''}\t{_flat(one.name)}\t{_flat(one.made_from)}\n" for one in asked)
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def read_queries(path: Path) -> list[Asked]:
    """Read back what `write_queries` wrote."""
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    parts = (line.split("\t") for line in lines)
    return [Asked(_KINDS[kind], name, made_from) for kind, name, made_from in parts]


def _flat(name: str) -> str:
    return " ".join(name.split())
