"""The set of the package `sanctions-screening-benchmark`: listed persons, perturbed in 16 ways.

    python -m quality.ssb_set [--development] [--sample N]

500 persons of the SDN of 2024-05-07 are sampled with seed 7 and the benchmark is built with seed
7, once from names as OFAC's XML gives them (`Given SURNAME`) and once as OFAC's CSV does
(`SURNAME, Given`). A hit is what the package calls one: the best candidate is the entity expected
and is a match; of equals, the one with the smallest id is the best. Its perturbations draw on the
name, so the two forms are two sets.

The development set is another 500 persons, none of them in the scored sample, with seed 11.
"""

import argparse
import random
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from rich.progress import track

from quality.ask import Found, Query, ask_all, sampled
from quality.figure import Better, Figure, needed, show
from quality.listed import entries_of, folded
from witting.base import ListedName, ListEntry, PartyKind
from witting.parties import compare

SIZE = 500
SCORED, DEVELOPMENT = 7, 11
_COMPARED = 60


class Case(NamedTuple):
    """A query with the entity it should find; "" where it should find nobody."""

    query: str
    expected: str
    change: str


def given_first(name: ListedName) -> str:
    """Give a name as the XML does."""
    return name.whole


def surname_first(name: ListedName) -> str:
    """Give a name as the CSV does."""
    return f"{name.last}, {name.first}" if name.first and name.last else name.whole


FORMS: dict[str, Callable[[ListedName], str]] = {
    "given surname": given_first,
    "surname, given": surname_first,
}


def persons(seed: int = SCORED) -> tuple[ListEntry, ...]:
    """Give the 500 persons of a seed; no seed but the scored one has a person of the scored."""
    pool = [
        entry
        for entry in entries_of("ofac-sdn")
        if entry.kind is PartyKind.PERSON and len(entry.name.split()) > 1
    ]
    chosen = random.Random(SCORED).sample(pool, SIZE)  # a fixed sample
    if seed != SCORED:
        taken = {entry.id for entry in chosen}
        rest = [entry for entry in pool if entry.id not in taken]
        chosen = random.Random(seed).sample(rest, SIZE)  # a fixed sample
    return tuple(sorted(chosen, key=lambda entry: entry.id))


def cases(form: str, seed: int = SCORED) -> list[Case]:
    """Build the benchmark of one form of the names with the package's own code."""
    build, sources = needed("ssb.benchmark").build, needed("ssb.sources")
    write = FORMS[form]
    entities = [
        sources.Entity(
            entity_id=entry.id,
            primary_name=write(entry.names[0]),
            entity_type="individual",
            aliases=[write(name) for name in entry.names[1:]],
        )
        for entry in persons(seed)
    ]
    snapshot = sources.ListSnapshot(source="SDN of 2024-05-07", retrieved_at="", entities=entities)
    made = build(snapshot, limit=SIZE, seed=seed)
    return [Case(one.query, one.expected_entity_id or "", one.perturbation) for one in made.cases]


def best(found: Sequence[Found]) -> str:
    """Give the matched entry with the highest score, of equals the one the package meets first."""
    matched = [one for one in found if one.is_match]
    return min(matched, key=lambda one: (-one.score, one.entry_id)).entry_id if matched else ""


def figures(seed: int = SCORED, sample: int | None = None) -> tuple[Figure, ...]:
    """Give recall, false positives and recall by class: index of 500, whole SDN, pairs alone."""
    out: list[Figure] = []
    for form in FORMS:
        made = sampled(cases(form, seed), sample)
        queries = [Query(name=case.query) for case in made]
        for place, index in (
            (f"ssb/{form}", partial(persons, seed)),
            (f"ssb, whole SDN/{form}", partial(entries_of, "ofac-sdn")),
        ):
            answers = ask_all(index, queries, place)
            out += counted(place, made, [best(found) for found in answers])
        few = sampled(made, _COMPARED)
        out += counted(f"ssb, compare/{form}", few, _compared(few, FORMS[form], persons(seed)))
    return tuple(out)


def counted(place: str, made: Sequence[Case], came: Sequence[str]) -> list[Figure]:
    """Count the hits of each class, and the false positives of each kind of negative."""
    n, hits = Counter[str](), Counter[str]()
    total, right = Counter[bool](), Counter[bool]()
    for case, entity in zip(made, came, strict=True):
        hit = entity == case.expected if case.expected else bool(entity)
        n[case.change] += 1
        hits[case.change] += hit
        total[bool(case.expected)] += 1
        right[bool(case.expected)] += hit
    kinds = {case.change: bool(case.expected) for case in made}
    out = [Figure(name=f"{place}/recall", hits=right[True], n=total[True])]
    out.append(
        Figure(
            name=f"{place}/false positives", hits=right[False], n=total[False], better=Better.FEWER
        )
    )
    for change, is_listed in sorted(kinds.items()):
        what, better = ("recall", Better.MORE) if is_listed else ("false positives", Better.FEWER)
        name = f"{place}/{what}/{change}"
        out.append(Figure(name=name, hits=hits[change], n=n[change], better=better))
    return out


def listed_negatives(made: Sequence[Case]) -> list[str]:
    """Give the negatives that are by chance a whole listed name outside the sample."""
    listed = {folded(n.whole) for entry in entries_of("ofac-sdn") for n in entry.names}
    return [case.query for case in made if not case.expected and folded(case.query) in listed]


def _compared(
    few: Sequence[Case], write: Callable[[ListedName], str], entries: Sequence[ListEntry]
) -> list[str]:
    """Give the best entity of each case by `compare` alone, as the package's own loop does."""
    out = []
    for case in track(few, "ssb, compare"):
        top, entity = 0.0, ""
        for entry in entries:
            for name in entry.names:
                found = compare(case.query, write(name), kind="person")
                if found.is_match and found.score > top:
                    top, entity = found.score, entry.id
        out.append(entity)
    return out


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--development", action="store_true")
    parser.add_argument("--sample", type=int)
    wanted = parser.parse_args()
    show(figures(DEVELOPMENT if wanted.development else SCORED, wanted.sample))


if __name__ == "__main__":
    main()
